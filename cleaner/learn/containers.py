"""Containers that never hold text of an article, as selectors."""

from collections import Counter

from cleaner.learn.labels import OF_COMMENTS, said_by_readers
from cleaner.learn.tally import Tally
from cleaner.rules.selectors import compile_selector

LEAST = 0.2
"""Share of a site's pages on which such a container stands."""
SITE, PAGES, BLOCKS = 20, 10, 30
"""Pages of the site, pages that have it and blocks in it, that are enough to say what it never holds."""
ALL = 0.98
"""Share of its blocks that are furniture."""


def containers(tally: Tally, sure: set[str], concepts: dict[str, str]) -> list[str]:
    """Selectors of containers that hold nothing but furniture and what readers say; those of labels are none."""
    if not tally.html or len(tally.sample) < SITE:
        return []
    blocks: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    labels = {key for key, concept in concepts.items() if concept not in OF_COMMENTS}
    inner: Counter[str] = Counter()
    for page in tally.sample:
        here: set[str] = set()
        readers = said_by_readers(page, concepts, sure)
        for index, (key, path) in enumerate(zip(page.keys, page.paths, strict=True)):
            for name in dict.fromkeys(path):
                if "." not in name and "#" not in name:
                    continue
                here.add(name)
                blocks[name] += 1
                removed[name] += index in readers or (key in sure and key not in labels)
        pages.update(sorted(here))
    found = []
    for name in sorted(blocks):
        enough = blocks[name] >= BLOCKS and pages[name] >= max(PAGES, LEAST * len(tally.sample))
        if enough and removed[name] >= ALL * blocks[name]:
            try:
                compile_selector(name)
            except ValueError:  # a class that no selector of the subset can name
                continue
            found.append(name)
    for page in tally.sample:
        for path in page.paths:
            names = [name for name in path if name in found]
            inner.update(names[1:])
    return [name for name in found if inner[name] < blocks[name]]  # but those that only stand in another one
