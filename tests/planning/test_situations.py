from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Quantity, Text
from clsm.planning import situations
from tests.planning.small import DAY, council, indicator, program, tally


def test_seraing_states_a_few_situations() -> None:
    """No number, so no figure; Lille-Est states none at all, and Metz has no such coordination."""
    found = situations(clsm.datasets.load("seraing").on("2020-01-31"))["s-ariane"]
    assert (found.figures, found.goals) == ((), ())
    assert "S’Ariane : aucun chiffre par période n’est documenté." in found.explain("fr")
    assert "Situations déjà accompagnées par S’Ariane : quelques situations" in found.explain("fr")
    assert list(situations(clsm.datasets.load("lille-est").on("2011-11-01"))) == ["situation-coordination"]
    assert situations(clsm.datasets.load("metz").on("2011-11-01")).says.en.startswith("No coordination")


def test_a_year_of_situations() -> None:
    """By referring sector and by outcome; goals; the median as there are enough; small ones hidden with all others."""
    unit = Text(fr="situations", en="situations")
    cell = program(
        "cell",
        "situation_coordination",
        None,
        tally("situations", 60),
        tally("situations", 40, sector="education"),
        tally("situations", 17, sector="social_landlord"),
        tally("situations", 3, sector="home_support"),
        tally("situations", 30, outcome="relay_found"),
        tally("partners_mobilised", 25),
        tally("goals_set", 50),
        tally("goals_reached", 30),
        tally("days_to_first_meeting", 9),
    )
    figures = (
        indicator("few", of="cell", quantity=Quantity(value=Decimal(3), unit=unit)),
        indicator("many", of="cell", quantity=Quantity(value=Decimal(300), unit=unit)),
        indicator("none", of="cell"),
    )
    found = situations(council(cell, indicators=figures).on(DAY))["cell"]
    shown = {(figure.what, figure.part): figure.count.say() for figure in found.figures}
    hidden = "not published (small counts)"
    assert shown == {
        ("situations", None): "60",
        ("situations", "education"): hidden,
        ("situations", "social_landlord"): hidden,
        ("situations", "home_support"): hidden,
        ("situations", "relay_found"): "30",
        ("partners_mobilised", None): "25",
        ("days_to_first_meeting", None): "9",
    }
    assert [each.share for each in found.goals] == [Fraction(3, 5)]
    assert "Objectifs, 2024 – fixés avec les personnes : 50 ; atteints : 30 (60\N{NO-BREAK SPACE}%)." in found.explain(
        "fr"
    )
    assert "Situations, 2024 – Relais trouvé : 30." in found.explain("fr")
    assert [(figure.indicator, figure.hidden) for figure in found.stated] == [
        ("few", True), ("many", True), ("none", False),
    ]  # fmt: skip
    assert "Few: not published (small counts)" in found.explain()
    own = situations(council(cell, indicators=figures).on(DAY), show_small=True)["cell"]
    assert [figure.hidden for figure in own.stated] == [False] * 3
    assert own.explain().startswith("The council’s own copy")
    assert 3 in {figure.count.value for figure in own.figures}
    assert [row["what"] for row in found.to_rows()][-2:] == ["goals_set", "goals_reached"]


@given(st.integers(0, 40), st.integers(0, 40))
def test_goals_that_were_not_reached_cannot_be_worked_out(aims: int, reached: int) -> None:
    """Beside the goals set, those reached are shown only where the others are none or enough."""
    cell = program("cell", "situation_coordination", None, tally("goals_set", aims), tally("goals_reached", reached))
    (goals,) = situations(council(cell).on(DAY))["cell"].goals
    if not goals.goals_set.hidden and not goals.reached.hidden and reached <= aims:
        assert not 0 < aims - reached < 11
        assert not 0 < reached < 11
    assert (goals.share is not None) <= (reached <= aims)


def test_goals_of_which_one_side_is_not_documented() -> None:
    """No share, and the other side as it is; a place of the council can be a part."""
    cell = program(
        "cell", "situation_coordination", None, tally("goals_set", 20), tally("situations", 20, territory="north")
    )
    found = situations(council(cell).on(DAY))["cell"]
    assert [(each.goals_set.value, each.reached.documented, each.share) for each in found.goals] == [(20, False, None)]
    assert "Situations, 2024 – North: 20." in found.explain()
