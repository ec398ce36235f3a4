"""What the commands say of themselves: no docstrings, which PYTHONOPTIMIZE=2 leaves out."""

CLEANER = """Separate articles out of saved aggregator pages, HTML or plain text."""
CLEAN = """Clean pages: one JSON object a line for each article.

Reads stdin where no PATH is given. Folders are walked. What is compressed (gzip, bzip2, xz, Zstandard) is read as
what is in it, whatever its name. Archives (zip, tar, WARC, ARC), mailboxes and records (JSON Lines, JSON, CSV,
Parquet) are read page by page, each named archive#member; such a name is a PATH, too. docs/inputs.md has all formats.
A path that fails costs one line on stderr and nothing else; with --unit page, a page that was read and could not be
cleaned leaves a record with a warning.

Pages are cleaned by as many processes as there are cores; the output is the same, in the order of the input. A page
that takes too much time or memory, is too large, or ends its process, is one that fails: --page-timeout,
--page-memory, --page-size. Sizes are bytes, or end in K, M or G.

Below an output folder stands the tree of the inputs: a.html becomes a.html.json. Output files appear whole or
not at all.


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
EXPLAIN = """Show what became of each block of a page, and by which rule.

A line for each stretch of the page: + kept or - removed, the line it stands in (of HTML: the element), the
article and field it went to or the rule and section, and its words. Then where the fields come from that are
no words of it (times, URLs, pictures, what metadata filled); the rules that were used, and why the page was split so: of
HTML the candidate lists with their chances and the odds that the page is about one article, of text the orders of
header lines. In colour on a terminal, unless NO_COLOR is set; FORCE_COLOR colours pipes, too. --json
prints one object: the page, its blocks, the verdicts on them, the choice, and the provenance of the fields.
"""
REVIEW = """Show what became of many pages, block by block, as a web page.

A part for each page, to be opened: what was kept in which field of which article, what was removed by which rule, and
where each field was taken from. A choice at the top shows the lines of one rule over all pages. The web page needs
nothing beside itself and loads nothing, and nothing of the pages reviewed is markup in it.
"""
LEARN = """Learn what repeats across the pages of a site, as a rule file.

Pages are of one site where their addresses have one host, or else where they stand in one folder and share their
lines. A site needs some thirty pages, and gets a table with a rule a line, those that remove most first: lines,
lines with a hole, labels of comments and of related stories, containers. Each says on how many pages it was found.
Delete what is wrong, or write # keep behind it; then clean with --rules.

Each page is read twice. Memory does not grow with the number of pages.
"""
RULES = """List, check and test rules; without a command: list them all."""
RULES_LIST = """Print the rules, one a line.

With tabs between: id, what it does, language, pattern, origin and reason.
"""
RULES_CHECK = """Say what is wrong with rule files, and what they remove.

A rule file is read, and its first mistake named by file and line. Where pages follow (files and folders that do not end in .toml), say what each rule removes from them: a line a
rule, tabs between, with the number of pages, blocks, words, and of articles that would have words of it without
the rule. A warning tells of rules that remove text of articles which differs from page to page.

Of site patterns and cosmetic filters, say what of them cannot be read; the rest is used all the same.
"""
RULES_TEST = """Run the examples in rule files: lines to keep, lines to drop."""
SCORE = """Score what was made of pages against gold that you corrected.

Prints a row a page, the worst first, and the means. Both are page documents as clean --unit page writes them (JSON Lines, JSON, or a folder with a file a page); gold is
such documents corrected by hand. What gold leaves out is not scored. Figures go from 0 to 1, - is not scored.

Pages are brought together by sha256, or by the end of their paths. One that is missing scores 0.
Exit status: 1 where --fail-under is not reached, 2 where an input is no such document.
"""
SCHEMA = """Print the JSON Schema of a record of the output."""
