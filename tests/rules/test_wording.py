"""How much a line sounds like furniture, by the words of the phrase tables."""

from pathlib import Path

import pytest

from cleaner.rules.builtin import compile_wording
from cleaner.rules.normal import normalise
from cleaner.rules.wording import COMPILED, count, share, stems


def test_the_compiled_words_are_not_stale() -> None:
    assert Path(COMPILED).read_bytes() == compile_wording()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Get our weekly newsletter for subscribers", "en"),
        ("Was unsere Leser kommentieren", "de"),
        ("Больше комментариев и подписок", "ru"),
        ("कृपया टिप्पणी साझा करें", "hi"),
        ("コメントを投稿してください", "ja"),
        ("댓글을 공유하세요", "ko"),
    ],
)
def test_labels_of_no_table_sound_like_furniture(text: str, language: str) -> None:
    assert share(normalise(text), frozenset((language, "en"))) >= 0.4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Miller of Upper Corran waits for the second rain", "en"),
        ("Werft am Südufer baut jede dritte Stelle ab", "de"),
        ("Деревянный мост через Белую реку построили заново", "ru"),
        ("廃校の体育館が夜だけの天文台に", "ja"),
    ],
)
def test_headlines_do_not(text: str, language: str) -> None:
    assert share(normalise(text), frozenset((language, "en"))) < 0.25


def test_words_that_make_up_sentences_do_not_count() -> None:
    assert share(normalise("the and of to"), frozenset(("en",))) == 0.0
    assert share(normalise("12:30"), frozenset(("en",))) == 0.0


def test_stems() -> None:
    assert stems(normalise("Kommentieren Sie!")) == ["kommen", "sie"]
    assert stems(normalise("Schreibmaschine")) != stems(normalise("schreiben"))
    assert stems(normalise("関連記事")) == ["関連", "連記", "記事"]
    assert stems(normalise("댓글을 보기")) == ["댓글", "보기"]


def test_a_word_of_three_phrases_counts_in_full() -> None:
    counted = count([("xx", "comment here"), ("xx", "comment now"), ("xx", "a comment"), ("", "share {name}")])
    assert counted["xx"]["commen"] == 3
    assert counted["xx"]["here"] == 1
    assert counted["en"] == {"share": 1}
