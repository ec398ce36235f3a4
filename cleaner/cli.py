"""The command line: commands, options and exit status.

Standard output carries data and nothing else; what is said to people goes to standard error.  The exit status is 0
where all went well, 1 where some input failed, 2 for a wrong command line, 130 after an interrupt and 141 where the
reader of the output went away.
"""

from typing import Annotated, Any

import typer

from cleaner.commands import helps
from cleaner.commands.clean_options import clean
from cleaner.commands.console import WRONG_USAGE
from cleaner.commands.light import LightCommand, LightGroup
from cleaner.commands.options import (
    AsJson,
    CosmeticFilters,
    Exclude,
    FilesFrom,
    FollowLinks,
    HtmlField,
    Include,
    Now,
    Null,
    Paths,
    RuleFiles,
    SitePatterns,
    TextField,
    TimeField,
    TrustMtime,
    Units,
    Url,
    UrlField,
    guarded,
    reading,
    wrong_usage,
)
from cleaner.commands.rules_options import rules, rules_check, rules_list, rules_test
from cleaner.score import Format as ScoreFormat

INTERRUPTED = 130

app = typer.Typer(
    name="cleaner",
    cls=LightGroup,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all well, 1 some input failed (the rest is written), 2 wrong command line, 130 interrupted.",
)
rules_app = typer.Typer(cls=LightGroup, rich_markup_mode=None)
app.add_typer(rules_app, name="rules")


@app.callback(invoke_without_command=True, help=helps.CLEANER)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    if version:
        from cleaner import __version__
        from cleaner.commands.console import emit

        raise typer.Exit(guarded("cleaner", lambda: emit(f"cleaner {__version__}\n".encode())))
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_USAGE)


app.command(cls=LightCommand, help=helps.CLEAN)(clean)


@app.command(cls=LightCommand, help=helps.EXPLAIN)
def explain(
    path: Annotated[
        str | None, typer.Argument(metavar="PATH", show_default=False, help="One page; - or nothing is stdin.")
    ] = None,
    json: AsJson = False,
    rules: RuleFiles = None,
    site_patterns: SitePatterns = None,
    cosmetic_filters: CosmeticFilters = None,
    html_field: HtmlField = None,
    text_field: TextField = None,
    url_field: UrlField = None,
    time_field: TimeField = None,
    trust_mtime: TrustMtime = False,
    url: Url = None,
    now: Now = None,
) -> int:
    from cleaner.commands.explain import Options, run

    options = Options(
        path=path,
        as_json=json,
        rules=rules or (),
        site_patterns=site_patterns,
        cosmetic_filters=cosmetic_filters or (),
        reading=reading(html_field, text_field, url_field, time_field, trust_mtime),
        url=url,
        now=now,
    )
    return guarded("cleaner explain", lambda: run(options))


@app.command(cls=LightCommand, help=helps.LEARN)
def learn(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", show_default=False, help="Files and folders of a dump.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the rules to a file.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the output file if it exists.")] = False,
    update: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Bring the rules of a file up to date with these pages; with -o, elsewhere."),
    ] = None,
    rules: RuleFiles = None,
    include: Include = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    null: Null = False,
    follow_links: FollowLinks = False,
    html_field: HtmlField = None,
    text_field: TextField = None,
    url_field: UrlField = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No summary.")] = False,
) -> int:
    from cleaner.commands.learn import Options, run

    options = Options(
        paths=paths or (),
        output=output,
        overwrite=overwrite,
        update=update,
        rules=rules or (),
        include=include or (),
        exclude=exclude or (),
        files_from=files_from,
        null=null,
        follow_links=follow_links,
        reading=reading(html_field, text_field, url_field, None, False),
        quiet=quiet,
    )
    return guarded("cleaner learn", lambda: run(options))


@app.command(cls=LightCommand, help=helps.REVIEW)
def review(
    paths: Paths = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="The web page. Default: stdout.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output file that exists.")] = False,
    rules: RuleFiles = None,
    site_patterns: SitePatterns = None,
    cosmetic_filters: CosmeticFilters = None,
    include: Include = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    null: Null = False,
    follow_links: FollowLinks = False,
    html_field: HtmlField = None,
    text_field: TextField = None,
    url_field: UrlField = None,
    time_field: TimeField = None,
    trust_mtime: TrustMtime = False,
    url: Url = None,
    now: Now = None,
    jobs: Annotated[
        str | None,
        typer.Option("-j", "--jobs", metavar="N", show_default=False, help="Worker processes. Default: the cores."),
    ] = None,
) -> int:
    from cleaner.commands.review import Options, run

    options = Options(
        paths=paths or (),
        output=output,
        overwrite=overwrite,
        rules=rules or (),
        site_patterns=site_patterns,
        cosmetic_filters=cosmetic_filters or (),
        include=include or (),
        exclude=exclude or (),
        files_from=files_from,
        null=null,
        follow_links=follow_links,
        reading=reading(html_field, text_field, url_field, time_field, trust_mtime),
        url=url,
        now=now,
        jobs=jobs,
    )
    return guarded("cleaner review", lambda: run(options))


@app.command(cls=LightCommand, help=helps.SCORE)
def score(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="File or folder of pages as they should be; - is stdin.")],
    predicted: Annotated[
        str, typer.Argument(metavar="PREDICTED", help="File or folder of what was made of them; - is stdin.")
    ],
    format: Annotated[ScoreFormat, typer.Option(help="How the figures are written.")] = "text",
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,...", help="Show these figures only, in this order; docs/score.md has all."),
    ] = None,
    details: Annotated[
        bool,
        typer.Option("--details", help="Show articles missed, extra, merged and split, and fields that are wrong."),
    ] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            show_default=False,
            help="Exit with 1 where the mean of a figure is below a value from 0 to 1; repeatable.",
        ),
    ] = None,
) -> int:
    from cleaner.commands.score import Options, run

    options = Options(
        gold=gold, predicted=predicted, format=format, fields=fields, details=details, fail_under=fail_under or ()
    )
    return guarded("cleaner score", lambda: run(options))


@app.command(cls=LightCommand, help=helps.SCHEMA)
def schema(unit: Units = "article") -> int:
    from cleaner.commands.schema import run

    return guarded("cleaner schema", lambda: run(unit))


rules_app.callback(invoke_without_command=True, help=helps.RULES)(rules)
rules_app.command("list", cls=LightCommand, help=helps.RULES_LIST)(rules_list)
rules_app.command("check", cls=LightCommand, help=helps.RULES_CHECK)(rules_check)
rules_app.command("test", cls=LightCommand, help=helps.RULES_TEST)(rules_test)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line, `sys.argv` where no arguments are given; gives the exit status."""
    command: Any = typer.main.get_command(app)
    try:
        status = command.main(arguments, prog_name="cleaner", standalone_mode=False)
    except typer.TyperException as error:
        context: Any = getattr(error, "ctx", None)
        return wrong_usage(context.command_path if context else "cleaner", error.format_message())
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return status if isinstance(status, int) else 0
