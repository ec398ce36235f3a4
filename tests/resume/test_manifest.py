"""The manifest: what is asked of it for each input must not take longer for each input that is there."""

from pathlib import Path

from cleaner.resume.entry import Entry
from cleaner.resume.manifest import Manifest


def test_inputs_are_found_without_going_over_all(tmp_path: Path) -> None:
    manifest = Manifest.open(str(tmp_path / "manifest"))
    manifest.start(1)
    manifest.add(1, [Entry(f"{number}.html", number, number) for number in range(300)])
    asked: list[str] = []
    manifest.connection.set_trace_callback(asked.append)
    assert manifest.named(1, "7.html") == Entry("7.html", 7, 7)
    assert manifest.entry(1, 8) == Entry("7.html", 7, 7)
    manifest.add(1, [Entry("7.html", 8, 8)], again=["7.html"])
    manifest.connection.set_trace_callback(None)
    plans = [
        str(row[3])
        for statement in asked
        if " name = " in statement or " place = " in statement
        for row in manifest.connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    assert [plan.rpartition("(")[2] for plan in plans] == [
        "generation=? AND name=?)",
        "generation=? AND place=?)",
        "generation=? AND name=?)",
    ]
    assert manifest.named(1, "7.html") == Entry("7.html", 8, 8)
    manifest.close()
