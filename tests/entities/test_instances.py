from decimal import Decimal
from typing import Any

import pytest

from clsm import Instance, Meeting, Mismatch, PartialDate, Period, Post, Seat, Text
from clsm.entities.instances import derived_id

DOCTOR = Text(fr="un médecin généraliste", en="a general practitioner")


def body(**fields: Any) -> Instance:
    """A steering committee."""
    return Instance(id="committee", name=Text.same("Committee"), kind="steering_committee", **fields)


def since(year: int) -> Period:
    """A period from that year on."""
    return Period(start=PartialDate(year=year))


@pytest.mark.parametrize(
    ("fact", "id"),
    [
        (Seat(holder="epsm", status="member"), "committee-epsm-member"),
        (Seat(holder="epsm", status="permanent_invitee"), "committee-epsm-permanent-invitee"),
        (Seat(holder="epsm", status="member", period=since(2011)), "committee-epsm-member-2011"),
        (Seat(label=DOCTOR, status="member"), "committee-seat-member"),
        (Seat(holder="epsm", label=DOCTOR), "committee-epsm"),
        (Seat(label=Text.same("Œuvre d’Auteuil")), "committee-seat"),
        (Seat(label=Text.same("Ω"), status="member"), "committee-seat-member"),
        (Seat(label=Text.same("Ω")), "committee-seat"),
        (Meeting(date=PartialDate.parse("2011-10-15")), "committee-2011-10-15"),
        (Meeting(date=PartialDate.parse("2011")), "committee-2011"),
    ],
)
def test_a_body_gives_its_seats_and_meetings_their_ids(fact: Seat | Meeting, id: str) -> None:
    """The id tells the body, the holder, the capacity and the start, so that two sources of one fact agree."""
    assert derived_id("committee", fact) == id
    held = body(seats=(fact,)).seats if isinstance(fact, Seat) else body(meetings=(fact,)).meetings
    assert held[0].id == id


def test_an_id_that_is_written_is_kept() -> None:
    """Two general practitioners need ids of their own."""
    seats = (Seat(id="gp-of-ronchin", label=DOCTOR), Seat(id="gp-of-lesquin", label=DOCTOR))
    assert [seat.id for seat in body(seats=seats).seats] == ["gp-of-ronchin", "gp-of-lesquin"]


def test_a_written_id_is_checked() -> None:
    """An id that nobody could name is refused, with one that would do."""
    with pytest.raises(Mismatch, match="try 'gp-of-ronchin'"):
        Seat(id="GP of Ronchin", label=DOCTOR)
    with pytest.raises(Mismatch, match="try 'may-2011'"):
        Meeting(id="May 2011", date=PartialDate.parse("2011-05"))


def test_bodies_are_equal_whatever_the_order_of_their_seats() -> None:
    """The order in which a source lists members says nothing."""
    epsm, towns = Seat(holder="epsm"), Seat(holder="towns")
    may, june = Meeting(date=PartialDate.parse("2011-05")), Meeting(date=PartialDate.parse("2011-06"))
    one, other = body(seats=(epsm, towns), meetings=(may, june)), body(seats=(towns, epsm), meetings=(june, may))
    assert one == other
    assert hash(one) == hash(other)
    assert one != body(seats=(epsm,), meetings=(may, june))


def test_a_seat_says_whose_it_is() -> None:
    """Without a holder or words for one, a seat would be nobody's."""
    with pytest.raises(Mismatch, match="found neither a holder nor a label, expected one of them"):
        Seat(status="member")


def test_the_sector_of_a_holder_is_said_once() -> None:
    """A seat that contradicts the sector of its actor cannot be built."""
    with pytest.raises(Mismatch, match="found a holder and a sector, expected the sector on the actor"):
        Seat(holder="epsm", sector="adult_psychiatry")


@pytest.mark.parametrize(
    ("field", "word", "meant"),
    [
        ("status", "membre", "member"),
        ("evidence", "list", "listed"),
        ("voice", "consultativ", "consultative"),
        ("holder_kind", "organization", "organisation"),
        ("pillars", frozenset({"carer"}), "carers"),
    ],
)
def test_closed_lists_are_closed(field: str, word: Any, meant: str) -> None:
    """Rules reason on these words: a slip is refused, and the word that was meant is proposed."""
    with pytest.raises(Mismatch, match=f"{field}: found .*did you mean '{meant}'"):
        Seat(holder="epsm", **{field: word})


@pytest.mark.parametrize("pillars", ["elected", ["elected"], {"elected"}, ("elected",)])
def test_the_pillars_of_a_seat_are_a_frozenset(pillars: Any) -> None:
    """A bare word is not read as a set of letters, nor a tuple taken for a set."""
    with pytest.raises(Mismatch, match=r"pillars: found a .*, expected a frozenset"):
        Seat(holder="epsm", pillars=pillars)


@pytest.mark.parametrize("count", [0, -1, True, 1.5, "2"])
def test_how_many_sit_is_a_count_from_1(count: Any) -> None:
    """A seat where nobody sits is no seat; an unknown number is ``None``."""
    with pytest.raises(Mismatch, match=r"count: found .*, expected a whole number, 1 or more"):
        Seat(holder="epsm", count=count)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("seats", [Seat(holder="epsm")], "found a list, expected a tuple"),
        ("seats", (Meeting(date=PartialDate(year=2011)),), "found a Meeting, expected a Seat"),
        ("meetings", ("2011-10-15",), "found a str, expected a Meeting"),
        ("open_to", ("residents",), "found a str, expected a Text"),
        ("places", ["town hall"], "found a list, expected a tuple"),
        ("composition", "full", "found 'full', expected one of complete, partial, described_only, not_documented"),
    ],
)
def test_the_parts_of_a_body_are_what_they_should_be(field: str, value: Any, expected: str) -> None:
    """A list, a bare word or another kind of fact is refused where the body is made."""
    with pytest.raises(Mismatch, match=f"{field}: {expected}"):
        body(**{field: value})


@pytest.mark.parametrize("share", [0.5, 1, "0.5", True, Decimal("-0.1"), Decimal("1.01"), Decimal("NaN")])
def test_working_time_is_a_decimal_from_0_to_1(share: Any) -> None:
    """A full-time coordinator is 1; floats, percentages and nothing else are taken for a share."""
    with pytest.raises(Mismatch, match=r"full_time_equivalent: found .*, expected a decimal from 0 to 1"):
        Post(id="coordinator", function="coordinator", full_time_equivalent=share)


@pytest.mark.parametrize("share", [None, Decimal(0), Decimal("0.5"), Decimal(1)])
def test_working_time_may_be_full_part_or_unknown(share: Decimal | None) -> None:
    """``None`` is not documented, and is not 0."""
    assert Post(id="coordinator", function="coordinator", full_time_equivalent=share).full_time_equivalent == share
