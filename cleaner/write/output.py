"""Documents to their place: one stream for all, or a file each in a folder that mirrors the input."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from cleaner.read.paths import display_path, reason
from cleaner.write.compress import Compression, Members
from cleaner.write.naming import extension, fitted, is_fitted
from cleaner.write.protocol import Format, Formatter
from cleaner.write.target import AtomicFile, Target, exists, is_at

if TYPE_CHECKING:
    from cleaner.resume.entry import Known, Told


class Unwritable(Exception):
    """The one output of all pages cannot be written; `error` says why, and `place` where, if it is not the output itself."""

    def __init__(self, error: OSError, place: str | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.place = place


def unwritten(error: OSError) -> str:
    """What is said of a page whose own output cannot be written."""
    return f"cannot be written to {display_path(str(error.filename))}: {reason(error)}"


class Output(Protocol):
    """A place for documents.  Inputs go by the path of their file, standard input by None.

    In the order of the inputs each is told once: it is put, kept or has failed.  Whether it is `known` is asked before it is
    read, in the same order, and may be ahead of that.
    """

    remembers: bool = False
    """Whether it wants to be told of pages what a later run is to know."""

    def is_own(self, name: str | None) -> bool:
        """Whether this input, met in a walk, is itself output, of this run or an earlier one."""
        ...

    def known(self, name: str, path: str) -> "Known | None":
        """What an earlier run made of this input, whose page stands in the file at `path`, where that still holds."""
        return None

    def taken(self, name: str | None) -> str:
        """The path that stands in the way of this input's output and may not be replaced; else empty."""
        return ""

    def put(self, name: str | None, body: bytes, told: "Told | None" = None) -> None:
        """Write the page of one input: what the `body()` of a formatter of the same kind made of it.

        `told` is what a later run is to know of it.  Raises Unwritable, BrokenPipeError, or OSError where only this page cannot be written.
        """
        ...

    def keep(self, known: "Known") -> None:
        """Leave, or write again, what an earlier run made of an input.  Raises as `put`."""
        return None

    def fail(self, name: str | None, told: "Told") -> None:
        """Note that an input gave nothing; None is also what has no place, such as a path that leads nowhere.

        Raises Unwritable.
        """
        return None

    def close(self) -> None:
        """End the output.  Raises Unwritable, BrokenPipeError."""
        ...


class Stream(Output):
    """All pages one after the other into one target, each as soon as it is done.

    `path`: the file that the target writes, where it has a name; `file`: that which a shell has opened, as `target.regular` has it.
    """

    def __init__(
        self,
        target: Target,
        formatter: Formatter,
        path: str | None = None,
        compression: Compression | None = None,
        *,
        file: tuple[int, int] | None = None,
    ) -> None:
        self.members = Members(target, compression) if compression else None
        self.target = self.members or target
        self.formatter = formatter
        self.path = os.path.realpath(path) if path is not None else None
        self.file = file
        self.begun = False

    def is_own(self, name: str | None) -> bool:
        if name is None:
            return False
        return is_at(self.file, name) or (self.path is not None and os.path.realpath(name) == self.path)

    def put(self, name: str | None, body: bytes, told: "Told | None" = None) -> None:
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
def unwritable(place: str | None = None) -> Iterator[None]:
    """What goes wrong within is trouble with the one output of all, or with `place`; but a reader who went away is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(error, place) from error


class Folder(Output):
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
        folder, file = os.path.split(inner)
        return os.path.join(self.path, folder, fitted(file, self.extension))

    def is_own(self, name: str | None) -> bool:
        if name is None:
            return False
        if os.path.commonpath((self.full, self.root)) != self.full:
            return os.path.abspath(name).startswith(self.full + os.sep)
        if is_fitted(name, self.extension):
            return True
        return name.endswith(self.extension) and os.path.isfile(name.removesuffix(self.extension))

    def taken(self, name: str | None) -> str:
        place = self.place(name)
        return place if not self.overwrite and exists(place) else ""

    def put(self, name: str | None, body: bytes, told: "Told | None" = None) -> None:
        place = self.place(name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with AtomicFile(place, overwrite=self.overwrite) as file:
            file.write(self.content(body))

    def content(self, body: bytes) -> bytes:
        """The bytes of the file of one page."""
        formatter = self.new()
        data = formatter.join(body)
        data = formatter.begin() + data + formatter.end()
        if not self.compression:
            return data
        parts: list[bytes] = []
        members = Members(Parts(parts), self.compression)
        members.write(data)
        members.finish()
        return b"".join(parts)

    def close(self) -> None:
        pass


class Parts:
    """A target that is a list."""

    def __init__(self, parts: list[bytes]) -> None:
        self.parts = parts

    def write(self, data: bytes) -> None:
        self.parts.append(data)


def common_folder(inputs: Iterable[str]) -> str:
    """The deepest folder that holds all of these files and folders; absolute."""
    folders = []
    for name in inputs:
        path = os.path.abspath(name)
        folders.append(path if os.path.isdir(path) else os.path.dirname(path))
    return os.path.commonpath(folders) if folders else os.getcwd()
