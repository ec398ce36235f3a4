"""Texts of `data/languages.toml` in every encoding that can hold them, with true, missing and false declarations."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.charset import codec_of
from cleaner.decode import decode, scrub

LANGUAGES = tomllib.loads((Path(__file__).parent / "data" / "languages.toml").read_text("utf-8"))
CASES = [(language, encoding) for language, known in LANGUAGES.items() for encoding in known["encodings"]]
SINGLE_BYTE = [case for case in CASES if case[1].startswith(("windows", "iso-8859", "koi8", "ibm"))]
# Letters that differ between the two and are in none of these texts: the one is as good as the other.
SAME = {"gbk": "gb18030", "iso-8859-7": "windows-1253", "iso-8859-2": "windows-1250"}


def encoded(language: str, encoding: str, before: str = "", after: str = "") -> tuple[bytes, str]:
    text = before + LANGUAGES[language]["text"] + after
    return text.encode(codec_of(encoding)), text


def page(label: str) -> str:
    return f"<!DOCTYPE html>\n<html><head><meta charset={label}></head>\n<body><p>"


# --------------------------------------------------------------------------- which encoding


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_undeclared(language: str, encoding: str) -> None:
    data, text = encoded(language, encoding)
    decoded = decode(data)
    assert decoded.text == text
    assert SAME.get(decoded.encoding, decoded.encoding) == SAME.get(encoding, encoding)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_undeclared_in_markup(language: str, encoding: str) -> None:
    rows = "".join(f"<div class='row'><p>{line}</p></div>\n" for line in LANGUAGES[language]["text"].splitlines())
    html = "<html><head><script>var a = 1;</script></head><body>" + rows * 20 + "</body></html>"
    assert decode(html.encode(codec_of(encoding))).text == html


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_declared_by_the_transport(language: str, encoding: str) -> None:
    data, text = encoded(language, encoding)
    decoded = decode(data, charset=f' "{encoding.upper()}" ')
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, [])


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_declared_by_the_page(language: str, encoding: str) -> None:
    data, text = encoded(language, encoding, page(encoding))
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, [])


@pytest.mark.parametrize("false", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_falsely_declared(language: str, encoding: str, false: str) -> None:
    if language == "hu" and false != "utf-8":
        pytest.skip("õ and û for ő and ű are letters of other languages: the declaration holds")
    data, text = encoded(language, encoding, page(false))
    decoded = decode(data)
    assert decoded.text == text
    assert decoded.encoding != "utf-8"


@pytest.mark.parametrize("false", ["shift_jis", "euc-jp", "euc-kr", "big5", "windows-1251"])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [case for case in CASES if case[1] in {"shift_jis", "euc-jp", "euc-kr", "gb18030", "big5", "windows-1251"}],
)
def test_falsely_declared_as_another_script(language: str, encoding: str, false: str) -> None:
    data, text = encoded(language, encoding)
    decoded = decode(data, charset=false)
    assert decoded.text == text
    assert (decoded.warnings != []) == (false != encoding)


@pytest.mark.parametrize(
    "false", ["iso-8859-1", "windows-1252", "windows-1251", "shift_jis", "gb2312", "euc-kr", "utf-16"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_utf_8_under_a_false_declaration(language: str, false: str) -> None:
    data, text = encoded(language, "utf-8", page(false))
    decoded = decode(data, charset=false)
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
    if false != "utf-16":
        [warning] = decoded.warnings
        assert "utf-8" in warning


@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_wide(language: str, encoding: str, declared: str | None, mark: str) -> None:
    data, text = encoded(language, encoding, mark)
    decoded = decode(data, charset=declared)
    assert (decoded.text, decoded.encoding) == (text.removeprefix(mark), encoding)
    assert decoded.warnings == []


def test_utf_16_without_any_ascii_is_read_where_it_is_declared() -> None:
    text = "海边小城的新市场开张许多人一大早就来了"
    assert decode(text.encode("utf-16le"), charset="utf-16").text == text


def test_utf_16_declared_for_plain_ascii_is_not_believed() -> None:
    assert decode(b"Nothing but ASCII in here. ", charset="utf-16le").text == "Nothing but ASCII in here. "


def test_byte_order_mark_beats_transport_and_page() -> None:
    text = page("koi8-r") + "Ferry to the islands – every hour"
    decoded = decode(b"\xef\xbb\xbf" + text.encode(), charset="shift_jis")
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, "utf-8", [])


def test_transport_beats_page() -> None:
    data, text = encoded("ru", "koi8-r", page("windows-1251"))
    assert decode(data, charset="koi8-r").text == text


def test_page_is_believed_where_the_transport_is_contradicted() -> None:
    data, text = encoded("ja", "euc-jp", page("euc-jp"))
    assert decode(data, charset="utf-8").text == text


@pytest.mark.parametrize("charset", ["x-none", "", "   ", "utf-\ud800", "iso-2022-kr", "\x00", "a" * 9999])
def test_unknown_labels_are_ignored(charset: str) -> None:
    decoded = decode("Tide – high".encode(), charset=charset)
    assert (decoded.text, decoded.encoding) == ("Tide – high", "utf-8")
    assert all(warning.isascii() and len(warning) < 120 for warning in decoded.warnings)


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("gb2312", "镕朱".encode("gbk") + b" \x80100", "镕朱 €100"),
        ("euc-jp", b"\xad\xa1\xad\xe2\xb3\xf4 \xfc\xee", "①№株 黑"),
        ("shift_jis", b"\x87\x40 \x81\x60", "① ～"),
        ("euc-kr", "똠방".encode("cp949"), "똠방"),
        ("big5", b"\xa3\xe1\xa4\xa4\xa4\xe5", "€中文"),
        ("latin1", b"\x93quoted\x94 \x80", "“quoted” €"),
        ("iso-8859-9", b"\x80 \xfd\xfe", "€ ış"),
        ("iso-2022-jp", b"\x1b$B8+=P$7\x1b(B ok", "見出し ok"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, data: bytes, text: str) -> None:
    assert decode(data, charset=label).text == text


def test_escape_sequences_of_colours_are_not_iso_2022_jp() -> None:
    text = "\x1b[31mred\x1b[0m and \x1b$B alone"
    assert decode(text.encode()).text == text


# --------------------------------------------------------------------------- what cannot be read


def test_a_few_bad_bytes_in_utf_8_are_replaced_and_counted() -> None:
    data = LANGUAGES["fr"]["text"].encode() + b"\xff cut \xe2\x80"
    for charset in (None, "utf-8"):
        decoded = decode(data, charset=charset)
        assert decoded.encoding == "utf-8"
        assert decoded.text.endswith("\ufffd cut \ufffd")
        assert decoded.warnings == ["2 characters could not be read as utf-8: replaced by U+FFFD"]


def test_a_text_cut_within_a_character_stays_utf_8() -> None:
    decoded = decode("Der Fährmann heißt".encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == ["1 character could not be read as utf-8: replaced by U+FFFD"]


def test_replacement_characters_of_the_page_itself_are_not_counted() -> None:
    decoded = decode("naïve \ufffd\ufffd über".encode() + b" \xff")
    assert decoded.text.count("\ufffd") == 3
    assert decoded.warnings == ["1 character could not be read as utf-8: replaced by U+FFFD"]


def test_declared_utf_8_without_a_word_of_it_is_detected() -> None:
    decoded = decode(b"<meta charset=utf-8>The caf\xe9 by the pier")
    assert decoded.text.endswith("The café by the pier")
    assert decoded.encoding == "windows-1252"


def test_declared_utf_8_with_mere_garbage_stays_utf_8() -> None:
    decoded = decode(b"<meta charset=utf-8>Wind\xff from\xfe the\xff west")
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == ["3 characters could not be read as utf-8: replaced by U+FFFD"]


def test_bad_bytes_in_a_declared_encoding_are_replaced() -> None:
    data, text = encoded("ja", "shift_jis", page("shift_jis"))
    decoded = decode(data + b"\xfd\x81\n<p>")
    assert decoded.encoding == "shift_jis"
    assert decoded.text.startswith(text)
    assert "shift_jis" in decoded.warnings[0]


def test_a_bad_byte_takes_no_markup_with_it() -> None:
    for label in ("shift_jis", "gbk", "big5", "euc-kr", "euc-jp"):
        data, _ = encoded("ko" if label == "euc-kr" else "zh-Hans" if label == "gbk" else "ja", "utf-8")
        text = data.decode().encode(codec_of(label), "replace") + b"\x81<b>bold</b>"
        assert decode(text, charset=label).text.endswith("<b>bold</b>")


def test_nul_is_removed_and_counted() -> None:
    decoded = decode(b"A t\0itle\nand m\0\0ore of it, long enough to be no UTF-16")
    assert decoded.text == "A title\nand more of it, long enough to be no UTF-16"
    assert decoded.warnings == ["3 NUL characters: removed"]


def test_lone_surrogates_are_replaced_and_counted() -> None:
    decoded = decode("pier ".encode("utf-16le") * 30 + b"\x00\xd8" + "a b".encode("utf-16le"))
    assert decoded.text == "pier " * 30 + "\ufffda b"
    assert decoded.warnings == ["1 character could not be read as utf-16le: replaced by U+FFFD"]


def test_scrub() -> None:
    assert scrub("plain – ünïcode") == ("plain – ünïcode", [])
    text, warnings = scrub("\ufeffa\0b\ud800c\udfff")
    assert text == "abc".replace("b", "b\ufffd") + "\ufffd"
    assert warnings == ["1 NUL character: removed", "2 lone surrogates: replaced by U+FFFD"]


# --------------------------------------------------------------------------- for any bytes

LABELS = ["utf-8", "utf-16", "utf-16be", "shift_jis", "euc-jp", "gbk", "big5", "iso-2022-jp", "koi8-u", "macintosh"]
LABELS += ["windows-1258", "iso-8859-8-i", "x-user-defined", "x-mac-cyrillic", "windows-874", "replacement", "x"]
MARKS = [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff", b"\xed\xa0\x80", b"\x1b$B", b"\x1b(B", b"\0"]
MARKUP = [b"<meta charset=", b"big5>", b'"', b"<!--", b"-->", b"<?xml encoding='", b"\n"]
WORDS = [
    "Привет ".encode("koi8-r"),
    "市場".encode("euc-jp"),
    "시장 ".encode("cp949"),
    b"plain ",
    "é".encode(),
    b"caf\xe9 ",
]
PIECES = st.one_of(st.sampled_from([*MARKS, *MARKUP, *WORDS, b"\x80", b"\xad\xa1", b"\x81"]), st.binary(max_size=6))
BYTES = st.one_of(st.binary(max_size=400), st.lists(PIECES).map(b"".join))


@settings(max_examples=400)
@given(BYTES, st.sampled_from([None, *LABELS]))
@example(b"\xff\xfe\x00", None)
@example(b"\x80" * 9, "gbk")
@example(b"\x1b$B\x1b$B!", None)
def test_never_fails(data: bytes, charset: str | None) -> None:
    decoded = decode(data, charset=charset)
    decoded.text.encode()
    assert "\0" not in decoded.text
    assert not decoded.text.startswith("\ufeff")
    for warning in decoded.warnings:
        assert warning.encode()
    assert decoded == decode(data, charset=charset)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\x1b")))
def test_utf_8_comes_back(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, "utf-8", [])


@pytest.mark.parametrize(
    "unit", [b"\xe9", b"\x80", b"\xff", b"a\0", b"<meta ", b"<!--", b"\x1b$", b"<a '", b"\xad\xa1"]
)
def test_time_is_linear(unit: bytes) -> None:
    from time import process_time

    def cost(size: int) -> float:
        data = unit * (size // len(unit))
        begun = process_time()
        decode(data)
        return process_time() - begun

    cost(1000)
    # Quadratic time would be a hundred times as much or more, and minutes.
    assert cost(4_000_000) < 40 * cost(400_000) + 0.5


@given(st.one_of(st.binary(max_size=40), st.text(max_size=40).map(str.encode)))
@example("naïve".encode())
@example(b"plain")
@example(b"\xef\xbb\xbfmarked")
@example("\0naïve\0".encode())
@example(b"a\x1b$b")
def test_verbatim_is_what_encodes_to_the_same_bytes(data: bytes) -> None:
    decoded = decode(data)
    assert not decoded.verbatim or decoded.text.encode() == data


@pytest.mark.parametrize("text", ["plain", "naïve", "文字\n"])
def test_plain_utf_8_is_verbatim(text: str) -> None:
    assert decode(text.encode()).verbatim
