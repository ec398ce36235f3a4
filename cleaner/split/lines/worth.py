"""How well each line of a text page would play each role, by what it looks like (`lines.looks`).

Lines that look alike are worth the same, and there are far fewer looks than lines.
"""

from functools import lru_cache

from cleaner.shape import Shape, tagged
from cleaner.split.groups import Scene
from cleaner.split.lines.looks import Look, look_at
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
    Weighed,
    bits,
    flat,
)
from cleaner.split.lines.tally import Tally


def only(**given: float) -> Weighed:
    """Worths of a line of which only some roles are possible."""
    worth = flat(**given)
    return worth, bits(worth)


NAMED = 5.0
"""What speaks against a headline in a line that is nothing but a time and the names of several people, or what a label introduces."""
UNLISTED = 1.5
"""What speaks against topics in a line that ends in a full stop."""
NAMED_SO = 0.2
"""How much the name of a publisher may sound like furniture that no control is."""
LITTLE = 3
"""Words beside a time that do not make furniture of it."""
TIME_ALONE = only(time=1.2, junk=-0.6, text=-2.5)
HASHTAGS = only(tags=2.0, junk=-1.0, text=-3.0)
INTRODUCED = 1.5
"""Worth of a line as a byline from which on a word for authors introduces the names: then it is no headline."""


def weigh(scene: Scene, index: int, shape: Shape, tally: Tally) -> Weighed:
    """The worths of a short line by itself."""
    if shape.time is not None:
        return TIME_ALONE
    block = scene.page.blocks[index]
    if block.text[0] in "#＃" and tagged(block.text):
        return HASHTAGS
    return weighed(look_at(block, shape, tally))


@lru_cache(maxsize=8192)
def weighed(look: Look) -> Weighed:
    """The worths of a look."""
    worth = [NEVER] * len(ROLES)
    words, ended, prose, field, last = look.words, look.ended, look.prose, look.field, look.last
    rights, row, talk, publisher = look.rights, look.row, look.talk, look.publisher
    stop = ended and last in ".。।۔"
    colon = last in ":："
    alike = max(look.sounds - 0.2, 0.0) * (0.1 if publisher else 0.6 if stop or last in "?？؟" else 1.0)

    worth[JUNK] = min(
        (-0.5 - 0.05 * min(words, 40) if prose else -0.12 * max(words - 6, 0))
        + 3.0 * alike
        + (1.5 if row else 0.0)
        + (0.8 if rights and (look.dated or words > 6) else 0.0)
        + (0.8 if look.own else 0.0)
        - (0.3 if ended and not prose else 0.0)
        - (0.4 if look.often or (publisher and look.sounds < 0.2) else 0.0)
        + (0.4 if colon and words <= 9 else 0.0),
        2.0,
    )
    if look.speaks:
        worth[TEXT] = 0.5
        worth[JUNK] = -1.0
        worth[TITLE] = -1.5
        return settled(worth)
    lowered = 3.0 if rights or row else 0.0
    worth[TEXT] = text_worth(look, colon) - 1.5 * alike - lowered - (0.5 if talk and words < 9 else 0.0)
    worth[TALK] = talk_worth(look) - 1.0 * alike - lowered
    worth[ITEM] = (-0.1 if look.marked else -0.9) - 2.0 * alike - lowered
    people, credit, framed = look.people, look.credit, look.framed
    if rights or field == "credit" or (field == "source" and look.divided):
        credit = 1.5 if words <= 10 else -0.5
    worth[CREDIT] = credit
    if prose:
        return settled(worth)
    if field in ("", "authors") and not rights:
        worth[PERSON] = people
    if credit > NEVER or people > 0.55:
        worth[JUNK] -= 0.7
    if framed:
        worth[JUNK] -= 3.0 * alike  # what introduces names may sound like anything
    if field == "tags" and words > 1:
        worth[TAGS] = 1.5
    elif look.listed:
        worth[TAGS] = 0.4 - 2.0 * alike - (UNLISTED if stop else 0.0)
    if not rights:
        names_and_titles(worth, look, alike)
        worth[TITLE] -= (0.8 if ended or words > 14 else 0.25) if look.marked else 0.0
        if credit > 0.9 or people > 0.7:
            worth[TITLE] -= 3.5 if people > INTRODUCED else 1.5
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
    again = look.said >= 2 and not (publisher and look.sounds < NAMED_SO)  # several stories may be of one
    if words <= 12 and not ended and (again or (look.sounds >= 0.4 and words <= 6)):
        worth[ACTION] = max(0.5 if again else 0.3, worth[JUNK] + (0.3 if again else 0.0))
    if look.timed and not row:
        with_times(worth, look)
    return settled(worth)


def settled(worth: list[float]) -> Weighed:
    """Worths as they are kept."""
    made = tuple(worth)
    return made, bits(made)


def names_and_titles(worth: list[float], look: Look, alike: float) -> None:
    """As a headline, with or without its source, as a publisher, as the name of a reader."""
    words = look.words
    lowered = 2.0 if look.row else 0.0
    worth[TITLE] = title_worth(look) - 3.0 * alike - lowered
    worth[TITLE] -= 0.7 * look.title_talk
    if words <= 7 and not (look.numbered or look.masked):
        worth[SOURCE] = source_worth(look) - 1.0 * alike - lowered
    if words <= 5 and not look.row:
        nick = 0.6 if look.nick else 0.0
        size_of = 0.3 if words <= 2.5 else 0.0 if words <= 3.5 else -0.6
        worth[NAME] = (
            size_of + nick - 2.0 * alike - (0.6 if look.ended and words > 2 else 0.0) - (0.5 if look.publisher else 0.0)
        )
    if look.tailed:
        usual = look.tailed == "usual"
        worth[SOURCED] = worth[TITLE] + (0.8 if usual else -0.2) - (0.6 if look.tail_long else 0.0)
        worth[TITLE] -= 0.5 if usual else 0.0


def with_times(worth: list[float], look: Look) -> None:
    """As a line that holds a time beside something else."""
    rest = look.beside
    worth[BOTH] = (1.3 if rest <= 6 or look.labelled else 0.8) - (0.5 if look.ended else 0.0)
    if rest <= 4.5:
        worth[SIGNED] = 1.2 + (0.4 if look.nick_beside else 0.0)
    if look.time_first and rest >= 3.5:
        worth[STAMPED] = 1.7
    worth[SOURCE] = worth[NAME] = worth[SOURCED] = NEVER
    if rest <= LITTLE or look.labelled:
        worth[JUNK] = min(worth[JUNK], 0.8)  # "May 8, 2025 · 38 min" may sound like anything
        worth[ACTION] = NEVER
    worth[TITLE] -= NAMED if look.people_beside or look.labelled else 1.5


def text_worth(look: Look, colon: bool) -> float:
    """As a paragraph of running text."""
    words = look.words
    if look.prose:
        return 0.8 if words >= 25 else 0.5
    if look.ended:
        return 0.3 if words >= 6 else -0.2
    if colon and words >= 2.5:
        return -0.3
    return 0.0 if words >= 18 else -0.8 if words >= 12 else -1.6


def talk_worth(look: Look) -> float:
    """As the words of a reader's comment."""
    if look.words > 60:
        return -0.8
    worth = 0.5 if look.ended or look.prose else 0.3 if look.last != "a" else -0.6
    return worth + 0.4 * look.talk


def title_worth(look: Look) -> float:
    """As a headline."""
    words, last = look.words, look.last
    if words < 3:
        worth = -2.0 if words < 2 else -1.0
    elif words <= 4.4:
        worth = 0.0 if words < 4 else 0.5
    else:
        worth = 0.9 if words <= 16 else 0.4 if words <= 24 else -0.5
    if look.ended and last in ".。।۔…" and not look.dots:
        worth -= 1.2 if last != "…" else 0.3
    if last in ":：,;、،，；–—-":
        worth -= 1.5
    if look.first == "-":
        worth -= 0.6
    elif look.first == "a":
        worth -= 0.7
    elif look.first == "[":
        worth -= 2.0  # what text browsers show in place of a picture
    if look.field not in ("", "authors"):
        worth -= 2.0
    if look.said > 2:
        worth -= 1.5
    if not look.letters:
        worth -= 5.0
    return worth


def source_worth(look: Look) -> float:
    """As the name of a publisher."""
    words = look.words
    if not look.letters:
        return NEVER
    worth = 0.4 if words <= 3.5 else 0.1 if words <= 5 else -0.8
    if look.ended and look.last != ".":
        worth -= 1.0
    elif look.ended:
        worth -= 0.6
    if look.commas or look.last in ":：":
        worth -= 1.0
    if look.field:
        worth += 0.5 if look.field == "source" else -2.0
    if look.named >= 2:
        worth += 0.5
    if look.publisher:
        worth += 0.5
    elif look.small:
        worth -= 0.3  # names of papers are mostly written with capitals, labels are not
    return worth
