"""Match elements against selectors: a tag, an id, class tokens, attributes — whole tokens, never parts of one.

The language of rule files is a subset of CSS: one compound selector (`aside.promo`, `[role=navigation]`, `#footer`),
or several with commas.  Combinators are not needed for furniture and would cost a walk for every element.
"""

import re

from msgspec import Struct

from cleaner.model import Element
from cleaner.patterns import lazy

PART = lazy(
    r"""(?P<tag>[a-z][a-z0-9-]*)(?=$|[.#\[])|\.(?P<cls>-?[_a-z][\w-]*)|\#(?P<id>[\w-]+)"""
    r"""|\[(?P<attr>[a-z][\w:-]*)(?:=(?P<q>["']?)(?P<value>[^"'\]]*)(?P=q))?\]""",
    re.IGNORECASE | re.VERBOSE,
)


class Compound(Struct, frozen=True, gc=False):
    """One compound selector; empty parts match anything."""

    tag: str
    id: str
    classes: tuple[str, ...]
    attrs: tuple[tuple[str, str | None], ...]

    def matches(self, element: Element, classes: list[str]) -> bool:
        """Whether the element has all that is asked for; class and attribute values are compared case folded."""
        attrs = element.attrs
        return (
            (not self.tag or self.tag == element.tag)
            and (not self.id or (attrs.get("id") or "").lower() == self.id)
            and all(c in classes for c in self.classes)
            and all(
                name in attrs and (value is None or (attrs[name] or "").strip().lower() == value)
                for name, value in self.attrs
            )
        )


class Selector(Struct, frozen=True, gc=False):
    """A selector rule."""

    id: str
    """selector:NAME."""
    select: str
    does: str
    """remove or section."""
    section: str
    why: str
    origin: str
    compounds: tuple[Compound, ...]
    spares: bool = False
    """Leaves an element alone that holds running text, or a heading of several words."""
    sure: bool = False
    """Removes an element however much of the page's text it holds: nothing but a program names it so."""


def compile_selector(select: str) -> tuple[Compound, ...]:
    """Raises ValueError, naming the part, where the selector is not of the subset."""
    compounds = []
    for alternative in select.split(","):
        rest = alternative.strip()
        if not rest:
            raise ValueError("an empty selector")
        tag = identity = ""
        classes: list[str] = []
        attrs: list[tuple[str, str | None]] = []
        while rest:
            part = PART.match(rest)
            if not part or (part["tag"] and rest != alternative.strip()):
                raise ValueError(f"cannot read {rest!r}: a selector is a tag, .class, #id and [attribute=value]")
            if part["tag"]:
                tag = part["tag"].lower()
            elif part["cls"]:
                classes.append(part["cls"].lower())
            elif part["id"]:
                identity = part["id"].lower()
            else:
                attrs.append((part["attr"].lower(), part["value"].lower() if part["value"] is not None else None))
            rest = rest[part.end() :]
        compounds.append(Compound(tag, identity, tuple(classes), tuple(attrs)))
    return tuple(compounds)


class SelectorTable:
    """Selectors by the rarest thing they ask for: id, first class, first attribute, tag.

    What is not found here is looked for in `base`.
    """

    def __init__(self, base: "SelectorTable | None" = None) -> None:
        self.base = base
        self.all: list[Selector] = []
        self.index: dict[str, list[tuple[Compound, Selector]]] = {}
        self.attrs: set[str] = set()
        self.tokens: set[str] = set()
        """Words of which an element has one if it is in `index` by more than its tag: an id, a class, the value of an
        attribute, or its name with "=" behind it."""

    def add(self, selector: Selector) -> None:
        """Enter a selector; the first that matches wins, so enter the user's before the built-in ones."""
        self.all.append(selector)
        for compound in selector.compounds:
            if compound.id:
                key = "#" + compound.id
                self.tokens.add(compound.id)
            elif compound.classes:
                key = "." + compound.classes[0]
                self.tokens.add(compound.classes[0])
            elif compound.attrs:
                name, value = compound.attrs[0]
                key = "[" + name
                self.tokens.add(value if value and value.isalnum() else name + "=")
                self.attrs.add(name)
            else:
                key = compound.tag
            self.index.setdefault(key, []).append((compound, selector))

    def find(self, element: Element) -> Selector | None:
        """The first selector that matches the element."""
        found = self.own(element) if self.all else None
        return self.base.find(element) if found is None and self.base is not None else found

    def own(self, element: Element) -> Selector | None:
        """`find`, of the selectors of this table alone."""
        candidates = self.index.get(element.tag)
        if self.tokens.isdisjoint(element.raw.lower().replace('"', " ").split()):
            if not candidates:
                return None
            classes = (element.attrs.get("class") or "").lower().split()
        else:
            candidates, classes = self.named(element, candidates or [])
        for compound, selector in candidates:
            if compound.matches(element, classes):
                return selector
        return None

    def named(
        self, element: Element, candidates: list[tuple[Compound, Selector]]
    ) -> tuple[list[tuple[Compound, Selector]], list[str]]:
        """What is indexed by the element's tag, then by its attributes, in their order; and its classes."""
        index = self.index
        candidates = list(candidates)
        classes: list[str] = []
        for name, value in element.attrs.items():
            if name == "class":
                classes = value.lower().split()
                for token in classes:
                    candidates += index.get("." + token, ())
            elif name == "id":
                candidates += index.get("#" + value.lower(), ())
            if name in self.attrs:
                candidates += index["[" + name]
        return candidates, classes
