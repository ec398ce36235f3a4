"""What is one item that stands several times, and what is not."""

import pytest

from cleaner.describe.origins import Origin, Origins
from cleaner.model import Article, Verdict
from cleaner.repeats import MOST, once

TITLE = "Night ferry to Skarrow gets a library on the upper deck"
TEXT = "Passengers may keep a book if they leave another one, says the captain, who stocked the first shelf himself."


def article(title: str | None = TITLE, text: str | None = None, url: str | None = None, **said: object) -> Article:
    fields: dict[str, object] = {"role": "item", "id": "", "index": 0} | said
    return Article(kind="full" if text else "headline", title=title, text=text, url=url, **fields)  # type: ignore[arg-type]


def left(*articles: Article) -> list[int]:
    """Numbers of the articles that remain."""
    given = list(articles)
    kept = once(given, [])
    assert [one.index for one in kept] == list(range(len(kept))) or kept is given
    return [next(n for n, one in enumerate(given) if one is a) for a in kept]


def test_the_fullest_stays_where_it_first_stands() -> None:
    bare, whole = article(url="/a"), article(text=TEXT, url="/a")
    assert left(bare, whole, article(text=TEXT, url="/a"), bare) == [1]
    assert left(article(url="/a"), article(url="/a", published_text="9:30"), article(url="/a")) == [1]


def test_fields_that_only_a_copy_has_move_and_are_told_to_be_of_there() -> None:
    whole = article(text=TEXT, url="/a")
    copy = article(url="/a", published_text="9:30", published="2025-05-04T09:30:00+00:00", image="/a.jpg")
    origins = Origins()
    for field, kind in (("published", "time"), ("image", "image")):
        origins.say(copy, field, Origin(kind, place=7))  # type: ignore[arg-type]
    (kept,) = once([whole, copy], [], origins)
    assert kept is whole
    assert (kept.published_text, kept.published, kept.image) == ("9:30", "2025-05-04T09:30:00+00:00", "/a.jpg")
    assert {field: origin.place for field, origin in origins.told(kept).items()} == {"published": 7, "image": 7}


def test_a_headline_cut_short_or_marked() -> None:
    assert left(article(f"Premium {TITLE}", url="/a"), article(url="/a")) == [0]
    assert left(article("Ferry", url="/a"), article(url="/a")) == [0, 1]
    assert left(article(f"Premium {TITLE}", url="/a"), article()) == [0, 1]


def test_the_beginning_of_a_text() -> None:
    cut = " ".join(TEXT.split()[:9])[:-2] + "…"
    assert left(article(text=cut, url="/a"), article(text=TEXT, url="/a")) == [1]
    assert left(article(text=cut), article(text=TEXT)) == [1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (article("Letters", "Sir, the bench is green.", "/1"), article("Letters", "Sir, the geese are loud.", "/2")),
        (article("Letters", "Sir, the bench is green.", "/l"), article("Letters", "Sir, the geese are loud.", "/l")),
        (article("Gulls wake the harbour", url="/1"), article("Gulls wake the harbour", url="/2")),
        (article(url="http://one.example/1"), article(url="http://two.example/1")),
        (article(text=TEXT, url="/1"), article(text=f"{TEXT} {TEXT}", url="/2")),
        (article("Weather"), article("Weather")),
        (article("Weather", url="/w", published_text="1 May"), article("Weather", url="/w", published_text="2 May")),
        (article(source="Fell Courier"), article(source="Harbour Wire")),
        (article(text=f"{TEXT} So far."), article(text=TEXT, source="Harbour Wire", url="/1")),
        (article(text=TEXT, role="main"), article(text=TEXT, role="related")),
        (article(url="/1"), article("Screams of gulls keep the harbour awake", url="/1")),
        (
            article(text="Level one costs 15 pounds a night, and breakfast is free for all who stay."),
            article(text="Level one costs 18 pounds a night, and breakfast is free for all who stay. Book now."),
        ),
    ],
)  # fmt: skip
def test_items_that_stay_apart(one: Article, two: Article) -> None:
    assert left(one, two) == [0, 1]
    assert left(two, one) == [0, 1]


def test_a_long_headline_at_another_address_of_its_site() -> None:
    assert left(article(url="http://one.example/1/77"), article(text=TEXT, url="http://one.example/1")) == [1]
    assert left(article(url="/1/77"), article(url="/1/78")) == [0]


def test_a_copy_without_source_says_nothing_of_its_own() -> None:
    assert left(article(), article(text=TEXT, source="Harbour Wire", published_text="9:30", url="/1")) == [1]


def test_the_main_article_stays() -> None:
    main = article(text=TEXT, url="/a", role="main")
    assert left(article(text=f"{TEXT} And more of it, told by the crew.", url="/a"), main) == [0, 1]
    assert left(article(text=TEXT, url="/a"), main) == [1]


def test_times_that_agree() -> None:
    def at(published: str | None, printed: str) -> Article:
        return article(url="/a", published=published, published_text=printed)

    assert left(at("2025-05-01", "1 May 2025"), at("2025-05-01T10:00:00Z", "1 May 2025, 10:00")) == [0]
    assert left(at("2025-05-01", "1 May 2025"), at("2025-05-02", "2 May 2025")) == [0, 1]
    assert left(at(None, "2 hours ago"), at("2025-05-02", "2 May 2025")) == [0]
    assert left(at(None, "2 hours ago"), at(None, "3 hours ago")) == [0, 1]


def test_words_are_removed_or_move() -> None:
    articles = [
        article(text=TEXT, url="/a"),
        article(url="/a", published_text="9:30", published="2025-05-01", image="i"),
    ]
    verdicts = [
        Verdict(0, 0, 5, article=0, field="title"),
        Verdict(1, 0, 5, article=1, field="title"),
        Verdict(2, 0, 5, article=1, field="published_text"),
        Verdict(3, 0, 5, rule="shape:furniture"),
    ]
    kept = once(articles, verdicts)
    assert [(v.article, v.field, v.rule) for v in verdicts] == [
        (0, "title", ""),
        (-1, "", "repeat:item"),
        (0, "published_text", ""),
        (-1, "", "shape:furniture"),
    ]
    assert (kept[0].published_text, kept[0].published, kept[0].image) == ("9:30", "2025-05-01", "i")


def test_articles_after_a_repeat_are_numbered_anew() -> None:
    articles = [article(url="/a"), article(url="/a"), article("Owl keeps the library open at night", url="/b")]
    verdicts = [Verdict(n, 0, 5, article=n, field="title") for n in range(3)]
    assert [one.index for one in once(articles, verdicts)] == [0, 1]
    assert [v.article for v in verdicts] == [0, -1, 1]


def test_a_crowd_of_one_headline_is_not_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    monkeypatch.setattr("cleaner.repeats.repeats", lambda *given: bool(compared.append(given)))
    once([article(source=f"Paper {n}") for n in range(500)], [])
    assert 0 < len(compared) <= 500 * MOST
