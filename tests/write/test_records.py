"""Keys, their order, and the choice of fields."""

import pytest

from cleaner.model import Article, Document
from cleaner.write.records import UnknownField, check_fields, known_fields, lines, value_of

ARTICLE_KEYS = [
    "id",
    "index",
    "role",
    "kind",
    "title",
    "text",
    "url",
    "image",
    "source",
    "authors",
    "tags",
    "published",
    "published_text",
    "updated",
    "dateline",
    "credit",
    "language",
    "truncated",
    "same_as",
    "confidence",
]


def test_a_line_repeats_every_field_of_its_article(ferry: Document) -> None:
    for article, line in zip(ferry.articles, lines(ferry), strict=True):
        assert [getattr(line, name) for name in Article.__struct_fields__] == [
            getattr(article, name) for name in Article.__struct_fields__
        ]
        assert (line.page.path, line.page.url, line.page.captured) == (
            "harbour.html",
            "https://harbour.example/",
            "2025-03-01T10:00:00Z",
        )


def test_known_fields_of_an_article_line() -> None:
    assert known_fields("article") == [*ARTICLE_KEYS, "page", "page.path", "page.url", "page.captured"]


def test_known_fields_of_a_page_line() -> None:
    assert known_fields("page")[:5] == ["schema", "page", "articles", "removed", "warnings"]
    assert "page.sha256" in known_fields("page")


def test_fields_keep_the_order_given_and_stand_once() -> None:
    assert check_fields(["text", "page.url", "title", "text"], "article") == ["text", "page.url", "title"]


@pytest.mark.parametrize(
    ("name", "unit"), [("headline", "article"), ("removed", "article"), ("title", "page"), ("", "page")]
)
def test_an_unknown_field_is_named_with_the_known_ones(name: str, unit: str) -> None:
    with pytest.raises(UnknownField) as error:
        check_fields([name], unit)  # type: ignore[arg-type]
    assert repr(name) in str(error.value)
    assert "page.url" in str(error.value)


def test_a_dotted_name_reaches_into_the_page(ferry: Document) -> None:
    assert value_of(ferry, "page.title") == "Harbour News"
