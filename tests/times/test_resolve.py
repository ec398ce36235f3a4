"""Times to RFC 3339, and times of any text at all."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.times.lines import Time, find_edge, match, resolve

TOKYO = timezone(timedelta(hours=9))
NOW = datetime(2025, 6, 14, 9, 34, tzinfo=TOKYO)


def whole(line: str, language: str | None = None) -> Time:
    found = match(line, language)
    assert found is not None, line
    return found


def test_what_needs_now() -> None:
    assert resolve(whole("14 June 2025"), None) == "2025-06-14"
    assert resolve(whole("14 June 2025 18:05"), None) == "2025-06-14"
    assert resolve(whole("14 June 2025 18:05 UTC"), None) == "2025-06-14T18:05:00+00:00"
    for line in ("5 hours ago", "yesterday", "Jun 14", "09:34", "Today 09:34", "Monday 18:05"):
        assert resolve(whole(line), None) is None


def test_now_without_zone_is_utc() -> None:
    assert resolve(whole("5 hours ago"), datetime(2025, 6, 14, 9)) == "2025-06-14T04:00:00+00:00"


def test_days_without_year() -> None:
    assert resolve(whole("Jun 15"), NOW) == "2025-06-15"
    assert resolve(whole("Jun 16"), NOW) == "2024-06-16"
    assert resolve(whole("29 Feb"), NOW) == "2024-02-29"
    assert resolve(whole("31 Dec"), datetime(2025, 1, 1, tzinfo=UTC)) == "2024-12-31"
    assert resolve(whole("1 Jan"), datetime(2024, 12, 31, tzinfo=UTC)) == "2025-01-01"


def test_months_have_their_lengths() -> None:
    assert resolve(whole("1 month ago"), datetime(2025, 3, 31, tzinfo=UTC)) == "2025-02-28"
    assert resolve(whole("2 years ago"), datetime(2024, 2, 29, tzinfo=UTC)) == "2022-02-28"


def test_a_zone_of_its_own_moves_the_day() -> None:
    now = datetime(2025, 6, 14, 1, tzinfo=TOKYO)
    assert resolve(whole("09:34 PDT"), now) == "2025-06-13T09:34:00-07:00"


def test_out_of_range_is_none() -> None:
    assert resolve(whole("999 years ago"), datetime(800, 1, 1, tzinfo=UTC)) is None


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    *"().,-|/:@T+Z年月日前و",
                    "14",
                    "2025",
                    "06",
                    "18:05",
                    "June",
                    "ago",
                    "hours",
                    "pm",
                    "vor",
                    "1404",
                    "ב־",
                ]
            ),
            max_size=12,
        ).map(" ".join),
        st.lists(st.sampled_from([*"0123456789:./-+ ()TZ年月日時分前،٣", "ago", "am"]), max_size=20).map("".join),
    ),
    st.sampled_from([None, "en", "ja", "ar", "hr-HR", "zh-Hant-TW", "x", "--"]),
)
def test_any_text(line: str, language: str | None) -> None:
    for found in [match(line, language), *find_edge(line, language)]:
        if found is not None:
            assert 0 <= found.start < found.end <= len(line)
            assert line[found.start : found.end].strip() == line[found.start : found.end]
            for now in (None, NOW):
                text = resolve(found, now)
                assert text is None or datetime.fromisoformat(text)
