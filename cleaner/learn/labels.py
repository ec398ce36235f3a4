"""Labels that say what follows: related stories, or what readers say.

A label stands once a page and is followed by lines that differ.  Those under a label of related stories stand on other pages, too: their
headlines, there as headlines.  What readers say stands nowhere else, and each has controls below it that are furniture.
"""

from collections import Counter

from cleaner.learn.pages import PROSE, Seen
from cleaner.learn.tally import EDGE, Tally

WORDS, ASKING = 6, 14
"""Words of the longest label, and of the longest line below it that asks for a comment."""
KNOWN, ELSEWHERE = 0.15, 0.1
"""Shares of the longer lines below a label that stand on several pages, from which on they are of related stories, and of those
that also stand where the label is not, as the headline of a story does on its own page: of comments hardly one."""
NAMED, OFTEN = 0.25, 0.05
"""Names that recur below a label, to a longer line, on such a share of all pages: those of publishers do, those of readers hardly."""
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


def labels(tally: Tally, sure: set[str]) -> dict[str, str]:
    """Furniture -> its concept: labels of `related` stories and of `comments`, and controls of comments (`comment-action`)."""
    candidates = {
        key
        for key in sure
        if key in tally.lines and (line := tally.lines[key]).words <= ASKING and not line.prose and line.per_page < 1.2
    }
    controls = {key for key in sure if key in tally.lines and tally.lines[key].per_page >= 1.3}
    times: Counter[str] = Counter()
    for page in tally.sample:
        times.update(page.keys)
    longer: Counter[str] = Counter()
    below: dict[str, Counter[str]] = {}
    controlled: Counter[str] = Counter()
    named: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    above: dict[str, Counter[str]] = {}
    under: dict[str, Counter[str]] = {}
    for page in tally.sample:
        label = ""
        told = False  # the page has told a story
        for index, key in enumerate(page.keys):
            prose = page.flags[index] & PROSE
            if key in controls:
                controlled[label] += 1
                under.setdefault(key, Counter())[label] += 1
            elif key in sure:
                if key in candidates and told:
                    label = key
                elif prose or key not in tally.lines:
                    label = ""
            else:
                told = told or bool(prose)
                if label:
                    if page.keys[index - 1] == label:
                        followed[label] += 1 if not prose else -1
                        above.setdefault(label, Counter())[page.keys[index - 2] if index > 1 else ""] += 1
                    if page.words[index] >= LONGER:
                        longer[label] += 1
                        below.setdefault(label, Counter())[key] += 1
                    else:
                        named[label] += recurs(tally, key)
    found = {}
    large = len(tally.sample) >= LARGE
    for key in sorted(candidates):
        if longer[key] < LEAST_LINES or followed[key] < 0.3 * tally.lines[key].pages:
            continue
        label, often = above[key].most_common(1)[0]
        empty = says_none(tally, key, "", sure)
        led = label in candidates and often >= 0.8 * above[key].total() and not empty
        if led:  # by a label, or by other furniture?
            empty = says_none(tally, label, key, sure)
            led = bool(empty) or tally.lines[key].words > tally.lines[label].words
        if tally.lines[label if led else key].words > WORDS:
            continue
        elsewhere = sum(n for said, n in below[key].items() if times[said] > n)
        if (
            large
            and named[key] < NAMED * longer[key]
            and (controlled[key] >= CONTROLLED * longer[key] or empty)
            and elsewhere < ELSEWHERE * longer[key]
        ):
            found[key] = "comments"
            if led:
                found[label] = "comments"  # it stands above the line that asks for a comment
                found[key] = "comment-action"
            found |= dict.fromkeys(empty, "no-comments")
        elif sum(n for said, n in below[key].items() if times[said] > 1) >= KNOWN * longer[key]:
            found[key] = "related"
    readers = {key for key, concept in found.items() if concept in ("comments", "comment-action")}
    for key, where in under.items():
        if key not in found and sum(where[label] for label in readers) > 0.5 * tally.lines[key].times:
            found[key] = "comment-action"
    return found


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
