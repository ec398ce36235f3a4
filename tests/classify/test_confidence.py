"""How likely an article is to be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.classify.confidence import NAMES, USED, WAYS, confidence, model, vector
from cleaner.split.groups import Evidence

VALUES = st.lists(st.floats(-6.0, 6.0), min_size=len(NAMES), max_size=len(NAMES))


def features(**given: float) -> dict[str, float]:
    """The features of an article with a title and a text, by name."""
    told = {name: value for name, value in given.items() if name in Evidence.__struct_fields__}
    values = vector(Evidence("list", **told), title="Pier to close", text="Storms.", timed=False, truncated=False)  # type: ignore[arg-type]
    return dict(zip(NAMES, values, strict=True))


@given(VALUES, VALUES, st.sampled_from(sorted(WAYS)))
def test_more_evidence_never_speaks_against_an_article(one: list[float], two: list[float], way: str) -> None:
    less, more = list(map(min, one, two)), list(map(max, one, two))
    assert 0.0 <= confidence(way, less) <= confidence(way, more) <= 1.0


def test_each_way_has_its_function() -> None:
    assert set(model()) == set(USED) == set(WAYS.values())
    for way, (_, weights) in model().items():
        assert {NAMES[number] for number, _ in weights} <= set(USED[way])
        assert weights
        assert min(weight for _, weight in weights) > 0.0


def test_features() -> None:
    assert features(chance=0.5, best=0.5)["chance"] == features(chance=0.9, best=0.9)["leading"] == 0.0
    assert features(chance=0.5, best=0.9)["leading"] == pytest.approx(-2.197, abs=0.001)
    assert features(one=-3.0)["many"] == 3.0
    assert features(one=float("inf"))["one"] == 4.0
    assert features(order=0.4)["usual"] == -0.4
    assert features(clear=0.0)["clear"] < features(clear=0.5)["clear"] < features(clear=1.0)["clear"] < 3.1


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("title", [None, "", "港", "Pier to close"])
def test_whatever_an_article_lacks(way: str, title: str | None) -> None:
    values = vector(Evidence(way), title=title, text=None, timed=False, truncated=False)
    assert len(values) == len(NAMES)
    assert 0.0 < confidence(way, values) < 1.0


def test_a_headline_in_a_doubtful_place_is_trusted_less() -> None:
    page = (
        "The Valley Courier\n12 minutes ago\nCouncil votes to rebuild the old bridge\n"
        "The council of Lindvik voted on Monday to rebuild the old bridge over the river, which was closed last year.\n\n"
        "Ridgeway News\n41 minutes ago\nMuseum opens a new wing for its maps\n"
        "The museum opened a wing for its collection of maps, which a sailor gave to the town a hundred years ago.\n\n"
        "Harbour Post\n2 hours ago\nFerry returns to the pier after a long winter\n"
        "The ferry sails again from Monday, the port authority said, and its timetable stays as it was last summer.\n"
    )
    full = clean(page).articles
    bare = clean("Home\n\nOld bridge\n\nNew maps\n\nMore news\n\nThe pier\n\nThe museum was open.\n").articles
    assert len(full) == 3
    assert max((one.confidence for one in bare), default=0.0) < min(one.confidence for one in full)


def test_a_page_whose_furniture_is_known_is_trusted_more() -> None:
    story = (
        "{}Council votes to rebuild the old bridge\n\n"
        "The council of Lindvik voted on Monday to rebuild the old bridge over the river, which was closed last year.\n\n"
        "Work begins in spring and is paid for by the county, the mayor said, who had asked for it for ten years.\n\n{}"
    )
    known = clean(story.format("", "Comments\n\nNo comments yet...\n")).articles
    unknown = clean(
        story.format("Pier view\n\nTides\n\nHarbour cam\n\n", "Mussel index\n\nRope prices\n\nSlipway\n")
    ).articles
    assert known[0].title == unknown[0].title
    assert unknown[0].confidence < known[0].confidence < 1.0
