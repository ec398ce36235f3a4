"""Cosmetic filters as EasyList writes them."""

from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.model import Source
from cleaner.pipeline import run
from cleaner.rules import load
from cleaner.rules.rules import Rules
from cleaner.sites.cosmetic import CosmeticFilters, within
from cleaner.sites.extras import Extras

TEXT = "The ferry between the two harbours sails again from Monday, the port authority said after a winter of work."
PAGE = f"""<!DOCTYPE html><html><head><link rel="canonical" href="https://news.pier.example/1"></head><body><h1>Ferry sails again</h1>
<p>{TEXT} {TEXT}</p><p>{TEXT} {TEXT.replace("Monday", "Friday")}</p><div class="ad-box wide"><p>Rope by the fathom</p></div>
<div id="promo-12"><p>Join the club of the pier</p></div><div class="shadow-box"><p>Of masts and men, a tale of the yard</p></div></body></html>"""
ROPE, CLUB, MASTS = "Rope by the fathom", "Join the club of the pier", "Of masts and men, a tale of the yard"


def hidden(filters: str, page: str = PAGE) -> dict[str, str]:
    """The texts that filters remove, and their rules."""
    made = Rules(load())
    made.extras = Extras(filters=CosmeticFilters())
    assert made.extras.filters is not None
    made.extras.filters.read("list.txt", filters)
    document = run(Source(path="page.html", data=page.encode()), made).document
    return {one.text: one.rule for one in document.removed if one.rule.startswith("filter:")}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("##.ad-box", {ROPE: "filter:.ad-box"}),
        ("##.ad-box.wide", {ROPE: "filter:.ad-box.wide"}),
        ("##.box", {}),
        ('##div[id^="promo-"]', {CLUB: 'filter:div[id^="promo-"]'}),
        ("##body > .ad-box, body > #promo-12", {ROPE: "filter:body > .ad-box, body > #promo-12", CLUB: "filter:body > .ad-box, body > #promo-12"}),
        ("pier.example##.ad-box", {ROPE: "filter:.ad-box"}),
        ("quay.example,news.pier.example##.ad-box", {ROPE: "filter:.ad-box"}),
        ("pier.*##.ad-box", {ROPE: "filter:.ad-box"}),
        ("quay.example##.ad-box", {}),
        ("er.example##.ad-box", {}),
        ("~pier.example##.ad-box", {}),
        ("pier.example,~news.pier.example##.ad-box", {}),
        ("##.ad-box\npier.example#@#.ad-box", {}),
        ("##.ad-box\nquay.example#@#.ad-box", {ROPE: "filter:.ad-box"}),
        ("pier.example##.ad-box\n#@#.ad-box", {}),
        ("! a comment ##.ad-box\n[Adblock Plus 2.0]\n||ads.example^\n@@||pier.example^$document\n/banner/*/img^\n", {}),
        ("##body", {}),  # nearly all of the page
    ],
)  # fmt: skip
def test_filters(filters: str, expected: dict[str, str]) -> None:
    assert hidden(filters) == expected


def test_what_cannot_be_read_is_told_and_the_rest_is_used() -> None:
    filters = CosmeticFilters()
    filters.read(
        "list.txt", "##.a:has(> .b)\nx.example#?#.a\n##+js(set, a, b)\nx.example#$#.a { b: c }\n##.ad-box\n##^script\n"
    )
    assert filters.count == 1
    assert [problem.split(": ")[0] for problem in filters.problems] == [f"list.txt:{line}" for line in (1, 2, 3, 4, 6)]


@pytest.mark.parametrize(
    ("host", "domain", "expected"),
    [
        ("a.example", "a.example", True),
        ("b.a.example", "a.example", True),
        ("ba.example", "a.example", False),
        ("a.co.example", "a.*", True),
        ("www.a.example", "a.*", True),
        ("ba.example", "a.*", False),
        (None, "a.example", False),
    ],
)
def test_domains(host: str | None, domain: str, expected: bool) -> None:
    assert within(host, domain) is expected


def test_the_command_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page, filters, patterns = tmp_path / "page.html", tmp_path / "list.txt", tmp_path / "patterns"
    page.write_text(PAGE, encoding="utf-8")
    filters.write_text("##.ad-box\n##.a:has(b)\n", encoding="utf-8")
    patterns.mkdir()
    (patterns / "pier.example.txt").write_text("strip: //*[@id='promo-12']\n", encoding="utf-8")
    (patterns / ".pier.example.txt").write_text("strip: //*[@id='promo-12']\nwibble: 1\n", encoding="utf-8")
    options = ("--site-patterns", str(patterns), "--cosmetic-filters", str(filters))
    for command in ("clean", "explain"):
        unit = ("--unit", "page") if command == "clean" else ()
        assert main([command, *unit, *options, str(page)]) == 0
        out = capfdbinary.readouterr().out.decode()
        assert "filter:.ad-box" in out
        assert "pattern:strip" in out
    assert main(["rules", "check", *options]) == 0
    out, err = (part.decode() for part in capfdbinary.readouterr())
    assert out == f"{patterns}: 2 sites, 1 line not read\n{filters}: 1 filter, 1 line not read\n"
    assert ".pier.example.txt:2: unknown directive 'wibble'" in err
    assert f"{filters}:2: cannot read" in err
    assert main(["clean", "--site-patterns", str(tmp_path / "gone"), str(page)]) == 2
    assert main(["clean", "--cosmetic-filters", str(tmp_path / "gone"), str(page)]) == 2
    assert main(["rules", "check"]) == 2
