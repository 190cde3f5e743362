"""Ten councils that do not exist, each of another kind, read aloud: what was said of each and could not be signed."""

from pathlib import Path

import pytest

import clsm
from clsm import Replace
from clsm.governance import Report, check

FOLDER = Path(__file__).parents[1] / "councils" / "invented"
TODAY = "2026-11-30"


def report_on(name: str) -> Report:
    """The whole report on one of them, on its last documented day or else on a fixed one."""
    council = clsm.load(FOLDER / f"{name}.yaml")
    return check(council.on(council.last_documented or TODAY))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("association", "À décider : élire, ou renouveler, à la fonction « Présidence »."),
        ("association", "partager la fonction « Présidence », aussi avec : Maire, président de l’intercommunalité"),
        ("association", "Conseil d'administration : délai de convocation, en jours (8)."),
        ("association", "Conseil d'administration : procurations par personne, au plus (2)."),
        ("association", "À retrouver : décisions [decisions] (14 mai 2024)."),
        ("beginning", "L’assemblée plénière n’est encore qu’annoncée (Plénière)."),
        ("beginning", "Le comité de pilotage n’est encore qu’annoncé (COPIL)."),
        ("beginning", "Un poste de coordination est annoncé, et n’est pas encore tenu."),
        ("beginning", "Aucune instance déjà installée n’indique à quel rythme elle se réunit."),
        ("belgian", "Réunions convoquées plus tard : 14 mars 2023 ; 21 novembre 2023."),
        ("contract", "Élus locaux ou qui les représente (Direction de la santé)"),
        ("contract", "Aucune priorité du conseil, ni de son comité de pilotage, n’est documentée."),
        ("municipal", "une condition au moins que posent la loi ou un financeur n’est pas remplie"),
        ("municipal", "dates de début et de fin [period] (CH, GEM, UNAFAM, Ville de Belleville-le-Pont)."),
        (
            "municipal",
            "ouvrir 2 places (Comité consultatif) : professionnels du social, professionnels",
        ),
        ("one-meeting", "Réunions consignées : 12 juin 2025."),
        ("territorial", "À retrouver : collèges [colleges] (Commission spécialisée en santé mentale)."),
        ("undated", "la réponse en dépend : Comité de pilotage ; Assemblée plénière. Si oui : Des représentants"),
        ("undated", "la réponse en dépend : Comité de pilotage ; Ville de Port-Blanc (Présidence). Si oui"),
        ("undated", "dernière date où une source le montre [as_of] (Comité de pilotage, Assemblée plénière)."),
        ("undated", "Les sources ne disent pas non plus si ceci valait au 30 novembre 2026 : Groupe jeunes."),
        ("waivers", "attendu : le code d’une règle, comme FR-L1 ; vouliez-vous dire 'FR-I9' ?"),
    ],
)
def test_what_is_said_can_be_read_aloud(name: str, words: str) -> None:
    """The sentence as a coordinator would read it to the committee."""
    assert words in report_on(name).to_text("fr")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_field_is_called_by_its_key_alone(path: Path) -> None:
    """What is asked for has words in both languages."""
    report = report_on(path.stem)
    assert "`" not in report.to_text("fr") + report.to_text("en")
    assert report.errors == ()


def test_what_the_council_has_set_aside_is_not_proposed_to_it_again() -> None:
    """Its reason is told; what the others say keeps its proposals."""
    report = report_on("waivers")
    lines = report.to_text("fr").splitlines()
    after = [lines[number + 1] for number, line in enumerate(lines) if "a choisi de ne pas appliquer" in line]
    assert len(after) == len(report.waived) == 2
    assert [line for line in after if line.startswith("    > ")] == []


def test_nothing_is_left_to_decide_where_the_council_ends() -> None:
    """On its last day the place that it did not have is told, and not proposed any more."""
    (verdict,) = report_on("ended").failed
    assert (verdict.rule.code, verdict.fixes) == ("FR-G2", ())


def test_one_proxy_too_many_is_no_contradiction_of_the_record() -> None:
    """Four voted, one of them by a proxy that the rules do not allow: that is for OW-9."""
    outcomes = {it.rule.code: it.outcome for it in report_on("association").verdicts}
    assert (outcomes["OW-9"], outcomes["CO-12"]) == ("fail", "pass")


def test_a_date_on_each_body_settles_what_it_is_said_to() -> None:
    """Whoever sits there is shown by it, and is not said to be left out."""
    council = clsm.load(FOLDER / "undated.yaml")
    day = clsm.PartialDate.parse(TODAY)
    dated = council.apply(*(Replace(body, as_of=day) for body in ("pleniere", "copil")))
    (users,) = check(dated.on(TODAY), select=["FR-L1"]).verdicts
    assert users.outcome == "pass"
    (committee,) = (it for it in check(dated.on(TODAY), select=["FR-G1"]).failed)
    assert "Non compté, faute de savoir si cela valait au 30 novembre 2026 : Ville de Port-Blanc (Présidence)." in (
        committee.message("fr")
    )


def test_the_sheet_offers_no_decision_to_a_council_that_ends_and_shows_nothing_that_is_still_to_come() -> None:
    """No election waits for a council that is over; a post announced, a text being drafted are not in place."""
    ended, beginning = (clsm.load(FOLDER / f"{name}.yaml") for name in ("ended", "beginning"))
    sheet = clsm.reports.brief(ended.on("2019-06-30"), lang="fr").to_text()
    assert "Un règlement intérieur (" not in sheet
    assert "Élections municipales" not in sheet
    sheet = clsm.reports.brief(beginning.on("2026-02-28"), lang="fr").to_text()
    assert "Une coordination" not in sheet
    assert "– Convention constitutive" not in sheet
