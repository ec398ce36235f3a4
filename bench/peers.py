"""`clean()` beside other extractors, on the same pages in memory, page by page in turn: `python -m bench.peers [--step N]`.

CPU time over that of Lexbor's parse, and word F1 by the types of pages of WCXB (../shared/wcxb).  Peers are those of `PEERS` that are installed; comments of readers are left out by those that can.
No page is seen twice.  A peer that fails on a page has found nothing there.
"""

import argparse
import gzip
import json
import logging
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from statistics import fmean

from bench.quality import ROOT, SHARED
from bench.train.align import word_f1

Extract = Callable[[str], str]
PEERS = ("trafilatura", "resiliparse", "readability", "justext", "boilerpy3", "rs_trafilatura")
TYPES = ("article", "listing", "collection", "forum", "documentation", "service", "product")


def cleaned(page: str) -> str:
    """The text of the only article, else headlines and texts of all."""
    from cleaner import clean

    articles = clean(page).articles
    if len(articles) == 1:
        return articles[0].text or ""
    return "\n\n".join(f"{article.title or ''}\n{article.text or ''}" for article in articles)


def parsed(page: str) -> str:
    """Nothing: Lexbor's parse alone."""
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser(page)
    return ""


def words_of_html(html: str) -> str:
    """The text of a piece of HTML."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html).text(separator=" ")


def peer(name: str) -> Extract:
    """How a peer is asked for the text of a page.  Raises ImportError where it is not installed."""
    if name == "resiliparse":
        plain = import_module("resiliparse.extract.html2text").extract_plain_text
        return lambda page: str(plain(page, main_content=True, alt_texts=False, comments=False))
    module = import_module(name)
    match name:
        case "trafilatura":
            return lambda page: module.extract(page, include_comments=False) or ""
        case "rs_trafilatura":
            return lambda page: str(module.extract(page))
        case "readability":
            return lambda page: words_of_html(module.Document(page).summary())
        case "justext":
            stop = module.get_stoplist("English")
            return lambda page: "\n".join(p.text for p in module.justext(page, stop) if not p.is_boilerplate)
        case _:
            extractor = import_module("boilerpy3.extractors").ArticleExtractor()
            return lambda page: str(extractor.get_content(page))


def asked(extract: Extract, page: str) -> tuple[str, float]:
    """What is extracted, and the seconds of CPU that it took."""
    found, begun = "", time.process_time()
    with suppress(Exception):
        found = extract(page)
    return found, time.process_time() - begun


def compare(tools: dict[str, Extract], step: int) -> tuple[dict[str, float], dict[str, dict[str, list[float]]]]:
    """Of every `step`th page: seconds by tool, and F1 by tool and type."""
    from cleaner.decode import decode

    spent = dict.fromkeys(tools, 0.0)
    scores: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in tools}
    with gzip.open(SHARED / "wcxb" / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truth = [json.loads(line) for line in lines]
    folder = SHARED / "wcxb" / "html"
    files = {path.name.split(".")[0]: path for path in folder.iterdir()}
    warm = decode((ROOT / "fixtures" / "pages" / "html-cards-in-links" / "page.html").read_bytes()).text
    for extract in tools.values():
        asked(extract, warm)  # tables and patterns are loaded once
    for one in truth[::step]:
        page = decode(gzip.decompress(files[Path(one["page"]).name.split(".")[0]].read_bytes())).text
        for name, extract in tools.items():
            text, seconds = asked(extract, page)
            spent[name] += seconds
            scores[name][one["page_type"]].append(word_f1(text, one["main_content"]))
    return spent, scores


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--step", type=int, default=1, metavar="N", help="every Nth page alone")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    tools: dict[str, Extract] = {"lexbor": parsed, "cleaner": cleaned}
    for name in PEERS:
        with suppress(ImportError):
            tools[name] = peer(name)
    spent, scores = compare(tools, options.step)
    print("| tool | cost | all | " + " | ".join(TYPES) + " |")
    print("| --- | --- | --- | " + " | ".join("---" for _ in TYPES) + " |")
    for name in tools:
        if name == "lexbor":
            continue
        everything = [score for values in scores[name].values() for score in values]
        by_type = [f"{fmean(scores[name][kind]):.3f}" if scores[name][kind] else "" for kind in TYPES]
        cost = spent[name] / spent["lexbor"]
        print(f"| {name} | {cost:.1f} | {fmean(everything):.3f} | " + " | ".join(by_type) + " |")


if __name__ == "__main__":
    main()
