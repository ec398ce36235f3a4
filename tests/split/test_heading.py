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
