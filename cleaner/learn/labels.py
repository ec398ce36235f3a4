"""Labels that say what follows: related stories, or what readers say.

A label stands once a page and is followed by lines that differ.  Those under a label of related stories stand on other pages, too: their
headlines, there as headlines.  What readers say stands nowhere else, and each has controls below it that are furniture.
"""

from collections import Counter

from cleaner.learn.pages import PROSE, Seen
from cleaner.learn.tally import Tally

WORDS, ASKING = 6, 14
"""Words of the longest label, and of the longest line below it that asks for a comment."""
KNOWN = 0.15
"""Share of the longer lines below a label that stand on other pages, from which on they are of related stories."""
NAMED = 0.25
"""Names that recur below a label, to a longer line: those of publishers do, those of readers hardly."""
LONGER = 4
"""Words of a line that is a headline or says something."""
CONTROLLED = 0.5
"""Controls below a label of comments, to a longer line."""
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
    pages: Counter[str] = Counter()
    for page in tally.sample:
        pages.update(list(dict.fromkeys(page.keys)))
    longer: Counter[str] = Counter()
    known: Counter[str] = Counter()
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
                        known[label] += pages[key] > 1
                    elif key in tally.lines and not tally.lines[key].counts and not tally.lines[key].timed:
                        named[label] += 1
    found = {}
    large = len(tally.sample) >= LARGE
    for key in sorted(candidates):
        if longer[key] < LEAST_LINES or followed[key] < 0.3 * tally.lines[key].pages:
            continue
        label, times = above[key].most_common(1)[0]
        led = label in candidates and times >= 0.8 * above[key].total()
        if tally.lines[label if led else key].words > WORDS:
            continue
        if known[key] >= KNOWN * longer[key]:
            found[key] = "related"
        elif named[key] < NAMED * longer[key] and controlled[key] >= CONTROLLED * longer[key] and large:
            if not led:
                found[key] = "comments"
                continue
            found[label] = "comments"  # it stands above the line that asks for a comment
            found[key] = "comment-action"
            found |= {
                other: "no-comments" for other in tally.lines[label].after if other in candidates and other != key
            }
    readers = {key for key, concept in found.items() if concept in ("comments", "comment-action")}
    for key, where in under.items():
        if key not in found and sum(where[label] for label in readers) > 0.5 * tally.lines[key].times:
            found[key] = "comment-action"
    return found


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
