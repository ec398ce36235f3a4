"""Documents to write."""

from collections.abc import Callable

import pytest

from cleaner.model import Article, Document, PageInfo, Removed

Make = Callable[..., Document]


@pytest.fixture
def make() -> Make:
    """A page document with the given articles, each a dictionary of fields."""

    def make(*articles: dict[str, object], path: str = "harbour.html", title: str | None = "Harbour News") -> Document:
        return Document(
            page=PageInfo(path=path, url="https://harbour.example/", title=title, captured="2025-03-01T10:00:00Z"),
            articles=[
                Article(**{"id": f"{n:016x}", "index": n, "role": "item", "kind": "full", **fields})  # type: ignore[arg-type]
                for n, fields in enumerate(articles)
            ],
            removed=[Removed("Share this", "phrase:share:en", "main")],
            warnings=["2 characters could not be decoded"],
        )

    return make


@pytest.fixture
def ferry(make: Make) -> Document:
    """Two articles that have most of their fields."""
    return make(
        {
            "title": "Ferry returns to the old pier",
            "text": "The ferry sails again.\n\nTickets cost three crowns.",
            "source": "The Harbour Gazette",
            "authors": ["Ida Holm", "Per Lund"],
            "published": "2025-02-28",
            "confidence": 0.5,
        },
        {"title": "Mussels are back", "kind": "headline", "published_text": "an hour ago"},
    )
