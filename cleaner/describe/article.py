"""Groups -> `Article`s."""

import hashlib
from collections.abc import Callable
from operator import attrgetter

from cleaner.address import host
from cleaner.classify import confidence
from cleaner.describe.assemble import Words, assemble
from cleaner.describe.cutting import Cut
from cleaner.describe.day_order import DayOrder, in_year
from cleaner.describe.fields import cut
from cleaner.describe.linked import image_of, link_of, linked, pictured
from cleaner.describe.origins import Kind, Origin, Origins
from cleaner.describe.own_title import own_title
from cleaner.entry import moment as rfc3339
from cleaner.language import Detector, attribute, of_article
from cleaner.model import TIMES, Article, Block, Link, Page, Role, Verdict
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.shape import Shape, size
from cleaner.split.groups import Group
from cleaner.times.lines import Time

MORE = lazy(r"(?:…|\.\.\.|\[&hellip;\])[\s»”\"')\]]*$")
CLOSERS = frozenset("….»”\"')] \u00a0\t\n")
"""What a match of MORE ends in."""
END = 20
"""Characters at the end of a text that are looked at for signs that it goes on."""
TEASER = 60
"""Words up to which the text of an item is a lead; more is the article itself."""


def describe(
    page: Page,
    shapes: list[Shape],
    verdicts: list[Verdict],
    groups: list[Group],
    *,
    language: str | None,
    rules: Rules,
    url: str | None,
    moment: Callable[[Time], str | None],
    detect: Detector | None = None,
    origins: Origins | None = None,
) -> tuple[list[Article], list[Verdict]]:
    """The articles of a page, and the verdicts that make them, cut to fields and in page order.

    `moment` gives the RFC 3339 form of a time, or None where there is nothing to count from.  Where fields that are no words of
    the page come from is noted in `origins`.
    """
    cuts: list[Cut] = []
    for group in groups:
        done = cut(page, shapes, group, len(cuts), language, rules)
        if any(v.field in ("title", "text") for v in done.verdicts):
            cuts.append(done)
        else:
            for index in group.blocks:
                verdicts[index].rule = "shape:furniture"
    order = DayOrder(
        page, shapes, [url or "", *(link.href for done in cuts for link in headline_links(page, done.group))]
    )
    for done in cuts:
        same = done.updated is done.published
        done.published = in_year(order.read(done.published, done.published_block), own_addresses(page, done, url))
        done.updated = done.published if same else order.read(done.updated, done.updated_block)
    made = [verdict for verdict in verdicts if verdict.rule]
    for done in cuts:
        made += done.verdicts
    made.sort(key=attrgetter("block", "start"))
    words = assemble(page, made, len(cuts))
    articles = []
    for done, said in zip(cuts, words, strict=True):
        articles.append(article(page, verdicts, done, said, language, url, moment, detect))
        if origins is not None:
            note(origins, articles[-1], page, verdicts, done, language, url)
            if articles[-1].title and said.title is None:
                origins.say(articles[-1], "title", Origin("meta", "title", text=articles[-1].title))
    return articles, made


def article(
    page: Page,
    verdicts: list[Verdict],
    done: Cut,
    words: Words,
    language: str | None,
    url: str | None,
    moment: Callable[[Time], str | None],
    detect: Detector | None,
) -> Article:
    """One article of the words that were found for it."""
    group = done.group
    role: Role = "main" if group.role == "main" else "related" if group.role == "related" else "item"
    truncated = words.text is not None and (
        breaks_off(words.text) or done.more or more_follows(page, verdicts, group) or leads_on(page, group)
    )
    title = words.title
    if title is None and role == "main":
        title = own_title(page, host(url)) if page.media == "html" else page.title
    kind = "headline" if not words.text else "teaser" if is_teaser(words.text, truncated, role) else "full"
    return Article(
        id=identity(title, words.text),
        index=done.number,
        role=role,
        kind=kind,  # type: ignore[arg-type]
        title=title,
        text=words.text,
        url=link_of(page, verdicts, done, url, role),
        image=image_of(page, group, url),
        source=words.source,
        authors=words.authors,
        tags=words.tags,
        published=when(page, done.published, done.published_block, moment),
        published_text=words.published_text,
        updated=changed(page, done, moment),
        dateline=words.dateline,
        credit=words.credit,
        language=of_article(page, around(page, group), words.title, words.text, language, detect),
        truncated=truncated,
        confidence=sure(words, group, truncated),
    )


def headline_links(page: Page, group: Group) -> tuple[Link, ...]:
    """The links of the headline of a group."""
    return page.blocks[group.title].links if group.title >= 0 else ()


def own_addresses(page: Page, done: Cut, url: str | None) -> list[str]:
    """Where an article leads, or stands as the one of its page."""
    said = [link.href for link in headline_links(page, done.group)]
    if done.group.role == "main":
        said += [at for at in (url, page.meta.get("link:canonical"), page.meta.get("og:url")) if at]
    return said


def around(page: Page, group: Group) -> int:
    """The element around a group, or around its headline; -1 on a text page."""
    if group.element >= 0:
        return group.element
    return page.blocks[group.title if group.title >= 0 else group.blocks[0]].element


def note(
    origins: Origins,
    article: Article,
    page: Page,
    verdicts: list[Verdict],
    done: Cut,
    language: str | None,
    url: str | None,
) -> None:
    """Note where an article's times, URL and picture come from."""
    times = (("published", done.published, done.published_block), ("updated", done.updated, done.updated_block))
    for field, time, index in times:
        if time is not None and getattr(article, field):
            block = page.blocks[index]
            marked = block.datetime if block.datetime and rfc3339(block.datetime) else None
            said = marked or block.text[time.start : time.end]
            origins.say(article, field, Origin("time" if marked else "words", place=block.place, text=said))
    if article.language is not None:
        kind: Kind = "page" if article.language == language else "text"
        declared = attribute(page, around(page, done.group)) == article.language
        origins.say(article, "language", Origin("attribute" if declared else kind, "lang" if declared else ""))
    for field, found in (
        ("url", linked(page, verdicts, done, url, article.role)),
        ("image", pictured(page, done.group)),
    ):
        if found is not None and getattr(article, field):
            origins.say(article, field, found)


def sure(words: Words, group: Group, truncated: bool) -> float:
    """How likely an article is to be right, to two digits."""
    values = confidence.vector(
        group.evidence,
        title=words.title,
        text=words.text,
        timed=bool(words.published_text),
        truncated=truncated,
    )
    return round(confidence.confidence(group.evidence.way, values), 2)


def when(page: Page, time: Time | None, block: int, moment: Callable[[Time], str | None]) -> str | None:
    """The RFC 3339 form of a time: what its <time> says, else what its words say."""
    if time is None:
        return None
    marked = page.blocks[block].datetime
    return (rfc3339(marked) if marked else None) or moment(time)


def changed(page: Page, done: Cut, moment: Callable[[Time], str | None]) -> str | None:
    """When an article was changed: of a line that tells when it was published, too, the <time> of the day that the words tell."""
    time, index = done.updated, done.updated_block
    if time is None or time is done.published or index != done.published_block or page.blocks[index].datetime is None:
        return when(page, time, index, moment)
    said = moment(time)
    at = page.blocks[index].element
    for element in page.elements[at : page.elements[at].end]:
        marked = rfc3339(element.attrs.get("datetime")) if element.tag in TIMES else None
        if marked and said and marked[:10] == said[:10]:
            return marked
    return said


def identity(title: str | None, text: str | None) -> str:
    """16 hexadecimal digits that equal content shares."""
    digest = hashlib.sha256(f"{title or ''}\n".encode("utf-8", "surrogatepass"))
    digest.update((text or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def is_teaser(text: str, truncated: bool, role: str) -> bool:
    """Whether a text is only the beginning or the sum of an article."""
    brief = role != "main" and "\n\n" not in text
    if not (truncated or brief) or text.count(" ") > (4 * TEASER if truncated else TEASER):
        return False
    length = size(text)
    return (truncated and length < 4 * TEASER) or (brief and length <= TEASER)


def breaks_off(text: str) -> bool:
    """Whether a text ends in a sign that it goes on elsewhere."""
    return text[-1] in CLOSERS and MORE.search(text, max(len(text) - END, 0)) is not None


def more_follows(page: Page, verdicts: list[Verdict], group: Group) -> bool:
    """Whether "Read more" stands among the blocks of a group, or right after them; with another headline behind it, it leads elsewhere."""
    near = verdicts[group.blocks[0] : group.blocks[-1] + 2]
    said = [verdict.block for verdict in near if verdict.rule.startswith("phrase:read-more")]
    if not said:
        return False
    own = {link.href.partition("#")[0] for link in headline_links(page, group)}
    return any(not of_another(page.blocks[i], own) for i in said)


def of_another(block: Block, own: set[str]) -> bool:
    """Whether a line is a label and another story, "Read more: Storm closes the pass"; `own` are the addresses of the one above."""
    link = block.links[-1] if block.links else None
    return link is not None and ":" in block.text[: link.start] and link.href.partition("#")[0] not in own


def leads_on(page: Page, group: Group) -> bool:
    """Whether a paragraph ends in a link to where the headline leads."""
    targets = {link.href for link in page.blocks[group.title].links} if group.title >= 0 else set()
    return any(page.blocks[i].links[-1].href in targets for i in group.tails)
