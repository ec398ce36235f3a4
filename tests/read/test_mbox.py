"""Mailboxes: each mail is a page, wherever pieces of the file begin and end."""

import gzip
import io
import pickle
from pathlib import Path

import pytest

from cleaner.model import Source
from cleaner.read import mbox
from cleaner.read.mbox import mails
from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.reference import ReadOptions, Reference
from cleaner.read.streams import Flow

LINE = b"From lamp@post.example Sun May  4 12:00:00 2025\n"
HTML = b"<html><body><p>The pier opens at nine.</p></body></html>"
HEAD = b"From: The Lamp <lamp@post.example>\nDate: Sun, 04 May 2025 12:00:00 +0000\n"
MAILS = [
    HEAD + b"Subject: One\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + HTML + b"\n\n",
    HEAD
    + b"Subject: Two\n\nThe ferry is late.\n\n>From here on it is slow.\n>>From there, too.\nFrom the pier, Ann\n\n",
    HEAD + b"Subject: Three\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n\n",
    HEAD + b"Subject: Four\nContent-Type: text/plain\n\nFrom 10:00 on all is well.\nAnn: no more.\n",
]
BOX = b"".join(LINE + mail for mail in MAILS)


def read(path: Path) -> list[Source | InputError]:
    found: list[Source | InputError] = []
    for one in references(str(path)):
        try:
            found.append(load(pickle.loads(pickle.dumps(one))) if isinstance(one, Reference) else one)
        except InputError as error:
            found.append(error)
    return found


@pytest.mark.parametrize("form", ["plain", "gzip", "Windows"])
def test_each_mail_is_a_page(tmp_path: Path, form: str) -> None:
    path = tmp_path / "letters"
    data = BOX.replace(b"\n", b"\r\n") if form == "Windows" else BOX
    path.write_bytes(gzip.compress(data) if form == "gzip" else data)
    one, two, three, four = read(path)
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert isinstance(four, Source)
    assert (one.path, one.title, one.site) == (f"{path}#1", "One", "The Lamp")
    assert (one.captured, one.captured_from) == ("2025-05-04T12:00:00+00:00", "mhtml")
    assert one.data.strip() == HTML
    assert two.data.split(b"\n")[2].strip() == b"From here on it is slow."
    assert b"\n>From there, too." in two.data
    assert b"From the pier" in two.data
    assert isinstance(three, InputError)
    assert three.note
    assert four.data.split() == b"From 10:00 on all is well. Ann: no more.".split()


def test_one_member_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letters"
    path.write_bytes(BOX)
    assert [load(one).title for one in references(f"{path}#2") if isinstance(one, Reference)] == ["Two"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BOX)))
    held = [one.held.title for one in references("-") if isinstance(one, Reference) and one.held]
    assert held == ["One", "Two", "Four"]


@pytest.mark.parametrize("piece", [1, 7, 64, len(LINE), 1000])
def test_wherever_pieces_end(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(mbox, "PIECE", piece)
    pieces = (BOX[at : at + piece] for at in range(0, len(BOX), piece))
    for stream in (io.BytesIO(BOX), Flow(pieces)):
        found = list(mails(stream, 10_000))
        assert [data for _, _, data in found] == [LINE + mail for mail in MAILS]
        assert [BOX[at : at + size] for at, size, _ in found] == [LINE + mail for mail in MAILS]


def test_a_mail_that_is_too_long_costs_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(mbox, "PIECE", 500)
    long = LINE + HEAD + b"\n" + b"The pier opens at nine.\n" * 1000 + b"\n"
    box = BOX + b"\n" + long + BOX
    found = list(mails(io.BytesIO(box), 8000))
    assert [data is None for _, _, data in found] == [False] * 4 + [True] + [False] * 4
    assert [data for _, _, data in found[5:]] == [LINE + mail for mail in MAILS]
    path = tmp_path / "letters"
    path.write_bytes(box)
    options = ReadOptions(page_size=2000)
    errors = []
    for one in references(str(path), options):
        assert isinstance(one, Reference)
        try:
            load(one, options)
        except InputError as error:
            errors.append((error.path, error.note))
    assert errors == [(f"{path}#3", True), (f"{path}#5", False), (f"{path}#8", True)]


def test_a_text_that_begins_with_from_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"From the pier at 10:00 to the lamp\n\nNobody knows who lit it: the keepers say nothing.\n")
    assert [one.steps for one in references(str(path)) if isinstance(one, Reference)] == [()]
