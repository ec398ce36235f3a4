"""The walk over the serialised tree against a plain, slow walk over the nodes: the same elements, blocks, metadata."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborNode

from cleaner.decode import decode
from cleaner.model import TIMES, Element, Page
from cleaner.parse import panels
from cleaner.parse.covers import uncover
from cleaner.parse.html import HIDDEN_STYLE, INLINE, RESOURCES, UNSHOWN, parse_html
from cleaner.parse.inline import BREAK, blocks_of_run
from cleaner.parse.joined import STRONG, Run, squeeze
from cleaner.parse.serialised import FOREIGN, RAW, STRIPPED, UNSHOWN_RAW, VOID, tree_of
from cleaner.parse.streamed import STREAMED, in_place

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/page.html"))
SPANS = {*INLINE, *TIMES, "a", "b", "strong", "wbr"}


class Plain:
    """What `parse_html` makes, node by node."""

    def __init__(self, html: str) -> None:
        tree = tree_of(html)
        if any(sign in html for sign in STREAMED):
            in_place(tree)
        tree.strip_tags(STRIPPED, recursive=True)
        if any(tree.css_first(tag) for tag in RAW):
            tree.strip_tags(UNSHOWN_RAW, recursive=True)
        tree.merge_text_nodes()
        assert tree.root is not None
        self.page = Page(media="html", blocks=[])
        self.attrs: list[dict[str, str]] = []
        self.runs: list[Run] = []
        self.gap = 1
        self.head(tree.root)
        tree.strip_tags(list(UNSHOWN), recursive=True)
        self.visit(tree.root, (-1, -1, -1), 0, False, 0, None)
        for element, attrs in zip(self.page.elements, self.attrs, strict=True):
            element.raw = as_raw(attrs)
        uncover(self.page)
        for element in self.page.elements:
            element.raw = ""

    def head(self, root: LexborNode) -> None:
        """What the page says of itself."""
        page, meta = self.page, self.page.meta
        page.language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "").strip() or None
        for node in root.css("title, meta, link, base"):
            given = attributes(node)
            content, href, parent = given.get("content"), given.get("href"), node.parent
            if node.tag == "title":
                own = parent is not None and (parent.mem_id == root.mem_id or closest(parent, root))
                if own and parent is not None and parent.tag in ("html", "head", "body"):
                    page.title = page.title or squeeze(node.text()) or None
            elif node.tag == "meta":
                name = given.get("property") or given.get("name") or given.get("itemprop")
                if name and content:
                    meta.setdefault(name.strip().lower(), content.strip())
                if content and not page.language and given.get("http-equiv", "").lower() == "content-language":
                    page.language = content.split(",")[0].strip()
            elif closed(node) or href is None:
                continue
            elif node.tag == "base":
                meta.setdefault("base", href.strip())
            elif href and given.get("rel") not in RESOURCES:
                for rel in given.get("rel", "").lower().split():
                    meta.setdefault("link:" + rel, href.strip())

    def visit(
        self, node: LexborNode, inside: tuple[int, int, int], depth: int, hides: bool, style: int, href: str | None
    ) -> None:
        """Enter a node; `inside` is the element around it, the container, the outermost inline element below that."""
        parent, container, top = inside
        if node.is_text_node and node.text_content and not hides:
            self.runs.append((node.text_content, top, style, href, None, parent))
        tag = node.tag
        if not node.is_element_node or tag is None:
            return
        if tag == "br":
            self.runs += [] if hides else [BREAK]
            return
        index = len(self.attrs)
        if tag not in SPANS:
            self.flush(container)
            container, top = index, -1
        elif top < 0:
            top = index
        attrs = attributes(node)
        element = Element(tag, parent, "", depth, len(self.page.blocks))
        self.page.elements.append(element)
        self.attrs.append(attrs)
        if tag == "a":
            href = attrs.get("href") or href
        elif tag in ("b", "strong"):
            style |= STRONG
        elif tag in TIMES:
            if self.runs and self.runs[-1][1] == top and self.page.elements[self.runs[-1][5]].tag in TIMES:
                self.runs.append(BREAK)
            self.runs.append(("", top, style, href, attrs.get("datetime"), index))
        elif tag == "hr":
            self.gap = 2
        if tag not in ("html", "body"):
            own = attrs.get("hidden", "until-found") != "until-found"
            own |= HIDDEN_STYLE.search(attrs.get("style", "").lower()) is not None
            hides |= tag == "head" or (own and not self.opens(index, container))
        child = node.first_child
        while child is not None:
            self.visit(child, (index, container, top), depth + 1, hides, style, href)
            child = child.next
        if container == index:
            self.flush(container)
        element.last, element.end = len(self.page.blocks), len(self.attrs)

    def opens(self, index: int, container: int) -> bool:
        """Whether an element is a panel that a reader opens."""
        if container != index:
            return False
        known = zip(self.page.elements, self.attrs, strict=True)
        raw = [Element(e.tag, e.parent, as_raw(attrs), e.depth, e.first) for e, attrs in known]
        return panels.opens(raw, index)

    def flush(self, container: int) -> None:
        """End a block."""
        if self.runs:
            self.gap = blocks_of_run(self.page, self.runs, container, self.gap)
            self.runs.clear()


def closest(node: LexborNode, root: LexborNode) -> bool:
    """Whether a node is a child of the root."""
    return node.parent is not None and node.parent.mem_id == root.mem_id


def attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


def as_raw(attrs: dict[str, str]) -> str:
    """Attributes as the walk has them."""
    return " ".join(f'{name}="{value}"' for name, value in attrs.items() if '"' not in value)


def closed(node: LexborNode) -> bool:
    """Whether a node is written with an end tag."""
    return (node.html or "").endswith(f"</{node.tag}>")


def check(html: str) -> None:
    """Both walks see the same."""
    plain, page = Plain(html), parse_html(html.encode(errors="ignore"))
    assert page == parse_html(html)
    assert [dict(e.attrs) for e in page.elements] == plain.attrs
    for element, slow in zip(page.elements, plain.page.elements, strict=True):
        element.tag, element.raw = element.tag.removeprefix(FOREIGN), ""
        assert element == slow
    assert page.blocks == plain.page.blocks
    for field in ("title", "language", "meta"):
        assert getattr(page, field) == getattr(plain.page, field)


NAMES = [
    "p",
    "div",
    "span",
    "a",
    "b",
    "i",
    "li",
    "ul",
    "h2",
    "pre",
    "table",
    "tr",
    "td",
    "br",
    "hr",
    "img",
    "wbr",
    "input",
    "title",
    "time",
    "math",
    "mi",
    "mtext",
    "annotation-xml",
    "svg",
    "desc",
    "foreignObject",
    "script",
    "style",
    "template",
    "iframe",
    "noscript",
    "noembed",
    "noframes",
    "xmp",
    "plaintext",
    "textarea",
    "select",
    "option",
    "selectedcontent",
    "canvas",
    "object",
    "video",
    "head",
    "body",
    "html",
    "frameset",
    "frame",
    "meta",
    "link",
    "base",
    "a<b",
    "p-<q",
    "x:y",
    "p\x01",
    "form",
    "button",
]
ATTRIBUTES = (
    "", " hidden", " hidden=until-found", " style='display:none'", " STYLE='x:y; VISIBILITY : hidden'", " class=hidden",
    " style='content:&quot;none&quot;'", " href=/a", " class='a href=' href=b", ' x" href="y"', ' "', " =x", ' ="=" ',
    " <!--x", " <!-- c -->", " datetime=2020", " data-hidden=''", " a=\"<>&amp;&nbsp;&quot;'&amp;lt;\"", " é=\u2028",
    " name=n content=c", " rel='canonical Next' href=/c", " rel=icon href=i", " property=og:x content='&lt;y&gt;'",
    " lang=de", " http-equiv=content-language content=fr,de", " encoding=text/html", " xlink:href=z x\x0by=1", "/",
)  # fmt: skip
TEXTS = (
    "x", " ", "\n  ", "&lt;", "&gt;", "&amp;nbsp;", "&nbsp;", "&amp;lt;p&amp;gt;", "<!-- a > b <p> -->", "<!-->", "<!--->",
    "<!-- <!-- --!>", "<!---->", "<!--[if x]><!-->", "<!--<![endif]-->", "<!--a>--->", "<!--", "<?a>b", '<?a "<>" ?>', "<?->",
    "<!x>", "</ x>", "</->", "<![CDATA[ <a> ]]>", "\0", "\u00ad", "\u200b", "-", "•", "--", ">", "<", '"', "'", "=", "/",
    "long enough to be a headline of its own", "\u2028", "\x85", "\x07", "\ud800", "a\r\nb", "\x0c",
)  # fmt: skip
SOUP = st.lists(
    st.one_of(
        st.builds(lambda name, attrs: f"<{name}{''.join(attrs)}>", st.sampled_from(NAMES), st.lists(st.sampled_from(ATTRIBUTES), max_size=3)),
        st.sampled_from(NAMES).map(lambda name: f"</{name}>"),
        st.sampled_from(TEXTS),
        st.text(alphabet="<>/!?-='\"&; \nab", max_size=8),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(SOUP)
@settings(max_examples=500, deadline=None)
@example("")
@example("<p <!-- class=x -->>text<!-- c --><p>more")
@example("<!--[if !mso]><!--><p>shown<!--<![endif]-->")
@example("x<!-->y<!--->z<!--a>---><p>-->")
@example("<a<b href=x>one</a<b><a<b>two")
@example("<p>a<xmp><p>&lt;b></xmp>c<plaintext></plaintext>&amp;<!--")
@example("<math><xmp>&lt;/xmp>&lt;p>x</xmp></math>y")
@example("<noembed>a>b</noembed><p>x<noframes><p></noframes>y")
@example("<math><input>a<mi><input>b</mi></input><link rel=next href=x>c</link></math>d")
@example("<video><meta name=a content=b>x</video>y<canvas><xmp>z</xmp></canvas>")
@example("<math>x<wbr>y</math>")
@example("<math><html><title><a>x</a></title></html></math>")
@example("<pre>\n\n  a\n<div>  <b> x</b></div></pre>")
@example('<a title="x href=" href="/real">x</a><a b" href="y">y</a><a ="=" href=z>z</a>')
@example("<select><button><selectedcontent></selectedcontent></button><option selected>one</select>")
@example("<p>a<title>b</title>c</p><title hidden>d</title><title>e</title>")
def test_the_walk_sees_what_the_tree_holds(html: str) -> None:
    check(html)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    if '"embedded"' in path.with_name("case.toml").read_text("utf-8"):
        pytest.skip("read from what the page does not show")
    check(decode(path.read_bytes()).text)


@pytest.mark.parametrize("name", sorted(VOID))
def test_void_elements_are_those_written_without_an_end_tag(name: str) -> None:
    tree = tree_of("")
    assert tree.create_node(name).html == f"<{name}>"
