"""Lines of a text page that say what they are: "Title: …" in records, the header of a mail, the rank before a headline."""

import os
import re
from functools import cache, lru_cache

import msgspec

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.scripts import wide
from cleaner.shape import LONG
from cleaner.signs import COLON
from cleaner.split.groups import Scene
from cleaner.split.lines.tally import WORD, words_in
from cleaner.split.lines.taught import DIGITS, ORDINAL

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fields.json")
"""The words before the colon, by what follows, in lower case."""
LABEL = lazy(r"([^\W\d_][^\s:：]*(?: [^\s:：]+){0,2})\s?[:：]\s*(?=\S)")
RANK = lazy(r"(?:#\s?)?(\d{1,3})[.)]?")
BEGIN = 24
"""Characters in which a sentence names the site."""
STORIES = 3
"""Numbered headlines of a newsletter."""
BELOW, MOSTLY = 15, 0.8
"""Words of running text below each of them, and the share of them that has so many."""
MEDIUM, NAME, SHORTEST = 120, 40, 3
"""Characters in which a sentence says what medium something is, of the longest and of the shortest name."""
AGAIN, LABELS = 2, 3
"""Other lines that have that name, and words of one that is a label: a headline has more."""
TOP = 40
"""Lines of a page among which the header of a mail stands."""
HEADER = 3
"""Its lines, at the least."""
TITLED = 2
"""Records of a page that say "Title: …", or one at the top."""
RANKS = 4
"""Ranks of a page, one after the other, each alone on a line."""
FEW, BEHIND = 3, 3
"""A list of so many ranks is one if there are so many words behind each: pages are numbered, too."""
NAMES = 8
"""Words of a line of names."""
APART = 12
"""Lines between two of them, at the most."""
PHONE = lazy(r"(?:\+|\(0|\b0|\b\d{2,4}[-/. ])[\d\s()/.–-]{5,}\d\b")
QUOTED = lazy(r"\d{1,5}(?: [^\W\d_]+){1,4} ?[“\"«„‘「]\s?(.{4,200}?)\s?[”\"»“’」]")
"""What WordPress says above comments, in any language."""
YEARS = lazy(r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\b")
DIALLED = 7
"""Digits of a telephone number, at the least."""


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Word before a colon -> what could follow: title, subject, from, to, date; forwarded: words that stand alone."""
    with open(DATA, "rb") as file:
        known = msgspec.json.decode(file.read(), type=dict[str, list[str]])
    found: dict[str, frozenset[str]] = {}
    for kind, words in known.items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {kind}
    return found


def told(text: str) -> tuple[frozenset[str], int]:
    """What a line says it is, and where that begins."""
    label = LABEL.match(text) if ":" in text or "：" in text else None
    return (kinds().get(label[1].casefold(), frozenset()), label.end()) if label is not None else (frozenset(), 0)


def mail_header(scene: Scene) -> set[int]:
    """The blocks of the header of the mail that a page is; its subject only where the page says that again."""
    blocks = scene.page.blocks
    near = [(i, told(blocks[i].text)) for i in range(min(TOP, len(blocks))) if len(blocks[i].text) <= 200]
    runs: list[list[tuple[int, frozenset[str], int]]] = [[]]
    for i, (kind, at) in near:
        kind &= {"from", "to", "date", "subject"}
        if kind and runs[-1] and runs[-1][-1][0] != i - 1:
            runs.append([])
        if kind:
            runs[-1].append((i, kind, at))
    runs = [run for run in runs if len(run) >= HEADER and {"from", "to"} <= {k for _, kind, _ in run for k in kind}]
    if len(runs) != 1:
        return set()
    run = runs[0]
    first, last = run[0][0], run[-1][0]
    again = {blocks[i].text.casefold() for i in range(last + 1, min(last + TOP, len(blocks)))}
    found = {i for i, kind, at in run if "subject" not in kind or blocks[i].text[at:].casefold() in again}
    if first and "forwarded" in kinds().get(blocks[first - 1].text.strip("-–—_=*: ").casefold(), ()):
        found.add(first - 1)
    return found


def titled(scene: Scene, apart: set[int]) -> dict[int, int]:
    """The blocks that say that they are headlines, and where these begin: "Title: The pass is open"."""
    found = {}
    for i, (block, shape) in enumerate(zip(scene.page.blocks, scene.shapes, strict=True)):
        if len(block.text) > 300 or not (shape.signs & COLON or len(block.text) > LONG) or i in apart:
            continue
        kind, at = told(block.text)
        if kind & {"title", "subject"} and not scene.verdicts[i].rule:
            found[i] = at
    return found if len(found) >= TITLED or (found and next(iter(found)) < HEADER) else {}


def beside_titles(text: str) -> bool:
    """Whether a line of a record tells what no article has a place for: its number, who sent it to whom."""
    label = LABEL.match(text)
    return label is not None and (text[label.end() :].isdigit() or bool(told(text)[0] & {"from", "to"}))


def ranked(scene: Scene) -> set[int]:
    """The blocks behind ranks that stand alone on their lines, one after the other: "1.", a headline, its host, "2.", …"""
    blocks = scene.page.blocks
    found: list[int] = []
    best: list[int] = []
    number = 0
    for i in [i for i, block in enumerate(blocks) if len(block.text) <= 5]:
        if i + 1 == len(blocks) or (mark := RANK.fullmatch(blocks[i].text)) is None:
            continue
        if found and int(mark[1]) == number + 1 and i - found[-1] <= APART:
            found.append(i + 1)
        elif int(mark[1]) == 1 or not found or i - found[-1] > APART:
            found = [i + 1]
        else:
            continue  # a score, a number of comments
        number = int(mark[1])
        best = max(best, found, key=len)
    enough = len(best) >= RANKS or (len(best) == FEW and all(scene.shapes[i].words >= BEHIND for i in best))
    return set(best) if enough else set()


def numbered(scene: Scene) -> set[int]:
    """The blocks that are the numbered headlines of a newsletter: from 1 on, with text below each, and no headline above the first.

    Where there is one, they are the parts of its article.
    """
    blocks, shapes = scene.page.blocks, scene.shapes
    first = [block for block in blocks if block.text[0].isdigit() and not block.marker and ORDINAL.match(block.text)]
    if len(first) < STORIES:
        return set()
    found: list[int] = []
    text = 0.0  # words of running text since the last one
    headed = False
    told = 0  # headlines with text below
    for i, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        mark = ORDINAL.match(block.text) if block.text[0].isdigit() and not block.marker else None
        if mark is not None and int(mark[1]) == len(found) + 1 and 2 <= shape.words <= 24 and not shape.time:
            told += bool(found) and text >= BELOW
            found.append(i)
            text = 0.0
        elif shape.prose:
            text += shape.words
        elif not found and not scene.verdicts[i].rule and not block.marker:
            headed = headed or (
                4 <= shape.words <= 20
                and not (shape.ended or shape.time or shape.edges or shape.field)
                and block.text[-1] not in ":："
            )
    told += text >= BELOW
    return set(found) if told >= max(STORIES, MOSTLY * len(found)) and not headed else set()


def stands_alone(scene: Scene, index: int) -> bool:
    """Whether a line is no more than the words that introduce who wrote, or when, and what they introduce follows: "By", "Published"."""
    shape, text = scene.shapes[index], scene.page.blocks[index].text
    if shape.intro is None or shape.intro.end < len(text.rstrip(" :：")) or index + 1 == len(scene.shapes):
        return False
    below = scene.shapes[index + 1]
    if shape.field == "authors":
        return below.words <= NAMES and not (below.ended or below.time or scene.verdicts[index + 1].rule)
    return shape.field in ("published_text", "updated") and below.time is not None


def about_site(text: str, sites: frozenset[str]) -> bool:
    """Whether a sentence says what the site itself is: "The Lamp is a daily letter on harbours and those who live in them"."""
    if first_words(sites).isdisjoint(words_in(text[:BEGIN].casefold())):
        return False
    folded = text[:80].casefold()
    for name in sites:
        at = folded.find(name, 0, len(name) + 6)  # an article may stand before it
        if at >= 0 and (not at or not folded[at - 1].isalnum()):
            rest = folded[at + len(name) :]
            rest = rest[rest.find(" ") :] if rest[:1] in "." else rest  # "lamp" of "lamp.example"
            if rest.strip().startswith(phrases("is")):
                return True
    return False


def about_medium(text: str, blocks: list[Block]) -> bool:
    """Whether a sentence says what sort of medium one is that lines of the page name: "The Lamp is an independent news site …"."""
    folded = text[:MEDIUM].casefold()
    if being().search(folded, 1, 2 * NAME) is None:
        return False
    if mediums().isdisjoint(WORD.findall(folded)) and not wide(folded[0]):
        return False
    if not any(word in folded for word in phrases("medium")):
        return False
    found = min(
        (at for word in phrases("is") if 0 < (at := folded.find(word if wide(word[0]) else f" {word}")) <= NAME),
        default=0,
    )
    name = folded[:found].removeprefix("the ").strip()
    if len(name) < SHORTEST or not any(word in folded[found:] for word in phrases("medium")):
        return False
    naming = [
        one.text for one in blocks if len(one.text) <= MEDIUM and one.text != text and name in one.text.casefold()
    ]
    return len(naming) >= AGAIN and any(line.count(" ") < LABELS for line in naming)


@cache
def being() -> re.Pattern[str]:
    """The words for "is", or how these begin: asked first, as few texts have one near their beginning."""
    dense = "".join({word[0] for word in phrases("is") if wide(word[0])})
    spaced: dict[str, list[str]] = {}  # by their first letter, which most words of a text are told from them by
    for word in phrases("is"):
        spaced.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = "|".join([f"{first}(?:{'|'.join(rest)})" for first, rest in spaced.items()])
    return re.compile(f" (?:{branches})|[{dense}]")


@cache
def mediums() -> frozenset[str]:
    """The first word of each name of a sort of medium."""
    return frozenset(found[0] for word in phrases("medium") if (found := WORD.search(word)) is not None)


def of_comments(text: str) -> str:
    """The headline, in small letters, of which a line counts what readers say: "3 comments on “The pass is open”"; or ""."""
    found = QUOTED.fullmatch(text)
    return found[1].strip().casefold() if found is not None else ""


@lru_cache(maxsize=16)
def first_words(sites: frozenset[str]) -> frozenset[str]:
    """The word that each name of a site begins with."""
    return frozenset(found[0] for name in sites if (found := WORD.search(name)) is not None)


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The words of a kind."""
    return tuple(word for word, found in kinds().items() if kind in found)


def contact(text: str) -> bool:
    """Whether a line holds a telephone number, and is none of figures in a sentence."""
    if len("".join(DIGITS.findall(text))) < DIALLED:
        return False
    found = PHONE.search(text)
    if found is None or len(DIGITS.sub(lambda d: "", found[0])) == len(found[0]) or YEARS.search(found[0]):
        return False
    return sum(map(str.isdigit, found[0])) >= DIALLED
