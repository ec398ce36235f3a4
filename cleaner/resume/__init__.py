"""Going on with a run that was cut off, and bringing its output up to date (`--resume`, `--incremental`).

Beside the output stands a manifest (`manifest`): which input was written, of which bytes, up to where, with which settings
(`settings`).  An output file is written as `FILE.part` (`part`) and gets its name at the end; `stream` and `folder`
are the outputs of `cleaner.write` that keep such a manifest.

What makes it safe is one order: bytes are brought to the disk before the manifest says that they are there.  So
whatever stands behind what it says was never promised, and is cut off.
"""

import os

MANIFEST = ".manifest"
"""Added to the name of an output file."""
IN_FOLDER = ".cleaner.manifest"
"""The manifest of an output folder, in it."""
PART = ".part"
"""Added to the name of an output file until it is whole."""


def manifest_of(path: str, *, folder: bool) -> str:
    """The path of the manifest of an output."""
    return os.path.join(path, IN_FOLDER) if folder else os.path.realpath(path) + MANIFEST


class ResumeError(Exception):
    """A run that cannot be gone on with; `str()` says why, and what to do."""
