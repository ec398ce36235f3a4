"""The collector of reference cycles, out of the way of code that makes none.

It looks through all that is alive each time that so much more was made, which is a tenth of the time of a large page; what
a page is made of is freed by its reference counts alone.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def without_collector(work: Callable[P, R]) -> Callable[P, R]:
    """A function that runs while no cycles are looked for; the collector is left as it was found."""

    @wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return done
