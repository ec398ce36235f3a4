"""From the parts of a shape to a date and a clock: which number is what, and whether it can be."""

from cleaner.times.scan import Token
from cleaner.times.table import AM, NIGHT, NOON, PM, US_SUMMER, Sense
from cleaner.times.types import Time

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
BUDDHIST = 543
"""Years that the Buddhist era of Thailand is ahead."""
BEHIND = frozenset("月월")
"""Marks of a month that stand behind its number: "11월 24, 2026" is of November, "24 thg 11, 2026" as well."""
SOLAR_HIJRI = 356033
"""Days from the start of that count to 1 January of the year 1."""
Used = list[tuple[int, Sense | None]]


def settle(
    text: str, tokens: list[Token], used: Used, parts: dict[str, int], order: tuple[str, bool, bool]
) -> Time | None:
    """The time that the parts are, without its offsets; None if a number is out of range or the words tell too little.

    `parts` are indices into `used`, which holds indices into `tokens` and the senses that words were taken in.
    """
    clocked = "h" in parts
    dated = "D" in parts or ("w" not in parts and any(part in parts for part in "ydmac"))
    found = Time(0, 0, "datetime" if clocked and (dated or "w" in parts) else "clock" if clocked else "date")
    if clocked and not clock(text, tokens, used, parts, found, dated, order[0]):
        return None
    if "D" in parts:
        sense = used[parts["D"]][1]
        assert sense is not None
        if not accepted(sense, order[0], clocked):
            return None
        found.days = sense.value
        if not clocked and (len(used) > 1 or text[-1] in ".,"):
            return None
        if not clocked:
            found.kind = "relative"
        return found
    if "w" in parts:
        sense = used[parts["w"]][1]
        assert sense is not None
        if not accepted(sense, order[0], False):
            return None
        found.weekday = sense.value
        return found
    if not dated:
        before = text[: tokens[used[0][0]].start]
        return None if before.endswith(("-", "+", "−")) else found
    return found if date(text, tokens, used, parts, order, found) else None


def accepted(sense: Sense, primary: str, sure: bool) -> bool:
    """Whether a word that is common elsewhere may be taken: by the language of the page, or beside something sure."""
    return not sense.strict or sure or primary in sense.languages


def date(
    text: str, tokens: list[Token], used: Used, parts: dict[str, int], order: tuple[str, bool, bool], found: Time
) -> bool:
    """Year, month and day into `found`; False if they are no day, or too little."""
    primary, month_first, year_first = order
    clocked = found.hour >= 0

    def number(part: str) -> int:
        return tokens[used[parts[part]][0]].value if part in parts else 0

    if "c" in parts:
        digits = number("c")
        year, month, day = digits // 10_000, digits // 100 % 100, digits % 100
        return put(found, year, month, day)
    year, day = number("y"), number("d")
    if "e" in parts or "f" in parts:
        era = used[parts["e" if "e" in parts else "f"] - 1][1]
        year = number("e" if "e" in parts else "f") + (era.value if era else 0)
    short = "y" in parts and tokens[used[parts["y"]][0]].role == "d"
    if "a" in parts:
        first, second = number("a"), number("b")
        if short and not dated_figures(tokens, used, parts, order):
            return False
        if short and year_first and day_fits(year):
            return put(found, century(first), second, year)
        if "y" not in parts and not certain(tokens, used, parts, order, clocked):
            return False
        month_leads = month_first and tokens[used[parts["s"]][0]].role != "."
        month, day = (first, second) if month_leads or (year_first and month_first) else (second, first)
        if month > 12:
            month, day = day, month
    elif "m" in parts:
        sense = used[parts["m"]][1]
        month = number("m") if sense is None else sense.value
        if sense is None and parts["m"] == parts["d"] + 2 and tokens[used[parts["d"] + 1][0]].text in BEHIND:
            month, day = day, month
        if sense is not None:
            leads = sense.after_day and parts["m"] < parts["d"]
            if (leads and not year) or not accepted(sense, primary, year > 99 or clocked):
                return False
            if not year and glued(text, tokens, used, parts):
                return False
    else:
        return clocked and put(found, 0, 0, day)
    return put(found, century(year) if short else year, month, day)


def certain(
    tokens: list[Token], used: Used, parts: dict[str, int], order: tuple[str, bool, bool], clocked: bool
) -> bool:
    """Whether two figures without a year are a day: "11/05", "14.06."; but "9/11" and "3.14" only beside a clock."""
    first, second = tokens[used[parts["a"]][0]], tokens[used[parts["b"]][0]]
    mark = tokens[used[parts["s"]][0]].role
    wide = first.end - first.start == 2 and second.end - second.start == 2
    padded = any(one.value < 10 and one.end - one.start == 2 for one in (first, second))
    if clocked or parts["a"] > 0:
        return mark != "-" or wide
    if mark == ".":
        return "t" in parts and (wide or order[0] not in ("", "en"))
    if mark == "/":
        return (order[1] and order[2]) or padded or (wide and first.value != second.value)
    return False


def dated_figures(tokens: list[Token], used: Used, parts: dict[str, int], order: tuple[str, bool, bool]) -> bool:
    """Whether three short figures are a day rather than a version or a score: "14.06.25", but not "4.1.1", "4-3-12"."""
    sizes = [tokens[used[parts[part]][0]].end - tokens[used[parts[part]][0]].start for part in "aby"]
    mark = tokens[used[parts["s"]][0]].role
    if mark == "-" or (mark == "." and order[0] in ("", "en")):
        return sizes == [2, 2, 2]
    return sizes[0 if order[2] else 2] == 2


def glued(text: str, tokens: list[Token], used: Used, parts: dict[str, int]) -> bool:
    """Whether letters run straight into the figures after them, as in "MARCH9"."""
    month, day = tokens[used[parts["m"]][0]], tokens[used[parts["d"]][0]]
    return month.end == day.start and text[month.end - 1].isalpha() and month.text.isascii()


def day_fits(day: int) -> bool:
    """Whether a number can be a day of a month."""
    return 1 <= day <= 31


def century(year: int) -> int:
    """The year that two digits mean: 1970 to 2069."""
    return year + (2000 if year < 70 else 1900)


def put(found: Time, year: int, month: int, day: int) -> bool:
    """A day into `found`, by the Gregorian calendar; False if there is none.  Year and month may be 0: not told."""
    if year >= 2440:
        year -= BUDDHIST
    if month > 100 or 1380 <= year < 1450:
        if not 1380 <= year < 1450 or not 1 <= month % 100 <= 12 or not day_fits(day):
            return False
        year, month, day = gregorian(year, month % 100, day)
    elif (month and not 1 <= month <= 12) or not 1 <= day <= (LENGTHS[month - 1] if month else 31):
        return False
    if month == 2 and day == 29 and year and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)):
        return False
    found.year, found.month, found.day = year, month, day
    return not year or 1900 <= year <= 2199


def gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A day of the Solar Hijri calendar, by the 33-year cycle of its leap years (right from 1178 to 1633)."""
    from datetime import date

    cycle = year + 1595
    past = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    days = cycle * 365 + cycle // 33 * 8 + (cycle % 33 + 3) // 4 + past + day
    found = date.fromordinal(days - SOLAR_HIJRI)
    return found.year, found.month, found.day


def clock(
    text: str, tokens: list[Token], used: Used, parts: dict[str, int], found: Time, dated: bool, primary: str
) -> bool:
    """Hour, minute, second and zone into `found`; False if they are no time of day, or could be anything else."""

    def token(part: str) -> Token:
        return tokens[used[parts[part]][0]]

    hours = token("h")
    hour = hours.value
    halves = [used[parts[part]][1] for part in "pPq" if part in parts]
    named = bool(halves) or "z" in parts or "x" in parts or "u" in parts
    introduced = introduces_clock(tokens, used[parts["h"]][0] - 1)
    sure = dated or named or introduced or "w" in parts
    if "o" in parts:
        minutes = token("i")
        if minutes.end - minutes.start != 2 or (token("o").role == "." and not sure):
            return False
        if not sure and (hours.end - hours.start != 2 or "j" in parts):
            return False
        if (
            token("o").role == "."
            and "a" in parts
            and ("t" not in parts if "y" not in parts else "j" in parts and token("y").role == "d")
        ):
            return False
        found.minute = minutes.value
        found.second = token("j").value if "j" in parts else 0
    elif "H" in parts:
        if not sure and ("I" not in parts or ("N" in parts and token("N").text.isascii())):
            return False
        found.minute = token("I").value if "I" in parts else 0
        found.second = token("J").value if "J" in parts else 0
    elif not (("v" in parts and sure) or any(half and hour_alone(half, primary) for half in halves)):
        return False
    for half in halves:
        assert half is not None
        if hour > 12 and half.value == AM:
            return False
        hour = in_half(hour, half.value)
    if hour > 23 or found.minute > 59 or found.second > 60:
        return False
    found.hour, found.second = hour, min(found.second, 59)
    return zone(text, tokens, used, parts, found, dated)


def hour_alone(half: Sense, primary: str) -> bool:
    """Whether a part of the day makes a bare number an hour: "6 pm", but words of other languages do not."""
    return not half.languages or primary in half.languages


def introduces_clock(tokens: list[Token], index: int) -> bool:
    """Whether a time of day is to be expected after a token: "at", "klo", "@"."""
    if index < 0:
        return False
    if tokens[index].end == tokens[index + 1].start and tokens[index].text.isascii():
        return tokens[index].role == "@"
    return tokens[index].role == "@" or "t" in tokens[index].roles


def in_half(hour: int, half: int) -> int:
    """The hour of 24 that an hour of 12 is in a part of the day."""
    if hour > 12:
        return hour
    if half == AM:
        return hour % 12
    if half == PM:
        return hour % 12 + 12
    if half == NOON:
        return hour + 12 if hour <= 3 else hour
    return hour % 12 if hour == 12 or hour < 6 else hour + 12 if half == NIGHT else hour


def zone(text: str, tokens: list[Token], used: Used, parts: dict[str, int], found: Time, dated: bool) -> bool:
    """The offset into `found.zone`; False where the signs are no offset."""
    if "z" in parts or "x" in parts:
        index, sense = used[parts["z" if "z" in parts else "x"]]
        assert sense is not None
        letters = text[tokens[index].start : tokens[index].end]
        if not letters.isupper() and letters not in ("utc", "gmt"):
            return False
        found.us_summer = abs(sense.value) > US_SUMMER // 2
        found.zone = sense.value - US_SUMMER if found.us_summer else sense.value
    if "g" not in parts:
        return True
    sign, hours = tokens[used[parts["g"]][0]], tokens[used[parts["k"]][0]]
    size = hours.end - hours.start
    minutes = tokens[used[parts["l"]][0]].value if "l" in parts else 0
    offset = hours.value * 60 + minutes if size < 3 else hours.value // 100 * 60 + hours.value % 100
    loose = hours.start > sign.end or (size < 4 and tokens[used[parts["g"] - 1][0]].end < sign.start)
    if offset > 14 * 60 or offset % 15 or loose or ("z" not in parts and not dated):
        return False
    found.zone = (found.zone or 0) + (offset if sign.role == "+" else -offset)
    return True
