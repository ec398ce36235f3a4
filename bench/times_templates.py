"""The relative times of times.json: the past forms of CLDR's units, and what the supplement adds and makes of them."""

import re
from collections import defaultdict
from typing import Any

from bench.times_cldr import Said
from bench.times_words import rank, spell

UNITS = {"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "w", "month": "M", "year": "y"}
ONES = {"one": 1, "two": 2}
SIGNED = re.compile(r"^[-−–‑]\s*\{0\}")
"""Narrow forms such as "-5 h" say nothing that a duration would not."""


class Templates:
    """Relative times -> unit."""

    def __init__(self, extra: dict[str, Any]) -> None:
        self.units: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.extra = extra

    def add(self, text: str, unit: str, tag: str) -> None:
        """One template."""
        key = spell(text)
        if not key or key == "#" or (key.count("#") > 1):
            return
        language = tag.split("_")[0]
        strict = {spell(word) for word in self.extra.get(tag, {}).get("strict", "").split()}
        if key in strict:
            unit += "!"
        if language not in self.units[key][unit]:
            self.units[key][unit].append(language)

    def of_locale(self, said: Said, tag: str) -> None:
        """The past forms of all units, and what the supplement makes of them."""
        own = self.extra.get(tag, self.extra.get(tag.split("_")[0], {}))
        for key, patterns in said.ago.items():
            unit, category = key.split(" ")
            for pattern in patterns:
                self.of_pattern(pattern, category, UNITS[unit], tag, own)

    def of_pattern(self, pattern: str, category: str, unit: str, tag: str, own: dict[str, Any]) -> None:
        """One pattern of CLDR, "{0} hours ago"."""
        if SIGNED.match(pattern) or re.search(r"\d", pattern.replace("{0}", "")):
            return
        variants = {pattern, re.sub(r"\([^)]*\)", "", pattern), re.sub(r"[()]", "", pattern)}
        for variant in sorted(variants):
            if "{0}" not in variant:
                if category in ONES and " " in variant:
                    self.add(variant, f"{unit}{ONES[category]}", tag)
                continue
            text = variant.replace("{0}", " # ")
            self.add(text, unit, tag)
            text = " ".join(text.split())
            made = {text}
            for _ in range(2):
                made |= {re.sub(old, new, one) for one in made for old, new in own.get("also", ())}
            for one in sorted(made - {text}):
                self.add(one, unit, tag)
            if own.get("one") and category == "one":
                for one in sorted(made):
                    alone = " ".join(one.replace("#", " ").split())
                    if " " in alone:
                        self.add(alone, f"{unit}1", tag)

    def of_extra(self, part: dict[str, Any], tag: str) -> None:
        """What the supplement says of one language."""
        for text in part.get("now", ()):
            self.add(text, "s0", tag)
        for key, texts in part.get("ago", {}).items():
            amount, _, name = key.rpartition(" ")
            for text in texts:
                self.add(text, UNITS[name] + amount, tag)
        for flag, group in (("~", "bare"), ("^", "pair")):
            for name, texts in part.get(group, {}).items():
                for text in texts:
                    self.add(text, UNITS[name] + flag, tag)

    def codes(self) -> dict[str, str]:
        """Template -> code, the reading of the commonest language first."""
        found = {}
        for key, units in sorted(self.units.items()):
            several = len(units) > 1
            parts = []
            for unit, languages in sorted(units.items(), key=lambda one: rank(one[1])):
                named = several or "!" in unit
                parts.append(unit + (":" + ",".join(sorted(languages)) if named else ""))
            found[key] = " ".join(parts)
        return found
