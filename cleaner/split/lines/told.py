"""What a text page as a whole tells of its lines: which are headlines, hosts and publishers, and which are none of an article."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from cleaner.parse.addresses import address_of, referring
from cleaner.patterns import lazy
from cleaner.rules.rules import concept_said
from cleaner.signs import DIGIT
from cleaner.split.groups import Scene
from cleaner.split.lines.days import headings, in_menu
from cleaner.split.lines.doubled import doubled
from cleaner.split.lines.echoed import echoed
from cleaner.split.lines.hosted import hosted, pictured
from cleaner.split.lines.labelled import (
    beside_titles,
    contact,
    mail_header,
    numbered,
    of_comments,
    ranked,
    stands_alone,
    titled,
)
from cleaner.split.lines.led import leading
from cleaner.split.lines.letters import letter
from cleaner.split.lines.looks import without_words
from cleaner.split.lines.neighbours import COUNTED, LONGEST, discussed, headline_long
from cleaner.split.lines.offers import RULE, offers
from cleaner.split.lines.roles import INNER, ITEM, JUNK, PERSON, SOURCE, TEXT, TITLE, Effect, Line, effect
from cleaner.strip import ASIDE
from cleaner.under_labels import says_none

NAMED = lazy(r"\s*[(\[（]([^()\[\]（）]{2,40}[^()\[\]（）\d])[)\]）]$")
NAMED_LEAST, NAMED_SHARE = 3, 0.6
"""Headlines with a name in brackets behind them, and their share of all, where these are publishers."""
QUOTES = '”"»“’」'
LETTERS = lazy(r"[^\W\d_]+")
STEM = 4
"""Letters by which words are told apart that count one thing or several."""
COPY = 6
"""Words of the shortest line below a headline that is said twice that is its lead."""

LINKED = effect(least={TITLE: 2.0}, more={TEXT: -2.0, SOURCE: -2.0, PERSON: -2.0})
"""A headline whose host stands beside it."""
HOST = effect(least={SOURCE: 2.5})
LEAD = effect(more={TITLE: -2.0, TEXT: 1.0})
BEHIND = effect(more={TITLE: 1.0, TEXT: -1.5, ITEM: -1.5})
"""It ends in its publisher, as most headlines of the page do."""
ENTITLED = effect(more={TITLE: 1.5, TEXT: -2.5, JUNK: -1.5})
"""It says that it is one: "Title: …"."""
RANKED = effect(more={TITLE: 1.5, TEXT: -1.5, SOURCE: -2.0})
STORY = effect(more={TITLE: 3.0, TEXT: -2.5, INNER: -3.0})
"""Numbered, or said twice."""
ECHOED = effect(least={TITLE: 1.0}, more={TITLE: 2.0, TEXT: -2.5, INNER: -3.0, JUNK: -1.0})
CAPITAL = effect(least={TITLE: 0.0}, more={TITLE: 2.0, TEXT: -2.5, INNER: -3.0})
SECTION = effect(more={TITLE: -2.0, SOURCE: -2.0, INNER: -2.0, JUNK: 1.0})
LOWER = effect(more={TITLE: -1.5})
"""Below the first headline in capitals, and not in capitals."""
LEADING = effect(more={TITLE: 2.0, SOURCE: -2.0, JUNK: -1.0})
"""A heading that leads somewhere."""
LED = effect(more={TITLE: 2.0, INNER: -2.0, SOURCE: -2.0, JUNK: -1.0})
BELOW_LED, TEXT_BELOW_LED = effect(more={JUNK: -0.6}), effect(more={JUNK: -0.6, TEXT: 0.5})
CUT = {"source": HOST, "title": LINKED, "text": LEAD}
"""By what the form of a line says that a piece of it is."""
UNCUT = effect(more={SOURCE: -2.0, TITLE: -1.5})
"""A line of no such form on such a page."""
NO_HEADLINE = effect(more={TITLE: -2.5, JUNK: 1.0})
REFERRING = effect(more={TITLE: 1.0, INNER: -2.0, TEXT: -0.5})
"""What is linked is a story of its own."""


class Told(Struct):
    """Blocks of a page of which that is told."""

    header: frozenset[int]
    """Lines of the header of a mail."""
    entitled: frozenset[int]
    ranked: frozenset[int]
    pictures: frozenset[int]
    hosts: frozenset[int]
    furniture: frozenset[int]
    """Days above stories, greetings, second copies."""
    hello: frozenset[int]
    """What a letter says before its stories."""
    led: frozenset[int]
    linked: dict[int, list[Effect]]
    """By where lines lead, what stands above them, and how they end."""
    headlines: dict[int, Effect]
    """By numbers, ranks, labels and capitals."""
    sure: frozenset[int]
    """Certain to be headlines."""
    counted: frozenset[str]
    """Words, numbers apart, of controls of stories that tell how many comments they have."""
    lowest: int
    """The first headline in capitals; -1 for none."""
    listed: dict[int, int]
    """Addresses at the end of the page, by number."""
    titles: set[str] = set()
    """What may be a headline, made when a line counts what readers say."""
    talked: bool = False
    """Readers talk about a headline."""

    def aside(self, scene: Scene, index: int, lines: list[Line]) -> str:
        """What a line is that is asked nothing: what a phrase says, "figures" for what tells nothing; "" for one that is read."""
        block, shape, verdict = scene.page.blocks[index], scene.shapes[index], scene.verdicts[index]
        text = block.text
        if block.kind in ASIDE:
            return block.kind
        if index in self.header or (self.entitled and index not in self.entitled and beside_titles(text)):
            return "figures"
        if text[-1] in QUOTES and text[0].isdigit() and (title := of_comments(text)):
            self.titles = self.titles or {b.text.casefold() for b in scene.page.blocks if len(b.text) <= LONGEST}
            if title in self.titles:
                if not self.talked:
                    discussed(scene, lines, title)
                self.talked = True
                return "comments"
        if verdict.rule:
            known = concept_said(verdict.rule)
            known = "no-comments" if known == "comments" and says_none(text) else known
            counts = self.counted and known in ("counts", "comments") and not self.counted.isdisjoint(begun(text))
            return "control" if counts else known
        if index in self.hello:
            return "greeting"
        if index in self.furniture or (block.marker and shape.time is not None and in_menu(scene, index)):
            return "figures"
        if shape.intro is not None and stands_alone(scene, index):
            return "label"
        if index not in self.hosts and (
            index in self.pictures
            or (without_words(block, shape) and index not in self.ranked)
            or address_of(text) is not None
        ):
            return "address" if "://" in text or "www." in text else "figures"
        return ""

    def effects(self, scene: Scene, index: int, above: int) -> list[Effect]:
        """What is told of a line; `above` is the one before it that is no address."""
        found = self.linked.get(index, [])
        more = self.headlines.get(index) or self.by_looks(scene, index, above)
        if more is not None:
            found = [*found, more]
        if self.listed and referring(scene.page.blocks[index].text, self.listed) is not None:
            found = [*found, REFERRING]
        return found

    def by_looks(self, scene: Scene, index: int, above: int) -> Effect | None:
        """What is told of a line that is in none of the lists."""
        blocks, shape = scene.page.blocks, scene.shapes[index]
        if index > self.lowest >= 0:
            return LOWER
        if blocks[index].level and index + 1 < len(blocks) and blocks[index + 1].kind == "address":
            return LEADING
        if above in self.led and (shape.edges or shape.ended):
            return TEXT_BELOW_LED if shape.ended else BELOW_LED
        if index in self.led:
            return LED
        if scene.page.told and index not in scene.page.told:
            return UNCUT
        return NO_HEADLINE if shape.signs & DIGIT and contact(blocks[index].text) else None


def told_of(scene: Scene, languages: frozenset[str]) -> Told:
    """What a page tells of its lines, once the offers among them are removed."""
    shapes = scene.shapes
    header = mail_header(scene)
    entitled = titled(scene, header)
    behind_ranks = ranked(scene)
    stories = numbered(scene)
    pictures = pictured(scene)
    hosts = hosted(scene, pictures)
    counted = counts_of(scene)
    named = sources_behind(scene)
    for index in offers(scene):
        scene.verdicts[index].rule = scene.verdicts[index].rule or RULE
    beside = aside_of_river(scene) if scene.page.told else frozenset()
    letters = letter(scene)
    led = leading(scene)
    twice = doubled(scene)
    first = frozenset(twice.values())
    leads = [i + 1 for i in twice if i + 1 < len(shapes) and shapes[i + 1].words > COPY]
    echo = echoed(scene, languages)
    leads.extend(echo.leads)
    linked: dict[int, list[Effect]] = {}
    places: tuple[tuple[Iterable[int], Effect], ...] = (
        (hosts.titles, LINKED),
        (hosts.hosts, HOST),
        (hosts.told, LEAD),
        (leads, LEAD),
    )
    for several, told in places:
        for i in several:
            linked.setdefault(i, [told])
    for i in named:
        linked.setdefault(i, []).append(BEHIND)
    for i, role in scene.page.told.items():
        if role in CUT:
            linked[i] = [CUT[role]]
    headlines: dict[int, Effect] = {}  # the first of these that holds of a line
    known: tuple[tuple[Iterable[int], Effect], ...] = (
        ([echo.title] if echo.title >= 0 else (), ECHOED),
        (echo.copies, NO_HEADLINE),
        (entitled, ENTITLED),
        (behind_ranks, RANKED),
        (stories, STORY),
        (first, STORY),
        (letters.titles, CAPITAL),
        (letters.labels, SECTION),
    )
    for several, told in known:
        for i in several:
            headlines.setdefault(i, told)
    return Told(
        header=frozenset(header),
        entitled=frozenset(entitled),
        ranked=frozenset(behind_ranks),
        pictures=frozenset(pictures),
        hosts=frozenset(hosts.hosts),
        furniture=frozenset(headings(scene)) | letters.furniture | frozenset(twice) | beside,
        hello=letters.hello,
        led=led,
        linked=linked,
        headlines=headlines,
        sure=frozenset(hosts.titles | letters.titles | led | first | {echo.title}),
        counted=counted,
        lowest=min(letters.titles, default=-1),
        listed=scene.references(),
    )


def aside_of_river(scene: Scene) -> frozenset[int]:
    """Blocks among the stories of a river (`cleaner.rivers`) that are of none: other papers, and stories right below the mark of an
    advertisement."""
    told = scene.page.told
    found = {i for i, role in told.items() if role == "beside"}
    for index, role in told.items():
        above = index - 1
        if role == "source" and above >= 0:
            paid = concept_said(scene.verdicts[above].rule) == "advertisement" or (
                above in found and told[above] == "text" and told.get(index + 3) != "beside"
            )
            found |= {index, index + 1, index + 2} if paid else set()
    return frozenset(found)


def counts_of(scene: Scene) -> frozenset[str]:
    """How the words begin of lines that count something, in each of several stories: "12 comments", "1 comment"."""
    blocks = scene.page.blocks
    told = [v.block for v in scene.verdicts if v.rule and concept_said(v.rule) in ("counts", "comments")]
    if len(told) < COUNTED:
        return frozenset()
    said = Counter(begin for index in told for begin in begun(blocks[index].text))
    return frozenset(begin for begin, count in said.items() if count > 1) if max(said.values()) >= 2 else frozenset()


def begun(text: str) -> set[str]:
    """How the words of a line begin, in small letters."""
    return {word[:STEM] for word in LETTERS.findall(text.casefold())}


def sources_behind(scene: Scene) -> frozenset[int]:
    """The lines that end in a name in brackets, where most lines as long as a headline do: "Headline (The Ledger)"."""
    long = [i for i, (b, s) in enumerate(zip(scene.page.blocks, scene.shapes, strict=True)) if headline_long(s, b)]
    return frozenset(named_behind(scene, long))


def named_behind(scene: Scene, lines: Sequence[int]) -> dict[int, str]:
    """The names in brackets that some lines end in, by line, if most do."""
    blocks = scene.page.blocks
    found = {
        i: name[1]
        for i in lines
        if blocks[i].text[-1] in ")]）" and (name := NAMED.search(blocks[i].text, 1)) is not None
    }
    return found if len(found) >= max(NAMED_LEAST, NAMED_SHARE * len(lines)) else {}
