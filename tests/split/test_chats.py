"""Exports of chats in which links are shared."""

from cleaner import clean

CHAT = """[21.11.2025 08:30:45] Jane: The ferry runs again after the storm https://lamp.example/1
[21.11.2025 08:31:02] Tom: at last!
[21.11.2025 10:02:10] Tom: A bench for arguments in the park https://quay.example/2
[21.11.2025 13:47:33] Jane: Snow falls in a single street https://lamp.example/3
"""
HEADLINES = """10:42 Storm: The ferry stays in the harbour today
09:10 Council: A bench for arguments in the park
08:03 Weather: Snow falls in a single street
"""


def test_who_shares_a_story_is_no_part_of_it() -> None:
    articles = clean(CHAT).articles
    assert [(article.title, article.url) for article in articles] == [
        ("The ferry runs again after the storm", "https://lamp.example/1"),
        ("A bench for arguments in the park", "https://quay.example/2"),
        ("Snow falls in a single street", "https://lamp.example/3"),
    ]


def test_words_before_a_colon_belong_to_headlines_else() -> None:
    assert [article.title for article in clean(HEADLINES).articles] == [
        "Storm: The ferry stays in the harbour today",
        "Council: A bench for arguments in the park",
        "Weather: Snow falls in a single street",
    ]
