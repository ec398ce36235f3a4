"""What a page teaches about its own lines: times, ages and words before names that only their number tells from other words."""

from cleaner import signs
from cleaner.describe import bylines, publishers
from cleaner.describe.datelines import is_agency
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules.matcher import Hit, Phrase
from cleaner.shape import Shape
from cleaner.times import ages, parted
from cleaner.times.lines import match
from cleaner.times.looks import may_end

DOTS = lazy(r"(?:^|[-–—|·•/,]\s+)(?:[01]?\d|2[0-3])\.([0-5]\d)(?=$|\s+[-–—|·•/])")
DOTTED_LEAST = 3
"""Lines of a page that have them."""
STAMPED_LEAST = 3
"""Headlines behind a time that make a list of such."""
AGES, AGED = 3, 8
"""Lines with an age without a word for the past that make a page of such, and the words of the longest."""
NAMED = 5
"""Words of the longest name before an age."""
MONTH = 12
"""Characters within which a time before a headline has its figures: "March 13"."""

Distinct = list[tuple[Block, Shape, int]]
"""Lines of up to `LONG` characters that no rule has removed, each once, with how often it is said."""
ORDINAL = lazy(r"(\d{1,3})[.)]\s+(?=\S)")
DIGITS = lazy(r"\d+(?::\d+)*")
SPACE = lazy(r" +")


def with_dots(lines: Distinct) -> bool:
    """Whether a page writes the time of day with a full stop: some numbers such as "18.25" that can be no dates."""
    found = [
        int(mark[1])
        for block, shape, _ in lines
        if shape.words <= 12 and "." in block.text
        for mark in (DOTS.search(block.text),)
        if mark
    ]
    return len(found) >= DOTTED_LEAST and max(found) > 12


def past(lines: Distinct, language: str | None) -> None:
    """Find the ages without a word for the past, if several lines of the page have one."""
    found = [
        (block, shape, age)
        for block, shape, _ in lines
        if shape.signs & signs.DIGIT and shape.time is None and not shape.edges and shape.words <= AGED
        if (age := ages.age(block.text, language)) is not None
    ]
    if len(found) < AGES or sum(ages.long_ago(age) for _, _, age in found) < AGES - 1:
        return
    for block, shape, age in found:
        if any(map(str.isalnum, block.text[: age.start])):
            shape.edges = (age,)
        else:
            shape.time = age


def named_first(lines: Distinct, language: str | None) -> None:
    """Find the ages behind names where nothing parts them: "Fenland Mercury 5 hours ago"."""
    for block, shape, _ in lines:
        if shape.time or shape.edges or shape.ended or shape.prose or not 3 <= shape.words <= AGED:
            continue
        text = block.text
        if not may_end(text):
            continue
        for gap in list(SPACE.finditer(text))[:NAMED]:
            if not written_as_name(text[: gap.start()]):
                break
            time = match(text[gap.end() :], language)
            if time is not None and time.kind == "relative" and (time.seconds >= 0 or signs.has_digit(text)):
                time.start, time.end = gap.end(), len(text)
                shape.edges = (time,)
                break


def written_as_name(text: str) -> bool:
    """Whether all words begin with a capital, or their script has none, but for such as stand within names, and no figures are among them."""
    words = text.split()
    return all(word in bylines.LINKS or (word[0].isalpha() and not word[0].islower()) for word in words[1:]) and (
        words[0][0].isalpha() and not words[0][0].islower()
    )


def introductions(lines: Distinct, language: str | None) -> None:
    """Learn the words with which the page introduces authors, or holders of rights: the same, each time before other names."""
    found: dict[str, list[Shape]] = {}
    credits: set[str] = set()
    for block, shape, _ in lines:
        text = block.text
        if not 3 <= shape.words <= 8 or shape.ended or shape.field or shape.time or shape.edges:
            continue
        if text[text.rfind(" ") + 1].islower() or shape.signs & signs.DIGIT:
            continue
        if text.split(" ", 1)[0].casefold() in bylines.articles() or publishers.named(text):
            continue
        at = 0
        for word in text.split(" ")[:3]:
            at += len(word) + 1
            if (
                word
                and (word[-1] in ":：" or word.islower() or not bylines.has_case(word))
                and bylines.like_names(text[at:]) > 0
            ):
                found.setdefault(text[:at], []).append(shape)
                if " / " in text or is_agency(text[at:]):
                    credits.add(text[:at])
                break
    for words, shapes in found.items():
        if len(shapes) < 2:
            continue
        field = "credit" if words in credits else "authors"
        concept = "credit" if words in credits else "byline"
        for shape in shapes:
            shape.field = field
            shape.intro = Hit(Phrase(concept, language or "", words.strip(), "page"), len(words))


def stamps(lines: Distinct, language: str | None) -> None:
    """Find the times before headlines where nothing parts them, if most headlines of the page have one."""
    titles = [
        (block, shape)
        for block, shape, _ in lines
        if not (shape.prose or shape.time or shape.edges) and 4 <= shape.words <= 24
    ]
    begins = [
        number.end() if shape.signs & signs.DIGIT and (number := ORDINAL.match(block.text)) else 0
        for block, shape in titles
    ]
    found, rest = [], []
    for (block, shape), begin in zip(titles, begins, strict=True):
        if not shape.signs & signs.DIGIT or not any(map(str.isdigit, block.text[begin : begin + MONTH])):
            rest.append((block, shape, begin))
        elif time := parted.leading(block.text, language, begin):
            found.append((shape, time))
    if len(found) < max(STAMPED_LEAST, len(titles) / 3):
        return
    found += [(shape, time) for block, shape, begin in rest if (time := parted.leading(block.text, language, begin))]
    for shape, time in found:
        shape.edges = (time,)
