"""Cut the line that says who wrote and when: "Posted by jane on Monday 3 March, 14:05 from the news desk", "Jane Doe · News".

Markup is asked first (`cleaner.describe.hints`), then times, then words that introduce names, then the shape of names; what
is left is removed.
"""

from functools import lru_cache

from msgspec.structs import replace

from cleaner.describe import bylines, hints, publishers
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.filed import leads
from cleaner.describe.name_ends import languages
from cleaner.describe.named import NAME_MOST, behind_names, introduces, names, source
from cleaner.describe.timed import PARTED, time
from cleaner.describe.topics import topics
from cleaner.patterns import lazy
from cleaner.scripts import unspaced
from cleaner.shape import Shape
from cleaner.signs import has_digit
from cleaner.times.lines import Time, find_edge, match
from cleaner.times.sight import CLEAN, ENOUGH, FRONT, FRONTS, LOOKS

MOST_OF_TIME = 9
"""Words of a time inside a line."""
WORD = lazy(r"\S+")
AFTER = ",;"
"""Marks behind the last word of such a time."""
GLUED = lazy(r"\s*[Bb]y(?=[A-Z])")
"""What a style sheet keeps apart from a name."""
TOPIC = lazy(r"\s*\[([^\[\]]{2,40})\]\s+")
"""A topic in brackets at the beginning of the line."""
SIGNED, UNSIGNED = 26, 16
"""Words of such a line, where it begins with "Posted by", and where it does not."""
MARKED = "marked"
"""Said of words beside names that markup tells."""
YEARS = 12
"""Months: "the dearest in 21 years" says nothing of when it was written."""
HOUR = lazy(r"(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?![\w:])")
SEVERAL = 3
"""Names between commas that are all people: of two, the second may be a town."""
NUMBERED = lazy(r"\d{1,3}[.)]\s+")


def imprint(state: Cut, index: int, shape: Shape) -> None:
    """Cut such a line."""
    block = state.page.blocks[index]
    text = block.text
    said = hints.of_block(state.page, block, state.group.title)
    times = [shape.time] if shape.time is not None else list(shape.edges or find_edge(text, state.language))
    pieces = hints.pieces(state.page, index)
    times = times or inner_time(text, state.language) or (hour(text, state.language) if pieces else [])
    if shape.field == "updated" and times and times[0].label is None:
        times = [replace(times[0], label="updated"), *times[1:]]
    for start, end, field in pieces:
        if field == "source" and any(start < t.end and t.start < end for t in times):
            times = []  # "Channel 24 - 3 March" holds no "24 - 3 March"
    marked: list[tuple[int, int, str]] = []
    for start, end, field in pieces:
        if field == "published_text" or any(start < t.end and t.start < end for t in times):
            continue
        marked.append((start, end, field))
    marked = joined(text, marked)
    known = any(field == "authors" for _, _, field in marked)
    stops = sorted([(t.start, t.end, "time", t) for t in times] + [(*one, None) for one in marked], key=lambda s: s[:2])
    at = 0
    for start, end, field, told in stops:
        if start < at:
            continue
        words(state, index, at, start, MARKED if known else said)
        if told is not None:
            time(state, index, told, start, end)
        elif field == "authors":
            if has_label(state, text[start:end].strip(TRIM)):
                state.drop(index, start, end, "field:label")
            else:
                people(state, index, start, end)
        elif field == "source":
            source(state, index, start, end)
        elif field == "tags":
            topics(state, index, start, end)
        else:
            state.drop(index, start, end, "shape:header-line")
        at = end
    words(state, index, at, len(text), MARKED if known else said)


def joined(text: str, marked: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A first name and a surname that markup keeps apart are one author."""
    found: list[tuple[int, int, str]] = []
    for start, end, field in marked:
        if found and field == found[-1][2] == "authors" and text[found[-1][1] : start].isspace():
            before = text[found[-1][0] : found[-1][1]]
            if before.isalpha() and text[start:end].strip().isalpha():
                found[-1] = (found[-1][0], end, field)
                continue
        found.append((start, end, field))
    return found


def words(state: Cut, index: int, start: int, end: int, said: str) -> None:
    """What stands between the stretches that are known; `said` is what the container is about, or `MARKED`."""
    text = state.page.blocks[index].text
    topic = TOPIC.match(text, start, end) if start == 0 else None
    if topic:
        topics(state, index, topic.start(1), topic.end(1))
        start = topic.end()
    stop = end
    while (space := text.rfind(" ", start, stop)) >= 0 or stop > start:
        stop = max(space, start)
        if has_label(state, text[stop:end].strip(TRIM)):
            state.drop(index, stop, end, "field:label")
            end = stop
            break
        if end - stop > 30:
            break
    at = start
    bare = text[start:end].strip(TRIM)
    several = bylines.like_names(bare) > 0 and len(bylines.spans(bare)) >= SEVERAL
    marks = [] if several else [(m.start(), m.end()) for m in PARTED.finditer(text, start, end)]
    if said == "authors" and bylines.like_names(bare) <= 0:
        marks += [(c, c) for c in state.page.blocks[index].cuts if start < c < end]
    for one, two in [*sorted(marks), (end, end)]:
        if one > at:
            piece(state, index, at, one, said)
        state.drop(index, max(one, at), two, "field:separator")
        at = max(at, two)  # A cut may lie inside a separator.


def piece(state: Cut, index: int, start: int, end: int, said: str) -> None:
    """Words between separators: names behind "by", names by their shape, a publisher, or nothing that has a field."""
    text = state.page.blocks[index].text
    bare = text[start:end].strip(TRIM)
    if not any(map(str.isalnum, bare)):
        state.drop(index, start, end, "field:separator")
        return
    if bare in state.given.get("source", ()):
        state.drop(index, start, end, "shape:repeated-source")
        return
    found = introduced_at(state, text, start, end)
    if found is not None:
        begin, after = found
        state.drop(index, start, begin, "shape:header-line")
        state.drop(index, begin, after, "field:label")
        people(state, index, after, end)
    elif has_label(state, bare):
        state.drop(index, start, end, "field:label")
    elif (
        bylines.like_names(bare) > 0
        if said == "authors" and state.has_authors
        else said != MARKED
        and not state.has_authors
        and not (unspaced(bare) and publishers.named(bare))
        and (
            bylines.like_names(bare) > 0 or framed_names(bare) or (said == "authors" and len(bare.split()) <= NAME_MOST)
        )
    ):
        people(state, index, start, end)
    elif (
        not state.has_source
        and len(bare.split()) <= NAME_MOST
        and (
            said == "source" or publishers.named(bare) or (publishers.entitled(bare) and not leads(state, index, bare))
        )
    ):
        source(state, index, start, end)
    else:
        state.drop(index, start, end, "shape:header-line")


def framed_names(bare: str) -> bool:
    """Whether some words are names behind a few words and a colon, or before or behind what they are: "Text: Jane Doe"."""
    start, end, sure = bylines.frame(bare)
    return sure >= bylines.MARK and bylines.like_names(bare[start:end]) > 0


def introduced_at(state: Cut, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words begin and end that introduce authors in a stretch of a line; None where none do."""
    at = start
    while at < end:
        found = introduces(text[at:end], state)
        if found is not None and found[1] == "authors" and text[at + found[0] : end].strip(TRIM):
            return at, at + found[0]
        space = text.find(" ", at + 1, end)
        if space < 0:
            return None
        at = space + 1
    return None


def has_label(state: Cut, bare: str) -> bool:
    """Whether words do no more than introduce a field: "By", "Posted on"."""
    if not bare:
        return False
    found = introduces(bare, state)
    return found is not None and not any(map(str.isalnum, bare[found[0] :]))


def people(state: Cut, index: int, start: int, end: int) -> None:
    """Names, without what people are, where they write for, and words that follow them in the line."""
    text = state.page.blocks[index].text
    said = introduces(text[start:end], state)
    if said is not None and said[1] == "authors" and text[start + said[0] : end].strip(TRIM):
        begin = start + said[0]
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(TRIM))
        state.drop(index, start, begin, "field:label")
        start = begin
    begin, finish, framed = bylines.frame(text[start:end]) if text[start:end].strip() else (0, 0, 0.0)
    if framed == bylines.WORD and unspaced(text[start:end]) > 0:
        framed = 0.0  # a family name and a given name, where markup says that a name is meant
    if framed:
        state.drop(index, start, start + begin, "field:label")
        state.drop(index, start + finish, end, "field:label")
        start, end = start + begin, start + finish
    glued = GLUED.match(text, start, end)
    if glued:
        state.drop(index, start, glued.end(), "field:label")
        start = glued.end()
    stop = bylines.end_of_names(text, start, end)
    bare = text[start:stop].strip(TRIM)
    if len(bare) < 2 or not any(map(str.isalpha, bare)) or state.rules.find(bare, languages(state)) is not None:
        state.drop(index, start, end, "shape:header-line")
        return
    names(state, index, start, stop)
    behind_names(state, index, stop, end)


def hour(text: str, language: str | None) -> list[Time]:
    """The time of day among the words of a line that names somebody: "posted by jane at 4:12 AM - 23 comments"."""
    found = HOUR.search(text)
    time = match(found[0], language) if found else None
    if found is None or time is None:
        return []
    time.start, time.end = found.span()
    return [time]


def inner_time(text: str, language: str | None) -> list[Time]:
    """The first time among the words of a line, told in full: with its year, its hour, or counting from now."""
    if not has_digit(text):
        return []
    found = inner(text, language)
    return [replace(found)] if found is not None else []  # whoever asks may move it


def tells_when(text: str, language: str | None) -> bool:
    """Whether the first time among the words of a line could say when it was written: "the dearest in 21 years" does not."""
    found = inner_time(text, language)
    return bool(found) and not (found[0].kind == "relative" and found[0].months >= YEARS)


@lru_cache(maxsize=2048)
def inner(text: str, language: str | None) -> Time | None:
    """`inner_time`, remembered: lists, headlines and fields ask the same of a line."""
    found = list(WORD.finditer(text))
    looks = [LOOKS[word[0]] for word in found]
    # What each word can do as the last one of a time, the marks behind it aside.
    last_looks = [
        LOOKS[word[0].rstrip(AFTER)] if word[0][-1] in AFTER else look for word, look in zip(found, looks, strict=True)
    ]
    for first, start in enumerate(found):
        if not (looks[first] | last_looks[first]) & CLEAN:
            continue
        points = 0
        ends: list[int] = []
        for at in range(first, min(first + MOST_OF_TIME, len(found))):
            if last_looks[at] & CLEAN and points + (last_looks[at] & FRONTS) >= ENOUGH * FRONT:
                ends.append(found[at].end())
            if not looks[at] & CLEAN:
                break  # in no time, or its last word
            points += looks[at] & FRONTS
        for end in reversed(ends):
            time = match(text[start.start() : end].rstrip(AFTER), language)
            if time is not None and (time.year or time.kind in ("relative", "datetime")):
                if first and not time.year and found[first].end() < end:  # "USA TODAY 8:42 EDT October 3, 2014"
                    later = inner(text[found[first].end() :], language)
                    if later is not None and later.year and later.start + found[first].end() < end:
                        later = replace(later)
                        later.start, later.end = later.start + found[first].end(), later.end + found[first].end()
                        return later
                time.start, time.end = time.start + start.start(), time.end + start.start()
                return time
    return None


def beside_time(text: str, shape: Shape, language: str | None) -> int:
    """Words beside the time that a line holds among them, as "[Harbour] Posted May 12, 2024 09:20 UTC by jonas" does.

    -1 where it holds none, or is none that says who wrote and when.
    """
    signed = shape.field in ("authors", "published_text")
    if shape.time is not None or shape.edges or not 2 <= shape.words <= (SIGNED if signed else UNSIGNED):
        return -1
    sentence = (shape.prose or shape.ended) and not signed
    if not has_digit(text):
        return -1
    number = NUMBERED.match(text)  # "2. Jun 13" is no second of June
    text = text[number.end() :] if number else text
    if not tells_when(text, language):
        return -1
    found = inner_time(text, language)
    if sentence and found[0].kind != "datetime":
        return -1  # a sentence tells a day now and then, but no day and hour
    return len(text[: found[0].start].split()) + len(text[found[0].end :].split())
