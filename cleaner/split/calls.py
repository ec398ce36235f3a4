"""What a page says to its readers among the texts of its articles: "Sign up for our morning letter and …".

How such sentences begin is known (`rules.sentences`), but so may a paragraph: a page that explains how to sign up for something says
so as well.  So they are removed where a block is not clearly content, and a story is none whose headline is such a call.  A list right
below such a call is what it offers.
"""

from typing import TYPE_CHECKING

from cleaner.rules.rules import concept_said, rule_id
from cleaner.split.groups import Group, Scene
from cleaner.split.many import leads

if TYPE_CHECKING:
    from cleaner.rules import Rules

CLEAR = 3.5
"""Log-odds from which a block is content whatever it begins with."""
CALLS = frozenset(("subscribe", "app", "follow", "support", "cookies"))
"""Concepts of headlines that are no stories'."""
LEAST = 3
"""Words of the shortest line that is asked."""
SUBSCRIBED = frozenset(("subscribe", "newsletter"))
"""Concepts of controls whose boxes offer a letter."""
BOXED, OFFER = 5, 40
"""Blocks of the largest such box, and words beside the control."""
OFFERING = frozenset(("subscribe", "app", "support"))
"""Concepts of calls that name what is to be had."""


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
        if group.role == "main":
            out.update(boxes(scene, odds, group))
        out.update(offered(scene, odds, group, rules, languages))
        text = [i for i in group.blocks if i != title and i not in group.fields]
        if (
            group.role == "item"
            and len(groups) > LEAST
            and text
            and out.keys() >= set(text)
            and not leads(scene, group)
        ):
            for i in group.blocks:  # why one gets the letter, above who sends it
                verdicts[i].rule = out[text[0]]
            continue
        if out and len(out) < len(group.blocks):
            group.blocks = [i for i in group.blocks if i not in out]
            for i, rule in out.items():
                verdicts[i].rule = rule
        found.append(group)
    return found


def boxes(scene: Scene, odds: list[float], group: Group) -> dict[int, str]:
    """The blocks of an article that share a small element with a control to subscribe: what is offered there."""
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    held = {i for i in group.blocks if i != group.title and i not in group.fields and odds[i] < CLEAR}
    found: dict[int, str] = {}
    for i in range(group.blocks[0], group.blocks[-1]):
        concept = shapes[i].concept
        if not verdicts[i].rule or concept is None or concept.name not in SUBSCRIBED or shapes[i].words > LEAST:
            continue
        at, box = page.blocks[i].element, range(0)
        while at >= 0 and page.elements[at].last - page.elements[at].first <= BOXED:
            box = range(page.elements[at].first, page.elements[at].last)
            at = page.elements[at].parent
        within = [j for j in box if not verdicts[j].rule]
        if within and held.issuperset(within) and sum(shapes[j].words for j in within) <= OFFER:
            found.update(dict.fromkeys(within, "section:newsletter"))
    return found


def offered(scene: Scene, odds: list[float], group: Group, rules: "Rules", languages: frozenset[str]) -> dict[int, str]:
    """The items of lists in a group that stand right below a call, each with the rule of the call.

    Not where one is clearly content, but for what shares a box with the call.
    """
    blocks = scene.page.blocks
    found: dict[int, str] = {}
    run: list[int] = []
    for i in [*group.blocks, len(blocks)]:
        if run and (i != run[-1] + 1 or i == len(blocks) or blocks[i].kind != "item"):
            rule = call(scene, run[0] - 1, rules, languages)
            if rule and (max(odds[j] for j in run) < CLEAR or boxed(scene, run)):
                found.update(dict.fromkeys(run, rule))
            run = []
        if i < len(blocks) and blocks[i].kind == "item" and i != group.title and i not in group.fields:
            run.append(i)
    return found


def call(scene: Scene, index: int, rules: "Rules", languages: frozenset[str]) -> str:
    """The rule by which a line is a call that offers something; "" where it is none."""
    if index < 0 or scene.page.blocks[index].kind == "item":
        return ""
    rule = scene.verdicts[index].rule
    if rule:
        return rule if concept_said(rule) in OFFERING else ""
    opened = rules.opens(scene.page.blocks[index].text, languages)
    return rule_id(opened[0]) if opened is not None and opened[0].concept in OFFERING else ""


def boxed(scene: Scene, items: list[int]) -> bool:
    """Whether some items, and the line right before them, fill an element."""
    elements = scene.page.elements
    at = scene.page.blocks[items[0] - 1].element
    while at >= 0 and elements[at].last <= items[0]:
        at = elements[at].parent
    return at >= 0 and elements[at].first == items[0] - 1 and elements[at].last == items[-1] + 1
