"""docs/cli.md is made from the commands, and is not stale."""

from typing import Any

import pytest
import typer.main

from bench.make_cli_docs import PAGE, render
from cleaner.cli import app


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
