"""Where the fields of articles come from."""

import json
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.describe.origins import Origin
from cleaner.model import Source
from cleaner.pipeline import run
from cleaner.provenance import provenance, shown
from cleaner.rules import load
from cleaner.split.trace import Trace

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "fixtures" / "pages").glob("*/page.*"))
TEXT = "<p>" + "The sluices were opened on the spring tide, and by noon the old pans lay under water. " * 4 + "</p>"


def told(data: str, **options: str) -> list[dict[str, list[Origin]]]:
    trace = Trace()
    result = run(Source(path="p", data=data.encode()), load(()), trace=trace, **options)
    return [one.fields for one in provenance(result, trace.origins)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_every_field_comes_from_somewhere_and_words_are_those_of_the_page(path: Path) -> None:
    trace = Trace()
    source = Source(path="p", data=path.read_bytes(), url="https://news.example/a")
    result = run(source, load(()), now="2025-05-04T12:00:00Z", trace=trace)
    for one, article in zip(provenance(result, trace.origins), result.document.articles, strict=True):
        for field in (
            "title",
            "text",
            "url",
            "image",
            "source",
            "authors",
            "tags",
            "published",
            "published_text",
            "updated",
        ):
            assert (field in one.fields) is bool(getattr(article, field)), field
        for field in ("title", "source", "published_text", "dateline", "credit"):
            if field in one.fields:
                assert " ".join(origin.text for origin in one.fields[field]) == getattr(article, field)
    lines = list(shown(result, provenance(result, trace.origins)))
    assert sum(line.startswith("article ") for line in lines) <= len(result.document.articles)


def test_metadata_is_named() -> None:
    head = '<meta property="article:modified_time" content="2025-05-05T10:00:00Z"><meta property="og:image" content="https://salt.example/a.jpg">'
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Salt pans are flooded", "author": "Ines Calloway"}</script>'
    date = '<p class="date"><time datetime="2025-05-04T09:00:00Z">4 May</time></p>'
    (fields,) = told(
        f"<html><head><title>x</title>{head}{script}</head><body><article><h1>Salt pans are flooded</h1>{date}{TEXT}{TEXT}</article>"
    )
    assert fields["authors"] == [Origin("json-ld", "author", text="Ines Calloway")]
    assert fields["updated"] == [Origin("meta", "article:modified_time", text="2025-05-05T10:00:00Z")]
    assert fields["image"] == [Origin("meta", "og:image", text="https://salt.example/a.jpg")]
    assert (fields["published"][0].kind, fields["published"][0].text) == ("time", "2025-05-04T09:00:00Z")
    assert (fields["title"][0].kind, fields["title"][0].text) == ("words", "Salt pans are flooded")


def test_relative_times_say_what_they_count_from() -> None:
    page = (ROOT / "fixtures/pages/daily-related/page.txt").read_text()
    fields = told(page, now="2025-05-04T12:00:00Z")[1]
    assert fields["published"] == [
        Origin("words", "counted from 2025-05-04T12:00:00Z, now", fields["published_text"][0].place, "12 minutes ago")
    ]


def test_explain(capfd: pytest.CaptureFixture[str]) -> None:
    page = str(ROOT / "fixtures/pages/html-json-ld/page.html")
    assert main(["explain", page]) == 0
    out = capfd.readouterr().out
    assert "= fields\narticle 0\n" in out
    assert "  authors    json-ld author                Coralie Venn\n" in out
    assert "  title  " not in out.partition("= fields")[2]
    assert main(["explain", "--json", page]) == 0
    (one,) = json.loads(capfd.readouterr().out)["provenance"]
    assert one["fields"]["authors"] == [{"kind": "json-ld", "name": "author", "text": "Coralie Venn"}]
