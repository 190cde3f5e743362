"""England's health and wellbeing boards: who must sit on one, as a rulebook of another country.

Health and Social Care Act 2012, section 194 (legislation.gov.uk/ukpga/2012/7, part 5, chapter 2), in force on
1 April 2013 (SI 2013/218). The law sets no quorum, no rhythm and no seat for users or carers beyond Local Healthwatch:
there is no rule on them. That the authority has a board (EN-1) the file of a board shows by itself; whom else the
authority or the board adds (EN-8), and that the board is a committee whose members all vote unless the authority
directs otherwise (EN-9), asks nothing that a record could miss. Before 1 July 2022 the seat of EN-7 was that of each
clinical commissioning group; since when exactly it is the integrated care board's could not be read, so that the rule
is asked from that day on only.
"""

from collections.abc import Iterator
from functools import partial
from typing import Literal

from clsm import Add, PartialDate, Reference, Seat, Snapshot, Text
from clsm.dates import OPEN, Period
from clsm.entities.instances import Instance
from clsm.governance import Fill, Finding, Rule, Rulebook, rule

ACT = Reference(
    id="hsca-2012-194",
    title=Text(fr="Health and Social Care Act 2012, article 194", en="Health and Social Care Act 2012, section 194"),
    published=PartialDate(year=2012),
    url="https://www.legislation.gov.uk/ukpga/2012/7/part/5/chapter/2",
)
IN_FORCE = PartialDate.parse("2013-04-01")
LIST = Text(fr="la liste des membres du conseil", en="the board's list of members")

# The sectors of one's own that a file of an English board declares under `terms`.
SEATS = {
    "EN-3": ("adult_social_services", Text(fr="Directeur de l’action sociale", en="Director of adult social services")),
    "EN-4": ("childrens_services", Text(fr="Directeur des services à l’enfance", en="Director of children's services")),
    "EN-5": ("public_health", Text(fr="Directeur de la santé publique", en="Director of public health")),
    "EN-6": ("local_healthwatch", Text(fr="Healthwatch local", en="Local Healthwatch")),
    "EN-7": ("integrated_care_board", Text(fr="Integrated care board", en="Integrated care board")),
}  # fmt: skip
SITS = Text(fr="Siège : {who}.", en="Seated: {who}.")
OPEN_SEAT = Text(
    fr="La composition est connue, et une place reste à ouvrir : {who}.",
    en="The composition is known, and there is a seat to open: {who}.",
)
UNSAID = Text(
    fr="Ce qui est documenté ne dit pas qui siège comme : {who}.",
    en="What is documented does not say who sits as: {who}.",
)


def boards(today: Snapshot) -> Iterator[Instance]:
    """The board itself, which is the plenary of its file."""
    return (body for body in today.instances if body.kind == "plenary" and body.evidence != "announced")


def is_member(seat: Seat) -> bool:
    """Whether somebody sits there as a member, by the source's own list."""
    return (
        seat.status in ("member", "ex_officio") and not seat.vacant and seat.evidence in ("listed", "presence_recorded")
    )


def stands_as(today: Snapshot, seat: Seat, who: str) -> bool | None:
    """Whether *seat* is that of *who*, a sector of one's own or elected officials; ``None`` where nobody says."""
    if who == "elected":
        pillars = today.pillars(seat)
        return True if "elected" in pillars else None if "not_documented" in pillars else False
    sector = today.sector(seat)
    if today.pillars(seat) == {"elected"}:
        return False  # whoever sits as a councillor sits as nobody else
    return None if sector == "not_documented" else sector == who


def seated(who: str, label: Text, today: Snapshot) -> Iterator[Finding]:
    """Look for a member of each board who sits as *who*."""
    for board in boards(today):
        answers = {seat: stands_as(today, seat, who) for seat in board.seats if is_member(seat)}
        there = [seat.id for seat, answer in answers.items() if answer]
        outcome: Literal["pass", "fail", "not_documented"]
        if there:
            words, outcome = SITS, "pass"
        elif None in answers.values() or board.composition != "complete":
            words, outcome = UNSAID, "not_documented"
        else:
            words, outcome = OPEN_SEAT, "fail"
        pillars = frozenset({"elected"}) if who == "elected" else None
        period = Period(start=PartialDate.of(today.date), end=OPEN)
        place = Seat(
            label=label,
            sector=None if pillars else who,
            status="member",
            pillars=pillars,
            holder_kind="office",
            period=period,
        )
        yield Finding(
            outcome=outcome,
            focus=board.id,
            because=words.format(who=label),
            evidence=(board.id, *sorted(there)),
            fix=(Add(place, to=board.id),) if outcome == "fail" else (),
            fill=(Fill(id=board.id, field="seats", usually_in=LIST),) if outcome == "not_documented" else (),
        )


def of_the_act(code: str, who: str, label: Text, applies_from: PartialDate = IN_FORCE) -> Rule:
    """The rule that *who* sits on the board."""
    asked = rule(
        code=code,
        name=label,
        strength="must",
        level="law",
        sources=(ACT,),
        applies_from=applies_from,
        jurisdiction="GB",
        what=label,
    )
    return asked(partial(seated, who, label))


COUNCILLOR = Text(
    fr="Un conseiller, désigné par le maire ou le chef de l’exécutif, ou lui-même",
    en="A councillor nominated by the mayor or leader, or the mayor or leader in person",
)
BOARDS = Rulebook(
    name="english-boards",
    title=Text(fr="Health and wellbeing boards (Angleterre)", en="Health and wellbeing boards (England)"),
    council_kinds=frozenset({"health_wellbeing_board"}),
    rules=(
        of_the_act("EN-2", "elected", COUNCILLOR),
        *(of_the_act(code, *SEATS[code]) for code in ("EN-3", "EN-4", "EN-5", "EN-6")),
        of_the_act("EN-7", *SEATS["EN-7"], applies_from=PartialDate.parse("2022-07-01")),
    ),
)
