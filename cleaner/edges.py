"""Times beside other words in a line: at its ends, and among pieces that markup, separators or a rule keep apart."""

from itertools import pairwise

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.times.lines import Time, find_edge, match

BESIDE = " \u3000|·•,-–—"
"""What parts such pieces."""
PARTED = lazy(r"\s*[·•|–—]\s*|\s+-\s+|\t|,\s+")


def edges_in(block: Block, language: str | None) -> tuple[Time, ...]:
    """The times beside other words, or between pieces that are set apart."""
    return find_edge(block.text, language) or (pieces(block, language) if block.cuts else ())


def told_edges(block: Block, rules: Rules) -> tuple[Time, ...]:
    """The pieces of a line that a rule says tell a time."""
    text = block.text
    bounds = [(start, end) for start, end in pairwise((0, *block.cuts, len(text)))]
    if not block.cuts:
        parts = [0, *(at for match in PARTED.finditer(text) for at in match.span()), len(text)]
        bounds = list(zip(parts[::2], parts[1::2], strict=True))
    found = []
    for start, end in bounds if len(bounds) > 1 else ():
        piece = text[start:end].strip()
        said = rules.find(piece) if piece else None
        if said is not None and said[1].does == "time":
            at = text.index(piece, start)
            found.append(Time(at, at + len(piece), "unread"))
    return tuple(found)


def read_in(text: str, time: Time, rules: Rules, languages: frozenset[str]) -> bool:
    """Whether all that a line says beside a time is how long reading takes: "2 hours ago · 3 min read"."""
    rest = f"{text[: time.start]} {text[time.end :]}".strip(BESIDE)
    found = rules.find(rest, languages) if any(map(str.isdigit, rest)) else None
    return found is not None and found[1].name == "reading-time"


def pieces(block: Block, language: str | None) -> tuple[Time, ...]:
    """Times among the pieces that markup keeps apart, with offsets into the block."""
    found = []
    for start, end in pairwise((0, *block.cuts, len(block.text))):
        time = match(block.text[start:end], language)
        if time is not None:
            time.start += start
            time.end += start
            found.append(time)
    return tuple(found)
