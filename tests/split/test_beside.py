"""Which lists beside an article are stories, and which are furniture."""

import pytest

from cleaner import clean
from cleaner.model import Verdict
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.beside import site, without_side_lists
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Group, Scene
from cleaner.split.taken import Taken

TEXT = (
    "<p>The weir at Ostrey gave way on Monday night, and by morning the mill had no water to grind with.</p>"
    "<p>Miller Hanna Brock lit the old stove, made tea for the six men who came to look, and sent four of them home again.</p>"
    "<p>The county says that stone for the repair is on its way. It has said so since the flood of the year before last.</p>"
)
HEADLINES = (
    "Bakers queue for flour as the mill stands still", "Old stove warms six men and a council clerk",
    "Stone for the weir is on its way once more", "Eel pass opened by the youngest angler of Ostrey",
)  # fmt: skip


def roles(records: list[str], label: str = "Related Articles") -> list[str]:
    """The roles of the articles of a page about one, with a list under a label below it."""
    side = "".join(f"<li>{record}</li>" for record in records)
    page = (
        "<html lang=en><head><title>Weir gives way at Ostrey</title></head><body><main><article>"
        f"<h1>Weir gives way at Ostrey</h1>{TEXT}</article></main>"
        f"<aside><h2>{label}</h2><ul>{side}</ul></aside></body></html>"
    )
    return [article.role for article in clean(page, url="https://ostreypost.example/weir").articles]


def linked(places: list[str], behind: str = "") -> list[str]:
    """Records that are a linked headline, with something behind it."""
    return [f'<h3><a href="{p}">{h}</a></h3>{behind}' for p, h in zip(places, HEADLINES, strict=True)]


OWN = ["/bakers", "/stove", "/stone", "/eels"]


def test_bare_headlines_are_furniture_whatever_they_stand_under() -> None:
    assert roles(linked(OWN)) == ["main"]


def test_headlines_with_their_days_are_stories() -> None:
    assert roles(linked(OWN, "<time>3 May 2025</time>")) == ["main", *["related"] * 4]


def test_topics_alone_make_no_stories() -> None:
    assert roles(linked(OWN, '<a class="category" href="/c/town" rel="tag">Town</a>')) == ["main"]


def test_headlines_that_lead_to_several_publishers_are_stories() -> None:
    places = [f"https://{name}.example/weir" for name in ("bankside", "www.valleynews", "ostrey-today", "eelpost")]
    assert roles(linked(places)) == ["main", *["related"] * 4]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/weir", ""),
        ("https://www.valleynews.example/weir", "valleynews.example"),
        ("https://m.valleynews.example/weir", "valleynews.example"),
        ("https://valleynews.co.example/weir", "valleynews.co.example"),
        ("mailto:mill@ostrey.example", ""),
    ],
)
def test_sites_are_told_by_their_registered_domain(href: str, expected: str) -> None:
    assert site(href) == expected


DAMAGED = (
    "<article>Operator Maeve Tolland said she had heard them before she saw them. “It sounded like a kettle that wo"
    "uld not come to the boil,” she said, and added that she had never lowered the bridge from outside.A beekeeper "
    "from Lissard arrived by bicycle with a cardboard box. By four in the afternoon most of the s=warm was inside i"
    "t, and the rest followed when he closed the lid and waited.The harbour board wants to hang a second key in the"
    " office. It will also ask the county whether bees count as an obstruction under the bye-laws of 1921.<li><a hr"
    'ef="/farm/ewe">Ewe found on roof for the second time this spring<a href="/harbour/ferry">Ferry to the isls con'
    "trol cabin. Traffic queued as far as the fish market, and two buses turned round.</p>A beekeeper from Lissard "
    "arrived by bicycle with a cardboard box. By four in the afternoon most of the s=warm was inside it, and timg/n"
    "umberhe rest followed when he closed the lid and waited.The harbour board wants to hang a second key in the of"
    "fice. It will also ask the county whether bees count as an obstruction under the bye-laws of 1921.<aside class"
    '="more">Related Articles<li>Crane from 1911 lift<div></a><span class="date">9 May 2025</span><a href="/farm/ew'
    'e">Ewe found on roof for the second time this spring<li><a href="/news/school">School bell rings at midnight a'
    "nd nobody knows why"
)


def test_a_list_under_a_label_takes_nothing_that_another_list_has() -> None:
    times = [article.published_text for article in clean(DAMAGED).articles]
    assert times.count("9 May 2025") <= 1


LONG = (
    "The keeper wrote down every boat that passed, and on Sundays he read the list aloud to whoever had come up the stairs. "
    * 3
)


def lists_of(posts: list[str], links: list[str]) -> tuple[Scene, list[Taken]]:
    """Posts with their headlines, then bare links, as lists that were taken."""
    html = "".join(f"<h2>Post {n} of the keeper</h2><p>{text}</p>" for n, text in enumerate(posts))
    page = parse_html(html + "".join(f'<div><a href="/{n}">{text}</a></div>' for n, text in enumerate(links)))
    shapes = measure(page, load(), frozenset(("en",)), "en")
    scene = Scene(page, shapes, [Verdict(i, 0, len(b.text)) for i, b in enumerate(page.blocks)], "en")
    first = [Group([2 * n, 2 * n + 1], 2 * n) for n in range(len(posts))]
    start = 2 * len(posts)
    second = [Group([start + n], start + n) for n in range(len(links))]
    made = [
        Candidate([g.title for g in some], [(g.blocks[0], g.blocks[-1] + 1) for g in some], [-1] * len(some), 0)
        for some in (first, second)
    ]
    return scene, [Taken(one, 0.9, groups) for one, groups in zip(made, (first, second), strict=True)]


LINKS = [f"What another paper says of lamp number {n}" for n in range(5)]


def test_bare_headlines_beside_full_posts_are_a_side_list() -> None:
    scene, taken = lists_of([LONG, LONG, LONG], LINKS)
    assert without_side_lists(scene, taken) == taken[:1]
    assert [v.rule for v in scene.verdicts] == [""] * 6 + ["list:side"] * 5


def test_bare_headlines_beside_teasers_are_stories() -> None:
    scene, taken = lists_of(["He wrote it down.", "He read it aloud.", "Nobody came."], LINKS)
    assert without_side_lists(scene, taken) == taken


def test_copies_of_the_headlines_of_posts_are_left_to_repeats() -> None:
    scene, taken = lists_of(
        [LONG, LONG, LONG], ["Post 0 of the keeper", "Post 1 of the keeper", "Post 2 of the keeper"]
    )
    assert without_side_lists(scene, taken) == taken
