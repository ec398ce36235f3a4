"""The newsroom of one page: hands out stories, sentences, people and comments, each template at most once a page."""

from dataclasses import dataclass, field
from random import Random

from bench.compose.data import Pack
from bench.compose.grammar import expand, sentence
from bench.compose.model import Para


@dataclass
class Story:
    """An invented event: its headline and the sentences it has not used up yet, the lead first."""

    title: str
    slots: dict[str, str]
    sentences: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    other_title: str = ""


class Newsroom:
    """Draws stories for one page so that no two of its articles share a sentence template."""

    def __init__(self, pack: Pack, rng: Random) -> None:
        self.pack = pack
        self.rng = rng
        self.thousands = str(pack.labels["thousands"])
        self.events = list(range(len(pack.stories["event"])))
        rng.shuffle(self.events)
        self.spare_titles: list[tuple[int, int]] = []
        self.titles: set[str] = set()
        self.says: list[str] = []
        self.generic = [(kind, text) for kind in ("body", "quote") for text in pack.story(kind)]
        rng.shuffle(self.generic)
        self.readers = pack.story("reader")
        rng.shuffle(self.readers)
        self.subheads = pack.story("subhead")
        rng.shuffle(self.subheads)

    def expand(self, template: str, slots: dict[str, str], memory: dict[str, str] | None = None) -> str:
        return sentence(expand(template, slots, self.rng, self.thousands, memory), self.pack.code)

    def person(self, sex: str) -> str:
        """A full name; ``sex`` is man or woman, which some languages show in the surname."""
        stories = self.pack.stories
        last = stories.get("last_m" if sex == "man" else "last_w") or stories["last"]
        first = self.rng.choice(self.pack.story(f"{sex}_first"))
        return str(stories["name"]).format(first=first, last=self.rng.choice(last))

    def anyone(self) -> str:
        return self.person(self.rng.choice(("man", "woman")))

    def slots(self) -> dict[str, str]:
        """One value for every slot of the language, and a man and a woman."""
        values = {key: self.rng.choice(words) for key, words in self.pack.stories["slot"].items()}
        # "head of X" with and without a capital are two lists in step where a sentence may open with the role.
        if "role_c" in values:
            values["role_c"] = sentence(values["role"], self.pack.code)
        return values | {"man": self.person("man"), "woman": self.person("woman")}

    def city(self) -> str:
        return str(self.rng.choice(self.pack.stories["slot"]["city"])).split("/")[0]

    def quoted(self, quote: str, slots: dict[str, str]) -> str:
        """A quotation and who said it: a person of the story, or one more."""
        if self.rng.random() < 0.6:
            fresh = self.slots()
            slots = slots | {key: value for key, value in fresh.items() if key.startswith(("man", "woman", "role"))}
        if not self.says:
            self.says = self.pack.story("say")
            self.rng.shuffle(self.says)
        return self.expand(self.says.pop(), slots | {"q": self.expand(quote, slots)})

    def story(self) -> Story | None:
        """A story no article of the page has told, or None when all are told."""
        if not self.events:
            return None
        number = self.events.pop()
        event = self.pack.stories["event"][number]
        slots = self.slots()
        heads = list(enumerate(event["head"]))
        self.rng.shuffle(heads)
        # The other headline of the first story is kept for its retelling.
        if self.titles:
            self.spare_titles += [(number, index) for index, _ in heads[1:]]
        memory: dict[str, str] = {}
        rest = [self.expand(text, slots, memory) for text in event["body"]]
        rest += [self.quoted(text, slots) for text in event["quote"]]
        self.rng.shuffle(rest)
        titles = [self.expand(text, slots, memory) for _, text in heads]
        self.titles.add(titles[0])
        lead = self.expand(event["lead"], slots, memory)
        return Story(titles[0], slots, [lead, *rest], list(event["tags"]), titles[-1])

    def title(self) -> str | None:
        """A headline alone: of an untold story while there are any, then a second headline of a told one."""
        story = self.story() if self.events else None
        if story:
            return story.title
        while self.spare_titles:
            number, index = self.spare_titles.pop(0)
            title = self.expand(self.pack.stories["event"][number]["head"][index], self.slots())
            if title not in self.titles:
                self.titles.add(title)
                return title
        return None

    def more(self, story: Story, count: int) -> None:
        """Adds up to ``count`` sentences that fit any story."""
        for _ in range(min(count, len(self.generic))):
            kind, text = self.generic.pop()
            make = self.quoted if kind == "quote" else self.expand
            story.sentences.append(make(text, story.slots))

    def paragraphs(self, story: Story, count: int) -> list[Para]:
        """``count`` paragraphs at most: each of one to three of the story's sentences, the lead in the first."""
        count = max(1, min(count, len(story.sentences)))
        sizes = [1] * count
        for _ in range(len(story.sentences) - count):
            open_slots = [index for index, size in enumerate(sizes) if size < 3]
            if not open_slots:
                break
            sizes[self.rng.choice(open_slots)] += 1
        paras, start = [], 0
        for size in sizes:
            paras.append(Para(self.pack.join.join(story.sentences[start : start + size])))
            start += size
        return paras

    def decorate(self, paras: list[Para], story: Story) -> list[Para]:
        """The paragraphs with an inner heading, a list, or both, put between them."""
        done = list(paras)
        if len(done) > 4 and self.rng.random() < 0.6:
            for place in sorted(self.rng.sample(range(2, len(done)), self.rng.randint(1, 2)), reverse=True):
                done.insert(place, Para(self.subheads.pop(), "h"))
        if self.rng.random() < 0.5:
            items = self.rng.sample(self.pack.story("list_item"), self.rng.randint(3, 5))
            intro = Para(self.expand(self.rng.choice(self.pack.story("list_intro")), story.slots))
            block = [intro, *(Para(expand(item, story.slots, self.rng, self.thousands), "li") for item in items)]
            spots = [i for i in range(1, len(done) + 1) if done[i - 1].kind == "p"]
            place = self.rng.choice(spots)
            done[place:place] = block
        return done

    def remark(self) -> str | None:
        """A reader's comment of one or two sentences, or None when all have been made."""
        if not self.readers:
            return None
        count = self.rng.choice((1, 1, 2))
        chosen = [self.expand(self.readers.pop(), self.slots()) for _ in range(min(count, len(self.readers)))]
        return self.pack.join.join(chosen)
