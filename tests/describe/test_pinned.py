"""The time that relative words count from, where the page tells it."""

import pytest

from cleaner import clean
from cleaner.model import Document

ITEM = '<div class="item"><h3><a href="/n/{n}">{title}</a></h3><p class="meta">{time}</p><p>{text}</p></div>'
STORIES = (
    ("Dredger stuck on the bar since dawn", "The ship ran aground in the very channel that it had come to clear."),
    ("Library buys the notebooks of a mapmaker", "The board has bought the papers of Orla Penhallow at an auction."),
    (
        "The cats that run a harbour come to the quay",
        "Every evening at six the harbour falls quiet and the cats appear.",
    ),
    ("Night buses return to the hill districts", "After nine years the last bus leaves the station at two again."),
)


def page(*times: str, head: str = "") -> Document:
    items = "".join(
        ITEM.format(n=n, title=title, text=text, time=times[n % len(times)]) for n, (title, text) in enumerate(STORIES)
    )
    return clean(f"<html lang=en><body>{head}<main>{items}</main></body></html>")


def test_times_that_markup_tells_pin_those_that_it_does_not() -> None:
    marked = '<time datetime="2025-05-04T09:04:00+02:00">30 minutes ago</time>'
    found = page(marked, "2 hours ago", "yesterday", "3 weeks ago")
    assert (found.page.captured, found.page.captured_from) == ("2025-05-04T09:34:00+02:00", "page")
    assert [one.published for one in found.articles] == [
        "2025-05-04T09:04:00+02:00", "2025-05-04T07:34:00+02:00", "2025-05-03", "2025-04-13",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "30 minutes ago - 4 May 2025, 09:04 UTC",
        "30 minutes ago · May 4, 2025 9:04 am GMT",
        "4 May 2025, 09:04 UTC (30 minutes ago)",
    ],
)
def test_a_moment_beside_a_relative_time(line: str) -> None:
    found = page(line, "2 hours ago")
    assert (found.page.captured, found.page.captured_from) == ("2025-05-04T09:34:00+00:00", "page")
    assert found.articles[1].published == "2025-05-04T07:34:00+00:00"


def test_without_an_offset_days_are_told_and_no_more() -> None:
    found = page("30 minutes ago - 4 May 2025, 09:04", "2 hours ago", "10 hours ago", "yesterday")
    assert found.page.captured == "2025-05-04"
    assert [one.published for one in found.articles] == ["2025-05-04", "2025-05-04", "2025-05-03", "2025-05-03"]


def test_a_time_of_day_and_the_day_at_the_top_of_the_page() -> None:
    head = "<header><p>Sunday, May 4, 2025</p></header>"
    found = page("30 minutes ago - 09:04", "yesterday", head=head)
    assert (found.page.captured, found.page.captured_from) == ("2025-05-04", "page")
    assert found.articles[1].published == "2025-05-03"
    assert page("30 minutes ago - 23:50", "yesterday", head=head).page.captured is None


@pytest.mark.parametrize(
    "times",
    [
        ("30 minutes ago", "4 May 2025"),
        ("30 minutes ago - 09:04", "yesterday"),
        ("30 minutes ago - 09:04", "4 May 2025"),
        ("an hour ago - 4 May 2025, 09:04 UTC", "yesterday"),
        ("3 hours ago - 4 May 2025, 09:04 UTC", "yesterday"),
        ('<time datetime="2025-05-04T09:04:00">30 minutes ago</time>', "yesterday"),
        ('<time datetime="2025-05-04">30 minutes ago</time>', "yesterday"),
        ('<time datetime="soon">30 minutes ago</time>', "yesterday"),
        ('<time datetime="2025-05-04T09:04:00Z">4 May 2025</time>', "yesterday"),
        ("30 minutes ago - 4 May 2025, 09:04 UTC", "10 minutes ago - 4 May 2025, 11:04 UTC"),
    ],
)
def test_what_pins_nothing(times: tuple[str, ...]) -> None:
    found = page(*times)
    assert (found.page.captured, found.page.captured_from) == (None, None)


def test_a_day_at_the_top_that_is_not_the_latest_pins_nothing() -> None:
    head = "<header><p>Sunday, May 4, 2025</p></header>"
    assert page("30 minutes ago - 09:04", "6 May 2025", head=head).page.captured is None
    late = "<header><p>News of the harbour and the hills</p><p>Sunday, May 4, 2025</p></header>"
    assert page("30 minutes ago - 09:04", "yesterday", head=late).page.captured is None


def test_what_is_known_from_elsewhere_stays() -> None:
    times = ("30 minutes ago - 4 May 2025, 09:04 UTC", "2 hours ago")
    text = "".join(f"{title}\n{times[n % 2]}\n{text}\n\n" for n, (title, text) in enumerate(STORIES))
    found = clean(text, now="2025-06-01T00:00:00Z")
    assert (found.page.captured, found.page.captured_from) == ("2025-06-01T00:00:00Z", "now")
    assert clean(text).page.captured == "2025-05-04T09:34:00+00:00"
