"""Composed aggregator pages with gold splits, for measuring the splitter on layouts it was not tuned to.

    python -m bench.compose OUTDIR --pages 240 --seed 1 --media both

writes ``OUTDIR/pages/NAME.txt`` and ``.html`` and ``OUTDIR/gold/NAME.gold.json``.  Every sentence is invented:
templates and word lists of 15 languages lie in ``data/stories``, the wording that sites print around their
articles in ``data/labels``, HTML markup styles in ``data/html.toml``.  Nothing here reads the rules or the code
of the splitter, so that a score on these pages is not a score on its own phrase tables.

``NAME`` is ``LANGUAGE-KIND-NUMBER-MEDIUM``: the scorer pairs pages by base name up to the first dot, hence one
name and one gold file for each medium.  Page ``NUMBER`` depends on the seed and the number alone, not on how
many pages are asked for.
"""
