"""Which output a run is to write: one that was begun, or the one after the last that is whole."""

import os
from collections.abc import Mapping

from cleaner.resume import MANIFEST, PART, ResumeError
from cleaner.resume.manifest import Manifest
from cleaner.resume.part import appear, sound
from cleaner.resume.settings import check


def check_free(path: str, shown: str, *, replace: bool) -> None:
    """Raises ResumeError where there is a file that no manifest tells of, and that may not be replaced."""
    if os.path.lexists(path) and not replace:
        raise ResumeError(f"{shown} exists and has no manifest; --overwrite replaces it")


def generation(
    manifest: Manifest, settings: Mapping[str, str], path: str, shown: str, *, replace: bool
) -> tuple[int, bool]:
    """The number of the output that is to be written to `path`, and whether it may replace what is there.

    What was about to end when a run was cut off is ended.  `shown` is the path as given.  Raises ResumeError, OSError.
    """
    begun = manifest.settings()
    if begun:
        check(begun, settings, shown + MANIFEST)
    else:
        check_free(path, shown, replace=replace)
        manifest.begin(settings)
    last = 1
    for number, status, size in manifest.generations():
        last = number
        if status == "complete" or (status == "finishing" and finished(manifest, number, size, path, replace=replace)):
            if not os.path.isfile(path) or os.path.getsize(path) != size:
                what = f"{shown} is {'not what was written there' if os.path.lexists(path) else 'no longer there'}"
                raise ResumeError(f"{what}: remove {shown + MANIFEST} to begin anew")
            replace = True
            last = number + 1
    return last, replace


def finished(manifest: Manifest, number: int, size: int, path: str, *, replace: bool) -> bool:
    """Whether an output of some bytes that was whole has its name, or gets it now.  Raises OSError."""
    part = path + PART
    if os.path.exists(part):
        pieces = manifest.pieces(number)
        if not pieces or pieces[-1].end != size or os.path.getsize(part) != size:
            return False  # it was found damaged, and is being mended
        if sound(part, pieces) != len(pieces):
            return False
        appear(part, path, replace=replace)
    elif not os.path.isfile(path) or os.path.getsize(path) != size:
        return False
    manifest.complete(number)
    return True
