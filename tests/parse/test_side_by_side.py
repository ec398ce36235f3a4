"""Columns of text side by side are read one after the other; rows are left as they are."""

from cleaner.parse.side_by_side import one_by_one

LEFT = [
    "Seals block the north ramp",
    "and will not be moved",
    "",
    "Mayor reads the tide table",
    "aloud in the square",
    "",
]
RIGHT = [
    "Library counts umbrellas and",
    "finds one of a stranger",
    "",
    "",
    "School teaches knots in the",
    "fourth year",
]


def joined(left: list[str], right: list[str], width: int = 34) -> list[str]:
    """Lines with two columns."""
    return [(one.ljust(width) + two).rstrip() for one, two in zip(left, right, strict=True)]


def test_columns_are_read_one_after_the_other() -> None:
    read = one_by_one(joined(LEFT * 3, RIGHT * 3))
    assert read[:4] == [
        "Seals block the north ramp and will not be moved",
        "",
        "Mayor reads the tide table aloud in the square",
        "",
    ]
    assert read[-4:] == ["", "", "School teaches knots in the fourth year", ""]


def test_what_is_around_them_stays() -> None:
    lines = ["A heading that is as long as both of the columns below it are wide", "", *joined(LEFT * 3, RIGHT * 3)]
    assert one_by_one(lines)[:3] == [*lines[:2], "Seals block the north ramp and will not be moved"]


def test_terms_and_what_they_mean_are_rows() -> None:
    terms = [f"the term of line {number}" for number in range(20)]
    assert one_by_one(joined(terms, ["what is meant by this term"] * 20)) == joined(
        terms, ["what is meant by this term"] * 20
    )


def test_figures_are_rows() -> None:
    lines = joined(["Lindquay", "Ostmoor"] * 10, ["3:1", "2:2"] * 10)
    assert one_by_one(lines) == lines


def test_wrapped_prose_is_no_column() -> None:
    lines = ["This is a line of prose that goes on without any gap in it at all,", "and here is another one."] * 10
    assert one_by_one(lines) == lines
