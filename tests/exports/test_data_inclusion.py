"""data·inclusion: valid by its own package, no entry that a source does not show to be open, no contact of anybody."""

import importlib
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import clsm
from clsm.exports import data_inclusion
from clsm.programs.sessions import OpenPlace
from clsm.testing import councils
from clsm.words import Text
from tests.exports.test_graphs import shuffled

DAY = "2026-03-01"


def place(**fields: Any) -> clsm.Program:
    """An open place under way."""
    given: dict[str, Any] = {
        "id": "cafe",
        "name": Text(fr="Café du lac", en="Lake café"),
        "kind": "open_place",
        "state": "under_way",
        "period": clsm.Period(start=clsm.PartialDate(year=2020), end="open"),
        "as_of": clsm.PartialDate.parse("2026-02-03"),
    }
    return clsm.Program(**given | fields)


def council(*programs: clsm.Program, **fields: Any) -> clsm.Council:
    """A council with a commune, a centre that leads programs, and some programs."""
    lake = clsm.Territory(id="lake", name="Lac", kind="commune", identifiers=clsm.Identifiers(cog="59507"))
    centre = clsm.Actor(
        id="centre",
        name="Centre communal",
        sector="local_social_welfare",
        territory="lake",
        identifiers=clsm.Identifiers(siret="21590507600018"),
        as_of=clsm.PartialDate.parse("2026-02-01"),
    )
    given: dict[str, Any] = {
        "id": "valmont",
        "name": Text.same("Conseil de Valmont"),
        "jurisdiction": "FR",
        "territories": (lake,),
        "actors": (centre,),
        "as_of": clsm.PartialDate.parse("2026-02-28"),
        "programs": programs,
    }
    return clsm.Council(**given | fields)


def written(council: clsm.Council, **asked: Any) -> dict[str, Any]:
    """The file as data."""
    return json.loads(data_inclusion(council.on(DAY), source="us", **asked).text)  # type: ignore[no-any-return]


def only(*programs: clsm.Program, **asked: Any) -> dict[str, Any]:
    """The one service of some programs."""
    (service,) = written(council(*programs), **asked)["services"]
    return service  # type: ignore[no-any-return]


def told(council: clsm.Council, **asked: Any) -> dict[tuple[str, str], str]:
    """Why each thing is not in the file."""
    return {(loss.id, loss.field): loss.why.en for loss in data_inclusion(council.on(DAY), source="us", **asked).losses}


FULL = place(
    led_by=("centre",),
    themes=("social_isolation", "stigma", "housing"),
    targets=(
        clsm.Target(population="whole_population"),
        clsm.Target(population="young_people", focus_of="whole_population"),
    ),
    territories=("lake",),
    openings=(clsm.WeeklyOpening.parse("Tuesday 16:30-19:00"), clsm.WeeklyOpening.parse("Monday 09:00-12:00")),
    details=OpenPlace(closed_in_holidays=True),
)


def test_an_entry_says_what_is_documented() -> None:
    """In the words of the directory where they are exact, in words of ours where they are not."""
    assert only(FULL) == {
        "source": "us",
        "structure_id": "us--valmont-centre",
        "id": "us--valmont-cafe",
        "nom": "Café du lac",
        "description": "Lieu convivial ouvert. Thèmes : Isolement social ; Déstigmatisation, lutte contre les "
        "discriminations ; Accès au logement, habitat. Pour : Ensemble de la population du territoire ; Jeunes.",
        "date_maj": "2026-02-03",
        "thematiques": ["remobilisation--lien-social", "sante--sante-mentale"],
        "publics": ["tous-publics"],
        "publics_precisions": "Jeunes",
        "horaires_accueil": "Mo 09:00-12:00; Tu 16:30-19:00; SH off",
        "commune": "Lac",
        "code_insee": "59507",
    }
    (structure,) = written(council(FULL))["structures"]
    assert structure == {
        "source": "us",
        "id": "us--valmont-centre",
        "nom": "Centre communal",
        "date_maj": "2026-02-01",
        "siret": "21590507600018",
        "reseaux_porteurs": ["ccas-cias"],
        "commune": "Lac",
        "code_insee": "59507",
    }


def test_the_council_is_the_structure_of_what_nobody_leads() -> None:
    """Workshops of everybody; the callers own words for them."""
    workshops = place(id="sleep", kind="workshop_series", targets=(clsm.Target(population="older_people"),))
    service = only(workshops, descriptions={"sleep": "Des ateliers sur le sommeil, ouverts à tous."})
    assert (service["structure_id"], service["type"]) == ("us--valmont", "atelier")
    assert (service["publics"], service["description"]) == (["seniors"], "Des ateliers sur le sommeil, ouverts à tous.")
    assert [it["nom"] for it in written(council(workshops))["structures"]] == ["Conseil de Valmont"]


def test_nothing_is_said_to_be_open_that_no_source_shows() -> None:
    """Another kind, a state that is not documented or over, a day that no source tells, a name too long."""
    year = clsm.PartialDate(year=2025)
    for program, why in (
        (place(kind="training"), "the directory knows services to the public, and who offers them"),
        (place(state="not_documented"), "nothing says that it is under way on the day"),
        (place(state="ended"), "nothing says that it is under way on the day"),
        (place(as_of=year), "the directory asks for the day of an update, and no source shows one"),
        (
            place(as_of=clsm.PartialDate.parse("1999-12-31")),
            "the directory asks for the day of an update, and no source shows one",
        ),
        (place(name=Text.same("Le" * 80)), "the directory takes names of 3 to 150 characters"),
        (place(name=Text.same("Chez Mme Jeanne Martin, jeanne.martin@exemple.fr")), "a person seems to be named there"),
    ):
        assert written(council(program)) == {"structures": [], "services": []}
        assert told(council(program))["cafe", ""] == why
    uncertain = place(period=clsm.Period(ended_by=clsm.PartialDate.parse("2026-03")))
    assert told(council(uncertain))["cafe", ""] == "nothing says that it is under way on the day"
    assert only(place(as_of=year), updated="2026-01-15")["date_maj"] == "2026-01-15"
    undated = council(place(), as_of=None)
    assert "update of the structure" in told(undated)["cafe", ""]
    assert written(undated, updated="2026-01-15")["structures"][0]["date_maj"] == "2026-01-15"


def test_what_has_no_field_is_told() -> None:
    """A theme without a word there, a focus, closures, who is named beside; never a note."""
    closed = OpenPlace(closures=(clsm.Period(start=clsm.PartialDate(year=2026), end=clsm.PartialDate(year=2026)),))
    program = place(themes=("housing",), details=closed, note=Text.same("Note"), led_by=("centre",))
    why = told(council(program))
    assert {("cafe", "themes"), ("cafe", "details"), ("cafe", "note"), ("cafe", "period")} <= why.keys()
    assert ("lake", "") in why
    assert ("centre", "") not in why
    assert ("cafe", "details") not in told(council(FULL))
    assert ("cafe", "targets") in told(council(FULL))
    aliased = council(program).apply(clsm.Replace("centre", aliases=("CC",)))
    assert ("centre", "aliases") in told(aliased)


def test_a_structure_of_unknown_place_and_network() -> None:
    """No commune, no network: neither is made up; several communes are none."""
    other = clsm.Territory(id="other", name="Autre", kind="commune", identifiers=clsm.Identifiers(cog="59350"))
    whole = council().apply(
        clsm.Add(other),
        clsm.Replace("centre", territory=None, sector="culture_arts", identifiers=clsm.Identifiers()),
        clsm.Add(place(led_by=("centre",), territories=("lake", "other"))),
    )
    data = written(whole)
    assert data["structures"][0].keys() == {"source", "id", "nom", "date_maj"}
    assert "commune" not in data["services"][0]


@given(councils())
@settings(max_examples=settings().max_examples // 2)
def test_any_french_council_has_a_file_without_contacts(drawn: clsm.Council) -> None:
    """Whatever it holds, in whatever order: every structure that a service names is there."""
    if drawn.jurisdiction != "FR":
        return
    day = drawn.last_documented or DAY
    export = data_inclusion(drawn.on(day), source="us", updated="2026-01-15")
    data = json.loads(export.text)
    assert {it["structure_id"] for it in data["services"]} == {it["id"] for it in data["structures"]}
    assert not {"telephone", "courriel", "contact_nom_prenom"} & {key for it in data["services"] for key in it}
    assert data_inclusion(shuffled(drawn).on(day), source="us", updated="2026-01-15") == export


@pytest.mark.reads("CLSM_STANDARDS")
def test_it_is_valid_by_the_schema() -> None:
    """Which finds a public that it does not know."""
    folder = Path(os.environ["CLSM_STANDARDS"]) / "data-inclusion"
    data = written(council(FULL, place(id="sleep", kind="workshop_series")))
    for name in ("structure", "service"):
        schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        assert [error.message for row in data[f"{name}s"] for error in validator.iter_errors(row)] == []
        assert not validator.is_valid(data[f"{name}s"][0] | {"publics": ["tout-le-monde"], "siret": "1"})


@pytest.mark.validators
def test_its_own_package_and_a_reader_of_hours_take_it() -> None:
    """Warnings included; hours as OpenStreetMap has them."""
    package: Any = importlib.import_module("data_inclusion.schema.v1")
    hours: Any = importlib.import_module("opening_hours")
    data = written(council(FULL, place(id="sleep", kind="workshop_series")))
    for row in data["structures"]:
        package.Structure.model_validate(row, context={"ignore_warnings": False})
    for row in data["services"]:
        package.Service.model_validate(row, context={"ignore_warnings": False})
        hours.OpeningHours(row.get("horaires_accueil", "Mo"))
    with pytest.raises(hours.ParserError):
        hours.OpeningHours("mardi 16h")
