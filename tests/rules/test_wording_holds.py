"""`wording.holds` says of a text what a search among its stems would."""

from random import Random

import pytest

from cleaner.rules.wording import holds, stems

TEXTS = [
    "the harbour's new cranes (built in 2019) carry schreibmaschinen; well-known names, o'neill",
    "새벽신문 항구 크레인이 다시 움직인다 5개",
    "骗保船主获刑8年，首月1元畅读全站 ok",
    "क्रेन फिर चल पड़ीं और बंदरगाह",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_stem_is_held(text: str) -> None:
    assert all(holds(text, stem) for stem in stems(text))


def test_nothing_else_is() -> None:
    rng = Random(3)
    asked = 0
    for text in TEXTS:
        known = set(stems(text))
        for _ in range(400):
            start = rng.randrange(len(text))
            piece = text[start : start + rng.randint(1, 7)]
            for stem in stems(piece):
                asked += stem not in known
                assert holds(text, stem) == (stem in known)
    assert asked > 100
