"""Times that a separator keeps apart, or that stand before a headline."""

import pytest

from cleaner.model import Block
from cleaner.times.parted import dotted, leading, times_of


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("hace 4 minutos – La Voz de la Sierra", "es", "hace 4 minutos"),
        ("Diario 16 Horas - hace 20 horas", "es", "hace 20 horas"),
        ("Ouest Littoral, Le 3 mai 2024 à 10h15", "fr", "Le 3 mai 2024 à 10h15"),
        ("Ann Other, Oct 3, 2024, 3:15 PM", "en", "Oct 3, 2024, 3:15 PM"),
    ],
)
def test_times_between_separators(text: str, language: str, time: str) -> None:
    assert [text[t.start : t.end] for t in times_of(Block("line", text, 1), language)] == [time]


def test_a_wide_gap_is_a_separator() -> None:
    block = Block("line", "Nils_52 12 minutes ago", 1, cuts=(8,))
    assert [block.text[t.start : t.end] for t in times_of(block, "en")] == ["12 minutes ago"]


@pytest.mark.parametrize("text", ["Ferry runs on Sundays again", "A man, a plan", "12 minutes ago"])
def test_no_times(text: str) -> None:
    assert times_of(Block("line", text, 1), "en") == ()


def test_a_time_of_day_with_a_full_stop() -> None:
    found = dotted("18.25", "it")
    assert found is not None
    assert (found.hour, found.minute, found.start, found.end) == (18, 25, 0, 5)
    block = Block("line", "Il Molo - 18.25", 1)
    assert times_of(block, "it") == ()
    assert [block.text[t.start : t.end] for t in times_of(block, "it", dots=True)] == ["18.25"]
    assert dotted("25.18", "it") is None
    assert dotted("3.14159", "it") is None


def test_leading() -> None:
    found = leading("3 hours ago The ferry runs on Sundays again", "en")
    assert found is not None
    assert found.end == len("3 hours ago")
    assert leading("Ferry runs on Sundays again", "en") is None
