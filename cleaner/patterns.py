"""Regular expressions that are compiled when they are first used.

There are hundreds of them, a page has use for some, and compiling all took a seventh of the time of a small one.
"""

import re
from typing import Any, AnyStr, cast

METHODS = (
    "match",
    "search",
    "fullmatch",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "flags",
    "groups",
    "groupindex",
)
"""What is asked of a compiled pattern, apart from its text."""


class _Lazy:
    """Stands for a compiled pattern: the first question compiles it, and its methods are at hand from then on."""

    __slots__ = ("_flags", "pattern", *METHODS)

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for one in METHODS:
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be used as what `re.compile` gives is; whether it can be compiled is seen when it is used."""
    return cast(re.Pattern[AnyStr], _Lazy(pattern, flags))
