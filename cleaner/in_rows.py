"""Lines of text pages that hold a whole story each, one below the other: "Headline — The Ledger, 2 hours ago", "The Ledger | 2 hours
ago | Headline".

What such lines are is told by several in a row that are written alike, in each of which one piece is a time: they become lines of
their own, which the page is then read by.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.scripts import unspaced
from cleaner.times.lines import match

LEAST = 3
"""Such lines, one below the other."""
LONGEST = 240
"""Characters of such a line."""
NAME, WORDS = 5, 3
"""Words of the longest name of a source, and of the shortest headline."""
PARAGRAPH, STOPS = 60, ".!?…。！？؟।"
"""Characters of the shortest paragraph, and what it ends in."""
DENSE_NAME, LATIN_NAME, DENSE = 12, 24, 7
"""Characters of these in scripts without spaces, and of a name in Latin letters beside such a headline."""
SIGN = lazy(r"[|｜·•—–(（\[【]|\s-\s|[,，、][^:：]{2,40}[:：]")
"""What each of these lines holds."""
MARK, MOST = lazy(r"[|｜·•—–,，、:：()（）\[\]【】]|\s-\s"), 8
"""What may part such a line, and how often that stands in it at the most."""
S, T, H = r"(?P<S>[^|｜·•—–()（）\[\]【】:：]{2,48}?)", r"(?P<T>[^|｜·•—–()（）\[\]【】]{2,40}?)", r"(?P<H>.{6,}?)"
DASH, COMMA, BAR = r"\s+[-–—|·•]\s+", r"\s*[,，、]\s*|\s+[-–—·•|]\s+", r"\s*[|｜·•—–]\s*|\s+-\s+"
FORMS = tuple(
    lazy(form)
    for form in (
        rf"{H}(?:{DASH}){S}(?:{COMMA}){T}",
        rf"{H}\s*[(（]\s*{S}(?:{COMMA}){T}\s*[)）]",
        rf"{S}(?:{COMMA}){T}(?:\s*[:：]\s*|{DASH}){H}",
        rf"{T}(?:{BAR}){S}(?:{BAR}){H}",
        rf"[\[【]\s*{S}\s*[\]】]\s*{H}(?:{DASH}|\s*[(（]\s*){T}\s*[)）]?",
    )
)
"""How they are written: S is the source, T the time, H the headline."""


def part(page: Page, language: str | None) -> None:
    """Make a block of each piece of such lines."""
    if page.media != "text":
        return
    rows = dict(found(page.blocks, language))
    if not rows:
        return
    parted: list[Block] = []
    for index, block in enumerate(page.blocks):
        if index not in rows:
            parted.append(block)
            continue
        for number, (start, end) in enumerate(rows[index]):
            piece = block.text[start:end]
            parted.append(replace(block, text=piece, cuts=()) if not number else Block(block.kind, piece, block.place))
    page.blocks = parted


def found(blocks: list[Block], language: str | None) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The lines that are to be parted, and where the pieces of each begin and end."""
    run: list[tuple[int, list[re.Match[str]]]] = []
    above = ""
    for index, block in enumerate(blocks):
        text = block.text
        if block.kind in ("address", "running"):
            continue
        forms = written(block)
        if forms:
            run.append((index, forms))
            continue
        if len(run) >= LEAST and not (reads_on(text) and (reads_on(above) or above.endswith((":", "：")))):
            yield from alike(run, language)
        above, run = text, []
    if len(run) >= LEAST:
        yield from alike(run, language)


def written(block: Block) -> list[re.Match[str]]:
    """The forms that a line may be written in."""
    text = block.text
    if len(text) > LONGEST or block.links or block.lead or SIGN.search(text) is None or len(MARK.findall(text)) > MOST:
        return []
    return [m for m in (form.fullmatch(text) for form in FORMS) if m is not None and fits(m)]


def reads_on(text: str) -> bool:
    """Whether a line is a paragraph: a list between two, or below one that announces it, is of their text."""
    return len(text) > PARAGRAPH and text[-1] in STOPS


def fits(row: re.Match[str]) -> bool:
    """Whether a name and a headline are as long as such are."""
    name, head = row["S"].strip(), row["H"].strip()
    if unspaced(head):
        return len(name) <= (LATIN_NAME if name.isascii() else DENSE_NAME) and len(head) >= DENSE
    return name.count(" ") < NAME and head.count(" ") + 1 >= WORDS


def alike(
    run: list[tuple[int, list[re.Match[str]]]], language: str | None
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Those lines of a run that are written in the same way, in each of which a time stands where it should."""
    for form in FORMS:
        rows = [(index, m) for index, forms in run for m in forms if m.re.pattern == form.pattern]
        if len(rows) == len(run) and all(is_time(m["T"], language) and not is_time(m["S"], language) for _, m in rows):
            for index, m in rows:
                yield index, sorted(trimmed(m, name) for name in "STH")
            return


def is_time(text: str, language: str | None) -> bool:
    """Whether some words are a time and nothing else."""
    return match(text.strip(), language) is not None


def trimmed(row: re.Match[str], name: str) -> tuple[int, int]:
    """Where a piece begins and ends without the white space around it."""
    start, end = row.span(name)
    text = row[name]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
