"""`cleaner learn`, `clean --learn`, `rules check FILE PAGES`, and rule files that are found by themselves."""

import json
import zipfile
from pathlib import Path
from random import Random

import pytest

from cleaner.cli import main
from tests.learn.dumps import END, TOP, Lines, text_dump


def plain(number: int, rng: Random, title: str, texts: Lines) -> Lines:
    return [title, *texts]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a dump in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLEANER_NO_USER_RULES")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "dump").mkdir()
    for source in text_dump(30, plain):
        (tmp_path / source.path).write_bytes(source.data)
    return tmp_path


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    status = main(list(arguments))
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


Capture = pytest.CaptureFixture[bytes]


def test_rules_go_to_standard_output_or_to_a_file(folder: Path, capfdbinary: Capture) -> None:
    status, out, err = run(capfdbinary, "learn", "dump")
    assert (status, err) == (0, "cleaner: 6 rules for 1 site, from 30 pages\n")
    assert run(capfdbinary, "learn", "-q", "dump", "-o", "rules.toml") == (0, "", "")
    assert (folder / "rules.toml").read_text(encoding="utf-8") == out
    status, _, err = run(capfdbinary, "learn", "dump", "-o", "rules.toml")
    assert (status, err) == (2, "cleaner: rules.toml exists; --overwrite replaces it (help: cleaner learn -h)\n")
    assert run(capfdbinary, "learn", "-q", "dump", "-o", "rules.toml", "--overwrite")[0] == 0


def test_an_update_is_written_to_the_file_or_elsewhere(folder: Path, capfdbinary: Capture) -> None:
    run(capfdbinary, "learn", "-q", "dump", "-o", "rules.toml")
    before = (folder / "rules.toml").read_text(encoding="utf-8")
    run(capfdbinary, "learn", "-q", "--update", "rules.toml", "dump", "-o", "more.toml")
    assert (folder / "rules.toml").read_text(encoding="utf-8") == before
    run(capfdbinary, "learn", "-q", "--update", "rules.toml", "dump")
    after = (folder / "rules.toml").read_text(encoding="utf-8")
    assert "\npages = 60\n" in after
    assert (folder / "more.toml").read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("learn", "-"), 2, "learning reads pages twice"),
        (("clean", "--learn", "-"), 2, "learning reads pages twice"),
        (("learn", "--update", "none.toml", "dump"), 2, "none.toml: cannot be read: No such file or directory"),
        (("learn", "--update", "broken.toml", "dump"), 2, "broken.toml:3: unknown key 'lines'"),
        (("learn", "--rules", "broken.toml", "dump"), 2, "broken.toml:3: unknown key 'lines'"),
    ],
)
def test_what_cannot_be_done(
    folder: Path, capfdbinary: Capture, arguments: tuple[str, ...], status: int, message: str
) -> None:
    (folder / "broken.toml").write_text("[[sites]]\nhosts = ['a.example']\nlearned = [{ lines = 'x' }]\n")
    found, out, err = run(capfdbinary, *arguments)
    assert (found, out) == (status, "")
    assert message in err


def test_a_path_that_fails_costs_a_line_once_and_the_status(folder: Path, capfdbinary: Capture) -> None:
    status, out, err = run(capfdbinary, "learn", "-q", "dump", "gone")
    assert status == 1
    assert err.count("\n") == 1
    assert "gone" in err
    assert '"Nets and ropes"' in out


def test_archives_and_records_are_dumps(folder: Path, capfdbinary: Capture) -> None:
    paths = sorted((folder / "dump").iterdir())
    with zipfile.ZipFile(folder / "dump.zip", "w") as archive:
        for path in paths:
            archive.write(path, f"pages/{path.name}")
    records = [json.dumps({"text": path.read_text(), "url": f"https://pier.example/{path.stem}"}) for path in paths]
    (folder / "dump.jsonl").write_text("\n".join(records))
    whole = run(capfdbinary, "learn", "-q", "dump")[1]
    zipped = run(capfdbinary, "learn", "-q", "dump.zip")[1]
    assert zipped.replace('"dump.zip/pages"', '"dump"') == whole
    told = run(capfdbinary, "learn", "-q", "dump.jsonl")[1]
    assert 'hosts = ["pier.example", "www.pier.example"]' in told
    assert told.partition("learned = [")[2] == whole.partition("learned = [")[2]


def test_a_dump_that_is_too_small(folder: Path, capfdbinary: Capture) -> None:
    status, out, err = run(capfdbinary, "learn", "dump/0001.txt", "dump/0002.txt")
    assert status == 0
    assert "[[sites]]" not in out
    assert err == "cleaner: 0 rules for 0 sites, from 2 pages (no site has 15 pages that share lines)\n"


def removed_by(out: str) -> dict[str, str]:
    return {found["text"]: found["rule"] for line in out.splitlines() for found in json.loads(line)["removed"]}


def test_learning_and_cleaning_in_one_go(folder: Path, capfdbinary: Capture) -> None:
    status, out, err = run(capfdbinary, "clean", "--learn", "--unit", "page", "dump")
    assert (status, err) == (0, "")
    removed = removed_by(out)
    assert {line for line in removed if removed[line].startswith("learned:line:")} == {*TOP, *END}


def test_rule_files_of_the_user_are_found(folder: Path, capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "config" / "cleaner").mkdir(parents=True)
    config = folder / "config" / "cleaner" / "cleaner.toml"
    config.write_text('[phrases]\nlegal = ["Nets and ropes"]\napp = ["Ask the pilot"]\n')
    (folder / "cleaner.toml").write_text('[phrases]\nsave = ["Nets and ropes"]\nprint = ["Send this along the quay"]\n')
    (folder / "given.toml").write_text('[phrases]\nshare = ["Send this along the quay"]\n')
    page = ("clean", "--unit", "page", "--rules", "given.toml", "dump/0001.txt")
    removed = removed_by(run(capfdbinary, *page)[1])
    assert removed["Nets and ropes"] == "phrase:save"
    assert removed["Ask the pilot"] == "phrase:app"
    assert removed["Send this along the quay"] == "phrase:share"
    learned = removed_by(run(capfdbinary, "clean", "--learn", "--unit", "page", "dump")[1])
    assert learned["Nets and ropes"] == "phrase:save"
    monkeypatch.setenv("CLEANER_NO_USER_RULES", "1")
    assert removed_by(run(capfdbinary, *page)[1]).get("Ask the pilot") != "phrase:app"
    monkeypatch.delenv("CLEANER_NO_USER_RULES")
    config.write_text("[phrase]\n")
    status, _, err = run(capfdbinary, *page)
    assert status == 2
    assert err.startswith(f"cleaner: {config}:1: unknown key 'phrase'")


def test_a_check_with_pages_tells_what_each_rule_removes(folder: Path, capfdbinary: Capture) -> None:
    run(capfdbinary, "learn", "-q", "dump", "-o", "rules.toml")
    status, out, err = run(capfdbinary, "rules", "check", "rules.toml", "dump")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert rows[0] == ["rule", "pages", "blocks", "words", "articles", "pattern", "origin"]
    assert {row[5]: row[1:4] for row in rows[1:]}["Nets and ropes"] == ["30", "30", "90"]
    assert len(rows) == 7


def test_a_check_warns_of_rules_that_eat_stories(folder: Path, capfdbinary: Capture) -> None:
    titles = [(folder / "dump" / f"{number:04}.txt").read_text().splitlines()[len(TOP)] for number in range(30)]
    heads = sorted({title.split(" ", 2)[0] + " " + title.split(" ", 2)[1] for title in titles})
    phrases = json.dumps([f"{head} {{name}} {word} {{name}}" for head in heads for word in ("a", "the")])
    (folder / "greedy.toml").write_text(f"[phrases]\nadvertisement = {phrases}\n")
    status, out, err = run(capfdbinary, "rules", "check", "greedy.toml", "dump")
    assert status == 0
    assert int(out.splitlines()[1].split("\t")[4]) > 5
    assert "warning: removes text of articles that differs from page to page" in err
