"""An organisation takes its answers back: they leave the council, and what was computed from them too."""

from typing import Any

from clsm.changes import Remove, Replace
from clsm.council import Council
from clsm.entities.ties import OpenCell
from clsm.problems import Mismatch, nearest
from clsm.surveys.names import known_actor
from clsm.words import flat


def withdraw(council: Council, survey: str, actor: str, *, hide: bool = False) -> tuple[Remove | Replace, ...]:
    """The changes by which *actor* takes back what it answered to *survey*.

    Its ties of this survey go, it counts as having declined, and what others said of it stays, as theirs. With
    *hide* that goes too, and is left open: the organisation asked not to be shown. Means of ratings go, as nothing
    can be taken out of a mean; read the ratings again for new ones. A second call changes nothing.

    Regulation (EU) 2016/679, articles 7 (3), 17 and 21.

    Raises :class:`~clsm.problems.Mismatch` where the council has no such survey or no such organisation.

    >>> import clsm
    >>> council = clsm.synthetic.council(1)
    >>> asked = council.surveys[0]
    >>> after = council.apply(*withdraw(council, asked.id, asked.answered[0]))
    >>> asked.answered[0] in after.surveys[0].answered
    False
    """
    surveys = {it.id: it for it in council.surveys}
    if survey not in surveys:
        raise Mismatch("survey-unknown", found=repr(survey), names=flat(surveys) or "–", near=nearest(survey, surveys))
    known_actor(actor, [it.id for it in council.actors])
    before = surveys[survey]
    gone = [
        tie
        for tie in council.ties
        if tie.survey == survey and (tie.told_by == actor or (hide and actor in (tie.origin, tie.target)))
    ]
    left = [cell for cell in before.left_open if cell.by != actor]
    if hide:
        about = {cell.by for cell in left if cell.about == actor}
        others = [id for id in before.answered if id not in (actor, *about)]
        left += [OpenCell(by=id, about=actor, why="not_shown") for id in others]
    fields: dict[str, Any] = {
        "answered": tuple(id for id in before.answered if id != actor),
        "left_open": tuple(left),
        "ratings": () if actor in before.answered else before.ratings,
    }
    if actor in before.asked and actor not in before.declined:
        fields["declined"] = (*before.declined, actor)
    changed = {name: value for name, value in fields.items() if value != getattr(before, name)}
    return (*(Remove(tie.id) for tie in gone), *([Replace(survey, **changed)] if changed else []))
