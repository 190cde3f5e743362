"""The procedures that bodies have adopted, and the meetings held under them."""

from collections.abc import Iterable, Iterator
from typing import Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import Day
from clsm.entities.agreements import Agreement
from clsm.entities.colleges import College
from clsm.entities.instances import Instance, Meeting
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
