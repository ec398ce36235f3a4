"""How well each line of a text page would play each role, by its own shape and by what the page says more than once."""

import re

from cleaner.describe import bylines, publishers
from cleaner.describe.datelines import agencies
from cleaner.rules.matcher import normalise
from cleaner.shape import Shape, ends_in_word, size, tagged
from cleaner.split.groups import Scene
from cleaner.split.lines.roles import (
    ACTION,
    BOTH,
    CREDIT,
    INNER,
    ITEM,
    JUNK,
    NAME,
    NEVER,
    PERSON,
    ROLES,
    SIGNED,
    SOURCE,
    SOURCED,
    STAMPED,
    TAGS,
    TALK,
    TEXT,
    TITLE,
    Worth,
    flat,
)
from cleaner.split.lines.tally import COLON, ORDINAL, RIGHTS, SIGN, SPEAKER, SPOKEN, TAIL, Tally, bare, said_key

ROW = re.compile(r"\s+[|·•/›»>–—-]\s+|\s*[|·•›»]\s*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TALKING = re.compile(r"[.!?。！？؟।]\s+\S|[\U0001f300-\U0001faff\u2600-\u27bf]")
"""Signs of talk: a sentence that ends before the line does, an emoji."""
NICK = re.compile(r"\d|_|[a-z][A-Z]|^[a-z]")
"""Signs of a name that its bearer made up."""
OPENING = "\"'“”«‘„「『《¿¡(（[【#$€£"
LISTED = re.compile(r"[,、،;，；]")

FRAMED = 0.3
"""The least that a line is worth as one of authors, where something in it says that it is, and the most that speaks against
the names."""

TIME_ALONE = flat(time=1.2, junk=-0.6, text=-2.5)
HASHTAGS = flat(tags=2.0, junk=-1.0, text=-3.0)


def weigh(scene: Scene, index: int, shape: Shape, languages: frozenset[str], tally: Tally) -> Worth:
    """The worths of a short line by itself."""
    block = scene.page.blocks[index]
    text, words = block.text, shape.words
    if shape.time is not None:
        return TIME_ALONE
    if text[0] in "#＃" and tagged(text):
        return HASHTAGS
    worth = [NEVER] * len(ROLES)
    stop = shape.ended and text[-1] in ".。।۔"
    colon = text[-1] in ":："
    said = tally.said.get(said_key(text), 0)
    publisher = words <= 6 and publishers.named(text)
    sounds = tally.share(shape.key, languages)
    alike = max(sounds - 0.2, 0.0) * (0.1 if publisher else 0.6 if stop or text[-1] in "?？؟" else 1.0)
    talk = talking(text)
    parts = SIGN.search(text) is not None
    row = not shape.edges and (len(block.cuts) >= 2 or (parts and is_row(text)))
    rights = RIGHTS.match(text) is not None or block.marker.lower() == "(c)"
    own = words >= 3 and bool(tally.sites) and tally.names_site(text)

    worth[JUNK] = min(
        (-0.5 - 0.05 * min(words, 40) if shape.prose else -0.12 * max(words - 6, 0))
        + 3.0 * alike
        + (1.5 if row else 0.0)
        + (0.8 if rights and (YEAR.search(text) or words > 6) else 0.0)
        + (0.8 if own else 0.0)
        - (0.3 if shape.ended and not shape.prose else 0.0)
        - (0.4 if tally.often(bare(text)) or (publisher and sounds < 0.2) else 0.0)
        + (0.4 if colon and words <= 9 else 0.0),
        2.0,
    )
    if tally.interview and (speaker := SPEAKER.match(text)) and tally.speakers[speaker[1]] >= SPOKEN:
        worth[TEXT] = 0.5
        worth[JUNK] = -1.0
        worth[TITLE] = -1.5
        return tuple(worth)
    lowered = 3.0 if rights or row else 0.0
    worth[TEXT] = text_worth(shape, colon) - 1.5 * alike - lowered - (0.5 if talk and words < 9 else 0.0)
    worth[TALK] = talk_worth(shape, text, talk) - 1.0 * alike - lowered
    worth[ITEM] = (-0.1 if block.marker else -0.9) - 2.0 * alike - lowered
    people, credit, framed = NEVER, NEVER, False
    if may_name(text, shape):
        people, credit, framed = person_worth(text, shape, tally, languages)
    if rights or shape.field == "credit" or (shape.field == "source" and colon_inside(text)):
        credit = 1.5 if words <= 10 else -0.5
    worth[CREDIT] = credit
    if shape.prose:
        return tuple(worth)
    if shape.field in ("", "authors") and not rights:
        worth[PERSON] = people
    if credit > NEVER or people > 0.55:
        worth[JUNK] -= 0.7
    if framed:
        worth[JUNK] -= 3.0 * alike  # what introduces names may sound like anything
    if (
        parts
        and words <= 16
        and LISTED.search(text)
        and all(0 < size(t.strip() or "a b c d") <= 3 for t in LISTED.split(text))
    ):
        worth[TAGS] = 0.4 - 2.0 * alike
    if not rights:
        names_and_titles(worth, text, shape, tally, said, alike, talk, row, publisher)
        worth[TITLE] -= (0.8 if shape.ended or words > 14 else 0.25) if block.marker else 0.0
        if credit > 0.9 or people > 0.7:
            worth[TITLE] -= 1.5
            worth[SOURCE] -= 1.5
        elif framed:
            worth[SOURCE] -= 0.8
        worth[INNER] = (
            -0.7
            - 2.0 * alike
            - (1.0 if stop else 0.0)
            - 0.1 * max(words - 8, 0)
            - (1.0 if colon and words > 4 else 0.0)
        ) - (0.6 if words < 2 else 0.0)
    if words <= 12 and not shape.ended and (said >= 2 or (sounds >= 0.4 and words <= 6)):
        worth[ACTION] = max(0.5 if said >= 2 else 0.3, worth[JUNK] + (0.3 if said >= 2 else 0.0))
    if shape.edges and words <= 16:
        with_times(worth, text, shape)
    return tuple(worth)


def names_and_titles(
    worth: list[float],
    text: str,
    shape: Shape,
    tally: Tally,
    said: int,
    alike: float,
    talk: int,
    row: bool,
    publisher: bool,
) -> None:
    """As a headline, with or without its source, as a publisher, as the name of a reader."""
    words = shape.words
    lowered = 2.0 if row else 0.0
    numbered = ORDINAL.match(text)
    titled = text[numbered.end() :] if numbered else text
    worth[TITLE] = title_worth(shape, titled, said) - 3.0 * alike - lowered
    worth[TITLE] -= 0.7 * (talking(titled) if numbered else talk)
    if words <= 7 and not numbered:
        worth[SOURCE] = source_worth(shape, text, said + tally.often(bare(text)), publisher) - 1.0 * alike - lowered
    if words <= 5 and not row:
        nick = 0.6 if NICK.search(text) else 0.0
        size_of = 0.3 if words <= 2.5 else 0.0 if words <= 3.5 else -0.6
        worth[NAME] = (
            size_of + nick - 2.0 * alike - (0.6 if shape.ended and words > 2 else 0.0) - (0.5 if publisher else 0.0)
        )
    tail = TAIL.search(text) if words >= 4 and SIGN.search(text) else None
    if tail:
        name = bare(tail[3])
        often = tally.tails.get(name, 0) >= 2 or said_key(name) in tally.said or name in tally.beside
        usual = tally.marks.get(tail[1] or tail[2], 0) >= max(3, tally.titles / 2)
        worth[SOURCED] = worth[TITLE] + (0.8 if often or usual else -0.2) - (0.6 if name.count(" ") > 3 else 0.0)
        worth[TITLE] -= 0.5 if often or usual else 0.0


def with_times(worth: list[float], text: str, shape: Shape) -> None:
    """As a line that holds a time beside something else."""
    rest = shape.words - sum(text[e.start : e.end].count(" ") + 1 for e in shape.edges)
    first = min(shape.edges, key=lambda e: e.start)
    name = text[first.end :] if first.start == 0 else text[: first.start]
    worth[BOTH] = (1.3 if rest <= 6 else 0.8) - (0.5 if shape.ended else 0.0)
    if rest <= 4.5:
        worth[SIGNED] = 1.2 + (0.4 if NICK.search(name.strip(" ·•|,-–—/")) else 0.0)
    number = ORDINAL.match(text)
    if first.start <= (number.end() if number else 0) and rest >= 3.5:
        worth[STAMPED] = 1.7
    worth[SOURCE] = worth[NAME] = worth[SOURCED] = NEVER
    worth[TITLE] -= 1.5


def person_worth(text: str, shape: Shape, tally: Tally, languages: frozenset[str]) -> tuple[float, float, bool]:
    """As a line that names the authors, and as one that names the holder of rights: "Foto: Jan Kos / PAP".

    Also whether more than their look says that they are names.
    """
    known = shape.intro.end if shape.field == "authors" and shape.intro is not None else 0
    text = text[: bylines.beside_source(text, known) or len(text)]
    start, end, sure = bylines.frame(text, known)
    rest = text[start:end].strip(" :：")
    like = bylines.like_names(rest)
    firm = publishers.named(rest)
    doubt = max(tally.share(normalise(rest), languages) - 0.2, 0.0) * (0.1 if firm else 1.0)
    if known:
        named = like > 0 or text[known : known + 1] in ":：" or (rest[:1].isupper() and not shape.ended)
        return sure - doubt if named and len(rest) <= 60 else NEVER, NEVER, named
    firm = firm or rest.casefold() in agencies()
    held = firm or " / " in rest or (rest.isupper() and len(rest) < 8)
    credit = 1.2 if sure == bylines.MARK and held else NEVER
    if like <= -2.0:
        return NEVER, credit, False
    people = (sure or like - 0.3) - doubt - (0.8 if firm or tally.often(bare(rest)) else 0.0)
    return people, credit, sure > 0 and people >= FRAMED and doubt < FRAMED


def talking(text: str) -> int:
    """How much a line sounds like talk, 0 to 2."""
    return min(len(TALKING.findall(text)), 2) if TALKING.search(text) else 0


def may_name(text: str, shape: Shape) -> bool:
    """Whether a line could name people at all: a cheap look before the whole question."""
    if shape.field:
        return True
    if shape.prose or shape.words > 12:
        return False
    if COLON.search(text) or text[0] in bylines.BRACKETS or text[-1] == ".":
        return True
    if shape.words > 11:
        return False
    return not text[text.rfind(" ") + 1].islower()


def colon_inside(text: str) -> bool:
    """Whether a colon, or an equals sign, parts a line."""
    return any(mark in text[:-1] for mark in ":：=＝")


def is_row(text: str) -> bool:
    """Whether a line is a menu: at least three pieces of at most three words between separators."""
    pieces = ROW.split(text)
    return len(pieces) >= 3 and all(0 < len(piece) <= 30 and piece.count(" ") < 3 for piece in pieces)


def text_worth(shape: Shape, colon: bool) -> float:
    """As a paragraph of running text."""
    words = shape.words
    if shape.prose:
        return 0.8 if words >= 25 else 0.5
    if shape.ended:
        return 0.3 if words >= 6 else -0.2
    if colon and words >= 2.5:
        return -0.3
    return 0.0 if words >= 18 else -0.8 if words >= 12 else -1.6


def talk_worth(shape: Shape, text: str, talk: int) -> float:
    """As the words of a reader's comment."""
    if shape.words > 60:
        return -0.8
    worth = 0.5 if shape.ended or shape.prose else 0.3 if not ends_in_word(text) else -0.6
    return worth + 0.4 * talk


def title_worth(shape: Shape, text: str, said: int) -> float:
    """As a headline."""
    words = shape.words
    if words < 3:
        worth = -2.0 if words < 2 else -1.0
    elif words <= 4.4:
        worth = 0.0 if words < 4 else 0.5
    else:
        worth = 0.9 if words <= 16 else 0.4 if words <= 24 else -0.5
    last = text[-1]
    if shape.ended and last in ".。।۔…" and not text.endswith("..."):
        worth -= 1.2 if last != "…" else 0.3
    if last in ":：,;、،，；–—-":
        worth -= 1.5
    if not (text[0].isalnum() or text[0] in OPENING):
        worth -= 0.6
    elif text[0].islower():
        worth -= 0.7
    if shape.field not in ("", "authors"):
        worth -= 2.0
    if said > 2:
        worth -= 1.5
    if not any(map(str.isalpha, text)):
        worth -= 5.0
    return worth


def source_worth(shape: Shape, text: str, said: int, publisher: bool) -> float:
    """As the name of a publisher."""
    words = shape.words
    if not any(map(str.isalpha, text)):
        return NEVER
    worth = 0.4 if words <= 3.5 else 0.1 if words <= 5 else -0.8
    if shape.ended and text[-1] not in ".":
        worth -= 1.0
    elif shape.ended:
        worth -= 0.6
    if LISTED.search(text) or text[-1] in ":：":
        worth -= 1.0
    if shape.field:
        worth += 0.5 if shape.field == "source" else -2.0
    if said >= 2:
        worth += 0.5
    if publisher:
        worth += 0.5
    elif any(word.islower() and word not in bylines.LINKS for word in text.split()[1:]):
        worth -= 0.3  # names of papers are mostly written with capitals, labels are not
    return worth
