"""The command line: commands, options and exit status.

Standard output carries data and nothing else; what is said to people goes to standard error.  The exit status is 0
where all went well, 1 where some input failed, 2 for a wrong command line, 130 after an interrupt and 141 where the
reader of the output went away.
"""

from typing import Annotated, Any

import typer

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


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Separate articles out of saved aggregator pages, HTML or plain text."""
    if version:
        from cleaner import __version__
        from cleaner.commands.console import emit

        raise typer.Exit(guarded("cleaner", lambda: emit(f"cleaner {__version__}\n".encode())))
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_USAGE)


app.command(cls=LightCommand)(clean)


@app.command(cls=LightCommand)
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One page; - is stdin.")],
    json: AsJson = False,
    rules: RuleFiles = None,
    site_patterns: SitePatterns = None,
    cosmetic_filters: CosmeticFilters = None,
    url: Url = None,
    now: Now = None,
) -> int:
    """Show what became of each block of a page, and by which rule.

    A line for each stretch of the page: + kept or - removed, the line it stands in (of HTML: the element), the
    article and field it went to or the rule and section, and its words. Then where the fields come from that are
    no words of it (times, URLs, pictures, what metadata filled); the rules that were used, and why the page was split so: of
    HTML the candidate lists with their chances and the odds that the page is about one article, of text the orders of
    header lines. In colour on a terminal, unless NO_COLOR is set; FORCE_COLOR colours pipes, too. --json
    prints one object: the page, its blocks, the verdicts on them, the choice, and the provenance of the fields.
    """
    from cleaner.commands.explain import run

    return guarded(
        "cleaner explain",
        lambda: run(
            path,
            rules=rules or (),
            url=url,
            now=now,
            as_json=json,
            site_patterns=site_patterns,
            cosmetic_filters=cosmetic_filters or (),
        ),
    )


@app.command(cls=LightCommand)
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
    """Learn what repeats across the pages of a site, as a rule file.

    Pages are of one site where their addresses have one host, or else where they stand in one folder and share their
    lines. A site needs some thirty pages, and gets a table with a rule a line, those that remove most first: lines,
    lines with a hole, labels of comments and of related stories, containers. Each says on how many pages it was found.
    Delete what is wrong, or write # keep behind it; then clean with --rules.

    Each page is read twice. Memory does not grow with the number of pages.
    """
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


@app.command(cls=LightCommand)
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
    url: Url = None,
    now: Now = None,
    jobs: Annotated[
        str | None,
        typer.Option("-j", "--jobs", metavar="N", show_default=False, help="Worker processes. Default: the cores."),
    ] = None,
) -> int:
    """Show what became of many pages, block by block, as a web page.

    A part for each page, to be opened: what was kept in which field of which article, what was removed by which rule, and
    where each field was taken from. A choice at the top shows the lines of one rule over all pages. The web page needs
    nothing beside itself and loads nothing, and nothing of the pages reviewed is markup in it.
    """
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
        url=url,
        now=now,
        jobs=jobs,
    )
    return guarded("cleaner review", lambda: run(options))


@app.command(cls=LightCommand)
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
    """Score what was made of pages against gold that you corrected.

    Prints a row a page, the worst first, and the means. Both are page documents as clean --unit page writes them (JSON Lines, JSON, or a folder with a file a page); gold is
    such documents corrected by hand. What gold leaves out is not scored. Figures go from 0 to 1, - is not scored.

    Pages are brought together by sha256, or by the end of their paths. One that is missing scores 0.
    Exit status: 1 where --fail-under is not reached, 2 where an input is no such document.
    """
    from cleaner.commands.score import Options, run

    options = Options(
        gold=gold, predicted=predicted, format=format, fields=fields, details=details, fail_under=fail_under or ()
    )
    return guarded("cleaner score", lambda: run(options))


@app.command(cls=LightCommand)
def schema(unit: Units = "article") -> int:
    """Print the JSON Schema of a record of the output."""
    from cleaner.commands.schema import run

    return guarded("cleaner schema", lambda: run(unit))


rules_app.callback(invoke_without_command=True)(rules)
rules_app.command("list", cls=LightCommand)(rules_list)
rules_app.command("check", cls=LightCommand)(rules_check)
rules_app.command("test", cls=LightCommand)(rules_test)


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
