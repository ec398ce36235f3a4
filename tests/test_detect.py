import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.charset import codec_of
from cleaner.detect import SAMPLE, contradicted, damage, detect, double_byte, plausibility, sample

LANGUAGES = tomllib.loads((Path(__file__).parent / "data" / "languages.toml").read_text("utf-8"))
DOUBLE_BYTE = {"shift_jis", "euc-jp", "euc-kr", "gb18030", "gbk", "big5"}
CASES = [(lang, name) for lang, known in LANGUAGES.items() for name in known["encodings"] if name != "iso-2022-jp"]


def test_accuracy_on_single_sentences() -> None:
    right = total = 0
    for language, name in CASES:
        codec = codec_of(name)
        for line in LANGUAGES[language]["text"].splitlines():
            data = line.encode(codec)
            if data.isascii():
                continue
            total += 1
            right += data.decode(codec_of(detect(sample(data))[0]), "replace") == line
    assert total > 100
    assert right >= 0.97 * total


@pytest.mark.parametrize(("language", "name"), CASES)
def test_double_byte(language: str, name: str) -> None:
    found = double_byte(LANGUAGES[language]["text"].encode(codec_of(name)))
    assert found == ({"gbk": "gb18030"}.get(name, name) if name in DOUBLE_BYTE else None)


@pytest.mark.parametrize(
    "text",
    ["it’s “fine” – really…", "© 2021 · Ö", "5 m² at 3 °C, ½ price", "Ä", "\x80\x80\x80\x80", "é" * 50, "ÿþÿþ ÿ"],
)
def test_scraps_are_windows_1252(text: str) -> None:
    data = text.encode("windows-1252", "replace")
    assert detect(sample(data))[0] == "windows-1252"


def test_a_list_of_languages_is_windows_1252() -> None:
    data = "Español Português Français Türkçe Íslenska Français Dansk Føroyskt Català".encode("windows-1252")
    assert detect(data)[0] == "windows-1252"


def test_plausibility() -> None:
    assert plausibility("plain") == 1.0
    assert plausibility("“quoted” – £5") == 1.0
    assert plausibility("żółta łódź płynie") == 1.0
    assert plausibility("Привет, соседи") == 1.0
    for wrong in ("Ïðèâåò, ñîñåäè", "оПХБЕР, ЯНЯЕДХ нОЪРЭ", "¿ó³ta ³ód¼", "fдhrt ьber"):
        assert plausibility(wrong) <= 0.5


def test_contradicted_needs_evidence() -> None:
    data = LANGUAGES["ru"]["text"].encode("windows-1251")
    assert contradicted(data, "windows-1252", ("windows-1251", 1.0))
    assert not contradicted(data, "windows-1251", ("windows-1252", 0.1))
    assert not contradicted(data[:6], "windows-1252", ("windows-1251", 1.0))


def test_damage() -> None:
    assert damage("Fähre".encode("windows-1252"), "windows-1252") == 0
    assert damage(b"F\x81hre", "windows-1252") == 1
    assert damage(b"F\xe4hre", "iso-8859-2") == 0
    assert damage(b"F\x91hre", "iso-8859-2") == 1


def test_sample_takes_what_is_not_ascii_with_its_line() -> None:
    data = b"<p>plain</p>\n" * 1000 + "<p>Fähre</p>\n<p>plain</p>\n<b>Öl</b>".encode("latin-1")
    assert sample(data).split() == ["Fähre".encode("latin-1"), "Öl".encode("latin-1")]


def test_sample_looks_around_the_error_too() -> None:
    data = "© Hafen\n".encode() + b"plain text\n" * 200_000 + "<p>Fähre</p>".encode("latin-1")
    at = data.index(b"\xe4")
    assert sample(data, at).split(b"\n") == ["Fähre".encode("latin-1"), "© Hafen".encode()]


def test_a_long_line_is_cut_without_damage() -> None:
    data = ("市場が開く。" * 9000).encode("cp932")
    assert 0 < len(sample(data)) <= SAMPLE
    assert damage(sample(data), "shift_jis") == 0


@given(st.binary(max_size=2000), st.integers(0, 2000))
def test_sample_is_bounded(data: bytes, error: int) -> None:
    assert len(sample(data * 50, error)) <= 2 * SAMPLE + 1
