"""How a worker ended, and what that says of the page that it was at."""

import signal
from typing import NamedTuple

from cleaner.batch.crew import Task
from cleaner.batch.limits import Limits
from cleaner.batch.page import Failure, Stage, died, too_big, too_slow

DEATHS = 2
"""How many workers may die of a page."""
KILLED = 4
"""How many may be ended from outside while they have it."""
FROM_OUTSIDE = {getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""Signals that no page sends: those of a person, or of a system that runs out of memory."""
FULL = 0.75
"""Share of the memory that a page may take, above which a worker is supposed to have died for want of more."""


class Death(NamedTuple):
    """The end of a worker."""

    status: int
    """Of its process: the exit status, or a signal below 0."""
    memory: int
    """Bytes that it held at most."""
    late: bool
    """It was ended here, after its time."""
    used: bool
    """It had done other pages before."""


def judge(task: Task, death: Death, limits: Limits) -> Failure | None:
    """Why the page fails that a worker was at when it ended; None where it is to be tried again, which is noted on it.

    It is at fault where its time was over, where the worker had done nothing else, or where it is not the first to die of it.
    """
    stage: Stage = "clean" if task.begun else "read"
    if death.late or -death.status == getattr(signal, "SIGALRM", 0):
        return too_slow(limits, stage)
    if -death.status in FROM_OUTSIDE:
        task.kills += 1
        more = task.kills < KILLED
    else:
        task.deaths += 1
        more = death.used and task.deaths < DEATHS
    if more:
        return None
    full = limits.memory is not None and death.memory > FULL * limits.memory
    return too_big(limits, stage) if full else died(stage, how(death.status))


def how(status: int) -> str:
    """How a process ended: `SIGSEGV`, `exit status 1`."""
    if status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return f"exit status {status}"
