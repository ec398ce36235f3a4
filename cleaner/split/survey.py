"""Which lists of an HTML page are lists of articles.

Every candidate list has the odds that its records are articles (`cleaner.classify.lists`).  The one that promises most,
number of records times chance, is taken first; the others, without the records that it holds, are weighed beside it
(`cleaner.classify.others`), and those that are likely are taken in the order of what they promise.
"""

from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from msgspec import Struct

from cleaner.classify import lists, others
from cleaner.form_fields import passwords
from cleaner.split.above import prefer
from cleaner.split.apart import below_stories, heads_the_list, leads_like, stories_apart
from cleaner.split.bylined import names_above
from cleaner.split.candidate import Candidate, part_of, record_at
from cleaner.split.contained import prefer_containers
from cleaner.split.front_page import on_front_page
from cleaner.split.groups import Scene
from cleaner.split.kin import stamped_like, written_like
from cleaner.split.lists import candidates
from cleaner.split.nested import SURE, below
from cleaner.split.parts import temper
from cleaner.split.remarks import REMARKS, admit_discussion, like_remarks
from cleaner.split.searched import among_results, of_results
from cleaner.split.shown import names_sites, shown, sign_stories, throughout, told_by_headlines, with_time
from cleaner.split.taken import BARE, SECOND, Taken, choose
from cleaner.split.threshold import chance
from cleaner.split.told_times import part_times

LIKELY = 0.3
"""Chance from which a record is worth being taken: half of the F1 that is hoped for (Lipton et al., "Optimal thresholding of
classifiers to maximize F1 measure", 2014)."""
FAINT, SEVERAL = 0.12, 6
"""Chance and length of a list that is taken where none is likely and the page is about no single article."""
MENU = ((2, 0.58), (3, 0.5))
"""Words of entries of a menu, and chance that a list of such needs: the shorter they are the more."""
HEADING = 0.5
"""Chance of a story that stands alone right above the leading list, of a page that begins with it."""
RELATIVE = 0.7
"""Share of the best chance on the page that another list must have: where one list is clearly right, a doubtful one is not."""
FRONT, MORE = 0.45, 0.3
"""Chance of a list on a front page whose headlines lead where its stories are; and what is added to it of the chance it had."""
STAMPED = 0.45
"""Chance of a list of headlines that each have a day beside them, or are written like those of the leading list."""
UNDER = 0.2
"""Chance of bold words within stories that have headlines to be headlines, too; and of lines that say who wrote them."""
TOPIC = 4
"""Words of the shortest headline that is none where the stories of the leading list name it as their topic."""
MORE_RECORDS = 0.6
"""What a list of many records promises more than one of few: five hundred bare links in a sidebar are no better than eight posts."""
IN_FULL, FULL = 1.25, 50
"""How much more a list promises whose records hold a text, and the words of running text that half of them must have for that."""


class Survey(Struct, gc=False):
    """What the views say of a page."""

    kept: list[int]
    """Blocks that no rule has removed."""
    found: list[Candidate]
    chances: list[float]
    taken: list[Taken]
    least: float
    """Chance that a list of this page needs."""
    doubtful: bool = False
    """None is likely; the one that promises most is taken for pages that are about no single article."""
    front: bool = False
    """It is a front page: of many lists, and of nothing else."""


def survey(scene: Scene, odds: list[float], names: list[str]) -> Survey:
    """All candidate lists of a page with their chances, and those that are taken."""
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    kept, found = proposed(scene, odds, names)
    if not found:
        return Survey(kept, found, [], [], LIKELY)
    weighing = lists.Weighing(page, shapes, verdicts, odds, found)
    chances = list(map(chance, weighing.scores(found)))
    temper(found, chances)
    prefer(page, shapes, found, chances)
    prefer_containers(page, shapes, found, chances)
    told: list[Candidate] = []
    for k, one in enumerate(found):
        if told_by_headlines(scene, one):
            told.append(one)
            one.told = True
        elif not (one.run_in and throughout(scene, one)):
            continue
        chances[k] = max(chances[k], 0.6)
    for k, one in enumerate(found):
        # Bold words in a story begin its paragraphs; "submitted 9 hours ago by jane" and names of blogs say whose it is.
        within = one.run_in and any(record_at(other.spans, i) >= 0 for other in told for i in one.members)
        if within or sign_stories(scene, one) or names_sites(scene, one, found):
            chances[k] = min(chances[k], UNDER)
    fields = passwords(page)
    for k, one in enumerate(found if fields else ()):
        # "Registered customers" beside "New customers": where one logs in is no story.
        inside = any(at >= 0 and at < i < page.elements[at].end for at in one.containers for i in fields)
        if inside and not any(map(with_time(scene), (i for span in one.spans for i in range(*span)))):
            chances[k] = min(chances[k], UNDER)
    first = leader(scene, found, chances)
    doubtful = first < 0
    if doubtful:
        first = hope(scene, found, chances)
    if first < 0:
        return Survey(kept, found, chances, [], least_chance(chances))
    leading = found[first]
    inner = below(scene, leading, found, chances)
    beside = others.Beside(page, names, leading, weighing)
    rest = remaining(scene, found, leading)
    if rest and of_results(page):
        rest = among_results(page, rest, leading)
    chances = [chances[first], *map(chance, beside.weigh(rest))]
    for k, one in enumerate(rest, 1):
        heads = heads_the_list(scene, one, leading, kept) or leads_like(scene, one, leading)
        if heads or below_stories(scene, one, leading):
            chances[k] = max(chances[k], HEADING)
    topics = topics_of(scene, leading)
    for k, one in enumerate(rest, 1):
        if len(one.members) > 1 and all(page.blocks[i].text in topics and shapes[i].words < TOPIC for i in one.members):
            chances[k] = min(chances[k], UNDER)
    front = on_front_page(scene, leading, rest, odds, kept)
    sure = [leading, *(one for k, one in enumerate(rest, 1) if chances[k] > SECOND)]
    written = written_like(scene, rest, sure)
    for k in {*written, *(k for k, one in enumerate(rest) if stamped_like(scene, one, leading))}:
        chances[k + 1] = max(chances[k + 1], STAMPED)
    if inner is not None:
        rest.append(inner)
        chances.append(SURE)
    for k in front:
        chances[k + 1] = max(chances[k + 1], FRONT + MORE * chances[k + 1])
    taken = choose(scene, [leading, *rest], chances, odds, 0)
    alike = {id(rest[k]) for k in front}
    for list_ in taken:
        if id(list_.candidate) in alike:  # the leading list vouches for it
            for group in list_.groups:
                group.evidence.chance = max(list_.chance, chances[0])
    return Survey(kept, [leading, *rest], chances, taken, SECOND, doubtful, bool(front))


def proposed(scene: Scene, odds: list[float], names: list[str]) -> tuple[list[int], list[Candidate]]:
    """The blocks that no rule has removed, and all candidate lists among them."""
    admit_discussion(scene, odds)
    part_times(scene)
    kept = open_blocks(scene)
    found = candidates(scene.page, scene.shapes, entitling(scene, kept), names)
    remarks = [one for one in found if like_remarks(scene, kept, one)]
    if remarks:
        for one in remarks:
            for first, last in one.spans:
                for verdict in scene.verdicts[first:last]:
                    verdict.rule = verdict.rule or REMARKS
        kept = open_blocks(scene)
        found = candidates(scene.page, scene.shapes, entitling(scene, kept), names)
    return kept, found


def entitling(scene: Scene, kept: list[int]) -> list[int]:
    """The blocks that may be headlines."""
    names = names_above(scene, kept)
    return [i for i in kept if i not in names] if names else kept


def open_blocks(scene: Scene) -> list[int]:
    """The blocks that no rule has removed, and that are no comments or topics."""
    return [i for i, v in enumerate(scene.verdicts) if not v.rule and v.section not in ("comments", "tags")]


def leader(scene: Scene, found: list[Candidate], chances: list[float]) -> int:
    """Number of the list that promises most; -1 where none is likely."""
    least = least_chance(chances)
    likely = [
        k
        for k, one in enumerate(found)
        if chances[k] > least
        and (chances[k] > BARE or shown(scene, one))
        and (chances[k] > MENU[0][1] or chances[k] > least_of_menu(scene, one))
    ]
    return min(
        likely,
        key=lambda k: (
            -(chances[k] - least) * promise(scene, found[k]),
            found[k].members[0],
            found[k].view,
        ),
        default=-1,
    )


def promise(scene: Scene, one: Candidate) -> float:
    """What the records of a list are worth together."""
    return float(len(one.members) ** MORE_RECORDS) * (IN_FULL if in_full(scene, one.spans) else 1.0)


def in_full(scene: Scene, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether half of some records hold a text."""
    shapes, verdicts = scene.shapes, scene.verdicts
    texts = [sum([shapes[i].words for i in range(a, b) if shapes[i].prose and not verdicts[i].rule]) for a, b in spans]
    return median(texts) >= FULL


def hope(scene: Scene, found: list[Candidate], chances: list[float]) -> int:
    """Number of the list that promises most where none is likely; -1 where there is none of several linked headlines."""
    open_ = [
        k
        for k, one in enumerate(found)
        if chances[k] > FAINT
        and len(one.members) >= SEVERAL
        and shown(scene, one)
        and not one.run_in
        and not least_of_menu(scene, one)
    ]
    return max(open_, key=lambda k: ((chances[k] - FAINT) * len(found[k].members), -k), default=-1)


def least_of_menu(scene: Scene, one: Candidate) -> float:
    """The chance that a list needs of which half the headlines are no longer than entries of a menu, and few records say more: these
    may be wares and sections.  0 for others.
    """
    shapes = scene.shapes
    half = median(shapes[i].words for i in one.members)
    least = next((chance for words, chance in MENU if half <= words), 0.0)
    if not least:
        return 0.0
    told = with_time(scene)
    more = sum(any(shapes[i].prose or told(i) for i in range(*span)) for span in one.spans)
    return least if 2 * more < len(one.members) else 0.0


def least_chance(chances: list[float]) -> float:
    """The chance that a list of a page needs."""
    return max(LIKELY, RELATIVE * max(chances, default=0.0))


def remaining(scene: Scene, found: list[Candidate], leading: Candidate) -> list[Candidate]:
    """What a list leaves of the others: their records whose headlines are in none of its own; and stories that stand alone."""
    rest: list[Candidate] = []
    seen: set[tuple[int, ...]] = set()
    held = {i for first, last in leading.spans for i in range(first, last)}
    titles = headlines_before(leading, len(scene.page.blocks))
    for one in found:
        kept = [n for n, i in enumerate(one.members) if i not in held]
        if one is leading or not kept or around_several(one, titles):
            continue
        if len(kept) == len(one.members):
            rest.append(one)
            continue
        key = (one.view, *(one.members[n] for n in kept))
        if key not in seen:
            seen.add(key)
            rest.append(part_of(one, kept, [one.members[n] for n in kept]))
    return rest + stories_apart(scene, rest, leading)


def topics_of(scene: Scene, leading: Candidate) -> set[str]:
    """The links in the records of a list besides their headlines: sections of a site, categories of a board."""
    blocks, members = scene.page.blocks, set(leading.members)
    inside = (i for first, last in leading.spans for i in range(first, last) if i not in members)
    return {blocks[i].text for i in inside if blocks[i].link_share > 0.9 and blocks[i].leads}


def headlines_before(one: Candidate, blocks: int) -> list[int]:
    """How many headlines of a list stand before each of some blocks, and in all at the end."""
    found = [0] * (blocks + 1)
    for index in one.members:
        found[index + 1] = 1
    return list(accumulate(found))


def around_several(one: Candidate, titles: list[int]) -> bool:
    """Whether a record of a list holds several headlines of the leading one: then its records are stretches of the page, no stories.

    `titles`: see `headlines_before`.
    """
    return any(titles[last] - titles[first] > 1 for first, last in one.spans)
