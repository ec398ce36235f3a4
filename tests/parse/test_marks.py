"""Marks of Markdown and of text browsers in the lines of a text page."""

import pytest

from cleaner import clean
from cleaner.parse.text import parse_text

LINKS = "[Ferry runs again](https://lamp.example/1)\n\n[Pass is open](/2 'today')\n"


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse_text(text).blocks]


def test_a_link_is_read_as_its_words_and_its_address_stands_behind_it() -> None:
    assert blocks(LINKS) == [
        ("line", "Ferry runs again"),
        ("address", "(https://lamp.example/1)"),
        ("line", "Pass is open"),
        ("address", "(/2 'today')"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## [**Ferry**](a(b)c) runs", "Ferry runs"),
        ("[![a ship](ship.jpg)](/ship) Ferry", "[a ship] Ferry"),
        (r"1\. Ferry \& sons", "1. Ferry & sons"),
        ("_The Lamp_, snake_case_name and 2 * 3 * 4", "The Lamp, snake_case_name and 2 * 3 * 4"),
        ("[a note] (not linked)", "[a note] (not linked)"),
    ],
)
def test_marks_of_markdown(written: str, read: str) -> None:
    assert blocks(f"{LINKS}\n{written}\n")[4][1] == read


def test_one_link_makes_no_page_of_markdown() -> None:
    text = "He wrote [sic](https://lamp.example/1) and 2*3*4."
    assert blocks(text) == [("line", text)]


def test_rows_of_links_keep_their_pieces() -> None:
    row = parse_text("[Home](/) [News](/n) [Sport](/s)\n").blocks
    assert parse_text("[Home](/) [News](/n) [Sport](/s)\n\n[Ferry](/f)\n").blocks[0].cuts == (5, 10)
    assert row[0].text.startswith("[Home]")


def test_numbers_of_links_stand_apart_where_their_addresses_are_listed() -> None:
    listed = "\n1. https://lamp.example/1\n2. https://lamp.example/2\n"
    assert blocks("[1]Ferry runs again\n[2]Pass is open[3]\n" + listed)[:4] == [
        ("line", "Ferry runs again"),
        ("address", "[1]"),
        ("line", "Pass is open[3]"),
        ("address", "[2]"),
    ]
    assert blocks("[1]Ferry runs again\n[2]Pass is open\n")[0] == ("line", "[1]Ferry runs again")


def test_linked_headlines_give_the_addresses_of_their_articles() -> None:
    page = "\n\n".join(
        f"### [{title}](/{n})\n\n{title}, said the keeper, and nobody who heard it in the harbour thought of anything else that day."
        for n, title in enumerate(("The ferry between the islands runs again", "The pass over the hills is open", "A bell rings in the fog"))
    )  # fmt: skip
    assert [a.url for a in clean(page, url="https://lamp.example/").articles] == [
        "https://lamp.example/0",
        "https://lamp.example/1",
        "https://lamp.example/2",
    ]


def test_addresses_are_in_no_article_of_a_page_without_shape() -> None:
    document = clean("[one word](/a)\n" * 20)
    assert all("/a" not in (article.text or "") for article in document.articles)
    assert sum(entry.text == "(/a)" for entry in document.removed) == 20


MAIL = "*Ferry runs again <https://letter.example/1>*\n\nThe pass is open https://letter.example/2\n\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("He asked the clerk <https://letter.example/3>, who said no.", "He asked the clerk, who said no."),
        ("Unsubscribe ( https://letter.example/3 )", "Unsubscribe"),
        ("Address: https://letter.example/3", "Address: https://letter.example/3"),
        ("*all of it*", "all of it"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_addresses_behind_the_words_of_mail(written: str, read: str) -> None:
    found = blocks(MAIL + written)
    assert found[:4] == [
        ("line", "Ferry runs again"),
        ("address", "<https://letter.example/1>"),
        ("line", "The pass is open"),
        ("address", "https://letter.example/2"),
    ]
    assert found[4][1] == read


def test_a_link_that_was_broken_behind_its_words() -> None:
    assert blocks("## [Ferry runs again\n](/1)\n\n[Pass is open](/2)\n")[:2] == [
        ("heading", "Ferry runs again"),
        ("address", "(/1)"),
    ]


def test_a_link_behind_the_last_sentence_stands_apart() -> None:
    text = "The ferry has not run since the storm of Friday night. [Read more](/1)\n\n[Pass is open](/2)\n"
    assert blocks(text)[:3] == [
        ("line", "The ferry has not run since the storm of Friday night."),
        ("line", "Read more"),
        ("address", "(/1)"),
    ]
