"""What is measured of the lines of a text page, and what the models make of plain cases."""

import pytest

from cleaner.classify.lines import NAMES, Measures, content_model, headline_model, weigh
from cleaner.describe.imprint import beside_time
from cleaner.language import languages_of, page_language
from cleaner.parse.text import parse_text
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.groups import Scene
from cleaner.split.lines.gaps import gap_classes
from cleaner.strip import strip

MENU = "Home\nSport\nWeather\nCulture\nAbout us\nContact\nImprint\n"
STORIES = "".join(
    f"{title}\n{time}\n{text}\n"
    for title, time, text in (
        ("Ferry to Kelby runs again after six weeks", "3 March 2025",
         "The ferry was taken out of the water in January because the rudder had come loose, and was put back on Monday."),
        ("Ropewalk finds a buyer in the last hour", "2 March 2025",
         "A sail maker from Kelby has bought the ropewalk and wants to keep all nine people who still work there."),
        ("Miller of Upper Corran waits for the second rain", "28 February 2025",
         "The miller has stopped grinding because the pond behind the weir is no more than knee deep since Christmas."),
        ("Night school teaches the mending of nets", "27 February 2025",
         "Eleven people have signed up for the first course, and four of them say they have never been on a boat."),
    )
)  # fmt: skip


def measured(text: str) -> Measures:
    page = parse_text(text)
    languages, language = languages_of(page), page_language(page)
    shapes = measure(page, load(), languages, language)
    verdicts = strip(page, shapes, load())
    gaps = gap_classes(Scene(page, shapes, verdicts, language))
    return Measures(page.blocks, shapes, verdicts, gaps, languages, language)


def column(measures: Measures, name: str) -> list[float]:
    return [row[NAMES.index(name)] for row in measures.vectors() if row]


def test_rows_are_as_long_as_the_names() -> None:
    assert {len(row) for row in measured(MENU + STORIES).vectors()} <= {0, len(NAMES)}


def test_both_models_cut_features_alike() -> None:
    one, two = content_model(), headline_model()
    for own, other in zip(one.cuts, two.cuts, strict=True):
        assert own == other or not own or not other


def test_a_line_that_says_a_phrase_has_no_odds() -> None:
    measures = measured(f"{STORIES}Read more\n")
    assert measures.known[-1]
    assert weigh(measures).content[-1] == weigh(measures).headline[-1] == 0.0


def test_stories_are_content_and_menus_are_not() -> None:
    measures = measured(MENU + STORIES + MENU)
    odds = weigh(measures)
    said = {block.text: odds.content[i] for i, block in enumerate(measures.blocks) if not measures.known[i]}
    worst_of_stories = min(odds for text, odds in said.items() if text in STORIES and len(text) > 60)
    assert worst_of_stories > max(said[word] for word in ("Sport", "Weather", "Culture"))
    assert worst_of_stories > 0


def test_headlines_are_told_from_texts_and_menus() -> None:
    measures = measured(MENU + STORIES + MENU)
    odds = dict(zip((block.text for block in measures.blocks), weigh(measures).headline, strict=True))
    titles = [odds[line] for line in STORIES.split("\n")[0::3] if line]
    others = [odds[line] for line in [*STORIES.split("\n")[2::3], "Sport", "Weather"]]
    assert min(titles) > max(others)


def test_orders_of_shapes_are_counted() -> None:
    three = column(measured(STORIES), "three")
    assert [three[at] for at in (1, 4, 7, 10)] == [4, 4, 4, 4]  # times between a headline and a text
    assert three[0] == 1  # nothing stands before it


def test_periods() -> None:
    period = column(measured(STORIES), "period")
    assert period[4:9] == [3, 3, 3, 3, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Harbour] Posted May 12, 2024 09:20 UTC by corben", 4),
        ("41 points by corben 5 hours ago | hide | 12 replies", 8),
        ("2. Jun 13 Wild bees prefer churchyards", -1),
        ("Seven keepers and three dogs", -1),
        ("12 March 2025", -1),
    ],
)
def test_a_time_among_other_words(text: str, words: int) -> None:
    page = parse_text(text)
    [shape] = measure(page, load(), frozenset({"en"}), "en")
    found = beside_time(text, shape, "en")
    assert (found >= 0) == (words >= 0)
    if words >= 0:
        assert abs(found - words) <= 2


def test_a_page_without_lines() -> None:
    assert weigh(measured("")).content == []
