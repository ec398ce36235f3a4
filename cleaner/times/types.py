"""A time as a line tells it."""

from typing import Literal

from msgspec import Struct

Kind = Literal["relative", "date", "datetime", "clock", "unread"]
"""unread: in words that a rule says tell a time, and that tell no more."""
Label = Literal["published", "updated"]


class Time(Struct, gc=False):
    """A time as a line tells it: `text[start:end]`, without the label that introduces it."""

    start: int
    end: int
    kind: Kind
    label: Label | None = None
    """What the words before it say it is the time of."""
    months: int = 0
    """Months, days and seconds before now, where the time counts from now."""
    days: int = 0
    seconds: int = -1
    """-1: told to the day only."""
    year: int = 0
    """0: not told; so are `month` and `day`."""
    month: int = 0
    day: int = 0
    weekday: int = -1
    """0 Monday to 6 Sunday, where nothing but a weekday tells the day; else -1."""
    hour: int = -1
    """-1: no time of day told."""
    minute: int = 0
    second: int = 0
    zone: int | None = None
    """Minutes east of Greenwich."""
    us_summer: bool = False
    """`zone` is an hour more while the United States keep summer time ("ET")."""
