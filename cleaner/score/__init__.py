"""How well pages were split into articles, against pages that a person has split: `cleaner score`, docs/score.md.

    read -> pages -> match -> figures -> show

`read` gives `Sheet`s of gold and of what was predicted, `pages` brings those of one page together, `match` pairs their
articles, `figures` counts, `details` says what differs, `show` prints.
"""

from typing import Literal

Format = Literal["text", "json", "csv", "tsv"]
"""How figures are written."""
