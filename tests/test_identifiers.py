import importlib
import pickle
import random
from collections.abc import Callable
from typing import Any

import pytest

from clsm import Identifiers, Mismatch
from clsm.identifiers import REGIONS, _is_bce, _is_siren, _is_siret, region_named


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("cog", "59507"),
        ("cog", "01004"),
        ("cog", "2A004"),
        ("cog", "97411"),
        ("nis", "62096"),
        ("siren", "215905076"),
        ("siret", "35600000000048"),  # La Poste, whose numbers are checked in another way
        ("siret", "21590507600018"),
        ("bce", "0403019261"),
        ("finess", "570005165"),
        ("finess", "2A0000014"),
        ("rna", "W595012345"),
        ("rna", "W9R1011072"),  # overseas, with a letter in second place
        ("rna", "W2A1000123"),
    ],
)
def test_a_true_identifier_is_kept_as_written(kind: str, value: str) -> None:
    """Letters of Corsica and of overseas, and leading zeros, are part of the number."""
    assert getattr(Identifiers(**{kind: value}), kind) == value


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("cog", "5950", "a commune code of five characters such as 59507"),
        ("cog", "9A004", "a commune code of five characters such as 59507"),
        ("cog", "59507\n", "a commune code of five characters such as 59507"),
        ("nis", "6209", "a NIS code of five digits"),
        ("nis", "2A004", "a NIS code of five digits"),
        ("siren", "215905077", "a SIREN number of nine digits"),
        ("siren", "", "a SIREN number of nine digits"),
        ("siret", "21590507600019", "a SIRET number of fourteen digits"),
        ("bce", "0403019262", "a Belgian enterprise number of ten digits"),
        ("finess", "57000516", "a FINESS number of nine characters"),
        ("rna", "595012345", "an RNA number: W and nine characters"),
        ("rna", "w595012345", "an RNA number: W and nine characters"),
    ],
)
def test_a_malformed_identifier_is_refused(kind: str, value: str, expected: str) -> None:
    """A wrong length, letter or check digit is refused, and the form is said."""
    with pytest.raises(Mismatch) as caught:
        Identifiers(**{kind: value})
    assert (caught.value.field, caught.value.found.en, caught.value.expected.en) == (kind, repr(value), expected)


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        ("siren", "215 905 076", "215905076"),
        ("siret", "215 905 076 00018", "21590507600018"),
        ("bce", "BE 0403.019.261", "0403019261"),
        ("bce", "403019261", "0403019261"),
    ],
)
def test_an_identifier_in_another_writing_is_refused_with_the_plain_one(kind: str, value: str, plain: str) -> None:
    """One number has one writing, so that two councils can be compared; the plain writing is proposed."""
    with pytest.raises(Mismatch, match=f"try '{plain}'"):
        Identifiers(**{kind: value})


@pytest.mark.parametrize("kind", ["cog", "nis", "siren", "siret", "bce", "finess", "rna"])
@pytest.mark.parametrize("value", [59507, 1004.0, ["59507"]])
def test_an_identifier_that_is_no_text_is_refused(kind: str, value: Any) -> None:
    """A number, which would have lost its leading zeros, is refused in a sentence."""
    with pytest.raises(Mismatch, match=f"{kind}: found"):
        Identifiers(**{kind: value})


def test_nothing_is_required() -> None:
    """An association of Moselle has no RNA number, and most actors have no number that is documented."""
    assert Identifiers() == pickle.loads(pickle.dumps(Identifiers()))


@pytest.mark.parametrize(
    ("known", "region"),
    [
        ({"cog": "59507"}, "32"),
        ({"cog": "2A004"}, "94"),
        ({"cog": "97411"}, "04"),
        ({"county": "15"}, "84"),
        ({"county": "976"}, "06"),
        ({"cog": "59507", "region": "11"}, "11"),
        ({"cog": "98735"}, None),
        ({"siren": "215905076"}, None),
        ({}, None),
    ],
)
def test_the_region_follows_from_the_code_of_a_place(known: dict[str, str], region: str | None) -> None:
    """Nobody needs to type the region of a commune; a place overseas that is in none has none."""
    assert Identifiers(**known).in_region == region


def test_every_county_is_in_one_region() -> None:
    """The 96 départements of mainland France and Corsica, and five overseas."""
    numbers = [f"{number:02}" for number in range(1, 96) if number != 20] + [
        "2A",
        "2B",
        "971",
        "972",
        "973",
        "974",
        "976",
    ]
    regions = [Identifiers(county=number).in_region for number in numbers]
    assert len(numbers) == 101
    assert set(regions) == set(REGIONS)


@pytest.mark.parametrize("county", ["20", "1", "978", "2C", "ABC"])
def test_a_county_is_checked_for_its_form(county: str) -> None:
    """Two characters, or three overseas."""
    if county in ("20", "978"):
        assert Identifiers(county=county).in_region is None
    else:
        with pytest.raises(Mismatch, match="county: found"):
            Identifiers(county=county)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("ARS Auvergne-Rhône-Alpes", "84"),
        ("Agence régionale de santé d'Ile de France", "11"),
        ("ARS Provence-Alpes-Côte d'Azur", "93"),
        ("ARS PACA", None),
        ("Normandie et Bretagne", None),
        ("Corsetier", None),
    ],
)
def test_a_region_is_known_by_its_name(name: str, region: str | None) -> None:
    """Whole words, whatever the accents and the hyphens; two regions are none."""
    assert region_named(name) == region


@pytest.mark.parametrize(
    ("module", "length", "is_right"),
    [("stdnum.fr.siren", 9, _is_siren), ("stdnum.fr.siret", 14, _is_siret), ("stdnum.be.vat", 10, _is_bce)],
)
def test_what_is_right_at_first_sight_is_right_for_python_stdnum(
    module: str, length: int, is_right: Callable[[str], bool]
) -> None:
    """What it is not sure of, python-stdnum alone judges, which took more Belgian numbers in older versions."""
    judge, draw = importlib.import_module(module), random.Random(1)
    drawn = ["".join(draw.choices("0123456789", k=length)) for _ in range(3000)]
    right = [digits for digits in drawn if is_right(digits)]
    assert right
    assert all(judge.is_valid(digits) for digits in right)
    assert not is_right("1" * (length + 1))
    # a multiple of ten and of five at once, and of ten alone
    for digits in ("35600000000048", "35600000000022"):
        assert not _is_siret(digits)
