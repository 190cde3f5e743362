"""The rulebook ``own-word``: what a council says of itself, held against its own record.

No text from outside is behind these rules, and they hold in any country. What is only announced is
not yet owed.
"""

from collections.abc import Iterator
from typing import Final

from clsm.changes import Remove
from clsm.council import Snapshot
from clsm.dates import Frequency
from clsm.governance.examples import example
from clsm.governance.reading import existing, recorded_days
from clsm.governance.rules import Finding, Outcome, Rulebook, rule
from clsm.governance.sources import OWN_DOCUMENTS
from clsm.governance.words import both, day_in_words, joined
from clsm.instances import Instance
from clsm.language import Text

_SAYS: Final = Text(fr="{body} – Rythme indiqué : {frequency}.", en="{body} – Stated rhythm: {frequency}.")
_NOT_RECORDED: Final = Text(
    fr="Les réunions ne sont pas consignées sur une période connue : on ne peut dire si ce rythme est tenu.",
    en="Its meetings are not recorded over a known time, so it cannot be said whether this is kept.",
)
_RECORDED: Final = Text(
    fr="Réunions consignées du {first} au {last} : {count}.", en="Meetings recorded from {first} to {last}: {count}."
)
_KEPT: Final[dict[bool | None, tuple[Outcome, Text]]] = {
    True: ("pass", Text(fr="Le rythme est tenu.", en="The rhythm is kept.")),
    False: (
        "fail",
        Text(
            fr="Sur une partie de ce temps au moins, les réunions sont plus rares qu'indiqué.",
            en="In part of that time at least, meetings are rarer than stated.",
        ),
    ),
    None: (
        "not_documented",
        Text(
            fr="Ces dates ne permettent pas encore de dire si ce rythme est tenu.",
            en="From these dates it cannot be said yet whether the rhythm is kept.",
        ),
    ),
}


def _judge(today: Snapshot, body: Instance, frequency: Frequency) -> Finding:
    says = _SAYS.format(body=body.name, frequency=both(frequency.say))
    days = recorded_days(body, today.date)
    if days is None:
        because = joined((says, _NOT_RECORDED))
        return Finding(outcome="not_documented", focus=body.id, because=because, evidence=(body.id,))
    first, last = days
    held = [meeting for meeting in body.meetings if first <= meeting.date.last and meeting.date.first <= last]
    outcome, sentence = _KEPT[frequency.kept([meeting.date for meeting in held], start=first, end=last)]
    record = _RECORDED.format(first=day_in_words(first), last=day_in_words(last), count=len(held))
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=joined((says, record, sentence)),
        evidence=(body.id, *sorted(meeting.id for meeting in held)),
    )


@rule(
    code="OW-1",
    name=Text(
        fr="Chaque instance se réunit aussi souvent qu'elle le dit",
        en="Each body meets as often as it says",
    ),
    what=Text(
        fr="Le rythme que le conseil indique pour une instance est comparé aux réunions qu'il a consignées, sur le "
        "temps où elles le sont toutes. Se réunir plus souvent le respecte aussi. Ce qui est seulement annoncé "
        "n'est pas encore dû.",
        en="The rhythm that the council states for a body is held against the meetings that it recorded, over the "
        "time in which all of them are. Meeting more often keeps it too. What is only announced is not yet owed.",
    ),
    why=Text(
        fr="Les partenaires comptent sur le rythme indiqué. Ce que l'on s'est promis se tient, ou se change ensemble.",
        en="Partners count on the stated rhythm. What people promised each other is kept, or changed together.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit se réunir 3 à 4 fois par an, et l'a fait en 2023 et en 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and did so in 2023 and 2024.",
        )
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit se réunir 3 à 4 fois par an, et deux réunions seulement sont "
            "consignées en 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and only two meetings are "
            "recorded in 2024.",
        ),
        Remove("committee-2024-06-13"),
    ),
)
def as_often_as_it_says(today: Snapshot) -> Iterator[Finding]:
    """Hold the stated frequency of each body that exists against its recorded meetings."""
    stated = [(body, body.frequency) for body in existing(today) if body.frequency]
    for body, frequency in stated:
        yield _judge(today, body, frequency)
    if not stated:
        sentence = Text(
            fr="Aucune instance n'indique à quel rythme elle se réunit.", en="No body states how often it meets."
        )
        yield Finding(outcome="not_applicable", focus=today.council.id, because=sentence)


RULEBOOK: Final = Rulebook(
    name="own-word", title=Text(fr="La parole du conseil", en="The council's own word"), rules=(as_often_as_it_says,)
)
