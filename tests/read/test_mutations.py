"""Containers with bytes changed, cut out and put in: whatever they hold, an InputError is the worst."""

import random
from collections import Counter
from pathlib import Path

import pytest

from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.reference import Reference
from tests.read import test_archives, test_mail, test_marks, test_records, test_warc

SEEDS = {
    **test_archives.ARCHIVES,
    **{f"WARC, {name}": form(test_warc.RECORDS) for name, form in test_warc.FORMS.items()},
    **{f"JSON, {name}": text.encode() for name, text in test_records.FORMS.items()},
    "ARC": test_warc.arc(
        ("http://news.example/1", "text/html", test_warc.answer(test_warc.page(1), test_warc.HTML)),
        ("http://news.example/2", "text/html", test_warc.answer(test_warc.page(2), test_warc.HTML)),
    ),
    "SingleFile": test_marks.unpacking({"index.html": test_marks.SINGLE_FILE + test_marks.BODY}),
    "Wayback": test_marks.WAYBACK,
    "mail": test_mail.mail(text=test_mail.TEXT, html=test_mail.HTML),
    "nested": test_archives.tarred(
        [
            ("a.zip", test_archives.zipped(test_archives.MEMBERS)),
            ("b.warc", b"".join(test_warc.RECORDS)),
            ("c.json", test_records.FORMS["lines"].encode()),
        ]
    ),
}


def mutated(data: bytes, noise: random.Random) -> bytes:
    """Some bytes changed, cut out, or put in twice."""
    result = bytearray(data)
    for _ in range(noise.choice((1, 1, 2, 4, 8))):
        at = noise.randrange(len(result) or 1)
        kind = noise.random()
        if kind < 0.5:
            result[at : at + 1] = bytes((noise.choice((0, 255, noise.randrange(256))),))
        elif kind < 0.6:
            result[at : at + 4] = noise.choice((b"\xff\xff\xff\xff", bytes(4), b"\xff\xff\xff\x7f", b"\1\0\0\0"))
        elif kind < 0.75:
            del result[at : at + noise.randint(1, 200)]
        elif kind < 0.9:
            result[at:at] = result[noise.randrange(len(result) or 1) :][: noise.randint(1, 100)]
        else:
            del result[max(20, at) :]
    return bytes(result)


@pytest.mark.parametrize("name", SEEDS)
def test_an_input_error_is_the_worst(tmp_path: Path, name: str) -> None:
    noise = random.Random(name)
    path = tmp_path / "a"
    seen: Counter[str] = Counter()
    for _ in range(60):
        path.write_bytes(mutated(SEEDS[name], noise))
        for found in references(str(path)):
            seen["pages" if isinstance(found, Reference) else "errors"] += 1
            if isinstance(found, InputError):
                assert "could not be read" not in found.message
                continue
            try:
                assert load(found).path == found.name
            except InputError:
                seen["unreadable"] += 1
    assert seen["pages"]
    assert seen["errors"] + seen["unreadable"] or name in ("Wayback", "mail", "SingleFile")


def test_what_a_library_is_not_prepared_for_costs_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: object) -> object:
        raise ZeroDivisionError

    path = tmp_path / "a.zip"
    path.write_bytes(test_archives.ARCHIVES["deflated.zip"])
    monkeypatch.setattr("cleaner.read.zipped.ZipFile", fails)
    (error,) = references(str(path))
    assert isinstance(error, InputError)
    assert error.message == "could not be read: ZeroDivisionError"
