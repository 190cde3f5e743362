"""The rulebook ``fr-instruction-2016``: what the instruction of 30 September 2016 expects.

The instruction binds the administration, not the communes: its rules are expectations. It was
completed, not replaced, by the instruction of 13 May 2025.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from clsm.changes import Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.governance.examples import example
from clsm.governance.reading import bodies, weakest
from clsm.governance.rules import Finding, Outcome, Rulebook, rule
from clsm.governance.sources import INSTRUCTION_2016, MAIRE_INFO_2016, PLANPSY_2016
from clsm.governance.words import NO_PLENARY, NO_STEERING_COMMITTEE, both, joined, rows
from clsm.instances import Instance
from clsm.language import Text

_DOCUMENTED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "plenary": Text(
            fr="L'assemblée plénière est documentée ({names}).",
            en="The plenary is documented ({names}).",
        ),
        "steering_committee": Text(
            fr="Le comité de pilotage est documenté ({names}).",
            en="The steering committee is documented ({names}).",
        ),
    }
)
_NONE_DOCUMENTED: Final[Mapping[str, Text]] = MappingProxyType(
    {"plenary": NO_PLENARY, "steering_committee": NO_STEERING_COMMITTEE}
)
_ENDED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "plenary": Text(
            fr="L'assemblée plénière a pris fin ({names}) et aucune autre n'est documentée depuis.",
            en="The plenary came to an end ({names}), and no other is documented since.",
        ),
        "steering_committee": Text(
            fr="Le comité de pilotage a pris fin ({names}) et aucun autre n'est documenté depuis.",
            en="The steering committee came to an end ({names}), and no other is documented since.",
        ),
    }
)


def _ended(today: Snapshot, kind: str) -> list[tuple[Instance, PartialDate]]:
    """The bodies of that *kind* that are known to have ended before the day, with their end."""
    held = sorted(today.council.instances, key=lambda body: body.id)
    ends = [(body, body.period.end or body.period.ended_by) for body in held if body.kind == kind]
    return [(body, end) for body, end in ends if isinstance(end, PartialDate) and end.last < today.date]


def _standing(today: Snapshot, kind: str) -> tuple[Outcome, Text, tuple[str, ...]]:
    """Whether a body of that *kind* stands, in words, and on which bodies that rests."""
    if there := list(bodies(today, kind)):
        names = rows(body.name for body in there)
        return "pass", _DOCUMENTED[kind].format(names=names), tuple(body.id for body in there)
    if gone := _ended(today, kind):
        name_and_end = Text.same("{name}, {end}")
        names = rows(name_and_end.format(name=body.name, end=both(end.say)) for body, end in gone)
        return "fail", _ENDED[kind].format(names=names), tuple(body.id for body, _ in gone)
    # no file says that its list of bodies is complete: a body that is not there may still exist
    return "not_documented", _NONE_DOCUMENTED[kind], ()


@rule(
    code="FR-I3",
    name=Text(
        fr="Une assemblée plénière et un comité de pilotage",
        en="A plenary and a steering committee",
    ),
    what=Text(
        fr="Un conseil se réunit au moins en deux instances : une assemblée plénière et un comité de pilotage.",
        en="A council meets in two bodies at least: a plenary and a steering committee.",
    ),
    why=Text(
        fr="Dans l'une, tous les partenaires se retrouvent et débattent ; dans l'autre, un groupe plus petit fixe les "
        "priorités et suit leur mise en œuvre.",
        en="In the one, all partners come together and debate; in the other, a smaller group sets priorities and "
        "follows them up.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, MAIRE_INFO_2016, PLANPSY_2016),
    applies_from=PartialDate.parse("2016-09-30"),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Ombreval a une assemblée plénière et un comité de pilotage.",
            en="Ombreval has a plenary and a steering committee.",
        )
    ),
    breaks=example(
        Text(
            fr="L'assemblée plénière d'Ombreval a pris fin en 2022 et aucune autre n'est documentée depuis.",
            en="Ombreval's plenary came to an end in 2022, and no other is documented since.",
        ),
        Replace(
            "plenary",
            period=Period(start=PartialDate(year=2018), end=PartialDate(year=2022)),
            meetings=(),
            recorded=None,
        ),
    ),
)
def two_bodies(today: Snapshot) -> Iterator[Finding]:
    """Say of both kinds whether one stands, has ended, or is not documented."""
    states = [_standing(today, kind) for kind in _DOCUMENTED]
    yield Finding(
        outcome=weakest(outcome for outcome, _, _ in states),
        focus=today.council.id,
        because=joined(sentence for _, sentence, _ in states),
        evidence=tuple(id for _, _, ids in states for id in ids),
    )


RULEBOOK: Final = Rulebook(
    name="fr-instruction-2016",
    title=Text(fr="L'instruction du 30 septembre 2016", en="The instruction of 30 September 2016"),
    rules=(two_bodies,),
)
