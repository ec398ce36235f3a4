"""Picks: a rule file says where a site's articles are."""

from pathlib import Path

import pytest

from cleaner.model import Document, Source
from cleaner.pipeline import run
from cleaner.rules import RuleError, load

LIST = """<!DOCTYPE html><html><head><link rel="canonical" href="https://pier.example/"></head><body><div class="bar">Tides at noon</div>
<div class="row"><h4><a href="/1">Ferry sails again</a></h4><i class="from">The Lindvik Observer</i><b class="at">3 March 2025</b>
<p class="lead">The ferry between the two harbours sails again from Monday.</p><p class="tool">Keep</p></div>
<div class="row"><h4><a href="/2">Mussel farmers count their losses</a></h4><i class="from">Quay Post</i><b class="at">2 March 2025</b>
<p class="lead">Storms took the ropes, and hope is for a mild spring.</p><p class="tool">Keep</p></div>
<div class="end">Printed above the chandlery</div></body></html>"""
ITEMS = 'items = "div.row"\ntitle = "h4"\nsource = ".from"\ntime = ".at"\nbody = "p.lead"\n'
STORY = """<!DOCTYPE html><html><head><link rel="canonical" href="https://pier.example/1"></head><body><p class="bar">Tides at noon</p>
<h2 class="t">Ferry sails again</h2><p class="w">By Orla Penhallow</p><div id="w"><p>The ferry between the two harbours sails again from Monday, the port said.</p>
<p class="tool">Ask the pilot about this</p><p>Divers replaced forty posts of the pier.</p></div><p>Printed above the chandlery</p></body></html>"""


def cleaned(folder: Path, pick: str, page: str, before: str = "") -> Document:
    path = folder / "mine.toml"
    path.write_text(f'{before}[[sites]]\nhosts = ["pier.example"]\n[sites.pick]\n{pick}', encoding="utf-8")
    return run(Source(path="page.html", data=page.encode()), load([str(path)])).document


def test_items(tmp_path: Path) -> None:
    document = cleaned(tmp_path, ITEMS, LIST)
    assert [(a.role, a.title, a.source, a.published, a.text, a.url) for a in document.articles] == [
        (
            "item", "Ferry sails again", "The Lindvik Observer", "2025-03-03",
            "The ferry between the two harbours sails again from Monday.", "https://pier.example/1",
        ),
        (
            "item", "Mussel farmers count their losses", "Quay Post", "2025-03-02",
            "Storms took the ropes, and hope is for a mild spring.", "https://pier.example/2",
        ),
    ]  # fmt: skip
    removed = {one.text: one.rule for one in document.removed}
    assert removed["Tides at noon"] == "pick:outside"
    assert removed["Keep"] == "pick:outside"


def test_items_whose_text_is_all_that_is_left(tmp_path: Path) -> None:
    pick = 'items = "div.row"\ntitle = "h4"\nsource = ".from"\ntime = ".at"\nstrip = ".tool"\n'
    document = cleaned(tmp_path, pick, LIST)
    assert [a.text for a in document.articles] == [
        "The ferry between the two harbours sails again from Monday.",
        "Storms took the ropes, and hope is for a mild spring.",
    ]
    assert {one.rule for one in document.removed if one.text == "Keep"} == {"pick:strip"}


def test_one_article(tmp_path: Path) -> None:
    pick = 'body = "#w"\ntitle = "h2.t"\nauthors = "p.w"\nstrip = "p.tool"\n'
    (article,) = cleaned(tmp_path, pick, STORY).articles
    assert (article.role, article.title, article.authors) == ("main", "Ferry sails again", ["Orla Penhallow"])
    assert article.text == (
        "The ferry between the two harbours sails again from Monday, the port said.\n\nDivers replaced forty posts of the pier."
    )


def test_a_page_without_what_is_picked_is_cleaned_as_others(tmp_path: Path) -> None:
    documents = [cleaned(tmp_path, pick, STORY) for pick in ('body = "#gone"\n', ITEMS)]
    assert documents[0].articles == documents[1].articles
    for document in documents:
        (warning,) = document.warnings
        assert "mine.toml:3: the pick finds nothing on this page" in warning


def test_phrases_hold_within_what_is_picked(tmp_path: Path) -> None:
    document = cleaned(tmp_path, 'body = "#w"\n', STORY, '[phrases]\nshare = ["Ask the pilot about this"]\n')
    assert {one.rule for one in document.removed if one.text.startswith("Ask")} == {"phrase:share"}


@pytest.mark.parametrize(
    ("pick", "line", "message"),
    [
        ('items = ".row"\nlead = "p"\n', 5, "unknown key 'lead'"),
        ('items = ".row ("\n', 4, "cannot read"),
        ('title = "h4"\n', 3, "a pick needs 'items', 'body' or 'strip'"),
        ("items = 3\n", 4, "'items' must be a string"),
    ],
)
def test_error_names_the_line(tmp_path: Path, pick: str, line: int, message: str) -> None:
    with pytest.raises(RuleError, match="mine") as caught:
        cleaned(tmp_path, pick, LIST)
    assert caught.value.line == line
    assert message in caught.value.message
