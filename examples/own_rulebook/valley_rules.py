"""What the councils of one valley have agreed among themselves."""

from clsm import Reference, Text
from clsm.governance import Finding, Rulebook, rule

AGREED = Reference(id="valley-2024", title=Text(fr="Accord de la vallée, 2024", en="Agreement of the valley, 2024"))


@rule(
    code="VALLEY-1",
    name=Text(fr="Se réunir en soirée", en="Meet in the evening"),
    strength="recommended",
    level="local",
    sources=(AGREED,),
)
def meets_in_the_evening(today):
    """Say of each plenary whether those who work in the day can come."""
    for body in today.instances:
        if body.kind == "plenary" and body.conditions and body.conditions.time_of_day != "not_documented":
            outcome = "pass" if body.conditions.time_of_day == "evening" else "fail"
            yield Finding(outcome=outcome, focus=body.id, because=body.name)


VALLEY = Rulebook(name="valley", title=Text(fr="La vallée", en="The valley"), rules=(meets_in_the_evening,))
