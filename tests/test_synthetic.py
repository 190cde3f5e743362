"""Councils that do not exist hold together, come from their seed alone, and say that they are invented."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import islice, pairwise

import pytest

import clsm
from clsm import reports, synthetic
from clsm.council import COLLECTIONS, Council
from clsm.identifiers import Identifiers
from clsm.network import PartnerNetwork, bridges, gaps
from clsm.problems import Mismatch
from clsm.programs import DETAILS
from clsm.programs.housing import HousingScheme
from clsm.programs.sessions import Training, WorkshopSeries
from clsm.synthetic.chance import Chance
from clsm.synthetic.names import FEWEST, SECTORS_MET
from clsm.synthetic.sizes import drawn
from clsm.vocabulary import SECTORS


def every_id(council: Council) -> list[str]:
    """The ids of everything in *council* that has one."""
    own: list[str] = [entity.id for name in COLLECTIONS for entity in getattr(council, name)]
    seats = [seat.id for body in council.instances for seat in body.seats]
    return [council.id, *own, *seats, *(meeting.id for body in council.instances for meeting in body.meetings)]


@pytest.fixture(scope="module")
def council() -> Council:
    """A council of the usual size."""
    return synthetic.council(7)


@pytest.mark.parametrize(("seed", "organisations"), [(1, FEWEST), (2, 7), (3, 12), (4, 25), (5, 60), (6, 150)])
def test_there_are_as_many_organisations_as_asked(seed: int, organisations: int) -> None:
    """The number asked for is kept exactly, and the file of any size reads back the same."""
    council = synthetic.council(seed, organisations=organisations)
    assert len(council.actors) == organisations
    assert clsm.loads(clsm.dumps(council)) == council
    assert clsm.loads(clsm.dumps(council, format="json"), format="json") == council


@pytest.mark.parametrize(("seed", "unknown"), [(10, 0), (11, 0.1), (12, 0.1), (13, 0.5), (14, 1)])
def test_it_can_be_checked_reported_and_read_as_a_network(seed: int, unknown: float) -> None:
    """Whatever is not documented, rules, reports and the network read the council without an error."""
    council = synthetic.council(seed, organisations=20, unknown=unknown)
    today = council.on(council.last_documented or "2024-12-31")
    assert clsm.check(today).verdicts
    net = PartnerNetwork.from_council(today)
    assert bridges(net).ties is not None
    assert gaps(net) is not None
    assert reports.text(today, lang="fr")


def test_it_is_the_same_in_every_process() -> None:
    """Neither the process nor its hash seed changes a word of what a seed gives."""
    code = (
        "import clsm, hashlib; from clsm import synthetic; "
        "every = [synthetic.council(5), *synthetic.nation(5, councils=2)]; "
        "print(hashlib.sha256(''.join(map(clsm.dumps, every)).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout.strip()
        for hash_seed in ("1", "2")
    }
    every = [synthetic.council(5), *synthetic.nation(5, councils=2)]
    assert found == {hashlib.sha256("".join(map(clsm.dumps, every)).encode()).hexdigest()}


def test_another_seed_gives_another_council(council: Council) -> None:
    """The town, the people and the partners change with the seed."""
    other = synthetic.council(8)
    assert council.name != other.name
    assert council.territories != other.territories


def test_nothing_can_be_taken_for_real(council: Council) -> None:
    """Every id says that it is synthetic, names say that they are invented, and no public identifier is given."""
    assert all(id.startswith("synthetic-") for id in every_id(council))
    assert "(inventé)" in council.name.fr
    assert "(invented)" in council.name.en
    assert council.note is not None
    assert "do not exist" in council.note.en
    named = [place.identifiers for place in council.territories] + [actor.identifiers for actor in council.actors]
    assert set(named) == {Identifiers()}


def test_names_are_in_good_french() -> None:
    """No name says "de" before a vowel, and no two organisations have one name."""
    for seed in range(20):
        council = synthetic.council(seed, organisations=100)
        names = [actor.name for actor in council.actors]
        assert len(set(names)) == len(names)
        assert not [name for name in (*names, council.name.fr) if re.search(r"\bde [AEÉIOUY]", name)]


def test_every_collection_has_something(council: Council) -> None:
    """No collection of a council is left out."""
    assert [name for name in COLLECTIONS if not getattr(council, name)] == []


def test_some_compositions_are_not_complete(council: Council) -> None:
    """Where some facts are not documented, one body at least is listed in part; otherwise all are complete."""
    assert {"complete", "partial"} <= {body.composition for body in council.instances}
    whole = synthetic.council(7, unknown=0)
    assert {body.composition for body in whole.instances} == {"complete"}


def test_what_is_not_documented_grows_with_its_share() -> None:
    """With a share of 0 all that is drawn is written; with 1 nothing of it is."""
    shares = [
        Counter(meeting.attendance_list for body in council.instances for meeting in body.meetings)["complete"]
        for council in (synthetic.council(4, unknown=unknown) for unknown in (0, 0.5, 1))
    ]
    assert shares[0] > shares[1] > shares[2] == 0
    whole, none = synthetic.council(4, unknown=0), synthetic.council(4, unknown=1)
    assert all(actor.sector != "not_documented" for actor in whole.actors)
    assert not any(payment for giving in none.contributions for payment in giving.payments)
    assert all(tally.count is None for program in none.programs for tally in program.tallies)
    assert all(fact.sources for name in ("ties", "agreements", "posts") for fact in getattr(whole, name))


def test_meetings_hold_together(council: Council) -> None:
    """A proxy is present and stands for one seat; no more vote than came."""
    for body in council.instances:
        seats = {seat.id: seat for seat in body.seats}
        for meeting in body.meetings:
            presence = {entry.seat: entry.presence for entry in meeting.attendance}
            assert presence.keys() <= seats.keys()
            proxies = [entry.proxy for entry in meeting.attendance if entry.proxy]
            assert len(proxies) == len(set(proxies))
            if meeting.attendance_list == "complete":
                assert {presence[proxy] for proxy in proxies} <= {"present"}
            for decision in meeting.decisions:
                votes = [decision.in_favour or 0, decision.against or 0, decision.abstentions or 0]
                assert sum(votes) <= sum(word in ("present", "represented") for word in presence.values())


def test_budgets_balance() -> None:
    """The totals that a budget states are those of its lines, where every line has its figure."""
    for budget in synthetic.council(2, unknown=0).budgets:
        for side, total in (("income", budget.income), ("expense", budget.expenses)):
            assert sum(line.amount or 0 for line in budget.lines if line.side == side) == total
    amounts = [line.amount for budget in synthetic.council(2, unknown=0.9).budgets for line in budget.lines]
    assert None in amounts


def test_fees_are_what_the_rate_says() -> None:
    """Each town pays the rate for each of its inhabitants of that year."""
    council = synthetic.council(3, unknown=0)
    fee = next(giving for giving in council.contributions if giving.basis == "per_capita")
    places = {place.id: place for place in council.territories}
    assert fee.payments
    for payment in fee.payments:
        counts = {place.id: place.population(payment.year) for place in places.values()}
        owed = {share.payer: share.amount for share in fee.shares(counts)}
        assert payment.amount == owed[payment.payer]


def test_who_is_silent_says_nothing(council: Council) -> None:
    """Some were asked and never answered; every tie is told by somebody who did."""
    survey = council.surveys[0]
    assert set(survey.asked) - set(survey.answered)
    assert {tie.told_by for tie in council.ties} <= set(survey.answered)
    assert all(tie.origin == tie.told_by for tie in council.ties)


@pytest.mark.parametrize("kind", synthetic.KINDS)
def test_a_year_of_each_kind(kind: str) -> None:
    """A small council runs one program of the kind, with its own details, in that year, and reads back the same."""
    council = synthetic.year(kind, 11, 2023)
    (program,) = council.programs
    assert program.kind == kind
    assert type(program.details) is DETAILS.get(kind, type(None))
    whens = [tally.period.start for tally in program.tallies] + list(program.days)
    assert whens or kind == "health_observatory"
    assert {when.year for when in whens if when} <= {2023}
    assert any(figure.of == program.id and figure.observations for figure in council.indicators)
    assert clsm.loads(clsm.dumps(council)) == council
    assert clsm.check(council.on("2023-12-31")).verdicts


def test_every_kind_with_details_has_a_year() -> None:
    """No kind that the library models is left out, and organisations are of sectors that exist."""
    assert set(DETAILS) <= set(synthetic.KINDS)
    assert set(SECTORS_MET) <= set(SECTORS)


@pytest.mark.parametrize("seed", range(5))
def test_places_are_never_more_than_conventions_allow(seed: int) -> None:
    """Housing: places within what is allowed, applications before allocations before entries, nobody twice."""
    (program,) = synthetic.council(seed, unknown=0, kinds=["housing_scheme"]).programs
    assert isinstance(program.details, HousingScheme)
    assert all((row.places or 0) <= (row.allowed or 0) for row in program.details.stock)
    places = sum(row.places or 0 for row in program.details.stock)
    counts: dict[str, dict[str, int]] = {}
    for tally in program.tallies:
        counts.setdefault(tally.what, {})[str(tally.period.start)] = tally.count or 0
    assert max(counts["places_occupied"].values()) <= places
    for quarter, asked in counts["applications"].items():
        assert asked >= counts["allocations"][quarter] >= counts["entries"][quarter]


@pytest.mark.parametrize(("kind", "what"), [("workshop_series", "people"), ("training", "people_trained")])
def test_counts_by_month_are_those_of_the_sessions(kind: str, what: str) -> None:
    """Where every session is documented, its people add up to the month's count."""
    (program,) = synthetic.council(1, unknown=0, kinds=[kind]).programs
    assert isinstance(program.details, Training | WorkshopSeries)
    by_month = Counter[int | None]()
    for session in program.details.sessions:
        by_month[session.date.month] += session.people or 0
    told = {tally.period.start.month: tally.count for tally in program.tallies if tally.period.start}
    assert told == dict(by_month)
    assert {tally.what for tally in program.tallies} == {what}


def test_with_few_organisations_what_has_no_partner_is_left_open() -> None:
    """A program whose partners are not there names none, and the council still holds together."""
    council = synthetic.council(1, organisations=FEWEST, unknown=0)
    assert {program.kind for program in council.programs} == set(synthetic.KINDS)
    (housing,) = (program for program in council.programs if program.kind == "housing_scheme")
    assert isinstance(housing.details, HousingScheme)
    assert {row.landlord for row in housing.details.stock} == {None}


def test_a_nation_is_made_as_it_is_read() -> None:
    """The first councils of a nation without end come at once, with ids that nobody else has."""
    found = list(islice(synthetic.nation(9, councils=10**9), 6))
    ids = [id for council in found for id in every_id(council)]
    assert len(ids) == len(set(ids))
    assert found[:2] == list(synthetic.nation(9, councils=2))
    assert list(synthetic.nation(9, councils=0)) == []


def test_a_nation_has_the_sizes_of_the_surveys() -> None:
    """Inhabitants, communes, ages and carriers are those that the surveys of 2018 and 2022 found."""
    plans = [
        drawn(
            f"c{n}",
            Chance(n, unknown=0),
            prefix="",
            organisations=FEWEST,
            year=2024,
            years=1,
            kinds=(),
            committee=True,
        )
        for n in range(4000)
    ]
    people = [plan.population for plan in plans]
    assert min(people) >= 2_000
    assert max(people) <= 850_000
    share = {
        "under 100,000": sum(count < 100_000 for count in people),
        "over 200,000": sum(count > 200_000 for count in people),
        "one commune": sum(plan.communes == 1 for plan in plans),
        "authority": sum(plan.intercommunal for plan in plans),
        "under ten years": sum(2024 - plan.began < 10 for plan in plans),
        "employed by a commune": sum(plan.carrier == "municipality" for plan in plans),
        "employed by an authority": sum(plan.carrier == "intercommunality" for plan in plans),
    }
    found = {"under 100,000": 0.72, "over 200,000": 0.10, "one commune": 0.52, "authority": 0.34}
    found |= {"under ten years": 0.85, "employed by a commune": 0.52, "employed by an authority": 0.25}
    assert {name: count / 4000 for name, count in share.items()} == pytest.approx(found, abs=0.04)
    assert 87_000 <= sum(people) / 4000 <= 107_000


def test_some_councils_have_no_steering_committee() -> None:
    """Nine in ten have one; without it, the plenary follows the programs."""
    kinds = [{body.kind for body in council.instances} for council in synthetic.nation(2, councils=30)]
    assert 20 <= sum("steering_committee" in found for found in kinds) < 30


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"organisations": 5}, "organisations: found 5, expected a number of organisations, 6 or more"),
        ({"years": 0}, "years: found 0, expected one year or more"),
        ({"unknown": 1.5}, "unknown: found 1.5, expected a share from 0 to 1"),
        ({"kinds": ["trainin"]}, "did you mean 'training'"),
    ],
)
def test_what_cannot_be_made_is_refused(given: dict[str, object], told: str) -> None:
    """The message names what was asked and what can be."""
    with pytest.raises(Mismatch, match=re.escape(told)):
        synthetic.council(1, **given)  # type: ignore[arg-type]


def test_a_nation_refuses_at_once() -> None:
    """What a nation cannot be is told when it is asked for, not when it is read."""
    with pytest.raises(Mismatch, match="0 or more"):
        synthetic.nation(1, councils=-1)
    with pytest.raises(Mismatch, match="a share from 0 to 1"):
        synthetic.nation(1, unknown=-1)
    with pytest.raises(Mismatch, match="expected one of"):
        synthetic.year("bath", 1)


def test_no_day_is_drawn_where_none_is_asked() -> None:
    """No dates are asked for, none are given; more than a year has, all that it has."""
    chance = Chance("dates", unknown=0)
    assert chance.dates(2024, 0) == ()
    mondays = chance.dates(2024, 1000, weekday=0)
    assert 40 < len(mondays) == len(set(mondays)) < 52


def test_no_day_is_drawn_twice() -> None:
    """Over 1,000 seeds, whatever number of days is asked for: each later than the one before it."""
    for seed in range(1000):
        chance = Chance("dates", seed, unknown=0)
        for count in range(2, 13):
            days = [date.first for date in chance.dates(2024, count)]
            assert len(days) == count
            assert all(before < after for before, after in pairwise(days))


@pytest.mark.parametrize("seed", [14, 128, 223, 330, 361, 403])
def test_a_body_meets_once_a_day(seed: int) -> None:
    """Councils of which two dates of one body fell on one day hold together."""
    council = synthetic.council(seed, organisations=12, years=1)
    for body in council.instances:
        days = [meeting.date for meeting in body.meetings]
        assert len(days) == len(set(days))
