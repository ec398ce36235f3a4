"""The language of a page, from what it declares, its script and its function words.

Short lines are not asked: language detection on them is noise.
"""

import json
import os
from collections import Counter
from collections.abc import Callable
from functools import cache

from cleaner.attributes import reader
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.scripts import ascii_letters, scripts

Detector = Callable[[str], str | None]
"""Tells the primary subtag of a text's language."""
lang_of = reader("lang")
DEEPEST = 40
"""Elements around an article that are asked for its language."""

LETTERS = 200
"""Letters of a text below which its words do not tell its language."""
READ = 2000
"""Characters of an article that are looked at."""
FEW = 8
"""Letters that tell a script."""
SAMPLE = 4000
"""Characters of prose that are looked at."""
WORD = lazy(r"[\w\u0900-\u0dff]+")
"""A word; to `re` the vowel signs of Indian scripts belong to none."""
LETTERED = {
    "tr": "ğı", "pl": "łśźćń", "cs": "řěů", "hu": "őű", "ro": "țșţ", "lt": "ėįų", "de": "ß", "es": "ñ¿¡", "pt": "ãõ",
    "vi": "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỷỹỵ", "uk": "іїєґ", "ru": "ыэ", "ur": "ٹڈڑے",
}  # fmt: skip
"""Letters that hardly any other language here is written with."""
OWN_LETTERS = 4
"""Words with such letters that tell a language where its function words do not."""
TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@cache
def function_words() -> dict[str, dict[str, frozenset[str]]]:
    """Script -> language -> words."""
    with open(os.path.join(os.path.dirname(__file__), "words.json"), encoding="utf-8") as file:
        table = json.load(file)
    return {script: {lang: frozenset(w.split()) for lang, w in words.items()} for script, words in table.items()}


@cache
def speakers(script: str) -> dict[str, list[str]]:
    """Function word -> the languages in this script that use it."""
    found: dict[str, list[str]] = {}
    for lang, words in function_words()[script].items():
        for word in words:
            found.setdefault(word, []).append(lang)
    return found


def guess(text: str) -> str | None:
    """BCP 47 tag of the language of some sentences, or None where they do not tell."""
    return told_by(text, scripts(text))


def told_by(text: str, counts: dict[str, int]) -> str | None:
    """The same of sentences whose letters are counted."""
    if counts.get("ja", 0) * 5 > counts.get("zh", 0) and counts.get("ja", 0) > 4:
        return "ja"
    script = max(counts, key=lambda name: counts[name], default="")
    if counts.get(script, 0) < 8:
        return None
    table = function_words().get(script)
    if table is None:
        return script
    words = WORD.findall(text.casefold())
    scores = dict.fromkeys(table, 0)
    known = speakers(script)
    counted = Counter(words)
    for word in counted.keys() & known.keys():
        for lang in known[word]:
            scores[lang] += counted[word]
    best = max(scores, key=lambda lang: scores[lang])
    if scores[best] < 3 or scores[best] < 0.05 * len(words):
        return by_letters(words)
    return best


def by_letters(words: list[str]) -> str | None:
    """The language that some words are in by letters of its own; None where none has enough, or another one half as many."""
    found = Counter({lang: sum(not own.isdisjoint(word) for word in words) for lang, own in lettered().items()})
    (best, most), (_, other) = found.most_common(2)
    return best if most >= OWN_LETTERS and most > 2 * other else None


@cache
def lettered() -> dict[str, frozenset[str]]:
    """`LETTERED` as sets."""
    return {lang: frozenset(own) for lang, own in LETTERED.items()}


def declared(page: Page) -> str | None:
    """What the page says its language is, as a BCP 47 tag; None where it says nothing usable."""
    for value in (page.language, page.meta.get("og:locale"), page.meta.get("content-language")):
        if value and (found := TAG.fullmatch(value.strip())):
            return tag(found[0])
    return None


def tag(given: str) -> str:
    """A BCP 47 tag as it is usually written."""
    parts = given.replace("_", "-").split("-")
    return "-".join([parts[0].lower(), *(p.upper() if len(p) == 2 else p for p in parts[1:])])


def page_language(page: Page) -> str | None:
    """The language of a page: what its sentences are in, with the region that it declares."""
    sample: list[str] = []
    size = 0
    for block in page.blocks:
        if len(block.text) > 80 and worded(block):
            sample.append(block.text[:600])
            size += len(sample[-1])
            if size > SAMPLE:
                break
    if size < 200:
        sample += [block.text for block in page.blocks[:80] if worded(block)]
    said, read = declared(page), guess("\n".join(sample))
    if read is None or (said is not None and said.split("-")[0] in (read, *ALIASES.get(read, ()))):
        return said
    if said is not None and size < 200:
        return said
    return read


def worded(block: Block) -> bool:
    """Whether a block holds words of a language, and no address or code."""
    return block.kind not in ("code", "address") and "://" not in block.text[:12]


ALIASES = {"nb": ("no", "nn"), "id": ("ms",), "zh": ("cmn", "yue")}


def languages_of(page: Page) -> frozenset[str]:
    """Primary subtags of the languages whose phrases are to be expected on the page."""
    return expected(declared(page), page_language(page))


def expected(*tags: str | None) -> frozenset[str]:
    """Primary subtags of the languages whose phrases are to be expected beside these: English ones always are."""
    return frozenset(("en", *(tag.split("-")[0] for tag in tags if tag)))


NAMES = {"no": "nb"}
"""What py3langid calls otherwise than this package."""
ALONE = frozenset(("ja", "zh", "ko", "el", "he", "th", "bn"))
"""Languages that `scripts` names scripts after."""


@cache
def scripts_of(language: str) -> frozenset[str]:
    """The scripts that a language is written in, as far as that is known; empty where it is not."""
    primary = language.split("-")[0]
    if primary in ALONE:
        return frozenset(("ja", "zh") if primary == "ja" else ("ko", "zh") if primary == "ko" else (primary,))
    return frozenset(
        script for script, words in function_words().items() if script != "conjunctions" and primary in words
    )


def of_article(
    page: Page, element: int, title: str | None, text: str | None, language: str | None, detect: Detector | None = None
) -> str | None:
    """The language of an article on a page in `language`: that of a `lang` around it, unless its script speaks against it.

    Where the script does, a long text is asked for its words, and `None` is better than a language that it cannot be in.
    `detect` tells the language of texts of some length; what it says holds.
    """
    said = attribute(page, element) or language
    known = scripts_of(said) if said is not None else frozenset()
    words = f"{title or ''} {(text or '')[:READ]}"
    if detect is None and (not known or ("latin" in known and 2 * ascii_letters(words) >= len(words))):
        return said
    counts = scripts(words)
    letters = sum(counts.values())
    if detect is not None and letters >= LETTERS:
        found = detect(words)
        return (
            said
            if found is None or (said is not None and said.split("-")[0] in (found, *ALIASES.get(found, ())))
            else found
        )
    if not known or letters < FEW or 2 * sum(counts.get(script, 0) for script in known) >= letters:
        return said
    if letters >= LETTERS and (found := told_by(words, counts)) is not None:
        return found
    written = [script for script in sorted(ALONE) if script != "zh" and counts.get(script)]
    told = [script for script in written if 4 * sum(counts.get(one, 0) for one in scripts_of(script)) >= 3 * letters]
    return told[0] if len(told) == 1 else None


def attribute(page: Page, element: int) -> str | None:
    """What the nearest `lang` around an element says, below that of the page as a whole."""
    for _ in range(DEEPEST):
        if element <= 0:
            return None
        raw = page.elements[element].raw
        if 'lang="' in raw and (given := lang_of(raw)) and (found := TAG.fullmatch(given.strip())):
            return tag(found[0])
        element = page.elements[element].parent
    return None


def detector() -> Detector:
    """What tells the language of a text of some length by its letters.  Raises ImportError without `cleaner[lang]`."""
    from py3langid import classify

    def detect(text: str) -> str | None:
        found = str(classify(text)[0])
        return NAMES.get(found, found)

    return detect
