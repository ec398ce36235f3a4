"""Columns of text that stand side by side, as text browsers print the layout tables of a page: read one after the other.

A gutter is a stretch of blanks that all lines of a region have at the same place.  Lists of terms and what they mean, and tables of
figures, have one, too, but are rows: their cells are short, or what stands left never goes on alone.
"""

from collections.abc import Sequence
from unicodedata import east_asian_width

from cleaner.patterns import lazy

GAP = lazy(r"\S {3,}\S")
"""Blanks within a line, wider than between words."""
GUTTER = lazy(r"0{2,}")
LEAST, SHARE = 10, 0.3
"""Lines of a region that are not blank; the share of them that must stand on either side of a gutter."""
APART = 3
"""Blank lines that end a region."""
WORDS = 2.2
"""Words of the cells of a column on average, at least."""
ALONE = 0.1
"""Share of the lines of a region where something stands in a column and nothing right of it."""
LONGEST = 2000
"""Lines of a region: what is longer is read in several."""
TRIALS = 100
"""Regions of a text that are looked at and are no columns."""
MOST = 400
"""Characters of a line that may be of columns."""


def one_by_one(lines: list[str]) -> list[str]:
    """The lines of a text with columns side by side read one after the other, a blank line between two; other lines as they are."""
    gaps = [line for line in lines if "   " in line]
    if sum(GAP.search(line) is not None for line in gaps) < SHARE * LEAST or any("\t" in line for line in lines):
        return lines
    made: list[str] = []
    at = tried = 0
    while at < len(lines) and tried < TRIALS:
        if GAP.search(lines[at]) is None:
            made.append(lines[at])
            at += 1
            continue
        end, gutters = region(lines, at)
        if gutters:
            made += columns([cells(line, gutters) for line in lines[at:end]])
        else:  # columns may begin below
            tried += 1
            end = next((i for i in range(at + 1, end) if not lines[i].strip()), end)
            made += lines[at:end]
        at = end
    return made + lines[at:]


def region(lines: list[str], start: int) -> tuple[int, list[int]]:
    """One past the last line of what could be columns that begin with a line, and where the gutters between them end; none where these are none."""
    filled = 0
    blank, end, count = 0, start, 0
    for number in range(start, min(start + LONGEST, len(lines))):
        line = lines[number]
        if not line.strip():
            blank += 1
            if blank > APART:
                break
            continue
        if len(line) > MOST:
            break
        wider = filled | mask(line)
        if not gutters_of(wider):
            break
        filled, blank, end, count = wider, 0, number + 1, count + 1
    end = max(end, start + 1)
    if count < LEAST:
        return end, []
    gutters = [g for g in gutters_of(filled) if divides(lines[start:end], g)]
    rows = [cells(line, gutters) for line in lines[start:end] if line.strip()]
    return end, gutters if gutters and are_columns(rows) else []


def mask(line: str) -> int:
    """The places of a line that are not blank, as bits from the first on."""
    if line.isascii():
        bits = "".join(["0" if char == " " else "1" for char in reversed(line)])
    else:
        wide = [("00" if char == " " else "11")[: 2 if east_asian_width(char) in "WF" else 1] for char in line]
        bits = "".join(wide)[::-1]
    return int(bits or "0", 2)


def gutters_of(filled: int) -> list[int]:
    """Where gutters end, behind which something stands."""
    bits = bin(filled)[:1:-1]  # from the first place on, without "0b"
    first = bits.find("1")
    return [found.end() for found in GUTTER.finditer(bits) if found.start() > first >= 0]


def divides(lines: list[str], gutter: int) -> bool:
    """Whether enough lines stand on either side of a gutter."""
    several = [cells(line, [gutter]) for line in lines if line.strip()]
    left, right = (sum(1 for row in several if row[side]) for side in (0, 1))
    return min(left, right) >= SHARE * len(several)


def cells(line: str, gutters: list[int]) -> list[str]:
    """What a line has in each column, without blanks around it."""
    found: list[str] = []
    at = place = begin = 0
    for gutter in gutters:
        while place < len(line) and at < gutter:
            at += 2 if not line[place].isascii() and east_asian_width(line[place]) in "WF" else 1
            place += 1
        found.append(line[begin:place].strip())
        begin = place
    found.append(line[begin:].strip())
    return found


def are_columns(rows: list[list[str]]) -> bool:
    """Whether rows of cells are columns of text: of several words each, and now and then with nothing beside."""
    for number in range(len(rows[0])):
        filled = [row[number] for row in rows if said(row[number])]
        words = sum(len(cell.split()) for cell in filled)
        if len(filled) < SHARE * len(rows) or words < WORDS * len(filled):
            return False
    alone = sum(1 for first, *others in rows if said(first) and not any(map(said, others)))
    return alone >= ALONE * len(rows)


def columns(rows: list[list[str]]) -> list[str]:
    """The cells of each column below each other, those that go on joined, and a blank line behind each column."""
    return [line for column in zip(*rows, strict=True) for line in (*joined(column), "")]


def joined(cells: Sequence[str]) -> list[str]:
    """The lines of a column; one goes on in the next where the first word of that would not have fitted."""
    width = max(map(len, cells))
    lines: list[str] = []
    before = ""
    for cell in cells:
        word = cell.partition(" ")[0]
        if len(before) + 1 + len(word) > width and said(before) and said(cell):
            lines[-1] += f" {cell}"
        else:
            lines.append(cell)
        before = cell
    return lines


def said(cell: str) -> bool:
    """Whether a cell holds words."""
    return any(map(str.isalnum, cell))
