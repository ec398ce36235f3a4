"""Names that news sites give their sections, in many languages: "Politics", "Nyheder"; no publisher is called so alone."""

from functools import cache
from pathlib import Path

from msgspec.json import decode

FILE = Path(__file__).with_name("section_names.json")


@cache
def section_names() -> frozenset[str]:
    """The names, case folded, of all languages."""
    table = decode(FILE.read_bytes(), type=dict[str, list[str]])
    return frozenset(name.casefold() for names in table.values() for name in names)
