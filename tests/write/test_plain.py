"""Plain text."""

from collections.abc import Callable

from cleaner.model import Document
from cleaner.write import formatter

Make = Callable[..., Document]


def test_articles_stand_between_form_feeds(ferry: Document, make: Make) -> None:
    out = formatter("text", "article")
    text = (out.begin() + out.page(ferry) + out.page(make()) + out.page(make({"text": "Fog."})) + out.end()).decode()
    assert text.split("\n\f\n") == [
        "Ferry returns to the old pier\n\nThe ferry sails again.\n\nTickets cost three crowns.",
        "Mussels are back",
        "Fog.\n",
    ]


def test_pages_stand_between_form_feeds(ferry: Document) -> None:
    out = formatter("text", "page")
    pages = (out.page(ferry) + out.page(ferry)).decode().split("\f\n")
    assert len(pages) == 2
    assert pages[0] == pages[1]
    assert pages[0].endswith("three crowns.\n\n\nMussels are back\n")
