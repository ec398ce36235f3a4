"""The same story told twice: how two articles are compared, and how copies are found among millions.

`compare` decides about two articles; `classes` says which article of those that tell a story the others point to;
`cleaner.link` finds pairs within a page, `dump` across all pages of a run.
"""
