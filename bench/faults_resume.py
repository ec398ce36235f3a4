"""Runs that are cut off and gone on with: `python -m bench.faults_resume [--kills 300] [--signals 100]`.

Four things are done to `cleaner clean --resume`: its output is cut at every byte; each of its writes fails in turn (a full
disk, a broken one, a short write); it is killed at random moments, many of them in the middle of a write; it is interrupted.
Then the same command is run again, and what it has written at last is compared with what an undisturbed run writes.  A
writer that appends, and notes how many pages it has done, suffers the same beside it: what does not harm it shows nothing.
Exit status 1 where our output is harmed, or where theirs is not.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from bench.faults_kinds import cuts, failing_writes, killed_in_each_write, signals
from bench.faults_writers import FOLDER, NAIVE, OURS, Harm, Writer, make_pages, undisturbed
from cleaner.resume import folder, stream
from cleaner.write import compress


def show(what: str, writer: Writer, found: list[Harm], more: str = "") -> bool:
    """A line of figures; whether any output was harmed."""
    total = Harm(*map(sum, zip(*found, strict=True))) if found else Harm()
    harmed = sum(one != Harm() for one in found)
    print(
        f"{what:22} {writer.name:8} outputs {len(found):5}  harmed {harmed:5}  "
        f"lost {total.lost:5}  doubled {total.doubled:5}  torn {total.torn:5}  {more}",
        flush=True,
    )
    return harmed > 0


def main() -> None:
    """Do it all, and print a line for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--signals", type=int, default=100, help="SIGINT and SIGTERM, each")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = []
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # no signal reaches what a disk does
    with tempfile.TemporaryDirectory(dir=memory) as work:
        pages = Path(work) / "pages"
        make_pages(pages, 8)
        for writer, ending in ((OURS, ""), (OURS, ".gz"), (OURS, ".zst"), (FOLDER, ""), (NAIVE, "")):
            out = Path(work) / f"out.jsonl{ending}"
            for what, harmed in everything(writer, pages, out, options):
                if harmed != (writer is NAIVE):
                    wrong.append(f"{what}: {writer.name}{ending} is {'' if harmed else 'not '}harmed")
    if wrong:
        sys.exit("\n".join(wrong))


def everything(writer: Writer, pages: Path, out: Path, options: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    """What is done to a writer, and whether that harmed an output."""
    label = writer._replace(name=writer.name + out.suffix.removeprefix(".jsonl"))
    with patch.object(stream, "ENTRIES", 2), patch.object(folder, "ENTRIES", 2), patch.object(compress, "MEMBER", 300):
        expected = undisturbed(writer, pages, out)
        for what, faults in (
            ("cut at every byte", cuts),
            ("a write fails", failing_writes),
            ("killed in each write", killed_in_each_write),
        ):
            if faults is cuts and writer is FOLDER:
                continue
            yield what, show(what, label, list(faults(writer, pages, out, expected)))
        for what, number, count in (
            ("SIGKILL at random", signal.SIGKILL, options.kills),
            ("SIGINT", signal.SIGINT, options.signals),
            ("SIGTERM", signal.SIGTERM, options.signals),
        ):
            found: list[Harm] = []
            ends = signals(writer, pages, out, expected, number, count, options.seed, found)
            statuses = ", ".join(f"{status}: {times}" for status, times in sorted(ends.statuses.items()))
            yield what, show(what, label, found, f"sent {ends.sent}, {ends.within} within a write; status {statuses}")


if __name__ == "__main__":
    main()
