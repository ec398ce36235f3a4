"""The word lists: one pack for each language, read from the TOML files beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ja", "zh", "ko", "ar", "hi")


def load(name: str) -> dict[str, Any]:
    """The parsed TOML file ``data/NAME.toml``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Pack:
    """Labels and story material of one language."""

    code: str
    labels: dict[str, Any]
    stories: dict[str, Any]

    @property
    def join(self) -> str:
        """What stands between two sentences: nothing in Chinese and Japanese."""
        return str(self.labels.get("join", " "))

    @property
    def rtl(self) -> bool:
        return self.labels.get("dir") == "rtl"

    @property
    def spaced(self) -> bool:
        return bool(self.join)

    def label(self, key: str) -> list[str]:
        """The wordings of a one-line concept."""
        return list(self.labels[key])

    def group(self, key: str) -> list[list[str]]:
        """The wordings of a concept that takes several lines."""
        return [list(lines) for lines in self.labels[key]]

    def story(self, key: str) -> list[str]:
        return list(self.stories[key])


@cache
def pack(code: str) -> Pack:
    """The pack of a language of ``LANGUAGES``; raises FileNotFoundError for any other code."""
    return Pack(code, load(f"labels/{code}"), load(f"stories/{code}"))


@cache
def sites() -> dict[str, Any]:
    """Names, addresses and marks that do not depend on the language."""
    return load("sites")
