"""The options of `cleaner clean`."""

from typing import Annotated, Literal

import typer

from cleaner.commands.options import (
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
)
from cleaner.write import Format


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
    no_second_opinion: Annotated[
        bool,
        typer.Option(
            "--no-second-opinion",
            help="Do not ask Trafilatura about an HTML page of which hardly anything was kept.",
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
    from cleaner.commands.asked import Options
    from cleaner.commands.clean import run

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
        no_second_opinion=no_second_opinion,
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
