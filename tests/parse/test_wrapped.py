"""How texts are wrapped."""

from cleaner.parse.text import parse_text
from cleaner.parse.wrapped import wrapping

PRINTED = """Der größte Kran des Hafens hat am Sonntag die Kapelle von Altmoor auf
einen Ponton gesetzt. Sie soll vor dem steigenden Wasser ge-
rettet werden und steht künftig auf dem Hügel hinter dem Zollhaus, sobald die Ein-
und Ausfuhr ruht.

Die Orgel blieb während der Fahrt eingeschaltet, damit der Organist hören
konnte, ob etwas bricht.

Der Pfarrer hielt sich an der Kanzel fest und sprach mit dem Schiffsführer
über den Wind.
"""
MAIL = """The box on Quay Street has not rung since 1998. The council will pay
for its paint until it falls over <https://letter.example/the/box/that/rings>,
and has given it a name.

A choir sings the name of each vessel as it leaves. The crew of the
dredger has asked for something shorter <https://letter.example/the/choir>.

Once a month all lamps of the school stay off until noon, because the
teachers say that sums are easier in the dark. Nobody can see who
yawns, and the bell is rung by hand.

The council has asked for the same at its own meetings, and for a
bell that is smaller.
"""
HEADLINES = "\n".join(
    f"há {n} horas Fábrica de baterias bilionária chega à {name} de Lagoa Funda"
    for n, name in enumerate(
        ("cidade", "antiga terra do carvão", "vila", "praça", "margem norte do rio", "ilha", "serra"), 10
    )
)


def test_print_is_wrapped_where_letters_leave_no_room() -> None:
    assert wrapping(PRINTED.splitlines()).printed
    assert [block.text for block in parse_text(PRINTED).blocks] == [
        "Der größte Kran des Hafens hat am Sonntag die Kapelle von Altmoor auf einen Ponton gesetzt. Sie soll vor dem "
        "steigenden Wasser gerettet werden und steht künftig auf dem Hügel hinter dem Zollhaus, sobald die Ein- und "
        "Ausfuhr ruht.",
        "Die Orgel blieb während der Fahrt eingeschaltet, damit der Organist hören konnte, ob etwas bricht.",
        "Der Pfarrer hielt sich an der Kanzel fest und sprach mit dem Schiffsführer über den Wind.",
    ]


def test_headlines_that_begin_with_small_letters_are_not_wrapped() -> None:
    assert not wrapping(HEADLINES.splitlines()).width


def test_addresses_tell_nothing_of_the_width() -> None:
    assert wrapping(MAIL.splitlines()).width < 70
    assert [block.text for block in parse_text(MAIL).blocks] == [
        "The box on Quay Street has not rung since 1998. The council will pay for its paint until it falls over, and has "
        "given it a name.",
        "<https://letter.example/the/box/that/rings>",
        "A choir sings the name of each vessel as it leaves. The crew of the dredger has asked for something shorter.",
        "<https://letter.example/the/choir>",
        "Once a month all lamps of the school stay off until noon, because the teachers say that sums are easier in the dark. "
        "Nobody can see who yawns, and the bell is rung by hand.",
        "The council has asked for the same at its own meetings, and for a bell that is smaller.",
    ]


def test_scripts_that_break_anywhere_need_few_lines() -> None:
    one = "渡し船の会社は、毎朝乗りに来る三匹の猫のために窓側の座席を一つずつ用意した。乗客からは好評だ。"
    two = "九十歳の鐘つきが弟子を募ったところ、全国から二百人が集まった。試験は、夜明け前に起きられるかだ。"
    text = f"{one[:40]}\n{one[40:]}\n\n{two[:40]}\n{two[40:]}\n"
    assert [block.text for block in parse_text(text).blocks] == [one, two]
