import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.magic import MAGIC
from cleaner.read.sniff import HEAD, describe_binary, is_html, sniff

PROSE = "The ferry leaves at nine. It rains, and few people wait.\n\nBy noon the pier is empty again.\n"
DOCUMENT = f"<!DOCTYPE html>\n<html><head><title>Ferry</title></head><body><p>{PROSE}</p></body></html>\n"

HTML = {
    "document": DOCUMENT,
    "no doctype": DOCUMENT.partition("\n")[2],
    "upper case": DOCUMENT.upper(),
    "blank lines first": "\r\n\t \n" + DOCUMENT,
    "xhtml": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    + DOCUMENT.partition("\n")[2],
    "xml declaration and html": "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
    "saved from": "<!-- saved from url=(0028)https://news.example/ -->\n" + DOCUMENT,
    "many comments": "<!-- a -->" * 50 + DOCUMENT,
    "server warning before": "Warning: cannot connect in /srv/page.php on line 3\n\n" + DOCUMENT,
    "html 4": '<HTML lang="en"><BODY BGCOLOR=white><P>Old page<P>Two paragraphs</BODY></HTML>',
    "doctype alone": "<!doctype html>Hello",
    "fragment": f"<div class='story'><h2>Ferry</h2><p>{PROSE}</p></div>",
    "unclosed": "<p>One paragraph\n<p>Another one\n<p>A third one\n",
    "one paragraph": "<p>Hello</p>",
    "list of links": '<a href="/one">One</a>\n<a href="/two">Two</a>\n<a href="/three">Three</a>\n',
    "preformatted": "<pre>\n" + PROSE * 20 + "</pre>\n",
    "rows": "\n".join(f"<tr><td>{n}</td><td>ferry {n}</td></tr>" for n in range(9)),
    "text, then markup": "Ferry news<br>\n" + "<p>A line of it.</p>\n" * 12,
    "feed with markup": '<?xml version="1.0"?><rss><channel><item><description><![CDATA[<p>Ferry</p><p>Pier</p>]]>'
    "</description></item></channel></rss>",
    "a script first": "<body><script>\n"
    + "let a = [1];\nif (a < 2) { ferry(); }\n" * 40
    + f"</script>\n<h1>Ferry</h1>\n<p>{PROSE}</p>",
    "a long script first": "<script>\n"
    + "if (a < 2) { ferry(); }\n" * 4000
    + f"</script>\n<h1>Ferry</h1>\n<p>{PROSE}</p>",
    "a style sheet first": "<head>\n<style>\n" + ".ferry { color: red }\n" * 40 + "</style>\n<body>\n<p>Hello</p>",
    "attributes over lines": "<div\n class='a'\n id='b'\n>\n<span\n class='c'\n>x</span>\n</div>\n",
}

TEXT = {
    "prose": PROSE,
    "one word": "ferry",
    "mentions a tag": "Use <b> sparingly. The <strong> element says more.\n" + PROSE,
    "heart": "<3 the old ferry\n" + PROSE,
    "comparison": "a < b and c > d, so x <y> z.\n" + PROSE,
    "address": "<harbour@example.org> wrote:\n> the pier is closed\n" + PROSE,
    "code sample": PROSE * 5 + '\n<div class="box">\n  <p>Hello</p>\n</div>\n\n' + PROSE * 5,
    "tutorial": PROSE * 3 + "\n<!DOCTYPE html>\n<html>\n<body>\n<p>Hi</p>\n</body>\n</html>\n\n" + PROSE * 20,
    "talks of scripts": "<script> tags are what the harbour fears.\n" + PROSE * 10,
    "talks of scripts at length": "<script> tags are what the harbour fears.\n" + PROSE * 1000,
    "talks of both tags": "<script> and </script> are what the harbour fears.\n" + PROSE * 10,
    "stray tag first": "<br>\n" + PROSE * 10,
    "placeholder": "<title>\n<name>, <date>\n" + PROSE,
    "list of tags": "The <em> element\nstresses.\nThe <i> element\ndoes not.\nThe <b> element\nneither.\n" + PROSE,
    "other xml": '<?xml version="1.0"?>\n<catalogue><book id="1"><author>A. Pier</author></book></catalogue>',
    "json": '{"title": "Ferry", "text": "No markup here"}',
    "markdown": "# Ferry\n\nIt *leaves* at [nine](https://a.example).\n\n<br>\n\n" + PROSE,
    "mail header": "From: Harbour <harbour@example.org>\nSubject: Ferry\nContent-Type: text/plain\n\n" + PROSE,
    "label": "Note: the ferry is late.\nAlso: the pier is wet.\n\nContent-Type: is a header.\n" + PROSE,
    "OTTO": "OTTO HAS A BOAT\n" + PROSE,
    "BM": "BMW sells boats now.\n" + PROSE,
    "MZ": "MZ, a motorcycle from Zschopau.\n" + PROSE,
    "ID3": "ID3 tags tell the title of a song.\n" + PROSE,
    "ansi colours": "\x1b[1mFerry\x1b[0m\n" + PROSE,
    "overstrike": "F\bFE\bER\bRR\bRY\bY\n\x0c\n" + PROSE,
    "a NUL or two": "Ferry\0 news\n" + PROSE,
}


@pytest.mark.parametrize("name", HTML)
def test_html(name: str) -> None:
    assert sniff(HTML[name].encode()) == "html"
    assert is_html(HTML[name])


@pytest.mark.parametrize("name", TEXT)
def test_text(name: str) -> None:
    assert sniff(TEXT[name].encode()) == "text"
    assert not is_html(TEXT[name])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_any_unicode_encoding(encoding: str) -> None:
    assert sniff(DOCUMENT.encode(encoding)) == "html"
    assert sniff(PROSE.encode(encoding)) == "text"
    assert sniff(" \r\n".encode(encoding)) == "empty"
    assert sniff(("\n".join(HTML["rows"].splitlines() * 500)).encode(encoding)) == "html"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("市場が開く。\n", "cp932"), ("市場が開く。\n", "iso2022_jp"), ("На рынке.\n", "koi8-r"), ("市場\n", "utf-16-le")],
)
def test_other_encodings(text: str, encoding: str) -> None:
    assert sniff((text * 40).encode(encoding)) == "text"
    assert sniff((f"<html><body><p>{text}</p></body></html>" * 2).encode(encoding)) == "html"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n\x0c", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe", b"\n" * 2 * HEAD]
)
def test_empty(data: bytes) -> None:
    assert sniff(data) == "empty"


def test_blank_lines_do_not_hide_a_page() -> None:
    assert sniff(b"\n" * 2 * HEAD + DOCUMENT.encode()) == "html"


@pytest.mark.parametrize("entry", MAGIC, ids=lambda entry: entry[2].replace(" ", "-"))
def test_formats(entry: tuple[int, bytes, str]) -> None:
    offset, magic, name = entry
    begin = b"RIFF\x10\x00\x00\x00" if offset == 8 else b"\x00\x00\x00\x18" if offset == 4 else b"PK\x03\x04"
    data = begin.ljust(offset, b"\0")[:offset] + magic + bytes(range(256))
    assert sniff(data) == "binary"
    assert describe_binary(data)[0:2] in {"a ", "an"}
    if offset in (0, 8):
        # A longer signature may tell more.
        assert describe_binary(data) == name or name in {"an MPEG-4 video", "a ZIP archive"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\0", "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + bytes(16) + b"[Content_Types].xml", "a Microsoft Office document"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "an MPEG-4 video"),
        (bytes(5000), "binary data"),
        (bytes(range(256)) * 9, "binary data"),
        (b"\x00\x01\x02", "binary data"),
        (b"\x01\x00\x02\x00\x03\x00\x04\x00" * 99, "binary data"),
    ],
)
def test_binary(data: bytes, name: str) -> None:
    assert sniff(data) == "binary"
    assert describe_binary(data) == name


@pytest.mark.parametrize(
    "header",
    [
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n",
        "From someone Mon Jan  1\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n",
        "MIME-Version: 1.0\nContent-type: MULTIPART/ALTERNATIVE; boundary=x\n\n",
    ],
)
def test_mhtml(header: str) -> None:
    assert sniff((header + DOCUMENT).encode()) == "mhtml"


@pytest.mark.parametrize("unit", [b"<", b"<p ", b"<!--", b"<!-- -->", b"<p>", b"<?", b"a: b\n", b"\r", b"<!doctype x>"])
def test_time_is_bounded(unit: bytes) -> None:
    from time import process_time

    begun = process_time()
    sniff(unit * (10_000_000 // len(unit)))
    assert process_time() - begun < 2


@given(st.one_of(st.binary(), st.text(st.characters(exclude_categories=["Cs"])).map(str.encode)))
def test_answers_for_any_bytes(data: bytes) -> None:
    assert sniff(data) in {"html", "text", "mhtml", "binary", "empty"}
    assert describe_binary(data)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="<"), min_size=1))
def test_words_are_text(text: str) -> None:
    if text.strip():
        assert sniff(("Ferry " + text).encode()) == "text"
