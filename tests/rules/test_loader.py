"""Rule files: what is read, and the exact error for whatever is wrong."""

from pathlib import Path

import pytest

from cleaner.rules import RuleError, load
from cleaner.rules.builtin import COMPILED, compile_builtin
from cleaner.rules.rules import rule_id

BROKEN = [
    ('langauge = "en"\n', 1, "unknown key 'langauge'"),
    ('language = "en"\n\n[phrase.share]\n"Share" = []\n', 3, "unknown key 'phrase'"),
    ('[phrases]\nshare = "Share"\n', 2, "phrases are a list"),
    ('[phrases]\nshare = [\n  "Share",\n  "{who} shares",\n]\n', 4, "no other hole"),
    ('[phrases]\nshare = ["Share"]\nshrae = ["Tweet"]\n', 3, "unknown concept 'shrae'"),
    ('[phrases.share]\n"Share" = ["wp"]\n', 2, "source 'wp' of 'Share' is not in [sources]"),
    ('[phrases]\nshare = ["..."]\n', 2, "at least one letter"),
    ('[phrases]\nshare = ["{name}"]\n', 2, "at least one letter"),
    ('[concepts.promo]\ndoes = "delete"\n', 2, "'does' must be one of"),
    ('[concepts.promo]\nwhy = "x"\n', 1, "needs the key 'does'"),
    ('[concepts.promo]\ndoes = "section"\n', 1, "'section' goes with"),
    ('[concepts.promo]\ndoes = "remove"\nmatch = "inside"\n', 3, "'match' must be whole or prefix"),
    ('[[selectors]]\nselect = ".a"\n\n[[selectors]]\nselect = ".b > .c"\n', 5, "a selector is a tag"),
    ('[[selectors]]\nselect = ".a"\n\n[[selectors]]\nslect = ".b"\n', 5, "unknown key 'slect'"),
    ("[[selectors]]\nselect = 3\n", 2, "'select' must be a string"),
    ('[selectors]\nselect = ".a"\n', 1, "write [[selectors]]"),
    ('[examples]\nkeep = "Comments"\n', 2, "'keep' must be a list"),
    ('[[sites]]\n[sites.phrases]\nshare = ["Pin it"]\n', 1, "a site needs"),
    ('[[sites]]\nhosts = ["*.example.org"]\n[sites.phrases]\nshare = ["Pin {it}"]\n', 4, "no other hole"),
    ('[[sites]]\nhosts = ["*.example.org"]\n[sites.phrases]\nshrae = ["Pin it"]\n', 4, "unknown concept 'shrae'"),
    ('[[sites]]\nhosts = ["https://example.org/"]\n', 2, "'https://example.org/' is no host"),
    ('[[sites]]\nfingerprint = ["Since 1904", "..."]\n', 2, "at least one letter"),
    (f'[phrases]\nshare = ["{"Pin it " * 20}"]\n', 2, "at most 120 characters"),
    ('name = "mine"\nlanguage = "english"\n', 2, "'language' is a tag such as en"),
    ("[sources]\nstyle = 1\n", 2, "'style' must be a string"),
    ('language = "en"\nphrases = {share = ["Share",]\n', 2, "is not TOML"),
    ('[phrases]\nshare = ["Share"\n', 2, "is not TOML"),
    ('[phrases]\nshare = ["a"]\nshare = ["b"]\n', 3, "is not TOML"),
]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN, ids=range(len(BROKEN)))
def test_error_names_file_line_and_reason(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load([str(path)])
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_missing_file_and_bad_encoding(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        load([str(tmp_path / "none.toml")])
    path = tmp_path / "latin.toml"
    path.write_bytes(b'language = "en"\nname = "caf\xe9"\n')
    with pytest.raises(RuleError, match=r"latin\.toml:2: is not UTF-8"):
        load([str(path)])


def test_compiled_rules_are_those_of_the_files() -> None:
    """`python -m cleaner.rules.builtin` mends it."""
    assert Path(COMPILED).read_bytes() == compile_builtin()


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_user_phrase_comes_before_a_built_in_one(tmp_path: Path) -> None:
    built_in = load().find("Share")
    assert built_in is not None
    assert built_in[1].name == "share"
    mine = load([write(tmp_path, '[phrases]\nkeep = ["Share"]\nadvertisement = ["Brought to you by {name}"]\n')])
    assert mine.find("Share") is None
    found = mine.find("Brought to you by the Acme Rope Company!")
    assert found is not None
    assert rule_id(found[0]) == "phrase:advertisement"


def test_a_user_concept(tmp_path: Path) -> None:
    rules = load(
        [write(tmp_path, '[concepts.polls]\ndoes = "section"\nsection = "polls"\n[phrases]\npolls = ["Vote now"]\n')]
    )
    found = rules.find("VOTE NOW:")
    assert found is not None
    assert found[1].section == "polls"


def test_site_rules_hold_on_their_site_only(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[sites]]\nhosts = ["*.example.org"]\nfingerprint = ["The Harbour Gazette since 1904"]\n'
        '[sites.phrases]\nadvertisement = ["Tide tables by Acme"]\n[[sites.selectors]]\nselect = ".tides"\n',
    )
    rules = load([path])
    assert rules.find("Tide tables by Acme") is None
    by_host = rules.on("news.example.org", list)
    assert by_host.find("Tide tables by Acme") is not None
    assert rules.on("example.com", list) is rules
    assert rules.on(None, lambda: ["the harbour gazette since 0"]).find("Tide tables by Acme") is not None
    assert by_host.find("Share") is not None


@pytest.mark.parametrize(
    ("host", "holds"),
    [("pier.example", True), ("www.pier.example", True), ("WWW.Pier.example", True), ("m.pier.example", False)],
)
@pytest.mark.parametrize("said", ["pier.example", "www.pier.example"])
def test_a_host_is_the_same_with_www(tmp_path: Path, said: str, host: str, holds: bool) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'[[sites]]\nhosts = ["{said}"]\n[sites.phrases]\nadvertisement = ["Tide tables by Acme"]\n')
    rules = load([str(path)]).on(host, list)
    assert (rules.find("Tide tables by Acme") is not None) is holds


def test_examples_in_a_file_are_run(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[phrases]\nadvertisement = ["Paid post"]\n[examples]\nkeep = ["Paid posts are on the rise"]\n'
        'drop = ["PAID POST", "Paid poster"]\n',
    )
    failures = list(load([path]).failures())
    assert len(failures) == 1
    assert failures[0].startswith(f"{path}:5: 'Paid poster' should be removed")


def test_phrases_know_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        '[phrases]\nshare = [\n  "Pin it", "Pass it on",\n  "Say \\"hi\\"",\n]\napp = [\'Get it\', "Pin it"]\n'
        '[phrases.legal]\nImprint = []\n"Fine print" = []\n[sources]\n"Get it" = "x"\n',
        encoding="utf-8",
    )
    found = {
        (entry.concept, entry.pattern): entry.origin
        for entry in load([str(path)]).entries()
        if "rules.toml" in entry.origin
    }
    assert found == {
        ("share", "Pin it"): f"{path}:3",
        ("share", "Pass it on"): f"{path}:3",
        ("share", 'Say "hi"'): f"{path}:4",
        ("app", "Get it"): f"{path}:6",
        ("app", "Pin it"): f"{path}:6",
        ("legal", "Imprint"): f"{path}:8",
        ("legal", "Fine print"): f"{path}:9",
    }


def test_a_large_file_is_read_in_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.rules import loader

    asked: list[object] = []
    whole = loader.line_of
    monkeypatch.setattr(loader, "line_of", lambda lines, place: asked.append(place) or whole(lines, place))
    path = tmp_path / "rules.toml"
    rows = "".join(f'  "Buy {"x" * (n % 50)} {chr(97 + n // 50)} now",\n' for n in range(1000))
    path.write_text(f"[phrases]\nadvertisement = [\n{rows}]\n", encoding="utf-8")
    assert len(loader.read_rules(str(path)).phrases) == 1000
    assert len(asked) == 1
