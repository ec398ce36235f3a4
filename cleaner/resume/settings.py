"""With what an output was made: what must be the same for it to be gone on with."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import cleaner
from cleaner.resume import ResumeError


def rules_hash(paths: Sequence[str]) -> str:
    """SHA-256 of the built-in rules and of these rule files, in their order; of a folder all in it.  Raises OSError."""
    own = Path(cleaner.__file__).parent / "rules"
    found = hashlib.sha256()
    files = [own / "builtin.json", own / "wording.json"]
    for path in map(Path, paths):
        files += sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]
    for path in files:
        data = path.read_bytes()
        found.update(f"{len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def check(begun: Mapping[str, str], now: Mapping[str, str], manifest: str) -> None:
    """Raises ResumeError where an output was begun with other settings."""
    changed = [name for name in now if begun.get(name) != now[name]]
    if not changed:
        return
    said = [f"{name} was {begun.get(name) or 'not given'}, is {now[name] or 'not given'}" for name in changed]
    said = ["the rules have changed" if one.startswith("rules ") else one for one in said]
    raise ResumeError(f"{manifest} was begun otherwise: {'; '.join(said)} (remove it to begin anew)")
