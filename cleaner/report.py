"""The explanation of one page: what was kept, what was removed, by which rule, and where articles begin."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cleaner.model import Block, PageInfo, Verdict
from cleaner.provenance import Provenance
from cleaner.provenance import shown as lines_of
from cleaner.terminal import visible

if TYPE_CHECKING:
    from cleaner.pipeline import Result
    from cleaner.rules import Rules
    from cleaner.split.trace import Choice, Trace

# Select Graphic Rendition, ECMA-48 8.3.117.
STYLES = {"kept": "32", "removed": "31", "article": "1;36", "faint": "2", "title": "1"}
LOSERS = 8
"""Candidates that were not taken, but promise most, that the report shows."""
SETTLED = {
    "alone": "no list was taken", "unlikely": "no list is likely", "thread": "the posts of one thread",
    "sections": "its list is one of sections", "named": "it calls itself by the headline of a text beside its lists",
    "declared": "the page declares a list that was taken",
    "signed": "its stories say when or by whom they were written", "feed": "the entries of a feed",
}  # fmt: skip
"""What `split.trace.Settled` says, in words."""
CHOSEN = ("taken", "related", "item", "inside")


class Explanation(Struct):
    """What `cleaner explain --json` prints."""

    page: PageInfo
    blocks: list[Block]
    verdicts: list[Verdict]
    choice: "Choice"
    provenance: list[Provenance]


def explanation(result: "Result", choice: "Choice", told: Sequence[Provenance] = ()) -> Explanation:
    """A result as data: the page, its blocks, the verdicts that cover each of them once, why it was split so, and where the
    fields of its articles come from."""
    return Explanation(result.document.page, result.page.blocks, result.verdicts, choice, list(told))


def explained(
    result: "Result", trace: "Trace", rules: "Rules", *, as_json: bool, colour: bool, width: int | None
) -> bytes:
    """What `cleaner explain` prints of a page."""
    from cleaner.provenance import provenance
    from cleaner.split.trace import choice

    told, why = provenance(result, trace.origins), choice(trace, result.page)
    if as_json:
        from cleaner.write.encode import encode

        return encode(explanation(result, why, told)) + b"\n"
    reasons = {entry.id: entry.why for entry in rules.entries()}
    lines = report(result, reasons, choice=why, told=told, colour=colour, width=width)
    return "".join(f"{line}\n" for line in lines).encode()


def report(
    result: "Result",
    why: dict[str, str] | None = None,
    *,
    choice: "Choice | None" = None,
    told: Sequence[Provenance] = (),
    colour: bool = False,
    width: int | None = None,
) -> Iterator[str]:
    """The lines of the report, without line ends, safe for a terminal.

    `why`: what each rule says for itself, by rule.  `choice`: why the page was split so.  `told`: where fields come from.  `width`: columns to cut lines
    at; None for whole lines.

    A line for each stretch of a block: "+" kept or "-" removed, the line (text) or element (HTML) it stands in, the
    article and the field it went to or the rule and the section, and its words.  A line begins each article.
    """
    paint = painter(colour)
    page, document = result.page, result.document
    shown = sorted(result.verdicts, key=lambda verdict: (verdict.block, verdict.start))
    labels = [label(verdict) for verdict in shown]
    places = [str(page.blocks[verdict.block].place) for verdict in shown]
    place_width = max(map(len, places), default=1)
    label_width = min(max(map(len, labels), default=0), width // 2 if width else 40)

    yield cut(heading(result), width)
    unit = "line" if page.media == "text" else "element"
    yield paint("faint", cut(f"+ kept, - removed; {unit}; where it went; words", width))
    for warning in document.warnings:
        yield paint("removed", cut(f"! {visible(warning)}", width))
    begun: set[int] = set()
    for verdict, name, place in zip(shown, labels, places, strict=True):
        if not verdict.rule and verdict.article not in begun:
            begun.add(verdict.article)
            yield paint("article", cut(beginning(result, verdict.article), width))
        style = "removed" if verdict.rule else "title" if verdict.field == "title" else "kept"
        lead = f"{'-' if verdict.rule else '+'} {place:>{place_width}}  {name:<{label_width}}"
        words = one_line(page.blocks[verdict.block].text[verdict.start : verdict.end])
        whole = cut(f"{lead}  {words}", width)
        yield paint(style, whole[: len(lead)]) + whole[len(lead) :]
    lines = list(lines_of(result, list(told)))
    if lines:
        yield paint("article", "= fields")
        for line in lines:
            yield cut(one_line(line), width)
    yield from rules_used(shown, why or {}, width, paint)
    if choice is not None:
        yield paint("article", "= choice")
        for line in chosen(choice):
            style = "kept" if line.lstrip().startswith(CHOSEN) else ""
            yield paint(style, cut(one_line(line), width))


def chosen(choice: "Choice") -> Iterator[str]:
    """Why the page was split as it was, in lines."""
    if choice.way == "lines":
        yield f"read line by line{'; one main article' if choice.main else ''}"
        for order in choice.orders:
            yield f"{order.count:>5}  {order.of}: {', '.join(order.lines)}"
    else:
        about = "about one article" if choice.way == "article" else "lists of articles"
        odds = "" if choice.one is None else f"log-odds of one article: {choice.one:.2f}, {choice.one_needs:g} needed"
        because = SETTLED.get(choice.settled, "") or odds
        yield f"{about} ({because})" if because else about
    if not choice.lists:
        return
    yield f"candidate lists: {len(choice.lists)}; chance needed: {choice.least_chance:.2f}"
    taken = sum(one.fate in CHOSEN for one in choice.lists)
    shown = choice.lists[: taken + LOSERS]
    digits = len(str(max(one.first for one in shown)))
    for one in shown:
        place = f"from element {one.first:>{digits}} ({one.records})"
        yield f"  {one.fate:<8}  {one.chance:.2f}  {one.headlines:>3} headlines {place:<{digits + 25}}  {one.path}"
    if len(shown) < len(choice.lists):
        yield f"  {len(choice.lists) - len(shown)} more"


def heading(result: "Result") -> str:
    """The page in one line."""
    info, document = result.document.page, result.document
    known = ", ".join(part for part in (info.media, info.encoding, info.language) if part)
    return f"{one_line(info.path)}: {known}; articles: {len(document.articles)}; removed: {len(document.removed)}"


def beginning(result: "Result", index: int) -> str:
    """The line that begins an article."""
    article = result.document.articles[index]
    return f"= article {index}: {article.role}, {article.kind}, {article.confidence:.2f}"


def label(verdict: Verdict) -> str:
    """Where a stretch of a block went."""
    if verdict.rule:
        return one_line(f"{verdict.rule} ({verdict.section})")
    return f"{verdict.article} {verdict.field}"


def rules_used(
    verdicts: list[Verdict], why: dict[str, str], width: int | None, paint: Callable[[str, str], str]
) -> Iterator[str]:
    """Every rule that removed something, most often first, and its reason."""
    used = Counter(verdict.rule for verdict in verdicts if verdict.rule)
    if used:
        yield paint("article", "= rules")
    for rule, count in sorted(used.items(), key=lambda item: (-item[1], item[0])):
        reason = why.get(rule, "")
        yield cut(one_line(f"{count:>5}  {rule}{': ' if reason else ''}{reason}"), width)


def painter(colour: bool) -> Callable[[str, str], str]:
    """A function that gives words a style, or leaves them as they are."""

    def paint(style: str, words: str) -> str:
        return f"\x1b[{STYLES[style]}m{words}\x1b[0m" if colour and style and words else words

    return paint


def one_line(words: str) -> str:
    """Words of a page on one line, safe for a terminal."""
    return visible(" ".join(words.split("\n")))


def cut(words: str, width: int | None) -> str:
    """Words cut to a number of columns, with an ellipsis where something is missing."""
    if width is None or columns(words) <= width:
        return words
    used = 1
    for index, character in enumerate(words):
        used += columns(character)
        if used > width:
            return words[:index] + "…"
    return words


def columns(words: str) -> int:
    """The columns that words take on a terminal (Unicode Standard Annex 11)."""
    if words.isascii():
        return len(words)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in words)


def wants_colour(environment: Any, terminal: bool) -> bool:
    """Whether to colour: FORCE_COLOR and NO_COLOR (https://no-color.org) decide, then whether it is a terminal."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    return terminal and environment.get("TERM") != "dumb"
