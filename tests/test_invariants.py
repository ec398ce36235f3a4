"""The invariants of docs/architecture.md, as properties of composed pages.

What stands on a page is counted by `visible_text` and `visible_html`, which share no code with the block model: they
count letters and digits, of which none may be lost or doubled.
"""

import html
import json
import os
import re
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean
from cleaner.model import Article, Document, Source
from cleaner.pipeline import Result, run
from cleaner.rules import load

ROOT = Path(__file__).parents[1]
FIXTURES = sorted(p for p in (ROOT / "fixtures" / "pages").glob("*/page.*"))
FIELDS = ("title", "text", "source", "published_text", "dateline", "credit")

PANELS = "were read as if open"
"""What a warning says where hidden text was read that a reader opens."""
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
"""A character as JSON may have it."""
XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""
WORDS = [
    "harbour",
    "council",
    "ferry",
    "中国",
    "経済",
    "правительство",
    "الحكومة",
    "budget",
    "Ärzte",
    "naïve",
    "2024",
    "3.5",
    "o'clock",
    "e-mail",
    "l’été",
    "ทดสอบ",
]
LABELS = (
    "Comments", "No comments yet...", "Related Articles", "Hashtags", "Try Our AI Features", "Share", "Read more",
    "Most read", "Advertisement", "Reply", "© KYODO", "By Jane Doe and John Roe", "#trade #eu", "Kommentare",
    "Updated 5 minutes ago", "16 minutes ago", "an hour ago", "3 March 2025", "09:34", "The Mainichi", "- The Mainichi",
    "The Mainichi · 2 hours ago", "KYODO NEWS - 30 minutes ago - 09:34 | All, Japan The plan was agreed on late Friday.",
    "BRUSSELS (Kyodo) -- Ministers agreed on the plan after a night of talks.", "TOKYO -- Ministers met in the morning.",
    "---", "* * *", "• point one", "1. point two", "> quoted words", "# Heading", "Photo: Ann Other", "[...]", "…",
)  # fmt: skip


def letters(text: str) -> Counter[str]:
    """Letters and digits, each with how often it stands there."""
    return Counter(c for c in text if c.isalnum())


def check_conservation(document: Document, least: str, most: str) -> None:
    """All that is shown is written, and nothing besides it or twice: not less than `least`, and not more than `most`.

    Authors, and the title of a main article, may come from metadata besides; names in capitals are written as the page writes
    them there.
    """
    parts = [removed.text for removed in document.removed]
    told = []
    for article in document.articles:
        parts += [getattr(article, field) or "" for field in FIELDS if field != "title"] + article.tags
        own = (
            article.role == "main" and article.title and article.title in " ".join((document.page.title or "").split())
        )
        (told if own else parts).append(article.title or "")
        told += article.authors
    assert not letters(least.casefold()) - letters("".join(parts + told).casefold()), "lost"
    assert not letters("".join(parts)) - letters(most), "invented or doubled"


def bounds(document: Document, markup: str) -> tuple[str, str]:
    """What of an HTML page must be written, and what may be: more where its warnings say that it was read.

    Which hidden elements are panels that a reader opens is not guessed here.
    """
    told = " ".join(document.warnings)
    revealed = "hidden until a script shows it" in told
    shown = visible_html(markup, revealed=revealed)
    if is_filled(document):  # of templates also where damage has made words of their end tags
        held = html.unescape(html.unescape(markup.replace("template", "template div")))
        return shown, shown + ESCAPED.sub(lambda found: chr(int(found[1], 16)), held)
    return shown, visible_html(markup, revealed=True) if PANELS in told else shown


def is_filled(document: Document) -> bool:
    """Whether text was read that a page holds and no browser shows."""
    said = ("stands in <template>", " was read from ", " were read from ", "is given")
    return any(words in warning for warning in document.warnings for words in said)


def visible_html(markup: str, *, revealed: bool = False) -> str:
    """The text that a browser would show, from the tree itself; with `revealed`, as if nothing were hidden."""
    # A frame for readers without scripts is no element to a browser that runs them, so an open one hides nothing.
    tree = LexborHTMLParser(re.sub(r"(<iframe\b[^<>]*>)(\s*</noscript)", r"\1</iframe>\2", markup))
    places = tree.css('template[id^="B:"], template[id^="P:"]')
    awaited = {f"S:{(node.attributes['id'] or '')[2:]}" for node in places}
    for node in tree.css('noscript[id^="af"], span[id^="af"]'):  # as Marko has it
        awaited.add(re.sub(r"ph(\d+)$", r"\1", node.attributes["id"] or ""))
    for node in tree.css("head, script, style, svg, template, iframe, noembed, noframes, canvas, object, audio, video"):
        node.decompose()
    for node in tree.css("[hidden], [style]"):
        gone = re.search(
            r"(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)", (node.attributes.get("style") or "").lower()
        )
        hidden = "hidden" in node.attributes and node.attributes["hidden"] != "until-found"
        late = node.tag == "div" and node.attributes.get("id") in awaited
        if (gone or hidden) and not late and node.tag not in ("html", "body") and not revealed:
            node.decompose()
    return tree.root.text() if tree.root is not None else ""


def visible_feed(text: str) -> str:
    """What the entries of a feed say, read by the standard library; of one that is no XML the end is made up."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    ends = ("", "</description></item></channel></rss>")
    for whole in (text, html.unescape(re.sub("[\x00-\x08\x0b\x0c]", "", text)).replace("&", "&amp;")):
        for end in ends:
            with suppress(ElementTree.ParseError):
                return "\n".join(map(said_by, entries_of(ElementTree.fromstring(whole + end))))
    raise ValueError("no feed")


def entries_of(feed: ElementTree.Element) -> list[ElementTree.Element]:
    """Elements named item or entry, whatever their namespace."""
    return [element for element in feed.iter() if element.tag.rpartition("}")[2] in ("item", "entry")]


def said_by(entry: ElementTree.Element) -> str:
    """The words of an entry: a source once, and one time."""
    parts: dict[str, list[str]] = {}
    for element in entry:
        name = element.tag.rpartition("}")[2]
        inner = "".join(ElementTree.tostring(child, encoding="unicode") for child in element)
        if name == "category":
            said = element.get("label") or element.get("term") or element.text or ""
        elif name == "source" or (name == "author" and len(element)):
            named = [child.text or "" for child in element if child.tag.rpartition("}")[2] in ("title", "name")]
            said = " ".join(named) or element.text or ""
        else:
            said = visible_html((element.text or "") + inner)
        parts.setdefault(name, []).append(visible_html(said) if name == "category" else said)
    time = (parts.get("pubDate") or parts.get("date") or parts.get("published") or parts.get("updated") or [])[:1]
    title, source = "".join(parts.get("title", [])), "".join(parts.get("source", []))
    told = [title.removesuffix(f" - {source}") if source else title, source, *time]
    return "\n".join(
        told
        + [
            w
            for n in ("creator", "author", "category", "description", "summary", "encoded", "content")
            for w in parts.get(n, [])
        ]
    )


sentence = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).map(lambda s: s[0].upper() + s[1:] + ".")
)
headline = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join).map(str.capitalize)
line = st.one_of(sentence, headline, st.sampled_from(LABELS), st.text(max_size=40), st.just(""))
text_pages = st.tuples(st.lists(line, max_size=40), st.sampled_from(["\n", "\r\n", "\n\n", " \t\n"])).map(
    lambda page: page[1].join(page[0])
)

CONTAINERS = (
    "div", "section", "article", "ul", "li", "p", "h1", "h2", "h3", "aside", "table", "tr", "td", "blockquote", "nav",
    "footer", "pre", "noscript", "dl", "dd", "figure", "figcaption", "main", "header", "form", "button", "select",
    "template", "script", "br", "hr", "svg",
)  # fmt: skip
INLINE = ("a", "b", "span", "em", "time", "strong", "small", "sup", "label", "img", "wbr", "code")
ATTRIBUTES = (
    "", ' class="comments"', ' class="related"', ' class="card item-3"', ' hidden', ' style="display: none"',
    ' id="footer"', ' role="navigation"', ' href="/story/1"', ' href="/story/2"', ' datetime="2025-03-03"',
    ' class="share"', ' style="color:red"', ' class="tags"', ' class="faq-answer" hidden', ' role="tabpanel" hidden',
)  # fmt: skip


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markup of an element around children, often without its end tag."""
    return st.builds(
        lambda tag, attrs, inner, end: f"<{tag}{attrs}>{''.join(inner)}{f'</{tag}>' if end else ''}",
        st.sampled_from(CONTAINERS + INLINE),
        st.sampled_from(ATTRIBUTES),
        st.lists(children, max_size=5),
        st.booleans() | st.just(True),
    )


html_pages = st.lists(st.recursive(line.map(escape) | line.map(lambda s: f"{escape(s)} "), element, max_leaves=40)).map(
    lambda parts: "<!doctype html><html><body>" + "".join(parts) + "</body></html>"
)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def result(data: bytes) -> Result:
    """The page, its verdicts and its document."""
    return run(Source(path="page", data=data), load(), now="2025-06-15T12:00:00Z")


@relaxed
@given(text_pages)
def test_nothing_is_lost_of_a_text_page(page: str) -> None:
    from cleaner.decode import decode, scrub

    document = clean(page, name="page")
    if document.page.media == "text":
        shown = decode(scrub(page)[0].encode(), charset="utf-8").text
        check_conservation(document, shown, shown)


@relaxed
@given(html_pages)
def test_nothing_is_lost_of_an_html_page(page: str) -> None:
    from cleaner.decode import decode

    document = clean(page, name="page")
    assert document.page.media == "html"
    check_conservation(document, *bounds(document, decode(page.encode("utf-8", "surrogatepass")).text))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.parent.name)
def test_nothing_is_lost_of_a_fixture(path: Path) -> None:
    from cleaner.decode import decode

    data = path.read_bytes()
    document = clean(data, name=path.name)
    text = decode(data).text
    least = most = text
    if document.page.media == "html" and path.suffix == ".xml" and "it holds no article" not in str(document.warnings):
        least = most = visible_feed(text)
    elif document.page.media == "html":
        least, most = bounds(document, text)
    check_conservation(document, least, most)


feeds = st.lists(st.tuples(headline, st.lists(st.sampled_from(WORDS), max_size=2, unique=True), html_pages)).map(
    lambda entries: (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Pressfold</title>"
        + "".join(
            f"<item><title>{escape(title)}</title>{''.join(f'<dc:creator>{escape(name)}</dc:creator>' for name in names)}"
            f"<description>{escape(XML.sub('', page))}</description><pubDate>Mon, 05 May 2025 08:00:00 GMT</pubDate></item>"
            for title, names, page in entries
        )
        + "</channel></rss>"
    )
)


@relaxed
@given(feeds)
def test_nothing_is_lost_of_a_feed(feed: str) -> None:
    document = clean(feed, name="feed")
    assert document.page.title == "Pressfold"
    assume(not any("hidden until a script shows it" in one for one in document.warnings))
    shown = visible_feed(feed)
    check_conservation(document, shown, shown + html.unescape(feed) if document.warnings else shown)
    check_replay(result(feed.encode()))


def replay(made: Result) -> list[dict[str, object]]:
    """The words of the articles, put together from blocks and verdicts alone."""
    articles: list[dict[str, object]] = [{"authors": [], "tags": []} for _ in made.document.articles]
    for verdict in sorted(made.verdicts, key=lambda v: (v.block, v.start)):
        if verdict.rule:
            continue
        words = made.page.blocks[verdict.block].text[verdict.start : verdict.end]
        held, marker = articles[verdict.article], made.page.blocks[verdict.block].marker
        if verdict.field in ("authors", "tags"):
            held[verdict.field] = [*held[verdict.field], words]  # type: ignore[misc]
        else:
            words = f"{marker} {words}" if verdict.field == "text" and not verdict.start else words
            held[verdict.field] = f"{held.get(verdict.field, '')} {words}".strip()
    return articles


def check_replay(made: Result) -> None:
    """Verdicts cover each block once, and applying them gives the articles again."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for verdict in made.verdicts:
        assert 0 <= verdict.start <= verdict.end <= len(made.page.blocks[verdict.block].text)
        assert bool(verdict.rule) != (verdict.article >= 0)
        covered.setdefault(verdict.block, []).append((verdict.start, verdict.end))
    for index, block in enumerate(made.page.blocks):
        at = 0
        for start, end in sorted(covered.get(index, [])):
            assert start >= at, "two verdicts on one stretch"
            assert not any(c.isalnum() for c in block.text[at:start]), "a stretch without a verdict"
            at = end
        assert not any(c.isalnum() for c in block.text[at:])
    for article, words in zip(made.document.articles, replay(made), strict=True):
        for field in FIELDS:
            said = getattr(article, field)
            if field == "title" and said and not words.get("title") and article.role == "main":
                assert said in " ".join((made.page.title or made.page.meta["og:title"]).split())
                continue
            assert letters(said or "") == letters(str(words.get(field, "")))
            assert (said or "").split()[:1] == str(words.get(field, "")).split()[:1] or field == "text"
        shown, given = ("".join(names).casefold() for names in (words["authors"], article.authors))  # type: ignore[attr-defined]
        assert letters(shown) in (letters(given), letters("")), "authors come from the page, or all from metadata"
        assert article.tags == words["tags"]


@relaxed
@given(text_pages | html_pages)
def test_replay(page: str) -> None:
    check_replay(result(page.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.parent.name)
def test_replay_of_a_fixture(path: Path) -> None:
    made = result(path.read_bytes())
    check_replay(made)
    for article in made.document.articles:
        check_article(article)


def test_same_bytes_with_any_hash_seed_and_from_any_folder(tmp_path: Path) -> None:
    """The whole command over all fixtures, twice, under different hash seeds and in different directories."""
    out = []
    for seed, folder in (("1", ROOT), ("4242", tmp_path)):
        pages = os.path.relpath(ROOT / "fixtures" / "pages", folder) if folder == ROOT else str(ROOT / "fixtures/pages")
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", "clean", "--unit", "page", pages],
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode in (0, 1), done.stderr
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(lines) >= 20
        for document in lines:
            document["page"]["path"] = Path(document["page"]["path"]).parent.name
        out.append(lines)
    assert out[0] == out[1]


@relaxed
@given(text_pages | html_pages)
def test_output_is_json_that_gives_the_document_back(page: str) -> None:
    document = clean(page, name="page")
    data = msgspec.json.encode(document)
    assert msgspec.json.decode(data, type=Document) == document
    assert not re.search(rb"[\x00-\x1f\x7f]", data)
    for article in document.articles:
        check_article(article)


def check_article(article: Article) -> None:
    """What holds of every article whatever the page."""
    assert article.title or article.text
    assert (article.kind == "headline") == (article.text is None)
    assert re.fullmatch(r"[0-9a-f]{16}", article.id)
    for field in FIELDS:
        value = getattr(article, field)
        assert value is None or (value.strip() and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", value))
    assert article.text is None or article.text == article.text.rstrip()
    for names in (article.tags, article.authors):
        assert len({name.casefold() for name in names}) == len(names)


@relaxed
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document(data: bytes) -> None:
    clean(data, name="bytes")


def test_a_page_costs_its_neighbours_nothing(tmp_path: Path) -> None:
    good = "Ferry returns to the old harbour\n" + "The ferry came back on Monday after two years of repairs. " * 4
    (tmp_path / "a.txt").write_text(good, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "c.txt").write_text(good, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean", str(tmp_path)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert done.returncode == 1
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Ferry returns to the old harbour"] * 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "b.txt" in done.stderr
