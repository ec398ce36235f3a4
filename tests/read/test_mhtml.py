import base64
import quopri
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.container import Record
from cleaner.read.mhtml import is_message, mhtml_root

PAGE = "<html><body><h1>Fähre = zurück</h1><p>" + "The pier opens at nine, and closes late. " * 9 + "</p></body></html>"
FRAME = b"<html><body>an advertisement</body></html>"


def part(body: bytes, *headers: str, encoding: str = "quoted-printable") -> bytes:
    coded = {
        "quoted-printable": lambda: quopri.encodestring(body).replace(b"\n", b"\r\n"),
        "base64": lambda: base64.encodebytes(body).replace(b"\n", b"\r\n"),
        "8bit": lambda: body,
    }[encoding]()
    lines = [*headers, f"Content-Transfer-Encoding: {encoding}", "", ""]
    return "\r\n".join(lines).encode() + coded


def archive(*parts: bytes, kind: str = 'multipart/related; type="text/html"', more: str = "") -> bytes:
    head = (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://news.example/front\r\n"
        "Subject: Ferry\r\n"
        "Date: Sun, 4 May 2025 12:30:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: {kind};\r\n\tboundary="----Bound--x"{more}\r\n\r\n\r\n'
    )
    return head.encode() + b"".join(b"------Bound--x\r\n" + p + b"\r\n" for p in parts) + b"------Bound--x--\r\n"


HTML = part(PAGE.encode(), "Content-Type: text/html", "Content-Location: https://news.example/front")
IMAGE = part(
    b"\x89PNG" * 99, "Content-Type: image/png", "Content-Location: https://news.example/a.png", encoding="base64"
)
ADVERT = part(FRAME, "Content-Type: text/html", "Content-ID: <f@mhtml.blink>", "Content-Location: cid:f@mhtml.blink")


def test_as_browsers_save_it() -> None:
    data = archive(HTML, IMAGE, ADVERT)
    assert is_message(data)
    assert mhtml_root(data) == Record(
        PAGE.encode(),
        "https://news.example/front",
        None,
        "2025-05-04T12:30:00+00:00",
        captured_from="mhtml",
        title="Ferry",
    )


def test_root_is_where_the_archive_is_from() -> None:
    assert mhtml_root(archive(ADVERT, IMAGE, HTML)).data == PAGE.encode()


def test_root_is_what_start_names() -> None:
    named = part(PAGE.encode(), "Content-Type: text/html", "Content-ID: <root@x>")
    root = mhtml_root(archive(HTML.replace(b"pier", b"PIER"), named, more=';\r\n\tstart="<root@x>"'))
    assert root.data == PAGE.encode()
    assert root.url == "https://news.example/front"


def test_root_is_else_the_first_html() -> None:
    other = part(PAGE.encode(), "Content-Type: text/html", "Content-Location: https://other.example/")
    root = mhtml_root(archive(IMAGE, other, ADVERT, more=";\r\n\tstart=<nowhere>"))
    assert (root.data, root.url) == (PAGE.encode(), "https://other.example/")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_bytes_come_back_as_they_were(encoding: str, charset: str) -> None:
    body = PAGE.encode(charset)
    root = mhtml_root(archive(part(body, f"Content-Type: text/html; charset={charset}", encoding=encoding), IMAGE))
    assert (root.data, root.charset) == (body, charset)


def test_mail_with_alternatives() -> None:
    inner = (
        b"Content-Type: multipart/alternative; boundary=in\r\n\r\npreamble\r\n--in\r\n"
        b"Content-Type: text/plain\r\n\r\nplain\r\n--in\r\n"
        + part(PAGE.encode(), "Content-Type: TEXT/HTML; Charset='utf-8'")
        + b"\r\n--in--\r\n"
    )
    assert mhtml_root(archive(inner, IMAGE, kind="multipart/mixed")).data == PAGE.encode()


def test_start_may_name_alternatives() -> None:
    inner = (
        b"Content-Type: multipart/alternative; boundary=in\r\nContent-ID: <r@x>\r\n\r\n--in\r\n"
        + part(PAGE.encode(), "Content-Type: text/html")
        + b"\r\n--in--\r\n"
    )
    assert mhtml_root(archive(ADVERT, inner, more=';start="<r@x>"')).data == PAGE.encode()


def test_mail_that_is_html_itself() -> None:
    data = b"From me Mon Jan  1\nMIME-Version: 1.0\nContent-Type: text/html; charset=latin1\n\n<p>caf\xe9</p>"
    assert mhtml_root(data) == Record(b"<p>caf\xe9</p>", None, "latin1")


def test_line_feeds_alone() -> None:
    data = archive(HTML, IMAGE).replace(b"\r\n", b"\n")
    assert mhtml_root(data).data == PAGE.encode()


def test_a_cut_archive() -> None:
    data = archive(IMAGE, HTML)
    at = data.index(b"closes late")
    assert PAGE.encode().startswith(mhtml_root(data[:at]).data)
    coded = archive(part(PAGE.encode(), "Content-Type: text/html", encoding="base64"))
    for end in range(coded.index(b"base64") + 60, coded.index(b"base64") + 70):
        data = mhtml_root(coded[:end]).data
        assert len(data) > 30
        assert PAGE.encode().startswith(data)


def test_boundary_lines_only() -> None:
    body = b"<p>a ------Bound--x b\n------Bound--xy\n ------Bound--x\n</p>"
    assert mhtml_root(archive(part(body, "Content-Type: text/html", encoding="8bit"), IMAGE)).data == body


def test_boundary_is_guessed_where_it_is_missing() -> None:
    data = archive(HTML, IMAGE).replace(b'\tboundary="----Bound--x"', b"\tx=y")
    assert mhtml_root(data).data == PAGE.encode()


@pytest.mark.parametrize("date", ["nonsense", "Sun, 99 May 2025 12:30:00 +9999", ""])
def test_a_date_that_is_none(date: str) -> None:
    assert mhtml_root(archive(HTML).replace(b"Sun, 4 May 2025 12:30:00 -0000", date.encode())).captured is None


def test_a_date_keeps_its_offset() -> None:
    data = archive(HTML).replace(b"-0000", b"+0900")
    assert mhtml_root(data).captured == "2025-05-04T12:30:00+09:00"


@pytest.mark.parametrize("data", [archive(IMAGE), archive(), b"", b"MIME-Version: 1.0\n\ntext", b"no header at all"])
def test_no_page(data: bytes) -> None:
    with pytest.raises(ValueError, match="no part of HTML or text"):
        mhtml_root(data)


def test_multiparts_without_end() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000))
    with pytest.raises(ValueError, match="no part of HTML or text"):
        mhtml_root(data)


@given(st.lists(st.one_of(st.sampled_from([HTML, IMAGE, b"------Bound--x", b"\r\n", b"a: b\n", b"--"]), st.binary())))
def test_any_bytes_give_a_part_or_value_error(pieces: list[bytes]) -> None:
    for data in (b"".join(pieces), archive(*pieces)):
        try:
            root = mhtml_root(data)
        except ValueError:
            continue
        assert isinstance(root.data, bytes)


@pytest.mark.parametrize(
    "unit", [b"------Bound--x\r\n", b"=\r\n", b"= ", b"a: b\r\n", b"--", b"\r\n ", b"x" * 99 + b"\r\n"]
)
def test_time_is_linear(unit: bytes) -> None:
    begun = process_time()
    mhtml_root(archive(HTML, part(unit * (4_000_000 // len(unit)), "Content-Type: text/html", encoding="8bit")))
    mhtml_root(
        b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + unit * 99_999
    )
    assert process_time() - begun < 5
