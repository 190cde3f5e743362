"""Which counts of people of a council may be said: one ledger for all answers and all days.

What a council counts of people and situations is one set of linked tables. A reader who puts the answers of the
library beside one another, on any day, must learn of no small count more than "from 1 to one less than the
threshold". So the ledger is made from the whole council, never from a day, and every answer, page and export
is made from it alone.

The threshold is 11 where people are followed, housed or spoken of, 5 where they are trained or an open public.
Where a program has both, or does not say, it is 11. Programs that are part of one another are a *family*, and
the strictest threshold of a family is that of all of it.

The rules
---------
1. *One level of time a family.* If no two of its periods overlap, counts are told as they were written. If two
   do, or if a count is small and another of the same calendar year stands beside it, only calendar years are told:
   the count of that year where there is one, else the sum of its longest periods. What can never be added up is
   told where the year has one period only. So no two counts of one thing that are told share a day.
2. *Small counts* are kept back; so is a sum over several publics one of which is small.
3. *Parts together or not at all.* If a part is small, or what the parts leave of their whole, all parts along
   that dimension are kept back, zeros too, in that time and for all that the program counts. The same holds of the
   programs that are part of one, beside it. A whole whose parts are kept back is told only if it leaves each of
   them free: it must be at least the threshold less one, and one for each other part. A family in which several
   programs count the same thing tells no sectors and no communes of it; where something is split along two
   dimensions at once, parts are told along the first only.
4. *Some among others.* Those trained to train others, goals reached, places given are told only if neither they
   nor the others are few.
5. *Entries and exits* can be worked out from people housed and places occupied: where a count of one of the four
   is small in any time, the last two are kept back at all times.
6. *A median* is told where the situations behind it are.
7. *Figures that sources state of people* are told of one family together or not at all; an exact one only where
   none of the counts of the family is small.
8. *Sessions known one by one* are added up by calendar year, and told where every other count of the program that
   tells of that year has all of its sessions in the times that it adds up, and differs from them by nobody or by
   many. Where trainers are counted too, and one session had few people or few trainers, they are not told by
   municipality: with few sessions in each, that would bound who came to one, and with it how many were trainers.

Why this keeps the promise
--------------------------
Take a small count that is kept back, and any other value from 1 to the threshold less one. It stays small: so it
sets off the same rules, and what is told is chosen in the same way. By rule 1 it takes part in one told sum of
time at most, and by rules 3 to 5 in one whole at most that is told. If there is one, that whole has other parts
that are not told, and room for the new value beside them: give the difference to one of these. If there is none,
nothing that is told depends on it. Either way another file says every word that this one says, and has the
other value. The tests build such files and compare the words; they also attack them with a linear solver.

What it does not cover: two editions of one file, each with its ledger, can be subtracted; words in names and notes
are :mod:`clsm.privacy`'s; what everybody knows otherwise (a scheme of four places houses at most four) is no
secret of the file. ``clsm.dump``, ``clsm.diff`` and ``council.to_frames()`` are the file itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Final, final

import attrs

from clsm.council import Council
from clsm.counts import (
    DIMENSIONS,
    KEPT_BACK,
    MEDIAN,
    WHOLE,
    Count,
    Edges,
    Part,
    Periods,
    Span,
    added,
    by_period,
    edges,
    overlap,
    publics,
    split_by,
    whole_year,
    within,
    year_of,
)
from clsm.dates import Day
from clsm.disclosure import is_small
from clsm.entities.indicators import Indicator
from clsm.programs import Program
from clsm.programs.collections import ArtCollection
from clsm.programs.sessions import Session
from clsm.programs.tallies import NOT_ADDED, Tally
from clsm.quantities import Quantity
from clsm.words import Text

FOLLOWED: Final = 11
"""No count above 0 and under this is published of people followed, housed or spoken of."""

OPEN: Final = 5
"""No count above 0 and under this is published of people trained, or of an open public."""

ATTENDANCES: Final = "sessions/people"
"""Who came to the sessions known one by one; no subject of a tally has a slash."""

TRAINERS: Final = "sessions/trainers"
"""Those among them who came to train others."""

VISITORS: Final = "showings/visitors"
"""Who came to see works of art."""

NOWHERE: Final = "not_documented"
"""Stands for the municipality of sessions whose place is not documented."""

NO_PEOPLE: Final = frozenset({"sessions", "copies", "works_lent", "partners_mobilised"})
"""What counts no people and no situations, and is always told."""

_BEHIND_THE_MEDIAN: Final = "situations"
_AMONG: Final = MappingProxyType(
    {
        "trainers_trained": "people_trained",
        TRAINERS: ATTENDANCES,
        "goals_reached": "goals_set",
        "allocations": "applications",
    }
)
"""Some, and those among whom they are."""

_MOVES: Final = ("entries", "exits")
_STAYS: Final = ("people_housed", "places_occupied")
_PUBLICS: Final = MappingProxyType({"trained": OPEN, "open": OPEN, "followed": FOLLOWED})
_SUBJECTS: Final = MappingProxyType(
    {"people_trained": OPEN, "trainers_trained": OPEN, ATTENDANCES: OPEN, TRAINERS: OPEN, VISITORS: OPEN}
)
"""The threshold of what tells by itself whom it is about."""

NOT_FOR_PUBLICATION: Final = Text(
    fr="Exemplaire du conseil, avec ses petits nombres : à ne pas diffuser.",
    en="The council’s own copy, with its small counts: not for publication.",
)
"""What stands on every page that keeps nothing back."""


def marked(show_small: bool) -> tuple[Text, ...]:
    """The mark of a page that keeps nothing back; no word for any other."""
    return (NOT_FOR_PUBLICATION,) if show_small else ()


def untold_relations(council: Council) -> frozenset[str]:
    """The relations of which no tie may be said.

    Who follows up situations with whom is not told where the council counts situations, and in no program and
    period as many as the threshold: such a tie is drawn from few. Who answered about it is not told either.
    """
    tallies = [tally for program in council.programs for tally in program.tallies]
    counts = [tally.count or 0 for tally in tallies if tally.what == "situations"]
    return frozenset({"joint_follow_up"}) if 0 < max(counts, default=0) < FOLLOWED else frozenset()


@final
@attrs.frozen(kw_only=True)
class Ledger:
    """What may be said of the people that a council counts, the same on every day.

    ``programs`` maps each program and what it counts to its periods; a count that is kept back is hidden there.
    ``silent`` holds each program, subject and calendar year of which something is documented and nothing told, with
    ``None`` for a time of which no year is known;
    ``unsaid`` the ids of the indicators that are kept back. ``complete`` is the council's own copy, which keeps
    nothing back and is not for publication.

    >>> import clsm
    >>> ledger = Ledger.of(clsm.datasets.load("lille-est"))
    >>> ledger.complete, sorted(ledger.unsaid)
    (False, [])
    """

    programs: Mapping[str, Mapping[str, Periods]]
    silent: frozenset[tuple[str, str, int | None]]
    unsaid: frozenset[str]
    complete: bool

    @classmethod
    def of(cls, council: Council, *, show_small: bool = False) -> "Ledger":
        """The ledger of a council; with *show_small*, its own copy, which is not for publication."""
        programs: dict[str, dict[str, Periods]] = {}
        silent, unsaid = set[tuple[str, str, int | None]](), set[str]()
        for family in _families(council):
            recorded = {program.id: _recorded(program) for program in family}
            if not show_small:
                table = _Table(family, recorded)
                recorded = {program.id: table.told(program.id) for program in family}
                silent.update(table.silent(recorded))
                ids = recorded.keys()
                stated = [figure for figure in council.indicators if figure.of in ids]
                times = [*table.wholes(), *(len(getattr(program.details, "sessions", ())) for program in family)]
                unsaid |= _unsaid(stated, limit=table.limit, few=table.has_small, times=times)
            for program in family:
                others = {what: by_period(program.tallies, what) for what in _subjects(program) & NO_PEOPLE}
                programs[program.id] = recorded[program.id] | others
        if not show_small:
            for of in {figure.of for figure in council.indicators} - programs.keys():
                stated = [figure for figure in council.indicators if figure.of == of]
                unsaid |= _unsaid(stated, limit=FOLLOWED, few=False)
        return cls(
            programs=programs,
            silent=frozenset(silent),
            unsaid=frozenset(unsaid),
            complete=show_small,
        )

    def periods(self, program: str, what: str) -> Periods:
        """What is told of a subject of a program, by period; empty where nothing is."""
        return self.programs[program].get(what, {})

    def subjects(self, program: str) -> tuple[str, ...]:
        """What a program counts in its tallies, in the order of the ids."""
        return tuple(sorted(what for what in self.programs[program] if "/" not in what))


# ---------------------------------------------------------------- what is recorded


def _families(council: Council) -> Iterator[tuple[Program, ...]]:
    """The programs of a council, those together that are part of one another."""
    above = {program.id: program.part_of for program in council.programs}
    roots = dict[str, str]()
    for id in above:
        root = id
        while (parent := above[root]) is not None:
            root = parent
        roots[id] = root
    for root in sorted(set(roots.values())):
        yield tuple(sorted((it for it in council.programs if roots[it.id] == root), key=lambda program: program.id))


def _subjects(program: Program) -> set[str]:
    return {tally.what for tally in program.tallies}


def _recorded(program: Program) -> dict[str, Periods]:
    """What a program counted of people, as it stands in the file; sessions and showings added up."""
    counts = {what: by_period(program.tallies, what) for what in _subjects(program) - NO_PEOPLE}
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    for what, field in ((ATTENDANCES, "people"), (TRAINERS, "trainers")):
        if any(getattr(session, field) is not None for session in sessions):
            counts[what] = _by_year(sessions, field)
    showings = program.details.showings if isinstance(program.details, ArtCollection) else ()
    if any(showing.visitors is not None for showing in showings):
        by_time: dict[Edges, list[Count]] = {}
        for showing in showings:
            by_time.setdefault(edges(showing.period), []).append(Count.of(showing.visitors))
        counts[VISITORS] = {time: {WHOLE: added(visitors)} for time, visitors in by_time.items()}
    return counts


def _by_year(sessions: Iterable[Session], field: str) -> Periods:
    """Who came to sessions in each calendar year, in all and by municipality; of the few trainers, in all only."""
    counts: dict[Edges, dict[Part, list[Count]]] = {}
    for session in sessions:
        parts = counts.setdefault(whole_year(session.date.year), {})
        came = Count.of(getattr(session, field))
        parts.setdefault(WHOLE, []).append(came)
        if field == "people":
            parts.setdefault(("territory", session.territory or NOWHERE), []).append(came)
    return {time: {part: added(each) for part, each in parts.items()} for time, parts in counts.items()}


def _limit(family: Iterable[Program], recorded: Mapping[str, Mapping[str, Periods]]) -> int:
    """The strictest threshold of what a *family* counts; where nothing says whom it is about, the higher one."""
    limits = set[int]()
    for program in family:
        for tally in program.tallies:
            if tally.what not in NO_PEOPLE:
                limits.add(_PUBLICS.get(tally.public) or _SUBJECTS.get(tally.what, FOLLOWED))
        limits |= {OPEN for what in recorded[program.id] if what in _SUBJECTS}
    return max(limits, default=FOLLOWED)


# ---------------------------------------------------------------- what is told

_Time = Edges | int
"""A period as it was written, or a calendar year."""

_Key = tuple[str, str, _Time, Part]
"""A program, what it counts, a time, and the whole or a part."""


class _Table:
    """The counts of people of a family, and those of them that are kept back."""

    def __init__(self, family: Sequence[Program], recorded: Mapping[str, Mapping[str, Periods]]) -> None:
        self.recorded = recorded
        self.above = {program.id: program.part_of for program in family}
        self.limit = _limit(family, recorded)
        self.split_twice = any(len(split_by(tally)) > 1 for program in family for tally in program.tallies)
        self.has_small = any(self._is_small(count) for program in family for count in _singly(program))
        self.few_of_a_public = set(self._few_of_a_public(family))
        self.by_year = self._needs_years()
        self.counts: dict[_Key, Count] = {}
        self.times: dict[tuple[str, str, _Time], Edges] = {}
        self.pieces: dict[_Key, int] = {}
        self.untold = set[_Key]()
        self.summed: dict[_Key, list[Edges]] = {}
        for program in family:
            for what, periods in recorded[program.id].items():
                self._lay_out(program, what, periods)
        self.splits: dict[_Key, dict[str, list[_Key]]] = {}
        for key, count in self.counts.items():
            program_id, what, time, (by, _) = key
            if by and count.documented:
                self.splits.setdefault((program_id, what, time, WHOLE), {}).setdefault(by, []).append(key)
        self.hidden = self._kept_back(family)

    def _is_small(self, count: Count) -> bool:
        return is_small(count.low, self.limit) or is_small(count.high, self.limit)

    def _few_of_a_public(self, family: Sequence[Program]) -> Iterator[tuple[str, str, Edges]]:
        """The times of a program's subjects in which several publics are added up, and one of the counts is small."""
        for program in family:
            for what in _subjects(program) - NO_PEOPLE:
                beside: dict[Edges, dict[tuple[Part, ...], list[Tally]]] = {}
                for tally in program.tallies:
                    if tally.what == what:
                        parts = beside.setdefault(edges(tally.period), {})
                        parts.setdefault(tuple(split_by(tally)), []).append(tally)
                for time, parts in beside.items():
                    if any(
                        publics(it) and any(self._is_small(Count.of(each.count)) for each in it)
                        for it in parts.values()
                    ):
                        yield program.id, what, time

    # -- one level of time

    def _needs_years(self) -> bool:
        """Whether only calendar years are told."""
        times = {
            time
            for subjects in self.recorded.values()
            for periods in subjects.values()
            for time, parts in periods.items()
            if _documented(parts)
        }
        spans = sorted(_as_span(time) for time in times)
        if any(overlap(first, second) for first, second in pairwise(spans)):
            return True
        years = [year for time in times if (year := year_of(time)) is not None]
        return self.has_small and len(years) > len(set(years))

    def _lay_out(self, program: Program, what: str, periods: Periods) -> None:
        """Set down the counts of a subject in the times that may be told."""
        documented = {time: parts for time, parts in periods.items() if _documented(parts)}
        if not self.by_year:
            for time, parts in documented.items():
                self._set_down(program, what, time=time, edges=time, periods={time: parts})
            return
        for year in {year for time in documented if (year := year_of(time)) is not None}:
            inside = {_as_span(time): parts for time, parts in documented.items() if year_of(time) == year}
            longest = _longest(inside)
            if what == "places_occupied":
                # how many there were on the last day
                longest = longest[-1:]
            if len(longest) == 1 or what not in NOT_ADDED:
                chosen: dict[Edges, Mapping[Part, Count]] = {span: inside[span] for span in longest}
                edges = (longest[0][0], longest[-1][1])
                self._set_down(program, what, time=year, edges=edges, periods=chosen, gaps=_gaps(longest))
            if what not in NOT_ADDED:
                self._compare((program.id, what, year, WHOLE), inside, longest)

    def _compare(self, key: _Key, periods: Mapping[Span, Mapping[Part, Count]], longest: Sequence[Span]) -> None:
        """Let a whole year reach as far as the sum of its shorter periods, where the two disagree."""
        shorter = _longest(span for span in periods if span not in longest)
        fills = shorter and (shorter[0][0], shorter[-1][1]) == longest[0] and not _gaps(shorter)
        counts = [periods[span][WHOLE] for span in shorter]
        total, whole = added(counts), self.counts[key]
        if len(longest) == 1 and fills and total.value is not None and whole.value is not None and total != whole:
            self.counts[key] = Count(low=min(total.low, whole.low), high=max(total.low, whole.low))
            if any(map(self._is_small, counts)):
                self.pieces[key] = len(counts)

    def _set_down(
        self,
        program: Program,
        what: str,
        *,
        time: _Time,
        edges: Edges,
        periods: Mapping[Edges, Mapping[Part, Count]],
        gaps: bool = False,
    ) -> None:
        """Set down the sum of *periods*; with *gaps* between them it is a lower bound."""
        self.times[program.id, what, time] = edges
        few = any((program.id, what, each) in self.few_of_a_public for each in periods)
        for part in {part for parts in periods.values() for part in parts}:
            counts = [parts.get(part, Count()) for parts in periods.values()]
            total = added(counts)
            key = program.id, what, time, part
            self.summed[key] = [time for time, count in zip(periods, counts, strict=True) if count.high is not None]
            if few:
                self.untold.add(key)
            self.counts[key] = Count(low=total.low) if gaps else total
            pieces = [
                it for it in (counts if len(counts) > 1 else _one_by_one(program, what, edges, part)) if it.documented
            ]
            if any(map(self._is_small, pieces)):
                self.pieces[key] = len(pieces)

    # -- what is kept back

    def _kept_back(self, family: Sequence[Program]) -> set[_Key]:
        """All that is kept back: each rule is asked again until none has more to say."""
        hidden = {key for key, count in self.counts.items() if key[1] != MEDIAN and self._is_small(count)}
        hidden |= self.untold
        hidden |= {key for key, pieces in self.pieces.items() if not self._leaves_room(key, pieces)}
        hidden |= self._told_otherwise(family) | self._never_split() | self._stays() | self._few_in_a_session()
        rules = (self._wholes, self._parts, self._family, self._among)
        while more := set(chain.from_iterable(rule(hidden) for rule in rules)) - hidden:
            hidden |= more
        return hidden | self._medians(hidden)

    def _leaves_room(self, whole: _Key, parts: int) -> bool:
        """Whether a *whole* leaves each of so many *parts* free from 1 to the threshold less one."""
        return self.counts[whole].low >= self.limit - 1 + parts - 1

    def _told_otherwise(self, family: Sequence[Program]) -> set[_Key]:
        """Sessions known one by one, in a year of which another count of the program leaves some or few of them out."""
        dates = {
            program.id: [(it.date.first, it.date.last) for it in getattr(program.details, "sessions", ())]
            for program in family
        }
        return {
            key
            for key in self.counts
            if key[1] in (ATTENDANCES, TRAINERS)
            and not all(self._goes_beside(dates[key[0]], key, other) for other in self.summed if other[0] == key[0])
        }

    def _goes_beside(self, dates: Iterable[Span], sessions: _Key, other: _Key) -> bool:
        """Whether another count of the program, if it tells of the same year, has in it all days of *sessions*.

        It may be that of the same people, so that what the two differ by must not be few.
        """
        year = _as_span(self.times[sessions[:3]])
        if "/" in other[1] or not self.counts[other].documented or not overlap(_as_span(self.times[other[:3]]), year):
            return True
        if sessions[3] == other[3] and is_small(abs(self._rest(other, [sessions])), self.limit):
            return False
        times = list(map(_as_span, self.summed[other]))
        held = (date for date in dates if overlap(date, year))
        return all(within(time, year) for time in times) and all(
            any(within(date, time) for time in times) for date in held
        )

    def _never_split(self) -> set[_Key]:
        """Parts of what several programs of the family count, and parts along a second dimension."""
        counting = Counter(what for _, what in {(program, what) for program, what, _, _ in self.counts})
        parts = [key for key in self.counts if key[3] != WHOLE]
        dimensions = sorted({str(by) for *_, (by, _) in parts}, key=DIMENSIONS.index)
        return {key for key in parts if counting[key[1]] > 1 or (self.split_twice and key[3][0] != dimensions[0])}

    def _stays(self) -> set[_Key]:
        """People housed and places occupied, where a count of those who came, left or stayed is small in any time."""
        few = {
            program
            for program, subjects in self.recorded.items()
            for what in (*_STAYS, *_MOVES)
            for parts in subjects.get(what, {}).values()
            if any(map(self._is_small, parts.values()))
        }
        return {key for key in self.counts if key[0] in few and key[1] in _STAYS}

    def _few_in_a_session(self) -> set[_Key]:
        """Who came by municipality, in a year in which trainers are counted and one session had few, or few of them."""
        found = set[_Key]()
        for key in self.counts:
            program, what, time, part = key
            people, trainers = ((program, of, time, WHOLE) for of in (ATTENDANCES, TRAINERS))
            few = people in self.pieces or trainers in self.pieces
            if what == ATTENDANCES and part != WHOLE and trainers in self.counts and few:
                found.add(key)
        return found

    def _wholes(self, hidden: Set[_Key]) -> Iterator[_Key]:
        """A whole that is kept back keeps its parts back; one that leaves hidden parts no room is kept back."""
        for whole, splits in self.splits.items():
            for parts in splits.values():
                if whole in hidden:
                    yield from parts
                elif not hidden.isdisjoint(parts):
                    rest = 1 if self._rest(whole, parts) else 0
                    if not self._leaves_room(whole, len(parts) + rest):
                        yield whole

    def _rest(self, whole: _Key, parts: Iterable[_Key]) -> int:
        """What the *parts* leave of their *whole*."""
        return self.counts[whole].low - sum(self.counts[part].low for part in parts)

    def _tells_of_few(self, rest: int) -> bool:
        """Whether what is left of a whole is few, or cannot be, so that the counts are not what they seem."""
        return rest < 0 or is_small(rest, self.limit)

    def _parts(self, hidden: Set[_Key]) -> Iterator[_Key]:
        """All parts along a dimension in a time, of all that a program counts, as soon as one of them tells of few."""
        beside: dict[tuple[str, _Time, str], list[tuple[_Key, list[_Key]]]] = {}
        for whole, splits in self.splits.items():
            for by, parts in splits.items():
                if whole[1] != MEDIAN:
                    beside.setdefault((whole[0], whole[2], by), []).append((whole, parts))
        for (program, time, _), split in beside.items():
            keys = {key for _, parts in split for key in parts}
            few = any(self._tells_of_few(self._rest(whole, parts)) for whole, parts in split)
            pairs = ((key, (program, _AMONG[key[1]], time, key[3])) for key in keys if key[1] in _AMONG)
            among = any(self._tells_of_few(self._rest(all_, [some])) for some, all_ in pairs if all_ in self.counts)
            if few or among or hidden & keys:
                yield from keys

    def _family(self, hidden: Set[_Key]) -> Iterator[_Key]:
        """All programs that are part of one, in a time, as soon as one of them or what they leave of it is few."""
        beside: dict[tuple[str, _Time], dict[_Key, list[_Key]]] = {}
        for key in self.counts:
            if key[3] == WHOLE and self.counts[key].documented and (whole := self._whole_above(key)):
                beside.setdefault((whole[0], whole[2]), {}).setdefault(whole, []).append(key)
        for wholes in beside.values():
            keys = {key for parts in wholes.values() for key in parts}
            few = any(self._tells_of_few(self._rest(whole, parts)) for whole, parts in wholes.items())
            if few or hidden & keys or hidden & wholes.keys():
                yield from keys
                for whole, parts in wholes.items():
                    rest = 1 if self._rest(whole, parts) else 0
                    if not self._leaves_room(whole, len(parts) + rest):
                        yield whole

    def _whole_above(self, key: _Key) -> _Key | None:
        """The same count of the nearest program that this one is part of; ``None`` where none has it."""
        program, what, time, part = key
        passed = {program}
        while (above := self.above.get(program)) is not None and above not in passed:
            passed.add(above)
            whole = above, what, time, part
            if whole in self.counts and self.counts[whole].documented:
                return whole
            program = above
        return None

    def _among(self, hidden: Set[_Key]) -> Iterator[_Key]:
        """Some among others, where either are few, or the others are kept back."""
        for key in self.counts:
            program, what, time, part = key
            others = program, _AMONG.get(what, what), time, part
            if what not in _AMONG or part != WHOLE or others not in self.counts:
                continue
            if others in hidden or self._tells_of_few(self._rest(others, [key])):
                yield key

    def _medians(self, hidden: Set[_Key]) -> set[_Key]:
        """Medians of few situations, or of a number of them that is not told."""
        kept = set[_Key]()
        for key in self.counts:
            if key[1] == MEDIAN:
                behind = key[0], _BEHIND_THE_MEDIAN, key[2], key[3]
                if behind in hidden or self.counts.get(behind, Count()).low < self.limit:
                    kept.add(key)
        return kept

    # -- what is told

    def wholes(self) -> Iterator[int]:
        """The wholes that are told."""
        return (count.low for key, count in self.counts.items() if key[3] == WHOLE and key not in self.hidden)

    def told(self, program: str) -> dict[str, Periods]:
        """What is told of a *program*; a count that is kept back stands where the file has it, and nowhere else."""
        told: dict[str, Periods] = {}
        for what, periods in self.recorded[program].items():
            # what was not counted is no secret
            told[what] = {time: dict(parts) for time, parts in periods.items() if not _documented(parts)}
        for key, count in self.counts.items():
            if key[0] != program:
                continue
            _, what, time, part = key
            time_told = self.times[program, what, time]
            if key not in self.hidden:
                told[what].setdefault(time_told, {})[part] = count
            elif part in self.recorded[program][what].get(time_told, {}):
                told[what].setdefault(time_told, {})[part] = KEPT_BACK
        return told

    def silent(self, told: Mapping[str, Mapping[str, Periods]]) -> Iterator[tuple[str, str, int | None]]:
        """Each program, subject and calendar year of which something is documented and nothing is told."""
        for program, subjects in self.recorded.items():
            for what, periods in subjects.items():
                shown = [time for time, parts in told[program][what].items() if _documented(parts)]
                years = {year for time, parts in periods.items() if _documented(parts) for year in _years(time)}
                for year in years:
                    if not any(overlap(_as_span(time), whole_year(year)) for time in shown):
                        yield program, what, year
                if any(
                    not _years(time) and _documented(parts) and time not in shown for time, parts in periods.items()
                ):
                    yield program, what, None


def _documented(parts: Mapping[Part, Count]) -> bool:
    return any(count.documented for count in parts.values())


def _as_span(time: Edges) -> Span:
    """A period as a first and a last day; what is not documented reaches as far as days do."""
    return time[0] or Day(1, 1, 1), time[1] or Day(9999, 12, 31)


def _years(time: Edges) -> range:
    """The calendar years that a period touches; the one that is documented, where only one of its days is."""
    start, end = time
    known = [day.year for day in (start, end) if day]
    return range(min(known), max(known) + 1) if known else range(0)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The periods that lie in no other; of those that overlap, the first."""
    chosen = list[Span]()
    for span in sorted(spans, key=lambda span: (span[0], -span[1].toordinal())):
        if not chosen or chosen[-1][1] < span[0]:
            chosen.append(span)
    return chosen


def _gaps(spans: Sequence[Span]) -> bool:
    """Whether there are days between the *spans*."""
    return any(after[0] != before[1].add(days=1) for before, after in pairwise(spans))


def _one_by_one(program: Program, what: str, time: Edges, part: Part) -> list[Count]:
    """The sessions or showings of which a count is the sum."""
    place = part[1]
    if what in (ATTENDANCES, TRAINERS):
        field = "people" if what == ATTENDANCES else "trainers"
        sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
        same = (it for it in sessions if whole_year(it.date.year) == time and place in (None, it.territory or NOWHERE))
        return [Count.of(getattr(session, field)) for session in same]
    if what == VISITORS and isinstance(program.details, ArtCollection):
        return [Count.of(it.visitors) for it in program.details.showings if edges(it.period) == time]
    return []


def _singly(program: Program) -> Iterator[Count]:
    """Every count of people of a program, as it was written."""
    for tally in program.tallies:
        if tally.what not in NO_PEOPLE | {MEDIAN}:
            yield Count.of(tally.count)
    for session in getattr(program.details, "sessions", ()):
        yield Count.of(session.people)
        yield Count.of(session.trainers)
    for showing in program.details.showings if isinstance(program.details, ArtCollection) else ():
        yield Count.of(showing.visitors)


# ---------------------------------------------------------------- figures that sources state

_RATES: Final = r"(?i)%|‰|\b(pour cent|percent|per cent|taux|rates?|parts?|shares?)(?!\w)|\b(pour|per) \d"
"""Units of shares and rates."""

_PEOPLE: Final = (
    r"(?i)personne|people|person|usag|user|patient|situation|résident|resident|jeune|young|enfant|child|adult|famil"
    r"|participant|bénéficiaire|beneficiar|locataire|tenant|femme|wom[ae]n|homme|\bm[ae]n\b|pair|peer|élève|pupil"
    r"|professionnel|professional|formé|trained|visit"
)
"""Units that count people."""

_THINGS: Final = (
    r"(?i)\b(ateliers?|séances?|sessions?|réunions?|rencontres?|workshops?|meetings?|sujets?|thèmes?|topics?|places?|lits?"
    r"|beds?|logements?|dwellings?|homes?|lieux|lieu|sites?|œuvres?|works?|exemplaires?|cop(y|ies)|documents?|euros?|€"
    r"|centimes?|villes?|communes?|towns?|municipalit\w+|collectivités?|authorit\w+|territoires?|territor\w+"
    r"|organisations?|structures?|partenaires?|partners?|associations?|conseils?|councils?|conventions?|agreements?"
    r"|actions?|programm?es?|projets?|projects?|ans?|années?|years?|mois|months?|semaines?|weeks?|jours?|days?"
    r"|heures?|hours?|(demi-)?journées?|half-days?|etp|fte|postes?|posts?|temps pleins?|full-time|fois|times"
    r"|comités?|committees?|commissions?|groupes?|groups?|pôles?|poles?|axes?|axis|objectifs?|objectives?|mesures?"
    r"|measures?|fiches?|sheets?|sièges?|seats?|bailleurs?|landlords?|établissements?|institutions?|facilit\w+"
    r"|services?|équipes?|teams?|écoles?|schools?|quartiers?|neighbourhoods?|départements?|departments?|km²?|ha|m²"
    r"|affiches?|posters?|films?|livres?|books?|expositions?|exhibitions?|événements?|events?|ouvertures?|openings?)"
    r"(?!\w)"
)
"""Units that count things; a unit that is in no list is taken to count people."""


def _quantities(figure: Indicator) -> Iterator[Quantity]:
    """Every number that an indicator states of people, or of a share of them."""
    seen = (observation.quantity for observation in figure.observations)
    for quantity in (figure.quantity, figure.baseline, figure.target, *seen):
        if quantity is not None and _tells_of_people(quantity):
            yield quantity


def _tells_of_people(quantity: Quantity) -> bool:
    unit = f"{quantity.unit.fr} {quantity.unit.en}"
    return bool(re.search(_RATES, unit) or re.search(_PEOPLE, unit) or not re.search(_THINGS, unit))


def _is_rate(quantity: Quantity) -> bool:
    return re.search(_RATES, f"{quantity.unit.fr} {quantity.unit.en}") is not None


def _unsaid(figures: Sequence[Indicator], *, limit: int, few: bool, times: Sequence[int] = ()) -> set[str]:
    """The ids of those *figures* of the same thing that are kept back.

    All that tell of people are, as soon as one is small; those that are exact, also where a *few* are counted
    beside them. A mean or a share is small where one of the *times* that it may be taken makes it so.
    """
    told = {figure.id: list(_quantities(figure)) for figure in figures}
    small = any(_few(quantity, limit, times) for quantities in told.values() for quantity in quantities)
    return {
        id
        for id, quantities in told.items()
        if quantities and (small or (few and any(it.qualifier not in ("about", "some") for it in quantities)))
    }


def _few(quantity: Quantity, limit: int, times: Iterable[int]) -> bool:
    """Whether a figure is that of few people, by itself or taken so many *times*."""
    value = quantity.value
    if value is None:
        return False
    if _is_rate(quantity):
        parts = (share * n / 100 for n in times for share in (value, 100 - value))
        return any(0 < part < limit for part in parts)
    if quantity.qualifier == "mean":
        return any(0 < value * n < limit for n in times)
    return 0 < value < limit
