"""A file that is gone on with: the same bytes as an undisturbed run, whatever happened."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.resume import ResumeError
from cleaner.resume.manifest import Manifest
from cleaner.resume.part import appear
from cleaner.resume.stream import ResumableStream
from cleaner.write import Format, compress
from cleaner.write.compress import Compression
from cleaner.write.output import Unwritable
from tests.resume.runs import SETTINGS, Runs, Stop, killed

FORMATS: list[Format] = ["jsonl", "json", "csv", "markdown", "text", "jsonfeed"]
COMPRESSIONS: list[Compression | None] = [None, "gzip", "zstd"]
WAYS = [(format, compression) for format in FORMATS for compression in COMPRESSIONS]
At = Callable[[ResumableStream, int], None]


def stop(when: int) -> At:
    """A run that is interrupted."""

    def at(stream: ResumableStream, number: int) -> None:
        if number == when:
            raise Stop

    return at


def kill(when: int) -> At:
    """A run that is killed."""

    def at(stream: ResumableStream, number: int) -> None:
        if number == when:
            killed(stream)

    return at


@pytest.mark.parametrize(("format", "compression"), WAYS)
def test_a_run_that_was_interrupted_is_gone_on_with(
    runs: Runs, pages: list[str], often: None, format: Format, compression: Compression | None
) -> None:
    runs.format, runs.compression = format, compression
    expected = runs.undisturbed(pages)
    for when in range(len(pages) + 1):
        with pytest.raises(Stop):
            runs.run(pages, at=stop(when))
        assert runs.names() == {"out.part", "out.manifest"}
    runs.run(pages)
    assert runs.written() == expected
    assert runs.names() == {"out", "out.manifest"}


@pytest.mark.parametrize(("format", "compression"), WAYS)
@pytest.mark.parametrize("when", range(8))
def test_a_run_that_was_killed_is_gone_on_with(
    runs: Runs, pages: list[str], often: None, format: Format, compression: Compression | None, when: int
) -> None:
    runs.format, runs.compression = format, compression
    expected = runs.undisturbed(pages)
    runs.run(pages, at=kill(when))
    runs.run(pages)
    assert runs.written() == expected
    assert len(runs.cleaned) >= len(pages) - when


def test_nothing_is_read_that_stands_in_the_output(runs: Runs, pages: list[str], often: None) -> None:
    runs.run(pages, at=kill(5))
    runs.run(pages)
    assert runs.cleaned == ["4.txt", "5.txt", "6.txt"]
    assert runs.told == ["empty"]


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("format", ["jsonl", "csv", "json"])
def test_a_file_that_is_cut_anywhere_is_mended(
    runs: Runs,
    pages: list[str],
    often: None,
    monkeypatch: pytest.MonkeyPatch,
    compression: Compression | None,
    format: Format,
) -> None:
    monkeypatch.setattr(compress, "MEMBER", 60)
    runs.format, runs.compression, runs.fields = format, compression, ["title"]
    expected = runs.undisturbed(pages)
    runs.run(pages, at=kill(len(pages)))
    part, manifest = Path(f"{runs.out}.part"), Path(f"{runs.out}.manifest")
    data, told = part.read_bytes(), manifest.read_bytes()
    assert len(data) > 50
    for size in range(0, len(data) + 1, 1 if (format, compression) == ("jsonl", None) else 7):
        part.write_bytes(data[:size])
        manifest.write_bytes(told)
        runs.run(pages)
        assert runs.written() == expected
        os.unlink(runs.out)


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_a_file_that_is_damaged_is_mended(
    runs: Runs, pages: list[str], often: None, compression: Compression | None
) -> None:
    runs.compression = compression
    expected = runs.undisturbed(pages)
    runs.run(pages, at=kill(len(pages)))
    part, manifest = Path(f"{runs.out}.part"), Path(f"{runs.out}.manifest")
    data, told = part.read_bytes(), manifest.read_bytes()
    for place in range(0, len(data), 67):
        part.write_bytes(data[:place] + bytes(min(8, len(data) - place)) + data[place + 8 :] + b"behind")
        manifest.write_bytes(told)
        runs.run(pages)
        assert runs.written() == expected
        os.unlink(runs.out)


class Trouble:
    """`os.write` and `os.fsync` that fail at their Nth call; of what is to be written, half reaches the file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, what: str) -> None:
        self.calls, self.at, self.what = 0, at, what
        self.write, self.fsync = os.write, os.fsync
        monkeypatch.setattr(os, "write", self.writing)
        monkeypatch.setattr(os, "fsync", self.syncing)

    def writing(self, number: int, data: memoryview) -> int:
        self.calls += 1
        if self.calls == self.at and len(data) > 1:
            written = self.write(number, data[: len(data) // 2])
            if self.what == "short":
                return written
            raise OSError(getattr(errno, self.what), os.strerror(getattr(errno, self.what)))
        return self.write(number, data)

    def syncing(self, number: int) -> None:
        self.calls += 1
        if self.calls == self.at and self.what == "EIO":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.fsync(number)


def ends_well(runs: Runs, pages: list[str], what: str) -> bool:
    """Whether a run ends without trouble; trouble is of this kind."""
    try:
        runs.run(pages)
    except Unwritable as error:
        if errno.errorcode[error.error.errno or 0] != what:
            raise
        return False
    return True


@pytest.mark.parametrize("what", ["ENOSPC", "EIO", "short"])
@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_every_write_may_fail(
    runs: Runs,
    pages: list[str],
    often: None,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    compression: Compression | None,
) -> None:
    runs.compression = compression
    expected = runs.undisturbed(pages)
    failed = 0
    for at in range(1, 100):
        with monkeypatch.context() as patch:
            trouble = Trouble(patch, at, what)
            if not ends_well(runs, pages, what):
                failed += 1
        if trouble.calls < at:
            break
        runs.run(pages)
        assert runs.written() == expected
        for name in runs.names():
            (runs.folder / name).unlink()
    else:
        pytest.fail("more calls than expected")
    assert failed > 3 or what == "short"


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_nothing_is_promised_that_is_not_on_the_disk(
    runs: Runs, pages: list[str], often: None, monkeypatch: pytest.MonkeyPatch, compression: Compression | None
) -> None:
    runs.compression = compression
    events: list[str] = []

    def noted(event: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **others: object) -> object:
            out = real(*arguments, **others)
            events.append(event)
            return out

        return call

    monkeypatch.setattr(os, "write", noted("write", os.write))
    monkeypatch.setattr(os, "fsync", noted("sync", os.fsync))
    monkeypatch.setattr(Manifest, "add", noted("promise", Manifest.add))
    monkeypatch.setattr("cleaner.resume.stream.appear", noted("name", appear))
    runs.run(pages)
    assert events.count("promise") >= 3
    for number, event in enumerate(events):
        if event == "promise":
            written = [e for e in events[:number] if e != "promise"]
            assert written[-1] == "sync"
    assert events.index("name") > max(n for n, event in enumerate(events) if event in ("write", "promise"))


def test_a_manifest_that_cannot_grow_costs_what_was_to_come(
    runs: Runs, pages: list[str], often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = runs.undisturbed(pages)
    long = [*pages, *(runs.page(f"long-{n}-{'x' * 200}.txt", "x") for n in range(100))]
    whole = runs.undisturbed(long)
    real = Manifest.open.__func__  # type: ignore[attr-defined]

    def full(cls: type[Manifest], path: str) -> Manifest:
        manifest: Manifest = real(cls, path)
        (pages,) = manifest.connection.execute("PRAGMA page_count").fetchone()
        manifest.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        return manifest

    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "open", classmethod(full))
        with pytest.raises(Unwritable, match="full"):
            runs.run(long)
    runs.run(long)
    assert runs.written() == whole
    assert whole.startswith(expected)
    assert len(runs.cleaned) < len(long)


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("when", [0, 2, 4, 7])
def test_inputs_that_change_in_between_are_written_as_they_are(
    runs: Runs, pages: list[str], often: None, compression: Compression | None, when: int
) -> None:
    runs.compression = compression

    def change() -> list[str]:
        runs.page("1.txt", "two\nships")
        return [runs.page("0a.txt", "a new one"), *pages[:4], *pages[5:]]

    runs.run(pages, at=kill(when))
    new = change()
    runs.run(new)
    assert runs.written() == runs.undisturbed(new)


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("left", range(8))
def test_inputs_that_are_gone_are_gone_from_the_output(
    runs: Runs, pages: list[str], often: None, compression: Compression | None, left: int
) -> None:
    runs.compression = compression
    runs.run(pages, at=kill(6))
    runs.run(pages[:left])
    assert runs.written() == runs.undisturbed(pages[:left])


def test_a_file_that_was_touched_is_what_it_was(runs: Runs, pages: list[str], often: None) -> None:
    runs.run(pages, at=kill(4))
    os.utime(pages[0])
    os.utime(pages[2])  # it failed: nobody knows what was in it
    runs.run(pages)
    assert runs.cleaned[0] == "2.txt"


def test_a_file_that_was_touched_has_changed_where_its_time_counts(runs: Runs, pages: list[str], often: None) -> None:
    runs.timed = True
    runs.run(pages, at=kill(4))
    os.utime(pages[0])
    runs.run(pages)
    assert runs.cleaned[0] == "0.txt"


def test_a_file_that_was_changed_at_once_is_looked_at(runs: Runs, often: None) -> None:
    pages = [runs.page("a.txt", "old", age=0), runs.page("b.txt", "old")]
    runs.run(pages, at=kill(2))
    kept = os.stat(pages[0])
    Path(pages[0]).write_text("new")
    os.utime(pages[0], ns=(kept.st_mtime_ns, kept.st_mtime_ns))
    runs.run(pages)
    assert b"new" in runs.written()


def test_a_whole_output_is_left_alone(runs: Runs, pages: list[str]) -> None:
    runs.run(pages)
    before = runs.written(), os.stat(runs.out).st_mtime_ns
    runs.run(pages)
    assert runs.cleaned == []
    assert (runs.written(), os.stat(runs.out).st_mtime_ns) == before
    stream = runs.stream()
    assert stream.complete
    assert stream.counts() == (6, 1)
    stream.manifest.close()


@pytest.mark.parametrize("when", ["before", "between", "after"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_run_that_was_killed_while_it_named_its_output(
    runs: Runs, pages: list[str], monkeypatch: pytest.MonkeyPatch, when: str, overwrite: bool
) -> None:
    expected = runs.undisturbed(pages)
    if overwrite:
        Path(runs.out).write_bytes(b"old")
    from cleaner.resume import stream as module

    real = module.appear

    class Power(Exception):
        pass

    def appear(part: str, path: str, *, replace: bool) -> None:
        if when == "between":
            shutil.copy(part, f"{path}.copy") if replace else os.link(part, path)
        elif when == "after":
            real(part, path, replace=replace)
        raise Power

    with monkeypatch.context() as patch:
        patch.setattr(module, "appear", appear)
        with pytest.raises(Power):
            runs.run(pages, overwrite=overwrite)
    runs.run(pages, overwrite=overwrite)
    assert runs.cleaned == []
    assert runs.written() == expected
    assert not Path(f"{runs.out}.part").exists()


def test_an_output_that_was_whole_and_is_being_mended_is_not_whole(
    runs: Runs, pages: list[str], often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = runs.undisturbed(pages)
    part = Path(f"{runs.out}.part")
    with monkeypatch.context() as patch:
        patch.setattr("cleaner.resume.stream.appear", lambda *_, **__: killed(runs.last))
        runs.run(pages)
    part.write_bytes(part.read_bytes()[:-5])

    def unpromised(stream: ResumableStream, *, whole: bool = False) -> None:
        if whole:
            killed(stream)

    with monkeypatch.context() as patch:
        patch.setattr(ResumableStream, "commit", unpromised)
        runs.run(pages)
    assert part.read_bytes() == expected
    part.write_bytes(expected[:-5] + bytes(5))  # as if the last block had not reached the disk
    runs.run(pages)
    assert runs.written() == expected


def test_what_is_there_is_not_replaced_unasked(runs: Runs, pages: list[str]) -> None:
    Path(runs.out).write_bytes(b"mine")
    with pytest.raises(ResumeError, match="exists and has no manifest"):
        runs.run(pages)
    assert runs.written() == b"mine"
    assert runs.names() == {"out"}
    os.unlink(runs.out)

    def between(stream: ResumableStream, number: int) -> None:
        if number == 3:
            Path(runs.out).write_bytes(b"another's")

    with pytest.raises(Unwritable, match="exists"):
        runs.run(pages, at=between)
    assert runs.written() == b"another's"
    runs.run(pages, overwrite=True)
    assert runs.written() == runs.undisturbed(pages)


def test_the_mode_of_a_file_that_is_replaced_stays(runs: Runs, pages: list[str]) -> None:
    Path(runs.out).write_bytes(b"old")
    os.chmod(runs.out, 0o640)
    runs.run(pages, overwrite=True)
    assert os.stat(runs.out).st_mode & 0o777 == 0o640


def test_an_output_that_somebody_changed_is_not_touched(runs: Runs, pages: list[str]) -> None:
    runs.run(pages)
    Path(runs.out).write_bytes(runs.written() + b"my own line\n")
    for update in (False, True):
        with pytest.raises(ResumeError, match="is not what was written there"):
            runs.run(pages, update=update)
    os.unlink(runs.out)
    with pytest.raises(ResumeError, match="is no longer there"):
        runs.run(pages)


def test_other_settings_are_told_and_stop(runs: Runs, pages: list[str]) -> None:
    runs.run(pages, at=kill(3))
    part = Path(f"{runs.out}.part").read_bytes()
    with pytest.raises(ResumeError, match="--unit was article, is page; the rules have changed"):
        runs.run(pages, settings={"--unit": "page", "rules": "1"})
    assert Path(f"{runs.out}.part").read_bytes() == part
    runs.run(pages, settings=SETTINGS)
    assert runs.written()


def test_one_run_at_a_time(runs: Runs, pages: list[str]) -> None:
    stream = runs.stream()
    with pytest.raises(ResumeError, match="in use by another run"):
        runs.stream()
    with stream:
        stream.close()


def test_a_manifest_that_is_none(runs: Runs, pages: list[str]) -> None:
    Path(f"{runs.out}.manifest").write_bytes(b"What is this? " * 100)
    with pytest.raises(ResumeError, match="no manifest, or a damaged one"):
        runs.stream()


# --------------------------------------------------------------------------- bringing up to date


@pytest.mark.parametrize(("format", "compression"), [way for way in WAYS if way[0] != "jsonfeed"])
def test_only_what_changed_is_cleaned(
    runs: Runs, pages: list[str], often: None, format: Format, compression: Compression | None
) -> None:
    runs.format, runs.compression = format, compression
    runs.run(pages)
    runs.page("3.txt", "three\nother piers")
    new = [runs.page("00.txt", "a new one"), *pages[:1], *pages[2:], runs.page("9.txt", "and another")]
    runs.run(new, update=True)
    assert runs.cleaned == ["00.txt", "2.txt", "3.txt", "9.txt"]
    assert runs.written() == runs.undisturbed(new)
    runs.run(new, update=True)
    assert runs.cleaned == ["2.txt"]  # it failed, and is tried again
    assert runs.written() == runs.undisturbed(new)


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("when", range(8))
def test_bringing_up_to_date_is_gone_on_with(
    runs: Runs, pages: list[str], often: None, compression: Compression | None, when: int
) -> None:
    runs.compression = compression
    runs.run(pages)
    before = runs.written()
    runs.page("0.txt", "one\nand a half")
    runs.run(pages, update=True, at=kill(when))
    assert runs.written() == before
    runs.run(pages, update=when % 2 == 0)
    assert runs.written() == runs.undisturbed(pages)
    assert runs.names() == {"out", "out.manifest"}


def test_what_stands_damaged_in_the_output_is_cleaned_again(runs: Runs, pages: list[str], often: None) -> None:
    runs.run(pages)
    expected = runs.written()
    Path(runs.out).write_bytes(b"x" + expected[1:])
    runs.run(pages, update=True)
    assert runs.written() == expected
    assert runs.cleaned == ["0.txt", "1.txt", "2.txt"]
