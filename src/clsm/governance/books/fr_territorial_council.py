"""The rulebook ``fr-territorial-council``: how a territorial health council (CTS) is made up.

The Public Health Code sets its figures (articles R1434-33, R1434-34 and R1434-36): how many members it has, in which
colleges, for how long, and how large its two formations are. A local mental-health council is another thing: these
rules are asked of councils whose kind is that of a territorial council.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.colleges import College
from clsm.entities.instances import Instance, Seat
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.colleges import (
    MEMBERS_OF_A_BODY,
    bounds,
    members,
    of_college,
    within,
)
from clsm.governance.reading.seats import bodies, weakest
from clsm.governance.reading.several import Fix, Words
from clsm.governance.reading.terms import held_seats, on_terms, within_term
from clsm.governance.texts.sources import CSP_R1434_33, CSP_R1434_36
from clsm.words import Text, paragraph, set_apart

_FROM: Final = PartialDate.parse("2017-01-01")
"""The day by which territorial councils had to be installed, as the press of 2016 says."""
_KIND: Final = "territorial_health_council"

_SIZE: Final = (34, 50)
_COLLEGES: Final[Mapping[int, tuple[int, int]]] = MappingProxyType({1: (20, 28), 2: (6, 10), 3: (4, 7), 4: (2, 3)})
"""How many members each college has, at least and at most; two qualified persons are beside them."""
_Limits = tuple[int | None, int]
_COMMISSION: Final[_Limits] = (None, 21)
_FORMATION: Final[_Limits] = (None, 12)
_COMMISSION_COLLEGES: Final[Mapping[int, tuple[None, int]]] = MappingProxyType(
    {1: (None, 12), 2: (None, 4), 3: (None, 3), 4: (None, 2)}
)
_YEARS: Final = 5
_RENEWALS: Final = 1

_NUMBERED: Final = re.compile(
    r"(?:coll[èe]ge\s*(?:n[o°]\s*)?([1-4])\b|\b([1-4])(?:er|e|ème)?\s+coll[èe]ge)", re.IGNORECASE
)
_BY_SECTOR: Final[Mapping[int, frozenset[str]]] = MappingProxyType(
    {
        2: frozenset({
            "service_user_association", "mutual_support_group", "family_association", "health_users_representation",
        }),
        3: frozenset({"municipality", "intercommunality", "county_government", "county_social_services"}),
        4: frozenset({"state_services", "health_insurance"}),
    }
)  # fmt: skip
"""The sectors of which the second, third and fourth colleges are made, where a college says no number."""


def _number(college: College) -> int | None:
    """Which of the four colleges of the code this one is: as it is called, else by its sectors."""
    names = (college.name.fr, college.name.en) if college.name else ()
    for match in filter(None, (_NUMBERED.search(name) for name in names)):
        return int(match.group(1) or match.group(2))
    sectors = frozenset(college.sectors)
    return next((number for number, those in _BY_SECTOR.items() if sectors and sectors <= those), None)


# ---------------------------------------------------------------- the council of the examples

_HOLDERS: Final = ("hospital", "mutual-support", "ombreval", "prefecture")


def _council(*counts: int, kind: str = "plenary", start: str = "2023-01-10", **fields: Any) -> tuple[Replace, Add]:
    """Ombreval's council as a territorial one, a body of which has so many members in each of the four colleges."""
    colleges = tuple(
        College(id=f"college-{number}", name=Text(fr=f"Collège {number}", en=f"College {number}"))
        for number in range(1, len(counts) + 1)
    )
    seats = tuple(
        Seat(holder=holder, status="member", count=count, college=college.id, period=_since(start))
        for holder, count, college in zip(_HOLDERS, counts, colleges, strict=False)
    )
    name = Text(fr="Conseil territorial de santé", en="Territorial health council")
    body = Instance(
        id="territorial", name=name, kind=kind, composition="complete", colleges=colleges, seats=seats, **fields
    )
    return Replace("ombreval-council", kind=_KIND), Add(body)


def _since(start: str) -> Period:
    return Period(start=PartialDate.parse(start), end=OPEN)


_BASE: Final = tuple(Replace(body, kind="external") for body in ("plenary", "committee", "housing-group"))
"""Its other bodies are not those of a territorial council."""

# ---------------------------------------------------------------- CTS-1, CTS-2

_HAS: Final = Text(fr="Selon le code de la santé publique : {which}.", en="By the Public Health Code: {which}.")
_THERE: Final = Text(fr="Il en va ainsi.", en="So it is.")
_OTHERWISE: Final = Text(fr="Autrement que ne le dit ce code : {which}.", en="Not as that code says: {which}.")
_NOT_TOLD: Final = Text(
    fr="Ce qui est documenté ne permet pas de le dire : {which}.", en="What is documented does not tell: {which}."
)
_DECISION: Final = Text(
    fr="l’arrêté de l’agence régionale de santé qui nomme les membres",
    en="the order of the regional health agency that appoints the members",
)

_Asked = tuple[Text, bool | None]


def _on_numbers(snapshot: Snapshot, body: Instance, asked: list[_Asked], fix: Fix) -> Finding:
    """What is said of several numbers of a *body*."""
    outcomes: dict[bool | None, Outcome] = {True: "pass", False: "fail", None: "not_documented"}
    outcome = weakest(outcomes[kept] for _, kept in asked)
    sentences = [heading_of(body), _HAS.format(which=set_apart(words for words, _ in asked))]
    if outcome == "pass":
        sentences.append(_THERE)
    for kept, words in ((False, _OTHERWISE), (None, _NOT_TOLD)):
        if which := [label for label, answer in asked if answer is kept]:
            sentences.append(words.format(which=set_apart(which)))
    field = "colleges" if body.composition == "complete" else "composition"
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=paragraph(sentences),
        evidence=(body.id, *(seat.id for seat in sorted(body.seats, key=lambda seat: seat.id))),
        fix=fix if outcome == "fail" else (),
        fill=(Fill(id=body.id, field=field, usually_in=_DECISION),) if outcome == "not_documented" else (),
    )


def _numbers(
    snapshot: Snapshot,
    body: Instance,
    size: tuple[int | None, int | None],
    colleges: Mapping[int, tuple[int | None, int]],
) -> list[_Asked]:
    """What the code says of the size of *body* and of each college, and whether it is so."""
    asked: list[_Asked] = [(bounds(MEMBERS_OF_A_BODY, *size), within(members(snapshot, body), *size))]
    known = {number: college for college in body.colleges if (number := _number(college))}
    for number, limits in colleges.items():
        label = bounds(_COLLEGE.format(n=number), *limits)
        college = known.get(number)
        asked.append((label, within(of_college(snapshot, body, college), *limits) if college else None))
    return asked


_COLLEGE: Final = Text(fr="Collège {n}", en="College {n}")


def _resized(snapshot: Snapshot, body: Instance, colleges: Mapping[int, tuple[int | None, int]]) -> Fix:
    """The colleges brought within their limits, by the seats that have a count: the agency appoints."""
    changes = list[Add | Replace]()
    for college in body.colleges:
        limits = colleges.get(_number(college) or 0)
        counted = of_college(snapshot, body, college)
        seats = [seat for seat in counted.seats if seat.count is not None]
        if limits and seats and within(counted, *limits) is False:
            people = sum(seat.count or 0 for seat in counted.seats)
            wanted = max(limits[0] or 0, min(people, limits[1])) - (people - (seats[0].count or 0))
            changes += [Replace(seats[0].id, id=seats[0].id, count=wanted)] if wanted > 0 else []
    return tuple(changes)


def _plenaries(snapshot: Snapshot) -> Iterator[Instance]:
    """The plenaries of a territorial council; one whose kind is not documented is none for sure."""
    return bodies(snapshot, "plenary") if snapshot.council.kind == _KIND else iter(())


@rule(
    code="CTS-1",
    name=Text(fr="Les collèges du conseil territorial de santé", en="The colleges of the territorial health council"),
    what=Text(
        fr="Le conseil compte de 34 à 50 membres : 20 à 28 professionnels et offreurs de services de santé (collège "
        "1), 6 à 10 usagers (2), 4 à 7 élus des collectivités (3), 2 à 3 représentants de l’État et des organismes de "
        "sécurité sociale (4), et deux personnalités qualifiées. Un collège est reconnu à son numéro, à défaut à ses "
        "secteurs.",
        en="The council has 34 to 50 members: 20 to 28 health professionals and providers (college 1), 6 to 10 users "
        "(2), 4 to 7 of local authorities (3), 2 to 3 of the State and social security (4), and two qualified persons. "
        "A college is known by its number, else by its sectors.",
    ),
    why=Text(
        fr="La loi équilibre ainsi les voix de ceux qui soignent, de ceux qui vivent là et de ceux qui décident.",
        en="So the law balances the voices of those who care, of those who live there and of those who decide.",
    ),
    limits=Text(
        fr="Un collège sans numéro ni secteur reconnu laisse la question ouverte. Suppléants et modes de "
        "désignation ne sont pas lus.",
        en="A college without a number or a known sector leaves the question open. Deputies and how "
        "members are designated are not read.",
    ),
    strength="must",
    level="decree",
    sources=(CSP_R1434_33,),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Un conseil territorial compte 20, 8, 5 et 2 membres dans ses quatre collèges.",
            en="A territorial council has 20, 8, 5 and 2 members in its four colleges.",
        ),
        *_BASE,
        *_council(20, 8, 5, 2),
    ),
    breaks=lambda: example(
        Text(
            fr="Un conseil territorial compte 20, 5, 7 et 3 membres dans ses quatre collèges : un usager de moins.",
            en="A territorial council has 20, 5, 7 and 3 members in its four colleges: one user less.",
        ),
        *_BASE,
        *_council(20, 5, 7, 3),
    ),
)
def colleges_of_the_council(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the members of the plenary and of its colleges."""
    for body in _plenaries(snapshot):
        asked = _numbers(snapshot, body, _SIZE, _COLLEGES)
        yield _on_numbers(snapshot, body, asked, _resized(snapshot, body, _COLLEGES))


_MENTAL: Final = re.compile(r"sant[ée] mentale|mental[ -]health", re.IGNORECASE)
_USERS: Final = re.compile(r"usagers|users", re.IGNORECASE)


def _formations(
    snapshot: Snapshot,
) -> Iterator[tuple[Instance, tuple[int | None, int], Mapping[int, tuple[None, int]]]]:
    """The commission on mental health and the formation of users, known by their names."""
    for body in sorted(snapshot.instances, key=lambda body: body.id) if snapshot.council.kind == _KIND else ():
        if body.evidence == "announced" or body.kind in ("plenary", "bureau", "external", "working_group"):
            continue
        name = f"{body.name.fr} {body.name.en}"
        if _MENTAL.search(name):
            yield body, _COMMISSION, _COMMISSION_COLLEGES
        elif _USERS.search(name):
            yield body, _FORMATION, {}


_NAMED: Final = Replace("territorial", name=Text(fr="Commission santé mentale", en="Mental-health commission"))
"""The body of the examples is the commission on mental health."""


@rule(
    code="CTS-2",
    name=Text(
        fr="Commission santé mentale et formation des usagers", en="The commission on mental health, that of users"
    ),
    what=Text(
        fr="La commission spécialisée en santé mentale a 21 membres au plus : 12, 4, 3 et 2 au plus des quatre "
        "collèges. La formation des usagers en a 12 au plus. Les deux sont reconnues à leur nom.",
        en="The commission on mental health has at most 21 members: at most 12, 4, 3 and 2 from the four colleges. The "
        "formation of users has at most 12. The two are known by their names.",
    ),
    why=Text(
        fr="Un groupe qui donne un avis sur la santé mentale se lit d’autant mieux qu’il reste un groupe de travail.",
        en="A group that advises on mental health works the better for staying a working group.",
    ),
    limits=Text(
        fr="Une formation d’un autre nom n’est pas reconnue.",
        en="A formation of another name is not recognised.",
    ),
    strength="must",
    level="decree",
    sources=(CSP_R1434_36,),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La commission santé mentale d’un conseil territorial a 12, 4, 3 et 2 membres des quatre collèges.",
            en="The commission on mental health of a territorial council has 12, 4, 3 and 2 from the four colleges.",
        ),
        *_BASE,
        *_council(12, 4, 3, 2, kind="technical_committee"),
        _NAMED,
    ),
    breaks=lambda: example(
        Text(
            fr="La commission santé mentale d’un conseil territorial a 12, 4, 3 et 4 membres des quatre collèges.",
            en="The commission on mental health of a territorial council has 12, 4, 3 and 4 from the four colleges.",
        ),
        *_BASE,
        *_council(12, 4, 3, 4, kind="technical_committee"),
        _NAMED,
    ),
)
def its_formations(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the members of the two formations."""
    for body, size, colleges in _formations(snapshot):
        yield _on_numbers(snapshot, body, _numbers(snapshot, body, size, colleges), _resized(snapshot, body, colleges))


# ---------------------------------------------------------------- CTS-3

_TERMS: Final = Words(
    kept=Text(
        fr="Mandats de cinq ans, renouvelables une fois, tenus : {n}.",
        en="Terms of five years, renewable once, kept: {n}.",
    ),
    broken=Text(
        fr="Mandats allés au-delà de dix ans : {which}. L’agence a à nommer, ou le dossier à consigner.",
        en="Terms beyond ten years: {which}. The agency has to appoint, or the file to record.",
    ),
    unsaid=Text(
        fr="Mandats de plus de cinq ans, dont le renouvellement n’est pas documenté, ou sans début : {which}.",
        en="Terms of more than five years whose renewal is not documented, or without a beginning: {which}.",
    ),
)


@rule(
    code="CTS-3",
    name=Text(fr="Cinq ans, renouvelables une fois", en="Five years, renewable once"),
    what=Text(
        fr="Les membres sont nommés pour cinq ans, renouvelables une fois ; les élus le sont avec leur assemblée, et "
        "une place se perd avec la qualité pour laquelle elle a été donnée. Qu’un membre absent une année sans motif "
        "légitime soit réputé démissionnaire, c’est l’agence qui le constate : la règle ne le fait pas.",
        en="Members are appointed for five years, renewable once; those of assemblies with their assembly, and a seat "
        "goes with the capacity for which it was given. That a member who is away for a year without a legitimate "
        "reason is deemed to have resigned is for the agency to record: the rule does not.",
    ),
    why=Text(
        fr="Un mandat qui finit laisse la place à d’autres voix du territoire.",
        en="A term that ends makes room for other voices of the territory.",
    ),
    limits=Text(
        fr="Perdre la qualité pour laquelle on siège ne se lit pas dans un dossier sans noms.",
        en="To lose the capacity for which one sits is not read in a file without names.",
    ),
    strength="must",
    level="decree",
    sources=(CSP_R1434_33,),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Les membres d’un conseil territorial siègent depuis janvier 2023.",
            en="Members of a territorial council have sat since January 2023.",
        ),
        *_BASE,
        *_council(20, 8, 5, 2),
    ),
    breaks=lambda: example(
        Text(
            fr="Les membres d’un conseil territorial siégeraient depuis 2012.",
            en="Members of a territorial council are said to have sat since 2012.",
        ),
        *_BASE,
        *_council(20, 8, 5, 2, start="2012-01-10"),
    ),
)
def five_years_once_more(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the beginning of each full seat of the plenary against its term."""
    for body in _plenaries(snapshot):
        seats = held_seats(snapshot, body)
        answers = {seat: within_term(seat, _YEARS, _RENEWALS, snapshot.date) for seat in seats}
        if answers:
            yield on_terms(snapshot, body, heading_of(body), answers, _TERMS)


RULEBOOK: Final = Rulebook(
    name="fr-territorial-council",
    title=Text(fr="Le conseil territorial de santé", en="The territorial health council"),
    council_kinds=frozenset({_KIND}),
    rules=(colleges_of_the_council, its_formations, five_years_once_more),
)
