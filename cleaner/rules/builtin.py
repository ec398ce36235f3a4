"""The built-in rules, compiled.

The TOML files in `phrases/`, `labels/` and `selectors/` are what people read and edit; reading all of them takes longer than
cleaning a page, so they are compiled to `builtin.json`, and the words of the phrases to `wording.json`, by
`python -m cleaner.rules.builtin`.  A test fails when those files are stale.
"""

import os
from functools import cache

import msgspec

from cleaner.rules import wording
from cleaner.rules.file import Concept, RuleFile
from cleaner.rules.loader import read_rules
from cleaner.rules.matcher import LONGEST, Phrase
from cleaner.rules.rules import Rules, combine
from cleaner.rules.selectors import Selector

HERE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(HERE, "builtin.json")


class Compiled(msgspec.Struct, array_like=True):
    """What `builtin.json` holds."""

    concepts: list[Concept]
    phrases: list[tuple[str, str, str, str]]
    """Prefixes, and phrases with a `{name}`: concept, language, text, key."""
    exact: dict[str, msgspec.Raw]
    """All others by key, in JSON: a list of concept, language and text for each phrase."""
    selectors: list[Selector]


def sources(*folders: str) -> list[str]:
    """The TOML files of the built-in rules, or of some folders of them, in order."""
    found = []
    for folder in folders or ("phrases", "labels", "selectors"):
        names = sorted(os.listdir(os.path.join(HERE, folder)))
        found += [os.path.join(HERE, folder, name) for name in names if name.endswith(".toml")]
    return found


def compile_builtin() -> bytes:
    """The content of `builtin.json`, made from the TOML files.  Raises RuleError."""
    files = [read_rules(path) for path in sources()]
    concepts = combine(files).concepts
    compiled = Compiled([], [], {}, [])
    exact: dict[str, list[tuple[str, str, str]]] = {}
    for file in files:
        compiled.concepts += file.concepts
        for phrase, key in file.phrases:
            if concepts[phrase.concept].prefix or "{name}" in key or len(key) > LONGEST:
                compiled.phrases.append((phrase.concept, phrase.language, phrase.text, key))
            else:
                exact.setdefault(key, []).append((phrase.concept, phrase.language, phrase.text))
        for selector in file.selectors:
            compiled.selectors.append(msgspec.structs.replace(selector, origin="built-in"))
    compiled.exact = {key: msgspec.Raw(msgspec.json.encode(several)) for key, several in exact.items()}
    return msgspec.json.encode(compiled).replace(b"],[", b"],\n[").replace(b"]],", b"]],\n") + b"\n"


def compile_wording() -> bytes:
    """The content of `wording.json`: the words of the phrases in `phrases/` that remove a line or name a section.

    Those in `labels/` are not counted: so many wordings hold so many of a language's words that text would sound like them.
    """
    files = [read_rules(path) for path in sources("phrases")]
    does = {concept.name: concept.does for file in files for concept in file.concepts}
    phrases = [
        (p.language, key) for file in files for p, key in file.phrases if does[p.concept] in ("remove", "section")
    ]
    return msgspec.json.encode(wording.count(phrases)).replace(b"},", b"},\n") + b"\n"


@cache
def builtin() -> Rules:
    """The built-in rules alone."""
    with open(COMPILED, "rb") as file:
        compiled = msgspec.json.decode(file.read(), type=Compiled)
    phrases = [(Phrase(concept, language, text, "built-in"), key) for concept, language, text, key in compiled.phrases]
    rules = combine([RuleFile("built-in", compiled.concepts, phrases, compiled.selectors)])
    rules.phrases.packed = compiled.exact
    return rules


if __name__ == "__main__":
    for path, data in ((COMPILED, compile_builtin()), (wording.COMPILED, compile_wording())):
        with open(path, "wb") as out:
            out.write(data)
