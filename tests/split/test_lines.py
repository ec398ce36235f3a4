"""Plain text read line by line: the orders of header lines, comments, labels, and what is one article."""

import pytest

from cleaner import clean
from cleaner.model import Document
from cleaner.split.lines.decode import decode
from cleaner.split.lines.grammar import STATES
from cleaner.split.lines.roles import JUNK, PROSE, TIME, TITLE, Line, bits, flat

MAIN = """\
Library of seeds opens in a former bank vault
Behind a steel door half a metre thick, where Corran Vale once kept its savings, four hundred jars of seed now stand in rows.
The vault was chosen because it is dry, dark and always eleven degrees. The bank left it open when it moved away.
"""
ITEMS = [
    ("The Wharf Letter", "12 minutes ago", "Ropewalk finds a buyer in the last hour",
     "A sail maker from Kelby has bought the ropewalk and wants to keep all nine people who work there."),
    ("Lenn Valley Post", "2 hours ago", "Miller waits for the second rain",
     "The miller of Upper Corran has stopped grinding because the pond behind the weir is no more than knee deep."),
    ("The Wharf Letter", "3 hours ago", "A cow swims across the Lenn and back",
     "The heifer went in after lunch and was home for milking, and nobody has found out what she wanted there."),
    ("Kelby Evening News", "yesterday", "Night school teaches the mending of nets",
     "Eleven people have signed up for the first course, and four of them have never been on a boat."),
]  # fmt: skip
ORDERS = {
    "source, time, title": "{source}\n{time}\n{title}",
    "source, time, source again, title": "{source}\n{time}\n- {source}\n{title}",
    "time, source, title": "{time}\n{source}\n{title}",
    "source and time, title": "{source} · {time}\n{title}",
    "time and source, title": "{time} | {source}\n{title}",
    "title, source, time": "{title}\n{source}\n{time}",
    "title, source and time": "{title}\n{source} - {time}",
    "title, time": "{title}\n{time}",
    "time, title": "{time}\n{title}",
    "source, title": "{source}\n{title}",
}


def page(order: str, between: str, *, bodies: bool = True, label: str = "Zumbrel vott") -> Document:
    """A main article, a label, and items."""
    parts = []
    for source, time, title, text in ITEMS:
        head = order.format(source=source, time=time, title=title)
        parts.append(f"{head}\n{text}\n" if bodies else f"{head}\n")
    return clean(f"{MAIN}{label}\n{between}{between.join(parts)}")


@pytest.mark.parametrize("label", ["Zumbrel vott", "Related Articles"])
@pytest.mark.parametrize("between", ["", "\n\n"])
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_orders_of_headers(order: str, between: str, label: str) -> None:
    document = page(order, between, label=label)
    assert [article.title for article in document.articles[1:]] == [title for _, _, title, _ in ITEMS]
    assert [article.text for article in document.articles[1:]] == [text for _, _, _, text in ITEMS]
    for article, (source, time, _, _) in zip(document.articles[1:], ITEMS, strict=True):
        assert article.source == (source if "{source}" in order else None)
        assert article.published_text == (time if "{time}" in order else None)
    assert [article.role for article in document.articles] == ["main", *["related"] * len(ITEMS)]
    assert label in [removed.text for removed in document.removed]


@pytest.mark.parametrize("order", [order for order in ORDERS.values() if "{time}" in order])
def test_headers_without_texts(order: str) -> None:
    document = page(order, "", bodies=False)
    assert [article.title for article in document.articles[1:]] == [title for _, _, title, _ in ITEMS]
    assert {article.kind for article in document.articles[1:]} == {"headline"}


@pytest.mark.parametrize(
    "comment",
    [
        "{name}\n{time}\n{words}\nVolm\n",
        "{name} · {time}\n{words}\n",
        "{name}\n{words}\n{time}\n{n} volmat\nVolm\n",
    ],
)
def test_comments_under_a_label_that_no_table_knows(comment: str) -> None:
    said = [
        ("Dora_51", "10 minutes ago", "I lived next door for years. Nothing ever changed!"),
        ("Nils Bramwell", "2 hours ago", "And who is going to pay for it?"),
        ("user4411", "yesterday", "Well done, all of you."),
    ]
    talk = "".join(comment.format(name=n, time=t, words=w, n=i) for i, (n, t, w) in enumerate(said, 2))
    document = clean(f"{MAIN}Hurmat\n{talk}")
    assert [article.title for article in document.articles] == [MAIN.split("\n")[0]]
    removed = [entry.text for entry in document.removed]
    assert all(words in removed for _, _, words in said)


def test_headings_inside_a_text_are_no_items() -> None:
    parts = ["Choose the day", "Empty everything", "Look for soft spots", "Mind the supports"]
    text = "Wait for two dry days in a row. Wood that is covered wet will sweat until the spring comes round again."
    body = "\n".join(f"{head}\n{text}" for head in parts)
    document = clean(f"{MAIN}{body}\n")
    assert len(document.articles) == 1
    assert all(head in (document.articles[0].text or "") for head in parts)


def test_a_list_that_a_colon_announces_is_text() -> None:
    document = clean(
        f"{MAIN}Four questions remain open:\na telephone line for questions\na fund for hardship\nclear rules\n"
    )
    assert (document.articles[0].text or "").endswith("clear rules")


def test_lines_that_sound_like_furniture_are_taken_out_of_a_text() -> None:
    first, second, third = MAIN.rstrip().split("\n")
    document = clean(f"{first}\n{second}\nGet the weekly newsletter for subscribers\n{third}\n")
    assert document.articles[0].text == f"{second}\n\n{third}"


def test_the_words_of_a_headline_in_the_text_below_tell_it_from_what_stands_around() -> None:
    first, second, third = MAIN.rstrip().split("\n")
    document = clean(f"{first}\nZu Ihnen passt vielleicht auch jene Sammlung\n{second}\n{third}\n")
    assert document.articles[0].title == first


def test_times_of_day_with_a_full_stop_are_told_by_their_number() -> None:
    times = ["11.09", "10.47", "9.30", "8.15"]
    parts = [f"{source}\n{time}\n{title}\n" for time, (source, _, title, _) in zip(times, ITEMS, strict=True)]
    document = clean("Zumbrel vott\n" + "".join(parts))
    assert [article.published_text for article in document.articles] == times
    assert [article.title for article in document.articles] == [title for _, _, title, _ in ITEMS]


@pytest.mark.parametrize("lacking", ["01000010", "00001010", "00010001", "00001001"])
@pytest.mark.parametrize(
    "order", ["{title}\n{source} — {time}", "{source} | {time}\n{title}", "{title}\n{source}\n{time}"]
)
def test_items_that_lack_their_time_keep_the_order_of_the_others(order: str, lacking: str) -> None:
    titles = [title for _, _, title, _ in ITEMS]
    titles += ["Ferry to Sandholm runs again", "Two hundred lamps for the towpath"]
    titles += ["School bell of Kelby sold twice", "Orchard keeper counts the last pears"]
    items = []
    for lacks, title, (source, time, _, _) in zip(lacking, titles, ITEMS * 2, strict=True):
        lines = order.format(source=source, time="" if lacks == "1" else time, title=title).split("\n")
        items.append("\n".join(line.strip(" |—") for line in lines if line))
    document = clean("Zumbrel vott\n" + "\n".join(items))
    assert [(article.title, article.source) for article in document.articles] == [
        (title, source) for title, (source, _, _, _) in zip(titles, ITEMS * 2, strict=True)
    ]


def test_a_label_that_names_a_service_names_no_author() -> None:
    head = "Мельник из Заречья ждёт второго дождя\nВчера, 18:40\nЧитайте «Верстак» в Google Новостях\n"
    text = "Мельник из Заречья перестал молоть, потому что в пруду за плотиной воды осталось по колено.\n"
    document = clean(head + text + text.replace("перестал", "снова начал"))
    assert [article.authors for article in document.articles] == [[]]


def test_the_full_stop_of_a_date_ends_no_sentence() -> None:
    head = "Die Hänge über dem Weinberg bleiben den Ziegen\nEin Bericht von Jan Kos und Eva Lindenau — 7.4.\n"
    document = clean(
        head + "Auf den Hängen über dem Weinberg weiden seit dem Sommer vierzig Ziegen und kein Hund.\n" * 2
    )
    assert [article.published_text for article in document.articles] == ["7.4."]


def test_what_introduces_credits_does_not_introduce_authors() -> None:
    photo = "تصوير: أ ف ب\n", "تصوير: هناء سليم / د ب أ\n", "تصوير: ليلى حداد\n"
    parts = [f"{source}\n{time}\n{title}\n{text}\n" for source, time, title, text in ITEMS]
    document = clean("Zumbrel vott\n" + "".join(map(str.__add__, parts, (*photo, ""))))
    assert not any(article.authors for article in document.articles)


def test_an_interview_is_one_article() -> None:
    talk = "Interviewer: Do you miss it?\nSantner: On the way down, never.\n" * 5
    document = clean(f"{MAIN}{talk}")
    assert len(document.articles) == 1
    assert not document.removed


def line(place: int, **worth: float) -> Line:
    made = flat(**worth)
    return Line(place, 0, "", made, bits(made))


def test_decode_takes_the_better_path_not_the_better_line() -> None:
    # the first line alone would rather be furniture
    lines = [line(0, title=0.2, junk=0.4), line(1, time=1.2, junk=-0.6), Line(2, 0, "", PROSE, bits(PROSE))]
    path = decode(lines)
    assert [role for _, role in path[:2]] == [TITLE, TIME]
    assert STATES[path[2][0]].name == "body"


def test_decode_goes_on_where_no_state_allows_a_line() -> None:
    lines = [line(0, signed=1.0), line(1, junk=0.5)]
    assert [role for _, role in decode(lines)] == [JUNK, JUNK]


def test_decode_of_nothing() -> None:
    assert decode([]) == []
