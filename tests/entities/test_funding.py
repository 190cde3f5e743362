from decimal import Decimal

import pytest

from clsm import Contribution, Mismatch, Payer, Rate, Reading, Text

CENTS = Reading(value=Decimal("0.40"), why=Text(fr="40 centimes", en="40 cents"))
PART_OF_A_CENT = Reading(value=Decimal("0.0040"), why=Text(fr="0,40 centime", en="0.40 of a cent"))
RATE = Rate(words="0.40 centimes/habitants", readings=(CENTS, PART_OF_A_CENT))

PAYERS = (
    Payer(actor="ronchin", basis="per_capita", territory="commune-ronchin"),
    Payer(actor="epsm", basis="not_documented"),
    Payer(actor="lezennes", basis="per_capita", territory="commune-lezennes"),
)


def fee(rate: Rate | None = RATE, payers: tuple[Payer, ...] = PAYERS) -> Contribution:
    """The yearly fee of a council."""
    return Contribution(id="fee", name=Text.same("Fee"), rate=rate, payers=payers)


def owed(populations: dict[str, int | None]) -> dict[tuple[str, str], str | None]:
    """What each payer owes under each reading."""
    return {
        (share.payer, share.reading.why.en): None if share.amount is None else str(share.amount)
        for share in fee().shares(populations)
    }


def test_each_payer_owes_an_amount_under_each_reading() -> None:
    """An ambiguous rate gives two amounts, and none is chosen."""
    amounts = owed({"commune-ronchin": 17_971, "commune-lezennes": 3_135})
    assert amounts["ronchin", "40 cents"] == "7188.40"
    assert amounts["ronchin", "0.40 of a cent"] == "71.88"
    assert amounts["lezennes", "40 cents"] == "1254.00"


def test_a_payer_without_a_basis_owes_an_unknown_amount() -> None:
    """A hospital has no population: what it pays is unknown, and is never 0."""
    amounts = owed({"commune-ronchin": 17_971, "commune-lezennes": 3_135})
    assert amounts["epsm", "40 cents"] is None
    assert amounts["epsm", "0.40 of a cent"] is None


def test_an_unknown_population_gives_an_unknown_amount() -> None:
    """Neither a missing population nor one that is ``None`` is taken for nobody; 0 inhabitants are."""
    assert owed({"commune-ronchin": None})["ronchin", "40 cents"] is None
    assert owed({})["lezennes", "40 cents"] is None
    assert owed({"commune-ronchin": 0})["ronchin", "40 cents"] == "0.00"


@pytest.mark.parametrize("basis", ["equal", "fixed", "in_kind", "not_documented"])
def test_only_a_rate_per_inhabitant_is_worked_out(basis: str) -> None:
    """A territory on a payer with another basis does not make it pay by inhabitants."""
    payer = Payer(actor="ronchin", basis=basis, territory="commune-ronchin")
    assert [share.amount for share in fee(payers=(payer,)).shares({"commune-ronchin": 17_971})] == [None, None]


def test_a_payer_by_inhabitants_without_a_territory_owes_an_unknown_amount() -> None:
    """Whose inhabitants are counted must be said."""
    payer = Payer(actor="lille", basis="per_capita")
    assert [share.amount for share in fee(payers=(payer,)).shares({"lille": 100})] == [None, None]


def test_shares_come_payer_by_payer() -> None:
    """The order of the file is kept, and each payer has its readings together."""
    shares = fee().shares({})
    assert [share.payer for share in shares] == ["ronchin", "ronchin", "epsm", "epsm", "lezennes", "lezennes"]
    assert [share.reading for share in shares[:2]] == [CENTS, PART_OF_A_CENT]


def test_without_a_rate_there_are_no_shares() -> None:
    """A contribution of which no rate is documented is not one of 0 euros."""
    assert fee(rate=None).shares({"commune-ronchin": 17_971}) == ()


def test_a_basis_is_one_of_a_closed_list() -> None:
    """A slip is refused with the word that was meant."""
    with pytest.raises(Mismatch, match=r"basis: found 'per_capit', .*did you mean 'per_capita'"):
        Payer(actor="ronchin", basis="per_capit")


def test_payers_are_a_tuple_of_payers() -> None:
    """The id of an actor is not a payer, whose basis must be said."""
    with pytest.raises(Mismatch, match="payers: found a str, expected a Payer"):
        fee(payers=("ronchin",))  # type: ignore[arg-type]
