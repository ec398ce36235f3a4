import json
from pathlib import Path

import pytest

from bench import floors


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    content = {
        "quality": {"pages.split": 0.7, "pages.clean": 0.9},
        "speed": {"at_most": {"start.ratio": 20}, "at_least": {"text.mb_per_s": 5}},
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(floors, "FILE", path)
    return path


def test_quality_below_its_floor_is_told() -> None:
    assert floors.low_quality({"pages.split": 0.7, "pages.clean": 0.899, "pages.url": 0}) == [
        "pages.clean: 0.899 < 0.9"
    ]
    assert floors.low_quality({}) == []


def test_speed_beyond_its_bounds_is_told() -> None:
    assert floors.bad_speed({"start.ratio": 20, "text.mb_per_s": 5}) == []
    assert floors.bad_speed({"start.ratio": 21, "text.mb_per_s": 4}) == [
        "start.ratio: 21.00 > 20",
        "text.mb_per_s: 4.00 < 5",
    ]
    assert floors.bad_speed({}) == []


def test_floors_are_only_raised(file: Path) -> None:
    floors.lift({"pages.split": 0.8004, "pages.clean": 0.5, "pages.url": 1.0})
    assert json.loads(file.read_text("utf-8"))["quality"] == {"pages.split": 0.79, "pages.clean": 0.9}


def test_the_floors_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    content = floors.load()
    assert set(content) == {"quality", "speed"}
    assert set(content["speed"]) == {"at_most", "at_least"}
    assert all(0 < floor <= 1 for floor in content["quality"].values())
