"""The stories: news of all languages of bench/compose, and subjects of which several stories are told."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bench.compose.data import pack
from bench.compose.grammar import CHOICE, FIELD, expand, sentence
from bench.compose.stories import Newsroom
from bench.retold.change import joined, words


class Told(NamedTuple):
    """One telling of a story; equal `story` means that the same is told."""

    story: int
    title: str
    text: str
    how: str


@cache
def subjects() -> dict[str, Any]:
    """The parsed subjects.toml."""
    return tomllib.loads(Path(__file__).with_name("subjects.toml").read_text(encoding="utf-8"))


SUBJECTS = len(subjects()["subject"])


@cache
def vocabulary(language: str) -> list[str]:
    """The words of all stories in a language, each once: what changed words are taken from."""
    found: dict[str, None] = {}
    stories = pack(language).stories
    texts = [*stories["body"], *stories["quote"]]
    for event in stories["event"]:
        texts += [*event["head"], event["lead"], *event["body"], *event["quote"]]
    for text in texts:
        plain = FIELD.sub("", CHOICE.sub(lambda found: found[1].split("|")[0], text))
        found.update(dict.fromkeys(word for word in words(plain, language) if word[-1:].isalnum()))
    return list(found)


def news(language: str, rng: Random, but: int = -1) -> list[tuple[str, str, str]]:
    """Stories in a language but for the event of that number: headline, other headline, text.

    No two share the template of a sentence.
    """
    room = Newsroom(pack(language), rng)
    room.events = [number for number in room.events if number != but]
    made = []
    while (story := room.story()) is not None:
        room.more(story, rng.randint(0, 2))
        made.append((story.title, story.other_title, joined(story.sentences, language)))
    return made


def pattern(language: str, rng: Random) -> tuple[int, list[tuple[str, str]]]:
    """Two reports of one pattern, and the number of its event: the same sentences of another place, people and figures."""
    material = pack(language)
    room = Newsroom(material, rng)
    events = material.stories["event"]
    number = rng.choice([n for n, event in enumerate(events) if "{city" in event["lead"]])
    event = events[number]
    made = []
    first: dict[str, str] = {}
    for _ in range(2):
        slots, memory = room.slots(), dict[str, str]()
        while any(slots[key] == first.get(key) for key in ("city", "man", "woman")):
            slots = room.slots()
        body = [event["lead"], *event["body"], *rng.sample(material.story("body"), 2)]
        text = joined([room.expand(one, slots, memory) for one in body], language)
        made.append((room.expand(event["head"][0], slots, memory), text))
        first = first or slots
    return number, made


def subject(rng: Random, which: int, *, background: float) -> list[tuple[str, str, str]]:
    """The stories of subject `which`, as `news` gives them: each with its own news and about so much of shared background."""
    known = subjects()
    one = known["subject"][which]
    slots = {name: rng.choice(values) for name, values in known["slot"].items()}
    memory: dict[str, str] = {}
    shared = [expand(text, slots, rng, ",", memory) for text in one["background"]]
    made = []
    for story in one["story"]:
        own = [expand(text, slots, rng, ",", memory) for text in story["body"]]
        own = rng.sample(own, rng.randint(3, len(own)))
        most = round(background * (len(own) + 1) / (1 - background))
        told = [*own, *rng.sample(shared, min(most, len(shared)))]
        rng.shuffle(told)
        lead = expand(story["lead"], slots, rng, ",", memory)
        heads = [sentence(expand(head, slots, rng, ",", memory), "en") for head in story["head"]]
        made.append((heads[0], heads[1], " ".join(sentence(text, "en") for text in [lead, *told])))
    return made
