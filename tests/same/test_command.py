"""`cleaner clean --link` and `--unique`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner.cli import main

STORY = """\
Ferry returns to the old pier
The ferry between the two harbours sails again from Monday, the port authority of Lindvik said after a winter of work.
Divers replaced forty posts of the pier, which storms had loosened, and the timetable stays as it was last summer.
Mussel farmers asked for a second landing stage further south, but the board found no money for it in this year's budget.
"""
OTHER = """\
Library opens a room for silence
The town library of Osthem opens a room in which nobody speaks, and readers have waited for it since the autumn.
"""

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    def run(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pages; the first and the last hold one story in nearly the same words."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    changed = STORY.replace("forty", "fifty").replace("winter", "season").replace("loosened", "damaged")
    for name, text in (("a", STORY), ("b", OTHER), ("c", changed)):
        (tmp_path / "pages" / f"{name}.txt").write_text(text)
    return tmp_path


def articles(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_stories_are_linked_over_pages(cli: Cli) -> None:
    _, apart, _ = cli("clean", "pages")
    assert [one["same_as"] for one in articles(apart)] == [None, None, None]
    status, out, err = cli("clean", "--link", "pages")
    first, second, third = articles(out)
    assert (status, err) == (0, "")
    assert [first["same_as"], second["same_as"], third["same_as"]] == [None, None, first["id"]]
    assert [{**one, "same_as": None} for one in articles(out)] == articles(apart)


def test_each_story_once(cli: Cli) -> None:
    _, out, _ = cli("clean", "--unique", "pages")
    assert [one["page"]["path"] for one in articles(out)] == ["pages/a.txt", "pages/b.txt"]


def test_pages_stay_where_their_articles_are_told_elsewhere(cli: Cli, folder: Path) -> None:
    assert cli("clean", "--unique", "--unit", "page", "pages", "-o", "out/")[0] == 0
    made = {path.name: json.loads(path.read_text()) for path in (folder / "out").rglob("*.json")}
    assert {name: len(page["articles"]) for name, page in made.items()} == {
        "a.txt.json": 1,
        "b.txt.json": 1,
        "c.txt.json": 0,
    }


def test_what_fails_is_told_and_costs_nothing_else(cli: Cli) -> None:
    status, out, err = cli("clean", "--link", "pages/a.txt", "none.txt", "pages/c.txt")
    assert status == 1
    assert [bool(one["same_as"]) for one in articles(out)] == [False, True]
    assert err.startswith("cleaner: none.txt: ")


def test_a_file_that_is_there_stays_where_all_fails(cli: Cli, folder: Path) -> None:
    (folder / "out.jsonl").write_text("kept")
    assert cli("clean", "--link", "none.txt", "-o", "out.jsonl", "--overwrite")[0] == 1
    assert (folder / "out.jsonl").read_text() == "kept"


def test_the_same_at_any_number_of_jobs(cli: Cli, folder: Path) -> None:
    for n in range(20):
        (folder / "pages" / f"d{n:02}.txt").write_text(
            STORY.replace("forty", f"{n + 30}") if n % 2 else f"{OTHER}{n}\n"
        )
    one, three = (cli("clean", "--link", "pages", "--jobs", jobs) for jobs in ("1", "3"))
    assert one == three
    assert sum(one["same_as"] is None for one in articles(three[1])) < 6


def test_from_python(folder: Path) -> None:
    from cleaner import clean_files

    linked = [one for page in clean_files(["pages"], link=True) for one in page.articles]
    assert [one.same_as for one in linked] == [None, None, linked[0].id]
    assert [one.id for page in clean_files(["pages"], unique=True) for one in page.articles] == [
        one.id for one in linked[:2]
    ]
