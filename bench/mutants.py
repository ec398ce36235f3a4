"""Pages with random damage: `python -m bench.mutants [--count 10000] [--seed 1] [--jobs N] [FOLDER...]`.

Pages of fixtures/, or of some folders, with pieces deleted, doubled, moved, mixed with pieces of other pages and with what parsers stumble over.
Of each: nothing is raised, nothing visible is lost or doubled, and the verdicts give the articles again, by the checks of
tests/test_invariants.py.  What fails is kept in a folder with --keep.  Exit status 1 where something fails.
"""

import argparse
import importlib
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.quality import ROOT
from cleaner.parse.streamed import STREAMED

PIECES = [
    b"<b>", b"<i>", b"</b>", b"<p>", b"</p>", b"<div>", b"</div>", b"<table>", b"<tr><td>", b"</table>", b"<ul><li>", b"<a href=",
    b"</a>", b"<select><option>", b"</select>", b"<template>", b"</template>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>",
    b"</script>", b"<style>", b"<textarea>", b"<title>", b"</title>", b"<svg>", b"<math><mi>", b"<plaintext>", b"<xmp>",
    b"<noscript>", b"<iframe>", b"<frameset>", b"<body hidden>", b'<p style="display:none">', b"<pre>\n", b"<h1>", b"<article>",
    b"<time datetime='2025-03-03'>", b"<br>", b"<hr>", b"<form>", b"<button>", b"<details><summary>", b"&#x202e;", b"&#0;", b"&lt",
    b"&amp;amp;", b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\x8b", b"\xe2\x80\xa8", b"\xc2\x85", b"\r", b"\t", b"\x0c", b'"', b"'", b"=",
    b"<", b">", b"/", b"\n\n", b"\n", b" ", b"Comments\n", b"Related Articles\n", b"16 minutes ago\n", b"By ", b"- ", b"> ", b"#tag ",
    b"\xef\xbb\xbf", b"<meta charset=utf-16>", b"<base href='//x'>", b"<html lang=ja>",
]  # fmt: skip
FIXTURES = (ROOT / "fixtures" / "pages",)
LARGEST = 60_000
"""Bytes of a page that is damaged: many small ones find more than a few large ones."""


def sources(folders: Sequence[Path] = FIXTURES) -> list[bytes]:
    """The pages of some folders; those of the fixtures are the same on every machine.

    But for those with parts that are sent late: what is shown of such a part when its place is itself hidden, or in the
    part, is more than the checks can say.
    """
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix not in (".json", ".toml"))
    read = (path.read_bytes() for path in paths if path.is_file())
    return [data for data in read if len(data) <= LARGEST and not any(sign.encode() in data for sign in STREAMED)]


def mutant(pages: list[bytes], chance: random.Random) -> bytes:
    """A damaged page."""
    whole = chance.choice(pages)
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 13))):
        size = len(data)
        start = chance.randrange(size + 1)
        end = min(size, start + chance.choice((1, 2, 10, 100, 1000)))
        match chance.randrange(9):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = data[start:end] * chance.choice((1, 2, 20))
            case 2:
                piece = data[start:end]
                del data[start:end]
                at = chance.randrange(len(data) + 1)
                data[at:at] = piece
            case 3:
                other = chance.choice(pages)
                at = chance.randrange(len(other) + 1)
                data[start:start] = other[at : at + chance.choice((10, 100, 1000))]
            case 4:
                if start < size:
                    data[start] = chance.randrange(256)
            case 5:
                del data[start:]
            case 6:
                data[start:start] = chance.choice(PIECES) * chance.choice((1, 1, 1, 3, 30))
            case _:
                data[start:start] = chance.choice(PIECES)
    if data == whole:  # nothing was taken from its end
        data += chance.choice(PIECES)
    return bytes(data)


def fault(data: bytes, invariants: Any) -> str:
    """What is wrong with what becomes of a page; empty where nothing is."""
    from cleaner.decode import decode
    from cleaner.model import Source
    from cleaner.pipeline import run
    from cleaner.read.sniff import is_feed
    from cleaner.rules import load

    try:
        made = run(Source(path="mutant", data=data), load([]), now="2025-06-15T12:00:00Z")
        document = made.document
        # The checks know of titles that the page gives itself in its head, but not of those that it gives to others.
        document.page.title = f"{document.page.title or ''} {made.page.meta.get('og:title', '')}"
        text = decode(data).text
        if not is_feed(text):  # of a feed that is damaged only what stands before the damage is read
            least, most = invariants.bounds(document, text) if document.page.media == "html" else (text, text)
            invariants.check_conservation(document, least, most)
        invariants.check_replay(made)
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:200]
    return ""


def damaged(
    count: int,
    seed: int,
    part: int = 0,
    parts: int = 1,
    keep: Path | None = None,
    folders: Sequence[Path] = FIXTURES,
) -> list[str]:
    """Clean `count` damaged pages, or one of `parts` of them; what is wrong.  Each page has a seed of its own."""
    invariants = importlib.import_module("tests.test_invariants")
    pages = sources(folders)
    wrong = []
    for number in range(part, count, parts):
        data = mutant(pages, random.Random(f"{seed}/{number}"))
        if words := fault(data, invariants):
            wrong.append(f"{number}: {words}")
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}.bin").write_bytes(data)
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Print what fails; 1 where something does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--part", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, help="folder for pages that fail")
    parser.add_argument("folders", nargs="*", type=Path, default=FIXTURES, help="folders of pages that are damaged")
    options = parser.parse_args(arguments)
    if options.part is not None:
        print(
            "\n".join(damaged(options.count, options.seed, options.part, options.jobs, options.keep, options.folders))
        )
        return 0
    begun = time.monotonic()
    command = [sys.executable, "-m", "bench.mutants", "--count", str(options.count), "--seed", str(options.seed)]
    command += ["--jobs", str(options.jobs), *(["--keep", str(options.keep)] if options.keep else [])]
    command += [str(folder.absolute()) for folder in options.folders]
    running = [
        subprocess.Popen([*command, "--part", str(part)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for part in range(options.jobs)
    ]
    wrong = [line for process in running for line in process.communicate()[0].splitlines() if line]
    died = [process.returncode for process in running if process.returncode]
    for line in wrong:
        print(line)
    print(f"{options.count} damaged pages, {len(wrong)} wrong, {time.monotonic() - begun:.0f} s")
    return 1 if wrong or died else 0


if __name__ == "__main__":
    sys.exit(main())
