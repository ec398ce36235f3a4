"""A review: one web page that nothing of the pages in it can change."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner.cli import main
from cleaner.model import Source
from cleaner.pipeline import run
from cleaner.provenance import provenance
from cleaner.review.fragment import failure, fragment, said
from cleaner.review.shell import begin, end
from cleaner.rules import Rules, load
from cleaner.split.trace import Trace

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "fixtures" / "pages" / "daily-related" / "page.txt"
OWN = {"details", "summary", "small", "ol", "li", "span", "table", "caption", "tbody", "tr", "th", "td", "p"}
HOSTILE = (
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</span></li></ol></details>",
    "<!-- ", "]]>", "&lt;script&gt;", "javascript:alert(1)", "\u202egnp.exe", "\x1b[2J", "\ud800", "\x00", "<style>*{}</style>",
    '" data-rule="x', "</title><base href=//evil.example>",
)  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load(())


def part(data: str, rules: Rules, name: str = "p") -> bytes:
    trace = Trace()
    source = Source(path=name, data=data.encode("utf-8", "surrogatepass"), charset="utf-8")
    result = run(source, rules, trace=trace)
    return fragment(result, provenance(result, trace.origins))


class Tags(HTMLParser):
    """The start tags of a text, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def is_plain(made: bytes) -> bool:
    """Whether a part has no markup but that of a review, and no attribute that does something."""
    tags = Tags(made.decode()).found
    return {tag for tag, _ in tags} <= OWN and all(
        set(given) <= {"class", "dir", "scope", "data-rule"} for _, given in tags
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_a_page_is_markup(words: str, rules: Rules) -> None:
    text = f"Ferry returns to the old pier {words}\nThe {words} ferry between the two harbours sails again, it was said.\n{words}\n"
    assert is_plain(part(text, rules, name=words.replace("\ud800", "")))
    page = f'<title>{words}</title><p>Ferry {words} returns</p><p>{words}</p><a href="{words}">{words}</a>'
    assert is_plain(part(page * 3, rules))
    assert is_plain(failure(words, words))


@given(st.text(max_size=80))
def test_words_are_words(words: str) -> None:
    made = said(words)
    assert not set("<>\"'") & set(made)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made)
    shown = LexborHTMLParser(f"<p>{made}</p>").css_first("p").text()
    assert words.isascii() is False or not words.isprintable() or shown == words


def test_the_browser_is_told_to_refuse_all_but_its_own(rules: Rules) -> None:
    page = (begin() + part(PAGE.read_text(), rules) + end({"a": 1}, {})).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(inner.encode()).digest()).decode()}'" in policy
    assert not re.search(r"""\b(?:src|href|action|on\w+|style)\s*=""", page.split("<main>")[1].split("<script>")[0])
    assert "http://" not in page
    assert "https://" not in page.split("<main>")[0]


def test_every_stretch_is_there_with_what_became_of_it(rules: Rules) -> None:
    tree = LexborHTMLParser(part(PAGE.read_text(), rules).decode())
    lines = [(li.attributes.get("data-rule"), li.css_first(".words").text()) for li in tree.css("li[data-rule]")]
    assert ("", "State library buys the notebooks of a marsh mapmaker") in lines
    assert ("phrase:comments:en", "Comments") in lines
    document = run(Source(path="p", data=PAGE.read_bytes()), rules).document
    assert [rule for rule, words in lines if rule and any(map(str.isalnum, words))] == [
        one.rule for one in document.removed
    ]
    assert len(tree.css("li.article")) == len(tree.css("table")) == len(document.articles)
    assert [one.text() for one in tree.css("table th")][:2] == ["title", "text"]


Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    def run(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "pages" / f"{name}.txt").write_bytes(PAGE.read_bytes())
    return tmp_path


def test_many_pages_in_their_order_at_any_number_of_jobs(cli: Cli, folder: Path) -> None:
    status, one, err = cli("review", "pages", "--jobs", "1")
    assert (status, err) == (0, "")
    assert re.findall(r"<summary>(\S+)", one) == ["pages/a.txt", "pages/b.txt", "pages/c.txt"]
    assert cli("review", "pages", "--jobs", "3")[1] == one
    assert '<tr><td class="number">9</td><th scope="row">shape:repeated-source</th>' in one


def test_output_file(cli: Cli, folder: Path) -> None:
    assert cli("review", "pages", "-o", "report.html")[0] == 0
    made = (folder / "report.html").read_bytes()
    assert made.endswith(b"</html>\n")
    assert cli("review", "pages", "-o", "report.html")[0] == 2
    assert cli("review", ".", "-o", "report.html", "--overwrite")[0] == 0
    assert (folder / "report.html").read_bytes().count(b"<summary>") == made.count(b"<summary>")


def test_pages_from_a_list_with_filters(cli: Cli, folder: Path) -> None:
    (folder / "list").write_bytes(b"page.html\0pages/a.txt\0")
    (folder / "page.html").write_text(
        "<p>The ferry sails again from Monday.</p><div class=tides>High water at noon</div>"
    )
    (folder / "filters.txt").write_text("##.tides\n")
    (folder / "patterns").mkdir()
    status, out, err = cli(
        "review", "--files-from", "list", "-0", "--cosmetic-filters", "filters.txt", "--site-patterns", "patterns"
    )
    assert (status, err) == (0, "")
    assert re.findall(r"<summary>(\S+)", out) == ["page.html", "pages/a.txt"]
    assert "filter:.tides" in out


def test_what_fails_is_told_and_shown(cli: Cli, folder: Path) -> None:
    (folder / "pages" / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    status, out, err = cli("review", "pages/a.txt", "pages/b.txt", "none.txt", "pages/c.txt")
    assert status == 1
    assert out.count('<span class="failed">') == 2
    assert "cleaner: none.txt: " in err
    assert re.findall(r"<summary>(\S+)", out) == ["pages/a.txt", "pages/b.txt", "none.txt", "pages/c.txt"]


@pytest.mark.parametrize(
    "arguments", [("-o", ""), ("-o", "pages"), ("--url", "x"), ("--url", "https://x.example"), ("--jobs", "x"), ("-0",)]
)
def test_wrong_usage(cli: Cli, folder: Path, arguments: tuple[str, ...]) -> None:
    assert cli("review", "pages", *arguments)[0] == 2
