"""Quotations of other posts in a thread: what a page says twice, once where it was written and again in each answer to it.

A quotation of what is not on the page, of a book or of a post on an earlier page of the thread, is part of the text of its post.
"""

from bisect import bisect_left
from collections.abc import Set

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene

RULE = "repeat:quotation"
WORD = lazy(r"\w+")
CALLED = lazy(r"(?:^|\s)(?:[\w-]*[_-])?(?:bb|ips|block)?[qQ]uote(?:box|block|d)?(?:\s|$)")
"""Class of an element that holds a quotation, besides `<blockquote>`."""
RUN = 4
"""Words in a row that are looked for."""
SHARE = 0.5
"""Share of a quotation that stands elsewhere, where it begins with who wrote it and may leave out words."""


def without_quotations(scene: Scene, main: Group, parts: list[range]) -> None:
    """Take out of the text of a thread, given the blocks of its posts, the quotations of what stands in it."""
    page, taken = scene.page, set(main.blocks)
    said = [i for i in main.blocks if i != main.title and i not in main.fields]
    starts = [bisect_left(said, lines.start) for lines in parts]
    places = [said[a:b] for a, b in quoted(page, said, sorted({*starts, len(said)}))]
    inside = {i for held in places for i in held}
    known = {run for index in said if index not in inside for run in runs(page.blocks[index].text)}
    for held in places:
        if repeats(page, held, known):
            taken.difference_update(held)
            for index in held:
                scene.verdicts[index].rule = RULE
    main.blocks = sorted(taken)


def quoted(page: Page, said: list[int], starts: list[int]) -> list[tuple[int, int]]:
    """The outermost quotations of a thread, in page order, each as a stretch of its lines `said`, of which posts begin with those at `starts`.

    What holds all that a post says is none, however it is marked up.
    """
    found: list[tuple[int, int]] = []
    end = 0
    for at in page.holding():
        element = page.elements[at]
        if at < end or not (element.tag == "blockquote" or CALLED.search(element.attrs.get("class") or "")):
            continue
        first, last = bisect_left(said, element.first), bisect_left(said, element.last)
        post = bisect_left(starts, first)  # the first that begins in it
        if first < last and (post + 1 >= len(starts) or starts[post + 1] > last):
            found.append((first, last))
            end = element.end
    return found


def runs(text: str) -> list[tuple[str, ...]]:
    """The words of a text, so many at a time, from each word on."""
    words = WORD.findall(text.lower())
    return list(zip(*(words[n:] for n in range(RUN)), strict=False))


def repeats(page: Page, held: list[int], known: Set[tuple[str, ...]]) -> bool:
    """Whether half of the words of a quotation stand elsewhere in the same order."""
    said = [run for i in held for run in runs(page.blocks[i].text)]
    return bool(said) and sum(run in known for run in said) >= SHARE * len(said)
