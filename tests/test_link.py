"""`same_as`: what points to what."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.link import Copies, link
from cleaner.model import Article

STORY = "The ferry to the northern islands sails again on Monday after two weeks of storms kept it in the harbour"


def article(number: int, text: str | None, title: str | None = None) -> Article:
    return Article(id=f"{number:016x}", index=number, role="item", kind="full", title=title, text=text)


def by_hand(articles: list[Article], pairs: list[tuple[int, int]]) -> list[str | None]:
    """What `Copies` does, by looking at every article at every step."""
    same: list[str | None] = [None] * len(articles)
    for later, earlier in pairs:
        longer = len(articles[later].text or "") > 1.5 * len(articles[earlier].text or "")
        keep, copy = (later, earlier) if longer else (earlier, later)
        target = same[keep] or articles[keep].id
        if articles[copy].id != target:
            same[copy] = target
            same = [target if to == articles[copy].id else to for to in same]
    return [to if to != one.id else None for to, one in zip(same, articles, strict=True)]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 40)), min_size=2, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30),
)
def test_classes_move_as_a_whole(made: list[tuple[int, int]], drawn: list[tuple[int, int]]) -> None:
    articles = [article(number, "x" * length) for number, length in made]
    pairs = sorted({(max(p), min(p)) for p in drawn if p[0] != p[1] and max(p) < len(articles)})
    copies = Copies(articles)
    for later, earlier in pairs:
        copies.join(later, earlier)
    copies.write()
    assert [one.same_as for one in articles] == by_hand(articles, pairs)


def test_the_fullest_is_the_original() -> None:
    articles = [
        article(0, STORY + "."),
        article(1, f"{STORY}. {STORY.replace('ferry', 'boat')}. More of it."),
        article(2, STORY),
    ]
    link(articles)
    assert [one.same_as for one in articles] == [articles[1].id, None, articles[1].id]


def test_a_formula_is_no_story() -> None:
    articles = [
        article(n, f"All rights reserved by the owners of this little newspaper. Story {n}.") for n in range(60)
    ]
    link(articles)
    assert {one.same_as for one in articles} == {None}
