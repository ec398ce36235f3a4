"""What a short line of a text page looks like: all that its worths depend on, in classes that many lines share.

Most lines hold few signs (`lines.signs`): what needs one is not asked of them.
"""

from typing import NamedTuple

from cleaner.describe import bylines, publishers
from cleaner.describe.pictures import is_credit
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.shape import Shape, ends_in_word, size
from cleaner.signs import COLON, DIGIT, EMOJI, LABELLED, LIST, MANY, PARTS, STOP, has_digit
from cleaner.signs import TAIL as TAILED
from cleaner.split.lines.people import may_name, person_worth
from cleaner.split.lines.roles import NEVER
from cleaner.split.lines.tally import RIGHTS, SPEAKER, SPOKEN, TAIL, Tally, bare, line_key, said_key
from cleaner.split.lines.taught import ORDINAL

ROW = lazy(r"\s+[|·•/›»>–—-]\s+|\s*[|·•›»]\s*")
YEAR = lazy(r"\b(?:19|20)\d\d\b")
TALKING = lazy(r"[.!?。！？؟।]\s+\S|[\U0001f300-\U0001faff\u2600-\u27bf]")
"""Signs of talk: a sentence that ends before the line does, an emoji."""
NICK = lazy(r"\d|_|[a-z][A-Z]|^[a-z]")
"""Signs of a name that its bearer made up."""
MASK = "***"
"""What stands for letters of a name that are not shown."""
OPENING = "\"'“”«‘„「『《¿¡(（[【#$€£"
RIGHTFUL = "©℗(cC "
"""What a line may begin with that says who holds its rights."""
POSTAL = lazy(r",\s*(?:[A-Z]{1,2}-)?\d{5}\s+[^\W\d]")
"""A postal code and the town behind it."""
LISTED = lazy(r"[,、،;，；]")
TELLING = ".!?…。！？؟۔।॥:：,;、،，；–—-"
"""Last characters that say something."""

BESIDE = " ·•|,-–—/"
"""What stands between a time and a name beside it."""
MANY_NAMES = 2
"""Words of several names and of what joins them, at least."""
FIGURES = 16
"""Words of the longest line that holds no letter and is furniture: a rank, a score."""
CREDITED = 1.2
"""What a line is worth as one of who holds rights, where a label, or an agency behind a mark, says that it is nothing else."""


class Look(NamedTuple):
    """What a line looks like."""

    words: float
    ended: bool
    prose: bool
    field: str
    last: str
    """The last character if it is in `TELLING`, "a" for one of a word, else "*"."""
    marked: bool
    """A mark of a list stands before it."""
    sounds: float
    """How much it sounds like furniture."""
    said: int
    """How often the page says it, 3 at the most."""
    often: bool
    """It stands beside times or behind headlines, too."""
    publisher: bool
    """Named as publishers are."""
    own: bool
    """It names the page's own site."""
    rights: bool
    """It says who holds rights."""
    row: bool
    """It is a menu."""
    talk: int = 0
    """How much it sounds like talk, 0 to 2."""
    speaks: bool = False
    """It begins with the name of one who speaks again and again."""
    dated: bool = False
    """A year stands in a line of rights."""
    people: float = NEVER
    credit: float = NEVER
    """What it is worth as a line of authors, and of a holder of rights, by the names."""
    framed: bool = False
    """More than their look says that they are names."""
    divided: bool = False
    """A colon or an equals sign parts a line of a source."""
    # What follows is told of lines that are no prose.
    first: str = ""
    """How it begins as a headline, behind its number: "a" with a small letter, "-" with a mark, "[" where brackets hold all of
    it, else ""."""
    letters: bool = True
    """A letter stands in it."""
    dots: bool = False
    """It ends in three full stops."""
    title_talk: int = 0
    """`talk` of what stands behind the number."""
    numbered: bool = False
    listed: bool = False
    """Short pieces between commas, and a sign that may keep them apart."""
    commas: bool = False
    named: int = 0
    """How often it is said or stands beside times or behind headlines, 2 at the most."""
    small: bool = False
    """Words with small letters that are no part of names stand behind its first."""
    nick: bool = False
    """Something in it is as in names that their bearers made up."""
    tailed: str = ""
    """What stands behind its last separator: "usual" for what the page says elsewhere, too, "other", or nothing."""
    tail_long: bool = False
    masked: bool = False
    """A name of which all but the first letters are hidden: "dalb****"."""
    timed: bool = False
    """A time stands beside something else."""
    beside: float = 0.0
    """Words beside its times."""
    nick_beside: bool = False
    """`nick` of what stands beside the first time."""
    time_first: bool = False
    """It begins with a time, or has one behind its number, and words that introduce a field do not follow."""
    labelled: bool = False
    """Words that introduce a field follow the time that it begins with."""
    people_beside: bool = False
    """Names of several people stand beside its times, and nothing else."""


def look_at(block: Block, shape: Shape, tally: Tally) -> Look:
    """What a line looks like that is neither a time nor hashtags."""
    text, words, signs = block.text, shape.words, shape.signs
    last = text[-1]
    if last not in TELLING:
        last = "a" if ends_in_word(text) else "*"
    said = tally.said.get(line_key(text, shape), 0)
    publisher = words <= 6 and publishers.named(text)
    sounds = shape.sounds if shape.sounds >= 0.0 else tally.sounds.share(shape.key)
    often = tally.often(bare(text))
    rights = (text[0] in RIGHTFUL and RIGHTS.match(text) is not None) or block.marker.lower() == "(c)"
    drawn = text[0] == text[-1] == "|" and len(text) > 2  # a row of a table
    emphasis = block.element >= 0 and (shape.prose or shape.ended)  # markup cuts within sentences, too
    parted = len(block.cuts) >= 2 and not emphasis
    row = (drawn or not shape.edges) and (parted or (signs & PARTS > 0 and is_row(text.strip("| "))))
    own = words >= 3 and bool(tally.sites) and tally.names_site(text)
    talk = talking(text, signs)
    speaks = (
        tally.interview
        and signs & COLON > 0
        and (speaker := SPEAKER.match(text)) is not None
        and tally.speakers[speaker[1]] >= SPOKEN
    )
    people, credit, framed = NEVER, NEVER, False
    if may_name(text, shape):
        people, credit, framed = person_worth(text, shape, sounds, tally)
        if credit == NEVER and not shape.field and is_credit(text, words):
            credit = CREDITED
    seen = (
        words,
        shape.ended,
        shape.prose,
        shape.field,
        last,
        block.marker != "",
        sounds,
        min(said, 3),
        often > 0,
        publisher,
        own,
        rights,
        row,
        talk,
        speaks,
        rights and YEAR.search(text) is not None,
        people,
        credit,
        framed,
        shape.field == "source" and colon_inside(text),
    )
    if shape.prose:
        return Look(*seen)
    number = ORDINAL.match(text) if signs & DIGIT else None
    titled = text[number.end() :] if number else text
    tailed, tail_long = tail_of(text, tally) if words >= 4 and signs & TAILED and not rights else ("", False)
    commas = signs & LIST > 0
    made = Look(
        *seen,
        opening(titled),
        any(map(str.isalpha, titled)),
        text.endswith("..."),
        talking(titled, signs) if number else talk,
        number is not None,
        commas and signs & PARTS > 0 and words <= 16 and short_pieces(text),
        commas,
        min(said + often, 2),
        words <= 7 and not publisher and any(word.islower() and word not in bylines.LINKS for word in text.split()[1:]),
        words <= 5 and NICK.search(text) is not None,
        tailed,
        tail_long,
    )
    made = made._replace(masked=True) if MASK in text else made
    return with_times(made, text, shape, number.end() if number else 0) if shape.edges and brief(text, shape) else made


def opening(text: str) -> str:
    """How a line begins as a headline (`Look.first`)."""
    first = text[0]
    if first == "[" and text[-1] == "]" and text.find("]") == len(text) - 1:
        return "["
    return "-" if not (first.isalnum() or first in OPENING) else "a" if first.islower() else ""


def with_times(seen: Look, text: str, shape: Shape, begin: int) -> Look:
    """The same of a line that holds a time beside something else."""
    rest = shape.words - sum(text[e.start : e.end].count(" ") + 1 for e in shape.edges)
    first = min(shape.edges, key=lambda e: e.start)
    name = text[first.end :] if first.start == 0 else text[: first.start]
    labelled = shape.signs & LABELLED > 0
    return seen._replace(
        timed=True,
        beside=rest,
        nick_beside=rest <= 4.5 and NICK.search(name.strip(BESIDE)) is not None,
        time_first=not labelled and (first.start <= begin or (first.start == 1 and text[0] in OPENING)),
        labelled=labelled,
        people_beside=rest >= MANY_NAMES and bylines.like_names(name.strip(BESIDE)) > 0.7,
    )


def brief(text: str, shape: Shape) -> bool:
    """Whether little stands beside the times of a line; in scripts without spaces a time may be as long as a sentence.  Labels and what
    they introduce may go on for longer.
    """
    return (
        shape.words <= 16
        or shape.signs & LABELLED > 0
        or (not text.isascii() and shape.words - sum([size(text[edge.start : edge.end]) for edge in shape.edges]) <= 9)
    )


def tail_of(text: str, tally: Tally) -> tuple[str, bool]:
    """What stands behind the last separator of a line: whether the page says it elsewhere, and whether it is long."""
    tail = TAIL.search(text)
    if not tail:
        return "", False
    name = bare(tail[3])
    often = tally.tails.get(name, 0) >= 2 or said_key(name) in tally.said or name in tally.beside
    usual = often or tally.marks.get(tail[1] or tail[2], 0) >= max(3, tally.titles / 2)
    return "usual" if usual else "other", name.count(" ") > 3


def short_pieces(text: str) -> bool:
    """Whether no more than three words stand between two commas, and no postal code begins a piece: "5 Mill Lane, 20124 Milano"."""
    return POSTAL.search(text) is None and all(
        0 < size(piece.strip() or "a b c d") <= 3 for piece in LISTED.split(text)
    )


def talking(text: str, signs: int) -> int:
    """How much a line sounds like talk, 0 to 2."""
    if not signs & (EMOJI | STOP) or (not signs & (EMOJI | MANY) and text[-1] in ".!?。！？؟।"):
        return 0  # its one sign is a full stop, and ends it
    return min(len(TALKING.findall(text)), 2)


def colon_inside(text: str) -> bool:
    """Whether a colon, or an equals sign, parts a line."""
    return any(mark in text[:-1] for mark in ":：=＝")


def is_row(text: str) -> bool:
    """Whether a line is a menu: at least three pieces of at most three words between separators."""
    pieces = ROW.split(text)
    return len(pieces) >= 3 and all(0 < len(piece) <= 30 and piece.count(" ") < 3 for piece in pieces)


def without_words(block: Block, shape: Shape) -> bool:
    """Whether a line holds figures and no letter, and is no time: a rank, a score, the number of comments."""
    text = block.text
    return (
        not text[0].isalpha()
        and shape.words <= FIGURES
        and shape.time is None
        and has_digit(text)
        and not any(map(str.isalpha, text))
    )
