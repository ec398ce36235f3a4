"""Read rule files and check them to the last key.

A rule file is TOML (docs/rules.md).  Whatever is wrong in one is a `RuleError` that names the file and the line.
"""

import re
from typing import TYPE_CHECKING, Any

from cleaner.patterns import lazy
from cleaner.rules.file import Concept, Example, RuleError, RuleFile
from cleaner.rules.lines import line_of, strings_below
from cleaner.rules.matcher import Phrase, phrase_key
from cleaner.rules.selectors import Selector, compile_selector

if TYPE_CHECKING:
    from cleaner.sites.picks import Pick

DOES = ("section", "remove", "keep", "field", "time")
FIELDS = ("title", "source", "authors", "tags", "published_text", "updated", "dateline", "credit")
LANGUAGE = lazy(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_rules(path: str) -> RuleFile:
    """One rule file, checked.  Raises RuleError, also where the file cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise RuleError(path, 0, f"cannot be read: {error.strerror or error}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RuleError(path, line, "is not UTF-8") from error
    return rules_in(path, text)


def rules_in(path: str, text: str) -> RuleFile:
    """The rules that a text says, checked; `path` is what errors name.  Raises RuleError."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\s*\(at line (\d+), column \d+\)", str(error))
        line = int(place[1]) if place else len(text.splitlines())
        message = str(error).replace(place[0], "") if place else str(error).replace(" (at end of document)", "")
        raise RuleError(path, line, f"is not TOML: {message}") from error
    return Reader(path, text).file(table, [])


class Reader:
    """Checks the tables of one file; knows its lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, place: list[str | int], message: str) -> RuleError:
        """The error at a place in the tables: keys, and numbers of array elements."""
        return RuleError(self.path, line_of(self.lines, place), message)

    def known(self, table: dict[str, Any], place: list[str | int], keys: str) -> None:
        """Refuse keys that mean nothing."""
        for key in table:
            if key not in keys.split():
                raise self.fail([*place, key], f"unknown key {key!r}; known: {', '.join(keys.split())}")

    def string(self, table: dict[str, Any], key: str, place: list[str | int], default: str | None = None) -> str:
        """A string value; required where there is no default."""
        value = table.get(key, default)
        if value is None:
            raise self.fail(place, f"needs the key {key!r}")
        if not isinstance(value, str):
            raise self.fail([*place, key], f"{key!r} must be a string")
        return value

    def strings(self, table: dict[str, Any], key: str, place: list[str | int]) -> list[str]:
        """A list of strings, empty where the key is missing."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fail([*place, key], f"{key!r} must be a list of strings")
        return value

    def tables(self, table: dict[str, Any], key: str, place: list[str | int]) -> list[dict[str, Any]]:
        """A list of tables, empty where the key is missing."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.fail([*place, key], f"{key!r} must be tables: write [[{key}]]")
        return value

    def mapping(self, table: dict[str, Any], key: str, place: list[str | int]) -> dict[str, Any]:
        """A table, empty where the key is missing."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.fail([*place, key], f"{key!r} must be a table")
        return value

    def file(self, table: dict[str, Any], place: list[str | int]) -> RuleFile:
        """All of a file; `place` is not empty for the tables of a site."""
        keys = "concepts phrases selectors learned examples" + (" hosts fingerprint pages pick" if place else " sites")
        self.known(table, place, keys + " language name sources")
        language = self.string(table, "language", place, "")
        if language and not LANGUAGE.fullmatch(language):
            raise self.fail([*place, "language"], f"'language' is a tag such as en or pt-BR, not {language!r}")
        self.string(table, "name", place, "")
        sources = self.mapping(table, "sources", place)
        for source in sources:
            self.string(sources, source, [*place, "sources"])
        out = RuleFile(self.path)
        for name, body in self.mapping(table, "concepts", place).items():
            out.concepts.append(self.concept(name, body, [*place, "concepts", name]))
        for concept, body in self.mapping(table, "phrases", place).items():
            out.phrases += self.phrases(concept, body, language, sources, [*place, "phrases", concept])
        for number, body in enumerate(self.tables(table, "selectors", place)):
            out.selectors.append(self.selector(body, [*place, "selectors", number]))
        if learned := self.tables(table, "learned", place):
            from cleaner.rules.learned import read_learned

            read_learned(self.lines, learned, [*place, "learned"], out)
        if pick := self.mapping(table, "pick", place):
            out.picks.append(self.pick(pick, [*place, "pick"]))
        examples = self.mapping(table, "examples", place)
        self.known(examples, [*place, "examples"], "keep drop")
        for key in ("keep", "drop"):
            for text in self.strings(examples, key, [*place, "examples"]):
                line = line_of(self.lines, [*place, "examples", key, text])
                out.examples.append(Example(text, key == "keep", f"{self.path}:{line}"))
        for number, body in enumerate(self.tables(table, "sites", place)):
            here: list[str | int] = ["sites", number]
            hosts, fingerprint = self.strings(body, "hosts", here), self.strings(body, "fingerprint", here)
            if not hosts and not fingerprint:
                raise self.fail(here, "a site needs 'hosts' or a 'fingerprint'")
            for name in hosts:
                if not name or set(name) & set("/: \t"):
                    raise self.fail([*here, "hosts"], f"{name!r} is no host, such as news.example or *.news.example")
            for words in fingerprint:
                self.key(words, [*here, "fingerprint", words])
            if not isinstance(body.get("pages", 0), int):
                raise self.fail([*here, "pages"], "'pages' must be a number")
            out.sites.append((hosts, fingerprint, self.file(body, here)))
        return out

    def concept(self, name: str, body: Any, place: list[str | int]) -> Concept:
        """One `[concepts.NAME]`."""
        if not isinstance(body, dict):
            raise self.fail(place, "a concept is a table")
        self.known(body, place, "does section field match why")
        does = self.string(body, "does", place)
        if does not in DOES:
            raise self.fail([*place, "does"], f"'does' must be one of {', '.join(DOES)}, not {does!r}")
        section = self.string(body, "section", place, "")
        field = self.string(body, "field", place, "")
        match = self.string(body, "match", place, "whole")
        if match not in ("whole", "prefix"):
            raise self.fail([*place, "match"], f"'match' must be whole or prefix, not {match!r}")
        if (does == "section") != bool(section):
            raise self.fail(place, "'section' goes with does = \"section\", and only with it")
        if (does == "field") != (field in FIELDS):
            raise self.fail(place, f"'field' goes with does = \"field\", and is one of {', '.join(FIELDS)}")
        return Concept(name, does, self.string(body, "why", place, ""), section, field, match == "prefix")

    def phrases(
        self, concept: str, body: Any, language: str, sources: dict[str, Any], place: list[str | int]
    ) -> list[tuple[Phrase, str]]:
        """One `[phrases.CONCEPT]` (phrase = list of sources) or `CONCEPT = [phrases]`."""
        if isinstance(body, dict):
            for text, seen in body.items():
                for source in self.strings(body, text, place):
                    if source not in sources:
                        raise self.fail([*place, text], f"source {source!r} of {text!r} is not in [sources]")
                assert isinstance(seen, list)
            texts = list(body)
        elif isinstance(body, list) and all(isinstance(t, str) for t in body):
            texts = body
        else:
            raise self.fail(place, "phrases are a list of strings, or a table of phrase = [sources]")
        start = line_of(self.lines, place)
        lines = strings_below(self.lines, start)
        return [
            (
                Phrase(concept, language, text, f"{self.path}:{lines.get(text, start)}"),
                self.key(text, [*place, text]),
            )
            for text in texts
        ]

    def key(self, text: str, place: list[str | int]) -> str:
        """The normal form of a phrase."""
        try:
            return phrase_key(text)
        except ValueError as error:
            raise self.fail(place, f"{text!r}: {error}") from error

    def pick(self, body: dict[str, Any], place: list[str | int]) -> "Pick":
        """One `[sites.pick]`."""
        from cleaner.sites.picks import PARTS, read_pick

        self.known(body, place, " ".join(PARTS))
        said = {}
        for part in body:
            said[part] = self.string(body, part, place)
            try:
                read_pick("", {part: said[part]})
            except ValueError as error:
                raise self.fail([*place, part], str(error)) from error
        if not {"items", "body", "strip"} & said.keys():
            raise self.fail(place, "a pick needs 'items', 'body' or 'strip'")
        return read_pick(f"{self.path}:{line_of(self.lines, place)}", said)

    def selector(self, body: dict[str, Any], place: list[str | int]) -> Selector:
        """One `[[selectors]]`."""
        self.known(body, place, "name select does section why spares sure")
        select = self.string(body, "select", place)
        does = self.string(body, "does", place, "remove")
        section = self.string(body, "section", place, "")
        if does not in ("remove", "section", "keep"):
            raise self.fail([*place, "does"], f"'does' must be remove, section or keep, not {does!r}")
        if (does == "section") != bool(section):
            raise self.fail(place, "'section' goes with does = \"section\", and only with it")
        try:
            compounds = compile_selector(select)
        except ValueError as error:
            raise self.fail([*place, "select"], str(error)) from error
        flags = {name: body.get(name, False) for name in ("spares", "sure")}
        for flag, value in flags.items():
            if not isinstance(value, bool) or (value and does != "remove"):
                raise self.fail([*place, flag], f"'{flag}' is true or false, and goes with does = \"remove\"")
        origin = f"{self.path}:{line_of(self.lines, place)}"
        name = self.string(body, "name", place, select)
        why = self.string(body, "why", place, "")
        return Selector(f"selector:{name}", select, does, section, why, origin, compounds, **flags)
