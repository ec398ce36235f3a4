"""`cleaner rules`: list, check and test rules."""

from collections.abc import Sequence

import msgspec

from cleaner.batch.tally import counted
from cleaner.commands.console import UsageError, emit, say
from cleaner.commands.inputs import load_rules, read_filters, read_patterns
from cleaner.rules import Entry, RuleError, load
from cleaner.terminal import visible
from cleaner.write.encode import encode

COLUMNS = ("id", "does", "language", "pattern", "origin", "why")


def listed(files: Sequence[str], concepts: Sequence[str], languages: Sequence[str], as_json: bool) -> int:
    """Print the rules, one a line: JSON, or the columns `COLUMNS` with tabs between.  Raises Fatal."""
    entries = list(load_rules(files).entries())
    check_choice("concept", concepts, {entry.concept for entry in entries})
    check_choice("language", languages, {entry.language for entry in entries})
    chosen = [
        entry
        for entry in entries
        if (not concepts or entry.concept in concepts) and (not languages or entry.language in languages)
    ]
    emit(b"".join(encode(entry) + b"\n" if as_json else row(entry) for entry in chosen))
    return 0


def check(files: Sequence[str], site_patterns: str | None = None, cosmetic_filters: Sequence[str] = ()) -> int:
    """Read rule files and say what is wrong with each; a line on standard output for each that is well.

    What follows the first file and does not end in .toml are the pages of a dump: for these it is told what the rules do.
    Of site patterns and filters it is told what cannot be read.  Raises Fatal.
    """
    if not files and site_patterns is None and not cosmetic_filters:
        raise UsageError("nothing to check: name a FILE")
    if site_patterns is not None:
        patterns = list(read_patterns(site_patterns).all())
        tell_problems(site_patterns, len(patterns), "site", [one for pattern in patterns for one in pattern.problems])
    for path in cosmetic_filters:
        filters = read_filters([path])
        tell_problems(path, filters.count, "filter", filters.problems)
    dump = [file for file in files[1:] if not file.endswith(".toml")]
    files = [file for number, file in enumerate(files) if not number or file.endswith(".toml")]
    failed = 0
    for file in files:
        try:
            load([file])
        except RuleError as error:
            failed = 1
            say(str(error))
        else:
            if not dump:
                emit(f"{visible(file)}: ok\n".encode())
    return failed if failed or not dump else tell_effects(files, dump)


def tell_problems(path: str, count: int, what: str, problems: Sequence[str]) -> None:
    """Say what of a folder or list could not be read, and how much there is."""
    for problem in problems:
        say(problem)
    emit(f"{visible(path)}: {counted(count, what)}, {counted(len(problems), 'line')} not read\n".encode())


def tell_effects(files: Sequence[str], dump: Sequence[str]) -> int:
    """Print what each rule of the files removes from a dump, one a line; 1 where a page cannot be read."""
    from cleaner.commands.learn import Failures
    from cleaner.learn.dump import Dump
    from cleaner.learn.effect import effects

    rules, without = load(files), load()
    origins = {entry.id: entry for entry in rules.entries() if entry.origin.rpartition(":")[0] in files}
    failures = Failures(quiet=False)
    rows: list[tuple[str, ...]] = [("rule", "pages", "blocks", "words", "articles", "pattern", "origin")]
    for name, effect in effects(Dump(dump, failed=failures)(), rules, without, set(origins)).items():
        entry = origins[name]
        counts = (effect.pages, effect.blocks, effect.words, effect.articles)
        rows.append((visible(name), *map(str, counts), visible(entry.pattern), visible(entry.origin)))
        if effect.varies:
            examples = ", ".join(repr(text[:60]) for text in sorted(effect.eaten)[:2])
            say(f"{entry.origin}: warning: removes text of articles that differs from page to page: {examples}")
    emit("".join("\t".join(row) + "\n" for row in rows).encode())
    failures.end()
    return 1 if failures.count else 0


def test(files: Sequence[str]) -> int:
    """Run the examples that stand in rule files, on top of the built-in rules; a line for each that fails.  Raises UsageError."""
    if not files:
        raise UsageError("nothing to test: name a FILE")
    try:
        rules = load(files)
    except RuleError as error:
        say(str(error))
        return 1
    failures = list(rules.failures())
    for failure in failures:
        say(failure)
    return 1 if failures else 0


def check_choice(what: str, wanted: Sequence[str], known: set[str]) -> None:
    """Raises UsageError for a value that no rule has."""
    for value in wanted:
        if value not in known:
            raise UsageError(f"no rule has the {what} {value!r}; known: {', '.join(sorted(known - {''}))}")


def row(entry: Entry) -> bytes:
    """A rule as one line of tab-separated columns."""
    values = msgspec.structs.asdict(entry)
    return ("\t".join(visible(values[name]) for name in COLUMNS) + "\n").encode()
