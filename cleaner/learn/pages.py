"""A page as learning sees it: the normal form of each block, its flags, and where in the page's tree it stands."""

from array import array
from functools import lru_cache
from hashlib import blake2b
from sys import intern

from msgspec import Struct

from cleaner.model import Block, Page, Source
from cleaner.own_names import own_name
from cleaner.rules.matcher import LONGEST
from cleaner.rules.normal import normalise
from cleaner.shape import ENDED, LONG, size
from cleaner.times.lines import find_edge, match

HEADING, LINKED, PROSE, TIMED = 1, 2, 4, 8
"""Flags of a block: a heading, a link, running text, a line that holds a time which the tables know."""
LONGEST_LINE = 1000
"""Characters of the longest block that can become a rule; a longer one is compared all the same."""
SENTENCE, RUNNING = 9, 26
"""Words from which a line that ends a sentence, and any other, reads as running text."""
ENDS = 500
"""Blocks at the beginning of a page, and at its end, that are looked at: furniture stands there."""
DEEP = 4
"""Containers above a block that are told apart."""
Path = tuple[str, ...]


class Seen(Struct, gc=False):
    """What is kept of a page."""

    identity: str
    """Equal for copies of a page: its canonical address, else what it says."""
    rank: bytes
    """Orders the pages of a site in a way that has nothing to do with their names or places."""
    keys: list[str]
    """The normal form of each block; of a long one its beginning and a hash."""
    flags: bytes
    words: bytes
    """Words of each block, 255 at the most."""
    numbers: "array[int]"
    """A hash of the numbers in each block, 0 where it has none."""
    paths: list[Path]
    """The containers of each block, the outermost first; empty for a text page."""
    fields: tuple[str, ...] | None = None
    """The lines that cleaning took for a field of a story, as often as they stand there; None where it was not tried."""


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """The form in which blocks are compared: `rules.normal.normalise`, of a long block its beginning and a hash.

    Remembered: the pages of a site repeat what is to be learned of them.
    """
    key = normalise(text)
    if len(key) <= LONGEST:
        return intern(key)
    return f"{key[:24]}\0{blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def seen(page: Page, url: str | None) -> Seen:
    """What is kept of a parsed page."""
    keys: list[str] = []
    flags, words = bytearray(), bytearray()
    numbers = array("q")
    known: dict[int, Path] = {-1: ()}
    paths = []
    for block in page.blocks if len(page.blocks) <= 2 * ENDS else [*page.blocks[:ENDS], *page.blocks[-ENDS:]]:
        text = block.text
        key = key_of(text)
        keys.append(key)
        length = size(text)
        words.append(min(int(length), 255))
        flags.append(flags_of(block, length))
        numbers.append(hash_of("".join(filter(str.isdigit, text))) if "0" in key else 0)
        paths.append(path_of(page, block.element, known))
    said = blake2b("\n".join(keys).encode("utf-8", "replace"), digest_size=12)
    identity = url or said.hexdigest()
    rank = blake2b(identity.encode("utf-8", "replace"), digest_size=8).digest() + said.digest()
    return Seen(identity, rank, keys, bytes(flags), bytes(words), numbers, paths)


def flags_of(block: Block, words: float) -> int:
    """The flags of a block."""
    text = block.text
    found = (HEADING if block.level else 0) | (LINKED if block.link_share > 0.9 else 0)
    if len(text) > LONG or words >= RUNNING or (words >= SENTENCE and ENDED.search(text) and text[-1] not in "…?!？！"):
        return found | PROSE
    if match(text) is not None or (words <= SENTENCE and find_edge(text)):
        found |= TIMED
    return found


def hash_of(text: str) -> int:
    """A hash that is the same in every process; not 0."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=7).digest(), "big") or 1


def path_of(page: Page, element: int, known: dict[int, Path]) -> Path:
    """The names of the innermost containers of a block, the outermost first."""
    if element not in known:
        container = page.elements[element]
        above = path_of_parents(page, container.parent)
        known[element] = (*above[-DEEP + 1 :], intern(name_of(container.tag, container.raw)))
    return known[element]


def path_of_parents(page: Page, element: int) -> Path:
    """`path_of` without recursion through all of a deep page: only the nearest containers count."""
    names: list[str] = []
    while element >= 0 and len(names) < DEEP:
        container = page.elements[element]
        names.append(intern(name_of(container.tag, container.raw)))
        element = container.parent
    return tuple(reversed(names))


def name_of(tag: str, raw: str) -> str:
    """Tag, and the classes that the like of an element share (`own_names.own_name`), in lower case; an id where there is no class."""
    name = own_name(tag, raw)
    if name == tag and ' id="' in f" {raw}":
        identity = f" {raw}".split(' id="', 1)[1].split('"', 1)[0]
        if identity.isascii() and identity.replace("-", "").replace("_", "").isalpha():
            return f"{tag}#{identity.lower()}"
    return name.lower()


def place_of(page: Page, source: Source) -> tuple[str | None, str | None]:
    """The page's own address, and its host without "www."; None where nothing tells them."""
    url = page.meta.get("link:canonical") or page.meta.get("og:url") or source.url
    if not url or "://" not in url:
        return None, None
    from cleaner.address import host

    name = host(url)
    return (url, name) if name and "." in name else (None, None)
