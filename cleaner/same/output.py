"""An output that links the same stories over all pages before it writes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from msgspec.msgpack import Decoder

from cleaner.model import Document
from cleaner.read.paths import InputError
from cleaner.same.dump import Dump
from cleaner.write.output import Output, Unwritable, unwritten

if TYPE_CHECKING:
    from cleaner.resume.entry import Told


class Linked(Output):
    """Keeps documents until all are known, then hands them on in their order.

    A document comes as MessagePack, and goes as `body` makes it for the output.  `unique`: each story is handed on once.
    `failed` is told of documents that could not be written in the end.
    """

    def __init__(
        self,
        output: Output,
        body: Callable[[Document], bytes],
        failed: Callable[[InputError], None],
        *,
        unique: bool,
    ) -> None:
        self.output = output
        self.body = body
        self.decoder = Decoder(Document)
        self.failed = failed
        self.unique = unique
        self.dump = Dump()
        self.names: list[str | None] = []

    def is_own(self, name: str | None) -> bool:
        return self.output.is_own(name)

    def taken(self, name: str | None) -> str:
        return self.output.taken(name)

    def put(self, name: str | None, body: bytes, told: "Told | None" = None) -> None:
        document = self.decoder.decode(body)
        try:
            self.dump.put(document)
        except OSError as error:
            raise Unwritable(error, "temporary folder") from error
        self.names.append(name)

    def close(self) -> None:
        documents = self.dump.documents(unique=self.unique)
        for name in self.names:
            try:
                document = next(documents)
            except OSError as error:
                raise Unwritable(error, "temporary folder") from error
            try:
                self.output.put(name, self.body(document))
            except (Unwritable, BrokenPipeError):
                raise
            except OSError as error:
                self.failed(InputError(document.page.path, unwritten(error)))
        self.output.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dump.close()
