"""Which files of a folder are pages to read."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import translate

from cleaner.read.files import InputError, reason

_SUFFIXES = """
avif bmp gif heic heif ico jpeg jpg jxl png psd svg svgz tif tiff webp
aac flac m4a mid mp3 oga ogg opus wav wma 3gp avi flv m4v mkv mov mp4 mpeg mpg ogv ts webm wmv
eot otf ttf woff woff2
css js mjs cjs map wasm swf
doc docx epub mobi odp ods odt pdf ppt pptx rtf xls xlsx
json jsonl csv tsv sql db sqlite sqlite3 parquet pickle pkl npy npz
toml yaml yml ini cfg conf lnk url webloc
bin class dll dylib exe o pyc so
crdownload part tmp
"""
NO_PAGES = frozenset(_SUFFIXES.split())
"""Suffixes of files that are passed over in folders: pictures, sound, fonts, what pages are dressed with, office
documents, data and our own output, settings and shortcuts, programs, unfinished downloads.  Archives are not: they may
hold pages."""

COMPRESSED = ("gz", "bz2", "xz", "zst")
"""Suffixes that say nothing of what is inside: the one before them does."""

Filter = Callable[[str, str], bool]
"""Of the path below the folder walked, with "/", and the base name."""


class Entry:
    """A file or folder below one that is walked."""

    __slots__ = ("below", "is_folder", "known", "path")

    def __init__(self, path: str, known: str, below: str, is_folder: bool) -> None:
        self.path = path
        self.known = known
        """The path without symbolic links."""
        self.below = below
        """The path from the folder that was given, with "/"."""
        self.is_folder = is_folder


def pages(
    top: str, known: str, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> Iterator[Entry | InputError]:
    """The files to read below the folder `top`, by name, depth first; an InputError for what cannot be looked at.

    Regular files, and symbolic links to such; links to folders are not followed.  Passed over are hidden files and
    folders, files with a suffix of `NO_PAGES` (before that of a compression, too), and the folder `NAME_files` that a
    browser saves beside `NAME.html`.

    `include` and `exclude` are `fnmatch` globs, told apart by case, for the base name or the path below `top` (with
    "/").  With `include`, files that match one of them are taken, whatever their suffix, and no others.  Files that
    match one of `exclude` are not taken, and folders that do not entered.

    `known` is the real path of `top`.
    """
    included, excluded = _filter(include), _filter(exclude)
    # An explicit stack: folders may lie deeper than Python recurses.
    stack = [iter(_entries(top, known, "", included, excluded))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, InputError) or not entry.is_folder:
            yield entry
        else:
            stack.append(iter(_entries(entry.path, entry.known, entry.below + "/", included, excluded)))


def _entries(
    folder: str, known: str, below: str, included: Filter | None, excluded: Filter | None
) -> list[Entry | InputError]:
    """What is to be read or entered in one folder, by name."""
    try:
        with os.scandir(folder) as scan:
            listed = sorted(scan, key=lambda item: item.name)
    except OSError as error:
        return [InputError(folder, reason(error))]
    names = {_bare(item.name) for item in listed}
    entries: list[Entry | InputError] = []
    for item in listed:
        name, inner = item.name, below + item.name
        if name.startswith(".") or (excluded and excluded(inner, name)):
            continue
        try:
            if item.is_dir(follow_symlinks=False):
                if not _dress(name, names):
                    entries.append(Entry(item.path, os.path.join(known, name), inner, True))
            elif item.is_file() and (included(inner, name) if included else _may_be_page(name)):
                real = os.path.realpath(item.path) if item.is_symlink() else os.path.join(known, name)
                entries.append(Entry(item.path, real, inner, False))
        except OSError as error:
            entries.append(InputError(item.path, reason(error)))
    return entries


def _bare(name: str) -> str:
    """The name of what is inside: `page.html` of `page.html.gz`."""
    inner, _, suffix = name.rpartition(".")
    return inner if inner and suffix.lower() in COMPRESSED else name


def _may_be_page(name: str) -> bool:
    name = _bare(name)
    return "." not in name or name.rpartition(".")[2].lower() not in NO_PAGES


def _dress(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures, scripts and frames of a page beside it, as browsers save them."""
    page = name.removesuffix("_files")
    return page != name and bool({f"{page}.html", f"{page}.htm", f"{page}.xhtml"} & names)


def _filter(globs: Sequence[str]) -> Filter | None:
    if not globs:
        return None
    pattern = re.compile("|".join(translate(glob.rstrip("/") or glob) for glob in globs))
    return lambda inner, name: bool(pattern.match(inner) or pattern.match(name))
