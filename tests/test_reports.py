"""The report on one council: what a coordinator reads in it, in both languages."""

import re
from typing import Any

import pytest

import clsm
from clsm import reports
from clsm.files import loads
from clsm.words import Lang

HEAD = "clsm: 1\nid: there\nname: {fr: Là-bas, en: There}\njurisdiction: FR\n"


def report(text: str, day: str = "2011-11-01", lang: Lang = "en", *, notes: bool = False) -> str:
    """The report on a council file, its line breaks and indents taken out."""
    return flat(reports.text(loads(HEAD + text).on(day), lang=lang, notes=notes))


def flat(text: str) -> str:
    """The words of *text* on one line, every space a plain one."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def lille_est() -> dict[str, str]:
    """The report on Lille-Est in autumn 2011, in both languages."""
    today = clsm.datasets.load("lille-est").on("2011-10-31")
    return {"en": flat(reports.text(today, lang="en")), "fr": flat(reports.text(today, lang="fr"))}


@pytest.mark.parametrize(("lang", "note"), [("fr", "Qui préside le comité n’est pas dit."), ("en", "Note: ")])
def test_notes_are_told_only_when_asked_for(lille_est: dict[str, str], lang: Lang, note: str) -> None:
    """A note is written freely: it stays in the file, and stands in a report for whoever asks for it."""
    today = clsm.datasets.load("lille-est").on("2011-10-31")
    asked = flat(reports.text(today, lang=lang, notes=True))
    rows = reports.to_rows(today, lang=lang, notes=True)
    assert note in asked
    assert any(note in row["text"] for row in rows)
    assert note not in lille_est[lang]
    assert not any(note in row["text"] for row in reports.to_rows(today, lang=lang))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "On 31 October 2011. Its sources go up to 31 July 2020."),
        ("en", "Grew out of: Association médico-psycho-sociale (January 2010)"),
        ("en", "Merged into it: Association médico-psycho-sociale (at a time that is not documented)"),
        ("en", "Hellemmes (17,601 inhabitants in 2008)"),
        ("en", "President: Mayor of Ronchin"),
        ("en", "Permanent invitee (8): ARS, Another general practitioner, CIPD Oxygène"),
        ("en", "EUR 33,677.20 for 84,193 inhabitants"),
        ("en", "EUR 336.77 for 84,193 inhabitants"),
        ("en", "which can be read in 2 ways; the source does not say which"),
        ("en", "invited permanently (UNAFAM)"),
        ("en", "last date shown: October 2011"),
        ("fr", "Au 31 octobre 2011. Ses sources vont jusqu’au 31 juillet 2020."),
        ("fr", "Présidence du conseil : Maire de Ronchin"),
        ("fr", "Coordination : un poste existe, employeur non documenté"),
        ("fr", "Peuvent y participer : Tous les partenaires de la structure"),
        ("fr", "soit 336,77 € pour 84 193 habitants"),
        ("fr", "Comité de pilotage intercommunal (3 à 4 fois par an)"),
        ("fr", "FR-L1 – Code de la santé publique, article L3221-2, II"),
    ],
)
def test_what_a_coordinator_reads_of_lille_est(lille_est: dict[str, str], lang: str, told: str) -> None:
    """The traps of the documents are told as they are: invitations, two readings, undated events, old figures."""
    assert told in lille_est[lang]


def test_the_sections_come_in_the_order_that_is_promised(lille_est: dict[str, str]) -> None:
    """Who it is, bodies and seats, rules, places to open, bridges, sources."""
    headings = [
        "Who this council is",
        "Its bodies and their seats",
        "What the texts of that day say",
        "What the texts that came later would say",
        "What the partner network shows",
        "Its sources -",
        "The texts of these rules",
    ]
    places = [lille_est["en"].index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "hurtful", [r"malades? ment", r"\bcas\b", r"défaillan", r"échec", r"lacune", r"maillon", r"prise en charge"]
)
def test_the_french_keeps_to_words_that_people_accept(lille_est: dict[str, str], hurtful: str) -> None:
    """Outside titles of sources, nothing is called a failing and nobody is named after an illness."""
    assert not re.search(hurtful, lille_est["fr"].split("Ses sources -")[0], re.IGNORECASE)


def test_no_line_speaks_python(lille_est: dict[str, str]) -> None:
    """A coordinator's page holds no code and no bare id of the vocabulary."""
    for words in lille_est.values():
        assert "gaps(" not in words
        assert "not_documented" not in words
        assert "None" not in words


def test_both_languages_have_the_same_lines() -> None:
    """Nothing is said in one language only."""
    today = clsm.datasets.load("lille-est").on("2011-10-31")
    shapes = [[row["level"] for row in reports.to_rows(today, lang=lang)] for lang in ("en", "fr")]
    assert shapes[0] == shapes[1]


def test_later_texts_are_held_against_the_day_only_while_they_are_later() -> None:
    """Once the texts are in force they are the rules of the day, and nothing is said twice."""
    council = clsm.datasets.load("lille-est")
    assert "What the texts that came later would say" in reports.text(council.on("2011-11-01"))
    after = reports.text(council.on("2025-01-01"))
    assert "What the texts that came later would say" not in after
    assert "FR-G2" in after


def test_after_the_last_source_everything_is_presumed() -> None:
    """The report says that its sources end before the day, and where they go beyond it."""
    assert "Its sources end on 31 December 2010: what holds since is presumed." in report("as_of: 2010\n")
    assert "Its sources go up to 31 December 2012." in report("as_of: 2012\n")
    assert "No source has a date." in report("")


def test_a_council_of_which_little_is_known_gets_a_short_report() -> None:
    """A section with nothing to say is left out; a name alone makes a report."""
    text = reports.text(loads(HEAD).on("2011-11-01"))
    assert text.startswith("There\n=====\n")
    assert "Its funding" not in text
    assert "Its lines of work" not in text


def test_a_coordinator_and_their_employer_are_told() -> None:
    """The employer of a post is told where it is documented, and said to be missing for the coordinator only."""
    actors = "actors: [{id: town, name: The town}]\n"
    text = report(
        actors + "as_of: 2011\nposts:\n  - {id: a, function: coordinator, employer: town}\n"
        "  - {id: b, function: president, holder: town}\n"
    )
    assert "Coordinator: there is one, employed by The town" in text
    assert "President: The town" in text


def test_a_carrier_without_a_date_and_other_events_are_told() -> None:
    """What happened between partners and the carrier is told, whatever its kind; the rest of history is not."""
    text = report(
        "as_of: 2011\ncarrier: now\nactors:\n  - {id: now, name: Now, history: [{kind: renamed}]}\n"
        "  - {id: before, name: Before, history: [{kind: succeeded_by, date: 2012, other: now}]}\n"
        "  - {id: other, name: Other, history: [{kind: recognised, other: now}]}\n"
    )
    assert "Carried by: Now Succeeded: Before (2012)" in text
    assert "Other (at a time that is not documented)" in text


def test_a_place_without_a_population_is_said_to_be_without() -> None:
    """No figure is not zero inhabitants."""
    text = report("perimeter: [here]\nterritories: [{id: here, name: Here}]\n")
    assert "Territory: Here (population not documented)" in text


def test_a_clear_rate_is_told_once_and_without_people_no_total_is_made() -> None:
    """One reading raises no doubt; a total needs inhabitants."""
    text = report(
        "as_of: 2011\ncontributions:\n  - id: fee\n    name: Fee\n"
        "    rate: {words: 40 cents, readings: [{value: 0.40, why: as written}]}\n  - {id: gift, name: Gift}\n"
    )
    assert "Rate written “40 cents” EUR 0.40 / inhabitant: as written Gift " in text


def test_a_seat_that_may_have_ended_is_said_to_be_uncertain() -> None:
    """The reader sees which seats may or may not stand on the day."""
    text = report(
        "as_of: 2011\ninstances:\n  - id: b\n    name: Committee\n    kind: bureau\n"
        "    seats: [{label: A resident, status: member, period: {start: 2001, end: 2011}}]\n"
    )
    assert "A resident (?)" in text
    assert "“(?)” stands behind what the sources leave open" in text


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("{start: 2013, end: 2018}", "Contract (2013 to 2018): signed"),
        ("{start: 2013, end: open}", "Contract (since 2013): signed"),
        ("{start: 2015, end: 2015}", "Contract (2015): signed"),
        ("{}", "Contract: signed"),
    ],
)
def test_the_time_of_a_contract_is_told_as_it_is_known(period: str, told: str) -> None:
    """From a year to a year, since a year, in a year, or without a time."""
    text = report(
        "as_of: 2015\nagreements:\n"
        f"  - {{id: c, name: Contract, kind: local_health_contract, state: signed, period: {period}}}\n",
        day="2015-06-01",
    )
    assert told in text.replace(" (?)", "")


def test_only_the_sections_asked_for() -> None:
    """One may want the network alone; a section that does not exist is refused, with the nearest one."""
    today = clsm.datasets.load("lille-est").on("2011-10-31")
    alone = reports.text(today, only=["network"])
    assert "What the partner network shows" in alone
    assert "Its sources\n" not in alone
    with pytest.raises(clsm.Mismatch, match="did you mean 'network'"):
        reports.to_rows(today, only=["netwrk"])


def test_sectors_that_meet_nowhere_are_told_once_each() -> None:
    """A pair of sectors stands in one line only, under the one that is apart from most."""
    text = report(
        "as_of: 2011\nactors:\n  - {id: a, name: A, sector: education}\n  - {id: b, name: B, sector: sport_leisure}\n"
        "  - {id: c, name: C, sector: housing_co}\n"
        "terms: [{list: sectors, id: housing_co, label: Co-operative}]\n"
        "instances:\n"
        + "".join(
            f"  - {{id: b-{id}, name: B, kind: bureau, composition: complete,"
            f" seats: [{{holder: {id}, status: member}}]}}\n"
            for id in "abc"
        )
    )
    assert "between Schools and education – and Co-operative; Sport and leisure" in text
    assert "between Co-operative – and Sport and leisure" in text
    assert text.count("Ties to check") == 2


def test_a_bare_council_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A council has no day: the error says how to give one."""
    council: Any = loads(HEAD)
    for function in (reports.text, reports.to_rows):
        with pytest.raises(TypeError, match=r"council\.on\("):
            function(council)


def test_a_budget_that_has_begun_is_in_the_report() -> None:
    """Line by line and with the totals that it states; one of a year to come is not."""
    text = report(
        """budgets:
  - id: past
    name: Accounts of 2010
    period: {start: 2010-01-01, end: 2010-12-31}
    lines: [{name: Room, side: expense, amount: '35000.5'}, {name: Gift, side: income}]
    expenses: '36000'
  - {id: undated, name: Undated budget, income: '10'}
  - {id: next, name: Budget of 2040, period: {start: 2040}}
"""
    )
    assert "Accounts of 2010" in text
    assert "Expense, Room: EUR 35,000.50" in text
    assert "Income, Gift: not documented" in text
    assert "Stated expenses: EUR 36,000" in text
    assert "Stated income: EUR 10" in text
    assert "Budget of 2040" not in text


def test_in_short_a_rule_that_was_set_aside_is_said_to_be() -> None:
    """What the council has decided to leave for a time is not put to it again."""
    seat = "{label: Choir, status: member, pillars: [none]}"
    held = f"[{{id: bureau, name: Bureau, kind: plenary, composition: complete, seats: [{seat}]}}]"
    body = f"as_of: 2025-03\ninstances: {held}\n"
    waiver = "waivers: [{id: w, rule: FR-G1, reason: Because, period: {end: 2040}}]\n"
    assert "(Bureau): open 4 seats (Bureau): " in report(body, "2025-03-01")
    assert "(Bureau): set aside by the council" in report(body + waiver, "2025-03-01")


WHO = """
kind: clsm
legal_form: association
based_on: ['law#article 69', deliberation]
initiated_by: [town]
promoters: [hospital]
follows: [board]
planned: {carrier: hospital, perimeter: [zone], note: Sous réserve de moyens.}
members:
  - {actor: town, kind: founding}
  - {label: Adhérents, kind: associate, count: 80}
  - {actor: board, label: Ancien conseil, kind: full, period: {end: 2000}}
references:
  - {id: law, title: Loi du 26 janvier 2016, kind: law, as_of: 2011-11-01}
  - {id: page, title: Page, as_of: 2011-11-01}
  - {id: press, title: Presse, as_of: 2011-11-01}
as_of: 2011-11-01
territories:
  - {id: zone, name: La zone, populations: [{count: 80282}]}
  - {id: ages, name: Des âges, populations: [{count: 5, from_age: 16}]}
perimeter: [zone, ages]
actors:
  - {id: town, name: La ville, sector: municipality}
  - {id: hospital, name: La clinique, sector: psychiatric_hospital}
  - {id: board, name: Ancien conseil}
  - {id: next-door, name: Conseil voisin, sector: partner_council}
instances:
  - id: copil
    name: Comité
    kind: steering_committee
    composition: complete
    seats_at_most: 21
    colleges: [{id: users, name: Usagers, at_least: 2}, {id: other, pillars: [carers]}]
    seats:
      - {id: full, holder: hospital, status: member}
      - {holder: hospital, status: member, deputy_of: full}
      - {id: else, label: Un remplaçant, status: member, deputy_of: full}
      - {label: Des usagers, status: member, count: 5, college: users}
      - {id: quiet, label: Des proches, status: member, college: other}
      - {holder: town, status: ex_officio, vacant: yes}
posts:
  - id: coordo
    function: coordinator
    employer: town
    full_time_equivalent: 0.3
    shared: [{council: next-door, share: 0.7}]
  - {id: vc, function: vice_chair, rank: 2, label: Une association, shared: [{council: next-door}]}
agreements:
  - {id: deliberation, name: Délibération du 29 mars, kind: resolution}
indicators:
  - {id: works, name: Œuvres, what: works, quantity: {value: 500, unit: œuvres}, sources: [page]}
  - {id: more-works, name: Œuvres, what: works, quantity: {value: 600, unit: œuvres}, sources: [press]}
  - {id: communes, name: Communes, what: communes, quantity: {value: 86, unit: communes}, sources: [page]}
"""


def test_a_report_says_who_sits_and_what_the_council_is() -> None:
    """Kind, legal form, texts, beginnings, members, plans, colleges, vacancies, deputies and shared posts."""
    told = report(WHO, lang="fr")
    for words in (
        "Type de conseil : Conseil local de santé mentale (CLSM)",
        "Forme juridique : Association",
        "Repose sur : Loi du 26 janvier 2016, article 69 ; Délibération du 29 mars",
        "À l’initiative de : La ville",
        "Promoteurs : La clinique",
        "Prend la suite de : Ancien conseil",
        "La zone (80 282 hab.), Des âges (population non documentée)",
        "Membre fondateur : La ville",
        "Membre adhérent, associé : Adhérents (80)",
        "Prévu, pas encore en place : porté par La clinique ; étendu à La zone",
        "Coordination : un poste existe, employeur : La ville, 0,3 ETP, en commun avec Conseil voisin (70 %)",
        "Vice-présidence (2) : Une association, en commun avec Conseil voisin",
        "Places prévues par ses textes : Membres, au plus 21 ; Usagers, au moins 2 ; Aidants, proches, familles",
        "Membre (7) : La clinique, Des usagers (Usagers, 5), Des proches",
        "Places vacantes : La ville",
        "Suppléances : La clinique, Un remplaçant (pour La clinique)",
        "Œuvres : 500 œuvres (1er novembre 2011, Page)",
        "Œuvres : 600 œuvres (1er novembre 2011, Presse)",
        "Communes : 86 communes (1er novembre 2011)",
    ):
        assert words in told, words
    assert "Membre effectif" not in told
    assert "Sous réserve de moyens." not in told
    assert "étendu à La zone ; Sous réserve de moyens." in report(WHO, lang="fr", notes=True)


def test_a_plan_without_words_is_said_to_be_unknown() -> None:
    """Something is planned, and nobody says what."""
    assert "Planned, not in place yet: not documented" in report("planned: {sources: []}\n")


APPOINTED = """
actors:
- {id: town, name: Town, sector: municipality}
- {id: other, name: Other council, sector: municipality}
instances:
- id: board
  name: {fr: Le conseil, en: The board}
  kind: advisory_board
  set_up_by: town
  advises: [town]
  shares_members_with: [group]
  appointment: {mode: appointed, by: [mayor], proposed_by: [town], criteria: [{fr: résider ici, en: living here}]}
  shared: [{council: other, share: 0.3}]
- {id: group, name: {fr: Le groupe, en: The group}, kind: working_group, appointment: {}}
posts:
- {id: mayor, label: {fr: Le maire, en: The mayor}, function: signatory, appointment: {mode: elected}}
agreements:
- {id: resolution, name: {fr: Délibération, en: Resolution}, kind: resolution}
- id: contract
  name: {fr: Contrat, en: Contract}
  kind: convention
  signatures:
  - party: town
    by: {fr: le maire, en: the mayor}
    under: resolution
    date: 2020-05
    authorised_by: {fr: le préfet, en: the prefect}
  - {label: {fr: une association, en: an association}}
"""


@pytest.mark.parametrize(
    "told",
    [
        "Set up by: Town",
        "Advises: Town",
        "Shares members with: The group",
        "Places given: appointed, by The mayor, on the proposal of Town, living here",
        "Shared: shared with Other council (30 %)",
        "Places given: not documented",
        "Authorised signatory: The mayor, elected",
        "Signatures: Town (the mayor, Resolution, the prefect, May 2020); an association",
    ],
)
def test_who_gives_a_place_and_who_signs_is_told(told: str) -> None:
    """By whom a body was set up, whom it advises, who appoints, and by what right a text is signed."""
    assert told in report(APPOINTED)
