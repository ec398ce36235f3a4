"""Text that a page has and does not show: pages that are empty until a script has filled them, and the whole of an article of which
the page shows the beginning.

Where the visible text lacks it, it is taken from the first of these that has it: <template> (shadow roots and parts that wait to
be copied), JSON-LD and microdata (`articleBody`), the data that scripts are handed, and at last the description that the page has for others.  It
is written as HTML into the place where it would stand, and read like the rest of the page; a warning says where it comes from.
"""

import html
import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from cleaner.model import Page
from cleaner.parse.bare import PROSE, is_bare, is_running, running
from cleaner.parse.rich_text import markup
from cleaner.parse.serialised import STRIPPED, pieces, tree_of
from cleaner.parse.state import states
from cleaner.parse.stories import LIST, Story, articles, is_prose, listed, lists, plain
from cleaner.patterns import lazy

WINDOW, WINDOWS = 24, 40
"""Letters of a stretch that is looked for in what the page shows, and stretches of a text that are."""
SHOWN = 0.5
"""Share of these from which a page shows a text."""
FULLER = 1.5
"""How many times as long as what is shown a whole article is at least."""
TEASER = 60
"""Characters of a description that is worth to be given."""
LISTS = 5
"""Lists of a page that are read."""
TEMPLATE = lazy(r"<(/?)template(?=[\s>/])", re.IGNORECASE)
SHADOW = "shadowrootmode"
"""The attribute of a <template> that a browser shows."""
HEADLINE = 12
"""Characters of the shortest link that may be a headline."""
HERE = "cleaner-here"
ROOTS = (
    "main", '[role="main"]', "article", "#root", "#app", "#__next", "#__nuxt", "#main", "#content", "body > div", "body",
)  # fmt: skip
"""Where an article would stand, the best first."""
DEPTH = 100
"""Templates within templates."""
BODY = ("articleBody", "text")
Reader = Callable[[list[str]], Page]
"""Makes a page of a serialised tree; raises where it cannot be read."""


def completed(page: Page, text: str, read: Reader) -> Page:
    """The page with the text that it does not show, where it lacks that; else the page as it is."""
    try:
        return filled(page, text, read) or page
    except (SelectolaxError, IndexError, RecursionError, ValueError, Unfit):
        return page  # hostile: it has no place for more than it shows


class Unfit(Exception):
    """Text cannot be put into a page."""


def filled(page: Page, text: str, read: Reader) -> Page | None:
    """The page with what it lacks; None where it lacks nothing that is known."""
    bare = is_bare(page)
    if bare and TEMPLATE.search(text) and not deep(text):
        made = read(stripped(tree_of(TEMPLATE.sub(r"<\1div", text))))
        if (running(made) >= PROSE and letters_of(made) > letters_of(page) + PROSE) or lists_in_shadow(
            page, made, text
        ):
            made.warnings.append(
                "nearly all text stands in <template>, for a script to show it; it was read as if shown"
            )
            return made
    seen = folded(" ".join(block.text for block in page.blocks))
    tree = tree_of(text)
    found, origin = None, ""
    of_scripts = declared(page.data)
    told = [story for story in (*of_scripts, *hidden(page)) if not shows(seen, story.text)]
    told = [story for story in told if len(story.text) >= FULLER * running(page)]
    if told:
        found = max(told, key=lambda story: (fits(page, story), len(story.text)))
        origin = f"its {'JSON-LD' if found in of_scripts else 'microdata'} (articleBody)"
    if bare:
        values = list(states(tree))
        others = [one for one in articles(values) if not shows(seen, one.text)]
        own = next((one for one in others if fits(page, one)), None)
        if own is not None and (found is None or len(own.text) > 0.9 * len(found.text)):
            found, origin = own, "data in a script"
        if found is None:
            entries = [one for one in lists(values) if not listed_in(seen, one)]
            if entries:
                warning = "the page lists nothing without its scripts; headlines were read from data in a script"
                return put(page, tree, read, "".join(map(listed, apart(entries))), [], warning)
            if len(others) == 1 or (others and len(others[0].text) > 2 * len(others[1].text)):
                found, origin = others[0], "data in a script"
    if found is not None:
        return put_story(page, tree, read, found, seen, origin)
    if len(seen) < TEASER and (lead := description(page)) and not shows(seen, lead):
        story = Story(title_of(page), f"<p>{html.escape(lead, quote=False)}</p>", lead)
        return put_story(page, tree, read, story, seen, "")
    return None


def lists_in_shadow(page: Page, made: Page, text: str) -> bool:
    """Whether most of what a page shows stands in shadow roots, as a program that saves pages writes them, and is a list: linked
    headlines that a browser shows as well."""
    if SHADOW not in text or letters_of(made) < 2 * letters_of(page):
        return False
    return sum(bool(block.links) and len(block.text) >= HEADLINE for block in made.blocks) >= LIST


def declared(data: list[str]) -> list[Story]:
    """The articles that JSON-LD holds with their text."""
    if not any("articleBody" in script or '"text"' in script for script in data):
        return []
    from cleaner.entry import ARTICLE
    from cleaner.jsonld import nodes, types, values, words

    found = []
    for value in values(data):
        for node in nodes(value):
            if any(map(ARTICLE.search, types(node))):
                said = next((node[name] for name in BODY if isinstance(node.get(name), str)), "")
                said = html.unescape(said) if "&" in said else said
                if is_prose(text := plain(said)):
                    title = words(node.get("headline")) or words(node.get("name"))
                    found.append(Story(title, markup(said), text))
    return found


def hidden(page: Page) -> list[Story]:
    """The article whose text microdata holds in a <meta>."""
    said = html.unescape(page.meta.get("articlebody", ""))
    return [Story(title_of(page), markup(said), text)] if said and is_prose(text := plain(said)) else []


def letters_of(page: Page) -> int:
    """Characters of all that a page shows."""
    return sum(len(block.text) for block in page.blocks)


def folded(text: str) -> str:
    """Letters and digits alone, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def shows(seen: str, text: str) -> bool:
    """Whether what a page shows holds a text, by stretches of it."""
    said = folded(text)
    if len(said) <= WINDOW:
        return said in seen
    step = max((len(said) - WINDOW) // WINDOWS, 1)
    places = range(0, len(said) - WINDOW + 1, step)
    return sum(said[at : at + WINDOW] in seen for at in places) >= SHOWN * len(places)


def listed_in(seen: str, entries: list[Story]) -> bool:
    """Whether a page shows headlines of a list: some are enough, the others stand on the next page of it."""
    some = entries[: 2 * WINDOWS]
    return sum(folded(entry.title) in seen for entry in some) >= min(LIST, SHOWN * len(some))


def apart(entries: list[list[Story]]) -> list[list[Story]]:
    """The lists that share no headline with those before them."""
    titles: set[str] = set()
    found: list[list[Story]] = []
    for one in entries[: 4 * LISTS]:
        own = {entry.title for entry in one}
        if titles.isdisjoint(own) and len(found) < LISTS:
            titles |= own
            found.append(one)
    return found


def title_of(page: Page) -> str:
    """What a page calls itself."""
    return page.meta.get("og:title") or page.title or ""


def description(page: Page) -> str:
    """What a page says of itself for others, where it is worth to be given."""
    said = page.meta.get("og:description") or page.meta.get("description") or ""
    said = plain(html.unescape(said))  # shops and calendars have its markup there, too
    return said if len(said) >= TEASER and title_of(page) else ""


def fits(page: Page, story: Story) -> bool:
    """Whether a story has the headline of the page."""
    title = folded(story.title)
    names = [
        folded(name) for name in (page.meta.get("og:title", ""), page.title or "", page.meta.get("twitter:title", ""))
    ]
    names += [folded(block.text) for block in page.blocks if block.level == 1]
    return len(title) >= 8 and any(title in name or (len(name) >= 15 and name in title) for name in names)


def put_story(page: Page, tree: LexborHTMLParser, read: Reader, story: Story, seen: str, origin: str) -> Page:
    """The page with an article in it: at the end of what it shows of that, else where it would stand."""
    title = folded(story.title)
    head = f"<h1>{html.escape(story.title, quote=False)}</h1>" if title and not named(page, title) else ""
    shown = shown_of(page, story)
    body = story.markup
    if shown and body.count("<p") == 1:
        # Nothing tells its paragraphs apart: what is shown is cut off.
        rest = story.text[max(story.text.find(one) + len(one) for one in shown) :]
        body = f"<p>{html.escape(rest.strip(), quote=False)}</p>"
    written = body if shown else f"<article>{head}{body}</article>"
    if not origin:
        warning = "the page shows nothing without its scripts; what is given is the description it has for others"
    elif shown:
        warning = f"the page shows a part of its article; the rest was read from {origin}"
    else:
        warning = f"the page does not show its article; it was read from {origin}"
    made = put(page, tree, read, written, shown, warning, seen=seen if shown else "")
    if story.published:
        made.meta.setdefault("article:published_time", story.published)
    if story.author:
        made.meta.setdefault("author", story.author)
    return made


def named(page: Page, title: str) -> bool:
    """Whether a block says a headline."""
    return any(folded(block.text) == title for block in page.blocks if len(block.text) < 400)


def shown_of(page: Page, story: Story) -> list[str]:
    """The paragraphs of a story that the page shows."""
    said = folded(story.text)
    return [b.text for b in page.blocks if is_running(b) and folded(b.text)[: 2 * WINDOW] in said]


def put(
    page: Page, tree: LexborHTMLParser, read: Reader, written: str, after: list[str], warning: str, *, seen: str = ""
) -> Page:
    """The page with some HTML in it, after the last paragraph of these, without what it shows already.

    Raises Unfit where it does not come to be seen.
    """
    fragment = tree_of(f"<!doctype html><body>{written}")
    if seen and fragment.body is not None:
        for node in list(fragment.body.iter()):
            if folded(node.text()) in seen:
                node.decompose()
    inner = stripped(fragment)
    begins = next(i for i, part in enumerate(inner) if part.startswith("<body"))
    inner = inner[begins + 1 : -2]
    length = len(plain("".join(f"{part}>" for part in inner)))
    if not length:
        raise Unfit
    stripped(tree)
    for mark in marks(tree, after):
        parts = pieces(tree)
        at = [i for i, part in enumerate(parts) if part.partition("<")[2].startswith(HERE)]
        if len(at) != 1:
            raise Unfit
        text = parts[at[0]].partition("<")[0]
        made = read([*parts[: at[0]], text + inner[0], *inner[1:], *parts[at[0] + 2 :]])
        if 2 * (letters_of(made) - letters_of(page)) > length:
            made.warnings.append(warning)
            return made
        mark.decompose()
    raise Unfit


def deep(text: str) -> bool:
    """Whether templates lie deeper one in the other than anybody writes them: as other elements they would take the parser
    time that grows with the square of that."""
    depth = 0
    for tag in TEMPLATE.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > DEPTH:
            return True
    return False


def marks(tree: LexborHTMLParser, after: list[str]) -> Iterator[LexborNode]:
    """Marks in the tree, one at a time, where text is to be put, the best place first."""
    mark = tree_of(f"<{HERE}></{HERE}>").css_first(HERE)
    if mark is None:
        return
    if after:
        said = folded(after[-1])
        paragraphs = [node for node in tree.css("p") if folded(node.text()) == said]
        if paragraphs:
            paragraphs[-1].insert_after(mark)
            if (put := tree.css_first(HERE)) is not None:
                yield put
    for selector in ROOTS:
        node = tree.css_first(selector)
        if node is not None:
            node.insert_child(mark)
            if (put := tree.css_first(HERE)) is not None:
                yield put


def stripped(tree: LexborHTMLParser) -> list[str]:
    """The serialised tree without what is not shown."""
    tree.strip_tags(STRIPPED, recursive=True)
    return pieces(tree)
