from typing import Any

import pytest

import clsm
from clsm import Add, Agreement, Council, Meeting, PartialDate, Period, Post, Reference, Replace, Seat, Text
from clsm.ageing import MUNICIPAL_ELECTIONS, PresumeFor, aged, shown_at, without_aged
from clsm.governance import check
from clsm.governance.books.examples import COUNCIL

FOREVER = PresumeFor(seats=None, posts=None, bodies=None, texts=None)
FAMILIES = "committee-families-member"


def known(day: str, *changes: Any) -> Council:
    """The council of the examples, whose file is dated that day and has no other date."""
    return COUNCIL.apply(Replace(COUNCIL.id, as_of=PartialDate.parse(day)), *changes)


def old_on(council: Council, day: str, presume_for: PresumeFor | None = None) -> set[str]:
    """The ids of what is no longer presumed on *day*."""
    return set(aged(council.on(day), presume_for or PresumeFor()).facts)


@pytest.mark.parametrize(
    ("shown", "last_day", "after"),
    [
        ("2016-10-05", "2018-10-05", "2018-10-06"),
        ("2016-10", "2018-10-31", "2018-11-01"),
        ("2016", "2018-12-31", "2019-01-01"),
        ("2016-02-29", "2018-02-28", "2018-03-01"),
        ("2022-02-28", "2024-02-28", "2024-02-29"),
    ],
)
def test_a_seat_is_presumed_for_two_years(shown: str, last_day: str, after: str) -> None:
    """To the day, by the precision of its date, over leap years."""
    council = COUNCIL.apply(Replace(FAMILIES, id=FAMILIES, as_of=PartialDate.parse(shown)))
    assert FAMILIES not in old_on(council, last_day)
    assert FAMILIES in old_on(council, after)


@pytest.mark.parametrize(
    ("shown", "last_day", "after"),
    [
        ("2019-06-01", "2020-06-28", "2020-06-29"),
        ("2020-06-28", "2022-06-28", "2022-06-29"),
        ("2025-01-15", "2026-03-22", "2026-03-23"),
        ("2020-05", "2020-06-28", "2020-06-29"),
    ],
)
def test_an_elected_official_is_presumed_until_the_next_election(shown: str, last_day: str, after: str) -> None:
    """At most: two years, or the last day of the general election in between."""
    seat, date = "committee-ombreval-member", PartialDate.parse(shown)
    council = COUNCIL.apply(
        Replace(seat, id=seat, as_of=date),
        Add(Post(id="chair", function="chair", body="committee", pillars=frozenset({"elected"}), as_of=date)),
    )
    assert old_on(council, last_day).isdisjoint({seat, "chair"})
    assert {seat, "chair"} <= old_on(council, after)
    assert seat not in old_on(council, after, PresumeFor(seats=9, elections=False))


def test_bodies_and_texts_are_presumed_longer() -> None:
    """Five years and ten; a meeting shows its body, a cancelled or a planned one does not."""
    text = Agreement(id="charter", kind="charter", name=Text.same("Charter"), state="signed")
    start = Period(start=PartialDate.parse("2010-03-01"))
    council = known("2010-03-01", Add(text), Replace("housing-group", period=start))
    assert {"housing-group", "charter"}.isdisjoint(old_on(council, "2015-03-01"))
    assert "housing-group" in old_on(council, "2015-03-02")
    assert "charter" not in old_on(council, "2020-03-01")
    assert "charter" in old_on(council, "2020-03-02")
    for state, later in (("held", False), ("cancelled", True), ("planned", True)):
        met = council.apply(Add(Meeting(date=PartialDate.parse("2014-01-01"), state=state), to="housing-group"))
        assert ("housing-group" in old_on(met, "2015-03-02")) is later


def test_what_has_an_end_does_not_age() -> None:
    """A contract of five years is a contract for five years, and a mandate until 2030 lasts until then."""
    term = Period(start=PartialDate.parse("2010-01-01"), end=PartialDate.parse("2030-12-31"))
    text = Agreement(id="contract", kind="local_health_contract", name=Text.same("Contract"), period=term)
    council = known("2010-03-01", Add(text), Replace(FAMILIES, id=FAMILIES, period=term))
    assert {"contract", FAMILIES}.isdisjoint(old_on(council, "2029-01-01"))


def test_a_date_of_the_council_makes_nothing_younger() -> None:
    """A seat with a date of its own, or of its source, has that one; so has the list of its body."""
    source = Reference(id="list", title=Text.same("List"), as_of=PartialDate(year=2011))
    council = known("2025-01-15", Add(source), Replace(FAMILIES, id=FAMILIES, sources=("list",)))
    old = aged(council.on("2025-01-15"), PresumeFor())
    assert set(old.facts) == {FAMILIES}
    assert set(old.lists) == {"committee"}
    assert str(shown_at(council, council.find(FAMILIES))) == "2011"
    confirmed = council.apply(Replace("committee", as_of=PartialDate(year=2024)))
    assert FAMILIES in old_on(confirmed, "2025-01-15")
    fresh = without_aged(council.on("2025-01-15"), old)
    assert fresh.find("committee").composition == "partial"


def test_nothing_ages_for_good_where_it_is_presumed_for_good() -> None:
    """Each kind has its own term, and ``None`` is for ever."""
    assert not aged(known("2001-01-01").on("2025-01-15"), FOREVER)
    assert check(known("2018-03-01").on("2025-01-15"), presume_for=None).passed
    with pytest.raises(ValueError, match="expected"):
        PresumeFor(seats=-1)


def test_a_council_without_any_date_has_no_age() -> None:
    """It is read on the day that is asked for."""
    council = COUNCIL.apply(
        Replace(COUNCIL.id, as_of=None),
        Add(Seat(id="new", holder="families", status="member"), to="plenary"),
    )
    assert "new" not in old_on(council, "2035-01-01")


# ---------------------------------------------------------------- verdicts


def test_a_verdict_on_an_old_list_is_to_be_confirmed() -> None:
    """It says what the last list said, when, and what would settle it; a failure stays in sight, with its fix."""
    gone = Replace("committee", as_of=PartialDate.parse("2021-10-01"), seats=COUNCIL.find("committee").seats[:3])
    report = check(known("2025-01-15", gone).on("2025-01-15"), ["fr-guide"])
    (verdict,) = (it for it in report.verdicts if (it.rule.code, it.focus) == ("FR-G2", "committee"))
    assert (verdict.outcome, verdict.would_be, str(verdict.last_seen)) == ("not_documented", "fail", "2021-10-01")
    assert "When last seen (1 October 2021): Departs from guidance." in verdict.message()
    assert "Aux dernières nouvelles (1er octobre 2021) : Écart à un repère." in verdict.message("fr")
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("committee", "as_of")]
    assert [fix.kind for fix in verdict.fixes] == ["record", "act"]
    assert report.ordered[len(report.failed)].would_be == "fail"
    row = next(row for row in report.to_rows() if row["code"] == "FR-G2")
    assert (row["would_be"], row["last_seen"]) == ("fail", "2021-10-01")


def test_one_place_seen_lately_is_enough() -> None:
    """A pass that a recent seat shows needs no old one."""
    for seat, outcome in (("committee-families-member", "pass"), ("committee-hospital-member", "not_documented")):
        council = known(
            "2021-01-15",
            *(
                Replace(it.id, id=it.id, as_of=PartialDate.parse("2024-06-01"))
                for it in COUNCIL.find("committee").seats
                if it.holder in ("families", "mutual-support") and seat == "committee-families-member"
            ),
        )
        report = check(council.on("2025-01-15"), ["fr-guide"])
        (verdict,) = (it for it in report.verdicts if (it.rule.code, it.focus) == ("FR-G2", "committee"))
        assert (verdict.outcome, verdict.would_be) == (outcome, None if outcome == "pass" else "pass")


def test_a_record_that_contradicts_itself_does_so_at_any_age() -> None:
    """Coherence is asked of what is written, however old."""
    for verdict in check(known("2001-01-01").on("2025-01-15"), ["coherence"]).verdicts:
        assert verdict.would_be is None


def test_what_is_presumed_for_good_is_no_question() -> None:
    """The same list, read on its own day or with ``presume_for=None``, is judged as it stands."""
    for name in ("lille-est", "metz", "seraing"):
        council = clsm.datasets.load(name)
        aged_verdicts = [verdict for verdict in check(council.on("2050-01-01")).verdicts if verdict.would_be]
        assert bool(aged_verdicts) is (name == "lille-est")
        forever = check(council.on("2050-01-01"), presume_for=None)
        assert not any(verdict.would_be for verdict in forever.verdicts)


def test_the_days_of_elections_are_in_order() -> None:
    """For each country that the library knows."""
    for days in MUNICIPAL_ELECTIONS.values():
        assert list(days) == sorted(days)
