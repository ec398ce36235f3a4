"""Learned rules in rule files: what they do, what is wrong with them, and which rule comes first."""

from pathlib import Path

import pytest

from cleaner.model import Element
from cleaner.rules import RuleError, load
from cleaner.rules.loader import rules_in
from cleaner.rules.rules import Rules, rule_id

BROKEN = [
    ("learned = [\n  { lines = 'x' },\n]\n", 1, "unknown key 'lines'"),
    ("learned = [\n  { line = 'Pier news', pages = 3 },\n  { pages = 3, line = 'Quay news', share = 1.5 },\n]\n", 3, "'share' must be"),
    ("learned = [\n  { line = 'Pier news', select = '.a' },\n]\n", 2, "either 'line' or 'select'"),
    ("learned = [\n  { line = 'Pier news', where = 'below' },\n]\n", 2, "'where' must be one of"),
    ("learned = [\n  { line = 'Pier news', pages = true },\n]\n", 2, "'pages' must be"),
    ("learned = [\n  { line = 'Pier news', keep = 'yes' },\n]\n", 2, "'keep' must be"),
    ("learned = [\n  { line = 'Pier news', examples = 'x' },\n]\n", 2, "'examples' must be"),
    ("learned = [\n  { line = 'Pier news', concept = 'piers' },\n]\n", 2, "unknown concept 'piers'"),
    ("learned = [\n  { line = '...' },\n]\n", 2, "at least one letter"),
    ("learned = [\n  { select = '.a > .b' },\n]\n", 2, "a selector is a tag"),
    ("learned = [\n  { select = '.a', concept = 'related' },\n]\n", 2, "'concept' goes with 'line'"),
    ("learned = 'all'\n", 1, "must be tables"),
    ("[[sites]]\nhosts = ['a.example']\npages = 'many'\n", 3, "'pages' must be a number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), BROKEN, ids=range(len(BROKEN)))
def test_error_names_file_line_and_reason(text: str, line: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        load([], behind=[rules_in("rules.toml", text)])
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == ("rules.toml", line)


def rules(text: str) -> Rules:
    return load([], behind=[rules_in("rules.toml", text)])


def name(rules: Rules, line: str) -> str | None:
    found = rules.find(line)
    return rule_id(found[0]) if found else None


def test_lines_selectors_and_labels() -> None:
    learned = rules(
        'learned = [\n  { line = "Ring {name} about {n} boats" },\n  { line = "Voices from the jetty", concept = "comments" },\n'
        '  { select = "div.slip" },\n]\n'
    )
    assert name(learned, "Ring Old Wick about 12 boats") == "learned:line:ring-{}-about-0-boats"
    assert name(learned, "VOICES FROM THE JETTY") == "learned:comments:voices-from-the-jetty"
    found = learned.find("Voices from the jetty")
    assert found is not None
    assert found[1].section == "comments"
    selector = learned.select(Element("div", -1, 'class="slip wide"', 0, 0, 1))
    assert selector is not None
    assert selector.id == "learned:select:div.slip"


def test_a_line_that_is_longer_than_a_phrase() -> None:
    long = "The keeper of the lamp thanks all who gave a coin, a rope or an hour of their time, " * 3
    learned = rules(f'learned = [{{ line = "{long.strip()}" }}]\n')
    assert learned.lengthy
    assert name(learned, long.upper()) is not None
    assert name(learned, long + "and the pilot") is None
    assert not load().lengthy


@pytest.mark.parametrize("keep", ["  # keep", "  # Keep: readers ask for it"])
def test_keep_behind_a_rule_overrules_every_other(keep: str) -> None:
    learned = rules(f'learned = [\n  {{ line = "Share" }},{keep}\n  {{ line = "No # keep here" }},\n]\n')
    assert name(learned, "Share") is None
    assert name(load(), "Share") is not None
    assert name(learned, "No # keep here") is not None


def test_keep_as_a_key() -> None:
    learned = rules('learned = [{ select = "nav", keep = true }, { line = "Share", keep = true }]\n')
    selector = learned.select(Element("nav", -1, "", 0, 0, 1))
    assert selector is not None
    assert selector.does == "keep"
    assert name(learned, "Share") is None


def write(folder: Path, file: str, text: str) -> str:
    (folder / file).write_text(text, encoding="utf-8")
    return str(folder / file)


SITE = '[[sites]]\nhosts = ["pier.example"]\n'


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Later files come before earlier ones, whatever is of a site and what is not.
        (f'{SITE}[sites.phrases]\nlegal = ["Old rope"]\n', '[phrases]\napp = ["Old rope"]\n', "phrase:app"),
        ('[phrases]\napp = ["Old rope"]\n', f'{SITE}[sites.phrases]\nlegal = ["Old rope"]\n', "phrase:legal"),
        # In a file, what is of the site comes before what is of all.
        ("", f'[phrases]\napp = ["Old rope"]\n{SITE}[sites.phrases]\nlegal = ["Old rope"]\n', "phrase:legal"),
        # A person's phrase comes before what was learned.
        ("learned = [{ line = 'Old rope' }]\n", '[phrases]\napp = ["Old rope"]\n', "phrase:app"),
        (f"{SITE}learned = [{{ line = 'Old rope' }}]\n", '[phrases]\nkeep = ["Old rope"]\n', None),
        ("", f"{SITE}learned = [{{ line = 'Old rope' }}]\n[sites.phrases]\nkeep = ['Old rope']\n", None),
        ("", f"[phrases]\nkeep = ['Old rope']\n{SITE}learned = [{{ line = 'Old rope' }}]\n", "learned:line:old-rope"),
    ],
)
def test_precedence(tmp_path: Path, first: str, second: str, expected: str | None) -> None:
    both = load([write(tmp_path, "first.toml", first), write(tmp_path, "second.toml", second)])
    assert name(both.on("pier.example", list), "Old rope") == expected


def test_what_is_behind_comes_after_files_and_before_the_built_in(tmp_path: Path) -> None:
    behind = [rules_in("learned", "learned = [{ line = 'Share' }, { line = 'Old rope' }]\n")]
    both = load([write(tmp_path, "mine.toml", '[phrases]\napp = ["Old rope"]\n')], behind=behind)
    assert name(both, "Share") == "learned:line:share"
    assert name(both, "Old rope") == "phrase:app"


def test_examples_of_a_site_are_run_with_its_rules(tmp_path: Path) -> None:
    text = f"{SITE}[sites.phrases]\napp = ['Old rope']\n[sites.examples]\ndrop = ['OLD ROPE', 'New rope']\nkeep = ['Rope']\n"
    failures = list(load([write(tmp_path, "mine.toml", text)]).failures())
    assert len(failures) == 1
    assert "mine.toml:6: 'New rope' should be removed" in failures[0]


def test_many_sites_share_the_built_in_rules() -> None:
    text = "".join(
        f'[[sites]]\nhosts = ["s{n}.example"]\nlearned = [{{ line = "Old rope {"x" * (n % 100)}" }}]\n'
        for n in range(300)
    )
    many = rules(text)
    for number in range(300):
        here = many.on(f"s{number}.example", list)
        assert here.phrases.base is load().phrases
        assert len(here.phrases.exact) == 1
    assert len(many.known) <= Rules.KNOWN


def test_entries_name_the_rules_of_sites() -> None:
    entries = {entry.id: entry for entry in rules(f"{SITE}learned = [\n  {{ line = 'Old rope' }},\n]\n").entries()}
    assert entries["learned:line:old-rope"].origin == "rules.toml:4"
    assert "phrase:share:en" in entries


DUMP = """Ferry sails again
{time}
The ferry between the two harbours sails again from Monday, the port authority said after a winter of work.
Divers replaced forty posts of the pier, which storms had loosened, and the timetable stays as it was last summer.
Further along the quay
Mussel farmers count their losses
{both}
Storms took the ropes, and hope is for a mild spring, the men at the sheds said over the weekend.
"""


def test_times_in_words_of_a_rule(tmp_path: Path) -> None:
    from cleaner.model import Source
    from cleaner.pipeline import run

    text = "[phrases]\ntimes = ['{n} tolbek umi']\nrelated = ['Further along the quay']\n"
    told = load([write(tmp_path, "mine.toml", text)])
    page = DUMP.format(time="12 tolbek umi", both="Quay Post · 3 tolbek umi").encode()
    articles = run(Source(path="a.txt", data=page), told).document.articles
    assert [(a.published_text, a.published, a.source) for a in articles] == [
        ("12 tolbek umi", None, None),
        ("3 tolbek umi", None, "Quay Post"),
    ]
