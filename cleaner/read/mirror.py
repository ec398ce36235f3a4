"""Where a page of a mirror is from, by its path: `wget --recursive` puts pages below a folder named as their host."""

import re
from urllib.parse import quote

from cleaner.patterns import lazy

_HOST = lazy(r"(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})")
_LOOKED_AT = 1 << 18
"""Bytes of a page in which an address of its host is looked for."""
_TOLD = lazy(rb"(?i)<link[^>]{0,400}\bcanonical\b|\bog:url\b|<base\b")


_ARCHIVED = lazy(r"(?:^|[/\\#])(web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/https?):/+(.+)", re.S)


def archived(name: str) -> str | None:
    """The address in the Wayback Machine of a page of its mirror, by the name of its file or member; None for others."""
    found = _ARCHIVED.search(name)
    return f"https://{found[1]}://{found[2]}" if found else None


def origin(name: str, data: bytes) -> str | None:
    """The URL of a page, by the name of its file or member; None where it is not safe to say.

    It is safe where a folder on the path is named as a host, and the page has an absolute link to that host.  A page that
    tells its own URL is left to tell it.
    """
    parts = re.split(r"[/\\#]", name)
    hosts = [at for at, part in enumerate(parts[:-1]) if "." in part and _HOST.fullmatch(part)]
    if not hosts:
        return None
    head = data[:_LOOKED_AT]
    for at in reversed(hosts):
        host = parts[at].lower().encode()
        found = re.search(rb"(?i)\b(https?)://" + re.escape(host) + rb"(?=[/\"'?\s])", head)
        if found and not _TOLD.search(head):
            path = "/".join(parts[at + 1 :])
            if parts[-1] in ("index.html", "index.htm"):
                path = path.removesuffix(parts[-1])
            return f"{found[1].decode().lower()}://{parts[at].lower()}/{quote(path, safe='/?&=%+,;:@!$()*~')}"
    return None
