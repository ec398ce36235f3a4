"""Writers that are cut off, what they write, and what is wrong with it afterwards."""

import os
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from cleaner.cli import main as cleaner_main
from cleaner.resume import IN_FOLDER, MANIFEST, PART

FIELDS = "index,title,page.path"


class Writer(NamedTuple):
    """A way to write the articles of a folder of pages."""

    name: str
    run: Callable[[Path, Path], int]
    """Pages, output -> exit status."""
    part: str = ""
    """Added to the name of the output while it grows."""
    book: str = ""
    """Added to the name of what says how far it is."""


def ours(pages: Path, out: Path) -> int:
    """The command."""
    with redirect_stderr(StringIO()):
        return cleaner_main(["clean", str(pages), "-o", str(out), "--resume", "--fields", FIELDS, "-q"])


def ours_in_a_folder(pages: Path, out: Path) -> int:
    """The command, with a file for each page."""
    with redirect_stderr(StringIO()):
        return cleaner_main(
            ["clean", str(pages), "-o", f"{out}/", "--resume", "--format", "jsonl", "--fields", FIELDS, "-q"]
        )


def naive(pages: Path, out: Path) -> int:
    """Append, then note how many pages are done."""
    from cleaner import clean_file
    from cleaner.write import formatter

    book = Path(f"{out}.done")
    done = int(book.read_text() or 0) if book.exists() else 0
    lines = formatter("jsonl", "article", FIELDS.split(","))
    with open(out, "ab", buffering=0) as file:
        for number, path in enumerate(sorted(pages.iterdir())):
            if number >= done:
                try:
                    os.write(file.fileno(), lines.body(clean_file(str(path))))
                except OSError:
                    return 1
                book.write_text(str(number + 1))
    return 0


OURS = Writer("cleaner", ours, PART, MANIFEST)
FOLDER = Writer("folder", ours_in_a_folder)
NAIVE = Writer("naive", naive, "", ".done")


class Harm(NamedTuple):
    """What is wrong with an output, in lines."""

    lost: int = 0
    doubled: int = 0
    torn: int = 0


def harm(expected: bytes, got: bytes) -> Harm:
    """Lines that are missing, there too often, or lines of no page."""
    if expected == got:
        return Harm()
    wanted, found = Counter(expected.splitlines(True)), Counter(got.splitlines(True))
    torn = sum(count for line, count in found.items() if line not in wanted)
    doubled = sum(max(count - wanted[line], 0) for line, count in found.items() if line in wanted)
    return Harm(sum((wanted - found).values()), doubled, torn or int(not doubled and wanted == found))


def make_pages(folder: Path, count: int) -> None:
    """Small pages of two articles each, old enough for their time of change to count."""
    folder.mkdir()
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(
            f"Pier {number} opens again\nThe Harbour Gazette\n{number + 2} hours ago\nThe ferry calls at pier {number} "
            f"once more, and the keeper has lit {number + 3} lamps along the quay for it.\n\nRelated Articles\n"
            f"Lamp {number} is mended\nLindvik News\n3 hours ago\nA crew of {number + 2} worked at it through the night, "
            "with ropes that the harbour office had kept since the last storm.\n"
        )
        os.utime(path, (1_700_000_000, 1_700_000_000))


def clear(out: Path) -> None:
    """Remove an output, and what stands beside it."""
    for path in out.parent.glob(f"{out.name}*"):
        if path.is_dir():
            rmtree(path)
        else:
            path.unlink()


def content(out: Path) -> bytes:
    """The bytes of an output; of a folder those of its files, of which none but the manifest is another's."""
    if not out.is_dir():
        return out.read_bytes()
    files = sorted(path for path in out.rglob("*") if path.is_file())
    strange = [path for path in files if path.suffix != ".jsonl" and not path.name.startswith(IN_FOLDER)]
    return b"".join(path.read_bytes() for path in files if path.suffix == ".jsonl") + b"".join(
        bytes(path) for path in strange
    )


def undisturbed(writer: Writer, pages: Path, out: Path) -> bytes:
    """What a run writes that nothing happens to."""
    writer.run(pages, out)
    data = content(out)
    clear(out)
    return data
