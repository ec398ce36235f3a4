"""Cheap looks at a line: they refuse most lines, and none that holds a time."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.times import edges, lines
from cleaner.times.lines import Time, find_edge, match
from cleaner.times.looks import ANYWHERE, FIRST, LAST, WITHIN, sides, whole
from cleaner.times.runs import pieces
from cleaner.times.table import known, table


def unlooked(line: str) -> tuple[Time | None, tuple[Time, ...]]:
    """What is found in a line that is read whatever the looks say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "whole", lambda text: True)
        patch.setattr(lines, "sides", lambda text: ANYWHERE)
        patch.setattr(edges, "weight", lambda tokens: 99)
        return match(line), find_edge(line)


BESIDE = """
{}|{} 5|5 {}|14 {} 2025|{} 09:34|Reuters, {}|Reuters, 5 {}|Reuters · {} · News|{}: Foo bar|Foo bar ({})|By Foo Bar {} 5
Foo {} 5|Foo {} 3 May 2025|5 {} ago - Foo|3 May 2025 {} Foo Bar|朝日新聞｜{}|Reuters/{}|{}, 5/6/2025|Published {} 5|{}!
"""
PATTERNS = [pattern for line in BESIDE.split("\n") for pattern in line.split("|") if pattern]
NUMBERS = ("5", "two", "250", "1", "одна", "٣")


def lines_of_the_table() -> Iterator[str]:
    """Words, phrases and relative times of all languages beside other things."""
    patterns = cycle(PATTERNS)
    for word in list(table().words)[::2]:
        yield next(patterns).format(word)
    for phrase in table().phrases:
        yield phrase
        for _ in range(3):
            yield next(patterns).format(phrase)
    numbers = cycle(NUMBERS)
    for template in table().ago:
        told = template.replace("#", next(numbers))
        yield told
        yield next(patterns).format(told)
        yield next(patterns).format(told.replace(" ", ""))


def test_no_word_of_the_table_is_refused() -> None:
    read = 0
    for line in lines_of_the_table():
        found = unlooked(line)
        assert (match(line), find_edge(line)) == found, line
        read += found != (None, ())
    assert read > 4000


WORDS = """
Reuters foo Foo By Posted on at am the der 5 14 2025 250 1,728 20250614 09:34 5/6 14.06.2025 3.14 May Mon today i dag ago
hours hace horas vor Stunden hôm qua , . : ; - – — / | · ( ) [ ] « » “ ” ' " ! … @ + _ ª \u200e \xa0 \u3000 \t Foo, (5 5) 5,
Foo: Foo/5 9d 今日 昨天 5分前 分 日 本 朝日新聞 3時間前に更新 오늘 전 5시간 เมื่อวาน ที่แล้ว นาที أمس قبل ساعتين сегодня часа
"""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS.split(" ")), st.sampled_from((" ", " ", " ", "", "  "))), max_size=9))
def test_no_line_is_refused(parts: list[tuple[str, str]]) -> None:
    line = "".join(word + space for word, space in parts).strip("\n")
    assert (match(line), find_edge(line)) == unlooked(line)


ORDINARY = """
The council of the town is to close the old harbour|Why the harbour matters|Trump's plan isn't popular – yet|About us
Der Stadtrat schließt den alten Hafen|Le conseil ferme « le vieux port »|El viejo puerto cierra, dice el alcalde
Совет города закрывает старый порт|Το συμβούλιο κλείνει το παλιό λιμάνι|المجلس يغلق الميناء القديم|מועצת העיר סוגרת את הנמל
市議会、古い港を閉鎖へ|市议会决定关闭旧港口|시의회, 오래된 항구 폐쇄 결정|สภาเมืองปิดท่าเรือเก่า|परिषद पुराना बंदरगाह बंद करेगी
Formula 1|Bug 1671579|Comments (39)|Home | News | Sport|$ 7,353|Windows 11: what is new|Harbour & Sons - Local news
"""


@pytest.mark.parametrize("line", ORDINARY.strip().replace("\n", "|").replace(" | ", " ¦ ").split("|"))
def test_ordinary_lines_are_not_read(line: str) -> None:
    line = line.replace("¦", "|")
    assert not whole(line)
    assert sides(line) == 0


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Reuters, 5 May", LAST),
        ("5 hours ago - Reuters", FIRST),
        ("Reuters | 5 hours ago | News", WITHIN),
        ("5 May | Foo | 6 May | Bar, 7 May", FIRST | LAST | WITHIN),
        ("Reuters  5 hours ago", ANYWHERE),
        ("By Jane Doe 5 May 2025", LAST),
        ("Jane Doe on 5 May 2025", LAST),
        ("' Foo5 May 2025", LAST),
    ],
)
def test_where_a_time_may_be(line: str, where: int) -> None:
    assert sides(line) == where


def test_runs_are_cut_where_words_end() -> None:
    assert pieces("今日午後") == ((0, 2), (2, 4))
    assert pieces("日本") is None
    assert known("日") is not None
