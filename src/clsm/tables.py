"""Rows of plain values: their cells and columns in words, as an HTML table, as a data frame."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from types import MappingProxyType
from typing import Any, Final

from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text

Row = dict[str, Any]
"""One line of an answer as plain values, ready for a table."""

COLUMNS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "action": Text.same("action"),
        "actor": Text.same("organisation"),
        "actors": Text.same("organisations"),
        "agreement": Text(fr="convention", en="agreement"),
        "aim": Text(fr="but", en="aim"),
        "because": Text(fr="motif", en="because"),
        "begins": Text(fr="commence", en="begins"),
        "betweenness": Text(fr="intermédiarité", en="betweenness"),
        "bodies": Text(fr="instances", en="bodies"),
        "body": Text(fr="instance", en="body"),
        "body_name": Text(fr="nom de l’instance", en="name of the body"),
        "body_names": Text(fr="noms des instances", en="names of the bodies"),
        "certain": Text.same("certain"),
        "clique_overlap": Text(fr="recouvrement des cliques", en="clique overlap"),
        "closeness": Text(fr="proximité", en="closeness"),
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
        "count": Text(fr="nombre", en="count"),
        "cross_sector": Text(fr="proximité entre secteurs", en="nearness of sectors"),
        "cross_sector_distance": Text(fr="distance entre secteurs", en="distance of sectors"),
        "cutpoints_added": Text(fr="relais uniques en plus", en="sole relays more"),
        "cutpoints_removed": Text(fr="relais uniques en moins", en="sole relays fewer"),
        "date": Text.same("date"),
        "degree": Text(fr="degré", en="degree"),
        "in_degree": Text(fr="degré entrant", en="in-degree"),
        "out_degree": Text(fr="degré sortant", en="out-degree"),
        "density": Text(fr="densité", en="density"),
        "distance": Text.same("distance"),
        "distance_at_least": Text(fr="distance, au moins", en="distance, at least"),
        "distance_at_most": Text(fr="distance, au plus", en="distance, at most"),
        "distance_percentile": Text(fr="distance, centile", en="distance, percentile"),
        "done": Text(fr="fait", en="done"),
        "due": Text(fr="prévu", en="due"),
        "effective_size": Text(fr="taille effective", en="effective size"),
        "efficiency": Text(fr="efficience", en="efficiency"),
        "ends": Text(fr="finit", en="ends"),
        "evidence": Text(fr="sièges", en="seats"),
        "exact": Text.same("exact"),
        "expected": Text(fr="attendu", en="expected"),
        "expected_by": Text(fr="attendu par", en="expected by"),
        "fill_with": Text(fr="à ouvrir avec", en="to open with"),
        "finding": Text(fr="constat", en="finding"),
        "first": Text(fr="1er", en="first"),
        "fragmentation": Text.same("fragmentation"),
        "go_between_names": Text(fr="noms des intermédiaires", en="names of the go-betweens"),
        "go_betweens": Text(fr="intermédiaires", en="go-betweens"),
        "hidden": Text(fr="masqué", en="hidden"),
        "hierarchy": Text(fr="hiérarchie", en="hierarchy"),
        "high": Text(fr="au plus", en="at most"),
        "how": Text(fr="comment", en="how"),
        "id": Text(fr="identifiant", en="id"),
        "index": Text(fr="indice", en="index"),
        "jaccard": Text.same("Jaccard"),
        "kind": Text(fr="sorte", en="kind"),
        "leads": Text(fr="actions pilotées", en="programs led"),
        "least_meetings": Text(fr="réunions par an, au moins", en="meetings a year, at least"),
        "leaving": Text(fr="départs", en="leaving"),
        "leaving_names": Text(fr="noms des départs", en="names of those leaving"),
        "left_alone": Text(fr="à joindre autrement", en="to be reached otherwise"),
        "left_alone_names": Text(fr="noms à joindre autrement", en="names to be reached otherwise"),
        "low": Text(fr="au moins", en="at least"),
        "mode": Text.same("mode"),
        "most": Text(fr="au plus", en="at most"),
        "most_bodies": Text(fr="instances, au plus", en="bodies, at most"),
        "most_meetings": Text(fr="réunions par an, au plus", en="meetings a year, at most"),
        "most_programs": Text(fr="actions, au plus", en="programs, at most"),
        "much": Text(fr="beaucoup", en="much"),
        "name": Text(fr="nom", en="name"),
        "names": Text(fr="noms", en="names"),
        "node": Text(fr="identifiant", en="id"),
        "nodes": Text(fr="identifiants", en="ids"),
        "observed": Text(fr="observé", en="observed"),
        "of": Text(fr="de", en="of"),
        "optima": Text(fr="meilleurs noyaux", en="best cores"),
        "or_themes": Text(fr="ou sur les thèmes", en="or on the themes"),
        "p": Text.same("p"),
        "p_holm": Text.same("p (Holm)"),
        "pair": Text(fr="paire", en="pair"),
        "pairs_joined": Text(fr="paires reliées", en="pairs joined"),
        "pairs_parted": Text(fr="paires séparées", en="pairs parted"),
        "pairs_separated": Text(fr="paires en contact par là seul", en="pairs in touch only there"),
        "parts": Text(fr="morceaux", en="parts"),
        "path": Text(fr="chemin", en="path"),
        "path_names": Text(fr="chemin, par les noms", en="path by name"),
        "perhaps": Text(fr="peut-être", en="perhaps"),
        "planned": Text(fr="à venir", en="to come"),
        "population": Text(fr="public", en="population"),
        "possible": Text(fr="possibles", en="possible"),
        "priority": Text(fr="priorité", en="priority"),
        "program": Text(fr="action", en="program"),
        "programs": Text(fr="actions", en="programs"),
        "progress": Text(fr="avancement", en="progress"),
        "provider": Text(fr="fournies par", en="provided by"),
        "ratio": Text(fr="rapport", en="ratio"),
        "reach": Text(fr="chiffres connus", en="known figures"),
        "redundancy": Text(fr="redondance", en="redundancy"),
        "relieved": Text(fr="charge partagée", en="load shared"),
        "relieved_names": Text(fr="noms, charge partagée", en="names, load shared"),
        "role": Text(fr="rôle", en="role"),
        "row": Text(fr="ligne", en="row"),
        "says": Text(fr="en clair", en="in words"),
        "scenario": Text(fr="scénario", en="scenario"),
        "sd": Text(fr="écart type", en="standard deviation"),
        "seated": Text(fr="organisations connues", en="known organisations"),
        "second": Text(fr="2e", en="second"),
        "section": Text(fr="rubrique", en="section"),
        "sectors": Text(fr="secteurs", en="sectors"),
        "shared": Text(fr="en commun", en="shared"),
        "shares": Text(fr="en commun", en="they share"),
        "sole": Text(fr="paires là seulement", en="pairs there only"),
        "sole_across": Text(fr="dont entre secteurs", en="of these, across sectors"),
        "sources": Text.same("sources"),
        "span": Text(fr="détour", en="way round"),
        "state": Text(fr="état", en="state"),
        "step": Text(fr="étape", en="step"),
        "territory": Text(fr="territoire", en="territory"),
        "theme": Text(fr="thème", en="theme"),
        "tie": Text(fr="lien", en="tie"),
        "tied": Text(fr="en lien", en="tied"),
        "ties": Text(fr="liens", en="ties"),
        "ties_needed": Text(fr="liens à créer", en="ties needed"),
        "time": Text(fr="période", en="period"),
        "unknown_pairs": Text(fr="paires inconnues", en="unknown pairs"),
        "value": Text(fr="valeur", en="value"),
        "what": Text(fr="quoi", en="what"),
        "with_coordinator_and_plenary": Text(fr="avec coordination et plénière", en="with coordinator and plenary"),
        "without": Text(fr="sans", en="without"),
        "without_rhythm": Text(fr="instances sans rythme connu", en="bodies without a known rhythm"),
        "year": Text(fr="année", en="year"),
        "z": Text.same("z"),
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


def html_table(rows: Sequence[Mapping[str, Any]], caption: str) -> str:
    """*rows*, which have the same keys, as a small HTML table under *caption*.

    >>> html_table([{"town": "Ronchin", "seats": None}], "Seats")
    '<table><caption>Seats</caption><thead><tr><th>town</th><th>seats</th></tr></thead>...'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in (rows[0] if rows else ()))
    lines = ("".join(f"<td>{escape(_plain(value))}</td>" for value in row.values()) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def data_frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """*rows* as a pandas ``DataFrame``; needs the extra ``pandas``."""
    import pandas as pd

    return pd.DataFrame(list(rows))
