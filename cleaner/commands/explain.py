"""`cleaner explain`: what became of each block of one page."""

import os
from collections.abc import Sequence

from cleaner.commands.console import Fatal, emit
from cleaner.commands.inputs import check_now, check_url, load_rules, one_source
from cleaner.provenance import provenance
from cleaner.report import explanation, report, wants_colour
from cleaner.write.encode import encode


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
    """Print the report of a page.  Raises Fatal."""
    from cleaner.pipeline import run as clean
    from cleaner.split.trace import Trace, choice

    check_now(now)
    check_url(url)
    loaded = load_rules(rules, site_patterns=site_patterns, cosmetic_filters=cosmetic_filters)
    source = one_source(path)
    trace = Trace()
    try:
        result = clean(source, loaded, now=now, url=url, trace=trace)
    except Exception as error:
        raise Fatal(f"{source.path}: could not be cleaned: {type(error).__name__}") from error
    told = provenance(result, trace.origins)
    if as_json:
        emit(encode(explanation(result, choice(trace, result.page), told)) + b"\n")
        return 0
    terminal = os.isatty(1)
    why = {entry.id: entry.why for entry in loaded.entries()}
    lines = report(
        result,
        why,
        choice=choice(trace, result.page),
        told=told,
        colour=wants_colour(os.environ, terminal),
        width=os.get_terminal_size(1).columns or None if terminal else None,
    )
    emit("".join(f"{line}\n" for line in lines).encode())
    return 0
