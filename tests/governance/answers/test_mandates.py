import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from clsm import Actor, Council, Instance, Mismatch, PartialDate, Period, Post, Procedure, Seat, Term, Text, datasets
from clsm.dates import OPEN
from clsm.governance.answers.mandates import Mandate, Signatory, mandates, signatories
from clsm.testing import councils, days

DAY = "2024-06-01"


def since(start: str, end: str | None = None) -> Period:
    """A period from a start, to an end or going on."""
    return Period(start=PartialDate.parse(start), end=PartialDate.parse(end) if end else OPEN)


def chair(id: str = "chair", **fields: Any) -> Post:
    """The chair of the committee."""
    given: dict[str, Any] = {"holder": "hill", "period": since("2022-03-10")}
    return Post(id=id, function=fields.pop("function", "chair"), body=fields.pop("body", "committee"), **given | fields)


def council(*posts: Post, procedure: Procedure | None = None, seats: tuple[Seat, ...] = (), **fields: Any) -> Council:
    """Two towns and a committee."""
    bodies = (
        Instance(
            id="committee",
            name=Text(fr="Comité", en="Committee"),
            kind="steering_committee",
            procedure=procedure,
            seats=seats,
        ),
        Instance(id="bureau", name=Text.same("Bureau"), kind="bureau", seats=seats, period=since("2020", "2030")),
    )
    return Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        as_of=PartialDate.parse(DAY),
        actors=(
            Actor(id="hill", name="Hill", sector="municipality"),
            Actor(id="lake", name="Lake", sector="municipality"),
        ),
        instances=bodies,
        posts=posts,
        **fields,
    )


def term(*posts: Post, procedure: Procedure | None = None, day: str = DAY, of: str = "chair") -> Mandate:
    """What is said of one post."""
    (found,) = (one for one in mandates(council(*posts, procedure=procedure).on(day)).terms if one.post == of)
    return found


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize(
    ("start", "day", "due", "over"),
    [
        ("2021-03-10", "2024-03-09", "2024-03-10", False),
        ("2021-03-10", "2024-03-10", "2024-03-10", False),
        ("2021-03-10", "2024-03-11", "2024-03-10", True),
        ("2021-03", "2024-03-10", "2024-03", None),
        ("2021", "2025-01-01", "2024", True),
        ("2020-02-29", "2023-02-28", "2023-02-28", False),
        ("2020-02-29", "2023-03-01", "2023-02-28", True),
    ],
)
def test_a_term_ends_by_the_bodys_own_rules(start: str, day: str, due: str, over: bool | None) -> None:
    """So many years after the start, as precise as it is."""
    found = term(chair(period=since(start)), procedure=Procedure(office_years=3), day=day)
    assert (str(found.due), found.over) == (due, over)


def test_a_term_that_has_passed_is_told_without_blame() -> None:
    """What followed may simply not be in the file."""
    said = term(chair(period=since("2020-01")), procedure=Procedure(office_years=3)).explain()
    assert said == (
        "Chair (Committee) – Hill. Beginning: January 2020. End: without a term. "
        "End by the body's own rules (3 years): January 2023. "
        "That term had passed by 1 June 2024; what followed is not documented."
    )


def test_without_a_start_a_rule_or_a_body_nothing_is_worked_out() -> None:
    """Unknown stays unknown."""
    rules = Procedure(office_years=3)
    assert term(chair(period=Period()), procedure=rules).due is None
    assert term(chair()).due is None
    found = term(chair(body=None, function="president"), procedure=rules)
    assert (found.due, found.over) == (None, None)
    assert found.explain("fr").startswith("Présidence du conseil – Hill. Début : 10 mars 2022. Fin : sans terme.")
    far = Procedure(office_years=9000)
    assert term(chair(), procedure=far).due is None


def test_a_stated_end_stands_beside_the_rule() -> None:
    """The source's own end is not replaced by the calculation."""
    found = term(chair(period=since("2022-03-10", "2024-12-31")), procedure=Procedure(office_years=3))
    assert (str(found.ends), str(found.due)) == ("2024-12-31", "2025-03-10")
    silent = term(chair(period=Period(start=PartialDate(year=2022))), procedure=Procedure(office_years=3))
    assert silent.explain() == "Chair (Committee) – Hill. Beginning: 2022. End by the body's own rules (3 years): 2025."
    assert "End: 31 December 2024. End by the body's own rules (3 years): 10 March 2025." in found.explain()


def test_an_announced_office_is_not_held_yet() -> None:
    """It is listed, and said to be announced."""
    found = term(chair(evidence="announced"))
    assert found.announced
    assert "Announced, not in office yet." in found.explain()


def before(id: str, **fields: Any) -> Post:
    """An earlier chair."""
    return chair(id, **{"period": since("2016", "2019")} | fields)


@pytest.mark.parametrize(
    ("earlier", "renewals"),
    [
        ((), (0, None)),
        ((before("second"),), (1, None)),
        ((before("second", follows="first"), before("first", holder="lake")), (1, 1)),
        ((before("second", follows="first"), before("first")), (2, None)),
        ((before("second", holder=None, label=Text.same("?")),), (0, None)),
        ((before("second", holder=None, vacant=True),), (0, 0)),
        ((before("second", follows="chair"),), (1, None)),
    ],
)
def test_renewals_are_counted_along_the_chain_of_one_holder(
    earlier: tuple[Post, ...], renewals: tuple[int, int | None]
) -> None:
    """At least those that are documented; at most, where somebody else is known to have come before."""
    follows = "second" if earlier else None
    found = term(chair(follows=follows), *earlier, procedure=Procedure(office_renewals=1))
    assert found.renewals == renewals
    assert found.allowed == 1
    assert (f"Documented renewals: {renewals[0]} (the body's own rules: 1)." in found.explain()) == (renewals[0] > 0)


def test_renewals_of_nobody_known_are_not_counted() -> None:
    """A label is an office, and may hide several holders."""
    nameless = chair(holder=None, label=Text.same("Somebody"), follows="second")
    assert term(nameless, before("second")).renewals == (0, None)
    assert "Documented renewals: 1." in term(chair(follows="second"), before("second")).explain()


# ---------------------------------------------------------------- vacancies


def test_a_vacancy_is_stated_or_an_end_without_a_follower() -> None:
    """The first is a fact, the second only what the file shows."""
    empty = Post(id="vice", function="vice_chair", body="committee", vacant=True, period=since("2023-01"))
    left = chair(period=since("2020", "2022"))
    found = mandates(council(empty, left).on(DAY))
    assert [(one.post, one.stated, str(one.since), one.certain) for one in found.vacancies] == [
        ("vice", True, "2023-01", True),
        ("chair", False, "2022", False),
    ]
    assert found.vacancies[0].explain() == "Vice-chair (Committee) – vacant, since: January 2023."
    assert found.vacancies[1].explain() == "Chair (Committee) – came to an end (2022); nobody is documented after it."
    assert found.terms == ()
    undated = Post(id="vice", function="vice_chair", body="committee", vacant=True)
    assert mandates(council(undated).on(DAY)).vacancies[0].explain("fr") == "Vice-présidence (Comité) – sans titulaire."


@pytest.mark.parametrize(
    "other",
    [
        chair("next", follows="chair", period=since("2025")),
        chair("next", holder="lake"),
    ],
)
def test_an_office_with_a_follower_or_another_holder_is_not_vacant(other: Post) -> None:
    """Whether the file ties the two together or only shows the second."""
    assert mandates(council(chair(period=since("2020", "2022")), other).on(DAY)).vacancies == ()


def test_an_office_of_a_body_that_is_gone_is_not_vacant() -> None:
    """It went with the body; one that may still be held is not vacant either."""
    gone = chair(body="bureau", period=since("2020", "2022"))
    assert mandates(council(gone).on("2031-01-01")).vacancies == ()
    assert mandates(council(chair(period=since("2020", "2024"))).on(DAY)).vacancies == ()


# ---------------------------------------------------------------- several in one hand


def test_several_places_in_one_hand_are_a_fact() -> None:
    """Posts and seats together; what is only announced is not held."""
    seats = (
        Seat(holder="hill", status="member"),
        Seat(holder="chair", status="ex_officio"),
        Seat(label=Text.same("A doctor"), status="member"),
        Seat(holder="lake", evidence="announced"),
    )
    found = mandates(council(chair(), chair("later", holder="lake", evidence="announced"), seats=seats).on(DAY))
    (both,) = found.together
    assert (both.holder, both.posts, both.seats) == (
        "hill",
        ("chair",),
        ("bureau-hill-member", "committee-hill-member"),
    )
    assert both.certain
    assert both.explain() == "Hill holds several places or offices: Chair (Committee); Bureau; Committee."


def test_whether_several_places_surely_stand() -> None:
    """Two of which one may be gone are not surely two."""
    one = chair("one", period=Period(start=PartialDate(year=2024)))
    (both,) = mandates(council(chair(), one).on(DAY)).together
    assert not both.certain
    assert "do not say whether this stood" in mandates(council(one).on(DAY)).explain()


# ---------------------------------------------------------------- power to sign


def signs(*posts: Post, kind: str | None = None, amount: str | None = None, of: str = "signatory") -> Signatory:
    """What is said of one post's power to sign."""
    limit = None if amount is None else Decimal(amount)
    found = signatories(council(*posts).on(DAY), kind, limit)
    (one,) = (each for each in found.posts if each.post == of)
    return one


def signatory(**fields: Any) -> Post:
    """Somebody to whom the chair gave power to sign."""
    return chair("signatory", **{"function": "signatory", "delegated_by": "chair", "holder": "lake"} | fields)


def test_who_may_sign_by_whose_delegation() -> None:
    """What, up to how much, and who gave it."""
    post = signatory(signs=("lease", "convention"), signs_up_to=Decimal("5000"))
    found = signs(chair(), post, kind="lease", amount="5000")
    assert (found.answer, found.by, found.up_to) == (True, "chair", Decimal(5000))
    assert found.explain() == (
        "Authorised signatory (Committee) – Lake. May sign: yes. Texts: Lease; Partnership agreement. "
        "Limit: EUR 5,000. Power given by: Chair (Committee)."
    )


@pytest.mark.parametrize(
    ("kind", "amount", "answer"),
    [
        (None, None, True),
        ("lease", None, True),
        ("charter", None, False),
        ("lease", "5000.01", False),
        ("charter", "1", False),
    ],
)
def test_a_power_has_its_limits(kind: str | None, amount: str | None, answer: bool) -> None:
    """Of kind and of amount."""
    post = signatory(signs=("lease",), signs_up_to=Decimal("5000"))
    assert signs(chair(), post, kind=kind, amount=amount).answer is answer


def test_a_limit_that_is_not_documented_settles_nothing() -> None:
    """Neither what it may sign nor up to how much is taken for granted."""
    assert signs(chair(), signatory(), kind="lease").answer is None
    assert signs(chair(), signatory(signs=("not_documented",)), kind="lease").answer is None
    assert signs(chair(), signatory(signs=("lease",)), kind="lease", amount="1").answer is None
    assert signs(chair(), signatory()).answer is True


def test_a_delegation_holds_only_while_its_delegator_is_in_office() -> None:
    """Gone, vacant, announced or uncertain: what was given goes the same way."""
    gone = signs(chair(period=since("2020", "2022")), signatory())
    assert gone.answer is False
    assert "Whoever gave this power is no longer in office: it no longer holds." in gone.explain()
    assert signs(chair(holder=None, vacant=True), signatory()).answer is False
    assert signs(chair(evidence="announced"), signatory()).answer is False
    for doubtful in (chair(evidence="claimed"), chair(period=Period(start=PartialDate(year=2024)))):
        found = signs(doubtful, signatory())
        assert found.answer is None
        assert "cannot be said" in found.explain()


def test_a_delegation_of_a_delegation_needs_both() -> None:
    """And a circle of them settles nothing."""
    middle = chair("middle", function="vice_chair", delegated_by="chair")
    assert signs(chair(), middle, signatory(delegated_by="middle")).answer is True
    assert signs(chair(period=since("2020", "2022")), middle, signatory(delegated_by="middle")).answer is False
    assert signs(chair(delegated_by="signatory"), signatory()).answer is None


def test_a_vacant_or_announced_post_signs_nothing() -> None:
    """Nobody is there to sign."""
    assert signs(chair(), signatory(holder=None, vacant=True)).answer is False
    assert "Announced, not in office yet." in signs(chair(), signatory(evidence="announced")).explain()


def test_no_power_to_sign_is_taken_for_granted() -> None:
    """A president may well sign; until a source says so, that is unknown."""
    found = signatories(council(chair(function="president")).on(DAY))
    assert (found.posts, found.may_sign, found.unsettled) == ((), (), ())
    assert found.explain() == "Who may sign on the council's behalf is not documented."


def test_those_who_may_and_those_of_whom_it_cannot_be_said() -> None:
    """Kept apart."""
    sure = chair(signs=("lease",), signs_up_to=Decimal(10))
    found = signatories(council(sure, signatory()).on(DAY), "lease", Decimal(5))
    assert [one.post for one in found.may_sign] == ["chair"]
    assert [one.post for one in found.unsettled] == ["signatory"]
    assert [(row["post"], row["answer"], row["up_to"]) for row in found.to_rows()] == [
        ("chair", True, "10"),
        ("signatory", None, None),
    ]
    assert list(found.to_pandas()["post"]) == ["chair", "signatory"]


def test_a_kind_or_an_amount_that_is_none_is_refused() -> None:
    """The council's own kinds are known too."""
    own = Term(list="agreement_kinds", id="pact", label=Text.same("Pact"))
    today = council(chair(signs=("pact",)), terms=(own,)).on(DAY)
    assert signatories(today, "pact").may_sign
    with pytest.raises(Mismatch, match="kind: found 'leese'"):
        signatories(today, "leese")
    wrong: Any
    for wrong in (5.0, 5, Decimal("NaN"), Decimal(-1)):
        with pytest.raises(Mismatch, match="amount: found"):
            signatories(today, amount=wrong)


# ---------------------------------------------------------------- any council, and the real ones


@given(councils(), days())
def test_any_council_can_be_asked(any_council: Council, day: datetime.date) -> None:
    """Words in both languages, rows that JSON holds."""
    today = any_council.on(day)
    for found in (mandates(today), signatories(today, "lease", Decimal(100))):
        assert found.explain("en")
        assert found.explain("fr")
        assert json.dumps(found.to_rows("fr"))


def test_a_council_without_a_day_is_refused() -> None:
    """As everywhere."""
    there: Any = council()
    for question in (mandates, signatories):
        with pytest.raises(TypeError, match="a council is read on a day"):
            question(there)


def test_the_answer_is_a_table_too() -> None:
    """One row for each finding, with the same columns."""
    empty = Post(id="vice", function="vice_chair", body="committee", vacant=True)
    found = mandates(council(chair(), signatory(), chair("more"), empty).on(DAY))
    rows = found.to_rows("fr")
    assert {row["finding"] for row in rows} == {"mandate", "vacancy", "together", "delegation"}
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert [(row["begins"], row["ends"]) for row in rows if row["places"] == "more"] == [("2022-03-10", "open")]
    assert len(found.to_pandas()) == len(rows)
    assert found.basis == ("chair", "more", "signatory", "vice")


@pytest.mark.parametrize("day", ["2011-11-01", "2019-12-31"])
def test_lille_est(day: str) -> None:
    """Five offices without dates; the signatory is only announced; Ronchin and Mons-en-Barœul preside and sit twice."""
    today = datasets.load("lille-est").on(day)
    found = mandates(today)
    offices = {one.post: (one.begins, one.ends, one.due, one.over, one.announced) for one in found.terms}
    assert offices == {
        "apartment-commission-chair": (None, None, None, None, False),
        "association-president": (None, None, None, None, False),
        "coordinator": (None, None, None, None, False),
        "housing-subgroup-signatory": (None, None, None, None, True),
        "president": (None, None, None, None, False),
    }
    assert not found.vacancies
    assert not found.delegations
    several = {one.holder: len(one.posts) + len(one.seats) for one in found.together}
    assert (several.pop("ronchin"), several.pop("mons-en-baroeul")) == (3, 3)
    assert set(several.values()) == {2}
    assert len(several) == 7
    assert [(one.post, one.answer) for one in signatories(today).posts] == [("housing-subgroup-signatory", False)]


def test_metz_and_seraing() -> None:
    """Two offices of an undated page, and none; who may sign is not documented in either."""
    metz = datasets.load("metz").on("2024-06-01")
    assert [(one.post, one.certain) for one in mandates(metz).terms] == [
        ("coordinator", False),
        ("steering-committee-chair", False),
    ]
    seraing = datasets.load("seraing").on("2020-01-31")
    assert mandates(seraing).explain("fr") == "Aucune fonction n’est documentée."
    for today in (metz, seraing):
        assert signatories(today).explain("fr") == "Qui peut signer pour le conseil n’est pas documenté."
