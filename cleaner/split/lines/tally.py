"""What a page says more than once, and what stands around a line: counted before its lines are weighed one by one."""

import re
from collections import Counter

from msgspec import Struct

from cleaner import signs
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules import wording
from cleaner.shape import LONG, SEVERAL, Shape
from cleaner.split.groups import Scene
from cleaner.split.lines.sites import sites
from cleaner.split.lines.taught import DIGITS, Distinct, introductions, named_first, past, stamps, with_dots
from cleaner.times import parted

TAIL = lazy(r"(?:\s+([-–—|·•])\s+|\s*([|｜])\s*)((?:[^-–—|·•｜]|(?<=\S)-(?=\S)){2,40})$")
"""What follows the last separator of a line."""
RIGHTS = lazy(r"\s*(?:©|\(c\)(?=[\s\d])|copyright\b|℗)", re.I)
SPEAKER = lazy(r"([^\W\d_][^\s:：]*(?: [^\s:：]+){0,2})\s?[:：]\s?(?=\S)")
SPOKEN = 4
"""Lines that begin with the same name and a colon where people talk in turn."""
WORD = lazy(r"[\w+]+")
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
    asked: frozenset[str] = frozenset()
    """Questions that are headlines among others."""

    def names_site(self, text: str) -> bool:
        """Whether a line names the page's own site."""
        if not self.sites:
            return False
        folded = text.casefold()
        if len(self.sites) <= FEW and not any(name in folded for name in self.sites):
            return False
        return not self.sites.isdisjoint(words_in(folded)) or any(name in folded for name in self.longer)

    def often(self, name: str) -> int:
        """How often a name stands beside a time or after a headline."""
        return self.beside.get(name, 0) + self.tails.get(name, 0)


ASKED, QUESTIONS = 10, "?？؟!！"
"""Words of the longest question that may be a headline, and what it ends in."""
HEAD, HEADS, PER_TEXT = 3, 12, 3
"""Words of a line that may be a headline; how many such lines a page of headlines has, and for each line of running text."""


def words_in(folded: str) -> list[str]:
    """The words of a text; without a regular expression where nothing but blanks stands between them."""
    return folded.split(" ") if folded.replace(" ", "").isalnum() else WORD.findall(folded)


def said_key(text: str) -> str:
    """A line without its numbers: "Useful to 9 readers" is said at every comment, a headline once."""
    text = text.casefold()
    return DIGITS.sub("0", text) if DIGITS.search(text) else text


def line_key(text: str, shape: Shape) -> str:
    """The same of a line; that of a short one, which is asked again and again, is kept with its shape."""
    if len(text) > LONG:
        return said_key(text)
    if not shape.said:
        shape.said = said_key(text)
    return shape.said


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
        named_first(lines, scene.language)
    if asked and of_headlines(scene):
        tally.asked = entitle_questions(scene)
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
            (parts or block.cuts) and shape.words <= SEVERAL and (not asked or (dots and parted.DOTTED.search(text)))
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
        if shape.signs & signs.TAIL and shape.words >= 4 and (found := TAIL.search(text)):
            tally.tails[bare(found[3])] += times
            tally.marks[found[1] or found[2]] += times
    tally.beside.pop("", None)
    tally.interview = max(tally.speakers.values(), default=0) >= SPOKEN
    stamps(lines, scene.language)
    introductions(lines, scene.language)
    tally.sites = sites(scene, lines, sounds)
    tally.longer = tuple(sorted(name for name in tally.sites if not WORD.fullmatch(name)))
    return tally


def of_headlines(scene: Scene) -> bool:
    """Whether a page has hardly any running text beside its headlines: there a short question is one of them, and no text of the one above."""
    heads = prose = 0
    for shape, verdict in zip(scene.shapes, scene.verdicts, strict=True):
        if not verdict.rule:
            prose += shape.prose
            heads += shape.words >= HEAD and not shape.ended
    return heads >= HEADS and prose * PER_TEXT < heads


def entitle_questions(scene: Scene) -> frozenset[str]:
    """Short questions that stand among headlines, wherever they stand, since equal lines share their shape; they end no text."""
    shown = [
        (block, shape) for block, shape in zip(scene.page.blocks, scene.shapes, strict=True) if len(block.text) <= LONG
    ]
    among: dict[str, list[Shape]] = {}
    for (_, above), (block, shape), (_, below) in zip(shown, shown[1:], shown[2:], strict=False):
        if shape.ended and not shape.prose and shape.words <= ASKED and block.text[-1] in QUESTIONS:
            among.setdefault(block.text, [shape]).extend((above, below))
    found = {
        text: shape
        for text, (shape, *around) in among.items()
        if not any(one.prose or one.time is not None or one.edges for one in around)
    }
    for shape in found.values():
        shape.ended = False
    return frozenset(found)


def distinct(scene: Scene) -> Distinct:
    """The short lines of a page; equal lines share their shape."""
    first: dict[str, tuple[Block, Shape]] = {}
    shown = [
        (block, shape)
        for block, shape, verdict in zip(scene.page.blocks, scene.shapes, scene.verdicts, strict=True)
        if len(block.text) <= LONG and not verdict.rule
    ]
    for one in shown:
        first.setdefault(one[0].text, one)
    times = Counter([block.text for block, _ in shown])
    return [(block, shape, times[text]) for text, (block, shape) in first.items()]


def menus(scene: Scene) -> set[int]:
    """The blocks of runs of lines of one or two words; what stands before a time, or is named as publishers are, is in none."""
    found: set[int] = set()
    run: list[int] = []
    blocks, shapes = scene.page.blocks, scene.shapes
    for index in [index for index, shape in enumerate(shapes) if shape.words <= 2.5]:
        shape, text = shapes[index], blocks[index].text
        if shape.ended or shape.time or shape.edges or shape.field or text[0] in "#＃©" or signs.has_digit(text):
            continue
        if index + 1 < len(shapes) and shapes[index + 1].time is not None:
            continue
        if run and run[-1] != index - 1:
            if len(run) >= RUN:
                found.update(run)
            run = []
        run.append(index)
    if len(run) >= RUN:
        found.update(run)
    return found
