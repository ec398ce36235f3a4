"""Damaged pages; `python -m bench.mutants` does ten thousand."""

import importlib
import random

import pytest

from bench.mutants import damaged, fault, mutant, sources

FOUND = [
    b"<div class=byline>a <span>|<p>A t n t e r o p .",
    b'<div><template id="P:1"></template></div><d hidden id="S:1">d',
]
"""What earlier runs found, made small."""


def test_nothing_is_wrong_with_damaged_pages() -> None:
    assert damaged(150, 3) == []


@pytest.mark.parametrize("data", FOUND)
def test_what_was_found_once(data: bytes) -> None:
    assert fault(data, importlib.import_module("tests.test_invariants")) == ""


def test_damage_is_the_same_for_the_same_seed() -> None:
    pages = sources()
    made = [mutant(pages, random.Random(f"1/{number}")) for number in range(50)]
    assert made == [mutant(pages, random.Random(f"1/{number}")) for number in range(50)]
    assert len(set(made)) > 40
    assert not set(made) & set(pages)


def test_what_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.pipeline.leavings", lambda page, verdicts: [])
    assert any("lost" in words for words in damaged(20, 3))
