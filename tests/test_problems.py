import copy
import pickle
from collections.abc import Callable

import pytest

from clsm import CouncilError, CouncilFileError, Mismatch, Problem
from clsm.problems import choice_of, did_you_mean, nearest, type_name
from clsm.vocabulary import LISTS
from clsm.words import Text

COUNTRY = Mismatch("country", found="'fr'", better="FR", field="jurisdiction")
HERE = Mismatch("unknown-term", found="'gym'", list="sectors", near="gem").at("actors/gem/sector")
THERE = Mismatch("missing-field", name="id").at("id", file="council.yaml", line=3, column=5)


def test_a_mismatch_says_what_was_found_and_what_was_expected() -> None:
    """The whole sentence: the field, what was found, what was expected, and what to do."""
    assert str(COUNTRY) == "jurisdiction: found 'fr', expected a country as two capitals: FR, BE (try 'FR')"
    french = "jurisdiction – trouvé : 'fr', attendu : un pays en deux majuscules : FR, BE (essayez 'FR')"
    assert COUNTRY.message("fr") == french


def test_a_mismatch_leaves_out_what_it_does_not_know() -> None:
    """Without a field or a hint there are no empty brackets and no leading colon."""
    bare = Mismatch("country", found="'Tuesday'", better=None)
    assert bare.hint is None
    assert str(bare) == "found 'Tuesday', expected a country as two capitals: FR, BE"


def test_a_mismatch_has_a_code_and_the_fields_of_its_sentences() -> None:
    """A program that has its own words, or its own language, needs no more."""
    assert COUNTRY.code == "country"
    assert COUNTRY.fields == {"found": "'fr'", "better": "FR"}
    assert COUNTRY.found == Text.same("'fr'")
    assert COUNTRY.at("jurisdiction").fields == COUNTRY.fields


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_a_mismatch_travels_between_processes(copied: Callable[[Mismatch], Mismatch]) -> None:
    """A mismatch met in a worker process arrives whole, with its parts and its sentence."""
    error = copied(COUNTRY)
    assert type(error) is Mismatch
    assert vars(error) == vars(COUNTRY)
    assert str(error) == str(COUNTRY)


@pytest.mark.parametrize("error", [COUNTRY, CouncilError([HERE]), CouncilFileError([THERE])])
def test_every_error_is_a_value_error(error: Exception) -> None:
    """Those who already catch ``ValueError`` need not know the library's own classes."""
    assert isinstance(error, ValueError)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (HERE, "actors/gem/sector: found 'gym', expected a term of the list 'sectors'; did you mean 'gem'?"),
        (THERE, "council.yaml:3:5: id: found nothing, expected the field 'id', which is needed"),
        (Mismatch("list", found="text").at(""), "found text, expected a list"),
        (Mismatch("list", found="text").at("", line=2, column=1), "2:1: found text, expected a list"),
        (
            Mismatch("list", found="text").at("", file="a.xlsx", sheet="seats", cell="B7"),
            "a.xlsx:seats:B7: found text, expected a list",
        ),
    ],
)
def test_a_problem_says_where_it_is(problem: Problem, words: str) -> None:
    """File, line and column come first, in the form that editors open; what is unknown is left out."""
    assert str(problem) == words


def test_a_problem_says_it_in_french() -> None:
    """The place keeps the form that editors open; the sentence has the spaces of French."""
    told = "actors/gem/sector – trouvé : 'gym', attendu : un terme de la liste 'sectors' ; vouliez-vous dire 'gem' ?"
    assert HERE.message("fr") == told
    assert THERE.message("fr").startswith("council.yaml:3:5: id – trouvé : rien, attendu : le champ 'id'")


def test_problems_are_values() -> None:
    """Two problems that say the same are equal, and can be kept in a set."""
    again = Mismatch("missing-field", name="id").at("id", file="council.yaml", line=3, column=5)
    assert {again, THERE, HERE} == {THERE, HERE}


def test_a_council_error_lists_every_problem() -> None:
    """The first line is a sentence with the number of problems; each problem has a line of its own."""
    error = CouncilError([HERE, THERE])
    assert str(error).splitlines() == [
        "This council does not hold together: 2 things to mend.",
        "  - actors/gem/sector: found 'gym', expected a term of the list 'sectors'; did you mean 'gem'?",
        "  - council.yaml:3:5: id: found nothing, expected the field 'id', which is needed",
    ]
    first, *others = error.message("fr").splitlines()
    assert first == "Ce conseil n’est pas cohérent : 2 choses à corriger."
    assert others == [f"  - {HERE.message('fr')}", f"  - {THERE.message('fr')}"]


def test_one_problem_is_one_thing() -> None:
    """The count agrees with its noun."""
    assert "1 thing to mend." in str(CouncilError([HERE]))
    assert "1 chose à corriger." in CouncilError([HERE]).message("fr")


def test_a_file_error_names_the_file() -> None:
    """A person who loads many files sees in the first line which one cannot be read."""
    alone = CouncilFileError([THERE])
    assert str(alone).startswith("council.yaml cannot be read: 1 thing to mend.")
    assert alone.message("fr").startswith("council.yaml ne peut pas être lu : 1 chose à corriger.")
    both = CouncilFileError([THERE, Mismatch("missing-field", name="id").at("id", file="annex.yaml")])
    assert str(both).startswith("annex.yaml, council.yaml cannot be read: 2 things")
    assert both.message("fr").startswith("annex.yaml, council.yaml ne peuvent pas être lus : 2 choses")
    nameless = CouncilFileError([HERE])
    assert str(nameless).startswith("The council file cannot be read: 1 thing to mend.")
    assert nameless.message("fr").startswith("Le fichier du conseil ne peut pas être lu : 1 chose à corriger.")


@pytest.mark.parametrize("kind", [CouncilError, CouncilFileError])
def test_council_errors_travel_between_processes(kind: type[CouncilError]) -> None:
    """An error met in a worker process arrives with its class, its problems and its words."""
    error = kind(iter([HERE, THERE]))
    received = pickle.loads(pickle.dumps(error))
    assert type(received) is kind
    assert received.problems == error.problems == (HERE, THERE)
    assert str(received) == str(error)


def test_problems_turn_into_rows() -> None:
    """One row a problem, its columns named as the fields of a problem, its words in one language."""
    row = {
        "code": "missing-field",
        "level": "error",
        "file": "council.yaml",
        "line": 3,
        "column": 5,
        "sheet": None,
        "cell": None,
        "path": "id",
        "found": "nothing",
        "expected": "the field 'id', which is needed",
        "hint": None,
    }
    french = {"found": "rien", "expected": "le champ 'id', qui est nécessaire"}
    assert CouncilError([THERE]).to_rows() == [row]
    assert CouncilError([THERE]).to_rows("fr") == [row | french]
    assert [row["hint"] for row in CouncilError([HERE]).to_rows("fr")] == ["vouliez-vous dire 'gem' ?"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("plenery", "plenary"),
        ("PLENARY", "plenary"),
        ("epsm lile", "EPSM Lille"),
        ("lenary", "plenary"),
        ("burau", "bureau"),
        ("ubreau", "bureau"),
        ("lille", "EPSM Lille"),
        ("atmost", "at_most"),
        ("at_mots", "at_most"),
        ("at_least", None),
        ("not_at_most", None),
        ("elected_by", None),
        ("atypical", None),
        ("bur", None),
        ("aquarium", None),
        ("", None),
        ("#", None),
    ],
)
def test_the_nearest_word_is_proposed(word: str, meant: str | None) -> None:
    """A slip of the keyboard or of case finds the word as it is written; far words propose nothing."""
    choices = ["plenary", "bureau", "EPSM Lille", "at_most", "delegated_by", "typical"]
    question = Text(fr=f"vouliez-vous dire '{meant}' ?", en=f"did you mean '{meant}'?")
    assert nearest(word, iter(choices)) == meant
    assert did_you_mean(word, iter(choices)) == (question if meant else None)


def test_no_word_of_a_list_is_taken_for_its_opposite() -> None:
    """Were a word not in its list, no other that means something else would be proposed for it."""
    alike = {("county", "country"), ("urgent_meeting", "meeting"), ("health_social_professionals", "professionals")}
    alike |= {("founding_agreement", "funding_agreement"), ("municipality", "municipal_services")}
    for words in LISTS.values():
        for word in words:
            near = nearest(word, [other for other in words if other != word])
            assert near is None or {(word, near), (near, word)} & alike, (word, near)


def test_a_part_that_several_choices_have_proposes_none() -> None:
    """Any of them may be meant."""
    assert nearest("committee", ["steering_committee", "technical_committee"]) is None


def test_a_nearest_word_is_not_sought_among_too_many() -> None:
    """A council with a thousand seats is refused as fast as a small one."""
    assert nearest("seat-7", [f"seat-{n}" for n in range(501)]) is None


def test_choices_and_types_are_said_in_both_languages() -> None:
    """What Python would say is put in words."""
    assert choice_of("yaml", "json") == Text(fr="'yaml' ou 'json'", en="'yaml' or 'json'")
    assert type_name(dict) == Text(fr="un dictionnaire", en="a dict")
    assert type_name(Problem) == Text(fr="un objet Problem", en="a Problem")
