"""The shapes of dates and clocks, over a string with one letter a token.

Letters: d y C i numbers (see `times.scan.Token.role`); M W D V P Z E J K L H N S U words (see `times.table`); marks as
they are, "|" for any sign that only stands between things.  Words that say nothing are left out of the string before.
"""

import re
from functools import cache, lru_cache

from cleaner.patterns import lazy

DATED = lazy(r"[KLMCDy./-]")
"""A letter that every date has one of; the shapes of dates are dear to compile."""
WEEKDAY = r"(?:\(?(?:{w}|Vd)\)?[.,]?[|-]?)"
BETWEEN = r"[,.|/@-]?[,|@(]*"


def date(tag: str) -> str:
    """The dates, their parts named d, m, y, e, D, c, s with `tag` and the number of the alternative."""
    marked = r"(?:(?P<y1>[yd])|E(?P<e1>d)|E(?P<f1>y))J,?"
    kinds = [
        rf"(?:{marked})?(?P<m1>d)K(?P<d1>d)L",
        r"(?P<d2>d)K(?P<m2>d)[,.J]?(?:E?(?P<y2>y))?",
        r"(?P<d13>d)[.]?K(?P<m13>M)[,J]?(?:E?(?P<y13>y))?",
        r"(?P<y3>y)[.]?-?J?[.,/-]?(?P<m3>M)(?:/M)?[.]?[./-]?(?P<d3>d)[.]?L?",
        r"(?P<y4>y)[.]?-?J[.]?,?(?P<d4>d)[.]?-?(?P<m4>M)",
        r"(?P<d5>d)[.]?L?,?[/-]?(?P<m5>M)(?:/M)?[.]?[.,/-]?E?(?P<y5>y)[.]?J?[.]?",
        r"(?P<d6>d)[.]?(?P<s6>[/-]?)(?P<m6>M)[.]?(?P=s6),?(?P<y6>d)(?![.]d(?![:.]))",  # "27 nov 09.12" ends in a clock
        r"(?P<m7>M)[.]?[/-]?(?P<d7>d)[.]?[,/-]?(?P<y7>y)[.]?",
        r"(?P<y8>y)(?P<s8>[./-])(?P<m8>d)(?P=s8)(?P<d8>d)[.]?",
        r"(?P<a9>d)(?P<s9>[./-])(?P<b9>d)(?P=s9)(?P<y9>[yd])[.]?J?[.]?",
        r"(?P<d10>d)[.]?[/-]?(?P<m10>M)(?:/M)?[.]?",
        r"(?P<m11>M)[.]?[/-]?(?P<d11>d)[.]?L?",
        r"(?P<a12>d)(?P<s12>[./-])(?P<b12>d)(?P<t12>[.]?)",
        r"(?P<c14>C)",
        r"(?P<D15>D)",
        r"(?P<d16>d)L",
    ]
    text = "|".join(kinds)
    return re.sub(r"\?P<(\w)(\d+)>", rf"?P<\1{tag}\2>", re.sub(r"\(\?P=(\w)(\d+)\)", rf"(?P=\1{tag}\2)", text))


def clock(tag: str) -> str:
    """The times of day, their parts named x, p, h, o, i, j, H, I, N, J, P, u, v, q, z, g, k, l with `tag`."""
    text = (
        r"(?:(?P<x_>Z)[,]?)?(?P<p_>P)?[UH]*(?P<h_>d)"
        r"(?:(?P<o_>[:.])(?P<i_>d)(?:[:.](?P<j_>d)(?:[.,][dyi])?)?(?P<P_>P)?(?P<u_>[UH])?|"
        r"(?P<H_>H)(?:(?P<I_>d)(?P<N_>N(?:(?P<J_>d)S)?)?)?|(?P<v_>U)|)[(,]?(?P<q_>P)?"
        r"(?:[(,]?(?P<z_>Z)[)]?)?(?:(?P<g_>[+-])(?P<k_>[diy])(?::(?P<l_>d))?)?[)]?"
    )
    return text.replace("_>", f"{tag}0>")


@cache
def dates() -> tuple[re.Pattern[str], ...]:
    """The whole shapes with a date: with or without a clock after it, and after a clock."""
    weekday = WEEKDAY.format(w="W")
    return (
        re.compile(rf"{weekday}?(?:{date('A')})(?:{BETWEEN}{weekday})?(?:{BETWEEN}(?:{clock('A')}))?[)]?"),
        re.compile(rf"{weekday}?(?:{clock('B')}){BETWEEN}{weekday}?(?:{date('B')})[)]?(?:{BETWEEN}{weekday})?"),
    )


@cache
def clocks() -> tuple[re.Pattern[str], ...]:
    """The whole shape of a clock alone."""
    return (re.compile(rf"(?:\(?(?P<wC0>W)\)?[.,]?)?{BETWEEN}{clock('C')}"),)


@lru_cache(maxsize=4096)
def plan(roles: str) -> dict[str, int] | None:
    """Which token of a shape is what, as part -> index; None where the letters make no time.

    Parts: y year, m month, d day, a and b figures in the order of the language, e and f years of an era, s the mark
    between figures, t a mark after them, D days back, c a date of 8 digits, w weekday; h hour, i minute, j second (H,
    I, J where words mark them, N the word for minutes), o the mark between them, p P q part of the day, u v a word
    after the clock, x z zone, g k l sign, hours and minutes of an offset.
    """
    if "d" not in roles and "C" not in roles and "D" not in roles:
        return None
    for shape in dates() + clocks() if DATED.search(roles) else clocks():
        found = shape.fullmatch(roles)
        if found is not None:
            return {
                name[0]: found.start(name)
                for name, group in found.groupdict().items()
                if group is not None and group != ""
            }
    return None
