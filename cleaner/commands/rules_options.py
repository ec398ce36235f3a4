"""The options of `cleaner rules` and of its commands."""

from typing import Annotated

import typer

from cleaner.commands.options import CosmeticFilters, RuleFiles, SitePatterns, guarded


def rules(context: typer.Context) -> None:
    """List, check and test rules; without a command: list them all."""
    if context.invoked_subcommand is None:
        from cleaner.commands.rules import listed

        raise typer.Exit(guarded("cleaner rules", lambda: listed((), (), (), as_json=False)))


def rules_list(
    rules: RuleFiles = None,
    concept: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Rules of this concept only; repeatable.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Phrases of this language only; repeatable.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="An object a line.")] = False,
) -> int:
    """Print the rules, one a line.

    With tabs between: id, what it does, language, pattern, origin and reason.
    """
    from cleaner.commands.rules import listed

    return guarded("cleaner rules list", lambda: listed(rules or (), concept or (), language or (), as_json=json))


def rules_check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE [PATH]", help="Rule files; what else follows are pages, of which to tell."),
    ] = None,
    site_patterns: SitePatterns = None,
    cosmetic_filters: CosmeticFilters = None,
) -> int:
    """Say what is wrong with rule files, and what they remove.

    A rule file is read, and its first mistake named by file and line. Where pages follow (files and folders that do not end in .toml), say what each rule removes from them: a line a
    rule, tabs between, with the number of pages, blocks, words, and of articles that would have words of it without
    the rule. A warning tells of rules that remove text of articles which differs from page to page.

    Of site patterns and cosmetic filters, say what of them cannot be read; the rest is used all the same.
    """
    from cleaner.commands.rules import check

    return guarded("cleaner rules check", lambda: check(files or (), site_patterns, cosmetic_filters or ()))


def rules_test(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False, help="Rule files.")] = None,
) -> int:
    """Run the examples in rule files: lines to keep, lines to drop."""
    from cleaner.commands.rules import test

    return guarded("cleaner rules test", lambda: test(files or ()))
