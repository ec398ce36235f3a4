"""What is measured of blocks, and what the model makes of plain cases."""

from pathlib import Path

import pytest

from cleaner.classify import blocks as measured
from cleaner.classify.blocks import NAMES, Measures, model, weigh
from cleaner.classify.elements import Lexicon, tokens_of
from cleaner.language import languages_of, page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import Shape, measure

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/page.html"))
STORY = (
    "The harbour office closed its last wooden shed on Monday, and the keepers moved their ledgers into the old mill, "
    "where the roof had been mended over the winter by volunteers from both sides of the bay."
)
PAGE = f"""<html><head><title>Sheds</title></head><body>
<ul class="menu">{"".join(f'<li><a href="/{w}">{w}</a></li>' for w in ("Home", "Sport", "Weather", "About"))}</ul>
<div class="post-content"><h1>Sheds</h1>{"".join(f"<p>{STORY} ({n})</p>" for n in range(6))}</div>
<div class="footer"><a href="/imprint">Imprint</a> <a href="/privacy">Privacy policy of the harbour office</a></div>
</body></html>"""


def shaped(page: Page) -> list[Shape]:
    return measure(page, load(), languages_of(page), page_language(page))


def test_tokens_are_whole_and_cut_into_words() -> None:
    assert tokens_of('class="entryContent col-12 Related" id="main-2"') == (
        "entrycontent", "entry", "content", "col", "related", "main",
    )  # fmt: skip


def test_no_token_without_class_id_and_role() -> None:
    assert tokens_of('href="/class/nav" title="menu"') == ()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_every_block_has_every_feature(path: Path) -> None:
    page = parse_html(path.read_bytes().decode("utf-8", "replace"))
    rows = Measures(page, shaped(page), Lexicon({"footer": -1.0}), own_names(page)).vectors()
    assert len(rows) == len(page.blocks)
    assert {len(row) for row in rows} <= {len(NAMES)}


def test_tokens_count_once_on_the_way_to_a_block() -> None:
    page = parse_html('<div class="footer"><p class="footer">One line of words.</p></div>')
    at = NAMES.index("tokens")
    assert [row[at] for row in Measures(page, shaped(page), Lexicon({"footer": -1.5}), own_names(page)).vectors()] == [
        -1.5
    ]


def test_text_is_content_and_menus_are_not() -> None:
    page = parse_html(PAGE)
    odds = dict(zip((block.text for block in page.blocks), weigh(page, shaped(page), own_names(page)), strict=True))
    assert min(value for text, value in odds.items() if text.startswith("The harbour")) > 0
    assert max(odds[word] for word in ("Home", "Sport", "Weather", "About")) < 0


def test_blocks_are_weighed_alike_some_or_all_at_once_or_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    page = parse_html(PAGE)
    shapes, names, known = shaped(page), own_names(page), model()
    odds = weigh(page, shapes, names)
    rows = Measures(page, shapes, Lexicon(known.tokens), names).vectors()
    assert odds == pytest.approx([known.score(known.bins(row)) for row in rows])
    assert weigh(page, shapes, names, [1, 4]) == [odd if i in (1, 4) else 0.0 for i, odd in enumerate(odds)]
    monkeypatch.setattr(measured, "AT_ONCE", 3)
    assert weigh(page, shapes, names) == odds


def test_tokens_that_say_something_are_those_of_the_element() -> None:
    known = Lexicon({"content": 1.0, "main": 0.5, "post-content": 0.25, "entry": 2.0, "b": 1.0})
    assert set(known.of('class="post-content b-2" id="main"')) == {"content", "main", "post-content"}
    assert set(known.of('class="EntryContent"')) == {"entry", "content"}
    assert known.of('class="wrap b"') == ("b",)
    assert known.of('title="class=" id="nothing"') == ()
