import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm import (
    Actor,
    Add,
    Agreement,
    Frequency,
    Instance,
    Meeting,
    PartialDate,
    Period,
    Post,
    Priority,
    Remove,
    Replace,
    Seat,
    Text,
)
from clsm.governance.books.examples import COUNCIL
from clsm.governance.engine.fixing import field_name, in_words, name_of

MONTH = Period(start=PartialDate.parse("2024-02"), end="open")
CHAIR = Post(id="chair", function="chair", body="committee")
WITH_CHAIR = COUNCIL.apply(Add(CHAIR), Add(Priority(id="first", words=Text.same("Housing first"))))


@pytest.mark.parametrize(
    ("change", "fr", "en"),
    [
        (
            Add(Seat(holder="welfare", status="member"), to="committee"),
            "ouvrir une place (Comité de pilotage) : CCAS d’Ombreval",
            "open a seat (Steering committee): CCAS d’Ombreval",
        ),
        (
            Add(Seat(label=Text(fr="Habitants", en="Residents")), to="plenary"),
            "ouvrir une place (Assemblée plénière) : Habitants",
            "open a seat (Plenary assembly): Residents",
        ),
        (
            Add(Meeting(date=PartialDate.parse("2025-02-03")), to="plenary"),
            "réunir l’instance le 3 février 2025 : Assemblée plénière",
            "hold a meeting on 3 February 2025: Plenary assembly",
        ),
        (
            Add(Post(id="p", function="chair", holder="ombreval")),
            "confier la fonction « Présidence » : Ombreval",
            "give the office “Chair”: Ombreval",
        ),
        (
            Add(Post(id="p", function="scribe", label=Text(fr="Un élu", en="A councillor"))),
            "confier la fonction « scribe » : Un élu",
            "give the office “scribe”: A councillor",
        ),
        (
            Add(Instance(id="b", name=Text.same("B"), kind="bureau")),
            "créer : Bureau",
            "set up: Executive bureau",
        ),
        (
            Add(Instance(id="b", name=Text.same("Le B"), kind="night_council")),
            "créer : Le B",
            "set up: Le B",
        ),
        (
            Add(Agreement(id="r", name=Text.same("R"), kind="internal_rules")),
            "mettre par écrit : Règlement intérieur",
            "put in writing: Internal rules",
        ),
        (Add(Actor(id="a", name="ADMR")), "ajouter au dossier : ADMR", "add to the file: ADMR"),
        (
            Replace("committee-families-member", status="permanent_invitee"),
            "proposer le statut « Invité permanent » (Comité de pilotage) : Familles d’Ombreval",
            "offer the status “Permanent invitee” (Steering committee): Familles d’Ombreval",
        ),
        (
            Replace("committee", frequency=Frequency.parse("2 a year")),
            "Comité de pilotage : rythme indiqué (2 fois par an)",
            "Steering committee: stated rhythm (2 a year)",
        ),
        (
            Replace("committee", period=MONTH),
            "Comité de pilotage : dates de début et de fin (février 2024 – sans terme)",
            "Steering committee: dates of its beginning and end (February 2024 – open)",
        ),
        (
            Replace("committee", period=Period(end=PartialDate(year=2024))),
            "Comité de pilotage : dates de début et de fin (… – 2024)",
            "Steering committee: dates of its beginning and end (… – 2024)",
        ),
        (
            Replace("committee-families-member", id="committee-families-member", vacant=True),
            "déclarer la place libre (Comité de pilotage) : Familles d’Ombreval",
            "declare the seat free (Steering committee): Familles d’Ombreval",
        ),
        (
            Replace("committee-families-member", id="committee-families-member", vacant=False),
            "pourvoir la place (Comité de pilotage) : Familles d’Ombreval",
            "fill the seat (Steering committee): Familles d’Ombreval",
        ),
        (
            Replace("committee-families-member", id="committee-families-member", period=MONTH),
            "désigner, ou renouveler (Comité de pilotage) : Familles d’Ombreval",
            "appoint, or renew (Steering committee): Familles d’Ombreval",
        ),
        (
            Replace("chair", signs_up_to=Decimal(10)),
            "Présidence : `signs_up_to`",
            "Chair: `signs_up_to`",
        ),
        (
            Replace("first", words=Text(fr="Un", en="One")),
            "Housing first : `words` (Un)",
            "Housing first: `words` (One)",
        ),
        (
            Replace("ombreval-council", perimeter=()),
            "Conseil local de santé mentale d’Ombreval : territoires couverts",
            "Local mental-health council of Ombreval: territories covered",
        ),
        (
            Remove("plenary-2024-11-21"),
            "retirer du dossier : 21 novembre 2024",
            "take out of the file: 21 November 2024",
        ),
        (Remove("first"), "retirer du dossier : Housing first", "take out of the file: Housing first"),
    ],
)
def test_each_change_is_said_in_both_languages(change: Any, fr: str, en: str) -> None:
    """Who would do what, without a word about anybody's fault."""
    said = in_words(WITH_CHAIR, [change])
    assert (said.fr, said.en) == (fr, en)


def test_several_changes_stand_beside_one_another() -> None:
    """A semicolon parts them."""
    assert in_words(WITH_CHAIR, [Remove("first"), Remove("chair")]).say() == (
        "take out of the file: Housing first; take out of the file: Chair"
    )


def test_what_has_no_name_is_called_by_its_id_or_by_nothing() -> None:
    """A seat names its holder, a figure its words; what has neither goes by its id."""
    assert name_of(WITH_CHAIR, "committee-families-member").say() == "Familles d’Ombreval"
    assert field_name("held").say() == "days on which it took place"
    assert field_name("anything").say() == "`anything`"


def test_what_the_rules_ask_for_has_words() -> None:
    """Every field that a rule asks to fill in is called as readers would; a rule of one's own may ask for others."""
    folder = Path(clsm.__file__).parent / "governance"
    modules = (
        path.read_text(encoding="utf-8") for part in ("books", "reading") for path in folder.glob(f"{part}/**/*.py")
    )
    asked = {field for text in modules for field in re.findall(r'Fill\([^()]*(?:\([^()]*\))*[^()]*field="(\w+)"', text)}
    assert len(asked) > 20
    assert [field for field in sorted(asked) if "`" in field_name(field).fr] == []
