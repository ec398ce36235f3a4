"""Hidden elements that a reader opens, and those that are something else."""

import pytest

from cleaner.parse.html import parse_html


def said(markup: str) -> list[str]:
    return [block.text for block in parse_html(f"<!doctype html><body><p>Shown.</p>{markup}</body>").blocks][1:]


@pytest.mark.parametrize(
    "opening",
    [
        '<div role="tabpanel" hidden>',
        '<section role="region" aria-labelledby="q1" hidden>',
        '<div class="faq-answer" style="display: none">',
        '<div class="chakra-collapse" style="overflow:hidden;display:none">',
        '<div class="AccordionPanel" hidden>',
        '<div id="tab-2" style="display:none">',
        '<pre class="tab" hidden>',
    ],
)
def test_panels_are_read(opening: str) -> None:
    tag = opening[1:].split()[0]
    assert said(f"{opening}Inside.</{tag}>") == ["Inside."]


@pytest.mark.parametrize(
    "markup",
    [
        "<div hidden>Inside.</div>",
        '<div class="stable" hidden>Inside.</div>',
        '<div class="tab modal" hidden>Inside.</div>',
        '<div role="dialog" class="panel" hidden>Inside.</div>',
        '<ul class="accordion" hidden><li>Inside.</li></ul>',
        '<nav><div role="tabpanel" hidden>Inside.</div></nav>',
        '<div class="mega-menu"><div class="panel" hidden>Inside.</div></div>',
        '<div hidden><div role="tabpanel">Inside.</div></div>',
        '<div role="tabpanel" hidden><div hidden>Inside.</div></div>',
    ],
)
def test_other_hidden_elements_are_not(markup: str) -> None:
    assert said(markup) == []


def test_the_page_says_so() -> None:
    page = parse_html('<!doctype html><p>Shown.</p><div class="faq" hidden>A.</div><div class="tab" hidden></div>')
    assert [warning[-3:] for warning in page.warnings] == [": 1"]
