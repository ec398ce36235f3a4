"""Paths to pages: which files there are, and the bytes of one of them."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cleaner.model import Source
from cleaner.read.compressed import PIECE, CompressedError, compression, expand
from cleaner.read.formats import HEAD, format_of
from cleaner.read.paths import (
    IMPOSSIBLE,
    STDIN,
    InputError,
    display_path,
    irregular,
    is_stream,
    opened_file,
    reason,
    stream_at,
    unreadable,
)
from cleaner.read.sniff import Content, describe_binary, sniff

if TYPE_CHECKING:
    from cleaner.read.container import Record
    from cleaner.read.reference import Fields

PAGE_SIZE = 32 * 1024 * 1024
"""The most bytes that a compressed file is decompressed to."""
TWICE = "given twice: read once"


def find(
    paths: Iterable[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    fields: "Fields | None" = None,
    follow: bool = False,
) -> Iterator[str | InputError]:
    """The files to read, in order; an InputError in the place of each path that gives none.

    Folders are walked as `cleaner.read.walk.pages` says; `include`, `exclude`, `fields` and `follow` are for what is in
    them.  `archive#member` is taken where there is such an archive and no file of that name.  A file is taken once, under the first path that leads to it; a path given that adds nothing is an error that is a mere `note`.
    What `is_stream` is taken as it is.  Memory grows with the number of files, about 200 bytes each.
    """
    seen: set[str] = set()
    for path in paths:
        try:
            mode = os.stat(path).st_mode if path != STDIN else stat.S_IFREG
            known = os.path.realpath(path) if not is_stream(path) else path
        except OSError as error:
            if "#" not in path or not is_member(path):
                yield InputError(path, unreadable(path, error))
                continue
            mode, known = stat.S_IFREG, path
        except ValueError:
            yield InputError(path, IMPOSSIBLE)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, known, seen, Walk(include, exclude, fields, follow))
        elif not stat.S_ISREG(mode) and not is_stream(path):
            yield InputError(path, irregular(mode))
        elif known in seen:
            yield InputError(path, TWICE, note=True)
        else:
            seen.add(known)
            yield path


class Walk(NamedTuple):
    """What of a folder is taken."""

    include: Sequence[str]
    exclude: Sequence[str]
    fields: "Fields | None"
    follow: bool


def is_member(path: str) -> bool:
    """Whether a path may be `archive#member`: it begins with the name of a file, and is none itself."""
    return archive_of(path)[1] != ""


def archive_of(path: str) -> tuple[str, str]:
    """The file that a path such as `archive.zip#member` begins with, and the name of the member; else the path itself."""
    at = path.find("#")
    while at >= 0:
        if os.path.isfile(path[:at]):
            return path[:at], path[at + 1 :]
        at = path.find("#", at + 1)
    return path, ""


def _folder(path: str, known: str, seen: set[str], walk: Walk) -> Iterator[str | InputError]:
    from cleaner.read.walk import pages

    empty, fresh = True, False
    for found in pages(path, known, *walk):
        empty = False
        if isinstance(found, InputError):
            fresh = True
            yield found
        elif found.known not in seen:
            fresh = True
            seen.add(found.known)
            yield found.path
    if empty:
        yield InputError(path, "no pages in this folder")
    elif not fresh:
        yield InputError(path, TWICE, note=True)


def is_page(path: str, told: Sequence[str] = ()) -> bool:
    """Whether a file is beyond doubt one page, or none at all, by its beginning: `read` will tell.

    `told` are names of fields that hold pages.
    """
    if is_stream(path):
        return False
    try:
        with opened_file(path) as file:
            head = file.read(HEAD)
    except (OSError, ValueError, InputError):
        return False
    return not compression(head) and format_of(head, told) is None


def read(path: str, *, limit: int | None = None) -> Source:
    """The page in a file, `-` for standard input; decompressed, and of a web archive its root page.

    `limit` is the most bytes of a page, decompressed; where it is None, a file that is not compressed has no limit and
    one that is has `PAGE_SIZE`.  Raises InputError for everything that is no page, with the reason.
    """
    try:
        if is_stream(path):
            data = _content(stream_at(path), limit)
        else:
            with opened_file(path) as file:
                data = _content(file, limit)
    except OSError as error:
        raise InputError(path, reason(error)) from error
    except CompressedError as error:
        raise InputError(path, str(error)) from error
    except ValueError as error:
        raise InputError(path, IMPOSSIBLE) from error
    except MemoryError as error:
        raise InputError(path, "too large for the memory of this machine") from error
    if limit is not None and len(data) > limit:
        raise InputError(path, f"too large: more than {limit:,} bytes")
    return source(path, data)


def source(path: str, data: bytes, content: Content | None = None) -> Source:
    """The page that `data` holds, which is `content` where that is known.  Raises InputError where it holds none."""
    content = content or sniff(data)
    if content == "empty":
        raise InputError(path, "empty" if not data else "empty: nothing but white space")
    if content == "binary":
        raise InputError(path, f"{describe_binary(data)}, neither HTML nor text")
    if content == "singlefile":
        return Source(path=display_path(path), data=unpacked(path, data))
    if content == "webarchive":
        return of_safari(path, data)
    if content != "mhtml":
        return Source(path=display_path(path), data=data)
    from cleaner.read.mhtml import mhtml_root

    try:
        root = mhtml_root(data)
    except ValueError as error:
        raise InputError(path, "a mail or web archive without a page of HTML or text") from error
    if sniff(root.data) == "empty":
        raise InputError(path, "a mail or web archive with an empty page")
    return _as_source(path, root)


def of_safari(path: str, data: bytes) -> Source:
    """The page in a web archive of Safari.  Raises InputError."""
    from cleaner.read.webarchive import main_resource

    try:
        page = main_resource(data)
    except ValueError as error:
        raise InputError(path, "a web archive that is damaged, or holds no page") from error
    if sniff(page.data) not in ("html", "text"):
        raise InputError(path, "a web archive without a page of HTML or text")
    return _as_source(path, page)


def _as_source(path: str, page: "Record") -> Source:
    told = page._asdict() | {"said": dict(page.said or {})}
    return Source(path=display_path(path), **told)


def unpacked(path: str, data: bytes) -> bytes:
    """The page in a file that SingleFile has made to unpack itself.  Raises InputError."""
    from cleaner.read.singlefile import page

    try:
        return page(data, PAGE_SIZE)
    except CompressedError as error:
        raise InputError(path, str(error)) from error


def read_list(stream: BinaryIO | str, *, null: bool) -> list[str]:
    """The paths in a list, one a line, or with `null` each ended by a NUL byte, as `find -print0` writes them.

    `stream` is a binary stream, a path, or `-` for standard input.  Empty lines are skipped; a carriage return or byte
    order mark of a list made on Windows is not part of a name.  Names that are not valid in the encoding of the file
    system keep their bytes (`os.fsdecode`).  Raises InputError where a path cannot be read.
    """
    if not isinstance(stream, str):
        data = stream.read()
    elif stream == STDIN:
        data = sys.stdin.buffer.read()
    else:
        try:
            with open(stream, "rb") as file:
                data = file.read()
        except OSError as error:
            raise InputError(stream, reason(error)) from error
    if null:
        return [os.fsdecode(name) for name in data.split(b"\0") if name]
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return [os.fsdecode(line.removesuffix(b"\r")) for line in lines if line.strip()]


def _content(stream: BinaryIO, limit: int | None) -> bytes:
    """All that a stream holds, decompressed; of what is longer than `limit`, one byte more."""
    first = stream.read(PIECE)
    if compression(first):
        rest = iter(lambda: stream.read(PIECE), b"")
        return b"".join(expand(chain((first,), rest), limit=PAGE_SIZE if limit is None else limit))
    if len(first) < PIECE:
        return first
    return first + (stream.read() if limit is None else stream.read(max(0, limit + 1 - PIECE)))
