"""A run over many pages: workers, limits on each page, order, and what is told of it all.

`page` does one page; `outcomes` has it done here or by workers (`pool`, `worker`), which are few pages or many; `tally`,
`rejects` and `progress` tell.  Nothing is re-exported: one small page loads `outcomes`, `page` and `limits`.
"""
