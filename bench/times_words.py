"""The words of times.json with their senses: months, weekdays and parts of the day of CLDR, and the supplement's."""

import re
from collections import defaultdict
from typing import Any

from bench.times_cldr import LANGUAGES, Said
from cleaner.times.runs import unspaced
from cleaner.times.scan import TOKEN
from cleaner.times.table import AM, NIGHT, NOON, PM, PUBLISHED, UPDATED, US_SUMMER, fold

PARTS = {"am": AM, "morning1": AM, "morning2": AM, "pm": PM, "afternoon1": PM, "afternoon2": PM}
PARTS |= {"evening1": PM, "evening2": PM, "noon": NOON, "night1": NIGHT, "night2": NIGHT, "midnight": AM}
MARKS = {"year": "J", "month": "K", "day": "L", "hour": "H", "minute": "N", "second": "S", "clock": "U", "weekday": "V"}

Senses = dict[tuple[str, int, str], list[str]]
"""Role, value and flags -> languages."""


def spell(text: str) -> str:
    """Words as `cleaner.times.scan` reads them: folded, separated by a space, numbers as "#"."""
    found = []
    for one in TOKEN.finditer(text.replace("#", " 1 ")):
        if one.lastindex == 1:
            found.append("#")
        elif one.lastindex == 2:
            found.append(fold(one[0]))
    return " ".join(found)


class Words:
    """Words and phrases with their senses."""

    def __init__(self, extra: dict[str, Any]) -> None:
        self.senses: dict[str, Senses] = defaultdict(lambda: defaultdict(list))
        self.common = {spell(word) for word in extra["common"]["strict"].split()}
        self.strict: dict[str, set[str]] = defaultdict(set)
        for tag, part in extra.items():
            for word in part.get("strict", "").split() if isinstance(part, dict) else ():
                self.strict[tag.split("_")[0]].add(spell(word))

    def add(self, text: str, role: str, value: int, language: str, flags: str = "") -> None:
        """One sense of a word; `language` "" for all."""
        word = spell(text)
        if not word or "#" in word:
            return
        if (role in "DMP" and word in self.strict.get(language, ())) or (
            role in "DMWP" and language and word in self.common
        ):
            flags = "!" + flags.replace("!", "")
        languages = self.senses[word][role, value, flags]
        if language not in languages:
            languages.append(language)

    def of_locale(self, said: Said, language: str) -> None:
        """Months, weekdays and parts of the day."""
        for number, names in said.months.items():
            for name in names:
                if not re.search(r"\d", name):
                    self.month(name, int(number), language, said.month_leads)
        for number, names in said.days.items():
            for name in names:
                if not re.search(r"\d", name):
                    letter = len(spell(name)) == 1 and not unspaced(name)
                    self.add(name, "W", int(number), language, "!" if letter else "")
        for part, names in said.parts.items():
            for name in names:
                if part in PARTS and (len(spell(name)) > 1 or (part in ("am", "pm") and not name.isascii())):
                    self.add(name, "P", PARTS[part], language)

    def month(self, name: str, number: int, language: str, leads: bool) -> None:
        """A name of a month, without the preposition that some languages give with it."""
        for form in (name, re.sub(r"^(?:de |d['’])", "", name)):
            self.add(form, "M", number, language, "" if leads else "<")

    def of_extra(self, part: dict[str, Any], language: str) -> None:
        """What the supplement says of one language."""
        for days, key in enumerate(("today", "yesterday", "before")):
            for text in part.get(key, ()):
                self.add(text, "D", days, language)
        for value, variants in enumerate(part.get("numbers", ()), 1):
            for word in variants.split():
                self.add(word, "n", value, "")
        for role, key in (("c", "between"), ("t", "clock"), ("A", "approx"), ("B", "by")):
            for word in part.get(key, "").split():
                self.add(word, role, 0, "")
        for text in part.get("published", ()):
            self.add(text, "l", PUBLISHED, "")
        for text in part.get("updated", ()):
            self.add(text, "l", UPDATED, "")
        for number, names in part.get("months", {}).items():
            for name in names:
                self.add(name, "M", int(number), language, "<")

    def of_all(self, extra: dict[str, Any]) -> None:
        """Marks, eras, zones, and the letters that mean AM and PM everywhere."""
        for key, listed in extra["marks"].items():
            for word in listed.split():
                self.add(word, MARKS[key], 0, "")
        for years, listed in extra["eras"].items():
            for word in listed.split():
                self.add(word, "E", int(years), "")
        for minutes, listed in extra["zones"].items():
            for word in listed.split():
                self.add(word, "Z", zone(minutes), "")
        for language, listed in extra["zones_of"].items():
            for minutes, letters in listed.items():
                self.add(letters, "Z", zone(minutes), language)
        for word, part in (("am", AM), ("pm", PM), ("a.m.", AM), ("p.m.", PM), ("noon", NOON)):
            self.add(word, "P", part, "")
        self.add("T", "t", 0, "")

    def parts_of(self, template: str) -> None:
        """The words of a relative time, which a line must be made of; in unspaced scripts also the unit alone."""
        words = template.split()
        for at, word in enumerate(words):
            if word != "#":
                self.senses[word]["-", 0, ""].append("")
                if at == 0:
                    self.senses[word]["^", 0, ""].append("")
                if at == len(words) - 1:
                    self.senses[word]["$", 0, ""].append("")
                if unspaced(word) and word.endswith("前") and len(word) > 2:
                    self.senses[word[:-1]]["-", 0, ""].append("")

    def codes(self) -> tuple[dict[str, str], dict[str, str]]:
        """Words and phrases -> code."""
        plain: dict[str, str] = {}
        phrases: dict[str, str] = {}
        for word, senses in self.senses.items():
            for part in word.split():
                plain.setdefault(part, "-")
            (phrases if " " in word else plain)[word] = code(word, senses)
        return dict(sorted(plain.items())), dict(sorted(phrases.items()))


def code(word: str, senses: Senses) -> str:
    """A word's code: senses that other languages do not share first come with their languages."""
    merged = merge(senses)
    useful = [one for one in merged if one[0][0] != "-"] or merged
    several = sum(role in "MWDPZ" for (role, _, _), _ in useful) > 1
    parts = []
    for (role, value, flags), languages in sorted(useful, key=lambda one: rank(one[1])):
        named = sorted({language for language in languages if language})
        letters = word.isascii() and (role == "P" or (role == "W" and len(word) < 3))
        listed = ":" + ",".join(named) if (several or "!" in flags or letters) and "" not in languages else ""
        parts.append(f"{role}{value or (0 if role in 'DWPZE' else '')}{flags}{listed}")
    return " ".join(parts)


def merge(senses: Senses) -> list[tuple[tuple[str, int, str], list[str]]]:
    """Senses that differ in flags only become one: strict if one of them is, before the day if one may be."""
    found: dict[tuple[str, int], tuple[set[str], list[str]]] = {}
    for (role, value, flags), languages in senses.items():
        before = found.get((role, value))
        if before is None:
            found[role, value] = (set(flags), list(languages))
        else:
            kept = {flag for flag in "!<" if (flag in flags) + (flag in before[0]) > (flag == "<")}
            found[role, value] = (kept, before[1] + languages)
    return [((role, value, "".join(sorted(flags))), languages) for (role, value), (flags, languages) in found.items()]


def rank(languages: list[str]) -> int:
    """Place of the commonest of some languages."""
    primary = [tag.split("_")[0] for tag in LANGUAGES.split()]
    return min((primary.index(one) if one else 0) for one in languages)


def zone(minutes: str) -> int:
    """Minutes east of Greenwich, as the table writes them."""
    return int(minutes[2:]) + US_SUMMER if minutes.startswith("us") else int(minutes)
