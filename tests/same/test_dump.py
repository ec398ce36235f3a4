"""The same stories over many pages."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from msgspec.msgpack import encode

from bench.retold.prose import Prose
from cleaner.describe.article import identity
from cleaner.link import link
from cleaner.model import Article, Document, PageInfo
from cleaner.read.paths import InputError
from cleaner.same.dump import CROWD, Dump
from cleaner.same.output import Linked
from cleaner.write.output import Unwritable

ROOT = Path(__file__).parents[2]
PROSE = Prose(3)


def article(title: str | None, text: str | None, index: int = 0, published: str | None = None) -> Article:
    kind = "full" if text else "headline"
    return Article(
        id=identity(title, text), index=index, role="item", kind=kind, title=title, text=text, published=published
    )  # type: ignore[arg-type]


def page(number: int, *articles: Article) -> Document:
    for index, one in enumerate(articles):
        one.index = index
    return Document(page=PageInfo(path=f"{number}.html"), articles=list(articles))


def linked(pages: list[Document], *, unique: bool = False) -> list[Document]:
    with Dump() as dump:
        for document in pages:
            dump.put(document)
        return list(dump.documents(unique=unique))


def told(size: int, per_page: int = 7) -> tuple[list[int], list[Document]]:
    """The stories of a dump, and its pages."""
    tellings = [PROSE.article(number) for number in range(size)]
    articles = [article(one.title, one.text) for one in tellings]
    pages = [page(at, *articles[at : at + per_page]) for at in range(0, size, per_page)]
    return [one.story for one in tellings], pages


def test_copies_are_found_over_all_pages_and_nothing_else() -> None:
    stories, pages = told(1500)
    articles = [one for document in linked(pages) for one in document.articles]
    group = [one.same_as or one.id for one in articles]
    right = wrong = missed = 0
    for one, two in combinations(range(len(stories)), 2):
        same, found = stories[one] == stories[two], group[one] == group[two]
        right += same and found
        wrong += found and not same
        missed += same and not found
    assert right > 300
    assert wrong == 0
    assert missed < 0.1 * (right + missed)


def test_documents_come_back_as_they_were_but_for_same_as() -> None:
    _, pages = told(60)
    before = [msgspec.json.encode(document) for document in pages]
    after = linked(pages)
    assert [msgspec.json.encode(document) for document in pages] == before
    for document in after:
        for one in document.articles:
            one.same_as = None
    assert [msgspec.json.encode(document) for document in after] == before


def test_unique_keeps_each_story_once() -> None:
    _, pages = told(300)
    every = [one for document in linked(pages) for one in document.articles]
    once = linked(pages, unique=True)
    assert len(once) == len(pages)
    assert [one.id for document in once for one in document.articles] == [one.id for one in every if not one.same_as]


def test_each_points_to_an_article_that_points_nowhere() -> None:
    _, pages = told(400)
    every = [one for document in linked(pages) for one in document.articles]
    originals = Counter(one.id for one in every if one.same_as is None)
    assert set(originals.values()) == {1}
    assert all(one.same_as in originals for one in every if one.same_as)


def test_what_is_linked_on_a_page_stays_linked() -> None:
    title, text = PROSE.story(5)
    swapped = " ".join(word if n % 4 else "sorun" for n, word in enumerate(text.split()))
    one = [article(title, text), article("Norel tisa", swapped)]
    link(one)
    assert [a.same_as for a in one] in ([None, one[0].id], [one[1].id, None])
    (found,) = linked([page(1, *one)])
    assert [a.same_as for a in found.articles] == [a.same_as for a in one]


def test_a_copy_word_for_word_on_another_page_points_to_its_own_id() -> None:
    title, text = PROSE.story(1)
    first, second = linked([page(n, article(title, text)) for n in (1, 2)])
    assert (first.articles[0].same_as, second.articles[0].same_as) == (None, first.articles[0].id)


def test_many_copies_of_one_story() -> None:
    title, text = PROSE.story(2)
    pages = [page(n, article(title, f"{text} Copy {n} of it.")) for n in range(4 * CROWD)]
    every = [one for document in linked(pages) for one in document.articles]
    assert {one.same_as for one in every[1:]} == {every[0].id}


@pytest.mark.parametrize(
    ("title", "days", "same"),
    [
        ("The harbour gets a second crane at last", ("2025-05-04", "2025-05-05T10:00:00Z"), True),
        ("The harbour gets a second crane at last", ("2025-05-04", None), True),
        ("What to watch on television this weekend", ("2025-05-04", "2025-05-11"), False),
        ("Letters to the editor", (None, None), False),
    ],
)
def test_headlines_without_text(title: str, days: tuple[str | None, str | None], same: bool) -> None:
    pages = [page(n, article(title, None, published=day)) for n, day in enumerate(days)]
    second = linked(pages)[1].articles[0]
    assert (second.same_as == second.id) is same


def test_pages_without_articles() -> None:
    title, text = PROSE.story(1)
    pages = [page(0), page(1, article(title, text)), page(2), page(3, article(title, text)), page(4)]
    assert [len(document.articles) for document in linked(pages, unique=True)] == [0, 1, 0, 0, 0]
    assert linked([]) == []


def test_a_document_that_is_no_unicode_is_refused_and_costs_no_other() -> None:
    title, text = PROSE.story(1)
    broken = Article(id="0" * 16, index=1, role="item", kind="full", text="\ud800")
    with Dump() as dump:
        dump.put(page(1, article(title, text)))
        with pytest.raises(UnicodeEncodeError):
            dump.put(page(2, article(None, "Some words"), broken))
        dump.put(page(3, article(title, text)))
        found = list(dump.documents())
    assert [document.page.path for document in found] == ["1.html", "3.html"]
    assert found[1].articles[0].same_as == found[0].articles[0].id


SCRIPT = """
import hashlib, sys
sys.path.insert(0, "tests/same")
from test_dump import linked, told
import msgspec
_, pages = told(400)
print(hashlib.sha256(b"".join(map(msgspec.json.encode, linked(pages)))).hexdigest())
"""


def test_no_hash_seed_changes_anything() -> None:
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


class Kept:
    """An output that remembers what it was given, and fails on some."""

    def __init__(self, bad: str = "") -> None:
        self.bad = bad
        self.given: list[tuple[str | None, str]] = []
        self.closed = False

    def is_own(self, name: str | None) -> bool:
        return name == "own"

    def taken(self, name: str | None) -> str:
        return "there" if name == "taken" else ""

    def put(self, name: str | None, body: bytes) -> None:
        if name == self.bad:
            raise OSError(28, "No space left on device", name)
        self.given.append((name, body.decode()))

    def close(self) -> None:
        self.closed = True


def body(document: Document) -> bytes:
    """A page as the output wants it."""
    return document.page.path.encode()


def test_nothing_is_written_before_all_are_known() -> None:
    inner = Kept(bad="b")
    failed: list[InputError] = []
    with Linked(inner, body, failed.append, unique=False) as output:
        for name in ("a", "b", None):
            output.put(name, encode(page(1)))
        assert (inner.given, inner.closed) == ([], False)
        output.close()
    assert inner.given == [("a", "1.html"), (None, "1.html")]
    assert inner.closed
    assert [str(error) for error in failed] == ["1.html: cannot be written to b: No space left on device"]
    assert output.is_own("own")
    assert output.taken("taken") == "there"


def test_a_full_disk_is_told_of_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Callable[[], None]:
        raise OSError(28, "No space left on device")

    with Linked(Kept(), body, lambda error: None, unique=True) as output:
        monkeypatch.setattr(output.dump.spool, "put", full)
        with pytest.raises(Unwritable) as caught:
            output.put("a", encode(page(1)))
    assert caught.value.place == "temporary folder"
