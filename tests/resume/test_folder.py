"""A folder that is gone on with, and brought up to date."""

import os
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from cleaner.model import Article, Document, PageInfo
from cleaner.resume import ResumeError, folder
from cleaner.resume.entry import Told
from cleaner.resume.folder import ResumableFolder
from cleaner.write import formatter
from cleaner.write.compress import Compression
from tests.resume.runs import Killed

SETTINGS = {"--unit": "article"}


def page(text: str) -> Document:
    """A page of one article, or none."""
    article = Article(id="0" * 16, index=0, role="item", kind="full", text=text)
    return Document(page=PageInfo(path="page"), articles=[article] if text else [])


class FolderRuns:
    """Runs over the files of a folder; a file with "!" in it fails."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inputs = root / "pages"
        self.out = root / "out"
        self.compression: Compression | None = None
        self.cleaned: list[str] = []
        self.told: list[str] = []

    def page(self, name: str, text: str) -> Path:
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (1_700_000_000, 1_700_000_000 + len(text)))
        return path

    def paths(self) -> list[str]:
        return sorted(str(path) for path in self.inputs.rglob("*") if path.is_file())

    def open(
        self, *, update: bool = False, overwrite: bool = False, settings: dict[str, str] | None = None
    ) -> ResumableFolder:
        new = partial(formatter, "text", "article")
        return ResumableFolder(
            f"{self.out}/",
            [str(self.inputs)],
            "text",
            new,
            self.compression,
            settings or SETTINGS,
            overwrite=overwrite,
            update=update,
        )

    def run(self, *, update: bool = False, overwrite: bool = False, kill: int = -1, paths: Sequence[str] = ()) -> int:
        """Write all pages; gives how many failed to be written."""
        self.cleaned, self.told = [], []
        failed = 0
        output = self.open(update=update, overwrite=overwrite)
        try:
            with output:
                for number, path in enumerate(paths or self.paths()):
                    if number == kill:
                        output.manifest.close()
                        output.commit = lambda: None  # type: ignore[method-assign]
                        raise Killed
                    failed += not self.one(output, path)
                output.close()
        except Killed:
            pass
        self.gone = output.gone
        return failed

    def one(self, output: ResumableFolder, path: str) -> bool:
        if known := output.known(path, path):
            output.keep(known)
            if known.entry.told.failed:
                self.told.append(known.entry.told.note)
            return True
        self.cleaned.append(os.path.basename(path))
        data = Path(path).read_bytes()
        if b"!" in data:
            output.fail(path, Told(failed=True, note="loud"))
            return True
        try:
            output.put(path, output.new().body(page(data.decode())), Told(sha256(data).hexdigest()))
        except FileExistsError:
            return False
        return True

    def written(self) -> dict[str, str]:
        found = {str(path.relative_to(self.out)): path.read_text().strip() for path in self.out.rglob("*.txt")}
        assert not [path for path in self.out.rglob("*") if path.suffix == ".tmp"]
        return found


@pytest.fixture
def runs(tmp_path: Path) -> FolderRuns:
    runs = FolderRuns(tmp_path)
    for name, text in {"a": "one", "b/c": "two", "b/d": "loud!", "e": "", "f": "three"}.items():
        runs.page(name, text)
    return runs


ALL = {"a.txt": "one", "b/c.txt": "two", "e.txt": "", "f.txt": "three"}


@pytest.mark.parametrize("often", [1, 2, 1000])
@pytest.mark.parametrize("when", range(5))
def test_a_run_that_was_killed_is_gone_on_with(
    runs: FolderRuns, monkeypatch: pytest.MonkeyPatch, often: int, when: int
) -> None:
    monkeypatch.setattr(folder, "ENTRIES", often)
    runs.run(kill=when)
    assert runs.run() == 0
    assert runs.written() == ALL
    assert (runs.told == ["loud"]) == ("d" not in runs.cleaned)
    assert len(runs.cleaned) == 5 - when // often * often
    runs.run()
    assert runs.cleaned == []
    assert runs.told == ["loud"]


def test_only_what_changed_is_written(runs: FolderRuns) -> None:
    runs.run()
    before = {name: os.stat(runs.out / name).st_mtime_ns for name in ALL}
    runs.page("b/c", "twice")
    runs.page("b/g", "new")
    os.utime(runs.inputs / "f")
    (runs.inputs / "a").unlink()
    runs.run(update=True)
    assert runs.cleaned == ["c", "d", "g"]
    assert runs.written() == ALL | {"b/c.txt": "twice", "b/g.txt": "new"}
    assert {name for name in ALL if os.stat(runs.out / name).st_mtime_ns != before[name]} == {"b/c.txt"}
    assert runs.gone == 1


def test_what_failed_is_tried_again_where_it_is_brought_up_to_date(runs: FolderRuns) -> None:
    runs.run()
    runs.run(update=True)
    assert runs.cleaned == ["d"]


def test_a_file_that_is_missing_or_shorter_is_written_again(runs: FolderRuns) -> None:
    runs.run()
    (runs.out / "a.txt").unlink()
    (runs.out / "f.txt").write_text("thr")
    runs.run()
    assert runs.cleaned == ["a", "f"]
    assert runs.written() == ALL


def test_files_of_others_stay(runs: FolderRuns) -> None:
    (runs.out / "b").mkdir(parents=True)
    (runs.out / "a.txt").write_text("mine")
    (runs.out / "b" / "c.txt").write_text("two\n")  # what would be written
    assert runs.run() == 1
    assert runs.written() == ALL | {"a.txt": "mine"}
    assert runs.run() == 1
    assert runs.cleaned == ["a"]
    assert runs.run(overwrite=True) == 0
    assert runs.written() == ALL


@pytest.mark.parametrize("compression", ["gzip", "zstd"])
def test_compressed_files(runs: FolderRuns, compression: Compression) -> None:
    runs.compression = compression
    runs.run(kill=2)
    assert runs.run() == 0
    ending = {"gzip": ".gz", "zstd": ".zst"}[compression]
    assert {str(path.relative_to(runs.out)) for path in runs.out.rglob(f"*{ending}")} == {n + ending for n in ALL}


def test_other_settings_are_told_and_stop(runs: FolderRuns) -> None:
    runs.run()
    with pytest.raises(ResumeError, match="--unit was article, is page"):
        runs.open(settings={"--unit": "page"})


def test_a_name_that_is_not_utf_8(runs: FolderRuns) -> None:
    runs.page(os.fsdecode(b"caf\xe9"), "coffee")
    runs.run()
    runs.run()
    assert runs.cleaned == []


def test_the_manifest_is_no_page(runs: FolderRuns, tmp_path: Path) -> None:
    from cleaner.read.walk import pages

    runs.run()
    assert not [found for found in pages(str(runs.out), str(runs.out)) if os.path.basename(found.path).startswith(".")]
