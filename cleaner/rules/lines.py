"""Where in a TOML file something stands: `tomllib` keeps no positions."""

from cleaner.patterns import lazy

HEADER = lazy(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
KEY = lazy(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=""")
NAME = lazy(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)""")


def line_of(lines: list[str], place: list[str | int]) -> int:
    """The line, from 1, of the deepest part of `place` that the text of a TOML file names.

    Reads headers and keys only, which is all that an error needs.
    """
    wanted = [p for p in place if isinstance(p, str)]
    numbers = {
        p: place[i + 1] for i, p in enumerate(place[:-1]) if isinstance(p, str) and isinstance(place[i + 1], int)
    }
    best, depth, counts = 1 if lines else 0, 0, dict[str, int]()
    table: list[str] = []
    path: list[str] = []
    inside = True
    for number, line in enumerate(lines, 1):
        header = HEADER.match(line)
        if header and not KEY.match(line):
            table = [a or b or c for a, b, c in NAME.findall(header[2])]
            if header[1] == "[[":
                name = ".".join(table)
                counts[name] = counts.get(name, -1) + 1
            inside = all(counts.get(".".join(wanted[: wanted.index(p) + 1]), 0) == n for p, n in numbers.items())
            path = table
        elif key := KEY.match(line):
            path = table + [a or b or c for a, b, c in NAME.findall(key[1])]
        if not inside:
            continue
        same = 0
        while same < len(path) and same < len(wanted) and path[same] == wanted[same]:
            same += 1
        if same > depth and same in (len(path), len(wanted)):
            best, depth = number, same
        if same == len(path) == len(wanted) - 1 and depth == same and wanted[-1] in unquoted(line):
            return number
    return best


def unquoted(line: str) -> list[str]:
    """The strings that a line of TOML holds."""
    return [a or b for a, b, c in NAME.findall(line) if a or b]


def strings_below(lines: list[str], start: int) -> dict[str, int]:
    """The strings and keys in the lines from `start` up to the next table, and the first line, from 1, of each.

    One pass, where `line_of` for each of them would take one each.
    """
    found: dict[str, int] = {}
    for number in range(start, len(lines) + 1):
        line = lines[number - 1]
        if number > start and HEADER.match(line) and not KEY.match(line):
            break
        for escaped, literal, bare in NAME.findall(line):
            found.setdefault(unescaped(escaped) if "\\" in escaped else escaped or literal or bare, number)
    return found


def unescaped(text: str) -> str:
    """What the inside of a basic string stands for."""
    import tomllib

    try:
        return str(tomllib.loads(f'text = "{text}"')["text"])
    except tomllib.TOMLDecodeError:  # Not a string after all, but a part of one that goes over several lines.
        return text
