"""Pages that do to their process what their text says."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleaner.batch.limits import Limits
from cleaner.batch.outcomes import Outcomes
from cleaner.batch.page import Job, Outcome
from cleaner.model import Source
from cleaner.read.files import find
from cleaner.read.reference import ReadOptions, Reference

STORY = """\
The ferry to {place} sails again
The ferry to {place} sails again from Monday, the port authority said after a winter of work on the old pier.
Divers replaced forty posts that the storms had loosened, and the timetable stays as it was last summer.
"""
LONG = "The harbour was quiet, and nothing else happened on that long day at the pier. " * 1200
"""So much that no page of it is done in the process that asks."""


def story(number: int) -> str:
    """An ordinary page."""
    return STORY.format(place=f"Lindvik {number}")


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of pages; those that are told apart by number say what is given."""

    def make(count: int, **others: str) -> Path:
        folder = tmp_path / "dump"
        folder.mkdir()
        for number in range(count):
            text = story(number)
            if say := others.get(f"p{number}"):
                text = f"{text}\n{say}\n"
            (folder / f"{number:03}.txt").write_text(text)
        return folder

    return make


@pytest.fixture
def obedient(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """The pipeline does what a page says before it cleans it; gives what was done, in order."""
    import cleaner.pipeline

    run = cleaner.pipeline.run
    log = tmp_path / ".log"  # hidden: a command that reads the folder may come to it before anything is written
    log.touch()

    def obeys(source: Source, *rest: object, **options: object) -> object:
        for word in re.findall(rb"DO-(\w+)", source.data):
            with open(log, "a") as file:
                file.write(f"{word.decode()}\n")
            act(word.decode(), len(log.read_text().splitlines()))
        return run(source, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("cleaner.pipeline.run", obeys)
    # Other tests may have left threads of libraries behind, and only copies of this process are obedient.
    monkeypatch.setattr("cleaner.batch.pool.can_fork", lambda: True)
    return lambda: log.read_text().splitlines()


def act(word: str, times: int) -> None:
    """What a page may do."""
    match word:
        case "segv" | "abrt" | "kill" | "term":
            os.kill(os.getpid(), getattr(signal, f"SIG{word.upper()}"))
        case "exit":
            os._exit(3)
        case "leave":
            os._exit(0)
        case "hang":
            time.sleep(600)
        case "spin":
            sum(range(10**15))  # in C: no signal handler of Python gets to run
        case "eat":
            held = [bytearray(1 << 20)]
            while True:
                held.append(bytearray(1 << 20))
        case "raise":
            raise RecursionError("deep\x1b[2J")
        case "once":
            if times == 1:
                os.kill(os.getpid(), signal.SIGKILL)
        case "chatter":
            print("words on standard output", flush=True)
            os.write(1, b"and raw ones\n")


Runner = Callable[..., list[Outcome]]


@pytest.fixture
def outcomes() -> Runner:
    """Runs over a folder."""

    def run(folder: Path, jobs: int = 2, *, fork: bool = True, **limits: object) -> list[Outcome]:
        held = Limits(**limits)  # type: ignore[arg-type]
        job = Job(limits=held, reading=ReadOptions(page_size=held.size))
        return [outcome for _, outcome in Outcomes(job, jobs, fork=fork)(entries(folder))]

    return run


def entries(folder: Path) -> Iterator[Reference]:
    """The pages of a folder."""
    for path in find([str(folder)]):
        assert isinstance(path, str)
        yield Reference(path)
