"""Times of an HTML page that no line tells by its own words: between separators, clocks of one digit, ages without a word for the past."""

from collections import Counter, defaultdict
from itertools import pairwise

from cleaner.describe import hints
from cleaner.describe.imprint import inner_time
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.signs import has_digit
from cleaner.split.groups import Scene
from cleaner.times import ages, parted
from cleaner.times.lines import Time, match

PARTED = 16
"""Words of the longest line that is looked through for times between separators."""
SIGN = lazy(r"[-–—|·•/｜,،、]")
HOUR = lazy(r"\d:[0-5]\d")
CLOCK = lazy(r"(?:[01]?\d|2[0-3]):[0-5]\d")
HOURS = 3
"""Times of day, or ages, at one place that tell that they are some."""
AGED, AGE = 8, 16
"""Words of the longest line that an age stands in, and characters of the longest age."""
PLACED, MOST_UNTOLD = 8, 2
"""Words of a line whose place tells that it holds a time, and how many times as many lines at a place may hold none at first sight as do."""
SEPARATED = lazy(r"\s*[·•|/–—-]\s*")
SEPARATORS = "·•|"
MOST = 86_400 * 366
"""Seconds of the oldest age."""


def part_times(scene: Scene) -> None:
    """Find the times that a separator keeps apart from the rest of a short line, where none was seen at its ends.

    "9:31" may be a score; where markup calls it a time, or those at its place count down, it is one.
    """
    scene.roles.clear()
    blocks, shapes = scene.page.blocks, scene.shapes
    figures = [
        i
        for i, shape in enumerate(shapes)
        if shape.time is None and not shape.prose and shape.words <= PARTED and has_digit(blocks[i].text)
    ]
    hours = counted_down(scene)
    tell_ages(scene, figures)
    part_figures(scene, figures, hours)
    tell_by_place(scene)


def part_figures(scene: Scene, figures: list[int], hours: frozenset[int]) -> None:
    """The times of short lines that hold a digit."""
    blocks, shapes = scene.page.blocks, scene.shapes
    for index in figures:
        block, shape = blocks[index], shapes[index]
        if shape.time is not None:
            continue
        text = block.text
        if (
            len(text) == 4
            and HOUR.fullmatch(text)
            and (index in hours or hints.of_block(scene.page, block) == "published_text")
        ):
            shape.time, shape.edges = match(text.zfill(5), scene.language), ()
            if shape.time is not None:
                shape.time.start, shape.time.end = 0, len(text)
                continue
        if not shape.edges and (block.cuts or SIGN.search(text)):
            shape.edges = parted.times_of(block, scene.language)
            dated = inner_time(text, scene.language) if shape.edges else []
            clocks = all(edge.kind == "clock" for edge in shape.edges)
            if dated and (clocks or within(shape.edges[0], dated[0])):
                shape.edges = tuple(
                    dated
                )  # "von Jane am 12.03.2007, 23:14 | Druck", "November 26, 2026 06:00 PM under Hardware"


def tell_by_place(scene: Scene) -> None:
    """Find the times that a separator keeps apart from a few words where other lines at the same place of the page have some: "Reuters, 02.41"
    and "Il Molo, ieri" among "La Torre, 3 marzo 2025"."""
    blocks, shapes, elements = scene.page.blocks, scene.shapes, scene.page.elements
    told: Counter[tuple[str, str]] = Counter()
    for shape, block in zip(shapes, blocks, strict=True):
        if shape.edges and shape.words <= PLACED and block.element >= 0:
            told[elements[block.element].tag, elements[block.element].raw] += 1
    if not told:
        return
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (shape, block) in enumerate(zip(shapes, blocks, strict=True)):
        if shape.edges or shape.prose or shape.time is not None or shape.words > PLACED or block.element < 0:
            continue
        place = elements[block.element].tag, elements[block.element].raw
        if place in told and (block.cuts or SIGN.search(block.text)):
            places[place].append(index)
    for place, lines in places.items():
        if len(lines) > MOST_UNTOLD * told[place]:
            continue
        for index in lines:
            shapes[index].edges = parted.times_of(blocks[index], scene.language, dots=True)


def within(part: Time, whole: Time) -> bool:
    """Whether a time is only a part of another one."""
    return whole.start <= part.start and part.end < whole.end


def counted_down(scene: Scene) -> frozenset[int]:
    """Lines such as "9:31", where several stand at one place of the page and none is later than the one before it: the newest comes first."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(scene.page.blocks):
        if 4 <= len(block.text) <= 5 and CLOCK.fullmatch(block.text) and block.element >= 0:
            element = scene.page.elements[block.element]
            top = scene.page.elements[block.tops[0]].raw if block.tops and block.tops[0] >= 0 else ""
            places[f"{element.tag} {element.raw} {top}"].append(index)
    found: list[int] = []
    for lines in places.values():
        said = [scene.page.blocks[i].text.zfill(5) for i in lines]
        if len(set(said)) >= HOURS and said == sorted(said, reverse=True):
            found += lines
    return frozenset(found)


def tell_ages(scene: Scene, figures: list[int]) -> None:
    """Find ages without a word for the past, "2 Std." or "Revista Rua - 3 dias", where several stand at one place of the page, of hours
    and more, and hardly one is younger than the one before it: the newest comes first.

    `figures`: short lines without a time that hold a digit.
    """
    places: dict[str, list[tuple[int, Time]]] = defaultdict(list)
    for index in figures:
        block, shape = scene.page.blocks[index], scene.shapes[index]
        if not shape.edges and shape.words <= AGED and block.element >= 0:
            age = age_of(block, scene.language)
            if age is not None:
                element = scene.page.elements[block.element]
                places[f"{element.tag} {element.raw if 'href' not in element.raw else ''}"].append((index, age))
    for found in places.values():
        old = [seconds(age) for _, age in found]
        if len(found) < HOURS or len(set(old)) < 2:
            continue
        younger = sum(two < one for one, two in pairwise(old))
        sorted_ = HOURS * younger <= len(old) and all(ages.long_ago(a) for _, a in found[1:])
        if not sorted_ and not behind_sources(scene, found):
            continue
        for index, age in found:
            if (age.start, age.end) == (0, len(scene.page.blocks[index].text)):
                scene.shapes[index].time = age
            else:
                scene.shapes[index].edges = (age,)


def behind_sources(scene: Scene, found: list[tuple[int, Time]]) -> bool:
    """Whether lines end in ages, most of them of hours and more, behind words that differ: "Harbour Mail · 2 Std." in a stream that is in
    no order.
    """
    before: set[str] = set()
    for index, age in found:
        text = scene.page.blocks[index].text
        said = text[: age.start].rstrip()
        if not said or said[-1] not in SEPARATORS or text[age.end :].strip(" ."):
            return False
        before.add(said)
    long = sum(ages.long_ago(age) for _, age in found)
    return HOURS * (len(found) - long) <= len(found) and 2 * len(before) > len(found)


def age_of(block: Block, language: str | None) -> Time | None:
    """The age that a line, or one of its pieces between separators, is."""
    marks = [found.span() for found in SEPARATED.finditer(block.text)]
    marks += [(cut, cut) for cut in block.cuts if not any(start <= cut <= end for start, end in marks)]
    marks.sort()
    for start, end in zip(
        [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(block.text)], strict=True
    ):
        if 0 < end - start <= AGE and has_digit(block.text[start:end]):
            age = ages.age(block.text[start:end], language)
            if age is not None and seconds(age) <= MOST:
                age.start, age.end = age.start + start, age.end + start
                return age
    return None


def seconds(age: Time) -> int:
    """How long ago a relative time is, about."""
    return (age.months * 30 + age.days) * 86_400 + max(age.seconds, 0)
