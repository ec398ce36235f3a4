"""What the name of an output file tells: its format, and how it is compressed."""

import hashlib
import os

from cleaner.patterns import lazy
from cleaner.write.compress import Compression
from cleaner.write.protocol import Format

EXTENSIONS: dict[Format, str] = {
    "jsonl": ".jsonl",
    "json": ".json",
    "csv": ".csv",
    "markdown": ".md",
    "text": ".txt",
    "jsonfeed": ".feed.json",
    "parquet": ".parquet",
}
COMPRESSED: dict[Compression, str] = {"gzip": ".gz", "zstd": ".zst"}
OTHERS: dict[str, Format] = {".ndjson": "jsonl", ".markdown": "markdown"}
"""Other endings that a format is known by."""
FOREIGN = (
    ".7z", ".arrow", ".avro", ".br", ".bz2", ".epub", ".feather", ".htm", ".html", ".lz4", ".pdf", ".rar", ".sqlite", ".tar",
    ".tgz", ".tsv", ".warc", ".xls", ".xlsx", ".xml", ".xz", ".yaml", ".yml", ".zip",
)  # fmt: skip
"""Endings of what is not written here, and would be taken for that."""


def told(path: str) -> tuple[Format | None, Compression | None]:
    """What the ending of a name says, in capitals or not; None for what it does not say.

    `articles.csv.gz` is CSV, compressed with gzip.
    """
    name = path.lower()
    compression: Compression | None = None
    for one, ending in COMPRESSED.items():
        if name.endswith(ending):
            compression = one
            name = name.removesuffix(ending)
    endings = {**{ending: format for format, ending in EXTENSIONS.items()}, **OTHERS}
    found = [ending for ending in endings if name.endswith(ending)]
    return (endings[max(found, key=len)] if found else None), compression


def misleading(path: str) -> str:
    """The ending by which a name promises what is not written here; empty where it has none."""
    name = path.lower()
    return next((ending for ending in FOREIGN if name.endswith(ending)), "")


LONGEST = 255
"""Bytes of a name, as most file systems have it."""
_CUT = lazy(r"~[0-9a-f]{8}$")


def fitted(name: str, ending: str) -> str:
    """The name of an output: `name` and its ending, with a hash in the place of what would be too long."""
    full = name + ending
    if len(os.fsencode(full)) <= LONGEST:
        return full
    ending = f"~{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}{ending}"
    while len(os.fsencode(name + ending)) > LONGEST:
        name = name[:-1]
    return name + ending


def is_fitted(name: str, ending: str) -> bool:
    """Whether a name is one of those that `fitted` has cut, but for the last letter no shorter than it may be."""
    long = len(os.fsencode(os.path.basename(name))) > LONGEST - 4
    return long and name.endswith(ending) and _CUT.search(name.removesuffix(ending)) is not None


def extension(format: Format, compression: Compression | None) -> str:
    """What is added to the name of a page for the name of its output."""
    return EXTENSIONS[format] + (COMPRESSED[compression] if compression else "")
