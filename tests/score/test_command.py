"""`cleaner score` as shells and CI see it."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cleaner.cli import main

PIER = {"title": "Pier to close", "text": "Storms broke the old pier of Lindvik.", "source": "The Observer"}
FOG = {"title": "Fog ahead", "text": "Fog is expected on the coast until Sunday."}
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Score = Callable[..., Done]


def document(path: str, *articles: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"page": {"path": path}, "articles": list(articles), **more}


@pytest.fixture
def score(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Score:
    """Runs the command in a folder with gold of two pages, and a prediction that has one wrong and a third page."""
    monkeypatch.chdir(tmp_path)
    Path("gold").mkdir()
    Path("gold/a.json").write_text(json.dumps(document("a.html", PIER, FOG, boilerplate=["Share this"])))
    Path("gold/b.json").write_text(json.dumps(document("b.html", FOG)))
    told = [document("p/a.html", {**PIER, "source": None}), document("p/b.html", FOG), document("p/c.html")]
    Path("out.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told))

    def run(*arguments: str) -> Done:
        capfdbinary.readouterr()
        status = main(["score", *arguments])
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return run


def test_a_row_a_page_the_worst_first(score: Score) -> None:
    done = score("gold", "out.jsonl")
    assert (done.status, done.err) == (0, "cleaner: no gold for 1 predicted page: p/c.html\n")
    assert [" ".join(line.split()) for line in done.out.splitlines()] == [
        "page gold pred split title text clean url source authors published_text",
        "a.html 2 1 0.667 0.500 1.000 1.000 - 0.000 - -",
        "b.html 1 1 1.000 1.000 1.000 - - - - -",
        "mean of 2 pages 0.833 0.750 1.000 1.000 - 0.000 - -",
    ]
    assert len({len(line) for line in done.out.splitlines()}) == 1


def test_pages_that_are_missing(score: Score) -> None:
    Path("few.json").write_text(json.dumps(document("b.html", FOG)))
    done = score("gold", "few.json", "--fields", "split,clean")
    assert done.err == "cleaner: a.html: nothing was predicted for this page: it scores 0\n"
    assert [line.split() for line in done.out.splitlines()][1:] == [
        ["a.html", "2", "0", "0.000", "0.000"],
        ["b.html", "1", "1", "1.000", "-"],
        ["mean", "of", "2", "pages", "0.500", "0.000"],
    ]


def test_json(score: Score) -> None:
    value = json.loads(score("gold", "out.jsonl", "--format", "json", "--fields", "title,source").out)
    assert value == {
        "pages": [
            {"page": "a.html", "missing": False, "gold": 2, "predicted": 1, "figures": {"title": 0.5, "source": 0.0}},
            {"page": "b.html", "missing": False, "gold": 1, "predicted": 1, "figures": {"title": 1.0, "source": None}},
        ],
        "mean": {"title": 0.75, "source": 0.0},
    }


@pytest.mark.parametrize(("format", "delimiter", "end"), [("csv", ",", "\r\n"), ("tsv", "\t", "\n")])
def test_tables(score: Score, format: str, delimiter: str, end: str) -> None:
    done = score("gold", "out.jsonl", "--format", format, "--fields", "split,url")
    assert done.out.count(end) == 4
    assert list(csv.reader(io.StringIO(done.out), delimiter=delimiter)) == [
        ["page", "gold", "predicted", "split", "url"],
        ["a.html", "2", "1", "0.667", ""],
        ["b.html", "1", "1", "1.000", ""],
        ["mean of 2 pages", "", "", "0.833", ""],
    ]


def test_details(score: Score) -> None:
    done = score("gold", "out.jsonl", "--details")
    assert done.out.split("\n\n")[1:] == [
        '= a.html\nmissed   1  "Fog ahead"\nsource   0 as +0: "The Observer", got nothing\n'
    ]
    value = json.loads(score("gold", "out.jsonl", "--details", "--format", "json").out)
    assert value["pages"][0]["details"]["missed"] == [{"gold": 1, "title": "Fog ahead"}]
    assert not any(value["pages"][1]["details"].values())


@pytest.mark.parametrize(
    ("bounds", "status", "says"),
    [
        (["split=0.8"], 0, ""),
        (["split=0.84"], 1, "cleaner: split is 0.833, below 0.84\n"),
        (["title=0.75", "split=0.9", "text=1"], 1, "cleaner: split is 0.833, below 0.9\n"),
        (["split=1", "title=1"], 1, "cleaner: split is 0.833, below 1\ncleaner: title is 0.750, below 1\n"),
        (["tags=0"], 1, "cleaner: tags: the gold has nothing to score it by, and 0 was asked for\n"),
    ],
)
def test_fail_under(score: Score, bounds: list[str], status: int, says: str) -> None:
    done = score("gold", "out.jsonl", *(word for one in bounds for word in ("--fail-under", one)))
    assert (done.status, done.err.partition("\n")[2]) == (status, says)
    assert done.out.startswith("page ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gold",), "PREDICTED"),
        (("gold", "missing"), "missing: No such file"),
        (("missing", "out.jsonl"), "missing: No such file"),
        (("gold", "broken.json"), "broken.json: no JSON"),
        (("gold", "lines.jsonl"), "lines.jsonl:2: no page document"),
        (("gold", "out.jsonl", "--fields", "split,beauty"), "unknown figure 'beauty'"),
        (("gold", "out.jsonl", "--fail-under", "split"), "--fail-under takes NAME=VALUE"),
        (("gold", "out.jsonl", "--fail-under", "split=nan"), "--fail-under takes NAME=VALUE"),
        (("gold", "out.jsonl", "--fail-under", "split=1.1"), "--fail-under takes NAME=VALUE"),
        (("gold", "out.jsonl", "--fail-under", "beauty=1"), "unknown figure 'beauty'"),
        (("gold", "out.jsonl", "--format", "yaml"), "'yaml' is not one of"),
        (("gold", "out.jsonl", "--format", "csv", "--details"), "--details goes with text and json"),
        (("-", "-"), "standard input cannot be both"),
        (("none.json", "out.jsonl"), "none.json: no documents"),
        (("gold", "twice.jsonl"), "a.html: 2 predicted pages may be this one"),
    ],
)
def test_what_cannot_be_scored(score: Score, arguments: tuple[str, ...], says: str) -> None:
    Path("broken.json").write_text('{"page": ')
    Path("lines.jsonl").write_text(json.dumps(document("a.html")) + '\n{"title": "Pier to close"}\n')
    Path("none.json").write_text("[]")
    Path("twice.jsonl").write_text("\n".join([json.dumps(document("a.html"))] * 2))
    done = score(*arguments)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert done.err.startswith("cleaner: ")


def test_hostile_names_and_titles(score: Score) -> None:
    name, title = "a\x1b[2J\u202e\tb\n.html", "Pier\x1b]0;x\x07 \u202eto close"
    gold = document(name, {"title": title, "source": "\x9b31mObserver"}, boilerplate=["\x1b[1mShare"])
    Path("hostile.json").write_text(json.dumps(gold))
    told = document(name, {"title": title, "text": "\x1b[1mShare"})
    Path("told.json").write_text(json.dumps([told, document("\x1b[2J.html")]))
    for format in ("text", "tsv"):
        done = score("hostile.json", "told.json", "--format", format, *(["--details"] if format == "text" else []))
        assert not UNSAFE.search(done.out + done.err)
        assert done.out.count("\n") == (3 if format == "tsv" else 7)
    done = score("hostile.json", "gold")
    assert done.status == 0
    assert not UNSAFE.search(done.out + done.err)
    assert r"\x1b[2J\u202e\x09b .html" in done.out
    formula = document("=cmd()")
    Path("formula.json").write_text(json.dumps(formula))
    assert "\r\n'=cmd(),0,0," in score("formula.json", "formula.json", "--format", "csv").out


def test_documents_through_a_pipe(score: Score, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("out.jsonl", "rb") as file:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(file.read())))
    assert score("gold", "-").out == score("gold", "out.jsonl").out


def test_what_clean_writes_scores_as_itself(score: Score, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(
        "Fog ahead\nFog is expected on the coast until Sunday, and the ferries wait for it.\n"
    )
    assert main(["clean", "--unit", "page", "pages", "-o", "made/"]) == 0
    assert main(["clean", "--unit", "page", os.path.abspath("pages")]) == 0
    Path("again.jsonl").write_bytes(capfdbinary.readouterr().out)
    done = score("made", "again.jsonl", "--fields", "split,found,title,text,role,kind,language")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[-1].split()[4:] == ["1.000"] * 7
