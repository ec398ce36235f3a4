"""Lines and links that stand in one article after the other."""

from cleaner import clean
from cleaner.model import Document, Verdict
from cleaner.parse import parse
from cleaner.shape import Shape
from cleaner.split.controls import remove_controls
from cleaner.split.groups import Group, Scene

TEXTS = (
    "The goats used to wade through the ford, and since Thursday they queue for the new bridge instead.",
    "He kept the long pole and gave back the cap, and the lamps will be lit by whoever comes past.",
    "One clock is four minutes slow and nobody will say which of the two, so the sexton rings for both.",
    "The staves still smell of herring, but the bees do not mind, and neither does the beekeeper.",
)
TITLES = (
    "A rope bridge for the goats of Upper Corran",
    "The Kelby lamp lighter retires at ninety-one",
    "Why the bells of Saint Odile ring twice at noon",
    "Herring barrels find a second life as beehives",
)


def page(foot: str, *, inside: str = "") -> Document:
    entries = "".join(
        f'<div class="entry"><h2><a href="/{n}">{TITLES[n]}</a></h2>'
        f"<p>{text}{inside.format(n=n)}</p>{foot.format(n=n)}</div>"
        for n, text in enumerate(TEXTS)
    )
    return clean(f"<html><body><div>{entries}</div></body></html>")


def test_lines_that_differ_in_numbers_are_removed() -> None:
    document = page('<p><a href="/{n}#c">Whispers overheard ({n})</a></p>')
    assert [article.text for article in document.articles] == list(TEXTS)
    assert sum("Whispers" in removed.text for removed in document.removed) == len(TEXTS)


def test_a_link_that_paragraphs_end_in_is_cut_off_and_says_that_more_follows() -> None:
    document = page("", inside=' <a href="/{n}">Off to the whole note</a>')
    assert [article.text for article in document.articles] == list(TEXTS)
    assert all(article.truncated for article in document.articles)


def test_a_link_that_one_paragraph_ends_in_stays() -> None:
    document = clean(
        "<html><body><article><h1>Goats of Upper Corran</h1>"
        + "".join(f"<p>{text}</p>" for text in TEXTS)
        + '<p>All of them are listed in <a href="/herd">the book of the herd</a></p></article></body></html>'
    )
    assert (document.articles[0].text or "").endswith("the book of the herd")


def test_long_lines_that_a_serial_always_has_stay() -> None:
    standing = (
        "<p>Every Friday our reporter walks the quay from one end to the other and writes down what is said there.</p>"
    )
    document = page(standing)
    assert [(article.text or "").endswith("what is said there.") for article in document.articles] == [True] * len(
        TEXTS
    )


def shelf(foot: str) -> tuple[Scene, list[Group]]:
    """Four items that say what they cost, and a line in all of which nothing but a figure changes."""
    lines = [f"<h3>Lamp {name}</h3><p>{foot.format(n=n)}</p>" for n, name in enumerate(("oak", "ash", "elm", "fir"))]
    made = parse(f"<html><body>{''.join(lines)}</body></html>", None)
    shapes = [Shape(3.0, False, False) for _ in made.blocks]
    scene = Scene(made, shapes, [Verdict(i, 0, len(block.text)) for i, block in enumerate(made.blocks)])
    return scene, [Group([i, i + 1], i) for i in range(0, len(made.blocks), 2)]


def test_figures_that_are_likely_to_be_content_stay_where_items_have_no_running_text() -> None:
    scene, groups = shelf("4{n} crowns")
    remove_controls(scene, groups, [2.0, 1.0] * 4)
    assert [len(group.blocks) for group in groups] == [2] * 4
    remove_controls(scene, groups, [2.0, -1.0] * 4)  # unlikely ones do not
    assert [len(group.blocks) for group in groups] == [1] * 4


def test_words_that_are_likely_to_be_content_go_all_the_same() -> None:
    scene, groups = shelf("Lay it in the cart")
    remove_controls(scene, groups, [2.0, 1.0] * 4)
    assert [len(group.blocks) for group in groups] == [1] * 4
