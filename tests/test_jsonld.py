"""JSON-LD as pages write it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.jsonld import MOST, mended, nodes, types, values, words

NODE = {"@type": "NewsArticle", "headline": "Ferry, harbour and mole"}


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry, harbour and mole",}',
        '{"@type": "NewsArticle",, "headline": "Ferry, harbour and mole"}',
        '{"@type": "NewsArticle", "headline": "Ferry, harbour and mole"};',
        '<!--\n{"@type": "NewsArticle", "headline": "Ferry, harbour and mole"}\n-->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry, harbour and mole"}\n//]]>',
        '/* <![CDATA[ */{"@type": "NewsArticle", "headline": "Ferry, harbour and mole"}/* ]]> */',
        '{"@type": "NewsArticle", // what it is\n"headline": "Ferry, harbour and mole" /* as printed */}',
        '\ufeff{"@type": "NewsArticle", "headline": "Ferry, harbour and mole"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry, harbour and mole&quot;}",
    ],
)
def test_what_is_mended(script: str) -> None:
    assert list(values([script])) == [NODE]


def test_several_values_in_one_script() -> None:
    assert list(values(['{"a": 1}\n{"b": 2},\n[3];'])) == [{"a": 1}, {"b": 2}, [3]]


def test_strings_are_left_alone() -> None:
    script = (
        r'{"a": "x,] // y /* z */ ,}", "b": "it\'s \"so\"", "c": "http://x.example/,", "d": "one' + "\n" + 'line",}'
    )
    assert list(values([script])) == [
        {"a": "x,] // y /* z */ ,}", "b": 'it\'s "so"', "c": "http://x.example/,", "d": "one\nline"}
    ]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "window.data = {}",
        '{"headline": "The "old" pier"}',
        '{"headline": "cut off',
        '{"a": 1}}',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"headline": "' + "x" * MOST + '"}',
        '"' + "\\" * 5_001,
        '"' + '\\"' * 900_000,
        '"' + '\\"' * 900_000 + "\\",
        "/*" * 900_000,
        " " * 900_000 + "x" + " " * 900_000,
        ", " * 900_000,
        "<!--" * 400_000 + "{",
    ],
)
def test_what_takes_guessing_is_passed_over(script: str) -> None:
    """Some of these would take hours if a step looked at the rest of a script again for each character."""
    assert list(values([script, '{"good": 1}'])) == [{"good": 1}]


@given(st.text(alphabet='{}[],:"\\/*<!-& \nab1', max_size=60))
def test_nothing_is_fatal(script: str) -> None:
    list(values([script]))
    mended(script)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(JSON)
def test_what_is_json_means_the_same_when_it_is_mended(value: object) -> None:
    if isinstance(value, dict | list):
        assert mended(json.dumps(value)) == [value]


def test_nodes_in_document_order_and_their_types() -> None:
    value = {
        "@graph": [
            {"@type": ["Thing", "https://schema.org/NewsArticle"], "author": {"@type": "schema:Person"}},
            [{"x": 1}],
        ]
    }
    assert [types(node) for node in nodes(value)] == [[], ["Thing", "NewsArticle"], ["Person"], []]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("  Cats &amp; dogs\n", "Cats & dogs"),
        ({"@value": "Cats", "@language": "en"}, "Cats"),
        ("a\ud800b\x00c", "a\ufffdbc"),
        (None, ""),
        (7, ""),
        (["x"], ""),
    ],
)
def test_words(value: object, said: str) -> None:
    assert words(value) == said
