"""Make the examples of README.md, docs/rules.md and docs/python.md from what the commands print: `python -m bench.make_readme`.

Only what stands below a command (`$ ...` in a console block, `>>> ...` in a pycon block) is made; the commands are written
by hand.  Needs bash and jq.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from code import InteractiveInterpreter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
RULES = ROOT / "docs" / "rules.md"
PYTHON = ROOT / "docs" / "python.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
PYCON = re.compile(r"```pycon\n(.*?)```", re.S)


def examples(block: str) -> list[tuple[str, str]]:
    """Each command of a console block, lines that go on with `> ` joined, and what it is said to print."""
    parts = re.split(r"^\$ (.*(?:\n> .*)*)\n", block, flags=re.M)
    return [(command.replace("\n> ", "\n"), printed) for command, printed in zip(parts[1::2], parts[2::2], strict=True)]


def prepare(folder: Path) -> dict[str, str]:
    """Put the fixtures into an empty folder that commands are to run in; gives their environment."""
    tools = folder / ".bin"
    tools.mkdir()
    script = tools / "cleaner"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleaner "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    own = ("NO_COLOR", "FORCE_COLOR", "CLEANER_NO_USER_RULES")
    kept = {name: value for name, value in os.environ.items() if name not in own}
    home = {"XDG_CONFIG_HOME": str(folder / ".config")}
    return kept | home | {"PATH": f"{tools}{os.pathsep}{kept['PATH']}", "PYTHONPATH": str(ROOT), "LC_ALL": "C"}


def output(command: str, folder: Path, environment: dict[str, str]) -> str:
    """What a shell command prints, errors included; the line ends of CSV become those of the README."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode().replace("\r\n", "\n")


def console(block: str) -> str:
    """A console block with what its commands print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = prepare(folder)
        made = ""
        for command, _ in examples(block):
            written = command.replace("\n", "\n> ")
            made += f"$ {written}\n{output(command, folder, environment)}"
    return f"```console\n{made}```"


def session(block: str, known: dict[str, object] | None = None) -> str:
    """A pycon block with what its lines print; `known` are the names that blocks before it left."""
    made = ""
    interpreter = InteractiveInterpreter(known)
    with contextlib.chdir(ROOT):
        for line in re.findall(r"^>>> (.*)$", block, re.M):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                interpreter.runsource(line)
            made += f">>> {line}\n{printed.getvalue()}"
    return f"```pycon\n{made}```"


def render(readme: str) -> str:
    """The page with all examples made again."""
    readme = CONSOLE.sub(lambda found: console(found[1]), readme)
    known: dict[str, object] = {}
    return PYCON.sub(lambda found: session(found[1], known), readme)


if __name__ == "__main__":
    for page in (README, RULES, PYTHON):
        page.write_text(render(page.read_text(encoding="utf-8")), encoding="utf-8")
