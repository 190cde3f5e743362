"""OW-3: what a body has written of its own places, held against who sits."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.colleges import College, Limit
from clsm.entities.instances import Instance, Seat
from clsm.governance.books.examples import example
from clsm.governance.books.own_word.shared import in_force
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.colleges import (
    MEMBERS_OF_A_BODY,
    Counted,
    bounds,
    limit_in_words,
    members,
    name_of_college,
    of_college,
    respects,
    share_in_words,
    within,
)
from clsm.governance.reading.filling import MEMBERS
from clsm.governance.reading.seats import existing, shown_in, takes_full_part, weakest
from clsm.governance.reading.several import Fix
from clsm.governance.texts.sources import OWN_DOCUMENTS
from clsm.words import Text, paragraph, set_apart


@final
@attrs.frozen(kw_only=True)
class _Promise:
    """One thing that is written of the places of a body: whether it is kept, on what seats, and what would keep it.

    ``fix`` is given how many people come by what mends the other promises.
    """

    words: Text
    kept: bool | None
    counted: Counted
    fix: Callable[[int], Fix]

    @property
    def outcome(self) -> Outcome:
        if self.kept is None:
            return "not_documented"
        return "pass" if self.kept else "fail"


def _promises(snapshot: Snapshot, body: Instance) -> Iterator[_Promise]:
    """Each thing that *body* has written of its own places."""
    everybody = members(snapshot, body)
    low, high = body.seats_at_least, body.seats_at_most
    if low is not None or high is not None:
        yield _Promise(
            words=bounds(MEMBERS_OF_A_BODY, low, high),
            kept=within(everybody, low, high),
            counted=everybody,
            fix=lambda coming: _resized(snapshot, body, everybody, coming),
        )
    for limit in body.limits:
        yield _limited(snapshot, MEMBERS_OF_A_BODY, everybody, limit, Replace(body.id, limits=()))
    for college in body.colleges:
        if in_force(snapshot, college):
            yield from _of_college(snapshot, body, college)


def _of_college(snapshot: Snapshot, body: Instance, college: College) -> Iterator[_Promise]:
    counted, name = of_college(snapshot, body, college), name_of_college(snapshot, college)
    low, high = college.at_least, college.at_most
    if low is not None or high is not None:
        yield _Promise(
            words=bounds(name, low, high),
            kept=within(counted, low, high),
            counted=counted,
            fix=lambda _: _filled(snapshot, body, college, counted),
        )
    if college.share is not None:
        yield _Promise(
            words=share_in_words(name, college.share),
            kept=counted.share(college.share),
            counted=counted,
            fix=lambda _: _shared_out(snapshot, body, college, counted),
        )
    for limit in college.limits:
        yield _limited(snapshot, name, counted, limit, Replace(college.id, id=college.id, limits=()))


def _limited(snapshot: Snapshot, name: Text, counted: Counted, limit: Limit, rewritten: Replace) -> _Promise:
    words = limit_in_words(name, limit)
    return _Promise(words=words, kept=respects(snapshot, counted, limit), counted=counted, fix=lambda _: (rewritten,))


# ---------------------------------------------------------------- what would keep them


def _resized(snapshot: Snapshot, body: Instance, counted: Counted, coming: int) -> Fix:
    """Places opened up to the least, beside those *coming*; where there are more than the most, the rule anew."""
    missing = (body.seats_at_least or 0) - counted.held[0]
    if missing > coming:
        return (Add(_opened(snapshot, label=_ANYBODY, count=missing - coming), to=body.id),)
    return () if missing > 0 else (Replace(body.id, seats_at_most=counted.places[0]),)


_ANYBODY: Final = Text(fr="À désigner", en="To be appointed")


def _opened(snapshot: Snapshot, label: Text, count: int) -> Seat:
    period = Period(start=PartialDate.of(snapshot.date), end=OPEN)
    return Seat(label=label, holder_kind="category", status="member", count=count, period=period)


def _filled(snapshot: Snapshot, body: Instance, college: College, counted: Counted) -> Fix:
    """Vacant places filled, permanent invitees made members, and what is still promised opened."""
    missing = (college.at_least or 0) - counted.held[0]
    if missing <= 0:
        return (Replace(college.id, id=college.id, at_most=counted.places[0]),)
    changes = list[Add | Replace]()
    for seat in counted.seats:
        if seat.vacant and missing > 0:
            changes.append(Replace(seat.id, id=seat.id, vacant=False))
            missing -= seat.count or 1
    for seat in _invited(snapshot, body, college):
        if missing > 0:
            changes.append(Replace(seat.id, id=seat.id, status="member"))
            missing -= seat.count or 1
    if missing > 0:
        changes.append(Add(_place(snapshot, body, college, missing), to=body.id))
    return tuple(changes)


def _invited(snapshot: Snapshot, body: Instance, college: College) -> list[Seat]:
    """The permanent invitees of the pillars of *college*."""
    shown = (seat for pillar in sorted(college.pillars or ()) for seat in shown_in(snapshot, body, pillar).seats)
    seats = dict.fromkeys(seat for seat in shown if isinstance(seat, Seat))
    return [seat for seat in seats if takes_full_part(snapshot, seat) is False]


def _place(snapshot: Snapshot, body: Instance, college: College, count: int) -> Seat:
    opened = _opened(snapshot, label=name_of_college(snapshot, college), count=count)
    if any(seat.college for seat in body.seats):
        return attrs.evolve(opened, college=college.id)
    if college.pillars:
        return attrs.evolve(opened, pillars=college.pillars)
    return attrs.evolve(opened, sector=college.sectors[0] if college.sectors else None)


def _shared_out(snapshot: Snapshot, body: Instance, college: College, counted: Counted) -> Fix:
    """As many places opened as make the share; where none could, the share taken back."""
    share, low = college.share, counted.held[0]
    everybody = low + sum(seat.count or 1 for seat in (*counted.others, *counted.perhaps))
    for more in range(1, everybody + 1):
        if share and share.reached(low + more, everybody + more):
            return (Add(_place(snapshot, body, college, more), to=body.id),)
    return (Replace(college.id, id=college.id, share=None),)


# ---------------------------------------------------------------- the rule

_PLACES: Final = Text(fr="Places promises : {which}.", en="Places promised: {which}.")
_THERE: Final = Text(fr="Toutes sont tenues.", en="All of them are held.")
_OTHERWISE: Final = Text(fr="Autrement qu’il est écrit : {which}.", en="Not as it is written: {which}.")
_NOT_TOLD: Final = Text(
    fr="Les places documentées ne permettent pas de le dire pour : {which}.",
    en="The documented seats do not tell for: {which}.",
)


def _committee(*colleges: College) -> Replace:
    """The steering committee of Ombreval has written of these *colleges*."""
    return Replace("committee", colleges=colleges)


@rule(
    code="OW-3",
    name=Text(fr="Les places promises sont tenues", en="The places that were promised are held"),
    what=Text(
        fr="Une instance a écrit combien de membres elle a, en tout ou par collège : au moins, au plus, quelle part, "
        "combien par organisation ou par territoire. Ils sont comptés dans sa composition, membres et membres de "
        "droit ; une suppléance ne compte pas en plus.",
        en="A body has written how many members it has, in all or by college: at least, at most, which share, how many "
        "per organisation or per territory. They are counted in its composition, members and those who sit by "
        "right; a deputy does not count on top.",
    ),
    why=Text(
        fr="Une place écrite est une invitation : elle ne vaut que si quelqu’un peut s’y asseoir.",
        en="A place in writing is an invitation: it is worth something once somebody can sit on it.",
    ),
    limits=Text(
        fr="Une place sans effectif peut être celle de plusieurs personnes : elle laisse la question ouverte.",
        en="A seat without a number may be that of several people: it leaves the question open.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval garde une place aux familles ; leur association y siège.",
            en="Ombreval's steering committee keeps a place for families; their association sits there.",
        ),
        _committee(College(pillars=frozenset({"carers"}), at_least=1)),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval garde deux places aux familles ; une seule personne y siège.",
            en="Ombreval's steering committee keeps two places for families; one person alone sits there.",
        ),
        _committee(College(pillars=frozenset({"carers"}), at_least=2)),
        Replace("committee-families-member", count=1),
    ),
)
def places_promised(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the full places of each body against what it has written of them."""
    for body in existing(snapshot):
        promises = tuple(_promises(snapshot, body))
        if promises:
            yield _finding(body, promises)


def _finding(body: Instance, promises: tuple[_Promise, ...]) -> Finding:
    outcome = weakest(promise.outcome for promise in promises)
    sentences = [heading_of(body), _PLACES.format(which=set_apart(promise.words for promise in promises))]
    if outcome == "pass":
        sentences.append(_THERE)
    for weight, words in (("fail", _OTHERWISE), ("not_documented", _NOT_TOLD)):
        if which := [promise.words for promise in promises if promise.outcome == weight]:
            sentences.append(words.format(which=set_apart(which)))
    told_by = dict.fromkeys(seat.id for promise in promises for seat in _telling(promise))
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=paragraph(sentences),
        evidence=(body.id, *told_by),
        fix=_mended(promises),
        fill=_about_places(body, promises) if outcome == "not_documented" else (),
    )


def _mended(promises: tuple[_Promise, ...]) -> Fix:
    """What mends each promise that is not kept, the size of the body last: who comes for a college counts in it."""
    changes = list[Add | Remove | Replace]()
    for promise in reversed(promises):
        if promise.outcome == "fail":
            coming = sum(_people(change) for change in changes)
            changes += promise.fix(coming)
    return tuple(changes)


def _people(change: Add | Remove | Replace) -> int:
    """How many people come by a *change*: those of a new seat, or one on a place that was vacant or by invitation."""
    if isinstance(change, Add) and isinstance(change.entity, Seat):
        return change.entity.count or 1
    if isinstance(change, Replace) and not {"vacant", "status"}.isdisjoint(dict(change.fields)):
        return 1
    return 0


def _telling(promise: _Promise) -> tuple[Seat, ...]:
    return (*promise.counted.seats, *promise.counted.perhaps)


def _about_places(body: Instance, promises: Iterable[_Promise]) -> tuple[Fill, ...]:
    unsaid = (promise for promise in promises if promise.kept is None)
    seats = dict.fromkeys(seat for promise in unsaid for seat in _unsure(promise.counted))
    fills = tuple(Fill(id=seat.id, field=_open_field(seat), usually_in=MEMBERS) for seat in seats)
    if body.composition != "complete":
        return (Fill(id=body.id, field="composition", usually_in=MEMBERS), *fills)
    # of a whole list without anybody on it no share can be taken
    return fills or (Fill(id=body.id, field="seats", usually_in=MEMBERS),)


def _unsure(counted: Counted) -> tuple[Seat, ...]:
    """The seats of which a field would tell: those that may count, and those without a count."""
    return (*(seat for seat in counted.seats if seat.count is None), *counted.perhaps)


def _open_field(seat: Seat) -> str:
    if seat.status == "not_documented":
        return "status"
    return "count" if seat.count is None else "pillars"
