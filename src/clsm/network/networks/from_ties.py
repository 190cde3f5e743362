"""The declared ties of a council, read into a one-mode network.

Whoever tells a tie names the other; whoever was not asked, or did not answer, is silent, and what the
silent would say is unknown. A tie that only a document tells is one, but it makes nobody an answerer. One that
a third party tells is the word of neither end: where its origin answered and did not say so, it stays open, as
do the cells that a survey left open.

A tie that a source shows by the day, as an answer does, shows that its ends were there, even where nothing else says
so before a later date: else the ties of an answer would be left open, and its noes read.
"""

from collections.abc import Iterable, Mapping

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Standing, standing
from clsm.entities.actors import Actor
from clsm.entities.instances import Post
from clsm.entities.ties import Survey, Tie
from clsm.network.networks.concerns import concerns_of
from clsm.network.networks.from_council import partner, partners_of
from clsm.network.networks.nodes import UNDOCUMENTED, Node
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch, nearest
from clsm.published import untold_relations
from clsm.vocabulary import LISTS


def read_declared(snapshot: Snapshot, relation: str | None) -> TieNetwork:
    """A one-mode network of declared ties; see ``PartnerNetwork.from_ties``."""
    snapshot = as_snapshot(snapshot)
    _is_relation(snapshot, relation)
    nodes = partners_of(snapshot)
    actors = {actor.id: actor for actor in snapshot.actors}
    untold = untold_relations(snapshot.council)
    # neither a tie nor a silence is read of what may not be told
    surveys = [it for it in snapshot.surveys if relation in (None, it.relation) and it.relation not in untold]
    ends: dict[str, Actor | Post] = {**actors, **{post.id: post for post in snapshot.posts}}
    ties = [tie for tie in snapshot.ties if relation in (None, tie.relation) and tie.relation not in untold]
    stands_for = dict[str, str]()
    for id in sorted({end for tie in ties for end in (tie.origin, tie.target)} | _asked(surveys)):
        if node := partner(ends.get(id), actors, snapshot.council.terms):
            stands_for[id] = node.id
            nodes.setdefault(node.id, node)
    ids = sorted(nodes)
    place = {id: at for at, id in enumerate(ids)}
    answered = _answered(surveys)
    levels, left_open, loops, again = dict[tuple[int, int], int](), list[tuple[int, int]](), 0, 0
    unleveled, doubtful = set[tuple[int, int]](), frozenset(snapshot.uncertain)
    for tie in ties:
        if not {tie.origin, tie.target} <= stands_for.keys():
            continue  # one of them is no more on the day
        arc = _who_names_whom(tie, stands_for, place)
        if arc[0] == arc[1]:
            loops += 1
        elif ids[arc[0]] in answered and _is_hearsay(tie, ends):
            left_open.append(arc)  # who answered did not say so
        elif not all(_stood(fact, tie, snapshot) for fact in _parts(tie, ends) if fact.id in doubtful):
            left_open.append(arc)
        else:
            if arc in levels:
                again += 1
            levels[arc] = max(levels.get(arc, 1), tie.level or 1)
            if tie.level is None:
                unleveled.add(arc)
    cells = [(cell.by, cell.about) for survey in surveys for cell in survey.left_open]
    left_open += [
        (place[stands_for[by]], place[stands_for[about]]) for by, about in cells if {by, about} <= stands_for.keys()
    ]
    left_open = [arc for arc in left_open if arc not in levels and arc[0] != arc[1]]
    about = concerns_of(snapshot)
    net = TieNetwork.from_arrays(
        ids,
        [a for a, _ in levels],
        [b for _, b in levels],
        list(levels.values()),
        names=[nodes[id].name for id in ids],
        sectors=[_sector(nodes[id]) for id in ids],
        answered=[id in answered for id in ids],
        roles=[nodes[id].role for id in ids],
        concerns=[about.get(id, frozenset()) for id in ids],
        leveled=[arc not in unleveled for arc in levels],
        left_open=([a for a, _ in left_open], [b for _, b in left_open]),
        relation=relation,
        date=snapshot.date,
    )
    return net.counting(loops_dropped=loops, parallel_merged=again)


def _is_relation(snapshot: Snapshot, relation: str | None) -> None:
    known = {*LISTS["tie_relations"], *(term.id for term in snapshot.council.terms if term.list == "tie_relations")}
    if relation is not None and relation not in known:
        raise Mismatch("unknown-term", found=repr(relation), list="tie_relations", near=nearest(relation, known))


def _asked(surveys: Iterable[Survey]) -> set[str]:
    cells = {cell.about for survey in surveys for cell in survey.left_open}
    return {id for survey in surveys for id in survey.asked} | cells


def _answered(surveys: Iterable[Survey]) -> set[str]:
    """Who answered about each relation that is asked for."""
    by_relation = dict[str, set[str]]()
    for survey in surveys:
        by_relation.setdefault(survey.relation, set()).update(survey.answered)
    return set.intersection(*by_relation.values()) if by_relation else set()


def _who_names_whom(tie: Tie, stands_for: dict[str, str], place: dict[str, int]) -> tuple[int, int]:
    origin, target = place[stands_for[tie.origin]], place[stands_for[tie.target]]
    return (target, origin) if tie.told_by == tie.target else (origin, target)


def _is_hearsay(tie: Tie, ends: Mapping[str, Actor | Post]) -> bool:
    """Whether a third party tells the tie: neither end says it, nor whoever holds an office that is one of them."""
    if tie.told_by is None:
        return False
    posts = (ends[end] for end in (tie.origin, tie.target))
    holders = {holder for post in posts if isinstance(post, Post) for holder in (post.holder, post.employer)}
    return tie.told_by not in {tie.origin, tie.target, *holders}


def _parts(tie: Tie, ends: Mapping[str, Actor | Post]) -> tuple[Tie | Actor | Post, ...]:
    return tie, ends[tie.origin], ends[tie.target]


def _stood(fact: Tie | Actor | Post, tie: Tie, snapshot: Snapshot) -> bool:
    """Whether what shows a *tie* shows that one of its ends was there on the day."""
    if not isinstance(fact, Actor):
        return False
    state = standing(fact.lifetime, snapshot.council.last_shown(tie), snapshot.date)
    return state is Standing.HOLDS or (state is Standing.PRESUMED and not fact.has_undated_end)


def _sector(node: Node) -> str | None:
    return None if node.sector == UNDOCUMENTED else node.sector
