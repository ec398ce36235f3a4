"""Which files of a folder are pages to read."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import translate
from typing import TYPE_CHECKING

from cleaner.read.paths import InputError, opened_file, reason

if TYPE_CHECKING:
    from cleaner.read.reference import Fields

_SUFFIXES = """
avif bmp gif heic heif ico jpeg jpg jxl png psd svg svgz tif tiff webp
aac flac m4a mid mp3 oga ogg opus wav wma 3gp avi flv m4v mkv mov mp4 mpeg mpg ogv ts webm wmv
eot otf ttf woff woff2
css js mjs cjs map wasm swf py sh bat ipynb
doc docx epub mobi odp ods odt pdf ppt pptx rtf xls xlsx
json jsonl ndjson parquet csv tsv sql db sqlite sqlite3 pickle pkl npy npz
cdx cdxj idx log md5 sha1 sha256 torrent
toml yaml yml ini cfg conf manifest webmanifest lnk url webloc
bin class dll dylib exe o pyc so
crdownload part tmp
"""
NO_PAGES = frozenset(_SUFFIXES.split())
"""Suffixes of files that are passed over in folders: pictures, sound, fonts, what pages are dressed with, office
documents, data and our own output, settings and shortcuts, programs, unfinished downloads.  Archives are not: they may
hold pages."""

PAGES = frozenset(["html", "htm", "xhtml", "shtml", "mht", "mhtml", "eml", "txt", "text"])
"""Suffixes that promise a page."""

DATA = frozenset(("json", "jsonl", "ndjson", "parquet", "csv", "tsv"))
"""Those of them that are looked into: records that hold HTML are pages."""

COMPRESSED = ("gz", "bz2", "xz", "zst")
"""Suffixes that say nothing of what is inside: the one before them does."""

_ASKED = re.compile(r"[^?@]*\.(\w{1,12})[?@]")

DRESS = [
    "_files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_arquivos",
    "_ficheiros",
    "_file",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    ".files",
]
"""How the folder is called that programs save beside a page, behind its name, in the languages that they speak."""

Filter = Callable[[str, str], bool]
"""Of the path below the folder walked, with "/", and the base name."""


class Entry:
    """A file or folder below one that is walked."""

    __slots__ = ("below", "doubtful", "is_folder", "known", "path")

    def __init__(self, path: str, known: str, below: str, is_folder: bool, doubtful: bool = False) -> None:
        self.path = path
        self.known = known
        """The path without symbolic links."""
        self.below = below
        """The path from the folder that was given, with "/"."""
        self.is_folder = is_folder
        self.doubtful = doubtful
        """A file to look into before it is taken."""


def pages(
    top: str,
    known: str,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    fields: "Fields | None" = None,
    follow: bool = False,
) -> Iterator[Entry | InputError]:
    """The files to read below the folder `top`, by name, depth first; an InputError for what cannot be looked at.

    Regular files, and symbolic links to such.  Passed over are hidden files and folders, files with a suffix of
    `NO_PAGES` (before that of a compression, too), and the folder `NAME_files` that a browser saves beside `NAME.html`.
    Files with a suffix of `DATA` are taken where their records hold HTML, or what `fields` tells.

    Links to folders are followed with `follow`; then no folder is entered twice, and a link back to a folder that it is
    in is told in a note.

    `include` and `exclude` are `fnmatch` globs, told apart by case, for the base name or the path below `top` (with
    "/").  With `include`, files that match one of them are taken, whatever their suffix, and no others.  Files that
    match one of `exclude` are not taken, and folders that do not entered.

    `known` is the real path of `top`.
    """
    included, excluded = _filter(include), _filter(exclude)
    entered = {known}
    # An explicit stack: folders may lie deeper than Python recurses.
    way = [known]
    stack = [iter(_entries(top, known, "", included, excluded, follow))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            way.pop()
        elif isinstance(entry, InputError) or not (entry.is_folder or entry.doubtful):
            yield entry
        elif not entry.is_folder:
            if _holds_pages(entry.path, fields):
                yield entry
        elif follow and entry.known in entered:
            if entry.known in way:
                yield InputError(entry.path, "a link back to a folder that it is in: not followed", note=True)
        else:
            if follow:
                entered.add(entry.known)
            stack.append(iter(_entries(entry.path, entry.known, entry.below + "/", included, excluded, follow)))
            way.append(entry.known)


def _holds_pages(path: str, fields: "Fields | None") -> bool:
    """Whether a file of records holds pages; one that cannot be read is left to who reads the pages."""
    from cleaner.read.containers import holds_pages
    from cleaner.read.reference import Fields

    try:
        with opened_file(path) as file:
            return holds_pages(file, fields or Fields())
    except (OSError, ValueError, InputError):
        return False


def _entries(
    folder: str, known: str, below: str, included: Filter | None, excluded: Filter | None, follow: bool
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
            is_folder = item.is_dir(follow_symlinks=follow)
            if is_folder and _dress(name, names):
                continue
            if not is_folder:
                if not item.is_file() or (included and not included(inner, name)):
                    continue
                suffix = suffix_of(name)
                if not included and suffix in NO_PAGES and suffix not in DATA:
                    continue
            real = os.path.realpath(item.path) if item.is_symlink() else os.path.join(known, name)
            doubtful = not is_folder and not included and suffix_of(name) in DATA
            entries.append(Entry(item.path, real, inner, is_folder, doubtful))
        except OSError as error:
            entries.append(InputError(item.path, reason(error)))
    return entries


def _bare(name: str) -> str:
    """The name of what is inside: `page.html` of `page.html.gz`."""
    inner, _, suffix = name.rpartition(".")
    return inner if inner and suffix.lower() in COMPRESSED else name


def suffix_of(name: str) -> str:
    """The suffix of what is inside, in lower case and without its dot; empty where there is none.

    A mirror keeps what was asked for behind the name, and mostly without a suffix of its own: `style.css?v=5.1`.
    """
    name = _bare(name)
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in PAGES or ("?" not in name and "@" not in name):
        return suffix
    asked = _ASKED.match(name)
    inner = asked[1].lower() if asked else ""
    # What ends in a suffix behind a question mark tells nothing; behind an at sign, which Windows has for it, it may: a@2x.png.
    return inner if inner in NO_PAGES or "?" in name else suffix


def may_be_page(name: str) -> bool:
    """Whether a file may be a page, by its name."""
    return suffix_of(name) not in NO_PAGES


def _dress(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures, scripts and frames of a page beside it, as browsers save them."""
    page = undressed(name)
    return bool(page) and not names.isdisjoint((f"{page}.html", f"{page}.htm", f"{page}.xhtml"))


def undressed(name: str) -> str:
    """The name, without suffix, of the page that a folder would be saved with; empty where it is not called so."""
    ending = next((ending for ending in DRESS if name.endswith(ending)), "")
    return name.removesuffix(ending) if ending else ""


def _filter(globs: Sequence[str]) -> Filter | None:
    if not globs:
        return None
    pattern = re.compile("|".join(translate(glob.rstrip("/") or glob) for glob in globs))
    return lambda inner, name: bool(pattern.match(inner) or pattern.match(name))
