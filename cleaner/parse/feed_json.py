"""What a JSON Feed says, versions 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from cleaner.parse.feed_reader import Entry, add, plain
from cleaner.patterns import lazy

ITEMS = lazy(r'"items"\s*:\s*\[')
BETWEEN = lazy(r"[\s,]*")


def read_json_feed(text: str) -> tuple[Entry, list[Entry], str]:
    """The feed, its entries, and what is wrong with it: of one that is cut off, the entries before."""
    fault = ""
    try:
        said = json.loads(text, strict=False)
        items = listed(said.get("items"))
    except RecursionError:
        return Entry(), [], "nested too deep"
    except ValueError as error:
        fault = str(error)
        said, items = {}, list(whole(text))
    feed = Entry(title=plain(words(said, "title")), link=words(said, "home_page_url"), language=words(said, "language"))
    everybody = people(said)
    return feed, [entry(item, everybody) for item in items if isinstance(item, dict)], fault


def entry(item: dict[str, Any], everybody: list[str]) -> Entry:
    """One item; what names no authors is by those of the feed."""
    body = words(item, "content_html") or paragraphs(words(item, "content_text"))
    summary = paragraphs(words(item, "summary"))
    tags: list[str] = []
    for tag in listed(item.get("tags")):
        add(tags, " ".join(str(tag).split()))
    return Entry(
        title=plain(words(item, "title")),
        link=words(item, "url") or words(item, "external_url"),
        guid=words(item, "id"),
        summary=summary,
        body=body,
        published=words(item, "date_published"),
        updated=words(item, "date_modified"),
        authors=people(item) or list(everybody),
        tags=tags,
        image=words(item, "image") or words(item, "banner_image"),
        language=words(item, "language"),
    )


def whole(text: str) -> Iterator[dict[str, Any]]:
    """The items of a feed that is no JSON, up to the first that is none."""
    decoder = json.JSONDecoder(strict=False)
    begun = ITEMS.search(text)
    at = begun.end() if begun else len(text)
    while at < len(text):
        start = BETWEEN.match(text, at)
        try:
            item, at = decoder.raw_decode(text, start.end() if start else at)
        except (ValueError, RecursionError):
            return
        if isinstance(item, dict):
            yield item


def people(said: dict[str, Any]) -> list[str]:
    """Names of `authors`, or of the `author` that version 1.0 has."""
    names: list[str] = []
    for one in (*listed(said.get("authors")), said.get("author")):
        if isinstance(one, dict):
            add(names, plain(words(one, "name")))
    return names


def words(said: dict[str, Any], key: str) -> str:
    """A value that is a text, or was meant to be one."""
    value = said.get(key)
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def paragraphs(said: str) -> str:
    """Plain text as HTML."""
    parts = (html.escape(part.strip(), quote=False) for part in re.split(r"\n[^\S\n]*\n", said))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)


def listed(value: Any) -> list[Any]:
    """A list, or nothing."""
    return value if isinstance(value, list) else []
