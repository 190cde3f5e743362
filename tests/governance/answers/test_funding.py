import datetime
import decimal
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import (
    Actor,
    Add,
    Budget,
    BudgetLine,
    Contribution,
    Council,
    Frequency,
    Mismatch,
    PartialDate,
    Payer,
    Payment,
    Period,
    Population,
    Post,
    Rate,
    Reading,
    Replace,
    Territory,
    Text,
    datasets,
)
from clsm.fields import MAX_DIGITS
from clsm.governance.answers.apportioning import apportionment
from clsm.governance.answers.cofunding import Cofunding
from clsm.governance.answers.funding import Funding, funding
from clsm.testing import councils, days

DAY = "2022-06-01"
YEAR = Period(start=PartialDate(year=2022, month=1, day=1), end=PartialDate(year=2022, month=12, day=31))
CENTS = Reading(value=Decimal("0.40"), why=Text(fr="40 centimes", en="40 cents"))
PART_OF_A_CENT = Reading(value=Decimal("0.0040"), why=Text(fr="0,40 centime", en="0.40 of a cent"))
PLAIN = Rate(words="0,40 € par habitant", readings=(CENTS,))
AMBIGUOUS = Rate(words="0.40 centimes", readings=(CENTS, PART_OF_A_CENT))


def by_inhabitant(*actors: str) -> tuple[Payer, ...]:
    """Payers whose territory is their own commune."""
    return tuple(Payer(actor=actor, basis="per_capita", territory=f"commune-{actor}") for actor in actors)


def fee(**fields: Any) -> Contribution:
    """The yearly fee of the towns."""
    given: dict[str, Any] = {
        "rate": PLAIN,
        "payers": by_inhabitant("hill", "lake"),
        "frequency": Frequency.parse("yearly"),
        "name": Text(fr="Adhésion", en="Fee"),
    }
    return Contribution(id="fee", **given | fields)


def council(*contributions: Contribution, **fields: Any) -> Council:
    """Two towns and a hospital."""
    counts = {"hill": {2020: 1_000, 2022: 1_001}, "lake": {2022: 500}}
    towns = [
        Territory(
            id=f"commune-{id}",
            name=id.title(),
            populations=tuple(Population(year=year, count=count) for year, count in figures.items()),
        )
        for id, figures in counts.items()
    ]
    return Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        as_of=PartialDate.parse(DAY),
        actors=(
            Actor(id="hill", name="Hill", sector="municipality"),
            Actor(id="lake", name="Lake", sector="municipality"),
            Actor(id="hospital", name="Hospital", sector="psychiatric_hospital"),
        ),
        territories=tuple(towns),
        contributions=contributions,
        **fields,
    )


def read(*contributions: Contribution, vintages: Any = 2022, day: str = DAY, **fields: Any) -> Funding:
    """What is read of a council with these contributions."""
    return funding(council(*contributions, **fields).on(day), vintages=vintages)


def parts(shares: Cofunding) -> dict[str, Any]:
    """The limits of each payer's share."""
    return {part.who: (part.low, part.high) for part in shares.by_payer}


# ---------------------------------------------------------------- keys


def test_each_payer_owes_its_inhabitants_times_the_rate() -> None:
    """To the cent, with the words of the calculation."""
    found = read(fee())
    assert list(found) == ["hill", "lake"]
    (due,) = found["hill"]
    assert (due.population, due.year, due.amounts) == (1_001, 2022, (Decimal("400.40"),))
    assert due.explain() == "Hill: 1,001 inhabitants in 2022, that is EUR 400.40."
    (total,) = found.key("fee").totals
    assert (total.per_inhabitant, total.at_least) == (Decimal("600.40"), Decimal("600.40"))
    with pytest.raises(KeyError):
        found["hospital"]
    with pytest.raises(KeyError):
        found.key("gift")
    assert len(found) == 2


def test_the_readings_of_an_ambiguous_rate_stand_side_by_side() -> None:
    """On each town and in total; none is chosen."""
    found = read(fee(rate=AMBIGUOUS))
    assert found["lake"][0].amounts == (Decimal("200.00"), Decimal("2.00"))
    assert [total.per_inhabitant for total in found.key("fee").totals] == [Decimal("600.40"), Decimal("6.00")]
    said = found.explain("fr")
    assert "« 0.40 centimes ». Ces mots se lisent de 2 façons, et aucune n’est choisie" in said
    assert "Ensemble, ceux qui paient par habitant : 600,40\u202f€ ou 6,00\u202f€." in said


def test_a_payer_without_a_basis_is_left_unapportioned_and_said_so() -> None:
    """What a hospital owes is unknown: not 0, and not in any total."""
    found = read(fee(payers=(*by_inhabitant("hill"), Payer(actor="hospital"))))
    assert found["hospital"][0].amounts == (None,)
    assert "Hospital: on what basis its share is reckoned is not documented; it is not apportioned." in found.explain()
    key = found.key("fee")
    assert key.without_basis == ("hospital",)
    assert key.totals[0].per_inhabitant == Decimal("400.40")
    assert parts(key.cofunding[0]) == {"hill": (0, 1), "hospital": (0, 1)}


def test_without_a_choice_no_vintage_is_taken_and_those_that_exist_are_listed() -> None:
    """A default year would be somebody else's choice."""
    (due,) = read(fee(), vintages=None)["hill"]
    assert (due.year, due.population, due.amounts, due.vintages) == (None, None, (None,), (2020, 2022))
    assert due.explain() == "Hill: no year of population is chosen; documented years: 2020, 2022."


def test_a_year_may_be_chosen_for_each_territory() -> None:
    """The others are left without one."""
    found = read(fee(), vintages={"commune-hill": 2020})
    assert found["hill"][0].amounts == (Decimal("400.00"),)
    assert found["lake"][0].year is None
    total = found.key("fee").totals[0]
    assert (total.per_inhabitant, total.at_least) == (None, Decimal("400.00"))
    assert "is not known: at least EUR 400.00." in found.explain()


def test_a_year_that_is_not_documented_gives_no_amount() -> None:
    """The neighbouring year is not taken for it, and the words give those that are there."""
    found = read(fee(), vintages=2020)
    assert "Lake: the population of 2020 is not documented; documented years: 2022." in found.explain()
    nobody = Territory(id="commune-hospital", name="Grounds")
    there = council().apply(Add(nobody)).apply(Add(fee(payers=by_inhabitant("hospital"))))
    assert "documented years: none." in funding(there.on(DAY), vintages=2020).explain()


def test_sources_that_disagree_on_a_year_give_no_amount() -> None:
    """None of the figures is chosen."""
    twice = (Population(year=2022, count=500), Population(year=2022, count=510), Population(year=2021, count=500))
    there = council(fee()).apply(Replace("commune-lake", populations=twice))
    found = funding(there.on(DAY), vintages=2022)
    assert found["lake"][0].amounts == (None,)
    assert "Lake: sources disagree on the population of 2022; other documented years: 2021." in found.explain()


def test_payers_of_whom_the_key_says_nothing() -> None:
    """A fixed sum, an unknown territory, a rate that nobody wrote down."""
    fixed = Payer(actor="hill", basis="fixed")
    lost = Payer(actor="lake", basis="per_capita")
    said = read(fee(payers=(fixed, lost))).explain()
    assert "Hill: Fixed amount; the amount is not told here." in said
    assert "Lake: whose inhabitants are counted is not documented." in said
    unrated = read(fee(rate=None))
    assert unrated["hill"][0].amounts == ()
    assert "Hill: by inhabitant, without a documented rate." in unrated.explain()
    assert "Who contributes is not named." in read(fee(payers=(), basis="in_kind")).explain()


def test_one_payer_for_two_territories_owes_both() -> None:
    """Its share holds both, and is unknown where one of them is."""
    payers = (*by_inhabitant("hill"), Payer(actor="hill", basis="per_capita", territory="commune-lake"))
    found = read(fee(payers=payers))
    assert [due.amounts for due in found["hill"]] == [(Decimal("400.40"),), (Decimal("200.00"),)]
    assert parts(found.key("fee").cofunding[0]) == {"hill": (1, 1)}


def test_no_total_counts_the_same_people_twice() -> None:
    """An associated commune lies in its town: each share stands, the sum is refused."""
    there = council(fee()).apply(Replace("commune-lake", parent="commune-hill"))
    key = funding(there.on(DAY), vintages=2022).key("fee")
    assert [due.amounts for due in key.dues] == [(Decimal("400.40"),), (Decimal("200.00"),)]
    assert (key.totals[0].per_inhabitant, key.totals[0].at_least, key.cofunding) == (None, None, ())
    assert "Some inhabitants would be counted twice" in key.explain()


def test_amounts_do_not_depend_on_the_callers_decimal_context() -> None:
    """As many digits as a figure may have, and however coarse the context."""
    most = 10**MAX_DIGITS - 1
    huge = Rate(words="much", readings=(Reading(value=Decimal(most), why=Text.same("?")),))
    with decimal.localcontext(prec=3):
        found = read(fee(rate=huge))
    assert found.key("fee").totals[0].per_inhabitant == Decimal(1501 * most)


@pytest.mark.parametrize("vintages", ["2022", True, 2022.0, {"commune-hill": "2022"}, [2022]])
def test_a_vintage_is_a_year_or_years_by_territory(vintages: Any) -> None:
    """Anything else is refused, not guessed at."""
    with pytest.raises(Mismatch, match="vintages: found"):
        read(fee(), vintages=vintages)


def test_a_vintage_for_a_territory_that_is_not_there_is_refused() -> None:
    """A misspelt id would otherwise leave its town without a population."""
    with pytest.raises(Mismatch, match="commune-hill"):
        read(fee(), vintages={"commune-hil": 2022})


def test_a_council_without_a_day_is_refused() -> None:
    """As everywhere."""
    there: Any = council()
    with pytest.raises(TypeError, match="a council is read on a day"):
        funding(there)
    with pytest.raises(TypeError, match="a council is read on a day"):
        apportionment(there, "fee", Decimal(1))


# ---------------------------------------------------------------- payments


def test_a_payment_stands_beside_what_the_key_says() -> None:
    """What was paid in a year, in all, and the difference under each reading."""
    payments = (
        Payment(payer="hill", year=2022, amount=Decimal("300.00")),
        Payment(payer="hill", year=2022, amount=Decimal("100.00")),
        Payment(payer="hospital", year=2021, amount=Decimal("50.00")),
        Payment(payer="lake", year=2023, amount=Decimal("1.00")),
    )
    paid = {one.payer: one for one in read(fee(rate=AMBIGUOUS, payments=payments)).key("fee").paid}
    assert set(paid) == {"hill", "hospital"}  # 2023 is still to come
    assert paid["hill"].amount == Decimal("400.00")
    assert paid["hill"].differences == (Decimal("-0.40"), Decimal("396.00"))
    assert paid["hill"].explain() == "Hill paid EUR 400.00 in 2022. The key says: EUR 400.40 or EUR 4.00."
    assert paid["hospital"].differences == (None, None)
    assert paid["hospital"].explain() == "Hospital paid EUR 50.00 in 2021. What the key says is not known."


@pytest.mark.parametrize("frequency", [None, Frequency.parse("twice a year")])
def test_a_payment_is_compared_only_with_what_is_due_by_the_year(frequency: Frequency | None) -> None:
    """How often a fee is due changes what is owed in a year."""
    payments = (Payment(payer="hill", year=2022, amount=Decimal("400.40")),)
    (paid,) = read(fee(payments=payments, frequency=frequency)).key("fee").paid
    assert paid.differences == (None,)
    assert "nothing is compared" in paid.explain()


# ---------------------------------------------------------------- shares


def test_shares_are_exact_where_every_amount_is_known() -> None:
    """By payer and by sector."""
    (shares,) = read(fee()).key("fee").cofunding
    assert parts(shares) == {"hill": (Fraction(1001, 1501),) * 2, "lake": (Fraction(500, 1501),) * 2}
    assert [(part.who, part.low == part.high == 1) for part in shares.by_sector] == [("municipality", True)]
    assert shares.explain("fr") == "Parts par secteur : Commune (élus, exécutif) 100,0 %."


def lines(**amounts: str | None) -> tuple[BudgetLine, ...]:
    """Lines of income, one for each giver; ``nobody`` names none."""
    return tuple(
        BudgetLine(
            name=Text.same(f"From {actor}"),
            side="income",
            amount=None if amount is None else Decimal(amount),
            actor=None if actor == "nobody" else actor,
        )
        for actor, amount in amounts.items()
    )


def budget(income: str | None = None, period: Period = YEAR, **amounts: Any) -> Budget:
    """The budget of a year."""
    total = None if income is None else Decimal(income)
    return Budget(id="year", name=Text(fr="Budget", en="Budget"), lines=lines(**amounts), income=total, period=period)


def shared(income: str | None = None, **amounts: Any) -> dict[str, Any]:
    """The limits of the shares in a budget."""
    shares = read(budgets=(budget(income, **amounts),)).budgets[0].cofunding
    assert shares
    return parts(shares)


def test_a_part_that_is_not_known_leaves_limits() -> None:
    """It may be nothing or nearly all."""
    assert shared(hill="100", lake="300", hospital=None) == {
        "hill": (0, Fraction(1, 4)),
        "lake": (0, Fraction(3, 4)),
        "hospital": (0, 1),
    }


def test_a_stated_total_narrows_the_limits() -> None:
    """What is left of it is the unknown part."""
    assert shared("800", hill="100", lake="300", hospital=None) == {
        "hill": (Fraction(1, 8),) * 2,
        "lake": (Fraction(3, 8),) * 2,
        "hospital": (Fraction(1, 2),) * 2,
    }
    assert shared("400", hill="100", lake=None, hospital=None) == {
        "hill": (Fraction(1, 4),) * 2,
        "lake": (0, Fraction(3, 4)),
        "hospital": (0, Fraction(3, 4)),
    }


def test_a_total_that_is_not_the_sum_is_not_used() -> None:
    """Whether it is right is a question of coherence; the shares are those of the lines."""
    assert shared("900", hill="100", lake="300")["hill"] == (Fraction(1, 4), Fraction(1, 4))
    assert shared("50", hill="100", lake="300", hospital=None)["hill"] == (0, Fraction(1, 4))


def test_a_gift_from_nobody_knows_whom_keeps_its_share() -> None:
    """It is nobody's in particular."""
    assert shared(hill="100", nobody="300")["not_documented"] == (Fraction(3, 4),) * 2


def test_a_whole_of_nothing_has_no_shares_but_unknown_ones() -> None:
    """Nothing is divided by 0."""
    assert shared(hill="0", lake="0") == {"hill": (0, 0), "lake": (0, 0)}
    assert shared(hill="0", lake=None) == {"hill": (0, 0), "lake": (0, 1)}


def test_one_line_known_and_one_not_of_the_same_giver() -> None:
    """The known line is the least that it gives."""
    two = (*lines(hill="100", lake="300"), *lines(hill=None))
    shares = read(budgets=(Budget(id="year", name=Text.same("Budget"), lines=two),)).budgets[0].cofunding
    assert shares
    assert parts(shares) == {"hill": (Fraction(1, 4), 1), "lake": (0, Fraction(3, 4))}


def test_shares_are_said_as_far_as_they_are_known() -> None:
    """Exactly, at most, at least, or not at all."""

    def said(*given: BudgetLine, income: str | None = None) -> str:
        total = None if income is None else Decimal(income)
        found = read(budgets=(Budget(id="year", name=Text.same("Budget"), lines=given, income=total),)).budgets[0]
        assert found.cofunding
        return found.cofunding.explain()

    town, hospital = "Municipality (elected executive)", "Psychiatric hospital"
    two = lines(hill="200", hospital=None)
    assert said(*two, income="1000") == f"Shares by sector: {town} 20.0%; {hospital} 80.0%."
    assert said(*two) == f"Shares by sector: {town} share not documented; {hospital} share not documented."
    three = (*lines(hill="200", hospital="200"), *lines(hill=None))
    assert said(*three) == f"Shares by sector: {town} at least 50.0%; {hospital} at most 50.0%."
    four = (*lines(hill="200", hospital=None), *lines(hill=None))
    assert said(*four, income="1000") == f"Shares by sector: {town} at least 20.0%; {hospital} at most 80.0%."
    five = (*lines(hill="200", hospital="100", nobody=None), *lines(hill=None))
    assert said(*five, income="1000") == (
        f"Shares by sector: {town} from 20.0% to 90.0%; Sector not documented at most 70.0%; {hospital} 10.0%."
    )


# ---------------------------------------------------------------- budgets


def test_a_line_of_income_stands_beside_what_was_paid_that_year() -> None:
    """Over all contributions of its giver; no record is not nothing paid."""
    payments = (
        Payment(payer="hill", year=2022, amount=Decimal("90.00")),
        Payment(payer="hill", year=2021, amount=Decimal("7.00")),
    )
    found = read(fee(payments=payments), budgets=(budget(hill="100", lake="50", nobody="5", hospital=None),))
    (year,) = found.budgets
    assert (year.year, year.certain) == (2022, True)
    assert [(line.payer, line.budgeted, line.paid) for line in year.lines] == [
        ("hill", Decimal(100), Decimal("90.00")),
        ("lake", Decimal(50), None),
        (None, Decimal(5), None),
        ("hospital", None, None),
    ]
    assert [line.explain() for line in year.lines] == [
        "From hill: EUR 100 counted on, EUR 90.00 paid (Hill).",
        "From lake: EUR 50 counted on; no payment is recorded (Lake).",
        "From nobody: EUR 5 counted on; from whom is not said.",
        "From hospital: amount not documented; no payment is recorded (Hospital).",
    ]


@pytest.mark.parametrize(
    "period",
    [
        Period(start=PartialDate(year=2021, month=9), end=PartialDate(year=2022, month=8)),
        Period(start=PartialDate(year=2022)),
        Period(),
    ],
)
def test_a_budget_that_is_not_of_one_calendar_year_is_not_compared(period: Period) -> None:
    """Payments are known by the calendar year."""
    payments = (Payment(payer="hill", year=2022, amount=Decimal("90.00")),)
    (found,) = read(fee(payments=payments), budgets=(budget(hill="100", period=period),)).budgets
    assert (found.year, found.lines[0].paid) == (None, None)
    assert "not that of one calendar year" in found.explain()


def test_a_budget_without_income_has_no_shares() -> None:
    """Its expenses are not gifts."""
    rent = BudgetLine(name=Text.same("Rent"), side="expense", amount=Decimal(10))
    (found,) = read(budgets=(Budget(id="year", name=Text.same("Budget"), lines=(rent,), period=YEAR),)).budgets
    assert found.cofunding is None
    assert found.explain() == "Budget – No income is set out in it."


# ---------------------------------------------------------------- the coordinators' time


def post(id: str = "coordinator", **fields: Any) -> Post:
    """A coordinator's post."""
    return Post(id=id, function="coordinator", **fields)


def test_who_employs_and_who_pays_the_coordinator() -> None:
    """The payers are those whom a line of income names for the post."""
    line = BudgetLine(name=Text.same("Grant"), side="income", actor="hospital", of="coordinator")
    cost = BudgetLine(name=Text.same("Wage"), side="expense", actor="lake", of="coordinator")
    found = read(
        posts=(post(full_time_equivalent=Decimal("0.5"), employer="hill"),),
        budgets=(Budget(id="year", name=Text.same("Budget"), lines=(line, cost), period=YEAR),),
    ).coordination
    assert found.full_time_equivalent == Decimal("0.5")
    assert found.posts[0].paid_by == ("hospital",)
    assert found.explain() == (
        "Coordination time: 0.5 full-time equivalent. Coordinator – time: 0.5; employer: Hill; paid by: Hospital."
    )


def test_time_that_is_not_documented_leaves_limits() -> None:
    """A post is at most a full one; a vacant one gives no time, one only announced is not there."""
    posts = (
        post("one", full_time_equivalent=Decimal("0.5")),
        post("two"),
        post("three", full_time_equivalent=Decimal("0.8"), vacant=True),
        post("four", full_time_equivalent=Decimal(1), evidence="announced"),
    )
    found = read(posts=posts)
    assert found.coordination.limits == (Decimal("0.5"), Decimal("1.5"))
    assert found.coordination.full_time_equivalent is None
    assert found.bounds == {"full_time_equivalent": (0.5, 1.5)}
    assert [each.post for each in found.coordination.posts] == ["one", "three", "two"]
    assert "between 0.5 and 1.5 full-time equivalent" in found.explain()
    assert "The post is vacant." in found.explain()


def test_a_post_that_may_not_have_stood_gives_nothing_for_sure() -> None:
    """Its time is between none and all."""
    later = post(full_time_equivalent=Decimal(1), period=Period(start=PartialDate(year=2022)))
    found = read(posts=(later,)).coordination
    assert found.limits == (Decimal(0), Decimal(1))
    assert not found.posts[0].certain
    assert "do not say whether this stood on 1 June 2022" in found.explain()


# ---------------------------------------------------------------- a fixed total


def test_a_fixed_total_is_shared_to_the_cent() -> None:
    """In proportion to inhabitants; nothing is lost in rounding."""
    found = apportionment(council(fee()).on(DAY), "fee", Decimal("100.00"), vintages=2022)
    assert dict(found) == {"hill": Decimal("66.69"), "lake": Decimal("33.31")}
    assert len(found) == 2
    assert (
        found.explain()
        == "EUR 100.00 shared in proportion to inhabitants, to the cent: Hill EUR 66.69; Lake EUR 33.31."
    )
    assert found.to_rows() == [{"payer": "hill", "amount": "66.69"}, {"payer": "lake", "amount": "33.31"}]
    assert list(found.to_pandas()["payer"]) == ["hill", "lake"]


def test_one_unknown_population_leaves_every_part_unknown() -> None:
    """Each part depends on all; the hospital stays outside."""
    payers = (*by_inhabitant("hill", "lake"), Payer(actor="hospital"))
    found = apportionment(council(fee(payers=payers)).on(DAY), "fee", Decimal(100), vintages=2020)
    assert dict(found) == {"hill": None, "lake": None}
    assert found.left_out == ("hospital",)
    assert "each part depends on every population. Lake: the population of 2020 is not documented" in found.explain()
    assert "Left out of it, as no share by inhabitant is documented: Hospital." in found.explain()
    assert found.to_rows()[-1] == {"payer": "hospital", "amount": None}


def test_what_cannot_be_shared_is_said() -> None:
    """Nobody by inhabitant, nobody living there, people counted twice."""
    nobody = apportionment(council(fee(payers=())).on(DAY), "fee", Decimal(1), vintages=2022)
    assert "nobody is said to pay by inhabitant" in nobody.explain()
    empty = council(fee(payers=by_inhabitant("lake"))).apply(
        Replace("commune-lake", populations=(Population(year=2022, count=0),))
    )
    deserted = apportionment(empty.on(DAY), "fee", Decimal(1), vintages=2022)
    assert dict(deserted) == {"lake": None}
    assert "no inhabitant is counted" in deserted.explain()
    nested = council(fee()).apply(Replace("commune-lake", parent="commune-hill"))
    assert "counted twice" in apportionment(nested.on(DAY), "fee", Decimal(1), vintages=2022).explain()


def test_a_contribution_or_a_total_that_is_none_is_refused() -> None:
    """The nearest id is proposed; half a cent cannot be paid."""
    today = council(fee()).on(DAY)
    with pytest.raises(Mismatch, match="contribution: found 'fees'"):
        apportionment(today, "fees", Decimal(1))
    with pytest.raises(Mismatch, match="whole cents"):
        apportionment(today, "fee", Decimal("0.005"))


@given(
    st.dictionaries(st.sampled_from(["hill", "lake", "hospital"]), st.integers(0, 10**7), min_size=1),
    st.decimals(0, 10**8, places=2),
)
def test_apportioned_cents_add_up(counts: dict[str, int], total: Decimal) -> None:
    """Whatever the populations, as soon as somebody lives there."""
    places = [
        Replace(f"commune-{id}", populations=(Population(year=2022, count=count),)) for id, count in counts.items()
    ]
    there = council(fee(payers=by_inhabitant(*counts)), budgets=()) if "hospital" not in counts else None
    if there is None:
        with_grounds = council().apply(Add(Territory(id="commune-hospital", name="Grounds")))
        there = with_grounds.apply(Add(fee(payers=by_inhabitant(*counts))))
    shared_out = apportionment(there.apply(*places).on(DAY), "fee", total, vintages=2022)
    if any(counts.values()):
        assert sum(part for part in shared_out.values() if part is not None) == total
    else:
        assert set(shared_out.values()) == {None}


@given(
    st.dictionaries(
        st.sampled_from(["hill", "lake", "hospital", "nobody"]),
        st.none() | st.integers(0, 1000).map(str),
        min_size=1,
    ),
    st.dictionaries(st.sampled_from(["hill", "lake", "hospital", "nobody"]), st.integers(0, 1000).map(str)),
)
def test_the_true_share_lies_within_its_limits(known: dict[str, str | None], truth: dict[str, str]) -> None:
    """Whatever the unknown amounts turn out to be, and with or without their stated total."""
    whole = {id: amount if amount is not None else truth.get(id, "0") for id, amount in known.items()}
    total = sum(int(amount) for amount in whole.values())
    if total:
        for income in (None, str(total)):
            for id, (low, high) in shared(income, **known).items():
                share = Fraction(int(whole["nobody" if id == "not_documented" else id]), total)
                assert 0 <= low <= share <= high <= 1


# ---------------------------------------------------------------- any council, and the real ones


@given(councils(), days(), st.none() | st.integers(1999, 2026))
def test_any_council_can_be_asked_and_unknown_is_never_nothing(
    any_council: Council, day: datetime.date, year: int | None
) -> None:
    """Words in both languages, rows that JSON holds; an amount only where a population is known."""
    found = funding(any_council.on(day), vintages=year)
    assert found.explain("en")
    assert found.explain("fr")
    assert json.dumps(found.to_rows("fr"))
    for payer in found:
        for due in found[payer]:
            if due.population is None:
                assert set(due.amounts) <= {None}
    for key in found.keys_read:
        amounts = [due.amounts for due in key.dues if due.basis == "per_capita"]
        for number, total in enumerate(key.totals):
            if any(each[number] is None for each in amounts):
                assert total.per_inhabitant is None


def test_lille_est_without_a_choice_lists_the_vintages() -> None:
    """Each town has its own; no year between 2008 and 2020 is common to all six."""
    found = funding(datasets.load("lille-est").on("2011-11-01"))
    vintages = {payer: found[payer][0].vintages for payer in found if payer not in ("epsm", "aissmc")}
    assert vintages == {
        "faches-thumesnil": (2011, 2019, 2020, 2022),
        "hellemmes": (2008, 2022),
        "lesquin": (2011, 2014, 2019, 2020, 2022),
        "lezennes": (2012, 2019, 2020, 2022),
        "mons-en-baroeul": (2019, 2020, 2022),
        "ronchin": (2011, 2019, 2020, 2022),
    }
    assert all(due.amounts in ((), (None, None)) for payer in found for due in found[payer])
    assert found.coordination.limits == (Decimal(0), Decimal(1))


def test_lille_est_with_the_populations_of_2022() -> None:
    """Both readings on each of the six towns and in total; the EPSM apart."""
    found = funding(datasets.load("lille-est").on("2011-11-01"), vintages=2022)
    owed = {payer: tuple(map(str, found[payer][0].amounts)) for payer in found if payer != "aissmc"}
    assert owed == {
        "epsm": ("None", "None"),
        "faches-thumesnil": ("7324.00", "73.24"),
        "hellemmes": ("7276.00", "72.76"),
        "lesquin": ("3742.40", "37.42"),
        "lezennes": ("1186.40", "11.86"),
        "mons-en-baroeul": ("8547.20", "85.47"),
        "ronchin": ("7774.40", "77.74"),
    }
    key = found.key("membership-fee")
    assert [str(total.per_inhabitant) for total in key.totals] == ["35850.40", "358.49"]
    assert key.without_basis == ("epsm",)
    assert key.certain
    assert "Présumé depuis octobre 2011" in key.explain("fr")
    assert not found.key("pooled-means").certain


def test_lille_est_in_2011_cannot_be_summed() -> None:
    """Three towns have a figure of that year; the sum of three is not the sum of six."""
    key = funding(datasets.load("lille-est").on("2011-11-01"), vintages=2011).key("membership-fee")
    assert [total.per_inhabitant for total in key.totals] == [None, None]
    assert [str(total.at_least) for total in key.totals] == ["16777.60", "167.77"]


def test_metz_and_seraing_document_next_to_nothing() -> None:
    """A coordinator of unknown time in the one, means in kind in the other; no figure is made of it."""
    metz = funding(datasets.load("metz").on("2024-06-01"))
    assert metz.explain().startswith(
        "Neither a contribution nor a budget is documented for this day.\nCoordination time: between 0 and 1"
    )
    assert metz.basis == ("coordinator",)
    seraing = funding(datasets.load("seraing").on("2020-01-31"))
    assert (list(seraing), seraing.bounds) == ([], {"full_time_equivalent": None})
    assert "Basis: In kind. Who contributes is not named." in seraing.explain()
    assert "No coordinator's post is documented." in seraing.explain()


def test_the_answer_is_a_table_too() -> None:
    """One row for each finding, with the same columns; shares to four decimals."""
    payments = (Payment(payer="hill", year=2022, amount=Decimal("400.40")),)
    found = read(fee(payments=payments), budgets=(budget(hill="100", lake="200"),), posts=(post(),))
    rows = found.to_rows()
    assert {row["finding"] for row in rows} == {
        "contribution", "due", "total", "paid", "part", "part_of_sector", "budget", "income", "coordinator",
    }  # fmt: skip
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert [row["low"] for row in rows if row["finding"] == "part" and row["of"] == "year"] == ["0.3333", "0.6667"]
    assert [row["paid"] for row in rows if row["finding"] == "income"] == ["400.40", None]
    assert len(found.to_pandas()) == len(rows)
    assert found.budgets[0].explain("fr").startswith("Budget –")
    assert found.coordination.posts[0].explain("fr").startswith("Coordination – temps : non documenté ;")
    assert found.coordination.explain("fr").startswith("Temps de coordination : entre 0 et 1 équivalent temps plein")
