"""The language of a page, from what it declares, its script and its function words.

Short lines are not asked: language detection on them is noise.
"""

import json
import os
import re
from collections import Counter
from functools import cache

from cleaner.model import Page
from cleaner.scripts import scripts

SAMPLE = 4000
"""Characters of prose that are looked at."""
WORD = re.compile(r"[\w\u0900-\u0dff]+")
"""A word; to `re` the vowel signs of Indian scripts belong to none."""
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


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
    counts = scripts(text)
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
    for word, count in Counter(words).items():
        for lang in known.get(word, ()):
            scores[lang] += count
    best = max(scores, key=lambda lang: scores[lang])
    if scores[best] < 3 or scores[best] < 0.05 * len(words):
        return None
    return best


def declared(page: Page) -> str | None:
    """What the page says its language is, as a BCP 47 tag; None where it says nothing usable."""
    for value in (page.language, page.meta.get("og:locale"), page.meta.get("content-language")):
        if value and (found := TAG.fullmatch(value.strip())):
            parts = found[0].replace("_", "-").split("-")
            return "-".join([parts[0].lower(), *(p.upper() if len(p) == 2 else p for p in parts[1:])])
    return None


def page_language(page: Page) -> str | None:
    """The language of a page: what its sentences are in, with the region that it declares."""
    sample: list[str] = []
    size = 0
    for block in page.blocks:
        if len(block.text) > 80 and block.kind != "code":
            sample.append(block.text[:600])
            size += len(sample[-1])
            if size > SAMPLE:
                break
    if size < 200:
        sample += [block.text for block in page.blocks[:80]]
    said, read = declared(page), guess("\n".join(sample))
    if read is None or (said is not None and said.split("-")[0] in (read, *ALIASES.get(read, ()))):
        return said
    if said is not None and size < 200:
        return said
    return read


ALIASES = {"nb": ("no", "nn"), "id": ("ms",), "zh": ("cmn", "yue")}


def languages_of(page: Page) -> frozenset[str]:
    """Primary subtags of the languages whose phrases are to be expected on the page."""
    return expected(declared(page), page_language(page))


def expected(*tags: str | None) -> frozenset[str]:
    """Primary subtags of the languages whose phrases are to be expected beside these: English ones always are."""
    return frozenset(("en", *(tag.split("-")[0] for tag in tags if tag)))
