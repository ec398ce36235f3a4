"""Cosmetic filters, as EasyList and uBlock Origin's lists have them: which elements of a site are not shown.

    ##.ad-box                       everywhere
    news.example,~m.news.example##div[id^="promo-"]
    news.example#@#.ad-box          not there

Lines that block requests and comments are passed over; extended filters (`#?#`, `:has-text()`, scripts) are counted as not read.
"""

from msgspec import Struct

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.sites.css import Css, parse_css

FILTER = lazy(r"([^\s#|^$@!/]*)#(@?)#(.+)$")
EXTENDED = lazy(r"#@?[$%?]+#|##\^|##\+js|#@#\+js")
NAME = 80
"""Characters of a selector that stand in the name of its rule."""


class Filter(Struct):
    """One filter."""

    select: str
    css: list[Css]
    sites: tuple[str, ...]
    """Domains that it holds on; all where there are none."""
    not_on: tuple[str, ...]

    def holds(self, host: str | None) -> bool:
        """Whether the filter is for a host."""
        if any(within(host, domain) for domain in self.not_on):
            return False
        return not self.sites or any(within(host, domain) for domain in self.sites)


def within(host: str | None, domain: str) -> bool:
    """Whether a host is a domain or below it; `name.*` stands for every top-level domain."""
    if host is None:
        return False
    if domain.endswith(".*"):
        return f".{host}.".find(f".{domain[:-1]}") >= 0
    return host == domain or host.endswith(f".{domain}")


class CosmeticFilters:
    """The filters of some files, by what their last part asks for."""

    def __init__(self) -> None:
        self.index: dict[str, list[tuple[Css, Filter]]] = {}
        self.attrs: set[str] = set()
        self.spared: dict[str, list[tuple[str, ...]]] = {}
        """Selector -> domains of each exception; an empty one spares it everywhere."""
        self.count = 0
        self.problems: list[str] = []

    def read(self, path: str, text: str) -> None:
        """Add the filters of a file."""
        for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
            line = line.strip()
            if not line or line[0] in "![" or "#" not in line:
                continue
            if EXTENDED.search(line):
                self.problems.append(f"{path}:{number}: not a plain cosmetic filter: {line[:60]!r}")
                continue
            match = FILTER.match(line)
            if match is None:
                continue
            domains = tuple(name.strip().lower() for name in match[1].split(",") if name.strip())
            sites = tuple(name for name in domains if name[0] != "~")
            select = match[3].strip()
            if match[2]:
                self.spared.setdefault(select, []).append(sites)
                continue
            try:
                css = parse_css(select)
            except ValueError as error:
                self.problems.append(f"{path}:{number}: {error}")
                continue
            self.enter(Filter(select, css, sites, tuple(name[1:] for name in domains if name[0] == "~")))

    def enter(self, filter: Filter) -> None:
        """Index a filter."""
        self.count += 1
        for css in filter.css:
            part = css.last
            if part.id:
                key = f"#{part.id}"
            elif part.classes:
                key = f".{part.classes[0]}"
            elif part.attrs:
                key = f"[{part.attrs[0][0]}"
                self.attrs.add(part.attrs[0][0])
            else:
                key = part.tag
            self.index.setdefault(key, []).append((css, filter))

    def find(self, page: Page, index: int, host: str | None) -> str:
        """The selector of the filter that hides an element, "" where none does."""
        element = page.elements[index]
        candidates = list(self.index.get(element.tag, ())) + list(self.index.get("", ()))
        for name, value in element.attrs.items() if element.raw else ():
            if name == "class":
                for token in value.split():
                    candidates += self.index.get(f".{token}", ())
            elif name == "id":
                candidates += self.index.get(f"#{value}", ())
            if name in self.attrs:
                candidates += self.index[f"[{name}"]
        for css, filter in candidates:
            if filter.holds(host) and css.matches(page, index) and not self.spares(filter.select, host):
                return filter.select
        return ""

    def spares(self, select: str, host: str | None) -> bool:
        """Whether an exception keeps what a selector hides."""
        return any(not sites or any(within(host, name) for name in sites) for sites in self.spared.get(select, ()))

    def marks(self, page: Page, host: str | None) -> dict[int, str]:
        """Element -> rule, for each container of blocks that is hidden and stands in no hidden one."""
        found: dict[int, str] = {}
        index = 0
        while index < len(page.elements):
            element = page.elements[index]
            hidden = element.last > element.first and self.find(page, index, host)
            if hidden:
                found[index] = f"filter:{hidden[:NAME]}"
            index = max(element.end, index + 1) if hidden else index + 1
        return found
