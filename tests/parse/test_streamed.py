"""Parts that a server sends late: put in their places, and what hostile pages make of them."""

import pytest

from cleaner.parse.html import parse_html

PAGE = "<!doctype html><html><body><p>A</p>{}<p>Z</p></body></html>"
WAITS = '<template id="{}"></template>'
PART = '<div hidden id="S:{}"><p>part {}</p>{}</div>'


def said(inner: str) -> list[str]:
    return [block.text for block in parse_html(PAGE.format(inner)).blocks]


def test_a_part_stands_where_it_is_awaited() -> None:
    assert said(f"<main>{WAITS.format('B:0')}</main><p>M</p>{PART.format(0, 0, '')}") == ["A", "part 0", "M", "Z"]


def test_a_part_of_a_part() -> None:
    inner = WAITS.format("P:1")
    page = f"<main>{WAITS.format('B:0')}</main>{PART.format(0, 0, inner)}{PART.format(1, 1, '')}"
    assert said(page) == ["A", "part 0", "part 1", "Z"]


def test_what_nothing_waits_for_stays_hidden() -> None:
    assert said(PART.format(7, 7, "")) == ["A", "Z"]


@pytest.mark.parametrize(
    "page",
    [
        PART.format(0, 0, WAITS.format("B:0")),
        PART.format(0, 0, WAITS.format("B:1")) + PART.format(1, 1, WAITS.format("B:0")),
        PART.format(1, 1, "") + PART.format(0, 0, WAITS.format("B:1")) + WAITS.format("B:0"),
        WAITS.format("B:0") + WAITS.format("B:1") + PART.format(0, 0, PART.format(1, 1, "")),
        "<div>" * 2_000 + WAITS.format("B:0") + "</div>" * 2_000 + PART.format(0, 0, ""),
    ],
    ids=["itself", "each other", "sent in the wrong order", "one in the other", "too deep"],
)
def test_parts_that_wait_for_themselves_or_out_of_order(page: str) -> None:
    found = said(page)
    assert found[0] == "A"
    assert found[-1] == "Z"
    assert len(found) == len(set(found))


def test_parts_of_marko() -> None:
    script = "<script>function $afx(d){}</script>"
    page = (
        '<main><noscript id="afxph0"></noscript></main><p>M</p><div id="afx0" style="display: none"><p>part 0</p>'
        f'<span id="afxph12"></span></div><div id="afx12" style="display:none"><p>part 12</p></div>{script}'
    )
    assert said(page) == ["A", "part 0", "part 12", "M", "Z"]
    assert said(f'<div id="afx3" style="display:none"><p>part 3</p></div>{script}') == ["A", "Z"]
