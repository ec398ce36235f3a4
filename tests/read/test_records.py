"""Pages in records: JSON Lines, arrays, objects; their fields told and guessed; Parquet."""

import gzip
import io
import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean, clean_files
from cleaner.model import Source
from cleaner.read.fields import page
from cleaner.read.files import find
from cleaner.read.formats import is_json
from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.records import JsonRecords, _objects, holds_pages
from cleaner.read.reference import Fields, ReadOptions, Reference

ROOT = Path(__file__).parents[2]
Found = list[Reference | InputError]


def html(number: int) -> str:
    return f"<html><body><p>The pier opens at {number}.</p></body></html>"


def listed(path: Path | str, options: ReadOptions | None = None) -> tuple[list[Reference], list[InputError]]:
    found = list(references(str(path), options))
    return [x for x in found if isinstance(x, Reference)], [x for x in found if isinstance(x, InputError)]


def read(found: list[Reference], options: ReadOptions | None = None) -> list[Source]:
    return [load(pickle.loads(pickle.dumps(reference)), options) for reference in found]


ROWS = [
    {"url": f"https://news.example/{at}", "html": html(at), "crawled_at": f"2025-05-04T12:00:0{at}Z"} for at in range(4)
]
FORMS = {
    "lines": "".join(json.dumps(row) + "\n" for row in ROWS),
    "lines, Windows": "\ufeff" + "\r\n".join(json.dumps(row) for row in ROWS),
    "blank lines": "\n\n" + "\n \n\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS),
    "array": json.dumps(ROWS),
    "array, pretty": json.dumps(ROWS, indent=2),
    "array a line": "[\n" + ",\n".join(json.dumps(row) for row in ROWS) + "\n]\n",
    "objects, pretty": "\n".join(json.dumps(row, indent=2) for row in ROWS),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("compressed", [False, True])
def test_pages_with_what_is_known_of_them(tmp_path: Path, form: str, compressed: bool) -> None:
    path = tmp_path / "a.data"
    data = FORMS[form].encode()
    path.write_bytes(gzip.compress(data) if compressed else data)
    found, errors = listed(path)
    assert not errors
    sources = read(found)
    assert sources == [
        Source(
            path=f"{path}#{at + 1}",
            data=html(at).encode(),
            url=f"https://news.example/{at}",
            charset="utf-8",
            captured=f"2025-05-04T12:00:0{at}+00:00",
            captured_from="record",
        )
        for at in range(4)
    ]
    assert read(found[::-1]) == sources[::-1]


@pytest.mark.parametrize("form", FORMS)
def test_from_standard_input(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FORMS[form].encode())))
    found, errors = listed("-")
    assert not errors
    assert [(source.path, source.data.decode()) for source in read(found)] == [
        (f"-#{at + 1}", html(at)) for at in range(4)
    ]


@given(
    st.lists(
        st.dictionaries(
            st.text(max_size=5), st.recursive(st.text() | st.integers(), st.lists, max_leaves=5), max_size=3
        )
    ),
    st.sampled_from([None, 1]),
    st.booleans(),
    st.integers(1, 40),
)
def test_objects_are_found_where_they_are(
    rows: list[dict[str, Any]], indent: int | None, array: bool, piece: int
) -> None:
    """Each object is found, whatever its strings hold and wherever a piece of the stream ends."""
    text = json.dumps(rows, indent=indent) if array else "\n".join(json.dumps(row, indent=indent) for row in rows)
    data = text.encode()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(piece, 1 << 30 if size is None or size < 0 else size))

    assert [json.loads(found or b"") for _, _, found in _objects(Slow(data), 1 << 20)] == rows
    assert [json.loads(data[at : at + size]) for at, size, _ in _objects(Slow(data), 1 << 20)] == rows


@pytest.mark.parametrize(
    ("row", "content", "url", "captured"),
    [
        ({"raw_html": "<p>a</p>", "text": "b"}, "<p>a</p>", None, None),
        ({"html": "", "text": "b"}, "b", None, None),
        ({"HTML": None, "Content": "<div><p>a</p></div>", "Text": "b"}, "<div><p>a</p></div>", None, None),
        ({"content": "words alone", "text": "b"}, "b", None, None),
        ({"content": "words alone", "title": "b"}, "words alone", None, None),
        ({"text": "a", "link": "nowhere", "page-url": "https://news.example/"}, "a", "https://news.example/", None),
        ({"text": "a", "timestamp": 1746360000}, "a", None, "2025-05-04T12:00:00+00:00"),
        ({"text": "a", "timestamp": "1746360000123"}, "a", None, "2025-05-04T12:00:00.123000+00:00"),
        ({"text": "a", "fetchTime": "Sun, 04 May 2025 12:00:00 GMT"}, "a", None, "2025-05-04T12:00:00+00:00"),
        ({"text": "a", "date": "2025-05-04"}, "a", None, None),
        ({"text": "a", "time": "soon"}, "a", None, None),
        (
            {
                "content": "a",
                "metadata": {"warc_headers": {"warc-target-uri": "http://a.example", "warc-date": "20250504120000"}},
            },
            "a",
            "http://a.example",
            "2025-05-04T12:00:00+00:00",
        ),
        (
            {"request": {"url": "https://a.example/"}, "response": {"status": 200, "body": "<div><p>a</p></div>"}},
            "<div><p>a</p></div>",
            "https://a.example/",
            None,
        ),
        ({"text": "a", "fetched": date(2025, 5, 4)}, "a", None, "2025-05-04"),
        ({"text": "lone \ud800 surrogate"}, "lone \ufffd surrogate", None, None),
        ({"text": " \n", "html": 3}, None, None, None),
        ({"metadata": {}, "text": ["a", 1]}, None, None, None),
        ({"text": ["a", "b"]}, "a\n\nb", None, None),
        (
            {"content": {"rendered": "<div><p>a</p></div>"}, "link": "https://a.example/"},
            "<div><p>a</p></div>",
            "https://a.example/",
            None,
        ),
    ],
)
def test_fields_are_guessed(row: dict[str, Any], content: str | None, url: str | None, captured: str | None) -> None:
    found = page(row, Fields())
    assert (found and (found.data.decode(), found.url, found.captured)) == (content and (content, url, captured))


def test_fields_are_told() -> None:
    row = {
        "a": {"b": "<p>x</p>"},
        "c.d": "words",
        "e": "somewhere",
        "f": "4 May 2025 12:00:00 +0200",
        "html": "<p>no</p>",
    }
    fields = Fields("a.b", "c.d", "e", "f")
    found = page(row, fields)
    assert found
    assert (found.data, found.url, found.captured) == (b"<p>x</p>", "somewhere", "2025-05-04T12:00:00+02:00")
    assert page({**row, "a": None}, fields) == found._replace(data=b"words")
    assert page({"html": "<p>no</p>"}, fields) is None


def test_records_without_a_page_are_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps(ROWS[0]) + "\n" + '{"html": null}\n' + '{"html": "<p>"\n' + "[1]\n" + json.dumps(ROWS[1])
    )
    found, errors = listed(path)
    assert not errors
    outcomes: list[Any] = []
    for reference in found:
        try:
            outcomes.append(load(reference).url)
        except InputError as error:
            outcomes.append((error.message, error.note, error.counts))
    assert outcomes == [
        "https://news.example/0",
        ("passed over: records without HTML or text 1", True, {"records without HTML or text": 1}),
        ("not valid JSON", False, {}),
        ("JSON, but not an object", False, {}),
        "https://news.example/1",
    ]


@pytest.mark.parametrize(
    "text", ['{"name": "x", "version": 3}', '[{"a": 1}, {"b": 2}]', '{"html": ""}\n{"html": null}\n']
)
def test_json_that_is_no_page_is_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    found, errors = listed(path)
    assert not found
    assert [error.message for error in errors] == [
        "JSON without a field of HTML or text; --html-field and --text-field name them"
    ]


def test_our_own_output_is_no_input(tmp_path: Path) -> None:
    from cleaner import clean_file
    from cleaner.write.encode import encode

    document = clean_file(str(ROOT / "fixtures/pages/daily-related/page.txt"))
    path = tmp_path / "out.jsonl"
    for record in (encode(document), encode(document.articles[0])):
        path.write_bytes(record)
        found, errors = listed(path)
        assert not found
        assert [error.message for error in errors] == ["articles that this program has written, not pages"]


def test_text_that_begins_like_json_is_text() -> None:
    assert is_json(b'\xef\xbb\xbf [ {"a": 1}]')
    assert not is_json(b"[The pier] opens at nine")
    assert not is_json(b"{{ template }}")
    assert not is_json(b"[1] A footnote")


@pytest.mark.parametrize(
    "text", ['[{"html": "a"}, {"html": "b"', '[{"html": "a"}, {"html": "b"}', '{\n"html": "a"}\n{\n"html": "b']
)
def test_json_that_is_cut_off(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    found, errors = listed(path)
    assert read(found)[0].data == b"a"
    assert [error.message for error in errors] == ["JSON that is cut off"]


@pytest.mark.parametrize("compressed", [False, True])
def test_lines_that_are_cut_off(tmp_path: Path, compressed: bool) -> None:
    data = FORMS["lines"].encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(data)[:-30] if compressed else data[:-30])
    found, errors = listed(path)
    assert read(found[:1])[0].url == "https://news.example/0"
    if compressed:
        assert ["cut off" in error.message for error in errors] == [True]
    else:
        with pytest.raises(InputError, match="not valid JSON"):
            load(found[-1])


@pytest.mark.parametrize(
    "deep", ['{"html": ' + "[" * 100_000, "[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000]
)
def test_json_that_is_nested_deep(tmp_path: Path, deep: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n" + deep + "\n" + json.dumps(ROWS[1]) + "\n")
    found, errors = listed(path)
    assert not errors
    with pytest.raises(InputError, match=r"nested too deep|not valid JSON"):
        load(found[1])
    assert load(found[2]).url == "https://news.example/1"
    path.write_text(deep)
    for reference in (found := list(references(str(path)))):
        assert isinstance(reference, Reference | InputError)
    assert len(found) == 1


def test_records_that_are_too_long(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    long = {"html": "x" * 70_000}
    for text in (
        "\n".join(map(json.dumps, (ROWS[0], long, ROWS[1]))),
        json.dumps([ROWS[0], long, ROWS[1]]),
    ):
        path.write_text(text)
        options = ReadOptions(page_size=10_000)
        found, errors = listed(path, options)
        if "x" * 70_000 in text and text.startswith("["):
            # The end of a string without end is not looked for.
            assert "a string of more than" in errors[0].message or len(found) == 3
        for reference in found[1:2]:
            with pytest.raises(InputError, match="too large"):
                load(reference, options)
        assert load(found[0], options).url == "https://news.example/0"


def test_in_folders_only_records_of_html_are_taken(tmp_path: Path) -> None:
    files = {
        "a.jsonl": FORMS["lines"],
        "b.json": FORMS["array, pretty"],
        "c.jsonl": '{"text": "words", "url": "https://news.example/"}\n',
        "d.json": '{"name": "settings"}',
        "e.html": html(1),
        "f.json": "not JSON",
        "g.ndjson": FORMS["lines"],
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "h.jsonl.gz").write_bytes(gzip.compress(FORMS["lines"].encode()))

    def taken(**options: Any) -> list[str]:
        return [Path(str(found)).name for found in find([str(tmp_path)], **options)]

    assert taken() == ["a.jsonl", "b.json", "e.html", "g.ndjson", "h.jsonl.gz"]
    assert taken(fields=Fields(text="text")) == ["c.jsonl", "e.html"]
    assert taken(include=["*.jsonl"]) == ["a.jsonl", "c.jsonl"]


def test_pages_are_looked_for_in_the_beginning() -> None:
    assert holds_pages(FORMS["array"].encode(), Fields())
    assert holds_pages(FORMS["array"].encode()[: len(FORMS["array"]) // 2], Fields())
    assert not holds_pages(FORMS["array"].encode()[:50], Fields())
    assert not holds_pages(b'{"text": "words"}', Fields())
    assert holds_pages(b'{"text": "words"}', Fields(text="text"))


def test_memory_is_that_of_a_record() -> None:
    """Objects of an array are handed on one by one."""
    row = json.dumps({"html": "x" * 1000}).encode()

    class Endless(io.RawIOBase):
        at = 0

        def read(self, size: int = -1, /) -> bytes:
            self.at += 1
            return b"[" + row if self.at <= 2 else b"," + row

        def seek(self, offset: int, whence: int = 0, /) -> int:
            return 0

        def seekable(self) -> bool:
            return True

    steps = JsonRecords(Endless(), 10_000, Fields()).found(False)
    assert [next(steps)[0].ordinal for _ in range(1000)] == list(range(1000))


def test_what_a_record_says_beside_its_text(tmp_path: Path) -> None:
    text = "The pier opens at nine, says the keeper, who has kept it for thirty years now.\n\nNobody came but the ferry, which was late as it always is in May."
    rows = [
        {
            "text": text,
            "headline": "A pier &amp; a lamp",
            "authors": [{"name": "Ann Lund"}, "Bo Quay"],
            "date_publish": "2025-05-04",
        },
        {
            "text": text,
            "title": {"rendered": "A pier"},
            "byline": "By Ann Lund",
            "published": 1746360000,
            "source": {"id": 7, "name": "The Lamp"},
        },
        {"text": text, "title": "https://a.example/", "author": 7, "date": "soon"},
        {
            "html": f"<html><title>Its own</title><h1>Its own headline</h1><p>{text}</p></html>",
            "title": "Another",
            "author": "Ann Lund",
        },
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    one, two, three, four = clean_files([str(path)])
    assert [(a.title, a.authors, a.published) for a in one.articles] == [
        ("A pier & a lamp", ["Ann Lund", "Bo Quay"], "2025-05-04")
    ]
    assert [(a.title, a.authors, a.published) for a in two.articles] == [
        ("A pier", ["Ann Lund"], "2025-05-04T12:00:00+00:00")
    ]
    assert two.page.site == "The Lamp"
    assert [(a.title, a.authors, a.published) for a in three.articles] == [(None, [], None)]
    assert (four.page.title, four.articles[0].title, four.articles[0].authors) == (
        "Its own",
        "Its own headline",
        ["Ann Lund"],
    )


WRAPS = {
    "one line": json.dumps({"status": "ok", "articles": ROWS}),
    "pretty": json.dumps({"total": 4, "sort": ["a"], "items": ROWS, "next": {"text": "no page"}}, indent=2),
    "a wrap a line": "".join(json.dumps({"data": ROWS[at : at + 2]}) + "\n" for at in (0, 2)),
}


@pytest.mark.parametrize("form", WRAPS)
def test_records_in_an_array_of_one_object(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(WRAPS[form])
    found, errors = listed(path)
    assert not errors
    assert [source.url for source in read(found)] == [row["url"] for row in ROWS]
    assert [source.data.decode() for source in read(found[::-1])] == [row["html"] for row in ROWS[::-1]]
    assert list(find([str(tmp_path)])) == [str(path)]


@pytest.mark.parametrize("indent", [None, 1])
def test_our_own_documents_are_no_wraps(tmp_path: Path, indent: int | None) -> None:
    document = json.loads(msgspec.json.encode(clean(html(9) * 9)))
    document["articles"] = [
        {"id": "1", "role": "main", "kind": "full", "same_as": None, "text": "The pier.", "html": html(9)}
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=indent))
    found, errors = listed(path)
    assert not found
    assert "has written" in str(errors[0])
    (error,) = find([str(tmp_path)])
    assert str(error).startswith(f"{tmp_path}: no pages in this folder: of data, none holds HTML")


def test_a_page_that_holds_a_list_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"html": html(9), "items": [{"text": "The pier."}]}))
    assert [source.data.decode() for source in read(listed(path)[0])] == [html(9)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("form", ["lines", "array", "indented"])
def test_records_in_utf_16_are_read_as_in_utf_8(tmp_path: Path, encoding: str, form: str) -> None:
    """Windows PowerShell writes so what it redirects to a file."""
    rows = [{"url": f"https://pier.example/{n}", "html": html(n) + "ü港"} for n in range(3)]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    if form != "lines":
        text = json.dumps(rows, ensure_ascii=False, indent=1 if form == "indented" else None)
    path = tmp_path / "pages.jsonl"
    mark = {"utf-16": "", "utf-16-be": "\ufeff", "utf-16-le": "\ufeff"}[encoding]
    path.write_bytes((mark + text).encode(encoding))
    found, bad = listed(path)
    assert not bad
    assert [source.data.decode() for source in read(found)] == [row["html"] for row in rows]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\t", ","])
def test_tables_in_utf_16(tmp_path: Path, encoding: str, mark: str) -> None:
    """Excel writes "Unicode Text" so."""
    lines = [
        mark.join(("url", "html")),
        *(mark.join((f"https://pier.example/{n}", f"<p>{n} ü港</p>")) for n in range(3)),
    ]
    path = tmp_path / "pages.txt"
    path.write_bytes((("\ufeff" if encoding == "utf-16-be" else "") + "\r\n".join(lines)).encode(encoding))
    found, bad = listed(path)
    assert not bad
    assert [source.data.decode() for source in read(found)] == [f"<p>{n} ü港</p>" for n in range(3)]


@pytest.mark.parametrize("text", ["[Advertisement] The pier opens.", "{The pier} opens.", "The pier opens."])
def test_a_text_in_utf_16_is_no_records(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode("utf-16"))
    found, bad = listed(path)
    assert not bad
    assert [source.data for source in read(found)] == [text.encode("utf-16")]
