"""Pages of gold and predictions brought together."""

import pytest

from cleaner.score.pages import together
from cleaner.score.read import Sheet, Unreadable, Where

ONE, TWO = "1" * 64, "2" * 64


def made(*pages: str | tuple[str, str]) -> list[Sheet]:
    """Sheets of paths, some with the hash of their page."""
    return [Sheet(page=p if isinstance(p, str) else Where(path=p[0], sha256=p[1]), articles=[]) for p in pages]


def partners(gold: list[Sheet], predicted: list[Sheet]) -> list[str | None]:
    """The path of what was predicted for each gold page."""
    return [theirs.path if theirs is not None else None for _, theirs in together(gold, predicted).pairs]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (["a.html", "b.html"], ["b.html", "a.html"], ["a.html", "b.html"]),
        (["a.html"], ["/dump/pages/a.html"], ["/dump/pages/a.html"]),
        (["gold/a.html"], ["dump\\a.html"], ["dump\\a.html"]),
        (["a.html"], ["./a.html.gz"], ["./a.html.gz"]),
        (["x/a.html", "y/a.html"], ["/d/y/a.html", "/d/x/a.html"], ["/d/x/a.html", "/d/y/a.html"]),
        (["a.html", "x/a.html"], ["x/a.html", "y/a.html"], ["y/a.html", "x/a.html"]),
        (["a.html", "b.html"], ["a.html"], ["a.html", None]),
        (["a.html"], ["aa.html", "a.htm"], [None]),
        (["a.html"], ["x/a.html", "a.html"], ["a.html"]),
        (["dump.warc.gz#2"], ["d/dump.warc.gz#1", "d/dump.warc.gz#2"], ["d/dump.warc.gz#2"]),
    ],
)
def test_by_path(gold: list[str], predicted: list[str], expected: list[str | None]) -> None:
    assert partners(made(*gold), made(*predicted)) == expected


def test_by_hash_whatever_the_name() -> None:
    gold = made(("a.html", ONE), ("b.html", TWO))
    found = together(gold, made(("b.html", ONE.upper()), ("c.html", TWO), "a.html"))
    assert [theirs.path for _, theirs in found.pairs if theirs is not None] == ["b.html", "c.html"]
    assert [sheet.path for sheet in found.extra] == ["a.html"]
    assert found.changed == []


def test_the_same_page_several_times() -> None:
    gold = made(("x/a.html", ONE), ("y/a.html", ONE), ("z/b.html", ONE))
    assert partners(gold, made(("d/q.html", ONE), ("d/y/a.html", ONE), ("d/x/a.html", ONE))) == [
        "d/x/a.html",
        "d/y/a.html",
        "d/q.html",
    ]


def test_a_page_that_changed() -> None:
    found = together(made(("a.html", ONE), "b.html"), made(("a.html", TWO), ("b.html", TWO)))
    assert [sheet.path for sheet in found.changed] == ["a.html"]


@pytest.mark.parametrize(
    ("gold", "predicted", "says"),
    [
        (["a.html"], ["x/a.html", "y/a.html"], "a.html: 2 predicted pages may be this one: x/a.html, y/a.html"),
        (["x/a.html", "y/a.html"], ["z/a.html"], "z/a.html: 2 gold pages may be this one: x/a.html, y/a.html"),
        (["a.html"], ["a.html"] * 5, "a.html: 5 predicted pages may be this one: a.html, a.html, a.html, ..."),
    ],
)
def test_a_path_that_fits_several(gold: list[str], predicted: list[str], says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        together(made(*gold), made(*predicted))
    assert str(caught.value) == says
