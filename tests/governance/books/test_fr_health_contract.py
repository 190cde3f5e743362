from typing import Any

import pytest

from clsm import Actor, Add, Agreement, PartialDate, Period, Remove, Replace, Signature, Text
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
) -> Add:
    """A local health contract."""
    return Add(
        Agreement(
            id="contract",
            name=Text(fr="Contrat", en="Contract"),
            kind="local_health_contract",
            state=state,
            parties=parties,
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
    assert (said["FR-C1"].outcome, said["FR-C3"].outcome) == ("not_documented", "not_applicable")
    assert "It cannot be said whether this is one too: local authority." in said["FR-C1"].message()


def test_a_contract_without_any_party_says_so() -> None:
    """No empty list is printed."""
    assert "No party is documented." in ask("FR-C1", contract(())).message()


@pytest.mark.parametrize("label", ["une collectivité", "a local authority"])
def test_a_party_without_a_name_may_be_the_one_looked_for(label: str) -> None:
    """A text that says "a local authority" signs, and names none, is not failed for it."""
    signatures = (Signature(label=Text.same(label)), Signature(party="agency"))
    unnamed = Replace("contract", parties=("agency", "hospital"), signatures=signatures)
    verdict = ask("FR-C1", contract(), unnamed)
    assert verdict.outcome == "not_documented"
    assert label in verdict.message()


def test_whoever_signs_is_a_party() -> None:
    """The signatures alone tell who the parties are."""
    signatures = tuple(Signature(party=party) for party in TWO)
    assert ask("FR-C1", contract(()), Replace("contract", signatures=signatures)).outcome == "pass"


# ---------------------------------------------------------------- FR-C3, FR-C3B


def concluded(date: str | None, part: bool | None = True, **fields: Any) -> tuple[Add, Replace]:
    """A contract concluded on a day, with a part on mental health or without."""
    day = PartialDate.parse(date) if date else None
    return contract(end=None), Replace("contract", concluded=day, mental_health_part=part, **fields)


@pytest.mark.parametrize(("date", "code"), [("2022-12-01", "FR-C3"), ("2019-05", "FR-C3B")])
def test_the_part_on_mental_health_is_a_fact_of_the_contract(date: str, code: str) -> None:
    """Yes, no or unknown; never by the words of an articulation."""
    words = Text(fr="Le conseil en est le volet santé mentale.", en="The council is its mental-health part.")
    unknown = ask(code, *concluded(date, None, articulation=words))
    assert (unknown.outcome, fills(unknown)) == ("not_documented", {("contract", "mental_health_part")})
    without = concluded(date, part=False)
    verdict = ask(code, *without)
    assert verdict.outcome == "fail"
    assert ask(code, *without, *verdict.fix).outcome == "pass"


def test_the_last_signature_concludes() -> None:
    """Where no day of conclusion is written."""
    signed = tuple(Signature(party=party, date=PartialDate.parse(day)) for party, day in zip(TWO, DAYS, strict=True))
    assert ask("FR-C3", *concluded(None, signatures=signed)).outcome == "pass"


DAYS = ("2022-01-15", "2022-03-02")


def test_a_contract_that_had_ended_before_the_law_was_concluded_before_it() -> None:
    """No contract is concluded after its own end; one of which no date is known asks for both."""
    old = concluded(None, period=Period(start=PartialDate(year=2017), end=PartialDate(year=2020)))
    report = check(COUNCIL.apply(*old).on("2019-06-01"), [RULEBOOK], rules_on=DAY)
    said = {verdict.rule.code: verdict.outcome for verdict in report.verdicts}
    assert (said["FR-C3"], said["FR-C3B"]) == ("not_applicable", "not_documented")
    undated = ask("FR-C3", *concluded(None, None))
    assert fills(undated) == {("contract", "concluded"), ("contract", "mental_health_part")}
    assert "When it was concluded is not documented." in undated.message()


def test_a_contract_that_is_being_written_is_not_judged() -> None:
    """Nothing is concluded yet."""
    assert ask("FR-C3", *concluded(None, part=False, state="drafting")).outcome == "not_applicable"


def test_what_the_parties_agreed_is_not_the_council_s_to_keep() -> None:
    """It is told as a point on the contract, and never counts in what the council conforms to."""
    report = check(COUNCIL.apply(*concluded("2023", part=False)).on(DAY))
    assert [verdict.rule.code for verdict in report.failed] == ["FR-C3"]
    assert report.conforms is True
    assert report.conforms_at("recommended") is check(COUNCIL.on(DAY)).conforms_at("recommended")


@pytest.mark.parametrize(
    ("state", "seen", "code"),
    [("signed", "2020", "FR-C3B"), ("signed", "2025-01-15", "FR-C3"), ("written", "2020", "FR-C3")],
)
def test_a_contract_that_a_source_shows_signed_was_concluded_by_then(state: str, seen: str, code: str) -> None:
    """One seen before the law is none of the law's, even where its day of conclusion is not documented."""
    contract_seen = concluded(None, state=state, as_of=PartialDate.parse(seen))
    outcomes = {it: ask(it, *contract_seen).outcome for it in ("FR-C3", "FR-C3B")}
    assert [it for it, outcome in outcomes.items() if outcome == "not_documented"] == [code]
