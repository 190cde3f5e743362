"""A town that does not exist, with a health contract of twelve actions, meetings, money and figures."""

import json
from functools import cache
from typing import Any

import clsm

DAY = "2025-06-30"

AXES = ("care", "housing", "stigma")
PARTNERS = ("hospital", "gem", "families", "landlord")


def document() -> dict[str, Any]:
    """The council as plain data."""
    return {
        "clsm": 1,
        "id": "twelve",
        "name": {"fr": "Conseil de Douzeville", "en": "Council of Twelve"},
        "jurisdiction": "FR",
        "as_of": "2025-05-31",
        "perimeter": ["twelve-town"],
        "references": [{"id": "report", "title": {"fr": "Rapport 2024", "en": "Report 2024"}, "as_of": "2024-12-31"}],
        "territories": [{"id": "twelve-town", "name": "Douzeville"}, {"id": "old-port", "name": "Vieux-Port"}],
        "actors": [
            {"id": "town", "name": "Ville de Douzeville", "sector": "municipality"},
            {"id": "agency", "name": "ARS", "sector": "regional_health_agency"},
            {"id": "hospital", "name": "EPSM de Douzeville", "sector": "psychiatric_hospital"},
            {"id": "gem", "name": "GEM La Douzaine", "sector": "mutual_support_group"},
            {"id": "families", "name": "Familles de Douzeville", "sector": "family_association"},
            {"id": "landlord", "name": "Habitat Douze", "sector": "social_landlord"},
        ],
        "axes": [{"id": "axis", "name": {"fr": "Vivre en ville", "en": "Living in town"}, "themes": ["housing"]}],
        "priorities": [
            {"id": f"aim-{axis}", "words": f"Aim {axis}", "of": "cls" if axis != "stigma" else "change"}
            for axis in (*AXES, "work")
        ],
        "agreements": [
            {"id": "cls-before", "name": "CLS 1", "kind": "local_health_contract", "period": {"start": 2018}},
            {
                "id": "cls",
                "name": "CLS 2",
                "kind": "local_health_contract",
                "state": "signed",
                "follows": "cls-before",
                "parties": ["town", "agency"],
                "period": {"start": "2023-07", "end": "2028-06"},
            },
            {"id": "change", "name": "Avenant", "kind": "local_health_contract", "amends": "cls"},
        ],
        "instances": [
            {
                "id": "committee",
                "name": {"fr": "Comité de pilotage", "en": "Steering committee"},
                "kind": "steering_committee",
                "composition": "complete",
                "as_of": "2024-03-01",
                "procedure": {
                    "quorum": "half of the members",
                    "majority": "more than 1/2 of the votes cast",
                    "most_proxies": 1,
                    "notice_days": 10,
                    "notice_clear": True,
                    "notice_papers": True,
                    "confidential": True,
                    "interests_declared": True,
                    "second_call": {"without_quorum": True, "same_agenda": True, "says_so": True},
                    "minutes": {"holds": ["attendance", "debates", "votes"], "sent_days": 15},
                },
                "conditions": {"expenses_paid": True, "support": False},
                "seats": [
                    {"id": "seat-town", "holder": "town", "status": "member", "pillars": ["elected"], "count": 2},
                    {"id": "seat-hospital", "holder": "hospital", "status": "member", "as_of": "2025-05-01"},
                    {"id": "seat-deputy", "holder": "hospital", "deputy_of": "seat-hospital", "status": "member"},
                    {"id": "seat-gem", "holder": "gem", "status": "member"},
                    {"id": "seat-agency", "holder": "agency", "status": "permanent_invitee"},
                    {"id": "seat-empty", "label": "Une famille", "status": "member", "vacant": True},
                    {"id": "seat-soon", "holder": "landlord", "evidence": "announced"},
                ],
                "meetings": [
                    {
                        "id": "first",
                        "date": "2025-03-04",
                        "decisions": [
                            {"title": "Écrire un guide", "entrusted_to": ["gem"], "due": "2025-05"},
                            {"title": "Ouvrir une place", "due": "2025-12"},
                            {"title": "Signer la charte", "done": "2025-04-01"},
                        ],
                    },
                    {
                        "id": "second",
                        "date": "2025-09-16",
                        "state": "planned",
                        "starts": "14:00",
                        "ends": "16:30",
                        "place": "Mairie",
                        "mode": "hybrid",
                        "second_call_of": "first",
                        "papers": ["report"],
                        "agenda": [
                            {"number": 1, "title": "Logement", "purpose": "decision"},
                            {"number": 2, "title": "Budget"},
                        ],
                    },
                ],
            },
            {
                "id": "cell",
                "name": {"fr": "Cellule", "en": "Cell"},
                "kind": "situation_cell",
                "seats": [{"id": "cell-town", "holder": "town", "status": "member"}],
                "meetings": [
                    {"id": "cell-first", "date": "2025-09-16", "place": "Cachette", "agenda": [{"title": "Cachette"}]}
                ],
            },
        ],
        "posts": [
            {"id": "chair", "function": "chair", "body": "committee", "holder": "town"},
            {"id": "coordination", "function": "coordinator", "employer": "town"},
        ],
        "contributions": [
            {
                "id": "grant",
                "name": "Subvention",
                "payers": [{"actor": "agency"}, {"actor": "town"}],
                "payments": [
                    {"payer": payer, "year": year, "amount": amount}
                    for payer, amount in (("agency", 30000), ("town", 5000), ("town", 250))
                    for year in (2022, 2023, 2024, 2026)
                ],
            }
        ],
        "budgets": [
            {
                "id": f"budget-{year}",
                "name": f"Budget {year}",
                "period": {"start": year, "end": year},
                "lines": [
                    {"name": "Dotation", "side": "income", "actor": "agency", "amount": 30000 + year},
                    {"name": "Divers", "side": "income"},
                    *(
                        {"name": f"Frais {n}", "side": "expense", "of": f"act-{n:02}", "amount": 100 * n}
                        for n in (1, 5, 9)
                    ),
                ],
            }
            for year in (2022, 2024, 2026)
        ],
        "programs": [action(n) for n in range(1, 13)],
        "indicators": [
            {
                "id": f"figure-{n:02}",
                "name": f"Figure {n}",
                "of": f"act-{n:02}",
                "baseline": {"value": 10 * n, "unit": "ateliers"},
                **({"target": {"value": 20 * n, "unit": "ateliers"}} if n % 2 else {}),
                "sources": ["report"],
                "observations": [
                    {"date": "2024-12", "quantity": {"value": 15 * n, "unit": "ateliers"}},
                    {"date": "2025-12", "quantity": {"value": 99, "unit": "ateliers"}},
                ],
            }
            for n in (1, 2, 3, 4)
        ]
        + [
            {"id": "followed", "name": "Suivis", "of": "act-05", "quantity": {"value": 3, "unit": "personnes"}},
            {"id": "whole", "name": "Du contrat", "of": "cls", "quantity": {"value": 7, "unit": "communes"}},
        ],
    }


def action(n: int) -> dict[str, Any]:
    """The action with this number."""
    axis = AXES[n % 3]
    made: dict[str, Any] = {
        "id": f"act-{n:02}",
        "name": f"Action {n}",
        "kind": "situation_coordination" if n == 5 else "other",
        "under": "change" if n == 12 else "cls",
        "partners": list(PARTNERS[: n % 5]),
        "progress": [
            {
                "name": f"Step {n}.{k}",
                "due": f"2025-{k:02}",
                **({"done": f"2025-{k:02}-15"} if (n + k) % 3 == 0 else {}),
            }
            for k in range(1, n % 4 + 1)
        ],
    }
    if n % 6:
        made |= {"priority": f"aim-{axis}", "state": "under_way", "led_by": ["town"], "themes": ["housing"]}
    if n == 1:
        made |= {
            "period": {"start": 2023, "end": "open"},
            "targets": [
                {"population": "young_people", "focus_of": "general_population", "territory": "old-port"},
                {"population": "residents"},
            ],
            "territories": ["old-port"],
            "followed_by": ["committee"],
            "partner_categories": ["Bailleurs"],
            "shared": [{"council": "landlord"}],
        }
    if n == 2:
        made |= {"part_of": "act-01", "period": {"start": 2020, "end": 2024}}
    return made


@cache
def town() -> clsm.Council:
    """The council."""
    return clsm.loads(json.dumps(document()), format="json")
