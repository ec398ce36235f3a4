"""Documents to their place: one stream for all, or a file each in a folder that mirrors the input."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from cleaner.write import Format, Formatter
from cleaner.write.compress import Compression, Members
from cleaner.write.naming import extension
from cleaner.write.target import AtomicFile, Target, exists


class Unwritable(Exception):
    """The one output of all pages cannot be written; `error` says why, and `place` where, if it is not the output itself."""

    def __init__(self, error: OSError, place: str | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.place = place


class Output(Protocol):
    """A place for documents.  Inputs go by the path of their file, standard input by None."""

    def is_own(self, name: str | None) -> bool:
        """Whether this input, met in a walk, is itself output, of this run or an earlier one."""
        ...

    def taken(self, name: str | None) -> str:
        """The path that stands in the way of this input's output and may not be replaced; else empty."""
        ...

    def put(self, name: str | None, body: bytes) -> None:
        """Write the page of one input: what the `body()` of a formatter of the same kind made of it.

        Raises Unwritable, BrokenPipeError, or OSError where only this page cannot be written.
        """
        ...

    def close(self) -> None:
        """End the output.  Raises Unwritable, BrokenPipeError."""
        ...


class Stream:
    """All pages one after the other into one target, each as soon as it is done.

    `path`: the file that the target writes, where it is one.
    """

    def __init__(
        self, target: Target, formatter: Formatter, path: str | None = None, compression: Compression | None = None
    ) -> None:
        self.members = Members(target, compression) if compression else None
        self.target = self.members or target
        self.formatter = formatter
        self.path = os.path.realpath(path) if path is not None else None
        self.begun = False

    def is_own(self, name: str | None) -> bool:
        return name is not None and self.path is not None and os.path.realpath(name) == self.path

    def taken(self, name: str | None) -> str:
        return ""

    def put(self, name: str | None, body: bytes) -> None:
        self.write(self.formatter.join(body))

    def close(self) -> None:
        self.write(self.formatter.end())
        if self.members:
            with unwritable():
                self.members.finish()

    def write(self, data: bytes) -> None:
        """Write, after the beginning of the output where this is the first."""
        if not self.begun:
            data = self.formatter.begin() + data
            self.begun = True
        if data:
            with unwritable():
                self.target.write(data)


@contextmanager
def unwritable() -> Iterator[None]:
    """What goes wrong within is trouble with the one output of all; but a reader who went away is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(error) from error


class Folder:
    """A file for each input, at its place below the deepest folder that holds all inputs, with an extension added.

    No path is made from anything but the names of the input files.
    """

    def __init__(
        self,
        path: str,
        inputs: Iterable[str],
        format: Format,
        new: Callable[[], Formatter],
        compression: Compression | None = None,
        *,
        overwrite: bool,
    ) -> None:
        self.path = path
        self.full = os.path.abspath(path)
        self.root = common_folder(inputs)
        self.extension = extension(format, compression)
        self.compression = compression
        self.new = new
        self.overwrite = overwrite

    def place(self, name: str | None) -> str:
        """The path of the output for an input."""
        inner = "stdin" if name is None else os.path.relpath(os.path.abspath(name), self.root)
        if inner.split(os.sep)[0] == os.pardir:
            inner = os.path.basename(inner)
        return os.path.join(self.path, inner) + self.extension

    def is_own(self, name: str | None) -> bool:
        if name is None:
            return False
        if os.path.commonpath((self.full, self.root)) != self.full:
            return os.path.abspath(name).startswith(self.full + os.sep)
        return name.endswith(self.extension) and os.path.isfile(name.removesuffix(self.extension))

    def taken(self, name: str | None) -> str:
        place = self.place(name)
        return place if not self.overwrite and exists(place) else ""

    def put(self, name: str | None, body: bytes) -> None:
        formatter = self.new()
        data = formatter.begin() + formatter.join(body) + formatter.end()
        place = self.place(name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with AtomicFile(place, overwrite=self.overwrite) as file:
            whole = Members(file, self.compression) if self.compression else None
            (whole or file).write(data)
            if whole:
                whole.finish()

    def close(self) -> None:
        pass


def common_folder(inputs: Iterable[str]) -> str:
    """The deepest folder that holds all of these files and folders; absolute."""
    folders = []
    for name in inputs:
        path = os.path.abspath(name)
        folders.append(path if os.path.isdir(path) else os.path.dirname(path))
    return os.path.commonpath(folders) if folders else os.getcwd()
