"""`cleaner review`: what became of the blocks of many pages, as one web page."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing

from msgspec.structs import replace

from cleaner.batch.limits import SIZE
from cleaner.batch.outcomes import Entry, Outcomes
from cleaner.batch.page import Job, WorkersError
from cleaner.commands.asked import Inputs
from cleaner.commands.console import Fatal, UsageError, say, say_passed_over, standard_output
from cleaner.commands.inputs import check_jobs, check_url, load_rules, names, now_of
from cleaner.read.paths import reason
from cleaner.read.reader import entries as pages
from cleaner.review.fragment import failure
from cleaner.review.shell import begin, end
from cleaner.write.target import AtomicFile, Target, entered, exists, is_at, regular


class Options(Inputs, kw_only=True):
    """The command line of `cleaner review`, as given."""

    output: str | None = None
    overwrite: bool = False
    site_patterns: str | None = None
    cosmetic_filters: Sequence[str] = ()
    url: str | None = None
    now: str | None = None
    jobs: str | None = None


def run(options: Options) -> int:
    """Write the review; 1 where a page failed.  Raises Fatal, BrokenPipeError."""
    options.now = now_of(options.now)
    jobs = check_jobs(options.jobs)
    inputs = names(options.paths, options.files_from, null=options.null)
    check_url(options.url, inputs)
    path = options.output
    if path == "" or (path is not None and os.path.isdir(path)):
        raise UsageError("-o takes the name of a file")
    if path not in (None, "-") and exists(path) and not options.overwrite:
        raise UsageError(f"{path} exists; --overwrite replaces it")
    rules = load_rules(options.rules, site_patterns=options.site_patterns, cosmetic_filters=options.cosmetic_filters)
    reading = replace(options.reading, page_size=SIZE)
    outcomes = Outcomes(Job(rules=rules, url=options.url, now=options.now, review=True, reading=reading), jobs)
    used: Counter[str] = Counter()
    passed_over: Counter[str] = Counter()
    failures = 0
    try:
        with ExitStack() as stack:
            target: Target = (
                standard_output()
                if path in (None, "-")
                else entered(stack, AtomicFile(path, overwrite=options.overwrite))
            )
            target.write(begin())
            for _, outcome in stack.enter_context(closing(outcomes(entries(inputs, options)))):
                if outcome.failure is None:
                    used.update(outcome.rules)
                    target.write(outcome.body)
                    continue
                passed_over.update(outcome.failure.counts)
                if not outcome.failure.counts:
                    say(f"{outcome.name}: {outcome.failure.message}")
                if not outcome.failure.note:
                    failures += 1
                    target.write(failure(outcome.name, outcome.failure.message))
            say_passed_over(passed_over)
            target.write(end(used, {entry.id: entry.why for entry in rules.entries()}))
    except BrokenPipeError:
        raise
    except WorkersError as error:
        raise Fatal(str(error)) from error
    except OSError as error:
        raise Fatal(f"{path or 'standard output'}: {reason(error)}") from error
    return 1 if failures else 0


def entries(inputs: Sequence[str], options: Options) -> Iterator[Entry]:
    """The pages, in order, and an error in the place of each that is none."""
    own = os.path.realpath(options.output) if options.output not in (None, "-") else None
    shell = regular(1) if own is None else None

    def is_own(path: str) -> bool:
        return os.path.realpath(path) == own or is_at(shell, path)

    return pages(
        inputs,
        options.reading,
        include=options.include,
        exclude=options.exclude,
        follow=options.follow_links,
        own=is_own,
    )
