"""Lists of links with hosts, and pictures of text browsers."""

import pytest

from cleaner import clean

TITLES = ["Knots", "The bridge hums in F sharp", "Seal bites cable, town goes to bed", "How to read a tide table"]


@pytest.mark.parametrize("host", ["lamp{n}.example", "www.lamp{n}.example", "lamp{n}.example/~tide"])
def test_hosts_below_headlines(host: str) -> None:
    page = "\n".join(f"{title}\n{host.format(n=n)}" for n, title in enumerate(TITLES))
    assert [article.title for article in clean(page).articles] == TITLES


def test_the_same_name_above_one_host_again_and_again_is_no_headline() -> None:
    page = "\n\n".join(
        f"{title}\nThe council has decided so on Monday, and nobody was against it.\nThe Lamp\nlamp.example"
        for title in TITLES
    )
    assert "The Lamp" not in [article.title for article in clean(page).articles]


def test_pictures_are_no_part_of_articles() -> None:
    page = "The bridge hums in F sharp\n\n[bridge_480]\n\nAn engineer measured all four hundred cables and found one that was tuned.\n"
    (article,) = clean(page).articles
    assert article.text == "An engineer measured all four hundred cables and found one that was tuned."
    assert any(entry.text == "[bridge_480]" for entry in clean(page).removed)
