"""What the figures may not fall below, or rise above: bench/floors.json.

`quality` holds the least that each figure of bench.quality may be; `speed` the most and the least for those of
bench.speed.  A figure that a run does not measure (its data are not at hand) is not checked.
"""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.01
"""How far below what was measured a floor of quality lies."""


def load() -> dict[str, Any]:
    """The content of the file."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def low_quality(found: dict[str, float]) -> list[str]:
    """A line for each figure that is below its floor."""
    floors: dict[str, float] = load()["quality"]
    return [
        f"{key}: {found[key]:.3f} < {floor}" for key, floor in floors.items() if key in found and found[key] < floor
    ]


def bad_speed(found: dict[str, float]) -> list[str]:
    """A line for each figure that is beyond its bound."""
    bounds: dict[str, dict[str, float]] = load()["speed"]
    lines = [f"{key}: {found[key]:.2f} > {most}" for key, most in bounds["at_most"].items() if found.get(key, 0) > most]
    at_least = bounds["at_least"].items()
    return lines + [f"{key}: {found[key]:.2f} < {least}" for key, least in at_least if found.get(key, least) < least]


def lift(found: dict[str, float]) -> None:
    """Move each floor of quality up to `SLACK` below what was found; none moves down."""
    content = load()
    for key, floor in content["quality"].items():
        if key in found:
            content["quality"][key] = max(floor, round(found[key] - SLACK, 3))
    FILE.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
