"""Ages without a word for the past: "2 Std.", "5 ч", "3시간" beside sources and headlines.

A line alone may as well tell how long something takes; a page on which several do, of hours or days, means how long ago.
"""

from cleaner.patterns import lazy
from cleaner.times.lines import Time, match

PAST = {
    "ar": "منذ {}", "cs": "před {}", "da": "for {} siden", "de": "vor {}|vor {}n", "el": "πριν από {}", "en": "{} ago", "es": "hace {}",
    "fa": "{} پیش", "fi": "{} sitten", "fr": "il y a {}", "he": "לפני {}", "hi": "{} पहले", "hu": "{} ezelőtt",
    "id": "{} yang lalu", "it": "{} fa", "ja": "{}前", "ko": "{} 전", "nb": "for {} siden", "nl": "{} geleden", "pl": "{} temu",
    "pt": "há {}", "ro": "acum {}", "ru": "{} назад", "sv": "för {} sedan", "th": "{}ที่แล้ว", "tr": "{} önce", "uk": "{} тому",
    "vi": "{} trước", "zh": "{}前",
}  # fmt: skip
"""By language, the words for the past around a number and its unit; "|" parts two ways."""
AGE = lazy(r"(?:.*[·•|/–—-]\s*)?(\d{1,3}\s?[^\s\d·•|/.,:%]{1,12}\.?)\s*[·•|]?")
"""A number and its unit, alone or behind the last separator of a line."""


def age(text: str, language: str | None) -> Time | None:
    """How long ago something was, where a line is, or ends in, a number and a unit of time, and nothing says that it is past."""
    past = PAST.get((language or "").partition("-")[0])
    found = AGE.fullmatch(text) if past is not None else None
    if past is None or found is None:
        return None
    for words in past.split("|"):
        time = match(words.format(found[1]), language)
        if time is not None and time.kind == "relative":
            time.start, time.end = found.span(1)
            return time
    return None


def long_ago(time: Time) -> bool:
    """Whether an age is of hours at least: minutes are also what reading takes."""
    return time.months > 0 or time.days > 0 or time.seconds >= 3600
