"""Lines that name people."""

import pytest

from cleaner.describe.bylines import MARK, beside_source, frame, like_names, spans
from cleaner.describe.publishers import named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Haber: Ebru Sezgin", ["Ebru Sezgin"]),
        ("Een verslag van Klaas Wiersma en Tineke de Haan", ["Klaas Wiersma", "Tineke de Haan"]),
        ("文・北沢みどり", ["北沢みどり"]),
        ("北沢和彦記者", ["北沢和彦"]),
        ("记者 林若溪", ["林若溪"]),
        ("【林若溪】", ["林若溪"]),
        ("रिपोर्ट: उषा मिश्रा और नीरज राव", ["उषा मिश्रा", "नीरज राव"]),
        ("Jairo Olmedo y Noelia Uribe", ["Jairo Olmedo", "Noelia Uribe"]),
        ("संवाददाता उषा मिश्रा", ["उषा मिश्रा"]),
    ],
)
def test_names_of_a_line(text: str, names: list[str]) -> None:
    start, end, _ = frame(text)
    assert [text[one:two] for one, two in spans(text, start, end)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan Kos | Die Lupe", "Jan Kos"),
        ("글 류정민 — 로이터", "글 류정민"),
        ("Von Jan Kos · Nordpost", "Von Jan Kos"),
        ("Jan Kos | Eva Lind", ""),
        ("Nordpost | Jan Kos | Die Lupe", ""),
        ("Bridge falls into the river | Die Lupe", ""),
    ],
)
def test_names_beside_a_publisher(text: str, names: str) -> None:
    assert text[: beside_source(text)] == names


def test_words_of_a_script_without_capitals_and_a_colon_are_less_sure() -> None:
    assert frame("रिपोर्ट: उषा मिश्रा")[2] == MARK
    assert frame("कोई बात न छूटे: उषा मिश्रा")[2] < MARK


def test_korean_names_begin_with_a_surname() -> None:
    assert like_names("류정민") > 0
    assert like_names("내려받기") < 0


def test_small_words_do_not_make_a_name_long() -> None:
    assert like_names("Klaas van der Wal") == like_names("Klaas Wal")


@pytest.mark.parametrize("text", ["Jane Doe", "Marijke Schouten en Sjoerd de Graaf", "Иван Петров и Анна Орлова"])
def test_like_names(text: str) -> None:
    assert like_names(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "The Ferry Letter",
        "Hurra",
        "Harbour Images",
        "Where do bees sleep?",
        "Channel 6",
        "On the way down, never.",
        "Die Lupe",
        "",
    ],
)
def test_unlike_names(text: str) -> None:
    assert like_names(text) < 0


@pytest.mark.parametrize(
    "text", ["Harbour Times", "Nordhafener Anzeiger", "Заречные вести", "南溪晚报", "wharf.example"]
)
def test_publishers(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize("text", ["Jane Doe", "Related", "Werft baut Stellen ab", "林若溪"])
def test_not_publishers(text: str) -> None:
    assert not named(text)
