"""Names of news and picture agencies, and words around names: the table agencies.json."""

import json
import os
from functools import cache


@cache
def table(name: str) -> tuple[str, ...]:
    """The words of one part of the table, as they are written there; a text gives its letters."""
    return tuple(tables()[name])


@cache
def tables() -> dict[str, list[str] | str]:
    """All parts of the table."""
    with open(os.path.join(os.path.dirname(__file__), "agencies.json"), encoding="utf-8") as file:
        found: dict[str, list[str] | str] = json.load(file)
    return found
