"""No block is of two articles."""

from cleaner.split.choose import part_groups
from cleaner.split.groups import Group


def test_the_headline_of_one_is_no_line_of_another() -> None:
    groups = [Group([1, 2, 3], 1, fields={2: "time", 3: "source"}), Group([3, 4], 3, fields={4: "source"})]
    part_groups(groups)
    assert [(group.blocks, group.fields) for group in groups] == [([1, 2], {2: "time"}), ([3, 4], {4: "source"})]


def test_what_two_have_is_of_the_first() -> None:
    groups = [Group([1, 2], 1), Group([2, 3], -1), Group([5, 6], 5)]
    part_groups(groups)
    assert [group.blocks for group in groups] == [[1, 2], [3], [5, 6]]
