"""JSON Lines."""

import json
from collections.abc import Callable

from cleaner.model import Document
from cleaner.write import formatter


def test_a_line_an_article_with_the_page_last(ferry: Document) -> None:
    out = formatter("jsonl", "article").page(ferry)
    first, second = map(json.loads, out.splitlines())
    assert list(first)[-1] == "page"
    assert first["page"] == {
        "path": "harbour.html",
        "url": "https://harbour.example/",
        "captured": "2025-03-01T10:00:00Z",
    }
    assert first["authors"] == ["Ida Holm", "Per Lund"]
    assert (second["title"], second["text"], second["authors"]) == ("Mussels are back", None, [])


def test_keys_are_always_all_there_in_the_same_order(ferry: Document, make: Callable[..., Document]) -> None:
    keys = {tuple(json.loads(line)) for line in formatter("jsonl", "article").page(ferry).splitlines()}
    keys |= {tuple(json.loads(line)) for line in formatter("jsonl", "article").page(make({})).splitlines()}
    assert len(keys) == 1


def test_a_line_a_page(ferry: Document) -> None:
    out = formatter("jsonl", "page").page(ferry)
    assert out.count(b"\n") == 1
    document = json.loads(out)
    assert list(document) == ["schema", "page", "articles", "removed", "warnings"]
    assert document["removed"] == [{"text": "Share this", "rule": "phrase:share:en", "section": "main"}]
    assert "page" not in document["articles"][0]


def test_chosen_fields_in_the_order_given(ferry: Document) -> None:
    out = formatter("jsonl", "article", ["title", "page.path", "index"]).page(ferry)
    assert out.splitlines()[0] == b'{"title":"Ferry returns to the old pier","page.path":"harbour.html","index":0}'


def test_a_page_without_articles_gives_no_line(make: Callable[..., Document]) -> None:
    assert formatter("jsonl", "article").page(make()) == b""
