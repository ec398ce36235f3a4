"""Which lines of a list may be headlines."""

from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.members import is_section, without_sections

SECTIONS = ("World Economics", "Politics & Policy", "Small Business")
STORIES = (
    "Ferry builder doubles its order book",
    "Wool prices climb as mills return",
    "Trams to run before the schools open",
)


def kept(between: str) -> list[str]:
    """What is left of links to sections and to stories, with some markup between the sections."""
    sections = between.join(f'<li><a href="/{name.split()[0].lower()}">{name}</a></li>' for name in SECTIONS)
    stories = "".join(f'<li><a href="/2025/{"-".join(said.lower().split())}">{said}</a></li>' for said in STORIES * 2)
    page = parse_html(f"<ul>{sections}{stories}</ul>")
    shapes = measure(page, load(), frozenset(("en",)), "en")
    members = [i for i, block in enumerate(page.blocks) if block.links]
    return [page.blocks[i].text for i in without_sections(page, shapes, members)]


def test_a_run_of_sections_is_no_headlines() -> None:
    assert kept("") == [*STORIES, *STORIES]


def test_short_headlines_with_texts_are() -> None:
    assert kept("<li>What happened to it, in a few words.</li>") == [*SECTIONS, *STORIES, *STORIES]


def test_addresses_of_sections() -> None:
    assert is_section("/small-business")
    assert is_section("https://ledger.example/sport/")
    assert not is_section("/2025/ferry-builder-doubles-its-order")
    assert not is_section("/show?id=4")
    assert not is_section("/4471")
