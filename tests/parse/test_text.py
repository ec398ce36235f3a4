"""Plain text -> blocks."""

import textwrap

import pytest

from cleaner.parse.text import parse_text
from cleaner.parse.wrapped import wrapping

LINES = [
    "Ferry returns to the harbour",
    "",
    "The ferry came back on Monday.\t It had been away. ",
    "- one crate of pears",
    "• a folded chair",
    "-----",
    "## What it carried",
    "#ferry #harbour",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
def test_a_block_a_line(end: str) -> None:
    page = parse_text(end.join(LINES))
    assert [(b.kind, b.marker, b.level, b.text) for b in page.blocks] == [
        ("line", "", 0, "Ferry returns to the harbour"),
        ("line", "", 0, "The ferry came back on Monday. It had been away."),
        ("item", "-", 0, "one crate of pears"),
        ("item", "•", 0, "a folded chair"),
        ("heading", "", 2, "What it carried"),
        ("line", "", 0, "#ferry #harbour"),
    ]


def test_place_and_gap() -> None:
    page = parse_text("one two\n\n\nthree\n----\nfour")
    assert [(b.text, b.place, b.gap) for b in page.blocks] == [("one two", 1, 0), ("three", 4, 2), ("four", 6, 1)]


def test_control_characters_are_no_text() -> None:
    assert [b.text for b in parse_text("a\x00b\x1b[31mc\u009dd").blocks] == ["a b [31mc d"]


WRAPPED = """\
Ferry returns to the old harbour
The ferry came back on Monday after two years of repairs, and the crowd
on the pier was larger than anyone at the harbour office had expected it
to be. A band played. The mayor had prepared a speech about patience and
left it in his coat.

Captain Ada Hollis, who has steered the boat since it was launched, said
she had missed the smell of tar, and that the new engine was quieter than
the passengers.
"""


def test_hard_wrapped_paragraphs_are_joined() -> None:
    assert wrapping(WRAPPED.splitlines()).width >= 70
    blocks = parse_text(WRAPPED).blocks
    assert len(blocks) == 3
    assert blocks[1].text.endswith("left it in his coat.")
    assert "larger than anyone at the harbour office had expected it to be." in blocks[1].text


def test_a_list_of_headlines_is_not_wrapped_text() -> None:
    lines = [
        "Council votes to keep the last wooden lighthouse on the coast",
        "Night train to the mountains sells out within a single hour",
        "Bakers win the right to bake before four in the morning again",
        "River falls by a hand's breadth after nine days of high water",
        "School gym takes in forty people from the flooded lane",
        "Rowing club builds its own pier out of old telephone poles",
    ]
    assert len(parse_text("\n".join(lines)).blocks) == len(lines)


def test_wide_characters_count_two_columns() -> None:
    line = "港湾局は月曜日、二年にわたる修理を終えた渡し船が戻ったと発表した。桟橋には予想を超える"
    text = "\n".join([line] * 6 + ["人が集まった。"])
    assert len(parse_text(text).blocks) == 1


def test_a_few_lines_that_break_off_within_a_sentence_are_wrapped() -> None:
    stories = (
        "The wheel of the lower mill turned on Friday for the first time since the flood, and half of the village came to see it.",
        "From Monday the last bus of the day takes the road over the hill, where nobody has stood at a stop for many years now.",
        "The bell that was taken down in the war hangs in its tower again, and it rings at noon as it did before the war came.",
        "Nobody knows who has planted the pear tree on the roof of the town hall, but the mayor has asked for the first fruit.",
    )
    text = "\n\n".join(f"A headline\n{textwrap.fill(story, 84)}" for story in stories)
    assert [block.text for block in parse_text(text).blocks[1::2]] == list(stories)


def test_items_of_a_numbered_list_are_no_lines_of_one_paragraph() -> None:
    line = "{}. Rinse the leaves twice and chop them without taking off the gloves."
    wrapped = "A long paragraph goes on and on until the right edge of the page, where\nit is broken. "
    page = parse_text((wrapped + "\n\n") * 5 + "\n".join(line.format(n) for n in (1, 2, 3)))
    assert [block.text[:2] for block in page.blocks[-3:]] == ["1.", "2.", "3."]


def test_a_dot_between_two_pieces_of_a_line_is_no_blank_line() -> None:
    assert [block.gap for block in parse_text("The Ledger\n·\n2h\nA headline of some words\n---\nAnother").blocks] == [
        0,
        0,
        0,
        1,
    ]
