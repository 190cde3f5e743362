"""The rulebook ``fr-situations``: how a council may coordinate around situations and respect the person.

A situation is the person's own: the guidance of the national resource centre starts from their
agreement. The rules read the process that a council has written down, never a situation.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.entities.instances import Instance, Seat
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.reading.seats import bodies, carries, every, look_for, named, seat_to_open, sits, weakest
from clsm.governance.texts.sources import CENTRE_CELL_MEMBERS, CENTRE_USERS_PLACE, REPERES_2018
from clsm.programs import Program
from clsm.programs.situations import SituationCoordination
from clsm.vocabulary import PILLARS
from clsm.words import Text, paragraph

_IN_USE: Final = PartialDate.parse("2018-01")
"""From which month the guidance on situations was surely in use: that of the centre's own “Repères”."""

_NOT_AT_WORK: Final = frozenset({"planned", "announced", "ended"})
"""The states of a program that owes nothing yet, or nothing any more."""


@final
@attrs.frozen(kw_only=True)
class _Process:
    """A coordination of situations with the cells that run it, or a cell that no program describes."""

    program: Program | None = None
    cells: tuple[Instance, ...] = ()

    @property
    def about(self) -> Program | Instance:
        """What the rules speak of."""
        return self.program or self.cells[0]

    @property
    def details(self) -> SituationCoordination:
        """What is written of it; nothing, where nothing is."""
        details = self.program.details if self.program else None
        return details if isinstance(details, SituationCoordination) else SituationCoordination()


def _processes(snapshot: Snapshot) -> Iterator[_Process]:
    """What coordinates situations on the day; a cell is read with the program that it runs or follows."""
    cells = tuple(bodies(snapshot, "situation_cell"))
    programs = sorted(
        (program for program in snapshot.programs if program.kind == "situation_coordination"),
        key=lambda program: program.id,
    )
    described = set[str]()
    for program in programs:
        run_by = {*program.led_by, *program.followed_by}
        described |= run_by
        if program.state not in _NOT_AT_WORK:
            yield _Process(program=program, cells=tuple(cell for cell in cells if cell.id in run_by))
    for cell in cells:
        if cell.id not in described:
            yield _Process(cells=(cell,))


@final
@attrs.frozen(kw_only=True)
class _Said:
    """What is said of one point, and on which seats that rests."""

    outcome: Outcome
    words: Text
    evidence: tuple[str, ...] = ()


_ANSWERS: Final[Mapping[bool | None, Outcome]] = MappingProxyType({True: "pass", False: "fail", None: "not_documented"})


def _said(answer: bool | None, words: Mapping[bool | None, Text]) -> _Said:
    return _Said(outcome=_ANSWERS[answer], words=words[answer])


def _finding(
    snapshot: Snapshot,
    process: _Process,
    points: Iterable[_Said],
    *,
    usually_in: Text,
    fix: tuple[Add | Replace, ...],
) -> Finding:
    """The finding on all *points*; *fix* is what would make each of them kept, empty where nothing does."""
    statements = tuple(points)
    outcome = weakest(point.outcome for point in statements)
    head = Text.same("{name} –").format(name=process.about.name)
    written = process.program.id if process.program else snapshot.council.id
    fill = Fill(id=written, field="details" if process.program else "programs", usually_in=usually_in)
    return Finding(
        outcome=outcome,
        focus=process.about.id,
        because=paragraph((head, *(point.words for point in statements))),
        evidence=(
            process.about.id,
            *(cell.id for cell in process.cells),
            *(seat for point in statements for seat in point.evidence),
        ),
        fix=fix if outcome == "fail" else (),
        fill=(fill,) if outcome == "not_documented" else (),
    )


def _written(process: _Process, **answers: Any) -> tuple[Replace, ...]:
    """Write these *answers* down in the program; nothing to do where none is there, or all are written."""
    details = attrs.evolve(process.details, **answers)
    if process.program is None or details == process.program.details:
        return ()
    return (Replace(process.program.id, details=details),)


# ---------------------------------------------------------------- the council of the examples

_KEPT: Final = SituationCoordination(
    asks_agreement=True,
    refusal_ends_sharing=True,
    shares_only_what_is_needed=True,
    users_represented=True,
    composition_settled=True,
    alternates_settled=True,
    local_analysis=True,
    upward_report="general_anonymised",
    reports_to="committee",
)


def _coordination(**details: Any) -> Add:
    """Ombreval's coordination of situations, which keeps every rule but for these *details*."""
    return Add(
        Program(
            id="situations",
            name=Text(fr="Coordination autour des situations", en="Coordination around situations"),
            kind="situation_coordination",
            state="under_way",
            details=attrs.evolve(_KEPT, **details),
        )
    )


# ---------------------------------------------------------------- CS1

_AGREEMENT: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(
            fr="L’accord de la personne est demandé avant que sa situation soit évoquée.",
            en="The person's agreement is asked before their situation is raised.",
        ),
        False: Text(
            fr="L’accord de la personne n’est pas encore demandé avant que sa situation soit évoquée : tout "
            "commence par lui.",
            en="The person's agreement is not asked yet before their situation is raised: everything starts from it.",
        ),
        None: Text(
            fr="Rien ne dit si l’accord de la personne est demandé avant que sa situation soit évoquée.",
            en="Nothing says whether the person's agreement is asked before their situation is raised.",
        ),
    }
)
_REFUSAL: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(fr="Si la personne refuse, rien n’est partagé.", en="Where the person says no, nothing is shared."),
        False: Text(
            fr="Le refus de la personne ne met pas encore fin au partage : il reste à en convenir.",
            en="A no from the person does not end the sharing yet: this remains to be agreed.",
        ),
        None: Text(
            fr="Rien ne dit si le refus de la personne met fin au partage.",
            en="Nothing says whether a no from the person ends the sharing.",
        ),
    }
)
_CELL_RULES: Final = Text(
    fr="la charte ou le règlement de la cellule, ou la fiche par laquelle une situation lui est proposée",
    en="the charter or the rules of the cell, or the form by which a situation is put forward to it",
)


@rule(
    code="CS1",
    name=Text(fr="D’abord l’accord de la personne", en="The person's agreement comes first"),
    what=Text(
        fr="La personne donne son accord avant que sa situation soit évoquée ; si elle refuse, rien n’est partagé. Le "
        "centre de ressources le dit par analogie avec l’article L1110-4 du Code de la santé publique, dont le régime "
        "de partage ne couvre pas en tant que tels les membres d’un conseil.",
        en="The person agrees before their situation is raised; where they say no, nothing is shared. The resource "
        "centre says so by analogy with article L1110-4 of the Public Health Code, whose rules on sharing do not as "
        "such cover the members of a council.",
    ),
    why=Text(
        fr="C’est de sa vie qu’il s’agit. Rien ne s’y décide sans elle, et son refus n’a pas à être justifié.",
        en="It is the person's own life. Nothing is decided in it without them, and a no needs no reason.",
    ),
    limits=Text(
        fr="La règle lit ce qui est écrit de la pratique, non la pratique. Le régime légal du partage "
        "n’est repris que par analogie.",
        en="The rule reads what is written of the practice, and not the practice. The legal regime of "
        "sharing is taken up by analogy only.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_USERS_PLACE,),
    applies_from=_IN_USE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="À Ombreval, la personne donne son accord avant que sa situation soit évoquée ; son refus arrête tout.",
            en="In Ombreval, the person agrees before their situation is raised, and a no ends everything.",
        ),
        _coordination(),
    ),
    breaks=lambda: example(
        Text(
            fr="À Ombreval, des situations sont évoquées sans que l’accord de la personne soit demandé.",
            en="In Ombreval, situations are raised without asking for the person's agreement.",
        ),
        _coordination(asks_agreement=False),
    ),
)
def agreement_first(snapshot: Snapshot) -> Iterator[Finding]:
    """Read whether agreement is asked, and what a refusal does."""
    for process in _processes(snapshot):
        asked, refused = process.details.asks_agreement, process.details.refusal_ends_sharing
        yield _finding(
            snapshot,
            process,
            (_said(asked, _AGREEMENT), _said(refused, _REFUSAL)),
            usually_in=_CELL_RULES,
            fix=_written(process, asks_agreement=True, refusal_ends_sharing=True),
        )


# ---------------------------------------------------------------- CS2

_NEEDED: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(fr="On n’y dit que le strict nécessaire.", en="Only what is strictly needed is told there."),
        False: Text(
            fr="On y dit plus que le strict nécessaire ; s’y tenir protège la personne et ceux qui l’accompagnent.",
            en="More is told there than is strictly needed; keeping to it protects the person and those who support "
            "them.",
        ),
        None: Text(
            fr="Rien ne dit si l’on s’y tient au strict nécessaire.",
            en="Nothing says whether people keep to what is strictly needed there.",
        ),
    }
)


@rule(
    code="CS2",
    name=Text(fr="Seulement ce qui est strictement nécessaire", en="Only what is strictly needed"),
    what=Text(
        fr="Autour d’une situation, on ne partage que ce qui est strictement nécessaire pour avancer avec la personne. "
        "Le centre de ressources le dit par analogie avec la loi, dont le régime ne couvre pas en tant que tels les "
        "membres d’un conseil.",
        en="Around a situation, people share only what is strictly needed to move forward with the person. The "
        "resource centre says so by analogy with the law, whose rules do not as such cover the members of a council.",
    ),
    why=Text(
        fr="La personne confie ce qu’elle choisit de confier. Le reste lui appartient, et le dire peut lui nuire.",
        en="People entrust what they choose to entrust. The rest is theirs, and telling it may harm them.",
    ),
    limits=Text(
        fr="Ce qui est dit en séance n’est pas lu, et ne doit pas l’être.",
        en="What is said in a meeting is not read, and must not be.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_USERS_PLACE,),
    applies_from=_IN_USE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La coordination d’Ombreval s’en tient par écrit au strict nécessaire.",
            en="Ombreval's coordination keeps, in writing, to what is strictly needed.",
        ),
        _coordination(),
    ),
    breaks=lambda: example(
        Text(
            fr="À Ombreval, on dit autour des situations plus que le strict nécessaire.",
            en="In Ombreval, more is told around situations than is strictly needed.",
        ),
        _coordination(shares_only_what_is_needed=False),
    ),
)
def only_what_is_needed(snapshot: Snapshot) -> Iterator[Finding]:
    """Read whether sharing keeps to what is needed."""
    for process in _processes(snapshot):
        yield _finding(
            snapshot,
            process,
            (_said(process.details.shares_only_what_is_needed, _NEEDED),),
            usually_in=_CELL_RULES,
            fix=_written(process, shares_only_what_is_needed=True),
        )


# ---------------------------------------------------------------- CS5

_COMPOSITION: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(
            fr="Sa composition a été débattue en plénière et arrêtée par le comité de pilotage.",
            en="Who takes part was debated in the plenary and settled by the steering committee.",
        ),
        False: Text(
            fr="Sa composition reste à débattre en plénière et à arrêter par le comité de pilotage.",
            en="Who takes part remains to be debated in the plenary and settled by the steering committee.",
        ),
        None: Text(
            fr="Rien ne dit si sa composition a été débattue en plénière et arrêtée par le comité de pilotage.",
            en="Nothing says whether who takes part was debated in the plenary and settled by the steering committee.",
        ),
    }
)
_ALTERNATES: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(fr="Les suppléances sont réglées.", en="Who stands in for whom is settled."),
        False: Text(fr="Les suppléances restent à régler.", en="Who stands in for whom remains to be settled."),
        None: Text(
            fr="Rien ne dit si les suppléances sont réglées.",
            en="Nothing says whether it is settled who stands in for whom.",
        ),
    }
)
_USERS: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(fr="Les usagers y sont représentés.", en="Service users are represented in it."),
        False: Text(
            fr="Une place pourrait y être ouverte pour : {label}.", en="A seat could be opened in it for: {label}."
        ).format(label=PILLARS["people_concerned"]),
        None: Text(
            fr="Rien ne dit si les usagers y sont représentés.",
            en="Nothing says whether service users are represented in it.",
        ),
    }
)
_USERS_ARE: Final = Text(fr="Les usagers y sont représentés : {who}.", en="Service users are represented in it: {who}.")
_MINUTES: Final = Text(
    fr="les comptes rendus de la plénière et du comité de pilotage, ou le règlement de la cellule",
    en="the minutes of the plenary and of the steering committee, or the rules of the cell",
)


def _for_users(snapshot: Snapshot, seat: Seat) -> bool | None:
    return every(sits(snapshot, seat), carries(snapshot, seat, "people_concerned"))


def _users(snapshot: Snapshot, process: _Process) -> _Said:
    """Whether users are represented: by a seat of the cell, or on the word of what is written."""
    seats = [seat for cell in process.cells for seat in cell.seats]
    complete = bool(process.cells) and all(cell.composition == "complete" for cell in process.cells)
    shown = look_for(seats, partial(_for_users, snapshot), complete=complete)
    stated = process.details.users_represented
    if shown.seats:
        return _Said(outcome="pass", words=_USERS_ARE.format(who=named(snapshot, shown.seats)), evidence=shown.ids)
    if stated is not None:
        return _said(stated, _USERS)
    return attrs.evolve(_said(False if shown.outcome == "fail" else None, _USERS), evidence=shown.ids)


def _settled(snapshot: Snapshot, process: _Process, users: _Said) -> tuple[Add | Replace, ...]:
    """What would settle the composition, with a seat for the users where a cell can offer it."""
    settled = {"composition_settled": True, "alternates_settled": True}
    if users.outcome == "pass":
        return _written(process, **settled)
    if process.cells:
        seat = seat_to_open(process.cells[0].id, "people_concerned", snapshot.date)
        return (seat, *_written(process, **settled))
    return _written(process, **settled, users_represented=True)


@rule(
    code="CS5",
    name=Text(fr="Une composition débattue, avec les usagers", en="A composition that was debated, with service users"),
    what=Text(
        fr="Aucun texte ne fixe la composition d’une cellule de situations : le centre de ressources suggère d’en "
        "débattre en plénière et de l’arrêter en comité de pilotage, membres permanents, occasionnels et suppléants "
        "compris. La représentation des usagers y est indispensable ; aucune autorité ne peut y imposer sa présence.",
        en="No text sets who takes part in a situation cell: the resource centre suggests debating it in the plenary "
        "and settling it in the steering committee, permanent and occasional members and their alternates included. "
        "That service users are represented is indispensable; no authority can impose its own presence.",
    ),
    why=Text(
        fr="La personne a besoin de savoir qui entendra parler d’elle, et qu’un pair sera à la table.",
        en="The person needs to know who will hear of them, and that a peer will be at the table.",
    ),
    limits=Text(
        fr="Ce que la charte de la cellule dit n’est lu que si le dossier le reprend. La présence "
        "assidue que le guide souhaite n’est pas comptée.",
        en="What the cell's charter says is read only where the file repeats it. The regular attendance "
        "that the guidance wishes for is not counted.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_CELL_MEMBERS,),
    applies_from=_IN_USE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La composition de la cellule d’Ombreval est débattue, arrêtée, et les usagers y sont représentés.",
            en="Who takes part in Ombreval's cell was debated and settled, and service users are represented in it.",
        ),
        _coordination(),
    ),
    breaks=lambda: example(
        Text(
            fr="Les usagers ne sont pas représentés dans la coordination autour des situations d’Ombreval.",
            en="Service users are not represented in Ombreval's coordination around situations.",
        ),
        _coordination(users_represented=False),
    ),
)
def debated_composition(snapshot: Snapshot) -> Iterator[Finding]:
    """Read how the composition was settled, and look for the users in it."""
    for process in _processes(snapshot):
        users = _users(snapshot, process)
        yield _finding(
            snapshot,
            process,
            (
                _said(process.details.composition_settled, _COMPOSITION),
                _said(process.details.alternates_settled, _ALTERNATES),
                users,
            ),
            usually_in=_MINUTES,
            fix=_settled(snapshot, process, users),
        )


# ---------------------------------------------------------------- CS6

_ANALYSIS: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(
            fr="Une analyse locale en a d’abord montré le besoin.", en="A local analysis first showed the need for it."
        ),
        False: Text(
            fr="Aucune analyse locale n’en avait d’abord montré le besoin ; elle peut être menée maintenant.",
            en="No local analysis had first shown the need for it; one can still be made.",
        ),
        None: Text(
            fr="Rien ne dit si une analyse locale en a d’abord montré le besoin.",
            en="Nothing says whether a local analysis first showed the need for it.",
        ),
    }
)
_UPWARD: Final[Mapping[str, _Said]] = MappingProxyType(
    {
        "general_anonymised": _Said(
            outcome="pass",
            words=Text(
                fr="Seules des informations générales et anonymisées en remontent.",
                en="Only general, anonymised information goes up from it.",
            ),
        ),
        "none": _Said(outcome="pass", words=Text(fr="Rien n’en remonte.", en="Nothing goes up from it.")),
        "identifying": _Said(
            outcome="fail",
            words=Text(
                fr="Ce qui en remonte permet de reconnaître une personne ; des informations générales et anonymisées "
                "suffiraient.",
                en="By what goes up from it a person could be known; general, anonymised information would be enough.",
            ),
        ),
        "not_documented": _Said(
            outcome="not_documented",
            words=Text(fr="Rien ne dit ce qui en remonte.", en="Nothing says what goes up from it."),
        ),
    }
)
_ANALYSES: Final = Text(
    fr="le diagnostic local, et les bilans remis au comité de pilotage",
    en="the local diagnosis, and the reports made to the steering committee",
)


@rule(
    code="CS6",
    name=Text(fr="Née d’un besoin local, discrète sur chacun", en="Born of a local need, discreet about each person"),
    what=Text(
        fr="Une cellule de situations est créée quand l’analyse locale montre que c’est une priorité, et ne transmet "
        "au comité de pilotage que des informations générales et anonymisées.",
        en="A situation cell is set up once the local analysis shows that it is a priority, and passes on to the "
        "steering committee only general, anonymised information.",
    ),
    why=Text(
        fr="Le conseil apprend ainsi ce qui bloque sur son territoire, sans que personne y soit reconnu.",
        en="The council thus learns what is blocked in its area, and nobody can be recognised in it.",
    ),
    limits=Text(
        fr="Du document d’origine, seuls le sommaire et l’avant-propos ont pu être lus.",
        en="Of the original document only the contents and the foreword could be read.",
    ),
    strength="recommended",
    level="guide",
    sources=(REPERES_2018,),
    applies_from=_IN_USE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La coordination d’Ombreval est née de son diagnostic local et n’en fait remonter que des informations "
            "générales et anonymisées.",
            en="Ombreval's coordination was born of its local diagnosis, and passes on only general, anonymised "
            "information.",
        ),
        _coordination(),
    ),
    breaks=lambda: example(
        Text(
            fr="Ce que la coordination d’Ombreval transmet au comité de pilotage permet de reconnaître une personne.",
            en="By what Ombreval's coordination passes on to the steering committee a person could be known.",
        ),
        _coordination(upward_report="identifying"),
    ),
)
def born_of_a_need(snapshot: Snapshot) -> Iterator[Finding]:
    """Read what it was born of and what goes up from it; how it was born can no longer be changed."""
    for process in _processes(snapshot):
        analysis = process.details.local_analysis
        yield _finding(
            snapshot,
            process,
            (_said(analysis, _ANALYSIS), _UPWARD[process.details.upward_report]),
            usually_in=_ANALYSES,
            fix=_written(process, upward_report="general_anonymised") if analysis else (),
        )


RULEBOOK: Final = Rulebook(
    name="fr-situations",
    title=Text(fr="Autour des situations", en="Around situations"),
    council_kinds=frozenset({"clsm"}),
    rules=(agreement_first, only_what_is_needed, debated_composition, born_of_a_need),
)
