"""Content that stands in an element which is called navigation, a form or a dialog, on a page that has no other.

`strip` spares an element of such a name where it holds most of the page's running text.  A catalogue has none: there the model of
blocks tells, which is not asked of what is removed unless hardly anything else is content.
"""

from cleaner.classify.blocks import weigh
from cleaner.split.groups import Scene
from cleaner.split.threshold import chance, expected

FEW = 60.0
"""Words of content that are to be expected on a page below which what is removed is asked for more."""
MORE = 2.0
"""How many times as much content must be expected there."""
LIKELY = 0.0
"""Log-odds from which a block is given back."""
NAMED, CONSENT = "selector:", "selector:consent-manager"


def give_back(scene: Scene, odds: list[float], names: list[str]) -> None:
    """Take back what selectors have removed where nearly all content of the page is there, and note its odds."""
    found = 0.0
    for shape, odd, verdict in zip(scene.shapes, odds, scene.verdicts, strict=True):
        if not verdict.rule:
            found += shape.words * chance(odd)
            if found >= FEW:
                return  # as on most pages, after a few paragraphs
    removed = [i for i, v in enumerate(scene.verdicts) if v.rule.startswith(NAMED) and v.rule != CONSENT]
    if not removed:
        return
    told = weigh(scene.page, scene.shapes, names, removed)
    likely = [i for i in removed if told[i] >= LIKELY]
    if expected(scene, told, likely) > MORE * found:
        for i in likely:
            scene.verdicts[i].rule = ""
            odds[i] = told[i]
