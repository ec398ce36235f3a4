"""What the names of files tell of what is in them, in folders and in archives."""

from cleaner.patterns import lazy

_SUFFIXES = """
avif bmp gif heic heif ico jpeg jpg jxl png psd svg svgz tif tiff webp
aac flac m4a mid mp3 oga ogg opus wav wma 3gp avi flv m4v mkv mov mp4 mpeg mpg ogv ts webm wmv
eot otf ttf woff woff2
css js mjs cjs map wasm swf py sh bat ipynb
doc docx epub mobi odp ods odt pdf ppt pptx rtf xls xlsx
json jsonl ndjson parquet csv tsv sql db sqlite sqlite3 pickle pkl npy npz
cdx cdxj idx log md5 sha1 sha256 torrent
toml yaml yml ini cfg conf manifest webmanifest lnk url webloc
bin class dll dylib exe o pyc so
crdownload part tmp
"""
NO_PAGES = frozenset(_SUFFIXES.split())
"""Suffixes of files that are passed over in folders: pictures, sound, fonts, what pages are dressed with, office
documents, data and our own output, settings and shortcuts, programs, unfinished downloads.  Archives are not: they may
hold pages."""

PAGES = frozenset(["html", "htm", "xhtml", "shtml", "mht", "mhtml", "eml", "txt", "text"])
"""Suffixes that promise a page."""

DATA = frozenset(("json", "jsonl", "ndjson", "parquet", "csv", "tsv"))
"""Those of them that are looked into: records that hold HTML are pages."""

COMPRESSED = ("gz", "bz2", "xz", "zst")
"""Suffixes that say nothing of what is inside: the one before them does."""

FOR_MACHINES = frozenset(("robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt"))
"""What sites say to programs, by names that all give it."""

_ASKED = lazy(r"[^?@]*\.(\w{1,12})[?@]")

DRESS = [
    "_files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_arquivos",
    "_ficheiros",
    "_file",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    ".files",
]
"""How the folder is called that programs save beside a page, behind its name, in the languages that they speak."""


def bare(name: str) -> str:
    """The name of what is inside: `page.html` of `page.html.gz`."""
    inner, _, suffix = name.rpartition(".")
    return inner if inner and suffix.lower() in COMPRESSED else name


def suffix_of(name: str) -> str:
    """The suffix of what is inside, in lower case and without its dot; empty where there is none.

    A mirror keeps what was asked for behind the name, and mostly without a suffix of its own: `style.css?v=5.1`.
    """
    name = bare(name)
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in PAGES or ("?" not in name and "@" not in name):
        return suffix
    asked = _ASKED.match(name)
    inner = asked[1].lower() if asked else ""
    # What ends in a suffix behind a question mark tells nothing; behind an at sign, which Windows has for it, it may: a@2x.png.
    return inner if inner in NO_PAGES or "?" in name else suffix


def may_be_page(name: str) -> bool:
    """Whether a file may be a page, by its name."""
    return suffix_of(name) not in NO_PAGES and name not in FOR_MACHINES


def undressed(name: str) -> str:
    """The name, without suffix, of the page that a folder would be saved with; empty where it is not called so."""
    ending = next((ending for ending in DRESS if name.endswith(ending)), "")
    return name.removesuffix(ending) if ending else ""
