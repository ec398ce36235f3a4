"""What the commands do, one module a command; `cleaner.cli` declares their options and calls them.

Each gives the exit status: 0 all well, 1 some inputs failed.  Raises Fatal, or its kind UsageError.
"""
