"""The composed pages keep what their gold promises: determinism, text on the page, boilerplate outside articles."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.compose import data
from bench.compose.__main__ import write
from bench.compose.compose import compose
from bench.compose.data import LANGUAGES, pack
from bench.compose.gold import boilerplate, gold
from bench.compose.grammar import clip, expand, sentence
from bench.compose.markup import print_html
from bench.compose.model import Furniture, Page
from bench.compose.plan import plan
from bench.compose.text import print_text
from bench.compose.times import plural

PAGES = 150
MEDIA = {"text": print_text, "html": print_html}
CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def flat(text: str) -> str:
    """Tokens as the scorer counts them, written here anew so that the test does not lean on what it tests."""
    return " " + " ".join(TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())) + " "


class Words(HTMLParser):
    """The words of a document's body, elements parted by spaces, scripts and styles left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in ("script", "style", "head")
        self.parts.append(" ")
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("script", "style", "head")
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)


@cache
def composed(number: int) -> Page:
    return compose(plan(1, number), 1)


@cache
def page_words(number: int, medium: str) -> tuple[str, tuple[str, ...]]:
    """The page's words as tokens, and its link targets."""
    source = MEDIA[medium](composed(number), 1).decode("utf-8-sig")
    if medium == "text":
        return flat(source), ()
    parser = Words()
    parser.feed(source)
    return flat("".join(parser.parts)), tuple(parser.links)


@cache
def record(number: int, medium: str) -> dict[str, Any]:
    return gold(composed(number), medium)


def cases() -> list[tuple[int, str]]:
    return [(number, medium) for number in range(PAGES) for medium in MEDIA]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one", 20, 7, ["text", "html"])
    write(tmp_path / "two", 20, 7, ["text", "html"])
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == 20 * 4


def test_another_seed_writes_other_pages(tmp_path: Path) -> None:
    write(tmp_path / "one", 15, 1, ["text"])
    write(tmp_path / "two", 15, 2, ["text"])
    assert set(files(tmp_path / "one").values()).isdisjoint(files(tmp_path / "two").values())


def test_a_page_does_not_depend_on_how_many_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "few", 5, 3, ["text"])
    write(tmp_path / "many", 30, 3, ["text"])
    assert files(tmp_path / "few").items() <= files(tmp_path / "many").items()


def test_every_page_has_its_gold_file_under_the_same_base_name(tmp_path: Path) -> None:
    write(tmp_path, 30, 1, ["text", "html"])
    pages = {path.name.split(".")[0] for path in (tmp_path / "pages").iterdir()}
    golds = {path.name.split(".")[0]: json.loads(path.read_text()) for path in (tmp_path / "gold").iterdir()}
    assert pages == set(golds)
    assert len(pages) == 60
    assert all((tmp_path / "pages" / content["page"]).is_file() for content in golds.values())


@pytest.mark.parametrize("medium", sorted(MEDIA))
def test_gold_texts_and_titles_stand_on_the_page(medium: str) -> None:
    for number in range(PAGES):
        words, _ = page_words(number, medium)
        for article in record(number, medium)["articles"]:
            assert flat(article["title"]) in words, (number, article["title"])
            for paragraph in filter(None, article["text"].split("\n\n")):
                assert flat(paragraph) in words, (number, paragraph)


@pytest.mark.parametrize("medium", sorted(MEDIA))
def test_gold_values_stand_on_the_page(medium: str) -> None:
    keys = ("source", "published_text", "dateline", "credit", "caption")
    for number in range(PAGES):
        words, links = page_words(number, medium)
        for article in record(number, medium)["articles"]:
            values = (
                [article[key] for key in keys if key in article] + article.get("authors", []) + article.get("tags", [])
            )
            assert [value for value in values if flat(value) not in words] == [], number
            if medium == "html" and article["role"] != "main":
                assert article["url"] in links


@pytest.mark.parametrize("medium", sorted(MEDIA))
def test_boilerplate_stands_on_the_page_and_in_no_gold_article(medium: str) -> None:
    for number in range(PAGES):
        words, _ = page_words(number, medium)
        content = record(number, medium)
        articles = flat("\n".join(f"{article['title']}\n{article['text']}" for article in content["articles"]))
        for line in content["boilerplate"]:
            assert flat(line) in words, (number, line)
            assert flat(line) not in articles, (number, line)


def test_dateline_and_glued_site_header_stand_before_the_gold_text_not_in_it() -> None:
    glued = dated = 0
    for number in range(PAGES):
        for article, content in zip(composed(number).articles, record(number, "text")["articles"], strict=True):
            lead = article.dateline + article.dateline_mark or article.glued
            if lead:
                assert not content["text"].startswith(lead)
                first = flat(content["text"].split("\n\n")[0])
                assert flat(lead).rstrip() + first in page_words(number, "text")[0]
            glued += bool(article.glued)
            dated += bool(article.dateline)
    assert glued >= 15
    assert dated >= 50


def test_every_article_stands_on_the_page_in_gold_order() -> None:
    for number in range(PAGES):
        words, _ = page_words(number, "text")
        place = 0
        for article in record(number, "text")["articles"]:
            place = words.find(flat(article["title"]), place)
            assert place >= 0, (number, article["title"])


def test_articles_of_a_page_share_no_sentence_unless_one_retells_the_other() -> None:
    for number in range(PAGES):
        seen: set[str] = set()
        for article in record(number, "text")["articles"]:
            paragraphs = set(article["text"].split("\n\n")) - {""}
            if "same_as" in article:
                continue
            assert seen.isdisjoint(paragraphs), number
            seen |= paragraphs


def test_titles_of_a_page_differ_unless_one_retells_the_other() -> None:
    for number in range(PAGES):
        titles = [a["title"] for a in record(number, "text")["articles"] if "same_as" not in a]
        assert len(titles) == len(set(titles)), number


def test_a_retelling_repeats_the_main_text_word_for_word() -> None:
    retold = 0
    for number in range(PAGES):
        articles = record(number, "text")["articles"]
        for article in articles:
            if "same_as" not in article:
                continue
            retold += 1
            first = articles[article["same_as"]]
            told, whole = Counter(flat(article["text"]).split()), Counter(flat(first["text"]).split())
            assert first["role"] == "main"
            assert not told - whole
    assert retold >= 10


def test_the_kinds_and_languages_have_their_shares() -> None:
    plans = [plan(1, number) for number in range(300)]
    kinds = Counter(one.kind for one in plans)
    assert kinds == {"full": 210, "single": 30, "list": 30, "related": 30}
    assert Counter(one.language for one in plans) == dict.fromkeys(LANGUAGES, 20)


def test_the_layouts_of_the_brief_all_occur() -> None:
    plans = [plan(1, number) for number in range(240)]
    assert {one.tags for one in plans} == {"none", "line", "lines", "empty", "commas", "bare"}
    assert {one.comments for one in plans} == {"none", "empty", "some"}
    assert {one.bodies for one in plans} == {"none", "teaser", "long", "several", "mixed"}
    assert {min(one.items, 1) for one in plans if one.kind == "full"} == {0, 1}
    assert max(one.items for one in plans if one.kind != "list") >= 15
    starts = {one.item_layout[:3] for one in plans}
    assert {
        ("source", "time", "dash"),
        ("title", "source", "time"),
        ("pair", "title"),
        ("time", "source", "title"),
    } <= starts


def test_text_noise_occurs_and_never_changes_the_encoding() -> None:
    raw = [print_text(composed(number), 1) for number in range(PAGES)]
    for content in raw:
        content.decode("utf-8-sig")
    assert 0 < sum(content.startswith(b"\xef\xbb\xbf") for content in raw) < PAGES
    assert 0 < sum(b"\r\n" in content for content in raw) < PAGES
    assert any(b"\t\n" in content or b"\t\r\n" in content for content in raw)
    assert any(b"\n\n" not in content.replace(b"\r", b"").strip(b"\n") for content in raw)


def test_items_with_a_body_but_no_source_and_time_are_parted_by_blank_lines() -> None:
    lonely = [number for number in range(400) if compose(plan(1, number), 1).lonely]
    assert lonely
    for number in lonely:
        lines = print_text(compose(plan(1, number), 1), 1).decode().splitlines()
        assert any(not line.strip() for line in lines[1:-1]), number


def test_boilerplate_leaves_out_a_line_that_an_article_needs() -> None:
    page = composed(0)
    title = page.articles[0].title
    page = Page(page.name, page.language, page.kind, page.site, page.host, page.now, page.rtl, list(page.blocks))
    page.blocks += [Furniture("label", [title]), Furniture("label", ["Zyxwv qponm"]), Furniture("label", ["12 · 3"])]
    lines = boilerplate(page, "text")
    assert title not in lines
    assert "12 · 3" not in lines
    assert "Zyxwv qponm" in lines


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_template_of_a_language_expands(code: str) -> None:
    words = pack(code)
    slots = {key: values[0] for key, values in words.stories["slot"].items()} | {"man": "A", "woman": "B", "q": "C"}
    event_lines = [
        line
        for event in words.stories["event"]
        for line in (*event["head"], event["lead"], *event["body"], *event["quote"])
    ]
    lists = [words.story(key) for key in ("say", "body", "quote", "reader", "subhead", "list_intro", "list_item")]
    for line in (*event_lines, *(line for lines in lists for line in lines)):
        done = expand(line, slots, Random(1))
        assert not re.search(r"[{}]|\[|\||\]", done), line
        assert done.strip() == done


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_have_several_wordings_for_every_concept(code: str) -> None:
    words = pack(code)
    assert all(len(set(words.label(key))) >= 7 for key in ("related",))
    for key in (
        "comments",
        "no_comments",
        "hashtags",
        "share",
        "subscribe",
        "read_more",
        "credit",
        "byline",
        "list_heading",
    ):
        assert len(set(words.label(key))) >= 4, key
    assert len(words.label("sources")) >= 15
    assert len(words.stories["event"]) >= 14


def test_all_data_files_are_read() -> None:
    names = {path.stem for path in (data.FOLDER / "labels").glob("*.toml")}
    assert names == {path.stem for path in (data.FOLDER / "stories").glob("*.toml")} == set(LANGUAGES)
    for path in data.FOLDER.rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        *(("ru", 1, "one"), ("ru", 21, "one"), ("ru", 11, "other"), ("ru", 3, "few"), ("ru", 13, "other")),
        *(("pl", 21, "other"), ("pl", 22, "few"), ("pl", 12, "other"), ("en", 1, "one")),
        *(("ar", 2, "two"), ("ar", 7, "few"), ("ar", 15, "other")),
    ],
)
def test_plural_category(language: str, count: int, expected: str) -> None:
    assert plural(language, count) == expected


def test_a_story_remembers_its_numbers_and_choices() -> None:
    memory: dict[str, str] = {}
    first = expand("{10-99} [cod|hake|eel]", {}, Random(1), memory=memory)
    assert {expand("{10-99} [cod|hake|eel]", {}, Random(seed), memory=memory) for seed in range(9)} == {first}


def test_years_are_bare_and_large_numbers_grouped() -> None:
    assert expand("{2020-2020} {4000-4000}", {}, Random(1), ".") == "2020 4.000"


def test_sentence_capital() -> None:
    assert sentence("istanbul", "tr") == "İstanbul"
    assert sentence("“the river", "en") == "“The river"
    assert sentence("24 hours", "en") == "24 hours"


def test_clip_cuts_between_words() -> None:
    text = "one two three four five six seven eight nine ten"
    cut = clip(text, 0.6, True)
    assert text.startswith(cut)
    assert text[len(cut)] == " "
    assert clip("これはある出来事の話で、その数は12345人だった。", 0.8, False).endswith("数は")
