"""Figures of a page, and what differs on it."""

from typing import Any

import pytest

from cleaner.score.details import Details, details
from cleaner.score.figures import FIGURES, Scored, means, score
from cleaner.score.read import Entry, Sheet

PIER = {"title": "Pier to close", "text": "Storms broke the old pier of Lindvik."}
FOG = {"title": "Fog ahead", "text": "Fog is expected on the coast until Sunday."}
MUSSELS = {"title": "Mussel farmers count losses", "text": "Many lines were torn off by the waves."}


def sheet(*articles: dict[str, Any], boilerplate: tuple[str, ...] = ()) -> Sheet:
    return Sheet(page="a.html", articles=[Entry(**one) for one in articles], boilerplate=list(boilerplate))


def scored(gold: Sheet, predicted: Sheet | None) -> Scored:
    return score(gold, predicted)[0]


def differing(gold: Sheet, predicted: Sheet | None, names: tuple[str, ...] = FIGURES) -> Details:
    return details(gold, predicted, score(gold, predicted)[1], names)


def both(*articles: dict[str, Any]) -> dict[str, Any]:
    """Articles run together under the first title."""
    more = "\n\n".join(f"{one['title']}\n\n{one['text']}" for one in articles[1:])
    return {"title": articles[0]["title"], "text": f"{articles[0]['text']}\n\n{more}"}


def test_gold_itself_is_perfect() -> None:
    gold = sheet({**PIER, "url": "/a", "authors": ["Ida Holm"]}, FOG, boilerplate=("Share this",))
    found = scored(gold, gold)
    told = {name: value for name, value in found.figures.items() if value is not None}
    assert told == dict.fromkeys(("split", "found", "title", "text", "clean", "url", "authors"), 1.0)
    assert (found.gold, found.predicted) == (2, 2)
    assert differing(gold, gold) == Details()


@pytest.mark.parametrize(
    ("predicted", "split", "found"),
    [
        ((PIER,), 2 / 3, 2 / 3),
        ((PIER, FOG, MUSSELS), 4 / 5, 4 / 5),
        ((), 0.0, 0.0),
        ((both(PIER, FOG),), 2 * (20 / 30) / 3, 2 / 3),
    ],
    ids=["missed", "invented", "nothing", "merged"],
)
def test_split(predicted: tuple[dict[str, Any], ...], split: float, found: float) -> None:
    figures = scored(sheet(PIER, FOG), sheet(*predicted)).figures
    assert figures["split"] == pytest.approx(split)
    assert figures["found"] == pytest.approx(found)


@pytest.mark.parametrize(
    ("more", "split"),
    [((), 1.0), ((FOG,), 1.0), (({"title": "Fog ahead"},), 1.0), (({"title": "Fog"},), 2 / 3), ((MUSSELS,), 2 / 3)],
    ids=["absent", "there", "its title", "too little of it", "another one"],
)
def test_optional_articles_cost_nothing(more: tuple[dict[str, Any], ...], split: float) -> None:
    gold = sheet(PIER, {**FOG, "optional": True})
    found = scored(gold, sheet(PIER, *more))
    assert found.figures["split"] == pytest.approx(split)
    assert found.gold == 1
    assert (differing(gold, sheet(PIER, *more)) == Details()) is (split == 1.0)


def test_what_gold_leaves_out_is_not_scored() -> None:
    gold = sheet({**PIER, "source": None, "authors": [], "url": ""}, {**FOG, "source": "The Observer"})
    figures = scored(gold, sheet({**PIER, "source": "x", "authors": ["y"], "url": "z"}, FOG)).figures
    assert (figures["source"], figures["authors"], figures["url"], figures["clean"]) == (0.0, None, None, None)
    assert scored(sheet({"text": PIER["text"]}), sheet(PIER)).figures["title"] is None


def test_a_missing_page_scores_nothing() -> None:
    found = scored(sheet({**PIER, "url": "/a"}, boilerplate=("Share",)), None)
    assert found.missing
    assert {name for name, value in found.figures.items() if value == 0.0} == {
        "split", "found", "title", "text", "clean", "url",
    }  # fmt: skip
    assert scored(sheet(), None).figures["split"] == 0.0
    assert scored(sheet(), sheet()).figures["split"] == 1.0
    assert scored(sheet(), sheet(FOG)).figures["split"] == 0.0


def test_boilerplate_counts_where_its_words_stand_in_order() -> None:
    gold = sheet(PIER, boilerplate=("Old pier", "pier old", "ier of", "Share", "..."))
    found = differing(gold, sheet(PIER))
    assert found.left == ["Old pier"]
    assert scored(gold, sheet(PIER)).figures["clean"] == pytest.approx(3 / 4)


def test_means_are_over_the_pages_that_have_a_figure() -> None:
    one, two = scored(sheet({**PIER, "url": "/a"}), sheet()), scored(sheet(PIER), sheet(PIER))
    found = means([one, two])
    assert (found["split"], found["url"], found["source"]) == (0.5, 0.0, None)


def test_articles_that_are_merged() -> None:
    found = differing(sheet(MUSSELS, PIER, FOG), sheet(both(PIER, FOG)))
    assert [(one.predicted, one.gold) for one in found.merged] == [(0, [1, 2])]
    assert [one.title for one in found.missed] == [MUSSELS["title"]]
    assert (found.extra, found.split, found.partly) == ([], [], [])


def test_an_article_that_is_cut() -> None:
    found = differing(sheet(both(PIER, FOG), MUSSELS), sheet(PIER, MUSSELS, FOG))
    assert [(one.gold, one.predicted) for one in found.split] == [(0, [0, 2])]
    assert (found.missed, found.extra, found.merged, found.partly) == ([], [], [], [])


def test_an_article_that_lacks_much() -> None:
    found = differing(sheet(PIER, FOG), sheet({"title": "Pier to close", "text": ""}, FOG, MUSSELS))
    assert [(one.gold, one.predicted, one.expected, one.got) for one in found.partly] == [
        (0, 0, "Pier to close", "Pier to close")
    ]
    assert [one.predicted for one in found.extra] == [2]


def test_fields_that_are_wrong() -> None:
    gold = sheet({**PIER, "source": "The Observer", "authors": ["Ida Holm"]})
    predicted = sheet({**PIER, "title": "Closing of the pier", "authors": ["Per Vik"]})
    found = differing(gold, predicted)
    assert [(one.field, one.expected, one.got) for one in found.wrong] == [
        ("title", "Pier to close", "Closing of the pier"),
        ("source", "The Observer", None),
        ("authors", ["Ida Holm"], ["Per Vik"]),
    ]
    assert [one.field for one in differing(gold, predicted, ("split", "source")).wrong] == ["source"]
