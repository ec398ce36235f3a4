"""Runs over a few files."""

from pathlib import Path

import pytest

from cleaner.resume import stream
from cleaner.write import compress
from tests.resume.runs import Runs


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


@pytest.fixture
def pages(runs: Runs) -> list[str]:
    """Seven pages; one has no articles, one fails."""
    texts = ["one", "two\nboats", "", "three\npiers\nhere", "four", "five\nlamps and ropes", "six"]
    return [runs.page(f"{n}.txt", text) for n, text in enumerate(texts)]


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few hundred bytes, committed at every second page."""
    monkeypatch.setattr(stream, "ENTRIES", 2)
    monkeypatch.setattr(compress, "MEMBER", 500)
