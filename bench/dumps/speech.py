"""Sentences, headlines, names and times of a dump's language: built of the pieces in words.toml, or made up altogether."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent
MADE_UP = "xx"
STARTS = ("v", "t", "s", "k", "m", "n", "l", "p", "r", "br", "sh", "d", "f", "tr", "")
MIDDLES = ("a", "e", "i", "o", "u", "ai", "o", "e")
ENDS = ("n", "l", "sh", "r", "", "", "m", "t", "k")


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed TOML file `NAME.toml` beside this module."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class Speech:
    """What is said in one of the languages of words.toml."""

    def __init__(self, language: str) -> None:
        self.words: dict[str, Any] = load("words")[language]

    def clause(self, rng: Random) -> str:
        """A sentence without its full stop."""
        words = self.words
        picked = [str(rng.choice(words[key])) for key in ("who", "does", "what", "where", "why")]
        return " ".join(picked[:4]) + (f", {picked[4]}" if rng.random() < 0.5 else "")

    def sentence(self, rng: Random) -> str:
        """A sentence of running text."""
        return self.clause(rng) + "."

    def headline(self, rng: Random) -> str:
        """A headline."""
        return " ".join(str(rng.choice(self.words[key])) for key in ("who", "does", "what"))

    def name(self, rng: Random) -> str:
        """A person's name."""
        return f"{rng.choice(self.words['first'])} {rng.choice(self.words['last'])}"

    def remark(self, rng: Random) -> str:
        """What a reader says."""
        words = self.words
        said = [f"{rng.choice(words['remark'])}, {rng.choice(words['talk'])}"]
        if rng.random() < 0.85:
            said.insert(rng.randint(0, 1), " ".join(str(rng.choice(words[key])) for key in ("who", "does", "what")))
        return ". ".join(said) + rng.choice((".", "!", ""))

    def source(self, rng: Random) -> str:
        """A publisher."""
        return str(rng.choice(self.words["sources"]))

    def tag(self, rng: Random) -> str:
        """A topic."""
        return str(rng.choice(self.words["tags"]))

    def time(self, rng: Random) -> str:
        """How long ago."""
        unit = rng.choices(range(3), (4, 5, 3))[0]
        return str(self.words["times"][unit]).format(n=rng.randint(2, (59, 23, 6)[unit]))

    def byline(self, name: str) -> str:
        """The line that names an author."""
        return str(self.words["byline"]).format(a=name)


class MadeUp(Speech):
    """A language that no table knows: words of syllables, a few of them said all the time, times of its own."""

    def __init__(self, site: str) -> None:
        rng = Random(f"speech/{site}")
        self.small = [self.word(rng, 1) for _ in range(25)]
        self.large = sorted({self.word(rng, rng.choice((2, 2, 3))) for _ in range(900)})
        rng.shuffle(self.large)
        units = [self.word(rng, 2) for _ in range(3)]
        ago = self.word(rng, 1)
        publishers = [self.phrase(rng, rng.choice((1, 2, 2))).title() for _ in range(8)]
        self.words = {
            "first": [self.word(rng, 2).title() for _ in range(14)],
            "last": [self.word(rng, 3).title() for _ in range(18)],
            "sources": publishers,
            "tags": [self.word(rng, 2) for _ in range(10)],
            "times": [f"{{n}} {unit} {ago}" for unit in units],
            "byline": f"{self.word(rng, 1).title()} {{a}}",
        }

    @staticmethod
    def word(rng: Random, syllables: int) -> str:
        made = "".join(rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(ENDS) for _ in range(syllables))
        return made if len(made) > 1 else made + "n"

    def phrase(self, rng: Random, count: int) -> str:
        """Words in a row: the rarer a word, the less it is said."""
        words = []
        for place in range(count):
            small = rng.random() < 0.4 and 0 < place < count - 1
            words.append(rng.choice(self.small) if small else self.large[int(len(self.large) * rng.random() ** 2)])
        return " ".join(words)

    def clause(self, rng: Random) -> str:
        made = self.phrase(rng, rng.randint(8, 15)).capitalize()
        return made + (f", {self.phrase(rng, rng.randint(4, 7))}" if rng.random() < 0.5 else "")

    def headline(self, rng: Random) -> str:
        return self.phrase(rng, rng.randint(5, 9)).capitalize()

    def remark(self, rng: Random) -> str:
        said = [self.phrase(rng, rng.randint(3, 9)).capitalize() for _ in range(rng.randint(1, 2))]
        return ". ".join(said) + rng.choice((".", "!", ""))

    def furniture(self) -> dict[str, Any]:
        """What a site prints around its articles, in this language."""
        rng = Random(f"furniture/{self.words['byline']}")

        def line(low: int, high: int) -> str:
            return self.phrase(rng, rng.randint(low, high)).capitalize()

        return {
            "top": [line(1, 2) for _ in range(6)],
            "pitch": [line(8, 11)],
            "promos": [line(4, 6) for _ in range(5)],
            "after": [line(2, 4) for _ in range(3)],
            "template": f"{line(2, 3)} {{tag}} {self.phrase(rng, 2)}",
            "ai": [line(3, 5), line(4, 6)],
            "related_label": line(2, 3),
            "comments_label": line(2, 3),
            "no_comments": line(3, 5),
            "controls": [line(1, 2), f"{{n}} {self.phrase(rng, 1)}"],
            "prompt": line(5, 8),
            "footer": [line(9, 12) + ".", line(2, 4), line(3, 4), line(2, 3)],
            "serial": line(12, 16) + ".",
        }


@cache
def site_of(name: str) -> dict[str, Any]:
    """A site of sites.toml with all that it prints."""
    site = next(site for site in load("sites")["site"] if site["name"] == name)
    speech = speech_of(name)
    return dict(speech.furniture() | site) if isinstance(speech, MadeUp) else dict(site)


@cache
def speech_of(name: str) -> Speech:
    """The language of a site."""
    site = next(site for site in load("sites")["site"] if site["name"] == name)
    return MadeUp(name) if site["language"] == MADE_UP else Speech(site["language"])


def names() -> list[str]:
    """All sites, in the order of the file."""
    return [str(site["name"]) for site in load("sites")["site"]]
