"""Pages of stories, some of them told again, with the truth of which is which."""

from random import Random

from bench.compose.data import LANGUAGES, pack
from bench.retold.change import reordered, reworded, shortened
from bench.retold.stories import SUBJECTS, Told, news, pattern, subject, vocabulary

SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
"""Shares of the words that a copy changes; of one that is cut short the first three, since programs cut, not editors."""


def again(number: int, story: tuple[str, str, str], language: str, how: str, share: float, rng: Random) -> Told:
    """A story told again in one of the ways of `WAYS`."""
    title, other, text = story
    made = text
    if how == "short":
        made = shortened(made, language, rng)
    if how == "wire":
        place = rng.choice(pack(language).stories["slot"]["city"]).split("/")[0]
        made = f"{place.upper()} (Kyodo) -- {made}"
    if share:
        made = reworded(made, share, vocabulary(language), language, rng)
    if how == "order":
        made = reordered(made, language, rng)
    kept = rng.random() < 0.5
    return Told(number, title if kept else other, made, f"{how} {share:.0%}")


WAYS = ("copy", "copy", "order", "short", "wire")


def page(seed: int, number: int) -> list[Told]:
    """The stories of one page, in an order drawn at random; page `number` depends on the seed and the number alone."""
    rng = Random(f"{seed} retold {number}")
    language = "en" if number % 3 == 0 else LANGUAGES[number % len(LANGUAGES)]
    told: list[Told] = []
    event, reports = pattern(language, rng)
    stories = news(language, rng, event)[: rng.randint(6, 12)]
    groups = [[one] for one in stories]
    if language == "en":
        groups += [subject(rng, which, background=rng.uniform(0.2, 0.5)) for which in rng.sample(range(SUBJECTS), 2)]
    count = 0
    for group in groups:
        for story in group:
            told.append(Told(count, story[0], story[2], "first"))
            if rng.random() < 0.5:
                for _ in range(rng.randint(1, 2)):
                    how = rng.choice(WAYS)
                    share = rng.choice(SHARES[:3] if how == "short" else SHARES)
                    told.append(again(count, story, language, how, share, rng))
            count += 1
    for title, text in reports:
        told.append(Told(count, title, text, "pattern"))
        count += 1
    rng.shuffle(told)
    return told
