"""Makes cleaner/times/times.json from Unicode CLDR, as Babel brings it, and from times_extra.toml.

    python -m bench.make_times [--check]

First it adds what the installed Babel says to times_cldr.json, so that the table knows the words of every version that it
was run with.  `--check` writes nothing, and exits with 1 if either file would change.
"""

import argparse
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from bench.times_cldr import LANGUAGES, STORE, TAGS, Store, installed, merged, printed, stored
from bench.times_templates import Templates
from bench.times_words import Words

HERE = Path(__file__).parent
TARGET = HERE.parent / "cleaner" / "times" / "times.json"


def main() -> int:
    """Write the table and what it is made of, or compare them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    store = merged(stored(), installed())
    made = {STORE: printed(store).encode(), TARGET: msgspec.json.encode(build(store))}
    if check:
        return 0 if all(path.exists() and path.read_bytes() == data for path, data in made.items()) else 1
    for path, data in made.items():
        path.write_bytes(data)
        print(f"{path.name}: {len(data):,} bytes")
    return 0


def build(store: Store) -> dict[str, Any]:
    """The table, as `cleaner.times.table.Table` reads it."""
    extra = tomllib.loads((HERE / "times_extra.toml").read_text(encoding="utf-8"))
    words = Words(extra)
    templates = Templates(extra)
    for tag in TAGS:
        words.of_locale(store.said[tag], tag.split("_")[0])
        templates.of_locale(store.said[tag], tag)
    for tag in LANGUAGES.split():
        if tag in extra:
            words.of_extra(extra[tag], tag.split("_")[0])
            templates.of_extra(extra[tag], tag)
    words.of_all(extra)
    ago = templates.codes()
    for key in ago:
        words.parts_of(key)
    plain, phrases = words.codes()
    return {
        "made_from": f"Babel {', '.join(store.versions)}",
        "words": grouped(plain, " "),
        "phrases": grouped(phrases, "|"),
        "ago": grouped(ago, "|"),
        "month_first": store.month_first,
        "year_first": store.year_first,
    }


def grouped(codes: dict[str, str], mark: str) -> dict[str, str]:
    """Code -> all that have it, which is shorter."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in sorted(codes.items()):
        found[value].append(key)
    return {value: mark.join(keys) for value, keys in sorted(found.items())}


if __name__ == "__main__":
    sys.exit(main())
