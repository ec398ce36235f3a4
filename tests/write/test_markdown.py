"""Markdown, read by a reader of CommonMark."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner.model import Document
from cleaner.write import Unit, formatter
from cleaner.write.markdown import escaped

Make = Callable[..., Document]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak", "hardbreak"}


def flat(tokens: list[Token]) -> list[Token]:
    """Tokens, and the tokens inside of them."""
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def written(document: Document, unit: Unit) -> str:
    """The page as Markdown."""
    out = formatter("markdown", unit)
    return (out.begin() + out.page(document) + out.end()).decode()


def test_articles(ferry: Document) -> None:
    assert written(ferry, "article") == (
        "# Ferry returns to the old pier\n\n"
        "The Harbour Gazette · 2025-02-28 · Ida Holm, Per Lund\n\n"
        "The ferry sails again.\n\nTickets cost three crowns.\n"
        "\n---\n\n"
        "# Mussels are back\n\n"
        "an hour ago\n"
    )


def test_pages(ferry: Document, make: Make) -> None:
    out = formatter("markdown", "page")
    text = (out.page(ferry) + out.page(make(title=None, path="b.txt")) + out.end()).decode()
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Harbour News", "## Ferry returns to the old pier", "## Mussels are back", "# b.txt"]
    assert text.count("\n---\n") == 2


def test_a_page_without_articles_leaves_no_rule(make: Make, ferry: Document) -> None:
    out = formatter("markdown", "article")
    assert out.page(make()) + out.page(make({})) + out.page(ferry) == written(ferry, "article").encode()


def test_a_rule_stands_between_articles_only(make: Make) -> None:
    text = written(make({"title": "A", "text": "One\n\n---\n\ntwo\n\n***"}, {"title": "B"}), "article")
    rules = [token for token in flat(READER.parse(text)) if token.type == "hr"]
    assert len(rules) == 1


def test_a_title_is_one_heading(make: Make) -> None:
    tokens = READER.parse(written(make({"title": "1. *Sale*\n=====\n# now"}), "article"))
    assert [t.type for t in tokens] == ["heading_open", "inline", "heading_close"]
    assert "".join(c.content for c in tokens[1].children or ()) == "1. *Sale* ===== # now"


@settings(max_examples=500)
@given(st.text(st.sampled_from("ab1 \n\t*_`#>-+=|:.)(~<&;![]\\/x"), max_size=40))
def test_text_means_just_itself(text: str) -> None:
    tokens = flat(READER.parse(escaped(text)))
    assert {token.type for token in tokens} <= HARMLESS
    read = "".join(token.content if token.type != "inline" else "" for token in tokens)
    assert "".join(read.split()) == "".join(text.split())


def test_ordinary_prose_is_left_readable() -> None:
    prose = "The 3 * 4 grid - snake_case, 5 < 6 & so on; (see p. 9) costs 1.50 #now!"
    assert escaped(prose) == prose
