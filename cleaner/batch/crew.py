"""What is known of a page on its way, and of a worker."""

import time
from collections import deque

from cleaner.batch.page import Begun
from cleaner.batch.start import Process
from cleaner.read.reference import Reference

CHUNK_PAGES, CHUNK_BYTES = 16, 128 << 10
"""What a worker has before it at most, but for one page that is larger: enough that it need not wait for the next."""


class Task:
    """A page on its way."""

    __slots__ = ("begun", "deaths", "kills", "number", "reference", "weight")

    def __init__(self, number: int, reference: Reference, weight: int) -> None:
        self.number = number
        self.reference = reference
        self.weight = weight
        self.begun: Begun | None = None
        self.deaths = 0
        """How many workers died of it."""
        self.kills = 0
        """How many were ended from outside while they had it."""


class Worker:
    """What is known of one worker."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.incoming = bytearray()
        self.outgoing = memoryview(b"")
        self.tasks: deque[Task] = deque()
        """In the order in which it does them."""
        self.done = 0
        self.ready = self.retired = self.alone = False
        """Whether it has started, is about to end of its own will, and has a page that is to have no neighbours."""
        self.since = time.monotonic()
        """When it was last heard of, or given something to do."""

    @property
    def room(self) -> bool:
        """Whether it should have more to do."""
        if not self.ready or self.retired or self.alone:
            return False
        return len(self.tasks) < CHUNK_PAGES and self.load < CHUNK_BYTES

    @property
    def load(self) -> int:
        """Bytes of pages it has before it."""
        return sum(task.weight for task in self.tasks)
