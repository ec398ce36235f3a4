"""Topics are told apart by marks that no number holds."""

import pytest

from cleaner.describe.topics import BETWEEN_TOPICS


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("Harbour, Ferries, Fog", ["Harbour", "Ferries", "Fog"]),
        ("Houses, 1,044 sq ft, Coast", ["Houses", "1,044 sq ft", "Coast"]),
        ("2024,Harbour", ["2024", "Harbour"]),
        ("港，渡船、雾", ["港", "渡船", "雾"]),
    ],
)
def test_topics_of_a_line(line: str, topics: list[str]) -> None:
    assert BETWEEN_TOPICS.split(line) == topics
