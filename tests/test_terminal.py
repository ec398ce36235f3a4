import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.terminal import visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u3164\U000e0001\U000e0041"
SPICE = st.text(
    st.sampled_from("ab \x00\x07\x1b\x7f\x85\x9b\t\n\r\ud800\udfff\u2028\u2029\u200c\u200d" + BIDI + INVISIBLE)
)


def dangerous(character: str) -> bool:
    return character in BIDI + INVISIBLE or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x9b31m", r"\x9b31m"),
        ("title\x07", r"title\x07"),
        ("gone\x7f\x08", r"gone\x7f\x08"),
        ("invoice\u202efdp.exe", r"invoice\u202efdp.exe"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("pass\u200bword", r"pass\u200bword"),
        ("soft\u00adhyphen", r"soft\xadhyphen"),
        ("one\u2028two\u2029three", r"one\u2028two\u2029three"),
        ("name\udcff\ud800", r"name\xff\ud800"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("\u3164", r"\u3164"),
        ("\ufeffmark", r"\ufeffmark"),
        ("a\nb\tc\rd", r"a\x0ab\x09c\x0dd"),
        ("joined\u200dletters", r"joined\u200dletters"),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain text",
        "C:\\temp\\x1b",
        "Grüße, 東京, Привет",
        "“quoted” — …",
        "é\u0301",
        "fond \u2764\ufe0f",
        "nb\xa0sp",
    ],
)
def test_leaves_text_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "\U0001f469\u200d\U0001f4bb"])
def test_keeps_joiners_where_they_spell(text: str) -> None:
    assert visible(text) == text


def test_lines_keeps_line_feed_and_tab_only() -> None:
    assert visible("a\n\tb\r\x0b\x0c\x85\u2028", lines=True) == "a\n\tb" + r"\x0d\x0b\x0c\x85\u2028"


@given(st.one_of(st.text(st.characters(), max_size=60), SPICE))
def test_nothing_dangerous_comes_out(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if dangerous(c)]
    shown.encode()
    kept = visible(text, lines=True)
    assert {c for c in kept if dangerous(c)} <= {"\n", "\t"}
    assert kept.count("\n") == text.count("\n")
    assert visible(shown) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_letters_and_punctuation_are_unchanged(text: str) -> None:
    assert visible(text) == text


def test_every_format_character_that_hides_is_shown() -> None:
    # These have a glyph of their own: Arabic number signs, end of ayah, Syriac abbreviation, Kaithi signs, Egyptian.
    drawn = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
    for code in range(0x110000):
        if unicodedata.category(chr(code)) == "Cf" and code not in drawn:
            assert visible("a" + chr(code)).isascii(), hex(code)
