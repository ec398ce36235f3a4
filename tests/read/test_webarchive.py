"""Web archives of Safari."""

import plistlib
from pathlib import Path
from typing import Any

import pytest

from cleaner import InputError, clean, clean_file
from cleaner.read.sniff import sniff

HTML = "<html><body><h1>The pier opens</h1><p>It closes late, says the keeper of the café, who has kept it for years.</p></body></html>"
OTHER = {"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png", "WebResourceURL": "https://a.example/a.png"}


def archive(**main: Any) -> bytes:
    page = {
        "WebResourceData": HTML.encode("cp1252"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": "https://news.example/1",
        "WebResourceFrameName": "",
        **main,
    }
    return plistlib.dumps({"WebMainResource": page, "WebSubresources": [OTHER]}, fmt=plistlib.FMT_BINARY)


def test_the_main_resource_is_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.webarchive"
    path.write_bytes(archive())
    assert sniff(path.read_bytes()) == "webarchive"
    document = clean_file(path)
    assert (document.page.url, document.page.encoding) == ("https://news.example/1", "windows-1252")
    assert [(article.title, "café" in (article.text or "")) for article in document.articles] == [
        ("The pier opens", True)
    ]
    assert clean(path.read_bytes(), name=str(path)) == document


@pytest.mark.parametrize(
    "data",
    [
        archive()[:-40],
        archive(WebResourceData="text"),
        archive(WebResourceData=b"\x89PNG\r\n\x1a\n" + bytes(99)),
        archive(WebResourceData=b""),
        plistlib.dumps({"WebMainResource": [1]}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY),
    ],
)
def test_what_holds_no_page_is_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.webarchive"
    path.write_bytes(data)
    with pytest.raises(InputError):
        clean_file(path)


def test_addresses_of_no_web_and_fields_of_other_types() -> None:
    document = clean(archive(WebResourceURL="file:///Users/a/page.html", WebResourceTextEncodingName=7))
    assert document.page.url is None
    assert len(document.articles) == 1
