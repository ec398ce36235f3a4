"""What a page calls itself, without what it calls its site and its sections."""

import pytest

from cleaner.describe.own_title import own_title
from cleaner.parse import parse

LOGO = '<a href="/"><img src="/l.svg" alt="Tide Review"></a><a href="/islands">Islands</a>'
PUBLISHER = (
    '<script type="application/ld+json">{"@type": "WebPage", "publisher": {"@type": "Organization", "name": "Tide Review"}}'
    "</script>"
)


@pytest.mark.parametrize(
    ("said", "head", "body", "host", "want"),
    [
        ("A bell at noon - Tide Review", "", "", "tidereview.example", "A bell at noon"),
        ("Tide Review: A bell at noon", "", "", "tidereview.example", "A bell at noon"),
        ("A bell: at noon", "", "", "tidereview.example", "A bell: at noon"),
        ("A bell at noon :: Tide Review", "", LOGO, "x.example", "A bell at noon"),
        ("A bell for ninety people | Islands | Tide Review", "", LOGO, "x.example", "A bell for ninety people"),
        ("Bells | Islands | Tide Review", "", LOGO, "x.example", "Bells | Islands"),
        ("A bell at noon » Tide Review", PUBLISHER, "", "x.example", "A bell at noon"),
        ("Tide Review", "", LOGO, "x.example", None),
        ("snake_case in names", "", "", "x.example", "snake_case in names"),
        ("岛上的钟_社会_潮声网", "", '<a href="/">潮声网</a><a href="/s">社会</a>', "x.example", "岛上的钟"),
    ],
)
def test_title(said: str, head: str, body: str, host: str, want: str | None) -> None:
    page = parse(
        f"<html><head><title>{said}</title>{head}</head><body><header>{body}</header><p>So.</p></body></html>", None
    )
    assert own_title(page, host) == want
