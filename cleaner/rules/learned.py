"""Rules that `cleaner learn` wrote, a table each: a line or a selector, with what supports it.

    learned = [
      { line = "Ring me when there is more about {name}", pages = 88, share = 0.88, where = "after" },
      { line = "Voices from the jetty", concept = "comments", pages = 88, share = 0.88 },
      { select = "div.promo", pages = 80, share = 0.8 },  # keep
    ]

What stands after `# keep` is a person's: the rule then keeps what it would remove, whatever else would remove it.
"""

import re
from typing import Any, NamedTuple

from cleaner.patterns import lazy
from cleaner.rules.file import Concept, RuleError, RuleFile
from cleaner.rules.lines import line_of, strings_below
from cleaner.rules.matcher import Phrase, phrase_key
from cleaner.rules.selectors import Selector, compile_selector

KEYS = "line select concept pages share words where examples keep"
WHERE = ("before", "between", "after")
LONGEST = 1000
"""Characters of the longest learned line."""
KEEP = lazy(r"#\s*keep\b[^\"']*$", re.IGNORECASE)
APART = lazy(r"[^\w{}]+")
WHY = "repeats across the pages of its site"
LEARNED = Concept("learned", "remove", WHY)


def read_learned(source: list[str], bodies: list[dict[str, Any]], place: list[str | int], out: RuleFile) -> None:
    """Enter the tables of one `learned`, at its place in the lines of a file, in the rules of the file or site.

    Raises RuleError.
    """
    start = line_of(source, place)
    lines = strings_below(source, start)
    for number, body in enumerate(bodies):
        said = body.get("line", body.get("select"))
        line = lines.get(said, start) if isinstance(said, str) else line_of(source, [*place, number])
        here = Place(out.path, line)
        check(here, body)
        keep = body.get("keep", False) or KEEP.search(source[line - 1]) is not None
        origin = f"{out.path}:{line}"
        if "line" in body:
            concept = "keep" if keep else body.get("concept", LEARNED.name)
            if concept == LEARNED.name:
                out.concepts += [] if LEARNED in out.concepts else [LEARNED]
            try:
                key = phrase_key(body["line"], LONGEST)
            except ValueError as error:
                raise wrong(here, f"{body['line']!r}: {error}") from error
            out.phrases.append((Phrase(concept, "", body["line"], origin, name_of(concept, key)), key))
        else:
            out.selectors.append(selector_of(here, body, keep, origin))


class Place(NamedTuple):
    """Where a rule stands."""

    path: str
    line: int


def wrong(here: Place, message: str) -> RuleError:
    """The error at a place."""
    return RuleError(*here, message)


def check(here: Place, body: dict[str, Any]) -> None:
    """Raises RuleError for what a learned rule cannot hold."""
    for key, value in body.items():
        if key not in KEYS.split():
            raise wrong(here, f"unknown key {key!r}; known: {', '.join(KEYS.split())}")
        if key in ("line", "select", "concept", "where") and not isinstance(value, str):
            raise wrong(here, f"{key!r} must be a string")
        if key in ("pages", "words") and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise wrong(here, f"{key!r} must be a number from 0")
        if key == "share" and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1):
            raise wrong(here, "'share' must be a number from 0 to 1")
        if key == "keep" and not isinstance(value, bool):
            raise wrong(here, "'keep' must be true or false")
        if key == "examples" and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            raise wrong(here, "'examples' must be a list of strings")
    if ("line" in body) == ("select" in body):
        raise wrong(here, "a learned rule needs either 'line' or 'select'")
    if "where" in body and body["where"] not in WHERE:
        raise wrong(here, f"'where' must be one of {', '.join(WHERE)}, not {body['where']!r}")
    if "select" in body and "concept" in body:
        raise wrong(here, "'concept' goes with 'line'")


def selector_of(here: Place, body: dict[str, Any], keep: bool, origin: str) -> Selector:
    """A learned selector."""
    try:
        compounds = compile_selector(body["select"])
    except ValueError as error:
        raise wrong(here, str(error)) from error
    does = "keep" if keep else "remove"
    return Selector(f"learned:select:{body['select']}", body["select"], does, "", WHY, origin, compounds)


def name_of(concept: str, key: str) -> str:
    """The name of a learned line in the output, made of its concept and its words."""
    words = APART.sub("-", key.replace("{name}", "{}")).strip("-")
    kind = "line" if concept == LEARNED.name else concept
    return f"learned:{kind}:{words if len(words) <= 60 else words[:60].rsplit('-', 1)[0]}"
