"""Marks that programs which write pages as text put into their lines: links and emphasis of Markdown, numbers of links.

Such a line is read as its reader would: "[Headline](https://…)" is a headline, and its address stands behind it as a block of
its own; so does "[5]", where a list of addresses at the end has one of that number (Lynx, ELinks, html2text), and
"<https://…>" behind the words of mail.
"""

import re

from cleaner.model import Block
from cleaner.parse.addresses import address_of, references
from cleaner.patterns import lazy

TARGET = r"\(\s*<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
IMAGE = lazy(rf"!\[([^\[\]]*)\]({TARGET})")
LINK = lazy(rf"\[((?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\]){{0,300}})\]({TARGET})")
AROUND = lazy(rf"(\*\*|__|[*_])(\[[^\[\]]{{1,300}}\]{TARGET})\1")
"""A link between signs of emphasis: "**[Headline](https://…)**"."""
BOLD = lazy(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
SLANTED = lazy(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]*[^\s*_])\1(?![\w*_])")
ESCAPED = lazy(r"\\([-.!#*_+()\[\]>|~`&])")
NUMBER = lazy(r"\[(\d{1,4})\](?=[\w#\"'“„«‹(¿¡])|(?<=[\w.,:;!?\"'”»)…])\[(\d{1,4})\]")
"""Bounded, so that a line of nothing but openings takes no more than its length."""
ANGLED = lazy(
    r"\s?<((?:https?://|mailto:)[^\s<>]+)>|\s?\[ ?(?:https?://|mailto:)[^\s\[\]<>]+ ?\](?!\()"
    r"|\( ?https?://[^\s()<>]+ ?\)$|(?<=\w[\w.!?”\"'’»)] )https?://\S+$"
)
"""An address behind words: in brackets, or at the end of a line."""
GLUED = lazy(r"(?:\[?https?://[^\s\[\]<>]+\]?){2,}")
"""A line of nothing but addresses, where a picture was within a link: "[https://lamp.example/a.jpg]https://lamp.example/pass"."""
BRACKETED = ("<http", "[http", "[ http")
HEAD = lazy(r"#\[\d{1,4}\]")
"""How Lynx begins the line of what the head of a page links: "#[1]alternate [2]Home"."""
STARRED = lazy(r"\*(?=[^\s*])([^*]+)(?<=\S)\*")
"""All of a line between stars, as mail has what was bold."""
LEAST = 2
"""Links of a page that is Markdown, lines with a number of a link, with an address behind words."""
CALL = 30
"""Characters of the longest link behind a sentence that calls to read on."""
STOPS = '.!?…。！？।؟"”»’)'
SHORT = 160
"""Characters up to which a line may have pieces."""


def marked(text: str) -> bool:
    """Whether a text may hold such marks; most hold none."""
    return "](" in text or "**" in text or "://" in text


def unmarked(blocks: list[Block]) -> list[Block]:
    """The blocks of a page without such marks; the same where it has none."""
    linked = [block.text for block in blocks if "](" in block.text]
    if sum(LINK.search(text) is not None for text in linked) >= LEAST:
        return [made for block in blocks for made in of_markdown(block)]
    for block in blocks:
        if "**" in block.text:
            block.text = BOLD.sub(r"\2", block.text)
    if sum("://" in block.text and addressed(block.text) for block in blocks) >= LEAST:
        blocks = [made for block in blocks for made in of_angles(block)]
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
        if "*[" in text or "_[" in text:
            text = AROUND.sub(r"\2", text)
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
    return parted(block, text, pieces, links)


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
    if HEAD.match(block.text):
        return [Block("running", block.text, block.place, block.gap)]
    behind = [Block("address", found[0], block.place, 0) for found in marks]
    return parted(block, text, pieces, behind)


def addressed(text: str) -> bool:
    """Whether an address stands behind the words of a line, which is no address itself."""
    if len(text) > SHORT and not any(opening in text for opening in BRACKETED):
        return False
    return ANGLED.search(text, text[0] != "[") is not None and address_of(text) is None


def of_angles(block: Block) -> list[Block]:
    """A line without the addresses behind its words, and behind it these."""
    text, behind = block.text, []
    if "://" in text[10:] and GLUED.fullmatch(text) is not None:
        found = re.split(r"[\[\]]+", text.strip("[]"))
        return [Block("address", one, block.place, 0 if at else block.gap) for at, one in enumerate(found)]
    if ("://" in text or "<mailto:" in text) and addressed(text):
        behind = [
            Block("address", found[0].strip(" []"), block.place, 0) for found in ANGLED.finditer(text, text[0] != "[")
        ]
        text = " ".join(ANGLED.sub("", text).split())
    if text[0] == "*" and (starred := STARRED.fullmatch(text)) is not None:
        text = starred[1]
    if not any(map(str.isalnum, text)):
        return [block]
    return [rewritten(block, text, [text]), *behind] if text != block.text else [block]


def parted(block: Block, text: str, pieces: list[str], links: list[Block]) -> list[Block]:
    """A line made of pieces, and where its links lead; a short link behind its last sentence, which says to read on, apart."""
    last = pieces[-1].strip() or (pieces[-2].strip() if len(pieces) > 1 else "")
    begin = text[: -len(last)].rstrip() if last and text.endswith(last) else ""
    if len(last) > CALL or last.count(" ") > 2 or len(begin) < CALL or begin[-1] not in STOPS or last[-1] in STOPS[:4]:
        return [rewritten(block, text, pieces), *links]
    call = Block("line", last, block.place, 0)
    return [rewritten(block, begin, pieces[:-1]), *links[:-1], call, *links[-1:]]
