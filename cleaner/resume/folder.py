"""A folder of outputs that a run goes on with where another was cut off."""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Self

from cleaner.resume import IN_FOLDER
from cleaner.resume.entry import Entry, Known, Told
from cleaner.resume.inputs import look, same
from cleaner.resume.manifest import Manifest
from cleaner.resume.part import sync_folder
from cleaner.resume.settings import check
from cleaner.write import Format, Formatter
from cleaner.write.compress import Compression
from cleaner.write.output import Folder, unwritable
from cleaner.write.target import AtomicFile, exists

ENTRIES, SECONDS = 200, 2.0
"""Inputs are committed by so many, or after so many seconds, whichever comes first."""
ONLY = 1
"""The generation of all inputs: a folder is never whole."""


class ResumableFolder(Folder):
    """A file for each input, written where the input is new, has changed, or its file is not as long as it was.

    Files that an earlier run wrote are replaced; those of anybody else stay, unless `overwrite`.  A file that is there and not
    in the manifest may be of a run that was cut off before it could say so: then it is what would be written now.

    With `update`, inputs that failed are tried again.  `timed`: as in `inputs.same`.
    """

    remembers = True

    def __init__(
        self,
        path: str,
        inputs: Iterable[str],
        format: Format,
        new: Callable[[], Formatter],
        compression: Compression | None,
        settings: Mapping[str, str],
        *,
        overwrite: bool,
        update: bool,
        timed: bool = False,
    ) -> None:
        """Raises ResumeError, OSError."""
        super().__init__(path, inputs, format, new, compression, overwrite=overwrite)
        self.update = update
        self.timed = timed
        os.makedirs(path, exist_ok=True)
        self.manifest = Manifest.open(os.path.join(path, IN_FOLDER))
        try:
            begun = self.manifest.settings()
            if begun:
                check(begun, settings, os.path.join(path, IN_FOLDER))
            else:
                self.manifest.begin(settings)
        except BaseException:
            self.manifest.close()
            raise
        self.before = self.manifest.inputs(ONLY)
        self.total = 0
        """Inputs that this run committed, or met as an earlier one left them."""
        self.met = 0
        """Inputs of earlier runs that were met again."""
        self.looked: dict[str, Entry] = {}
        self.owned: set[str] = set()
        """Those of them that an earlier run wrote a file for."""
        self.pending: list[Entry] = []
        self.folders: set[str] = set()
        self.committed = time.monotonic()

    @property
    def gone(self) -> int:
        """How many inputs of earlier runs were not among those of this one; their files stay."""
        return self.before - self.met

    def known(self, name: str, path: str) -> Known | None:
        now = look(name, path)
        entry = self.manifest.named(ONLY, name)
        if entry:
            self.met += 1
            if self.stands(entry) and same(entry, now, path, timed=self.timed):
                self.total += 1
                return Known(entry)
            self.owned.add(name)
        self.looked[name] = now
        return None

    def stands(self, entry: Entry) -> bool:
        """Whether what was made of an input is there."""
        if entry.told.failed and self.update:
            return False
        if entry.told.failed and not entry.end:
            return True
        try:
            return os.path.getsize(self.place(entry.name)) == entry.end
        except OSError:
            return False

    def taken(self, name: str | None) -> str:
        return ""  # told by `put`, which knows what would be written

    def put(self, name: str | None, body: bytes, told: Told | None = None) -> None:
        data = self.content(body)
        place = self.place(name)
        entry = self.looked[name or ""]
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if self.overwrite or entry.name in self.owned or not self.holds(place, data):
            beside = f".cleaner-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}.tmp"
            with AtomicFile(place, overwrite=self.overwrite or entry.name in self.owned, beside=beside) as file:
                file.write(data)
        self.folders.add(place)
        entry.told = told or Told()
        entry.end = entry.body = len(data)
        self.add(entry)

    def holds(self, place: str, data: bytes) -> bool:
        """Whether a file is there, and what would be written; where it is another one, writing it raises."""
        if not exists(place) or os.path.getsize(place) != len(data):
            return False
        with open(place, "rb") as file:
            return file.read() == data

    def fail(self, name: str | None, told: Told) -> None:
        if name is None:
            return
        entry = self.looked[name]
        entry.told = told
        self.add(entry)

    def add(self, entry: Entry) -> None:
        """Note an input, and commit where it is time."""
        del self.looked[entry.name]
        self.owned.discard(entry.name)
        self.pending.append(entry)
        if len(self.pending) >= ENTRIES or time.monotonic() - self.committed >= SECONDS:
            self.commit()

    def commit(self) -> None:
        """Bring the names of the files to the disk, where their bytes are, then say so.  Raises Unwritable."""
        with unwritable():
            for place in {os.path.dirname(place): place for place in self.folders}.values():
                sync_folder(place)
            self.manifest.add(ONLY, self.pending, again=[entry.name for entry in self.pending])
        self.total += len(self.pending)
        self.pending = []
        self.folders.clear()
        self.committed = time.monotonic()

    def close(self) -> None:
        self.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """However the run ends, keep what can be kept."""
        with suppress(Exception):
            if kind is not None:
                self.commit()
        self.manifest.close()
