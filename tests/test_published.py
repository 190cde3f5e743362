"""The promise of small counts: attacked, and proved by other files that say the same."""

import pickle
import random
import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings

import clsm
from clsm import Instance, Meeting, PartialDate, Replace, Text
from clsm.council import speaks_of_situations
from clsm.counts import WHOLE, Count
from clsm.published import ATTENDANCES, NO_PEOPLE, Ledger, untold_relations
from tests import tools
from tests.command import run
from tests.invented import DAYS, Knowledge, Statement, doors, invent, told, words
from tests.planning.small import DAY, body, council, date, indicator, program, tally, time

LEAKING = sorted((Path(__file__).parent / "small_counts").glob("*.yaml"))
Tell = Callable[[str, object], None]
HIDDEN = "not published (small counts)"


def seeds() -> range:
    """100 invented councils, 1,000 where Hypothesis is asked for more, 20,000 where it searches."""
    asked = settings().max_examples
    if asked > 1000:
        first = random.SystemRandom().randrange(10**6, 10**9)
        return range(first, first + 20_000)
    return range(1000 if asked > 100 else 100)


# ---------------------------------------------------------------- the law


def attacked(seed: int, days: Sequence[str], *, own_copy: bool = False) -> Iterator[tuple[str, int, float, float]]:
    """Each small count of an invented file: what it is, its threshold, and between what it must be by what is told.

    Of the council's *own_copy* all that the ledger holds is told.
    """
    invented = invent(seed)
    figures = (
        [
            (Statement(program=id, what=what, start=str(start), end=str(end), by=by, part=part), count)
            for id, subjects in Ledger.of(invented.council(), show_small=True).programs.items()
            for what, periods in subjects.items()
            for (start, end), parts in periods.items()
            for (by, part), count in parts.items()
        ]
        if own_copy
        else told(invented, invented.council(), days)
    )
    knowledge = Knowledge(invented, figures)
    for statement, limit in invented.small():
        yield f"{seed}: {statement}", limit, *knowledge.between(statement)


@pytest.mark.hypothesis
def test_no_small_count_can_be_worked_out(record_property: Tell) -> None:
    """A linear solver, given all that all answers tell on several days, learns nothing of any small count."""
    tried = seeds()
    small, leaks = 0, list[str]()
    for seed in tried:
        for statement, limit, least, most in attacked(seed, DAYS if seed % 10 == 0 else DAYS[:2]):
            small += 1
            if least > 1 + 1e-6 or most < limit - 1 - 1e-6:
                leaks.append(f"{statement} is between {least} and {most}")
    own = [(least, most) for seed in range(40) for *_, least, most in attacked(seed, (), own_copy=True)]
    exactly = sum(least == most for least, most in own)
    record_property(
        "says",
        f"attack on invented councils, seeds {tried[0]} to {tried[-1]}: {small} small counts, {len(leaks)} told closer "
        f"than they may be; in the own copies of seeds 0 to 39: {len(own)} small counts, {exactly} told exactly",
    )
    assert leaks == []
    assert exactly > 50


@pytest.mark.hypothesis
def test_another_file_says_the_same_words(record_property: Tell) -> None:
    """For a small count and another value of it there is a file that has it, and of which the same is published."""
    tried = [seed for seed in seeds() if seed % 10 == 0]
    record_property("says", f"another file that says the same: every tenth of the seeds {tried[0]} to {tried[-1]}")
    missing = []
    for seed in tried:
        invented, chance = invent(seed), random.Random(seed)
        if not (small := invented.small()):
            continue
        first = invented.council()
        knowledge, published = Knowledge(invented, told(invented, first, DAYS[:2])), words(first, DAYS[:2])
        statement, limit = chance.choice(small)
        value = chance.choice([1, limit - 1, chance.randint(1, limit - 1)])
        if not any(
            words(invented.council(other), DAYS[:2]) == published for other in knowledge.others(statement, value)
        ):
            missing.append((seed, statement, value))
    assert missing == []


@pytest.mark.parametrize("path", LEAKING, ids=tools.stem)
def test_files_that_leaked(path: Path) -> None:
    """Each small count, and whatever gives it away, is nowhere in what is told on any day."""
    whole = clsm.load(path)
    shown = {
        count.value
        for subjects in Ledger.of(whole).programs.values()
        for periods in subjects.values()
        for parts in periods.values()
        for count in parts.values()
    }
    expected: dict[str, set[int | None]] = {
        "goals": {45, 32, None},
        "months_in_a_year": {59, 75, 134},
        "parts_of_a_program": {52, None},
        "stated_figures": set(),
        "twelve_sectors": {None},
        "two_days": {34},
    }
    assert shown <= expected[path.stem]
    # the day on which something was last seen is no count
    published = re.sub(r"Last seen: \d+ \w+ \d{4}", "Last seen", words_of(whole))
    for few in ("2 people followed", "3 people followed", ": 31", ": 3.", ": 30", ": 47", ": 28", "94%"):
        assert few not in published, few


def words_of(whole: clsm.Council) -> str:
    """What the answers say of a council of 2024, before and after what happened in it."""
    said = list[str]()
    for day in ("2024-06-30", "2024-10-02", "2024-10-03", "2024-12-31", "2025-06-30"):
        snapshot = whole.on(day)
        answers = [*doors(snapshot), clsm.planning.year(snapshot, 2024)]
        said += [answer.explain() for answer in answers]
        said += [str(answer.to_rows()) for answer in answers]
        said.append(clsm.reports.text(snapshot, only=("programs", "figures")))
    return "\n".join(said)


@pytest.mark.reads("CLSM_CASES")
@pytest.mark.parametrize("path", tools.files("CLSM_CASES", "privacy/leak-*.yaml"), ids=tools.stem)
def test_files_in_which_leaks_were_found(path: Path) -> None:
    """None of the counts under 11 of followed people is told, on any day, in any answer."""
    ledger = Ledger.of(clsm.load(path))
    for subjects in ledger.programs.values():
        for periods in subjects.values():
            assert not any(0 < count.low < 11 for parts in periods.values() for count in parts.values())
    assert path.stem != "leak-D" or ledger.unsaid


# ---------------------------------------------------------------- what is kept back


def cells(ledger: Ledger) -> list[Count]:
    """Every documented count of people of a ledger, who came to sessions among them."""
    return [
        count
        for subjects in ledger.programs.values()
        for what, periods in subjects.items()
        if what not in NO_PEOPLE
        for parts in periods.values()
        for count in parts.values()
        if count.documented
    ]


def test_at_most_a_quarter_is_kept_back(record_property: Tell) -> None:
    """On towns of twelve programs, of all counts of people in the time that is told."""
    kinds = (
        *("adapted_sport", "art_collection", "awareness_event", "care_access", "health_observatory", "housing_scheme"),
        *("open_place", "reflection_group", "situation_coordination", "training", "workshop_series", "resource"),
    )
    shares, nowhere = list[float](), list[float]()
    for seed in range(20):
        town = clsm.synthetic.council(seed, kinds=kinds)
        assert len(town.programs) == 12
        counts = cells(Ledger.of(town))
        shares.append(sum(count.hidden for count in counts) / len(counts))
        nowhere.append(told_in_nothing(town))
    record_property(
        "says",
        f"kept back of the counts of people of 20 synthetic towns: {min(shares):.0%} to {max(shares):.0%} of those of "
        f"the time that is told; of those that the file holds, {min(nowhere):.0%} to {max(nowhere):.0%} (half of the "
        f"towns up to {statistics.median(nowhere):.0%}) are in nothing that is told, by themselves or in a sum",
    )
    assert max(shares) <= 1 / 4
    assert max(nowhere) <= 1 / 3


def told_in_nothing(town: clsm.Council) -> float:
    """The share of the counts of people in a file that are neither told nor part of a sum that is."""
    ledger, lost, written = Ledger.of(town), 0, 0
    for id, subjects in Ledger.of(town, show_small=True).programs.items():
        for what in subjects.keys() - NO_PEOPLE:
            told_ = ledger.periods(id, what)
            for (start, end), parts in subjects[what].items():
                for part in (part for part, count in parts.items() if count.documented):
                    written += 1
                    lost += not any(
                        first <= start and end <= last and part in sums and sums[part].documented
                        for (first, last), sums in told_.items()
                        if start and end and first and last and not sums.get(part, Count()).hidden
                    )
    return lost / written


def test_two_publics_of_one_subject_are_two_counts() -> None:
    """They are added up; where the same people may be in both, to at most the sum; with few in one, nothing is told."""

    def shown(what: str, *counts: tuple[str, int], **part: str) -> Count:
        tallies = (
            clsm.Tally(what=what, public=public, count=count, period=time("2024"), **part)  # type: ignore[arg-type]
            for public, count in counts
        )
        (parts,) = Ledger.of(council(program("cafe", "open_place", None, *tallies))).periods("cafe", what).values()
        return parts[WHOLE]

    assert shown("visits", ("open", 20), ("followed", 30)) == Count.of(50)
    assert shown("visits", ("open", 20), ("followed", 30), ("not_documented", 52)) == Count(low=50, high=52)
    assert shown("visits", ("open", 20), ("open", 30)) == Count(low=20, high=30)
    assert shown("people", ("open", 20), ("followed", 30)) == Count(low=30, high=50)
    assert shown("visits", ("open", 20), ("followed", 10)).hidden
    assert shown("people", ("open", 20), ("followed", 3)).hidden
    assert shown("visits", ("open", 20), ("followed", 3), sector="education").hidden
    assert shown("days_to_first_meeting", ("open", 20), ("followed", 30)).hidden


def test_the_strictest_threshold_of_a_family() -> None:
    """5 for people trained and an open public; 11 where anybody is followed, or nothing is said."""
    for public, count, shown in (
        *(("open", 5, True), ("open", 4, False), ("trained", 5, True)),
        *(("followed", 10, False), ("not_documented", 10, False), ("followed", 11, True)),
    ):
        visits = clsm.Tally(what="visits", public=public, count=count, period=time("2024"))
        ledger = Ledger.of(council(program("cafe", "open_place", None, visits)))
        assert next(iter(ledger.periods("cafe", "visits").values()))[WHOLE].hidden is not shown
    course = program("course", "training", None, tally("people_trained", 6))
    assert not next(iter(Ledger.of(council(course)).periods("course", "people_trained").values()))[WHOLE].hidden
    mixed = program("course", "training", None, tally("people_trained", 6), tally("situations", 20))
    assert next(iter(Ledger.of(council(mixed)).periods("course", "people_trained").values()))[WHOLE].hidden


def test_a_whole_above_a_program_without_the_same_count() -> None:
    """What a program leaves of the one above the one that it is part of is its own secret."""
    middle = program("middle", "open_place", part_of="top")
    family = [
        program("top", "open_place", None, tally("visits", 40)),
        middle,
        program("low", "open_place", None, tally("visits", 36), part_of="middle"),
    ]
    ledger = Ledger.of(council(*family))
    assert [it[WHOLE].hidden for it in ledger.periods("low", "visits").values()] == [True]
    assert [it[WHOLE].value for it in ledger.periods("top", "visits").values()] == [40]
    little = [*family[:2], program("low", "open_place", None, tally("visits", 30), part_of="middle")]
    tight = Ledger.of(council(program("top", "open_place", None, tally("visits", 10)), *little[1:]))
    assert [it[WHOLE].hidden for it in tight.periods("top", "visits").values()] == [True]


def test_attendances_beside_other_counts() -> None:
    """Sessions are not added up where another count leaves one, or few people, out: they could be taken from it."""
    sessions = clsm.WorkshopSeries(sessions=(clsm.Session(date=date("2024-02-01"), people=25),))
    for start, people, shown in (
        *(("2024", 36, True), ("2024", 25, True), ("2024", 30, False), ("2024", 15, False)),
        *(("2024-02", 36, True), ("2024-03", 36, False), ("2023-03", 36, True)),
    ):
        talks = program("talks", "workshop_series", sessions, tally("people", people, start))
        (parts,) = Ledger.of(council(talks)).periods("talks", ATTENDANCES).values()
        assert parts[WHOLE].hidden is not shown


def test_few_in_a_session_are_not_told_by_municipality() -> None:
    """Who came to one session bounds how many were trainers: of 18 in all, at most 15 there, 3 are left."""
    for people, trainers, shown in (
        *((25, 4, False), (25, 5, True), (25, 0, True)),
        *((4, 0, False), (25, None, True)),
    ):
        sessions = (
            clsm.Session(date=date("2024-06-12"), territory="south", people=people, trainers=trainers),
            clsm.Session(date=date("2024-09-12"), territory="north", people=15, trainers=14 if trainers != 5 else 9),
        )
        course = program("course", "training", clsm.Training(sessions=sessions))
        (parts,) = Ledger.of(council(course)).periods("course", ATTENDANCES).values()
        assert parts["territory", "south"].hidden is not shown
        assert parts["territory", "north"].hidden is not shown


def quantity(value: str | None, unit: str, qualifier: str = "exact") -> clsm.Quantity:
    """A figure in a unit of both languages."""
    number = None if value is None else Decimal(value)
    return clsm.Quantity(value=number, qualifier=qualifier, unit=Text.same(unit))  # type: ignore[arg-type]


def test_figures_that_sources_state() -> None:
    """People, shares and means of a family are told together or not at all; things are no people."""
    people = program("cell", "situation_coordination", None, tally("situations", 40))
    few = program("cell", "situation_coordination", None, tally("situations", 4))
    talks = program("cell", "workshop_series", clsm.WorkshopSeries(sessions=(clsm.Session(date=date("2024-02-01")),)))
    for whole, figure, told_ in (
        (people, quantity("12", "people"), True),
        (people, quantity("10", "people"), False),
        (people, quantity("3", "workshops"), True),
        (people, quantity("3", "swans"), False),
        (people, quantity(None, "people", "some"), True),
        (people, quantity("20", "%"), False),
        (people, quantity("50", "% of people"), True),
        (people, quantity("80", "% of people"), False),
        (people, quantity("30", "people", "mean"), True),
        (talks, quantity("9", "people", "mean"), False),
        (talks, quantity("20", "people", "mean"), True),
        (few, quantity("30", "people"), False),
        (few, quantity("30", "people", "about"), True),
        (few, quantity("3", "people", "about"), False),
    ):
        stated = indicator("stated", of="cell", quantity=figure)
        ledger = Ledger.of(council(whole, indicators=(stated,)))
        assert ("stated" not in ledger.unsaid) is told_, figure
    of_bodies = council(instances=(body(),), indicators=(
        indicator("few", of="committee", quantity=quantity("3", "people")),
        indicator("many", of="committee", quantity=quantity("30", "people")),
        indicator("own", quantity=quantity("30", "people")),
    ))  # fmt: skip
    assert Ledger.of(of_bodies).unsaid == {"few", "many"}
    assert Ledger.of(of_bodies, show_small=True).unsaid == frozenset()


def test_an_observatory_keeps_figures_of_few_people_back() -> None:
    """Its tables go through the ledger too."""
    watch = program("watch", "health_observatory")
    few = indicator("few", of="watch", territory="north", quantity=quantity("4", "people"))
    answer = clsm.planning.observatory(council(watch, indicators=(few,)).on(DAY))["watch"]
    assert [row["says"] for row in answer.to_rows()] == [HIDDEN]
    assert answer.indicators[0].quantity is None
    assert f"not documented: {HIDDEN}." in answer.explain()


# ---------------------------------------------------------------- bodies that speak of situations, and ties


def cell() -> Instance:
    """A cell that met twice."""
    meetings = tuple(Meeting(date=PartialDate.parse(day)) for day in ("2024-02-13", "2024-05-14"))
    return Instance(
        id="cell",
        name=Text.same("Cell"),
        kind="situation_cell",
        meetings=meetings,
        frequency=clsm.Frequency.parse("monthly"),
    )


def test_bodies_that_speak_of_situations_give_no_dates() -> None:
    """Neither in a calendar nor by a count that grows from day to day; the council's own calendar has them."""
    whole = council(instances=(cell(), body(meetings=(Meeting(date=date("2024-03-12")),))))
    calendar = clsm.planning.calendar(whole, "2024-01-01", "2024-12-31")
    assert [entry.of for entry in calendar.entries] == ["committee"]
    assert "Cell" not in calendar.explain()
    own = clsm.planning.calendar(whole, "2024-01-01", "2024-12-31", show_small=True)
    assert [entry.of for entry in own.entries] == ["cell", "committee", "cell"]
    assert own.explain().startswith("The council’s own copy")
    counts = {
        day: clsm.planning.year(whole.on(day), 2024).section("meetings")[0].count
        for day in ("2024-02-12", "2024-02-13", "2024-12-31")
    }
    assert list(counts.values()) == [Count(), Count(), Count(low=2)]
    assert clsm.planning.year(whole.on("2024-02-13"), 2024, show_small=True).lines[0].count == Count(low=1)


def test_bodies_that_speak_of_situations_give_no_attendance() -> None:
    """Who sat there, and how often they came, stays in the file."""
    whole = council(instances=(cell(), body(meetings=(Meeting(date=date("2024-03-12")),))))
    record = clsm.governance.attendance(whole.on(DAY))
    assert "1" in record.explain()
    assert clsm.governance.attendance(whole.on(DAY), "cell").explain() != record.explain()
    assert clsm.governance.attendance(whole.on(DAY), "cell").to_rows() == []
    assert not speaks_of_situations(body())


def test_ties_drawn_from_few_situations_are_not_told() -> None:
    """Who follows up situations with whom is told where there are enough of them, or none is counted."""
    tie = clsm.Tie(id="tie", origin="gem", target="landlord", relation="joint_follow_up")
    for count, hidden in ((None, False), (10, True), (11, False)):
        cell_ = program("cell", "situation_coordination", None, tally("situations", count))
        whole = council(cell_, ties=(tie,))
        assert bool(untold_relations(whole)) is hidden
        net = clsm.network.PartnerNetwork.from_ties(whole.on(DAY))
        assert net.basis.ties == (0 if hidden else 1)


# ---------------------------------------------------------------- what is not a publication


def test_no_repr_prints_a_count_of_people() -> None:
    """Of a tally, a session, a showing, an indicator, nor of what holds them."""
    showing = clsm.Showing(name=Text.same("Show"), visitors=777)
    session = clsm.Session(date=date("2024-02-01"), people=777, trainers=776)
    seen = clsm.Observation(date=date("2024"), quantity=quantity("777", "people"))
    figure = indicator("n", quantity=quantity("777", "people"), target=quantity("776", "people"), observations=(seen,))
    talks = program("talks", "workshop_series", clsm.WorkshopSeries(sessions=(session,)), tally("visits", 777))
    whole = council(talks, indicators=(figure,))
    for thing in (showing, session, seen, figure, talks, whole, whole.on(DAY)):
        assert "77" not in repr(thing)


def test_the_file_itself_says_that_it_is_one() -> None:
    """Writing and comparing files publishes nothing, and their pages say so."""
    for function in (clsm.dump, clsm.dumps, clsm.diff):
        assert "no publication" in (function.__doc__ or "")


def test_a_protected_table_is_pickled() -> None:
    """It goes to another process and comes back the same."""
    table = clsm.disclosure.protect({("north", "2023"): 4, ("south", "2023"): 30})
    again = pickle.loads(pickle.dumps(table))
    assert (dict(again.counts), again.hidden, again.threshold) == (dict(table.counts), table.hidden, table.threshold)
    with pytest.raises(TypeError):
        again.counts["north", "2023"] = 4


def test_the_command_line_marks_the_councils_own_copy() -> None:
    """With --show-small every page says that it is not for publication, in the reader's language."""
    path = str(LEAKING[0].with_name("parts_of_a_program.yaml"))
    marks = {"fr": "Exemplaire du conseil, avec ses petits nombres", "en": "The council’s own copy"}
    for lang, mark in marks.items():
        for command in (["year"], ["report"], ["calendar", "--from", "2024-01-01", "--to", "2024-12-31"]):
            call = [command[0], path, *command[1:], "--lang", lang]
            plain, own = run(*call), run(*call, "--show-small")
            assert mark not in plain.output
            assert mark in own.stdout.replace("\N{NO-BREAK SPACE}", " ")
            data = run(*call, "--show-small", "--format", "json")
            assert mark in data.stderr
    assert "Café South – Visits: 5." in run("year", path, "--show-small").output
    assert "Café South – Visits: 5." not in run("year", path).output


def test_a_change_shows_in_the_ledger_of_the_whole_council() -> None:
    """What comes later in the file changes what is told of every day: the ledger knows no day."""
    cafe = program("cafe", "open_place", None, tally("visits", 40, "2024-01"))
    before = council(cafe)
    after = before.apply(Replace("cafe", tallies=(*cafe.tallies, tally("visits", 3, "2024-02"))))
    shown = [
        [figure.count.value for figure in clsm.planning.figures(it.on("2024-01-31"), "cafe")] for it in (before, after)
    ]
    assert shown == [[40], [43]]


def test_days_to_a_first_meeting_are_never_parts_of_a_sum() -> None:
    """A median of one sector and another is no whole: nothing is subtracted from it."""
    days, situations = (
        [tally(what, whole), tally(what, part, sector="municipality"), tally(what, rest, sector="education")]
        for what, whole, part, rest in (("days_to_first_meeting", 9, 12, 7), ("situations", 60, 30, 30))
    )
    ledger = Ledger.of(council(program("p", "situation_coordination", None, *days, *situations)))
    told = next(iter(ledger.periods("p", "days_to_first_meeting").values()))
    assert told[WHOLE].value == 9
