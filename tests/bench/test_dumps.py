"""Composed dumps keep what their gold promises, and learning pays on them."""

import json
from pathlib import Path

import pytest

from bench.compose.gold import flat
from bench.dumps.__main__ import write
from bench.dumps.speech import names, site_of
from cleaner.learn.dump import Dump
from cleaner.learn.run import learn
from cleaner.learn.tell import told
from cleaner.pipeline import run
from cleaner.read.files import read
from cleaner.rules import load
from cleaner.rules.loader import rules_in

SITES = names()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


@pytest.mark.parametrize("site", SITES)
def test_the_same_seed_gives_the_same_pages(tmp_path: Path, site: str) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        write(tmp_path / folder, site, 3, seed)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") != contents(tmp_path / "c")


@pytest.mark.parametrize("site", SITES)
def test_gold_stands_on_the_page_and_boilerplate_in_no_article(tmp_path: Path, site: str) -> None:
    write(tmp_path, site, 20, 3)
    for path in sorted((tmp_path / "gold" / site).iterdir()):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = (tmp_path / "pages" / site / gold["page"]).read_text(encoding="utf-8")
        words = f" {flat(page.replace('&#x27;', chr(39)).replace('&amp;', '&'))} "
        articles = " ".join(f"{article['title']} {article['text']}" for article in gold["articles"])
        assert gold["articles"]
        for article in gold["articles"]:
            for text in (article["title"], *article["text"].split("\n\n")):
                assert flat(text) in words
        for line in gold["boilerplate"]:
            assert flat(line) in words
            assert f" {flat(line)} " not in f" {flat(articles)} "


def test_there_are_sites_of_both_media_and_a_made_up_language() -> None:
    sites = [site_of(name) for name in SITES]
    assert len(sites) >= 6
    assert {site["media"] for site in sites} == {"text", "html"}
    assert {site["media"] for site in sites if site["language"] == "xx"} == {"text", "html"}
    assert len({site["related_label"] for site in sites}) == len(sites)


@pytest.mark.parametrize("site", SITES)
def test_what_is_learned_cleans_other_pages_of_the_site(tmp_path: Path, site: str) -> None:
    """Most boilerplate goes, and no paragraph or headline of an article."""
    write(tmp_path, site, 40, 4)
    rules = load([], behind=[rules_in("learned", told(learn(Dump([str(tmp_path / "pages")]), load())))])
    write(tmp_path / "others", site, 10, 5)
    left = total = 0
    for path in sorted((tmp_path / "others" / "gold" / site).iterdir()):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = run(read(str(tmp_path / "others" / "pages" / site / gold["page"])), rules).document
        lines = {flat(text) for a in gold["articles"] for text in (a["title"], *a["text"].split("\n\n")) if text}
        assert not [one for one in document.removed if one.rule.startswith("learned:") and flat(one.text) in lines]
        kept = flat(" ".join(f"{article.title} {article.text}" for article in document.articles))
        total += len(gold["boilerplate"])
        left += sum(f" {flat(line)} " in f" {kept} " for line in gold["boilerplate"])
    assert left <= 0.03 * total
