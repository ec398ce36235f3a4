"""XPath over the elements of a page: what the recommendation says, and nothing that takes for ever."""

import math

import pytest

from cleaner.parse.html import parse_html
from cleaner.sites import xpath as module
from cleaner.sites.xpath import TooLongError, Value, XPath, compiled
from cleaner.sites.xpath_syntax import XPathError

PAGE = parse_html(
    """<html lang="en-GB"><body>
    <div id="a" class="story wide"><h1>Ferry <span>returns</span></h1><p class="by">By <a href="/jane">Jane Marsh</a></p>
    <p>One</p><p>Two</p><ul><li>3</li><li>4.5</li></ul></div>
    <div class="storyline"><p>Three</p><img src="/x.png" alt=""></div></body></html>"""
)
X = XPath(PAGE)


def strings(expression: str) -> list[str]:
    found = X.find(expression)
    assert isinstance(found, list)
    return [X.string(node) for node in found]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("//p", ["By Jane Marsh", "One", "Two", "Three"]),
        ("/html/body/div[2]/p", ["Three"]),
        ("//div/p[2]", ["One"]),
        ("(//div/p)[2]", ["One"]),
        ("//div[@id='a']/p[last()]", ["Two"]),
        ("//p[position() > 1 and position() <= 3]", ["One", "Two"]),
        ("//a/@href", ["/jane"]),
        ("//a/attribute::href", ["/jane"]),
        ("//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]/h1", ["Ferry returns"]),
        ("//div[contains(@class, 'story')]/p[last()]", ["Two", "Three"]),
        ("//div[starts-with(@class, 'storyl')]/p", ["Three"]),
        ("//p[text()='One']", ["One"]),
        ("//p[. = 'Two']", ["Two"]),
        ("//p[contains(., 'Jane')]", ["By Jane Marsh"]),
        ("//p[normalize-space()='Three']", ["Three"]),
        ("//p[not(@class)]", ["One", "Two", "Three"]),
        ("//p[@class]", ["By Jane Marsh"]),
        ("//p[@class!='by']", []),
        ("//p[.//a]", ["By Jane Marsh"]),
        ("//div[p='Three']/p", ["Three"]),
        ("//h1/following-sibling::p[1]", ["By Jane Marsh"]),
        ("//ul/preceding-sibling::p[1]", ["Two"]),
        ("//ul/preceding::p", ["By Jane Marsh", "One", "Two"]),
        ("//ul/following::p", ["Three"]),
        ("//a/ancestor::div/h1", ["Ferry returns"]),
        ("//a/ancestor-or-self::*[self::p]", ["By Jane Marsh"]),
        ("//a/..", ["By Jane Marsh"]),
        ("//a/parent::p/parent::div/@id", ["a"]),
        ("//li[1] | //h1 | //h1", ["Ferry returns", "3"]),
        ("id('a')/p[2]", ["One"]),
        ("//*[@id='a']/*[2]", ["By Jane Marsh"]),
        ("//div[@id='a']//li/text()", ["3", "4.5"]),
        ("//li[. > 4]", ["4.5"]),
        ("//P[@CLASS='by']", ["By Jane Marsh"]),
        ("//p[lang('en')][2]", ["One"]),
        ("//comment()", []),
        ("//div[@class='story wide'][h1]/descendant::li", ["3", "4.5"]),
        ("//div[@id = 'a' or @id = 'b']/p[3 - 1]", ["One"]),
        ("//p[string-length(.) = 3]", ["One", "Two"]),
        ("//li[floor(.) = 4 and . mod 2 = 0.5]", ["4.5"]),
    ],
)
def test_nodes(expression: str, expected: list[str]) -> None:
    assert strings(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("count(//p)", 4.0),
        ("sum(//li)", 7.5),
        ("string(//h1)", "Ferry returns"),
        ("substring-after(//p[@class='by'], 'By ')", "Jane Marsh"),
        ("substring-before(//p[@class='by'], ' Jane')", "By"),
        ("substring-before('abc', 'x')", ""),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0 div 0, 3)", ""),
        ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
        ("concat('a', 1, true())", "a1true"),
        ("normalize-space('  a   b ')", "a b"),
        ("2 + 3 * 4 - 6 div 3", 12.0),
        ("-(1 - 3)", 2.0),
        ("-5 mod 2", -1.0),
        ("1 div 0", math.inf),
        ("1 = 1.0 and not('a' = 'b')", True),
        ("'1' < 2", True),
        ("boolean(//nothing)", False),
        ("//p = 'Three'", True),
        ("//p != 'Three'", True),
        ("name(//a)", "a"),
        ("round(2.5)", 3.0),
        ("ceiling(2.1) - floor(2.9)", 1.0),
        ("number('x') = number('x')", False),
    ],
)
def test_values(expression: str, expected: Value) -> None:
    assert X.find(expression) == expected


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("//p[", "ends too early"),
        ("//p]", "cannot read ']'"),
        ("//p[@class='by]", 'cannot read "\'by]"'),
        ("php:function('x', .)", "unknown function php:function()"),
        ("document('/etc/passwd')", "unknown function document()"),
        ("//p[contains(@class)]", "contains() takes 2 arguments"),
        ("sideways::p", "unknown axis 'sideways'"),
        ("$x", "cannot read '$x'"),
        ("//p//", "ends too early"),
        ("", "ends too early"),
        ("(" * 100 + "1" + ")" * 100, "nests too deep"),
    ],
)
def test_what_cannot_be_read(expression: str, message: str) -> None:
    with pytest.raises(XPathError) as caught:
        compiled(expression)
    assert message in str(caught.value)


def test_deep_pages_lose_nothing() -> None:
    page = parse_html("<html><body>" + "<div>" * 2000 + "<p>Deep down</p>" + "</div>" * 2000 + "</body></html>")
    found = XPath(page)
    assert [found.string(node) for node in found.elements("//div/p[ancestor::body]")] == ["Deep down"]


def test_what_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 10_000)
    page = parse_html("<html><body>" + "<p>a</p>" * 500 + "</body></html>")
    with pytest.raises(TooLongError):
        XPath(page).find("//p[following::p[preceding::p[. = 'b']]]")
    assert len(XPath(page).elements("//p")) == 500
