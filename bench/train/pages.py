"""The pages of ../shared that models are fitted to, each with what a person said belongs to it."""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from bench.quality import ROOT, SHARED
from cleaner.read import files


class Labelled(Struct):
    """A page and its truth."""

    name: str
    kind: str
    """Page type of WCXB; news for Fundus; split for pages with many articles."""
    site: str
    """What pages that must not be parted in validation share: the registered domain."""
    data: bytes
    content: str
    """What belongs to the page."""
    open: str = ""
    """What may or may not belong to it: optional articles."""
    articles: list[dict[str, Any]] = []
    url: str | None = None


def site_of(url: str) -> str:
    """About the registered domain of a URL, or the name that stands for one."""
    labels = (urlsplit(url).hostname or url).split(".")
    long = len(labels) > 2 and labels[-2] in ("co", "com", "org", "ac", "gov", "net", "edu")
    return ".".join(labels[-3 if long else -2 :])


def read(path: Path) -> bytes:
    """The bytes of a file, decompressed."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def wcxb() -> Iterator[Labelled]:
    """WCXB's development split (CC-BY-4.0, see ../shared/wcxb/SOURCE.md)."""
    with gzip.open(SHARED / "wcxb" / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            page = read(SHARED / "wcxb" / "html" / row["page"])
            yield Labelled(
                row["page"],
                row["page_type"],
                site_of(row["url"] or row["page"]),
                page,
                row["main_content"],
                url=row["url"],
            )


def named(folder: Path) -> dict[str, Path]:
    """Files of a folder by their name up to the first dot."""
    return {path.name.split(".")[0]: path for path in sorted(folder.iterdir()) if path.suffix != ".tsv"}


def fundus() -> Iterator[Labelled]:
    """Article pages of publishers."""
    pages = named(SHARED / "fundus" / "pages")
    for gold in sorted((SHARED / "fundus" / "gold").glob("*.gold.json")):
        row = json.loads(gold.read_text(encoding="utf-8"))
        name = gold.name.split(".")[0]
        article = row["articles"][0]
        url = article.get("url")
        yield Labelled(name, "news", site_of(url or name.split("-")[0]), read(pages[name]), article["text"], url=url)


OWN = re.compile(rb"""<link\b[^>]*\brel=["']?canonical[^>]*?\bhref=["']?(https?://[^"'\s>]+)""", re.IGNORECASE)


def own_site(page: bytes) -> str | None:
    """The site that a page says it is of."""
    found = OWN.search(page)
    return site_of(found[1].decode("latin-1")) if found else None


def splits() -> Iterator[Labelled]:
    """Pages split by hand."""
    pages = named(SHARED / "pages")
    sites = {page.name.split(".")[0]: page.site for page in wcxb()}
    for gold in sorted((SHARED / "gold").glob("*.gold.json")):
        row = json.loads(gold.read_text(encoding="utf-8"))
        name = gold.name.split(".")[0]
        if pages[name].suffix == ".txt":
            continue
        told: dict[bool, list[str]] = {False: [], True: []}
        for article in row["articles"]:
            told[bool(article.get("optional"))].append(f"{article['title']}\n{article['text']}")
        content, optional = ("\n".join(told[key]) for key in (False, True))
        page = files.read(str(pages[name])).data
        yield Labelled(
            name, "split", sites.get(name[4:8]) or own_site(page) or name, page, content, optional, row["articles"]
        )


def records() -> Iterator[Labelled]:
    """Search-result pages whose records are known, without their titles."""
    pages = named(SHARED / "tb17" / "pages")
    for gold in sorted((SHARED / "tb17" / "gold").glob("*.gold.json")):
        row = json.loads(gold.read_text(encoding="utf-8"))
        name = gold.name.split(".")[0]
        content = "\n".join(article["text"] for article in row["articles"])
        yield Labelled(name, "records", name.rsplit("-", 1)[0], read(pages[name]), content, "", row["articles"])


FORMS = {"text": ("--media", "text"), "html": ("--media", "html"), "homes": ("--home",), "results": ("--results",)}
"""What composed pages are made with, by their form."""


def composed(count: int, seed: int, form: str = "text") -> Iterator[Labelled]:
    """Composed pages, each of a site of its own; of seeds other than those that figures are reported on.

    Those of the main layout, as text or HTML, have the kind "composed", others that of their form.
    """
    kind = form if form in ("homes", "results") else "composed"
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["-m", "bench.compose", folder, "--pages", str(count), "--seed", str(seed), *FORMS[form]]
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        found = named(Path(folder) / "pages")
        for gold in sorted((Path(folder) / "gold").glob("*.gold.json")):
            row = json.loads(gold.read_text(encoding="utf-8"))
            name = gold.name.split(".")[0]
            content = "\n".join(f"{a['title'] or ''}\n{a['text'] or ''}" for a in row["articles"])
            yield Labelled(name, kind, f"{form}-{name}", read(found[name]), content, "", row["articles"])
