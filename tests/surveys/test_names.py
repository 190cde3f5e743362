import attrs
import pytest

from clsm import Actor, Mismatch
from clsm.surveys.names import Roster, name_key
from tests.surveys.valmont import COUNCIL, TODAY


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("EPSM du Val", "epsm"),
        ("epsm DU  val ", "epsm"),
        ("Gem Les Etoiles", "gem"),
        ("Association Familles et Psy", "familles"),
        ("C.C.A.S. de Valmont", "ccas"),
        ("EPSM du Val (epsm)", "epsm"),
        ("epsm", "epsm"),
        ("EPSM", "epsm"),
        ("EPSM du Mont", None),
        ("Valmont", None),
        ("", None),
    ],
)
def test_a_name_is_an_organisation_only_where_it_is_the_same(written: str, id: str | None) -> None:
    """Capitals, accents, points and signs do not count; nothing else is let pass."""
    assert Roster.of(TODAY, {}).id_of(written) == id


def test_suggestions_are_proposed_and_not_taken() -> None:
    """What is near, what holds the words, what a tool has cut; nothing for what is far."""
    roster = Roster.of(TODAY, {})
    assert roster.suggestions("GEM les Etoile")[0] == "gem"
    assert set(roster.suggestions("Valmont")) == {"ville", "ccas"}
    assert roster.suggestions("ASSOCIATION FAMILL") == ("familles",)
    assert roster.suggestions("Piscine municipale") == ()
    assert roster.suggestions("?") == ()


def test_a_name_that_two_have_is_nobodys() -> None:
    """Both are proposed, and an id still means its own."""
    twin = Actor(id="etoiles", name="GEM les étoiles", as_of=COUNCIL.actors[0].as_of)
    roster = Roster.of(attrs.evolve(COUNCIL, actors=(*COUNCIL.actors, twin)).on("2026-03-31"), {})
    assert roster.id_of("GEM Les Étoiles") is None
    assert set(roster.suggestions("GEM Les Étoiles")) == {"gem", "etoiles"}
    assert roster.id_of("GEM Les Étoiles (etoiles)") == "etoiles"


def test_matches_settle_a_name() -> None:
    """The caller says who is meant, by an id that exists."""
    assert Roster.of(TODAY, {"La mairie": "ville"}).id_of("la Mairie") == "ville"
    with pytest.raises(Mismatch, match="did you mean 'ville'"):
        Roster.of(TODAY, {"La mairie": "vile"})


@pytest.mark.parametrize(
    ("words", "ids", "left"),
    [
        ("EPSM du Val; CCAS de Valmont", ("epsm", "ccas"), ""),
        ("EPSM du Val / CCAS de Valmont", ("epsm", "ccas"), ""),
        ("EPSM du Val, CCAS de Valmont", ("epsm", "ccas"), ""),
        ("gem familles epsm", ("gem", "familles", "epsm"), ""),
        ("EPSM du Val, la piscine", ("epsm",), "la piscine"),
    ],
)
def test_a_cell_of_several_names(words: str, ids: tuple[str, ...], left: str) -> None:
    """Every known name is taken, the longest first, and what is left is told."""
    assert Roster.of(TODAY, {}).split(words) == (ids, left)


def test_a_page_of_text_is_no_list() -> None:
    """Nobody is looked for in it."""
    words = "EPSM du Val " * 300
    assert Roster.of(TODAY, {}).split(words) == ((), words)


def test_keys_join_initials() -> None:
    """Letters one by one are one word."""
    assert name_key("U.N.A.F.A.M. – Nord") == "unafam nord"
