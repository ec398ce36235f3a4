"""Rules as data: one format, one loader, one matcher.

Phrases by language and concept, selectors and site rules stand in TOML files; the built-in ones, the user's own and
those learned from a dump have the same form (docs/rules.md).  `load` reads them, `Rules` answers what a rule says of a
line of text or of an element.
"""

from collections.abc import Sequence

from cleaner.rules.file import RuleError, RuleFile
from cleaner.rules.loader import read_rules
from cleaner.rules.rules import Entry, Rules, combine

__all__ = ["Entry", "RuleError", "Rules", "load"]


def load(paths: Sequence[str] = (), *, behind: Sequence[RuleFile] = ()) -> Rules:
    """The built-in rules and those of `paths`; a later file comes before an earlier one.

    What is `behind` comes after all of `paths` and before the built-in ones, a later one before an earlier one.

    Raises RuleError.
    """
    from cleaner.rules.builtin import builtin

    files = [*behind, *(read_rules(path) for path in paths)]
    return combine(files[::-1], builtin()) if files else builtin()
