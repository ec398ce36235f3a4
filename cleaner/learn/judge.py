"""Which of the lines that repeat are furniture.

What repeats is furniture where it goes with the page and not with a story.  Lines on half of a site's pages are, unless they play a
part in the header of a story (beside a time, in a slot that other lines share).  Lines on fewer pages are where they stand among furniture,
and not in a stretch that is a story told again: a headline with its paragraphs, a serial's introduction, a quotation.
"""

from collections import Counter
from collections.abc import Mapping

from cleaner.learn.pages import PROSE
from cleaner.learn.tally import EDGE, Line, Tally, runs

OFTEN, MOSTLY = 0.5, 0.8
"""Shares of the pages from which a line, and a line of running text, is furniture without more evidence."""
HEADLINE = 4
"""Words of the shortest headline."""
WITHIN = 0.3
"""The same of a line that is no running text, and stands between paragraphs."""
INSIDE, INSIDE_TEXT = 0.35, 0.4
"""The same of running text, and the share of its places that are between paragraphs: a serial's introduction opens a text."""
AGAIN, SEEN = 1.3, 0.1
"""How often a control stands on a page that has it, and on which share of the pages, at least."""
FLANKED = 0.9
"""Share of its places in which a rarer line stands beside furniture."""
TOLD_AGAIN = 0.4
"""Share of its places in which it stands with one and the same paragraph, which makes it a part of a story."""


def furniture(tally: Tally) -> set[str]:
    """The lines of a site that are furniture, by their keys."""
    lines = tally.lines
    fields = field_shares(tally)
    timed = {key for key, line in lines.items() if is_time(line, lines)}
    header = {key for key, line in lines.items() if in_header(line, timed) and not told_by_none(tally, line, fields)}
    barred = timed | {key for key, line in lines.items() if is_field(tally, line, fields.get(key, 0.0))}
    listed = {key for key, line in lines.items() if headline_of_list(tally, line)}
    barred |= listed | {key for key, line in lines.items() if inner_heading(tally, line)}
    barred |= of_items(tally, header | timed | listed)
    sure = {key for key, line in lines.items() if key not in barred | header and everywhere(tally, line)}
    barred |= {key for key in header if not before_furniture(lines[key], sure)}
    alone = between_varied(tally, barred)
    sure |= {
        key
        for key, line in lines.items()
        if key not in barred and (pitch(tally, line) or control(tally, line, barred, alone.get(key, 0.0)))
    }
    while True:
        more = among(tally, sure, barred)
        if not more:
            return sure
        sure |= more


def of_items(tally: Tally, header: set[str]) -> set[str]:
    """Headlines below lines of a header, and paragraphs below such headlines: a story that many pages list.

    What is on nearly every page is none.
    """
    found = set(header)
    for prose in (False, True):
        for key, line in tally.lines.items():
            fits = line.prose == prose and line.words >= HEADLINE and tally.share(line) < MOSTLY
            if fits and sum(n for above, n in line.before.items() if above in found) > 0.5 * line.times:
                found.add(key)
    return found - header


def everywhere(tally: Tally, line: Line) -> bool:
    """Whether a line stands on so many pages that no story can be the reason."""
    by_chance = 0.7 / len(tally.sample) ** 0.5
    return tally.share(line) >= (MOSTLY if line.prose and opens_text(tally, line) else OFTEN + by_chance)


def opens_text(tally: Tally, line: Line) -> bool:
    """Whether it stands between lines that differ from page to page, as the introduction of a serial does."""
    return varied(tally, line.before) > 0.5 and varied(tally, line.after) > 0.5


def varied(tally: Tally, beside: Counter[str]) -> float:
    """Share of neighbours that stand on few pages."""
    few = sum(n for key, n in beside.items() if key != EDGE and key not in tally.lines)
    return few / sum(beside.values())


def pitch(tally: Tally, line: Line) -> bool:
    """Whether a line interrupts the text of story after story; one that reads as text does so between paragraphs."""
    if line.words < HEADLINE or line.per_page >= 1.5 or tally.share(line) < (INSIDE if line.prose else WITHIN):
        return False
    return line.within > INSIDE_TEXT * line.times or (not line.prose and opens_text(tally, line))


def control(tally: Tally, line: Line, barred: set[str], alone: float) -> bool:
    """Whether a short line stands again and again on a page, beside another one that always does, or alone of its kind."""
    if line.prose or line.words > 4 or line.per_page < AGAIN or tally.share(line) < SEEN:
        return False
    if alone >= OFTEN and line.per_page >= 2:
        return True
    for beside in (line.before, line.after):
        key, most = beside.most_common(1)[0]
        if most >= MOSTLY * line.times and key in tally.lines and key not in barred and key != line.key:
            return True
    return False


def between_varied(tally: Tally, barred: set[str]) -> dict[str, float]:
    """Of the lines that repeat between two that do not, each one's share: names share their places, a control has them alone."""
    times: Counter[str] = Counter()
    for page in tally.sample:
        for index in range(1, len(page.keys) - 1):
            key = page.keys[index]
            if key in tally.lines and key not in barred and tally.lines[key].words <= 4:
                above, below = page.keys[index - 1], page.keys[index + 1]
                times[key] += above not in tally.lines and below not in tally.lines
    return {key: n / max(times.total(), 1) for key, n in times.items()}


def is_time(line: Line, lines: Mapping[str, Line]) -> bool:
    """Whether a line tells a time, also in words that no table knows: a number that changes, beside ever other lines.

    A control that counts ("12 likes") has its fixed place among other furniture.
    """
    if line.timed:
        return True
    if not line.counts or line.words > 6 or line.prose:
        return False
    return max(steady(line.before, lines), steady(line.after, lines)) < MOSTLY


def steady(beside: Counter[str], lines: Mapping[str, Line]) -> float:
    """The share of the most usual neighbour; of the edges of the page and of lines that repeat."""
    key, most = beside.most_common(1)[0]
    return most / sum(beside.values()) if key in lines or key == EDGE else 0.0


def in_header(line: Line, timed: set[str]) -> bool:
    """Whether a line stands beside a time, as names of publishers and authors do, and their stories' headlines."""
    if line.prose:
        return False
    beside = sum(n for where in (line.before, line.after) for key, n in where.items() if key in timed)
    return beside > 0.5 * line.times


def told_by_none(tally: Tally, line: Line, fields: Mapping[str, float]) -> bool:
    """Whether a line of a header stands on nearly every page, and cleaning made no field of it: "Save for later"."""
    return tally.share(line) >= MOSTLY and fields.get(line.key, 1.0) < 0.3


def before_furniture(line: Line, sure: set[str]) -> bool:
    """Whether a line stands before furniture in most places, so that the time beside it is that of what is above."""
    return sum(n for key, n in line.after.items() if key in sure or key == EDGE) > 0.5 * line.times


def is_field(tally: Tally, line: Line, share: float) -> bool:
    """Whether cleaning took the line for a field of its story; one that is on nearly every page tells no story apart."""
    return share > 0.5 and tally.share(line) < MOSTLY


def field_shares(tally: Tally) -> dict[str, float]:
    """Line -> in which share of its places, on pages that were cleaned, it became a field of a story."""
    times: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for page in tally.sample:
        if page.fields is not None:
            fields.update(page.fields)
            times.update(key for key in page.keys if key in tally.lines)
    return {key: fields[key] / n for key, n in times.items()}


def headline_of_list(tally: Tally, line: Line) -> bool:
    """Whether a line is a link in a place where other pages have links that stand nowhere else: a headline."""
    if line.linked < 0.8 * line.times or line.words < 4 or not tally.html:
        return False
    slots = [tally.slots[path] for path in line.paths]
    times = sum(slot.times for slot in slots)
    return sum(slot.single for slot in slots) > 0.2 * times and sum(slot.linked for slot in slots) > 0.8 * times


def inner_heading(tally: Tally, line: Line) -> bool:
    """Whether a line is a heading among the paragraphs of texts: "Ingredients" is on every page of a cook."""
    if not tally.html or line.heading < 0.8 * line.times:
        return False
    beside = 0
    for path, n in line.paths.items():
        parent = path[:-1]
        # Paragraphs of the same container that no other page has.
        if any(p[:-1] == parent and p != path and s.single > 0.5 * s.times for p, s in tally.slots.items() if p):
            beside += n
    return beside > 0.5 * line.times and varied(tally, line.after) > 0.5 and varied(tally, line.before) > 0.5


def among(tally: Tally, sure: set[str], barred: set[str]) -> set[str]:
    """Lines on fewer pages that stand among furniture, but those of stories told again: they have the same text beside them."""
    rarer = {key for key in tally.lines if key not in sure and key not in barred}
    places: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {}
    for page in tally.sample:
        last = len(page.keys)
        for start, end in runs(page, rarer):
            below = end == last or page.keys[end] in sure
            if not below:
                continue
            above = start == 0 or page.keys[start - 1] in sure
            text = [page.keys[index] for index in range(start, end) if page.flags[index] & PROSE]
            for index in range(start, end):
                key, prose = page.keys[index], page.flags[index] & PROSE
                if not prose or (above and end - start == 1):
                    places[key] += 1
                    beside.setdefault(key, Counter()).update(text)
    found = set()
    for key, n in places.items():
        line = tally.lines[key]
        told_again = max((count for other, count in beside[key].items() if other != key), default=0)
        # A headline of a list stands elsewhere as that of its own page.
        flanked = n == line.times if line.words >= HEADLINE else n >= FLANKED * line.times
        if flanked and told_again < TOLD_AGAIN * line.times:
            found.add(key)
    return found | closed(tally, rarer)


def closed(tally: Tally, rarer: set[str]) -> set[str]:
    """Lines of containers in which nearly nothing else stands than what repeats: posters that take turns."""
    if not tally.html:
        return set()
    found = set()
    for key in rarer:
        line = tally.lines[key]
        slots = [tally.slots[path] for path in line.paths]
        times = sum(slot.times for slot in slots)
        if (
            line.words >= 3
            and sum(slot.single for slot in slots) <= 0.05 * times
            and times >= 0.5 * len(tally.sample)
            and sum(slot.lines for slot in slots) <= 0.1 * times
        ):
            found.add(key)
    return found
