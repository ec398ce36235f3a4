"""What the rules of a file do to a dump: each page is cleaned with and without them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from cleaner.learn.pages import key_of
from cleaner.model import Source
from cleaner.pipeline import Result, run
from cleaner.rules import Rules
from cleaner.shape import size

VARIES = 0.3
"""Share of different wordings, among the texts of articles that a rule removes, from which on it eats stories."""
SEVERAL = 5
"""Of so many at least."""
REMEMBERED = 2000
"""Different wordings that are told apart, of each rule."""
FIELDS = ("title", "text")


class Effect(Struct):
    """What one rule removes."""

    rule: str
    pages: int = 0
    blocks: int = 0
    words: int = 0
    articles: int = 0
    """Articles that lose words of their title or text by it."""
    eaten: Counter[str] = field(default_factory=Counter)
    """The blocks among these, in normal form."""

    @property
    def varies(self) -> bool:
        """Whether what it takes from articles is said but once, as stories are, and not again and again."""
        return self.eaten.total() >= SEVERAL and len(self.eaten) > VARIES * self.eaten.total()


def effects(pages: Iterable[Source], rules: Rules, without: Rules, names: set[str]) -> dict[str, Effect]:
    """What each of the rules `names` removes, those that remove most first.

    Pages that cannot be cleaned are passed over.
    """
    found = {name: Effect(name) for name in names}
    for source in pages:
        data = source.data
        try:
            after = run(source, rules)
            source.data = data
            before = run(source, without)
        except Exception:  # `clean` will tell it
            continue
        seen: set[str] = set()
        articles: set[tuple[str, int]] = set()
        kept = text_of(before)
        for name, block in removed_by(after, names):
            effect = found[name]
            text = after.page.blocks[block].text
            effect.pages += name not in seen
            seen.add(name)
            effect.blocks += 1
            effect.words += round(size(text))
            for article in kept.get(block, ()):
                if (name, article) not in articles:
                    articles.add((name, article))
                    effect.articles += 1
                if len(effect.eaten) < REMEMBERED:
                    effect.eaten[key_of(text)] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].words, item[0])))


def removed_by(result: Result, names: set[str]) -> Iterator[tuple[str, int]]:
    """Rule and block, for each block that one of the rules removed."""
    for verdict in result.verdicts:
        if verdict.rule in names:
            yield verdict.rule, verdict.block


def text_of(result: Result) -> dict[int, set[int]]:
    """Block -> the articles that it is title or text of."""
    found: dict[int, set[int]] = {}
    for verdict in result.verdicts:
        if verdict.field in FIELDS and verdict.article >= 0:
            found.setdefault(verdict.block, set()).add(verdict.article)
    return found
