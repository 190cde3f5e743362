"""Councils that do not exist, whose counts of people hang together, and an attack on what is published of them.

An invented council is made of *atoms*: how many came in one month, of one sector, from one commune. Every count of
its file is a sum of atoms, and so is every count that an answer tells. Whoever reads the answers knows these sums
and not the atoms: a linear solver says how closely each small count of the file can be told from them.
"""

import calendar
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
from scipy.optimize import LinearConstraint, linprog, milp  # type: ignore[import-untyped]

import clsm
from clsm.counts import Count

SECTORS = ("municipality", "education", "psychiatric_hospital")
COMMUNES = ("north", "south")
LAST_DAY = "2025-12-31"

Vector = npt.NDArray[np.float64]


@attrs.frozen(kw_only=True)
class Atom:
    """The least of which a file can tell: in one time, of one program, sector and commune."""

    program: str
    what: str
    start: str
    end: str
    sector: str | None = None
    territory: str | None = None
    public: str | None = None


@attrs.frozen(kw_only=True)
class Statement:
    """A count of people in a file or in an answer: that of *what*, from *start* to *end*, in all or of one part."""

    program: str
    what: str
    start: str
    end: str
    by: str | None = None
    part: str | None = None
    public: str | None = None


@attrs.define(kw_only=True)
class Invented:
    """A council as a document, the atoms that it is made of, and where in the document each count stands."""

    document: dict[str, Any]
    atoms: list[Atom]
    values: list[int]
    records: list[tuple[Statement, dict[str, Any], str]]
    limits: dict[str, int]
    at_most: list[tuple[Atom, Atom]]
    counted_at_sessions: set[str]
    flows: list[tuple[Atom, Atom, Atom, Atom]]

    def add(self, atom: Atom, value: int) -> Atom:
        """Put down an atom with its value."""
        self.atoms.append(atom)
        self.values.append(value)
        return atom

    def record(self, statement: Statement, entry: dict[str, Any], key: str = "count") -> None:
        """Put down that a count of the file stands under *key* of *entry*."""
        self.records.append((statement, entry, key))

    def programs_in(self, program: str) -> set[str]:
        """The program and all that are part of it."""
        inside = {program}
        for other in self.document["programs"]:
            if other.get("part_of") in inside:
                inside.add(other["id"])
        return inside

    def counted(self, statement: Statement) -> set[str]:
        """What a statement adds up: people trained are those who came to the sessions, where the program says so."""
        at_sessions = statement.what == "people_trained" and statement.program in self.counted_at_sessions
        return {statement.what, *(["sessions/people"] if at_sessions else [])}

    def vector(self, statement: Statement) -> Vector:
        """Which atoms a statement adds up."""
        inside = self.programs_in(statement.program)
        return np.array(
            [
                float(
                    atom.program in inside
                    and atom.what in self.counted(statement)
                    and statement.start <= atom.start
                    and atom.end <= statement.end
                    and (statement.by is None or getattr(atom, statement.by) == statement.part)
                    and statement.public in (None, atom.public)
                )
                for atom in self.atoms
            ]
        )

    def council(self, values: Sequence[int] | None = None) -> clsm.Council:
        """The council with the values of its atoms, or with others."""
        numbers = np.array(self.values if values is None else values)
        for statement, entry, key in self.records:
            entry[key] = round(float(self.vector(statement) @ numbers))
        return clsm.loads(json.dumps(self.document), format="json")

    def small(self) -> list[tuple[Statement, int]]:
        """Every small count of the file, with its threshold."""
        numbers = np.array(self.values)
        return [
            (statement, self.limits[statement.program])
            for statement, _, _ in self.records
            if 0 < self.vector(statement) @ numbers < self.limits[statement.program]
        ]


# ---------------------------------------------------------------- inventing


def month(number: int, last: int | None = None) -> tuple[str, str]:
    """The first and the last day of a month of 2025, or from one month to another."""
    end = last or number
    return f"2025-{number:02}-01", f"2025-{end:02}-{calendar.monthrange(2025, end)[1]}"


def invent(seed: int) -> Invented:
    """A council with some programs of several kinds."""
    chance = random.Random(seed)
    document = {
        "clsm": "1",
        "id": "invented",
        "name": "Invented",
        "jurisdiction": "FR",
        "as_of": LAST_DAY,
        "territories": [{"id": place, "name": place, "kind": "commune"} for place in COMMUNES],
        "perimeter": list(COMMUNES),
        "programs": list[dict[str, Any]](),
        "indicators": list[dict[str, Any]](),
    }
    invented = Invented(
        document=document, atoms=[], values=[], records=[], limits={}, at_most=[], flows=[], counted_at_sessions=set()
    )
    makers: list[Callable[[random.Random, Invented, str], None]] = [_place, _family, _course, _cell, _scheme]
    for number in range(chance.choice([1, 2, 3])):
        chance.choice(makers)(chance, invented, f"p{number}")
    return invented


def _program(invented: Invented, id: str, kind: str, *, limit: int, **more: Any) -> dict[str, Any]:
    program = {"id": id, "name": id.upper(), "kind": kind, "state": "under_way", "tallies": [], **more}
    invented.document["programs"].append(program)
    invented.limits[id] = limit
    return program


def _tally(
    invented: Invented,
    program: dict[str, Any],
    what: str,
    time: tuple[str, str],
    *,
    public: str | None = None,
    **part: str,
) -> None:
    entry: dict[str, Any] = {"what": what, "period": {"start": time[0], "end": time[1]}, **part}
    if public:
        entry["public"] = public
    program["tallies"].append(entry)
    by, term = next(iter(part.items()), (None, None))
    statement = Statement(program=program["id"], what=what, start=time[0], end=time[1], by=by, part=term, public=public)
    invented.record(statement, entry)


def _place(chance: random.Random, invented: Invented, id: str) -> None:
    """An open place whose visits are told by several levels of time, sectors and communes."""
    publics: list[str | None] = chance.choice([[None], ["open"], ["open", "followed"]])
    program = _program(invented, id, "open_place", limit=5 if publics == ["open"] else 11)
    style = chance.choice(
        ["months", "quarters", "year", "months+year", "quarters+year", "halves+months", "months+quarters"]
    )
    months = range(1, chance.choice([6, 12]) + 1)
    sectors = SECTORS[: chance.choice([0, 2, 3])] or (None,)
    communes = COMMUNES[: chance.choice([0, 0, 2])] or (None,)
    pool = chance.choice([[15, 20, 25, 30, 40], [0, 2, 5, 12, 30], [3, 12, 18, 25, 30], [0, 1, 1, 2], [12, 15, 20, 4]])
    for number in months:
        for sector in sectors:
            for commune in communes:
                start, end = month(number)
                where = {"sector": sector, "territory": commune}
                for public in publics:
                    value = chance.choice(pool) if chance.random() < 0.9 else chance.randint(1, 5)
                    atom = Atom(program=id, what="visits", start=start, end=end, public=public, **where)
                    invented.add(atom, value)
    times = list[tuple[str, str]]()
    times += [month(number) for number in months] if "months" in style else []
    times += [month(first, first + 2) for first in months[::3]] if "quarters" in style else []
    times += [month(1, 6)] if "halves" in style else []
    times += [month(1, months[-1])] if "year" in style else []
    plain = sectors == communes == (None,)
    for time in times:
        told = plain or chance.random() < 0.7
        for public in publics:
            if told:
                _tally(invented, program, "visits", time, public=public)
            for sector in filter(None, sectors):
                _tally(invented, program, "visits", time, public=public, sector=sector)
            for commune in filter(None, communes):
                _tally(invented, program, "visits", time, public=public, territory=commune)
    _indicators(chance, invented, id)


def _family(chance: random.Random, invented: Invented, id: str) -> None:
    """A program and those that are part of it, which count the same."""
    names = [id, *(f"{id}-{letter}" for letter in "abc"[: chance.choice([1, 2, 3])])]
    split = chance.random() < 0.3
    times = [month(1, 12)] if chance.random() < 0.6 else [month(1, 6), month(7, 12)]
    for name in names:
        program = _program(invented, name, "open_place", limit=11, **({"part_of": id} if name != id else {}))
        for start, end in times:
            for sector in SECTORS[:2]:
                value = chance.choice([0, 4, 20, 36]) if name != id else chance.choice([0, 0, 0, 3, 40])
                invented.add(Atom(program=name, what="visits", start=start, end=end, sector=sector), value)
            _tally(invented, program, "visits", (start, end))
            for sector in SECTORS[: 2 if split else 0]:
                _tally(invented, program, "visits", (start, end), sector=sector)


def _course(chance: random.Random, invented: Invented, id: str) -> None:
    """Sessions with who came, trainers among them, and what was counted beside."""
    program = _program(invented, id, "training", limit=5)
    sessions = list[dict[str, Any]]()
    for number in sorted(chance.sample(range(1, 13), chance.choice([1, 2, 3, 6]))):
        day, commune = f"2025-{number:02}-12", chance.choice([None, *COMMUNES])
        came = chance.choice([0, 1, 3, 4, 6, 15, 25])
        entry: dict[str, Any] = {"date": day, **({"territory": commune} if commune else {})}
        where = {"start": day, "end": day, "territory": commune or "not_documented"}
        people = invented.add(Atom(program=id, what="sessions/people", **where), came)
        trainers = invented.add(Atom(program=id, what="sessions/trainers", **where), chance.randint(0, came))
        invented.at_most.append((trainers, people))
        for what, key in (("sessions/people", "people"), ("sessions/trainers", "trainers")):
            invented.record(Statement(program=id, what=what, start=day, end=day), entry, key)
        sessions.append(entry)
    program["details"] = {"sessions": sessions}
    if chance.random() < 0.5:
        invented.counted_at_sessions.add(id)
        months = sorted({int(entry["date"][5:7]) for entry in sessions}) if chance.random() < 0.5 else range(1, 13)
        times = [month(number) for number in months]
        for time in chance.choice([times, times[1:], times[:-1], [month(1, 12)], [month(1, 6), month(7, 12)]]):
            if chance.random() < 0.2:
                atom = Atom(program=id, what="people_trained", start=time[0], end=time[1])
                invented.add(atom, chance.choice([2, 8]))
            _tally(invented, program, "people_trained", time)
    elif chance.random() < 0.5:
        times = [month(1, 12)] if chance.random() < 0.5 else [month(1, 3), month(4, 12)]
        for time in times:
            _some_among(chance, invented, program, "trainers_trained", "people_trained", time=time)
    if chance.random() < 0.3:
        _indicators(chance, invented, id)


def _some_among(
    chance: random.Random, invented: Invented, program: dict[str, Any], some: str, others: str, *, time: tuple[str, str]
) -> None:
    """Two counts, of which one is of some among the others."""
    whole = chance.choice([0, 3, 12, 30, 40])
    start, end = time
    all_ = invented.add(Atom(program=program["id"], what=others, start=start, end=end), whole)
    few = chance.choice([whole // 2, max(whole - 2, 0), min(3, whole)])
    invented.at_most.append((invented.add(Atom(program=program["id"], what=some, start=start, end=end), few), all_))
    _tally(invented, program, others, time)
    _tally(invented, program, some, time)


def _cell(chance: random.Random, invented: Invented, id: str) -> None:
    """Situations by sector, goals set and reached."""
    program = _program(invented, id, "situation_coordination", limit=11)
    times = chance.choice([[month(1, 12)], [month(1, 6), month(7, 12)], [month(1, 3)]])
    for start, end in times:
        sectors = SECTORS[: chance.choice([0, 2, 3])] or (None,)
        for sector in sectors:
            value = chance.choice([0, 1, 1, 4, 15, 25])
            invented.add(Atom(program=id, what="situations", start=start, end=end, sector=sector), value)
        if sectors == (None,) or chance.random() < 0.5:
            _tally(invented, program, "situations", (start, end))
        for sector in filter(None, sectors):
            _tally(invented, program, "situations", (start, end), sector=sector)
        if chance.random() < 0.7:
            _some_among(chance, invented, program, "goals_reached", "goals_set", time=(start, end))
    if chance.random() < 0.4:
        _indicators(chance, invented, id)


def _scheme(chance: random.Random, invented: Invented, id: str) -> None:
    """Entries, exits and places occupied, month by month, quarter by quarter or in the year; applications."""
    program = _program(invented, id, "housing_scheme", limit=11)
    times = chance.choice(
        [
            [month(number) for number in range(1, 13)],
            [month(first, first + 2) for first in (1, 4, 7, 10)],
            [month(1, 12)],
        ]
    )
    taken, before = chance.choice([8, 30, 60]), None
    pool = chance.choice([[0, 1, 2], [0, 0, 12, 15], [12, 20]])
    for start, end in times:
        came, left = chance.choice(pool), min(chance.choice(pool), taken)
        taken += came - left
        entries, exits, occupied = (
            invented.add(Atom(program=id, what=what, start=start, end=end), value)
            for what, value in (("entries", came), ("exits", left), ("places_occupied", taken))
        )
        if before is not None:
            invented.flows.append((before, entries, exits, occupied))
        before = occupied
        for what in ("entries", "exits", "places_occupied"):
            _tally(invented, program, what, (start, end))
    for time in times[:: chance.choice([1, len(times)])]:
        _some_among(chance, invented, program, "allocations", "applications", time=time)


def _indicators(chance: random.Random, invented: Invented, id: str) -> None:
    """Figures that a source states of people, of which some are few."""
    for number in range(chance.choice([0, 0, 1, 2])):
        what, value = f"stated-{number}", chance.choice([2, 3, 8, 12, 40])
        statement = Statement(program=id, what=what, start="2025-01-01", end=LAST_DAY)
        invented.add(Atom(program=id, what=what, start=statement.start, end=statement.end), value)
        quantity = {"unit": {"fr": "personnes", "en": "people"}}
        indicator = {"id": f"{id}-{what}", "name": f"Stated {number}", "of": id, "quantity": quantity}
        invented.document["indicators"].append(indicator)
        invented.record(statement, quantity, "value")


# ---------------------------------------------------------------- reading what is published

DAYS = ("2025-06-12", "2026-06-30", "2025-03-31", "2025-12-31")
YEARS = (2024, 2025, 2026)


def doors(snapshot: clsm.Snapshot, *, show_small: bool = False) -> list[Any]:
    """Every answer that tells of people."""
    planning = clsm.planning
    return [
        *(planning.year(snapshot, year, show_small=show_small) for year in YEARS),
        planning.coverage(snapshot, show_small=show_small),
        *(
            ask(snapshot, show_small=show_small)
            for ask in (
                *(planning.housing, planning.workshops, planning.situations, planning.training, planning.art),
                planning.observatory,
            )
        ),
        planning.open_places(snapshot, "2025-02-01", "2025-09-30", show_small=show_small),
    ]


def words(council: clsm.Council, days: Sequence[str] = DAYS) -> str:
    """Everything that the library publishes of a council, on some days, in words and in rows."""
    said = list[str]()
    for day in days:
        snapshot = council.on(day)
        for answer in doors(snapshot):
            said += [answer.explain("fr"), answer.explain("en"), str(answer.to_rows("fr")), repr(answer)]
            said.append(str(answer.bounds))
        for program in council.programs:
            said += [str(clsm.planning.figures(snapshot, program.id)), repr(program)]
        sheets = clsm.planning.action_sheets(snapshot)
        said += [sheets.explain("fr"), str(sheets.to_rows("fr")), repr(list(sheets.values()))]
        said += [clsm.reports.text(snapshot, only=("programs", "figures")), *map(repr, council.indicators)]
        said.append(str(clsm.reports.to_rows(snapshot, lang="fr", only=("programs", "figures"))))
    return "\n".join(said)


def told(invented: Invented, council: clsm.Council, days: Sequence[str] = DAYS) -> Iterator[tuple[Statement, Count]]:
    """Every count that the answers tell, on some days."""
    for day in days:
        snapshot = council.on(day)
        for answer in doors(snapshot):
            if isinstance(answer, clsm.planning.Year):
                yield from _in_year(answer)
            elif isinstance(answer, clsm.planning.ByProgram):
                for figures in answer.values():
                    yield from _of_program(figures)
        for program in council.programs:
            for figure in clsm.planning.figures(snapshot, program.id):
                yield _statement(figure), figure.count
        for line in clsm.planning.year(snapshot, 2025).section("indicators"):
            indicator = council.find(line.of)
            if "not published" not in line.says.en:
                what = line.of.removeprefix(f"{indicator.of}-")
                statement = Statement(program=indicator.of, what=what, start="2025-01-01", end=LAST_DAY)
                yield statement, Count.of(int(indicator.quantity.value))


def _statement(figure: Any) -> Statement:
    return Statement(
        program=figure.program,
        what=figure.what,
        start=str(figure.start),
        end=str(figure.end),
        by=figure.by,
        part=figure.part,
    )


def _in_year(year: clsm.planning.Year) -> Iterator[tuple[Statement, Count]]:
    for line in (*year.section("people"), *year.section("tallies")):
        # of places occupied the last day is told, and no sum of days
        if line.count is not None and line.what != "places_occupied":
            what = "sessions/people" if line.what == "attendances" else line.what
            start, end = f"{year.year}-01-01", f"{year.year}-12-31"
            yield Statement(program=line.of, what=what, start=start, end=end), line.count


def _of_program(figures: Any) -> Iterator[tuple[Statement, Count]]:
    for figure in figures.figures:
        yield _statement(figure), figure.count
    whole = {"program": figures.program, "start": "2025-01-01", "end": LAST_DAY}
    if isinstance(figures, clsm.planning.TrainingFigures):
        yield Statement(what="sessions/people", **whole), figures.people
        yield Statement(what="sessions/trainers", **whole), figures.trainers
        for reach in figures.reach:
            yield Statement(what="sessions/people", by="territory", part=reach.territory, **whole), reach.attendances
    if isinstance(figures, clsm.planning.Housing):
        for month in figures.months:
            time = {"program": figures.program, "start": str(month.month.first), "end": str(month.month.last)}
            yield Statement(what="entries", **time), month.entries
            yield Statement(what="exits", **time), month.exits
            yield Statement(what="places_occupied", **time), month.occupied
    if isinstance(figures, clsm.planning.Situations):
        for goals in figures.goals:
            time = {"program": figures.program, "start": str(goals.start), "end": str(goals.end)}
            yield Statement(what="goals_set", **time), goals.goals_set
            yield Statement(what="goals_reached", **time), goals.reached
            if goals.share is not None and goals.goals_set.value is not None:
                yield Statement(what="goals_reached", **time), Count.of(round(goals.share * goals.goals_set.value))


# ---------------------------------------------------------------- attacking


class Knowledge:
    """What somebody knows who has read everything that is told: sums of atoms, exactly or between bounds."""

    def __init__(self, invented: Invented, statements: Iterable[tuple[Statement, Count]]) -> None:
        self.invented = invented
        statements = list(statements)
        hidden = {statement for statement, count in statements if count.hidden}
        sums: dict[tuple[float, ...], tuple[float, float]] = {}
        place = {atom: number for number, atom in enumerate(invented.atoms)}
        rows = [
            (invented.vector(statement), count.low, float("inf") if count.high is None else count.high)
            for statement, count in statements
            if not count.hidden
        ]
        for some, others in invented.at_most:
            rows.append((_row(place, {others: 1, some: -1}), 0, float("inf")))
        for before, entries, exits, after in invented.flows:
            rows.append((_row(place, {before: 1, entries: 1, exits: -1, after: -1}), 0, 0))
        for vector, low, high in rows:
            if vector.any():
                key = tuple(vector)
                known = sums.get(key, (-float("inf"), float("inf")))
                sums[key] = max(known[0], low), min(known[1], high)
        self.matrix = np.array(list(sums)).reshape(len(sums), len(place))
        self.low, self.high = np.array(list(sums.values())).reshape(len(sums), 2).T
        self.hidden = [invented.vector(statement) for statement in hidden]
        few = [(invented.vector(statement), limit) for statement, limit in invented.small()]
        for some, others in invented.at_most:
            few.append((_row(place, {others: 1, some: -1}), invented.limits[some.program]))
        few += [(_row(place, {atom: 1}), invented.limits[atom.program]) for atom in place]
        few += [(invented.vector(it), invented.limits[it.program]) for it in hidden]
        self.few = [(vector, limit) for vector, limit in few if vector @ np.array(invented.values) < limit]

    def between(self, target: Statement) -> tuple[float, float]:
        """The least and the most that a count of the file can be."""
        goal = self.invented.vector(target)
        least, most = (self._best(sign * goal) for sign in (1, -1))
        return least, -most

    def _subjects(self, vector: Vector) -> set[tuple[str, str]]:
        """The programs and subjects of what a sum adds up."""
        return {(atom.program, atom.what) for atom, times in zip(self.invented.atoms, vector, strict=True) if times}

    def _best(self, goal: Vector) -> float:
        finite = np.isfinite(self.high)
        equal = finite & (self.low == self.high)
        above, under = np.isfinite(self.low) & ~equal, finite & ~equal
        solved = linprog(
            goal,
            A_eq=self.matrix[equal],
            b_eq=self.low[equal],
            A_ub=np.concatenate([self.matrix[under], -self.matrix[above]]),
            b_ub=np.concatenate([self.high[under], -self.low[above]]),
            bounds=(0, None),
            method="highs",
        )
        # 3: as many as one likes; anything else would mean that what is told contradicts itself
        assert solved.status in (0, 3), solved.message
        return float(solved.fun) if solved.status == 0 else -float("inf")

    def others(self, target: Statement, value: int) -> Iterator[list[int]]:
        """Other atoms, as near as can be, that say the same and give a count another value.

        First those in which what is few stays few, and the sums of what is kept back stay the same, so that the same
        is kept back for the same reasons; then the nearest; then those in which some of this stays, drawn again and
        again.
        """
        n = len(self.invented.atoms)
        goal, now = self.invented.vector(target), np.array(self.invented.values)
        apart, none = np.eye(n), np.zeros((len(self.matrix), n))
        constraints = [
            LinearConstraint(np.hstack([self.matrix, none]), self.low, self.high),
            LinearConstraint(_wide(goal), value, value),
        ]
        few = [LinearConstraint(_wide(vector), 0, limit - 1) for vector, limit in self.few]
        same = [LinearConstraint(_wide(it), it @ now, it @ now) for it in self.hidden if not (it * goal).any()]
        sums = [LinearConstraint(_wide(it), it @ now, it @ now) for it in self.hidden if not (it == goal).all()]
        no_more = [LinearConstraint(_wide(it), 0, it @ now) for it in self.hidden if not (it == goal).all()]
        elsewhere = [
            LinearConstraint(_wide(it), it @ now, it @ now)
            for it in self.hidden
            if self._subjects(it).isdisjoint(self._subjects(goal))
        ]
        searches: tuple[list[LinearConstraint], ...] = (
            [*few, *sums],
            [*few, *same],
            [*few, *no_more],
            [*few, *elsewhere],
            few,
            sums,
            same,
            no_more,
            [],
        )
        chance, nearest = random.Random(0), np.zeros(n)
        cost = np.concatenate([np.zeros(n), np.ones(n)])
        for number in range(len(searches) + 80):
            if number < len(searches):
                more = searches[number]
            else:
                share = chance.random()
                more = [it for it in (*few, *sums) if chance.random() < share]
                nearest = np.array([chance.choice((-3, 0, 0, 0, 3)) for _ in range(n)])
            near = [
                LinearConstraint(np.hstack([apart, -apart]), -np.inf, now + nearest),
                LinearConstraint(np.hstack([-apart, -apart]), -np.inf, -now - nearest),
            ]
            solved = milp(cost, constraints=[*constraints, *near, *more], integrality=np.ones(2 * n))
            if solved.success:
                yield [round(atom) for atom in solved.x[:n]]


def _wide(vector: Vector) -> Vector:
    """A row over the atoms and the distances of each from what it is."""
    return np.concatenate([vector, np.zeros(len(vector))])[None, :]


def _row(place: dict[Atom, int], signs: dict[Atom, int]) -> Vector:
    row = np.zeros(len(place))
    for atom, sign in signs.items():
        row[place[atom]] = sign
    return row
