"""Times at which pages were captured, in the many ways that containers write them, as RFC 3339."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from cleaner.patterns import lazy

_ISO = lazy(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\s*",
    re.I,
)
_DIGITS = lazy(r"\s*(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?\s*")
_SCRIPT = lazy(r"\s*\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp()


def moment(value: object) -> str | None:
    """A time as RFC 3339; None for what is none.

    Takes ISO 8601 (without an offset: UTC), fourteen or eight digits as web archives have them, the dates of mail and
    HTTP (RFC 5322), those of scripts ("Sun May 04 2025 12:30:00 GMT+0200 (…)"), seconds, milliseconds or microseconds
    since 1970 between the years 1990 and 2100, and what `datetime` and `date` have.  A date without a time stays one.
    """
    try:
        return _moment(value)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None


def _moment(value: object) -> str | None:
    if isinstance(value, datetime):
        return _offset(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str) or len(value) > 100:
        return None
    if found := _ISO.fullmatch(value) or _DIGITS.fullmatch(value):
        year, month, day, hour, *rest = found.groups()
        midnight = datetime(int(year), int(month), int(day), tzinfo=UTC)
        if hour is None:
            return midnight.date().isoformat()
        minute, second, fraction, zone = (*rest, None, None)[:4]
        microsecond = int((fraction or "0")[:6].ljust(6, "0"))
        # A leap second is the one before.
        return midnight.replace(
            hour=int(hour),
            minute=int(minute or 0),
            second=min(int(second or 0), 59),
            microsecond=microsecond,
            tzinfo=_zone(zone),
        ).isoformat()
    if found := _SCRIPT.match(value):
        return datetime.strptime(found[1] + found[2], "%b %d %Y %H:%M:%S%z").isoformat()
    if re.fullmatch(r"\s*\d{9,16}(?:\.\d+)?\s*", value):
        return _since_1970(float(value))
    from email.utils import parsedate_to_datetime

    # "-0000" tells the time in UTC, and nothing of the place.
    return _offset(parsedate_to_datetime(value)).isoformat() if re.search(r"\d:\d\d", value) else None


def _offset(value: datetime) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _zone(zone: str | None) -> timezone:
    if not zone or zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _since_1970(value: float) -> str | None:
    for unit in (1, 1_000, 1_000_000):
        if _FIRST <= value / unit <= _LAST:
            return datetime.fromtimestamp(value / unit, UTC).isoformat()
    return None
