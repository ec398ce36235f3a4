"""Quoted text, and text in sheets."""

from cleaner.parse.sheets import unquoted
from cleaner.parse.text import parse_text


def test_a_quoted_text_loses_its_sign_of_quotation() -> None:
    assert [b.text for b in parse_text("> Ferry runs\n> \n> - one\n>> deeper\n").blocks] == [
        "Ferry runs",
        "one",
        "deeper",
    ]


def test_a_quotation_in_a_text_keeps_its_sign() -> None:
    lines = ["He wrote:", "> Ferry runs", "> again", "So he did."]
    assert unquoted(lines) == lines


def sheet(number: int, *lines: str) -> str:
    return "\n".join((f"The Lamp   5/9/25, 10:1{number} AM", "", *lines, "", f"https://lamp.example/1   {number}/3"))


LONG = "The ferry between the islands runs again since Monday, and nobody"


def test_what_is_printed_on_each_sheet_stands_apart_from_what_runs_on() -> None:
    text = "\f".join(
        (sheet(1, LONG), sheet(2, "had thought that it would.", "", "A second paragraph."), sheet(3, "The end."))
    )
    blocks = parse_text(text).blocks
    assert [b.text for b in blocks if b.kind != "running"] == [
        f"{LONG} had thought that it would.",
        "A second paragraph.",
        "The end.",
    ]
    assert [b.kind for b in blocks].count("running") == 6


def test_sheets_without_heads_are_read_as_they_are() -> None:
    assert [b.text for b in parse_text("One line.\n\fAnother line.\f\fA third.").blocks] == [
        "One line.",
        "Another line.",
        "A third.",
    ]


def test_a_line_that_runs_on_takes_the_words_of_its_own_paragraph_alone() -> None:
    page = parse_text("0\fa\rA\fb")
    assert [block.text for block in page.blocks] == ["0 a", "A b"]
