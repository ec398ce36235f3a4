"""Small dumps for tests of learning: stories that no page shares, among lines that a test chooses."""

from collections.abc import Callable
from html import escape
from random import Random

from bench.dumps.speech import Speech
from cleaner.learn.learned import LearnedSite
from cleaner.learn.run import learn
from cleaner.model import Source
from cleaner.rules import load

SPEECH = Speech("en")
TOP = ["Pier and Quay", "Nets and ropes", "Ask the pilot"]
END = ["Send this along the quay", "Pier and Quay is printed above the chandlery", "Where we keep your details"]
Lines = list[str]


def story(rng: Random, count: int = 5) -> tuple[str, Lines]:
    """A headline and paragraphs."""
    return SPEECH.headline(rng), [f"{SPEECH.sentence(rng)} {SPEECH.sentence(rng)}" for _ in range(count)]


def text_dump(pages: int, middle: Callable[[int, Random, str, Lines], Lines], seed: int = 1) -> list[Source]:
    """Pages of plain text: `TOP`, what `middle` makes of a page's number, headline and paragraphs, `END`."""
    made = []
    for number in range(pages):
        rng = Random(f"{seed}/{number}")
        title, texts = story(rng)
        lines = [*TOP, *middle(number, rng, title, texts), *END]
        made.append(Source(path=f"dump/{number:04}.txt", data="\n".join(lines).encode()))
    return made


def html_dump(pages: int, body: Callable[[int, Random, str, Lines], str], host: str = "pier.example") -> list[Source]:
    """Pages of HTML with a canonical address."""
    made = []
    for number in range(pages):
        rng = Random(f"html/{number}")
        title, texts = story(rng)
        head = f'<link rel="canonical" href="https://{host}/{number}"><title>{escape(title)}</title>'
        page = f"<!DOCTYPE html><html><head>{head}</head><body>{body(number, rng, title, texts)}</body></html>"
        made.append(Source(path=f"dump/{number:04}.html", data=page.encode()))
    return made


def learned(sources: list[Source]) -> list[LearnedSite]:
    """What is learned from pages."""

    def pages() -> list[Source]:
        return [Source(path=source.path, data=source.data) for source in sources]

    return learn(pages, load())


def lines_of(sources: list[Source]) -> set[str]:
    """The lines and selectors of all rules that are learned."""
    return {rule.text for site in learned(sources) for rule in site.rules}
