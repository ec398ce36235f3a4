"""What a reading of an HTML page line by line takes over from its lists."""

from cleaner.model import Block, Page, Verdict
from cleaner.shape import Shape
from cleaner.split.by_lines import overlooked
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Group, Scene
from cleaner.split.taken import Taken


def test_a_story_that_was_not_seen_takes_its_lines_and_no_headline_of_another() -> None:
    lines = range(9)
    page = Page(media="html", blocks=[Block("line", f"Line {n}", n) for n in lines])
    scene = Scene(page, [Shape(2.0, False, False) for _ in lines], [Verdict(n, 0, 6, "shape:control") for n in lines])
    reading = [
        Group([0, 1], title=0, role="item"),
        Group([2], role="item"),
        Group([5, 6], title=5, role="item"),
        Group([7, 8], title=7, role="item"),
    ]
    seen = [Group(group.blocks[:], title=group.title) for group in reading if group.title >= 0]
    missed = Group([2, 3, 4, 5], title=3)
    taken = Taken(Candidate([0, 3, 5, 7], [], [], 0), 0.9, [*seen[:1], missed, *seen[1:]])
    assert overlooked(scene, reading, [taken]) == [missed]
    assert (missed.role, missed.blocks) == ("item", [2, 3, 4])
    assert [group.blocks for group in reading] == [[0, 1], [], [5, 6], [7, 8]]
    assert [verdict.rule == "" for verdict in scene.verdicts] == [n in (2, 3, 4) for n in lines]
