"""Whether two URLs lead to the same place, as far as their letters tell; and what form they have."""

from functools import lru_cache

from cleaner.patterns import lazy
from cleaner.signs import has_digit

TRACKING = frozenset((
    "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_ga",
    "_gl", "ocid", "cmpid", "cmp", "icid", "ito", "spm", "smid", "smtyp", "sbsrc", "ref", "ref_src", "ref_url", "referer",
    "referrer", "feature", "taid", "xtor", "wt_mc", "s_cid", "ncid", "sref", "sr_share", "share", "partner", "__source",
))  # fmt: skip
"""Parameters that say where a reader came from, not where to."""
CAMPAIGN = ("utm_", "at_", "pk_", "piwik_", "mtm_", "hsa_", "ns_", "_hs")
"""How names of such parameters begin."""

HOME = lazy(r"https?://[^/?#]+/?")
"""The address of a site as a whole."""
SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp"))


def address(url: str | None) -> str:
    """A URL without scheme, "www.", fragment, tracking parameters and final slash, parameters in order.

    "" for none, and for that of a whole site, which tells nothing of an article.  A fragment that a script reads as a path
    ("#!/story/1") stays.
    """
    if not url:
        return ""
    where, _, fragment = url.strip().partition("#")
    place, _, query = where.partition("?")
    host, slash, path = place.split("://")[-1].removeprefix("//").partition("/")
    known = f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
    if query:
        said = sorted(
            one for one in query.replace("&amp;", "&").split("&") if one and not tracks(one.partition("=")[0])
        )
        known += "?" + "&".join(said) if said else ""
    if fragment.startswith(("!", "/")):
        known += f"#{fragment}"
    return known if "/" in known or "?" in known or "#" in known else ""


def versions(one: str, two: str) -> bool:
    """Whether two addresses as `address` gives them are equal, or versions of one page for screens of other sizes: on a host for
    phones, or with parameters that only one of them has."""
    if one == two:
        return True
    first, second = (known.partition("?") for known in (one, two))
    if narrow(first[0]) != narrow(second[0]) or "/" not in first[0]:
        return False
    return not (first[2] and second[2]) or first[2] == second[2]


def narrow(place: str) -> str:
    """A host and path without the name that hosts for phones begin with."""
    return place.removeprefix("m.").removeprefix("mobile.").removeprefix("amp.")


def tracks(name: str) -> bool:
    """Whether a parameter only says where a reader came from."""
    name = name.lower()
    return name in TRACKING or name.startswith(CAMPAIGN)


def openable(href: str) -> str:
    """An address as a reader may open it, without control characters and white space around it; "" where its scheme is another than
    those of pages, mail and telephones (`javascript:`, `data:`)."""
    bare = "".join(c for c in href if c.isprintable()).strip()
    lead, colon, _ = bare.partition(":")
    if colon and not any(c in lead for c in "/?#") and lead.strip().lower() not in SCHEMES:
        return ""
    return bare


def host(url: str | None) -> str | None:
    """The host of a URL."""
    if not url or "://" not in url:
        return None
    return url.split("://", 1)[1].split("/", 1)[0].split("?", 1)[0].rpartition("@")[2].split(":")[0].lower() or None


@lru_cache(maxsize=4096)
def form(href: str) -> tuple[int, bool, bool, bool]:
    """The form of an address: parts of its path, whether the last is a slug of words, holds digits, or the link is absolute.

    Remembered: candidate lists share their headlines.
    """
    path = href.split("?")[0].split("#")[0].rstrip("/")
    absolute = "://" in path[:12]
    parts = [part for part in path.split("/")[3 if absolute else 0 :] if part]
    last = parts[-1] if parts else ""
    return min(len(parts), 6), last.count("-") + last.count("_") >= 3, has_digit(last), absolute
