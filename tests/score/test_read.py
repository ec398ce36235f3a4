"""Files of gold and predictions."""

import gzip
import json
from pathlib import Path

import pytest

from cleaner.score.read import Sheet, Unreadable, sheets

PIER = {"page": {"path": "a.html"}, "articles": [{"title": "Pier to close"}]}
FOG = {"page": "b.html", "articles": [{"title": "Fog ahead", "optional": True}], "boilerplate": ["Share"]}


def titles(found: list[Sheet]) -> list[str | None]:
    return [article.title for sheet in found for article in sheet.articles]


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(map(json.dumps, (PIER, FOG))),
        "\n\n".join(map(json.dumps, (PIER, FOG))) + "\r\n",
        json.dumps([PIER, FOG], indent=2),
        "\ufeff" + json.dumps([PIER, FOG]),
    ],
    ids=["lines", "blank lines", "array", "byte order mark"],
)
def test_forms_of_a_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "gold").write_text(content, encoding="utf-8")
    found = sheets(str(tmp_path / "gold"), gold=True)
    assert titles(found) == ["Pier to close", "Fog ahead"]
    assert [sheet.path for sheet in found] == ["a.html", "b.html"]
    assert (found[1].articles[0].optional, found[1].boilerplate) == (True, ["Share"])


def test_one_object_over_many_lines(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(PIER, indent=1))
    assert titles(sheets(str(tmp_path / "gold.json"), gold=True)) == ["Pier to close"]


def test_a_folder_in_a_tree(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.html.json").write_text(json.dumps(PIER))
    (tmp_path / "b" / "c.jsonl.gz").write_bytes(gzip.compress(json.dumps(FOG).encode()))
    (tmp_path / "notes.txt").write_text("no gold")
    assert titles(sheets(str(tmp_path), gold=True)) == ["Pier to close", "Fog ahead"]


def test_gold_beside_predictions(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps(PIER))
    assert titles(sheets(str(tmp_path), gold=False)) == ["Pier to close"]  # a folder of its own
    (tmp_path / "a.html.json").write_text(json.dumps(FOG))
    assert titles(sheets(str(tmp_path), gold=True)) == ["Pier to close"]
    assert titles(sheets(str(tmp_path), gold=False)) == ["Fog ahead"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "gold: empty"),
        ("pier", "gold: no JSON: "),
        ('{"page": ', "gold: no JSON: "),
        (json.dumps(PIER) + "\n{", "gold:2: no JSON: "),
        (json.dumps(PIER) + '\n{"page": {"path": "b"}}', "gold:2: no page document"),
        ('{"title": "Pier to close", "page": {"path": "a.html"}}', "`articles`"),
        ('{"page": {"path": "a.html"}, "articles": [{"title": 3}]}', "$.articles[0].title"),
        ('[{"page": {"path": "a.html"}, "articles": {}}]', "$[0].articles"),
        ('{"page": {}, "articles": []}', "neither the path nor the sha256"),
        ('{"page": "a", "articles": [], "removed": ' + "[" * 100_000, "gold: no JSON: "),
        ('{"page": "\\ud800", "articles": []}', "gold: no JSON: "),
    ],
)
def test_what_is_broken_is_told_in_one_line(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "gold").write_text(content)
    with pytest.raises(Unreadable) as caught:
        sheets(str(tmp_path / "gold"), gold=True)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "gold").write_bytes(b'{"page": "a\xff", "articles": []}')
    with pytest.raises(Unreadable):
        sheets(str(tmp_path / "gold"), gold=True)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no gold")
    with pytest.raises(Unreadable, match="no JSON files"):
        sheets(str(tmp_path), gold=True)
