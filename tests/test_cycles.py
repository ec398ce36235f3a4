"""The collector of cycles is out of the way while a page is cleaned, and as it was afterwards."""

import gc

import pytest

from cleaner.cycles import without_collector


@without_collector
def seen(fail: bool = False) -> bool:
    if fail:
        raise ValueError("no page")
    return gc.isenabled()


def test_it_is_off_inside_and_on_again_afterwards() -> None:
    assert not seen()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="no page"):
        seen(fail=True)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        assert not seen()
        assert not gc.isenabled()
    finally:
        gc.enable()
