"""One JSON array."""

import json
from collections.abc import Callable

import pytest

from cleaner.model import Document
from cleaner.write import Unit, formatter

Make = Callable[..., Document]


def written(documents: list[Document], unit: Unit) -> list[dict[str, object]]:
    """The array that the documents make."""
    out = formatter("json", unit)
    value = json.loads(out.begin() + b"".join(map(out.page, documents)) + out.end())
    assert isinstance(value, list)
    return value


def test_no_page_is_an_empty_array() -> None:
    assert written([], "page") == []


def test_articles_of_all_pages_in_order(ferry: Document, make: Make) -> None:
    titles = [a["title"] for a in written([make(), ferry, make(), make({"title": "Fog"})], "article")]
    assert titles == ["Ferry returns to the old pier", "Mussels are back", "Fog"]


def test_pages_are_an_array_even_where_there_is_one(ferry: Document) -> None:
    assert len(written([ferry], "page")) == 1
    assert len(written([ferry, ferry], "page")) == 2


def test_a_page_that_fails_leaves_the_array_whole(ferry: Document, make: Make) -> None:
    out = formatter("json", "article")
    data = out.begin()
    with pytest.raises(UnicodeEncodeError):
        out.page(make({"title": "\ud800"}))
    data += out.page(ferry) + out.end()
    assert len(json.loads(data)) == 2


def test_the_only_page_of_an_output_is_its_object(ferry: Document) -> None:
    out = formatter("json", "page", alone=True)
    assert json.loads(out.begin() + out.page(ferry) + out.end())["page"]["path"] == "harbour.html"
