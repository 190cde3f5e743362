import copy
import pickle
from collections.abc import Callable

import pytest

from clsm import CouncilError, CouncilFileError, Mismatch, Problem
from clsm.problems import did_you_mean

TUESDAY = Mismatch(found="'Tuesday'", expected="a date", hint="write 2011-11-01", field="start")
HERE = Problem(path="actors/gem/sector", found="'gym'", expected="a term", hint="did you mean 'gem'?")
THERE = Problem(path="id", found="nothing", expected="an id", file="council.yaml", line=3, column=5)


def test_a_mismatch_says_what_was_found_and_what_was_expected() -> None:
    """The whole sentence: the field, what was found, what was expected, and what to do."""
    assert str(TUESDAY) == "start: found 'Tuesday', expected a date (write 2011-11-01)"


def test_a_mismatch_leaves_out_what_it_does_not_know() -> None:
    """Without a field or a hint there are no empty brackets and no leading colon."""
    assert str(Mismatch(found="'Tuesday'", expected="a date")) == "found 'Tuesday', expected a date"


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_a_mismatch_travels_between_processes(copied: Callable[[Mismatch], Mismatch]) -> None:
    """A mismatch met in a worker process arrives whole, with its parts and its sentence."""
    error = copied(TUESDAY)
    assert type(error) is Mismatch
    assert vars(error) == vars(TUESDAY)
    assert str(error) == str(TUESDAY)


@pytest.mark.parametrize("error", [TUESDAY, CouncilError([HERE]), CouncilFileError([THERE])])
def test_every_error_is_a_value_error(error: Exception) -> None:
    """Those who already catch ``ValueError`` need not know the library's own classes."""
    assert isinstance(error, ValueError)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (HERE, "actors/gem/sector: found 'gym', expected a term; did you mean 'gem'?"),
        (THERE, "council.yaml:3:5: id: found nothing, expected an id"),
        (Problem(path="", found="a list", expected="a council"), "found a list, expected a council"),
        (Problem(path="", found="a tab", expected="spaces", line=2, column=1), "2:1: found a tab, expected spaces"),
    ],
)
def test_a_problem_says_where_it_is(problem: Problem, said: str) -> None:
    """File, line and column come first, in the form that editors open; what is unknown is left out."""
    assert str(problem) == said


def test_a_council_error_lists_every_problem() -> None:
    """The first line is a sentence with the number of problems; each problem has a line of its own."""
    assert str(CouncilError([HERE, THERE])).splitlines() == [
        "This council does not hold together: 2 things to mend.",
        "  - actors/gem/sector: found 'gym', expected a term; did you mean 'gem'?",
        "  - council.yaml:3:5: id: found nothing, expected an id",
    ]


def test_one_problem_is_one_thing() -> None:
    """The count agrees with its noun."""
    assert "1 thing to mend." in str(CouncilError([HERE]))


def test_a_file_error_names_the_file() -> None:
    """A person who loads many files sees in the first line which one cannot be read."""
    assert str(CouncilFileError([THERE])).startswith("council.yaml cannot be read: 1 thing to mend.")
    other = Problem(path="id", found="nothing", expected="an id", file="annex.yaml")
    assert str(CouncilFileError([THERE, other])).startswith("annex.yaml, council.yaml cannot be read: 2 things")
    assert str(CouncilFileError([HERE])).startswith("The council file cannot be read: 1 thing to mend.")


@pytest.mark.parametrize("kind", [CouncilError, CouncilFileError])
def test_council_errors_travel_between_processes(kind: type[CouncilError]) -> None:
    """An error met in a worker process arrives with its class, its problems and its words."""
    error = kind(iter([HERE, THERE]))
    received = pickle.loads(pickle.dumps(error))
    assert type(received) is kind
    assert received.problems == error.problems == (HERE, THERE)
    assert str(received) == str(error)


def test_problems_turn_into_rows() -> None:
    """One row a problem, its columns named as the fields of a problem."""
    assert CouncilError([THERE]).to_rows() == [
        {
            "path": "id",
            "found": "nothing",
            "expected": "an id",
            "hint": None,
            "file": "council.yaml",
            "line": 3,
            "column": 5,
        }
    ]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("plenery", "did you mean 'plenary'?"),
        ("PLENARY", "did you mean 'plenary'?"),
        ("epsm lile", "did you mean 'EPSM Lille'?"),
        ("aquarium", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_proposed(word: str, meant: str | None) -> None:
    """A slip of the keyboard or of case finds the word as it is written; far words propose nothing."""
    assert did_you_mean(word, iter(["plenary", "bureau", "EPSM Lille"])) == meant
