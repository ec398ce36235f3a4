"""Two small pages that need what most pages need: cleaned once, all that is loaded when it is first asked for is there."""

from cleaner.batch.page import Cleaner
from cleaner.model import Source

STORY = (
    "The ferry to the islands sails again from Monday, the port authority said on Friday after a winter of work on the "
    "pier. Divers replaced forty posts that the storms had loosened, and the timetable stays as it was last summer."
)
HTML = f"""<!doctype html><html lang=en><head><title>Ferry sails again</title><meta property="og:site_name" content="Harbour News">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry sails again", "author": {{"name": "Jane Doe"}},
"datePublished": "2025-03-01T10:00:00Z"}}</script></head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>
<article><h1>Ferry sails again</h1><p class=byline>By Jane Doe · 3 March 2025, 9:40</p><p>{STORY}</p><p>{STORY} Read more.</p></article>
<h2>Related</h2><ul><li><a href=/a>Mussel farmers count their losses after the storms</a> <time>2 hours ago</time></li>
<li><a href=/b>Library opens a room for silence in its old wing</a> <time>3 hours ago</time></li></ul><footer>Share</footer>"""
TEXT = f"""Ferry sails again
Harbour News
16 minutes ago
By Jane Doe
LINDVIK (Reuters) - {STORY}

{STORY}
Comments
Related Articles

Mussel farmers count their losses
The Lindvik Observer
2 hours ago
{STORY}
"""


def warm(cleaner: Cleaner) -> None:
    """Load what most pages need."""
    for page in (HTML, TEXT):
        cleaner.run(Source(path="", data=page.encode()), cleaner.rules)
