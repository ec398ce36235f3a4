"""What the end of a worker says of the page that it was at."""

import pytest

from cleaner.batch.crew import Task
from cleaner.batch.death import DEATHS, KILLED, Death, how, judge
from cleaner.batch.limits import Limits
from cleaner.batch.page import Begun, Failure
from cleaner.read.reference import Reference

LIMITS = Limits(seconds=2.0, memory=512 << 20)
SEGV, KILL, ALRM = -11, -9, -14


def task() -> Task:
    return Task(0, Reference("a.html"), 100)


def death(status: int, *, memory: int = 0, late: bool = False, used: bool = True) -> Death:
    return Death(status, memory, late, used)


def tries(made: Task, end: Death) -> tuple[int, Failure]:
    """How many workers had the page until it was given up, and why."""
    for number in range(1, 10):
        if failure := judge(made, end, LIMITS):
            return number, failure
    raise AssertionError("it is tried for ever")


def test_a_crash_after_other_pages_is_tried_once_more() -> None:
    number, failure = tries(task(), death(SEGV))
    assert (number, failure.message) == (DEATHS, "could not be read: it ends the process (SIGSEGV)")


def test_a_crash_of_a_worker_that_did_nothing_else_is_the_pages_own() -> None:
    assert tries(task(), death(SEGV, used=False))[0] == 1


def test_what_is_ended_from_outside_is_tried_again() -> None:
    assert tries(task(), death(KILL, used=False))[0] == KILLED


@pytest.mark.parametrize("end", [death(KILL, late=True), death(ALRM)])
def test_time_that_is_over_is_not_tried_again(end: Death) -> None:
    number, failure = tries(task(), end)
    assert (number, failure.limit) == (1, "time")


def test_a_worker_that_was_nearly_full_died_for_want_of_memory() -> None:
    made = task()
    made.begun = Begun(number=0, sha256="", size=0)
    failure = tries(made, death(SEGV, memory=500 << 20))[1]
    assert (failure.limit, failure.stage) == ("memory", "clean")
    assert tries(task(), death(SEGV, memory=100 << 20))[1].limit is None


def test_how_a_process_ended() -> None:
    assert [how(status) for status in (SEGV, 3, -120)] == ["SIGSEGV", "exit status 3", "signal 120"]
