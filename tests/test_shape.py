"""Shapes of lines, and what is kept of them from page to page."""

from pathlib import Path

import pytest
from msgspec.structs import asdict

from cleaner import shape as shapes
from cleaner.model import Page
from cleaner.parse import parse
from cleaner.rules import Rules, load
from cleaner.shape import Shape, measure

EN = frozenset(("en",))
HTML = """<body><nav><a href="/">Harbour</a> <p>Comments</p></nav><h2><a href="/a">Ferry stays in port</a></h2>
<p>3 March 2025</p><p>By Jane Doe</p><p>Related: <a href="/b">Storm closes the pass</a></p><p>Related: Storm closes the pass</p>
<p><a href="/c">Storm. Read on</a></p><p>Storm. <a href="/c">Read on</a></p><p><b>Gulls</b><i>10 May 2024</i></p></body>"""


def measured(page: Page, rules: Rules) -> list[dict[str, object]]:
    """The shapes of a page, as dictionaries."""
    return [asdict(one) for one in measure(page, rules, EN, "en")]


def test_shapes_are_the_same_whatever_pages_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, page = load([]), parse(HTML)
    monkeypatch.setattr(shapes, "RECALLED", shapes.Recalled())
    first = measured(page, rules)
    for one in measure(page, rules, EN, "en"):  # what a page changes is its own
        one.field, one.sounds, one.prose, one.words = "source", 1.0, not one.prose, 99.0
    again = measured(page, rules)
    assert again == first
    other = frozenset(("de", "en"))
    plain = measure(page, rules, other, "de")
    monkeypatch.setattr(shapes, "RECALLED", shapes.Recalled())
    assert measure(page, rules, other, "de") == plain


def test_rules_are_asked_for_lines_that_other_rules_have_seen(tmp_path: Path) -> None:
    page = parse("<p>Harbour gulls</p><p>Comments</p>")
    assert [one.phrase is not None for one in measure(page, load([]), EN, "en")] == [False, True]
    path = tmp_path / "own.toml"
    path.write_text('[phrases]\nshare = ["Harbour gulls"]\n', encoding="utf-8")
    found: list[Shape] = measure(page, load([path]), EN, "en")
    assert [one.phrase is not None for one in found] == [True, True]


def test_lines_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = load([])
    monkeypatch.setattr(shapes, "RECALLED", shapes.Recalled())
    monkeypatch.setattr(shapes, "REMEMBERED", 10)
    for number in range(40):
        measure(parse(f"<p>Gull {number}</p>"), rules, EN, "en")
        assert len(shapes.RECALLED.of(rules)) <= 10
