"""Where the bytes go: standard output, or a file that appears whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Protocol, Self

from cleaner.descriptors import descriptor_of


class Target(Protocol):
    """A place for bytes, in order."""

    def write(self, data: bytes) -> None:
        """All of `data`.  Raises OSError."""
        ...


class Descriptor:
    """An open file descriptor, unbuffered: what is written is out, and nothing is left for the end of the process."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self.number, rest) :]
            except BlockingIOError:
                from select import select

                select([], [self.number], [])


def begun(path: str) -> int:
    """The descriptor of a file that is written from its beginning; of what is open already, a copy.  Raises OSError."""
    if (number := descriptor_of(path)) is not None:
        return os.dup(number)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)


@contextmanager
def held_signals() -> Iterator[None]:
    """Signals wait until the block is done: none comes between the making of a file and its removal being seen to."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def entered(stack: ExitStack, file: "AtomicFile") -> "AtomicFile":
    """The file, open, its end put on `stack` before a signal can come."""
    with held_signals():
        return stack.enter_context(file)


class AtomicFile:
    """A file that is written beside its name and renamed to it at the end of the `with` block.

    Inside the block nothing is at the name but what was there before; an exception leaves it so and removes what
    was written.  A symbolic link is followed.  What is no regular file, such as /dev/null or a named pipe, is written
    straight to, and so is what is open already, such as /dev/stdout.  Raises FileExistsError unless `overwrite`, and OSError.

    `beside`: the name to write under, where no other process writes the same file, so that what a process that was killed
    has left there is replaced by the next.
    """

    def __init__(self, path: str, *, overwrite: bool = False, beside: str = "") -> None:
        self.given = path
        self.path = os.path.realpath(path)
        self.overwrite = overwrite
        self.beside = beside
        self.temporary = ""
        self.mode: int | None = None

    def __enter__(self) -> Self:
        if (number := descriptor_of(self.given)) is not None:
            self.out = Descriptor(os.dup(number))
            return self
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            found = None
        if found and stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), self.given)
        if found and not stat.S_ISREG(found.st_mode):
            self.out = Descriptor(os.open(self.path, os.O_WRONLY))
            return self
        if found and not self.overwrite:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), self.given)
        folder = os.path.dirname(self.path)
        temporary = os.path.join(folder, self.beside or f".cleaner-{os.getpid()}-{os.urandom(4).hex()}.tmp")
        new = (os.O_TRUNC if self.beside else os.O_EXCL) | getattr(os, "O_BINARY", 0)
        try:
            with held_signals():
                self.out = Descriptor(os.open(temporary, os.O_WRONLY | os.O_CREAT | new, 0o666))
                self.temporary = temporary
        except BaseException as error:
            if self.temporary:
                self.__exit__(*sys.exc_info())
            if isinstance(error, OSError):
                error.filename = self.given
            raise
        self.mode = stat.S_IMODE(found.st_mode) if found else None
        return self

    def write(self, data: bytes) -> None:
        self.out.write(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            try:
                if kind is None and self.temporary:
                    os.fsync(self.out.number)
            finally:
                os.close(self.out.number)  # Windows renames no file that is open
            if kind is None and self.temporary:
                if self.mode is not None:
                    os.chmod(self.temporary, self.mode)
                self.appear()
        finally:
            if self.temporary:
                os.unlink(self.temporary)

    def appear(self) -> None:
        """Give the finished file its name."""
        if self.overwrite:
            os.replace(self.temporary, self.path)
            self.temporary = ""
            return
        try:
            # Unlike a rename, a link never replaces what another process has put there in the meantime.
            os.link(self.temporary, self.path)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(self.path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), self.given) from None
            os.replace(self.temporary, self.path)
            self.temporary = ""


def regular(number: int) -> tuple[int, int] | None:
    """Device and inode of the regular file that an open descriptor is of; None where it is of something else."""
    found = os.fstat(number)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def is_at(file: tuple[int, int] | None, path: str) -> bool:
    """Whether `path` leads to the file that `regular` told of."""
    if file is None:
        return False
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return False
    return (found.st_dev, found.st_ino) == file


def check_folder(path: str) -> None:
    """Raises OSError unless files can be made below the folder `path`, or it can be made."""
    at = os.path.abspath(path)
    while not os.path.lexists(at):
        at = os.path.dirname(at)
    if not os.path.isdir(at):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    if not os.access(at, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def exists(path: str) -> bool:
    """Whether writing to `path` would replace something: a regular file, in the end of all links, that is not open yet."""
    return descriptor_of(path) is None and os.path.isfile(path)
