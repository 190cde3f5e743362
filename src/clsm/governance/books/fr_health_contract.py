"""The rulebook ``fr-health-contract``: who signs a local health contract, and its part on mental health.

Local health contracts (CLS) are optional. The Public Health Code (article L1434-10) lets the regional
health agency conclude them with local authorities. What they hold is for their parties, not for the council:
these rules never count in what a council conforms to.
"""

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.reading.contracts import (
    AGENCY,
    AUTHORITY,
    OPEN_PARTY,
    SIGNED,
    THE_TEXT,
    agreements,
    named_parties,
    sign_too,
    signatures,
)
from clsm.governance.texts.sources import (
    F2RSM_2016,
    FABRIQUE_TERRITOIRES,
    HEALTH_CONTRACTS,
    INSTRUCTION_2016,
    LAW_2022_217,
)
from clsm.words import Text, both, paragraph, set_apart

_KIND: Final = "local_health_contract"


def _contract(
    parties: tuple[str, ...] = ("agency", "ombreval"),
    concluded: str = "2022-12-01",
    mental_health_part: bool | None = True,
) -> Add:
    """A local health contract, for the examples."""
    return Add(
        Agreement(
            id="health-contract",
            name=Text(fr="Contrat local de santé", en="Local health contract"),
            kind=_KIND,
            state="signed",
            parties=parties,
            concluded=PartialDate.parse(concluded),
            mental_health_part=mental_health_part,
            period=Period(start=PartialDate.parse("2023-01-01"), end=PartialDate.parse("2027-12-31")),
        )
    )


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
        "d’un texte qui n’est pas encore signé, ni celle où une partie est dite sans être nommée (« une "
        "collectivité »).",
        en="A local health contract brings together at least the regional health agency and a local authority or a "
        "grouping of them; others may sign. A list of one name is not read as complete, nor that of a text not yet "
        "signed, nor one in which a party is told of without its name (“a local authority”).",
    ),
    why=Text(
        fr="L’une apporte la politique de santé, l’autre la vie locale : à elles deux, elles s’engagent devant les "
        "habitants.",
        en="The one brings health policy, the other local life: together they commit themselves before residents.",
    ),
    limits=Text(
        fr="Ce que le contrat engage n’est pas lu, ni ce que changent ses avenants.",
        en="What the contract commits to is not read, nor what its amendments change.",
    ),
    strength="expected",
    level="guide",
    sources=(FABRIQUE_TERRITOIRES,),
    jurisdiction="FR",
    of_council=False,
    keeps=lambda: example(
        Text(
            fr="L’agence régionale de santé et la ville d’Ombreval ont signé le contrat local de santé.",
            en="The regional health agency and the town of Ombreval signed the local health contract.",
        ),
        _contract(),
    ),
    breaks=lambda: example(
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
        words = (_SIGNED[parties.outcome] if contract.parties or contract.signatures else _NO_PARTIES).format(
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


# ---------------------------------------------------------------- FR-C3, FR-C3B

_LAW_KNOWN: Final = datetime.date(2022, 3, 1)
"""From which day the law surely applied: the day on which it came into force is not confirmed."""
_LAW_MADE: Final = datetime.date(2022, 2, 21)
_INSTRUCTED: Final = PartialDate.parse("2016-09-30")

_PART: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(fr="Un volet santé mentale y est documenté.", en="A part on mental health is documented in it."),
        False: Text(
            fr="Il est documenté sans volet santé mentale ; un avenant pourrait l’ajouter.",
            en="It is documented without a part on mental health; an amendment could add one.",
        ),
        None: Text(
            fr="Qu’il comporte un volet santé mentale n’est pas documenté.",
            en="Whether it holds a part on mental health is not documented.",
        ),
    }
)
_CONCLUDED: Final = Text(fr="{text} – Conclusion : {day}.", en="{text} – Concluded: {day}.")
_UNDATED: Final = Text(
    fr="{text} – La date de sa conclusion n’est pas documentée.", en="{text} – When it was concluded is not documented."
)
_UNDER_WHAT: Final = Text(
    fr="On ne peut donc dire quel texte valait alors.",
    en="So it cannot be said which text applied then.",
)


def _conclusion(contract: Agreement) -> PartialDate | None:
    """When *contract* was concluded: as it says, else when the last of its signatures with a date was given."""
    signed = (signature.date for signature in contract.signatures if signature.date)
    return contract.concluded or max(signed, key=lambda date: (date.last, date.first), default=None)


def _known_before(snapshot: Snapshot, contract: Agreement) -> datetime.date | None:
    """The last day on which *contract* can have been concluded: none is after its own end, or after it was seen."""
    concluded, end = _conclusion(contract), contract.period.end
    if concluded:
        return concluded.last
    seen = snapshot.council.last_shown(contract) if contract.state in SIGNED else None
    days = [date.last for date in (end, seen) if isinstance(date, PartialDate)]
    return min(days, default=None)


def _under_the_law(snapshot: Snapshot, contract: Agreement) -> bool | None:
    """Whether *contract* was concluded under the law of 2022; ``None`` where its date does not tell."""
    concluded, latest = _conclusion(contract), _known_before(snapshot, contract)
    if concluded and concluded.first >= _LAW_KNOWN:
        return True
    return False if latest and latest < _LAW_MADE else None


def _contracts(snapshot: Snapshot) -> Iterator[Agreement]:
    return (text for text in agreements(snapshot, _KIND) if text.state != "drafting")


def _part(contract: Agreement, *, under_a_known_text: bool) -> Finding:
    """Whether *contract* holds its part on mental health; open where it is not known which text asked for it."""
    holds, concluded = contract.mental_health_part, _conclusion(contract)
    answers: dict[bool | None, Outcome] = {True: "pass", False: "fail", None: "not_documented"}
    outcome = answers[holds] if under_a_known_text else "not_documented"
    heading = _CONCLUDED.format(text=contract.name, day=both(concluded.say)) if concluded else _UNDATED
    sentences = [heading.format(text=contract.name), *(() if under_a_known_text else (_UNDER_WHAT,)), _PART[holds]]
    fields = [*(() if under_a_known_text else ("concluded",)), *(("mental_health_part",) if holds is None else ())]
    fill = tuple(Fill(id=contract.id, field=field, usually_in=THE_TEXT) for field in fields)
    return Finding(
        outcome=outcome,
        focus=contract.id,
        because=paragraph(sentences),
        evidence=(contract.id,),
        fix=(Replace(contract.id, mental_health_part=True, state="amended"),) if outcome == "fail" else (),
        fill=fill if outcome == "not_documented" else (),
    )


_OF_THE_PARTIES: Final = Text(
    fr="C’est l’affaire des parties au contrat : la règle ne compte pas parmi ce que le conseil respecte.",
    en="This is for the parties to the contract: the rule does not count among what the council keeps.",
)


def _with_note(fr: str, en: str) -> Text:
    return paragraph((Text(fr=fr, en=en), _OF_THE_PARTIES))


@rule(
    code="FR-C3",
    name=Text(
        fr="Un volet santé mentale dans le contrat local de santé",
        en="A part on mental health in the local health contract",
    ),
    what=_with_note(
        fr="Un contrat local de santé conclu depuis la loi du 21 février 2022 comporte un volet santé mentale, qui "
        "tient compte du projet territorial. La règle lit ce que le dossier dit du contrat, jamais un mot qui s’y "
        "trouverait. Entre le 21 février et le 1er mars 2022, ou sans date, elle ne dit rien de sûr ; que la loi "
        "vaille pour les contrats déjà conclus est une question ouverte.",
        en="A local health contract concluded since the law of 21 February 2022 holds a part on mental health, which "
        "takes account of the territorial project. The rule reads what the file says of the contract, never a word "
        "that may stand in it. Between 21 February and 1 March 2022, or without a date, it says nothing for sure; "
        "whether the law holds for contracts concluded before is an open question.",
    ),
    why=Text(
        fr="Deux démarches qui s’ignorent sollicitent deux fois les mêmes partenaires pour les mêmes quartiers.",
        en="Two undertakings that do not know of each other ask the same partners twice for the same neighbourhoods.",
    ),
    limits=Text(
        fr="Le jour exact de l’entrée en vigueur n’est pas confirmé, ni si les contrats en cours étaient "
        "visés. Le contenu du volet n’est pas lu.",
        en="The exact day in force is not confirmed, nor whether contracts under way were caught. What "
        "the part contains is not read.",
    ),
    strength="must",
    level="law",
    sources=(LAW_2022_217,),
    applies_from=PartialDate.of(_LAW_KNOWN),
    jurisdiction="FR",
    of_council=False,
    keeps=lambda: example(
        Text(
            fr="Le contrat local de santé d’Ombreval, conclu en décembre 2022, a un volet santé mentale.",
            en="Ombreval's local health contract, concluded in December 2022, has a part on mental health.",
        ),
        _contract(concluded="2022-12-01", mental_health_part=True),
    ),
    breaks=lambda: example(
        Text(
            fr="Le contrat local de santé d’Ombreval, conclu en décembre 2022, n’a pas de volet santé mentale.",
            en="Ombreval's local health contract, concluded in December 2022, has no part on mental health.",
        ),
        _contract(concluded="2022-12-01", mental_health_part=False),
    ),
)
def mental_health_part(snapshot: Snapshot) -> Iterator[Finding]:
    """Read of each contract concluded under the law, or perhaps under it, whether it holds the part."""
    for contract in _contracts(snapshot):
        under = _under_the_law(snapshot, contract)
        if under is not False:
            yield _part(contract, under_a_known_text=under is True)


@rule(
    code="FR-C3B",
    name=Text(
        fr="Un volet santé mentale dans le contrat d’avant la loi de 2022",
        en="A part on mental health in a contract from before the law of 2022",
    ),
    what=_with_note(
        fr="L’instruction de 2016 voulait que le conseil, là où il existe, soit le volet santé mentale du contrat "
        "local de santé. La règle regarde les contrats conclus après elle et avant le 21 février 2022.",
        en="The instruction of 2016 wanted the council, where there is one, to be the mental-health part of the local "
        "health contract. The rule looks at contracts concluded after it and before 21 February 2022.",
    ),
    why=Text(
        fr="Un volet nommé donne au conseil sa place dans ce que la collectivité et l’ARS se sont promis.",
        en="A named part gives the council its place in what the authority and the agency promised each other.",
    ),
    limits=Text(
        fr="L’instruction n’est connue que par ceux qui la citent. Le contenu du volet n’est pas lu ici non plus.",
        en="The instruction is known from those who quote it only. What the part contains is not read here either.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, F2RSM_2016),
    applies_from=_INSTRUCTED,
    jurisdiction="FR",
    of_council=False,
    keeps=lambda: example(
        Text(
            fr="Le contrat local de santé d’Ombreval, conclu en décembre 2020, a un volet santé mentale.",
            en="Ombreval's local health contract, concluded in December 2020, has a part on mental health.",
        ),
        _contract(concluded="2020-12-01", mental_health_part=True),
    ),
    breaks=lambda: example(
        Text(
            fr="Le contrat local de santé d’Ombreval, conclu en décembre 2020, n’a pas de volet santé mentale.",
            en="Ombreval's local health contract, concluded in December 2020, has no part on mental health.",
        ),
        _contract(concluded="2020-12-01", mental_health_part=False),
    ),
)
def mental_health_part_before(snapshot: Snapshot) -> Iterator[Finding]:
    """Read of each contract concluded between the instruction and the law whether it holds the part."""
    for contract in _contracts(snapshot):
        concluded, latest = _conclusion(contract), _known_before(snapshot, contract)
        if _under_the_law(snapshot, contract) is False and latest and latest >= _INSTRUCTED.first:
            surely_after = concluded is not None and concluded.first >= _INSTRUCTED.first
            yield _part(contract, under_a_known_text=surely_after)


RULEBOOK: Final = Rulebook(
    name="fr-health-contract",
    title=HEALTH_CONTRACTS,
    rules=(agency_and_authority, mental_health_part, mental_health_part_before),
)
