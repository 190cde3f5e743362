import pytest

from clsm import Actor, Add, Agreement, Identifiers, PartialDate, Period, Post, Remove, Replace, Seat, Territory, Text
from clsm.datasets import load
from clsm.governance import Verdict, check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.books.fr_health_contract import RULEBOOK

TWO = ("agency", "ombreval")
VALMONT = Add(Actor(id="valmont", name="Valmont", sector="intercommunality"))


def ask(code: str, *changes: Add | Replace | Remove) -> Verdict:
    """What the rule *code* says of the contract of the changed council."""
    report = check(COUNCIL.apply(*changes).on(DAY), [RULEBOOK])
    (verdict,) = (verdict for verdict in report.verdicts if verdict.rule.code == code)
    return verdict


def contract(
    parties: tuple[str, ...] = TWO,
    state: str = "signed",
    start: str | None = "2023-01-01",
    end: str | None = "2027-12-31",
    territories: tuple[str, ...] = (),
    articulation: Text | None = None,
) -> Add:
    """A local health contract."""
    return Add(
        Agreement(
            id="contract",
            name=Text(fr="Contrat", en="Contract"),
            kind="local_health_contract",
            state=state,
            parties=parties,
            territories=territories,
            articulation=articulation,
            period=Period(
                start=PartialDate.parse(start) if start else None,
                end="open" if end == "open" else PartialDate.parse(end) if end else None,
            ),
            as_of=PartialDate.parse(DAY),
        )
    )


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


def test_without_a_contract_there_is_nothing_to_say() -> None:
    """Contracts are optional."""
    assert {verdict.outcome for verdict in check(COUNCIL.on(DAY), [RULEBOOK]).verdicts} == {"not_applicable"}


# ---------------------------------------------------------------- FR-C1


@pytest.mark.parametrize(
    ("parties", "state", "outcome"),
    [
        (TWO, "signed", "pass"),
        (TWO, "drafting", "pass"),
        (("ombreval", "hospital"), "signed", "fail"),
        (("agency", "hospital"), "in_force", "fail"),
        (("ombreval", "hospital"), "drafting", "not_documented"),
        (("ombreval", "hospital"), "not_documented", "not_documented"),
        (("agency",), "signed", "not_documented"),
        ((), "signed", "not_documented"),
    ],
)
def test_an_agency_and_an_authority_sign(parties: tuple[str, ...], state: str, outcome: str) -> None:
    """A list of one name, or of a text not yet signed, is not read as complete."""
    verdict = ask("FR-C1", contract(parties, state))
    assert (verdict.outcome, verdict.focus) == (outcome, "contract")
    assert fills(verdict) == ({("contract", "parties")} if outcome == "not_documented" else set())


def test_a_party_of_unknown_sector_may_be_the_one_looked_for() -> None:
    """Nothing is missing for sure beside it."""
    unknown = Add(Actor(id="unknown", name="Unknown"))
    assert ask("FR-C1", unknown, contract(("ombreval", "unknown"))).outcome == "not_documented"


def test_who_could_sign_too_is_proposed_from_the_file() -> None:
    """The carrier before others; nobody where the file knows of none."""
    without = contract(("agency", "hospital"))
    (fix,) = ask("FR-C1", VALMONT, Replace("ombreval-council", carrier="valmont"), without).fix
    assert fix == Replace("contract", parties=("agency", "hospital", "valmont"), state="amended")
    (fix,) = ask("FR-C1", without).fix
    assert fix == Replace("contract", parties=("agency", "hospital", "ombreval"), state="amended")
    assert ask("FR-C1", Replace("ombreval", sector="local_association"), without).fix == ()


def test_lille_est_of_2019_is_not_failed_for_what_its_page_leaves_out() -> None:
    """It names the agency; which of the authorities signed is not said."""
    report = check(load("lille-est").on("2019-12-31"), [RULEBOOK])
    said = {verdict.rule.code: verdict for verdict in report.verdicts}
    assert (said["FR-C1"].outcome, said["FR-C3"].outcome) == ("not_documented", "pass")
    assert "It cannot be said whether this is one too: local authority." in said["FR-C1"].message()


def test_a_contract_without_any_party_says_so() -> None:
    """No empty list is printed."""
    assert "No party is documented." in ask("FR-C1", contract(())).message()


# ---------------------------------------------------------------- FR-C2


def places(region: str | None = "93") -> tuple[Add, ...]:
    """A commune in a county, which the region holds among its members."""
    return (
        Add(Territory(id="county", name="County", kind="county")),
        Add(Territory(id="commune", name="Ombreval", kind="commune", parent="county")),
        Add(Territory(id="region", name="Region", members=("county",), identifiers=Identifiers(region=region))),
    )


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2023-01-01", "2027-12-31", "pass"),
        ("2023-01-01", "2028-01-01", "pass"),
        ("2023-01-01", "2028-01-02", "fail"),
        ("2023-01", "2027-12", "pass"),
        ("2023", "2028", "not_documented"),
        ("2023", "2027", "pass"),
        ("2023", "2029", "fail"),
        ("2023-01-01", "open", "not_documented"),
        ("2019-01-01", "open", "fail"),
        ("2019-01-01", None, "not_documented"),
        (None, "2029", "not_documented"),
    ],
)
def test_a_contract_lasts_as_long_as_its_region_names(start: str | None, end: str | None, outcome: str) -> None:
    """Read on the dates, as far as they are known; one that goes on beyond five years is too long already."""
    verdict = ask("FR-C2", *places(), contract(start=start, end=end, territories=("commune",)))
    assert verdict.outcome == outcome
    assert fills(verdict) == ({("contract", "period")} if outcome == "not_documented" else set())


def test_the_council_s_own_ground_is_read_where_the_contract_gives_none() -> None:
    """The perimeter of the council tells the region."""
    here = Replace("ombreval-council", perimeter=("commune",))
    assert ask("FR-C2", *places(), here, contract(end="2030")).outcome == "fail"


@pytest.mark.parametrize("region", ["32", None])
def test_no_other_region_is_spoken_of(region: str | None) -> None:
    """Hauts-de-France follows its regional project; where the region is not known, nothing is said."""
    verdict = ask("FR-C2", *places(region), contract(end="2040", territories=("commune",)))
    assert verdict.outcome == "not_applicable"


def test_a_circle_of_members_does_not_stop_the_search() -> None:
    """Places that hold one another have no region, and no end either."""
    one = Add(Territory(id="one", name="One", members=("two",)))
    two = Add(Territory(id="two", name="Two", members=("one",)))
    assert ask("FR-C2", one, two, contract(end="2040", territories=("one",))).outcome == "not_applicable"


def test_a_contract_that_is_too_long_could_end_sooner_unless_that_day_has_gone() -> None:
    """The mend is its end, five years after its beginning."""
    long = (*places(), contract(end="2030-12-31", territories=("commune",)))
    verdict = ask("FR-C2", *long)
    assert ask("FR-C2", *long, *verdict.fix).outcome == "pass"
    old = contract(start="2019-01-01", end="2030-12-31", territories=("commune",))
    assert ask("FR-C2", *places(), old).fix == ()


# ---------------------------------------------------------------- FR-C3

ELSEWHERE = contract(("agency", "valmont"))


def test_what_a_source_says_of_the_tie_is_told() -> None:
    """In its own words."""
    words = Text(fr="Le conseil en est le volet.", en="The council is part of it.")
    assert "The council is part of it." in ask("FR-C3", contract(articulation=words)).message()


def test_a_contract_of_which_no_source_says_the_tie() -> None:
    """The town that signed it sits in the council: nothing is departed from."""
    verdict = ask("FR-C3", contract())
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("contract", "articulation")})


def test_a_contract_of_authorities_that_are_not_in_the_council_is_not_tied_to_it() -> None:
    """An amendment could name the council; nobody is at fault."""
    verdict = ask("FR-C3", VALMONT, ELSEWHERE)
    assert verdict.outcome == "fail"
    assert verdict.message().startswith("Departs from guidance.")
    assert ask("FR-C3", VALMONT, ELSEWHERE, *verdict.fix).outcome == "pass"


@pytest.mark.parametrize(
    "change",
    [
        Replace("committee", composition="partial"),
        Remove("plenary"),
        Add(Seat(holder="valmont", status="permanent_invitee"), to="plenary"),
        Add(
            Seat(id="towns", label=Text(fr="Villes", en="Towns"), sector="municipality", status="member"), to="plenary"
        ),
        Add(
            Post(id="head", function="chair", holder="valmont", period=Period(start=PartialDate(year=2020), end="open"))
        ),
        Replace("ombreval-council", carrier="valmont"),
    ],
)
def test_any_part_that_the_authority_may_have_in_the_council_leaves_the_tie_open(
    change: Add | Replace | Remove,
) -> None:
    """A list that is not known, a seat, a seat of towns not named, an office, the council itself."""
    assert ask("FR-C3", VALMONT, ELSEWHERE, change).outcome == "not_documented"


def test_a_contract_whose_authorities_are_not_named_is_not_judged() -> None:
    """Lille-Est in 2013: the agency alone is named."""
    assert ask("FR-C3", contract(("agency",))).outcome == "not_documented"


def test_a_seat_that_may_have_ended_is_the_one_on_which_the_tie_turns() -> None:
    """It is named, whatever else in the file is unsure."""
    seat = Add(Seat(holder="valmont", status="member", period=Period(end=PartialDate(year=2025))), to="plenary")
    verdict = ask("FR-C3", VALMONT, ELSEWHERE, seat)
    assert verdict.outcome == "not_documented"
    assert "the answer depends on it: Valmont (Plenary assembly)." in verdict.message()


def test_a_seat_that_is_only_announced_is_no_part_yet() -> None:
    """The authority will sit; on the day it does not."""
    seat = Add(Seat(holder="valmont", status="member", evidence="announced"), to="plenary")
    assert ask("FR-C3", VALMONT, ELSEWHERE, seat).outcome == "fail"
