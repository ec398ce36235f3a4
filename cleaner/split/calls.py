"""What a page says to its readers among the texts of its articles: "Sign up for our morning letter and …".

How such sentences begin is known (`rules.sentences`), but so may a paragraph: a page that explains how to sign up for something says
so as well.  So they are removed where a block is not clearly content, and a story is none whose headline is such a call.
"""

from typing import TYPE_CHECKING

from cleaner.rules.rules import rule_id
from cleaner.split.groups import Group, Scene

if TYPE_CHECKING:
    from cleaner.rules import Rules

CLEAR = 3.5
"""Log-odds from which a block is content whatever it begins with."""
CALLS = frozenset(("subscribe", "app", "follow", "support", "cookies"))
"""Concepts of headlines that are no stories'."""
LEAST = 3
"""Words of the shortest line that is asked."""


def without_calls_to_readers(
    scene: Scene, odds: list[float], groups: list[Group], rules: "Rules", languages: frozenset[str]
) -> list[Group]:
    """The same groups without blocks that turn to readers; records whose headlines do are left out, and removed."""
    found: list[Group] = []
    blocks, shapes, verdicts = scene.page.blocks, scene.shapes, scene.verdicts
    for group in groups:
        title = group.title
        if group.role != "main" and title >= 0 and blocks[title].level != 1:
            opened = rules.opens(blocks[title].text, languages) if shapes[title].words >= LEAST else None
            timed = any(shapes[i].time is not None or shapes[i].edges for i in group.blocks)
            if opened is not None and opened[0].concept in CALLS and not timed:
                for i in group.blocks:
                    verdicts[i].rule = rule_id(opened[0])
                continue
        out: dict[int, str] = {}
        for i in group.blocks:
            if i == title or i in group.fields or odds[i] >= CLEAR or shapes[i].words < LEAST:
                continue
            opened = rules.opens(blocks[i].text, languages)
            if opened is not None:
                out[i] = rule_id(opened[0])
        if out and len(out) < len(group.blocks):
            group.blocks = [i for i in group.blocks if i not in out]
            for i, rule in out.items():
                verdicts[i].rule = rule
        found.append(group)
    return found
