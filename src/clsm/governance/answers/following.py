"""Which body follows which program: what nobody is documented to follow, and who follows nothing.

No text asks for it. It is an answer to put before a steering committee, beside the verdicts.
"""

from collections.abc import Iterable, Iterator
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.governance.reading.seats import existing
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, paragraph, set_apart

_GOING_ON: Final = frozenset({"under_way", "permanent", "not_documented"})
"""The states in which a program may need to be followed; what is planned, or has ended, does not."""

_FOLLOWS: Final = Text(fr="{body} suit : {programs}.", en="{body} follows: {programs}.")
_UNFOLLOWED: Final = Text(
    fr="Aucune instance n’est documentée pour le suivi de : {programs}.",
    en="No body is documented to follow: {programs}.",
)
_IDLE: Final = Text(
    fr="Chargées d’un suivi sans action documentée : {bodies}.",
    en="Meant to follow up, without a documented program: {bodies}.",
)
_NOTHING: Final = Text(fr="Aucune action n’est documentée.", en="No program is documented.")


@final
@attrs.frozen(kw_only=True, repr=False)
class Following(Result):
    """What :func:`following` answers, by ids.

    ``basis`` are the programs that were read. ``followed`` maps each body that follows something to the programs
    that it follows, as pairs. ``unfollowed`` are the programs that nobody is documented to follow, ``idle`` the
    bodies that are meant to follow up and of which no program is documented.
    """

    snapshot: Snapshot
    basis: tuple[str, ...]
    followed: tuple[tuple[str, tuple[str, ...]], ...]
    unfollowed: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def says(self) -> Text:
        """Which body follows what, then what is documented on one side only."""
        return paragraph(self._sentences())

    def _sentences(self) -> Iterator[Text]:
        for body, programs in self.followed:
            yield _FOLLOWS.format(body=self._names([body]), programs=self._names(programs))
        if self.unfollowed:
            yield _UNFOLLOWED.format(programs=self._names(self.unfollowed))
        if self.idle:
            yield _IDLE.format(bodies=self._names(self.idle))
        if not self.basis:
            yield _NOTHING

    def _names(self, ids: Iterable[str]) -> Text:
        return set_apart(self.snapshot.find(id).name for id in ids)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each program and the body that follows it; ``None`` where none is documented."""
        rows: list[Row] = [{"body": body, "program": program} for body, many in self.followed for program in many]
        rows += [{"body": None, "program": program} for program in self.unfollowed]
        return rows + [{"body": body, "program": None} for body in self.idle]


def following(snapshot: Snapshot) -> Following:
    """Say which body follows which program on the day, and what is documented on one side only.

    A body that runs a program follows it; a part of a program is followed where the whole is. That no body is
    documented never means that nobody follows.

    >>> import clsm
    >>> following(clsm.datasets.load("seraing").on("2020-01-31")).followed
    ()
    """
    snapshot = as_snapshot(snapshot)
    going_on = sorted((it for it in snapshot.programs if it.state in _GOING_ON), key=lambda program: program.id)
    bodies = {body.id: body for body in existing(snapshot)}
    by_body = {id: tuple(it.id for it in going_on if id in (*it.followed_by, *it.led_by)) for id in bodies}
    whole = {program.id: program for program in snapshot.programs}

    def is_followed(id: str | None) -> bool:
        program = whole.get(id or "")
        if program is None:
            return False
        return not bodies.keys().isdisjoint((*program.followed_by, *program.led_by)) or is_followed(program.part_of)

    idle = [body for body in bodies.values() if "follow_up" in body.functions and not by_body[body.id]]
    unfollowed = [program for program in going_on if not is_followed(program.id)]

    return Following(
        snapshot=snapshot,
        basis=tuple(program.id for program in going_on),
        followed=tuple((body, programs) for body, programs in by_body.items() if programs),
        unfollowed=tuple(program.id for program in unfollowed),
        idle=tuple(body.id for body in idle),
    )
