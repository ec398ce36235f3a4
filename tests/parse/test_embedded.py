"""Articles that a page holds and does not show: where they are found, and what is left alone."""

import json
from html import escape
from typing import Any

import pytest

from cleaner.model import Page
from cleaner.parse.html import parse_html
from cleaner.parse.rich_text import markup
from cleaner.parse.stories import articles, lists

PARTS = [
    "The mill at Oxley has ground no corn for ninety years, but its wheel turns every Sunday for whoever comes to look at it.",
    "A beam of the wheel broke in the frost, and the miller's great-granddaughter has asked the village for an oak of the right length.",
    "Three farmers have offered one. She will choose on Saturday, and the two that are not chosen will become a footbridge below the weir.",
]
WHOLE = "\n\n".join(PARTS)
TITLE = "Oak wanted for the wheel at Oxley"


def page(body: str, head: str = "") -> Page:
    return parse_html(
        f"<!doctype html><html><head><title>{TITLE} | Weir Post</title>{head}</head><body>{body}</body></html>"
    )


def said(found: Page) -> list[str]:
    return [block.text for block in found.blocks if block.level or len(block.text) > 60]


def script(value: Any, form: str = '<script type="application/json">{}</script>') -> str:
    return form.format(json.dumps(value).replace("</", "<\\/"))


def paragraphs(kind: str = "paragraph", inner: str = "content") -> list[dict[str, Any]]:
    return [{"type": kind, inner: [{"type": "text", "text": part}]} for part in PARTS]


FORMS = {
    "plain text": WHOLE,
    "HTML": "".join(f"<p>{part}</p>" for part in PARTS),
    "ProseMirror": {"type": "doc", "content": paragraphs()},
    "Slate": [
        {"type": "paragraph", "children": [{"text": part[:20]}, {"text": part[20:], "bold": True}]} for part in PARTS
    ],
    "Lexical": {"root": {"type": "root", "children": paragraphs(inner="children")}},
    "Portable Text": [
        {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": part}]} for part in PARTS
    ],
    "Contentful": {
        "json": {
            "nodeType": "document",
            "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": part}]} for part in PARTS],
        }
    },
    "Draft.js": {"blocks": [{"type": "unstyled", "text": part} for part in PARTS], "entityMap": {}},
    "Editor.js": {"blocks": [{"type": "paragraph", "data": {"text": part}} for part in PARTS]},
    "leaves of HTML": [{"type": "text", "content": part} for part in PARTS],
    "strings": PARTS,
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_a_text(form: str) -> None:
    held = {"props": {"id": 7, "post": {"title": TITLE, "text_of_it": FORMS[form]}}}
    found = page(f'<div id="root"></div>{script(held)}')
    assert said(found) == [TITLE, *PARTS]
    assert found.warnings == ["the page does not show its article; it was read from data in a script"]


HELD = {"post": {"title": TITLE, "body": "".join(f"<p>{part}</p>" for part in PARTS)}}


@pytest.mark.parametrize(
    "form",
    [
        '<script id="__NEXT_DATA__" type="application/json">{}</script>',
        "<script>window.__STATE__ = {};</script>",
        "<script>window['__STATE__']={};(function(){{}})()</script>",
        "<script>self.__next_f=[];var a = 1; load({})</script>",
    ],
)
def test_scripts(form: str) -> None:
    assert said(page(f"<div></div>{script(HELD, form)}")) == [TITLE, *PARTS]


def test_json_in_strings_and_attributes() -> None:
    text = json.dumps(HELD)
    assert said(page(f"<script>var s = JSON.parse({json.dumps(text)})</script>")) == [TITLE, *PARTS]
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    assert said(page(f"<script>var s = JSON.parse('{quoted}')</script>")) == [TITLE, *PARTS]
    attribute = text.replace("&", "&amp;").replace('"', "&quot;")
    assert said(page(f'<div id="app" data-page="{attribute}"></div>')) == [TITLE, *PARTS]
    rows = "1:[]\n2:" + json.dumps(["$", "$L3", None, HELD]) + "\n"
    assert said(page(f"<script>self.__next_f.push({json.dumps([1, rows])})</script>")) == [TITLE, *PARTS]


def test_places_that_stand_for_values() -> None:
    flat = [{"data": 1}, ["Reactive", 2], {"story": 3}, {"headline": 4, "text": 5}, TITLE, WHOLE]
    assert said(page(f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(flat)}</script>')) == [
        TITLE,
        *PARTS,
    ]


def test_the_rest_of_an_article_stands_after_its_beginning() -> None:
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": WHOLE}
    head = script(told, '<script type="application/ld+json">{}</script>')
    found = page(f"<main><h1>{TITLE}</h1><div><p>{PARTS[0]}</p></div><h2>Read next</h2></main>", head)
    assert said(found) == [TITLE, *PARTS, "Read next"]
    assert len({block.element for block in found.blocks if block.text in PARTS}) == len(PARTS)
    run = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(PARTS)}
    head = script(run, '<script type="application/ld+json">{}</script>')
    found = page(f"<main><h1>{TITLE}</h1><p>{PARTS[0]}</p></main>", head)
    assert said(found) == [TITLE, PARTS[0], " ".join(PARTS[1:])]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{part}</p>" for part in PARTS) + script(HELD),
        "<p>"
        + "Another story, which is told at length and has nothing to do with any mill. " * 12
        + "</p>"
        + script(HELD),
        script({"post": {"title": TITLE, "body": "function(){return a;}" * 60}}),
        script({"post": {"title": TITLE, "comments": WHOLE}}),
        script({"post": {"body": WHOLE}}),
        script({"post": {"title": "Other", "body": WHOLE}, "more": {"title": "Others", "body": WHOLE[::-1]}}),
    ],
    ids=["shown", "shows another text", "a program", "comments", "no headline", "neither is the page's"],
)
def test_what_is_left_alone(body: str) -> None:
    assert page(f"<div>{body}</div>").warnings == []


def test_a_page_that_shows_nothing_gives_its_description() -> None:
    lead = "The miller of Oxley asks the village for an oak, so that the wheel can turn again before the summer…"
    found = page("<div></div>", f'<meta name="description" content="{lead}">')
    assert said(found) == [TITLE + " | Weir Post", lead]
    held = escape(f"<p>{lead.replace('village', '<b>village</b>')}</p>")
    assert said(page("<div></div>", f'<meta name="description" content="{held}">'))[-1].split() == lead.split()
    assert page("<p>Not found</p>", '<meta name="description" content="Short.">').warnings == []


def test_hidden_text_is_told_of_only_where_it_is_read() -> None:
    hidden = "<ul>" + "<li>The wheel turns on Sundays</li>" * 30 + "</ul>"
    alone = page(f'<main></main><div style="visibility:hidden">{hidden}</div>')
    assert ["hidden" in warning for warning in alone.warnings] == [True]
    data = script(
        {"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{WHOLE}\n\n" * 8},
        '<script type="application/ld+json">{}</script>',
    )
    found = page(f'{data}<main></main><div style="visibility:hidden">{hidden}</div>')
    assert ["hidden" in warning for warning in found.warnings] == [False]
    assert not any("Sundays" in block.text for block in found.blocks)


@pytest.mark.parametrize(
    "body",
    [
        "<script>x = " + '{"a":' * 50_000 + "</script>",
        '<script type="application/json">' + "[" * 100_000 + "</script>",
        "<script>x = " + "={[" * 100_000 + "</script>",
        "<script>JSON.parse('" + "\\" * 300_001 + "</script>",
        "<script>" + 'JSON.parse("' * 30_000 + "</script>",
        f"<cleaner-here></cleaner-here>{script(HELD)}",
        script({"title": TITLE, "body": "<div>" * 5_000 + WHOLE}),
        script({"title": TITLE, "body": "<plaintext>" + WHOLE}),
        script({"title": TITLE, "body": WHOLE + "\ud800\x00\x03"}),
        script({"title": TITLE, "body": f"<script>{WHOLE}</script><p>{WHOLE}</p></body></html><p>{WHOLE}"}),
        "<template>" * 20_000 + WHOLE,
        script([{"title": TITLE + str(i), "content": {"a": [WHOLE, {"text": WHOLE}]}} for i in range(2_000)]),
        '<script type="application/json">'
        + json.dumps([{"a": 0}, *[{"a": i, "b": i} for i in range(20_000)]])
        + "</script>",
    ],
    ids=[
        "deep",
        "deep list",
        "no values",
        "escapes",
        "strings",
        "mark",
        "markup",
        "raw",
        "signs",
        "ends",
        "templates",
        "many",
        "loops",
    ],
)
def test_hostile_pages_give_a_page(body: str) -> None:
    assert page(f"<div>{body}</div>").title == f"{TITLE} | Weir Post"


def test_the_text_of_a_tree_is_bounded() -> None:
    tree: Any = {"type": "text", "text": "end"}
    for _ in range(500):
        tree = {"type": "doc", "content": [tree]}
    assert markup(tree) == ""
    wide = {"title": TITLE, "body": {"type": "doc", "content": paragraphs() * 20_000}}
    assert len(articles([wide])[0].text) < 50_000_000


def test_names_in_a_program_are_no_headlines() -> None:
    names = ("floatsDeliveryPlatform", "lotTrackingCollection", "shedCalendarBehavior")
    assert not lists([[{"name": name, "path": f"./lots/{name}"} for name in names]])
    said = ("Floats are weighed anew", "Sheds open on a Tuesday", "港の浮き玉がすべて売り切れる")
    (found,) = lists([[{"name": name, "path": f"./lots/{at}"} for at, name in enumerate(said)]])
    assert [entry.title for entry in found] == list(said)
