"""The one long text of a text page, and the groups that it was cut into, among lists of other stories."""

from cleaner.classify import single
from cleaner.split.groups import Group, Scene, words

BETWEEN = 6
"""Lines without a paragraph within such a text, at the most."""
PARAGRAPHS, LEAST, HALF = 3, 100, 0.5
"""Paragraphs and words of it at the least, and its share of the words of all paragraphs of the page."""
NEARLY_ALL = 0.7
"""The same share where it is all that the page has to say."""
EACH = 1.5
"""Paragraphs of each of its parts, on average."""
NEAR = 12
"""Lines between it and the line of who wrote it and when, at the most."""
DATED = 0.2
"""Share of groups with a time above which they are stories."""
HEADED, BARE = 0.0, 2.8
"""Log-odds from which its parts are one article (`classify.single`), where the first says when or by whom it was written, and where
none does."""
BYLINE = single.TIMED | {"person"}


def longest(scene: Scene) -> list[int]:
    """The paragraphs of the one long text of a page; none where it has no such text."""
    held, best = list[int](), list[int]()
    told = most = whole = 0.0
    for i, shape in enumerate(scene.shapes):
        if not shape.prose or scene.verdicts[i].rule:
            continue
        if held and i - held[-1] > BETWEEN:
            held, told = [], 0.0
        held.append(i)
        told += shape.words
        whole += shape.words
        if told > most:
            best, most = held, told
    return best if len(best) >= PARAGRAPHS and most >= max(LEAST, HALF * whole) else []


def parts(scene: Scene, groups: list[Group], text: list[int]) -> list[Group]:
    """The groups that a long text was cut into, or the one that it is, where the page has little else to say.

    They are none where more than its beginning says who wrote it and when.
    """
    if not text or words(scene, text) < NEARLY_ALL * sum(shape.words for shape in scene.shapes if shape.prose):
        return []
    held = [group for group in groups if group.blocks[0] <= text[-1] and group.blocks[-1] >= text[0]]
    if not held:
        return []
    place = next(place for place, group in enumerate(groups) if group is held[0])
    if place and not headed(held[0]):
        above = groups[place - 1]
        if held[0].blocks[0] - above.blocks[-1] <= NEAR and (above.role == "main" or headed(above)):
            held.insert(0, above)
    if groups[0] is not held[0] and groups[0].role == "main" and headed(groups[0]):
        return []  # the text goes on from there
    if len(held) == 1:
        own = set(held[0].blocks)
        return held if words(scene, [i for i in text if i in own]) >= NEARLY_ALL * words(scene, text) else []
    if len(held) == len(groups) or len(text) < EACH * len(held) or sum(map(headed, held[1:])) > DATED * len(held):
        return []
    span = slice(held[0].blocks[0], held[-1].blocks[-1] + 1)
    odds = single.log_odds(single.measures(scene, held, span))
    return held if odds > (HEADED if headed(held[0]) else BARE) else []


def headed(group: Group) -> bool:
    """Whether a group says when or by whom it was written."""
    return not BYLINE.isdisjoint(group.fields.values())
