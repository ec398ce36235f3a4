"""Which articles of a page tell the same story.

Articles that share their headline or a sentence are compared by their runs of words (shingles; Broder, "On the
resemblance and containment of documents", 1997): the shorter one contained in the longer one is a copy.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from cleaner.model import Article
from cleaner.scripts import UNSPACED, holds_unspaced

WIDTH = 4
"""Words in a shingle; characters count as words in scripts without spaces."""
CONTAINED = 0.6
"""Share of the shorter article's shingles that a copy has in common with the longer one."""
LEAST = 8
"""Shingles below which nothing is said of two texts."""
END = re.compile(r"[.!?…。！？।](?:\s|(?<=[。！？।]))")
WORD = re.compile(r"\w+")
TOKEN = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
"""Compiled at its first use, which most pages do not come to."""
SIGNS = (
    r"[\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65\ufe0f\U0001f000-\U0001faff]+"
)
"""Marks beyond ASCII that copies of one story set differently: quotes, dashes, blanks, pictures."""
SMALL = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
PLAIN = bytes(c for c in range(1, 128) if not chr(c).isalnum())
"""ASCII that is no letter or digit, but for NUL, which stands between sentences here."""
WORDS = bytes(c if chr(c).isalnum() else 32 for c in range(128)).translate(SMALL) + bytes(128)
ENDING = bytes(46 if chr(c) in ".!?" else 32 if chr(c).isspace() else c for c in range(256)).translate(SMALL)
"""A full stop for all that ends sentences, a blank for all white space, no capitals."""
SHORTEST = 24
"""Bytes of the letters and digits of a sentence that tells something: about five English words."""
BEGINNING = 4000
"""Characters of a text whose sentences are looked at."""
CROWD = 50
"""Articles that share a sentence with more than so many others share a formula, not a story."""
MOST = 100
"""Others that one article is compared with, those that it meets first."""
HELD = 300_000
"""Shingles kept at a time, about 70 bytes each; those of an article that comes up again are made again."""


def link(articles: list[Article]) -> None:
    """Set `same_as` on each article that repeats another one of the page.

    The original is the fullest; of equally full ones, the first on the page.
    """
    if len(articles) < 2:
        return
    shingles = Shingles(articles)
    copies = Copies(articles)
    for number, crowds in sorted(meetings(articles).items()):
        for other in sorted(others(number, crowds)):
            if same(shingles, number, other):
                copies.join(number, other)
    copies.write()


def meetings(articles: list[Article]) -> dict[int, list[list[int]]]:
    """For each article that shares its headline or a sentence: those that share it, once for each that is shared."""
    first: dict[int, int] = {}
    more: dict[int, list[int]] = {}
    for number, article in enumerate(articles):
        for key in keys(article):
            before = first.setdefault(key, number)
            if before != number:
                crowd = more.setdefault(key, [before])
                if len(crowd) <= CROWD:
                    crowd.append(number)
    found: dict[int, list[list[int]]] = {}
    for crowd in more.values():
        if len(crowd) <= CROWD:
            for number in crowd:
                found.setdefault(number, []).append(crowd)
    return found


def others(number: int, crowds: list[list[int]]) -> set[int]:
    """The articles before one that it is compared with."""
    found: set[int] = set()
    for crowd in crowds:
        if len(found) >= MOST:
            break
        found.update(crowd[: bisect_left(crowd, number)])
    return found


def keys(article: Article) -> Iterable[int]:
    """What two copies of one story are expected to share at least one of: the headline, or one of the first sentences.

    Hashes of letters and digits, each once and in the order of the text, which no hash seed changes.
    """
    found: list[bytes] = []
    if article.title:
        found.append("".join(WORD.findall(article.title.casefold())).encode())
    if article.text:
        text = article.text[:BEGINNING]
        # Of a text in Latin letters those without accents tell enough.
        data = text.replace("…", ".").encode("ascii", "ignore")
        data = data.translate(ENDING).replace(b". ", b"\0").translate(None, PLAIN)
        if len(data) < len(text) / 2:
            text = END.sub("\0", text)
            data = re.sub(SIGNS, "", text.casefold()).encode().translate(None, PLAIN)
        found += [key for key in data.split(b"\0") if len(key) >= SHORTEST]
    return map(hash, dict.fromkeys(found))


def tokens(text: str) -> list[str]:
    """The words of a text, and the characters of scripts without spaces."""
    return re.findall(TOKEN, text) if holds_unspaced(text) else WORD.findall(text)


def words_of(text: str) -> list[bytes] | list[str]:
    """The words of a text as `tokens` cuts them; those in Latin letters without the letters that have accents."""
    data = text.encode("ascii", "ignore")
    return data.translate(WORDS).split() if 2 * len(data) > len(text) else tokens(text.casefold())


class Shingles:
    """Hashes of the runs of WIDTH words of articles; equal within one process, which is all that is asked of them."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.known: dict[int, frozenset[int]] = {}
        self.held = 0

    def of(self, number: int) -> frozenset[int]:
        """The shingles of the text of an article."""
        found = self.known.get(number)
        if found is None:
            text = self.articles[number].text
            words = words_of(text) if text else []
            found = frozenset(map(hash, zip(*(words[i:] for i in range(WIDTH)), strict=False)))
            self.held += len(found)
            if self.held > HELD:
                self.known, self.held = {}, len(found)
            self.known[number] = found
        return found


def same(shingles: Shingles, one: int, two: int) -> bool:
    """Whether two articles tell the same story; without text to compare, equal headlines say so."""
    articles = shingles.articles
    if len(articles[one].text or "") > len(articles[two].text or ""):
        one, two = two, one
    first = shingles.of(one)
    second = shingles.of(two) if len(first) >= LEAST else first
    smaller = min(len(first), len(second))
    if smaller < LEAST:
        title, other = (articles[number].title or "" for number in (one, two))
        words = tokens(title.casefold())
        return len(words) >= 4 and (title == other or words == tokens(other.casefold()))
    return len(first & second) >= CONTAINED * smaller


class Copies:
    """Which articles point to which: `same_as` while it is still being found out.

    Articles that point to one id form a class; when what they point to turns out to be a copy itself, the whole class
    moves in one step (disjoint sets; Tarjan, 1975).
    """

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.of: dict[int, int] = {}
        """Article -> class."""
        self.at: dict[str, int] = {}
        """Id -> the class of those that point to it."""
        self.ids: list[str] = []
        """Class -> the id pointed to; holds for a class that has not moved."""
        self.moved: list[int] = []
        """Class -> the class it moved into, or itself."""

    def join(self, later: int, earlier: int) -> None:
        """Point the less full of two articles to the other, or both to what one of them points to."""
        one, two = self.articles[earlier].text or "", self.articles[later].text or ""
        keep, copy = (later, earlier) if len(two) > 1.5 * len(one) else (earlier, later)
        target = self.target(keep) or self.articles[keep].id
        old = self.articles[copy].id
        if old == target:
            return
        number = self.at.setdefault(target, len(self.ids))
        if number == len(self.ids):
            self.ids.append(target)
            self.moved.append(number)
        self.of[copy] = number
        behind = self.at.pop(old, None)
        if behind is not None:
            self.moved[behind] = number

    def target(self, article: int) -> str | None:
        """The id that an article points to."""
        number = self.of.get(article)
        if number is None:
            return None
        while self.moved[number] != number:
            self.moved[number] = number = self.moved[self.moved[number]]
        return self.ids[number]

    def write(self) -> None:
        """Set `same_as` on the articles."""
        for number in self.of:
            target = self.target(number)
            if target != self.articles[number].id:
                self.articles[number].same_as = target
