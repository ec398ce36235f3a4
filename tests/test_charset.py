import codecs
import subprocess
import sys

import pytest
import webencodings.labels

from cleaner.charset import codec_of, declared, encoding_name


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<META CHARSET='Shift_JIS' />", "shift_jis"),
        ('<meta\n  charset = "EUC-KR" name=x>', "euc-kr"),
        ("<meta charset=gbk/>", "gbk"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        ("<meta content='text/html;charset=\"koi8-r\"' http-equiv=content-type>", "koi8-r"),
        ("<meta http-equiv=refresh content='0; charset=big5'>", None),
        ("<meta name=description content='charset=big5 explained'>", None),
        ("<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"),
        ("<!-- <meta charset=koi8-r>", None),
        ("<a title='<meta charset=koi8-r>'><meta charset=big5>", "big5"),
        ("<metal charset=big5>", None),
        ("<meta charset=big5 charset=gbk>", "big5"),
        ("<meta charset=''><meta charset=big5>", "big5"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso-8859-2"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<?xml version='1.0' encoding='UTF-16LE'?>", "utf-8"),
        ("Plain text about charset=big5", None),
        (" " * 4090 + "<meta charset=big5>", None),
        ("", None),
    ],
)
def test_what_a_page_declares(head: str, label: str | None) -> None:
    assert declared(head.encode()) == label


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        (" 'latin1' ", "windows-1252"),
        ("gb2312", "gbk"),
        ("x-sjis", "shift_jis"),
        ("ks_c_5601-1987", "euc-kr"),
        ("iso-8859-9", "windows-1254"),
        ("tis-620", "windows-874"),
        ("utf-16", "utf-16le"),
        ("hz-gb-2312", None),
        ("rot13", None),
        ("utf-7", None),
        ("ｕｔｆ－８", None),
        ("\ud800", None),
    ],
)
def test_names(label: str, name: str | None) -> None:
    assert encoding_name(label) == name


def test_every_encoding_of_the_standard_has_a_codec() -> None:
    names = {encoding_name(label) for label in webencodings.labels.LABELS} - {None}
    assert len(names) > 30
    for name in names:
        assert name is not None
        codecs.lookup(codec_of(name))


def test_usual_labels_are_those_of_the_standard() -> None:
    for label in ("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252"):
        found = webencodings.lookup(label)
        assert found is not None
        assert encoding_name(label) == found.name


def test_usual_pages_load_nothing_more() -> None:
    code = """
import sys
from cleaner.decode import decode
decode(b"<meta charset=utf-8>Plain.")
decode("<meta charset=utf-8>Fähre".encode())
decode("<meta charset=latin1>Fähre".encode())
print(*{"webencodings", "cchardet", "tomllib", "cleaner.detect"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "\n"
