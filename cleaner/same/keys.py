"""What articles of a dump are brought together by, as numbers of 64 bits that are the same on every machine."""

from collections.abc import Iterator
from hashlib import blake2b

from cleaner.same.words import told, words_of

WIDTH = 3
"""Words in a shingle."""
BANDS, ROWS = 64, 3
"""Two texts of resemblance s share one of the bands with a chance of 1 - (1 - s**ROWS)**BANDS (Leskovec, Rajaraman, Ullman,
"Mining of Massive Datasets", 3.4): .98 at .4, .40 at .2, .06 at .1."""
SEED = 20
LEAST = 8
"""Shingles below which a text has no bands."""
LONGEST = 20_000
"""Characters of a text that shingles are made of."""
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
ALL = (1 << 64) - 1


def passages(title: str | None, text: str | None) -> Iterator[int]:
    """The headline and the first sentences; formulas among them are met too often to count."""
    for key in told(title, text):
        yield int.from_bytes(blake2b(key, digest_size=8).digest(), "little")


def bands(text: str | None) -> list[int]:
    """Bands of the MinHash signature of a text (Broder, 1997): texts that resemble each other share one."""
    words = words_of(text[:LONGEST]) if text else []
    if len(words) < LEAST + WIDTH - 1:
        return []
    from rensa import RMinHash

    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(list(map(" ".join, zip(*(words[n:] for n in range(WIDTH)), strict=False))))
    rows = signature.digest()
    one, two, three = FACTORS
    return [(a * one ^ b * two ^ c * three) & ALL for a, b, c in zip(rows[::3], rows[1::3], rows[2::3], strict=True)]
