"""Which blocks of a page stand in a text that a person took from it."""

import re
from bisect import bisect_right
from collections import Counter

CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
MOST = 6
"""Places in the text that are looked at for one block."""


def tokens(text: str) -> list[str]:
    """Words in lower case; characters, in scripts without spaces."""
    return TOKEN.findall(text.casefold())


def word_f1(found: str, gold: str) -> float:
    """F1 of the words of two texts, each as often as it stands there, as ../shared/bench/body_score.py has it."""
    one, two = Counter(tokens(found)), Counter(tokens(gold))
    both = sum((one & two).values())
    return 2 * both / (one.total() + two.total()) if both else float(not one and not two)


def align(texts: list[str], gold: str) -> list[bool]:
    """Of each block, whether it stands in `gold`.

    The heaviest chain of blocks that stand there word for word, in the same order (a weighted longest increasing
    subsequence, so that a headline said again in a sidebar does not count), and long blocks of whose runs of three
    words most stand there.
    """
    words = tokens(gold)
    line = f" {' '.join(words)} "
    of_blocks = [tokens(text) for text in texts]
    places: list[tuple[int, int, int, int]] = []
    for index, block in enumerate(of_blocks):
        if not block:
            continue
        key = f" {' '.join(block)} "
        at = line.find(key)
        count = 0
        while at >= 0 and count < MOST:
            places.append((index, at, at + len(key) - 1, len(block)))
            count += 1
            at = line.find(key, at + 1)
    kept = [False] * len(texts)
    for number in heaviest(places):
        kept[places[number][0]] = True
    runs = set(zip(words, words[1:], words[2:], strict=False))
    for index, block in enumerate(of_blocks):
        if not kept[index] and len(block) >= 8:
            own = list(zip(block, block[1:], block[2:], strict=False))
            kept[index] = sum(run in runs for run in own) >= 0.7 * len(own)
    return kept


def heaviest(places: list[tuple[int, int, int, int]]) -> list[int]:
    """Numbers of the places (block, start, end, weight) of the heaviest chain, by a Fenwick tree of maxima."""
    ends = sorted({place[2] for place in places})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ends) + 1)
    before: list[int] = []
    waiting: list[tuple[int, tuple[float, int]]] = []
    best, block = (0.0, -1), -1
    for number, (index, start, end, weight) in enumerate(places):
        if index != block:
            for at, value in waiting:
                while at < len(tree):
                    tree[at] = max(tree[at], value)
                    at += at & -at
            waiting, block = [], index
        at = bisect_right(ends, start)
        found: tuple[float, int] = (0.0, -1)
        while at:
            found = max(found, tree[at])
            at -= at & -at
        value = (found[0] + weight, number)
        before.append(found[1])
        waiting.append((bisect_right(ends, end - 1) + 1, value))
        best = max(best, value)
    chain = []
    at = best[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain
