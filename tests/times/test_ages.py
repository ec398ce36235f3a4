"""Ages without a word for the past."""

import pytest

from cleaner import clean
from cleaner.times.ages import age, long_ago


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("2 Std.", "de", "2 Std."),
        ("3 Tage", "de", "3 Tage"),
        ("Küstenbote · 1 Tag", "de-AT", "1 Tag"),
        ("5 ч", "ru", "5 ч"),
        ("3시간", "ko", "3시간"),
        ("2 ชั่วโมง", "th", "2 ชั่วโมง"),
        ("2 hr", "en", "2 hr"),
    ],
)
def test_a_number_and_its_unit(text: str, language: str, printed: str) -> None:
    time = age(text, language)
    assert time is not None
    assert text[time.start : time.end] == printed
    assert long_ago(time)


@pytest.mark.parametrize(
    ("text", "language"), [("12 °C", "de"), ("2 Hunde", "de"), ("vor 2 Std.", "de"), ("2 h", None)]
)
def test_what_is_none(text: str, language: str | None) -> None:
    assert age(text, language) is None


def test_a_page_of_minutes_tells_how_long_reading_takes() -> None:
    titles = [
        "Der Deich bekommt eine Treppe für Schafe",
        "Das Orchester probt im Parkhaus und bleibt",
        "Imker zählt die Bienen von Nordhafen",
    ]
    page = "\n\n".join(
        f"{title}\n{n} Min.\nDie Gemeinde hat das am Montag beschlossen, und es ist ihr nicht leicht gefallen."
        for n, title in enumerate(titles, 3)
    )
    assert [article.published_text for article in clean(page).articles] == [None, None, None]
