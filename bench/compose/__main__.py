"""``python -m bench.compose OUTDIR``: writes pages and gold splits."""

import argparse
import json
from pathlib import Path

from bench.compose.compose import compose
from bench.compose.gold import gold
from bench.compose.home import compose_home, home_gold
from bench.compose.home_markup import print_home
from bench.compose.markup import print_html
from bench.compose.plan import plan
from bench.compose.results import compose_results, results_gold
from bench.compose.text import print_text

PRINTERS = {"text": ("txt", print_text), "html": ("html", print_html)}


def write(folder: Path, pages: int, seed: int, media: list[str]) -> int:
    """Writes ``pages`` pages in each of the media below ``folder``; returns the number of files of pages.

    Files of the same name are overwritten, others left alone.  Raises OSError where the folder cannot be written.
    """
    for name in ("pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        page = compose(plan(seed, number), seed)
        for medium in media:
            suffix, printer = PRINTERS[medium]
            name = f"{page.name}-{medium}"
            (folder / "pages" / f"{name}.{suffix}").write_bytes(printer(page, seed))
            record = json.dumps(gold(page, medium), ensure_ascii=False, indent=1)
            (folder / "gold" / f"{name}.gold.json").write_bytes(f"{record}\n".encode())
    return pages * len(media)


def write_homes(folder: Path, pages: int, seed: int, results: bool = False) -> int:
    """Writes ``pages`` home pages, or pages of results, as ``write`` does; returns their number."""
    make, split = (compose_results, results_gold) if results else (compose_home, home_gold)
    for name in ("pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        home = make(seed, number)
        (folder / "pages" / f"{home.name}-html.html").write_bytes(print_home(home, seed))
        record = json.dumps(split(home), ensure_ascii=False, indent=1)
        (folder / "gold" / f"{home.name}-html.gold.json").write_bytes(f"{record}\n".encode())
    return pages


def main() -> None:
    parser = argparse.ArgumentParser(
        "python -m bench.compose", description="Compose aggregator pages with gold splits."
    )
    parser.add_argument("outdir", type=Path, metavar="OUTDIR", help="gets the folders pages and gold")
    parser.add_argument("--pages", type=int, default=240, help="pages to compose (default 240)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same bytes (default 1)")
    parser.add_argument("--media", choices=("text", "html", "both"), default="both", help="files a page (default both)")
    parser.add_argument("--home", action="store_true", help="home pages of many small groups, as HTML, instead")
    parser.add_argument(
        "--results", action="store_true", help="results of a search, forums, videos, sections, as HTML, instead"
    )
    options = parser.parse_args()
    if options.pages < 1:
        parser.error("--pages must be at least 1")
    if options.home or options.results:
        print(f"{write_homes(options.outdir, options.pages, options.seed, options.results)} pages in {options.outdir}")
        return
    media = ["text", "html"] if options.media == "both" else [options.media]
    print(f"{write(options.outdir, options.pages, options.seed, media)} pages in {options.outdir}")


if __name__ == "__main__":
    main()
