"""Paths that stand for what a process has open already: `/dev/stdin`, and `/dev/fd/63`, as shells write `<(command)`."""

from cleaner.patterns import lazy

STANDARD = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
NUMBERED = lazy(r"/(?:dev|proc/self)/fd/(\d{1,9})")


def descriptor_of(path: str) -> int | None:
    """The number of the open file that a path stands for; None for all other paths."""
    if not path.startswith(("/dev/", "/proc/")):
        return None
    found = NUMBERED.fullmatch(path)
    return int(found[1]) if found else STANDARD.get(path)
