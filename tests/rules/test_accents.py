"""Accents are taken off long texts by looking letters up, which gives what Unicode's decomposition gives."""

import unicodedata

from cleaner.rules.normal import LENGTHY, decomposed, fold, unaccented


def test_every_letter() -> None:
    for code in range(0x80, 0x30000):
        letter = unicodedata.normalize("NFKC", chr(code)).casefold()
        if not 0xD800 <= code < 0xE000:
            assert unicodedata.normalize("NFC", unaccented(letter)) == unicodedata.normalize("NFC", decomposed(letter))


def test_a_long_text_is_folded_as_its_words_are() -> None:
    said = ["Évêque", "İstanbul", "Ελλάδα", "Москвы́", "été…", "ªno", "がぎ", "한국", "ﬁn", "ẞ", "ʼn", "ﷺ"]
    words = [word.casefold() for word in said]
    text = " ".join(words * LENGTHY)
    assert fold(text) == " ".join([fold(word) for word in words * LENGTHY])
