"""What a page calls its own site."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules.wording import Sounds
from cleaner.shape import Shape
from cleaner.split.groups import Scene

HOLDER = lazy(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)\s*[,:]?\s*([^.,|·•]{2,40})", re.I
)
NAMED = lazy(r"(?<!\S)[A-Z\u00c0-\u00de\u0410-\u042f][\w+]{3,}")
SITES = 100
"""Names that a site may be called by."""
RUNNING = 500
"""Lines of running text in which none of them stands."""


def sites(scene: Scene, lines: Iterable[tuple[Block, Shape, int]], sounds: Sounds) -> frozenset[str]:
    """Names of the site itself: who holds its rights, and what its labels and controls name again and again."""
    found: Counter[str] = Counter()
    for block in scene.page.blocks:
        if len(block.text) <= 120 and may_hold(block.text) and (holder := HOLDER.search(block.text)):
            found[holder[1].split("  ")[0].strip().casefold()] += 2
    for block, shape, times in lines:
        text = block.text
        if not 3 <= shape.words <= 14 or shape.time is not None:
            continue
        alike = shape.sounds if shape.sounds >= 0.0 else sounds.share(shape.key)
        if alike >= 0.3 and not (may_hold(text) and HOLDER.search(text)):
            found.update(dict.fromkeys([name.casefold() for name in NAMED.findall(text)], times))
    often = [name for name, n in found.most_common(SITES) if n >= 2]
    if not often:
        return frozenset()
    running = (b.text for b, s in zip(scene.page.blocks, scene.shapes, strict=True) if s.words >= 25)
    prose = " ".join(islice(running, RUNNING)).casefold()
    return frozenset(name for name in often if name not in prose)


def may_hold(text: str) -> bool:
    """Whether a line is worth asking who holds its rights."""
    return "©" in text or "(c" in text or "(C" in text or "opyright" in text or "OPYRIGHT" in text
