"""`cleaner clean`: pages in, separate articles out."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress

from msgspec.structs import replace

from cleaner.batch.limits import Limits
from cleaner.batch.outcomes import Entry, Outcomes
from cleaner.batch.page import Job, WorkersError
from cleaner.commands.asked import Options
from cleaner.commands.console import Fatal, UsageError
from cleaner.commands.inputs import check_detection, check_jobs, check_limits, check_url, load_rules, names, now_of
from cleaner.commands.outputs import chosen_fields, is_folder, kind_of, open_output
from cleaner.commands.runs import Run, unlike_before
from cleaner.descriptors import descriptor_of
from cleaner.read.files import find
from cleaner.read.paths import STDIN, InputError, reason
from cleaner.read.reader import entries
from cleaner.read.reference import ReadOptions, fields_of
from cleaner.rules import Rules
from cleaner.write.output import Output, Unwritable
from cleaner.write.target import exists


def run(options: Options) -> int:
    """Clean all inputs; 1 where one of them failed.  Raises Fatal, and BrokenPipeError for standard output."""
    options.now = now_of(options.now)
    jobs = check_jobs(options.jobs)
    limits = check_limits(options.page_timeout, options.page_memory, options.page_size)
    inputs = names(options.paths, options.files_from, null=options.null)
    check_url(options.url, inputs)
    if options.detect_language:
        check_detection()
    if options.resume or options.incremental:
        from cleaner.commands.resume import check

        folder = is_folder(options.output)
        check(options, inputs, kind_of(options, folder)[0], folder=folder)
    check_reports(options, inputs)
    rules = rules_for(options, inputs, limits)
    try:
        with suppress(NothingDone), ExitStack() as stack:
            output = open_output(options, inputs, stack)
            if output is None:
                return 0
            outcomes = Outcomes(job_of(options, limits, rules), jobs, loud=options.verbose > 1)
            task = Run(outcomes, output, quiet=options.quiet, verbose=options.verbose)
            if options.link or options.unique:
                from cleaner.same.output import Linked

                body = outcomes.cleaner.formatter.body
                task.output = output = stack.enter_context(Linked(output, body, task.missed, unique=options.unique))
            watched(task, options, inputs, stack)
            todo = unlike_before(pages(options, inputs, output, outcomes.cleaner.job.reading), output)
            task.all(stack.enter_context(closing(outcomes(todo))))
            output.close()
            if task.tally.failures and not task.tally.pages:
                raise NothingDone
    except BrokenPipeError:
        raise
    except WorkersError as error:
        raise Fatal(str(error)) from error
    except (Unwritable, OSError) as error:
        why, where = (error.error, error.place) if isinstance(error, Unwritable) else (error, None)
        raise Fatal(f"{where or options.output or 'standard output'}: {reason(why)}") from error
    task.summary()
    if options.stats:
        write_stats(options.stats, task, outcomes.jobs)
    return 1 if task.tally.failures else 0


def rules_for(options: Options, inputs: list[str], limits: Limits) -> Rules:
    """The rules that the options name, and those that these inputs teach where that is asked for.  Raises Fatal."""

    def loaded(learned: str = "") -> Rules:
        patterns, filters = options.site_patterns, options.cosmetic_filters
        return load_rules(options.rules, learned=learned, site_patterns=patterns, cosmetic_filters=filters)

    rules = loaded()
    if not options.learn:
        return rules
    from cleaner.commands.learn import learned_from

    learned = learned_from(
        inputs,
        rules,
        include=options.include,
        exclude=options.exclude,
        reading=options.reading,
        follow=options.follow_links,
        limits=limits,
    )
    return loaded(learned)


class NothingDone(Exception):
    """All inputs failed: a file that was there before stays as it was."""


def job_of(options: Options, limits: Limits, rules: Rules) -> Job:
    """What is to be done with each page.  Raises UsageError."""
    folder = is_folder(options.output)
    format, _ = kind_of(options, folder)
    return Job(
        rules=rules,
        now=options.now,
        url=options.url,
        unit=options.unit,
        format=format,
        fields=chosen_fields(options, format),
        alone=folder,
        documents=options.link or options.unique,
        detect_language=options.detect_language,
        second_opinion=not options.no_second_opinion,
        traces=options.verbose > 1,
        limits=limits,
        reading=replace(options.reading, page_size=limits.size),
    )


def pages(options: Options, inputs: Sequence[str], output: Output, reading: ReadOptions) -> Iterator[Entry]:
    """The pages of a run, in order, and an error in the place of each that is none."""
    return entries(
        inputs,
        reading,
        include=options.include,
        exclude=options.exclude,
        follow=options.follow_links,
        own=output.is_own,
    )


def files(options: Options, inputs: Sequence[str]) -> Iterator[str | InputError]:
    """The files of a run, in order."""
    return find(
        inputs,
        include=options.include,
        exclude=options.exclude,
        fields=fields_of(options.reading),
        follow=options.follow_links,
    )


def check_reports(options: Options, inputs: Sequence[str]) -> None:
    """Raises UsageError where a file of rejects or statistics would replace something, Fatal where it has no folder."""
    asked = (("--rejects", options.rejects), ("--stats", options.stats))
    reports = {option: path for option, path in asked if path is not None}
    written = (*inputs, options.output or "") if reports else ()
    others = {os.path.realpath(name) for name in written if name not in ("", STDIN)}
    for option, path in reports.items():
        # What several may write to, such as /dev/null, is nobody's own.
        shared = os.path.exists(path) and not os.path.isfile(path)
        if path in ("", STDIN) or os.path.isdir(path) or (not shared and os.path.realpath(path) in others):
            raise UsageError(f"{option} takes the name of a file of its own, or /dev/stderr")
        if exists(path) and not options.overwrite and not gone_on_with(options):
            raise UsageError(f"{path} exists; --overwrite replaces it")
        # What a run has done is written at its end: hours later, that is.
        if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
            raise Fatal(f"{path}: {os.strerror(errno.ENOENT)}")
        if descriptor_of(path) is None:
            others.add(os.path.realpath(path))


def gone_on_with(options: Options) -> bool:
    """Whether an earlier run has begun this output: then its reports are replaced by those of both."""
    if not (options.resume or options.incremental) or not options.output:
        return False
    from cleaner.resume import manifest_of

    return exists(manifest_of(options.output, folder=is_folder(options.output)))


def watched(task: Run, options: Options, inputs: Sequence[str], stack: ExitStack) -> None:
    """Have a run write its rejects and show its progress, where that is wanted.  Raises Fatal."""
    if options.rejects:
        from cleaner.batch.rejects import Rejects

        try:
            task.rejects = stack.enter_context(closing(Rejects(options.rejects)))
        except OSError as error:
            raise Fatal(f"{options.rejects}: {reason(error)}") from error
    if not options.quiet and os.isatty(2):
        from cleaner.batch.progress import Progress, wanted

        if wanted(options.output):
            task.progress = Progress(task.tally, files(options, inputs))
            task.outcomes.tick = task.progress.tick
            stack.callback(task.progress.erase)


def write_stats(path: str, task: Run, jobs: int) -> None:
    """Write what a run did, as data.  Raises Fatal."""
    from msgspec.json import format

    from cleaner.write.encode import encode
    from cleaner.write.target import begun

    try:
        with open(begun(path), "wb") as file:
            file.write(format(encode(task.tally.stats(jobs)), indent=2) + b"\n")
    except OSError as error:
        raise Fatal(f"{path}: {reason(error)}") from error
