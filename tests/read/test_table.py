"""Pages in tables: which files are tables, their rows wherever pieces end, and what becomes of their columns."""

import csv
import gzip
import io
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean_file
from cleaner.model import Source
from cleaner.read import table
from cleaner.read.container import BadArchive
from cleaner.read.files import find
from cleaner.read.formats import format_of
from cleaner.read.header import header_of
from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.reference import ReadOptions, Reference
from cleaner.read.streams import Flow
from cleaner.read.table import cells, rows

HTML = '<html><body><p class="a">The pier opens at nine, says "the keeper".</p>\n<p>Nobody came.</p></body></html>'
TEXT = "The pier opens at nine, says the keeper, who has kept it for thirty years.\n\nNobody came but the ferry and its crew."


def made(*lines: list[str], mark: str = ",", end: str = "\r\n") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=end).writerows(lines)
    return out.getvalue().encode()


def read(path: Path, options: ReadOptions | None = None) -> list[Source | InputError]:
    found: list[Source | InputError] = []
    for one in references(str(path), options):
        try:
            found.append(load(pickle.loads(pickle.dumps(one)), options) if isinstance(one, Reference) else one)
        except InputError as error:
            found.append(error)
    return found


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("form", ["plain", "gzip", "mark of order"])
def test_a_row_is_a_page(tmp_path: Path, mark: str, end: str, form: str) -> None:
    path = tmp_path / "a"
    lines = [[f"https://news.example/{n}", HTML, "2025-05-04T12:00:00Z"] for n in range(3)]
    data = made(["url", "html", "crawl_date"], *lines, mark=mark, end=end)
    path.write_bytes(gzip.compress(data) if form == "gzip" else b"\xef\xbb\xbf" + data if form != "plain" else data)
    pages = read(path)
    assert [page.path for page in pages] == [f"{path}#{n + 1}" for n in range(3)]
    assert [page.url for page in pages if isinstance(page, Source)] == [f"https://news.example/{n}" for n in range(3)]
    assert all(isinstance(page, Source) and page.data.decode() == HTML for page in pages)
    assert all(isinstance(page, Source) and page.captured == "2025-05-04T12:00:00+00:00" for page in pages)


def test_columns_beside_the_text_are_fields_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    header = ["", "title", "publication", "author", "date", "url", "content"]
    path.write_bytes(
        made(
            header, ["0", "A pier opens", "The Lamp", "Ann Lund and Bo Quay", "May 4, 2025", "https://a.example/", TEXT]
        )
    )
    document = clean_file(f"{path}#1")
    (article,) = document.articles
    assert (article.title, article.text, article.published) == ("A pier opens", TEXT, "2025-05-04")
    assert article.authors == ["Ann Lund", "Bo Quay"]
    assert (document.page.url, document.page.title, document.page.site) == (
        "https://a.example/",
        "A pier opens",
        "The Lamp",
    )


def test_a_column_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(made(["id", "reportage"], ["1", HTML], ["2", ""]))
    assert [page.path for page in read(path)] == [str(path)]
    page, gone = read(path, ReadOptions(html_field="reportage"))
    assert isinstance(page, Source)
    assert page.data.decode() == HTML
    assert isinstance(gone, InputError)
    assert gone.note


def test_bytes_in_an_encoding_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = ["https://news.example/1", TEXT.replace("keeper", "kéeper")]
    path.write_bytes(made(["url", "text"], row).decode().encode("cp1252"))
    (page,) = read(path)
    assert isinstance(page, Source)
    assert page.url == "https://news.example/1"
    assert page.data.decode("cp1252") == TEXT.replace("keeper", "kéeper")


@pytest.mark.parametrize(
    "text",
    [
        "url,html\nhttps://a.example/,<p>a</p>\n",
        ",text\n0,The pier\n",
        '"id";"Article Text"\r\n1;"The pier\r\nopens"\r\n',
        "label\ttext\n1\tThe pier opens, at nine\n",
    ],
)
def test_tables(text: str) -> None:
    assert format_of(text.encode()) == "table"


@pytest.mark.parametrize(
    "text",
    [
        "Text, photos and film\nAll by Ann, who was there, and saw it\n",
        "text,content\nThe pier opens at nine.\n",
        "url,title\nhttps://a.example/,The pier\n",
        "text\nThe pier\n",
        "Body, soul\n1, 2\n",
        "<p>text,html</p>\na,b\n",
        "",
    ],
)
def test_no_tables(text: str) -> None:
    assert format_of(text.encode()) is None


def test_in_folders_a_table_is_read_where_it_holds_html(tmp_path: Path) -> None:
    (tmp_path / "html.csv").write_bytes(made(["url", "html"], ["https://a.example/", HTML]))
    (tmp_path / "text.csv").write_bytes(made(["url", "text"], ["https://a.example/", TEXT]))
    (tmp_path / "ours.csv").write_bytes(made(["id", "role", "kind", "same_as", "html"], ["1", "2", "3", "4", HTML]))
    (tmp_path / "numbers.tsv").write_bytes(made(["a", "b"], ["1", "2"], mark="\t"))
    assert list(find([str(tmp_path)])) == [str(tmp_path / "html.csv")]
    (error,) = read(tmp_path / "ours.csv")
    assert "has written" in str(error)


def test_a_quotation_mark_that_nothing_closes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(made(["id", "text"], ["1", TEXT]) + b'2,"The pier\n3,closes\n')
    page, error = read(path)
    assert isinstance(page, Source)
    assert isinstance(error, InputError)
    assert not error.note


def test_a_row_that_is_too_long_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(made(["id", "text"], ["1", TEXT], ["2", "pier " * 20_000], ["3", TEXT]))
    one, two, three = read(path, ReadOptions(page_size=1000))
    assert isinstance(one, Source)
    assert isinstance(two, InputError)
    assert "too large" in str(two)
    assert isinstance(three, Source)


CELL = st.text(st.sampled_from('ab",;\n\r \té'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6), st.integers(1, 30))
def test_rows_are_those_of_the_standard_library(lines: list[list[str]], piece: int) -> None:
    data = made(*lines)
    kept = [line for line in lines if "".join(line).strip() or len(line) > 1]
    before, table.PIECE = table.PIECE, piece
    try:
        for stream in (io.BytesIO(data), Flow(data[at : at + piece] for at in range(0, len(data), piece))):
            found = list(rows(stream, b",", 1000))
            assert [cells(row, b",") for _, _, row in found if row is not None] == kept
            assert [data[at : at + size] for at, size, _ in found] == [row for _, _, row in found]
    finally:
        table.PIECE = before


def test_a_table_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "PIECE", 100)
    with pytest.raises(BadArchive, match="a row of more than"):
        list(rows(Flow(b'"' + b"a" * 99 for _ in range(1000)), b",", 1000))


def test_the_names_of_the_columns() -> None:
    header = header_of(b'\xef\xbb\xbf"Page URL";html;date\n1;2;3\n')
    assert header is not None
    assert header.names == ("Page URL", "html", "date")
