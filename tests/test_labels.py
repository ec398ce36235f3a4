"""What a part of a line says of all of it."""

import pytest

from cleaner.labels import counted
from cleaner.rules import load

LANGUAGES = frozenset(("en", "es", "zh"))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Reply (3)", "comment-action"),
        ("278 | 回复", "comment-action"),
        ("Responder 4", "comment-action"),
        ("Share 24", "share"),
        ("1.2k · Share", "share"),
    ],
)
def test_control_with_its_number(text: str, concept: str) -> None:
    found = counted(text, load([]), LANGUAGES)
    assert found is not None
    assert found[1].name == concept


@pytest.mark.parametrize(
    "text",
    ["2014", "Top 10", "24 May 2014", "Reply to 3 readers", "Apollo 11", "Comments 12", "1. Facebook", "2) Share"],
)
def test_no_control(text: str) -> None:
    assert counted(text, load([]), LANGUAGES) is None
