"""Times as sites print them, relative and absolute, from the wordings of the language pack."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.compose.data import Pack
from bench.compose.model import Stamp

UNITS = (("minute", 2, 59), ("hour", 1, 23), ("day", 1, 6))


def plural(language: str, count: int) -> str:
    """The CLDR plural category of a whole number, for the categories the packs use."""
    if language == "ar":
        return "one" if count == 1 else "two" if count == 2 else "few" if 3 <= count % 100 <= 10 else "other"
    if language in ("ru", "pl"):
        tens, ones = count % 100, count % 10
        if (count == 1) if language == "pl" else (ones == 1 and tens != 11):
            return "one"
        return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "other"
    if language == "fr":
        return "one" if count < 2 else "other"
    return "one" if count == 1 else "other"


def render(template: str, when: datetime, words: dict[str, Any]) -> str:
    """A date template filled: {d} {dd} {m} {mm} {y} {h} {hh} {h12} {mi} {ampm} {month} {mon} {weekday}."""
    return template.format(
        d=when.day,
        dd=f"{when.day:02}",
        m=when.month,
        mm=f"{when.month:02}",
        y=when.year,
        h=when.hour,
        hh=f"{when.hour:02}",
        h12=(when.hour - 1) % 12 + 1,
        mi=f"{when.minute:02}",
        ampm="AM" if when.hour < 12 else "PM",
        month=words["months"][when.month - 1],
        mon=words["mons"][when.month - 1],
        weekday=words["weekdays"][when.weekday()],
    )


class Clock:
    """Prints the times of one page: one style of relative words, one or two date formats, drawn once."""

    def __init__(self, pack: Pack, rng: Random, now: datetime) -> None:
        self.pack = pack
        self.rng = rng
        self.now = now
        self.words: dict[str, Any] = pack.labels["time"]
        self.relative: dict[str, dict[str, str]] = rng.choice(self.words["relative"])
        self.absolute: list[str] = rng.sample(self.words["absolute"], 2 if rng.random() < 0.3 else 1)
        self.share = rng.choices((1.0, 0.0, 0.6), (55, 25, 20))[0]
        self.digits = str(pack.labels.get("digits", "")) if rng.random() < 0.3 else ""
        prefixes = self.words["prefix"]
        self.prefix = rng.choice(prefixes) if rng.random() < 0.15 else ""

    def localise(self, text: str) -> str:
        return text.translate(str.maketrans("0123456789", self.digits)) if self.digits else text

    def ago(self) -> Stamp:
        """A relative time."""
        if self.rng.random() < 0.12:
            return Stamp(self.localise(self.rng.choice(self.words["fixed"])), None)
        unit, low, high = self.rng.choices(UNITS, (4, 5, 3))[0]
        count = self.rng.randint(low, high)
        forms = self.relative[unit]
        words = forms.get(plural(self.pack.code, count), forms["other"])
        return Stamp(self.localise(words.format(n=count)), self.now - timedelta(**{f"{unit}s": count}))

    def moment(self) -> datetime:
        return self.now - timedelta(minutes=self.rng.randint(3, 9000))

    def stamp(self) -> Stamp:
        """A time in the page's manner."""
        if self.rng.random() < self.share:
            return self.ago()
        when = self.moment()
        template = self.rng.choice(self.absolute)
        if "{d" not in template:
            when = self.now - timedelta(minutes=self.rng.randint(3, 300))
        return Stamp(self.localise(render(template, when, self.words)), when)

    def line(self, stamp: Stamp) -> str:
        """The line that carries a main article's time: some sites put a word before a date."""
        return self.prefix.format(t=stamp.text) if self.prefix and self.share == 0.0 else stamp.text

    def clock(self) -> str:
        return self.localise(render(self.words["clock"], self.moment(), self.words))

    def dateline_date(self) -> str:
        return self.localise(render(self.pack.labels["dateline_date"], self.moment(), self.words))
