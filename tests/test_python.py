"""The functions for Python: what they take, what they refuse with a sentence, and what comes back."""

import asyncio
import gzip
import io
import pickle
import subprocess
import sys
import threading
import typing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import cleaner
from cleaner import Document, InputError, Limits, RuleError, clean, clean_file, clean_files

PAGE = Path(__file__).parent.parent / "fixtures" / "pages" / "html-cards-in-links" / "page.html"
CONTENT = PAGE.read_bytes()
TITLE = "Dredger stuck on the bar since dawn"


def first(document: Document) -> str | None:
    return document.articles[0].title


@pytest.mark.parametrize(
    "data", [CONTENT, CONTENT.decode(), bytearray(CONTENT), memoryview(CONTENT), gzip.compress(CONTENT)]
)
def test_content_of_any_type(data: Any) -> None:
    assert first(clean(data)) == TITLE


def test_a_page_within_a_message() -> None:
    mail = b"From: Ann <a@b.example>\nSubject: x\nDate: Sun, 04 May 2025 12:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    document = clean(mail + CONTENT, name="a.eml")
    assert first(document) == TITLE
    assert (document.page.path, document.page.captured_from) == ("a.eml", "mhtml")
    assert first(clean((mail + CONTENT).decode())) == TITLE


def test_types_of_arguments_can_be_asked_for() -> None:
    for name in set(cleaner.__all__) - {"__version__"}:
        hints = typing.get_type_hints(getattr(cleaner, name))
        assert not name.startswith("clean") or "return" in hints
    assert typing.get_type_hints(clean)["return"] is Document


@pytest.mark.parametrize("data", ["", b"", b" \n", b"\x89PNG\r\n\x1a\n" + bytes(99), b"\x1f\x8b\x08 cut", "\ud800"])
def test_content_of_any_kind_gives_a_document(data: Any) -> None:
    assert isinstance(clean(data), Document)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.4\n" + bytes(range(256)) * 9, "a PDF document"),
        (bytes(range(256)) * 9, "binary data"),
        (gzip.compress(CONTENT)[:200], "cut off"),
    ],
)
def test_what_is_neither_html_nor_text_gives_a_warning_and_no_words(data: Any, says: str) -> None:
    document = clean(data)
    assert not document.articles
    assert not document.removed
    assert says in document.warnings[0]
    assert len(document.page.sha256) == 64


@pytest.mark.parametrize(
    ("data", "says"),
    [(None, "not NoneType"), (PAGE, "clean_file reads a file"), (io.BytesIO(CONTENT), "read()"), (7, "not int")],
)
def test_what_is_no_content_is_refused(data: Any, says: str) -> None:
    with pytest.raises(TypeError, match="content of a page") as caught:
        clean(data)
    assert says in str(caught.value)


@pytest.mark.parametrize("data", ["page.html", "/tmp/a b/dump.warc.gz", "https://news.example/a?b=c"])
def test_a_path_for_content_is_warned_of(data: str) -> None:
    with pytest.warns(UserWarning, match="clean_file") as caught:
        clean(data)
    assert caught[0].filename == __file__


@pytest.mark.parametrize("data", ["The pier opens.", "<p>page.html</p>", "See\npage.html"])
def test_text_is_not_warned_of(data: str) -> None:
    clean(data)


@pytest.mark.parametrize(
    ("now", "published"),
    [
        ("2025-05-04T12:00:00Z", "2025-05-04T11:52:00+00:00"),
        (datetime(2025, 5, 4, 12, tzinfo=UTC), "2025-05-04T11:52:00+00:00"),
        (date(2025, 5, 4), "2025-05-04"),
        ("2025-05-04", "2025-05-04"),
    ],
)
def test_times_count_from_now(now: Any, published: str) -> None:
    assert clean(CONTENT, now=now).articles[0].published == published


@pytest.mark.parametrize("now", ["yesterday", datetime(2025, 5, 4), "2025-05-04T12:00:00", ""])
@pytest.mark.parametrize("call", [clean, lambda _, now: clean_files([], now=now)])
def test_what_is_no_time_is_refused(now: Any, call: Any) -> None:
    with pytest.raises(ValueError, match=r"^now "):
        call(CONTENT, now=now)


@pytest.mark.parametrize("now", [7, b"2025-05-04", ["2025-05-04"]])
def test_a_time_of_another_kind_is_refused(now: Any) -> None:
    with pytest.raises(TypeError, match=r"^now is a string, a datetime or a date, not "):
        clean(CONTENT, now=now)


def test_what_is_wrong_is_told_at_the_call() -> None:
    with pytest.raises(RuleError):
        clean_files(PAGE, rules="none.toml")
    with pytest.raises(ValueError, match="jobs"):
        clean_files(PAGE, jobs=0)
    with pytest.raises(InputError):
        next(clean_files("none"))


def test_paths_of_any_type() -> None:
    for path in (PAGE, str(PAGE)):
        assert first(clean_file(path)) == TITLE
        assert [first(document) for document in clean_files(path)] == [TITLE]
        assert [first(document) for document in clean_files([path])] == [TITLE]


@pytest.mark.parametrize(
    ("call", "arguments", "says"),
    [
        (clean, {"url": 3}, "url is a string"),
        (clean, {"url": b"https://news.example/"}, "url is a string"),
        (clean_file, {"url": 3}, "url is a string"),
        (clean, {"name": None}, "name is a string"),
        (clean, {"rules": 3}, "rules are files"),
        (clean_files, {"rules": 3}, "rules are files"),
        (clean_files, {"jobs": "2"}, "jobs is a number"),
        (clean_files, {"jobs": None}, "jobs is a number"),
        (clean_files, {"limits": 30}, "limits are cleaner.Limits"),
        (clean_files, {"limits": Limits(seconds="30")}, "limits.seconds is a number"),  # type: ignore[arg-type]
        (clean_files, {"failed": []}, "failed is a function"),
        (lambda _: clean_files(3), {}, "paths are one path or several"),  # type: ignore[arg-type]
    ],
)
def test_arguments_of_another_kind_are_refused(call: Any, arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        call(CONTENT if call is clean else PAGE, **arguments)


@pytest.mark.parametrize(
    "arguments",
    [{"jobs": 1001}, {"limits": Limits(seconds=-1)}, {"limits": Limits(size=0)}, {"limits": Limits(memory=0)}],
)
def test_numbers_that_cannot_be_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(arguments))):
        clean_files(PAGE, **arguments)


def test_what_is_given_comes_back_as_valid_text() -> None:
    page = clean(CONTENT, name="a\udcff.html", url="https://news.example/\ud800", now="20250504T120000Z").page
    assert (page.path, page.url) == ("a\\xff.html", "https://news.example/\ufffd")
    assert page.captured == "2025-05-04T12:00:00+00:00"
    assert clean(CONTENT, now="20250504").page.captured == "2025-05-04"
    assert clean(CONTENT, name=PAGE).page.path == str(PAGE)  # type: ignore[arg-type]


def test_rules_of_any_type(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'[phrases]\nadvertisement = ["{TITLE}"]\n')
    assert first(clean(CONTENT, rules=None)) == TITLE
    for rules in (path, str(path), [path], cleaner.rules.load([str(path)])):
        assert first(clean(CONTENT, rules=rules)) != TITLE
    with pytest.raises(RuleError, match=r"none\.toml"):
        clean(CONTENT, rules="none.toml")


def test_what_comes_back_passes_between_processes() -> None:
    document = clean(CONTENT)
    assert pickle.loads(pickle.dumps(document)) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
    with pytest.raises(InputError) as caught:
        clean_file("gone.html")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_threads_and_asyncio() -> None:
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.append(clean(CONTENT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [clean(CONTENT)] * 8

    async def several() -> list[Document]:
        return await asyncio.gather(*(asyncio.to_thread(clean, CONTENT) for _ in range(4)))

    assert asyncio.run(several()) == found[:4]


def test_all_names_are_there_and_nothing_else_is_loaded() -> None:
    assert all(getattr(cleaner, name) is not None for name in cleaner.__all__)
    assert all(getattr(cleaner, name).__doc__ for name in cleaner.__all__)
    with pytest.raises(AttributeError):
        _ = cleaner.unknown
    code = (
        "import sys, cleaner; print([name for name in sys.modules if name.startswith('cleaner.') or name == 'msgspec'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PAGE.parents[3], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"


def test_the_package_is_typed() -> None:
    assert (Path(cleaner.__file__).parent / "py.typed").exists()
