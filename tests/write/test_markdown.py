"""Markdown, read by a reader of CommonMark."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner.model import Document
from cleaner.write import Unit, formatter
from cleaner.write.markdown_text import BULLET, NUMBER, blocks, escaped, heading

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


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1 *_`#>-+=|:.)(~<&;![]\\/x"), min_size=1, max_size=30))
def test_any_title_is_one_heading(title: str) -> None:
    tokens = READER.parse(f"## {heading(title)}")
    assert [t.type for t in tokens] == ["heading_open", "inline", "heading_close"]
    assert {c.type for c in tokens[1].children or ()} <= HARMLESS
    assert "".join(c.content for c in tokens[1].children or ()).split() == title.split()


@settings(max_examples=500)
@given(st.text(st.sampled_from("ab1 \n\t*_`#>-+=|:.)(~<&;![]\\/x"), max_size=40))
def test_text_means_just_itself(text: str) -> None:
    tokens = flat(READER.parse(escaped(text)))
    assert {token.type for token in tokens} <= HARMLESS
    read = "".join(token.content if token.type != "inline" else "" for token in tokens)
    assert "".join(read.split()) == "".join(text.split())


def lines_of(markdown: str) -> list[str]:
    """What a reader makes of Markdown, as the lines that an article's text would have."""
    out: list[str] = []
    lead: list[str] = []
    row: list[str] = []
    for token in READER.parse(markdown):
        match token.type:
            case "list_item_open":
                lead.append(f"{token.info}. " if token.info else "- ")
            case "blockquote_open":
                lead.append("> ")
            case "list_item_close" | "blockquote_close":
                lead.pop()
            case "fence":
                out += token.content.split("\n")
            case "td_open" | "th_open":
                row.append("")
            case "tr_close":
                out.append(" | ".join(row))
                row = []
            case "inline" if row:
                row[-1] = read_inline(token)
            case "inline":
                out += [f"{''.join(lead)}{line}" for line in read_inline(token).split("\n")]
            case kind:
                assert kind.endswith(("_open", "_close")), kind
                assert not kind.startswith("heading"), kind
    return plain_lines("\n".join(out))


def read_inline(token: Token) -> str:
    """The words of a run of text; nothing in it may be markup."""
    assert {child.type for child in token.children or ()} <= HARMLESS
    return "".join("\n" if child.type.endswith("break") else child.content for child in token.children or ())


def plain_lines(text: str) -> list[str]:
    """The lines of a text, as `lines_of` gives them: a bullet is a bullet, and "1)" is "1."."""
    lines = [re.sub(f"^{BULLET.pattern}", "- ", line.strip()) for line in text.split("\n")]
    return [" ".join(re.sub(f"^0*{NUMBER.pattern}", r"\1. ", line).split()) for line in lines if line.strip()]


SHAPES = {
    "list": "Bring:\n\n- a lamp\n- *two* ropes\n- [ ] a boat",
    "bullets": "• one\n• two\n\n• three apart",
    "numbers": "1. wake\n2. row_ashore_\n3. sleep",
    "numbers apart": "7. Wake up\n\n8. Row\n\nand then\n\n1984. It was a year.",
    "table": "Pier | Boats | Since\nOld | 3 | 1901\nNew | `4|5` | <b>",
    "uneven": "Pier | Boats\nOld | 3 | 1901",
    "one row": "Home | News | Boats",
    "code": "def row(n):\n    return n * '`' # ```\n\n    # still code\n    x",
    "verse": "The tide\\\ncomes in\n# and *goes*\n1. Out\n---\n===\n+ and back",
    "quotation": "> Row, he said.\n> - Row!",
    "fences": "```\n~~~\nnothing in it\n~~~~",
    "two lists": "- a\n- b\n\n- c\n\n1. d\n2. e\n\n1. f\n2. g",
    "rules": "***\n\n- - -\n\n___\n\n* * *",
    "references": "[a]: http://pier.example\n\n![b](c) <http://d.example> &amp; &#35;",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_a_text_of_a_shape_reads_back_as_itself(text: str) -> None:
    assert lines_of(blocks(text)) == plain_lines(text)


@settings(max_examples=1000, deadline=None)
@given(st.text(st.sampled_from("ab12\n\n \n-•|*_`#>+=:.)(~<&;![]\\/"), max_size=50))
def test_any_text_reads_back_as_itself(text: str) -> None:
    assert lines_of(blocks(text)) == plain_lines(text)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(["- ", "• ", "> ", "1. ", "2. ", "a | ", "    ", "", "\n", "# ", "| "]), max_size=9),
    st.sampled_from(["pier", "*pier*", "-", "a | b", "1.", "`", "|", "---"]),
)
def test_shapes_one_after_the_other_read_back_as_themselves(leads: list[str], words: str) -> None:
    text = "\n".join(f"{lead}{words}" for lead in leads)
    assert lines_of(blocks(text)) == plain_lines(text)


def test_shapes_are_what_markdown_has_for_them() -> None:
    kinds = {name: {token.type for token in READER.parse(blocks(text))} for name, text in SHAPES.items()}
    assert "bullet_list_open" in kinds["list"] & kinds["bullets"]
    assert "ordered_list_open" in kinds["numbers"] & kinds["numbers apart"]
    assert "table_open" in kinds["table"]
    assert "table_open" not in kinds["uneven"] | kinds["one row"]
    assert "fence" in kinds["code"]
    assert "blockquote_open" in kinds["quotation"]
    assert kinds["verse"] == kinds["fences"] == {"paragraph_open", "paragraph_close", "inline"}
    assert blocks(SHAPES["two lists"]) == "- a\n- b\n\n* c\n\n1. d\n2. e\n\n1) f\n2) g"


def test_code_stays_as_it_is() -> None:
    code = "if *tide*:\n    row(`boat`)\n  ```` \\_"
    (fence,) = READER.parse(blocks(code))
    assert (fence.type, fence.content) == ("fence", code + "\n")


def test_ordinary_prose_is_left_readable() -> None:
    prose = "The 3 * 4 grid - snake_case, 5 < 6 & so on; (see p. 9) costs 1.50 #now!"
    assert escaped(prose) == prose
