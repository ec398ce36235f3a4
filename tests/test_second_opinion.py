"""A second opinion: when it is asked, what its answer does, and that it can do no harm."""

import sys
from collections.abc import Callable, Iterable

import pytest

from cleaner import clean, second_opinion
from cleaner.classify import blocks as classifier
from cleaner.parse import parse

SENTENCES = (
    "The ferrymen of Oosterlind have moored their boats for good, because the new bridge takes their passengers away from them.",
    "For two hundred years the crossing had cost a coin, and on market days the queue reached back to the tannery.",
    "The town has offered each of the nine families a kiosk on the bridge, but none of them has answered so far.",
    "On Sunday the last boat carried the mayor, a brass band and a goat, all of them without a ticket.",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = f"<html><head><title>Ferry</title></head><body><h1>The last ferry</h1><div>{PARAGRAPHS}</div></body></html>"

Ask = Callable[[str], str]


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing looks like content but the headline."""
    monkeypatch.setattr(
        classifier, "weigh", lambda page, *rest: [2.0 if block.level else -3.5 for block in page.blocks]
    )


def answers(monkeypatch: pytest.MonkeyPatch, answer: Ask) -> list[str]:
    """Let another answer; gives the pages that it was asked about."""
    asked: list[str] = []
    monkeypatch.setattr(second_opinion, "answer", lambda text: asked.append(text) or answer(text))
    return asked


def text_of(data: str, **options: bool) -> str:
    return "\n".join(article.text or "" for article in clean(data, **options).articles)


@pytest.mark.usefixtures("unsure")
def test_what_is_advised_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, lambda text: "\n".join(SENTENCES))
    document = clean(PAGE)
    assert asked == [PAGE]
    assert [article.text for article in document.articles] == ["\n\n".join(SENTENCES)]
    assert second_opinion.SECOND in document.warnings


@pytest.mark.usefixtures("unsure")
def test_trafilatura_itself_is_asked() -> None:
    assert SENTENCES[1] in text_of(PAGE)


@pytest.mark.usefixtures("unsure")
def test_it_is_not_asked_where_that_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, lambda text: "\n".join(SENTENCES))
    without = clean(PAGE, second_opinion=False)
    assert not asked
    assert SENTENCES[1] not in "".join(article.text or "" for article in without.articles)
    assert second_opinion.SECOND not in without.warnings


@pytest.mark.usefixtures("unsure")
def test_words_that_the_page_does_not_have_go_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, lambda text: "Nothing of the kind stands on this page, whoever says so. " * 20)
    document = clean(PAGE)
    assert second_opinion.SECOND not in document.warnings
    assert "whoever" not in str(document)


def test_a_page_of_which_enough_is_kept_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(second_opinion, "answer", fail)
    page = f"<article><h1>The last ferry</h1>{PARAGRAPHS}{PARAGRAPHS}</article>"
    assert SENTENCES[0] in text_of(page)
    clean("\n\n".join(SENTENCES))
    clean("<nav><a href=/a>Home</a> <a href=/b>Archive</a></nav><p>Please sign in.</p>")


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("<div>", "<div>" * 250),
        PAGE.replace("goat", "goat \ud800"),
        PAGE.replace("<div>", "<!--" + "x" * second_opinion.BYTES + "--><div>"),
    ],
    ids=["deep", "surrogate", "large"],
)
def test_pages_that_lxml_cannot_read_whole_are_not_asked_about(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, lambda text: "")
    clean(page.encode("utf-8", "surrogatepass"))
    if "\ud800" not in page:
        assert not asked
    assert not any("\ud800" in text for text in asked)


def test_a_failure_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*args: object, **options: object) -> str:
        raise RecursionError("too deep")

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert second_opinion.answer(PAGE) == ""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert second_opinion.answer(PAGE) == ""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("one two three four five six\nseven", [0, 1]),
        ("seven", [1]),
        ("Phone two three four five six, eight", []),
        ("one two three four five six" + " and so on" * 30 + " seven", [0]),
        ("", []),
    ],
    ids=["both", "short", "within a word", "short and far", "nothing"],
)
def test_blocks_that_stand_in_an_answer(answer: str, found: Iterable[int]) -> None:
    page = parse("<p>One two, three four: five six.</p><p>Seven</p><p>&mdash;</p>", None)
    assert sorted(second_opinion.standing_in(page, answer)) == found
