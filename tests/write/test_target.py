"""Files that appear whole or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from cleaner.write.target import AtomicFile, Descriptor


def test_the_file_appears_at_the_end_only(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with AtomicFile(str(path)) as file:
        file.write(b"one\n")
        assert not path.exists()
        file.write(b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with AtomicFile(str(path), overwrite=True) as file:
            file.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError), AtomicFile(str(path)):
        pass
    assert path.read_bytes() == b"old"


def test_nothing_is_replaced_that_came_in_between(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"

    def raced() -> None:
        with AtomicFile(str(path)) as file:
            file.write(b"new")
            path.write_bytes(b"another's")

    with pytest.raises(FileExistsError):
        raced()
    assert path.read_bytes() == b"another's"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_replacing_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with AtomicFile(str(path), overwrite=True) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with AtomicFile(str(tmp_path / "out")) as file:
            file.write(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with AtomicFile(str(tmp_path / "link"), overwrite=True) as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    with AtomicFile(str(path)) as file:
        file.write(b"through")
    reader.join(10)
    assert read == [b"through"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), AtomicFile(str(tmp_path)):
        pass


def test_more_than_a_pipe_holds_is_written_in_full() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = bytes(range(256)) * 4096
    read: list[bytes] = []

    def drain() -> None:
        with open(reading, "rb") as pipe:
            read.append(pipe.read())

    reader = threading.Thread(target=drain)
    reader.start()
    Descriptor(writing).write(data)
    os.close(writing)
    reader.join(10)
    assert read == [data]
