"""Which line is the headline of a page's one article."""

import pytest

from cleaner import clean

TEXT = "<p>" + "The sluices were opened on the spring tide, and by noon the old pans lay under water. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("title", "head", "want"),
    [
        ("Salt pans are flooded - Strand", "<h1>Salt pans are flooded</h1>", "Salt pans are flooded"),
        ("Salt pans - Strand", "<h1>Strand</h1><h2>Water over the old salt pans</h2>", "Water over the old salt pans"),
        (
            "Salt pans of Orrin are flooded | Strand Courier",
            "<h1>Strand Courier</h1><h2>Salt pans of Orrin are flooded</h2>",
            "Salt pans of Orrin are flooded",
        ),
        ("Salt pans - Strand", "<h1>County floods its last pans</h1>", "County floods its last pans"),
        (
            "Salt pans are flooded",
            '<h1><span class="kicker">Coast</span> <span>Salt pans are flooded</span></h1>',
            "Salt pans are flooded",
        ),
        (
            "Coast: Salt pans are flooded",
            "<h1><span>Coast:</span> <span>Salt pans are flooded</span></h1>",
            "Coast: Salt pans are flooded",
        ),
    ],
)
def test_headline(title: str, head: str, want: str) -> None:
    site = '<meta property="og:site_name" content="Strand">'
    page = f"<html><head><title>{title}</title>{site}</head><body><article>{head}{TEXT}{TEXT}</article></body></html>"
    assert clean(page, name="a.html").articles[0].title == want


@pytest.mark.parametrize(
    ("title", "head", "want"),
    [
        ("Salt pans are flooded", "<h1>Salt pans<br>are flooded</h1>", "Salt pans are flooded"),
        ("Something else", "<h1>Salt pans<br>are flooded</h1>", "Salt pans are flooded"),
        ("Salt pans are flooded", "<h1>The coast<br>Salt pans are flooded</h1>", "Salt pans are flooded"),
        (
            "On the coast: Salt pans are flooded",
            '<h1><div class="overline">On the coast</div>: <span>Salt pans are flooded</span></h1>',
            "On the coast Salt pans are flooded",
        ),
        (
            "On the coast: Salt pans are flooded",
            "<h1><span>On the coast:</span><span>Salt pans are flooded</span></h1>",
            "On the coast: Salt pans are flooded",
        ),
        (
            "“We knew it”: Salt pans are flooded",
            "<h1><span>“We knew it”</span><span>Salt pans are flooded</span></h1>",
            "“We knew it” Salt pans are flooded",
        ),
        ("The iPan is flooded", "<h1><span>The i</span><span>Pan is flooded</span></h1>", "The iPan is flooded"),
        ("Salt pans are flooded", '<h1>Salt pans are flooded <a href="#s">¶</a></h1>', "Salt pans are flooded"),
        ("Salt pans - The Handbook", "<h1>The Handbook</h1><p>Of the coast.</p><h1>Salt pans</h1>", "Salt pans"),
        ("Salt pans of Orrin - Strand", "<h2>Contents</h2>", "Salt pans of Orrin"),
        ("Salt pans - The Handbook", "<h2>A tide too high</h2><p>2 May 2024</p>", "A tide too high"),
    ],
)
def test_headlines_of_several_lines_and_none(title: str, head: str, want: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><article>{head}{TEXT}{TEXT}</article></body></html>"
    assert clean(page, name="a.html").articles[0].title == want


def test_lines_that_a_headline_leaves_stand_in_no_text() -> None:
    page = f"<html><head><title>Salt pans are flooded</title></head><body><article><h1>The coast<br>Salt pans are flooded</h1>{TEXT}"
    document = clean(page, name="a.html")
    assert "The coast" not in (document.articles[0].text or "")
    assert "The coast" in [removed.text for removed in document.removed]


def test_what_a_page_shares_itself_as_is_without_the_line_above() -> None:
    shared = '<meta property="og:title" content="Salt pans are flooded">'
    head = "<h1><span>“We knew it”</span><span>Salt pans are flooded</span></h1>"
    page = f"<html><head><title>“We knew it”: Salt pans are flooded - Strand</title>{shared}</head><body><article>{head}{TEXT}"
    assert clean(page, name="a.html").articles[0].title == "Salt pans are flooded"


def test_what_stands_before_the_headline_of_another_story_is_no_header() -> None:
    page = (
        "<html lang=en><head><title>Salt pans are flooded</title></head><body>"
        "<div class=info>Life 2 hr. ago</div><div><a href=/n/4>Choir of ninety sings on the frozen harbour</a></div>"
        f"<main><h1>Salt pans are flooded</h1><div class=info>31 March 2024, 19:59</div>{TEXT}{TEXT}</main></body></html>"
    )
    article = clean(page).articles[0]
    assert (article.title, article.source, article.published_text) == (
        "Salt pans are flooded",
        None,
        "31 March 2024, 19:59",
    )
    assert (article.text or "").startswith("The sluices")
