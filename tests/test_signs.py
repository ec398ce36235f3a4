"""Signs of lines are those that each line holds by itself."""

from random import Random

from cleaner.signs import AT_ONCE, COLON, DIGIT, EMOJI, LIST, MANY, PARTS, STOP, TAIL, TITLING, tell

EXPECTED = {
    "A plain headline": 0,
    "Reuters - 5 min": PARTS | TAIL | DIGIT | MANY,
    "Foto: AP": COLON | TITLING,
    "Jane Doe, John Roe": PARTS | LIST,
    "It rained.": STOP,
    "Really?! 😀": STOP | MANY | EMOJI,
    "記者＝東京": TITLING,
    "12:30": DIGIT | COLON | TITLING | MANY,
    "两行\n代码：好": COLON | TITLING,
}


def test_each_sign_is_found() -> None:
    assert tell(EXPECTED) == EXPECTED


def test_many_lines_are_told_as_one_is() -> None:
    rng = Random(7)
    lines = ["".join(rng.choices("ab é8.:,-|/😀\n「」", k=rng.randint(1, 12))) for _ in range(3 * AT_ONCE)]
    told = tell(lines)
    assert all(told[line] == tell([line])[line] for line in lines)
