"""Fields that a reader fills in, and the elements that say what belongs there."""

from cleaner.attributes import reader
from cleaner.model import Element, Page

TYPED = frozenset(("text", "email", "password", "tel", "number", "url", "date", ""))
"""Types of `<input>` that words are written into, "" for none told."""
UP = 2
"""Elements around a label within which its field stands."""
LARGEST = 60
"""Elements of the largest of these that are looked through."""
type_of = reader("type")


def is_field(element: Element) -> bool:
    """Whether an element is a field for words, or a choice among many: no checkbox, and no button."""
    if element.tag == "input":
        return (type_of(element.raw) or "").strip().lower() in TYPED
    return element.tag in ("textarea", "select")


def labels_field(page: Page, index: int) -> bool:
    """Whether an element stands in or beside a field.  What opens a tab or an answer by a hidden checkbox does not."""
    at = index
    for _ in range(UP + 1):
        element = page.elements[at]
        if any(map(is_field, page.elements[at + 1 : min(element.end, at + LARGEST)])):
            return True
        at = element.parent
        if at < 0:
            return False
    return False


def passwords(page: Page) -> list[int]:
    """The fields for passwords, as elements."""
    return [i for i, one in enumerate(page.elements) if one.tag == "input" and type_of(one.raw) == "password"]
