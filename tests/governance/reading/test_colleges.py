"""Colleges, limits and sizes: what a body has written of its own places, held against who sits."""

from typing import Any

import pytest

from clsm import (
    Actor,
    Agreement,
    College,
    Council,
    Instance,
    Limit,
    PartialDate,
    Period,
    Post,
    PromisedOffice,
    Reference,
    Replace,
    Seat,
    Term,
    Territory,
    Text,
    Threshold,
)
from clsm.governance import Verdict, check
from clsm.governance.reading.colleges import of_college, written_places

DAY = "2017-03-01"
TODAY = PartialDate.parse(DAY)
PROFESSIONALS = College(id="professionals", name=Text(fr="Professionnels", en="Professionals"), at_least=20, at_most=28)
USERS = College(id="users", name=Text(fr="Usagers", en="Users"), at_least=6, at_most=10)
AUTHORITIES = College(id="authorities", name=Text(fr="Collectivités", en="Local authorities"), at_least=4, at_most=7)
STATE = College(id="state", name=Text(fr="État", en="State"), at_least=2, at_most=3)
QUALIFIED = College(id="qualified", name=Text(fr="Personnalités", en="Qualified people"), at_least=2, at_most=2)
COLLEGES = (PROFESSIONALS, USERS, AUTHORITIES, STATE, QUALIFIED)


def seat(college: str | None, count: int | None, id: str = "", **fields: Any) -> Seat:
    """A member's seat for so many people."""
    known: dict[str, Any] = {"status": "member", "label": Text.same(f"Seat of {college}")}
    return Seat(id=id or f"seat-{college}-{count or 'some'}", college=college, count=count, **(known | fields))


def territorial_council(*counts: int | None, **fields: Any) -> Council:
    """A territorial health council of article R1434-33, with so many people in each college."""
    seats = tuple(seat(college.id, count) for college, count in zip(COLLEGES, counts, strict=True) if count != 0)
    known: dict[str, Any] = {"seats": seats, "composition": "complete", "seats_at_least": 34, "seats_at_most": 50}
    body = Instance(id="cts", name=Text.same("CTS"), kind="plenary", colleges=COLLEGES, **(known | fields))
    return Council(
        id="c", name=Text.same("C"), jurisdiction="FR", kind="territorial_health_council", as_of=TODAY,
        instances=(body,),
    )  # fmt: skip


def places(council: Council, focus: str = "cts") -> Verdict:
    """The verdict on the places of a body."""
    report = check(council.on(DAY), ["own-word"])
    return next(verdict for verdict in report.verdicts if verdict.rule.code == "OW-3" and verdict.focus == focus)


def test_a_territorial_health_council_of_forty_keeps_its_five_colleges() -> None:
    """Thirty-four to fifty members: 20 to 28, 6 to 10, 4 to 7, 2 to 3, and two qualified people."""
    verdict = places(territorial_council(24, 8, 5, 2, 2))
    assert verdict.outcome == "pass"
    assert (
        "Places promised: Members, from 34 to 50; Professionals, from 20 to 28; Users, from 6 to 10; Local "
        "authorities, from 4 to 7; State, from 2 to 3; Qualified people, 2. All of them are held." in verdict.message()
    )


@pytest.mark.parametrize(
    ("counts", "broken"),
    [
        ((20, 5, 4, 2, 2), "Members, from 34 to 50; Users, from 6 to 10"),
        ((29, 8, 5, 2, 2), "Professionals, from 20 to 28"),
        ((28, 10, 7, 3, 3), "Members, from 34 to 50; Qualified people, 2"),
    ],
)
def test_a_college_too_small_or_too_large_is_told(counts: tuple[int, ...], broken: str) -> None:
    """And what would mend it keeps every promise: places opened, or a number written anew."""
    council = territorial_council(*counts)
    verdict = places(council)
    assert verdict.outcome == "fail"
    assert f"Not as it is written: {broken}." in verdict.message()
    assert places(council.apply(*verdict.fix)).outcome == "pass"


def test_a_seat_without_a_count_or_a_list_that_is_not_complete_leaves_it_open() -> None:
    """One person at least sits; nobody is missing from a list that may be longer."""
    verdict = places(territorial_council(24, None, 5, 2, 2))
    assert verdict.outcome == "not_documented"
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("seat-users-some", "count")]
    partial = places(territorial_council(20, 5, 4, 2, 2, composition="partial"))
    assert partial.outcome == "not_documented"
    assert ("cts", "composition") in [(fill.id, fill.field) for fill in partial.fill]
    # but too many are too many
    assert places(territorial_council(29, 8, 5, 2, 2, composition="partial")).outcome == "fail"


def test_a_seat_beside_colleges_may_be_of_any() -> None:
    """Where seats name their college, one that does not may be of each."""
    council = territorial_council(24, 6, 5, 2, 2)
    body = council.instances[0]
    unsaid = seat(None, 1, "somebody")
    five = tuple(it for it in body.seats if it.college != "users")
    short = Replace("cts", seats=(*five, seat("users", 5), unsaid))
    verdict = places(council.apply(short))
    assert verdict.outcome == "not_documented"
    assert "somebody" in [fill.id for fill in verdict.fill]


def test_the_mental_health_commission_has_twenty_one_at_most() -> None:
    """Twelve, four, three and two at most of the colleges of the council that elects it."""
    mosts = {"professionals": 12, "users": 4, "authorities": 3, "state": 2}
    colleges = tuple(
        College(id=f"commission-{id}", name=Text.same(id.title()), at_most=most, drawn_from=id)
        for id, most in mosts.items()
    )
    council = territorial_council(24, 8, 5, 2, 2)
    for users, outcome in ((4, "pass"), (5, "fail")):
        seats = tuple(seat(college.id, most) for college, most in zip(colleges, (12, users, 3, 2), strict=True))
        commission = Instance(
            id="commission", name=Text.same("Commission"), kind="mental_health_commission", part_of="cts",
            composition="complete", seats_at_most=21, colleges=colleges, seats=seats,
        )  # fmt: skip
        whole = council.apply(Replace(council.id, instances=(*council.instances, commission)))
        assert places(whole, "commission").outcome == outcome


def test_a_vacant_place_is_no_held_one_and_a_deputy_none_of_its_own() -> None:
    """A college that lacks somebody is filled before a place is opened; deputies do not count on top."""
    council = territorial_council(24, 5, 5, 2, 2)
    body = council.instances[0]
    empty = seat("users", 1, "empty", vacant=True)
    deputy = seat("users", 5, "deputy", deputy_of="seat-users-5")
    verdict = places(council.apply(Replace("cts", seats=(*body.seats, empty, deputy))))
    assert verdict.outcome == "fail"
    assert verdict.fix == (Replace("empty", id="empty", vacant=False),)
    # a vacant place is one of those that there are
    full = council.apply(Replace("cts", seats=(*body.seats, seat("users", 6, "empty", vacant=True))))
    assert "Users, from 6 to 10" in places(full).message()


def test_a_share_of_the_members() -> None:
    """Half of a board at least are users or their families; what lacks is opened."""
    concerned = College(
        pillars=frozenset({"people_concerned", "carers"}), share=Threshold.parse("at least 1/2 of the members")
    )

    def board(*seats: Seat, composition: str = "complete") -> Council:
        body = Instance(
            id="cts", name=Text.same("Board"), kind="advisory_board", composition=composition, colleges=(concerned,),
            seats=seats,
        )  # fmt: skip
        return Council(id="there", name=Text.same("C"), jurisdiction="US", as_of=TODAY, instances=(body,))

    def of(pillar: str, count: int | None, id: str) -> Seat:
        return Seat(id=id, label=Text.same(id), status="member", count=count, pillars=frozenset({pillar}))

    families, others = of("carers", 5, "families"), of("none", 5, "others")
    assert places(board(families, others)).outcome == "pass"
    assert places(board(families, others, composition="partial")).outcome == "not_documented"
    verdict = places(board(of("carers", 3, "families"), others))
    assert verdict.outcome == "fail"
    assert "Families and carers" in verdict.message()
    assert places(board(of("carers", 3, "families"), others).apply(*verdict.fix)).outcome == "pass"
    assert places(board(families, of("not_documented", 5, "others"))).outcome == "pass"
    assert places(board(families, of("not_documented", 6, "others"))).outcome == "not_documented"
    all_of_them = attrs_share(concerned)
    strict = board(families, others).apply(Replace("cts", colleges=(all_of_them,)))
    verdict = places(strict)
    assert verdict.fix == (
        Replace("cts-college-carers-people-concerned", id="cts-college-carers-people-concerned", share=None),
    )
    assert places(board()).outcome == "not_documented"


def attrs_share(college: College) -> College:
    """The same college, which is to be everybody."""
    return College(pillars=college.pillars, share=Threshold.parse("at least 100 % of the members"))


def test_limits_by_territory_organisation_and_sector() -> None:
    """One of each district, two of an organisation at most, three of a line of work at most."""
    territories = tuple(Territory(id=f"d{number}", name=f"D{number}", kind="district") for number in (1, 2))
    actors = (Actor(id="gem", name="GEM", sector="mutual_support_group"), Actor(id="post", name="P"))
    posts = (Post(id="office", function="secretary", holder="gem"), Post(id="nobody", function="secretary"))

    def board(limit: Limit, *seats: Seat, composition: str = "complete") -> Council:
        body = Instance(
            id="cts", name=Text.same("Board"), kind="advisory_board", composition=composition, limits=(limit,),
            seats=seats,
        )  # fmt: skip
        return Council(
            id="there", name=Text.same("C"), jurisdiction="US", as_of=TODAY, territories=territories, actors=actors,
            posts=posts, instances=(body,),
        )  # fmt: skip

    def at(territory: str | None, id: str, count: int | None = 1) -> Seat:
        return Seat(id=id, label=Text.same(id), status="member", count=count, territory=territory)

    one_each = Limit(per="territory", territory_kind="district", at_least=1, at_most=1)
    assert places(board(one_each, at("d1", "a"), at("d2", "b"))).outcome == "pass"
    assert places(board(one_each, at("d1", "a"), at("d1", "b"))).outcome == "fail"
    assert places(board(one_each, at("d1", "a"))).outcome == "fail"
    assert places(board(one_each, at("d1", "a"), composition="partial")).outcome == "not_documented"
    assert places(board(one_each, at("d1", "a"), at(None, "b"))).outcome == "not_documented"
    broken = board(one_each, at("d1", "a"))
    assert places(broken).fix == (Replace("cts", limits=()),)
    two = Limit(per="organisation", at_most=2)
    held = [Seat(id=f"s{n}", holder=holder, status="member", count=1) for n, holder in enumerate(("gem", "office"))]
    assert places(board(two, *held)).outcome == "pass"
    more = Seat(id="more", holder="gem", status="member", count=1)
    assert places(board(two, *held, more)).outcome == "fail"
    assert places(board(two, Seat(id="x", holder="nobody", status="member", count=1))).outcome == "not_documented"
    three = Limit(per="sector", at_most=3)
    assert places(board(three, *held, more)).outcome == "pass"
    assert places(board(three, Seat(id="x", holder="post", status="member", count=1))).outcome == "not_documented"
    college = College(name=Text.same("All"), limits=(Limit(per="organisation", at_most=1),), at_most=9)
    body = Instance(
        id="cts", name=Text.same("B"), kind="plenary", composition="complete", colleges=(college,), seats=(*held,)
    )
    council = Council(
        id="there", name=Text.same("C"), jurisdiction="FR", as_of=TODAY, actors=actors, posts=posts, instances=(body,)
    )
    assert places(council).outcome == "not_documented"


def test_a_college_by_sector() -> None:
    """Where no seat names its college, one belongs to each for whose sectors it stands."""
    college = College(sectors=("social_landlord", "baths"), at_least=2)
    body = Instance(
        id="cts", name=Text.same("B"), kind="plenary", composition="complete", colleges=(college,),
        seats=(
            Seat(id="a", label=Text.same("A"), sector="social_landlord", status="member", count=1),
            Seat(id="b", label=Text.same("B"), sector="education", status="member", count=1),
            Seat(id="c", label=Text.same("C"), status="member", count=1),
            Seat(id="d", label=Text.same("D"), sector="social_landlord", count=1),
        ),
    )  # fmt: skip
    baths = Term(list="sectors", id="baths", label=Text(fr="Bains", en="Baths"))
    council = Council(
        id="there", name=Text.same("C"), jurisdiction="FR", as_of=TODAY, terms=(baths,), instances=(body,)
    )
    today = council.on(DAY)
    counted = of_college(today, today.instances[0], college)
    assert ([it.id for it in counted.seats], [it.id for it in counted.perhaps]) == (["a"], ["c", "d"])
    assert [words.say() for words in written_places(today, today.instances[0])] == [
        "Social landlords, Baths, at least 2"
    ]
    verdict = places(council)
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("c", "pillars"), ("d", "status")]
    alone = places(council.apply(Replace("cts", seats=body.seats[:2])))
    assert places(council.apply(Replace("cts", seats=body.seats[:2]), *alone.fix)).outcome == "pass"


def test_a_promise_whose_text_is_being_written_is_not_owed() -> None:
    """As for procedures: the text that a college is drawn from has to be adopted."""
    rules = Reference(id="rules", title=Text.same("Rules"))

    def council(**fields: Any) -> Council:
        text = Agreement(id="text", name=Text.same("Rules"), kind="internal_rules", sources=("rules",), **fields)
        college = College(pillars=frozenset({"carers"}), at_least=1, sources=("rules",))
        body = Instance(id="cts", name=Text.same("B"), kind="plenary", composition="complete", colleges=(college,))
        return Council(
            id="there",
            name=Text.same("C"),
            jurisdiction="FR",
            as_of=TODAY,
            references=(rules,),
            agreements=(text,),
            instances=(body,),
        )

    def asked(council: Council) -> list[str]:
        report = check(council.on(DAY), ["own-word"])
        return [verdict.outcome for verdict in report.verdicts if verdict.rule.code == "OW-3"]

    assert asked(council(state="adopted")) == ["fail"]
    assert asked(council(state="drafting")) == ["not_applicable"]
    later = Period(start=PartialDate(year=2020))
    assert asked(council(state="adopted", period=later)) == ["not_applicable"]


def test_what_is_written_of_places_is_said_in_both_languages() -> None:
    """Size, limits, colleges and offices, in words."""
    body = Instance(
        id="cts", name=Text.same("B"), kind="plenary", seats_at_most=21, limits=(Limit(per="organisation", at_most=1),),
        colleges=(
            USERS,
            College(
                pillars=frozenset({"carers"}), share=Threshold.parse("at least 1/5 of the members"),
                limits=(Limit(per="territory", territory_kind="district", at_least=1, at_most=1),), at_least=3,
            ),
            College(name=Text(fr="Autres", en="Others")),
        ),
        offices=(
            PromisedOffice(functions=("chair", "vice_chair"), pillars=frozenset({"people_concerned"}), count=2),
            PromisedOffice(functions=("treasurer",), pillars=frozenset({"carers"})),
        ),
    )  # fmt: skip
    today = Council(id="there", name=Text.same("C"), jurisdiction="FR", as_of=TODAY, instances=(body,)).on(DAY)
    assert [words.say("fr") for words in written_places(today, body)] == [
        "Membres, au plus 21",
        "Membres, par organisation, au plus 1",
        "Usagers, de 6 à 10",
        "Aidants, proches, familles, au moins 3",
        "Aidants, proches, familles, au moins 1/5 des membres",
        "Aidants, proches, familles, par territoire, 1",
        "Autres",
        "Présidence ou Vice-présidence : Personnes concernées, usagers (2)",
        "Trésorerie : Aidants, proches, familles",
    ]


def board_of(*seats: Seat, **fields: Any) -> Council:
    """A board with these seats, its list complete."""
    body = Instance(id="cts", name=Text.same("B"), kind="plenary", composition="complete", seats=seats, **fields)
    return Council(id="there", name=Text.same("C"), jurisdiction="FR", as_of=TODAY, instances=(body,))


def test_a_body_that_is_too_small_opens_places_to_anybody() -> None:
    """Its size alone says nothing of whom the places are for."""
    small = board_of(seat(None, 7, "seven"), seats_at_least=10)
    verdict = places(small)
    assert verdict.outcome == "fail"
    assert "To be appointed" in verdict.next_step(small)
    assert places(small.apply(*verdict.fix)).outcome == "pass"


def test_no_more_invitees_become_members_than_are_promised() -> None:
    """Of two who are invited one is enough."""
    invited = (
        Seat(id=id, label=Text.same(id), status="permanent_invitee", pillars=frozenset({"carers"}), count=1)
        for id in ("one", "two")
    )
    council = board_of(*invited, colleges=(College(pillars=frozenset({"carers"}), at_least=1),))
    assert places(council).fix == (Replace("one", id="one", status="member"),)


def test_no_more_vacant_places_are_filled_than_are_promised() -> None:
    """Of two that are vacant one is enough."""
    vacant = (
        Seat(id=id, label=Text.same(id), status="member", pillars=frozenset({"carers"}), count=1, vacant=True)
        for id in ("one", "two")
    )
    council = board_of(*vacant, colleges=(College(pillars=frozenset({"carers"}), at_least=1),))
    assert places(council).fix == (Replace("one", id="one", vacant=False),)
