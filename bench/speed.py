"""Speed and memory, in CPU time and in one run: `python -m bench.speed [--record] [--curve] [--floor]`.

- start: the whole command on a small page against `python -c pass`, in turn, CPU time of the child processes;
- text: megabytes of plain text a second on one core, and the curve from 10 KB to 100 MB with --curve: each size in a
  process of its own, with its peak memory over what was read;
- lines: the same of pages that hold far more headlines, headers and furniture than text;
- html: the whole of `clean()` on real or composed pages against Lexbor's parse of the same decoded pages, interleaved;
- times: microseconds for asking a short line for a time;
- page: with --curve, one HTML page of many items from 10 KB to 50 MB, measured as text is, but against Lexbor's parse.
"""

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.floors import bad_speed
from bench.longpage import longpage
from bench.longtext import longtext
from bench.quality import ROOT, SHARED, record

SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
HTML_SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)


def start() -> dict[str, float]:
    """CPU of the command on a small page, over that of the bare interpreter."""
    page = ROOT / "fixtures" / "pages" / "daily-related" / "page.txt"
    times: dict[str, list[float]] = {"command": [], "pass": []}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(21):
        for name, arguments in (("command", ["-m", "cleaner", "clean", str(page)]), ("pass", ["-c", "pass"])):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    command, bare = statistics.median(times["command"][1:]), statistics.median(times["pass"][1:])
    return {"start.command_ms": command * 1000, "start.pass_ms": bare * 1000, "start.ratio": command / bare}


CHILD = """
import re, resource, sys, time
from selectolax.lexbor import LexborHTMLParser
from cleaner.pipeline import run
from cleaner.read.files import read
from cleaner.rules import load
from cleaner.write.jsonl import JsonLines

rules, writer = load([]), JsonLines("page", None)
writer.page(run(read(sys.argv[1]), rules).document)  # tables and patterns are loaded once
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
out = writer.page(run(read(sys.argv[2]), rules).document)
spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
del out
with open(sys.argv[2], encoding="utf-8") as file:
    text = file.read()
start = time.process_time()
tree = LexborHTMLParser(text) if text.startswith("<!DOCTYPE html") else re.findall(r"\\w+", text)
print(spent, (peak - base) * 1024, time.process_time() - start)
"""


def text(sizes: tuple[int, ...], name: str, pages: Callable[[int], Iterator[bytes]]) -> dict[str, float]:
    """By size of one page, from its file to JSON: megabytes a second, peak memory over what was read, and CPU over that of
    merely finding the words of a plain text with a regular expression, or parsing HTML, which a busy machine changes less.

    Each size is measured in a process of its own, with the tables and patterns already loaded.
    """
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.txt"), Path(folder, "large.txt")
        small.write_bytes(b"".join(pages(5_000)))
        for size in sizes:
            with open(large, "wb") as file:
                file.writelines(pages(size))
            done = subprocess.run(
                [sys.executable, "-c", CHILD, str(small), str(large)],
                cwd=ROOT,
                check=True,
                capture_output=True,
                text=True,
            )
            spent, memory, words = map(float, done.stdout.split())
            read = large.stat().st_size
            found[f"{name}.{size}.mb_per_s"] = read / 1e6 / spent
            found[f"{name}.{size}.bytes_per_byte"] = memory / read
            found[f"{name}.{size}.ratio"] = spent / words
    return found


def html(most: int) -> dict[str, float]:
    """CPU of `clean()` over that of Lexbor's parse, on the same pages in turn: the middle one of three samples of `most` pages.

    No page is seen twice: what is remembered of one would make its second time cheaper.
    """
    from cleaner import clean

    own = sorted((ROOT / "fixtures" / "pages").glob("*/page.html"))
    folder = SHARED / "wcxb" / "html"
    paths = sorted(folder.iterdir()) if folder.is_dir() else own
    for path in own[:10]:
        clean(path.read_bytes())  # tables and patterns are loaded once
    samples = [paths[first::8][:most] for first in (0, 3, 6)]
    ratio, parse, whole = sorted(map(html_sample, samples))[1]
    return {"html.parse_ms_per_page": parse, "html.clean_ms_per_page": whole, "html.ratio": ratio}


def html_sample(paths: list[Path]) -> tuple[float, float, float]:
    """The ratio for some pages, and milliseconds a page of Lexbor's parse and of `clean()`."""
    import msgspec.json
    from selectolax.lexbor import LexborHTMLParser

    from cleaner import clean
    from cleaner.decode import decode

    parse = whole = 0.0
    for path in paths:
        data = path.read_bytes()
        page = gzip.decompress(data) if path.suffix == ".gz" else data
        decoded = decode(page).text
        begin = time.process_time()
        LexborHTMLParser(decoded)
        middle = time.process_time()
        msgspec.json.encode(clean(page))
        parse += middle - begin
        whole += time.process_time() - middle
    return whole / parse, parse / len(paths) * 1000, whole / len(paths) * 1000


TIMES = """16 minutes ago|an hour ago|yesterday|3 March 2025, 09:34|14.06.2025 18:05 Uhr|il y a 2 heures|2025年6月14日 18時05分
Prieš 8 min.|Jun 14|Sunday March 08, 2026 @03:34AM|vor einer Stunde|30分钟前|14 июня 2025 г. в 18:05|Published 14 June 2025"""


def times() -> dict[str, float]:
    """Microseconds for asking a line whether it is a time, or has one at its edges: headlines and sentences of 15 languages, one in
    twenty a time."""
    from random import Random

    from bench.compose.data import LANGUAGES
    from bench.retold.change import sentences
    from bench.retold.stories import news
    from cleaner.times.lines import find_edge, match

    told = [one for language in LANGUAGES for one in news(language, Random(f"cost {language}"))]
    lines = [line for title, other, text in told for line in (title, other, *sentences(text))]
    moments = TIMES.replace("\n", "|").split("|")
    lines += moments * (len(lines) // 20 // len(moments))
    spent = []
    for _ in range(7):
        before = time.process_time()
        for line in lines:
            if match(line) is None:
                find_edge(line)
        spent.append(time.process_time() - before)
    return {"times.us_per_line": min(spent) / len(lines) * 1e6}


def main() -> None:
    """Print, and on request record or check, the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--record", action="store_true", help="append to bench/RESULTS.md")
    parser.add_argument(
        "--curve", action="store_true", help="plain text from 10 KB to 100 MB, not 10 MB alone; HTML to 50 MB"
    )
    parser.add_argument(
        "--floor", action="store_true", help="exit 1 where a figure is beyond its bound in bench/floors.json"
    )
    options = parser.parse_args()
    found = start() | times() | text(SIZES if options.curve else (10_000_000,), "text", longtext)
    found |= text((1_000_000,), "lines", partial(longtext, lengthened=False)) | html(200)
    if options.curve:
        found |= text(HTML_SIZES, "page", longpage)
    for key, value in found.items():
        print(f"{key:32} {value:.2f}")
    if options.record:
        record(found, "python -m bench.speed" + (" --curve" if options.curve else ""))
    if options.floor and (bad := bad_speed(found)):
        sys.exit("beyond the bound:\n" + "\n".join(bad))


if __name__ == "__main__":
    main()
