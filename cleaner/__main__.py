"""The command line, as `cleaner` and as `python -m cleaner`."""

import gc
import sys


def main() -> int:
    """Run it.  An interrupt while it is loaded, which takes a moment, is an interrupt like any other: no traceback.

    What is loaded lives as long as the process.  Looking through it for cycles of references, while it is loaded and in each
    of the passes that the interpreter makes at its end, takes a fifth of the time of a small page; frozen, it is passed over.
    """
    gc.disable()
    try:
        from cleaner.cli import main as run

        gc.freeze()
        gc.enable()
        return run()
    except KeyboardInterrupt:
        return 130
    finally:
        gc.enable()
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
