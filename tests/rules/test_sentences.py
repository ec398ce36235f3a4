"""Sentences that a page says to its readers."""

from pathlib import Path

import pytest

from cleaner import clean
from cleaner.rules import load
from cleaner.rules.sentences import said, sentences

PATTERNS = [
    (lang, concept, p) for lang, known in sentences().items() for concept, found in known.items() for p in found
]


@pytest.mark.parametrize(("language", "concept", "pattern"), PATTERNS)
def test_every_pattern_matches_what_it_describes(language: str, concept: str, pattern: str) -> None:
    filling = "" if language in ("ja", "zh") else " some of these words "
    text = pattern.rstrip("* ").replace("*", filling) + filling
    found = said(text.strip(), frozenset((language,)))
    assert found is not None, text
    assert load().concepts[found.concept].does == "remove"
    assert load().concepts[concept].does == "remove"


@pytest.mark.parametrize(
    "text",
    [
        '"Sign up for our newsletter", said the banner, and she pressed it.',
        "The readers were told to sign up for our newsletter before the doors opened.",
        "Subscribers to the paper grew by a tenth in the year that the mill burned down.",
        "We use wooden spoons in this kitchen because the pans are old.",
        "By clicking his heels the guide made himself heard in the last row.",
    ],
)
def test_sentences_of_an_article_are_none(text: str) -> None:
    assert said(text, frozenset(("en",))) is None


def test_sentences_of_other_languages_are_not_asked_for() -> None:
    assert said("Abonnieren Sie unseren Newsletter", frozenset(("en",))) is None
    assert said("Abonnieren Sie unseren Newsletter und verpassen Sie nichts.", frozenset(("de",))) is not None


def test_a_rule_may_keep_such_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[phrases]\nkeep = ["Sign up for our pottery course"]\n', encoding="utf-8")
    text = "The kiln is lit\n\nSign up for our pottery course\n\n" + "The kiln burned for a day and a night. " * 5
    assert [r.rule for r in clean(text).removed] == ["phrase:subscribe:en"]
    assert not any(r.rule.startswith("phrase") for r in clean(text, rules=load([str(path)])).removed)
