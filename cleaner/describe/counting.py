"""Times resolved, counting from a moment or a day that is known."""

from collections.abc import Callable
from datetime import UTC, datetime

from cleaner.times.lines import Time, resolve


def resolve_within(time: Time, day: datetime) -> str | None:
    """The time, counting from any moment of a day: what is told in hours and minutes is known to the day only."""
    if time.kind == "relative" and time.seconds >= 0:
        found = resolve(time, day.replace(hour=12))
        return found[:10] if found else None
    return resolve(time, day.replace(hour=23, minute=59))


def resolver(now: str | None) -> Callable[[Time], str | None]:
    """What resolves times counting from `now` (RFC 3339), which may be a date alone.  Raises ValueError where it is none."""
    if now is None:
        return lambda time: resolve(time, None)
    moment = datetime.fromisoformat(now)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if len(now) == len("2025-05-04"):
        return lambda time: resolve_within(time, moment)
    return lambda time: resolve(time, moment)


def counting_from(now: datetime) -> Callable[[Time], str | None]:
    """What resolves times counting from a moment; to the day, where it has no offset and the time tells none."""
    if now.tzinfo is not None:
        return lambda time: resolve(time, now)

    def moment(time: Time) -> str | None:
        found = resolve(time, now)
        return found[:10] if found and time.zone is None else found

    return moment
