"""`same_as` within a page: what points to what."""

from cleaner.link import link
from cleaner.model import Article

STORY = "The ferry to the northern islands sails again on Monday after two weeks of storms kept it in the harbour"
MORE = (
    "Mail and bread were flown across by helicopter while the waves stood higher than the pier. "
    "The captain, Ines Calloway, said that she had not seen such a January in thirty years at sea. "
    "Holidaymakers who were cut off on the outer island have been promised a free crossing before noon. "
    "The harbour board wants to raise the mole by two metres and hopes for money from the capital."
)


def article(number: int, text: str | None, title: str | None = None, same: int | None = None) -> Article:
    name = number if same is None else same
    return Article(id=f"{name:016x}", index=number, role="item", kind="full", title=title, text=text)


def linked(articles: list[Article]) -> list[int | None]:
    """For each article the first one with the id that it points to."""
    link(articles)
    ids = [one.id for one in articles]
    return [ids.index(one.same_as) if one.same_as else None for one in articles]


def test_the_fullest_is_the_original() -> None:
    articles = [article(0, f"{STORY}.", "Ferry sails again"), article(1, f"{STORY}. {MORE}", "Ferry sails again")]
    assert linked(articles) == [1, None]


def test_the_first_of_those_about_as_full_is_the_original() -> None:
    articles = [article(0, f"{STORY}. {MORE}"), article(1, f"{STORY}. {MORE} The forecast is fair.")]
    assert linked(articles) == [None, 0]


def test_a_copy_word_for_word_points_to_its_own_id() -> None:
    articles = [article(0, f"{STORY}. {MORE}"), article(1, f"{STORY}. {MORE}", same=0), article(2, "Other words.")]
    link(articles)
    assert [one.same_as for one in articles] == [None, articles[0].id, None]


def test_headlines_alone_are_the_same_where_they_are_equal_and_say_something() -> None:
    titles = ["Ferry sails again on Monday", "Letters", "Ferry sails again on Monday", "Letters"]
    assert linked([article(n, None, title) for n, title in enumerate(titles)]) == [None, None, 0, None]


def test_a_wire_copy_under_another_dateline_and_headline() -> None:
    copy = f"PORT ELLIS (Northwire) -- {STORY}. {MORE}"
    assert linked([article(0, f"{STORY}. {MORE}", "Ferry sails"), article(1, copy, "Islands reachable")]) == [None, 0]


def test_words_changed_all_over() -> None:
    swaps = {
        "northern": "upper",
        "Monday": "Tuesday",
        "storms": "gales",
        "bread": "milk",
        "waves": "breakers",
        "free": "cheap",
    }
    copy = " ".join(swaps.get(word, word) for word in f"{STORY}. {MORE}".split())
    assert linked([article(0, f"{STORY}. {MORE}"), article(1, copy)]) == [None, 0]


def test_a_text_cut_short_under_another_headline() -> None:
    articles = [
        article(0, f"{STORY}. {MORE}", "Ferry sails"),
        article(1, f"{STORY}. Mail and bread were…", "Sea calms"),
    ]
    assert linked(articles) == [None, 0]


def test_background_that_is_shared_is_no_story() -> None:
    other = (
        "Fares to the northern islands rise by a fifth from May, the operator of the line announced on Thursday. "
        "Islanders collected nine hundred signatures within two days and want to hand them to the governor. "
        "The captain, Ines Calloway, said that she had not seen such a January in thirty years at sea. "
        "Pupils and patients are to travel free of charge, as the assembly had demanded for many years."
    )
    assert linked([article(0, f"{STORY}. {MORE}", "Ferry sails"), article(1, other, "Fares rise")]) == [None, None]


def test_reports_of_one_pattern_are_no_story() -> None:
    def report(place: str, name: str, low: int, high: int) -> str:
        return (
            f"Shares on the exchange of {place} closed at {high} points on a day of thin trade, down from {low} the day before. "
            f"Most losses were among banks, said {name} of the brokers' league, while makers of cement held out well. "
            f"Turnover came to {low * 3} thousand, which is less than usual at this time of the year in {place}. "
            "Dealers expect little before the meeting of the central bank, which is to set the rate of interest."
        )

    texts = [report("Marrowgate", "Petra Vance", 412, 398), report("Thornmere", "Emeka Osei", 867, 845)]
    titles = ["Exchange of Marrowgate closes at 398", "Exchange of Thornmere closes at 845"]
    assert linked([article(n, texts[n], titles[n]) for n in (0, 1)]) == [None, None]


def test_a_few_words_under_other_headlines_are_no_story() -> None:
    words = "This picture of the harbour was taken from the mole at dawn by a reader of this paper"
    titles = ["Ferry sails again", "Dredger stuck on the bar"]
    assert linked([article(n, words, titles[n]) for n in (0, 1)]) == [None, None]
    assert linked([article(n, words + "." * n, "Ferry sails again") for n in (0, 1)]) == [None, 0]


def test_series_whose_headlines_differ_in_figures() -> None:
    words = "Welcome to the digest, in which we gather all that was said in the council chamber on the day before"
    assert linked([article(n, words, f"Digest of the council chamber, {n} March") for n in (8, 9)][:2]) == [None, None]


def test_a_formula_is_no_story() -> None:
    articles = [
        article(n, f"All rights reserved by the owners of this little newspaper. Story {n}.") for n in range(60)
    ]
    assert set(linked(articles)) == {None}
