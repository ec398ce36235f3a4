"""The dateline before a text."""

import pytest

from cleaner.describe.datelines import dateline


@pytest.mark.parametrize(
    ("line", "mark", "text"),
    [
        ("ALDERMERE (Northwire)", " -- ", "Ministers met in the morning and agreed on the plan."),
        ("PORT ELLIS", " — ", "Ministers met in the morning and agreed on the plan."),
        ("Nordhafen/Kiel, 1. April (nwd)", " – ", "Der Stadtrat hat am Mittwoch mit knapper Mehrheit entschieden."),
        ("Valdehierro, 9 may (AgenciaMeseta)", ".- ", "El ayuntamiento aprobó el martes el plan de la plaza mayor."),
        ("Ardıçlı", " – ", "Ardıçlı belediyesi salı günü eski köprünün onarımına başladı."),
        ("(Sudvoix)", " - ", "Le conseil a voté mardi la fermeture du vieux pont tournant."),
        ("(AGN) - MONTEFOSCO", " - ", "Il consiglio ha votato martedì la chiusura del vecchio ponte."),
        ("ЗАЛЕСЬЕ, 27 мая. /ТАСС/", ". ", "Совет проголосовал во вторник за закрытие старого моста."),
        ("ЗАЛЕСЬЕ, 27 мая — ТАСС", ". ", "Совет проголосовал во вторник за закрытие старого моста."),
        ("دار البحر - رويترز", " - ", "وافق المجلس يوم الثلاثاء على إغلاق الجسر القديم."),
        ("केतकी, 18 अप्रैल (वार्ता)", " ", "परिषद ने मंगलवार को पुराने पुल को बंद करने का फ़ैसला किया।"),
        ("【白浜=共同】", "", "町議会は火曜日、古い橋の閉鎖を決めた。"),
        ("新华社云溪4月3日电", " ", "县议会周二决定关闭旧桥。"),
        ("(서진포=연합뉴스)", " ", "시의회는 화요일 낡은 다리를 닫기로 했다."),
    ],
)  # fmt: skip
def test_datelines(line: str, mark: str, text: str) -> None:
    whole = f"{line}{mark}{text}"
    found = dateline(whole)
    assert found is not None
    assert (whole[: found[0]], whole[found[1] :]) == (line, text)


@pytest.mark.parametrize(
    "text",
    [
        '"TREVIN (Northern Cable) -- All quiet" was the only other dispatch of that night.',
        "Merkel – die Kanzlerin – sprach am Abend vor den Abgeordneten.",
        "Yes. We have no bananas, said the grocer, and he was right.",
        "BREAKING - The council has voted for the closure of the bridge.",
        "The council - all nine of them - voted for the closure.",
        "12 people - all of them dry - came home.",
        "LE POINT SUR LA SITUATION - Deux villages de la Dourbie ont été privés d'eau mardi.",
        "Ende.",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline(text) is None
