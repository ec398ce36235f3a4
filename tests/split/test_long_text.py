"""The end of a long text is text."""

import random

import pytest

from cleaner import clean

WORDS = [
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "harbour",
    "ferry",
    "keeper",
    "lamp",
    "winter",
    "boats",
    "pier",
    "town",
    "council",
    "river",
    "bridge",
    "old",
    "new",
    "says",
    "has",
    "been",
    "over",
    "water",
    "stone",
    "road",
    "market",
    "people",
    "children",
    "school",
    "year",
    "morning",
    "never",
    "always",
    "light",
    "dark",
    "wind",
    "rain",
    "house",
    "garden",
    "letter",
    "story",
    "told",
    "walked",
    "found",
]


def paragraphs(count: int) -> list[str]:
    chosen = random.Random(1)
    sentence = lambda: " ".join(chosen.choices(WORDS, k=chosen.randint(6, 22))).capitalize() + "."  # noqa: E731
    return [" ".join(sentence() for _ in range(chosen.randint(2, 5))) for _ in range(count)]


@pytest.mark.parametrize("count", [60, 200, 500])
@pytest.mark.parametrize("chapters", [False, True])
def test_paragraphs_at_the_end_stay(count: int, chapters: bool) -> None:
    said = paragraphs(count)
    parts = [
        f"<h2>The ferry of chapter {n}</h2><p>{p}</p>" if chapters and n % 40 == 39 else f"<p>{p}</p>"
        for n, p in enumerate(said)
    ]
    (article,) = clean(f"<html><body><h1>A book of the lamp</h1>{''.join(parts)}</body></html>").articles
    kept = set((article.text or "").split("\n\n"))
    assert [n for n, p in enumerate(said) if p not in kept] == []


def test_the_foot_below_a_long_text_does_not() -> None:
    body = "".join(f"<p>{p}</p>" for p in paragraphs(60))
    foot = '<p><a href="/a">About the house</a> and <a href="/b">the rules of the house</a>, which all who read here keep to.</p>'
    (article,) = clean(
        f"<html><body><h1>A book of the lamp</h1><article>{body}</article><footer>{foot}</footer></body></html>"
    ).articles
    assert "rules of the house" not in (article.text or "")
