"""Plain text of any size for `bench.speed`: composed pages one after the other, no two of them alike.

Each page is one of bench.compose, its articles given paragraphs of real length (300 to 600 characters, as wire copy has
them), and the words of every sentence and headline shuffled: lengths, scripts, function words and marks stay those of
language, yet hardly a line stands there twice, so that nothing is answered from what was seen before.
"""

from collections.abc import Iterator
from random import Random

from bench.compose.compose import compose
from bench.compose.model import Article, Page, Para
from bench.compose.plan import plan
from bench.compose.text import print_text

PARAGRAPH = (300, 600)
"""Characters of a paragraph, half as many in scripts that write without spaces."""
UNSPACED = ("ja", "zh")
POOL = 400
"""Sentences of a language to draw from."""
FREE = 6
"""Words that must be able to change places, so that no two orders are alike."""
MARKS = frozenset(".,;:!?…\"'»«”“’„؟،।。、，「」『』《》：；！？（）0123456789")
"""What keeps a word in its place."""
SEED = 7


def longtext(size: int, *, lengthened: bool = True) -> Iterator[bytes]:
    """About `size` bytes of UTF-8, page by page; the last page is whole.

    With `lengthened` each text is made of whole paragraphs, else of the few sentences that it was composed of.
    """
    number = made = 0
    pools: dict[str, list[str]] = {}
    while made < size:
        data = page(number, pools if lengthened else None)
        number += 1
        made += len(data)
        yield data


def page(number: int, pools: dict[str, list[str]] | None) -> bytes:
    """One page; `pools` keeps sentences by language, those of the pages before: None leaves articles as long as they are."""
    rng = Random(f"{SEED}/{number}")
    made = compose(plan(SEED, number), SEED)
    if pools is None:
        for article in made.articles:
            shuffle(article, made.language, rng)
        return printed(made)
    pool = pools.setdefault(made.language, [])
    sentences = [para.text for article in made.articles for para in article.paras if para.kind == "p"]
    pool += [text for text in sentences if len(places(text, made.language)) >= FREE][: max(0, POOL - len(pool))]
    if pool:
        for article in made.articles:
            lengthen(article, pool, made.language, rng)
    return printed(made)


def printed(made: Page) -> bytes:
    """A page as text, without a byte order mark, and blank lines after it."""
    return print_text(made, SEED).removeprefix(b"\xef\xbb\xbf") + b"\n\n"


def shuffle(article: Article, language: str, rng: Random) -> None:
    """Give an article words in an order of their own."""
    article.title = shuffled(article.title, language, rng)
    article.paras = [Para(shuffled(para.text, language, rng), para.kind) for para in article.paras]


def lengthen(article: Article, pool: list[str], language: str, rng: Random) -> None:
    """Give an article that has text paragraphs of real length, and words in an order of their own."""
    article.title = shuffled(article.title, language, rng)
    if not article.paras:
        return
    low, high = (side // (2 if language in ("ja", "zh", "ko") else 1) for side in PARAGRAPH)
    joint = "" if language in UNSPACED else " "
    count = rng.randint(6, 10) if article.role == "main" else rng.randint(1, 3)
    heads = [para for para in article.paras if para.kind == "h"][: count // 3]
    paras = []
    for _ in range(count):
        target = rng.randint(low, high)
        text = shuffled(rng.choice(pool), language, rng)
        while len(text) < target:
            text += joint + shuffled(rng.choice(pool), language, rng)
        paras.append(Para(text))
    for head in heads:
        paras.insert(rng.randint(1, len(paras) - 1), Para(shuffled(head.text, language, rng), "h"))
    article.paras = paras
    article.furniture = {}


def shuffled(sentence: str, language: str, rng: Random) -> str:
    """A sentence with its words, or the characters between its marks, in another order; the first and last stay."""
    parts = split(sentence, language)
    free = places(sentence, language)
    order = free[:]
    rng.shuffle(order)
    for at, part in zip(free, [parts[at] for at in order], strict=True):
        parts[at] = part
    return ("" if language in UNSPACED else " ").join(parts)


def split(sentence: str, language: str) -> list[str]:
    """The words of a sentence, or its characters."""
    return list(sentence) if language in UNSPACED else sentence.split(" ")


def places(sentence: str, language: str) -> list[int]:
    """Which of its parts may change places."""
    parts = split(sentence, language)
    return [at for at, part in enumerate(parts) if part[-1:] not in MARKS and part[:1] not in MARKS][1:-1]
