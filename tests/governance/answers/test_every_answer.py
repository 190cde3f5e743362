"""Every answer of governance: one kind of result, a card of one screen, words above every column."""

import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

import clsm
from clsm import governance, synthetic
from clsm.cards import HEIGHT, WIDTH
from clsm.council import Snapshot
from clsm.governance.engine.comparing import compare
from clsm.results import KeyedResult, Result
from clsm.tables import COLUMNS
from clsm.words import Lang

DAYS = {"lille-est": "2011-11-01", "metz": "2026-11-01", "seraing": "2019-06-01"}
LANGUAGES: tuple[Lang, ...] = ("en", "fr")


def apportionments(snapshot: Snapshot) -> Iterator[Result]:
    """A fixed total, shared by each contribution of the day."""
    for contribution in snapshot.contributions:
        yield governance.apportionment(snapshot, contribution.id, Decimal("1000.00"), vintages=2022)


def quorums(snapshot: Snapshot) -> Iterator[Result]:
    """The quorum of a meeting of each body."""
    for body in snapshot.instances:
        yield from (governance.quorum(snapshot, meeting.id) for meeting in body.meetings[:1])


def majorities(snapshot: Snapshot) -> Iterator[Result]:
    """The votes on each decision."""
    for body in snapshot.instances:
        for meeting in body.meetings:
            for decision in meeting.decisions[:1]:
                yield governance.majority(snapshot, meeting.id, decision)


def reports(snapshot: Snapshot) -> Iterator[Result]:
    """The verdicts of the day, and how they change in a year."""
    books = ["fr-law"]
    first = governance.check(snapshot, books, rules_on="2010-01-01")
    yield first
    yield compare(first, governance.check(snapshot, books))
    until = snapshot.date
    yield governance.history(snapshot.council, books, since=until.replace(year=until.year - 1), until=until)


def of_the_day(snapshot: Snapshot) -> Iterator[Result]:
    """The answers on the whole council."""
    yield governance.after_election(snapshot, "2008-03-16")
    yield governance.attendance(snapshot)
    for body in snapshot.instances[:1]:
        yield governance.confirm(snapshot, body.id)
    yield governance.following(snapshot)
    yield governance.funding(snapshot, vintages=2022)
    yield governance.mandates(snapshot)
    yield governance.participation(snapshot)
    yield governance.signatories(snapshot)


Ask = Callable[[Snapshot], Iterator[Result]]
ASKED: tuple[Ask, ...] = (of_the_day, apportionments, quorums, majorities, reports)


@pytest.fixture(scope="module")
def snapshots() -> list[Snapshot]:
    """The three councils of the datasets, and one of 60 organisations that does not exist."""
    last = [clsm.datasets.load(name).on(day) for name, day in DAYS.items()]
    return [*last, synthetic.council(7, organisations=60).on("2024-06-01")]


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_every_answer_is_a_result(ask: Ask, snapshots: list[Snapshot]) -> None:
    """It explains itself in both languages, has bounds by name, and rows of the same keys that make a frame."""
    answers = [answer for snapshot in snapshots for answer in ask(snapshot)]
    assert answers
    for answer in answers:
        assert isinstance(answer, Result)
        assert all(answer.explain(lang) for lang in LANGUAGES)
        assert all(limits is None or limits[0] <= limits[1] for limits in answer.bounds.values())
        rows = answer.to_rows("fr")
        assert len({tuple(row) for row in rows}) <= 1
        assert len(answer.to_pandas()) == len(rows)
        assert pickle.loads(pickle.dumps(answer)).explain() == answer.explain()


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_every_answer_shows_itself_on_one_screen(ask: Ask, snapshots: list[Snapshot]) -> None:
    """At most 24 lines of 100 characters, in both languages, with words above every column."""
    for snapshot in snapshots:
        for answer in ask(snapshot):
            for text in (repr(answer), answer.card("fr").to_text()):
                lines = text.splitlines()
                assert len(lines) <= HEIGHT
                assert max(map(len, lines)) <= WIDTH
            rows: list[Any] = [*answer.to_rows("en"), *answer.card().rows]
            assert {key for row in rows for key in row} <= COLUMNS.keys()
            assert answer._repr_html_().startswith('<div class="clsm-card">')


def test_what_is_asked_by_id_is_a_mapping(snapshots: list[Snapshot]) -> None:
    """In the order of the ids; an id that is not there is answered with the nearest."""
    shares = governance.funding(snapshots[0], vintages=2022)
    assert isinstance(shares, KeyedResult)
    assert shares.ids == tuple(sorted(shares))
    with pytest.raises(KeyError, match="did you mean 'ronchin'"):
        shares["ronchinn"]
    with pytest.raises(KeyError, match="did you mean 'membership-fee'"):
        shares.key("membership-fees")
    with pytest.raises(KeyError, match="did you mean 'plenary'"):
        governance.attendance(snapshots[0], "plenar")


def test_what_was_read_is_named(snapshots: list[Snapshot]) -> None:
    """The basis of an answer are the ids of what it was read from."""
    today = snapshots[0]
    council = today.council
    shares = governance.apportionment(today, "membership-fee", Decimal("1000.00"))
    answers: tuple[Result, ...] = (
        shares,
        governance.funding(today),
        governance.mandates(today),
        governance.signatories(today),
    )
    for answer in [*answers, *quorums(today), *majorities(snapshots[-1])]:
        assert answer.basis
        owner = snapshots[-1].council if isinstance(answer, governance.Majority) else council
        assert set(answer.basis) <= set(owner.ids)
