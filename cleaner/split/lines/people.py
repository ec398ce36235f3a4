"""What a line of a text page is worth as one that names people: those who wrote, or who hold the rights."""

from cleaner.describe import bylines, publishers
from cleaner.describe.datelines import agencies
from cleaner.rules.normal import normalise
from cleaner.shape import Shape
from cleaner.signs import COLON, PARTS
from cleaner.split.lines.roles import NEVER
from cleaner.split.lines.tally import Tally, bare

FRAMED = 0.3
"""The least that a line is worth as one of authors, where something in it says that it is, and the most that speaks against
the names."""


def may_name(text: str, shape: Shape) -> bool:
    """Whether a line could name people at all: a cheap look before the whole question."""
    if shape.field:
        return True
    if shape.prose or shape.words > 12:
        return False
    if shape.signs & COLON or text[0] in bylines.BRACKETS or text[-1] == ".":
        return True
    if shape.words > 11:
        return False
    last = text[text.rfind(" ") + 1 :]
    return not last[0].islower() or "@" in last


def person_worth(line: str, shape: Shape, sounds: float, tally: Tally) -> tuple[float, float, bool]:
    """As a line that names the authors, and as one that names the holder of rights: "Foto: Jan Kos / PAP"; it `sounds` so much like
    furniture.

    Also whether more than their look says that they are names.
    """
    text = line
    known = shape.intro.end if shape.field == "authors" and shape.intro is not None else 0
    if shape.signs & PARTS:
        text = text[: bylines.beside_source(text, known) or len(text)]
    start, end, sure = bylines.frame(text, known)
    rest = text[start:end].strip(" :：")
    like = bylines.like_names(rest)
    if like <= -2.0 and not known and sure != bylines.MARK:
        return NEVER, NEVER, False
    firm = publishers.named(rest)
    sounds = sounds if rest == line else tally.sounds.share(normalise(rest))
    doubt = max(sounds - 0.2, 0.0) * (0.1 if firm else 1.0)
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
