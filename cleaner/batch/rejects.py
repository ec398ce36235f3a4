"""A file of what failed: JSON Lines, one record an input, each written as soon as it is known."""

import os

from cleaner.batch.page import Outcome
from cleaner.write.encode import encode
from cleaner.write.target import Descriptor, begun


class Rejects:
    """A file of rejects.  Raises OSError."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.out = Descriptor(begun(path))

    def put(self, outcome: Outcome) -> None:
        """Write the record of an input that failed."""
        failure = outcome.failure
        if failure is None or failure.note:
            return
        record = {
            "path": outcome.name,
            "sha256": outcome.sha256,
            "stage": failure.stage,
            "limit": failure.limit,
            "message": failure.message,
        }
        self.out.write(encode(record) + b"\n")

    def close(self) -> None:
        """Close the file."""
        os.close(self.out.number)
