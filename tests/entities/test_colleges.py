"""What a body writes of its own places, who appoints, and what councils share."""

from decimal import Decimal
from typing import Any

import pytest

from clsm import (
    Appointment,
    College,
    Instance,
    Limit,
    Membership,
    Mismatch,
    PromisedOffice,
    Seat,
    Sharing,
    Signature,
    Text,
    Threshold,
)

USERS = Text(fr="Usagers", en="Users")


def board(**fields: Any) -> Instance:
    """A territorial council."""
    return Instance(id="cts", name=Text.same("CTS"), kind="plenary", **fields)


def test_a_college_is_called_by_whom_its_places_are_for() -> None:
    """Never by its name, which may tell of a person; those that would be called alike are numbered."""
    colleges = (
        College(pillars=frozenset({"people_concerned", "carers"}), at_least=6),
        College(sectors=("municipality", "intercommunality")),
        College(name=USERS),
        College(name=Text.same("Qualified")),
        College(id="state", name=Text.same("State")),
    )
    assert [college.id for college in board(colleges=colleges).colleges] == [
        "cts-college-carers-people-concerned",
        "cts-college-municipality-intercommunality",
        "cts-college--2",
        "cts-college--1",
        "state",
    ]


@pytest.mark.parametrize("low_and_high", [{"at_least": 3, "at_most": 2}, {"at_least": 0}, {"at_most": "2"}])
def test_the_least_is_no_more_than_the_most(low_and_high: dict[str, Any]) -> None:
    """A college or a limit that nobody could keep is refused."""
    with pytest.raises(Mismatch):
        College(name=USERS, **low_and_high)
    with pytest.raises(Mismatch):
        Limit(per="organisation", **low_and_high)


def test_a_body_of_a_fixed_size_has_as_many_at_least_as_at_most() -> None:
    """Twenty-one members; not more at least than at most."""
    assert board(seats_at_least=21, seats_at_most=21).seats_at_most == 21
    with pytest.raises(Mismatch, match="found at least 50, at most 34"):
        board(seats_at_least=50, seats_at_most=34)


def test_a_college_says_whose_places_they_are() -> None:
    """By its name, its pillars or its sectors."""
    with pytest.raises(Mismatch, match="found neither a name, pillars nor sectors"):
        College(at_least=2)
    with pytest.raises(Mismatch, match="found neither a name, pillars nor sectors"):
        College(pillars=frozenset(), at_least=2)


def test_the_share_of_a_college_is_one_of_the_members() -> None:
    """Those present are for a quorum."""
    for written in ("at least 51 % of the members", "un tiers des membres en exercice"):
        assert College(name=USERS, share=Threshold.parse(written)).share is not None
    with pytest.raises(Mismatch, match="share: found at least 1/2 of those present, expected a share of the members"):
        College(name=USERS, share=Threshold.parse("at least 1/2 of those present"))


def test_a_limit_is_one() -> None:
    """It has a number, and a kind of territory only where it is counted by territory."""
    with pytest.raises(Mismatch, match="found neither at_least nor at_most"):
        Limit(per="territory")
    with pytest.raises(Mismatch, match="territory_kind: found a kind of territory, counted per organisation"):
        Limit(per="organisation", territory_kind="district", at_most=1)
    with pytest.raises(Mismatch, match="per: found 'town', expected one of organisation, territory, sector"):
        Limit(per="town", at_most=1)


@pytest.mark.parametrize(
    "fields", [{"functions": (), "pillars": frozenset({"carers"})}, {"functions": ("chair",), "pillars": frozenset()}]
)
def test_an_office_is_promised_to_somebody(fields: dict[str, Any]) -> None:
    """An office of no kind, or for nobody, is no promise."""
    with pytest.raises(Mismatch, match="an office without a function or a pillar"):
        PromisedOffice(**fields)


def test_who_appoints_and_on_whose_proposal_is_kept() -> None:
    """Two representatives that a function committee designates; what is asked of them, in words."""
    seat = Seat(
        label=Text.same("Garants de la fonction 1"),
        count=2,
        appointment=Appointment(mode="designated", by=("f1",), criteria=(Text.same("Connaître la fonction"),)),
    )
    assert seat.appointment is not None
    assert seat.appointment.by == ("f1",)
    with pytest.raises(Mismatch, match="criteria: found a str, expected a Text"):
        Appointment(criteria=("experience",))  # type: ignore[arg-type]


@pytest.mark.parametrize("share", [Decimal("1.1"), Decimal(-1), Decimal("NaN"), 0.3])
def test_the_part_of_a_council_is_a_share(share: Any) -> None:
    """A coordinator for two councils, 70 and 30 in a hundred."""
    assert Sharing(council="next-door", share=Decimal("0.30")).share == Decimal("0.30")
    with pytest.raises(Mismatch, match=r"share: found .*, expected a decimal from 0 to 1"):
        Sharing(council="next-door", share=share)


def test_a_deputy_is_called_a_deputy() -> None:
    """So that the full member and the deputy of one organisation need no written id."""
    full = Seat(holder="unafam", status="member")
    found = board(seats=(full, Seat(holder="unafam", status="member", deputy_of="cts-unafam-member")))
    assert [seat.id for seat in found.seats] == ["cts-unafam-member", "cts-unafam-member-deputy"]
    with pytest.raises(Mismatch, match="deputy_of: found a seat that is its own deputy"):
        Seat(id="own", holder="unafam", deputy_of="own")


def test_a_seat_held_together_has_a_first_holder() -> None:
    """The others hold it with somebody."""
    with pytest.raises(Mismatch, match="held_with: found others that hold the seat, and no holder"):
        Seat(label=Text.same("CCAS"), held_with=("town-hall",))


def test_one_who_belongs_is_named_or_described() -> None:
    """Of a named one the sector is the actor's own."""
    with pytest.raises(Mismatch, match="found neither an actor nor a label"):
        Membership(kind="full")
    with pytest.raises(Mismatch, match="found an actor and a sector"):
        Membership(actor="town", sector="municipality")
    assert Membership(label=Text.same("Adhérents"), kind="associate", count=80).count == 80


def test_a_signature_is_for_somebody() -> None:
    """For a named party, or for one that is only a kind."""
    with pytest.raises(Mismatch, match="found neither a party nor a label"):
        Signature(by=Text.same("le maire"))
    assert Signature(label=Text(fr="Une collectivité", en="A local authority")).party is None
