"""Mails of mailbox files: one behind the other, each after a line that begins with "From " (RFC 4155, and its relatives)."""

from collections.abc import Iterator

from cleaner.patterns import lazy
from cleaner.read.compressed import PIECE, CompressedError
from cleaner.read.container import BadArchive, Found, NoPage, Pieces, Record
from cleaner.read.formats import MAILBOX
from cleaner.read.mhtml import mhtml_root
from cleaner.read.reference import Step
from cleaner.read.streams import Flow, Stream

LARGER = 4
"""How many times larger than its page a mail may be: transfer encodings, and files that hang on it."""
_BEGINS = 4096
"""Bytes behind "From " that tell whether a mail begins there."""
_QUOTED = lazy(rb"(?m)^>(>*From )")
"""A line of a text that would have been taken for the beginning of a mail."""


class Mbox(Pieces):
    """A mailbox file, decompressed."""

    kind = "mbox"

    def __init__(self, stream: Stream, limit: int) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit
        self.longest = limit * LARGER

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`."""
        yield from self.told(mails(self.stream, self.longest), keep)

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        if step.size > self.longest:
            raise CompressedError(f"too large: more than {self.longest:,} bytes")
        self.stream.seek(step.offset)
        data = self.stream.read(step.size)
        if not data.startswith(b"From "):
            raise BadArchive("the mailbox has changed while it was read")
        return self.made(data)

    def made(self, data: bytes | None) -> Record:
        """See `container.Pieces`."""
        if data is None:
            raise CompressedError(f"too large: more than {self.longest:,} bytes")
        if b"\n>" in data:
            data = _QUOTED.sub(rb"\1", data)
        try:
            root = mhtml_root(data)
        except ValueError as error:
            raise NoPage("mails without HTML or text") from error
        if len(root.data) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        return root


def mails(stream: Stream, longest: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Where each mail begins, its length, and the mail; None in the place of one that is too long."""
    if not isinstance(stream, Flow):
        stream.seek(0)
    buffer, base, begun, at = b"", 0, 0, 1
    # `base` is where the buffer begins in the stream; `begun` and `at` count from it, and `begun` may lie before it.
    while True:
        piece = stream.read(max(PIECE, len(buffer)))  # ever more of a long mail, or it would be copied again and again
        buffer += piece
        sure = len(buffer) - _BEGINS if piece else len(buffer)
        while 0 <= (line := buffer.find(b"\nFrom ", at - 1)) < sure:
            if MAILBOX.match(buffer, line + 1):
                yield base + begun, line + 1 - begun, _within(buffer, begun, line + 1, longest)
                begun = line + 1
            at = line + 2
        if not piece:
            if len(buffer) > begun:
                yield base + begun, len(buffer) - begun, _within(buffer, begun, len(buffer), longest)
            return
        at = max(at, sure, 1)
        done = begun if begun >= 0 and len(buffer) - begun <= longest else at - 1
        buffer, base, at, begun = buffer[done:], base + done, at - done, begun - done


def _within(buffer: bytes, begun: int, end: int, longest: int) -> bytes | None:
    return buffer[begun:end] if begun >= 0 and end - begun <= longest else None
