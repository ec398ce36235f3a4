"""Times beside a source or a name."""

import pytest

from cleaner.times.lines import find_edge, match

EDGES = """
Reuters · 5 min ago                              | 5 min ago
5 hours ago ; Kyodo                              | 5 hours ago
By Jane Doe, 3 March 2025                        | 3 March 2025
By Jane Doe 5 hours ago                          | 5 hours ago
5 hours ago by Jane Doe                          | 5 hours ago
Posted by X on Sunday March 08, 2026 @03:34AM    | Sunday March 08, 2026 @03:34AM
Jane Doe on March 8, 2026 at 3:34 PM             | March 8, 2026 at 3:34 PM
KYODO NEWS - 30 minutes ago - 09:34              | 30 minutes ago + 09:34
Jane Doe · 14 June 2025 · 5 min read             | 14 June 2025
Reuters (5 hours ago)                            | 5 hours ago
[14.06.2025] Titel der Meldung                   | 14.06.2025
18:05 Uhr: Minister tritt zurück                 | 18:05 Uhr
Reuters/14.06.2025                               | 14.06.2025
Reuters  5 hours ago                             | 5 hours ago
Reuters, yesterday                               | yesterday
BBC News · 5h                                    | 5h
TOKYO, March 14                                  | March 14
Le Monde - il y a 2 heures                       | il y a 2 heures
Von Max Mustermann, 14.06.2025, 18:05 Uhr        | 14.06.2025, 18:05 Uhr
Автор: Иван Петров, 14 июня 2025                 | 14 июня 2025
Publié le 14 juin 2025 par Jean Dupont           | 14 juin 2025
朝日新聞｜2025年6月14日 18時05分                 | 2025年6月14日 18時05分
朝日新聞 2025/6/14(土) 18:05                     | 2025/6/14(土) 18:05
新华社 2025-06-14 18:05                          | 2025-06-14 18:05
연합뉴스 · 1시간 전                              | 1시간 전
رويترز - قبل ساعتين                              | قبل ساعتين
14 June 2025 – Updated 15 June 2025              | 14 June 2025 + 15 June 2025
""".strip()


@pytest.mark.parametrize("row", EDGES.splitlines())
def test_edges(row: str) -> None:
    line, words = (cell.strip() for cell in row.rsplit(" | ", 1))
    line = line.replace(" ; ", " | ")
    found = find_edge(line)
    assert [line[one.start : one.end] for one in found] == words.split(" + ")


def test_edge_labels() -> None:
    assert [one.label for one in find_edge("By Jane Doe | Updated 5 hours ago")] == ["updated"]
    assert [one.label for one in find_edge("Published 1 May 2025 | Updated 2 May 2025")] == ["published", "updated"]


def test_long_lines_are_prose() -> None:
    line = "Reuters · 5 min ago"
    assert find_edge(line)
    assert find_edge("The old harbour of the town " * 6 + "· 5 min ago") == ()
    assert match("5 min ago" + " " * 200) is None


def test_sentences_have_no_edges() -> None:
    ends = (
        " on Tuesday.",
        " on 3 March 2025.",
        ", 5 hours ago.",
        " at 18:05.",
        " in May 2025.",
        ", he said yesterday.",
    )
    starts = (
        "Yesterday, ",
        "On 3 March 2025, ",
        "Five hours ago, ",
        "3 days ago, ",
        "At 18:05, ",
        "Today, ",
        "In 2025, ",
    )
    core = "the council of the town said that it would close the old harbour for good"
    lines = [core.capitalize() + end for end in ends] + [start + core + "." for start in starts]
    assert [line for line in lines if find_edge(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Coming to theatres Friday, March 14",
        "He left the office in Berlin on 14 June 2025",
        "Concert in Berlin on 3 March 2025",
        "Election results: what we know at 18:05",
        "Open Monday - Friday, 09:00 - 18:00",
        "Exhibition | 3 March - 5 March 2025",
        "Garden shop 10 a.m. – 3 p.m.",
        "Mar 24 - Apr 20",
        "Added in version 3.8.",
        "Noise-cancelling headphones (2nd Gen)",
        "Bamboo coasters (set of 4)",
        "Final score (3:2)",
        "A song you know (03:45)",
        "Reading time: 6 min",
        "Today, we launch",
        "3 days ago, everything changed",
        "14 hours ago, Jane Doe said:",
        "June 14, 2025 in News",
        "Part 2 - March",
        "Lazio (4-3-3): one, two, three",
        "24/7 support | Call us",
    ],
)
def test_edges_that_are_none(line: str) -> None:
    assert find_edge(line) == ()
