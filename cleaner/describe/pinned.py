"""The time that relative words on a page count from, where the page itself tells it: "30 minutes ago - 4 May 2025, 09:34".

Only what tells the minute is used, and only where all that tell it agree: a relative time of some minutes beside the
time of day that it stands for.  Whatever else a page says of the day, such as the date of its newest article, may have been
said on any day after it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.times.lines import Time, find_edge, resolve

MINUTE, HOUR = 60, 3600
SLACK = timedelta(minutes=2)
"""By how much two of them may differ: "30 minutes ago" is said for a minute, rounded up or down."""
TITLED = 4
"""Words of a line that may be a headline."""
DIGITS = lazy(r"\d+")
BOTH = 2
"""Numbers of a line that tells how long ago it was said, and when."""
DAY = timedelta(days=1)


def pinned(page: Page, shapes: Sequence[Shape], language: str | None) -> datetime | None:
    """When the words of a page were written, to the minute; without an offset where none is told."""
    told = [
        (block, shape, (shape.time, *shape.edges))
        for block, shape in zip(page.blocks, shapes, strict=True)
        if shape.time is not None or shape.edges
    ]
    if not any(time is not None and time.kind == "relative" for _, _, times in told for time in times):
        return None
    zoned: list[datetime] = []
    local: list[datetime] = []
    clocks: list[timedelta] = []
    for block, shape, times in told:
        if not any(map(some_minutes, times)) and (shape.time is None or shape.time.kind != "datetime"):
            continue
        if not block.datetime and len(DIGITS.findall(block.text)) < BOTH:
            continue
        ago, known = minutes_of(block, shape, language)
        if ago is None or known is None:
            continue
        if isinstance(known, datetime):
            (zoned if known.tzinfo else local).append(known + ago)
        elif known + ago < DAY:
            clocks.append(known + ago)
    if clocks and (day := day_of(shapes)) is not None:
        local += [day + clock for clock in clocks]
    return agreed(zoned) if zoned else agreed(local)


def some_minutes(time: Time | None) -> bool:
    """Whether a time is "16 minutes ago"."""
    return time is not None and time.kind == "relative" and 0 < time.seconds < HOUR and not (time.days or time.months)


def minutes_of(
    block: Block, shape: Shape, language: str | None
) -> tuple[timedelta | None, datetime | timedelta | None]:
    """How long ago a line says it was, and when: a moment, or a time of day alone."""
    times = [shape.time] if shape.time is not None else list(shape.edges)
    marked = moment_of(block.datetime) if block.datetime and len(times) == 1 else None
    if marked is None:
        times = list(find_edge(block.text, language))
    ago = [time for time in times if some_minutes(time)]
    others = [time for time in times if time.kind in ("datetime", "clock")]
    if len(ago) != 1 or ago[0].seconds % MINUTE or (marked is None and (len(times) != 2 or len(others) != 1)):
        return None, None
    return timedelta(seconds=ago[0].seconds), marked or when(others[0])


def moment_of(text: str) -> datetime | None:
    """The moment that a `datetime` attribute tells in full, offset and all."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(second=0, microsecond=0) if found.tzinfo and len(text.strip()) > 10 else None


def when(time: Time) -> datetime | timedelta | None:
    """The moment that a time tells, without an offset where it tells none; of a time of day how long after midnight."""
    if time.kind == "clock":
        return timedelta(hours=time.hour, minutes=time.minute) if time.zone is None else None
    if not time.year:
        return None
    text = resolve(time, datetime(time.year, time.month, time.day, tzinfo=UTC))
    found = datetime.fromisoformat(text) if text else None
    if found is None or time.zone is not None:
        return found
    return found.replace(tzinfo=None)


def day_of(shapes: Sequence[Shape]) -> datetime | None:
    """The day that stands by itself at the top of a page, before any headline, where no other date of the page is later."""
    days: list[datetime] = []
    alone: datetime | None = None
    top = True
    for shape in shapes:
        for time in (shape.time, *shape.edges):
            if time is None or not time.year:
                continue
            try:
                days.append(datetime(time.year, time.month, time.day))
            except ValueError:
                continue
            if top and time is shape.time and time.kind == "date":
                alone = days[-1]
        top = top and (shape.words < TITLED or shape.time is not None)
    return alone if alone is not None and alone == max(days) else None


def agreed(moments: Sequence[datetime]) -> datetime | None:
    """The latest of some moments that are nearly the same; None where they are not."""
    if not moments or max(moments) - min(moments) > SLACK:
        return None
    return max(moments)


def told(now: datetime) -> str:
    """A pinned moment in RFC 3339: the day alone where it has no offset."""
    return now.isoformat(timespec="seconds") if now.tzinfo is not None else now.date().isoformat()
