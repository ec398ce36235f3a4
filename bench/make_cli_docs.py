"""Make docs/cli.md from the command line itself: `python -m bench.make_cli_docs`."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from cleaner.cli import app
from cleaner.commands.light import placeholder

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
INTRODUCTION = """\
# Command line

<!-- Made by bench/make_cli_docs.py from the commands themselves: change those, not this page. -->

Standard output carries data and nothing else: UTF-8 with line feeds, whatever the locale says. What is said to people
goes to standard error, one line for each input that failed, with control characters made visible.
"""


def render() -> str:
    """The page."""
    command: Any = typer.main.get_command(app)
    parts = [INTRODUCTION, *sections("cleaner", command)]
    return "\n".join(parts)


def sections(path: str, command: Any) -> Iterator[str]:
    """A section for a command, then one for each command below it."""
    parameters = [p for p in command.params if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    below = getattr(command, "commands", {})
    usage = [path, "[OPTIONS]", *map(placeholder, arguments), *(["[COMMAND] ..."] if below else [])]
    yield f"## `{path}`\n"
    yield f"    {' '.join(usage)}\n"
    yield from paragraphs(command.help or "")
    if arguments:
        yield "| argument | |\n| --- | --- |"
        yield "".join(f"| `{cell(placeholder(p))}` | {cell(p.help)} |\n" for p in arguments)
    yield "| option | |\n| --- | --- |"
    yield "".join([*map(option, options), "| `-h`, `--help` | Show the help and exit. |\n"])
    if command.epilog:
        yield from paragraphs(command.epilog)
    for name, inner in below.items():
        yield from sections(f"{path} {name}", inner)


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of help; those that keep their lines on a terminal, marked by a backspace, keep them here."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield "".join(f"    {line}\n" for line in paragraph[2:].splitlines())
        else:
            yield paragraph + "\n"


def option(parameter: Any) -> str:
    """The row of an option: its names with what they take, its help, its default."""
    value = metavar(parameter)
    names = ", ".join(f"`{cell(name + value)}`" for name in [*parameter.opts, *parameter.secondary_opts])
    repeatable = " Repeatable." if parameter.multiple and "epeatable" not in parameter.help else ""
    known = parameter.default not in (None, False, 0) and parameter.show_default
    default = f" Default: `{parameter.default}`." if known else ""
    return f"| {names} | {cell(parameter.help)}{repeatable}{default} |\n"


def metavar(parameter: Any) -> str:
    """What an option takes: ` FILE`, ` a|b`, or nothing."""
    if parameter.is_flag or parameter.count:
        return ""
    if parameter.metavar:
        return f" {parameter.metavar}"
    choices = getattr(parameter.type_descriptor, "choices", None)
    return f" {'|'.join(choices)}" if choices else " TEXT"


def cell(words: str) -> str:
    """Words as they may stand in a cell of a table."""
    return " ".join(words.replace("|", "\\|").split())


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
