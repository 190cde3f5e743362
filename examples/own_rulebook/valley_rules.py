"""What the councils of one valley have agreed among themselves."""

from collections.abc import Iterator

from clsm import Reference, Snapshot, Text
from clsm.governance import Finding, Rulebook, rule

AGREED = Reference(id="valley-2024", title=Text(fr="Accord de la vallée, 2024", en="Agreement of the valley, 2024"))


@rule(
    code="VALLEY-1",
    name=Text(fr="Se réunir en soirée", en="Meet in the evening"),
    strength="recommended",
    level="local",
    sources=(AGREED,),
)
def meets_in_the_evening(today: Snapshot) -> Iterator[Finding]:
    """Say of each plenary whether those who work in the day can come."""
    for body in today.instances:
        if body.kind == "plenary" and body.conditions and body.conditions.time_of_day != "not_documented":
            kept = body.conditions.time_of_day == "evening"
            yield Finding(outcome="pass" if kept else "fail", focus=body.id, because=body.name)


VALLEY = Rulebook(name="valley", title=Text(fr="La vallée", en="The valley"), rules=(meets_in_the_evening,))
