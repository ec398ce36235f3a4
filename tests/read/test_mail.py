"""Newsletters: mail as files."""

import quopri
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from cleaner import clean_file
from cleaner.read.mhtml import is_message, mhtml_root
from cleaner.read.paths import InputError
from cleaner.read.sniff import sniff

TEXT = "The pier opens at nine.\n\nIt closes late, says the keeper of the pier, who has kept it for thirty years now.\n"
HTML = "<html><body><h2>The pier opens at nine</h2><p>It closes late, says the keeper, who has kept it for years.</p></body></html>"


def mail(*, text: str | None = None, html: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Lëtter <news@harbour.example>"
    message["To"] = "reader@news.example"
    message["Subject"] = "What the pier did, Nº 7: a rather long subject that is folded over more lines than one"
    message["Date"] = "Sun, 04 May 2025 12:30:00 +0200"
    message["Archived-At"] = "<https://harbour.example/letters/7>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("kind", ["both", "html", "text"])
def test_a_newsletter(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(text=TEXT if kind != "html" else None, html=HTML if kind != "text" else None))
    assert sniff(path.read_bytes()) == "mhtml"
    page = clean_file(str(path)).page
    assert page.media == ("text" if kind == "text" else "html")
    assert page.title == "What the pier did, Nº 7: a rather long subject that is folded over more lines than one"
    assert page.site == "Harbour Lëtter"
    assert page.url == "https://harbour.example/letters/7"
    assert (page.captured, page.captured_from) == ("2025-05-04T12:30:00+02:00", "mhtml")


def test_the_title_of_the_page_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(html=HTML.replace("<body>", "<title>The pier</title><body>")))
    assert clean_file(str(path)).page.title == "The pier"


@pytest.mark.parametrize(
    "also", ["Content-Type: text/plain", "Message-ID: <1@harbour.example>", "Content-Type: text/html"]
)
def test_mail_that_does_not_say_mime(also: str) -> None:
    body = HTML if "html" in also else TEXT
    head = f"Subject: The pier\nFrom: Ann <ann@harbour.example>\nDate: Sun, 04 May 2025 12:30:00 +0200\n{also}\n\n"
    assert sniff((head + body).encode()) == "mhtml"
    assert mhtml_root((head + body).encode()).data == body.encode()


@pytest.mark.parametrize("line", ["From: Ann on the pier", "From: ann@harbour.example", "Content: ann@harbour.example"])
def test_lines_with_colons_are_no_mail(line: str) -> None:
    assert sniff(f"Subject: The pier\n{line}\nDate: 4 May 2025\n\n{TEXT}".encode()) == "text"


def test_a_page_that_is_attached_is_not_the_mail() -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.example", "Sun, 04 May 2025 12:30:00 +0200"
    message.set_content(TEXT)
    message.add_attachment(HTML, subtype="html", filename="report.html")
    assert mhtml_root(message.as_bytes()).data.decode() == TEXT
    message = EmailMessage()
    message.add_attachment(HTML, subtype="html", filename="report.html")
    assert mhtml_root(message.as_bytes()).data.decode().strip() == HTML


def test_text_that_is_attached_is_not_the_page() -> None:
    data = (
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nlicence\n"
        b"--x\nContent-Type: text/plain; charset=latin1\n\ncaf\xe9\n--x--\n"
    )
    root = mhtml_root(data)
    assert (root.data, root.charset) == (b"caf\xe9", "latin1")


@pytest.mark.parametrize(
    ("more", "joined"), [("", b"one two\n> three \nfour"), ("; DelSp=yes", b"onetwo\n> three \nfour")]
)
def test_flowed_text(more: str, joined: bytes) -> None:
    head = f"From: a@b.example\nDate: x\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed{more}\n\n".encode()
    assert mhtml_root(head + b"one \ntwo\n> three \nfour").data == joined.replace(
        b" \nfour", b"four" if more else b" four"
    )


def test_quoted_printable_text() -> None:
    head = b"From: a@b.example\nDate: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain\n\n"
    assert mhtml_root(head + quopri.encodestring("Fähre = zurück\n".encode())).data.decode() == "Fähre = zurück\n"


@pytest.mark.parametrize("subject", ["=?utf-8?q?broken", "=?nowhere?q?a?=", "=?utf-8?q?=ff?=", "plain\n\twords"])
def test_subjects_that_are_broken(subject: str) -> None:
    root = mhtml_root(f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>".encode())
    assert root.title


@pytest.mark.parametrize("sender", ["<Saved by Blink>", '"Saved by a browser"', "news@harbour.example", ""])
def test_senders_without_a_name(sender: str) -> None:
    assert mhtml_root(f"From: {sender}\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>".encode()).site is None


def test_text_with_a_line_that_looks_like_a_header_is_text() -> None:
    assert not is_message(b"From: the keeper\nContent-Type: text/plain\n\nThe pier opens.\n")
    assert sniff(b"Date: today\nContent-Type: text/plain\n\nThe pier opens.\n") == "text"


def forwarded(inner: bytes, *, alone: bool) -> bytes:
    message = EmailMessage()
    message["From"] = "Ann <ann@reader.example>"
    message["Subject"] = "Fwd: look"
    message["Date"] = "Tue, 06 May 2025 09:00:00 +0200"
    letter = message_from_bytes(inner, policy=default)
    if alone:
        message.set_content(letter)
    else:
        message.set_content("See below.")
        message.add_attachment(letter)
    return message.as_bytes()


@pytest.mark.parametrize("alone", [True, False])
def test_a_newsletter_that_was_forwarded_as_an_attachment(tmp_path: Path, alone: bool) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(forwarded(mail(text=TEXT, html=HTML), alone=alone))
    assert sniff(path.read_bytes()) == "mhtml"
    document = clean_file(str(path))
    assert [article.title for article in document.articles] == ["The pier opens at nine"]
    page = document.page
    assert (page.site, page.url) == ("Harbour Lëtter", "https://harbour.example/letters/7")
    assert page.captured == "2025-05-04T12:30:00+02:00"


def test_the_page_of_a_mail_comes_before_that_of_one_within() -> None:
    outer = message_from_bytes(mail(text=TEXT, html=HTML), policy=default)
    outer.make_mixed()
    outer.add_attachment(message_from_bytes(mail(html="<p>Another letter.</p>"), policy=default))
    assert b"The pier opens" in mhtml_root(outer.as_bytes()).data


def test_mail_that_holds_no_page_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: a@b.example\nSubject: The pier\nDate: Sun, 04 May 2025 12:30:00 +0200\nMIME-Version: 1.0\n"
        b"Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    )
    with pytest.raises(InputError, match="without a page"):
        clean_file(str(path))


def test_names_that_were_never_encoded() -> None:
    head = (
        "From: Häfen <a@b.example>\nSubject: Fähre\nDate: Sun, 04 May 2025 12:30:00 +0200\nContent-Type: text/html\n\n"
    )
    for charset in ("utf-8", "windows-1252"):
        root = mhtml_root(head.encode(charset) + HTML.encode())
        assert (root.site, root.title) == ("Häfen", "Fähre")
