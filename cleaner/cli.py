"""The command line: commands, options and exit status.

Standard output carries data and nothing else; what is said to people goes to standard error.  The exit status is 0
where all went well, 1 where some input failed, 2 for a wrong command line, 130 after an interrupt and 141 where the
reader of the output went away.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError, say
from cleaner.commands.light import LightCommand, LightGroup
from cleaner.score import Format as ScoreFormat
from cleaner.write import Format, Unit

if TYPE_CHECKING:
    from cleaner.read.reference import ReadOptions

INTERRUPTED, READER_GONE = 130, 141

app = typer.Typer(
    name="cleaner",
    cls=LightGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all well, 1 some input failed (the rest is written), 2 wrong command line, 130 interrupted.",
)
rules_app = typer.Typer(cls=LightGroup, rich_markup_mode=None)
app.add_typer(rules_app, name="rules")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", show_default=False, help="Files and folders; - is stdin.")
]
RuleFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--rules", metavar="FILE", show_default=False, help="Rule file to use besides the built-in rules; repeatable."
    ),
]
SitePatterns = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="Folder of FiveFilters site patterns: where the article of a page is, by host."),
]
CosmeticFilters = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE", show_default=False, help="List of cosmetic filters, such as EasyList (##.ad-box); repeatable."
    ),
]
Include = Annotated[
    list[str] | None, typer.Option(metavar="GLOB", help="Of the files in folders, take only these; repeatable.")
]
Exclude = Annotated[
    list[str] | None, typer.Option(metavar="GLOB", help="Of the files in folders, leave these out; repeatable.")
]
FilesFrom = Annotated[
    str | None, typer.Option(metavar="FILE", help="Read more paths from a file, one a line; - is stdin.")
]
Null = Annotated[
    bool, typer.Option("-0", "--null", help="The paths of --files-from end in NUL bytes, as find -print0 has it.")
]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="In folders, enter folders that are symbolic links, too.")
]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where the page was saved from; for a single page.")]
HtmlField = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Field of records that holds HTML, such as response.body; else guessed."),
]
TextField = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field of records that holds text, where there is no HTML.")
]
UrlField = Annotated[str | None, typer.Option(metavar="NAME", help="Field of records that holds the page's URL.")]
TimeField = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field of records that tells when the page was captured.")
]
TrustMtime = Annotated[
    bool,
    typer.Option("--trust-mtime", help="A page that tells no time was captured when its file was last written."),
]
Now = Annotated[
    str | None,
    typer.Option(metavar="RFC3339", help='What "16 minutes ago" counts from, such as 2025-05-04T12:00:00Z.'),
]
Units = Annotated[Unit, typer.Option(help="What a record of the output is.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a report.")]


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


@app.command(cls=LightCommand)
def clean(
    paths: Paths = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR",
            help="Write to a file, or below a folder (one that exists, or ends in a slash) a file for each page.",
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace output files that exist.")] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Keep a manifest beside the output, and go on where a run with the same options was cut off.",
        ),
    ] = False,
    incremental: Annotated[
        bool,
        typer.Option(
            "--incremental",
            help="Bring an output that was made so, or with --resume, up to date: only new and changed files are cleaned.",
        ),
    ] = False,
    unit: Units = "article",
    format: Annotated[
        Format | None,
        typer.Option(
            help="Default: what the name of FILE ends in (.jsonl .json .csv .md .txt .feed.json .parquet), else jsonl; "
            "json where the output is a folder.",
            show_default=False,
        ),
    ] = None,
    compress: Annotated[
        Literal["gzip", "zstd", "none"] | None,
        typer.Option(help="Default: what the name of FILE ends in (.gz .zst).", show_default=False),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,...", help="Write these fields only, in this order; page.url is a field, too."),
    ] = None,
    rules: RuleFiles = None,
    learn: Annotated[
        bool, typer.Option("--learn", help="First learn what repeats across these pages, as cleaner learn does.")
    ] = False,
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
    link: Annotated[
        bool,
        typer.Option("--link", help="Link the same stories over all pages: same_as; written once all pages are read."),
    ] = False,
    unique: Annotated[
        bool, typer.Option("--unique", help="Write each story once, as told first or most fully; implies --link.")
    ] = False,
    detect_language: Annotated[
        bool,
        typer.Option(
            "--detect-language",
            help="Tell the language of each article of 200 letters and more by its text (needs cleaner[lang]).",
        ),
    ] = False,
    jobs: Annotated[
        str | None,
        typer.Option("-j", "--jobs", metavar="N", show_default=False, help="Worker processes. Default: the cores."),
    ] = None,
    page_timeout: Annotated[
        str | None,
        typer.Option(metavar="SECONDS", show_default=False, help="Time for one page; 0: any. Default: 30."),
    ] = None,
    page_memory: Annotated[
        str | None,
        typer.Option(metavar="SIZE", show_default=False, help="Memory for one page; 0: any. Default: 2G."),
    ] = None,
    page_size: Annotated[
        str | None,
        typer.Option(metavar="SIZE", show_default=False, help="Bytes of one page, decompressed; 0: any. Default: 32M."),
    ] = None,
    rejects: Annotated[
        str | None,
        typer.Option(metavar="FILE", show_default=False, help="Write an object a line for each input that failed."),
    ] = None,
    stats: Annotated[
        str | None,
        typer.Option(metavar="FILE", show_default=False, help="Write what the run did, counted, as JSON."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No progress, no summary, no notes; failures are still told.")
    ] = False,
    verbose: Annotated[
        int,
        typer.Option(
            "-v",
            "--verbose",
            count=True,
            show_default=False,
            help="Tell about each page and its warnings; twice: tracebacks, too.",
        ),
    ] = 0,
) -> int:
    """Clean pages: one JSON object a line for each article.

    Reads stdin where no PATH is given. Folders are walked. What is compressed (gzip, bzip2, xz, Zstandard) is read as
    what is in it, whatever its name. Archives (zip, tar, WARC, ARC) and records (JSON Lines, JSON, Parquet) are read page
    by page, each named archive#member; such a name is a PATH, too. docs/inputs.md has all formats. A path that fails
    costs one line on stderr and nothing else; with --unit page, a page that was read and could not be cleaned leaves a
    record with a warning.

    Pages are cleaned by as many processes as there are cores; the output is the same, in the order of the input. A page
    that takes too much time or memory, is too large, or ends its process, is one that fails: --page-timeout,
    --page-memory, --page-size. Sizes are bytes, or end in K, M or G.

    Below an output folder stands the tree of the inputs: a.html becomes a.html.json. Output files appear whole or
    not at all.

    \b
    Formats:
      jsonl     an object a line
      json      one array, always; but below a folder, with --unit page, the
                object of the page
      csv       header row, rows that end in CR LF (RFC 4180); lists joined by
                "; ", articles and removed blocks of a page counted; a cell that
                a spreadsheet would take for a formula begins with an apostrophe
      markdown  heading, a line of source, time and authors, text with its lists,
                tables and code; between articles a rule (---)
      text      title, blank line, text; between articles a line that holds a
                form feed alone
      jsonfeed  JSON Feed 1.1, an item an article; what the format has no key
                for is under _cleaner
      parquet   a row an article or a page, in row groups; needs pyarrow
                (pip install 'cleaner[parquet]')
    """
    from cleaner.commands.clean import Options, run

    options = Options(
        paths=paths or (),
        output=output,
        overwrite=overwrite,
        resume=resume,
        incremental=incremental,
        unit=unit,
        format=format,
        compress=compress,
        fields=fields,
        rules=rules or (),
        learn=learn,
        site_patterns=site_patterns,
        cosmetic_filters=cosmetic_filters or (),
        include=include or (),
        exclude=exclude or (),
        files_from=files_from,
        null=null,
        url=url,
        now=now,
        link=link,
        unique=unique,
        detect_language=detect_language,
        jobs=jobs,
        page_timeout=page_timeout,
        page_memory=page_memory,
        page_size=page_size,
        rejects=rejects,
        stats=stats,
        quiet=quiet,
        verbose=verbose,
        reading=reading(html_field, text_field, url_field, time_field, trust_mtime),
        follow_links=follow_links,
    )
    return guarded("cleaner clean", lambda: run(options))


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
    """Show what became of each block of a page: kept in which field of which article, or removed by which rule.

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


def reading(html: str | None, text: str | None, url: str | None, time: str | None, mtime: bool) -> "ReadOptions":
    """How pages are read, as the options say."""
    from cleaner.read.reference import ReadOptions

    return ReadOptions(html_field=html, text_field=text, url_field=url, time_field=time, trust_mtime=mtime)


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
    """Learn boilerplate from what repeats across the pages of a site; print it as a rule file.

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
    include: Include = None,
    exclude: Exclude = None,
    url: Url = None,
    now: Now = None,
    jobs: Annotated[
        str | None,
        typer.Option("-j", "--jobs", metavar="N", show_default=False, help="Worker processes. Default: the cores."),
    ] = None,
) -> int:
    """Show what became of each block of many pages, as one web page that needs nothing beside itself.

    A part for each page, to be opened: what was kept in which field of which article, what was removed by which rule, and
    where each field was taken from. A choice at the top shows the lines of one rule over all pages. The web page loads
    nothing, and nothing of the pages reviewed is markup in it.
    """
    from cleaner.commands.review import Options, run

    options = Options(
        paths=paths or (),
        output=output,
        overwrite=overwrite,
        rules=rules or (),
        include=include or (),
        exclude=exclude or (),
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
    """Score what was made of pages against gold: a row a page, the worst first, and the means.

    Both are page documents as clean --unit page writes them (JSON Lines, JSON, or a folder with a file a page); gold is
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


@rules_app.callback(invoke_without_command=True)
def rules(context: typer.Context) -> None:
    """List, check and test rules; without a command: list them all."""
    if context.invoked_subcommand is None:
        from cleaner.commands.rules import listed

        raise typer.Exit(guarded("cleaner rules", lambda: listed((), (), (), as_json=False)))


@rules_app.command("list", cls=LightCommand)
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
    """Print the rules, one a line: id, what it does, language, pattern, origin and reason, with tabs between."""
    from cleaner.commands.rules import listed

    return guarded("cleaner rules list", lambda: listed(rules or (), concept or (), language or (), as_json=json))


@rules_app.command("check", cls=LightCommand)
def rules_check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE [PATH]", help="Rule files; what else follows are pages, of which to tell."),
    ] = None,
    site_patterns: SitePatterns = None,
    cosmetic_filters: CosmeticFilters = None,
) -> int:
    """Read rule files and say, with file and line, what is wrong with them.

    Where pages follow (files and folders that do not end in .toml), say what each rule removes from them: a line a
    rule, tabs between, with the number of pages, blocks, words, and of articles that would have words of it without
    the rule. A warning tells of rules that remove text of articles which differs from page to page.

    Of site patterns and cosmetic filters, say what of them cannot be read; the rest is used all the same.
    """
    from cleaner.commands.rules import check

    return guarded("cleaner rules check", lambda: check(files or (), site_patterns, cosmetic_filters or ()))


@rules_app.command("test", cls=LightCommand)
def rules_test(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False, help="Rule files.")] = None,
) -> int:
    """Run the examples that stand in rule files: lines to keep, and lines to drop."""
    from cleaner.commands.rules import test

    return guarded("cleaner rules test", lambda: test(files or ()))


def guarded(command: str, run: Callable[[], int | None]) -> int:
    """Run a command; what it raises becomes one line on standard error and the exit status."""
    try:
        return run() or 0
    except UsageError as error:
        return wrong_usage(command, str(error))
    except Fatal as error:
        say(str(error))
        return error.status
    except BrokenPipeError:
        return READER_GONE


def wrong_usage(command: str, message: str) -> int:
    """Say what is wrong with the command line, and where help is."""
    say(f"{message} (help: {command} -h)")
    return WRONG_USAGE


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
