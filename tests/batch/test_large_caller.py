"""Pages are cleaned for a program that has taken more address space than a page may."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import mmap, sys
taken = mmap.mmap(-1, 3 << 30)
from cleaner import clean_files
if __name__ == "__main__":
    pages = list(clean_files([sys.argv[1]], jobs=int(sys.argv[2])))
    print([article.title for page in pages for article in page.articles])
"""
PAGE = "<html><body><article><h1>Old ferry sails again</h1>{}</article></body></html>"
TEXT = "<p>The boat that nobody wanted to pay for has crossed the sound again, with {} people and a goat on board.</p>"


@pytest.mark.skipif(sys.platform != "linux", reason="address space is told by /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_program_that_has_taken_much(tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    text = "".join(TEXT.format(number) for number in range(1_000))
    (folder / "page.html").write_text(PAGE.format(text))
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, str(program), str(folder), jobs]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.stdout, done.stderr) == ("['Old ferry sails again']\n", "")
