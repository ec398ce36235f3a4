"""`python -m bench.dumps OUTDIR --pages N`: writes dumps, a folder a site, and gold splits."""

import argparse
import json
from pathlib import Path

from bench.compose.gold import gold
from bench.dumps.printed import as_html, as_text
from bench.dumps.site import Site
from bench.dumps.speech import names


def write(folder: Path, name: str, pages: int, seed: int, first: int = 0) -> int:
    """Writes `folder/pages/NAME/*` and `folder/gold/NAME/*.gold.json`; returns the number of pages."""
    site = Site(name, seed, pages)
    medium = site.site["media"]
    for kind in ("pages", "gold"):
        (folder / kind / name).mkdir(parents=True, exist_ok=True)
    for number in range(first, first + pages):
        page = site.page(number)
        data = as_text(page, site.site) if medium == "text" else as_html(page, site.site)
        suffix = "txt" if medium == "text" else "html"
        (folder / "pages" / name / f"{page.name}-{medium}.{suffix}").write_bytes(data)
        record = json.dumps(gold(page, medium), ensure_ascii=False, indent=1)
        (folder / "gold" / name / f"{page.name}-{medium}.gold.json").write_bytes(f"{record}\n".encode())
    return pages


def main() -> None:
    parser = argparse.ArgumentParser("python -m bench.dumps", description="Compose dumps of sites with gold splits.")
    parser.add_argument("outdir", type=Path, metavar="OUTDIR", help="gets the folders pages and gold")
    parser.add_argument("--pages", type=int, default=120, help="pages a site (default 120)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same bytes (default 1)")
    parser.add_argument("--site", action="append", choices=names(), help="this site only; repeatable")
    options = parser.parse_args()
    made = sum(write(options.outdir, name, options.pages, options.seed) for name in options.site or names())
    print(f"{made} pages in {options.outdir}")


if __name__ == "__main__":
    main()
