import datetime
import json
import re
from math import inf
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Actor, Add, Conditions, Council, Instance, PartialDate, Period, Post, Replace, Seat, Text, datasets
from clsm.governance.answers.participation import Participation, Terms, participation
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.testing import councils, days, seats

QUESTIONS = ("expenses_paid", "time_paid", "preparation", "plain_papers", "support", "remote")


def terms(*changes: Any, of: str = "committee") -> Terms:
    """What is said of one body of the changed council of the examples."""
    return participation(COUNCIL.apply(*changes).on(DAY))[of]


def counted() -> list[Replace]:
    """The steering committee, with one person on each seat."""
    (committee,) = (body for body in COUNCIL.instances if body.id == "committee")
    return [Replace(seat.id, count=1) for seat in committee.seats]


def test_places_are_counted_as_member_and_by_invitation() -> None:
    """Exactly, where every seat and its count are known."""
    found = terms(*counted(), Replace("committee-families-member", status="permanent_invitee", count=2))
    assert found.members == {"people_concerned": (1, 1), "carers": (0, 0)}
    assert found.invited == {"people_concerned": (0, 0), "carers": (2, 2)}
    said = found.explain()
    assert (
        "Members' places: People with lived experience, service users (1); Families and carers (0). "
        "Permanent invitations: People with lived experience, service users (0); Families and carers (2)." in said
    )


def test_a_count_that_is_not_documented_sets_no_upper_limit() -> None:
    """A seat is at least one person."""
    assert terms().members == {"people_concerned": (1, None), "carers": (1, None)}
    assert "People with lived experience, service users (at least 1)" in terms().explain()


@pytest.mark.parametrize("composition", ["partial", "described_only", "not_documented"])
def test_a_list_that_is_not_complete_sets_no_upper_limit(composition: str) -> None:
    """There may be more; and where none is seen, that is not none."""
    changes = (*counted(), Replace("committee", composition=composition))
    assert terms(*changes).members["carers"] == (1, None)
    empty = terms(Replace("committee", composition=composition, seats=()))
    assert empty.members == {"people_concerned": (0, None), "carers": (0, None)}
    assert "Not documented: members' places (people with lived experience, carers);" in empty.explain()
    (row,) = (row for row in participation(COUNCIL.apply(*changes).on(DAY)).to_rows() if row["body"] == "committee")
    assert row["carers_members"] == 1
    assert row["carers_invited"] is None


def test_a_seat_that_the_sources_leave_open_widens_the_limits() -> None:
    """An association for all users of health care, a status nobody wrote, a seat that may have ended."""
    ciss = Actor(id="ciss", name="CISS", sector="health_users_representation")
    seat = Seat(holder="ciss", status="member", count=1)
    assert terms(*counted(), Add(ciss), Add(seat, to="committee")).members["people_concerned"] == (1, 2)
    unknown = Replace("committee-families-member", status="not_documented", count=1)
    found = terms(*counted(), unknown)
    assert (found.members["carers"], found.invited["carers"]) == ((0, 1), (0, 1))
    assert "Families and carers (from 0 to 1)" in found.explain()
    until = Replace("committee-families-member", count=1, period=Period(end=PartialDate(year=2025)))
    assert terms(*counted(), until).members["carers"] == (0, 1)


def test_who_speaks_and_who_votes() -> None:
    """By the voice of each seat; where no source gives any, that is said once."""
    votes = Replace("committee-ombreval-member", voice="deliberative")
    speaks = Replace("committee-families-member", voice="consultative")
    found = terms(votes, speaks)
    assert found.by_voice["deliberative"] == ("committee-ombreval-member",)
    assert found.by_voice["consultative"] == ("committee-families-member",)
    assert "Voices: Deliberative (Ombreval); Consultative (Familles d’Ombreval); Not documented (" in found.explain()
    assert "who speaks and who votes" in terms().explain()


def test_who_chairs_with_others() -> None:
    """People with lived experience or carers, by the source's own word, in this body and in office."""
    post = Post(id="co", function="co_animator", body="committee", holder="families", pillars=frozenset({"carers"}))
    found = terms(Add(post))
    assert found.chaired_by == ("co",)
    assert "Among those who chair, alone or with others: Familles d’Ombreval." in found.explain()
    for other in (
        attrs.evolve(post, body="plenary"),
        attrs.evolve(post, function="secretary"),
        attrs.evolve(post, evidence="announced"),
        attrs.evolve(post, pillars=None),
        attrs.evolve(post, pillars=frozenset({"elected"})),
        attrs.evolve(post, holder=None, vacant=True),
    ):
        assert terms(Add(other)).chaired_by is None
    assert "or a carer, among those who chair" in terms().explain()


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_term_is_told_or_called_not_documented(question: str) -> None:
    """Yes, no and unknown are three answers, in both languages."""
    said = set()
    for answer in (True, False, None):
        given: dict[str, Any] = {question: answer}
        found = terms(Replace("committee", conditions=Conditions(**given)))
        assert getattr(found.conditions, question) is answer
        told = "Terms:" in found.explain() and "Conditions :" in found.explain("fr")
        assert told == (answer is not None)
        said.add(found.explain())
    assert len(said) == 3


def test_when_in_the_day_it_meets() -> None:
    """Who works, or cares for somebody, may depend on it."""
    found = terms(Replace("committee", conditions=Conditions(time_of_day="evening", expenses_paid=True)))
    assert "Terms: expenses are paid back; time of day: in the evening." in found.explain()
    assert "Conditions : les frais sont remboursés ; moment de la journée : en soirée." in found.explain("fr")


def test_who_it_is_open_to_is_no_seat() -> None:
    """Words of the council, beside the places."""
    found = terms(Replace("plenary", open_to=(Text(fr="Habitants", en="Residents"),)), of="plenary")
    assert found.open_to == (Text(fr="Habitants", en="Residents"),)
    assert "May come: Residents." in found.explain()
    assert "who may come" in terms().explain()


def test_all_that_is_told_leaves_nothing_undocumented() -> None:
    """The last sentence goes."""
    answers: dict[str, Any] = dict.fromkeys(QUESTIONS, True)
    conditions = Conditions(time_of_day="varies", **answers)
    post = Post(id="co", function="vice_chair", body="committee", holder="families", pillars=frozenset({"carers"}))
    committee = Replace("committee", conditions=conditions, open_to=(Text.same("GEM"),))
    voices = [Replace(seat.id, voice="deliberative") for seat in COUNCIL.on(DAY).find("committee").seats]
    assert "ot documented" not in terms(committee, Add(post), *voices).explain()


def test_bodies_that_the_council_does_not_run_are_left_out() -> None:
    """A partner's own, and one that is only announced."""
    found = participation(COUNCIL.on(DAY))
    assert list(found) == ["committee", "housing-group", "plenary"]
    assert len(found) == 3
    for changes in ({"kind": "external"}, {"evidence": "announced"}):
        fields: dict[str, Any] = changes
        assert "housing-group" not in participation(COUNCIL.apply(Replace("housing-group", **fields)).on(DAY))
    with pytest.raises(KeyError):
        found["bureau"]


def test_the_places_of_all_bodies_together() -> None:
    """With an upper limit only where each body has one."""
    assert dict(participation(COUNCIL.on(DAY)).bounds) == {"people_concerned": (3, inf), "carers": (3, inf)}
    every_seat = [Replace(seat.id, count=1) for body in COUNCIL.instances for seat in body.seats]
    assert dict(participation(COUNCIL.apply(*every_seat).on(DAY)).bounds)["carers"] == (3, 3)


def test_a_body_that_may_not_have_stood_is_said_to() -> None:
    """Its terms are told all the same."""
    later = Replace("housing-group", period=Period(start=PartialDate(year=2025)))
    found = terms(later, of="housing-group")
    assert not found.certain
    assert "do not say whether this stood on 15 January 2025" in found.explain()


def test_the_answer_is_a_table_too() -> None:
    """One row a body, with the same columns."""
    found = participation(COUNCIL.on(DAY))
    rows = found.to_rows("fr")
    assert [row["body"] for row in rows] == list(found.basis)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert list(found.to_pandas()["body"]) == list(found)
    nothing: Any = COUNCIL
    with pytest.raises(TypeError, match="a council is read on a day"):
        participation(nothing)


def silent(found: Participation) -> set[str]:
    """The bodies of which not even the voice, the chair or one term is documented."""
    return {
        body
        for body, told in found.items()
        if told.chaired_by is None
        and not any(told.by_voice[voice] for voice in ("deliberative", "consultative", "none"))
        and told.conditions == Conditions()
    }


@pytest.mark.parametrize("day", ["2011-11-01", "2019-12-31"])
def test_lille_est(day: str) -> None:
    """One group of service users is a member of committee and bureau; carers are only invited; no terms are told."""
    found = participation(datasets.load("lille-est").on(day))
    committee, bureau = found["steering-committee"], found["bureau"]
    assert committee.members == {"people_concerned": (1, None), "carers": (0, 0)}
    assert committee.invited == {"people_concerned": (1, None), "carers": (1, None)}
    assert bureau.members == {"people_concerned": (1, None), "carers": (0, 0)}
    assert silent(found) == set(found)
    assert [words.en for words in found["plenary"].open_to] == ["All partners of the structure"]


def test_metz() -> None:
    """Who may come is told of two bodies; all the rest is not documented, and no seat is made of it."""
    found = participation(datasets.load("metz").on("2024-06-01"))
    assert silent(found) == {"plenary", "project-groups", "steering-committee"}
    assert {body for body, told in found.items() if told.open_to} == {"plenary", "project-groups"}
    assert all(told.members == {"people_concerned": (0, None), "carers": (0, None)} for told in found.values())


def test_seraing() -> None:
    """Nothing of the terms is documented; the committee of the Café is still to come."""
    found = participation(datasets.load("seraing").on("2020-01-31"))
    assert silent(found) == {"concertation-meetings", "conseil-local", "grouping-meeting", "working-groups"}
    assert not any(told.certain for told in found.values())


def test_without_any_body() -> None:
    """It is said."""
    nobody = Council(id="there", name=Text.same("There"), jurisdiction="FR")
    assert participation(nobody.on(DAY)).explain() == "No body of the council is documented."


# ---------------------------------------------------------------- any council


@given(councils(), days())
def test_any_council_can_be_asked(council: Council, day: datetime.date) -> None:
    """Words in both languages, rows that JSON holds, limits in order."""
    found = participation(council.on(day))
    assert found.explain("en")
    assert found.explain("fr")
    assert json.dumps(found.to_rows("fr"))
    for told in found.values():
        for low, high in (*told.members.values(), *told.invited.values()):
            assert high is None or 0 <= low <= high
        assert not re.search(r"\b(?:patients?|malades?|lacks?|manque)\b", told.says.fr + told.says.en)


@given(st.lists(seats(), max_size=3), seats(id=st.just("added"), holders=[actor.id for actor in COUNCIL.actors]))
def test_one_more_seat_never_lowers_what_is_known(others: list[Seat], seat: Seat) -> None:
    """A place that is shown stays shown."""
    held = tuple(attrs.evolve(other, id=f"other-{number}", holder=None, label=Text.same("?"), presumed_same_as=())
                 for number, other in enumerate(others))  # fmt: skip
    body = Instance(id="body", name=Text.same("Body"), kind="bureau", composition="complete", seats=held)
    council = COUNCIL.apply(Add(body))
    before = participation(council.on(DAY))["body"]
    after = participation(council.apply(Add(attrs.evolve(seat, presumed_same_as=()), to="body")).on(DAY))["body"]
    for pillar, (low, _) in before.members.items():
        assert after.members[pillar][0] >= low
