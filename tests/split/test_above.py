"""Of two linked lines of a story that lead to one place, the upper one is its headline where markup calls it so."""

import pytest

from cleaner.language import languages_of, page_language
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.above import pairs_of, prefer
from cleaner.split.lists import candidates

WORDS = ("harbour", "mill", "ferry", "quay", "bridge", "market", "church", "lantern")


def story(word: str, *, lead: bool = True, heading: str = "h3", place: str = "") -> str:
    below = f'<p><a href="/{place or word}">All that is known of the {word} so far, and what its keepers say about it…</a></p>'
    return f'<{heading}><a href="/{word}">The old {word} opens anew</a></{heading}>{below if lead else ""}<p>{word} district</p>'


def first_headlines(html: str, below: float = 0.8, above: float = 0.6) -> list[str]:
    """The headlines of the likeliest list, after one of leads was likelier than one of headings."""
    page = parse_html(html)
    shapes = measure(page, load(), languages_of(page), page_language(page))
    found = candidates(page, shapes, range(len(page.blocks)), own_names(page))
    chances = [below if page.blocks[one.members[0]].text.startswith("All that") else above for one in found]
    prefer(page, shapes, found, chances)
    best = max(range(len(found)), key=lambda k: chances[k])
    return [page.blocks[i].text for i in found[best].members]


def test_headings_above_their_leads() -> None:
    assert first_headlines("".join(map(story, WORDS))) == [f"The old {word} opens anew" for word in WORDS]


def test_some_headings_have_no_lead() -> None:
    stories = [story(word, lead=at % 3 != 1) for at, word in enumerate(WORDS)]
    assert first_headlines("".join(stories))[0] == "The old harbour opens anew"


def test_leads_that_lead_elsewhere_are_no_leads_of_these_headings() -> None:
    stories = [story(word, place=f"{word}-2") for word in WORDS]
    assert first_headlines("".join(stories))[0].startswith("All that")


def test_what_markup_does_not_call_a_headline_may_be_a_topic() -> None:
    stories = [story(word, heading="div") for word in WORDS]
    assert first_headlines("".join(stories))[0].startswith("All that")


@pytest.mark.parametrize(
    ("lines", "upper", "lower", "pairs"),
    [
        ("-aa-bb-cc", [1, 4, 7], [2, 5, 8], [(1, 2), (4, 5), (7, 8)]),
        ("-aa-bb-cc", [1, 4, 7], [2, 8], [(1, 2), (7, 8)]),
        ("-aa-bb-cd", [1, 4, 7], [2, 5, 8], []),
        ("-aa-bb-cc-dd-ee-ff-gh", [1, 4, 7, 10, 13, 16, 19], [2, 5, 8, 11, 14, 17, 20], 6),
        ("-aaa-bbb", [1, 5], [2, 3, 6, 7], []),
        ("-a    a-b    b", [1, 7], [6, 12], []),
        ("-a-b-c-d-e-ff", [1, 3, 5, 7, 9, 11], [12], [(11, 12)]),
        ("-a-b-c-d-e-f-gg", [1, 3, 5, 7, 9, 11, 13], [14], []),
    ],
)
def test_pairs(lines: str, upper: list[int], lower: list[int], pairs: list[tuple[int, int]] | int) -> None:
    """A letter is a line that leads there, a heading where it stands behind "-", which is a line as well as " " is."""
    made = [
        f'<h3><a href="/{sign}">{sign}</a></h3>'
        if lines[at - 1 : at] == "-"
        else f'<p><a href="/{sign}">{sign}</a></p>'
        if sign.isalpha()
        else "<p>line</p>"
        for at, sign in enumerate(lines)
    ]
    found = pairs_of(parse_html("".join(made)), upper, lower)
    assert (len(found) if isinstance(pairs, int) else found) == pairs
