"""What looks like the name of a publisher, and what stands before it."""

import pytest

from cleaner.model import Element
from cleaner.split.naming import publisher
from cleaner.split.outlets import is_sign


@pytest.mark.parametrize("text", ["Radio Meseta", "(Reuters)", "Stadtanzeiger 24", "खबर24.उदाहरण", "lupe.example"])
def test_named(text: str) -> None:
    assert publisher(text)


@pytest.mark.parametrize("text", ["(c) Reuters", "© AFP", "पूरी खबर »", "News →", "Share by Mail on Facebook"])
def test_not_named(text: str) -> None:
    assert not publisher(text)


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        (' src="/s.png" width="16" height="16"', True),
        (' src="/favicon?d=lupe.example"', True),
        (' src="/big.jpg" width="640" height="360"', False),
        (' src="/x.png" alt="Die Lupe"', True),
        (' src="/x.png" alt="A boat at sea"', False),
    ],
)
def test_sign(raw: str, want: bool) -> None:
    element = Element("img", -1, raw.strip(), 0, 0)
    assert is_sign(element, "Die Lupe") is want
