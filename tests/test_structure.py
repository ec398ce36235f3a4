"""The modules import each other in one direction, imports within functions and for types included."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import cleaner

PACKAGE = Path(cleaner.__file__).parent


def imported(tree: ast.Module, modules: set[str]) -> set[str]:
    """The modules of the package that a module imports anywhere; of a package, its parts where they are what is asked for."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names} & modules
            found.update(parts)
            if len(parts) < len(node.names):
                found.add(node.module)
    return found & modules


def graph(folder: Path, name: str) -> dict[str, set[str]]:
    """By module, what it imports of the package."""
    paths = {}
    for path in sorted(folder.rglob("*.py")):
        parts = [name, *path.relative_to(folder).with_suffix("").parts]
        paths[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    known = set(paths)
    return {module: imported(ast.parse(path.read_text("utf-8")), known) - {module} for module, path in paths.items()}


def test_no_module_imports_itself_by_way_of_others() -> None:
    found = graph(PACKAGE, "cleaner")
    assert len(found) > 100
    try:
        list(TopologicalSorter(found).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_nothing_below_the_commands_knows_of_them() -> None:
    above = ("cleaner.commands", "cleaner.cli", "cleaner.__main__")
    found = graph(PACKAGE, "cleaner")
    below = {module: imports for module, imports in found.items() if not module.startswith(above)}
    assert not {f"{m}: {name}" for m, names in below.items() for name in names if name.startswith(above)}


def test_what_reads_a_page_knows_nothing_of_articles() -> None:
    """`read`, `parse`, the rules, the words of times and what measures blocks stand below what makes articles of them."""
    below = ("read", "decode", "parse", "rules", "times", "language", "shape", "edges", "labels", "introductions")
    above = tuple(
        f"cleaner.{name}" for name in ("split", "describe", "classify", "link", "repeats", "write", "batch", "pipeline")
    )
    found = {
        m: names for m, names in graph(PACKAGE, "cleaner").items() if m.split(".")[1:2] and m.split(".")[1] in below
    }
    assert len(found) > 50
    assert not {f"{m}: {name}" for m, names in found.items() for name in names if name.startswith(above)}


def test_a_circle_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("def late():\n    from some.two import thing\n")
    (tmp_path / "two.py").write_text("import some.one\n")
    with pytest.raises(CycleError):
        list(TopologicalSorter(graph(tmp_path, "some")).static_order())
