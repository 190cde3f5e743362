"""OW-10 to OW-14: the time for which members sit, their absences, papers and minutes, the charter, proxies' terms.

An absence tells of the meeting and its conditions, and nothing of whoever holds the seat.
"""

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, pairwise
from typing import Any, Final, final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Attendance, Instance, Meeting, Seat
from clsm.entities.procedures import AbsenceRule, MinutesRules, Procedure
from clsm.governance.answers.meetings import presence, presence_at
from clsm.governance.books.examples import example
from clsm.governance.books.own_word.shared import by_rules, written_rules
from clsm.governance.engine.rules import Fill, Finding, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.contracts import years_later
from clsm.governance.reading.endings import Words as Standing
from clsm.governance.reading.endings import stands
from clsm.governance.reading.offices import CHAIRS, begins, free_id, offices
from clsm.governance.reading.seats import every, named
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.reading.terms import held_seats, on_terms, within_term
from clsm.governance.texts.sources import OWN_DOCUMENTS
from clsm.vocabulary import AGREEMENT_KINDS
from clsm.words import Text, both, paragraph

_LAST: Final = "committee-2024-10-10"
"""The last meeting of the steering committee of Ombreval, which the examples change."""

# ---------------------------------------------------------------- OW-10

_TERM: Final = Text(
    fr="Durée pour laquelle siègent ses membres, en années : {n}.", en="Members sit for, in years: {n}."
)
_AT_MOST: Final = Text(fr="Avec les renouvellements permis : {n}.", en="With the renewals that are allowed: {n}.")
_SEATED: Final = Words(
    kept=Text(fr="Places tenues dans cette durée : {n}.", en="Seats held within that time: {n}."),
    broken=Text(
        fr="Places tenues au-delà de ce qui est écrit : {which}. Il y a à désigner, ou à consigner.",
        en="Seats held for longer than is written: {which}. There is somebody to appoint, or to record.",
    ),
    unsaid=Text(
        fr="Places dont le début, ou le renouvellement, n’est pas documenté : {which}.",
        en="Seats of which the beginning, or the renewal, is not documented: {which}.",
    ),
)


@rule(
    code="OW-10",
    name=Text(fr="Les membres siègent le temps écrit", en="Members sit for the time that is written"),
    what=Text(
        fr="La durée pour laquelle siègent les membres d’une instance, et le nombre de renouvellements, sont comparés "
        "aux dates de leurs places. Un renouvellement permis peut avoir eu lieu sans être consigné : la question reste "
        "alors ouverte. Qui préside de droit ou par élection relève de OW-5.",
        en="The time for which the members of a body sit, and the number of renewals, are held against the dates of "
        "their seats. A renewal that is allowed may have come without being recorded: the question then stays open. "
        "Whoever chairs by right or by election is for OW-5.",
    ),
    why=Text(
        fr="Une place qui se rouvre à date connue peut être demandée par d’autres.",
        en="A seat that opens again at a known date can be asked for by others.",
    ),
    limits=Text(
        fr="Le dossier suit des places, non des personnes : qui a été renouvelé n’est pas vu.",
        en="The file follows seats, and not people: who was renewed is not seen.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Les membres du comité de pilotage d’Ombreval siègent trois ans, une fois renouvelables ; les familles "
            "y siègent depuis 2023.",
            en="Members of Ombreval's steering committee sit for three years, renewable once; families have sat since "
            "2023.",
        ),
        *by_rules(Procedure(term_years=3, renewals=1), *(
            Replace(f"committee-{who}-member", id=f"c-{who}", period=Period(start=PartialDate(year=2023), end=OPEN))
            for who in ("ombreval", "hospital", "mutual-support", "families")
        )),
    ),
    breaks=lambda: example(
        Text(
            fr="Les membres du comité de pilotage d’Ombreval siègent trois ans, une fois renouvelables ; les familles "
            "y siègent depuis 2017.",
            en="Members of Ombreval's steering committee sit for three years, renewable once; families have sat since "
            "2017.",
        ),
        *by_rules(Procedure(term_years=3, renewals=1), *(
            Replace(f"committee-{who}-member", id=f"c-{who}", period=Period(start=PartialDate(year=year), end=OPEN))
            for who, year in (("ombreval", 2023), ("hospital", 2023), ("mutual-support", 2023), ("families", 2017))
        )),
    ),
)  # fmt: skip
def members_within_term(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the seats of each body against the time for which its members sit."""
    for body, procedure, _ in written_rules(snapshot):
        years, renewals, seats = procedure.term_years, procedure.renewals, held_seats(snapshot, body)
        if years is None or not seats:
            continue
        answers = {seat: within_term(seat, years, renewals, snapshot.date) for seat in seats}
        most = () if renewals is None else (_AT_MOST.format(n=years * (renewals + 1)),)
        head = paragraph((heading_of(body), _TERM.format(n=years), *most))
        yield on_terms(snapshot, body, head, answers, _SEATED)


# ---------------------------------------------------------------- OW-11

_ABSENT: Final = Words(
    kept=Text(fr="Places en deçà de ce que la règle dit des absences : {n}.", en="Seats within what is written: {n}."),
    broken=Text(
        fr="Places que la règle écrite déclare libres, ou permet de déclarer libres : {which}. Ce sont d’abord les "
        "conditions de la réunion qui se regardent : jour et heure, lieu, préparation, frais.",
        en="Seats that the written rule declares free, or allows to be: {which}. What is looked at first is the "
        "meeting itself: day and hour, place, preparation, expenses.",
    ),
    unsaid=Text(
        fr="Places dont les présences ne permettent pas de le dire : {n}.",
        en="Seats whose attendance does not tell: {n}.",
    ),
)
_SHEETS: Final = Text(fr="les feuilles d’émargement", en="the attendance sheets")


@final
@attrs.frozen(kw_only=True)
class _Absences:
    """How many absences a seat has by a rule, at least and at most, of so many meetings."""

    sure: int
    perhaps: int
    meetings: int


def _counted(body: Instance, seat: Seat, meetings: list[Meeting], written: AbsenceRule) -> _Absences:
    states = [presence_at(body, meeting, seat) for meeting in meetings]
    away = {"absent"} if written.unless_excused else {"absent", "excused"}
    if written.in_a_row:
        sure = max(_runs(states, away), default=0)
        return _Absences(
            sure=sure, perhaps=max(_runs(states, {*away, "not_documented"}), default=0), meetings=len(states)
        )
    sure = sum(state in away for state in states)
    return _Absences(sure=sure, perhaps=sure + states.count("not_documented"), meetings=len(states))


def _runs(states: list[str], away: set[str]) -> list[int]:
    return [len(list(run)) for is_away, run in groupby(states, key=lambda state: state in away) if is_away]


def _attends(
    snapshot: Snapshot, body: Instance, seat: Seat, meetings: list[Meeting], written: AbsenceRule
) -> bool | None:
    """Whether *seat* is within the *written* rule; of one that began meanwhile only the meetings since are counted."""
    start = seat.period.start
    since = years_later(snapshot.date, -1) if written.months is None else _months_before(snapshot.date, written.months)
    counted = [it for it in meetings if written.months is None or since <= it.date.first]
    counted = [it for it in counted if start is None or start.last <= it.date.first]
    absences = _counted(body, seat, counted, written)
    limit = written.meetings or absences.meetings
    if not limit:
        return None
    if absences.sure >= limit:
        return False
    return None if absences.perhaps >= limit else True


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The first day of the month so many months before *day*."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(max(years, datetime.MINYEAR), month + 1, 1)


def _housing_group(*states: str) -> Replace:
    """Ombreval's housing group, two absences in a row of which free a seat, and one seat at its last meetings."""
    holders = ("ombreval", "hospital", "mutual-support", "families", "welfare")
    seats = [f"housing-group-{who}-member" for who in holders]
    always = tuple(Attendance(seat=seat, presence="present") for seat in seats)
    days = ("2024-02-08", "2024-06-13", "2024-10-10")
    meetings = tuple(
        Meeting(
            date=PartialDate.parse(day),
            attendance=(*always, Attendance(seat="housing-group-support-member", presence=state)),
        )
        for day, state in zip(days, states, strict=True)
    )
    rules = Procedure(absences=(AbsenceRule(meetings=2, in_a_row=True, months=12),))
    return Replace("housing-group", procedure=rules, meetings=meetings)


@rule(
    code="OW-11",
    name=Text(fr="Les absences qui libèrent une place sont suivies", en="Absences that free a seat are followed"),
    what=Text(
        fr="Une instance a écrit après combien d’absences une place est réputée libre, ou peut l’être. Le nombre est "
        "compté sur ses listes de présence ; une suppléance ou une procuration n’est pas une absence, ni une présence "
        "inconnue. Les instances qui parlent de situations n’y sont pas soumises.",
        en="A body has written after how many absences a seat is deemed free, or may be. The number is counted on its "
        "attendance lists; a deputy or a proxy is no absence, nor is unknown presence. Bodies that speak of situations "
        "are not asked.",
    ),
    why=Text(
        fr="Une place longtemps vide pèse sur le quorum, et d’autres pourraient la prendre.",
        en="A seat that is long empty weighs on the quorum, and others could take it.",
    ),
    limits=Text(
        fr="Une absence ne dit rien de ses raisons, ni de qui tient la place.",
        en="An absence tells nothing of its reasons, nor of whoever holds the seat.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Au groupe logement d’Ombreval, deux absences de suite dans l’année libèrent une place ; il y en a "
            "eu une.",
            en="In Ombreval's housing group two absences in a row within a year free a seat; there was one.",
        ),
        _housing_group("present", "absent", "present"),
    ),
    breaks=lambda: example(
        Text(
            fr="Au groupe logement d’Ombreval, deux absences de suite libèrent une place ; la même l’a été deux "
            "fois.",
            en="In Ombreval's housing group two absences in a row within a year free a seat; there were two.",
        ),
        _housing_group("present", "absent", "absent"),
    ),
)  # fmt: skip
def absences_followed(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the absences of each full seat against what the body has written of them."""
    for body, procedure, meetings in written_rules(snapshot):
        whole, seats = snapshot.council.find(body.id), held_seats(snapshot, body)
        if not procedure.absences or not meetings or not seats:
            continue
        answers = {
            seat: every(*(_attends(snapshot, whole, seat, meetings, written) for written in procedure.absences))
            for seat in seats
        }
        yield together(
            body.id,
            heading_of(body),
            [
                Item(
                    answer=answer,
                    name=named(snapshot, [seat]),
                    ids=(seat.id,),
                    fill=() if answer else (Fill(id=meetings[-1].id, field="attendance", usually_in=_SHEETS),),
                )
                for seat, answer in answers.items()
            ],
            _ABSENT,
            partial(_freed, [seat for seat, answer in answers.items() if answer is False]),
        )


def _freed(seats: Iterable[Seat]) -> Fix:
    """The seats declared free, to be offered again."""
    return tuple(Replace(seat.id, id=seat.id, vacant=True) for seat in seats)


# ---------------------------------------------------------------- OW-12

_PAPERS: Final = Words(
    kept=Text(fr="Papiers arrivés dans le temps écrit : {n}.", en="Papers that came within the time written: {n}."),
    broken=Text(fr="Papiers arrivés plus tard qu’il n’est écrit : {which}.", en="Papers that came later: {which}."),
    unsaid=Text(
        fr="Papiers dont les dates ne sont pas assez documentées : {n}.",
        en="Papers whose dates are not documented enough: {n}.",
    ),
)
_JOINED: Final = Text(fr="ordre du jour et documents ({day})", en="agenda and papers ({day})")
_MINUTES_OF: Final = Text(fr="compte rendu, {step} ({day})", en="minutes, {step} ({day})")
_STEPS: Final = {
    "drawn_up": Text(fr="établi", en="drawn up"),
    "sent": Text(fr="envoyé", en="sent"),
    "approved": Text(fr="approuvé", en="approved"),
}
_POST: Final = Text(
    fr="le courriel ou le courrier d’envoi, et sa date", en="the message or letter that sent it, and its date"
)


def _days_between(first: PartialDate, last: PartialDate) -> tuple[int, int]:
    return (last.first - first.last).days, (last.last - first.first).days


def _not_later(days: tuple[int, int], most: int) -> bool | None:
    if days[1] <= most:
        return True
    return False if days[0] > most else None


def _papers(meeting: Meeting, procedure: Procedure, day: datetime.date) -> Iterator[tuple[Text, str, bool | None]]:
    """The papers of a *meeting* that are owed by *day*: what they are, the field of their date, whether they came."""
    spoken = both(meeting.date.say)
    if procedure.notice_papers:
        dates = (meeting.called, meeting.papers_sent)
        joined = None if None in dates else _not_later(_days_between(*dates), 0)  # type: ignore[arg-type]
        yield _JOINED.format(day=spoken), "papers_sent", joined
    rules = procedure.minutes or MinutesRules()
    for step, words in _STEPS.items():
        most, done = getattr(rules, f"{step}_days"), getattr(meeting, f"minutes_{step}")
        if most is None or (done is None and (day - meeting.date.last).days <= most):
            continue
        answer = None if done is None else _not_later(_days_between(meeting.date, done), most)
        yield _MINUTES_OF.format(step=words, day=spoken), f"minutes_{step}", answer


def _approved_next(meetings: list[Meeting]) -> Iterator[tuple[Meeting, bool | None]]:
    """Of each meeting that another followed, whether its minutes were approved by then."""
    for meeting, following in pairwise(meetings):
        approved = meeting.minutes_approved
        yield meeting, None if approved is None else _not_later(_days_between(following.date, approved), 0)


@rule(
    code="OW-12",
    name=Text(fr="Papiers et comptes rendus arrivent à temps", en="Papers and minutes come in time"),
    what=Text(
        fr="L’ordre du jour et les documents accompagnent la convocation, les comptes rendus sont établis, envoyés et "
        "approuvés dans le délai que l’instance a écrit, ou à la réunion suivante. Les dates sont comparées.",
        en="Agenda and papers go with the call; minutes are drawn up, sent and approved within the time that the body "
        "has written, or at the next meeting. The recorded dates are compared.",
    ),
    why=Text(
        fr="Qui lit lentement, ou avec quelqu’un, a besoin de temps pour être à égalité.",
        en="Those who read slowly, or with somebody, need time to be on equal terms.",
    ),
    limits=Text(
        fr="La date d’un envoi ne dit pas que le document était lisible pour tous.",
        en="The date on which a paper went does not tell that everybody could read it.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval envoie son compte rendu sous trente jours ; celui d’octobre 2024 l’a "
            "été en quinze.",
            en="Ombreval's steering committee sends its minutes within thirty days; those of October 2024 went after "
            "fifteen.",
        ),
        *by_rules(
            Procedure(minutes=MinutesRules(sent_days=30)),
            *(Replace(f"committee-{day}", minutes_sent=PartialDate.parse(sent)) for day, sent in (
                ("2023-03-09", "2023-03-20"), ("2023-06-15", "2023-06-20"), ("2023-10-12", "2023-10-20"),
                ("2024-02-08", "2024-02-20"), ("2024-06-13", "2024-06-20"), ("2024-10-10", "2024-10-25"),
            )),
        ),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval envoie son compte rendu sous trente jours ; celui d’octobre 2024 l’a "
            "été en cinquante.",
            en="Ombreval's steering committee sends its minutes within thirty days; those of October 2024 went after "
            "fifty.",
        ),
        *by_rules(
            Procedure(minutes=MinutesRules(sent_days=30)),
            *(Replace(f"committee-{day}", minutes_sent=PartialDate.parse(sent)) for day, sent in (
                ("2023-03-09", "2023-03-20"), ("2023-06-15", "2023-06-20"), ("2023-10-12", "2023-10-20"),
                ("2024-02-08", "2024-02-20"), ("2024-06-13", "2024-06-20"), ("2024-10-10", "2024-11-29"),
            )),
        ),
    ),
)  # fmt: skip
def papers_in_time(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the dates of papers and minutes against what the body has written."""
    for body, procedure, meetings in written_rules(snapshot):
        items = [
            Item(
                answer=answer,
                name=name,
                ids=(meeting.id,),
                fill=() if answer else (Fill(id=meeting.id, field=field, usually_in=_POST),),
            )
            for meeting in meetings
            for name, field, answer in _papers(meeting, procedure, snapshot.date)
        ]
        if procedure.minutes and procedure.minutes.approved_next_meeting:
            items += [
                Item(
                    answer=answer,
                    name=_MINUTES_OF.format(step=_STEPS["approved"], day=both(meeting.date.say)),
                    ids=(meeting.id,),
                    fill=() if answer else (Fill(id=meeting.id, field="minutes_approved", usually_in=_POST),),
                )
                for meeting, answer in _approved_next(meetings)
            ]
        if items:
            yield together(body.id, heading_of(body), items, _PAPERS, partial(_later, body, procedure, meetings))


def _later(body: Instance, procedure: Procedure, meetings: list[Meeting]) -> Fix:
    """State together the times that are kept: the longest that the known dates show."""
    rules = procedure.minutes or MinutesRules()
    fields = dict[str, Any]()
    for step in _STEPS:
        most = getattr(rules, f"{step}_days")
        done = ((meeting.date, getattr(meeting, f"minutes_{step}")) for meeting in meetings)
        taken = [_days_between(held, date)[1] for held, date in done if date]
        if most is not None and taken:
            fields[f"{step}_days"] = max(most, *taken)
    late = any(answer is False for _, answer in _approved_next(meetings))
    fields["approved_next_meeting"] = None if late else rules.approved_next_meeting
    joined = all(answer is not False for it in meetings for _, field, answer in _papers(it, procedure, it.date.first))
    minutes = attrs.evolve(rules, **fields) if procedure.minutes else None
    changed = attrs.evolve(procedure, minutes=minutes, notice_papers=procedure.notice_papers if joined else None)
    return (Replace(body.id, procedure=changed),)


# ---------------------------------------------------------------- OW-13

_CHARTER: Final = Standing(
    there=Text(
        fr="La charte que ses membres signent est documentée ({names}).", en="Its charter is documented ({names})."
    ),
    ended=Text(
        fr="La charte que ses membres signent a cessé de valoir ({names}) et aucune autre n’est documentée depuis.",
        en="The charter that its members sign came to an end ({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Ses membres signent une charte, qui n’est pas documentée.",
        en="Its members sign a charter, which is not documented.",
    ),
)
_SIGNED_CHARTER: Final = Text(fr="la charte signée", en="the signed charter")


def _charter(end: str | None = None) -> Add:
    period = Period(start=PartialDate(year=2018), end=PartialDate.parse(end) if end else OPEN)
    name = AGREEMENT_KINDS["charter"]
    return Add(Agreement(id="charter", name=name, kind="charter", state="signed", body="committee", period=period))


@rule(
    code="OW-13",
    name=Text(fr="La charte que les membres signent existe", en="The charter that members sign is there"),
    what=Text(
        fr="Une instance a écrit que ses membres signent une charte. La règle cherche une charte de l’instance, ou du "
        "conseil. Qui l’a signée n’est écrit nulle part : une place est celle d’une organisation, non d’une personne.",
        en="A body has written that its members sign a charter. The rule looks for a charter of the body, or of the "
        "council. Who signed it is written nowhere: a seat is that of an organisation, not of a person.",
    ),
    why=Text(
        fr="Ce que l’on signe doit pouvoir être relu.", en="What people sign they must be able to read again.",
    ),
    limits=Text(
        fr="Ce que dit la charte n’est pas lu, ni son respect.",
        en="What the charter says is not read, nor whether it is kept.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval fait signer une charte, qui est de 2018.",
            en="Ombreval's steering committee has a charter signed, which is of 2018.",
        ),
        *by_rules(Procedure(charter_signed=True), _charter()),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval fait signer une charte, qui valait jusqu’en 2022.",
            en="Ombreval's steering committee has a charter signed, which held until 2022.",
        ),
        *by_rules(Procedure(charter_signed=True), _charter(end="2022")),
    ),
)  # fmt: skip
def charter_is_there(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for the charter of each body whose members sign one."""
    for body, procedure, _ in written_rules(snapshot):
        if not procedure.charter_signed:
            continue
        own = [text for text in snapshot.council.agreements if text.kind == "charter" and text.body in (None, body.id)]
        ids = {text.id for text in snapshot.agreements}
        there = [text for text in own if text.id in ids and text.state not in ("drafting", "ended")]
        answer = stands(there, (text for text in own if text.state != "drafting"), snapshot.date, _CHARTER)
        new = Agreement(
            id=free_id(snapshot.council, f"{body.id}-charter"),
            name=AGREEMENT_KINDS["charter"],
            kind="charter",
            state="signed",
            body=body.id,
            period=begins(snapshot),
        )
        unsaid = Fill(id=snapshot.council.id, field="agreements", usually_in=_SIGNED_CHARTER)
        yield Finding(
            outcome=answer.outcome,
            focus=body.id,
            because=paragraph((heading_of(body), answer.because)),
            evidence=(body.id, *answer.evidence),
            fix=(Add(new),) if answer.outcome == "fail" else (),
            fill=(unsaid,) if answer.outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- OW-14

_ON_TERMS: Final = Words(
    kept=Text(
        fr="Réunions où les procurations suivent ces termes : {n}.", en="Meetings whose proxies keep to them: {n}."
    ),
    broken=Text(
        fr="Réunions où une procuration s’en écarte : {which}.", en="Meetings in which a proxy does not: {which}."
    ),
    unsaid=Text(
        fr="Réunions où les présences ne permettent pas de le dire : {n}.",
        en="Meetings in which the attendance does not tell: {n}.",
    ),
)
_TERMS: Final = {
    "chair": Text(
        fr="La présidence ne donne ni ne reçoit de procuration.", en="The chair neither gives nor bears a proxy."
    ),
    "deputy": Text(
        fr="Une procuration ne se donne que si la suppléance ne peut venir.",
        en="A proxy only where no deputy can come.",
    ),
    "running": Text(fr="Une procuration vaut, de suite, au plus : {n}.", en="A proxy holds, meetings running: {n}."),
}


def _terms(procedure: Procedure) -> Iterator[Text]:
    if procedure.proxy_for_chair is False:
        yield _TERMS["chair"]
    if procedure.proxy_after_deputy:
        yield _TERMS["deputy"]
    if procedure.proxy_meetings is not None:
        yield _TERMS["running"].format(n=procedure.proxy_meetings)


def _keeps_to(snapshot: Snapshot, body: Instance, meetings: list[Meeting], number: int) -> bool | None:
    """Whether the proxies of one of the *meetings* keep to what the body has written of them."""
    procedure, meeting = body.procedure or Procedure(), meetings[number]
    represented = [entry for entry in meeting.attendance if entry.presence == "represented"]
    answers = list[bool | None]()
    seats = {seat.id: seat for seat in body.seats}
    if procedure.proxy_for_chair is False:
        chairs = {post.holder for post in offices(snapshot, CHAIRS, body.id)} - {None}
        involved = {id for entry in represented for id in (entry.seat, entry.proxy) if id in seats}
        answers.append(not any(seats[id].holder in chairs for id in involved) if chairs else None)
    if procedure.proxy_after_deputy:
        for entry in represented:
            deputies = [presence(meeting, seat.id) for seat in body.seats if seat.deputy_of == entry.seat]
            answers.append(_no_deputy_came(deputies))
    if procedure.proxy_meetings is not None:
        run = meetings[max(number - procedure.proxy_meetings, 0) : number + 1]
        for entry in represented:
            states = [presence(other, entry.seat) for other in run]
            answers.append(len(states) <= procedure.proxy_meetings or set(states) != {"represented"})
    return every(*answers)


def _no_deputy_came(states: list[str]) -> bool | None:
    if "present" in states:
        return False
    return None if "not_documented" in states else True


def _proxy_of(seat: str, bearer: str) -> Replace:
    entries = (Attendance(seat=bearer, presence="present"), Attendance(seat=seat, presence="represented", proxy=bearer))
    return Replace(_LAST, attendance=entries)


@rule(
    code="OW-14",
    name=Text(fr="Les procurations suivent les termes écrits", en="Proxies keep to the written terms"),
    what=Text(
        fr="Une instance a écrit que sa présidence ne donne ni ne porte de procuration, que la suppléance passe avant, "
        "ou pour combien de réunions de suite une procuration vaut. Ses listes de présence y sont comparées. Combien "
        "chacun en porte : voir OW-9.",
        en="A body has written that its chair neither gives nor bears a proxy, that deputies come first, or for how "
        "many meetings running a proxy holds. Its attendance lists are held against this. How many each bears: see "
        "OW-9.",
    ),
    why=Text(
        fr="Une voix se prête pour un temps, et d’abord à qui a été désigné pour cela.",
        en="A voice is lent for a time, and first to whoever was appointed for it.",
    ),
    limits=Text(
        fr="Une procuration que la feuille ne rattache à personne laisse la question ouverte.",
        en="A proxy that the sheet ties to nobody leaves the question open.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval une procuration vaut pour une réunion ; l’EPSM en a donné une.",
            en="In Ombreval's steering committee a proxy holds for one meeting; the hospital gave one.",
        ),
        *by_rules(Procedure(proxy_meetings=1), _proxy_of("committee-hospital-member", "committee-ombreval-member")),
    ),
    breaks=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval une procuration vaut pour une réunion ; l’EPSM en a donné deux de "
            "suite.",
            en="In Ombreval's steering committee a proxy holds for one meeting; the hospital gave two running.",
        ),
        *by_rules(Procedure(proxy_meetings=1), _proxy_of("committee-hospital-member", "committee-ombreval-member")),
        Replace(
            "committee-2024-06-13",
            attendance=(
                Attendance(seat="committee-ombreval-member", presence="present"),
                Attendance(seat="committee-hospital-member", presence="represented", proxy="committee-ombreval-member"),
            ),
        ),
    ),
)
def proxies_on_terms(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the proxies of each meeting against the terms that the body has written."""
    for body, procedure, meetings in written_rules(snapshot):
        terms = list(_terms(procedure))
        whole = snapshot.council.find(body.id)
        numbers = [n for n, it in enumerate(meetings) if any(e.presence == "represented" for e in it.attendance)]
        if terms and numbers:
            yield together(
                body.id,
                paragraph((heading_of(body), *terms)),
                [
                    Item(
                        answer=(answer := _keeps_to(snapshot, whole, meetings, number)),
                        name=partial(both, meetings[number].date.say),
                        ids=(meetings[number].id,),
                        fill=() if answer else (Fill(id=meetings[number].id, field="attendance", usually_in=_SHEETS),),
                    )
                    for number in numbers
                ],
                _ON_TERMS,
                partial(_other_terms, body, procedure, len(meetings)),
            )


def _other_terms(body: Instance, procedure: Procedure, meetings: int) -> Fix:
    """State together what is done: a proxy for as many meetings as it was, for anybody."""
    changed = attrs.evolve(procedure, proxy_for_chair=None, proxy_after_deputy=None, proxy_meetings=max(meetings, 1))
    return (Replace(body.id, procedure=changed),)
