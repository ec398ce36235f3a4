"""The built-in phrase tables: form, sources, and no phrase with two meanings in one language."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner.rules.matcher import phrase_key

FOLDER = Path(__file__).parents[2] / "cleaner" / "rules" / "phrases"
CONCEPTS: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "concepts.toml").read_text("utf-8"))["concepts"]
FILES = sorted(path for path in FOLDER.glob("*.toml") if path.name != "concepts.toml")
TABLES: dict[str, dict[str, Any]] = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FILES}
LABELS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((FOLDER.parent / "labels").glob("*.toml"))
}
HOLES = re.compile(r"\{[^{}]*\}")


def phrases(language: str) -> list[tuple[str, str, list[str]]]:
    """Concept, phrase and sources of each phrase of a table."""
    return listed(TABLES[language])


def listed(table: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """The same of any table."""
    return [(concept, text, seen) for concept, body in table["phrases"].items() for text, seen in body.items()]


def test_there_are_tables() -> None:
    assert TABLES


@pytest.mark.parametrize("language", TABLES)
def test_head(language: str) -> None:
    table = TABLES[language]
    assert set(table) == {"language", "name", "sources", "phrases"}
    assert table["language"] == language
    assert isinstance(table["name"], str)
    assert table["name"].strip()


@pytest.mark.parametrize("language", TABLES)
def test_concepts_exist(language: str) -> None:
    assert set(TABLES[language]["phrases"]) <= set(CONCEPTS)


@pytest.mark.parametrize("language", TABLES)
def test_sources_are_declared(language: str) -> None:
    sources = TABLES[language]["sources"]
    assert all(isinstance(what, str) and what.strip() for what in sources.values())
    used = {source for _, _, seen in phrases(language) for source in seen}
    assert used <= set(sources)
    assert len(used) >= 2


@pytest.mark.parametrize("language", TABLES)
def test_many_phrases_have_a_source(language: str) -> None:
    """Projects hold the labels of their own interface, and few of those that newsrooms print: these have none."""
    seen = [sources for _, _, sources in phrases(language)]
    assert sum(bool(sources) for sources in seen) >= 150
    assert sum(len(sources) > 1 for sources in seen) >= 60


def test_sources_can_be_looked_up() -> None:
    """A package or repository by name: a number in somebody's index tells a reader nothing."""
    vague = re.compile(r"(code|file) index|names no repository")
    assert [what for table in TABLES.values() for what in table["sources"].values() if vague.search(what)] == []


@pytest.mark.parametrize("language", TABLES)
def test_sources_stand_once_a_phrase(language: str) -> None:
    assert [text for _, text, seen in phrases(language) if len(seen) != len(set(seen))] == []


@pytest.mark.parametrize("language", TABLES)
def test_phrases_are_not_empty(language: str) -> None:
    for _, text, _ in phrases(language):
        assert text == text.strip()
        assert phrase_key(text)


@pytest.mark.parametrize("language", TABLES)
def test_holes(language: str) -> None:
    for _, text, _ in phrases(language):
        assert set(HOLES.findall(text)) <= {"{n}", "{name}"}, text
        assert not set("{}") & set(HOLES.sub("", text)), text


@pytest.mark.parametrize("language", TABLES)
def test_phrases_have_one_meaning(language: str) -> None:
    """A label ("Tags") may also introduce a field ("Tags: a, b"); two whole phrases or two prefixes may not be one."""
    meanings: dict[tuple[bool, str], set[str]] = {}
    for concept, text, _ in phrases(language) + listed(LABELS.get(language, {"phrases": {}})):
        prefix = CONCEPTS[concept].get("match", "whole") == "prefix"
        meanings.setdefault((prefix, phrase_key(text)), set()).add(concept)
    assert {key: found for (_, key), found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LABELS)
def test_labels(language: str) -> None:
    """The second tables are of the same form; each phrase is none of the first ones, and its sources are declared."""
    table = LABELS[language]
    assert set(table) == {"language", "name", "sources", "phrases"}
    assert (table["language"], table["name"]) == (language, TABLES[language]["name"])
    assert set(table["phrases"]) <= set(CONCEPTS)
    known = {(CONCEPTS[concept].get("match"), phrase_key(text)) for concept, text, _ in phrases(language)}
    for concept, text, seen in listed(table):
        assert text == text.strip()
        assert (CONCEPTS[concept].get("match"), phrase_key(text)) not in known, text
        assert set(HOLES.findall(text)) <= {"{n}", "{name}"}, text
        assert set(seen) <= set(table["sources"]), text
