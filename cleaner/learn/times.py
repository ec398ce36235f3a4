"""Times in words that no table knows: the same line with ever other numbers, in several units that share a word.

14 erek brum · 3 kishe brum · 2 futno brum
"""

from cleaner.learn.judge import is_time
from cleaner.learn.pages import TIMED
from cleaner.learn.tally import Tally
from cleaner.times.lines import match

SHARE = 0.1
"""Share of the pages that a unit stands on."""
READ = 0.3
"""Share of the pages with a time that the tables read, from which on its language is known."""
WORDS = (2, 6)
NUMBER = "0"


def unread_times(tally: Tally) -> set[str]:
    """The lines of a site that tell times, as far as units tell on each other; none where the tables read its times."""
    read = sum(any(flags & TIMED for flags in page.flags) for page in tally.sample)
    if read >= READ * len(tally.sample):
        return set()
    units: dict[str, list[str]] = {}
    for key in sorted(tally.lines):
        line = tally.lines[key]
        fits = WORDS[0] <= line.words <= WORDS[1] and tally.share(line) >= SHARE and not line.timed
        if fits and key.split().count(NUMBER) == 1 and is_time(line, tally.lines):
            for word in key.split():
                if word != NUMBER:
                    units.setdefault(word, []).append(key)
    found = {key for keys in units.values() for key in keys if len(keys) > 1}
    return {key for key in found if not holds_time(key, found)}


def holds_time(key: str, others: set[str]) -> bool:
    """Whether a part of a line is a time by itself: what stands beside it is a name."""
    words = key.split()
    parts = [" ".join(words[start:]) for start in range(1, len(words))]
    parts += [" ".join(words[:end]) for end in range(1, len(words))]
    return any(part in others or (NUMBER in part and match(part.replace(NUMBER, "5")) is not None) for part in parts)
