"""A rule file that is brought up to date: supports add up, and what a person wrote stays."""

import re
import tomllib
from random import Random

import pytest

from cleaner.learn.known import known_sites
from cleaner.learn.run import learn
from cleaner.learn.tell import told
from cleaner.learn.update import updated
from cleaner.model import Source
from cleaner.rules import RuleError, load
from cleaner.rules.loader import rules_in
from tests.learn.dumps import END, TOP, Lines, html_dump, text_dump


def plain(number: int, rng: Random, title: str, texts: Lines) -> Lines:
    return [title, *texts]


def fresh(sources: list[Source]) -> list[Source]:
    return [Source(path=source.path, data=source.data) for source in sources]


def learned_text(sources: list[Source]) -> str:
    return told(learn(lambda: fresh(sources), load()))


def update(text: str, sources: list[Source]) -> str:
    known = known_sites("rules.toml", text)
    return updated(text, known, learn(lambda: fresh(sources), load(), known))


def test_what_is_told_is_a_rule_file_and_an_update_with_nothing_changes_nothing() -> None:
    text = learned_text(text_dump(30, plain))
    rules_in("rules.toml", text)
    assert update(text, []) == text


def test_supports_add_up_and_new_lines_are_added() -> None:
    def more(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts, "Row over for a cup of tea"]

    text = update(learned_text(text_dump(30, plain)), text_dump(40, more, seed=2))
    assert text.count("[[sites]]") == 1
    assert "\npages = 70\n" in text
    assert '{ line = "Nets and ropes", pages = 70, share = 1.00, words = 210, where = "before" }' in text
    assert '{ line = "Row over for a cup of tea", pages = 40, share = 0.57, words = 280, where = "after" }' in text


def test_what_a_person_wrote_stays() -> None:
    text = learned_text(text_dump(30, plain))
    line = next(line for line in text.splitlines() if 'line = "Ask the pilot"' in line)
    text = text.replace(line, f"{line}  # keep: readers ask for it")
    text = text.replace("learned = [\n", "learned = [\n  # looked through in May\n")
    text += '[sites.phrases]\nadvertisement = ["Tide tables by Acme"]\n'
    again = update(text, text_dump(30, plain, seed=2))
    assert "# keep: readers ask for it" in again
    assert "  # looked through in May\n" in again
    assert again.endswith('[sites.phrases]\nadvertisement = ["Tide tables by Acme"]\n')
    rules = load([], behind=[rules_in("rules.toml", again)]).on(None, lambda: ["nets and ropes"])
    assert rules.find("Ask the pilot") is None
    assert rules.find("Nets and ropes") is not None
    assert rules.find("Tide tables by Acme") is not None


def test_a_file_that_has_learned_nothing_gets_the_new_sites() -> None:
    own = '[phrases]\nadvertisement = ["Tide tables by Acme"]\n'
    text = update(own, text_dump(30, plain))
    assert text.startswith(own)
    assert text.count("[[sites]]") == 1


def test_sites_must_stand_where_an_update_finds_them() -> None:
    with pytest.raises(RuleError, match="begin with a line"):
        update('sites = [{ hosts = ["lindvik.example"] }]\n', [])


def test_lines_that_a_terminal_would_obey_are_escaped_and_read_back() -> None:
    def hostile(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts, 'Pass the \u202e"lamp"\\ \u2066to\u2069 a friend']

    text = learned_text(text_dump(30, hostile))
    assert "\\u202e" in text
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x7f-\x9f]", text)
    lines = [rule["line"] for rule in tomllib.loads(text)["sites"][0]["learned"]]
    assert 'Pass the \u202e"lamp"\\ \u2066to\u2069 a friend' in lines


def test_concepts_stay_and_times_remove_nothing() -> None:
    def timed(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, f"{rng.randint(2, 59)} {rng.choice(('tolbek', 'sarda'))} umi", *texts]

    text = learned_text(text_dump(60, timed))
    (line,) = [line for line in text.splitlines() if "tolbek" in line]
    assert 'concept = "times"' in line
    text = text.replace('line = "Ask the pilot"', 'line = "Ask the pilot", concept = "share"')
    again = update(text, text_dump(60, timed, seed=2))
    (line,) = [line for line in again.splitlines() if "tolbek" in line]
    assert 'concept = "times"' in line
    assert "words = 0" in line
    assert '{ line = "Ask the pilot", concept = "share", pages = 120,' in again


def test_another_site_is_added_at_the_end() -> None:
    def body(number: int, rng: Random, title: str, texts: Lines) -> str:
        return f"<h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}<p>Wave from the lock</p>"

    text = learned_text(text_dump(30, plain))
    again = update(text, html_dump(30, body))
    assert again.startswith(text)
    assert 'hosts = ["pier.example", "www.pier.example"]' in again
    assert '"Wave from the lock"' in again


def test_a_host_is_known_again() -> None:
    def body(number: int, rng: Random, title: str, texts: Lines) -> str:
        return f"<h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}<p>Wave from the lock</p>"

    pages = html_dump(30, body)
    again = update(learned_text(pages), pages)
    assert again.count("[[sites]]") == 1
    assert "pages = 60, share = 1.00" in again


@pytest.mark.parametrize(
    ("learned", "line"),
    [
        ("[[sites.learned]]\nline = 'Ask the pilot'\n", 1),
        ("learned = [ { line = 'Ask the pilot' } ]\n", 1),
        ("learned = [\n  { line = 'Ask the pilot' }, { line = 'Nets' },\n]\n", 4),
    ],
)
def test_rules_that_do_not_stand_a_line_each_are_refused(learned: str, line: int) -> None:
    text = f"[[sites]]\nhosts = ['pier.example']\n{learned}"
    with pytest.raises(RuleError, match="a rule a line") as caught:
        known_sites("rules.toml", text)
    assert caught.value.line == line


def test_all_that_was_learned_is_removed_from_new_pages() -> None:
    from cleaner.pipeline import run

    rules = load([], behind=[rules_in("learned", learned_text(text_dump(30, plain)))])
    document = run(text_dump(1, plain, seed=9)[0], rules).document
    removed = {removed.text: removed.rule for removed in document.removed}
    assert removed.keys() >= {*TOP, *END}
    assert all(removed[line].startswith("learned:line:") for line in (*TOP, *END))
