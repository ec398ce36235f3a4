"""The table of results."""

from bench.quality import with_rows


def test_rows_go_to_the_end_of_the_first_table() -> None:
    text = "# Results\n\n| a |\n| --- |\n| 1 |\n\nOpen.\n\n| b |\n"
    assert (
        with_rows(text, ["| 2 |\n", "| 3 |\n"])
        == "# Results\n\n| a |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n\nOpen.\n\n| b |\n"
    )
    assert with_rows("| a |", []) == "| a |"
