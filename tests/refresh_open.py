"""Take what is met off fixtures/open.json: `python tests/refresh_open.py`; with `--add`, put on it what is not met."""

import sys
from pathlib import Path

from test_fixtures import CHECKS, OPEN, Check, test_fixture

LIST = Path(__file__).parents[1] / "fixtures" / "open.json"


def met(check: Check) -> bool:
    """Whether an expectation holds now."""
    try:
        test_fixture(check)
    except BaseException:  # what pytest.fail raises is no Exception
        return False
    return True


def main(add: bool) -> None:
    failing = {check.id for check in CHECKS if not met(check)}
    kept = sorted(failing if add else failing & OPEN)
    LIST.write_text("[\n" + ",\n".join(f' "{name}"' for name in kept) + "\n]\n", encoding="utf-8")
    print(
        f"{len(OPEN - failing)} met and taken off, {len(failing - OPEN)} not met and {'added' if add else 'not listed'}"
    )


if __name__ == "__main__":
    main("--add" in sys.argv[1:])
