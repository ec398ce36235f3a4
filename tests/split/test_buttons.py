"""Records that hold several stories, each with its control to read on."""

from cleaner import clean

TEXT = "The keeper counted the gulls of the harbour twice, and came to two different numbers both times."


def letter(*stories: str) -> list[str | None]:
    page = "<title>The Tern</title>" + "".join(f"<table><tr><td>{story}</td></tr></table>" for story in stories)
    return [article.title for article in clean(page).articles]


def story(name: str, headline: str = "<h2>{}</h2>", button: str = "Read more") -> str:
    return f"{headline.format(name)}<p>{TEXT}</p><p><a href='/{name[:5]}'>{button}</a></p>"


def test_a_story_under_another_headline_is_one_of_its_own() -> None:
    names = [
        "Gulls are counted twice",
        "Bakers of the quay agree",
        "Ferry waits for the band",
        "Clock has its own time",
    ]
    odd = story(names[2], "<p><b>{}</b></p>")
    assert letter(story(names[0]), story(names[1]), odd, story(names[3])) == names


def test_what_follows_a_control_stays_where_no_headline_begins_it() -> None:
    names = ["Gulls are counted twice", "Bakers of the quay agree", "Ferry waits for the band"]
    more = f"<p>{TEXT[4:]}</p><p><a href='/x'>Read more</a></p>"
    assert letter(story(names[0]), story(names[1]) + more, story(names[2])) == names
