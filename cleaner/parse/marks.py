"""Marks that programs which write pages as text put into their lines: links and emphasis of Markdown, numbers of links.

Such a line is read as its reader would: "[Headline](https://…)" is a headline, and its address stands behind it as a block of
its own; so does "[5]", where a list of addresses at the end has one of that number (Lynx, ELinks, html2text).
"""

import re

from cleaner.model import Block
from cleaner.parse.addresses import references

TARGET = r"\(\s*<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
IMAGE = re.compile(rf"!\[([^\[\]]*)\]({TARGET})")
LINK = re.compile(rf"\[((?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\]){{0,300}})\]({TARGET})")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
SLANTED = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]*[^\s*_])\1(?![\w*_])")
ESCAPED = re.compile(r"\\([-.!#*_+()\[\]>|~`&])")
NUMBER = re.compile(r"\[(\d{1,4})\](?=[\w\"'“„«‹(¿¡])|(?<=[\w.,:;!?\"'”»)…])\[(\d{1,4})\]")
"""Bounded, so that a line of nothing but openings takes no more than its length."""
LEAST = 2
"""Links of a page that is Markdown, or lines with a number of a link."""
SHORT = 160
"""Characters up to which a line may have pieces."""


def unmarked(blocks: list[Block]) -> list[Block]:
    """The blocks of a page without such marks; the same where it has none."""
    linked = [block.text for block in blocks if "](" in block.text]
    if sum(LINK.search(text) is not None for text in linked) >= LEAST:
        return [made for block in blocks for made in of_markdown(block)]
    for block in blocks:
        if "**" in block.text:
            block.text = BOLD.sub(r"\2", block.text)
    listed = references(blocks)
    if listed and sum(numbered(block.text, listed) for block in blocks) >= LEAST:
        return [made for block in blocks for made in of_numbers(block, listed)]
    return blocks


def of_markdown(block: Block) -> list[Block]:
    """A line of Markdown as it is read, and behind it where its links lead; a picture is what stands in its place."""
    text = block.text
    targets: list[str] = []
    pieces: list[str] = []
    if "](" in text:
        if "![" in text:
            text = IMAGE.sub(lambda found: shown(found, targets), text)
        at = 0
        for found in LINK.finditer(text):
            pieces += [text[at : found.start()], found[1]]
            targets.append(found[2])
            at = found.end()
        pieces.append(text[at:])
    else:
        pieces = [text]
    pieces = [plain(piece) for piece in pieces]
    text = " ".join("".join(pieces).split())
    if text == block.text:
        return [block]
    links = [Block("address", target, block.place, 0) for target in targets]
    if not any(map(str.isalnum, text)):
        for link in links[:1]:
            link.gap = block.gap
        return links or [block]
    return [rewritten(block, text, pieces), *links]


def shown(found: re.Match[str], targets: list[str]) -> str:
    """What stands in the place of a picture: its description in brackets, as text browsers have it."""
    targets.append(found[2])
    return f"[{found[1]}] " if found[1].strip() else ""


def plain(text: str) -> str:
    """A piece of Markdown without emphasis and escapes."""
    if "*" in text or "_" in text:
        text = SLANTED.sub(r"\2", BOLD.sub(r"\2", text))
    return ESCAPED.sub(r"\1", text) if "\\" in text else text


def rewritten(block: Block, text: str, pieces: list[str]) -> Block:
    """A block with other words, made of some pieces; a short one knows where these begin."""
    cuts: list[int] = []
    at = 0
    for piece in pieces if len(text) <= SHORT else []:
        words = " ".join(piece.split())
        if any(map(str.isalnum, words)):
            at = text.find(words, at)
            if at < 0:
                break
            cuts += [at] if at else []
            at += len(words)
    kind = block.kind if block.kind in ("heading", "item") else "paragraph" if len(text) > 120 else "line"
    return Block(kind, text, block.place, block.gap, -1, block.level, block.marker, cuts=tuple(cuts))


def numbered(text: str, listed: dict[int, int]) -> bool:
    """Whether a number of an address stands at a word of a line."""
    return "[" in text and any(int(found[1] or found[2]) in listed for found in NUMBER.finditer(text))


def of_numbers(block: Block, listed: dict[int, int]) -> list[Block]:
    """A line without the numbers of its links, and behind it these."""
    if not numbered(block.text, listed):
        return [block]
    marks = [found for found in NUMBER.finditer(block.text) if int(found[1] or found[2]) in listed]
    pieces: list[str] = []
    at = 0
    for found in marks:
        pieces.append(block.text[at : found.start()])
        at = found.end()
    pieces.append(block.text[at:])
    text = "".join(pieces).strip()
    behind = [Block("address", found[0], block.place, 0) for found in marks]
    return [rewritten(block, text, pieces), *behind]
