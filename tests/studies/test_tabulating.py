"""Tables of many councils: each share with its denominator and what is not documented; no mark, no name of others."""

from typing import Any

import pytest

from clsm.studies import Tabulation, tabulate
from clsm.words import Text

ROWS: list[dict[str, Any]] = [
    {"source": "a.yaml", "council": "a", "day": "2024-01-01", "problems": [], "n": 3, "yes": True, "kinds": ["y", "x"]},
    {"source": "b.yaml", "council": "b", "day": "2024-01-01", "problems": [], "n": 5, "yes": False, "kinds": ["x"]},
    {"source": "c.yaml", "council": "c", "day": "2024-01-01", "problems": ["the question x failed"], "n": 8},
    {"source": "d.yaml", "council": "d", "day": "2024-01-01", "problems": [], "n": None, "yes": True, "kinds": None},
    {"source": "e.yaml", "council": None, "day": None, "problems": ["the file does not open"]},
]


def by_column(tables: Tabulation) -> dict[str, Any]:
    """Each question by its column."""
    return {it.column: it for it in tables.distributions}


def test_every_share_has_its_denominator() -> None:
    """What is not documented stands beside, and is in no share; a file that was not read is in none of it."""
    tables = tabulate(iter(ROWS))
    assert (tables.given, tables.read) == (5, 4)
    assert list(by_column(tables)) == ["n", "yes", "kinds"]
    answers = by_column(tables)["yes"]
    assert [(it.says.en, it.councils, it.share, it.bounds) for it in answers.answers] == [
        ("yes", 2, 2 / 3, (0.5, 0.75)),
        ("no", 1, 1 / 3, (0.25, 0.5)),
    ]
    assert (answers.documented, answers.not_documented) == (3, 1)


def test_a_list_counts_a_council_for_each_of_its_values() -> None:
    """In the order of their letters, or of the list of which they are words; never by how many."""
    kinds = by_column(tabulate(ROWS))["kinds"]
    assert [(it.says.en, it.councils) for it in kinds.answers] == [("x", 2), ("y", 1)]
    rows: list[dict[str, Any]] = [{"council": id, "by": ["psychiatric_hospital"]} for id in "abc"] + [
        {"council": "d", "by": ["municipality"]}
    ]
    (by,) = tabulate([*rows, {"council": "e", "by": ["own_word"]}], lists={"by": "sectors"}).distributions
    assert [it.councils for it in by.answers] == [1, 3, 1]
    assert by.answers[0].says.fr == "Commune (élus, exécutif)"
    assert by.answers[2].says.en == "own_word"


def test_numbers_have_figures_and_classes_where_they_are_cut() -> None:
    """Each class from its lower edge on; numbers beside words are words."""
    n = by_column(tabulate(ROWS, cuts={"n": [4, 6]}))["n"]
    assert [(it.says.en, it.councils) for it in n.answers] == [("under 4", 1), ("4 to under 6", 1), ("6 and over", 1)]
    assert n.figures == {"mean": 16 / 3, "median": 5, "lowest": 3, "highest": 8}
    assert by_column(tabulate(ROWS))["n"].answers == ()
    large = [{"council": id, "n": n} for id, n in (("a", 87_000), ("b", 100_003.5))]
    assert (
        "under 90,000 1 (50 %); 90,000 and over 1 (50 %); mean 93,501.8;"
        in tabulate(large, cuts={"n": [9e4]}).explain()
    )
    beside: list[dict[str, Any]] = [{"council": "a", "x": 1}, {"council": "b", "x": "many"}]
    (mixed,) = tabulate(beside).distributions
    assert [it.says.en for it in mixed.answers] == ["1", "many"]
    assert mixed.figures == {}


def test_what_can_only_be_named_has_no_share() -> None:
    """It would always be the whole; the bounds are among all that were read."""
    rows: list[dict[str, Any]] = [{"council": "a", "plenary": True}, {"council": "b", "plenary": None}]
    (plenary,) = tabulate(rows, named=["plenary"]).distributions
    (answer,) = plenary.answers
    assert (answer.councils, answer.share, answer.bounds) == (1, None, (0.5, 1.0))
    assert (
        "plenary: yes 1. Files that say it: 1; that say nothing of it: 1."
        in tabulate(rows, named=["plenary"]).explain()
    )


def test_only_the_callers_own_councils_are_named() -> None:
    """Beside the answers that they give."""
    tables = tabulate(ROWS, own=["b", "z"])
    assert [answer.own for answer in by_column(tables)["yes"].answers] == [(), ("b",)]
    rows = tables.to_rows("fr")
    assert [row["own"] for row in rows if row["question"] == "yes"] == [None, "b"]
    assert "council" not in rows[0]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_says_what_it_measures(lang: Any) -> None:
    """In words and in rows, in both languages; columns in the order asked, one that nobody answered among them."""
    tables = tabulate(
        ROWS, ["yes", "n", "nothing"], cuts={"nothing": [1]}, titles={"yes": Text(fr="Une plénière", en="A plenary")}
    )
    words = tables.explain(lang)
    if lang == "fr":
        assert words.splitlines()[0] == "Ceci mesure ce que les dossiers documentent, pas ce que les conseils font."
        assert "Une plénière : oui 2 (66,7 %) ; non 1 (33,3 %)." in words
        assert "5 dossiers ont été donnés ; lus : 4." in words
    else:
        assert "n: mean 5.3; median 5." in words
        assert "nothing: nothing is documented. Files that say it: 0; that say nothing of it: 4." in words
    rows = tables.to_rows(lang)
    assert len({tuple(row) for row in rows}) == 1
    assert [row["value"] for row in rows if row["question"] == "n"] == [16 / 3, 5, 3, 8]
    assert "Tabulation" in tables._repr_html_()


def test_nobody_read_is_no_share() -> None:
    """Not nought."""
    tables = tabulate([ROWS[-1]], ["yes"])
    assert (tables.given, tables.read, tables.distributions[0].answers) == (1, 0, ())
    (yes,) = tabulate([], ["yes"], cuts={"yes": [1]}).distributions
    assert yes.answers == ()
