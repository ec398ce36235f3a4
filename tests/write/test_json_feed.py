"""JSON Feed 1.1, checked by what its page says: https://www.jsonfeed.org/version/1.1/."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from cleaner.model import Document
from cleaner.write import formatter

Make = Callable[..., Document]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TOP = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip


def feed(*documents: Document) -> dict[str, Any]:
    """The feed of these pages; fails unless it is valid."""
    out = formatter("jsonfeed", "article")
    pages = [out.page(document) for document in documents]
    read: dict[str, Any] = json.loads(out.begin() + b"".join(pages) + out.end())
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read.keys() >= {"version", "title", "items"}
    check(read, TOP)
    for item in read["items"]:
        assert "id" in item
        assert "content_html" in item or "content_text" in item
        check(item, ITEM)
        assert all(author.keys() <= {"name", "url", "avatar"} for author in item.get("authors", []))
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
    return read


def check(thing: dict[str, Any], keys: dict[str, type]) -> None:
    """Known keys with values of their kind, and extensions; addresses that lead somewhere, times that are times."""
    for key, value in thing.items():
        if key.startswith("_"):
            assert isinstance(value, dict)
            assert "." not in key
            continue
        assert isinstance(value, keys[key]), key
        if key.endswith("url") or key == "image":
            assert urlsplit(value).scheme
        if key.startswith("date_"):
            assert MOMENT.fullmatch(value)


def test_articles_are_items(make: Make) -> None:
    read = feed(
        make(
            {
                "id": "00ff00ff00ff00ff",
                "title": "Ferry returns",
                "text": "The ferry sails\n\nagain.",
                "kind": "teaser",
                "url": "https://harbour.example/ferry",
                "image": "https://harbour.example/ferry.jpg",
                "source": "The Harbour Gazette",
                "authors": ["Ida Holm"],
                "tags": ["boats"],
                "published": "2025-02-28",
                "published_text": "28 February",
                "updated": "2025-03-01T09:00:00+01:00",
                "language": "en",
            }
        )
    )
    (item,) = read["items"]
    extension = item.pop("_cleaner")
    assert item == {
        "id": "00ff00ff00ff00ff",
        "url": "https://harbour.example/ferry",
        "title": "Ferry returns",
        "content_text": "The ferry sails\n\nagain.",
        "summary": "The ferry sails\n\nagain.",
        "image": "https://harbour.example/ferry.jpg",
        "date_published": "2025-02-28T00:00:00Z",
        "date_modified": "2025-03-01T09:00:00+01:00",
        "authors": [{"name": "Ida Holm"}],
        "tags": ["boats"],
        "language": "en",
    }
    assert extension["published"] == "2025-02-28"
    assert extension["source"] == "The Harbour Gazette"
    assert extension["page"]["path"] == "harbour.html"


def test_every_field_of_an_article_stands_somewhere(ferry: Document) -> None:
    from cleaner.model import Article
    from cleaner.write.json_feed import EXTENSION

    keys = {"id", "url", "title", "text", "image", "authors", "tags", "language"}
    assert keys | set(EXTENSION) == set(Article.__struct_fields__)


def test_an_address_that_leads_nowhere_by_itself_is_no_address(make: Make) -> None:
    (item,) = feed(make({"title": "A", "url": "/ferry", "image": "ferry.jpg"}))["items"]
    assert not {"url", "image"} & item.keys()
    assert (item["_cleaner"]["url"], item["_cleaner"]["image"]) == ("/ferry", "ferry.jpg")


def test_a_headline_has_an_empty_text(ferry: Document) -> None:
    assert [item["content_text"] for item in feed(ferry)["items"]][1] == ""


def test_a_feed_of_one_page_has_its_title(ferry: Document, make: Make) -> None:
    assert feed(ferry)["title"] == "Harbour News"
    assert feed(ferry)["home_page_url"] == "https://harbour.example/"
    assert feed(make(title=None)) | {"items": 0} == {
        "version": "https://jsonfeed.org/version/1.1",
        "items": 0,
        "title": "harbour.html",
        "home_page_url": "https://harbour.example/",
    }


def test_a_feed_of_many_pages_has_the_title_of_none(ferry: Document, make: Make) -> None:
    read = feed(make(), ferry, make(), make({"title": "B"}))
    assert read.keys() == {"version", "items", "title"}
    assert [item.get("title") for item in read["items"]] == ["Ferry returns to the old pier", "Mussels are back", "B"]


def test_a_feed_of_nothing_is_valid(make: Make) -> None:
    assert feed()["items"] == []
    assert feed(make())["items"] == []
