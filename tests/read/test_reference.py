"""References to pages: small, picklable, and read as what they name."""

import pickle
from pathlib import Path

import pytest

from cleaner.model import Source
from cleaner.read.paths import InputError
from cleaner.read.reader import load, references
from cleaner.read.reference import ReadOptions, Reference, Step

PAGE = b"<html><body><p>The pier opens at nine.</p></body></html>"


def test_a_plain_file_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    (reference,) = references(str(path))
    assert isinstance(reference, Reference)
    assert reference == Reference(str(path))
    assert load(pickle.loads(pickle.dumps(reference))) == Source(path=str(path), data=PAGE)


def test_what_leads_nowhere() -> None:
    with pytest.raises(InputError, match="No such file"):
        load(Reference("nowhere.html"))


def test_bounds_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    with pytest.raises(InputError, match="more than 9 bytes"):
        load(Reference(str(path)), ReadOptions(page_size=9))


def test_names_and_places() -> None:
    inner = Reference("a.tar", (Step("tar", 4, "b.zip"), Step("zip", 0, "../../etc/c\udcff.html")))
    assert inner.name == "a.tar#b.zip#../../etc/c\\xff.html"
    assert inner.place == "a.tar/5/1"
    assert Reference("-").place == Reference("-").name == "-"
