import pickle
from collections.abc import Callable
from datetime import date as day
from typing import Any

import numpy as np
import pytest

import clsm
from clsm import HousingScheme, planning, synthetic
from clsm.cards import HEIGHT, WIDTH
from clsm.council import Snapshot
from clsm.planning.figure_words import say_share, say_span
from clsm.programs.housing import HousingPlaces
from clsm.results import KeyedResult, Result
from clsm.tables import COLUMNS
from tests.planning.small import DAY, council, program, tally

QUESTIONS: tuple[Callable[[Snapshot], Result], ...] = (
    planning.coverage,
    planning.housing,
    planning.workshops,
    planning.situations,
    planning.training,
    planning.art,
    planning.observatory,
    planning.contract_actions,
    planning.action_sheets,
    planning.follow_up,
)


def open_places(snapshot: Snapshot) -> Result:
    """The open places in the year of the day."""
    return planning.open_places(snapshot, f"{snapshot.date.year}-01-01", f"{snapshot.date.year}-12-31")


def calendar(snapshot: Snapshot) -> Result:
    """The calendar of the year of the day."""
    return planning.calendar(snapshot, f"{snapshot.date.year}-01-01", f"{snapshot.date.year}-12-31")


def year(snapshot: Snapshot) -> Result:
    """The report of the year of the day."""
    return planning.year(snapshot, snapshot.date.year)


def papers(snapshot: Snapshot) -> Result:
    """The papers of the first body of the council."""
    return planning.papers(snapshot, min(body.id for body in snapshot.instances))


ASKED = (*QUESTIONS, open_places, calendar, papers, year)


@pytest.fixture(scope="module")
def snapshots() -> list[Snapshot]:
    """The three councils of the datasets, and one of 60 organisations that does not exist."""
    last = [clsm.datasets.load(id).on("2019-12-31") for id in clsm.datasets.names()]
    return [*last, synthetic.council(1).on("2024-12-31")]


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_every_answer_explains_itself(ask: Callable[[Snapshot], Result], snapshots: list[Snapshot]) -> None:
    """In both languages, as rows with the same keys, as a data frame; whatever the sources leave out."""
    for snapshot in snapshots:
        answer = ask(snapshot)
        assert isinstance(answer, Result)
        assert all(answer.explain(lang) for lang in ("en", "fr"))
        assert len({tuple(row) for row in answer.to_rows("fr")}) <= 1
        assert len(answer.to_pandas()) == len(answer.to_rows())
        assert pickle.loads(pickle.dumps(answer)).explain() == answer.explain()


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_every_answer_shows_itself_on_one_screen(ask: Callable[[Snapshot], Result], snapshots: list[Snapshot]) -> None:
    """At most 24 lines of 100 characters, in both languages, with words above every column."""
    for snapshot in snapshots:
        answer = ask(snapshot)
        for text in (repr(answer), answer.card("fr").to_text()):
            assert len(text.splitlines()) <= HEIGHT
            assert max(map(len, text.splitlines())) <= WIDTH
        assert {key for row in answer.to_rows() for key in row} <= COLUMNS.keys()
        assert answer._repr_html_().startswith('<div class="clsm-card">')


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_every_answer_has_bounds_by_name(ask: Callable[[Snapshot], Result], snapshots: list[Snapshot]) -> None:
    """From the least to the most, or ``None``; never below zero."""
    for snapshot in snapshots:
        for name, limits in ask(snapshot).bounds.items():
            assert isinstance(name, str)
            assert limits is None or 0 <= limits[0] <= limits[1]


@pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)
def test_a_council_is_read_on_a_day(ask: Callable[[Any], Result]) -> None:
    """A council without a day is refused."""
    with pytest.raises(TypeError, match="read on a day"):
        ask(council())


def flats(id: str, places: int | None) -> clsm.Program:
    """A housing scheme of so many places."""
    stock = HousingPlaces(kind="residence", places=places)
    return program(id, "housing_scheme", HousingScheme(stock=(stock,)), tally("applications", 3))


def test_answers_by_program() -> None:
    """By id, in the order of the ids, with the ids as the basis; a figure of all is an array."""
    answers = planning.housing(council(flats("two", None), flats("one", 12)).on(DAY))
    assert isinstance(answers, KeyedResult)
    assert (list(answers), answers.basis, len(answers)) == (["one", "two"], ("one", "two"), 2)
    with pytest.raises(KeyError):
        answers["three"]
    np.testing.assert_array_equal(answers.values("places"), [12, np.nan])
    assert [answer.program for answer in answers.values()] == ["one", "two"]
    assert answers.bounds == {
        "one/places": (12, 12),
        "one/dwellings": None,
        "two/places": None,
        "two/dwellings": None,
    }
    assert answers == planning.housing(council(flats("one", 12), flats("two", None)).on(DAY))


def test_a_card_shows_what_figures_say() -> None:
    """A figure of a whole program is of no part: its place and its period are left blank, and not "not documented"."""
    answers = planning.housing(council(flats("one", 12)).on(DAY))
    assert [" ".join(line.split()) for line in repr(answers).splitlines()[4:7]] == [
        "program what in words of period",
        "one places 12 Residence",
        "one dwellings not documented Residence",
    ]
    empty = planning.housing(council(program("bare", "housing_scheme")).on(DAY))
    assert repr(empty["bare"]).splitlines()[0] == "Housing"
    whole = planning.training(council(program("course", "training")).on(DAY))["course"]
    assert "what      in words\n" in repr(whole)


def test_a_share_in_words() -> None:
    """Rounded down; not documented where there is none."""
    assert say_share(None).say() == "not documented"


def test_a_time_in_words() -> None:
    """A year, a month, from a day to a day; what is not documented is said."""
    spans = (("2024-01-01", "2024-12-31"), ("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-03-31"))
    texts = [say_span(*(clsm.dates.to_day(edge) for edge in span)).say("fr") for span in spans]
    assert texts == ["2024", "février 2024", "du 1er janvier 2024 au 31 mars 2024"]
    assert say_span(clsm.dates.to_day(day(2024, 1, 1)), None).say() == "from 1 January 2024 to not documented"
    assert say_span(None, None).say("fr") == "période non documentée"
