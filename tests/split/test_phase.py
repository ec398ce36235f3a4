"""Whether times stand above headlines or below texts, told by how rows of headlines (H) and times (T) begin and end."""

import pytest

from cleaner.split.lines.phase import ABOVE, BELOW, phase

ROWS = [
    ("HHHHTHTHTHT HHHTHTHT", BELOW),
    ("HTHTHT", BELOW),
    ("THTHTHHHHH", ABOVE),
    ("HHHTHTHTH", ABOVE),
    ("HHHHHTHTHTH HHHTHTHT HHTHTHT", BELOW),
    ("HHHH", 0),
    ("TH TH TH", 0),
    ("THTHTHT", 0),
    ("HTHTHTH", 0),
]


@pytest.mark.parametrize(("signs", "where"), ROWS)
def test_where_times_stand(signs: str, where: int) -> None:
    assert phase(iter(signs)) == where
