"""Lines that name people."""

import pytest

from cleaner.describe.bylines import frame, like_names, spans
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
    ],
)
def test_names_of_a_line(text: str, names: list[str]) -> None:
    start, end, _ = frame(text)
    assert [text[one:two] for one, two in spans(text, start, end)] == names


@pytest.mark.parametrize("text", ["Jane Doe", "Marijke Schouten en Sjoerd de Graaf", "Иван Петров и Анна Орлова"])
def test_like_names(text: str) -> None:
    assert like_names(text) > 0


@pytest.mark.parametrize(
    "text",
    ["The Ferry Letter", "Hurra", "Where do bees sleep?", "Channel 6", "On the way down, never.", "Die Lupe", ""],
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
