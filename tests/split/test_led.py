"""Leads that a list took for headlines go to the headline that leads where they do."""

from cleaner.model import Verdict
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.groups import Group, Scene
from cleaner.split.led import with_leads

HEADLINE = "The lamp on the north quay burns again"
LEAD = "Its keeper had kept the old burner under his bed for thirty years."


def scene_of(*lines: tuple[str, str]) -> Scene:
    page = parse_html("".join(f'<div><a href="{href}">{text}</a></div>' for text, href in lines))
    shapes = measure(page, load(), frozenset(("en",)), "en")
    return Scene(page, shapes, [Verdict(i, 0, len(b.text)) for i, b in enumerate(page.blocks)], "en")


def grouped(scene: Scene, *titles: int) -> list[tuple[int, list[int]]]:
    groups = with_leads(scene, [Group([i], i, role="item") for i in titles])
    return [(group.title, group.blocks) for group in groups]


def test_a_lead_in_a_list_of_its_own() -> None:
    scene = scene_of((HEADLINE, "/lamp"), (LEAD, "/lamp"), ("A boat without oars comes home", "/boat"))
    assert grouped(scene, 0, 1, 2) == [(0, [0, 1]), (2, [2])]


def test_a_topic_between() -> None:
    scene = scene_of((HEADLINE, "/lamp"), ("North quay", "/topics/quay"), (LEAD, "/lamp"))
    assert grouped(scene, 0, 1, 2) == [(0, [0, 1, 2])]


def test_a_headline_that_no_list_has() -> None:
    scene = scene_of((HEADLINE, "/lamp"), (LEAD, "/lamp"), ("A boat without oars comes home", "/boat"))
    assert grouped(scene, 1, 2) == [(0, [0, 1]), (2, [2])]


def test_lines_that_lead_elsewhere_are_stories() -> None:
    scene = scene_of((HEADLINE, "/lamp"), (LEAD, "/lamp-2"), ("A boat without oars comes home", "/boat"))
    assert grouped(scene, 0, 1, 2) == [(0, [0]), (1, [1]), (2, [2])]


def test_a_topic_above_a_headline_is_none() -> None:
    scene = scene_of(("North quay", "/lamp"), (HEADLINE, "/lamp"))
    assert grouped(scene, 1) == [(1, [1])]
    assert grouped(scene, 0, 1) == [(0, [0]), (1, [1])]


def test_the_main_article_takes_no_lead() -> None:
    scene = scene_of((HEADLINE, "/lamp"), (LEAD, "/lamp"))
    groups = with_leads(scene, [Group([0], 0, role="main"), Group([1], 1, role="related")])
    assert [group.title for group in groups] == [0, 1]


def test_a_headline_goes_to_one_story() -> None:
    scene = scene_of((HEADLINE, "/lamp"), (LEAD, "/lamp"), ("It burns with the oil of two herrings a night.", "/lamp"))
    blocks = [i for _, held in grouped(scene, 1, 2) for i in held]
    assert len(blocks) == len(set(blocks))
