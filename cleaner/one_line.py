"""A text page whose lines were joined into one, as parsers do that put a space between all strings of a page.

Where its lines began is lost.  What is sure are known phrases between two sentences, one after the other: these become blocks of
their own, for `strip` to remove; all else stays one text.
"""

from itertools import islice

from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.scripts import unspaced
from cleaner.shape import size
from cleaner.times.lines import match

LEAST, MOST = 40, 200_000
"""Words of such a line: a shorter one is what it says; characters: a longer one is no page, and looking through it takes long."""
LONGEST = 10
"""Words of the longest phrase that is looked for."""
WORD = lazy(r"\S+")
ENDED = lazy(r"[.!?…。！？।۔؟:][\"'”’»)\]」』]*$")
"""How a word ends a sentence."""

DASH = lazy(r" [-–—] ")
PUBLISHER, NAME, HEADER = 6, 60, 120
"""Words and characters of the longest name of a publisher, characters in which it and a time stand before a dash."""

Pieces = list[tuple[int, int]]
"""Where phrases begin and end, as offsets."""


def part(page: Page, rules: Rules, languages: frozenset[str], language: str | None) -> None:
    """Make blocks of the phrases and headers in the only line of a text page, and of what stands between them."""
    if page.media != "text" or len(page.blocks) != 1:
        return
    line = page.blocks[0]
    if len(line.text) > MOST or size(line.text) < LEAST:
        return
    found = sorted(phrases(line.text, rules, languages) + headers(line.text, language))
    if not found:
        return
    blocks: list[Block] = []
    at = 0
    for start, end in [*found, (len(line.text), len(line.text))]:
        for one, two in ((at, start), (max(at, start), end)):
            if text := line.text[one:two].strip():
                blocks.append(Block("paragraph" if len(text) > 120 else "line", text, line.place))
        at = max(at, end)
    page.blocks = blocks


def joined(page: Page) -> bool:
    """Whether all blocks of a page were one line."""
    blocks = page.blocks
    return len(blocks) > 1 and blocks[0].place == blocks[-1].place


def phrases(text: str, rules: Rules, languages: frozenset[str]) -> Pieces:
    """The phrases that stand between sentences, before the first or behind the last.

    A word alone may begin a sentence: it is one only where another phrase follows it, or stands before it.  Several phrases that
    follow each other are some wherever they begin.
    """
    words = [(word.start(), word.end()) for word in WORD.finditer(text)]
    found: Pieces = []
    place = 0
    while place < len(words):
        run: Pieces = []
        at = place
        most = 0
        while at < len(words) and (count := said(text, words, at, rules, languages)):
            run.append((words[at][0], words[at + count - 1][1]))
            most = max(most, count if count > 1 or not unspaced(text[slice(*run[-1])]) else 2)
            at += count
        ended = not place or ENDED.search(text, max(words[place - 1][1] - 4, 0), words[place - 1][1])
        sure = most > 1 or len(run) > 1 if ended else most > 1 and len(run) > 1
        if run and sure and (at == len(words) or not text[words[at][0]].islower()):
            found += run
            place = at
        else:
            place += 1
    return found


def said(text: str, words: Pieces, place: int, rules: Rules, languages: frozenset[str]) -> int:
    """How many words the longest phrase has that begins with a word; 0 where none does."""
    first = words[place][0]
    if text[first].islower() or not any(map(str.isalnum, text[first : words[place][1]])):
        return 0
    for count in range(min(LONGEST, len(words) - place), 0, -1):
        known = rules.find(text[first : words[place + count - 1][1]], languages)
        if known is not None and known[1].does in ("remove", "section") and not known[0].text.endswith("{name}"):
            return count
    return 0


def headers(text: str, language: str | None) -> Pieces:
    """The headers that name a publisher before a time and again behind it: "The Lamp 16 minutes ago - The Lamp"."""
    found: Pieces = []
    for mark in DASH.finditer(text):
        begin = mark.end()
        words = [word.end() for word in islice(WORD.finditer(text, begin, begin + NAME), PUBLISHER)]
        for end in reversed(words):
            name = text[begin:end] + " "
            at = text.rfind(name, max(mark.start() - HEADER, found[-1][1] if found else 0), mark.start())
            if at >= 0 and (not at or text[at - 1] == " ") and match(text[at + len(name) : mark.start()], language):
                last = at + len(name) - 1
                found += [(at, last), (last + 1, mark.start()), (mark.start() + 1, end)]
                break
    return found
