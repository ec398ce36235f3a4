"""Which encoding were these bytes written in, when nothing says so?

Three questions, the surest first.  Double-byte encodings give themselves away by where their bytes lie: kana, Hangul
and the frequent characters each have their own rows in the East Asian sets (the "distribution" method of Li and
Momoi, "A composite approach to language/encoding detection", 2001).  Single-byte encodings are told apart by the
letters that come out: those of one language and no others (`alphabets.toml`).  What neither decides is asked of
cchardet, whose answer is taken where it reads without damage.

All functions take a sample of a few kilobytes, see `sample`, and cost time linear in it.
"""

import codecs
import re

from cleaner.charset import codec_of, encoding_name, error_handler
from cleaner.patterns import lazy

DOUBLE_BYTE = {"shift_jis", "euc-jp", "euc-kr", "gbk", "gb18030", "big5"}
SAMPLE = 16_384
"""Bytes looked at in one place, after markup and plain ASCII lines were left out."""
PIECE = 2048
"""And in one line."""
REACH = 1 << 20
"""Bytes from which they are taken."""

_NON_ASCII = lazy(rb"[\x80-\xff]")
_FOREIGN = lazy("[^\x00-\x7f]")
_HAN = "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff"
_KANA = lazy("[\u3041-\u3096\u30a1-\u30fc]")
_HALF_WIDTH = lazy("[\uff61-\uff9f]")
_HANGUL = lazy("[\uac00-\ud7a3]")
_HANZI = lazy(f"[{_HAN}]")
_SCRIPT = {
    "shift_jis": (_KANA, 0.15),
    "euc-jp": (_KANA, 0.15),
    "euc-kr": (_HANGUL, 0.8),
    "gb18030": (_HANZI, 0.5),
    "big5": (_HANZI, 0.5),
}
"""Script of each encoding and the least share of it, the surest test first."""
_ALONE = lazy("(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_PUNCTUATION = str.maketrans("", "", "\xa0\xad«»“”„‘’‚‹›–—…•·†‡§©®™°€£¥´¨¸¯¬ˆ˜")
_CROWD = lazy("[À-ÖØ-öø-ž]{4,}")
_MIXED = lazy("[A-Za-z][Ͱ-ӿ]|[Ͱ-ӿ](?=[A-Za-z])")
_SMALL_BEFORE_CAPITAL = lazy("[а-џα-ώ][Ѐ-ЯΆ-Ϋ]")
_CAPITAL_BEFORE_SMALL = lazy("[Ѐ-ЯΆ-Ϋ][а-џα-ώ]")

_TWINS = {"koi8-u": ("koi8-r",), "windows-1253": ("iso-8859-7",), "windows-1255": ("iso-8859-8",)}
_RUN = lazy(rb"[\x80-\xff]+")

_alphabets: dict[str, list[frozenset[str]]] = {}
_encodings: dict[str, list[str]] = {}


def detect(data: bytes) -> tuple[str, float]:
    """The most likely encoding (WHATWG name) of a sample, and how well it fits, 0 to 1; windows-1252 where all fail."""
    if name := double_byte(data):
        return name, 1.0
    advised = _advice(data)
    _load()
    # Accented letters stand alone among ASCII ones, letters of other scripts side by side.
    runs = _RUN.findall(data)
    dense = sum(map(len, runs)) >= 2 * len(runs)
    if dense and len(set(data) - set(range(0x80))) < 4:
        return "windows-1252", plausibility(reading(data, "windows-1252"), latin=True)
    if dense and advised and damage(data, advised) <= 0.02:
        fits = [(name, plausibility(reading(data, name))) for name in (advised, *_twins(advised))]
        return max(fits, key=lambda fit: fit[1])
    fits = [
        (name, plausibility(reading(data, name), latin=not dense)) for name in _encodings["other" if dense else "latin"]
    ]
    best = max(fit for _, fit in fits)
    equal = [name for name, fit in fits if fit >= best - 0.001]
    # windows-1252 leads the table: of several that fit equally well it is the usual one.
    name = advised if advised in equal and equal[0] != "windows-1252" else equal[0]
    # The names of many languages, say, in a menu: no language fits, and the least bad one is chance.
    usual = dict(fits).get("windows-1252", 0.0)
    return (name, best) if best >= (0.5 if dense else 0.9) else ("windows-1252", usual)


def sample(data: bytes, error: int = 0) -> bytes:
    """The pieces of text that are not ASCII, a line each: from the first such byte on and from the one at `error` on.

    Pieces end at markup and line ends: no encoding on the web uses these bytes for the second half of a character.
    """
    first = _NON_ASCII.search(data)
    if first is None:
        return data[:SAMPLE]
    # Whole lines and elements, so that the ASCII letters around tell single-byte from double-byte text.
    start = max(data.rfind(b"\n", 0, first.start()), data.rfind(b">", 0, first.start()), first.start() - 200, 0)
    taken = _foreign_pieces(data[start : start + REACH], SAMPLE)
    if error > start + REACH:
        before = max(data.rfind(b"\n", start, error), data.rfind(b">", start, error))
        near = before if before > error - REACH // 2 else error
        taken = _foreign_pieces(data[near : near + REACH], SAMPLE) + b"\n" + taken
    return taken


def _foreign_pieces(data: bytes, size: int) -> bytes:
    pieces: list[bytes] = []
    left = size
    for piece in re.split(rb"[<>\r\n]", data):
        if first := _NON_ASCII.search(piece):
            # Of a script or style sheet on one line, only what is around: it must not crowd out the text.
            begin = max(0, first.start() - 100)
            pieces.append(_cut(piece[begin:], min(left, PIECE)))
            left -= len(pieces[-1]) + 1
            if left <= 0:
                break
    return b"\n".join(pieces)


def _cut(piece: bytes, size: int) -> bytes:
    """The beginning of a line, up to a space or sign that is no half of a character where there is one."""
    if len(piece) <= size:
        return piece
    end = max(piece.rfind(sign, size // 2, size) for sign in (b" ", b",", b'"'))
    return piece[: end if end > 0 else size]


def reading(data: bytes, name: str) -> str:
    """The sample as `name` reads it, unreadable bytes as U+FFFD; a character cut off at the end is left out."""
    return codecs.getincrementaldecoder(codec_of(name))(error_handler(name)).decode(data)


def damage(data: bytes, name: str) -> float:
    """The share of what is not ASCII that `name` cannot read, or reads as control characters: 0 to 1."""
    text = reading(data, name)
    bad = text.count("\ufffd") + len(re.findall("[\x80-\x9f]", text))
    return bad / max(1, len(_FOREIGN.findall(text)))


def contradicted(data: bytes, name: str, guess: tuple[str, float]) -> bool:
    """Whether the sample makes no sense in the declared encoding `name` and perfect sense in the guessed one.

    Most bytes mean something in every encoding, so a wrong label shows only in the words that come out.
    """
    if guess[0] == name or guess[1] < 0.97:
        return False
    noise = damage(data, guess[0])
    if noise > 0.01:
        return False
    text = reading(data, name)
    foreign = _FOREIGN.findall(text)
    if len(foreign) < 8 or len(set(foreign)) < 3:
        return False
    if damage(data, name) > 3 * noise:
        return True
    if name in DOUBLE_BYTE:
        # gb2312 holds the kana where euc-jp has them.
        return not of_script(data, name) and not (name in {"gbk", "gb18030"} and guess[0] in {"gb18030", "euc-jp"})
    return plausibility(text) < 0.95


def double_byte(data: bytes) -> str | None:
    """The East Asian encoding that the sample is written in, if it is; a few damaged characters do not matter."""
    return next((name for name in _SCRIPT if of_script(data, name)), None)


def of_script(data: bytes, name: str) -> bool:
    """Whether the sample reads as text of the script that the double-byte encoding `name` was made for.

    A text without at least four characters of the script does not.
    """
    script, share = _SCRIPT.get(name) or _SCRIPT["gb18030"]
    text = reading(data, name)
    foreign = len(_FOREIGN.findall(text))
    if text.count("\ufffd") * 50 > foreign or len(_ALONE.findall(text)) * 4 > foreign:
        return False
    found = len(script.findall(text))
    if found < 4 or found < share * foreign or len(_HALF_WIDTH.findall(text)) * 3 > foreign:
        return False
    return script is _KANA or _frequent(text, name)


def _frequent(text: str, name: str) -> bool:
    """Whether nearly all characters lie in the rows of the frequent ones.

    KS X 1001 has its Hangul in the lead bytes B0-C8, GB 2312 its first level in B0-D7, Big5 in A4-C6; GB 2312 text has
    no second byte below A1, Big5 has two in five there.
    """
    rows, codec = {
        "euc-kr": (range(0xB0, 0xC9), "cp949"),
        "big5": (range(0xA4, 0xC7), "big5hkscs"),
    }.get(name, (range(0xB0, 0xD8), "gb18030"))
    pairs = [pair for c in (_HANGUL if name == "euc-kr" else _HANZI).findall(text) if len(pair := c.encode(codec)) == 2]
    high = sum(pair[1] >= 0xA1 for pair in pairs)
    frequent = sum(pair[0] in rows and (name == "big5" or pair[1] >= 0xA1) for pair in pairs)
    return frequent >= 0.85 * len(pairs) and (name != "big5" or high <= 0.85 * len(pairs))


def plausibility(text: str, *, latin: bool | None = None) -> float:
    """The share of the characters beyond ASCII that one language accounts for, punctuation aside: 0 to 1.

    `latin` asks only the languages that are, or are not, written in Latin letters.

    0 also for what no language does: four accented letters in a row, two scripts in one word, capitals inside words of
    small letters.
    """
    _load()
    text = text.translate(_PUNCTUATION)
    letters = _FOREIGN.findall(text)
    if not letters:
        return 1.0
    if 5 * sum(map(len, _CROWD.findall(text))) > len(letters):
        return 0.0
    if 5 * len(_MIXED.findall(text)) > len(letters):
        return 0.0
    if len(_SMALL_BEFORE_CAPITAL.findall(text)) > len(_CAPITAL_BEFORE_SMALL.findall(text)):
        return 0.0
    counts: dict[str, int] = {}
    for letter in letters:
        counts[letter] = counts.get(letter, 0) + 1
    groups = [group for script, group in _alphabets.items() if latin is None or latin == (script == "latin")]
    return max(sum(counts.get(c, 0) for c in alphabet) for group in groups for alphabet in group) / len(letters)


def _advice(data: bytes) -> str | None:
    import cchardet

    found = cchardet.detect(data)
    if not found["encoding"] or (found["confidence"] or 0) < 0.3:
        return None
    name = encoding_name("euc-kr" if found["encoding"] == "UHC" else found["encoding"])
    # It answers these also for short texts of any language; `double_byte` has already said no, as has strict UTF-8.
    return None if name in {"big5", "gb18030", "euc-jp", "euc-kr", "utf-8", "utf-16le", "utf-16be"} else name


def _twins(name: str) -> list[str]:
    """Encodings of the same letters: cchardet does not look at the few places where they differ."""
    return [other for other in _encodings["other"] if name in _TWINS.get(other, ())]


def _load() -> None:
    if _alphabets:
        return
    import os.path
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "alphabets.toml"), "rb") as file:
        table = tomllib.load(file)
    for script, languages in table.items():
        _alphabets[script] = [
            frozenset(lang["letters"] + lang["letters"].upper().replace("SS", "")) for lang in languages.values()
        ]
        names = ["windows-1252"] if script == "latin" else []
        _encodings[script] = list(
            dict.fromkeys(names + [name for lang in languages.values() for name in lang["encodings"]])
        )
