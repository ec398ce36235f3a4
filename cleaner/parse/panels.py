"""Hidden text that a reader opens: panels of tabs and accordions, answers below their questions, the rest behind "Read more".

Such a panel is part of what the page shows, a click away.  Hidden menus, dialogs and forms are not.
"""

from cleaner.attributes import attributes
from cleaner.model import Element
from cleaner.patterns import lazy

ROLES = frozenset(["tabpanel", "region"])
"""Roles of panels (WAI-ARIA Authoring Practices: Tabs; Accordion)."""
WORDS = frozenset(
    [
        "accordian",
        "accordion",
        "answer",
        "collapse",
        "collapsible",
        "expandable",
        "expander",
        "faq",
        "faqs",
        "pane",
        "panel",
        "panels",
        "readmore",
        "spoiler",
        "tab",
        "tabpanel",
        "tabs",
        "toggle",
    ]
)
"""Words of the classes and the id of panels."""
OTHER_ROLES = frozenset(
    ["alert", "alertdialog", "banner", "contentinfo", "dialog", "form", "listbox", "menu", "menubar", "navigation",
     "search", "status", "tooltip"]
)  # fmt: skip
OTHER_TAGS = frozenset(
    ["aside", "button", "dialog", "fieldset", "footer", "form", "header", "label", "menu", "nav", "select", "ul"]
)
"""What panels are not, and do not stand in (but for lists)."""
OTHER_WORDS = frozenset(
    ["alert", "banner", "cart", "comments", "consent", "cookie", "cookies", "dialog", "drawer", "dropdown", "error",
     "filter", "filters", "flyout", "footer", "form", "header", "lightbox", "loading", "login", "megamenu", "menu",
     "modal", "nav", "navbar", "navigation", "newsletter", "offcanvas", "overlay", "popover", "popup", "search", "share",
     "sharing", "sidebar", "signup", "skeleton", "submenu", "subscribe", "toast", "tooltip"]
)  # fmt: skip
AROUND_TAGS = frozenset(["dialog", "footer", "form", "header", "nav"])
AROUND_WORDS = frozenset(
    ["dialog", "dropdown", "megamenu", "menu", "modal", "nav", "navbar", "popup", "search", "submenu"]
)
AROUND = 8
"""Elements around a panel that are asked what it stands in."""
LONGEST = 400
"""Characters of the attributes of an element that are looked at."""
WORD = lazy("[a-z]+")
HUMP = lazy("(?<=[a-z])(?=[A-Z])")


def opens(elements: list[Element], index: int) -> bool:
    """Whether a hidden element, `elements[index]`, is one that a reader opens."""
    element = elements[index]
    if element.tag in OTHER_TAGS:
        return False
    words, role = said_of(element.raw)
    if role in OTHER_ROLES or not words.isdisjoint(OTHER_WORDS):
        return False
    if role not in ROLES and words.isdisjoint(WORDS):
        return False
    above = element.parent
    for _ in range(AROUND):
        if above < 0:
            break
        element = elements[above]
        words, role = said_of(element.raw)
        if element.tag in AROUND_TAGS or role in OTHER_ROLES or not words.isdisjoint(AROUND_WORDS):
            return False
        above = element.parent
    return True


def said_of(raw: str) -> tuple[set[str], str]:
    """The words of an element's classes and id, and its role."""
    if not raw:
        return set(), ""
    given = attributes(raw)
    names = f"{given.get('class', '')[:LONGEST]} {given.get('id', '')[:LONGEST]}"
    return set(WORD.findall(HUMP.sub(" ", names).lower())), given.get("role", "").strip().lower()
