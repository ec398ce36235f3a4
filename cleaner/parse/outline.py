"""The tree of a page for those who cannot see it, as programs that steer browsers print it: `- heading "The pass is open" [level=2]`.

What is said of a piece (`heading`, `[level=2]`, `/url:`) stands in blocks of its own, as `running`; what is said twice, by a heading and by
the link in it, is shown once.  What stands in the menu, the head and the foot of a site is `running` as well, and so are its controls.
"""

from cleaner.model import Block, BlockKind
from cleaner.patterns import lazy

LINE = lazy(
    r"(?P<indent>\s*)- '?(?P<role>/?[a-z]+)(?: \"(?P<name>(?:[^\"\\]|\\.)*)\")?(?P<told>(?: (?:\[[^\[\]]*\]|<[a-z]+>))*)'?:?(?: (?P<value>.*))?"
)
ROLES = frozenset(
    [
        "heading",
        "link",
        "paragraph",
        "text",
        "img",
        "list",
        "listitem",
        "button",
        "navigation",
        "banner",
        "main",
        "article",
        "region",
        "contentinfo",
        "complementary",
        "generic",
        "time",
        "textbox",
    ]
)
"""Roles of which pages consist."""
ASIDE = frozenset(("navigation", "contentinfo", "banner", "search"))
"""Parts of a page that belong to its site."""
CONTROLS = frozenset(
    [
        "button",
        "textbox",
        "searchbox",
        "combobox",
        "checkbox",
        "radio",
        "switch",
        "slider",
        "tab",
        "menuitem",
        "option",
        "spinbutton",
        "progressbar",
        "iframe",
    ]
)
BEGINS = frozenset(("article", "listitem", "region", "list", "complementary"))
"""What stands apart from what is before it."""
LEVEL = lazy(r"\[level=(\d)\]")
LEAST, MOSTLY = 8, 0.9
"""Lines of such a tree, and their share of all."""
PARAGRAPH = 120


def outline(lines: list[str]) -> list[Block]:
    """The blocks of a page that is such a tree; none of another."""
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not filled or not filled[0][1].lstrip().startswith("- "):
        return []
    found = [(number, LINE.fullmatch(line.rstrip())) for number, line in filled]
    told = sum(one is not None and one["role"].strip("/") in ROLES | {"url"} for _, one in found)
    if told < max(LEAST, MOSTLY * len(filled)):
        return []
    made: list[Block] = []
    aside = -1  # how far what belongs to the site is set in
    begins = False  # a story
    last = ""  # what the heading or link before says, whose address may follow
    for (number, line), (_, one) in zip(filled, found, strict=True):
        if one is None:
            made.append(Block("paragraph" if len(line) > PARAGRAPH else "line", " ".join(line.split()), number, 0))
            continue
        indent, role = len(one["indent"]), one["role"]
        if indent <= aside:
            aside = -1
        aside = indent if aside < 0 and role in ASIDE else aside
        name, value = unquoted(one["name"] or ""), unquoted((one["value"] or "").strip('"'))
        told_of = f"{role}{one['told']}"
        if role == "/url":
            at = len(made) - bool(made and made[-1].kind == "running")  # right behind the words of the link
            made[at:at] = [Block("address", f"({value})", number, 0)] if value else []
            made.append(Block("running", told_of, number, 0))
            continue
        again = role == "link" and name != "" and name == last
        shown = " ".join(f"{name} {value}".split())
        if aside >= 0 or role in CONTROLS or again or not any(map(str.isalnum, shown)) or (name and role == "region"):
            made.append(Block("running", " ".join(f"{told_of} {shown}".split()), number, 0))
            begins = begins or role in BEGINS
            continue
        level = LEVEL.search(one["told"])
        kind: BlockKind = "heading" if role == "heading" else "paragraph" if len(shown) > PARAGRAPH else "line"
        text = f"[{shown}]" if role == "img" else shown
        made.append(Block("running", told_of, number, 0))
        made.append(Block(kind, text, number, 2 if begins or role in BEGINS else 1, -1, int(level[1]) if level else 0))
        begins = False
        last = name if role in ("heading", "link") else ""
    return made


def unquoted(text: str) -> str:
    """A string as it was before it was quoted."""
    return text.replace('\\"', '"').replace("\\\\", "\\").replace("''", "'")
