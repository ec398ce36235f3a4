"""The invented pages of fixtures/ as pages to train on, each of a site of its own; some are kept out as a measure."""

import json
from collections.abc import Iterator

from bench.quality import ROOT
from bench.train.pages import Labelled

FOLDER = ROOT / "fixtures" / "pages"
HELD = frozenset((
    "blind-text-copied-google-news-el", "blind-text-daily8-dump-en", "blind-text-elinks-live-hr",
    "blind-text-html2text-home-es", "blind-text-letter-mail-da", "blind-text-lynx-portal-ro",
    "blind-text-reader-search-ja", "blind-text-strings-home-hi", "blind-text-w3m-section-de",
    "blind-text-wet-blog-vi",
    "text-forum-front-points", "text-home-two-columns", "text-newsletter-numbered-parts", "text-long-parts-essay",
    "text-search-results-en", "text-wiki-current-events", "text-podcast-episodes", "text-timeline-posts", "text-sports-front",
    "text-press-releases-list", "text-preprints-daily", "text-village-bulletin-fr", "text-magazine-kickers-es",
    "text-feed-mail-digest", "text-classified-questions", "text-blog-archive-ja",
    "text-daily-sister-labels-th", "text-dump-aggregator-ar", "text-dump-feedly-en", "text-dump-html2text-pt",
    "text-dump-naver-ko", "text-dump-newsboat-en", "text-dump-pandoc-fr", "text-dump-reader-view-sv",
    "text-dump-slack-en", "text-dump-telegram-ru", "text-dump-w3m-ja", "text-dump-whatsapp-tr",
    "text-copy-dailyhunt-hi", "text-copy-ground-coverage-en", "text-copy-smartnews-ja", "text-consent-long-de",
    "text-forum-rules-list-pl", "text-lynx-section-fr", "text-one-line-article-es", "text-search-results-cs",
    "text-real-article-trafilatura-hi", "text-real-daily-copied-pt", "text-real-daily-jina-ja",
    "text-real-daily-spaces-en", "text-real-feed-export-he", "text-real-home-w3m-ru",
    "text-real-links-html2text-zh", "text-real-search-elinks-sv",
    "text-wild-article-strings-bn", "text-wild-cluster-portal-el", "text-wild-daily-trafilatura-tr",
    "text-wild-dzen-stream-ru", "text-wild-hn-w3m-en", "text-wild-pandoc-daily-es", "text-wild-press-review-pl",
    "text-wild-print-ocr-it", "text-wild-reader-sign-in-en", "text-wild-yahoo-article-zh-hant",
))  # fmt: skip
"""Text pages that nothing is fitted to."""
HELD_HTML = frozenset((
    "blind-antenna-list-ja", "blind-app-article-and-papers-ar", "blind-blogger-home-id", "blind-daily8-tailwind-en",
    "blind-google-news-topic-pt", "blind-home-compact-classes-es", "blind-live-css-modules-sv",
    "blind-mailchimp-letter-nl", "blind-msn-lists-de", "blind-ndsoft-section-ko", "blind-newspaper-theme-comments-uk",
    "blind-nuke-home-tr", "blind-phpbb2-thread-ru", "blind-press-review-quotes-hu", "blind-prestashop-category-pl",
    "blind-section-emotion-fa", "blind-section-emotion-th", "blind-shaarli-links-fr", "blind-site-search-cse-fi",
    "blind-slotview-home-he", "blind-techmeme-river-en", "blind-tribe-events-no", "blind-ttrss-combined-cs",
    "blind-vitepress-page-zh",
    "agg-clusters-names-of-more", "agg-clusters-other-papers-below-fr", "ai-cards-key-points",
    "ai-story-questions-above-related-tr", "amp-list-with-ads-hi", "amp-web-story-slides", "app-feed-css-modules-he",
    "article-and-next-one-loaded-it", "article-boxes-comments-newsletter-pt", "bookmarks-file-of-a-browser",
    "cards-components-with-slots-ta", "cards-tailwind-sw", "channel-posts-bold-first-uk", "city-portal-boxes-pl",
    "epaper-contents-by-page-de", "finance-stream-with-tickers", "forum-topic-table-es", "home-hidden-copies-da",
    "links-tags-and-domain-fi", "magazine-tiles-and-promo-pt", "newsletter-archive-cards-vi",
    "newsletter-columns-and-buttons-fr", "opinions-with-portraits-ro", "podcast-episodes-eyebrow-date-sv",
    "portal-article-and-other-papers-ko", "portal-cards-in-shadow-id", "portal-stream-atomic-ads-zh-hant",
    "press-review-paper-before-link-cs", "reader-board-saved-hu", "reader-own-server-expanded-zh",
    "real-frontend-liveblog-en", "real-polopoly-like-start-sv", "real-vnexpress-like-section-vi",
    "real-nikkei-like-section-ja", "real-ynet-like-home-he",
    "real-arc-blocks-section-es", "real-chorus-article-en", "real-gannett-like-front-en",
    "real-labrador-front-nb", "real-nuxt-tailwind-topic-el", "real-simorgh-topic-fa",
    "real-yahoo-like-article-ja",
    "real-arxiv-new-listing-en", "real-events-calendar-cs", "real-mastodon-timeline-ja", "real-outlook-letter-sv",
    "real-pubmed-results-en", "real-substack-post-tr", "real-ttrss-expanded-pl",
    "real-drupal-olivero-front-pt", "real-joomla-cassiopeia-blog-it", "real-typo3-news-list-de",
    "real-wp-elementor-front-es", "real-wp-newspaper-front-pl", "real-wp-twentyfifteen-posts-fr",
    "rows-styled-components-fa", "sports-stories-and-scores-es", "tables-of-2001-bullets-and-fonts",
    "tables-times-before-links-ru", "timeline-posts-and-link-cards-de", "video-results-components-th",
    "real-docs-mkdocs-material-fr", "real-forum-phpbb-it", "real-landing-elementor-tr", "real-product-dawn-de",
    "real-qa-stack-pt", "real-wiki-vector-pl",
    "real2-24liveblog-ru", "real2-community-weblog-en", "real2-forem-home-pt",
    "real2-hexo-next-home-zh", "real2-job-manager-list-sv", "real2-lobsters-home-en",
    "real2-plone-summary-view-it", "real2-serendipity-blog-da", "real2-slashcode-front-ja",
    "real2-substack-archive-nl", "real2-tildes-home-en",
))  # fmt: skip
"""HTML pages that nothing is fitted to."""
TOLD = frozenset(("text", "words"))


def invented() -> Iterator[Labelled]:
    """Pages whose expectations name all that belongs to their articles; not those that are odd on purpose."""
    for folder in sorted(FOLDER.iterdir()):
        page = next(folder.glob("page.*"), None)
        if page is None or page.suffix == ".xml" or folder.name in HELD | HELD_HTML:
            continue
        articles = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["articles"]
        if not all("title" in one and (TOLD & one.keys()) for one in articles):
            continue
        made = [
            {
                "title": one["title"] or "",
                "text": one.get("text") or one.get("words") or "",
                "role": one.get("role", "item"),
            }
            for one in articles
        ]
        content = "\n".join(f"{one['title']}\n{one['text']}" for one in made)
        kind = "written" if page.suffix == ".txt" else "invented"
        yield Labelled(folder.name, kind, folder.name, page.read_bytes(), content, "", made)
