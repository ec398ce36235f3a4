"""Runs over a few files, written with a manifest, without the cost of cleaning anything."""

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from cleaner.model import Article, Document, PageInfo
from cleaner.resume.entry import Told
from cleaner.resume.stream import ResumableStream
from cleaner.write import Format, formatter
from cleaner.write.compress import Compression

SETTINGS = {"rules": "0", "--unit": "article"}


class Stop(Exception):
    """The run ends here, with whatever its end does."""


class Killed(Exception):
    """The run ends here, and nothing more is done."""


def document(path: str) -> Document:
    """What the pages here are taken to hold: an article a line; a file of nothing fails."""
    data = Path(path).read_bytes()
    lines = data.decode().splitlines()
    articles = [
        Article(id=f"{n:016x}", index=n, role="item", kind="full", title=line, text=line * 2, confidence=0.5)
        for n, line in enumerate(lines)
    ]
    return Document(
        page=PageInfo(path=path, title=lines[0] if lines else None, sha256=sha256(data).hexdigest()), articles=articles
    )


class Runs:
    """Runs of a small command like `cleaner clean`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = str(folder / "out")
        self.cleaned: list[str] = []
        """Pages that the last run did not take from an earlier one."""
        self.told: list[str] = []
        """Failures that it told of."""
        self.format: Format = "jsonl"
        self.compression: Compression | None = None
        self.fields: list[str] | None = None
        self.timed = False

    def page(self, name: str, text: str, *, age: int = 60) -> str:
        """A file with this text, last changed so many seconds ago; gives its path."""
        path = self.folder / name
        path.write_text(text)
        now = path.stat().st_mtime
        os.utime(path, (now - age, now - age))
        return str(path)

    def stream(
        self, *, update: bool = False, overwrite: bool = False, settings: dict[str, str] | None = None
    ) -> ResumableStream:
        return ResumableStream(
            self.out,
            formatter(self.format, "article", self.fields),
            self.compression,
            settings or SETTINGS,
            overwrite=overwrite,
            update=update,
            timed=self.timed,
        )

    def run(
        self,
        paths: Sequence[str],
        *,
        at: Callable[[ResumableStream, int], None] | None = None,
        update: bool = False,
        overwrite: bool = False,
        settings: dict[str, str] | None = None,
    ) -> None:
        """Write the pages; `at` is called with the number of each that is done."""
        self.cleaned, self.told = [], []
        stream = self.last = self.stream(update=update, overwrite=overwrite, settings=settings)
        try:
            with stream:
                if stream.complete:
                    return
                for number, path in enumerate(paths):
                    if at:
                        at(stream, number)
                    self.one(stream, path)
                if at:
                    at(stream, len(paths))
                stream.close()
        except Killed:
            pass

    def one(self, stream: ResumableStream, path: str) -> None:
        """One page."""
        if known := stream.known(path, path):
            stream.keep(known)
            if known.entry.told.failed:
                self.told.append(known.entry.told.note)
            return
        self.cleaned.append(os.path.basename(path))
        if not os.path.getsize(path):
            self.told.append("empty")
            stream.fail(path, Told(failed=True, note="empty"))
            return
        page = document(path)
        stream.put(path, stream.formatter.body(page), Told(page.page.sha256))

    def undisturbed(self, paths: Sequence[str]) -> bytes:
        """What a run over these pages writes that nothing happens to."""
        before, self.out = self.out, str(self.folder / "undisturbed")
        try:
            self.run(paths)
            return Path(self.out).read_bytes()
        finally:
            for path in self.folder.glob("undisturbed*"):
                path.unlink()
            self.out = before

    def written(self) -> bytes:
        """The output."""
        return Path(self.out).read_bytes()

    def names(self) -> set[str]:
        """The files of the output."""
        return {path.name for path in self.folder.glob("out*")}


def killed(stream: ResumableStream) -> None:
    """End the process, as far as the files can tell: nothing more is committed, all is closed."""
    stream.file.close()
    stream.manifest.close()
    stream.file.close = lambda: None  # type: ignore[method-assign]
    stream.commit = lambda **_: None  # type: ignore[method-assign]
    raise Killed
