"""FiveFilters' site patterns: each directive does as the format's documentation says; what cannot be read is told."""

from pathlib import Path

import pytest

from cleaner.describe.article import identity
from cleaner.model import Document, Source
from cleaner.pipeline import run
from cleaner.rules import load
from cleaner.rules.rules import Rules
from cleaner.sites.extras import Extras
from cleaner.sites.patterns import IGNORED, PATHS, STRINGS, SWITCHES, SitePatterns, names_for, read_pattern

HOST = "pier.example"
PAGE = """<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="https://www.pier.example/1">
<meta name="writer" content="Maud Askew"><meta property="og:image" content="/lead.jpg">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails again", "author": {"name": "Json Marsh"}}</script>
<title>Ferry sails again - The Pier</title></head><body>
<div class="strap">The Pier</div>
<h1 class="head">Ferry sails again</h1><h2 class="deck">After a winter of work</h2>
<p class="sign">Words by <a class="who" href="/w/7">Orla Penhallow</a></p><span class="when">3 March 2025</span>
<div class="words" id="piece"><img src="/pics/ferry.jpg" alt="">
<p>The ferry between the two harbours sails again from Monday, the port authority said after a winter of work.</p>
<p class="note-box">The almanac of tides is out.</p>
<div class="js-promo-wide" id="x1"><p>Become a friend of the pier.</p></div>
<p>Divers replaced forty posts of the pier, which storms had loosened, and the <i>timetable</i> stays as it was last summer.</p>
<p>Share this article</p></div>
<div class="words more"><p>The mussel farmers along the coast had asked for an earlier start, but the ice did not allow it.</p></div>
<p><a class="all" href="/1/print">Print</a> <a class="next" href="/1?page=2">Next page</a></p>
<div class="others"><h3><a href="/2">Mussel farmers count their losses</a></h3><p>A mild spring is hoped for.</p></div>
</body></html>"""
FIRST = "The ferry between the two harbours sails again from Monday, the port authority said after a winter of work."
SECOND = (
    "Divers replaced forty posts of the pier, which storms had loosened, and the timetable stays as it was last summer."
)
THIRD = "The mussel farmers along the coast had asked for an earlier start, but the ice did not allow it."
BODY = "body: //div[@id='piece']\n"


def rules(folder: Path, **files: str) -> Rules:
    for name, text in files.items():
        (folder / f"{name.replace('__', '.')}.txt").write_text(text, encoding="utf-8")
    made = Rules(load())
    made.extras = Extras(SitePatterns(str(folder)))
    return made


def cleaned(folder: Path, pattern: str, page: str = PAGE) -> Document:
    """What becomes of a page with a pattern for its host."""
    return run(Source(path="page.html", data=page.encode()), rules(folder, pier__example=pattern)).document


def text(document: Document) -> list[str]:
    return (document.articles[0].text or "").split("\n\n")


def removed(document: Document) -> dict[str, str]:
    return {one.text: one.rule for one in document.removed}


def test_body_is_the_article_and_nothing_else(tmp_path: Path) -> None:
    document = cleaned(tmp_path, BODY)
    assert len(document.articles) == 1
    assert document.articles[0].role == "main"
    assert {FIRST, SECOND} <= set(text(document))
    assert THIRD not in text(document)
    assert removed(document)["Mussel farmers count their losses"] == "pattern:body"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("//div[@class='gone']\nbody: //div[@class='words more']", [THIRD]),  # the first that finds something
        ("//div[contains(@class, 'words')]", [FIRST, SECOND, THIRD]),  # all that it finds
        ("//div[@id='piece'] | //div[@id='piece']/p", [FIRST, SECOND]),  # each once
        ("//body//p[contains(., 'mussel')]", [THIRD]),
    ],
)
def test_bodies(tmp_path: Path, body: str, expected: list[str]) -> None:
    found = text(cleaned(tmp_path, f"body: {body}\nstrip: //p[@class='note-box']\nstrip_id_or_class: promo\n"))
    assert found == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("//h1", "Ferry sails again"),
        ("//h5\ntitle: //h2[@class='deck']", "After a winter of work"),
        ("//div[@class='strap']", "The Pier"),
        ("substring-before(//title, ' sails')", "Ferry"),
    ],
)
def test_title(tmp_path: Path, title: str, expected: str) -> None:
    (article,) = cleaned(tmp_path, f"{BODY}title: {title}\n").articles
    assert article.title == expected
    assert article.id == identity(expected, article.text)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("//a[@class='who']", ["Orla Penhallow"]),
        ("//p[@class='sign']", ["Orla Penhallow"]),
        ("//meta[@name='writer']/@content", ["Maud Askew"]),
        ("substring-after(//p[@class='sign'], 'Words by ')", ["Orla Penhallow"]),
    ],
)
def test_author(tmp_path: Path, author: str, expected: list[str]) -> None:
    assert cleaned(tmp_path, f"{BODY}author: {author}\n").articles[0].authors == expected


def test_date(tmp_path: Path) -> None:
    (article,) = cleaned(tmp_path, f"{BODY}date: //span[@class='when']\n").articles
    assert (article.published, article.published_text) == ("2025-03-03", "3 March 2025")


def test_strip(tmp_path: Path) -> None:
    document = cleaned(tmp_path, f"{BODY}strip: //p[@class='note-box']\nstrip: //div[@id='x1']/p\n")
    found = removed(document)
    assert found["The almanac of tides is out."] == "pattern:strip"
    assert found["Become a friend of the pier."] == "pattern:strip"


@pytest.mark.parametrize("value", ["promo", "'js-promo'", '"x1"'])
def test_strip_id_or_class(tmp_path: Path, value: str) -> None:
    found = removed(cleaned(tmp_path, f"{BODY}strip_id_or_class: {value}\n"))
    assert found["Become a friend of the pier."] == "pattern:strip_id_or_class"


def test_strip_image_src(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="og:image" content="/lead.jpg">', "")
    assert cleaned(tmp_path, BODY, page).articles[0].image == "https://www.pier.example/pics/ferry.jpg"
    assert cleaned(tmp_path, f"{BODY}strip_image_src: /pics/\n", page).articles[0].image is None


def test_prune(tmp_path: Path) -> None:
    assert "Share this article" not in text(cleaned(tmp_path, f"{BODY}prune: yes\n"))
    assert "Share this article" not in text(cleaned(tmp_path, BODY))
    assert "Share this article" in text(cleaned(tmp_path, f"{BODY}prune: no\n"))


def test_prune_leaves_what_the_pattern_strips(tmp_path: Path) -> None:
    found = text(cleaned(tmp_path, f"{BODY}prune: no\nstrip_id_or_class: promo\n"))
    assert "Become a friend of the pier." not in found


@pytest.mark.parametrize(
    "lines",
    [
        "find_string: <i>timetable</i>\nreplace_string: plan\n",
        "replace_string(<i>timetable</i>): plan\n",
        "find_string: <i>time\nfind_string: <i>timetable</i>\nreplace_string: plan\n",
    ],
)
def test_replaced_strings(tmp_path: Path, lines: str) -> None:
    assert SECOND.replace("timetable", "plan") in text(cleaned(tmp_path, BODY + lines))


def test_a_string_may_be_replaced_by_nothing(tmp_path: Path) -> None:
    found = text(
        cleaned(
            tmp_path, f"{BODY}find_string: <p>Divers\nreplace_string:\nreplace_string(sails again from): is back from\n"
        )
    )
    assert found[0] == FIRST.replace("sails again", "is back")
    assert not [line for line in found if line.startswith("Divers")]


def test_links_to_the_rest_are_told_and_not_followed(tmp_path: Path) -> None:
    document = cleaned(
        tmp_path,
        f"{BODY}single_page_link: //a[@class='gone']/@href\nsingle_page_link: //a[@class='all']\n"
        "next_page_link: //a[@class='next']/@href\n",
    )
    assert document.warnings == [
        "all of this article stands at https://www.pier.example/1/print",
        "more of this article stands at https://www.pier.example/1?page=2",
    ]


@pytest.mark.parametrize(("condition", "told"), [("//h3", True), ("//h6", False)])
def test_if_page_contains(tmp_path: Path, condition: str, told: bool) -> None:
    document = cleaned(tmp_path, f"{BODY}single_page_link: //a[@class='all']\nif_page_contains: {condition}\n")
    assert bool(document.warnings) is told


def test_native_ad_clue(tmp_path: Path) -> None:
    said = "the site marks this page as an advertisement"
    assert said in cleaned(tmp_path, f"{BODY}native_ad_clue: //div[@class='strap']\n").warnings
    assert said not in cleaned(tmp_path, f"{BODY}native_ad_clue: //div[@class='paid']\n").warnings


def test_skip_json_ld(tmp_path: Path) -> None:
    assert cleaned(tmp_path, BODY + "title: //h1\n").articles[0].authors == ["Json Marsh"]
    assert cleaned(tmp_path, BODY + "title: //h1\nskip_json_ld: yes\n").articles[0].authors == []


def test_insert_detected_image(tmp_path: Path) -> None:
    assert cleaned(tmp_path, BODY).articles[0].image is not None
    assert cleaned(tmp_path, f"{BODY}insert_detected_image: no\n").articles[0].image is None


@pytest.mark.parametrize(("switch", "warned"), [("", False), ("autodetect_on_failure: no\n", True)])
def test_a_page_without_the_body_is_cleaned_all_the_same(tmp_path: Path, switch: str, warned: bool) -> None:
    document = cleaned(tmp_path, f"body: //div[@id='gone']\n{switch}")
    plain = run(Source(path="page.html", data=PAGE.encode()), load()).document
    assert [article.id for article in document.articles] == [article.id for article in plain.articles]
    assert any("no body on this page" in warning for warning in document.warnings) is warned


@pytest.mark.parametrize(
    "line",
    [
        "tidy: no", "test_url: https://pier.example/1", "test_contains: ferry", "http_header(user-agent): Mozilla/5.0",
        "http_header(cookie): a=b: c", "parser: html5php", "convert_double_br_tags: yes", "requires_login: yes",
        "login_uri: https://pier.example/in", "single_page_link_in_feed: //a", "wrap_in(h2): //b", "dissolve: //span",
        "not_logged_in_xpath: //form", "# body: //p", "", "   ", "src_lazy_load_attr: data-src", "strip_attr: //p/@style",
        "footnotes: yes",
    ],
)  # fmt: skip
def test_what_changes_nothing(tmp_path: Path, line: str) -> None:
    with_line, without = cleaned(tmp_path, f"{BODY}{line}\n"), cleaned(tmp_path, BODY)
    assert with_line == without


def test_what_cannot_be_read_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    document = cleaned(
        tmp_path,
        f"wibble: 1\ntitle: //h1[\n{BODY}strip: wobble(//p)\njust words\nfind_string: x\nreplace_string(y): z\n"
        "if_page_contains: //p\nstrip: //p[@class='note-box']\n",
    )
    path = tmp_path / "pier.example.txt"
    problems = read_pattern(str(path), path.read_text()).problems
    assert problems == [
        f"{path}:1: unknown directive 'wibble'",
        f"{path}:2: title: the expression ends too early",
        f"{path}:4: strip: unknown function wobble()",
        f"{path}:5: no directive: 'just words'",
        f"{path}:8: if_page_contains without single_page_link",
        f"{path}:6: find_string without replace_string",
    ]
    assert document.warnings == problems[:5]
    assert removed(document)["The almanac of tides is out."] == "pattern:strip"


def test_every_directive_is_known_once() -> None:
    groups = (PATHS, STRINGS, SWITCHES, IGNORED)
    assert sum(map(len, groups)) == len(frozenset().union(*groups))


@pytest.mark.parametrize(
    ("host", "files", "expected"),
    [
        ("pier.example", ["pier.example", ".example", "global"], "pier.example"),
        ("www.pier.example", ["pier.example"], "pier.example"),
        ("news.pier.example", ["pier.example", ".pier.example"], ".pier.example"),
        ("a.b.pier.example", [".pier.example"], ".pier.example"),
        ("pier.example", [".pier.example"], ".pier.example"),
        ("mypier.example", ["pier.example", ".pier.example"], None),
    ],
)
def test_files_are_found_by_host(tmp_path: Path, host: str, files: list[str], expected: str | None) -> None:
    for name in files:
        (tmp_path / f"{name}.txt").write_text("title: //h1\n", encoding="utf-8")
    found = [Path(pattern.path).name for pattern in SitePatterns(str(tmp_path)).of(host)]
    assert found == [f"{name}.txt" for name in (expected, "global" if "global" in files else None) if name]
    assert next(names_for(host)) == f"{host.removeprefix('www.')}.txt"


def test_the_global_file_holds_everywhere(tmp_path: Path) -> None:
    made = rules(tmp_path, pier__example=BODY, **{"global": "strip: //p[@class='note-box']\n"})
    document = run(Source(path="page.html", data=PAGE.encode()), made).document
    assert removed(document)["The almanac of tides is out."] == "pattern:strip"
    assert FIRST in text(document)


def test_a_text_page_and_another_host_are_as_without(tmp_path: Path) -> None:
    made = rules(tmp_path, pier__example=BODY)
    for data in (PAGE.replace("pier.example", "quay.example").encode(), f"{FIRST}\n\n{SECOND}\n".encode()):
        source = Source(path="page", data=data)
        other = Source(path="page", data=data)
        assert run(source, made).document == run(other, load()).document
