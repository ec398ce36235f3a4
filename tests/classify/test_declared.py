"""Lists that a page declares to machines, against the lists that are seen on it."""

import json
from typing import Any

import pytest

from cleaner import clean
from cleaner.classify.declared import confirms, declared
from cleaner.parse import parse

TITLES = [
    "Church bells of Ottermere fall silent",
    "Night ferry to Skarrow gets a library",
    "Divers map the flooded quarry of Hollin",
    "Saturday market moves into the tram depot",
    "Forty plumbers sing under the town hall",
    "Owl keeps the reading room open at night",
]
LEADS = [
    f"It happened {n} days ago, say those who saw it, and nobody in the town has forgotten since." for n in range(6)
]


def entries(*, titles: list[str] = TITLES, **more: object) -> list[dict[str, Any]]:
    return [{"@type": "ListItem", "position": n, "name": one} | more for n, one in enumerate(titles)]


def page_of(data: object) -> str:
    rows = "".join(
        f'<li><h3><a href="/town/{n}?utm_source=home">{title}</a></h3><p>{lead}</p></li>'
        for n, (title, lead) in enumerate(zip(TITLES, LEADS, strict=True))
    )
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return f"<!DOCTYPE html><html><head><title>Town</title>{script}</head><body><ul>{rows}</ul></body></html>"


def seen(data: object, url: str | None = "https://post.example/town") -> bool:
    page = parse(page_of(data), url, None)
    return confirms(page, [[i for i, block in enumerate(page.blocks) if block.text in TITLES]])


LIST: dict[str, Any] = {"@type": "ItemList", "itemListElement": entries()}


@pytest.mark.parametrize(
    "data",
    [
        LIST,
        {"@graph": [{"@type": "WebSite"}, {"@type": ["CollectionPage", "WebPage"], "mainEntity": LIST}]},
        [{"@type": "http://schema.org/Blog", "blogPost": [{"@type": "BlogPosting", "headline": t} for t in TITLES]}],
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": f"/town/{n}"} for n in range(6)]},
        {"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "name": t}} for t in TITLES]},
    ],
)
def test_a_list_that_is_seen_is_confirmed(data: object) -> None:
    assert seen(data)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"@type": "ItemList", "itemListElement": entries(titles=["Town", "Sport", "Letters", "Weather", "Shop"])},
        {"@type": "ItemList", "itemListElement": entries(titles=TITLES[:3])},
        {"@type": "ItemList", "itemListElement": entries(titles=TITLES + [f"Story {n} of the archive" for n in range(9)])},
        {"@type": "BreadcrumbList", "itemListElement": entries()},
        {"@type": "ItemList", "itemListElement": entries(item={"@type": "Product", "name": "Teapot"})},
        [LIST, {"@type": "NewsArticle", "headline": "The only story of this page"}],
        {"@type": "ItemList", "itemListElement": "none"},
        {"@type": "ItemList"},
    ],
)  # fmt: skip
def test_what_is_not_seen_or_no_story_confirms_nothing(data: object) -> None:
    assert not seen(data)


def test_broken_scripts_declare_nothing() -> None:
    html = page_of(None).replace("</head>", '<script type="application/ld+json">{"ItemList": [</script></head>')
    assert declared(parse(html, None, None)) == []


def test_a_declared_list_is_no_single_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.classify.kinds.weigh", lambda *_: 9.0)
    assert "main" in {one.role for one in clean(page_of(None)).articles}
    found = clean(page_of(LIST)).articles
    assert [one.title for one in found] == TITLES
    assert {one.role for one in found} == {"item"}
