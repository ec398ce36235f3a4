"""The pages of a dump, which are read more than once."""

from collections.abc import Callable, Iterator, Sequence

from cleaner.model import Source
from cleaner.read.files import InputError, find
from cleaner.read.reference import ReadOptions, fields_of, load, references


class Dump:
    """Files and folders; each call gives their pages from the beginning.

    What cannot be read is told to `failed` the first time, and passed over.
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
    ) -> None:
        self.paths, self.include, self.exclude = paths, include, exclude
        self.reading, self.follow = reading or ReadOptions(), follow
        self.failed = failed
        self.passed = passed
        self.readings = self.pages = 0

    def __call__(self) -> Iterator[Source]:
        """All pages, in order; `passed` is told which reading it is, from 1, and how many pages are behind."""
        self.readings += 1
        self.pages = 0
        fields = fields_of(self.reading)
        for path in find(self.paths, include=self.include, exclude=self.exclude, fields=fields, follow=self.follow):
            if isinstance(path, InputError):
                self.tell(path)
                continue
            for reference in references(path, self.reading):
                try:
                    if isinstance(reference, InputError):
                        raise reference
                    source = load(reference, self.reading)
                except InputError as error:
                    self.tell(error)
                else:
                    yield source
                    self.pages += 1
                    self.passed(self.readings, self.pages)

    def tell(self, error: InputError) -> None:
        """Tell of an input that failed, once."""
        if self.readings == 1:
            self.failed(error)
