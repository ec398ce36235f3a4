"""What a block looks like from outside: length, how it ends, whether it is a time or a known phrase.

Measured once a page; strip and split go by it.  Sizes are in words; scripts without spaces count two characters a word.
"""

from collections.abc import Sequence
from datetime import date
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from cleaner import signs
from cleaner.edges import edges_in, read_in, told_edges
from cleaner.entry import moment
from cleaner.introductions import goes_on
from cleaner.labels import advertised, bracketed, counted, leading_on
from cleaner.model import TIMES, Block, Page
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.rules.file import Concept
from cleaner.rules.matcher import Hit, Phrase
from cleaner.rules.normal import normalise
from cleaner.scripts import unspaced
from cleaner.times import parted
from cleaner.times.lines import Time, match

LABEL = 40
"""Characters within which a label ends."""
LATIN = lazy(r"[A-Za-z0-9]")
HASHTAGS = lazy(r"(?:[#＃](?:[^\s#＃,，、]{2,}+|[\u3040-\u9fff\uac00-\ud7a3])[\s,，、;|·]*+)++")
"""Possessive: "·" may end a hashtag and stand between two, and trying every way to share a run of them out takes for ever."""
SENTENCE = 9
"""Words of the shortest line that reads as running text because it ends a sentence."""
OPENING = 3
"""Words of the shortest line that is asked whether it begins as what a page says to its readers."""
MARKED = 8
"""Words of the longest line that begins with the mark of an advertisement."""
FEW = 4
"""Words of a control with its number."""
SEVERAL = 16
"""Words of a line whose pieces may be times."""
TIMED = 6
"""Words of a <time> that may be no known time."""
LONG = 160
"""Characters; a longer line is prose and is asked nothing else."""
REMEMBERED = 16_384
"""Lines whose shapes are kept for the next pages: some five megabytes."""
LABELLED = lazy(r"(?<!\S)[^\W\d_][^\s:：]*[:：]")
"""A word with a colon behind it."""
BESIDE = " \u3000|·•,-–—"
"""What stands between a time and what is said beside it."""
CLOSING = ".!?…。！？؟۔।॥'\"’”»›“)]」』）"
"""What a match of `ENDED` ends in."""
TITLED = 1000
"""Characters of a page's title that its lines are compared with: a longer one is no title."""
ENDED = lazy(r"[.!?…。！？؟۔।॥]['\"’”»›“)\]」』）]*$")


class Shape(Struct, gc=False):
    """Measures of one block."""

    words: float
    ended: bool
    """The last character ends a sentence."""
    prose: bool
    """Reads as running text: a sentence, or too long for a headline."""
    time: Time | None = None
    """All of it is a time."""
    edges: tuple[Time, ...] = ()
    """Times at its beginning or end."""
    phrase: Phrase | None = None
    concept: Concept | None = None
    """All of it is a known phrase."""
    intro: Hit | None = None
    """It begins with words that introduce `field`."""
    field: str = ""
    key: str = ""
    """The normal form in which a short line is compared (`rules.normal.normalise`)."""
    said: str = ""
    """A line of a few words without its numbers (`tally.line_key`), where that was asked."""
    sounds: float = -1.0
    """How much a short line of a text page sounds like furniture (`rules.wording`), where that was asked."""
    signs: int = 0
    """Those that a short line of a text page holds (`signs.tell`)."""


def measure(page: Page, rules: Rules, languages: frozenset[str], language: str | None) -> list[Shape]:
    """The shape of each block, in order."""
    known: dict[str, Shape] = {}
    prose: dict[float, Shape] = {}  # one object for all lines of a length
    kept = RECALLED.of(rules)
    told = None if page.elements else signs.tell({b.text: None for b in page.blocks if len(b.text) <= LONG})
    shapes = []
    for block in page.blocks:
        text = block.text
        if len(text) > LONG:
            words = size(text, LONG)
            if told is not None and (opened := rules.opens(text, languages)) is not None:
                shapes.append(Shape(words, True, False, phrase=opened[0], concept=opened[1]))
                continue
            shape = prose.get(words)
            if shape is None:
                shape = prose[words] = Shape(words, True, True)
            if rules.lengthy and (said := rules.find(text, languages)) is not None and said[1].does != "time":
                shape = Shape(words, True, False, phrase=said[0], concept=said[1])
            shapes.append(shape)
            continue
        shape = known.get(text)
        if shape is None:
            shape = recalled(block, kept, rules, languages, language) if told is None else None
            shape = known[text] = shape or short_shape(block, told, rules, languages, language)
            if (
                not shape.ended
                and block.links
                and ends_before_link(block)
                and shape.phrase is None
                and shape.time is None
            ):
                shape.ended, shape.prose = True, shape.prose or words_before(block) >= SENTENCE
        if block.datetime and shape.time is None and shape.phrase is None:
            shape = marked(page, block, shape)
        shapes.append(shape)
    return shapes


class Recalled:
    """Shapes of short lines of HTML pages, by what they depend on, kept from page to page: pages of a site share most of theirs,
    and many sites say "Home" and "Privacy policy"."""

    def __init__(self) -> None:
        self.by: tuple[Rules | None, dict[tuple[object, ...], Shape]] = (None, {})
        """The rules that these shapes were measured with."""

    def of(self, rules: Rules) -> dict[tuple[object, ...], Shape]:
        """Those measured with some rules; empty at first, and when they have become many."""
        measured, shapes = self.by
        if measured is not rules or len(shapes) >= REMEMBERED:
            shapes = {}
            self.by = rules, shapes
        return shapes


RECALLED = Recalled()


def recalled(
    block: Block,
    shapes: dict[tuple[object, ...], Shape],
    rules: Rules,
    languages: frozenset[str],
    language: str | None,
) -> Shape | None:
    """The shape of a short line, of its own where others change theirs; None where it depends on more than its text, or holds
    what is changed in place: a time, or words that introduce a field."""
    links = block.links
    if block.cuts or (links and (len(links) > 1 or links[0].start or links[0].end < len(block.text))):
        return None
    key = block.text, bool(links), language, languages
    shape = shapes.get(key)
    if shape is None:
        shape = short_shape(block, None, rules, languages, language)
        if shape.time is not None or shape.edges or shape.intro is not None:
            return shape
        shapes[key] = shape
    return replace(shape)


def marked(page: Page, block: Block, shape: Shape) -> Shape:
    """The shape of a block that is one <time>, in words that are not known for a time: "Neulich"; else its shape as it is."""
    top = block.tops[0] if len(block.tops) == 1 else -1
    told = moment(block.datetime) if top >= 0 and page.elements[top].tag in TIMES else None
    if told is None or shape.words > TIMED:
        return shape
    day = date.fromisoformat(told[:10])
    time = Time(0, len(block.text), "date", year=day.year, month=day.month, day=day.day)
    return replace(shape, time=time, edges=(), intro=None, field="", prose=False, ended=False)


def ends_before_link(block: Block) -> bool:
    """Whether a link follows the end of a sentence, and nothing follows the link: "... and was home for milking. Read on"."""
    link = block.links[-1]
    before = block.text[: link.start].rstrip()
    return link.end == len(block.text) and before != "" and ENDED.search(before) is not None


def words_before(block: Block) -> float:
    """Words of a block before its last link."""
    return size(block.text[: block.links[-1].start].rstrip() or "-")


def short_shape(
    block: Block, told: dict[str, int] | None, rules: Rules, languages: frozenset[str], language: str | None
) -> Shape:
    """The shape of a line that is short enough to be something other than prose; `told` are the signs of text pages."""
    text = block.text
    words = size(text)
    if words >= 2 and not any(map(str.isalnum, text)):
        words = 1.0  # signs of a font of icons
    ended = text[-1] in CLOSING and ENDED.search(text) is not None
    breaks_off = told is not None and words <= SEVERAL and text.endswith("...")  # as headlines do in lists of links
    shape = Shape(
        words, ended, (ended and words >= SENTENCE and text[-1] not in "…?!？！" and not breaks_off) or words >= 26
    )
    if told is not None:
        shape.signs = told[text]
    shape.key = normalise(text)
    found = rules.find(text, languages, shape.key)
    if found is None and told is not None and words >= OPENING:
        found = rules.opens(text, languages)
    if found is None and block.links and ":" in text[:LABEL]:
        found = leading_on(block, rules, languages)
    if found is None and block.cuts and words <= MARKED:
        found = advertised(block, rules, languages)
    if found is None and words <= FEW and (text[0].isdigit() or text[-1].isdigit() or text[-2:-1].isdigit()):
        found = counted(text, rules, languages)
    if found is not None and found[1].does == "time":
        shape.time, shape.prose = Time(0, len(text), "unread"), False
        return shape
    if found is not None:
        shape.phrase, shape.concept = found
        shape.prose = False
        return shape
    shape.time = match(text, language)
    if shape.time is None:
        if not shape.prose or words < 14:
            shape.edges = edges_of(block, shape, language) if told is not None else edges_in(block, language)
            if not shape.edges and rules.tells_times:
                shape.edges = told_edges(block, rules)
            if shape.signs & signs.PARTS and len(shape.edges) == 1 and read_in(text, shape.edges[0], rules, languages):
                shape.time, shape.edges = shape.edges[0], ()
                return shape
            if shape.ended and any(edge.end == len(text) for edge in shape.edges):
                shape.prose = shape.ended = False  # the full stop is that of a date
        if told is not None and shape.signs & signs.COLON and not shape.prose:
            found_times = before_labels(text, shape.edges, rules, languages, language)
            if found_times:
                shape.edges, shape.signs = found_times, shape.signs | signs.LABELLED
        introduced = rules.introduces(text, languages) or (
            bracketed(text, rules, languages) if told is not None else None
        )
        if introduced is not None and introduced[1].does == "field":
            hit, field = introduced[0], introduced[1].field
            if goes_on(block, hit, field, bool(shape.edges)):
                shape.intro, shape.field = hit, field
    return shape


def before_labels(
    text: str, edges: Sequence[Time], rules: Rules, languages: frozenset[str], language: str | None
) -> tuple[Time, ...]:
    """The times of a line that begins with one, where labels and what they introduce follow: "2026-03-11 08:40 Source: The Ledger"."""
    labels = [m.start() for m in LABELLED.finditer(text)]
    told = (rules.introduces(text[at:], languages) for at in labels)
    if not labels or not labels[0] or not any(found is not None and found[1].does == "field" for found in told):
        return ()
    if edges:
        return tuple(edges) if edges[0].start == 0 else ()
    time = match(text[: labels[0]].rstrip(BESIDE), language)
    return (time,) if time is not None else ()


def edges_of(block: Block, shape: Shape, language: str | None) -> tuple[Time, ...]:
    """The times beside other words in a line of a text page: first those that separators keep apart."""
    apart = (shape.signs & signs.PARTS or block.cuts) and shape.words <= SEVERAL and not shape.prose
    found = parted.times_of(block, language) if apart else ()
    if len(found) == 1 and found[0].kind in ("clock", "date") and not found[0].year:
        # Half of one: "» Mon 23 Nov 2026, 19:04", "Posted on January 29, 2016 by Jane Doe".
        wider = edges_in(block, language)
        return wider if wider and wider[0].start <= found[0].end <= wider[0].end else found
    return found or edges_in(block, language)


def size(text: str, looked_at: int = 1000) -> float:
    """Length in words; how much of it is in a script without spaces is judged by its first characters."""
    if text.isascii():
        return text.count(" ") + 1.0
    sample = text[:looked_at]
    dense = unspaced(sample) * (len(text) / len(sample))
    if not dense:
        return text.count(" ") + 1.0
    return text.count(" ") + dense / 2 + (LATIN.search(sample) is not None)


def ends_in_word(text: str) -> bool:
    """Whether the last character is a letter, a digit, or a vowel sign of one."""
    return text[-1].isalnum() or category(text[-1])[0] == "M"


def beside_times(text: str, shape: Shape) -> str:
    """What a line says besides the times that it begins or ends with."""
    for edge in sorted(shape.edges, key=lambda one: -one.start):
        text = text[: edge.start] + text[edge.end :]
    return text.strip()


def tagged(text: str) -> bool:
    """Whether a line is nothing but hashtags."""
    return text[0] in "#＃" and HASHTAGS.fullmatch(text) is not None
