"""JSON Feed: what is one, what its keys become, and what is broken about it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean
from cleaner.read.formats import format_of
from cleaner.read.sniff import is_feed, sniff

LEAD = "The ferry sails again from Monday, the port authority said."
VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: dict[str, Any], **head: Any) -> str:
    about = {"version": VERSION, "title": "Quay", "home_page_url": "https://quay.example/"}
    return json.dumps({**about, **head, "items": list(items)})


def item(number: int, **more: Any) -> dict[str, Any]:
    title = f"Ferry {number} returns to the pier"
    return {"id": str(number), "url": f"/n/{number}", "title": title, "content_html": f"<p>{LEAD}</p>", **more}


@pytest.mark.parametrize(
    "text",
    [
        feed(item(1)),
        "\ufeff\n" + feed(),
        '{"version":"http:\\/\\/www.jsonfeed.org\\/version\\/1","items":[]}',
        '{"title": "Quay", "version" : "https://jsonfeed.org/version/1", "items": []}',
    ],
)
def test_feeds(text: str) -> None:
    assert is_feed(text)
    assert sniff(text.encode()) == "html"
    assert format_of(text.encode()) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"url": "https://jsonfeed.org/version/1.1", "text": "version"}',
        f'"version": "{VERSION}"',
        f'[{{"v": "{VERSION}"}}]',
    ],
)
def test_no_feeds(text: str) -> None:
    assert not is_feed(text)


def test_items_are_articles() -> None:
    said = item(
        1,
        summary="A summary of it.",
        date_published="2025-05-04T12:00:00Z",
        date_modified="2025-05-05T12:00:00Z",
        tags=["boats", "boats", "piers"],
        authors=[{"name": "Jane Doe"}, {"url": "https://nobody.example/"}],
        image="https://quay.example/1.jpg",
    )
    document = clean(feed(said, item(2, author={"name": "Bo Lund"}), item(3), authors=[{"name": "Orla Penn"}]))
    one, two, three = document.articles
    assert (document.page.title, document.page.site) == ("Quay", "Quay")
    assert (one.title, one.text, one.url) == ("Ferry 1 returns to the pier", LEAD, "https://quay.example/n/1")
    assert (one.published, one.updated) == ("2025-05-04T12:00:00Z", "2025-05-05T12:00:00Z")
    assert (one.tags, one.authors, one.image) == (["boats", "piers"], ["Jane Doe"], "https://quay.example/1.jpg")
    assert (two.authors, three.authors) == (["Bo Lund"], ["Orla Penn"])
    assert [(gone.text, gone.rule) for gone in document.removed] == [("A summary of it.", "feed:summary")]


def test_plain_text_is_no_markup() -> None:
    text = f"{LEAD}\n\nIt has <b> 400 seats & a bar,\nand no <p> roof."
    (article,) = clean(feed(item(1, content_html=None, content_text=text))).articles
    assert article.text == f"{LEAD}\n\nIt has <b> 400 seats & a bar,\nand no <p> roof."


@pytest.mark.parametrize(
    "broken",
    [
        {"title": 7, "tags": "boats"},
        {"authors": "Jane"},
        {"content_html": ["a"], "content_text": LEAD},
        {"summary": {}},
    ],
)
def test_values_of_other_types_cost_no_entry(broken: dict[str, Any]) -> None:
    assert len(clean(feed(item(1, **broken), item(2))).articles) == 2


def test_what_was_read_of_a_feed_that_is_cut_off() -> None:
    text = feed(*map(item, range(5)))
    document = clean(text[: text.index("Ferry 3")])
    assert [article.title for article in document.articles] == [f"Ferry {n} returns to the pier" for n in range(3)]
    assert "a feed that is no JSON" in document.warnings[0]
    assert clean(text[:60]).page.media == "text"


def test_our_own_feed_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text(feed(item(1), item(2)))
    command = [sys.executable, "-m", "cleaner", "clean", str(tmp_path)]
    made = subprocess.run([*command, "-o", str(tmp_path / "own.feed.json")], timeout=60, check=True)
    done = subprocess.run([*command, "--fields", "page.path"], timeout=60, capture_output=True, check=True)
    assert made.returncode == 0
    assert done.stdout.decode().count("/feed.json") == done.stdout.count(b"\n") == 2
