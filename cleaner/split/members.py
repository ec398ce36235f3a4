"""Which of the lines that are written alike may be headlines: not links to sites, sections and days among those to stories, controls,
and what is said again and again.
"""

from collections import Counter

from cleaner.address import HOME, form
from cleaner.describe.topics import LEADING_ON
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.shape import Shape

OFTEN, FEW = 3, 4
"""Headlines that say the same, from which on none of them is one; words of the longest line that may be a control."""
DIGITS = lazy(r"\d+")
HOMES = 0.4
"""Share of the headlines of a list that lead to such, from which on these are none."""
STORIES = 0.6
"""Share of the headlines of a list that lead to addresses in words or numbers, from which on short ones that lead to others are none."""


def entitling(page: Page, shapes: list[Shape], members: list[int], leads: dict[str, set[str]]) -> list[int]:
    """Those of some lines that may be headlines.  `leads` are the texts that lead to each target."""
    found = without_homes(page, various(page, shapes, members, leads))
    return without_sections(page, shapes, without_days_and_arrows(page, shapes, found))


def without_sections(page: Page, shapes: list[Shape], members: list[int]) -> list[int]:
    """Headlines without runs of short ones with nothing between them that lead to addresses of a word or two, where most lead to addresses
    in words or numbers and are longer: the sections of a menu above the stories, in the same markup.
    """
    short = {
        i
        for i in members
        if shapes[i].words <= FEW
        and page.blocks[i].links
        and not page.blocks[i].level
        and is_section(page.blocks[i].links[0].href)
    }
    out = {i for i in short if any({i - k, i - k + 1, i - k + 2} <= short for k in range(3))}
    if not out:
        return members
    rest = [i for i in members if i not in out]
    told = sum(bool(page.blocks[i].links) and not is_section(page.blocks[i].links[0].href) for i in rest)
    if told < STORIES * len(members) or sum(shapes[i].words for i in rest) <= FEW * len(rest):
        return members
    return rest


def is_section(href: str) -> bool:
    """Whether an address has neither words, numbers nor a query that tell one story from others."""
    _, worded, numbered, _ = form(href)
    return not worded and not numbered and "?" not in href


def without_homes(page: Page, members: list[int]) -> list[int]:
    """Headlines without those that lead to the home of a site, where many do and many do not: the papers beside the stories."""
    homes = [i for i in members if page.blocks[i].links and HOME.fullmatch(page.blocks[i].links[0].href)]
    if not HOMES * len(members) <= len(homes) < len(members) or any(page.blocks[i].level for i in homes):
        return members
    return [i for i in members if i not in homes]


def without_days_and_arrows(page: Page, shapes: list[Shape], members: list[int]) -> list[int]:
    """Headlines without links that are nothing but a time, where most are more: the day before, above the news of a day; and without
    short ones that lead on by an arrow, where most have none: "More videos »".
    """
    out = [
        i
        for i in members
        if not page.blocks[i].level
        and (shapes[i].time is not None or (shapes[i].words <= FEW and page.blocks[i].text.endswith(LEADING_ON)))
    ]
    return [i for i in members if i not in out] if 0 < 2 * len(out) < len(members) else members


def says_more(block: Block, leads: dict[str, set[str]]) -> bool:
    """Whether another link to the same place has a longer text."""
    return any(len(text) > len(block.text) for text in leads.get(block.links[0].href.split("#")[0], ()))


def various(page: Page, shapes: list[Shape], members: list[int], leads: dict[str, set[str]]) -> list[int]:
    """Headlines without those that say what others do, numbers aside: most of a list of no headings ("Report spam", "3
    comments"), or short ones that lead where a longer one does ("Read more").  `leads` are the texts that lead to each target.
    """
    texts = [(page.blocks[i].text[: page.blocks[i].lead or None]).casefold() for i in members]
    keys = [DIGITS.sub("0", text) if shapes[i].words <= FEW else text for i, text in zip(members, texts, strict=True)]
    if len(set(keys)) == len(keys):
        return members
    said = Counter(keys)
    most = not page.blocks[members[0]].level and 2 * sum(n for n in said.values() if n >= OFTEN) > len(keys)
    found = []
    long = 2 * sum(shapes[i].words > FEW for i in members) > len(members)
    for i, key in zip(members, keys, strict=True):
        links = page.blocks[i].links
        if links and long and said[key] > 1 and shapes[i].words < FEW:  # "More on this" below each of some groups
            continue
        control = shapes[i].words <= FEW and links and says_more(page.blocks[i], leads)
        if said[key] == 1 or not (control or (most and said[key] >= OFTEN)):
            found.append(i)
    return found
