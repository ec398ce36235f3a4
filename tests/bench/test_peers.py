"""Extractors that are compared: what they are asked, and what a failure counts as."""

import pytest

from bench import peers
from bench.train.align import word_f1

PAGE = (
    "<html><body><nav><a href=/>Home</a></nav><article><h1>Snow on the tram line</h1>"
    + "<p>The night tram stood still for three hours, since nobody had told the driver that the points were frozen.</p>"
    * 4
    + "</article></body></html>"
)


def test_one_article_is_its_text_and_several_are_all_they_have() -> None:
    assert "Snow" not in peers.cleaned(PAGE)
    assert "night tram" in peers.cleaned(PAGE)
    entries = "".join(
        f"<li><h2><a href=/{n}>Tram {n} stands still again</a></h2><p>The points of line {n} froze at noon and were thawed by"
        " a kettle that a neighbour brought.</p></li>"
        for n in "ABCDE"
    )
    found = peers.cleaned(f"<ul>{entries}</ul>")
    assert "Tram A stands still again" in found
    assert "line E froze" in found


def test_a_peer_that_fails_has_found_nothing() -> None:
    def fail(page: str) -> str:
        raise RecursionError

    text, seconds = peers.asked(fail, PAGE)
    assert (text, seconds >= 0) == ("", True)


def test_a_peer_is_asked_for_text() -> None:
    assert "night tram" in peers.peer("trafilatura")(PAGE)


def test_a_peer_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "boilerpy3", None)
    with pytest.raises(ImportError):
        peers.peer("boilerpy3")


@pytest.mark.parametrize(
    ("found", "gold", "f1"), [("A b c", "a B", 0.8), ("a a", "a", 2 / 3), ("", "", 1.0), ("", "a", 0.0), ("a", "", 0.0)]
)
def test_words_count_as_often_as_they_stand_there(found: str, gold: str, f1: float) -> None:
    assert word_f1(found, gold) == pytest.approx(f1)
