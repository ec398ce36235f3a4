"""The command line, as `cleaner` and as `python -m cleaner`."""

import sys


def main() -> int:
    """Run it.  An interrupt while it is loaded, which takes a moment, is an interrupt like any other: no traceback."""
    try:
        from cleaner.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
