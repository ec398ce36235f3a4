"""Where the records of a list end: with their containers, where each of these holds a text."""

from collections.abc import Sequence

from cleaner.model import Page
from cleaner.shape import Shape
from cleaner.split.candidate import Candidate

LESS = 0.9
"""What other ways to give the same headlines their records keep of the chance that these have."""


def prefer_containers(page: Page, shapes: Sequence[Shape], found: Sequence[Candidate], chances: list[float]) -> None:
    """Of the ways to give the same linked headlines their records, prefer their containers where each holds a text: what stands between
    them is of none.  Below a headline that leads nowhere a control may, outside of its container.
    """
    ways: dict[int, list[int]] = {}
    for k, one in enumerate(found):
        ways.setdefault(id(one.members), []).append(k)
    for numbers in ways.values():
        first = numbers[0]
        if len(numbers) > 1 and found[first].view == 0 and all(at >= 0 for at in found[first].containers):
            spans = found[first].spans
            leads = all(page.blocks[i].leads for i in found[first].members)
            if leads and all(any(shapes[i].prose for i in range(*span)) for span in spans):
                chances[first] = max(chances[k] for k in numbers)
                for k in numbers[1:]:
                    chances[k] = min(chances[k], LESS * chances[first])
