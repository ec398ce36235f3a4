"""Workers: a page costs nothing but itself, whatever it does, and the output does not tell how many there were."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleaner.batch.limits import Limits
from cleaner.batch.outcomes import Outcomes
from cleaner.batch.page import Cleaner, Job, Outcome, WorkersError
from cleaner.batch.pool import Pool, Weighed
from cleaner.read.paths import InputError
from cleaner.read.reader import load
from cleaner.read.reference import Reference
from tests.batch.conftest import LONG, Runner, entries, story

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
Dump = Callable[..., Path]
Obedient = Callable[[], list[str]]


def bodies(outcomes: list[Outcome]) -> list[bytes]:
    return [outcome.body for outcome in outcomes]


def test_same_bytes_whoever_does_it(dump: Dump, outcomes: Runner) -> None:
    folder = dump(40)
    cleaner = Cleaner(Job())
    here = [cleaner.page(reference).body for reference in entries(folder)]
    assert all(here)
    assert bodies(outcomes(folder, 1)) == here
    assert bodies(outcomes(folder, 3)) == here
    assert bodies(outcomes(folder, 2, fork=False)) == here


@pytest.mark.parametrize(
    ("does", "limit", "says", "times"),
    [
        ("segv", None, "SIGSEGV", 2),
        ("abrt", None, "SIGABRT", 2),
        ("exit", None, "exit status 3", 2),
        ("leave", None, "exit status 0", 2),
        ("kill", None, "SIGKILL", 4),
        ("hang", "time", "takes more than 2 s (--page-timeout)", 1),
        ("spin", "time", "takes more than 2 s (--page-timeout)", 1),
        ("eat", "memory", "takes more than 512 MiB of memory (--page-memory)", 2),
        ("raise", None, "RecursionError", 1),
    ],
)
def test_a_page_costs_nothing_but_itself(
    dump: Dump, outcomes: Runner, obedient: Obedient, does: str, limit: str | None, says: str, times: int
) -> None:
    folder = dump(24, p10=f"DO-{does}")
    found = outcomes(folder, seconds=2 if limit == "time" else 30, memory=512 << 20)
    assert [Path(outcome.name).stem for outcome in found] == [f"{number:03}" for number in range(24)]
    (bad,) = [outcome for outcome in found if outcome.failure]
    assert bad is found[10]
    assert bad.failure is not None
    assert (bad.failure.stage, bad.failure.limit) == ("clean", limit)
    assert bad.failure.message.endswith(says) or f"({says})" in bad.failure.message
    assert bad.sha256 is not None
    assert obedient() == [does] * times
    others = [outcome.body for outcome in found if outcome is not bad]
    assert all(str(number).encode() in body for number, body in enumerate(others[:10]))
    assert all(others)


def test_a_page_that_cannot_be_held_in_memory(dump: Dump, outcomes: Runner) -> None:
    folder = dump(12)
    os.truncate(folder / "005.txt", 700 << 20)
    found = outcomes(folder, memory=512 << 20, size=None)
    (bad,) = [outcome for outcome in found if outcome.failure]
    assert bad is found[5]
    assert bad.failure is not None
    assert (bad.failure.stage, bad.failure.limit) == ("read", "memory")
    assert bad.failure.message == "could not be read: takes more than 512 MiB of memory (--page-memory)"


def test_the_first_page_of_a_worker_is_at_fault_at_once(dump: Dump, outcomes: Runner, obedient: Obedient) -> None:
    folder = dump(12, p0="DO-segv")
    assert [bool(outcome.failure) for outcome in outcomes(folder, 1)] == [True] + [False] * 11
    assert obedient() == ["segv"]


def test_many_that_crash(dump: Dump, outcomes: Runner, obedient: Obedient) -> None:
    bad = [1, 2, 3, 17, 30, 38, 39]
    folder = dump(40, **{f"p{number}": "DO-segv" if number % 2 else "DO-exit" for number in bad})
    found = outcomes(folder, 3)
    assert [number for number, outcome in enumerate(found) if outcome.failure] == bad
    assert len(obedient()) <= 2 * len(bad)


def test_a_worker_that_somebody_ends_is_replaced(dump: Dump, outcomes: Runner, obedient: Obedient) -> None:
    folder = dump(24, p7="DO-once")
    assert not any(outcome.failure for outcome in outcomes(folder))
    assert obedient() == ["once"] * 2


def test_workers_ended_at_random(dump: Dump, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is ended, and however often: nothing is lost, doubled or out of order."""
    import random

    monkeypatch.setattr("cleaner.batch.turns.AHEAD", 10)

    folder = dump(120)
    whole = [outcome.body for _, outcome in Outcomes(Job(), 1)(entries(folder))]
    chance = random.Random(7)
    cleaner = Cleaner(Job())
    found: list[bytes] = []
    ended = 0
    with Pool(cleaner, 3, fork=True) as pool:
        for _, outcome in pool.results((entry, 300) for entry in entries(folder)):
            assert outcome.failure is None
            found.append(outcome.body)
            if pool.workers and chance.random() < 0.3:
                os.kill(chance.choice(pool.workers).process.pid, signal.SIGKILL)
                ended += 1
    assert found == whole
    assert ended > 20


def test_what_a_page_prints_goes_nowhere(
    dump: Dump, outcomes: Runner, obedient: Obedient, capfd: pytest.CaptureFixture[str]
) -> None:
    outcomes(dump(12, p3="DO-chatter"))
    assert obedient() == ["chatter"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("fork", [True, False])
def test_workers_that_do_not_start(dump: Dump, monkeypatch: pytest.MonkeyPatch, fork: bool) -> None:
    monkeypatch.setattr("cleaner.batch.worker.serve", lambda *rest, **options: os._exit(9))
    monkeypatch.setattr("cleaner.batch.start.BOOT", "raise SystemExit(9)")
    with pytest.raises(WorkersError, match="exit status 9"):
        list(Outcomes(Job(), 2, fork=fork)(entries(dump(12))))


def test_pages_are_taken_no_further_ahead_than_they_may(
    dump: Dump, obedient: Obedient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.batch.turns.AHEAD", 20)
    folder = dump(200, p0="DO-hang")
    taken = 0

    def watched() -> Iterator[Weighed]:
        nonlocal taken
        for entry in entries(folder):
            taken += 1
            yield entry, 300

    with Pool(Cleaner(Job(limits=Limits(seconds=2))), 2, fork=True) as pool:
        results = pool.results(watched())
        _, first = next(results)
        assert first.failure
        assert taken <= 40
        assert len(list(results)) == 199


def test_bytes_of_output_ahead_are_bounded(dump: Dump, obedient: Obedient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.batch.turns.AHEAD_BYTES", 5000)
    folder = dump(200, p0="DO-hang")
    with Pool(Cleaner(Job(limits=Limits(seconds=2))), 2, fork=True) as pool:
        results = pool.results((entry, 300) for entry in entries(folder))
        next(results)
        assert pool.turns.bytes < 5000 + 64 * 1000
        assert len(list(results)) == 199


def test_pages_that_were_read_are_let_go_of(dump: Dump, obedient: Obedient) -> None:
    """Those of standard input come with their content."""
    pages = [reference._replace(held=load(reference)) for reference in entries(dump(40, p0="DO-hang"))]
    with Pool(Cleaner(Job(limits=Limits(seconds=2))), 2, fork=True) as pool:
        results = pool.results((page, 300) for page in pages)
        first, _ = next(results)
        waiting = [entry for entry, _ in pool.turns.held.values() if isinstance(entry, Reference)]
        assert len(waiting) >= 16
        assert not any(entry.held for entry in waiting)
        assert isinstance(first, Reference)
        assert first.held is None
        assert all(outcome.body for _, outcome in results)


def test_inputs_that_are_none_keep_their_place(dump: Dump) -> None:
    folder = dump(30)
    mixed: list[Reference | InputError] = list(entries(folder))
    mixed[5:5] = [InputError("missing", "No such file"), InputError("given", "given twice", note=True)]
    mixed.append(Reference(str(folder / "gone.txt")))
    found = [outcome for _, outcome in Outcomes(Job(), 2, fork=True)(mixed)]
    assert [outcome.name for outcome in found[5:7]] == ["missing", "given"]
    failures = [outcome.failure for outcome in found if outcome.failure]
    assert [(failure.stage, failure.note) for failure in failures] == [("read", False), ("read", True), ("read", False)]


def test_a_page_that_takes_all_its_memory_after_others_has_another_try(
    dump: Dump, outcomes: Runner, obedient: Obedient
) -> None:
    found = outcomes(dump(24, p5="DO-eat", p6="DO-eat"), memory=512 << 20)
    assert [number for number, outcome in enumerate(found) if outcome.failure] == [5, 6]
    assert 3 <= len(obedient()) <= 4, "a page that is the first of its worker needs no other"


def test_closing_ends_all_workers(dump: Dump, obedient: Obedient) -> None:
    pool = Pool(Cleaner(Job()), 2, fork=True)
    results = pool.results((entry, 300) for entry in entries(dump(60, p20="DO-hang")))
    next(results)
    pids = [worker.process.pid for worker in pool.workers]
    assert pids
    pool.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_single_page_of_some_size_is_not_done_here(tmp_path: Path, outcomes: Runner, obedient: Obedient) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{story(1)}\n{LONG}\nDO-segv")
    (outcome,) = outcomes(page)
    assert outcome.failure is not None
    assert "SIGSEGV" in outcome.failure.message


def test_a_small_page_that_takes_long_is_interrupted_here(tmp_path: Path, outcomes: Runner, obedient: Obedient) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{story(1)}\nDO-hang")
    before = signal.getsignal(signal.SIGALRM)
    (outcome,) = outcomes(page, seconds=0.3)
    assert outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.limit) == ("clean", "time")
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_no_limits_is_no_limits(dump: Dump, outcomes: Runner) -> None:
    assert not any(outcome.failure for outcome in outcomes(dump(12), seconds=None, memory=None, size=None))
