"""A worker: a process that does one page after the other, and may die of any of them."""

import os
import pickle
import signal
import sys
from contextlib import suppress

from cleaner.batch.channel import Channel, Ready, Retired, received, send
from cleaner.batch.limits import Limits, confine, die_with, start_clock
from cleaner.batch.page import Begun, Cleaner, Job, Outcome, too_big

SWOLLEN = 512 << 20
"""Bytes of memory after a page from which a worker is replaced: what one page has taken is then given back for sure."""
PAGES = 2000
"""Pages after which a worker is replaced: its heap has holes by then that are never given back, and grows for every large page."""
LOOK = 32
"""Pages after which memory is looked at, besides after large ones."""


def serve(channel: Channel, cleaner: Cleaner, parent: int, *, loud: bool = False) -> None:
    """Do what comes through the channel until it is closed.  `parent`: the process at its other end."""
    on_its_own(loud=loud)
    die_with(parent)
    limits = cleaner.job.limits
    confine(limits)
    with suppress(OSError):  # The other side is gone.
        send(channel, Ready())
        done = 0
        for message in received(channel):
            for order in pickle.loads(message):
                number = order.number

                def begun(begun: Begun, number: int = number) -> None:
                    begun.number = number
                    send(channel, begun)

                start_clock(limits.seconds)
                outcome = cleaner.page(order.reference, begun=begun)
                start_clock(None)
                outcome.number = number
                tell(channel, outcome, limits)
                done += 1
                full = outcome.failure is not None and outcome.failure.limit == "memory"
                if full or done >= PAGES or ((done % LOOK == 0 or outcome.size > 1 << 20) and resident() > SWOLLEN):
                    send(channel, Retired())
                    return


def tell(channel: Channel, outcome: Outcome, limits: Limits) -> None:
    """Send what became of a page.  Raises OSError."""
    try:
        send(channel, outcome)
    except MemoryError:
        outcome.body, outcome.warnings, outcome.failure = b"", [], too_big(limits, "write")
        send(channel, outcome)


def on_its_own(*, loud: bool) -> None:
    """Leave the terminal, the signals and the streams to the command."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP", "SIGALRM"):
        number = getattr(signal, name, None)
        if number and (signal.getsignal(number) is not signal.SIG_IGN or name == "SIGALRM"):
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if not loud and (handler := sys.modules.get("faulthandler")):
        handler.disable()
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1) if loud else (0, 1, 2):
        os.dup2(null, number)
    os.close(null)
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def resident() -> int:
    """Bytes of memory that this process takes; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def main() -> None:
    """A worker in a new interpreter: what it needs to know comes on standard input."""
    from socket import socket

    from cleaner.batch.warm import warm

    parent, shared, loud, job = pickle.load(sys.stdin.buffer)
    if isinstance(shared, bytes):
        from socket import fromshare  # type: ignore[attr-defined,unused-ignore]

        end = fromshare(shared)
    else:
        end = socket(fileno=shared)
    end.setblocking(True)
    assert isinstance(job, Job)
    cleaner = Cleaner(job)
    warm(cleaner)
    serve(Channel(socket=end), cleaner, parent, loud=loud)
