"""What a page says more than once, and what stands around a line: counted before its lines are weighed one by one."""

import re
from collections import Counter

from msgspec import Struct

from cleaner import signs
from cleaner.describe import ages, bylines, parted, publishers
from cleaner.describe.datelines import is_agency
from cleaner.model import Block
from cleaner.rules import wording
from cleaner.rules.matcher import Hit, Phrase
from cleaner.shape import LONG, SEVERAL, Shape
from cleaner.split.groups import Scene
from cleaner.split.lines.sites import sites

TAIL = re.compile(r"(?:\s+([-–—|·•])\s+|\s*([|｜])\s*)((?:[^-–—|·•｜]|(?<=\S)-(?=\S)){2,40})$")
"""What follows the last separator of a line."""
RIGHTS = re.compile(r"\s*(?:©|\(c\)(?=[\s\d])|copyright\b|℗)", re.I)
ORDINAL = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
SPEAKER = re.compile(r"([^\W\d_][^\s:：]*(?: [^\s:：]+){0,2})\s?[:：]\s?(?=\S)")
DOTS = re.compile(r"(?:^|[-–—|·•/,]\s+)(?:[01]?\d|2[0-3])\.([0-5]\d)(?=$|\s+[-–—|·•/])")
DOTTED_LEAST = 3
"""Lines of a page that have them."""
SPOKEN = 4
"""Lines that begin with the same name and a colon where people talk in turn."""
WORD = re.compile(r"[\w+]+")
STAMPED_LEAST = 3
"""Headlines behind a time that make a list of such."""
AGES, AGED = 3, 8
"""Lines with an age without a word for the past that make a page of such, and the words of the longest."""
DIGITS = re.compile(r"\d+")
MONTH = 12
"""Characters within which a time before a headline has its figures: "March 13"."""
FEW = 20
"""Names that are looked for one by one."""
RUN = 4
"""Lines of a word or two, one after the other, that make a menu."""


class Tally(Struct):
    """What is said more than once on a page."""

    said: Counter[str]
    """Short lines, numbers apart."""
    tails: Counter[str]
    """Names after the last separator of a line."""
    marks: Counter[str]
    """The separators before them."""
    beside: Counter[str]
    """Names beside a time."""
    speakers: Counter[str]
    """Words before the first colon of a sentence."""
    interview: bool
    """Some speakers speak again and again."""
    titles: int
    """Lines as long as a headline."""
    sites: frozenset[str]
    """What the page calls its own site, casefolded."""
    menus: frozenset[int]
    """Blocks that stand in a run of very short lines."""

    longer: tuple[str, ...]
    """Those of `sites` that are more than a word."""
    sounds: wording.Sounds

    def names_site(self, text: str) -> bool:
        """Whether a line names the page's own site."""
        if not self.sites:
            return False
        folded = text.casefold()
        if len(self.sites) <= FEW and not any(name in folded for name in self.sites):
            return False
        return not self.sites.isdisjoint(WORD.findall(folded)) or any(name in folded for name in self.longer)

    def often(self, name: str) -> int:
        """How often a name stands beside a time or after a headline."""
        return self.beside.get(name, 0) + self.tails.get(name, 0)


def said_key(text: str) -> str:
    """A line without its numbers: "Useful to 9 readers" is said at every comment, a headline once."""
    text = text.casefold()
    return DIGITS.sub("0", text) if DIGITS.search(text) else text


def line_key(text: str, shape: Shape) -> str:
    """The same of a line whose signs are known."""
    return said_key(text) if shape.signs & signs.DIGIT else text.casefold()


def bare(text: str) -> str:
    """A name as it is compared."""
    return text.strip(" \t·•|,،、;:：-–—―/()[]").casefold()


def count(scene: Scene, languages: frozenset[str]) -> Tally:
    """Tallies over the short lines of a page; also finds the times that separators keep apart."""
    sounds = wording.sounds(languages)
    tally = Tally(
        Counter(),
        Counter(),
        Counter(),
        Counter(),
        Counter(),
        False,
        0,
        frozenset(),
        frozenset(menus(scene)),
        (),
        sounds,
    )
    lines = distinct(scene)
    dots = with_dots(lines)
    asked = scene.page.media == "text"  # for its signs, and for times that separators keep apart
    if not asked:
        told = signs.tell(block.text for block, _, _ in lines)
        for block, shape, _ in lines:
            shape.signs = told[block.text]
    if asked:
        past(lines, scene.language)
    for block, shape, times in lines:
        text = block.text
        if dots and shape.time is None and (time := parted.dotted(text, scene.language)):
            shape.time = time
        said = SPEAKER.match(text) if shape.signs & signs.COLON else None
        if said and (shape.ended or shape.prose) and not shape.field:
            tally.speakers[said[1]] += times
        if shape.prose or shape.time is not None:
            continue
        tally.said[line_key(text, shape)] += times
        shape.sounds = sounds.share(shape.key)
        if shape.words > 24:
            continue
        parts = shape.signs & signs.PARTS > 0
        apart = (
            (not asked or (dots and parted.DOTTED.search(text))) and shape.words <= SEVERAL and (parts or block.cuts)
        )
        if apart and (edges := parted.times_of(block, scene.language, dots)):
            shape.edges = edges
        if shape.edges:
            at = 0
            for edge in sorted(shape.edges, key=lambda e: e.start):
                tally.beside[bare(text[at : edge.start])] += times
                at = edge.end
            tally.beside[bare(text[at:])] += times
            continue
        tally.titles += times if shape.words >= 4 and not shape.ended else 0
        if parts and shape.words >= 4 and (found := TAIL.search(text)):
            tally.tails[bare(found[3])] += times
            tally.marks[found[1] or found[2]] += times
    tally.beside.pop("", None)
    tally.interview = max(tally.speakers.values(), default=0) >= SPOKEN
    stamps(lines, scene.language)
    introductions(lines, scene.language)
    tally.sites = sites(scene, lines, sounds)
    tally.longer = tuple(sorted(name for name in tally.sites if not WORD.fullmatch(name)))
    return tally


Distinct = list[tuple[Block, Shape, int]]
"""Lines of up to `LONG` characters that no rule has removed, each once, with how often it is said."""


def distinct(scene: Scene) -> Distinct:
    """The short lines of a page; equal lines share their shape."""
    first: dict[str, int] = {}
    times: Counter[str] = Counter()
    for index, (block, verdict) in enumerate(zip(scene.page.blocks, scene.verdicts, strict=True)):
        if len(block.text) <= LONG and not verdict.rule:
            first.setdefault(block.text, index)
            times[block.text] += 1
    return [(scene.page.blocks[index], scene.shapes[index], times[text]) for text, index in first.items()]


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


def introductions(lines: Distinct, language: str | None) -> None:
    """Learn the words with which the page introduces authors, or holders of rights: the same, each time before other names."""
    found: dict[str, list[Shape]] = {}
    credits: set[str] = set()
    for block, shape, _ in lines:
        text = block.text
        if not 3 <= shape.words <= 8 or shape.ended or shape.field or shape.time or shape.edges:
            continue
        if text[text.rfind(" ") + 1].islower() or DIGITS.search(text):
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


def menus(scene: Scene) -> set[int]:
    """The blocks of runs of lines of one or two words; what stands before a time, or is named as publishers are, is in none."""
    found: set[int] = set()
    run: list[int] = []
    shapes = scene.shapes
    for index, (block, shape) in enumerate(zip(scene.page.blocks, shapes, strict=True)):
        short = shape.words <= 2.5 and not (shape.ended or shape.time or shape.edges or shape.field)
        timed = index + 1 < len(shapes) and shapes[index + 1].time is not None
        if short and not timed and block.text[0] not in "#＃©" and not signs.has_digit(block.text):
            run.append(index)
            continue
        if len(run) >= RUN:
            found.update(run)
        run = []
    if len(run) >= RUN:
        found.update(run)
    return found


def gap_classes(scene: Scene) -> list[int]:
    """What the blank lines before each block tell (`Line.gap`), by what stands between paragraphs of running text.

    Items of a list stand closer than paragraphs; where there are no other paragraphs, one blank line is what parts them.
    """
    blocks, shapes = scene.page.blocks, scene.shapes
    if len({block.gap for block in blocks[1:]}) <= 1:
        return [0] * len(blocks)
    between: Counter[int] = Counter()
    listed = 0
    for one, two, before, shape in zip(blocks, blocks[1:], shapes, shapes[1:], strict=False):
        if before.prose and shape.prose:
            if one.marker or two.marker:
                listed += 1
            else:
                between[two.gap] += 1
    if not between and len({block.gap for block in blocks[1:] if block.gap}) > 1:
        between = sentences(blocks, shapes)
    if between:
        usual = between.most_common(1)[0][0]
    else:
        usual = min(block.gap for block in blocks if block.gap) if listed else 0
    return [1 if block.gap < max(usual, 1) else 2 if block.gap <= usual else 3 for block in blocks]


def sentences(blocks: list[Block], shapes: list[Shape]) -> Counter[int]:
    """The blank lines between sentences, one of which is long, where no two long ones follow each other."""
    return Counter(
        two.gap
        for two, before, shape in zip(blocks[1:], shapes, shapes[1:], strict=False)
        if two.gap
        and before.ended
        and shape.ended
        and before.prose + shape.prose
        and min(before.words, shape.words) >= 4
    )


def said_again(scene: Scene, index: int) -> bool:
    """Whether a line repeats one of the two before it: "- The Mainichi" under "The Mainichi"."""
    blocks = scene.page.blocks
    block = blocks[index]
    text = block.text
    if not block.marker and text[0] not in "–—-·•|":
        for at in range(max(index - 2, 0), index):
            other = blocks[at].text
            if len(other) == len(text) and other.casefold() == text.casefold():
                return True
        return False
    near = blocks[max(index - 2, 0) : index]
    said = text.casefold().strip("–—-·•| ")
    return said != "" and any(
        said == (other := one.text.casefold()) or (block.marker != "" and said in other and len(other) <= 80)
        for one in near
        if len(one.text) <= 120
    )
