"""Pages whose lines a parser joined into one."""

import pytest

from cleaner import clean

TEXT = (
    "The weathercock of Saltholm has been facing the town hall for nine days, whatever the wind does. The sexton oiled it on "
    "Monday and turned it by hand. In the morning it was back. The mayor has asked for patience and drawn the curtains."
)
MORE = "Two carpenters climbed the tower with a compass and came down with a different opinion each, which they put in writing."


def said(page: str) -> tuple[list[str | None], list[str]]:
    """The texts of the articles of a page, and what is removed of it."""
    document = clean(page)
    return [one.text for one in document.articles], [one.text for one in document.removed]


def test_phrases_between_sentences_are_removed() -> None:
    texts, removed = said(f"Home Log in {TEXT} No comments yet... Hashtags Try Our AI Features")
    assert texts == [TEXT]
    assert removed == ["Home", "Log in", "No comments yet...", "Hashtags", "Try Our AI Features"]


def test_phrases_within_a_sentence_stay() -> None:
    text = f"{TEXT} Comments on the matter are kept in a jar. Related Articles of the parish rules forbid it."
    assert said(text) == ([text], [])


def test_related_articles_stand_apart() -> None:
    page = f"{TEXT} Related Articles The Fen Post 16 minutes ago - The Fen Post {MORE} Fen Radio 2 hours ago - Fen Radio {MORE}"
    document = clean(page)
    told = [(one.role, one.source, one.published_text, one.text) for one in document.articles]
    assert told == [
        ("main", None, None, TEXT),
        ("related", "The Fen Post", "16 minutes ago", MORE),
        ("related", "Fen Radio", "2 hours ago", MORE),
    ]


@pytest.mark.parametrize("page", [TEXT, f"{TEXT}\nHashtags", "Home Log in Try Our AI Features"])
def test_other_pages_are_as_they_were(page: str) -> None:
    assert clean(page).articles == clean(page + "\n").articles
