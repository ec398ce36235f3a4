"""Makes cleaner/describe/times.json from Unicode CLDR, as Babel brings it, and from times_extra.toml.

    python -m bench.make_times [--check]

`--check` compares the file with what would be written, and exits with 1 if they differ.
"""

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import babel
import msgspec
from babel import Locale, localedata

from bench.times_templates import Templates
from bench.times_words import LANGUAGES, Words

HERE = Path(__file__).parent
TARGET = HERE.parent / "cleaner" / "describe" / "times.json"
VARIANTS = """
    en_GB en_AU en_CA en_IN en_NZ en_ZA en_IE es_MX es_US es_AR es_CO pt_PT fr_CA fr_CH de_AT de_CH it_CH ar_SA ar_LB
    ar_IQ ar_MA ar_DZ ar_TN zh_Hant_HK zh_Hans_SG nl_BE fa_AF ur_IN sw_KE ro_MD ms_SG
"""


def main() -> int:
    """Write the table, or compare it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    made = msgspec.json.encode(build())
    if check:
        return 0 if TARGET.read_bytes() == made else 1
    TARGET.write_bytes(made)
    print(f"{TARGET.name}: {len(made):,} bytes")
    return 0


def build() -> dict[str, Any]:
    """The table, as `cleaner.describe.times_table.Table` reads it."""
    extra = tomllib.loads((HERE / "times_extra.toml").read_text(encoding="utf-8"))
    words = Words(extra)
    templates = Templates(extra)
    for tag in LANGUAGES.split() + VARIANTS.split():
        locale = Locale.parse(tag)
        language = locale.language
        words.of_locale(locale, language)
        templates.of_locale(locale, tag)
    for tag in LANGUAGES.split():
        if tag in extra:
            words.of_extra(extra[tag], tag.split("_")[0])
            templates.of_extra(extra[tag], tag)
    words.of_all(extra)
    ago = templates.codes()
    for key in ago:
        words.parts_of(key)
    month_first, year_first = figure_orders()
    plain, phrases = words.codes()
    return {
        "made_from": f"Babel {babel.__version__}",
        "words": grouped(plain, " "),
        "phrases": grouped(phrases, "|"),
        "ago": grouped(ago, "|"),
        "month_first": month_first,
        "year_first": year_first,
    }


def grouped(codes: dict[str, str], mark: str) -> dict[str, str]:
    """Code -> all that have it, which is shorter."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in sorted(codes.items()):
        found[value].append(key)
    return {value: mark.join(keys) for value, keys in sorted(found.items())}


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


if __name__ == "__main__":
    sys.exit(main())
