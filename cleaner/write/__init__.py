"""Documents -> bytes -> stdout, a file or a folder.

`formatter` gives the bytes of a format, page by page, as `protocol` has it; one module a format.  `compress` makes them smaller, `target` says
where they go.  `records` says which keys a line has, for JSON and for tables alike; `naming` what the name of an output
file tells of its format.
"""

from cleaner.write.protocol import BINARY, TABULAR, Format, Formatter, MissingExtra, Unit

__all__ = ["BINARY", "TABULAR", "Format", "Formatter", "MissingExtra", "Unit", "formatter"]


def formatter(format: Format, unit: Unit, fields: list[str] | None = None, *, alone: bool = False) -> Formatter:
    """The formatter of one output.

    `fields`: the keys to write, in this order, checked by `records.check_fields`; None for all of them.
    `alone`: the output holds a single page, so that a page in JSON needs no array around it.

    Raises MissingExtra.
    """
    match format:
        case "jsonl":
            from cleaner.write.jsonl import JsonLines

            return JsonLines(unit, fields)
        case "json":
            if alone and unit == "page":
                return formatter("jsonl", unit, fields)
            from cleaner.write.json_array import JsonArray

            return JsonArray(unit, fields)
        case "csv":
            from cleaner.write.csv_table import CsvTable

            return CsvTable(unit, fields)
        case "markdown":
            from cleaner.write.markdown import Markdown

            return Markdown(unit)
        case "text":
            from cleaner.write.plain import Plain

            return Plain(unit)
        case "jsonfeed":
            from cleaner.write.json_feed import JsonFeed

            return JsonFeed()
        case "parquet":
            from cleaner.write.parquet import Parquet

            return Parquet(unit, fields)
