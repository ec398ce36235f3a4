"""The pages of a dump, which are read more than once."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner.model import Source
from cleaner.read.paths import InputError
from cleaner.read.reader import entries, load
from cleaner.read.reference import ReadOptions, Reference

Entry = Reference | InputError
Check = Callable[[Iterable[Entry]], Iterator[Entry]]
"""Puts errors in the place of pages that are to be left out."""


class Dump:
    """Files and folders; each call gives their pages from the beginning.

    What cannot be read, or does not pass the `check`, is told to `failed` the first time, and passed over.
    """

    def __init__(
        self,
        paths: Sequence[str],
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        *,
        reading: ReadOptions | None = None,
        follow: bool = False,
        failed: Callable[[InputError], None] = lambda error: None,
        passed: Callable[[int, int], None] = lambda reading, page: None,
        check: Check = iter,
    ) -> None:
        self.paths, self.include, self.exclude = paths, include, exclude
        self.reading, self.follow = reading or ReadOptions(), follow
        self.failed = failed
        self.passed = passed
        self.check = check
        self.left: set[str] = set()
        """Names of the pages that are passed over from now on."""
        self.readings = self.pages = 0

    def __call__(self) -> Iterator[Source]:
        """All pages, in order; `passed` is told which reading it is, from 1, and how many pages are behind."""
        self.readings += 1
        self.pages = 0
        entries = self.entries()
        for entry in self.check(entries) if self.readings == 1 else entries:
            try:
                if isinstance(entry, InputError):
                    raise entry
                if entry.name in self.left:
                    continue
                source = load(entry, self.reading)
            except InputError as error:
                self.tell(error)
            else:
                yield source
                self.pages += 1
                self.passed(self.readings, self.pages)

    def entries(self) -> Iterator[Entry]:
        """The pages, unread, and an error in the place of each file that holds none."""
        return entries(self.paths, self.reading, include=self.include, exclude=self.exclude, follow=self.follow)

    def tell(self, error: InputError) -> None:
        """Tell of an input that failed, once."""
        if self.readings == 1:
            self.left.add(error.path)
            self.failed(error)

    def leave(self, source: Source, message: str) -> None:
        """Tell of a page that was read and failed, and pass it over from now on."""
        self.left.add(source.path)
        self.failed(InputError(source.path, message))
