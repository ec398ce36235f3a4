"""Posts of a thread that were read as comments on the first: one whose header has the same figures is no article but a post."""

from collections import Counter

from cleaner.patterns import lazy
from cleaner.split.groups import Scene
from cleaner.split.lines.found import Found
from cleaner.split.lines.grammar import STATES
from cleaner.split.lines.roles import TALK, TEXT, Line

FIGURES = lazy(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
LEAST = 2
"""Posts below the first that have a line of its header: "Posts: 214"."""
LONGEST = 60
"""Characters of such a line."""
NAME = 5
"""Words of the longest name."""


def join_posts(scene: Scene, lines: list[Line], path: list[tuple[int, int]], found: Found) -> None:
    """Give the first post what others wrote below it: who, when and what, without the figures of each and without controls."""
    main = found.groups[0]
    if (
        main.role != "main"
        or main.title < 0
        or len(found.groups) > 1
        or any(line.known == "comments" for line in lines)
    ):
        return
    said = [
        line.block
        for line, (number, role) in zip(lines, path, strict=True)
        if STATES[number].kind == "comment" and role in (TALK, TEXT) and not line.known
    ]
    first = next((i for i in main.blocks if i > main.title and i not in main.fields), -1)
    if first < 0 or len(said) < LEAST or said[0] < main.blocks[-1]:
        return
    below = Counter(key(scene, i) for i in range(main.blocks[-1] + 1, said[-1]))
    header = [i for i in range(main.title + 1, first) if not (lines[i].known and lines[i].known != "figures")]
    figures = {told for i in header if (told := key(scene, i)) and below[told] >= LEAST}
    if not figures:
        return
    for i in range(main.title + 1, said[-1] + 1):
        if key(scene, i) in figures:
            main.fields.pop(i, None)
            main.blocks = [kept for kept in main.blocks if kept != i]
            scene.verdicts[i].rule = "shape:furniture"
        elif i > main.blocks[-1] and not lines[i].known:
            main.blocks.append(i)
            scene.verdicts[i].rule, scene.verdicts[i].section = "", "main"
    author = next((i - 1 for i in header if key(scene, i) in figures), -1)
    if author in header and scene.shapes[author].words <= NAME and not scene.shapes[author].time:
        main.blocks = sorted({*main.blocks, author})
        main.fields[author] = "author"
        scene.verdicts[author].rule = ""


def key(scene: Scene, index: int) -> str:
    """A short line that holds figures, without these; "" of others."""
    text = scene.page.blocks[index].text
    if (
        len(text) > LONGEST
        or scene.shapes[index].time
        or not any(map(str.isdigit, text))
        or not any(map(str.isalpha, text))
    ):
        return ""
    return FIGURES.sub("0", text.casefold())
