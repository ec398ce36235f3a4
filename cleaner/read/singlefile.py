"""Pages that SingleFile has saved as HTML files which unpack themselves: the page is a member of a ZIP archive inside."""

import io

from cleaner.read.compressed import CompressedError
from cleaner.read.container import BadArchive
from cleaner.read.streams import Flow
from cleaner.read.zipped import Zip

PAGE = "index.html"


def page(data: bytes, limit: int) -> bytes:
    """The page in such a file.  Raises CompressedError: there is none, it is damaged, or longer than `limit`."""
    archive = Zip(io.BytesIO(data))
    try:
        step = next((step for step in archive.steps() if step.name == PAGE), None)
    except BadArchive as error:
        raise CompressedError(str(error)) from error
    if step is None:
        raise CompressedError(f"saved by SingleFile, without its {PAGE}")
    flow: Flow = archive.entry(step)
    content = flow.read(limit + 1)
    if len(content) > limit:
        raise CompressedError(f"too large: more than {limit:,} bytes, decompressed")
    flow.read(1)  # What is wrong with the end is told after it.
    return content
