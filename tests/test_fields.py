from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from clsm import Mismatch
from clsm.fields import as_identifier, at_least, frozen, one_of, set_of, slug, tuple_of, unsound


@attrs.frozen(kw_only=True)
class Shelf:
    """An entity that has one field of each sort."""

    id: str = attrs.field(default="shelf", validator=as_identifier)
    wood: str = attrs.field(default="oak", validator=one_of(["oak", "elm"]))
    uses: frozenset[str] | None = attrs.field(default=None, validator=set_of(["books", "pots"]))
    labels: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    boards: int | None = attrs.field(default=None, validator=at_least(1))


def refusal(**field: Any) -> Mismatch:
    """What is said when a shelf is made with *field*."""
    with pytest.raises(Mismatch) as caught:
        Shelf(**field)
    return caught.value


@pytest.mark.parametrize("id", ["a", "7", "steering-committee", "59g21", "a--b", "a-"])
def test_an_id_of_small_letters_digits_and_hyphens_is_accepted(id: str) -> None:
    """What the design promises as an id is accepted as it stands."""
    assert Shelf(id=id).id == id


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("Steering Committee", "try 'steering-committee'"),
        ("comité", "try 'comite'"),
        ("bureau\n", "try 'bureau'"),
        ("-a", "try 'a'"),
        ("a_b", "try 'a-b'"),
        ("", None),
        ("??", None),
        (7, None),
        (None, None),
    ],
)
def test_any_other_id_is_refused_with_one_that_would_do(id: Any, hint: str | None) -> None:
    """Whoever writes a name in place of an id is told the id to write, where there is one."""
    error = refusal(id=id)
    assert (error.field, error.found.en, error.hint and error.hint.en) == ("id", repr(id), hint)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Un médecin généraliste", "un-medecin-generaliste"),
        ("Mons-en-Barœul", "mons-en-baroeul"),
        ("L'hôpital", "l-hopital"),
        ("L’hôpital", "l-hopital"),
        ("Ch’ti  Bonheurs !", "ch-ti-bonheurs"),
        ("Straße", "strasse"),
        ("Ægidius", "aegidius"),
        ("  ", ""),
        ("Ω", ""),
    ],
)
def test_words_become_an_id_that_a_reader_recognises(words: str, id: str) -> None:
    """French names keep every letter, and both apostrophes give the same id."""
    assert slug(words) == id


def test_a_word_outside_a_closed_list_is_refused_with_the_list() -> None:
    """All the choices are given, and the nearest."""
    error = refusal(wood="oka")
    assert str(error) == "wood: found 'oka', expected one of oak, elm (did you mean 'oak'?)"


@pytest.mark.parametrize("word", [None, 3, ["oak"], frozenset({"oak"})])
def test_a_closed_list_takes_one_word(word: Any) -> None:
    """Anything but one word of the list is refused, and shown."""
    assert refusal(wood=word).found.en == repr(word)


def test_every_member_of_a_set_must_be_in_its_list() -> None:
    """One wrong word among good ones is found and named."""
    error = refusal(uses=frozenset({"books", "pot"}))
    assert str(error) == "uses: found 'pot', expected one of books, pots (did you mean 'pots'?)"


@pytest.mark.parametrize("value", ["books", ("books",), ["books"], {"books"}])
def test_a_set_is_a_frozenset(value: Any) -> None:
    """A word is not taken for a set of letters, nor a list or a tuple for a set."""
    assert str(refusal(uses=value)) == f"uses: found a {type(value).__name__}, expected a frozenset"


def test_a_set_may_be_absent() -> None:
    """``None`` stays ``None``: not documented."""
    assert Shelf(uses=None).uses is None
    assert Shelf(uses=frozenset({"books"})).uses == frozenset({"books"})


@pytest.mark.parametrize("value", [["a"], "a", {"a"}, None])
def test_a_collection_is_a_tuple(value: Sequence[str]) -> None:
    """A list, which could change under its reader, is refused, and so is a bare word."""
    assert str(refusal(labels=value)) == f"labels: found a {type(value).__name__}, expected a tuple"


def test_the_members_of_a_collection_have_its_type() -> None:
    """A member of another type is refused before anything is read from it."""
    assert str(refusal(labels=("a", 1))) == "labels: found a int, expected a str"


@pytest.mark.parametrize("count", [0, -1, True, 1.0, 2.5, "3"])
def test_a_count_is_a_whole_number_that_is_large_enough(count: Any) -> None:
    """A float, a text, a truth value or a number too small is refused in a sentence."""
    assert str(refusal(boards=count)) == f"boards: found {count!r}, expected a whole number, 1 or more"


@pytest.mark.parametrize("count", [None, 1, 12])
def test_a_count_may_be_unknown(count: int | None) -> None:
    """``None`` is not documented; the lowest count is accepted."""
    assert Shelf(boards=count).boards == count


def test_entities_are_written_out_as_attrs_would() -> None:
    """One function writes them all, field by field, and leaves out a field that is not to be shown."""

    @frozen(kw_only=True)
    class Shared:
        id: str
        labels: tuple[str, ...] = ()
        hidden: int = attrs.field(default=0, repr=False)

    @attrs.frozen(kw_only=True)
    class Own:
        id: str
        labels: tuple[str, ...] = ()
        hidden: int = attrs.field(default=0, repr=False)

    Shared.__qualname__ = Own.__qualname__ = "Shelf"
    written = repr(Shared(id="l’étagère", labels=("a", "b")))
    assert written == "Shelf(id='l’étagère', labels=('a', 'b'))"
    assert written == repr(Own(id="l’étagère", labels=("a", "b")))


def test_half_a_character_in_a_long_text_is_met() -> None:
    """However long the text, and wherever it stands."""
    refusal = unsound("a" * 20_000 + "\ud800")
    assert refusal is not None
    assert (refusal[0].code, refusal[1]) == ("half-character", 20_000)
    assert unsound("é" * 20_000) is None
