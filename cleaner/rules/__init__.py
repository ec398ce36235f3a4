"""Rules as data: one format, one loader, one matcher.

Phrases by language and concept, selectors and site rules stand in TOML files; the built-in ones, the user's own and
those learned from a dump have the same form (docs/rules.md).  `load` reads them, `Rules` answers what a rule says of a
line of text or of an element.
"""

from cleaner.rules.loader import RuleError, load
from cleaner.rules.rules import Entry, Rules

__all__ = ["Entry", "RuleError", "Rules", "load"]
