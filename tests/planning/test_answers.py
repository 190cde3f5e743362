from datetime import date as day

import pytest

import clsm
from clsm import planning
from clsm.planning import Answer
from clsm.planning.figure_words import say_span
from tests.planning.small import DAY, council, program

QUESTIONS = (
    planning.coverage,
    planning.housing,
    planning.workshops,
    planning.situations,
    planning.training,
    planning.art,
    planning.observatory,
    planning.contract_actions,
)


@pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)
@pytest.mark.parametrize("id", ["lille-est", "metz", "seraing"])
def test_every_answer_explains_itself(ask: object, id: str) -> None:
    """In both languages, as rows with the same keys, as a table for a notebook; whatever the sources leave out."""
    found = ask(clsm.datasets.load(id).on("2019-12-31"))  # type: ignore[operator]
    assert isinstance(found, Answer)
    assert all(found.explain(lang) for lang in ("en", "fr"))
    assert len({tuple(row) for row in found.to_rows("fr")}) <= 1
    assert len(found.to_pandas()) == len(found.to_rows())
    assert found._repr_html_().startswith('<div class="clsm-card">')


@pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)
def test_a_council_is_read_on_a_day(ask: object) -> None:
    """A council without a day is refused."""
    with pytest.raises(TypeError, match="read on a day"):
        ask(council())  # type: ignore[operator]


def test_answers_by_program() -> None:
    """By id, in the order of the ids, with the ids as the basis."""
    whole = council(program("two", "housing_scheme"), program("one", "housing_scheme"))
    found = planning.housing(whole.on(DAY))
    assert (list(found), found.basis, len(found)) == (["one", "two"], ("one", "two"), 2)
    with pytest.raises(KeyError):
        found["three"]


def test_a_time_in_words() -> None:
    """A year, a month, from a day to a day; what is not documented is said."""
    spans = (("2024-01-01", "2024-12-31"), ("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-03-31"))
    said = [say_span(*(clsm.dates.to_day(edge) for edge in span)).say("fr") for span in spans]
    assert said == ["2024", "février 2024", "du 1er janvier 2024 au 31 mars 2024"]
    assert say_span(clsm.dates.to_day(day(2024, 1, 1)), None).say() == "from 1 January 2024 to not documented"
    assert say_span(None, None).say("fr") == "période non documentée"
