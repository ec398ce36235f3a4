"""Workers in command: who does what, until when, and what becomes of the pages of one that died.

One thread waits for all of them.  Each worker has a channel of its own and tells of each page as soon as it is done, so
that of the pages it was given only the one it was at is in doubt when it dies.  That page is tried again in a worker that
has done nothing else: then it is at fault, and no page before it.
"""

import selectors
import time
from collections import deque
from collections.abc import Callable, Iterator

from msgspec import DecodeError

from cleaner.batch.channel import DECODER, Message, Order, Ready, Retired, cut, orders_to_bytes
from cleaner.batch.crew import CHUNK_BYTES, CHUNK_PAGES, Task, Worker
from cleaner.batch.death import Death, how, judge
from cleaner.batch.limits import missing
from cleaner.batch.page import Begun, Cleaner, Failure, Kept, Outcome, WorkersError, unreadable
from cleaner.batch.start import can_fork, start
from cleaner.batch.turns import Entry, Turns
from cleaner.read.paths import InputError

STARTS = 5
"""How many workers in a row may fail to start."""
START_SECONDS = 60.0
GRACE = 5.0
"""Seconds after which a worker is ended whose own clock should have ended it."""
TICK = 0.25
"""Seconds after which who watches is told, at the latest."""

Weighed = tuple[Entry, int]
"""A page, and how many bytes it has: an estimate."""


class Pool:
    """Up to `jobs` workers, started as they are needed.  `fork`: how; None: as `start.can_fork` says."""

    def __init__(self, cleaner: Cleaner, jobs: int, *, fork: bool | None = None, loud: bool = False) -> None:
        self.cleaner = cleaner
        self.jobs = jobs
        self.fork = fork
        self.loud = loud
        self.workers: list[Worker] = []
        self.selector = selectors.DefaultSelector()
        self.failed_starts = 0
        self.warm = False
        """What most pages need is loaded, for all copies of this process."""
        self.turns = Turns()
        self.again: deque[Task] = deque()
        """Pages to be given out before others: workers were given them and did not come to them."""
        self.suspects: deque[Task] = deque()
        """Pages that a worker died of: each goes to one that has done nothing else."""
        seconds = cleaner.job.limits.seconds
        grace = 0.0 if "time" in missing() else GRACE
        self.patience = None if seconds is None else seconds + grace

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self.workers:
            worker.process.end()
        self.workers.clear()
        self.selector.close()

    def results(
        self, entries: Iterator[Weighed], tick: Callable[[], None] | None = None
    ) -> Iterator[tuple[Entry, Outcome]]:
        """What becomes of each page, in the order of the pages.  `tick` is called again and again.  Raises WorkersError."""
        source = self.tasks(entries)
        while True:
            self.give_out(source)
            for entry, outcome in self.turns.due():
                yield entry, outcome
                if tick:
                    tick()
                self.wait(0)
                self.give_out(source)
            if self.turns.given == self.turns.taken and not self.more(source):
                return
            if self.turns.given not in self.turns.held:
                self.wait(TICK if tick else None)
            if tick:
                tick()

    # ----------------------------------------------------------------- giving pages out

    def tasks(self, entries: Iterator[Weighed]) -> Iterator[Task | None]:
        """Pages to do, numbered; None for what is no page, and so done already."""
        for entry, weight in entries:
            number = self.turns.take()
            if isinstance(entry, InputError):
                self.turns.hold(number, entry, Outcome(name=entry.path, failure=unreadable(entry)))
                yield None
            elif isinstance(entry, Kept):
                self.turns.hold(number, entry, entry.outcome)
                yield None
            else:
                yield Task(number, entry, weight)

    def more(self, source: Iterator[Task | None]) -> bool:
        """Whether there is something to give out, as far ahead of what is written as pages may be."""
        while not self.again and not self.turns.full:
            for task in source:
                if task:
                    self.again.append(task)
                break
            else:
                break
        return bool(self.again)

    def give_out(self, source: Iterator[Task | None]) -> None:
        """Give all workers that have room something to do, and start workers for what is left."""
        unused = [worker for worker in self.workers if not worker.done and not worker.tasks]
        for _ in range(min(len(self.suspects) - len(unused), self.jobs - len(self.workers))):
            self.start_worker()
        for worker in unused:
            if worker.room and self.suspects:
                worker.alone = True
                self.give(worker, [self.suspects.popleft()])
        while True:
            roomy = min((worker for worker in self.workers if worker.room), key=lambda w: w.load, default=None)
            if roomy is None:
                if len(self.workers) < self.jobs and self.more(source):
                    self.start_worker()
                return
            chunk: list[Task] = []
            weight = 0
            while len(chunk) < CHUNK_PAGES and weight < CHUNK_BYTES and self.more(source):
                chunk.append(self.again.popleft())
                weight += chunk[-1].weight
            if not chunk:
                return
            self.give(roomy, chunk)

    def start_worker(self) -> None:
        """Start one.  Raises WorkersError."""
        fork = can_fork() if self.fork is None else self.fork
        if fork and self.jobs > 1 and not self.warm:
            from cleaner.batch.warm import warm

            warm(self.cleaner)
            self.warm = True
        try:
            others = [worker.process.channel for worker in self.workers]
            process = start(self.cleaner, others, fork=fork, loud=self.loud)
        except OSError as error:
            if not self.workers:
                raise WorkersError(f"no worker can be started: {error.strerror}") from error
            self.jobs = len(self.workers)  # As many as the system allows.
            return
        worker = Worker(process)
        self.workers.append(worker)
        process.channel.block(False)
        self.selector.register(process.channel.reading, selectors.EVENT_READ, worker)

    def give(self, worker: Worker, tasks: list[Task]) -> None:
        """Send pages to a worker."""
        orders = [Order(task.number, task.reference) for task in tasks]
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.extend(tasks)
        for task in tasks:
            task.begun = None
        worker.outgoing = memoryview(bytes(worker.outgoing) + orders_to_bytes(orders))
        self.flush(worker)

    def flush(self, worker: Worker) -> None:
        """Write what a worker takes now; the rest when it takes more."""
        channel = worker.process.channel
        try:
            while worker.outgoing:
                worker.outgoing = worker.outgoing[channel.write(worker.outgoing) :]
        except BlockingIOError:
            pass
        except OSError:  # It is gone, which its other pipe tells, too.
            worker.outgoing = memoryview(b"")
        self.watch(worker, bool(worker.outgoing))

    def watch(self, worker: Worker, writing: bool) -> None:
        """Have the selector tell when the worker takes more."""
        channel = worker.process.channel
        if channel.reading == channel.writing:
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if writing else 0)
            self.selector.modify(channel.reading, events, worker)
        elif writing and channel.writing not in self.selector.get_map():
            self.selector.register(channel.writing, selectors.EVENT_WRITE, worker)
        elif not writing and channel.writing in self.selector.get_map():
            self.selector.unregister(channel.writing)

    # ----------------------------------------------------------------- what comes back

    def wait(self, most: float | None) -> None:
        """Take in what workers have to tell; wait for it for `most` seconds, or till something is due.  Raises WorkersError."""
        now = time.monotonic()
        ends = [end for worker in self.workers if (end := self.due(worker)) is not None]
        if ends:
            rest = max(0.0, min(ends) - now)
            most = rest if most is None else min(most, rest)
        heard = set()
        for key, events in self.selector.select(most):
            worker: Worker = key.data
            if events & selectors.EVENT_WRITE and worker in self.workers:
                self.flush(worker)
            if events & selectors.EVENT_READ and worker in self.workers:
                heard.add(worker)
                self.listen(worker)
        now = time.monotonic()
        for worker in list(self.workers):
            end = self.due(worker)
            if end is not None and end < now and worker not in heard:
                self.bury(worker, late=True)

    def due(self, worker: Worker) -> float | None:
        """When a worker must have been heard of."""
        if not worker.ready:
            return worker.since + START_SECONDS
        return worker.since + self.patience if self.patience is not None and worker.tasks else None

    def listen(self, worker: Worker) -> None:
        """Take in what one worker has to tell."""
        try:
            data = worker.process.channel.read()
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.bury(worker)
            return
        worker.since = time.monotonic()
        worker.incoming += data
        try:
            for payload in cut(worker.incoming):
                self.told(worker, DECODER.decode(payload))
        except (DecodeError, LookupError):  # It is out of its mind.
            self.bury(worker)

    def told(self, worker: Worker, message: Message) -> None:
        """Take in one message.  Raises LookupError where it is about a page that the worker is not at."""
        match message:
            case Ready():
                worker.ready = True
                self.failed_starts = 0
            case Retired():
                worker.retired = True
            case Begun():
                self.current(worker, message.number).begun = message
            case Outcome():
                task = self.current(worker, message.number)
                worker.tasks.popleft()
                failure = message.failure
                if failure and failure.limit == "memory" and worker.done and not task.deaths:
                    # Pages before it may have left too little.
                    task.deaths += 1
                    self.suspects.append(task)
                else:
                    self.turns.hold(task.number, task.reference, message)
                worker.done += 1
                worker.alone = False

    def current(self, worker: Worker, number: int) -> Task:
        """The page that a worker is at.  Raises LookupError where that is another."""
        if not worker.tasks or worker.tasks[0].number != number:
            raise LookupError(number)
        return worker.tasks[0]

    def bury(self, worker: Worker, *, late: bool = False) -> None:
        """End a worker, or take note that it has ended; settle what it had to do.  Raises WorkersError."""
        channel = worker.process.channel
        for number in {channel.reading, channel.writing} & set(self.selector.get_map()):
            self.selector.unregister(number)
        status, memory = worker.process.end()
        self.workers.remove(worker)
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= STARTS:
                raise WorkersError(f"workers end before they have begun ({how(status)})")
        if worker.tasks and not worker.retired:
            task = worker.tasks.popleft()
            death = Death(status=status, memory=memory, late=late, used=bool(worker.done))
            self.settle(worker, task, judge(task, death, self.cleaner.job.limits))
        self.again.extendleft(reversed(worker.tasks))

    def settle(self, worker: Worker, task: Task, failure: Failure | None) -> None:
        """The end of the page that a worker was at when it ended; without a failure, another try."""
        if failure is None:
            self.suspects.append(task)
            return
        outcome = Outcome(number=task.number, name=task.reference.name, failure=failure)
        if task.begun:
            outcome.sha256, outcome.size = task.begun.sha256, task.begun.size
        outcome.seconds = time.monotonic() - worker.since
        self.turns.hold(task.number, task.reference, outcome)
