"""The pages of `fixtures/`: one test a case and field, and tests that keep the fixtures themselves honest.

`fixtures/README.md` describes the format.
"""

import html
import json
import re
import tomllib
from collections import Counter
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cleaner import clean
from cleaner.model import Article, Document, PageInfo

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
CASE_KEYS = {"description", "language", "tags", "options"}
OPTION_KEYS = {"url", "now"}
EXPECTED_KEYS = {"page", "articles", "removed", "absent", "warnings"}
ARTICLE_KEYS = set(Article.__struct_fields__) - {"id", "index", "confidence"} | {"words", "holds"}
PAGE_KEYS = set(PageInfo.__struct_fields__) - {"path", "sha256"}
PRINTED = ("title", "source", "published_text", "dateline", "credit")
"""Fields whose value stands on the page as it is."""
MARKER = re.compile(r"[-•*] ")
INLINE = frozenset(("a", "b", "strong", "span", "time", "em", "i", "mark"))
UNREAD = frozenset(("script", "style", "title"))


class Case(NamedTuple):
    """A folder of `fixtures/pages`."""

    name: str
    page: Path
    expected: dict[str, Any]
    about: dict[str, Any]

    @property
    def options(self) -> dict[str, str]:
        return dict(self.about.get("options", {}))

    @property
    def negative(self) -> bool:
        return "negative" in self.about["tags"]


class Check(NamedTuple):
    """One thing that a case expects."""

    case: Case
    part: str
    """count, article, page, holds, removed, only-removed, absent, warnings."""
    place: int = 0
    """Index into the list of the expectation."""
    field: str = ""
    want: Any = None

    @property
    def id(self) -> str:
        match self.part:
            case "article":
                return f"{self.case.name}[{self.place}].{self.field}"
            case "page":
                return f"{self.case.name}.page.{self.field}"
            case "holds":
                return f"{self.case.name}[{self.place}].holds[{self.field}]"
            case "removed" | "absent":
                return f"{self.case.name}.{self.part}[{self.place}]"
        return f"{self.case.name}.{self.part}"


@cache
def load(folder: Path) -> Case:
    page = next(folder.glob("page.*"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    about = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    return Case(folder.name, page, expected, about)


def checks(case: Case) -> list[Check]:
    """Everything that a case expects, one by one."""
    expected = case.expected
    found = [Check(case, "count")]
    found += [Check(case, "page", 0, key, want) for key, want in expected.get("page", {}).items()]
    for index, article in enumerate(expected["articles"]):
        found += [Check(case, "article", index, key, want) for key, want in article.items() if key != "holds"]
        held = article.get("holds", [])
        found += [Check(case, "holds", index, str(place), held[: place + 1]) for place in range(len(held))]
    for index, entry in enumerate(expected["removed"]):
        found.append(Check(case, "removed", index, "", entry if isinstance(entry, dict) else {"text": entry}))
    found += [Check(case, "absent", index, "", want) for index, want in enumerate(expected["absent"])]
    if case.negative:
        found.append(Check(case, "only-removed"))
    if "warnings" in expected:
        found.append(Check(case, "warnings", 0, "", expected["warnings"]))
    return found


FOLDERS = sorted(folder for folder in PAGES.iterdir() if folder.is_dir())
COMPLETE = [
    f for f in FOLDERS if (f / "expected.json").is_file() and (f / "case.toml").is_file() and any(f.glob("page.*"))
]
CASES = [load(folder) for folder in COMPLETE]
CHECKS = [check for case in CASES for check in checks(case)]


@cache
def document_of(folder: Path) -> Document:
    case = load(folder)
    return clean(case.page.read_bytes(), name=case.page.name, **case.options)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """White space squeezed in every line; lines of lists and verse stay lines."""
    return "\n".join(squeeze(line) for line in text.split("\n"))


def plain_words(text: str) -> str:
    """Words alone, without the marks of lists and tables."""
    return " ".join(re.findall(r"\w+", text))


def bare(text: str) -> str:
    """Without a list marker in front: whether that belongs to the words is a matter of layout."""
    return MARKER.sub("", squeeze(text), count=1) if MARKER.match(text) else squeeze(text)


def instant(moment: str | None) -> object:
    """What two ways to write one moment share; a date alone, or None, is itself."""
    return datetime.fromisoformat(moment) if moment and "T" in moment else moment


def value_of(document: Document, index: int, field: str) -> object:
    """A field of an article in the form in which `expected.json` has it."""
    articles = document.articles
    if index >= len(articles):
        pytest.fail(f"the page has {len(articles)} articles: {[a.title for a in articles]}")
    article = articles[index]
    match field:
        case "text":
            return article.text and paragraphs(article.text)
        case "words":
            return squeeze(article.text or "")
        case "same_as":
            return [i for i, a in enumerate(articles) if a.id == article.same_as] if article.same_as else None
    return getattr(article, field)


def check_article(check: Check, document: Document) -> None:
    got = value_of(document, check.place, check.field)
    match check.field:
        case "words":
            assert isinstance(got, str)
            assert plain_words(got) == plain_words(check.want)
        case "same_as" if check.want is not None:
            assert isinstance(got, list), "the article is not linked to another"
            assert check.want in got
        case "language" if check.want is not None:
            assert isinstance(got, str)
            assert got.lower().split("-")[0] == check.want.lower().split("-")[0]
        case "published" | "updated":
            assert got is None or isinstance(got, str)
            assert instant(got) == instant(check.want)
        case _:
            assert got == check.want


def check_holds(check: Check, document: Document) -> None:
    """The words stand in the text, and after those of the entry before."""
    got = value_of(document, check.place, "words")
    assert isinstance(got, str)
    words = f" {plain_words(got)} "
    *before, want = (f" {plain_words(piece)} " for piece in check.want)
    assert want in words
    assert not before or before[-1] not in words or want in words[words.index(before[-1]) :]


def check_removed(check: Check, document: Document) -> None:
    """The entry stands in `removed`, and as often as the case lists the same entry."""
    text, rule = bare(check.want["text"]), check.want.get("rule", "*")
    before = check.case.expected["removed"][: check.place]
    earlier = sum(bare(e["text"] if isinstance(e, dict) else e) == text for e in before)
    same = [entry for entry in document.removed if bare(entry.text) == text]
    assert same, f"no entry with these words in {[entry.text for entry in document.removed]}"
    matching = [entry for entry in same if fnmatchcase(entry.rule, rule)]
    assert matching, f"removed by {[entry.rule for entry in same]}"
    assert len(same) > earlier, f"{text!r} is removed {len(same)} times only"


def check_absent(check: Check, document: Document) -> None:
    for article in document.articles:
        assert check.want not in (article.title or ""), f"in the title of article {article.index}"
        assert check.want not in (article.text or ""), f"in the text of article {article.index}"


def check_warnings(check: Check, document: Document) -> None:
    assert len(document.warnings) == len(check.want), document.warnings
    for pattern in check.want:
        assert any(fnmatchcase(warning, pattern) for warning in document.warnings), document.warnings


OPEN = frozenset(json.loads((Path(__file__).parents[1] / "fixtures" / "open.json").read_text(encoding="utf-8")))
"""Expectations that the tool does not meet yet; one that it meets must leave the list."""


def checked(check: Check) -> Any:
    """A check, expected to fail where it is open."""
    marks = [pytest.mark.xfail(strict=True, reason="fixtures/open.json")] if check.id in OPEN else []
    return pytest.param(check, id=check.id, marks=marks)


@pytest.mark.parametrize("check", [checked(check) for check in CHECKS])
def test_fixture(check: Check) -> None:
    document = document_of(check.case.page.parent)
    match check.part:
        case "count":
            titles = [article.title for article in document.articles]
            assert len(titles) == len(check.case.expected["articles"]), titles
        case "page":
            got = getattr(document.page, check.field)
            assert got == check.want or (check.field == "captured" and instant(got) == instant(check.want))
        case "article":
            check_article(check, document)
        case "holds":
            check_holds(check, document)
        case "removed":
            check_removed(check, document)
        case "only-removed":
            wanted = [e["text"] if isinstance(e, dict) else e for e in check.case.expected["removed"]]
            assert Counter(bare(entry.text) for entry in document.removed) == Counter(bare(text) for text in wanted)
        case "absent":
            check_absent(check, document)
        case "warnings":
            check_warnings(check, document)
        case _:
            pytest.fail(f"no check for {check.part}")


# --------------------------------------------------------------------------- the fixtures themselves


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case_is_complete(folder: Path) -> None:
    files = {path.name for path in folder.iterdir()}
    assert files in ({page, "expected.json", "case.toml"} for page in ("page.txt", "page.html", "page.xml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_known_keys(case: Case) -> None:
    assert set(case.about) <= CASE_KEYS
    assert CASE_KEYS - {"options"} <= set(case.about)
    assert set(case.options) <= OPTION_KEYS
    assert set(case.expected) <= EXPECTED_KEYS
    assert {"articles", "removed", "absent"} <= set(case.expected)
    assert set(case.expected.get("page", {})) <= PAGE_KEYS
    for article in case.expected["articles"]:
        assert set(article) <= ARTICLE_KEYS
    for entry in case.expected["removed"]:
        assert isinstance(entry, str) or set(entry) in ({"text"}, {"text", "rule"})


class Words(HTMLParser):
    """The text of a page as an eye reads it, from the standard library's parser: no code shared with the tool."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.open.append(tag)
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD and tag in self.open:
            self.open.remove(tag)
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.parts.append(data)


def source_of(case: Case) -> str:
    """The page decoded: by byte order mark, by meta element or XML declaration, else as UTF-8."""
    data = case.page.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    named = (
        re.search(rb'(?:<meta charset|<\?xml[^>]* encoding)="([\w-]+)"', data) if case.page.suffix != ".txt" else None
    )
    return data.decode(named[1].decode() if named else "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expectations_stand_on_the_page(case: Case) -> None:
    source = source_of(case)
    if case.page.suffix == ".html":
        parser = Words()
        parser.feed(source)
        words = squeeze("".join(parser.parts))
    elif case.page.suffix == ".xml":  # markup in markup, escaped once or twice
        inner = html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", source))
        inner = re.sub(rf"</?(?:{'|'.join(INLINE)})\b[^>]*>", "", inner)
        words = squeeze(html.unescape(html.unescape(re.sub(r"<[^>]*>", " ", inner))))
    else:  # a word that is parted at the end of a line is one word
        words = squeeze(source) + squeeze(re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])", "", source))
    anywhere = squeeze(html.unescape(source))
    for article in case.expected["articles"]:
        told = {"title"} if "untitled" in case.about["tags"] else set()
        pieces = [article[key] for key in PRINTED if article.get(key) and key not in told]
        pieces += [bare(line) for line in (article.get("text") or "").split("\n")]
        for piece in pieces:
            assert squeeze(piece) == piece
            if {"embedded", "columns"} & set(
                case.about["tags"]
            ):  # markup, or another column, may stand between two words
                assert all(word in anywhere for word in piece.split())
            else:
                assert piece in words
        assert plain_words(article.get("words", "")) in plain_words(words)
        for piece in article.get("holds", []):
            assert plain_words(piece) in plain_words(words)
        for name in article.get("authors", []) + article.get("tags", []):
            assert name in anywhere
    for entry in case.expected["removed"]:
        assert (entry["text"] if isinstance(entry, dict) else entry) in words
    for text in case.expected["absent"]:
        assert squeeze(text) in anywhere or text in source, f"{text!r} can never be in an article of this page"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expectations_agree(case: Case) -> None:
    """What stands in an article is removed as well only as a copy of it, and links point to another article."""
    articles = case.expected["articles"]
    for index, article in enumerate(articles):
        kept = {article.get("title"), *(article.get("text") or "").split("\n\n")}
        for entry in case.expected["removed"]:
            rule = entry.get("rule", "") if isinstance(entry, dict) else ""
            assert rule.startswith("repeat:") or (entry["text"] if isinstance(entry, dict) else entry) not in kept
        for text in case.expected["absent"]:
            assert not any(text in (piece or "") for piece in (article.get("title"), article.get("text")))
        target = article.get("same_as")
        assert target is None or (target != index and 0 <= target < len(articles))
        assert article.get("role", "main") in ("main", "related", "item")
        assert article.get("kind", "full") in ("full", "teaser", "headline")
        assert (article.get("kind") == "headline") <= (article.get("text") is None)
