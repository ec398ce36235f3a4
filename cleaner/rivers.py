"""Stories of a text page that are two lines each: who wrote it and where, with a colon, then headline and lead on one line, as rivers of
news print them: "Jane Doe / The Ledger:", "Buoys learn to listen — The company says that …".

What such lines are is told by several of them on a page: the second of each becomes two, which the page is then read by.
"""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.model import Block, Page
from cleaner.patterns import lazy

LEAST = 3
"""Such stories of a page."""
SLASH, SHARE = " / ", 0.3
"""What parts who wrote from who published, and the share of the stories that name both: people who speak in turn have a colon, too."""
NAMES = lazy(r"[^:：]{2,80}[:：]")
MOST = 10
"""Words of the longest line of names."""
DASH = lazy(r"\s+[—–―]\s+")
LABEL, NEAR = lazy(r"([^\W\d_][^:：]{1,20}?)\s?[:：]\s?(?=\S)"), 4
"""What lines below a story begin with that name others, and how many of them there may be."""
LONGEST, WORDS = 300, 4
"""Characters of the longest headline, and words of the shortest headline and lead."""


def part(page: Page) -> None:
    """Make a block each of headline and lead, leave out the colon above them, and note in `Page.told` what each is."""
    if page.media != "text":
        return
    stories = dict(found(page.blocks))
    if len(stories) < LEAST or sum(SLASH in page.blocks[i - 1].text for i in stories) < SHARE * len(stories):
        return
    others = beside(page.blocks, stories)
    parted: list[Block] = []
    for index, block in enumerate(page.blocks):
        at = stories.get(index)
        if index + 1 in stories:
            block.text = block.text.rstrip(" :：")
            page.told[len(parted)] = "source"
        elif index in others:
            page.told[len(parted)] = "beside"
        parted.append(block)
        if at is not None:
            lead = Block("paragraph", block.text[at[1] :], block.place)
            block.text, block.kind, block.cuts = block.text[: at[0]], "line", ()
            page.told |= {len(parted) - 1: "title", len(parted): "text"}
            parted.append(lead)
    page.blocks = parted


def beside(blocks: list[Block], stories: dict[int, tuple[int, int]]) -> set[int]:
    """The lines below such stories that name other papers, behind the same word in several: "More: The Lantern and Quayside"."""
    labels: dict[str, list[int]] = {}
    for index in stories:
        for below in range(index + 1, min(index + 1 + NEAR, len(blocks))):
            label = LABEL.match(blocks[below].text)
            if label is None or below + 1 in stories:
                break
            labels.setdefault(label[1].casefold(), []).append(below)
    return {index for lines in labels.values() if len(lines) > 1 for index in lines}


def found(blocks: list[Block]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The second lines of such stories, and where the dash between headline and lead stands."""
    for index, (above, block) in enumerate(pairwise(blocks), 1):
        text = block.text
        if above.text[-1] not in ":：" or above.text.count(" ") >= MOST or NAMES.fullmatch(above.text) is None:
            continue
        dash = DASH.search(text, 0, LONGEST)
        if dash is not None and min(text.count(" ", 0, dash.start()), text.count(" ", dash.end())) >= WORDS - 1:
            yield index, dash.span()
