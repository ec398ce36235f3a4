"""`cleaner explain`: what became of each block of one page."""

import os
from collections.abc import Sequence

from cleaner.commands.console import Fatal, emit
from cleaner.commands.inputs import check_url, load_rules, now_of, one_source
from cleaner.report import wants_colour


def run(
    path: str,
    *,
    rules: Sequence[str],
    url: str | None,
    now: str | None,
    as_json: bool,
    site_patterns: str | None = None,
    cosmetic_filters: Sequence[str] = (),
) -> int:
    """Print the report of a page, which is held to the limits that `clean` has for one.  Raises Fatal."""
    from cleaner.batch.outcomes import Outcomes
    from cleaner.batch.page import Job, Telling, WorkersError
    from cleaner.read.reference import Reference

    now = now_of(now)
    check_url(url)
    loaded = load_rules(rules, site_patterns=site_patterns, cosmetic_filters=cosmetic_filters)
    source = one_source(path)
    terminal = os.isatty(1)
    telling = Telling(
        as_json=as_json,
        colour=wants_colour(os.environ, terminal),
        width=os.get_terminal_size(1).columns or None if terminal else None,
    )
    job = Job(rules=loaded, url=url, now=now, explain=telling)
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
