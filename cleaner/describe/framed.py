"""What stands before and after the words of a paragraph: a date set off by a dash, a link to the rest of the article."""

from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.timed import time
from cleaner.describe.topics import topics
from cleaner.patterns import lazy
from cleaner.rules.rules import rule_id
from cleaner.shape import size
from cleaner.times.lines import match

SET_OFF = lazy(r"([^—–·|]{4,40}?)\s*[—–·|]\s+")
"""What a search engine sets off from the words it found: "12 March 2024 — The glaze is recognised by"."""
MOMENT = lazy(r"(?:[(\[]\d{1,5}[)\]]\s+)?(?P<time>\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d)\s+(?=[^\W\d_])")
"""A day in figures and a time of day, perhaps behind a number of comments, before words."""
ARROWS = "»→›>"
ONWARD = lazy(r"(?<=[.!?…।。！？\"”])\s+[^\W\d_][^.!?…।。！？«»“”→]{1,30}(?<=\S)\s?(?:»|→|›|>>?)$")
"""A link to the rest of an article, in any language, behind the end of a sentence: "Read more →"."""
AROUND = TRIM + "\"'“”„«»‘’‹›→>…."
"""What may stand around a call to read the rest, and around a headline in it."""
STOPS = ".!?。！？।؟"
ENDS = STOPS + '…]"”»’)'
"""What stands before such a call."""
CALL = 5
"""Words that it has at the most."""
TOPIC = 3
"""Words of a topic between the time and the text."""
MORE = "read-more"
"""The concept of links to the rest of an article."""
HEADLINE = "headline"
"""Stands for the headline that phrases such as "Read more about {name}" have a hole for."""
MOST = 200
"""Characters of such a link, which may hold the headline again for those who cannot see where it stands."""


def dated(state: Cut, index: int, start: int) -> int:
    """Where a text begins behind the date that is set off from it, if the article has no time yet, and a topic behind that.

    A time of day must stand before a bar: "23:18 | Sport | The harbour team won".
    """
    if state.published is not None:
        return start
    mark = SET_OFF.match(state.page.blocks[index].text, start)
    if mark is None or not mark[1].strip():
        return moment(state, index, start)
    found = match(mark[1], state.language)
    bar = mark[0].rstrip().endswith("|")
    if found is None or (found.kind == "clock" and not bar):
        return start
    found.start, found.end = found.start + start, found.end + start
    time(state, index, found, start, mark.end(1))
    state.drop(index, mark.end(1), mark.end(), "field:separator")
    return filed_under(state, index, mark.end()) if bar else mark.end()


def moment(state: Cut, index: int, start: int) -> int:
    """Where a text begins behind a day in figures with a time of day, and the number of comments before that, which nothing sets off:
    "(18) 2014-12-09 00:02 The vote begins"."""
    text = state.page.blocks[index].text
    mark = MOMENT.match(text, start)
    found = match(mark["time"], state.language) if mark is not None else None
    if mark is None or found is None or found.kind != "datetime":
        return start
    state.drop(index, start, mark.start("time"), "field:number")
    found.start, found.end = found.start + mark.start("time"), found.end + mark.start("time")
    time(state, index, found, mark.start("time"), mark.end("time"))
    return mark.end()


def filed_under(state: Cut, index: int, start: int) -> int:
    """Where a text begins behind a topic and another bar."""
    topic = SET_OFF.match(state.page.blocks[index].text, start)
    if topic is None or not topic[0].rstrip().endswith("|") or size(topic[1]) > TOPIC:
        return start
    topics(state, index, start, topic.end(1))
    state.drop(index, topic.end(1), topic.end(), "field:separator")
    return topic.end()


def paragraph(state: Cut, index: int, start: int = 0) -> None:
    """The rest of a block as text, without a link to the rest of the article at its end."""
    block = state.page.blocks[index]
    end = len(block.text)
    if block.links and len(block.text) > block.links[-1].start > start:
        link = block.links[-1]
        rule = more(state, block.text[link.start : link.end]) if end - link.start <= MOST else ""
        if rule and not any(map(str.isalnum, block.text[link.end :])):
            state.more = True
            state.put(index, start, link.start, "text")
            state.drop(index, link.start, end, rule)
            return
    if block.text[-1] in ARROWS and not block.links and (tail := ONWARD.search(block.text, start + 1)):
        state.more = True
        state.put(index, start, tail.start(), "text")
        state.drop(index, tail.start(), end, "shape:repeated")
        return
    if state.page.media == "text" and (call := call_behind(state, index, start)) is not None:
        state.more = True
        state.put(index, start, call[0], "text")
        state.drop(index, call[0], end, call[1])
        return
    state.put(index, start, end, "text")


def call_behind(state: Cut, index: int, start: int) -> tuple[int, str] | None:
    """Where a text ends before a call to read the rest of it that no link tells, and the rule that removes this: words behind the
    end of a sentence, or before the headline ("Continue reading “The pass is open”")."""
    text = state.page.blocks[index].text
    head = text.rstrip(AROUND)
    if state.folded is None:
        state.folded = title_of(state).casefold()
    title = state.folded
    entitled = bool(title) and head[-len(title) :].casefold().endswith(title)
    if entitled:
        head = head[: len(head) - len(title)].rstrip(AROUND)
    elif text[-1] in STOPS:
        return None
    languages = frozenset(((state.language or "en").split("-")[0], "en"))
    at = len(head)
    for _ in range(CALL):
        at = head.rfind(" ", start, at)
        if at <= start:
            return None
        if not entitled and head[at - 1] not in ENDS:
            continue
        found = state.rules.find(head[at + 1 :].strip(AROUND), languages)
        if found is not None and found[1].name == MORE:
            return at, rule_id(found[0])
    return None


def title_of(state: Cut) -> str:
    """The headline of the article, as it is given."""
    group = state.group
    if group.title < 0:
        return ""
    return state.page.blocks[group.title].text[group.title_start : group.title_end or None].strip(TRIM)


def more(state: Cut, words: str) -> str:
    """The rule that removes a link with these words, the headline in them aside, if it leads to the rest; else ""."""
    title = title_of(state)
    at = words.casefold().rfind(title.casefold()) if title else -1
    if at > 0:
        words = f"{words[:at].rstrip(TRIM)} {words[at + len(title) :]}".strip()
    languages = frozenset(((state.language or "en").split("-")[0], "en"))
    found = state.rules.find(words, languages) or state.rules.find(f"{words} {HEADLINE}", languages)
    return rule_id(found[0]) if found is not None and found[1].name == MORE else ""
