"""What several versions of Unicode CLDR say of times, kept in times_cldr.json: the words of every Babel it was shown.

Versions differ: one spells a month or shortens a unit in another way than the one before, and pages are written with
either.  Words are only ever added, so the file is the same whatever versions are read in whatever order; what is no word
(what comes first in a date) is kept of the latest version.
"""

import json
import re
from datetime import date
from pathlib import Path

import babel
import msgspec
from babel import Locale, localedata
from babel.dates import format_date

STORE = Path(__file__).parent / "times_cldr.json"
LANGUAGES = """
    en ru de es ja fr pt it zh zh_Hant nl tr pl fa vi id cs ko uk ar el he hu sv ro da fi sk th nb bg hr sr sr_Latn
    lt sl ca et lv bs hi bn ms be is az sq ka mk gl eu kk uz hy af nn ur mr gu ta te kn ml pa ne si fil sw cy ga mt
    lb fo km lo my mn ky am
"""
"""The commonest on the web first: where languages share a word, the first one's reading is the default."""
VARIANTS = """
    en_GB en_AU en_CA en_IN en_NZ en_ZA en_IE es_MX es_US es_AR es_CO pt_PT fr_CA fr_CH de_AT de_CH it_CH ar_SA ar_LB
    ar_IQ ar_MA ar_DZ ar_TN zh_Hant_HK zh_Hans_SG nl_BE fa_AF ur_IN sw_KE ro_MD ms_SG
"""
TAGS = LANGUAGES.split() + VARIANTS.split()
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
WIDTHS = ("", "-short", "-narrow")

Names = dict[str, list[str]]
"""Key -> the names that any version gives it, sorted."""


class Said(msgspec.Struct):
    """What CLDR says in one locale."""

    months: Names = {}
    """1-12 -> names, and the forms inside a date."""
    days: Names = {}
    """0-6, from Monday -> names."""
    parts: Names = {}
    """Part of the day -> names."""
    ago: Names = {}
    """Unit and plural category -> patterns of the past, with "{0}" for the number."""
    month_leads: bool = False
    """The name of a month stands before the day."""


class Store(msgspec.Struct):
    """The file."""

    versions: list[str] = []
    """Of Babel, ascending."""
    month_first: list[str] = []
    """Languages, alone and with region, whose short dates give the month before the day."""
    year_first: list[str] = []
    """The same, the year first."""
    said: dict[str, Said] = {}
    """By locale."""


def stored() -> Store:
    """The file as it is; empty where there is none."""
    return msgspec.json.decode(STORE.read_bytes(), type=Store) if STORE.exists() else Store()


def printed(store: Store) -> str:
    """The file as text, one list of names a line."""
    lines = [f'"{key}": {json.dumps(getattr(store, key))}' for key in ("versions", "month_first", "year_first")]
    locales = []
    for tag, said in store.said.items():
        fields = [
            f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in msgspec.to_builtins(said).items()
        ]
        locales.append(f'"{tag}": {{\n' + ",\n".join(fields) + "\n}")
    return "{\n" + ",\n".join([*lines, '"said": {\n' + ",\n".join(locales) + "\n}"]) + "\n}\n"


def installed() -> Store:
    """What the installed Babel says."""
    month_first, year_first = figure_orders()
    return Store([babel.__version__], month_first, year_first, {tag: said_in(Locale.parse(tag)) for tag in TAGS})


def merged(old: Store, new: Store) -> Store:
    """The words of both, and the orders of the later; of a variant, what its language does not say."""
    versions = sorted({*old.versions, *new.versions}, key=numbers)
    latest, other = (new, old) if versions[-1] in new.versions else (old, new)
    said: dict[str, Said] = {}
    for tag in TAGS:
        first, second = latest.said.get(tag, Said()), other.said.get(tag, Said())
        known = said.get(tag.rpartition("_")[0], said.get(tag.partition("_")[0])) if tag in VARIANTS.split() else None
        known = known or Said()
        said[tag] = Said(
            both(first.months, second.months, known.months),
            both(first.days, second.days, known.days),
            both(first.parts, second.parts, known.parts),
            both(first.ago, second.ago, known.ago),
            first.month_leads,
        )
    return Store(versions, latest.month_first, latest.year_first, said)


def numbers(version: str) -> list[int]:
    """A version as what it sorts by."""
    return [int(digits) for digits in re.findall(r"\d+", version)]


def both(first: Names, second: Names, known: Names) -> Names:
    """The names of either that are not known."""
    found = {}
    for key in sorted({*first, *second}, key=order):
        names = {*first.get(key, ()), *second.get(key, ())}.difference(known.get(key, ()))
        if names:
            found[key] = sorted(names)
    return found


def order(key: str) -> tuple[int, str]:
    """Where a key stands: numbers by value, units by size, both before other names."""
    name = key.split(" ")[0]
    return (int(key) if key.isdigit() else UNITS.index(name) if name in UNITS else 99, key)


def said_in(locale: Locale) -> Said:
    """What the installed Babel says in one locale."""
    found = Said(month_leads=month_leads(locale))
    periods, fields = locale.day_periods, locale._data["date_fields"]
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                put(found.months, str(number), name)
            for number, name in locale.days[context][width].items():
                put(found.days, str(number), name)
    for width in ("wide", "abbreviated", "narrow"):
        for part, name in periods["format"].get(width, {}).items():
            if width != "narrow" or part in ("am", "pm"):
                put(found.parts, part, name)
    for width in ("full", "long", "medium"):
        for number in range(1, 13):
            for name in inflected(locale, width, number):
                put(found.months, str(number), name)
    for unit in UNITS:
        for width in WIDTHS:
            for category, pattern in fields.get(unit + width, {}).get("past", {}).items():
                put(found.ago, f"{unit} {category}", pattern)
    return found


def put(names: Names, key: str, name: str) -> None:
    """One name."""
    listed = names.setdefault(key, [])
    if name and name not in listed:
        listed.append(name)


def inflected(locale: Locale, width: str, number: int) -> list[str]:
    """The forms that a month has inside a date, where letters are tied to it: "בספטמבר", "irailaren"."""
    text = format_date(date(2025, number, 14), width, locale)
    found = []
    for name in (locale.months["format"]["wide"][number], locale.months["format"]["abbreviated"][number]):
        tied = re.search(rf"([^\W\d_]*)({re.escape(name)})([^\W\d_]*)", text)
        if tied and (tied[1] or tied[3]):
            found.append(tied[0])
    return found


def month_leads(locale: Locale) -> bool:
    """Whether a language writes the name of a month before the day."""
    skeletons = locale.datetime_skeletons
    return any(re.search(r"[ML].*d", skeletons[one].pattern) for one in ("MMMd", "MMMMd", "MMMEd") if one in skeletons)


def figure_orders() -> tuple[list[str], list[str]]:
    """Languages, alone and with region, whose short dates give the month before the day, and the year first."""
    month_first, year_first = set(), set()
    primary = {tag.split("_")[0] for tag in LANGUAGES.split()}
    seen: set[str] = set()
    for locale in sorted(map(Locale.parse, localedata.locale_identifiers()), key=lambda one: one.script or ""):
        name = f"{locale.language}-{locale.territory}" if locale.territory else locale.language
        if locale.language not in primary or locale.variant or name in seen:
            continue
        seen.add(name)
        short = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern)
        if short.lstrip("\u200f").startswith("y"):
            year_first.add(name)
            short = locale.datetime_skeletons["Md"].pattern
        if re.search(r"[ML].*d", short):
            month_first.add(name)
    return sorted(month_first), sorted(year_first)
