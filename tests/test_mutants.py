"""Damaged pages; `python -m bench.mutants` does ten thousand."""

import importlib
import random

import pytest

from bench.mutants import damaged, fault, mutant, sources

FOUND = [
    b"<div class=byline>a <span>|<p>A t n t e r o p .",
    b'<div><template id="P:1"></template></div><d hidden id="S:1">d',
    # Styles that are none, and panels where menus are: the checks took the former for hidden and the latter for open.
    b'<div style="displa y:none"><p>The pier opens at nine.</div>',
    b'<div class="navbar"><div role="tabpanel" hidden>The pier opens at nine.</div></div>',
    # A line of fields that ends in a separator and a colon.
    b"".join(
        b"<div><table><td>%b / %b</table><p><a href=/%d>The %b pier opens at nine</a></div>"
        % (name, paper, number, name)
        for number, (name, paper) in enumerate([(b"Bo Lind", b"<"), (b"Ann Quay", b">"), (b"Ida Moe", b"<a>:")])
    ),
    # A text page of one headline, once as it is and three times with a letter behind it.
    b"\nThe pier opens at ni\nThe pier opens at ni\n\nThe pier opens at nig\n\nThe pier opens at n\n",
    # Numbers of a list are of its text, and names in capitals are written as the page has them in its head.
    b"How the pier opens\n\nThe keeper of the pier has three things to do in the morning, and he does them in this order.\n\n"
    b"(1) He looks for the key, which is where he left it.\n(2) He opens the gate, which is never locked.\n(3) He goes home.\n",
    b"<title>How the pier opens</title><meta name=author content='Ida Moe'><article><h1>How the pier opens</h1><p>By IDA MOE | 3 March 2025</p>"
    b"<p>The keeper of the pier has three things to do in the morning, and he does them in the order he likes.</p></article>",
]
"""What earlier runs found, made small."""


def test_nothing_is_wrong_with_damaged_pages() -> None:
    assert damaged(150, 3) == []


@pytest.mark.parametrize("data", FOUND)
def test_what_was_found_once(data: bytes) -> None:
    assert fault(data, importlib.import_module("tests.test_invariants")) == ""


def test_damage_is_the_same_for_the_same_seed() -> None:
    pages = sources()
    made = [mutant(pages, random.Random(f"1/{number}")) for number in range(50)]
    assert made == [mutant(pages, random.Random(f"1/{number}")) for number in range(50)]
    assert len(set(made)) > 40
    assert not set(made) & set(pages)


def test_what_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.pipeline.leavings", lambda page, verdicts: [])
    assert any("lost" in words for words in damaged(20, 3))
