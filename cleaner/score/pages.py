"""Which predicted sheet is of the page that a gold sheet is of."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from cleaner.read.filenames import COMPRESSED
from cleaner.score.read import Sheet, Unreadable

Parts = tuple[str, ...]


class Together(Struct):
    """Gold and prediction, brought together."""

    pairs: list[tuple[Sheet, Sheet | None]]
    """Every gold sheet, in order, and what was predicted for its page; None where nothing was."""
    extra: list[Sheet]
    """Predicted sheets that there is no gold for."""
    changed: list[Sheet]
    """Gold sheets whose page was not of the same bytes when it was predicted."""


def together(gold: list[Sheet], predicted: list[Sheet]) -> Together:
    """Bring sheets of one page together: those of the same bytes, then those whose paths end alike, the longest ends first.

    Folders in front may differ, and the suffix of a compression.  Raises Unreadable where a path fits several.
    """
    found: dict[int, int] = {}
    by_hash: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, those in enumerate((gold, predicted)):
        for number, sheet in enumerate(those):
            if sheet.sha256:
                by_hash[sheet.sha256.lower()][side].append(number)
    for left, right in by_hash.values():  # the same page may be there several times
        found |= by_path(gold, predicted, left, right, strict=False)
        used = set(found.values())
        rest = ([n for n in left if n not in found], [n for n in right if n not in used])
        found |= dict(zip(*rest, strict=False))
    used = set(found.values())
    found |= by_path(
        gold,
        predicted,
        [n for n in range(len(gold)) if n not in found],
        [n for n in range(len(predicted)) if n not in used],
        strict=True,
    )
    used = set(found.values())
    pairs = [(sheet, predicted[found[n]] if n in found else None) for n, sheet in enumerate(gold)]
    return Together(
        pairs,
        [sheet for n, sheet in enumerate(predicted) if n not in used],
        [g for g, p in pairs if p is not None and g.sha256 and p.sha256 and g.sha256.lower() != p.sha256.lower()],
    )


def by_path(
    gold: list[Sheet], predicted: list[Sheet], left: Iterable[int], right: Iterable[int], *, strict: bool
) -> dict[int, int]:
    """Numbers of gold sheets -> those of the predicted ones whose paths share most parts at the end.

    Raises Unreadable where several share as many and `strict` is set; else such are left alone.
    """
    ours = {number: parts(gold[number].path) for number in left}
    theirs = {number: parts(predicted[number].path) for number in right}
    found: dict[int, int] = {}
    deepest = min(max(map(len, ours.values()), default=0), max(map(len, theirs.values()), default=0))
    # Whole paths first, also where a longer one ends so.
    for depth in (0, *range(deepest, 0, -1)):
        ends: defaultdict[Parts, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, those in enumerate((ours, theirs)):
            for number, path in those.items():
                if path and len(path) >= depth:
                    ends[path[-depth:] if depth else path][side].append(number)
        for mine, other in ends.values():
            if len(mine) == len(other) == 1:
                found[mine[0]] = other[0]
                del ours[mine[0]], theirs[other[0]]
            elif mine and other and strict:
                raise Unreadable(several(gold, predicted, mine, other))
    return found


def several(gold: list[Sheet], predicted: list[Sheet], mine: list[int], other: list[int]) -> str:
    """What to say of a path that fits several."""
    if len(mine) > 1:
        one, many, those = predicted[other[0]].path, "gold", [gold[n].path for n in mine]
    else:
        one, many, those = gold[mine[0]].path, "predicted", [predicted[n].path for n in other]
    shown = ", ".join(those[:3]) + (", ..." if len(those) > 3 else "")
    return f"{one}: {len(those)} {many} pages may be this one: {shown}"


def parts(path: str) -> Parts:
    """The parts of a path, on whatever system it was written, without the suffix of a compression."""
    found = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    if found:
        inner, _, suffix = found[-1].rpartition(".")
        if inner and suffix.lower() in COMPRESSED:
            found[-1] = inner
    return tuple(found)
