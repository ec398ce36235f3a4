"""The page in a web archive of Safari: a property list that holds the page and what it is dressed with."""

import plistlib

from cleaner.read.container import Record

MAGIC = b"bplist00"
KEY = b"WebMainResource"


def is_webarchive(data: bytes) -> bool:
    """Whether a file is a binary property list that holds a page."""
    return data.startswith(MAGIC) and KEY in data


def main_resource(data: bytes) -> Record:
    """The page.  Raises ValueError where there is none."""
    try:
        found = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        page = found["WebResourceData"]
    except Exception as error:  # of damage plistlib tells in many ways
        raise ValueError("no property list with a page") from error
    if not isinstance(page, bytes):
        raise ValueError("no property list with a page")
    url, charset = found.get("WebResourceURL"), found.get("WebResourceTextEncodingName")
    web = isinstance(url, str) and url.startswith(("http://", "https://"))
    return Record(page, url if web else None, charset if isinstance(charset, str) else None)
