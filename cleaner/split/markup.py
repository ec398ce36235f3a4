"""The articles of an HTML page: one choice of lists for the whole page, or one article with what stands beside it.

The lists are those of `split.survey`.  What is content but in no list is the page's own article, if the page looks as though
it had one (`cleaner.classify.kinds`).
"""

from math import inf
from statistics import fmean
from typing import TYPE_CHECKING

from cleaner.classify import declared, kinds
from cleaner.split import insets
from cleaner.split.alike import without_bare_ends
from cleaner.split.beside import beside, introduced, labelled, straddles, without_side_lists
from cleaner.split.beside_topics import name_sources
from cleaner.split.between import tie
from cleaner.split.by_lines import headed, line_by_line, listed_all, overlooked, under_label, worth_reading
from cleaner.split.bylined import sign
from cleaner.split.completed import complete
from cleaner.split.compound import part_lines
from cleaner.split.groups import Group, Scene, words
from cleaner.split.headlines import Told
from cleaner.split.last_posts import without_last_posts
from cleaner.split.main_article import article, entitle
from cleaner.split.many import covers, gathered, leads, of_many, together, without_remains
from cleaner.split.one_article import (
    PROSE,
    called_by_its_article,
    give_up_the_article,
    release,
    stories_beside,
    with_beside,
    without_label,
)
from cleaner.split.pieces import part
from cleaner.split.places import settle, sources
from cleaner.split.posts import headed_posts, posts_of
from cleaner.split.records import CONTENT
from cleaner.split.sections import of_links, sections
from cleaner.split.shown import shown
from cleaner.split.streamed import beginning, live
from cleaner.split.survey import Survey, survey
from cleaner.split.taken import Taken
from cleaner.split.threads import threads, without_other_threads
from cleaner.split.threshold import promised
from cleaner.split.torn import torn

if TYPE_CHECKING:
    from cleaner.split.trace import Settled

LEAST = 1.5
"""Times as many words make an article below the headline that the page calls itself by, above all lists, however much these hold."""
DOUBTFUL = -1.0
"""Log-odds of one article up to which a page of which no list is likely is one of its best list all the same."""
MANY = -1.5
"""Log-odds of one article below which what is left beside the lists must be of one piece to be an article."""
AGAINST = -1.2
"""Log-odds of one article from which a page is one all the same where its lists fall short of its content."""
LONG = 8
"""Times as many words of one container make an article of a front page that has no heading of the first level for it."""
SHORT = 0.7
"""Share of the F1 that the best choice of blocks promises below which lists do."""
HEADLINE = 4
"""Words of a headline that no section has."""


def read(scene: Scene, odds: list[float], names: list[str], languages: frozenset[str]) -> list[Group]:
    """The groups of a page, their roles given.

    `odds` are the log-odds of each block (`classify.blocks.weigh`), `names` those of elements (`own_names`).
    """
    known = survey(scene, odds, names)
    taken, kept, trace = known.taken, [i for i in known.kept if not scene.verdicts[i].rule], scene.trace
    taken[:] = [one for one in taken if not of_links(scene, one)]
    if trace is not None:
        trace.found, trace.chances, trace.least = known.found, known.chances, known.least
    if worth_reading(scene, kept, taken):
        reading, judged = line_by_line(scene, languages)
        scene.roles.clear()  # times may have been found in reading
        fits = headed(scene, reading) and not torn(scene, reading)
        if fits and (not taken or under_label(scene, reading, judged)):
            before = scene.verdicts[:]
            scene.verdicts[:] = judged
            missed = overlooked(scene, reading, taken)  # which may have all that a group was read to be
            reading = sorted((g for g in (*reading, *missed) if g.blocks), key=lambda group: group.blocks[0])
            complete(scene, reading)
            sign(scene, reading)
            settle(scene, reading)
            if not listed_all(taken, reading):
                if trace is not None:
                    trace.by_lines = True
                entitle(scene, reading)
                return reading
            scene.verdicts[:] = before
            scene.roles.clear()
    for one in taken:
        foreign = {i for other in taken if other is not one for group in other.groups for i in group.blocks}
        tie(scene, one.groups, foreign)
        complete(scene, one.groups, foreign)
        part(scene, one.groups)
        sign(scene, one.groups)
        part_lines(scene, one.groups)
        settle(scene, one.groups)
        name_sources(scene, one.groups)
        without_last_posts(scene, one.groups)
    if insets.told(scene.page):
        release(scene, odds, kept, taken)
    content = [i for i in kept if odds[i] > CONTENT]
    posts = threads(scene, content, taken)
    if parts := posts_of(scene, content, posts):
        within = range(parts[0].start, parts[-1].stop)
        rest = [one for one in taken if not any(one is other for other in posts) and one.groups[0].head not in within]
        rest = without_other_threads(scene, rest)
        kept = [i for i in kept if not scene.verdicts[i].rule]
        groups = with_beside(scene, odds, kept, rest)
        if groups:
            headed_posts(scene, groups[0], posts, parts)
        if trace is not None:
            trace.one, trace.settled = inf, "thread"
        return weighed(odds, inf, groups)
    give_up_the_article(scene, content, taken)
    told = [(one.candidate, one.chance, one.groups) for one in taken]
    # Headlines that lead nowhere may be inner headings; and a page may say itself that it is an article.
    sure = kinds.SURE if any(shown(scene, one.candidate) for one in taken) and not insets.told(scene.page) else 0.0
    one_article = kinds.weigh(scene.page, scene.shapes, scene.verdicts, content, told)
    settled: Settled = "" if told else "alone"
    if one_article > sure and (of_several := many(scene, content, taken)):
        one_article, settled = -inf, of_several
    elif one_article <= sure and sections(scene, taken) and not many(scene, content, taken):
        one_article, settled = inf, "sections"
    if known.doubtful and (one_article > DOUBTFUL or not covers(scene, content, taken)):
        one_article, taken, settled = inf, [], "unlikely"
    if trace is not None:
        trace.one, trace.sure, trace.settled = one_article, sure, settled
    if one_article > sure:
        taken = [one for one in taken if not straddles(scene, one)]
        more = labelled(scene, taken, known, odds)
        for one in more:
            if not any("source" in group.fields.values() for group in one.groups):
                settle(scene, one.groups)
        return weighed(odds, one_article, with_beside(scene, odds, kept, taken + more))
    groups = listed(scene, odds, kept, content, known, one_article)
    if called_by_its_article(scene, content, taken) and not many(scene, content, taken):
        if trace is not None:
            trace.settled = "named"
        if not any(group.role == "main" for group in groups):
            return weighed(odds, inf, with_beside(scene, odds, kept, taken))
        groups = stories_beside(scene, odds, groups, taken)
    short = one_article > AGAINST and not known.front and falls_short(scene, odds, kept, groups)
    if short and not many(scene, content, taken):
        if trace is not None:
            trace.sure = AGAINST
        return weighed(odds, one_article, with_beside(scene, odds, kept, taken))
    return weighed(odds, one_article, without_remains(scene, groups))


def many(scene: Scene, content: list[int], taken: list[Taken]) -> "Settled":
    """Whether a page says itself that it is of many stories ("declared"), or these do ("signed"); "" where neither."""
    if declared.confirms(scene.page, [one.candidate.members for one in taken]):
        return "declared"
    return "signed" if of_many(scene, content, taken) else ""


def listed(
    scene: Scene, odds: list[float], kept: list[int], content: list[int], known: Survey, one_article: float
) -> list[Group]:
    """The articles of a page of many: the records of its lists, and what else is content, where it is long enough to be one.

    On a front page that must stand under the only heading of the first level.
    """
    taken = known.taken if known.front else without_side_lists(scene, known.taken)
    for one in taken:
        without_bare_ends(scene, one.groups)
    groups = [group for one in taken for group in one.groups]
    for group in groups:
        group.role = "item"
    held = {i for group in groups for i in group.blocks}
    left = words(scene, [i for i in content if i not in held and odds[i] > 0 and scene.page.blocks[i].link_share < 0.5])
    streamed = live(scene, groups)
    outside = [i for i in kept if i not in held and not (streamed and i >= beginning(scene, groups))]
    main = article(scene, odds, outside, sources(scene, groups)) if left >= PROSE / 2 or streamed else None
    if streamed and main is not None and not any(scene.shapes[i].prose for i in main.blocks if i != main.title):
        main = None
    tops = [i for i, block in enumerate(scene.page.blocks) if block.level == 1]
    if main is not None and known.front and tops != [main.title]:
        main = main if left >= LONG * PROSE and left > words(scene, sorted(held)) and together(scene, main) else None
    if main is not None:
        titled = main.title >= 0 and scene.page.blocks[main.title].level == 1
        label = main.title >= 0 and scene.shapes[main.title].concept is not None  # "Latest news"
        most = words(scene, sorted(held))
        enough = left > most / 3 and left >= (2 if titled else 4) * PROSE
        enough = enough and (one_article > MANY or gathered(scene, main))
        if not enough and entitled(scene, main.title):
            above = (left >= LEAST * PROSE or streamed) and main.blocks[-1] < min(held)
            enough = above or (left >= 4 * PROSE and left * len(groups) > 2 * most)
        if (not label and enough) or (
            titled and not label and all(beside(scene, one, odds) == "item" for one in taken)
        ):
            main.role = "main"
            main.evidence.way = "rest"
            without_label(scene, main, groups)
            groups.append(main)
            led = [group.head for one in taken if introduced(scene, one) for group in one.groups]
            for group in groups[:-1]:
                within = titled and main.blocks[0] < group.head < main.blocks[-1]
                after = titled and group.head > main.blocks[-1] and group.head in led and leads(scene, group)
                if within or after or scene.verdicts[group.head].section == "related":
                    group.role = "related"
    return groups


def falls_short(scene: Scene, odds: list[float], kept: list[int], groups: list[Group]) -> bool:
    """Whether the articles of a page hold so little of what is likely to be content that they are not what it is about."""
    held = {i for group in groups for i in group.blocks}
    found, best = promised(scene, odds, kept, [i for i in kept if i in held])
    return found < SHORT * best


def entitled(scene: Scene, title: int) -> bool:
    """Whether a headline of the first level, of a few words at least, is what the page calls itself."""
    block = scene.page.blocks[title]
    if title < 0 or block.level != 1 or scene.shapes[title].words < HEADLINE:
        return False
    return Told(scene.page).names(block.text)


def weighed(odds: list[float], one_article: float, groups: list[Group]) -> list[Group]:
    """The same groups, their evidence complete."""
    best = max((group.evidence.chance for group in groups), default=0.0)
    for group in groups:
        group.evidence.one = one_article
        group.evidence.best = best
        group.evidence.content = fmean(odds[i] for i in group.blocks) if group.blocks else 0.0
    return groups
