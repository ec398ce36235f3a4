"""Selectors with combinators, over the elements of a page."""

import pytest

from cleaner.parse.html import parse_html
from cleaner.sites.css import parse_css, select

PAGE = parse_html(
    """<html><body><main id="Top"><section class="a wide"><p class="x">1</p><p class="y" data-kind="ad-slot">2</p><p>3</p>
    </section><section class="b"><div><p class="x" lang="en-GB">4</p></div><a href="https://ads.example/5.html">5</a></section></main>
    </body></html>"""
)


def texts(selector: str) -> list[str]:
    found = []
    for index in select(PAGE, parse_css(selector)):
        element = PAGE.elements[index]
        found.append(
            " ".join(block.text for block in PAGE.blocks[element.first : max(element.last, element.first + 1)])
        )
    return found


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("p", ["1", "2", "3", "4"]),
        (".x", ["1", "4"]),
        ("section.a p", ["1", "2", "3"]),
        ("section > p.x", ["1"]),
        ("section p.x", ["1", "4"]),
        ("#Top > .b > div p", ["4"]),
        ("#top p", []),
        (".x + p", ["2"]),
        (".x ~ p", ["2", "3"]),
        ("p:first-child", ["1", "4"]),
        ("p:last-child", ["3", "4"]),
        ("p:not(.x)", ["2", "3"]),
        ("p:not(.x, .y)", ["3"]),
        ("[data-kind]", ["2"]),
        ('[data-kind="ad-slot"]', ["2"]),
        ("[data-kind^='ad-']", ["2"]),
        ("[data-kind$=slot]", ["2"]),
        ('p[data-kind*="d-s"]', ["2"]),
        ("[lang|=en]", ["4"]),
        ("[class~=x]", ["1", "4"]),
        ('a[href^="https://ads."][href$=".html"]', ["5"]),
        ("section.b > *", ["4", "5"]),
        (".y, .x", ["1", "2", "4"]),
        ("p:not([class])", ["3"]),
    ],
)
def test_selects(selector: str, expected: list[str]) -> None:
    assert texts(selector) == expected


@pytest.mark.parametrize("selector", ["", ".a,", "p >", "p:hover", "p:has(a)", "p::before", ".a [", "> p", "1a"])
def test_what_cannot_be_read(selector: str) -> None:
    with pytest.raises(ValueError, match=r"cannot read|empty"):
        parse_css(selector)


def test_deep_pages_end() -> None:
    page = parse_html("<html><body>" + '<div class="a">' * 3000 + "<p>x</p></body></html>")
    (css,) = parse_css("b .a .a .a .a .a .a .a p")
    assert select(page, [css]) == []
