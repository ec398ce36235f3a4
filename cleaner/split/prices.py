"""Lines that are prices."""

from cleaner.patterns import lazy

MONEY = r"(?:[$€£¥₹₽₺₩₴₫฿₪]|(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|INR|Rs\.?|R\$|zł|kr\.?|Kč|Ft|лв\.?|руб\.?|грн|lei|TL)(?!\w))"
PRICE = lazy(rf"(?:{MONEY}\s?\d[\d.,  ]*\d|{MONEY}\s?\d|\d[\d.,  ]*\s?{MONEY})")
BESIDE = 3
"""Words beside the prices of a line that names them and nothing else: "Was £42.00 Now £29.50"."""
LONGEST = 60
"""Characters."""


def priced(text: str) -> bool:
    """Whether a line names a price and next to nothing else."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return False
    rest = PRICE.sub(" ", text)
    return rest != text and len(rest.split()) <= BESIDE
