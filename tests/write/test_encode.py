"""JSON that is safe to print and to split into lines."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.write.encode import encode

ANY = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\x7f\x85\x9f\u061c\u200f\u2028\u202e\u2066"))
)


@given(st.dictionaries(ANY, ANY))
def test_what_is_written_is_read_again(value: dict[str, str]) -> None:
    assert json.loads(encode(value)) == value


@given(ANY)
def test_a_line_is_one_line_without_control_or_bidi_characters(value: str) -> None:
    line = encode(value).decode()
    assert len(line.splitlines()) == 1
    assert not [c for c in line if unicodedata.category(c) == "Cc"]
    assert not [
        c
        for c in line
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


def test_ordinary_text_is_left_readable() -> None:
    assert encode("Fährschiff “Aurora” 港 שלום") == '"Fährschiff “Aurora” 港 שלום"'.encode()


def test_what_is_no_number_becomes_null() -> None:
    assert encode([float("nan"), float("inf")]) == b"[null,null]"


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("\ud800")
