"""Lines that only look like a time."""

import random
from itertools import product

import pytest
from babel import Locale

from bench.compose.data import LANGUAGES
from bench.retold.change import sentences
from bench.retold.stories import news
from cleaner.times.lines import find_edge, match

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


def test_prose_is_no_time() -> None:
    lines = {(language, line) for language in LANGUAGES for line in prose(language)}
    assert len(lines) >= 1000
    assert [line for language, line in sorted(lines) if match(line, language) or match(line)] == []
    assert [line for language, line in sorted(lines) if find_edge(line, language)] == []


def prose(language: str) -> list[str]:
    """Sentences of invented news, with figures, names of days and months among them."""
    dice = random.Random(f"prose {language}")
    return [line for _ in range(2) for _, _, text in news(language, dice) for line in sentences(text)]
