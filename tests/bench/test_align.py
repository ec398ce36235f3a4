"""Which blocks of a page stand in the text that was taken from it."""

from bench.train.align import align

GOLD = "Old mill sold\n\nThe mill by the river was sold on Monday. It had stood empty for years.\n\nNo price was given."


def test_blocks_in_order() -> None:
    texts = ["Menu", "Old mill sold", "The mill by the river was sold on Monday.", "Share", "No price was given."]
    assert align(texts, GOLD) == [False, True, True, False, True]


def test_what_is_said_again_elsewhere_does_not_count() -> None:
    texts = ["The mill by the river was sold on Monday.", "No price was given.", "Old mill sold"]
    assert align(texts, GOLD) == [True, True, False]


def test_long_blocks_need_not_be_there_word_for_word() -> None:
    text = "The mill by the river was sold on Monday. It had stood empty for many years."
    assert align(["Advertisement", text], GOLD) == [False, True]


def test_empty_truth() -> None:
    assert align(["Old mill sold"], "") == [False]
