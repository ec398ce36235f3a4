"""How a story changes when it is told again."""

import re
from collections.abc import Sequence
from random import Random

UNSPACED = frozenset(("ja", "zh"))
END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।])\s*")


def sentences(text: str) -> list[str]:
    """The sentences of a text, near enough for cutting and shuffling."""
    return [one for one in END.split(text) if one]


def words(sentence: str, language: str) -> list[str]:
    """The words of a sentence; its characters where words are written together."""
    return list(sentence) if language in UNSPACED else sentence.split()


def reworded(text: str, share: float, vocabulary: Sequence[str], language: str, rng: Random) -> str:
    """A text in which about `share` of the words are changed, anywhere and with no regard to what they mean.

    Half of the changes put another word of the language in place of one, a fifth leaves a word out, a fifth adds one, a
    tenth swaps neighbours.  Words are hit whatever they are: names and figures as often as articles.
    """
    made = []
    for sentence in sentences(text):
        old, new = words(sentence, language), []
        at = 0
        while at < len(old):
            if rng.random() >= share:
                new.append(old[at])
            elif (how := rng.random()) < 0.5:
                new.append(rng.choice(vocabulary))
            elif how < 0.7:
                pass
            elif how < 0.9:
                new += [rng.choice(vocabulary), old[at]]
            elif at + 1 < len(old):
                new += [old[at + 1], old[at]]
                at += 1
            else:
                new.append(old[at])
            at += 1
        made.append(("" if language in UNSPACED else " ").join(new))
    return joined([one for one in made if one], language)


def reordered(text: str, language: str, rng: Random) -> str:
    """A text whose sentences but for the first have changed places."""
    first, *rest = sentences(text)
    rng.shuffle(rest)
    return joined([first, *rest], language)


def shortened(text: str, language: str, rng: Random) -> str:
    """The beginning of a text: up to two thirds, from two sentences on, cut between words, with an ellipsis."""
    parts = sentences(text)
    if len(parts) < 3:
        return text
    least = len(parts[0]) + len(parts[1])
    stop = rng.randint(least, max(least, 2 * len(text) // 3))
    head = text[:stop]
    return f"{head if language in UNSPACED else head.rsplit(' ', 1)[0]}…"


def joined(parts: Sequence[str], language: str) -> str:
    return ("" if language in UNSPACED else " ").join(parts)
