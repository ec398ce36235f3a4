"""Plain text: one reading of the whole page, line by line.

`worth` says how well each line would play each role, by itself and by what `tally` counted on the page; `neighbours` adds
what the lines around it tell.  `grammar` says which roles follow each other, `tables` is the same in the form that `decode`
walks, to find the sequence of roles that is best for the page as a whole.  `readout` makes groups and verdicts of it.
"""
