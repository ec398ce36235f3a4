"""Which article of those that tell one story the others point to."""

from collections.abc import Callable, Iterable, Sequence

FULLER = 1.2
"""How many times as long an article is before it tells more than an earlier one."""


class Classes:
    """Articles that tell one story, brought together from the fullest to the shortest.

    An article joins a story that it tells as its fullest telling does, or as one does that was compared with the fullest
    itself; longer chains are not followed: that one text is like the next says little of the first and the last.
    """

    def __init__(self) -> None:
        self.root: dict[int, int] = {}
        """Article -> the fullest telling of its story; only of articles that are not that themselves."""
        self.far: set[int] = set()
        """Those of them that were not found to be like the fullest telling, but like another."""

    def place(self, article: int, fuller: Iterable[int], tells: Callable[[int], bool]) -> None:
        """Put an article to the story of one of the fuller ones, where it tells one: `tells` says it of another article."""
        looked: set[int] = set()
        near: list[int] = []
        for other in fuller:
            root = self.root.get(other, other)
            if root != other and other not in self.far:
                near.append(other)
            if root not in looked:
                looked.add(root)
                if tells(root):
                    self.root[article] = root
                    return
        for other in near:
            if other not in looked and tells(other):
                self.root[article] = self.root[other]
                self.far.add(article)
                return

    def join(self, copy: int, other: int) -> None:
        """Put an article to the story of another one, whose words are its own."""
        self.root[copy] = self.root.get(other, other)

    def originals(self, length: Sequence[int]) -> Iterable[tuple[int, int]]:
        """Each article that repeats another one, and the one it repeats; `length`: that of each text.

        The original is the first of those that tell the story about as fully as the fullest.
        """
        members: dict[int, list[int]] = {}
        for article, root in self.root.items():
            members.setdefault(root, [root]).append(article)
        for root, crowd in members.items():
            crowd.sort()
            original = next(one for one in crowd if length[one] * FULLER >= length[root])
            for one in crowd:
                if one != original:
                    yield one, original
