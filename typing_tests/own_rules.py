"""A rule of one's own: a decorator makes it of a function, a rulebook holds it."""

from collections.abc import Iterator
from typing import assert_type

import clsm
from clsm.governance import Finding, Report, Rule, Rulebook, rule

AGREED = clsm.Reference(id="agreed", title=clsm.Text(fr="Accord", en="Agreement"))


@rule(
    code="OWN-1",
    name=clsm.Text(fr="Se réunir en soirée", en="Meet in the evening"),
    strength="recommended",
    level="local",
    sources=(AGREED,),
)
def meets_in_the_evening(today: clsm.Snapshot) -> Iterator[Finding]:
    """The function takes a council on a day and yields findings."""
    for body in today.instances:
        yield Finding(outcome="not_documented", focus=body.id, because=body.name)


assert_type(meets_in_the_evening, Rule)

OWN = Rulebook(name="own", title=clsm.Text(fr="Les nôtres", en="Our own"), rules=(meets_in_the_evening,))


def held_against_it(today: clsm.Snapshot) -> None:
    """Rulebooks are given as values or by name."""
    assert_type(clsm.check(today, rulebooks=["fr-law", OWN]), Report)
