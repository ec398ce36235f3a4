"""Where names end in a line that goes on."""

import pytest

from cleaner.describe.bylines import end_of_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, editor at large", "Jane Doe"),
        ("Jane Doe and John Roe, who was there", "Jane Doe and John Roe"),
        ("Jane Doe The Associated Gazette", "Jane Doe"),
        ("Jane Doe mit AP", "Jane Doe"),
        ("Jane Doe24.04.2024", "Jane Doe"),
        ("Fouzia Van Der Berg", "Fouzia Van Der Berg"),
        ("jane p. doe", "jane p. doe"),
        ("user4711", "user4711"),
    ],
)
def test_where_names_end(text: str, names: str) -> None:
    assert text[: end_of_names(text, 0, len(text))].strip() == names
