"""Short lines that stand in one article after the other, numbers aside: "Full story (12 comments)", "Read on in the shop"."""

from collections import Counter

from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.tally import line_key, said_key
from cleaner.split.prices import priced

RULE = "shape:repeated"
ADDRESS = "shape:address"
TRAIL = lazy(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:\s*›\s*[^›]+)+")
"""An address as search engines show it: "www.example.org › news › harbour"."""
NUMBERED = lazy(r"#\d")
"""What refers to something by its number, and is no control: "Fix a leak (#412)"."""
WORDS = 8
"""Words of the longest line that may be a control; an introduction that a serial always has is longer."""
SEVERAL = 2
"""Stories that must have a call which says the headline again."""
LINKED, MOST = 0.5, 0.8
"""Share of links from which a line of more words may be one, too, and of the articles that must have it: "Download file | Play in new
window | Duration: 38:12"."""
LIKELY, CLEAR = 0.0, 2.0
"""Log-odds from which a figure is likely to be content, and from which any line is."""
LEAST, SHARE = 3, 0.1
"""How often it must stand on the page, and how often for each article; where it is a link at the end of a paragraph, the first
is enough."""


def remove_controls(scene: Scene, groups: list[Group], odds: list[float] | None = None) -> None:
    """Take such lines out of the texts of the articles of a page; headlines and fields may be said again and again.

    So may lines of code, prices, what is clearly content by its log-odds, and figures that are likely to be, where an item has no running text:
    sizes, how many rate a thing.
    """
    if len(groups) < LEAST:
        return
    tails(scene, groups)
    said_again(scene, groups)
    blocks, shapes = scene.page.blocks, scene.shapes
    asked = {
        i
        for group in groups
        for i in group.blocks
        if i != group.title
        and i not in group.fields
        and (shapes[i].words <= WORDS or blocks[i].link_share > LINKED)
        and shapes[i].time is None
        and blocks[i].kind != "code"
        and not priced(blocks[i].text)
    }
    keys = {i: line_key(blocks[i].text, shapes[i]) for i in asked}
    counted = Counter([line_key(b.text, s) for b, s in zip(blocks, shapes, strict=True) if s.words <= WORDS])
    counted.update(key for i, key in keys.items() if shapes[i].words > WORDS)
    least, most = max(LEAST, SHARE * len(groups)), max(LEAST, MOST * len(groups))
    for group in groups:
        for i in [i for i in group.blocks if i in asked and "›" in blocks[i].text and TRAIL.fullmatch(blocks[i].text)]:
            group.blocks.remove(i)
            scene.verdicts[i].rule = ADDRESS
        out = {
            i for i in group.blocks if i in asked and counted[keys[i]] >= (least if shapes[i].words <= WORDS else most)
        }
        if odds is not None:
            out = {i for i in out if odds[i] < CLEAR}
            if out and not any(shapes[i].prose for i in group.blocks):
                out = {i for i in out if odds[i] < LIKELY or not any(map(str.isdigit, blocks[i].text))}
        if out and len(out) < len(group.blocks):
            group.blocks = [i for i in group.blocks if i not in out]
            for i in out:
                scene.verdicts[i].rule = RULE


def said_again(scene: Scene, groups: list[Group]) -> None:
    """Take calls out that say the headline again, where several do: "Read more of “Budget agreed”", which leads where that does."""
    blocks, shapes = scene.page.blocks, scene.shapes
    found: list[tuple[Group, int]] = []
    for group in groups:
        title = blocks[group.title] if group.title >= 0 else None
        if title is None or not title.links:
            continue
        for i in group.blocks:
            links = blocks[i].links
            if i <= group.title or i in group.fields or not links or links[0].href != title.links[0].href:
                continue
            if title.text in blocks[i].text and 0 < shapes[i].words - shapes[group.title].words <= WORDS:
                found.append((group, i))
    if len(found) < SEVERAL:
        return
    for group, i in found:
        group.blocks = [other for other in group.blocks if other != i]
        scene.verdicts[i].rule = RULE


def tails(scene: Scene, groups: list[Group]) -> None:
    """Note where paragraphs end in a link that others end in, too."""
    blocks = scene.page.blocks
    ends: dict[int, tuple[int, str]] = {}
    for i, block in enumerate(blocks):
        link = block.links[-1] if block.links else None
        if link is None or not 0 < link.start < link.end or any(map(str.isalnum, block.text[link.end :])):
            continue
        said = block.text[link.start : link.end]
        if said.count(" ") < WORDS - 1 and not NUMBERED.match(said):
            ends[i] = link.start, said_key(said)
    counted = Counter(said for _, said in ends.values())
    for group in groups:
        found = {i: ends[i][0] for i in group.blocks if i in ends and counted[ends[i][1]] >= LEAST}
        if found:
            group.tails = found
