"""A time that was read, to RFC 3339."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from cleaner.times.types import Time

AHEAD = timedelta(hours=3)
"""How far a clock without a date may be ahead of now, for pages read in another zone, before it is an earlier day's."""


def resolved(time: Time, now: datetime | None) -> str | None:
    """See `cleaner.times.lines.resolve`."""
    if now is not None and now.tzinfo is None:
        now = now.replace(tzinfo=UTC)
    if time.kind == "unread":
        return None
    try:
        if time.kind == "relative" and time.seconds >= 0:
            return None if now is None else moment_back(time, now).isoformat(timespec="seconds")
        zone = offset(time)
        reference = now.astimezone(zone) if now is not None and zone is not None else now
        day = day_of(time, reference)
        if day is None:
            return None
        zone = zone or (now.tzinfo if now is not None else None)
        if time.hour < 0 or zone is None:
            return day.isoformat()
        return at_clock(time, day, zone, reference).isoformat(timespec="seconds")
    except (OverflowError, ValueError):
        return None


def moment_back(time: Time, now: datetime) -> datetime:
    """The moment that lies some months, days and seconds before now."""
    day = months_back(now.date(), time.months)
    return now.replace(year=day.year, month=day.month, day=day.day) - timedelta(time.days, time.seconds)


def months_back(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one that it has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(time: Time, now: datetime | None) -> date | None:
    """The day that is meant; None where only now could tell."""
    if time.year:
        return date(time.year, time.month, time.day)
    if now is None:
        return None
    today = now.date()
    if time.month:
        return latest(today, [(today.year + 1 - back, time.month, time.day) for back in range(10)])
    if time.day:
        months = [months_back(today.replace(day=1), back) for back in range(-1, 12)]
        return latest(today, [(first.year, first.month, time.day) for first in months])
    if time.weekday >= 0:
        return today - timedelta((today.weekday() - time.weekday) % 7)
    return months_back(today, time.months) - timedelta(time.days)


def latest(today: date, candidates: list[tuple[int, int, int]]) -> date | None:
    """The first of some days, the latest first, that exists and is not after tomorrow."""
    for year, month, day in candidates:
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found <= today + timedelta(days=1):
                return found
    return None


def at_clock(time: Time, day: date, zone: tzinfo, now: datetime | None) -> datetime:
    """The time of day on a day; where nothing or only a weekday tells the day, the latest that is not ahead of now."""
    moment = datetime(day.year, day.month, day.day, time.hour, time.minute, time.second, tzinfo=zone)
    if now is not None and moment > now + AHEAD and (time.kind == "clock" or time.weekday >= 0):
        moment -= timedelta(days=1 if time.kind == "clock" else 7)
    return moment


def offset(time: Time) -> tzinfo | None:
    """The zone that the time tells; None if it tells none."""
    if time.zone is None:
        return None
    summer = time.us_summer and (not time.year or us_summer(date(time.year, time.month, time.day)))
    return timezone(timedelta(minutes=time.zone + (60 if summer else 0)))


def us_summer(day: date) -> bool:
    """Whether the United States keep summer time: from the second Sunday of March to the first of November."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta((6 - march.weekday()) % 7)
    ends = november + timedelta((6 - november.weekday()) % 7)
    return begins <= day < ends
