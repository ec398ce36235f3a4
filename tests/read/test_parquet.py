"""Pages in Parquet files."""

import bz2
import gzip
import pickle
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cleaner.model import Source
from cleaner.read.files import find
from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.reference import Fields, ReadOptions, Reference

HTML = "<html><body><p>The pier opens at {}.</p></body></html>"
MOMENT = datetime(2025, 5, 4, 12, tzinfo=UTC)
TABLE: dict[str, list[Any]] = {
    "url": [f"https://news.example/{at}" for at in range(40)],
    "html": [HTML.format(at) if at != 7 else None for at in range(40)],
    "score": list(range(40)),
    "timestamp": [MOMENT] * 40,
}


def write(path: Path, table: dict[str, list[Any]], **options: Any) -> Path:
    # Not at the top: it starts threads, and a process that has some is not forked, as other tests want theirs to be.
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(table), path, **options)
    return path


def listed(path: Path, options: ReadOptions | None = None) -> tuple[list[Reference], list[InputError]]:
    found = list(references(str(path), options))
    return [x for x in found if isinstance(x, Reference)], [x for x in found if isinstance(x, InputError)]


def test_pages_with_what_is_known_of_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", TABLE, row_group_size=9)
    found, errors = listed(path)
    assert not errors
    assert len(found) == 40
    assert [reference.steps[0].detail for reference in found[:19:9]] == [0, 1, 2]
    expected = Source(
        path=f"{path}#13",
        data=HTML.format(12).encode(),
        url="https://news.example/12",
        charset="utf-8",
        captured="2025-05-04T12:00:00+00:00",
        captured_from="record",
    )
    assert load(pickle.loads(pickle.dumps(found[12]))) == expected
    for at in (39, 0, 12, 11, 12, 38):
        assert load(found[at]).data == HTML.format(at).encode()
    with pytest.raises(InputError) as error:
        load(found[7])
    assert error.value.note


def test_bytes_and_nested_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"page": [{"body": "<p>Café</p>".encode("latin-1")}]})
    options = ReadOptions(html_field="page.body")
    (reference,), _ = listed(path, options)
    assert load(reference, options) == Source(path=f"{path}#1", data=b"<p>Caf\xe9</p>")


def test_pages_that_are_compressed(tmp_path: Path) -> None:
    html = b"<html><p>The pier opens at nine.</p></html>"
    rows = [gzip.compress(html), bz2.compress(html), gzip.compress(html)[:-12]]
    path = write(tmp_path / "a.parquet", {"html": rows})
    *pages, damaged = listed(path)[0]
    assert [load(reference).data for reference in pages] == [html, html]
    with pytest.raises(InputError, match="cut off"):
        load(damaged)


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"a": [1]}, "a Parquet file without a column of HTML or text; --html-field and --text-field name them"),
        (
            {"id": ["a"], "role": ["main"], "kind": ["full"], "same_as": [""], "text": ["b"]},
            "articles that this program has written, not pages",
        ),
    ],
)
def test_tables_without_pages(tmp_path: Path, columns: dict[str, list[Any]], says: str) -> None:
    found, errors = listed(write(tmp_path / "a.parquet", columns))
    assert not found
    assert [error.message for error in errors] == [says]


@pytest.mark.parametrize("damage", ["cut", "middle", "footer"])
def test_damaged_files_cost_a_line(tmp_path: Path, damage: str) -> None:
    path = write(tmp_path / "a.parquet", TABLE, row_group_size=10, compression="gzip")
    data = bytearray(path.read_bytes())
    if damage == "cut":
        del data[-100:]
    elif damage == "middle":
        data[20:400] = bytes(380)
    else:
        data[-200:-20] = b"\xff" * 180
    path.write_bytes(data)
    found, errors = listed(path)
    if damage == "middle":
        with pytest.raises(InputError, match="damaged"):
            load(found[0])
        assert load(found[39]).data == HTML.format(39).encode()
    else:
        assert not found
        assert len(errors) == 1
        assert "damaged" in errors[0].message


def test_in_folders_only_tables_of_html_are_taken(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", TABLE)
    write(tmp_path / "b.parquet", {"text": ["words"], "url": ["https://news.example/"]})
    write(tmp_path / "c.parquet", {"x": [1]})
    (tmp_path / "d.parquet").write_bytes(b"PAR1PAR1")

    def taken(**options: Any) -> list[str]:
        return [Path(str(found)).name for found in find([str(tmp_path)], **options)]

    assert taken() == ["a.parquet"]
    assert taken(fields=Fields(text="text")) == ["b.parquet"]


def test_in_an_archive(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", TABLE)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "a.parquet", "in/a.parquet")
    found, _ = listed(tmp_path / "a.zip")
    assert (found[3].name, load(found[3]).data) == (f"{tmp_path}/a.zip#in/a.parquet#4", HTML.format(3).encode())


def test_without_pyarrow_it_is_one_clear_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", TABLE)
    code = "import sys; sys.modules['pyarrow'] = None; from cleaner.cli import main; sys.exit(main(['clean', sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"cleaner: {path}: a Parquet file, which needs pyarrow: pip install 'cleaner[parquet]'\n"
