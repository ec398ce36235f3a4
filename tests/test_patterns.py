"""Patterns are compiled when they are first used, and answer as `re`'s own do."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import cleaner
from cleaner.patterns import METHODS, lazy


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if not module.name.endswith("__main__"):
            yield module.name


@pytest.mark.parametrize("name", list(modules()))
def test_every_pattern_of_a_module_can_be_compiled(name: str) -> None:
    for found in vars(importlib.import_module(name)).values():
        for one in found if isinstance(found, list | tuple) else [found]:
            if type(one) is type(lazy("")):
                assert one.groups >= 0


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    assert lazy("(").pattern == "("
    with pytest.raises(re.error):
        lazy("(").match("(")


def test_a_pattern_answers_as_a_compiled_one() -> None:
    pattern, plain = lazy(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [found.span() for found in pattern.finditer("a BC, d")] == [(0, 1), (2, 4), (6, 7)]
    assert pattern.sub("-", "a BC, d") == "- -, -"
    assert all(hasattr(plain, one) for one in METHODS)
    assert (pattern.flags, pattern.groups, pattern.groupindex) == (plain.flags, plain.groups, plain.groupindex)
    assert not hasattr(pattern, "nothing")


def test_bytes() -> None:
    assert lazy(rb"\d+").findall(b"1 22") == [b"1", b"22"]
