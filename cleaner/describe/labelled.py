"""Cut a line of labels and their values, as pages in Chinese, Japanese, Russian and others have below headlines:
"来源：新京报 作者：王一 2019-09-09 10:20 浏览：33", "Источник: ТАСС Автор: Анна Ким".
"""

from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.name_ends import languages
from cleaner.describe.named import names, source
from cleaner.describe.timed import time
from cleaner.describe.topics import topics
from cleaner.patterns import lazy
from cleaner.rules.file import Concept
from cleaner.scripts import holds_unspaced
from cleaner.shape import Shape
from cleaner.times.lines import Time, match

LABEL = lazy(r"(?:(?<=^)|(?<=[\s|｜,，;；)）\]】]))([^\W\d_]{1,12}) ?[:：]")
"""A word and a colon."""
COLONS = ":："
FEW = 2
"""Labels that make a line one of labels."""
KNOWN = frozenset(("authors", "source", "published_text", "updated", "tags"))
"""Fields of labels, one of which such a line has."""


def labelled(state: Cut, index: int, shape: Shape) -> bool:
    """Cut such a line, each value into the field of its label; False where it is none.

    All its labels must be known but those of times; one of them where words are written without spaces.
    """
    text = state.page.blocks[index].text
    if shape.prose or sum(map(text.count, COLONS)) < FEW:
        return False
    found = list(LABEL.finditer(text))
    if len(found) < FEW:
        return False
    concepts = [concept(state, one[1]) for one in found]
    if not any(one is not None and one.field in KNOWN for one in concepts):
        return False
    ends = [*(one.start() for one in found[1:]), len(text)]
    unknown = [(one.end(), end) for one, told, end in zip(found, concepts, ends, strict=True) if told is None]
    if not holds_unspaced(text) and any(time_at(state, index, *stretch) is None for stretch in unknown):
        return False
    bare(state, index, 0, found[0].start())
    for one, told, end in zip(found, concepts, ends, strict=True):
        state.drop(index, one.start(), one.end(), "field:label")
        value(state, index, one.end(), end, told.field if told is not None else "")
    return True


def concept(state: Cut, label: str) -> Concept | None:
    """What the word before a colon is known as."""
    found = state.rules.introduces(f"{label}:", languages(state)) or state.rules.find(label, languages(state))
    return found[1] if found is not None else None


def value(state: Cut, index: int, start: int, end: int, field: str) -> None:
    """What stands behind the label of a field; behind one that has none it may be a time."""
    text = state.page.blocks[index].text
    said = text[start:end].strip(TRIM)
    if not any(map(str.isalnum, said)):
        state.drop(index, start, end, "field:separator")
    elif field == "authors":
        stop = bare_end(state, index, start, end)
        names(state, index, start, stop)
        bare(state, index, stop, end)
    elif field == "source":
        stop = bare_end(state, index, start, end)
        source(state, index, start, stop)
        bare(state, index, stop, end)
    elif field == "tags":
        topics(state, index, start, end)
    else:
        bare(state, index, start, end, "updated" if field == "updated" else "")


def bare(state: Cut, index: int, start: int, end: int, label: str = "") -> None:
    """Words without a label, or with one that has no field: a time, or nothing."""
    at = time_at(state, index, start, end)
    if at is None:
        state.drop(index, start, end, "shape:header-line")
        return
    if label == "updated":
        at.label = "updated"
    state.drop(index, start, at.start, "shape:header-line")
    time(state, index, at, at.start, at.end)
    state.drop(index, at.end, end, "shape:header-line")


def bare_end(state: Cut, index: int, start: int, end: int) -> int:
    """Where a name ends that a time without a label follows."""
    at = time_at(state, index, start, end)
    return at.start if at is not None and at.start > start else end


def time_at(state: Cut, index: int, start: int, end: int) -> Time | None:
    """The longest time among the words of a stretch."""
    text = state.page.blocks[index].text
    edges = [start, *(i + 1 for i in range(start, end) if text[i].isspace()), end]
    for length in range(len(edges) - 1, 0, -1):
        for first in range(len(edges) - length):
            one, two = edges[first], edges[first + length]
            said = text[one:two]
            found = match(said.strip(TRIM), state.language) if any(map(str.isdigit, said)) else None
            if found is not None:
                one += len(said) - len(said.lstrip(TRIM))
                found.start, found.end = found.start + one, found.end + one
                return found
    return None
