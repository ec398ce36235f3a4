"""`explain`, `review` and `learn` on pages that end their process, hang or crash: one line each, and all else as ever."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import cleaner.parse
from cleaner.batch.limits import Limits
from cleaner.cli import main
from tests.batch.conftest import LONG, act, story

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
ROOT = Path(__file__).parents[2]
Obedient = Callable[[], list[str]]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("DO-segv", "could not be cleaned: it ends the process (SIGSEGV)"),
        ("DO-exit", "could not be cleaned: it ends the process (exit status 3)"),
        ("DO-raise", "could not be cleaned: RecursionError"),
    ],
)
def test_explain(tmp_path: Path, obedient: Obedient, capfd: Capture, say: str, told: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{story(1)}\n{LONG}\n{say}\n")
    assert main(["explain", str(page)]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err == f"cleaner: {page}: {told}\n"


def test_explain_says_the_same_wherever_it_is_made(tmp_path: Path, obedient: Obedient, capfd: Capture) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{story(1)}\n{LONG}\n")
    assert main(["explain", str(page)]) == 0
    worker = capfd.readouterr().out
    assert "Divers replaced forty posts" in worker
    assert main(["explain", str(page), "--json"]) == 0
    assert '"verdicts"' in capfd.readouterr().out


def test_review(tmp_path: Path, obedient: Obedient, capfd: Capture) -> None:
    for number, say in enumerate(("", "DO-segv", "")):
        (tmp_path / f"{number}.txt").write_text(f"{story(number)}\n{LONG}\n{say}\n")
    assert main(["review", str(tmp_path), "-o", str(tmp_path / "review.html")]) == 1
    assert capfd.readouterr().err == (
        f"cleaner: {tmp_path}/1.txt: could not be cleaned: it ends the process (SIGSEGV)\n"
    )
    assert "Lindvik 2" in (tmp_path / "review.html").read_text()


@pytest.mark.parametrize(
    ("say", "told"), [("DO-segv", "it ends the process (SIGSEGV)"), ("DO-spin", "takes more than 0.5 s")]
)
def test_learn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, obedient: Obedient, capfd: Capture, say: str, told: str
) -> None:
    parse = cleaner.parse.parse

    def obeys(text: str, *rest: object) -> object:
        for word in re.findall(r"DO-(\w+)", text):
            act(word, 1)
        return parse(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("cleaner.parse.parse", obeys)
    monkeypatch.setattr("cleaner.commands.learn.Limits", lambda: Limits(seconds=0.5))
    dump = tmp_path / "dump"
    shutil.copytree(ROOT / "fixtures" / "dumps" / "harbour-lamp", dump)
    assert main(["learn", str(dump), "--quiet"]) == 0
    before = capfd.readouterr()
    (dump / "page-07x.txt").write_text(f"{story(1)}\n{LONG}\n{say}\n")
    assert main(["learn", str(dump), "--quiet"]) == 1
    after = capfd.readouterr()
    assert after.out == before.out != ""
    assert after.err == f"cleaner: {dump}/page-07x.txt: could not be cleaned: {told}\n"


def test_learn_passes_over_a_page_that_is_slow_in_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    dump = tmp_path / "dump"
    shutil.copytree(ROOT / "fixtures" / "dumps" / "harbour-lamp", dump)
    assert main(["learn", str(dump), "--quiet"]) == 0
    before = capfd.readouterr()
    parsed = __import__("cleaner.learn.run", fromlist=["parsed"]).parsed
    monkeypatch.setattr(
        "cleaner.learn.run.parsed", lambda source: act("hang", 1) if b"HANG" in source.data else parsed(source)
    )
    monkeypatch.setattr("cleaner.commands.learn.Limits", lambda: Limits(seconds=0.5))
    (dump / "page-99.txt").write_text(f"{story(1)}\nHANG\n")
    assert main(["learn", str(dump), "--quiet"]) == 1
    after = capfd.readouterr()
    assert after.out == before.out
    assert after.err == f"cleaner: {dump}/page-99.txt: could not be cleaned: takes more than 0.5 s\n"
