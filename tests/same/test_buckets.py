"""Pairs of numbers, sorted on the disk."""

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from cleaner.same import buckets
from cleaner.same.buckets import BUCKETS, Buckets, groups

PAIRS = st.lists(
    st.tuples(st.integers(0, BUCKETS - 1), st.integers(0, 2**64 - 1) | st.integers(0, 5), st.integers(0, 2**32 - 1)),
    max_size=300,
)


@given(PAIRS, st.integers(1, 9))
def test_each_bucket_gives_its_pairs_in_order(pairs: list[tuple[int, int, int]], chunk: int) -> None:
    before, buckets.CHUNK = buckets.CHUNK, chunk
    try:
        kept = Buckets()
        for pair in pairs:
            kept.add(*pair)
        found = list(kept.sorted())
        kept.close()
    finally:
        buckets.CHUNK = before
    assert len(found) == BUCKETS
    for number, bucket in enumerate(found):
        assert bucket == sorted(high << 32 | low for at, high, low in pairs if at == number)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=40))
def test_groups_are_those_that_share_a_number(pairs: list[tuple[int, int]]) -> None:
    ordered = sorted(high << 32 | low for high, low in pairs)
    wanted = [[pair & 0xFFFFFFFF for pair in same] for _, same in groupby(ordered, key=lambda pair: pair >> 32)]
    assert list(groups(ordered)) == [group for group in wanted if len(group) > 1]
