"""The rulebook ``fr-health-contract``: who signs a local health contract, for how long, and the council's part in it.

Local health contracts (CLS) are optional. The Public Health Code (article L1434-10) lets the regional
health agency conclude them with local authorities; regions and resource centres say how.
"""

from collections.abc import Iterator
from typing import Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance
from clsm.entities.territories import Territory
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.reading.contracts import (
    AGENCY,
    AUTHORITY,
    OPEN_PARTY,
    THE_TEXT,
    agreements,
    named_parties,
    region_of,
    sign_too,
    signatures,
    years_later,
)
from clsm.governance.reading.filling import about_lists
from clsm.governance.reading.offices import AUTHORITIES
from clsm.governance.reading.seats import existing, sits
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.sources import ARS_PACA, F2RSM_2016, FABRIQUE_TERRITOIRES, HEALTH_CONTRACTS
from clsm.identifiers import Identifiers
from clsm.words import Text, both, set_apart

_KIND: Final = "local_health_contract"
_PACA: Final = "93"
"""INSEE's code of the region that names a term."""


def _contract(
    start: str = "2023-01-01",
    end: str = "2027-12-31",
    parties: tuple[str, ...] = ("agency", "ombreval"),
    territories: tuple[str, ...] = (),
    articulation: Text | None = None,
) -> Add:
    """A local health contract, for the examples."""
    return Add(
        Agreement(
            id="health-contract",
            name=Text(fr="Contrat local de santé", en="Local health contract"),
            kind=_KIND,
            state="signed",
            parties=parties,
            territories=territories,
            period=Period(start=PartialDate.parse(start), end=PartialDate.parse(end)),
            articulation=articulation,
        )
    )


_VALMONT: Final = Add(Actor(id="valmont", name="Communauté de communes de Valmont", sector="intercommunality"))

# ---------------------------------------------------------------- FR-C1

_SIGNED: Final[dict[Outcome, Text]] = {
    "pass": Text(fr="{text} – Parmi les signataires : {who}.", en="{text} – Among the parties: {who}."),
    "fail": Text(
        fr="{text} – Signataires documentés : {who}. Pourrait s’y joindre : {missing}.",
        en="{text} – Documented parties: {who}. Could join them: {missing}.",
    ),
    "not_documented": OPEN_PARTY,
}
_NO_PARTIES: Final = Text(fr="{text} – Aucun signataire n’est documenté.", en="{text} – No party is documented.")


@rule(
    code="FR-C1",
    name=Text(
        fr="Un contrat signé par l’ARS et une collectivité", en="A contract signed by the agency and a local authority"
    ),
    what=Text(
        fr="Un contrat local de santé réunit au moins l’agence régionale de santé et une collectivité ou un groupement "
        "de collectivités ; d’autres peuvent le signer. Une liste d’un seul nom n’est pas lue comme complète, ni celle "
        "d’un texte qui n’est pas encore signé.",
        en="A local health contract brings together at least the regional health agency and a local authority or a "
        "grouping of them; others may sign. A list of one name is not read as complete, nor that of a text not yet "
        "signed.",
    ),
    why=Text(
        fr="L’une apporte la politique de santé, l’autre la vie locale : à elles deux, elles s’engagent devant les "
        "habitants.",
        en="The one brings health policy, the other local life: together they commit themselves before residents.",
    ),
    strength="expected",
    level="guide",
    sources=(FABRIQUE_TERRITOIRES, ARS_PACA),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="L’agence régionale de santé et la ville d’Ombreval ont signé le contrat local de santé.",
            en="The regional health agency and the town of Ombreval signed the local health contract.",
        ),
        _contract(),
    ),
    breaks=example(
        Text(
            fr="La ville et l’EPSM d’Ombreval ont signé le contrat local de santé, sans l’agence régionale de santé.",
            en="Ombreval's town and hospital signed the local health contract, without the regional health agency.",
        ),
        _contract(parties=("ombreval", "hospital")),
    ),
)
def agency_and_authority(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for both among the parties of each contract."""
    for contract in agreements(snapshot, _KIND):
        parties = signatures(snapshot, contract, (AGENCY, AUTHORITY))
        words = (_SIGNED[parties.outcome] if contract.parties else _NO_PARTIES).format(
            text=contract.name,
            who=named_parties(snapshot, contract),
            missing=set_apart(it.label for it in parties.missing),
        )
        yield Finding(
            outcome=parties.outcome,
            focus=contract.id,
            because=words,
            evidence=(contract.id,),
            fix=sign_too(snapshot, contract, parties.missing) if parties.outcome == "fail" else (),
            fill=(Fill(id=contract.id, field="parties", usually_in=THE_TEXT),)
            if parties.outcome == "not_documented"
            else (),
        )


# ---------------------------------------------------------------- FR-C2

_LASTS: Final[dict[Outcome, Text]] = {
    "pass": Text(
        fr="{text} – {start} – {end} : dans les {years} ans que nomme la région.",
        en="{text} – {start} – {end}: within the {years} years that the region names.",
    ),
    "fail": Text(
        fr="{text} – {start} – {end} : plus que les {years} ans que nomme la région. Un nouveau contrat, ou un "
        "avenant, pourrait le reprendre plus tôt.",
        en="{text} – {start} – {end}: longer than the {years} years that the region names. A new contract, or an "
        "amendment, could take it up sooner.",
    ),
    "not_documented": Text(
        fr="{text} – Les dates documentées ({start} – {end}) ne disent pas si le contrat dure plus de {years} ans, que "
        "nomme la région.",
        en="{text} – The documented dates ({start} – {end}) do not say whether the contract lasts longer than the "
        "{years} years that the region names.",
    ),
}


def _lasts(snapshot: Snapshot, contract: Agreement, years: int) -> Finding:
    start, end = contract.period.start, contract.period.end
    outcome: Outcome = "not_documented"
    if start:
        shortest, longest = years_later(start.first, years), years_later(start.last, years)
        still_runs = end == OPEN and longest < snapshot.date
        if isinstance(end, PartialDate) and end.last <= shortest:
            outcome = "pass"
        elif still_runs or (isinstance(end, PartialDate) and longest < end.first):
            outcome = "fail"
    unknown = Text.same("…")
    words = _LASTS[outcome].format(
        text=contract.name,
        start=both(start.say) if start else unknown,
        end=both(end.say) if isinstance(end, PartialDate) else unknown,
        years=years,
    )
    until = PartialDate.of(years_later(start.first, years)) if start else None
    fix = until and until.first >= snapshot.date and Replace(contract.id, period=Period(start=start, end=until))
    return Finding(
        outcome=outcome,
        focus=contract.id,
        because=words,
        evidence=(contract.id,),
        fix=(fix,) if fix and outcome == "fail" else (),
        fill=(Fill(id=contract.id, field="period", usually_in=THE_TEXT),) if outcome == "not_documented" else (),
    )


_IN_PACA: Final = (
    Add(
        Territory(
            id="region-paca", name="Provence-Alpes-Côte d’Azur", kind="region", identifiers=Identifiers(region=_PACA)
        )
    ),
    Add(Territory(id="commune-ombreval", name="Ombreval", kind="commune", parent="region-paca")),
)


@rule(
    code="FR-C2",
    name=Text(
        fr="Un contrat de cinq ans au plus, là où la région le nomme",
        en="A contract of five years at most, where the region names it",
    ),
    what=Text(
        fr="Aucun texte lu ne fixe la durée d’un contrat local de santé. La région Provence-Alpes-Côte d’Azur nomme "
        "cinq ans : un contrat plus long y est relevé. La région est lue sur les territoires du contrat, à défaut sur "
        "ceux du conseil.",
        en="No text that was read sets the term of a local health contract. The region Provence-Alpes-Côte d’Azur "
        "names five years: a longer contract is noted there. The region is read on the territories of the contract, "
        "else on those of the council.",
    ),
    why=Text(
        fr="Les besoins changent : une échéance donne rendez-vous pour relire ensemble ce qui a été promis.",
        en="Needs change: an end date is an appointment to read again together what was promised.",
    ),
    strength="recommended",
    level="guide",
    sources=(ARS_PACA,),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="En Provence-Alpes-Côte d’Azur, le contrat d’Ombreval va de 2023 à la fin de 2027.",
            en="In Provence-Alpes-Côte d’Azur, Ombreval's contract runs from 2023 to the end of 2027.",
        ),
        *_IN_PACA,
        _contract(territories=("commune-ombreval",)),
    ),
    breaks=example(
        Text(
            fr="En Provence-Alpes-Côte d’Azur, le contrat d’Ombreval va de 2023 à la fin de 2029.",
            en="In Provence-Alpes-Côte d’Azur, Ombreval's contract runs from 2023 to the end of 2029.",
        ),
        *_IN_PACA,
        _contract(territories=("commune-ombreval",), end="2029-12-31"),
    ),
)
def five_years_at_most(snapshot: Snapshot) -> Iterator[Finding]:
    """Compare the term of each contract of the region with the one that the region names."""
    years = PARAMETERS["health_contract_years_paca"].on(snapshot.date)
    for contract in agreements(snapshot, _KIND):
        where = {region_of(snapshot, place) for place in contract.territories or snapshot.council.perimeter}
        if where - {None} == {_PACA} and years is not None:
            yield _lasts(snapshot, contract, int(years))


# ---------------------------------------------------------------- FR-C3

_MENTAL_HEALTH_PART: Final = Text(
    fr="Le conseil est le volet santé mentale du contrat.",
    en="The council is the mental-health part of the contract.",
)
_TIED: Final = Text(
    fr="{text} – Le lien avec le conseil est documenté : {how}", en="{text} – How it is tied to the council: {how}"
)
_UNTIED: Final = Text(
    fr="{text} – Aucune source ne dit quel lien il a avec le conseil, et aucune collectivité signataire n’a de place "
    "dans une instance du conseil ({who}). Un avenant pourrait nommer le conseil comme son volet santé mentale.",
    en="{text} – No source says how it is tied to the council, and no authority that signed it has a seat in a body of "
    "the council ({who}). An amendment could name the council as its mental-health part.",
)
_UNSAID: Final = Text(
    fr="{text} – Le lien entre ce contrat et le conseil n’est pas documenté.",
    en="{text} – How this contract and the council are tied is not documented.",
)


def _tie(snapshot: Snapshot, contract: Agreement) -> Finding:
    if contract.articulation:
        because = _TIED.format(text=contract.name, how=contract.articulation)
        return Finding(outcome="pass", focus=contract.id, because=because, evidence=(contract.id,))
    bodies = [body for body in existing(snapshot) if body.kind != "external"]
    authorities = {id for id in contract.parties if snapshot.council.find(id).sector in AUTHORITIES}
    known = any(body.kind == "plenary" for body in bodies) and all(body.composition == "complete" for body in bodies)
    theirs = list(_perhaps_theirs(snapshot, bodies, authorities))
    evidence = (contract.id, *theirs, *(body.id for body in bodies))
    if authorities and known and not theirs and snapshot.council.carrier not in authorities:
        who = set_apart(Text.same(name) for name in sorted(snapshot.council.find(id).name for id in authorities))
        return Finding(
            outcome="fail",
            focus=contract.id,
            because=_UNTIED.format(text=contract.name, who=who),
            evidence=evidence,
            fix=(Replace(contract.id, articulation=_MENTAL_HEALTH_PART, state="amended"),),
        )
    return Finding(
        outcome="not_documented",
        focus=contract.id,
        because=_UNSAID.format(text=contract.name),
        evidence=evidence,
        fill=(Fill(id=contract.id, field="articulation", usually_in=THE_TEXT), *about_lists(bodies)),
    )


def _perhaps_theirs(snapshot: Snapshot, bodies: list[Instance], authorities: set[str]) -> Iterator[str]:
    """The seats and offices by which one of the *authorities* takes part in the council, or may."""
    offices = {post.id for post in snapshot.posts if authorities & {post.holder, post.employer}}
    yield from sorted(offices)
    for seat in sorted((seat for body in bodies for seat in body.seats), key=lambda seat: seat.id):
        nameless = seat.holder is None and snapshot.sector(seat) in {*AUTHORITIES, "not_documented"}
        if sits(snapshot, seat) is not False and (nameless or seat.holder in authorities):
            yield seat.id


@rule(
    code="FR-C3",
    name=Text(
        fr="Le conseil, volet santé mentale du contrat local de santé",
        en="The council is the mental-health part of the local health contract",
    ),
    what=Text(
        fr="Là où un contrat local de santé existe, le conseil en est le volet santé mentale. La règle cherche ce "
        "qu’une source dit de leur lien. Elle ne relève un écart que si les instances du conseil sont toutes connues "
        "et qu’aucune collectivité signataire n’y a de place.",
        en="Where there is a local health contract, the council is its mental-health part. The rule looks for what a "
        "source says of their tie. It notes a departure only where all bodies of the council are known and no "
        "authority that signed the contract has a seat in them.",
    ),
    why=Text(
        fr="Deux démarches qui s’ignorent sollicitent deux fois les mêmes partenaires pour les mêmes quartiers.",
        en="Two undertakings that do not know of each other ask the same partners twice for the same neighbourhoods.",
    ),
    strength="expected",
    level="instruction",
    sources=(F2RSM_2016,),
    applies_from=PartialDate.parse("2016-09-30"),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Le contrat local de santé d’Ombreval nomme le conseil comme son volet santé mentale.",
            en="Ombreval's local health contract names the council as its mental-health part.",
        ),
        _contract(articulation=_MENTAL_HEALTH_PART),
    ),
    breaks=example(
        Text(
            fr="Le contrat est signé avec la communauté de communes, qui n’a de place dans aucune instance du conseil "
            "d’Ombreval ; aucune source ne dit le lien des deux.",
            en="The contract is signed with the community of communes, which has a seat in no body of Ombreval's "
            "council; no source says how the two are tied.",
        ),
        _VALMONT,
        _contract(parties=("agency", "valmont")),
    ),
)
def mental_health_part(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at how each contract is tied to the council."""
    for contract in agreements(snapshot, _KIND):
        yield _tie(snapshot, contract)


RULEBOOK: Final = Rulebook(
    name="fr-health-contract",
    title=HEALTH_CONTRACTS,
    rules=(agency_and_authority, five_years_at_most, mental_health_part),
)
