"""Boilerplate that repeats across a dump, as rules that a person can read and edit (`cleaner learn`).

    pages -> sample -> sites -> tally -> judge -> support -> tell

`pages` makes of a parsed page what can be compared, `sample` keeps a bounded number of pages of each site, the same ones in
whatever order they come.  `tally` counts on how many of them a line stands, and beside which others; `judge` says which lines
are furniture and which repeat for another reason: names of publishers, times, stories that several pages print.  `support`
counts over the whole dump what was found, and `tell` writes the rule file (docs/rules.md).
"""
