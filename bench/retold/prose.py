"""Stories without end in a made-up language, for dumps of any size: words by Zipf's law, names, figures, background."""

from itertools import accumulate
from random import Random
from typing import NamedTuple

from bench.retold.change import reworded, shortened

WORDS = 60_000
SUBJECT = 4
"""Stories in a row that are of one subject, in every fifth row: they share names and a third of their sentences."""
FORMULA = "Alora menti sofe radu, velen toma kirsa undo parel."
"""What ends every fifth article."""


class Telling(NamedTuple):
    """One article of the dump."""

    story: int
    title: str
    text: str
    how: str


class Prose:
    """The dump of a seed: article `n` depends on the seed and on `n` alone."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        rng = Random(f"words {seed}")
        onsets, cores, ends = (
            ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "kl", "br"],
            ["a", "e", "i", "o", "u", "ai", "ou"],
            ["", "", "n", "r", "s", "l"],
        )
        made: dict[str, None] = {}
        while len(made) < WORDS:
            length = rng.choice((1, 2, 2, 3, 3, 4)) if len(made) > 200 else rng.choice((1, 1, 2))
            made["".join(rng.choice(onsets) + rng.choice(cores) + rng.choice(ends) for _ in range(length))] = None
        self.words = list(made)
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def sentences(self, rng: Random, count: int, names: list[str]) -> list[str]:
        """Sentences of 8 to 24 words, some with a name or a figure among them."""
        made = []
        for _ in range(count):
            words = rng.choices(self.words, cum_weights=self.weights, k=rng.randint(8, 24))
            if rng.random() < 0.4:
                words.insert(rng.randint(1, len(words)), rng.choice(names))
            if rng.random() < 0.3:
                words.insert(rng.randint(1, len(words)), str(rng.randint(2, 900)))
            words[0] = words[0].capitalize()
            made.append(" ".join(words) + ".")
        return made

    def names(self, rng: Random) -> list[str]:
        return [" ".join(word.capitalize() for word in rng.sample(self.words, 2)) for _ in range(3)]

    def story(self, number: int) -> tuple[str, str]:
        """Headline and text of a story."""
        rng = Random(f"{self.seed} story {number}")
        names = self.names(rng)
        own = rng.randint(5, 12)
        told = []
        if number // SUBJECT % 5 == 0:
            shared = Random(f"{self.seed} subject {number // SUBJECT}")
            names = self.names(shared)
            background = self.sentences(shared, 6, names)
            told = self.sentences(rng, own, names)
            told += rng.sample(background, min(own // 2, 5))
            told[1:] = rng.sample(told[1:], len(told) - 1)
        else:
            told = self.sentences(rng, own, names)
        if number % 5 == 1:
            told.append(FORMULA)
        title = rng.choices(self.words, cum_weights=self.weights, k=rng.randint(5, 10))
        return " ".join([rng.choice(names), *title]), " ".join(told)

    def article(self, number: int) -> Telling:
        """One article: in one of four an earlier story, told again."""
        rng = Random(f"{self.seed} article {number}")
        if number < 8 or rng.random() < 0.75:
            return Telling(number, *self.story(number), "first")
        first = rng.randrange(number)
        title, text = self.story(first)
        how = rng.choice(("exact", "changed", "changed", "short", "wire"))
        if how == "changed":
            share = rng.choice((0.05, 0.1, 0.15, 0.2, 0.25, 0.3))
            text, how = reworded(text, share, self.words[:3000], "en", rng), f"changed {share:.0%}"
            if rng.random() < 0.5:
                title = " ".join(rng.choices(self.words, cum_weights=self.weights, k=8)).capitalize()
        elif how == "short":
            text = shortened(text, "en", rng)
        elif how == "wire":
            text = f"{rng.choice(self.words).upper()} (Kyodo) -- {text}"
        return Telling(first, title, text, how)
