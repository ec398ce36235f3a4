"""docs/cli.md is made from the commands, and is not stale; what the pages name is there."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bench.make_cli_docs import PAGE, render
from cleaner.cli import app

ROOT = Path(__file__).parents[1]


def commands(path: str, command: Any) -> list[tuple[str, Any]]:
    """A command and all below it, by their names."""
    below = getattr(command, "commands", {})
    return [(path, command), *(pair for name, inner in below.items() for pair in commands(f"{path} {name}", inner))]


ALL = commands("cleaner", typer.main.get_command(app))


def test_making_the_page_again_changes_nothing() -> None:
    assert render() == PAGE.read_text(encoding="utf-8"), "run python -m bench.make_cli_docs"


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_every_command_and_option_is_described(path: str, command: Any) -> None:
    sections = render().split("\n## ")
    (section,) = [section for section in sections if section.startswith(f"`{path}`\n")]
    assert command.help
    for parameter in command.params:
        assert parameter.help, parameter.name
        for name in parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]:
            assert f"`{name}" in section or f"`[{name}" in section, name


def test_the_commands_are_there() -> None:
    assert {"cleaner clean", "cleaner explain", "cleaner schema", "cleaner rules list"} <= {path for path, _ in ALL}


PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
RULE = re.compile(r"""["']((?:shape|repeat|list|feed|pick):[a-z-]+)["']""")
PART = re.compile(
    r"`((?:batch|classify|describe|learn|parse|read|resume|review|rules|same|score|sites|split|write)/[a-z_/.]+)`"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    named = re.findall(r"(?<![\w/.])((?:docs|bench)/[A-Za-z_]+\.(?:md|py|json))", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_each_rule_that_is_no_data_is_described() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cleaner").rglob("*.py"))
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert {rule for rule in RULE.findall(code) if f"`{rule}`" not in page} == set()


def test_parts_of_the_code_that_are_named_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    gone = [
        part
        for part in PART.findall(page)
        if not any((ROOT / "cleaner" / f"{part}{ending}").exists() for ending in ("", ".py", ".json"))
    ]
    assert gone == []
