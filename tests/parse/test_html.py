"""HTML -> blocks and containers."""

import pytest

from cleaner.parse.html import parse_html


def texts(html: str) -> list[str]:
    return [block.text for block in parse_html(html).blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>two</b>\n three</p>", ["one two three"]),
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("one<br>two<br><br>three", ["one", "two", "three"]),
        ("<ul><li>one<li><a href=x>two</a></ul>", ["one", "two"]),
        ("<p>soft\u00adhyphen and\u00a0space</p>", ["softhyphen and space"]),
        ("<script>no</script><style>no</style><p>yes</p><template>no</template>", ["yes"]),
        ("<p hidden>no</p><div style='color:red; display : none'>no <p>no</p></div><p>yes</p>", ["yes"]),
        ("<noscript><p>yes</p></noscript>", ["yes"]),
        ("<head><title>no</title></head><body><p>yes", ["yes"]),
        ("<body style='display:none'><p>yes</p>", ["yes"]),
        ("<p>• · —</p><p>-----</p><p>yes</p>", ["yes"]),
        ("<a href=/1><h3>Title</h3><p>Lead</p></a>", ["Title", "Lead"]),
        ("<div><a href=/1>Home</a> | <a href=/2>Sport</a></div>", ["Home", "Sport"]),
        ("<div><span>Politics</span><span>Budget agreed</span></div>", ["Politics", "Budget agreed"]),
        ("<p><span>Bud</span><span>get</span></p>", ["Budget"]),
        ("<p>H<sub>2</sub>O</p>", ["H2O"]),
        ("<svg><text>no</text></svg><p>yes</p>", ["yes"]),
        ("<canvas>no</canvas><video>no<p>no</p></video><p>yes<object>no</object></p>", ["yes"]),
        ("<p>a\u0007b <b>c\u2028\u0085d</b></p>", ["a b c d"]),
        ("<p>&amp;nbsp; &lt;p&gt;<xmp><b>&amp;</xmp>", ["&nbsp; <p>", "<b>&amp;"]),
        ("<!--[if x]><!--><p>yes<!--<![endif]--><!-- > no <p>no -->", ["yes"]),
        ("<p <!-- no -->>yes", [">yes"]),
        ("<select><selectedcontent></selectedcontent><option>once</select>", ["once"]),
        ("", []),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_kinds_levels_and_gaps() -> None:
    page = parse_html(
        "<h2>Head</h2><p>Text<br>more</p><hr><ul><li>item</li></ul><table><tr><td>cell</table>"
        "<pre>a\n  b</pre><blockquote><p>said</p></blockquote><figure><figcaption>below</figcaption></figure>"
    )
    assert [(b.kind, b.level, b.gap, b.text) for b in page.blocks] == [
        ("heading", 2, 1, "Head"),
        ("paragraph", 0, 1, "Text"),
        ("paragraph", 0, 0, "more"),
        ("item", 0, 2, "item"),
        ("cell", 0, 1, "cell"),
        ("code", 0, 1, "a\n  b"),
        ("quote", 0, 1, "said"),
        ("caption", 0, 1, "below"),
    ]


def test_links_and_bold() -> None:
    page = parse_html("<p><b>Run in.</b> Some <a href='/a'>linked words</a> here</p><p><b>All bold</b></p>")
    first, second = page.blocks
    assert [(first.text[link.start : link.end], link.href) for link in first.links] == [("linked words", "/a")]
    assert first.link_share == pytest.approx(12 / len(first.text))
    assert first.text[: first.lead].strip() == "Run in."
    assert not first.strong
    assert second.strong
    assert second.lead == 0


def test_links_lie_where_their_words_do_after_control_characters() -> None:
    (block,) = parse_html("<p>one\u0007 \u0007two <a href='x?a=1&amp;b=2'>three</a></p>").blocks
    assert [(block.text[link.start : link.end], link.href) for link in block.links] == [("three", "x?a=1&b=2")]


def test_an_element_is_a_range_of_blocks_and_of_elements() -> None:
    page = parse_html("<main><article id=a><h2>x</h2><p>y</p></article><article id=b><p>z</p></article></main>")
    by_id = {e.attrs.get("id"): e for e in page.elements}
    assert [page.blocks[i].text for i in range(by_id["a"].first, by_id["a"].last)] == ["x", "y"]
    assert [page.blocks[i].text for i in range(by_id["b"].first, by_id["b"].last)] == ["z"]
    main = next(e for e in page.elements if e.tag == "main")
    assert (main.first, main.last) == (0, 3)
    for number, element in enumerate(page.elements):
        assert element.parent < number < element.end <= len(page.elements)


def test_what_the_head_says() -> None:
    page = parse_html(
        '<html lang="de-AT"><head><base href="https://e.example/x/"><title> A  b </title><meta name="Author" content="J">'
        '<meta property="og:site_name" content="Gazette"><link rel="canonical" href="/c">'
        '<script type="application/ld+json">{"a": 1}</script></head><body>x</body></html>'
    )
    assert (page.title, page.language) == ("A b", "de-AT")
    assert page.meta == {
        "base": "https://e.example/x/",
        "author": "J",
        "og:site_name": "Gazette",
        "link:canonical": "/c",
    }
    assert page.data == ['{"a": 1}']


def test_a_hundred_thousand_levels() -> None:
    page = parse_html("<span>" * 100_000 + "deep")
    assert [b.text for b in page.blocks] == ["deep"]


def test_a_time_gives_its_machine_readable_value() -> None:
    (block,) = parse_html('<p>Posted <time datetime="2025-03-03">3 March</time></p>').blocks
    assert (block.text, block.datetime) == ("Posted 3 March", "2025-03-03")


def test_a_page_hidden_until_a_script_reveals_it_is_read() -> None:
    story = "The keepers moved their ledgers into the old mill on Monday. " * 12
    page = parse_html(f"<body><p>Loading</p><div hidden id='S:0'><h1>Old mill</h1><p>{story}</p></div></body>")
    assert [block.text for block in page.blocks] == ["Loading", "Old mill", story.strip()]
    assert any("hidden" in warning for warning in page.warnings)


def test_a_hidden_part_of_a_page_is_not_read() -> None:
    story = "The keepers moved their ledgers into the old mill on Monday. " * 12
    page = parse_html(f"<body><p>{story}</p><div hidden><p>{story}</p></div></body>")
    assert [block.text for block in page.blocks] == [story.strip()]
    assert page.warnings == []
