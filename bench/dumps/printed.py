"""Pages of a dump as text and as HTML: the same words, in the one manner of their site."""

from html import escape
from typing import Any

from bench.compose.model import Article, Comments, Furniture, Page

GAPS: dict[str, dict[str, int]] = {
    "seed": {"tight": 0, "para": 0, "section": 1, "item": 2},
    "none": {"tight": 0, "para": 0, "section": 0, "item": 0},
    "paragraphs": {"tight": 0, "para": 1, "section": 1, "item": 2},
}
HEADS = {"title": "h3", "source": "span", "time": "span", "byline": "p", "dash": "span", "pair": "div"}


def as_text(page: Page, site: dict[str, Any]) -> bytes:
    """A page as a plain-text dump."""
    gaps = GAPS[site["blank"]]
    out: list[str] = []

    def say(text: str, gap: str) -> None:
        if out:
            out.extend([""] * gaps[gap])
        out.append(text)

    def lines(block: Furniture) -> None:
        for place, text in enumerate(block.lines):
            say(text, "tight" if place else "section")

    for block in page.blocks:
        if isinstance(block, Furniture):
            lines(block)
        elif isinstance(block, Comments):
            for place, text in enumerate((block.label, *block.notes)):
                say(text, "tight" if place else "section")
            for comment in block.comments:
                for place, (_, text) in enumerate(comment.lines):
                    say(text, "tight" if place else "para")
        else:
            heads = [text for part in block.layout if (text := block.header(part))]
            for place, text in enumerate(heads):
                say(text, "tight" if place else "section" if block.role == "main" else "item")
            for index, para in enumerate(block.paras):
                say(para.text, "para")
                if index in block.furniture:
                    lines(block.furniture[index])
    return ("\n".join(out) + "\n").encode()


def as_html(page: Page, site: dict[str, Any]) -> bytes:
    """A page as HTML, its classes named by the site."""
    css: dict[str, str] = site["classes"]
    mains = [article for article in page.articles if article.role == "main"]
    title = f"{mains[0].title} - {page.site}" if mains else page.site
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><link rel="canonical" href="{page.canonical}">'
    out = [f"<!DOCTYPE html><html><head>{head}</head><body>"]
    listed = False
    for block in page.blocks:
        related = isinstance(block, Article) and block.role != "main"
        if related != listed:
            out.append(f'<div class="{css["list"]}">' if related else "</div>")
            listed = related
        if isinstance(block, Furniture):
            out += box(block, css)
        elif isinstance(block, Comments):
            out += talk(block, css)
        else:
            out += piece(block, css)
    return "\n".join([*out, *(["</div>"] if listed else []), "</body></html>"]).encode()


def box(block: Furniture, css: dict[str, str]) -> list[str]:
    """Lines that belong to no article."""
    if block.kind == "label":
        return [f"<h2>{escape(line)}</h2>" for line in block.lines]
    if block.kind in ("top", "foot"):
        links = [f'<li><a href="/{place}">{escape(line)}</a></li>' for place, line in enumerate(block.lines)]
        return [f'<div class="{css[block.kind]}"><ul>', *links, "</ul></div>"]
    name = css["promo" if block.kind == "promo" else "box"]
    return [f'<div class="{name}">', *(f"<p>{escape(line)}</p>" for line in block.lines), "</div>"]


def talk(block: Comments, css: dict[str, str]) -> list[str]:
    """Readers' comments under their label."""
    out = [f"<h2>{escape(block.label)}</h2>", f'<div class="{css["talk"]}">']
    out += [f"<p>{escape(note)}</p>" for note in block.notes]
    for comment in block.comments:
        out += [f'<div class="{css["entry"]}">', *(f"<div>{escape(text)}</div>" for _, text in comment.lines), "</div>"]
    return [*out, "</div>"]


def piece(article: Article, css: dict[str, str]) -> list[str]:
    """An article: the page's own, or one of a list."""
    main = article.role == "main"
    out = [f'<div class="{css["story" if main else "card"]}">']
    for part in article.layout:
        text = escape(article.header(part))
        if part == "title":
            out.append(f"<h1>{text}</h1>" if main else f'<h3><a href="{article.url}">{text}</a></h3>')
        elif text:
            out.append(f'<{HEADS[part]} class="{part}">{text}</{HEADS[part]}>')
    out += [f'<div class="{css["body"]}">'] if main else []
    for index, para in enumerate(article.paras):
        out.append(f"<p>{escape(para.text)}</p>")
        if index in article.furniture:
            out += [f"<p>{escape(line)}</p>" for line in article.furniture[index].lines]
    return [*out, *(["</div>"] if main else []), "</div>"]
