"""Readers' comments: lists of them that no label announces, and discussions, which are what a page is about."""

from cleaner.describe.items import typed
from cleaner.model import Page
from cleaner.shape import Shape, beside_times, size
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Scene
from cleaner.split.threshold import expected

REMARKS = "shape:comments"
"""Rule that removes readers' comments that no label announces."""
REMARKED, NAME, ABOVE = 0.8, 3, 40
"""Share of the headlines of a list of comments that are names with times; words of a name; words of text above them."""
DISCUSSION = 0.3
"""Mean log-odds from which what stands under "Comments" is what the page is about."""
ARTICLE = 0.5
"""Times as much running text as in the comments that stands above them where they are what readers say of it."""
STORIES, LINKED = 2, 0.9
"""Stories below comments that end these; share of a heading that is a link."""
DISCUSSED = 2.0
"""How many times as much content as elsewhere must be expected there for the same, whatever the mean is."""
DISCUSSIONS = ("DiscussionForumPosting", "QAPage")
"""Types that schema.org has for pages of posts."""


def like_remarks(scene: Scene, kept: list[int], one: Candidate) -> bool:
    """Whether a list is one of readers' comments: a name and a time, and words, again and again, below an article.

    Where most of the page's text is in them it is a discussion, and they are what it is about.
    """
    page, shapes = scene.page, scene.shapes
    count = len(one.members)
    if count > 1 and not one.run_in and below_label(scene, kept, one):
        return True
    if count < 2 or one.run_in or any(page.blocks[i].level or page.blocks[i].links for i in one.members):
        return False
    signed = timed = 0
    for title, (_, last) in zip(one.members, one.spans, strict=True):
        edges = shapes[title].edges
        near = range(title + 1, min(last, title + 3))
        timed += bool(edges) or any(shapes[i].time is not None for i in near)
        left = page.blocks[title].text
        for edge in sorted(edges, key=lambda e: -e.start):
            left = left[: edge.start] + left[edge.end :]
        signed += 0 < size(left) <= NAME and not shapes[title].ended
    if min(signed, timed) < REMARKED * count:
        return False
    held = {i for first, last in one.spans for i in range(first, last)}
    if any(page.blocks[i].level or (page.blocks[i].links and shapes[i].words > NAME) for i in held):
        return False  # headlines, or where stories lead
    inside = sum(shapes[i].words for i in held if shapes[i].prose)
    before = sum(shapes[i].words for i in kept if i < one.members[0] and shapes[i].prose)
    return before > max(inside, ABOVE)


def below_label(scene: Scene, kept: list[int], one: Candidate) -> bool:
    """Whether the posts of a list, which lead nowhere and say by whom and when they were written, stand right below what is called comments,
    whatever headings they have, and an article of half their length above that.
    """
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    first = one.spans[0][0]
    if not first or verdicts[first - 1].section != "comments" or verdicts[first].section == "comments":
        return False
    timed = sum(any(shapes[i].time is not None or shapes[i].edges for i in range(a, b)) for a, b in one.spans)
    signed = sum(any(says_who(page.blocks[i].text, shapes[i]) for i in range(a, b)) for a, b in one.spans)
    held = [i for a, b in one.spans for i in range(a, b)]
    if min(timed, signed) < REMARKED * len(one.members) or any(leads_on(page, shapes[i].words, i) for i in held):
        return False
    inside = sum(shapes[i].words for i in held if shapes[i].prose)
    above = sum(shapes[i].words for i in kept if i < first and shapes[i].prose)
    return above > max(ARTICLE * inside, ABOVE)


def says_who(text: str, shape: Shape) -> bool:
    """Whether a line may be the name of a reader, with a time or without: as short as names are, and no time or control."""
    if shape.time is not None or shape.concept is not None:
        return False
    return 0 < size(beside_times(text, shape) or "-") <= NAME and not shape.ended


def leads_on(page: Page, length: float, index: int) -> bool:
    """Whether a line of several words leads to another page as a whole, as the headline of a story does."""
    return length > NAME and page.blocks[index].link_share > LINKED and page.blocks[index].leads


def admit_discussion(scene: Scene, odds: list[float]) -> None:
    """Posts of a forum are content though they are called comments: where the page says itself that it is a discussion, the model says
    so, or expects most of the content of the page there, they are in the main section.

    What readers say of an article, on a page that does not say so, stands below an article of half its length at least; stories that are links as a whole are no comments at all.
    """
    admit_stories(scene)
    posts = [
        i for i, v in enumerate(scene.verdicts) if v.section == "comments" and not v.rule and scene.shapes[i].prose
    ]
    if not posts:
        return
    weight = sum(scene.shapes[i].words for i in posts)
    rest = [i for i, v in enumerate(scene.verdicts) if v.section != "comments" and not v.rule]
    declared = is_discussion(scene.page)
    above = sum(scene.shapes[i].words for i in rest if i < posts[0] and scene.shapes[i].prose and odds[i] > 0)
    if above > ARTICLE * weight and not declared:
        return
    most = expected(scene, odds, posts) > DISCUSSED * expected(scene, odds, rest)
    if most or declared or sum(odds[i] * scene.shapes[i].words for i in posts) > DISCUSSION * weight:
        for verdict in scene.verdicts:
            if verdict.section == "comments":
                verdict.section = "main"


def admit_stories(scene: Scene) -> None:
    """What stands below readers' comments from the first of several stories on, linked headings, is none."""
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    said = {i for i, v in enumerate(verdicts) if v.section == "comments" and not v.rule}
    if not said:
        return
    heads = {
        page.blocks[i].element
        for i in said
        if page.blocks[i].level and page.blocks[i].link_share > LINKED and shapes[i].words > NAME
    }
    if len(heads) < STORIES:
        return
    one, two = sorted(heads)[:2]
    while page.elements[one].end <= two:
        one = page.elements[one].parent
        if one < 0:
            return
    for index in range(page.elements[one].first, len(verdicts)):
        if index not in said and not verdicts[index].rule:
            return
        if index in said:
            verdicts[index].section = "main"


def is_discussion(page: Page) -> bool:
    """Whether a page says to machines that it is a discussion, or a question and its answers."""
    if page.discussion is None:
        types = (raw for at in typed(page) if "itemtype=" in (raw := page.elements[at].raw))
        page.discussion = any(kind in text for text in (*page.data, *types) for kind in DISCUSSIONS)
    return page.discussion
