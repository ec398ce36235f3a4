"""Times in short lines: what is one, what only looks like one, and what they come to."""

import json
import random
import time
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import babel
import msgspec
import pytest
from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.make_times import TARGET, build
from cleaner.describe.times import Time, find_edge, match, resolve
from cleaner.describe.times_table import fold, table

TOKYO = timezone(timedelta(hours=9))
NOW = datetime(2025, 6, 14, 9, 34, tzinfo=TOKYO)

LANGUAGES = """
    en ru de es ja fr pt it zh zh_Hant nl tr pl fa vi id cs ko uk ar el he hu sv ro da fi sk th nb bg hr sr sr_Latn
    lt sl ca et lv bs hi bn ms be is az sq ka mk gl eu kk uz hy af nn ur mr gu ta te kn ml pa ne si fil sw cy ga mt
    lb fo
""".split()  # noqa: SIM905
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000}
BACK = {
    "second": (0, 0, 1),
    "minute": (0, 0, 60),
    "hour": (0, 0, 3600),
    "day": (0, 1, -1),
    "week": (0, 7, -1),
    "month": (1, 0, -1),
}
FORMS = list(product(SECONDS, (1, 5)))


# --------------------------------------------------------------------------- all languages, against CLDR


def relative_form(language: str, unit: str, number: int, width: str) -> str | None:
    """What CLDR prints; None where Babel lacks the form."""
    delta = timedelta(seconds=-number * SECONDS[unit])
    try:
        return format_timedelta(
            delta,
            granularity=unit,  # type: ignore[arg-type]
            threshold=1e9,
            add_direction=True,
            format=width,  # type: ignore[arg-type]
            locale=language,
        )
    except KeyError:
        return None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_relative_times_of_every_language(language: str, told: bool) -> None:
    read = 0
    for (unit, number), width in product(FORMS, ("long", "short")):
        line = relative_form(language, unit, number, width)
        if line is None:
            continue
        found = match(line, language.replace("_", "-") if told else None)
        assert found is not None, line
        months, days, seconds = BACK[unit]
        assert (found.months, found.days) == (months * number, days * number), line
        assert found.seconds == (seconds * number if seconds > 0 else -1), line
        assert (found.kind, line[found.start : found.end]) == ("relative", line)
        read += 1
    assert read >= len(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_of_every_language(language: str) -> None:
    tag = language.replace("_", "-")
    for month, width in product(range(1, 13), ("full", "long", "medium", "short")):
        moment = datetime(2025, month, 14, 18, 5)
        day = f"2025-{month:02}-14"
        line = format_date(moment, width, locale=language)
        found = match(line, tag)
        assert found is not None, line
        assert resolve(found, None) == day, line
        if width in ("medium", "short"):
            line = format_datetime(moment, width, locale=language)
            found = match(line, tag)
            assert found is not None, line
            assert (found.kind, resolve(found, NOW)) == ("datetime", f"{day}T18:05:00+09:00"), line


@pytest.mark.parametrize("language", ["ar", "fa", "hi", "bn", "mr", "ne", "th", "my", "ur"])
def test_native_digits(language: str) -> None:
    zeros = {"ar": 0x660, "fa": 0x6F0, "ur": 0x6F0, "bn": 0x9E6, "th": 0xE50, "my": 0x1040}
    zero = zeros.get(language, 0x966)
    for unit in ("minute", "hour"):
        line = relative_form(language, unit, 25, "long")
        assert line is not None
        native = "".join(chr(zero + int(c)) if c.isascii() and c.isdigit() else c for c in line)
        found = match(native, language)
        assert found is not None, native
        assert found.seconds == 25 * SECONDS[unit]


def test_every_month_name_is_known() -> None:
    words = table().words
    for language in LANGUAGES:
        for name in Locale.parse(language).months["format"]["wide"].values():
            if not any(map(str.isdigit, name)):
                assert all(fold(word) in words for word in name.replace("’", "'").split()), (language, name)


def test_the_table_is_what_the_script_makes() -> None:
    made_from = json.loads(TARGET.read_bytes())["made_from"]
    if made_from != f"Babel {babel.__version__}":
        pytest.skip(f"the table is made from {made_from}")
    assert msgspec.json.encode(build()) == TARGET.read_bytes()


# --------------------------------------------------------------------------- what people write

WHOLE = """
16 minutes ago                            | 2025-06-14T09:18:00+09:00
an hour ago                               | 2025-06-14T08:34:00+09:00
half an hour ago                          | 2025-06-14T09:04:00+09:00
two hours ago                             | 2025-06-14T07:34:00+09:00
about 5 hours ago                         | 2025-06-14T04:34:00+09:00
less than a minute ago                    | 2025-06-14T09:34:00+09:00
2 hours and 5 minutes ago                 | 2025-06-14T07:29:00+09:00
12 hours, 6 minutes                       | 2025-06-13T21:28:00+09:00
3 days, 10 hours ago                      | 2025-06-10T23:34:00+09:00
16 min ago                                | 2025-06-14T09:18:00+09:00
2 hrs ago                                 | 2025-06-14T07:34:00+09:00
2 HRS AGO                                 | 2025-06-14T07:34:00+09:00
just now                                  | 2025-06-14T09:34:00+09:00
9d                                        | 2025-06-05
5h                                        | 2025-06-14T04:34:00+09:00
3w                                        | 2025-05-24
Yesterday                                 | 2025-06-13
3 weeks ago                               | 2025-05-24
a year ago                                | 2024-06-14
(5 hours ago)                             | 2025-06-14T04:34:00+09:00
• 14 June 2025 |                          | 2025-06-14
Prieš 8 min.                              | 2025-06-14T09:26:00+09:00
à l'instant                               | 2025-06-14T09:34:00+09:00
À l’instant                               | 2025-06-14T09:34:00+09:00
il y a une heure                          | 2025-06-14T08:34:00+09:00
il y a environ 3 heures                   | 2025-06-14T06:34:00+09:00
vor einer Stunde                          | 2025-06-14T08:34:00+09:00
vor zwei Stunden                          | 2025-06-14T07:34:00+09:00
hace un rato                              | 2025-06-14T09:29:00+09:00
hace una hora                             | 2025-06-14T08:34:00+09:00
há duas horas                             | 2025-06-14T07:34:00+09:00
5 horas atrás                             | 2025-06-14T04:34:00+09:00
mezz'ora fa                               | 2025-06-14T09:04:00+09:00
30分钟前                                  | 2025-06-14T09:04:00+09:00
半小时前                                  | 2025-06-14T09:04:00+09:00
3時間前                                   | 2025-06-14T06:34:00+09:00
約3時間前                                 | 2025-06-14T06:34:00+09:00
3時間30分前                               | 2025-06-14T06:04:00+09:00
1시간 전                                  | 2025-06-14T08:34:00+09:00
1시간전                                   | 2025-06-14T08:34:00+09:00
قبل ساعتين                                | 2025-06-14T07:34:00+09:00
منذ 5 دقائق                               | 2025-06-14T09:29:00+09:00
час назад                                 | 2025-06-14T08:34:00+09:00
два часа назад                            | 2025-06-14T07:34:00+09:00
לפני שעתיים                               | 2025-06-14T07:34:00+09:00
3 March 2025, 09:34                       | 2025-03-03T09:34:00+09:00
March 8, 2026 @03:34AM                    | 2026-03-08T03:34:00+09:00
Sunday March 08, 2026 @03:34AM            | 2026-03-08T03:34:00+09:00
2025-06-14                                | 2025-06-14
14.06.2025 18:05 Uhr                      | 2025-06-14T18:05:00+09:00
2025年6月14日 18時05分                    | 2025-06-14T18:05:00+09:00
２０２５年６月１４日                      | 2025-06-14
2025/6/14(土) 18:05                       | 2025-06-14T18:05:00+09:00
令和7年6月14日                            | 2025-06-14
昨天18:05                                 | 2025-06-13T18:05:00+09:00
今天下午3:05                              | 2025-06-14T15:05:00+09:00
2025년 6월 14일 오후 6:05                 | 2025-06-14T18:05:00+09:00
Sat 14 Jun                                | 2025-06-14
14 juin 2025 à 18h05                      | 2025-06-14T18:05:00+09:00
Jun 14                                    | 2025-06-14
Jun 16                                    | 2024-06-16
3rd of May                                | 2025-05-03
09:34                                     | 2025-06-14T09:34:00+09:00
23:50                                     | 2025-06-13T23:50:00+09:00
6:05 p.m.                                 | 2025-06-13T18:05:00+09:00
Today 09:34                               | 2025-06-14T09:34:00+09:00
Heute, 18:05 Uhr                          | 2025-06-14T18:05:00+09:00
Monday 18:05                              | 2025-06-09T18:05:00+09:00
14/06/2025                                | 2025-06-14
06/14/2025                                | 2025-06-14
21:22, 6 OCT 2020                         | 2020-10-06T21:22:00+09:00
14. kesäkuuta 2025 klo 18.05              | 2025-06-14T18:05:00+09:00
2025 m. birželio 14 d. 18:05              | 2025-06-14T18:05:00+09:00
Thứ Bảy, 14/06/2025 - 18:05               | 2025-06-14T18:05:00+09:00
ngày 14 tháng 6 năm 2025                  | 2025-06-14
14 มิ.ย. 2568 18:05 น.                    | 2025-06-14T18:05:00+09:00
۲۴ خرداد ۱۴۰۴ - ۱۸:۰۵                     | 2025-06-14T18:05:00+09:00
14 يونيو/حزيران 2025                      | 2025-06-14
ב-14 ביוני 2025                           | 2025-06-14
14 HAZİRAN 2025                           | 2025-06-14
14 ΙΟΥΝΙΟΥ 2025                           | 2025-06-14
Mar 4, 2026 14:15 UTC                     | 2026-03-04T14:15:00+00:00
Sat, 14 Jun 2025 18:05:33 GMT             | 2025-06-14T18:05:33+00:00
Sat, 14 Jun 2025 18:05:33 -0400           | 2025-06-14T18:05:33-04:00
2025-06-14T18:05:33.123+05:30             | 2025-06-14T18:05:33+05:30
14 Jun 2025 18:05 JST                     | 2025-06-14T18:05:00+09:00
14 Jun 2025 18:05 (CEST)                  | 2025-06-14T18:05:00+02:00
June 14, 2025 6:05 PM ET                  | 2025-06-14T18:05:00-04:00
Jan 14, 2025 6:05 PM ET                   | 2025-01-14T18:05:00-05:00
2 hours ago - 09:34                       | 2025-06-14T07:34:00+09:00
""".strip()


@pytest.mark.parametrize("row", WHOLE.splitlines())
def test_whole_lines(row: str) -> None:
    cells = row.rsplit(" | ", 1)
    line, wanted = cells[0].rstrip(), cells[1]
    found = match(line)
    assert found is not None
    assert resolve(found, NOW) == wanted
    assert found.label is None


LABELLED = """
Published 14 June 2025                    | published | 14 June 2025
Posted on June 14th, 2025 at 6:05 pm      | published | June 14th, 2025 at 6:05 pm
Updated 5 hours ago                       | updated   | 5 hours ago
Last updated: 14/06/2025                  | updated   | 14/06/2025
Veröffentlicht am 14.06.2025              | published | 14.06.2025
Stand: 14.06.2025, 18:05 Uhr              | updated   | 14.06.2025, 18:05 Uhr
Publié le 14 juin 2025                    | published | 14 juin 2025
Mis à jour le 15 juin 2025 à 08h00        | updated   | 15 juin 2025 à 08h00
MAJ 15/06/2025                            | updated   | 15/06/2025
Actualizado el 14/06/2025                 | updated   | 14/06/2025
Опубликовано: 14 июня 2025 г. в 18:05     | published | 14 июня 2025 г. в 18:05
発行 2025年6月14日                        | published | 2025年6月14日
2025/6/14(土) 18:05配信                   | published | 2025/6/14(土) 18:05
3時間前に更新                             | updated   | 3時間前
30分钟前发布                              | published | 30分钟前
입력 2025.06.14 18:05                     | published | 2025.06.14 18:05
Published 14 June 2025 | Updated 15 June 2025 | published | 14 June 2025
""".strip()


@pytest.mark.parametrize("row", LABELLED.splitlines())
def test_labels(row: str) -> None:
    line, label, words = (cell.strip() for cell in row.rsplit(" | ", 2))
    found = match(line)
    assert found is not None
    assert (found.label, line[found.start : found.end]) == (label, words)


@pytest.mark.parametrize(
    ("line", "language", "wanted"),
    [
        ("03/04/2025", "en-US", "2025-03-04"),
        ("03/04/2025", "en", "2025-03-04"),
        ("03/04/2025", "en-GB", "2025-04-03"),
        ("03/04/2025", "fr", "2025-04-03"),
        ("03.04.2025", "en-US", "2025-04-03"),
        ("25/04/03", "ja", "2025-04-03"),
        ("9/3", "ja", "2024-09-03"),
        ("3. lipnja 2025.", "hr", "2025-06-03"),
        ("14. listopada 2024.", "hr", "2024-10-14"),
        ("14 listopada 2024", "pl", "2024-11-14"),
        ("mar. 14/06 18:05", "es", "2025-06-14T18:05:00+09:00"),
        ("5 ago", "es", "2024-08-05"),
        ("hier", "fr", "2025-06-13"),
        ("6:05 PM, 14 June 2025 CST", "en", None),
        ("14 June 2025 18:05 IST", "he", "2025-06-14T18:05:00+02:00"),
        ("14 June 2025 18:05 IST", "en-IN", "2025-06-14T18:05:00+05:30"),
    ],
)
def test_language_decides(line: str, language: str, wanted: str | None) -> None:
    found = match(line, language)
    assert (resolve(found, NOW) if found else None) == wanted


# --------------------------------------------------------------------------- what only looks like a time

FRIENDS = """
May|Sat|March|2|12|Now|2025|June 2025|Mars 2|9/11|24/7|3D|5G|1M|50/50|10/10|3.14|4.1.1|4-3-3|John 3:16|3:2|1:30
12:34 min|5 min|5 minutes|3 hours|in 5 minutes|2h 15m|-03:45|hier|eile|danes|leo|ma|net|JUCE|Right now|ago|vor Ort
il y a|18:05 - 19:05|3 March - 5 March 2025|9:00 am – 5:00 pm|9h à 17h|2nd Gen|Set of 5|5 out of 5|TR7|MARCH9|v2.3
31 February 2025|29 Feb 2023|45 March 2025|14.13.2025|25:61|Friday 13|Friday the 13th|1st|100|Today we march
7 horas|2 uur|3 ore|USA TODAY|2025-06-14 at the|Top 10|Part 2
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("line", FRIENDS.split("|"))
@pytest.mark.parametrize("language", [None, "en"])
def test_false_friends(line: str, language: str | None) -> None:
    assert match(line, language) is None


PATTERNS = {
    "en": """{n} {u} of {x}|Two {u} later, {x} returns|{m} of the {x}|A year ago today, everything changed for {x}
{n} things to know about {x}|{y} in review: {x}|{m} meets {x}|What {x} did {n} {u} ago|{x} wins {d}-{e}
{n} {u} ago {x} was closed for good|Why {x} matters in {y}|{x} at {d}: a portrait|The {n}-{u} week|{x}, {n}, {m}
From {m} to {m}: {x}|How {m} {d} changed {x}|{w} is the new {x}|{d} {m} was a bad day for {x}|Yesterday's {x}
Today in {x}|Now {x} wants more|{x} by {y}|Over {n} {u}""",
    "de": """{n} {u} {x}|Vor {n} {u} kam {x}|Heute beginnt {x}|{x} im {m} {y}|Was vom {d}. {m} bleibt: {x}
{n} Gründe für {x}|Seit {y} gibt es {x}|{w} ist {x}|Gestern noch {x}|Um {d} Uhr begann {x}
In {n} {u} ist {x} vorbei|{x} vor {n} Jahren""",
    "fr": """{n} {u} de {x}|Il y a {n} {u}, {x}|Hier encore, {x}|{x} en {m} {y}|Le {d} {m}, {x} a changé
Dans {n} {u}, {x}|Dès {w}, {x}|Aujourd'hui {x}|À {d} heures, {x}|{y}, année de {x}""",
    "es": """{n} {u} de {x}|Hace {n} {u} que {x}|Hoy empieza {x}|Ayer, {x}|{x} de {m} de {y}
El {d} de {m} llega {x}|A las {d} empieza {x}|{n} razones para {x}|Desde {y}, {x}""",
    "ru": """{n} {u} {x}|Сегодня {x}|Вчера {x}|{n} лет назад {x}|В {y} году {x}|С {d} {m} {x}
Через {n} {u} {x}|Около {n} {x}""",
    "tr": "{n} {u} {x}|Bugün {x}|{n} {u} önce {x}|{y} yılında {x}|{d} {m} günü {x}|Dün {x}",
    "ja": "{n}年前の{x}|今日の{x}|{m}の{x}|{d}日に{x}|{n}分でわかる{x}|昨日、{x}|{y}年の{x}|{n}時間で{x}",
    "zh": "{n}年前的{x}|今天，{x}|{m}的{x}|{d}日起{x}|{n}分钟看懂{x}|昨天的{x}|{y}年{x}|{n}小时后{x}",
    "ko": "{n}년 전 {x}|오늘 {x}|{d}일부터 {x}|{n}분 만에 {x}|어제의 {x}|{y}년 {x}",
    "ar": "{n} {u} من {x}|اليوم {x}|أمس {x}|منذ {n} سنوات {x}|في {d} {m} {x}|بعد {n} ساعات {x}",
}
NOUNS = {
    "en": "rain|the old harbour|a new tax on sugar|Macron|penguins|the river",
    "de": "Regen|der alte Hafen|die neue Steuer|Merkur|ein Spaziergang",
    "fr": "pluie|le vieux port|la nouvelle taxe|Macron|un détour",
    "es": "lluvia|el viejo puerto|la nueva tasa|Sánchez|un paseo",
    "ru": "дождя|старый порт|новый налог|пингвины|прогулка",
    "tr": "yağmur|eski liman|yeni vergi|penguenler|bir gezinti",
    "ja": "雨|古い港|新しい税金|ペンギン|川",
    "zh": "大雨|旧港口|新税法|企鹅|河流",
    "ko": "비|오래된 항구|새 세금|펭귄|강",
    "ar": "المطر|الميناء القديم|الضريبة الجديدة|البطريق|النهر",
}
UNITS = {
    "en": "days|hours|weeks|minutes",
    "de": "Tage|Stunden|Wochen",
    "fr": "jours|heures|ans",
    "es": "días|horas|años",
    "ru": "дней|часов|минут",
    "tr": "gün|saat|hafta",
    "ar": "أيام|ساعات|دقائق",
}


def headlines() -> list[tuple[str, str]]:
    """Language and line: headlines with numbers, months, weekdays and units in them, none of them a time."""
    dice = random.Random(7)
    found = set()
    for language, patterns in PATTERNS.items():
        locale = Locale.parse(language)
        months = list(locale.months["format"]["wide"].values())
        days = list(locale.days["format"]["wide"].values())
        for pattern, _ in product(patterns.replace("\n", "|").split("|"), range(24)):
            line = pattern.format(
                n=dice.randint(2, 40),
                d=dice.randint(1, 28),
                e=dice.randint(0, 5),
                y=dice.randint(1990, 2030),
                m=dice.choice(months),
                w=dice.choice(days),
                u=dice.choice(UNITS.get(language, "-").split("|")),
                x=dice.choice(NOUNS[language].split("|")),
            )
            found.add((language, line))
    return sorted(found)


def test_headlines_are_no_times() -> None:
    lines = headlines()
    assert len(lines) >= 1000
    taken = [line for language, line in lines if match(line, language) or match(line) or match(line, "en")]
    assert taken == []


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


# --------------------------------------------------------------------------- beside other words

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


# --------------------------------------------------------------------------- RFC 3339


def whole(line: str, language: str | None = None) -> Time:
    found = match(line, language)
    assert found is not None, line
    return found


def test_what_needs_now() -> None:
    assert resolve(whole("14 June 2025"), None) == "2025-06-14"
    assert resolve(whole("14 June 2025 18:05"), None) == "2025-06-14"
    assert resolve(whole("14 June 2025 18:05 UTC"), None) == "2025-06-14T18:05:00+00:00"
    for line in ("5 hours ago", "yesterday", "Jun 14", "09:34", "Today 09:34", "Monday 18:05"):
        assert resolve(whole(line), None) is None


def test_now_without_zone_is_utc() -> None:
    assert resolve(whole("5 hours ago"), datetime(2025, 6, 14, 9)) == "2025-06-14T04:00:00+00:00"


def test_days_without_year() -> None:
    assert resolve(whole("Jun 15"), NOW) == "2025-06-15"
    assert resolve(whole("Jun 16"), NOW) == "2024-06-16"
    assert resolve(whole("29 Feb"), NOW) == "2024-02-29"
    assert resolve(whole("31 Dec"), datetime(2025, 1, 1, tzinfo=UTC)) == "2024-12-31"
    assert resolve(whole("1 Jan"), datetime(2024, 12, 31, tzinfo=UTC)) == "2025-01-01"


def test_months_have_their_lengths() -> None:
    assert resolve(whole("1 month ago"), datetime(2025, 3, 31, tzinfo=UTC)) == "2025-02-28"
    assert resolve(whole("2 years ago"), datetime(2024, 2, 29, tzinfo=UTC)) == "2022-02-28"


def test_a_zone_of_its_own_moves_the_day() -> None:
    now = datetime(2025, 6, 14, 1, tzinfo=TOKYO)
    assert resolve(whole("09:34 PDT"), now) == "2025-06-13T09:34:00-07:00"


def test_out_of_range_is_none() -> None:
    assert resolve(whole("999 years ago"), datetime(800, 1, 1, tzinfo=UTC)) is None


# --------------------------------------------------------------------------- any input, and cost


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    *"().,-|/:@T+Z年月日前و",
                    "14",
                    "2025",
                    "06",
                    "18:05",
                    "June",
                    "ago",
                    "hours",
                    "pm",
                    "vor",
                    "1404",
                    "ב־",
                ]
            ),
            max_size=12,
        ).map(" ".join),
        st.lists(st.sampled_from([*"0123456789:./-+ ()TZ年月日時分前،٣", "ago", "am"]), max_size=20).map("".join),
    ),
    st.sampled_from([None, "en", "ja", "ar", "hr-HR", "zh-Hant-TW", "x", "--"]),
)
def test_any_text(line: str, language: str | None) -> None:
    for found in [match(line, language), *find_edge(line, language)]:
        if found is not None:
            assert 0 <= found.start < found.end <= len(line)
            assert line[found.start : found.end].strip() == line[found.start : found.end]
            for now in (None, NOW):
                text = resolve(found, now)
                assert text is None or datetime.fromisoformat(text)


def test_cost_of_a_line() -> None:
    prose = "The council of the town said on Tuesday that it would close the old harbour for good. " * 3
    lines = (
        [prose] * 1200
        + [line for _, line in headlines()][::4]
        + [row.rsplit(" | ", 1)[0] for row in WHOLE.splitlines()]
    )
    for line in lines:
        match(line) or find_edge(line)
    best = min(timed(lines) for _ in range(5))
    # Measured: 3 to 5 microseconds; the bound leaves room for slow and busy machines.
    assert best < 30e-6


def timed(lines: list[str]) -> float:
    """Seconds of processor time a line."""
    before = time.process_time()
    for line in lines:
        match(line) or find_edge(line)
    return (time.process_time() - before) / len(lines)
