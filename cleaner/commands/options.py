"""Options that several commands have, and how a command is run."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError, say
from cleaner.write import Unit

if TYPE_CHECKING:
    from cleaner.read.reference import ReadOptions

READER_GONE = 141

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
    list[str] | None,
    typer.Option(
        metavar="GLOB", help="Of the files in folders, take only these: names, or paths below the folder; repeatable."
    ),
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
    bool, typer.Option("--follow-links", help="In folders, follow symbolic links to files and folders.")
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
    typer.Option(
        metavar="RFC3339", help='What "16 minutes ago" counts from, such as 2025-05-04T12:00:00Z or 2025-05-04, or now.'
    ),
]
Units = Annotated[Unit, typer.Option(help="What a record of the output is.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a report.")]


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
    except FileNotFoundError:
        try:
            os.getcwd()
        except FileNotFoundError:  # What is below it cannot even be named.
            say("the working directory is gone")
            return 1
        raise


def wrong_usage(command: str, message: str) -> int:
    """Say what is wrong with the command line, and where help is."""
    say(f"{message} (help: {command} -h)")
    return WRONG_USAGE


def reading(html: str | None, text: str | None, url: str | None, time: str | None, mtime: bool) -> "ReadOptions":
    """How pages are read, as the options say."""
    from cleaner.read.reference import ReadOptions

    return ReadOptions(html_field=html, text_field=text, url_field=url, time_field=time, trust_mtime=mtime)
