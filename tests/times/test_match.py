"""Times in short lines: what is one, what only looks like one, and what they come to."""

from datetime import datetime, timedelta, timezone
from itertools import product

import msgspec
import pytest
from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta

from bench.make_times import TARGET, build
from bench.times_cldr import STORE, Said, Store, installed, merged, printed, stored
from cleaner.times.lines import match, resolve
from cleaner.times.table import fold, table

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
    store = stored()
    assert printed(store) == STORE.read_text(encoding="utf-8")
    assert msgspec.json.encode(build(store)) == TARGET.read_bytes()


def said(store: Store) -> set[tuple[str, str, str, str]]:
    """Locale, kind, key and name of all that CLDR says."""
    return {
        (tag, kind, key, name)
        for tag, one in store.said.items()
        for kind in ("months", "days", "parts", "ago")
        for key, names in getattr(one, kind).items()
        for name in names
    }


def test_the_table_is_made_of_all_that_the_installed_babel_says() -> None:
    found, kept = installed(), stored()
    assert len(said(found)) > 5_000
    assert said(merged(kept, found)) - said(kept) == set()


@pytest.mark.parametrize(
    "line", ["১৪ জানুয়ারি ২০২৫", "১৪ জানুয়ারী ২০২৫", "14 अक्टूबर 2025", "14 अक्तूबर 2025", "2025 දුරුතු 14", "2025 ජනවාරි 14"]
)
def test_months_as_several_versions_spell_them(line: str) -> None:
    found = match(line)
    assert found is not None
    assert (found.year, found.day) == (2025, 14)


@pytest.mark.parametrize("newer", ["2.9.0", "2.10.0"])
def test_words_of_all_versions_are_kept_and_orders_of_the_latest(newer: str) -> None:
    one = Store(["2.9.1"], ["fr"], [], {"fr": Said({"1": ["janvier"]}, {}, {}, {"day one": ["b"]}, True)})
    two = Store([newer], ["en"], [], {"fr": Said({"1": ["janv."], "10": ["oct."], "2": ["fév."]}, {}, {}, {})})
    found = merged(one, two)
    assert found == merged(two, one) == merged(found, one) == merged(found, two)
    assert found.said["fr"].months == {"1": ["janv.", "janvier"], "2": ["fév."], "10": ["oct."]}
    assert found.said["fr"].ago == {"day one": ["b"]}
    assert (found.month_first, found.said["fr"].month_leads) == (
        (["fr"], True) if newer == "2.9.0" else (["en"], False)
    )


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
14 thg 6, 2025                            | 2025-06-14
6월 14, 2025                              | 2025-06-14
6月 9, 2025                               | 2025-06-09
नवम्बर 26, 2024                            | 2024-11-26
12 फरवरी 2025                              | 2025-02-12
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
