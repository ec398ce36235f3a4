"""`cleaner schema`: JSON Schema of the output, made from the types."""

from typing import Any

import msgspec

from cleaner.commands.console import emit
from cleaner.model import Document
from cleaner.write import Unit
from cleaner.write.records import ArticleLine

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(unit: Unit) -> dict[str, Any]:
    """JSON Schema of a line of `--unit article` or `--unit page`.

    Every key of an object is required, since the output always has all of them; keys stand in the order of the output.
    """
    made = msgspec.json.schema(Document if unit == "page" else ArticleLine)
    for definition in made["$defs"].values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            for value in definition["properties"].values():
                value.pop("default", None)
    return {"$schema": DIALECT, **made}


def run(unit: Unit) -> int:
    """Print the schema."""
    emit(msgspec.json.format(msgspec.json.encode(schema(unit)), indent=2) + b"\n")
    return 0
