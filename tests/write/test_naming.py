"""What names of output files tell."""

import pytest

from cleaner.write import Format
from cleaner.write.compress import Compression
from cleaner.write.naming import COMPRESSED, EXTENSIONS, extension, told


@pytest.mark.parametrize(
    ("name", "format", "compression"),
    [
        ("out.jsonl", "jsonl", None),
        ("out.ndjson", "jsonl", None),
        ("OUT.CSV.GZ", "csv", "gzip"),
        ("a.b/out.md.zst", "markdown", "zstd"),
        ("out.feed.json", "jsonfeed", None),
        ("feed.json", "json", None),
        ("out.gz", None, "gzip"),
        ("out.csv.bak", None, None),
        ("jsonl", None, None),
        ("out", None, None),
    ],
)
def test_the_ending_tells(name: str, format: Format | None, compression: Compression | None) -> None:
    assert told(name) == (format, compression)


@pytest.mark.parametrize("format", EXTENSIONS)
@pytest.mark.parametrize("compression", [None, *COMPRESSED])
def test_what_is_added_is_told_again(format: Format, compression: Compression | None) -> None:
    assert told("page.html" + extension(format, compression)) == (format, compression)
