"""Two articles, word for word."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.same.compare import LONGEST, PIECE, Places, Words, alike, cut, pieces, same

TEXT = (
    "The lighthouse of Saltby was lit again on Sunday after eleven years in the dark. "
    "Volunteers had cleaned the lens with vinegar and newspaper, pane by pane. "
    "Its keeper, Ruth Abernathy, climbed the 142 steps with a lamp in her hand."
)


@given(st.lists(st.integers(1, 120), max_size=30))
def test_pieces_cover_all_words_once(lengths: list[int]) -> None:
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    made = pieces(ends)
    assert [n for start, end in made for n in range(start, end)] == list(range(sum(lengths)))
    assert all(end - start <= LONGEST + 2 * PIECE for start, end in made)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts(one: str, two: str) -> None:
    first, second = Words(None, one), Words(one[:40], two)
    assert same(first, second) == same(second, first)
    assert same(first, Words(None, one)) is (len(first.said) >= 8)


@given(st.text(alphabet='aA1 .!?…。港\n\u0130ß"', max_size=80))
def test_sentences_end_between_words(text: str) -> None:
    ends, facts = cut(text)
    count = len(Words(None, text).said)
    assert (ends[-1] if ends else 0) == count
    assert ends == sorted(set(ends))
    assert all(0 <= n < count for n in facts)


def test_figures_and_names_are_told() -> None:
    words = Words(None, TEXT)
    assert {words.said[n] for n in words.cut[1]} == {"saltby", "sunday", "ruth", "abernathy", "142"}


def test_nouns_with_capitals_are_no_names() -> None:
    words = Words(
        None, "Am Abend gab die Leiterin Frauke Lindenau im Rathaus von Ahlborn das Ergebnis der Wahl bekannt."
    )
    assert {words.said[n] for n in words.cut[1]} == {"leiterin", "frauke", "lindenau"}


def test_words_that_stand_together_are_found() -> None:
    places = Places(Words(None, f"Something else was said before, at length and twice. {TEXT}").said)
    piece = Words(None, "Volunteers cleaned every lens with newspaper and vinegar").said
    count, first, last = places.best(piece)
    assert (count, last - first) == (7, 9)


def test_headlines() -> None:
    def said(one: str, two: str) -> bool:
        return alike(Words(one, None).title, Words(two, None).title)

    assert said("Harbour gets second crane", "HARBOUR GETS SECOND CRANE (video)") is True
    assert said("Digest, 8 March", "Digest, 9 March") is False
    assert said("With my friends", "Tea with friends") is False


def test_texts_without_spaces() -> None:
    one = "港の新しい灯台が日曜日に十一年ぶりに灯された。住民らはレンズを一枚ずつ磨き上げ、百四十二段の階段を登って点灯を見守った。"
    two = "【港町】港の新しい灯台が日曜に十一年ぶりに灯された。住民たちはレンズを一枚ずつ磨き、百四十二段の階段を登り点灯を見守った。"
    assert same(Words("灯台", one), Words("灯台", two))
    other = "灯台の周りに遊歩道を整備する計画が市議会で承認され、来年の春に着工する。費用は三億円で、半分を県が負担すると発表された。"
    assert not same(Words("灯台", one), Words("灯台", other))
