"""The page around the content: head, header with menu, cookie banner, footer, and hashed class names."""

import re
from html import escape
from random import Random
from typing import Any

from bench.compose.data import sites
from bench.compose.model import Furniture, Page

HOLDERS = (
    ("<main>", "</main>"),
    ('<div id="content">', "</div>"),
    ('<div class="@wrap@"><div class="@col@">', "</div></div>"),
)
CLASS = re.compile(r"@([\w-]+)@")


def hashed(text: str, rng: Random, hash_classes: bool) -> str:
    """The markup with its ``@name@`` class names printed, or replaced by hashes as style compilers make them."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        if hash_classes:
            return names.setdefault(match[1], f"css-{rng.randrange(16**5, 16**6):x}")
        return match[1]

    return CLASS.sub(name, text)


def head(page: Page, rng: Random, chrome: dict[str, Any], metadata: list[str]) -> list[str]:
    """The head element: title, canonical address, style, scripts, Open Graph."""
    mains = [article for article in page.articles if article.role == "main"]
    title = f"{mains[0].title}{rng.choice(sites()['title_marks'])}{page.site}" if mains else page.site
    lines = ['<meta charset="utf-8">', f"<title>{escape(title)}</title>"]
    lines.append('<meta name="viewport" content="width=device-width, initial-scale=1">')
    if page.canonical:
        lines.append(f'<link rel="canonical" href="{escape(page.canonical)}">')
    if rng.random() < 0.5:
        lines.append(f'<meta property="og:site_name" content="{escape(page.site)}">')
        lines.append(f'<meta property="og:title" content="{escape(mains[0].title if mains else page.site)}">')
    lines.append(f"<style>{chrome['css']}</style>")
    scripts = chrome["scripts"]
    return ["<head>", *lines, *rng.sample(scripts, rng.randint(1, len(scripts))), *metadata, "</head>"]


def menu(blocks: list[Furniture], rng: Random) -> list[str]:
    """The navigation, as a list in nav or as bare links."""
    links = [f'<a href="/{place}">{escape(line)}</a>' for block in blocks for place, line in enumerate(block.lines)]
    if rng.random() < 0.6:
        return ["<nav><ul>", *(f"<li>{link}</li>" for link in links), "</ul></nav>"]
    return ['<div class="@nav@">', *links, "</div>"]


def banner(blocks: list[Furniture], rng: Random) -> list[str]:
    """The cookie banner: a sentence and buttons."""
    if not blocks or rng.random() < 0.1:
        # Some pages close it by script: the words are there all the same, but nobody sees them.
        lines = [f"<p>{escape(line)}</p>" for block in blocks for line in block.lines]
        return ['<div id="consent" hidden>', *lines, "</div>"]
    text, *buttons = blocks[0].lines
    return [
        '<div class="@cookie-banner@" role="dialog">',
        f"<p>{escape(text)}</p>",
        *(f'<button type="button">{escape(button)}</button>' for button in buttons),
        "</div>",
    ]


def wrap_page(
    page: Page,
    rng: Random,
    chrome: dict[str, Any],
    around: tuple[list[Furniture], list[Furniture], list[Furniture]],
    metadata: list[str],
    inner: list[str],
) -> list[str]:
    """The lines of the whole document; ``around`` holds menu, cookie and footer blocks in this order."""
    nav, cookie, footer = around
    language = f' lang="{page.language}"' if rng.random() < 0.85 else ""
    direction = ' dir="rtl"' if page.rtl else ""
    consent = banner(cookie, rng)
    early = rng.random() < 0.5
    holder = rng.choice(HOLDERS)
    logo = '<img src="/logo.svg" alt="">' if rng.random() < 0.3 else escape(page.site)
    feet = [f"<p>{escape(line)}</p>" for block in footer for line in block.lines]
    return [
        "<!DOCTYPE html>",
        f"<html{language}{direction}>",
        *head(page, rng, chrome, metadata),
        "<body>",
        *(consent if early else []),
        "<header>",
        f'<a class="@logo@" href="/">{logo}</a>',
        *menu(nav, rng),
        "</header>",
        holder[0],
        *inner,
        holder[1],
        "<footer>",
        *feet,
        "</footer>",
        *([] if early else consent),
        "</body>",
        "</html>",
    ]
