"""The language of each article of a page."""

import sys
from pathlib import Path

import pytest

from cleaner import clean, clean_files
from cleaner.cli import main
from cleaner.language import detector, scripts_of
from cleaner.model import Document

ENGLISH = "The council said on Tuesday that it would close the old harbour for good, and that the ships are to moor elsewhere."
FRENCH = (
    "Le conseil de la ville a annoncé mardi que le vieux port serait fermé pour de bon et que les bateaux devront s'amarrer "
    "ailleurs. Les pêcheurs, qui avaient manifesté devant la mairie pendant des semaines, ont accueilli la nouvelle avec colère."
)
RUSSIAN = (
    "Городской совет сообщил во вторник, что старый порт будет закрыт навсегда и что суда теперь должны швартоваться в другом "
    "месте. Рыбаки, которые неделями стояли перед ратушей, встретили эту новость с гневом и не хотят уходить."
)
TITLES = ("Old harbour to close", "Library buys notebooks", "Night buses come back", "The cats of the quay")


def page(*items: tuple[str, str, str]) -> Document:
    """A page in English with items: an attribute, a headline and a text each."""
    made = "".join(
        f'<div class="item"{mark}><h3><a href="/{n}">{title}</a></h3><p>{text}</p></div>'
        for n, (mark, title, text) in enumerate(items)
    )
    return clean(f'<html lang="en-GB"><body><main>{made}</main></body></html>')


def languages(*items: tuple[str, str, str]) -> list[str | None]:
    return [one.language for one in page(*items).articles]


def test_articles_are_in_the_language_of_the_page() -> None:
    assert languages(*(("", title, ENGLISH) for title in TITLES)) == ["en-GB"] * 4


def test_a_lang_around_an_article_says_its_language() -> None:
    items = [("", title, ENGLISH) for title in TITLES[:3]]
    assert languages(*items, (' lang="fr_ca"', "Le vieux port ferme", FRENCH)) == ["en-GB"] * 3 + ["fr-CA"]
    assert languages(*items, (' lang=""', TITLES[3], ENGLISH)) == ["en-GB"] * 4
    assert languages(*items, (' lang="english!"', TITLES[3], ENGLISH)) == ["en-GB"] * 4


def test_a_script_that_the_language_has_not() -> None:
    items = [("", title, ENGLISH) for title in TITLES[:3]]
    assert languages(*items, ("", "Старый порт закрывают", RUSSIAN))[3] == "ru"
    assert languages(*items, ("", "Старый порт закрывают", "Суда уходят из порта"))[3] is None
    assert languages(*items, (' lang="fr"', "Старый порт закрывают", RUSSIAN))[3] == "ru"
    assert languages(*items, ("", "古い港が閉鎖される", "町議会は火曜日に古い港を閉鎖すると発表した。"))[3] == "ja"
    assert languages(*items, ("", "옛 항구 문 닫는다", "시의회는 화요일에 옛 항구를 닫는다고 밝혔다."))[3] == "ko"


def test_scripts_of_languages() -> None:
    assert scripts_of("en-GB") == {"latin"}
    assert scripts_of("ja") == {"ja", "zh"}
    assert scripts_of("xx") == frozenset()


def test_texts_tell_their_language_where_that_is_asked(tmp_path: Path) -> None:
    pytest.importorskip("py3langid")
    items = "".join(
        f"<div class=item><h3><a href=/{n}>{title}</a></h3><p>{text}</p></div>"
        for n, (title, text) in enumerate(
            zip(TITLES, (ENGLISH * 3, FRENCH, ENGLISH, "Le port ferme mardi."), strict=True)
        )
    )
    data = f'<html lang="en-GB"><body><main>{items}</main></body></html>'
    assert [one.language for one in clean(data).articles] == ["en-GB"] * 4
    assert [one.language for one in clean(data, detect_language=True).articles] == ["en-GB", "fr", "en-GB", "en-GB"]
    (tmp_path / "a.html").write_text(data)
    for jobs in (1, 2):
        (found,) = clean_files([str(tmp_path / "a.html")], jobs=jobs, detect_language=True)
        assert [one.language for one in found.articles] == ["en-GB", "fr", "en-GB", "en-GB"]


def test_norwegian_goes_by_one_name() -> None:
    pytest.importorskip("py3langid")
    text = "Byrådet sa på tirsdag at den gamle havnen stenges for godt, og at skipene fra nå av må legge til et annet sted."
    assert detector()(text) == "nb"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["clean", "--detect-language", "none.html"]) == 2
    assert "pip install 'cleaner[lang]'" in capfd.readouterr().err


def test_it_is_loaded_where_it_is_asked_for_only() -> None:
    import subprocess

    script = "import sys; from cleaner import clean; clean('<p>Some words</p>'); print('py3langid' in sys.modules, 'rensa' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.split() == ["False", "False"]
