"""The README's examples are what the commands print, and what it names is there."""

import re
import shutil
from pathlib import Path

import pytest

from bench.make_readme import CONSOLE, PYCON, PYTHON, README, ROOT, RULES, examples, output, prepare, session

TEXT = README.read_text(encoding="utf-8")
BLOCKS: list[str] = CONSOLE.findall(TEXT) + CONSOLE.findall(RULES.read_text(encoding="utf-8"))
STALE = "if this is as it should be: python -m bench.make_readme"


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("bash")), reason="needs jq and bash")
@pytest.mark.parametrize("block", BLOCKS, ids=[examples(block)[0][0][:60] for block in BLOCKS])
def test_commands(tmp_path: Path, block: str) -> None:
    environment = prepare(tmp_path)
    for command, printed in examples(block):
        assert output(command, tmp_path, environment) == printed, STALE


@pytest.mark.parametrize("page", [README, PYTHON], ids=["README.md", "python.md"])
def test_python(page: Path) -> None:
    known: dict[str, object] = {}
    sessions: list[str] = PYCON.findall(page.read_text(encoding="utf-8"))
    assert sessions
    for block in sessions:
        assert session(block, known) == f"```pycon\n{block}```", STALE


def test_there_are_pipelines() -> None:
    section = TEXT.split("\n## Pipelines\n")[1].split("\n## ")[0]
    commands = [command for block in CONSOLE.findall(section) for command, _ in examples(block)]
    assert len([command for command in commands if "cleaner clean" in command]) >= 5


def test_files_that_are_named_exist() -> None:
    named = set(re.findall(r"\b(?:docs|bench)/[\w./-]*\w", TEXT))
    assert {"docs/cli.md", "docs/rules.md", "docs/architecture.md"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_licence_is_the_one_named() -> None:
    assert "Apache License 2.0" in TEXT
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
