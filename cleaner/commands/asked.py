"""What `cleaner clean` is asked for, and which inputs all commands that read many are."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from cleaner.read.reference import ReadOptions
from cleaner.write import Format, Unit


class Inputs(Struct, kw_only=True):
    """Which pages are read, how, and by which rules."""

    paths: Sequence[str] = ()
    files_from: str | None = None
    null: bool = False
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    follow_links: bool = False
    reading: ReadOptions = ReadOptions()
    rules: Sequence[str] = ()


class Options(Inputs, kw_only=True):
    """The command line of `cleaner clean`, as given."""

    output: str | None = None
    overwrite: bool = False
    resume: bool = False
    incremental: bool = False
    unit: Unit = "article"
    format: Format | None = None
    compress: Literal["gzip", "zstd", "none"] | None = None
    fields: str | None = None
    learn: bool = False
    site_patterns: str | None = None
    cosmetic_filters: Sequence[str] = ()
    url: str | None = None
    now: str | None = None
    link: bool = False
    unique: bool = False
    detect_language: bool = False
    no_second_opinion: bool = False
    jobs: str | None = None
    page_timeout: str | None = None
    page_memory: str | None = None
    page_size: str | None = None
    rejects: str | None = None
    stats: str | None = None
    quiet: bool = False
    verbose: int = 0
