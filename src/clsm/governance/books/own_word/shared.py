"""The procedures that bodies have adopted, and the meetings held under them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import Day
from clsm.entities.agreements import Agreement
from clsm.entities.colleges import College
from clsm.entities.instances import Instance, Meeting, Seat
from clsm.entities.procedures import Procedure
from clsm.entities.references import reference_id
from clsm.governance.answers.meetings import held
from clsm.governance.reading.seats import (
    existing,
)
from clsm.governance.reading.several import Fix

OWN_TEXTS: Final = frozenset({"statutes", "charter", "internal_rules", "vade_mecum"})


def adopted_texts(snapshot: Snapshot, rules: Procedure | College) -> list[Agreement]:
    """The council's own texts that cite a source of the *rules*: those that they may be drawn from."""
    cited = {reference_id(source) for source in rules.sources}
    own = (text for text in snapshot.council.agreements if text.kind in OWN_TEXTS)
    return [text for text in own if not cited.isdisjoint(reference_id(source) for source in text.sources)]


def in_force(snapshot: Snapshot, rules: Procedure | College) -> bool:
    """Whether no text that the *rules* may be drawn from is still being drafted, or yet to come."""
    texts = adopted_texts(snapshot, rules)
    adopted = [text for text in texts if text.state != "drafting"]
    begun = _begun(adopted)
    return not (texts and not adopted) and not (begun and snapshot.date < begun)


def _begun(adopted: Iterable[Agreement]) -> Day | None:
    """The first day on which one of the *adopted* texts held; ``None`` where no day is documented."""
    return min((text.period.start.last for text in adopted if text.period.start), default=None)


def written_rules(snapshot: Snapshot) -> Iterator[tuple[Instance, Procedure, list[Meeting]]]:
    """The bodies that have adopted rules of procedure, with the meetings held under them up to the day."""
    for body in existing(snapshot):
        if body.procedure is None or not in_force(snapshot, body.procedure):
            continue
        begun = _begun(text for text in adopted_texts(snapshot, body.procedure) if text.state != "drafting")
        meetings = held(snapshot.council.find(body.id), snapshot.date)
        yield body, body.procedure, [it for it in meetings if begun is None or begun <= it.date.first]


def by_rules(procedure: Procedure, *changes: Add | Replace) -> Fix:
    """The steering committee of Ombreval has this *procedure*, and what else *changes*."""
    return (Replace("committee", procedure=procedure), *changes)


def asks_quorum(procedure: Procedure) -> bool:
    """Whether a quorum is written: of so many, by size, or of some who must be there."""
    return bool(procedure.quorum or procedure.quorum_steps or procedure.quorum_among)


_EXCEPTIONS: Final = re.compile(
    r"second|deuxi|reconvo|pr\u00e9pond|casting|\btie|urgen|sauf|hors|except|unless|suppl\u00e9|deput|alternate|substitut|d\u00e9rog",
    re.IGNORECASE,
)
_DEPUTY: Final = re.compile(r"suppl\u00e9|deput|alternate|substitute", re.IGNORECASE)


def may_except(procedure: Procedure) -> bool:
    """Whether a note beside the written rules may hold an exception to them: it is not read, and leaves doubt."""
    return procedure.note is not None and any(
        _EXCEPTIONS.search(words) for words in (procedure.note.fr, procedure.note.en)
    )


def perhaps_deputies(body: Instance) -> list[Seat]:
    """The seats that are called a deputy's and do not say whose: they may be counted with their member."""
    called = (seat for seat in body.seats if seat.label and not seat.deputy_of)
    named = [seat for seat in called if seat.label and _DEPUTY.search(f"{seat.label.fr} {seat.label.en}")]
    return sorted(named, key=lambda seat: seat.id)
