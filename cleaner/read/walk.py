"""Which files of a folder are pages to read."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from errno import ELOOP
from fnmatch import translate
from functools import partial
from typing import TYPE_CHECKING

from cleaner.read.filenames import DATA, bare, may_be_page, suffix_of, undressed
from cleaner.read.paths import InputError, opened_file, reason

if TYPE_CHECKING:
    from cleaner.read.reference import Fields

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

    Regular files.  Passed over are hidden files and folders, files with a suffix of
    `filenames.NO_PAGES` (before that of a compression, too), and the folder `NAME_files` that a browser saves beside `NAME.html`.
    Files with a suffix of `filenames.DATA` are taken where their records hold HTML, or what `fields` tells; where there is
    nothing else, that is told.

    Symbolic links are followed with `follow`; then no folder is entered twice, and a link back to a folder that it is
    in is told in a note.  Without, a note says how many of them would have been read or entered.

    `include` and `exclude` are `fnmatch` globs, told apart by case, for the base name or the path below `top` (with
    "/").  With `include`, files that match one of them are taken, whatever their suffix, and no others.  Files that
    match one of `exclude` are not taken, and folders that do not entered.

    `known` is the real path of `top`.
    """
    included, excluded = _filter(include), _filter(exclude)
    entered = {known}
    # An explicit stack: folders may lie deeper than Python recurses.
    way = [known]
    some = passed = False
    links: list[str] = []
    look = partial(_entries, included=included, excluded=excluded, links=None if follow else links)
    stack = [iter(look(top, known, ""))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            way.pop()
        elif isinstance(entry, InputError) or not (entry.is_folder or entry.doubtful):
            some = True
            yield entry
        elif not entry.is_folder:
            passed = True
            if _holds_pages(entry.path, fields):
                some = True
                yield entry
        elif follow and entry.known in entered:
            if entry.known in way:
                yield InputError(entry.path, "a link back to a folder that it is in: not followed", note=True)
        else:
            if follow:
                entered.add(entry.known)
            stack.append(iter(look(entry.path, entry.known, entry.below + "/")))
            way.append(entry.known)
    if links:
        many = (
            f"{len(links)} symbolic links, {links[0]} the first" if len(links) > 1 else f"a symbolic link, {links[0]}"
        )
        yield InputError(top, f"{many}: not followed without --follow-links", note=True)
    if passed and not some:
        yield InputError(
            top, "no pages in this folder: of data, none holds HTML, or what --html-field and --text-field name"
        )


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
    folder: str, known: str, below: str, *, included: Filter | None, excluded: Filter | None, links: list[str] | None
) -> list[Entry | InputError]:
    """What is to be read or entered in one folder, by name; symbolic links go to `links`, where there is such a list."""
    try:
        with os.scandir(folder) as scan:
            listed = sorted(scan, key=lambda item: item.name)
    except OSError as error:
        return [InputError(folder, reason(error))]
    names = {bare(item.name) for item in listed}
    entries: list[Entry | InputError] = []
    for item in listed:
        name, inner = item.name, below + item.name
        if name.startswith(".") or (excluded and excluded(inner, name)):
            continue
        try:
            is_folder = item.is_dir()
            if is_folder and _dress(name, names):
                continue
            if not is_folder:
                if not item.is_file() or (included and not included(inner, name)):
                    continue
                if not included and not may_be_page(name) and suffix_of(name) not in DATA:
                    continue
            if links is not None and item.is_symlink():
                links.append("" if links else inner)  # the first is told, the others are counted
                continue
            real = os.path.realpath(item.path) if item.is_symlink() else os.path.join(known, name)
            doubtful = not is_folder and not included and suffix_of(name) in DATA
            entries.append(Entry(item.path, real, inner, is_folder, doubtful))
        except OSError as error:
            if error.errno != ELOOP:  # a link that leads to itself leads nowhere, as one does to what is gone
                entries.append(InputError(item.path, reason(error)))
    return entries


def _dress(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures, scripts and frames of a page beside it, as browsers save them."""
    page = undressed(name)
    return bool(page) and not names.isdisjoint((f"{page}.html", f"{page}.htm", f"{page}.xhtml"))


def _filter(globs: Sequence[str]) -> Filter | None:
    if not globs:
        return None
    pattern = re.compile("|".join(translate(glob.rstrip("/") or glob) for glob in globs))
    return lambda inner, name: bool(pattern.match(inner) or pattern.match(name))
