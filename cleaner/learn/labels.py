"""Labels that say what follows: related stories, or what readers say.

A label stands once a page and is followed by lines that differ.  Those under a label of related stories stand on other pages, too: their
headlines, there as headlines.  What readers say stands nowhere else, and each has controls below it that are furniture.
"""

from collections import Counter

from msgspec import Struct, field

from cleaner.learn.pages import PROSE, Seen
from cleaner.learn.tally import EDGE, Tally

WORDS, ASKING = 6, 14
"""Words of the longest label, and of the longest line below it that asks for a comment."""
KNOWN, ELSEWHERE = 0.15, 0.1
"""Shares of the longer lines below a label that stand on several pages, from which on they are of related stories, and of those
that also stand where the label is not, as the headline of a story does on its own page: of comments hardly one."""
NAMED, OFTEN = 0.25, 0.05
"""Names that recur below a label, to a longer line, on such a share of all pages: those of publishers do, those of readers hardly."""
FOLLOWED = 0.3
"""Share of a label's pages on which what varies follows at once."""
AGAIN = 1.3
"""How often a control stands on a page that has it, at least."""
LONGER = 4
"""Words of a line that is a headline or says something."""
CONTROLLED = 0.5
"""Controls below a label of comments, to a longer line."""
EMPTY = 0.15
"""Share of its pages on which a label of comments stands above a line that says there are none."""
LARGE = 12
"""Pages of a site on which comments are told from other lists."""
OF_COMMENTS = ("comment-action", "no-comments")
LEAST_LINES = 12
"""Longer lines that must have been seen below a label."""


class Section(Struct):
    """What was seen below a label, up to the next one, on all pages."""

    followed: int = 0
    """Times that something other than running text follows at once, without those that running text does."""
    above: Counter[str] = field(default_factory=Counter)
    """What stands above the label then."""
    said: Counter[str] = field(default_factory=Counter)
    """The longer lines."""
    names: int = 0
    """Shorter ones that recur."""
    controls: Counter[str] = field(default_factory=Counter)


def labels(tally: Tally, sure: set[str]) -> dict[str, str]:
    """Furniture -> its concept: labels of `related` stories and of `comments`, and controls of comments (`comment-action`)."""
    candidates = {
        key
        for key in sure
        if key in tally.lines and (line := tally.lines[key]).words <= ASKING and not line.prose and line.per_page < 1.2
    }
    sections = sections_of(tally, sure, candidates)
    times: Counter[str] = Counter()
    for page in tally.sample:
        times.update(page.keys)
    found: dict[str, str] = {}
    for key in sorted(sections):
        section = sections[key]
        longer = section.said.total()
        if longer < LEAST_LINES or section.followed < FOLLOWED * tally.lines[key].pages:
            continue
        label, empty = label_of(tally, key, section, candidates, sure)
        if tally.lines[label].words > WORDS:
            continue
        if by_readers(tally, section, times) and (section.controls.total() >= CONTROLLED * longer or empty):
            found[key] = "comments" if label == key else "comment-action"
            found[label] = "comments"
            found |= dict.fromkeys(empty, "no-comments")
        elif sum(n for said, n in section.said.items() if times[said] > 1) >= KNOWN * longer:
            found[key] = "related"
    below: Counter[str] = Counter()
    for key, section in sections.items():
        if found.get(key) in ("comments", "comment-action"):
            below.update(section.controls)
    return {key: "comment-action" for key, n in below.items() if n > 0.5 * tally.lines[key].times} | found


def sections_of(tally: Tally, sure: set[str], candidates: set[str]) -> dict[str, Section]:
    """What stands below each line that may be a label, behind the text of the page's story."""
    controls = {key for key in sure if key in tally.lines and tally.lines[key].per_page >= AGAIN}
    found: dict[str, Section] = {}
    for page in tally.sample:
        label = ""
        told = False  # the page has told a story
        for index, key in enumerate(page.keys):
            prose = page.flags[index] & PROSE
            if key in controls:
                if label:
                    found.setdefault(label, Section()).controls[key] += 1
                continue
            if key in sure:
                if key in candidates and told:
                    label = key
                elif prose or key not in tally.lines:
                    label = ""
                continue
            told = told or bool(prose)
            if not label:
                continue
            section = found.setdefault(label, Section())
            if page.keys[index - 1] == label:
                section.followed += -1 if prose else 1
                section.above[page.keys[index - 2] if index > 1 else EDGE] += 1
            if page.words[index] >= LONGER:
                section.said[key] += 1
            else:
                section.names += recurs(tally, key)
    return found


def label_of(tally: Tally, key: str, section: Section, candidates: set[str], sure: set[str]) -> tuple[str, list[str]]:
    """The label of a section, and what says that it is empty: the line above what varies, or the one that this stands under."""
    empty = says_none(tally, key, EDGE, sure)
    above, often = section.above.most_common(1)[0]
    if empty or above not in candidates or often < 0.8 * section.above.total():
        return key, empty
    empty = says_none(tally, above, key, sure)
    if empty or tally.lines[key].words > tally.lines[above].words:
        return above, empty
    return key, []


def by_readers(tally: Tally, section: Section, times: Counter[str]) -> bool:
    """Whether the lines of a section are said by readers: they stand nowhere else, and no publishers are among them."""
    longer = section.said.total()
    elsewhere = sum(n for said, n in section.said.items() if times[said] > n)
    large = len(tally.sample) >= LARGE
    return large and section.names < NAMED * longer and elsewhere < ELSEWHERE * longer


def says_none(tally: Tally, label: str, asking: str, sure: set[str]) -> list[str]:
    """The furniture that stands below a label in place of what varies, and nowhere else: "No comments yet"."""
    found = []
    for key, n in tally.lines[label].after.items():
        line = tally.lines.get(key)
        if line is None or key not in sure or key == asking or n < EMPTY * tally.lines[label].pages:
            continue
        ends = sum(count for after, count in line.after.items() if after in sure or after == EDGE)
        if n >= 0.9 * line.times and ends >= 0.9 * line.times:
            found.append(key)
    return found


def recurs(tally: Tally, key: str) -> bool:
    """Whether a line is on many pages, and neither counts nor tells a time: a publisher's name."""
    line = tally.lines.get(key)
    return line is not None and tally.share(line) >= OFTEN and not (line.counts or line.timed)


def said_by_readers(page: Seen, concepts: dict[str, str], sure: set[str]) -> set[int]:
    """The blocks of a page that stand under a label of comments: up to furniture that is none of theirs."""
    found: set[int] = set()
    inside = False
    for index, key in enumerate(page.keys):
        if key in sure:
            concept = concepts.get(key, "")
            inside = concept == "comments" or (inside and concept in OF_COMMENTS)
        elif inside:
            found.add(index)
    return found
