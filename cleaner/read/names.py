"""What fields and columns are called that hold a page, and what is known of it."""

import re

_HTML = """
html raw_html html_content page_html page_source html_source full_html original_html rendered_html content_html body_html
html_body html_text response_html
"""
_EITHER = "content body raw_content page_content document response page raw data markup rendered"
"""HTML where they look like it, else text; `_TEXT` has them, too, where they are commonly text."""
_TEXT = """
text plain_text raw_text full_text page_text article_text body_text main_text text_content content_text markdown
content body raw_content page_content document article story maintext cleaned_text
"""
_URL = """
url warc_target_uri target_uri uri page_url source_url final_url request_url original_url response_url canonical_url
permalink link href
"""
_TIME = """
warc_date crawl_date crawl_time crawl_timestamp crawled crawled_at date_crawled fetch_date fetch_time fetch_timestamp fetched
fetched_at retrieved retrieved_at retrieval_date scraped scraped_at scrape_date date_download download_date downloaded_at
captured captured_at capture_time capture_date saved_at snapshot timestamp time
"""
"""Not "date", which mostly is that of an article's publication."""
_TITLE = "title headline article_title page_title og_title"
_SITE = "site_name sitename site publisher publication source_name source outlet"
_AUTHORS = "authors author byline author_name article_authors"
_PUBLISHED = """
published published_at published_date publish_date published_time publication_date pub_date date_published date_publish pubdate
article_date date
"""
_WITHIN = "metadata meta page warc_headers headers crawl document response request"
"""Objects whose fields are looked through, too, after those of the record itself."""


def bare(name: str) -> str:
    """A name without what people write it with: case, hyphens, underscores."""
    return re.sub(r"[\W_]+", "", name).lower()


def _names(listed: str) -> tuple[str, ...]:
    return tuple(bare(name) for name in listed.split())


HTML, EITHER, TEXT, URL, TIME, WITHIN = map(_names, (_HTML, _EITHER, _TEXT, _URL, _TIME, _WITHIN))
TITLE, SITE, AUTHORS, PUBLISHED = map(_names, (_TITLE, _SITE, _AUTHORS, _PUBLISHED))
HOLDING = frozenset((*HTML, *EITHER, *TEXT))
KNOWN = frozenset((*HOLDING, *URL, *TIME, *WITHIN, *TITLE, *SITE, *AUTHORS, *PUBLISHED))


def promising(name: str) -> bool:
    """Whether a column of this name may hold pages."""
    return bare(name) in HOLDING
