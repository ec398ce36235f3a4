"""The first row of a table: the names of its columns."""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.patterns import lazy

_NAME = rb'(?:"[^"\r\n,;\t]{1,60}"|[A-Za-z_][\w.:/()-]*(?: [\w.:/()-]+){0,4})'
_HEADER = lazy(rb"(?:\xef\xbb\xbf)?(?:%s|)(?:[,;\t]%s){1,400}\r?\n" % (_NAME, _NAME))
"""Names with commas, semicolons or tabs between and no blanks behind them.  The first may be missing, as pandas writes them."""


class Header(NamedTuple):
    """The first row of a table."""

    mark: bytes
    """What stands between cells."""
    names: tuple[str, ...]


def header_of(head: bytes, told: Sequence[str] = ()) -> Header | None:
    """The names of the columns of a table that begins so; None for what is none, and without a column for pages: such as
    their names promise, or one that is `told`.  A row with as many cells follows, or one with a quotation mark.
    """
    line = _HEADER.match(head)
    if line is None:
        return None
    from cleaner.read.names import promising

    first = line[0].removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    mark = max((b",", b";", b"\t"), key=first.count)
    names = tuple(name.strip(b'"').decode("utf-8", "replace") for name in first.split(mark))
    second = head[line.end() :].partition(b"\n")[0]
    if second.count(mark) < first.count(mark) and b'"' not in second:
        return None
    return Header(mark, names) if any(name in told or promising(name) for name in names) else None
