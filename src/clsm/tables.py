"""Rows of plain values: their cells and columns in words, as a data frame."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text

Row = dict[str, Any]
"""One line of an answer as plain values, ready for a table."""

COLUMNS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "about": Text(fr="sur qui", en="about"),
        "absent": Text.same("absences"),
        "action": Text.same("action"),
        "actor": Text.same("organisation"),
        "actors": Text.same("organisations"),
        "after": Text(fr="après", en="after"),
        "against_at_least": Text(fr="contre, au moins", en="against, at least"),
        "against_at_most": Text(fr="contre, au plus", en="against, at most"),
        "agreement": Text(fr="convention", en="agreement"),
        "aim": Text(fr="but", en="aim"),
        "amount": Text(fr="montant", en="amount"),
        "answer": Text(fr="réponse", en="answer"),
        "because": Text(fr="motif", en="because"),
        "baseline": Text(fr="départ", en="baseline"),
        "before": Text(fr="avant", en="before"),
        "begins": Text(fr="commence", en="begins"),
        "betweenness": Text(fr="intermédiarité", en="betweenness"),
        "bodies": Text(fr="instances", en="bodies"),
        "body": Text(fr="instance", en="body"),
        "body_name": Text(fr="nom de l’instance", en="name of the body"),
        "body_names": Text(fr="noms des instances", en="names of the bodies"),
        "by": Text(fr="donné par", en="given by"),
        "by_source": Text(fr="par une source", en="by a source"),
        "by_fact": Text(fr="par un fait nouveau", en="by a new fact"),
        "carers_invited": Text(fr="aidants, invitations permanentes", en="carers, permanent invitations"),
        "carers_members": Text(fr="aidants, places de membre", en="carers, members' places"),
        "carried": Text(fr="majorité réunie", en="votes make it"),
        "certain": Text.same("certain"),
        "chaired_by": Text(fr="à la présidence", en="among those who chair"),
        "change": Text(fr="changement", en="change"),
        "clique_overlap": Text(fr="recouvrement des cliques", en="clique overlap"),
        "closeness": Text(fr="proximité", en="closeness"),
        "closeness_at_least": Text(fr="proximité, au moins", en="closeness, at least"),
        "closeness_at_most": Text(fr="proximité, au plus", en="closeness, at most"),
        "code": Text(fr="règle", en="rule"),
        "column": Text(fr="colonne", en="column"),
        "components": Text.same("fragmentation"),
        "components_at_least": Text(fr="fragmentation, au moins", en="fragmentation, at least"),
        "components_at_most": Text(fr="fragmentation, au plus", en="fragmentation, at most"),
        "components_percentile": Text(fr="fragmentation, centile", en="fragmentation, percentile"),
        "composition": Text.same("composition"),
        "constraint": Text(fr="contrainte", en="constraint"),
        "constraint_first": Text(fr="contrainte, 1er", en="constraint, first"),
        "constraint_second": Text(fr="contrainte, 2e", en="constraint, second"),
        "contacts": Text.same("contacts"),
        "contract": Text(fr="contrat", en="contract"),
        "core": Text(fr="noyau", en="core"),
        "council": Text(fr="conseil", en="council"),
        "councils": Text(fr="conseils", en="councils"),
        "count": Text(fr="nombre", en="count"),
        "cross_sector": Text(fr="proximité entre secteurs", en="nearness of sectors"),
        "cross_sector_distance": Text(fr="distance entre secteurs", en="distance of sectors"),
        "current_absence_at_least": Text(
            fr="absences de suite à ce jour, au moins", en="absences in a row to this day, at least"
        ),
        "current_absence_at_most": Text(
            fr="absences de suite à ce jour, au plus", en="absences in a row to this day, at most"
        ),
        "cutpoints_added": Text(fr="relais uniques en plus", en="sole relays more"),
        "cutpoints_removed": Text(fr="relais uniques en moins", en="sole relays fewer"),
        "date": Text.same("date"),
        "decision": Text(fr="décision", en="decision"),
        "degree": Text(fr="degré", en="degree"),
        "degree_at_least": Text(fr="degré, au moins", en="degree, at least"),
        "degree_at_most": Text(fr="degré, au plus", en="degree, at most"),
        "density": Text(fr="densité", en="density"),
        "distance": Text.same("distance"),
        "distance_at_least": Text(fr="distance, au moins", en="distance, at least"),
        "distance_at_most": Text(fr="distance, au plus", en="distance, at most"),
        "distance_percentile": Text(fr="distance, centile", en="distance, percentile"),
        "documented": Text(fr="dossiers qui le disent", en="files that say it"),
        "done": Text(fr="fait", en="done"),
        "due": Text(fr="prévu", en="due"),
        "effective_size": Text(fr="taille effective", en="effective size"),
        "efficiency": Text(fr="efficience", en="efficiency"),
        "eigenvector": Text(fr="vecteur propre", en="eigenvector"),
        "ends": Text(fr="finit", en="ends"),
        "evidence": Text(fr="sièges", en="seats"),
        "exact": Text.same("exact"),
        "excused": Text(fr="absences excusées", en="excused"),
        "expected": Text(fr="attendu", en="expected"),
        "expected_by": Text(fr="attendu par", en="expected by"),
        "expenses_paid": Text(fr="frais remboursés", en="expenses paid back"),
        "field": Text(fr="champ", en="field"),
        "fill_with": Text(fr="à ouvrir avec", en="to open with"),
        "finding": Text(fr="constat", en="finding"),
        "first": Text(fr="1er", en="first"),
        "focus": Text(fr="sur quoi", en="about"),
        "fragmentation": Text.same("fragmentation"),
        "go_between_names": Text(fr="noms des intermédiaires", en="names of the go-betweens"),
        "go_betweens": Text(fr="intermédiaires", en="go-betweens"),
        "harmonic": Text(fr="proximité harmonique", en="harmonic closeness"),
        "harmonic_at_least": Text(fr="proximité harmonique, au moins", en="harmonic closeness, at least"),
        "harmonic_at_most": Text(fr="proximité harmonique, au plus", en="harmonic closeness, at most"),
        "hidden": Text(fr="masqué", en="hidden"),
        "hierarchy": Text(fr="hiérarchie", en="hierarchy"),
        "high": Text(fr="au plus", en="at most"),
        "holder": Text(fr="qui tient la place", en="held by"),
        "how": Text(fr="comment", en="how"),
        "id": Text(fr="identifiant", en="id"),
        "ids": Text(fr="identifiants", en="ids"),
        "in_degree": Text(fr="degré entrant", en="in-degree"),
        "in_degree_at_least": Text(fr="degré entrant, au moins", en="in-degree, at least"),
        "in_degree_at_most": Text(fr="degré entrant, au plus", en="in-degree, at most"),
        "in_favour_at_least": Text(fr="pour, au moins", en="in favour, at least"),
        "in_favour_at_most": Text(fr="pour, au plus", en="in favour, at most"),
        "index": Text(fr="indice", en="index"),
        "indicator": Text(fr="indicateur", en="indicator"),
        "intensity": Text(fr="intensité", en="intensity"),
        "jaccard": Text.same("Jaccard"),
        "kind": Text(fr="sorte", en="kind"),
        "kinds": Text(fr="textes à signer", en="texts to sign"),
        "leads": Text(fr="actions pilotées", en="programs led"),
        "least_meetings": Text(fr="réunions par an, au moins", en="meetings a year, at least"),
        "leaving": Text(fr="départs", en="leaving"),
        "leaving_names": Text(fr="noms des départs", en="names of those leaving"),
        "left_alone": Text(fr="à joindre autrement", en="to be reached otherwise"),
        "left_alone_names": Text(fr="noms à joindre autrement", en="names to be reached otherwise"),
        "level": Text(fr="niveau du texte", en="level of the text"),
        "longest_absence_at_least": Text(
            fr="plus d’absences de suite, au moins", en="most absences in a row, at least"
        ),
        "longest_absence_at_most": Text(fr="plus d’absences de suite, au plus", en="most absences in a row, at most"),
        "low": Text(fr="au moins", en="at least"),
        "meeting": Text(fr="réunion", en="meeting"),
        "meetings": Text(fr="réunions", en="meetings"),
        "members_at_least": Text(fr="places avec voix, au moins", en="seats with a vote, at least"),
        "members_at_most": Text(fr="places avec voix, au plus", en="seats with a vote, at most"),
        "message": Text(fr="avis", en="verdict"),
        "mode": Text.same("mode"),
        "most": Text(fr="au plus", en="at most"),
        "most_bodies": Text(fr="instances, au plus", en="bodies, at most"),
        "most_meetings": Text(fr="réunions par an, au plus", en="meetings a year, at most"),
        "most_programs": Text(fr="actions, au plus", en="programs, at most"),
        "much": Text(fr="beaucoup", en="much"),
        "name": Text(fr="nom", en="name"),
        "names": Text(fr="noms", en="names"),
        "next_step": Text(fr="prochaine étape", en="next step"),
        "node": Text(fr="identifiant", en="id"),
        "nodes": Text(fr="identifiants", en="ids"),
        "not_documented": Text(fr="dossiers qui n’en disent rien", en="files that say nothing of it"),
        "number": Text(fr="n°", en="no."),
        "observed": Text(fr="observé", en="observed"),
        "of": Text(fr="de", en="of"),
        "open_to": Text(fr="qui peut venir", en="who may come"),
        "optima": Text(fr="meilleurs noyaux", en="best cores"),
        "organisations": Text.same("organisations"),
        "or_themes": Text(fr="ou sur les thèmes", en="or on the themes"),
        "out_degree": Text(fr="degré sortant", en="out-degree"),
        "out_degree_at_least": Text(fr="degré sortant, au moins", en="out-degree, at least"),
        "out_degree_at_most": Text(fr="degré sortant, au plus", en="out-degree, at most"),
        "outcome": Text(fr="avis", en="outcome"),
        "outcome_in_words": Text(fr="avis en clair", en="outcome in words"),
        "over": Text(fr="terme passé", en="term has passed"),
        "own": Text(fr="vos conseils", en="your councils"),
        "p": Text.same("p"),
        "p_holm": Text.same("p (Holm)"),
        "p_sectors_dealt": Text(fr="p (secteurs redistribués)", en="p (sectors dealt anew)"),
        "paid": Text(fr="versé", en="paid"),
        "pair": Text(fr="paire", en="pair"),
        "pairs_joined": Text(fr="paires reliées", en="pairs joined"),
        "pairs_parted": Text(fr="paires séparées", en="pairs parted"),
        "pairs_separated": Text(fr="paires en contact par là seul", en="pairs in touch only there"),
        "parts": Text(fr="morceaux", en="parts"),
        "path": Text(fr="chemin", en="path"),
        "path_names": Text(fr="chemin, par les noms", en="path by name"),
        "payer": Text(fr="qui paie", en="who pays"),
        "people": Text(fr="personnes", en="people"),
        "people_concerned_invited": Text(
            fr="personnes concernées, invitations permanentes", en="people with lived experience, permanent invitations"
        ),
        "people_concerned_members": Text(
            fr="personnes concernées, places de membre", en="people with lived experience, members' places"
        ),
        "perhaps": Text(fr="peut-être", en="perhaps"),
        "pillar": Text(fr="pilier", en="pillar"),
        "places": Text.same("places"),
        "plain_papers": Text(fr="documents accessibles", en="accessible papers"),
        "planned": Text(fr="à venir", en="to come"),
        "population": Text(fr="public", en="population"),
        "possible": Text(fr="possibles", en="possible"),
        "post": Text(fr="fonction", en="office"),
        "preparation": Text(fr="préparation", en="preparation"),
        "present": Text(fr="présences", en="present"),
        "present_at_least": Text(fr="présences et procurations, au moins", en="present or represented, at least"),
        "present_at_most": Text(fr="présences et procurations, au plus", en="present or represented, at most"),
        "priority": Text(fr="priorité", en="priority"),
        "program": Text(fr="action", en="program"),
        "programs": Text(fr="actions", en="programs"),
        "progress": Text(fr="avancement", en="progress"),
        "provider": Text(fr="fournies par", en="provided by"),
        "question": Text.same("question"),
        "rate_at_least": Text(fr="part des réunions, au moins", en="share of meetings, at least"),
        "rate_at_most": Text(fr="part des réunions, au plus", en="share of meetings, at most"),
        "raters": Text(fr="notée par, au moins", en="rated by, at least"),
        "ratio": Text(fr="rapport", en="ratio"),
        "reach": Text(fr="chiffres connus", en="known figures"),
        "reachable": Text(fr="organisations à portée", en="organisations in reach"),
        "reachable_at_least": Text(fr="organisations à portée, au moins", en="organisations in reach, at least"),
        "reachable_at_most": Text(fr="organisations à portée, au plus", en="organisations in reach, at most"),
        "reached": Text(fr="quorum atteint", en="quorum reached"),
        "read": Text(fr="dossiers lus", en="files read"),
        "reading": Text(fr="lecture du taux", en="reading of the rate"),
        "redundancy": Text(fr="redondance", en="redundancy"),
        "relieved": Text(fr="charge partagée", en="load shared"),
        "relieved_names": Text(fr="noms, charge partagée", en="names, load shared"),
        "remote": Text(fr="participation à distance", en="from elsewhere"),
        "renewals": Text(fr="renouvellements", en="renewals"),
        "represented": Text(fr="procurations", en="represented"),
        "role": Text(fr="rôle", en="role"),
        "row": Text(fr="ligne", en="row"),
        "rulebook": Text(fr="recueil", en="rulebook"),
        "share": Text(fr="part", en="share"),
        "share_at_least": Text(fr="part, au moins", en="share, at least"),
        "share_at_most": Text(fr="part, au plus", en="share, at most"),
        "would_be": Text(fr="aux dernières nouvelles", en="when last seen"),
        "last_seen": Text(fr="dernière mention", en="last seen"),
        "rules_on": Text(fr="règles du", en="rules of"),
        "says": Text(fr="en clair", en="in words"),
        "scenario": Text(fr="scénario", en="scenario"),
        "sd": Text(fr="écart type", en="standard deviation"),
        "seat": Text(fr="place", en="seat"),
        "seated": Text(fr="organisations connues", en="known organisations"),
        "second": Text(fr="2e", en="second"),
        "section": Text(fr="rubrique", en="section"),
        "sector": Text(fr="secteur", en="sector"),
        "sectors": Text(fr="secteurs", en="sectors"),
        "shared": Text(fr="en commun", en="shared"),
        "shares": Text(fr="en commun", en="they share"),
        "since": Text(fr="depuis", en="since"),
        "sole": Text(fr="paires là seulement", en="pairs there only"),
        "sole_across": Text(fr="dont entre secteurs", en="of these, across sectors"),
        "sources": Text.same("sources"),
        "span": Text(fr="détour", en="way round"),
        "state": Text(fr="état", en="state"),
        "status": Text(fr="qualité", en="capacity"),
        "step": Text(fr="étape", en="step"),
        "strength": Text(fr="force", en="strength"),
        "support": Text(fr="venir accompagné", en="coming with somebody"),
        "target": Text(fr="cible", en="target"),
        "territory": Text(fr="territoire", en="territory"),
        "theme": Text(fr="thème", en="theme"),
        "threshold": Text(fr="seuil écrit", en="written threshold"),
        "tie": Text(fr="lien", en="tie"),
        "tied": Text(fr="en lien", en="tied"),
        "ties": Text(fr="liens", en="ties"),
        "ties_needed": Text(fr="liens à créer", en="ties needed"),
        "time": Text(fr="période", en="period"),
        "time_of_day": Text(fr="moment de la journée", en="time of day"),
        "time_paid": Text(fr="temps payé", en="time paid"),
        "unknown": Text(fr="non documentées", en="not documented"),
        "unknown_pairs": Text(fr="paires inconnues", en="unknown pairs"),
        "up_to": Text(fr="plafond", en="limit"),
        "to_check": Text(fr="à confirmer d’abord", en="to confirm first"),
        "value": Text(fr="valeur", en="value"),
        "voice_consultative": Text(fr="places à voix consultative", en="seats with a consultative voice"),
        "voice_deliberative": Text(fr="places à voix délibérative", en="seats with a deliberative voice"),
        "voice_none": Text(fr="places sans voix", en="seats without a voice"),
        "voice_not_documented": Text(fr="places à voix non documentée", en="seats whose voice is not documented"),
        "waiver": Text(fr="règle écartée par", en="set aside by"),
        "what": Text(fr="quoi", en="what"),
        "when": Text(fr="moment", en="when"),
        "where": Text(fr="où", en="where"),
        "who": Text(fr="qui", en="who"),
        "why": Text(fr="pourquoi", en="why"),
        "with_coordinator_and_plenary": Text(fr="avec coordination et plénière", en="with coordinator and plenary"),
        "without": Text(fr="sans", en="without"),
        "without_rhythm": Text(fr="instances sans rythme connu", en="bodies without a known rhythm"),
        "written": Text(fr="écrit", en="written"),
        "year": Text(fr="année", en="year"),
        "z": Text(fr="z (liens au hasard)", en="z (ties anywhere)"),
    }
)
"""What readers see above a column, by the key of a row."""


def column_name(key: str, lang: Lang = "en") -> str:
    """What readers see above the column *key*.

    >>> column_name("low", "fr"), column_name("effective_size")
    ('au moins', 'effective size')
    """
    return COLUMNS[key].say(lang) if key in COLUMNS else key.replace("_", " ")


def cell(value: Any, lang: Lang = "en") -> str:
    """One value as readers see it: rounded to three decimals, yes or no, "not documented" for ``None``.

    >>> cell(0.33333, "fr"), cell(None), cell(True)
    ('0,333', 'not documented', 'yes')
    """
    if value is None:
        return NOT_DOCUMENTED.say(lang)
    if isinstance(value, bool):
        return YES_OR_NO[value].say(lang)
    if isinstance(value, float):
        # adding 0.0 keeps a rounded "-0" from being said
        return _with_sign(f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip("."), lang)
    if isinstance(value, Decimal):
        return _with_sign(f"{value:f}", lang)
    return str(value)


def _with_sign(digits: str, lang: Lang) -> str:
    return digits.replace(".", ",") if lang == "fr" else digits


def data_frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """*rows* as a pandas ``DataFrame``; needs the extra ``pandas``."""
    import pandas as pd

    return pd.DataFrame(list(rows))
