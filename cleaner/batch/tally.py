"""What a run did, counted: for people at its end, and as data."""

import time
from collections import Counter
from typing import Any

from cleaner.batch.page import Failure, Outcome

SLOWEST = 10
SHOWN_RULES, SHOWN_PAGES = 5, 3
MANY = 10
"""Pages from which more than a line is told."""


class Tally:
    """Counts of a run.  A page is read and cleaned; an input that failed is none."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.pages = self.articles = self.empty = self.failures = self.bytes = 0
        self.reasons: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.passed_over: Counter[str] = Counter()
        """What folders and archives hold that is no page, by kind."""
        self.slowest: list[tuple[float, int, str]] = []
        """Seconds, place in the input, name; the slowest first."""
        self.seen = 0

    def page(self, outcome: Outcome) -> None:
        """Count a page that is written."""
        self.pages += 1
        self.articles += outcome.articles
        self.empty += not outcome.articles
        self.bytes += outcome.size
        self.rules.update(outcome.rules)
        self.time(outcome)

    def failed(self, outcome: Outcome, failure: Failure) -> None:
        """Count an input that failed."""
        self.failures += 1
        self.reasons[reason_of(failure)] += 1
        self.time(outcome)

    def time(self, outcome: Outcome) -> None:
        """Note how long it took."""
        self.seen += 1
        if len(self.slowest) < SLOWEST or outcome.seconds > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (outcome.seconds, -self.seen, outcome.name)], reverse=True)[:SLOWEST]

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.begun

    def stats(self, jobs: int) -> dict[str, Any]:
        """All of it."""
        return {
            "schema": 1,
            "pages": self.pages,
            "articles": self.articles,
            "empty": self.empty,
            "failed": self.failures,
            "rejects": dict(self.reasons.most_common()),
            "passed_over": dict(sorted(self.passed_over.items())),
            "bytes": self.bytes,
            "jobs": jobs,
            "seconds": round(self.seconds, 3),
            "pages_per_second": round(self.pages / self.seconds, 3) if self.seconds else 0.0,
            "rules": dict(sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))),
            "slowest": [{"path": name, "seconds": round(seconds, 3)} for seconds, _, name in self.slowest],
        }

    def summary(self) -> list[str]:
        """Lines for a person."""
        head = f"{counted(self.pages, 'page')}, {counted(self.articles, 'article')}, {self.failures:,} failed"
        if self.reasons:
            head += " (" + ", ".join(f"{count} {reason}" for reason, count in self.reasons.most_common()) + ")"
        if self.empty:
            head += f", {self.empty:,} without articles"
        lines = [f"{head}; {show_time(self.seconds)}"]
        if self.seen > MANY:
            if self.rules:
                top = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_RULES]
                lines.append("removed most: " + ", ".join(f"{rule} {count:,}" for rule, count in top))
            slow = [item for item in self.slowest if item[0] >= 1][:SHOWN_PAGES]
            if slow:
                lines.append("slowest: " + ", ".join(f"{name} {seconds:.1f} s" for seconds, _, name in slow))
        return lines


def reason_of(failure: Failure) -> str:
    """Why an input failed, in a word: time, memory, size, crash, unreadable, unwritable."""
    if failure.limit:
        return failure.limit
    if failure.crash:
        return "crash"
    return "unwritable" if failure.stage == "write" else "unreadable"


def counted(number: int, noun: str) -> str:
    """`1 page`, `2,000 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def show_time(seconds: float) -> str:
    """`0.8 s`, `75 s`, `12 min`, `3 h 20 min`."""
    if seconds < 100:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
