"""Stories told again, and stories that only sound like others: what `same_as` is measured with.

    python -m bench.retold                  # precision and recall of `same_as` within a page
    python -m bench.retold.dump 10000       # time and memory of linking a dump

A page holds stories of bench/compose (15 languages, one a page) and, in English, those of subjects.toml.  Some are told
again: word for word, with up to 30 % of their words changed, cut short, or as another agency's copy.  Beside them stand
stories that must not be linked: other news of the same subject, which shares names, figures and whole sentences of
background, and reports of one pattern in which only places and figures differ.
"""
