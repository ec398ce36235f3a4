"""Lists that are several lists: what their parts say of them."""

from cleaner.split.candidate import TOGETHER, Candidate

PARTED_WHOLLY = 0.8
"""Share of a list that must be in parts of it that are lists by themselves, for these to say how likely it is."""
UNLIKE = 0.67
"""Share of the chance of the likeliest part of a list below which another part makes two lists of it."""
SHORT = 7
"""Records of each of several parts, on average, below which they are the less likely for being short, and say nothing of the whole."""


def temper(found: list[Candidate], chances: list[float]) -> None:
    """Let no list of several parts be likelier than these are on average, where they are most of it: parts in other places of the
    page, and lists of headlines that look more alike from close by.
    """
    parts: dict[int, list[int]] = {}
    for k, one in enumerate(found):
        if one.whole is not None:
            parts.setdefault(id(one.whole), []).append(k)
    inner = parts_within(found, chances)
    for k, one in enumerate(found):
        within = inner.get(id(one.members), [])
        unlike = within and min(chances[part] for part in within) < UNLIKE * max(chances[part] for part in within)
        for own in (parts.get(id(one), []), within if unlike else []):
            held = sum(len(found[part].members) for part in own)
            if own is not within and len(own) > 1 and held < SHORT * len(own):
                continue
            if held >= PARTED_WHOLLY * len(one.members):
                mean = sum(chances[part] * len(found[part].members) for part in own) / held
                chances[k] = min(chances[k], mean)


def parts_within(found: list[Candidate], chances: list[float]) -> dict[int, list[int]]:
    """By the identity of the headlines of a list: numbers of the lists of several headlines that share it among them, each as
    likely as it is in any view."""
    best: dict[int, int] = {}
    for k, one in enumerate(found):
        if not one.run_in and len(one.members) >= TOGETHER:
            at = best.setdefault(id(one.members), k)
            if chances[k] > chances[at]:
                best[id(one.members)] = k
    order = sorted(best.values(), key=lambda k: -len(found[k].members))
    sets = {k: set(found[k].members) for k in order}
    beginning: dict[int, list[int]] = {}  # by their first headline: places in the order
    for at, k in enumerate(order):
        beginning.setdefault(found[k].members[0], []).append(at)
    made: dict[int, list[int]] = {}
    for at, k in enumerate(order):
        left = sets[k].copy()
        held: list[int] = []
        for other in [order[n] for n in sorted(n for i in sets[k] for n in beginning.get(i, ()) if n > at)]:
            if len(sets[other]) < len(sets[k]) and sets[other] <= left:
                held.append(other)
                left -= sets[other]
        if len(held) > 1:
            made[id(found[k].members)] = held
    return made
