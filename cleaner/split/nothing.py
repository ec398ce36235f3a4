"""Pages that hold no article: what they say of themselves is that something is not found, that one must log in, or what may be stored.

They have a headline and some sentences, as short articles do; what is said of an article behind such a form is none of these.
"""

from typing import TYPE_CHECKING

from cleaner.form_fields import passwords
from cleaner.model import Verdict
from cleaner.patterns import lazy
from cleaner.rules.rules import rule_id
from cleaner.split.groups import Group, Scene

if TYPE_CHECKING:
    from cleaner.rules import Rules

MOST = 80
"""Words of all that such a page says, the headline aside."""
MISSING, LOGIN, CONSENT = "not-found", "shape:login", "shape:consent"
RULES = (f"phrase:{MISSING}", LOGIN, CONSENT)
"""How the rules begin that remove what such a page says."""
APART = lazy(r"\s*[|·•–—]\s*|\s+-\s+")
"""What stands between the message and the name of the site."""


def without_nothing(
    scene: Scene, groups: list[Group], rules: "Rules", languages: frozenset[str], removed: set[int]
) -> list[Group]:
    """The same groups, or none where the one article of a page is no article; `removed` are the blocks that turned to readers in it."""
    if len(groups) != 1 or groups[0].role != "main":
        return groups
    group = groups[0]
    said = [i for i in group.blocks if i != group.title]
    if sum(scene.shapes[i].words for i in said) > MOST or any(scene.shapes[i].time is not None for i in said):
        return groups
    rule = called(scene, group, rules, languages) or consents(scene, group, removed)
    if not rule:
        return groups
    for index in group.blocks:
        scene.verdicts[index].rule = rule
    return []


def called(scene: Scene, group: Group, rules: "Rules", languages: frozenset[str]) -> str:
    """The rule for a page whose headline, or a part of what it calls itself, says that something is not found, or that one logs in where
    there is a field for a password; "" for others."""
    headline = scene.page.blocks[group.title].text if group.title >= 0 else ""
    parts = [part for part in APART.split(scene.page.title or "") if part not in headline]
    for words in (headline, *parts):
        found = rules.find(words, languages) if words else None
        if found is not None and found[1].name == MISSING:
            return rule_id(found[0])
        if found is not None and found[1].name == "login" and passwords(scene.page):
            return LOGIN
    return ""


def consents(scene: Scene, group: Group, removed: set[int]) -> str:
    """The rule for a page whose text begins with what it stores; "" where it does not."""
    after = [i for i in sorted(removed) if i > group.title]
    if not after or any(group.title < i < after[0] for i in group.blocks):
        return ""
    return CONSENT if scene.verdicts[after[0]].rule.startswith("phrase:cookies") else ""


def says_nothing(verdicts: list[Verdict], groups: list[Group]) -> bool:
    """Whether a page is known to hold no article."""
    return not groups and any(verdict.rule.startswith(RULES) for verdict in verdicts)
