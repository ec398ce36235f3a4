"""The options of `cleaner rules` and of its commands."""

from typing import Annotated

import typer

from cleaner.commands.options import CosmeticFilters, RuleFiles, SitePatterns, guarded


def rules(context: typer.Context) -> None:
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
    from cleaner.commands.rules import check

    return guarded("cleaner rules check", lambda: check(files or (), site_patterns, cosmetic_filters or ()))


def rules_test(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False, help="Rule files.")] = None,
) -> int:
    from cleaner.commands.rules import test

    return guarded("cleaner rules test", lambda: test(files or ()))
