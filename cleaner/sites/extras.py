"""Rules that others wrote: site patterns and cosmetic filters."""

from msgspec import Struct

from cleaner.sites.cosmetic import CosmeticFilters
from cleaner.sites.patterns import SitePatterns


class Extras(Struct):
    """Rules that others wrote, as the command line names them."""

    patterns: SitePatterns | None = None
    filters: CosmeticFilters | None = None
