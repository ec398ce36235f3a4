"""Whole-line phrases: what matches, and what must not."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import Element
from cleaner.rules.matcher import Phrase, PhraseTable, phrase_key
from cleaner.rules.normal import normalise
from cleaner.rules.selectors import Selector, SelectorTable, compile_selector


def table(*phrases: tuple[str, str], prefix: bool = False) -> PhraseTable:
    made = PhraseTable()
    for text, language in phrases:
        made.add(Phrase("concept", language, text, "test:1"), phrase_key(text), prefix=prefix)
    return made


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("No comments yet", "No comments yet..."),
        ("No comments yet", "  NO COMMENTS\tYET! "),
        ("{n} comments", "1,204 Comments"),
        ("{n} comments", "3.4K comments"),
        ("{n}件のコメント", "１２件のコメント"),
        ("Explore what {name} can do for you", "Explore what Daily8 AI can do for you:"),
        ("Subscribe to {name}", "Subscribe to The Morning Harbour Letter"),
        ("{name} wrote", "Jane van der Berg wrote:"),
        ("Lees ook", "» Lees ook «"),
        ("Ο καιρός", "Ο ΚΑΙΡΌΣ"),
        ("Compartir en {name}", "Compartir en X"),
        ("{name}に登録する", "海辺の朝刊に登録する"),
    ],
)
def test_matches(phrase: str, line: str) -> None:
    assert table((phrase, "")).find(line) is not None


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("Comments", "Comments on the budget pour in"),
        ("No comments yet", "There are no comments yet from the ministry"),
        ("{n} comments", "comments"),
        ("Subscribe to {name}", "Subscribe to"),
        ("Subscribe to {name}", "Subscribe to the view that all politics is in the end a matter of fish"),
        ("{name} wrote", "wrote"),
        ("Share", "Shares"),
        ("Share", "x" * 200),
    ],
)
def test_does_not_match(phrase: str, line: str) -> None:
    assert table((phrase, "")).find(line) is None


def test_a_short_word_of_another_language_is_no_control() -> None:
    phrases = table(("Del", "da"), ("Vis alle kommentarer", "da"), ("Share", "en"))
    assert phrases.find("Del", frozenset({"en", "es"})) is None
    assert phrases.find("Del", frozenset({"da"})) is not None
    assert phrases.find("Vis alle kommentarer", frozenset({"en"})) is not None
    assert phrases.find("Share", frozenset({"ja"})) is not None


@pytest.mark.parametrize(
    ("phrase", "line", "rest"),
    [
        ("By", "By Jane Doe", " Jane Doe"),
        ("By", "BY JANE DOE", " JANE DOE"),
        ("Last updated", "Last updated: 5 minutes ago", ": 5 minutes ago"),
        ("作者", "作者：王小明", "：王小明"),
        ("คำค้น", "คำค้น: ทะเล", ": ทะเล"),
    ],
)
def test_prefix(phrase: str, line: str, rest: str) -> None:
    hit = table((phrase, ""), prefix=True).introduces(line)
    assert hit is not None
    assert line[hit.end :] == rest


@pytest.mark.parametrize(
    ("phrase", "line"),
    [("By", "Bypass opens on Monday"), ("作者", "作者认为这不是问题"), ("نویسنده", "نویسنده\u200cای گفت")],
)
def test_prefix_ends_with_its_word(phrase: str, line: str) -> None:
    assert table((phrase, ""), prefix=True).introduces(line) is None


def test_longest_prefix_wins() -> None:
    hit = table(("Updated", ""), ("Updated on", ""), prefix=True).introduces("Updated on 3 March")
    assert hit is not None
    assert hit.phrase.text == "Updated on"


@given(st.text(max_size=60))
def test_normal_form_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def selectors(*selects: str) -> SelectorTable:
    made = SelectorTable()
    for select in selects:
        made.add(Selector("selector:x", select, "remove", "", "", "test:1", compile_selector(select)))
    return made


@pytest.mark.parametrize(
    ("select", "tag", "attrs", "found"),
    [
        (".share", "div", {"class": "post share"}, True),
        (".share", "div", {"class": "shareholder-news"}, False),
        (".share", "div", {"class": "no-share"}, False),
        ("nav", "nav", {}, True),
        ("nav", "div", {}, False),
        ("aside.promo", "aside", {"class": "Promo big"}, True),
        ("aside.promo", "div", {"class": "promo"}, False),
        ("[role=navigation]", "div", {"role": "Navigation"}, True),
        ("[role=navigation]", "div", {"role": "main"}, False),
        ("[data-ad]", "div", {"data-ad": None}, True),
        ("#footer", "div", {"id": "footer"}, True),
        ("#footer", "div", {"id": "footer-story"}, False),
        ("h1, .a.b", "p", {"class": "b a"}, True),
        ("h1, .a.b", "p", {"class": "a"}, False),
    ],
)
def test_selector(select: str, tag: str, attrs: dict[str, str | None], found: bool) -> None:
    element = Element(tag, -1, " ".join(f'{name}="{value or ""}"' for name, value in attrs.items()), 0, 0)
    assert (selectors(select).find(element) is not None) == found


WORD = st.sampled_from(["a", "B", "b", "c-d", "a b", " a ", "b\n\tC-D", 'q"a', "&a", "x<a", ""])


@given(
    st.sampled_from(["a", "p"]),
    st.dictionaries(st.sampled_from(["class", "id", "role", "a", "data-b"]), WORD, max_size=4),
    st.lists(
        st.sampled_from(["p", ".a", "p.b", ".c-d.a", "#b", "#c-d", "[role=b]", "[role='a b']", "[a]", "[data-b=c-d]"])
    ),
)
def test_the_index_finds_what_comparing_all_would(tag: str, attrs: dict[str, str], selects: list[str]) -> None:
    raw = " ".join(f'{name}="{escape(value)}"' for name, value in attrs.items())
    element = Element(tag, -1, raw, 0, 0)
    classes = attrs.get("class", "").lower().split()
    matching = any(c.matches(element, classes) for s in selects for c in compile_selector(s))
    assert (selectors(*selects).find(element) is not None) == matching


@pytest.mark.parametrize("select", ["", "a b", "a > b", "*", ".a:hover", "[x~=y]", "p.", ".a,,.b"])
def test_selector_outside_the_subset(select: str) -> None:
    with pytest.raises(ValueError, match=r"selector"):
        compile_selector(select)
