"""One output file that a run goes on with where another was cut off."""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Self

from cleaner.resume import MANIFEST, PART
from cleaner.resume.entry import Entry, Known, Piece, Told
from cleaner.resume.generation import check_free, generation
from cleaner.resume.inputs import look, same
from cleaner.resume.manifest import Manifest
from cleaner.resume.part import PartFile, Written, appear, sound
from cleaner.write import Formatter
from cleaner.write.compress import Compression, Members
from cleaner.write.output import Output, unwritable

BYTES, ENTRIES, SECONDS = 8 << 20, 1000, 2.0
"""What was written is brought to the disk and committed after so many bytes, inputs or seconds, whichever comes first."""


class ResumableStream(Output):
    """All pages one after the other into one file, which gets its name when it is whole.

    Inputs are known by their place in the order: those at the beginning that are what they were stand in the file already,
    and are not read again.  From the first on that is another one, or has changed, the file is written anew, so that it
    always is what an undisturbed run over the inputs writes.  With `update`, what a whole output holds of an unchanged
    input is taken from there, wherever that stands now.  `timed`: as in `inputs.same`.
    """

    remembers = True

    def __init__(
        self,
        path: str,
        formatter: Formatter,
        compression: Compression | None,
        settings: Mapping[str, str],
        *,
        overwrite: bool,
        update: bool,
        timed: bool = False,
    ) -> None:
        """Find out how far the output is.  Raises ResumeError, OSError."""
        self.path = os.path.realpath(path)
        self.formatter = formatter
        self.timed = timed
        self.ended = False
        self.total = 0
        """Inputs that are committed."""
        if not os.path.exists(self.path + MANIFEST):
            check_free(self.path, path, replace=overwrite)
        self.manifest = Manifest.open(self.path + MANIFEST)
        try:
            self.number, self.replace = generation(self.manifest, settings, self.path, path, replace=overwrite)
            self.complete = self.number > 1 and not update and not self.manifest.status(self.number)
            """Nothing is to be done."""
            if self.complete:
                return
            done = self.manifest.pieces(self.number - 1)
            self.old = Written(self.path, done, compression) if self.number > 1 else None
            if not self.manifest.status(self.number):
                self.manifest.start(self.number)
            self.file = PartFile(self.path + PART)
        except BaseException:
            self.manifest.close()
            raise
        self.members = Members(self.file, compression) if compression else None
        self.part = Written(self.path + PART, self.manifest.pieces(self.number), compression)
        self.recover()

    def recover(self) -> None:
        """Forget what did not reach the disk as it was written."""
        good = sound(self.file.path, self.part.pieces)
        self.part.pieces = self.part.pieces[:good]
        self.total = self.part.pieces[-1].entries if good else 0
        self.manifest.cut(self.number, good, self.total)
        self.place = 0
        """How many of them were met so far."""
        self.alike = True
        """All inputs so far are the committed ones."""
        self.settled = self.begun = False
        self.looked: dict[str, Entry] = {}
        """Inputs to be read, as they were before."""
        self.pending: list[Entry] = []
        self.pieces: list[Piece] = []
        """What is to be committed; inputs behind the last of these pieces wait for the end of theirs."""
        self.plain = 0
        self.failed = 0
        """What failed and is no input."""
        self.mark_committed()

    def counts(self) -> tuple[int, int]:
        """Of the complete output: how many inputs gave something, and how many failed."""
        return self.manifest.counts(self.number - 1)

    # ----------------------------------------------------------------- ahead of the order

    def is_own(self, name: str | None) -> bool:
        if name is None:
            return False
        found = os.path.realpath(name)
        return found in (self.path, self.path + PART) or found.startswith(self.path + MANIFEST)

    def known(self, name: str, path: str) -> Known | None:
        now = look(name, path)
        if self.alike:
            entry = self.manifest.entry(self.number, self.place + 1) if self.place < self.total else None
            if entry and entry.name == name and same(entry, now, path, timed=self.timed):
                self.place += 1
                return Known(entry)
            self.alike = False
        if self.old:
            entry = self.manifest.named(self.number - 1, name)
            if entry and not entry.told.failed and same(entry, now, path, timed=self.timed):
                entry.changed = now.changed
                body = self.old.read(entry.end - entry.body, entry.end)
                if body is not None:
                    return Known(entry, body)
        self.looked[name] = now
        return None

    # ----------------------------------------------------------------- in order

    def keep(self, known: Known) -> None:
        if known.body is not None:
            self.write(known.entry, known.body)

    def put(self, name: str | None, body: bytes, told: Told | None = None) -> None:
        entry = self.looked.pop(name or "")
        entry.told = told or Told()
        self.write(entry, body)

    def fail(self, name: str | None, told: Told) -> None:
        if name is None:
            self.failed += 1
            return
        entry = self.looked.pop(name)
        entry.told = told
        self.settle()
        self.add(entry)

    def write(self, entry: Entry, body: bytes) -> None:
        """Write an input behind all others."""
        self.settle()
        data = self.formatter.join(body)
        self.append(data)
        entry.body = len(body)
        self.add(entry)

    def append(self, data: bytes) -> None:
        """Write bytes, behind the beginning of the output where they are the first."""
        if not self.begun:
            data = self.formatter.begin() + data
            self.begun = True
        if data:
            with unwritable():
                (self.members or self.file).write(data)
            self.plain += len(data)

    def add(self, entry: Entry) -> None:
        """Note an input, and commit where it is time."""
        entry.end, entry.state = self.plain, self.formatter.state
        self.pending.append(entry)
        self.end_piece()
        late = time.monotonic() - self.committed >= SECONDS
        if late or len(self.pending) >= ENTRIES or self.file.size - self.begins >= BYTES:
            self.commit()

    def end_piece(self) -> None:
        """Let a piece end here, if all bytes are in the file.  What is said of it is said at once, or not at all."""
        if self.members and self.members.waiting:
            return
        piece = Piece(self.total + len(self.pending), self.plain, self.file.size, self.file.crc)
        if not self.members:
            self.pieces = [piece]
        else:
            self.pieces = [*self.pieces, piece]
            self.file.settle()

    def commit(self, *, whole: bool = False) -> None:
        """Bring what was written to the disk, then say so.  Raises Unwritable."""
        if not self.pieces:
            return
        with unwritable():
            self.file.sync()
            count = self.pieces[-1].entries - self.total
            size = self.file.size if whole else None
            self.manifest.add(self.number, self.pending[:count], self.pieces, finishing=size, failed=self.failed)
        self.total += count
        self.pending = self.pending[count:]
        self.pieces = []
        self.mark_committed()

    def mark_committed(self) -> None:
        """Count from here to the next commit."""
        self.committed = time.monotonic()
        self.begins = self.file.size
        if not self.members:
            self.file.settle()

    def settle(self) -> None:
        """Before the first byte: cut off what stands behind the inputs that are kept, and go on where they end."""
        if self.settled:
            return
        self.settled = True
        pieces = self.part.pieces
        last = self.manifest.entry(self.number, self.place) if self.place else None
        reached = last.end if last else 0
        good = sum(piece.entries <= self.place and piece.plain <= reached for piece in pieces)
        base = pieces[good - 1] if good else Piece(0, 0, 0, 0)
        between = self.manifest.entries(self.number, base.entries + 1, self.place)
        with unwritable():
            data = self.part.read(base.plain, reached)
            if data is None:
                raise OSError(0, "changes while it is written", self.part.path)
            self.manifest.cut(self.number, good, base.entries)
            self.file.cut(base.end)
        self.total, self.plain = base.entries, base.plain
        self.formatter.state = last.state if last else ""
        self.begun = self.plain > 0 or bool(data)
        if self.members:
            self.members.fresh = base.end == 0
        if data:
            self.append(data)
        self.pending = between
        self.mark_committed()
        self.end_piece()

    def close(self) -> None:
        """Write the end.  The file gets its name at the end of the `with` block."""
        self.settle()
        self.append(self.formatter.end())
        if self.members:
            with unwritable():
                self.members.finish()
        self.ended = True

    def appear(self) -> None:
        """Bring the whole file to the disk, and give it its name."""
        self.end_piece()
        with unwritable():
            self.keep_mode()
            self.commit(whole=True)
            self.file.close()  # Windows renames no file that is open
            appear(self.file.path, self.path, replace=self.replace)
            self.manifest.complete(self.number)

    def keep_mode(self) -> None:
        """Give the file the mode of the one that it replaces."""
        with suppress(FileNotFoundError):
            os.chmod(self.file.path, os.stat(self.path).st_mode & 0o7777)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """However the run ends, keep what can be kept."""
        try:
            if self.ended and kind is None:
                self.appear()
        finally:
            with suppress(Exception):
                if not self.complete:
                    self.commit()
            if not self.complete:
                self.file.close()
            self.manifest.close()
