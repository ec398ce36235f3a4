"""`cleaner explain`: what became of each block of one page."""

import os
from collections.abc import Sequence

from msgspec import Struct

from cleaner.commands.console import Fatal, emit
from cleaner.commands.inputs import check_url, load_rules, names, now_of, one_source
from cleaner.read.reference import ReadOptions
from cleaner.report import wants_colour


class Options(Struct, kw_only=True):
    """The command line of `cleaner explain`, as given."""

    path: str | None = None
    as_json: bool = False
    rules: Sequence[str] = ()
    site_patterns: str | None = None
    cosmetic_filters: Sequence[str] = ()
    reading: ReadOptions = ReadOptions()
    url: str | None = None
    now: str | None = None


def run(options: Options) -> int:
    """Print the report of a page, which is held to the limits that `clean` has for one.  Raises Fatal."""
    from cleaner.batch.outcomes import Outcomes
    from cleaner.batch.page import Job, Telling, WorkersError
    from cleaner.read.reference import Reference

    now = now_of(options.now)
    (path,) = names((options.path,) if options.path is not None else (), None, null=False)
    check_url(options.url)
    rules = load_rules(options.rules, site_patterns=options.site_patterns, cosmetic_filters=options.cosmetic_filters)
    source = one_source(path, options.reading)
    terminal = os.isatty(1)
    telling = Telling(
        as_json=options.as_json,
        colour=wants_colour(os.environ, terminal),
        width=os.get_terminal_size(1).columns or None if terminal else None,
    )
    job = Job(rules=rules, url=options.url, now=now, explain=telling)
    try:
        for _, outcome in Outcomes(job, 1)([Reference(source.path, held=source)]):
            if outcome.failure is not None:
                raise Fatal(f"{source.path}: {limitless(outcome.failure.message)}")
            emit(outcome.body)
    except WorkersError as error:
        raise Fatal(str(error)) from error
    return 0


def limitless(message: str) -> str:
    """A message without the options that this command does not have."""
    return message.partition(" (--page-")[0]
