"""Headings, links, lists and code in Markdown: what a reader of CommonMark makes of them, on ordinary and on hostile pages."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner.address import openable
from cleaner.model import Source
from cleaner.pipeline import run
from cleaner.rules import load
from cleaner.write import formatter
from cleaner.write.markdown_text import blocks, destination
from cleaner.write.marking import mark
from cleaner.write.marks import bare

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INK = st.text(st.sampled_from("ab1 *_`#>-+=|:.)(~<&;![]\\/x\"'^{}"), max_size=20)
ADDRESS = st.text(st.sampled_from("ab1/:?#&;=()[]<>\\|*_`\"' %é.{}^\t"), max_size=20)

BODY = """
<p>A net that is torn on Monday can be on the boat again on Tuesday, if somebody sits down with <a href="/needle">the old needle!</a>
and does not get up before the last knot. {}</p>
<h2>What you need</h2>
<ul><li>Twine of the same thickness</li><li>A needle<ul><li>of wood, or</li><li>of bone</li></ul></li><li>Time</li></ul>
<h4>In this order</h4>
<ol start="3"><li>Wash the net and hang it up.</li><li><p>Cut the torn meshes away.</p><p>Leave every knot that holds.</p></li></ol>
<p><b>Note.</b> A net that is older than ten years is seldom worth it, and the wind does the rest anyway.</p>
<pre><code class="language-python">def mend(net):

    return [mesh for mesh in net]
</code></pre>
<blockquote><p>Whoever mends nets owns the sea.</p><p>Whoever does not, *swims*.</p></blockquote>
<table><tr><th>Twine</th><th>Price</th></tr><tr><td><a href="/hemp">Hemp</a></td><td>3 | 4</td></tr></table>
<p>That is all there is to it, and it takes a whole evening for whoever has not done it a hundred times before.</p>
"""


def made(more: str = "", url: str | None = "https://quay.example/nets/") -> str:
    """The Markdown of a page."""
    page = f"<!doctype html><title>How to mend a net</title><main><article><h1>How to mend a net</h1>{BODY.format(more)}</article></main>"
    result = run(Source(path="p", data=page.encode(), url=url), load([]), markup=True)
    before = [article.text for article in result.document.articles]
    mark(result)
    assert [bare(a.text).replace("- ", "") for a in result.document.articles] == [  # type: ignore[union-attr]
        (text or "").replace("- ", "") for text in before
    ]
    return formatter("markdown", "article").body(result.document).decode()


def test_a_page() -> None:
    assert made().split("\n")[4:] == [
        "## What you need",
        "",
        "- Twine of the same thickness",
        "- A needle",
        "  - of wood, or",
        "  - of bone",
        "- Time",
        "",
        "### In this order",
        "",
        "3. Wash the net and hang it up.",
        "4. Cut the torn meshes away.",
        "",
        "   Leave every knot that holds.",
        "",
        "**Note.** A net that is older than ten years is seldom worth it, and the wind does the rest anyway.",
        "",
        "```python",
        "def mend(net):",
        "",
        "    return [mesh for mesh in net]",
        "```",
        "",
        "> Whoever mends nets owns the sea.",
        ">",
        "> Whoever does not, \\*swims\\*.",
        "",
        "| Twine | Price |",
        "| --- | --- |",
        "| [Hemp](https://quay.example/hemp) | 3 \\| 4 |",
        "",
        "That is all there is to it, and it takes a whole evening for whoever has not done it a hundred times before.",
        "",
    ]


def links(markdown: str) -> list[tuple[str, str]]:
    """Addresses and words of the links that a reader finds, but for that of the headline."""
    found = []
    for token in READER.parse(markdown):
        inner = token.children or []
        for at, one in enumerate(inner):
            if one.type == "link_open":
                ends = next(i for i in range(at, len(inner)) if inner[i].type == "link_close")
                found.append((str(one.attrs["href"]), "".join(c.content for c in inner[at:ends])))
    return [link for link in found if link[1] not in ("How to mend a net", "Hemp", "the old needle!")]


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("far", "https://quay.example/nets/far"),
        ("/a b(c)", "https://quay.example/a%20b%28c%29"),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("#top", None),
        ("", None),
    ],
)
def test_addresses(href: str, leads: str | None) -> None:
    text = made(f'See <a href="{escape(href)}">the [other] shore!</a>')
    assert links(text) == ([(leads, "the [other] shore!")] if leads else [])
    assert "the \\[other\\] shore!" in text


def test_without_an_address_of_the_page_links_stay_as_they_are() -> None:
    assert links(made('<a href="far">off</a>', url=None)) == [("far", "off")]


@settings(max_examples=300, deadline=None)
@given(INK, ADDRESS, INK, INK)
def test_hostile_links_read_back(before: str, href: str, words: str, after: str) -> None:
    found = READER.parse(blocks(f"a{before}\x03{href}\x04w{words}\x05{after}b"))
    inner = [child for token in found for child in token.children or ()]
    assert {t.type for t in inner} <= {"text", "text_special", "softbreak", "hardbreak", "link_open", "link_close"}
    read = "".join("\n" if child.type.endswith("break") else child.content for child in inner)
    assert "".join(read.split()) == "".join(f"a{before}w{words}{after}b".split())
    opened = [token for token in inner if token.type == "link_open"]
    if openable(href):
        assert len(opened) == 1


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from(["-", "1", "7", ""]), INK), min_size=1, max_size=8))
def test_hostile_lists_read_back(items: list[tuple[int, str, str]]) -> None:
    text = "\n".join(f"\x01l{depth}:{marker}\x02w{words}" for depth, marker, words in items)
    tokens = READER.parse(blocks(text))
    said = "".join(inline(token) for token in tokens if token.type == "inline")
    assert "".join(said.split()) == "".join("".join(f"w{words}" for _, _, words in items).split())
    kinds = {token.type for token in tokens if not token.type.endswith("_close")}
    assert kinds <= {"bullet_list_open", "ordered_list_open", "list_item_open", "paragraph_open", "inline"}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("hlqc"), INK, INK), max_size=6), st.sampled_from(["\n", "\n\n", " | ", " "]))
def test_marks_in_any_place_do_no_harm(parts: list[tuple[str, str, str]], joint: str) -> None:
    text = joint.join(f"\x01{kind}{argument}\x02{words}" for kind, argument, words in parts)
    written = blocks(text)
    assert not re.search(r"[\x00-\x08\x0e-\x1f]", written)
    read = "".join(inline(token) for token in READER.parse(written))
    assert sum(map(str.isalnum, read)) >= sum(map(str.isalnum, "".join(words for _, _, words in parts))) - 9 * len(
        parts
    )


def inline(token: Token) -> str:
    """The words of a token."""
    if token.type in ("fence", "code_block"):
        return token.content
    return "".join("\n" if c.type.endswith("break") else c.content for c in token.children or ())


def test_a_card_that_is_a_link_as_a_whole_leads_there_once() -> None:
    card = '<a href="/{0}"><h3>The {0} of the lower quay is shut</h3><p>Nobody has seen the {0} open since the storm, and nobody asks.</p></a>'
    page = "<!doctype html>" + "".join(
        f"<div class=card>{card.format(w)}</div>" for w in ("gate", "door", "inn", "well")
    )
    result = run(Source(path="p", data=page.encode(), url="https://quay.example/"), load([]))
    mark(result)
    text = formatter("markdown", "article").body(result.document).decode()
    assert text.count("https://quay.example/gate") == 1
    assert text.startswith("# [The gate of the lower quay is shut](https://quay.example/gate)\n\nNobody has seen")


INNER = st.recursive(
    INK.map(escape),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["b", "em", "i", "code", "strong", "span", 'a href="/x"', "kbd", "a href='y(z'", "cite"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(INNER, INNER, st.sampled_from(["p", "td", "li", "blockquote", "h3"]))
def test_what_stands_in_a_line_reads_back(one: str, two: str, tag: str) -> None:
    """No word is lost or doubled, and nothing is markup but what the page marks."""
    lead = "<p>The ferry to Lindvik sails again from Monday, the port authority said after a winter of work on the old pier.</p>"
    around = {"td": "<table><tr><td>a</td>{}</tr><tr><td>c</td><td>d</td></tr></table>", "li": "<ul>{}</ul>"}.get(
        tag, "{}"
    )
    page = f"<!doctype html><title>Ferry</title><article><h1>The ferry sails again</h1>{lead}{around.format(f'<{tag}>w{one} and {two}w</{tag}>')}{lead}"
    result = run(Source(path="p", data=page.encode(), url="https://quay.example/"), load([]), markup=True)
    before = "".join(a.text or "" for a in result.document.articles)
    mark(result)
    text = blocks("\n\n".join(a.text or "" for a in result.document.articles))
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", text)
    inner = [child for token in READER.parse(text) for child in token.children or ()]
    allowed = {"text", "text_special", "softbreak", "hardbreak", "link_open", "link_close", "code_inline"}
    assert {c.type for c in inner} <= allowed | {"em_open", "em_close", "strong_open", "strong_close"}
    read = "".join(c.content for c in inner)
    assert [c for c in read if c.isalnum()] == [c for c in before if c.isalnum()]
    for kind, tags in (("em", "<em|<i>|<cite"), ("strong", "<b>|<strong"), ("code_inline", "<code|<kbd")):
        assert not any(c.type.startswith(kind) for c in inner) or re.search(tags, page)


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("a <code>x | y</code> b", "a `x | y` b"),
        ("a <code>``</code> b", "a ``` `` ``` b"),
        ("a <em>b</em>, <b>c d</b> e", "a *b*, **c d** e"),
        ("un<em>der</em>way", "un*der*way"),
        ("a<em>(b)</em>c", "a(b)c"),
        ("<em>a</em><b>b</b>", "a**b**"),
        ('<code><a href="/x">f()</a></code> is', "[`f()`](https://quay.example/x) is"),
        ('<em>see <a href="/x">f</a></em>', "*see [f](https://quay.example/x)*"),
        ("<b>1. Row</b> out", "**1. Row** out"),
    ],
)
def test_words_in_a_line(markup: str, written: str) -> None:
    more = f"<p>Then they all rowed out to the buoy and back again, and it went like this, as far as anybody knows: {markup}</p>"
    line = next(line for line in made(f"</p>{more}<p>And home.").split("\n") if line.startswith("Then they"))
    assert line.partition("knows: ")[2] == written


def test_destinations() -> None:
    assert destination("https://x.example/a(b)[c] d") == "https://x.example/a%28b%29%5Bc%5D%20d"
    assert destination("/é?x&copy;") == "/é?x&amp;copy;"
