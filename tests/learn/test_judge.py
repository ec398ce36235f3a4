"""What repeats because a story does is no boilerplate; what repeats because the page does is."""

from random import Random

import pytest

from cleaner.learn.run import learn
from cleaner.learn.tell import told
from cleaner.rules import load
from tests.learn.dumps import END, SPEECH, TOP, Lines, html_dump, learned, lines_of, story, text_dump

FURNITURE = {*TOP, *END}
AGO = "{n} minutes ago"


def plain(number: int, rng: Random, title: str, texts: Lines) -> Lines:
    return [title, *texts]


@pytest.mark.parametrize("pages", [15, 30, 120])
def test_furniture_is_learned_and_nothing_else(pages: int) -> None:
    assert lines_of(text_dump(pages, plain)) == FURNITURE


@pytest.mark.parametrize("share", [0.1, 0.25, 0.45])
def test_a_story_that_many_pages_print_is_kept(share: float) -> None:
    wire_title, wire_texts = story(Random("wire"))

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [wire_title, *wire_texts] if rng.random() < share else [title, *texts]

    assert lines_of(text_dump(100, middle)) == FURNITURE


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_the_standing_introduction_of_a_serial_is_kept(share: float) -> None:
    intro = "Once a week our keeper of ropes takes a reader along the quay and lets him ask whatever comes to mind."

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *([intro] if rng.random() < share else []), *texts]

    assert intro not in lines_of(text_dump(100, middle))


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_a_quotation_is_kept(share: float) -> None:
    quote = "“A rope remembers every knot,” the old pilot used to say, “and so it should be with a harbour.”"

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        if rng.random() < share:
            texts.insert(rng.randrange(len(texts) + 1), quote)
        return [title, *texts]

    assert quote not in lines_of(text_dump(100, middle))


@pytest.mark.parametrize("sources", [2, 3, 8])
def test_names_of_publishers_are_kept(sources: int) -> None:
    names = [
        "The Tarn Courier",
        "Meridian Weekly",
        "Northline",
        "Skerrow Post",
        "Fen & Field",
        "The Plough",
        "Eastgate News",
        "The Valley Ledger",
    ][:sources]

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        lines = [title, *texts, "Further along the quay"]
        for _ in range(4):
            name = rng.choice(names)
            lines += [name, AGO.format(n=rng.randint(2, 59)), f"- {name}", SPEECH.headline(rng), SPEECH.sentence(rng)]
        return lines

    found = lines_of(text_dump(100, middle))
    assert found == {*FURNITURE, "Further along the quay"}


@pytest.mark.parametrize("share", [0.2, 0.7])
def test_stories_that_many_pages_list_are_kept(share: float) -> None:
    top = [(f"Source {name}", *story(Random(name), 1)) for name in ("Ostrel", "Belvik", "Karn")]

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        lines = [title, *texts, "Further along the quay"]
        chosen = top if rng.random() < share else [(f"Source {SPEECH.name(rng)}", *story(rng, 1)) for _ in range(3)]
        for source, headline, leads in chosen:
            lines += [source, AGO.format(n=rng.randint(2, 59)), headline, *leads]
        return lines

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, "Further along the quay"}


def test_times_in_words_that_no_table_knows_are_kept() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        lines = [title, SPEECH.name(rng), f"{rng.randint(2, 59)} tolbek umi", *texts]
        for _ in range(4):
            lines += [SPEECH.headline(rng), f"{rng.randint(2, 23)} {rng.choice(('tolbek', 'sarda'))} umi"]
        return lines

    rules = {rule.text: rule for site in learned(text_dump(100, middle)) for rule in site.rules}
    assert {line for line in rules if "umi" in line} == {"{n} tolbek umi", "{n} sarda umi"}
    assert all((rule.concept == "times") == ("umi" in line) for line, rule in rules.items())
    assert all(rule.words == 0 for line, rule in rules.items() if "umi" in line)


def test_where_times_are_known_nothing_else_is_a_time() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        stock = f"{rng.randint(2, 59)} in {rng.choice(('stock', 'sight'))}"
        return [title, AGO.format(n=rng.randint(2, 59)), *texts, SPEECH.headline(rng), stock, SPEECH.headline(rng)]

    assert not [rule for site in learned(text_dump(100, middle)) for rule in site.rules if rule.concept == "times"]


def test_numbers_that_stand_in_one_unit_are_no_times() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, f"{rng.randint(2, 59)} tolbek umi", *texts]

    assert not [line for line in lines_of(text_dump(100, middle)) if "umi" in line]


def test_headings_within_texts_are_kept() -> None:
    def body(number: int, rng: Random, title: str, texts: Lines) -> str:
        paragraphs = "".join(f"<p>{text}</p>" for text in texts)
        rest = "".join(f"<p>{SPEECH.sentence(rng)}</p>" for _ in range(3))
        return f'<div class="gate"><p>{TOP[0]}</p></div><h1>{title}</h1><div class="words">{paragraphs}<h2>What you need</h2>{rest}</div>'

    found = lines_of(html_dump(60, body))
    assert "What you need" not in found
    assert found


def test_a_call_in_the_middle_of_every_other_text_is_learned() -> None:
    call = "Throw the keeper a coin if you like what you read"

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        if rng.random() < 0.55:
            texts.insert(rng.randrange(1, len(texts)), call)
        return [title, *texts]

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, call}


@pytest.mark.parametrize("share", [0.45, 0.7])
def test_a_sentence_that_interrupts_every_other_text_is_learned(share: float) -> None:
    call = "The lamp burns on oil that readers pay for, so please leave a coin in the tin by the door if you can."

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        if rng.random() < share:
            texts.insert(rng.randrange(1, len(texts)), call)
        return [title, *texts]

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, call}


def test_two_lines_that_interrupt_every_other_text_are_learned() -> None:
    calls = [
        "The lamp burns on oil that readers pay for, so please leave a coin in the tin.",
        "Become a friend of the lamp",
    ]

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        if rng.random() < 0.5:
            at = rng.randrange(1, len(texts))
            texts[at:at] = calls
        return [title, *texts]

    assert lines_of(text_dump(60, middle)) == {*FURNITURE, *calls}


def test_lists_of_what_is_read_most_are_kept() -> None:
    """Drawn from the last weeks' stories, each of which has a page of its own."""
    told = [story(Random(f"1/{number}"))[0] for number in range(100)]

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts, "What others read on the quay", *rng.sample(told[:15], 5)]

    found = lines_of(text_dump(100, middle))
    assert not found & set(told)
    assert found == {*FURNITURE, "What others read on the quay"}


def test_posters_that_take_turns_are_learned() -> None:
    posters = [
        "Rope by the fathom, half price",
        "Learn to splice before dinner",
        "The almanac is out at last",
        "Soup for forty, every Friday",
    ]

    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts, rng.choice(posters)]

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, *posters}


def test_lines_with_a_hole_are_one_rule() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts, f"Ring me when there is more about {SPEECH.name(rng)}"]

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, "Ring me when there is more about {name}"}


def test_headlines_that_begin_alike_are_no_line_with_a_hole() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [f"The evening letter from {SPEECH.name(rng)}" if number % 3 == 0 else title, *texts]

    assert lines_of(text_dump(90, middle)) == FURNITURE


def test_a_line_beside_the_time_of_every_story_is_learned() -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, AGO.format(n=rng.randint(2, 59)), "Put this in my locker", *texts]

    assert lines_of(text_dump(100, middle)) == {*FURNITURE, "Put this in my locker"}


def test_copies_of_a_page_count_once() -> None:
    def body(number: int, rng: Random, title: str, texts: Lines) -> str:
        return f"<h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}"

    pages = html_dump(6, body)
    assert lines_of([page for page in pages for _ in range(10)]) == set()


def test_two_sites_in_one_folder_are_told_apart() -> None:
    def other(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        return [title, *texts]

    first = text_dump(60, plain, seed=1)
    second = text_dump(60, other, seed=2)
    swap = {
        "Pier and Quay is printed above the chandlery": "Mill and Meadow is printed by the ford",
        "Pier and Quay": "Mill and Meadow",
        "Nets and ropes": "Hay and oats",
        "Ask the pilot": "Ask the miller",
        "Send this along the quay": "Send this up the hill",
        "Where we keep your details": "What we write down of you",
    }
    for number, page in enumerate(second):
        text = page.data.decode()
        for old, new in swap.items():
            text = text.replace(old, new)
        second[number] = type(page)(path=f"dump/other-{number}.txt", data=text.encode())
    found = learned(first + second)
    rules = [{rule.text for rule in site.rules} for site in found]
    assert sorted(rules, key=sorted) == sorted([FURNITURE, set(swap.values())], key=sorted)
    assert all(not set(one.fingerprint) & set(two.fingerprint) for one in found for two in found if one is not two)


def test_small_folders_count_with_the_one_above() -> None:
    pages = text_dump(60, plain)
    for number, page in enumerate(pages):
        page.path = f"dump/2025/{number // 4:02}/{number}.txt"
    assert lines_of(pages) == FURNITURE


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_pages_changes_nothing(seed: int) -> None:
    def middle(number: int, rng: Random, title: str, texts: Lines) -> Lines:
        extra = [f"Ring me when there is more about {SPEECH.tag(rng)}"] if rng.random() < 0.8 else []
        return [title, AGO.format(n=rng.randint(2, 59)), *texts, *extra]

    pages = text_dump(80, middle)
    shuffled = list(pages)
    Random(seed).shuffle(shuffled)

    def text(sources: list) -> str:  # type: ignore[type-arg]
        return told(learn(lambda: [type(s)(path=s.path, data=s.data) for s in sources], load()))

    assert text(pages) == text(shuffled)
