"""The gold split of a composed page, in the format that ``split_score.py`` documents."""

import re
import unicodedata
from typing import Any

from bench.compose.data import sites
from bench.compose.model import Article, Comments, Page

# The tokens of the scorer: scripts without spaces count by character.
CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def flat(text: str) -> str:
    """The text as the scorer compares it: casefolded tokens parted by single spaces."""
    return " ".join(TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def article_gold(article: Article, medium: str) -> dict[str, Any]:
    """The gold record of one article; keys without a value are left out."""
    record: dict[str, Any] = {
        "title": article.title,
        "text": "\n\n".join(para.text for para in article.paras),
        "url": article.url if medium == "html" else "",
        "source": article.source,
        "authors": article.authors,
        "published_text": article.stamp.text if article.stamp else "",
        "optional": False,
        "role": article.role,
        "dateline": article.dateline,
        "credit": article.credit,
        "tags": article.tags if article.role == "main" else [],
        "caption": article.caption if medium == "html" else "",
        "truncated": article.truncated,
    }
    keep = {"title", "text", "role", "optional"}
    record = {key: value for key, value in record.items() if value or key in keep}
    if article.same_as is not None:
        record["same_as"] = article.same_as
    return record


def candidates(page: Page, medium: str) -> list[str]:
    """Every line of the page that is no part of an article, in page order."""
    lines: list[str] = []
    for block in page.blocks:
        if isinstance(block, Article):
            for furniture in block.furniture.values():
                lines += furniture.lines
            lines += [block.glued.strip(sites()["glue_tail"]), block.more]
        elif isinstance(block, Comments):
            lines += [block.label, *block.notes]
            for comment in block.comments:
                lines += [text for part, text in comment.lines if not {"name", "time"} & set(part.split("+"))]
        elif not block.fixed and not (medium == "text" and block.html_only):
            lines += block.lines
    return lines


def boilerplate(page: Page, medium: str) -> list[str]:
    """The candidates that can only be boilerplate: with a letter in them, and in no value of any gold article."""
    values: list[str] = []
    for article in page.articles:
        values += [article.title, article.source, article.byline, article.stamp_line, article.dateline]
        values += [article.credit_line, article.caption, *article.tags, *(para.text for para in article.paras)]
    # Joined without a boundary: a string that would only match across two values is not safe either.
    everything = f" {flat(' '.join(values))} "
    kept: dict[str, str] = {}
    for line in candidates(page, medium):
        tokens = flat(line)
        if any(char.isalpha() for char in tokens) and f" {tokens} " not in everything:
            kept.setdefault(tokens, line)
    return list(kept.values())


def gold(page: Page, medium: str) -> dict[str, Any]:
    """The gold file of a page in one medium, ``text`` or ``html``."""
    suffix = "txt" if medium == "text" else "html"
    return {
        "page": f"{page.name}-{medium}.{suffix}",
        "articles": [article_gold(article, medium) for article in page.articles],
        "boilerplate": boilerplate(page, medium),
        "language": page.language,
        "kind": page.kind,
        "captured": page.now.isoformat(),
    }
