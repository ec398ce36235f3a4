"""Lines that say what they are: the header of a mail, "Title: …", ranks."""

import pytest

from cleaner import clean
from cleaner.split.lines.labelled import about_site, contact, of_comments

TEXT = "The ferry between the islands runs again since Monday. Nobody in the harbour had thought that it would."
MAIL = (
    "Von: Hafenlampe <post@lamp.example>\nGesendet: 9. Mai 2025\nAn: Leserin\nBetreff: {}\n\nFähre fährt wieder\n\n"
    + TEXT
)


def test_the_header_of_a_mail_is_in_no_article() -> None:
    (article,) = clean(MAIL.format("Fähre fährt wieder")).articles
    assert (article.title, article.text, article.published_text) == ("Fähre fährt wieder", TEXT, None)


def test_an_interview_is_no_header_of_a_mail() -> None:
    text = (
        "A talk about ferries\n\nFrom: A to B is short, she says, and laughs at it.\nTo: think of it makes her happy.\n\n"
        + TEXT
    )
    assert "think of it" in (clean(text).articles[0].text or "")


def test_records_that_say_which_line_is_their_headline() -> None:
    page = "\n\n".join(
        f"Title: {title}\nAuthor: Ada Fen\n\n{TEXT} {title}." for title in ("Ferry runs again", "Pass is open")
    )
    assert [a.title for a in clean(page).articles] == ["Ferry runs again", "Pass is open"]


def test_lines_behind_ranks_are_headlines_however_they_end() -> None:
    heads = (
        "Why does the ferry run again?",
        "Ask: who rings the bell?",
        "Show: a lamp made of ice",
        "The pass is open",
    )
    page = "\n".join(
        f"{n}.\n{title}\n({n}.example)\n{n}7 points by gull 3 hours ago | 41 comments"
        for n, title in enumerate(heads, 1)
    )
    assert [a.title for a in clean(page).articles] == list(heads)


@pytest.mark.parametrize(
    ("text", "is_contact"),
    [
        ("Tel. 0431 / 555 00 12", True),
        ("Call us on +44 20 7946 0000", True),
        ("Téléphone : 05 55 00 01 02", True),
        ("Between 1914-1918 and 1939-1945", False),
        ("It cost 1,200,000 in 2019", False),
        ("Score: 3 - 2", False),
    ],
)
def test_telephone_numbers(text: str, is_contact: bool) -> None:
    assert contact(text) is is_contact


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("3 comments on “The pass is open”", True),
        ("12 Gedanken zu „The pass is open“", True),
        ("2 réflexions sur « The pass is open »", True),
        ("3 comments on “The pass is shut”", False),
        ("3 people said “The pass is open” and left again", False),
    ],
)
def test_headings_of_comments_name_a_headline_of_the_page(text: str, is_heading: bool) -> None:
    assert (of_comments(text) == "the pass is open") is is_heading


@pytest.mark.parametrize(
    ("text", "is_about"),
    [
        ("The Lamp is a daily letter on harbours and on those who live in them.", True),
        ("Lamp.example is a reader-supported letter on harbours.", True),
        ("Die Lamp ist eine Zeitung für Häfen und ihre Bewohner.", True),
        ("The Lamp has learned that the pass is a danger to travellers.", False),
        ("Lamps is a strange word, she says.", False),
    ],
)
def test_what_a_site_says_of_itself(text: str, is_about: bool) -> None:
    assert about_site(text, frozenset(("lamp",))) is is_about


def test_a_link_to_the_rest_ends_a_text_in_any_language() -> None:
    (article,) = clean(f"The ferry runs again in the bay\n\n{TEXT} Zobacz cały tekst →\n").articles
    assert (article.text, article.truncated) == (TEXT, True)


def test_a_notice_on_trade_marks_at_the_foot_is_in_no_article() -> None:
    page = f"The ferry between the islands runs again\n\n{TEXT}\n\nHafenlampe ist eine eingetragene Marke der Lampe und Söhne.\n"
    assert [a.text for a in clean(page).articles] == [TEXT]


STORIES = "\n\n".join(
    f"{n}. {title}\n\n{title}, said the keeper, and added that nobody in the harbour had thought that it would happen so soon."
    for n, title in enumerate(("The ferry runs", "The pass is open", "A bell rings"), 1)
)


def test_numbered_headlines_without_one_above_them_are_stories() -> None:
    articles = clean(f"View in browser\n\nFriday, 9 May 2025\n\nGood morning!\n\n{STORIES}").articles
    assert [a.title for a in articles if a.role != "main"] == ["The ferry runs", "The pass is open", "A bell rings"]


def test_the_headline_that_readers_talk_about_is_that_of_the_page() -> None:
    parts = "\n".join(
        f"{title}\n{TEXT} And {title.casefold()} was one of the things that were said."
        for title in ("Highlights of the week", "Friends of the harbour")
    )
    page = f"The harbour, issue 85\nAda Fen\n9 May 2025\n{parts}\n2 comments on “The harbour, issue 85”\nGull\n10 May 2025\nFine.\n"
    (article,) = clean(page).articles
    assert article.title == "The harbour, issue 85"
