"""Pages that are made to hurt, by name: `make(name, scale)` gives the name of a file and what is in it;
`python -m bench.hostile_pages NAME FILE` writes it.

`scale` is 1 for the table of `bench.hostile`, and less for the tests.
"""

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import repeat

Made = Iterator[bytes]
"""Pieces: some are larger than memory should hold."""

HEAD = b"<!doctype html><html><head><title>Harbour</title></head><body>"
STORY = (
    b"<h1>The ferry to Lindvik sails again</h1><p>The ferry to Lindvik sails again from Monday, the port authority said "
    b"after a winter of work on the old pier. Divers replaced forty posts that the storms had loosened.</p>"
)
PIECE = 1 << 16

TABLE: dict[str, tuple[str, Callable[[float], Made]]] = {}
"""Suffix of the file, and what makes it."""


def row(name: str, suffix: str = "html") -> Callable[[Callable[[float], Made]], Callable[[float], Made]]:
    """Enter a row into the table."""

    def enter(make: Callable[[float], Made]) -> Callable[[float], Made]:
        TABLE[name] = suffix, make
        return make

    return enter


def times(piece: bytes, count: float) -> Made:
    """A piece again and again, in larger ones."""
    count = int(count)
    if not piece:
        return
    many = max(1, PIECE // len(piece))
    yield from repeat(piece * many, count // many)
    yield piece * (count % many)


def nested(name: str, start: bytes, end: bytes, count: int, before: bytes = b"") -> None:
    """A row of elements inside each other around a story."""

    def make(scale: float) -> Made:
        yield HEAD + before
        yield from times(start, count * scale)
        yield STORY
        yield from times(end, count * scale)

    row(name)(make)


def flat(name: str, piece: bytes, count: int, before: bytes = b"", after: bytes = b"") -> None:
    """A row of the same thing again and again, before a story."""

    def make(scale: float) -> Made:
        yield HEAD + before
        yield from times(piece, count * scale)
        yield after + STORY

    row(name)(make)


nested("nesting 100k", b"<div>", b"</div>", 100_000)
nested("nesting 1M", b"<div>", b"</div>", 1_000_000)
nested("nested lists 100k", b"<ul><li>", b"</li></ul>", 100_000)
nested("nesting that is never closed", b"<div>", b"</span>", 100_000)
nested("inline nesting 200k", b"<span>", b"</span>", 200_000)
nested("tables 100k", b"<table><tr><td>", b"</td></tr></table>", 100_000)
nested("templates 65k", b"<template>", b"</template>", 65_000)
nested("templates 1M", b"<template>", b"", 1_000_000)
nested("quotations 100k", b"<blockquote>", b"</blockquote>", 100_000)
nested("svg in mathml 100k", b"<math><mtext><svg><desc>", b"", 100_000)
flat("formatting 82 KB", b"<b><i></b>", 8_200)
flat("formatting 1 MB", b"<b><i></b>", 100_000)
flat("links without end 300k", b"<a href=x><b>", 300_000)
flat("options 100k", b"<option>x", 100_000, b"<select>", b"</select>")
flat("options 1M", b"<option>x</option>", 1_000_000, b"<select>", b"</select>")
flat("paragraphs 1M", b"<p>x", 1_000_000)
flat("headings 100k", b"<h2><a href=/x>A title that is one of many</a></h2>", 100_000)
flat("entities 2M", b"&amp;", 2_000_000, b"<p>")
flat("ampersands 5M", b"&", 5_000_000, b"<p>")
flat("comments 500k", b"<!-- x -->", 500_000)
flat("comments without end 1M", b"<!--", 1_000_000)
flat("angles 5M", b"<", 5_000_000)
flat("end tags 1M", b"</p>", 1_000_000)
flat("nuls 5M", b"\0", 5_000_000, b"<p>x")
flat("surrogates 300k", b"&#xD800;\xed\xa0\x80\xed\xb0\x80", 300_000, b"<p>")
flat("text node 50 MB", b"The harbour was quiet. ", 50_000_000 // 23, b"<p>")
flat("text node 30 MB", b"The harbour was quiet. ", 30_000_000 // 23, b"<p>")
flat("one word 30 MB", b"x", 30_000_000, b"<p>")
flat("page 200 MB", b"<p>The harbour was quiet.</p>\n", 200_000_000 // 30)
flat("bodies 100k", b"<body a=1 b=2>", 100_000)


@row("attributes 1M")
def attributes(scale: float) -> Made:
    yield HEAD + b"<p"
    for start in range(0, int(1_000_000 * scale), 1000):
        yield b"".join(b" a%d=1" % number for number in range(start, start + 1000))
    yield b">" + STORY


@row("attribute 30 MB")
def attribute(scale: float) -> Made:
    yield HEAD + b'<p title="'
    yield from times(b"<div> ", 5_000_000 * scale)
    yield b'">' + STORY


@row("formatting that is all different")
def fonts(scale: float) -> Made:
    yield HEAD
    for number in range(int(20_000 * scale)):
        yield b"<font color=%d><p>" % number
    yield STORY


@row("entity bomb", "xhtml")
def entity_bomb(scale: float) -> Made:
    yield b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">'
    for level in range(1, 31):
        yield b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10)
    yield b"]><html><body><p>&a30;</p>" + STORY


@row("lines 2M", "txt")
def lines(scale: float) -> Made:
    yield from times(b"A short line\n", 2_000_000 * scale)


@row("one line 30 MB", "txt")
def one_line(scale: float) -> Made:
    yield from times(b"The harbour was quiet, it said. ", 900_000 * scale)


@row("quotation signs 1M", "txt")
def signs(scale: float) -> Made:
    yield from times(b"> ", 1_000_000 * scale)
    yield b"words\n"


@row("hash signs 5M", "txt")
def hashes(scale: float) -> Made:
    yield b"A headline of the harbour\n"
    yield from times(b"#a", 2_500_000 * scale)


@row("surrogates in UTF-16", "txt")
def utf16(scale: float) -> Made:
    yield b"\xff\xfe"
    yield from times(b"\x00\xd8a\x00", 1_000_000 * scale)


@row("gzip, cut off", "html.gz")
def cut_off(scale: float) -> Made:
    data = gzip.compress((HEAD + STORY) * 100)
    yield data[: len(data) // 2]


@row("gzip bomb 10 GB", "html.gz")
def bomb(scale: float) -> Made:
    yield gzip.compress(HEAD + STORY)
    member = gzip.compress(bytes(10_000_000))
    yield from times(member, 1000 * scale)


@row("gzip in gzip in gzip 10 GB", "html.gz")
def bombs(scale: float) -> Made:
    yield gzip.compress(gzip.compress(b"".join(bomb(scale))))


@row("zip with names that lead out", "zip")
def names(scale: float) -> Made:
    yield zipped(dict.fromkeys(("../../out.html", "/tmp/out.html", "C:\\out.html", "a/../../b.html"), HEAD + STORY))


@row("zip bomb 2 GB", "zip")
def zip_bomb(scale: float) -> Made:
    page = HEAD + bytes(20_000_000)
    yield zipped({f"{number}.html": page for number in range(int(100 * scale) or 1)})


@row("zip in zip, 20 deep", "zip")
def matryoshka(scale: float) -> Made:
    data = zipped({"page.html": HEAD + STORY})
    for _ in range(20):
        data = zipped({"inner.zip": data})
    yield data


@row("zip that lies", "zip")
def liar(scale: float) -> Made:
    data = bytearray(zipped({"page.html": (HEAD + STORY) * 50}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 28] = b"\xff\xff\xff\x7f" * 2
    yield bytes(data)


@row("JSON 100k deep", "json")
def deep_json(scale: float) -> Made:
    yield from times(b'{"a":[', 100_000 * scale)


@row("JSON line 100k deep", "jsonl")
def deep_line(scale: float) -> Made:
    yield json.dumps({"html": (HEAD + STORY).decode()}).encode() + b"\n"
    yield b'{"html": "x", "a":'
    yield from times(b"[", 100_000 * scale)
    yield b"\n" + json.dumps({"html": (HEAD + STORY).decode()}).encode() + b"\n"


@row("WARC with wrong lengths", "warc")
def warc(scale: float) -> Made:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HEAD + STORY
    for length in (len(body), 999_999_999_999, 3, len(body)):
        yield (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/\r\n"
            b"WARC-Date: 2025-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (length, body)
        )


@row("mail, parts 5k deep", "mhtml")
def deep_mail(scale: float) -> Made:
    yield b"From: <Saved>\nMIME-Version: 1.0\n"
    for number in range(int(5_000 * scale)):
        yield b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (number, number)
    yield b"Content-Type: text/html\n\n" + HEAD + STORY


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def make(name: str, scale: float = 1.0) -> tuple[str, Made]:
    """A file name and the content of a row."""
    suffix, content = TABLE[name]
    return f"{name.replace(' ', '-').replace(',', '')}.{suffix}", content(scale)


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as out:
        out.writelines(make(sys.argv[1])[1])
