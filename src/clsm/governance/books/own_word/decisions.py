"""OW-6 to OW-9: quorum, majority, notice, proxies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import attrs

from clsm.ageing import own_date
from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.entities.instances import Attendance, Decision, Instance, Meeting
from clsm.entities.procedures import Procedure
from clsm.governance.answers.meetings import has_vote, majority_of, perhaps_there, quorum_of
from clsm.governance.books.coherence.votes import titled
from clsm.governance.books.examples import ROADMAP, example
from clsm.governance.books.own_word.shared import asks_quorum, by_rules, may_except, perhaps_deputies, written_rules
from clsm.governance.engine.rules import Fill, Finding, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.filling import MEMBERS
from clsm.governance.reading.offices import free_id
from clsm.governance.reading.seats import meeting_to_hold, named
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import OWN_DOCUMENTS
from clsm.quantities import Threshold
from clsm.words import SEMICOLON, Text, both, listed, paragraph


def _changed(body: Instance, procedure: Procedure, **fields: Any) -> Fix:
    """The body's own rules with other *fields*: what was promised is changed together."""
    return (Replace(body.id, procedure=attrs.evolve(procedure, **fields)),)


_COMMITTEE: Final = tuple(f"committee-{who}-member" for who in ("ombreval", "hospital", "mutual-support", "families"))


_MORE_THAN_HALF: Final = Threshold.parse("more than half of the members")


_HALF_OF_VOTES: Final = Threshold.parse("more than half of the votes cast")


def _at_the_committee(procedure: Procedure, meeting: Mapping[str, Any]) -> Fix:
    """The same, and what is known of its last meeting."""
    return by_rules(procedure, Replace("committee-2024-10-10", **meeting))


_CALLED_IN_TIME: Final = tuple(
    Replace(f"committee-{day}", called=PartialDate.parse(called))
    for day, called in (
        ("2023-03-09", "2023-02-09"), ("2023-06-15", "2023-05-15"), ("2023-10-12", "2023-09-12"),
        ("2024-02-08", "2024-01-08"), ("2024-06-13", "2024-05-13"),
    )
)  # fmt: skip
"""Its meetings before the last one, each called a month before."""


def _attended(there: int, **votes: Any) -> dict[str, Any]:
    """So many of its four members were there, and a decision was adopted with these *votes*."""
    states = ("present" if number < there else "excused" for number in range(len(_COMMITTEE)))
    roadmap = Decision(title=ROADMAP, mode="vote", adopted=True, **votes)
    attendance = tuple(Attendance(seat=seat, presence=state) for seat, state in zip(_COMMITTEE, states, strict=True))
    return {"attendance_list": "complete", "attendance": attendance, "decisions": (roadmap,)}


def _by_proxy(*absent: str) -> dict[str, Any]:
    """The town stood for those who were *absent*."""
    bearer = _COMMITTEE[0]
    represented = (Attendance(seat=f"committee-{who}-member", presence="represented", proxy=bearer) for who in absent)
    return {"attendance": (Attendance(seat=bearer, presence="present"), *represented)}


_QUORUM: Final = Text(fr="{body} – Quorum écrit : {threshold}.", en="{body} – Written quorum: {threshold}.")


def _quorum_words(procedure: Procedure) -> Text:
    """The quorum as it is written: one, one by size, or only who must be there."""
    steps = [
        (_LARGER if step.up_to is None else _UP_TO).format(n=step.up_to, threshold=both(step.quorum.say))
        for step in procedure.quorum_steps
    ]
    plain = [both(procedure.quorum.say)] if procedure.quorum else []
    return listed([*plain, *steps, *([_AMONG] if procedure.quorum_among else [])], SEMICOLON)


_UP_TO: Final = Text(fr="jusqu’à {n} membres, {threshold}", en="up to {n} members, {threshold}")
_LARGER: Final = Text(fr="au-delà, {threshold}", en="above that, {threshold}")
_AMONG: Final = Text(fr="dont certains, selon le texte", en="some of them as the text says")
_WITH_QUORUM: Final = Words(
    kept=Text(fr="Réunions qui ont décidé avec le quorum : {n}.", en="Meetings that decided with the quorum: {n}."),
    broken=Text(
        fr="Réunions qui ont décidé sans l’atteindre : {which}. L’instance peut vouloir confirmer ce qui y fut décidé.",
        en="Meetings that decided without reaching it: {which}. The body may wish to confirm what they decided.",
    ),
    unsaid=Text(
        fr="Réunions dont les présences ne permettent pas de le dire : {n}.",
        en="Meetings whose attendance does not tell: {n}.",
    ),
)


_SIGN_IN: Final = Text(fr="la feuille d’émargement", en="the attendance sheet")


_TALLY: Final = Text(
    fr="le compte rendu de la réunion, ou le relevé de ses votes",
    en="the minutes of the meeting, or the tally of its votes",
)


def _with_quorum(snapshot: Snapshot, body: Instance, meetings: list[Meeting]) -> Iterator[tuple[Meeting, bool | None]]:
    """The meetings that decided, and whether each had the quorum."""
    for meeting in meetings:
        decided = [decision for decision in meeting.decisions if decision.adopted is not False]
        reached = quorum_of(snapshot, body, meeting).reached
        if decided:
            # it may be that nothing was adopted, for want of a quorum
            open_question = reached is False and not any(decision.adopted for decision in decided)
            yield meeting, None if open_question else reached


def _vote_again(snapshot: Snapshot, body: Instance, decisions: Iterable[Decision]) -> Fix:
    """A meeting on the day in which all who have a vote decide again; nothing where even they would not be enough."""
    voters = [seat.id for seat in sorted(body.seats, key=lambda seat: seat.id) if has_vote(seat)]
    anew: dict[str, Any] = {"in_favour": len(voters), "against": 0, "abstentions": 0, "votes": ()}
    meeting = meeting_to_hold(
        snapshot,
        body,
        id=free_id(snapshot.council, f"{body.id}-{snapshot.date}"),
        attendance_list="complete",
        attendance=tuple(Attendance(seat=seat, presence="present") for seat in voters),
        decisions=tuple(attrs.evolve(decision, mode="vote", adopted=True, **anew) for decision in decisions),
    )
    enough = [quorum_of(snapshot, body, meeting).reached] if body.procedure and asks_quorum(body.procedure) else []
    for decision in meeting.decisions:
        answer = majority_of(snapshot, body, meeting, decision)
        enough += [answer.carried] if answer.threshold else []
    return (Add(meeting, to=body.id),) if all(enough) else ()


@rule(
    code="OW-6",
    name=Text(fr="Les réunions qui décident ont le quorum", en="Meetings that decide have the quorum"),
    what=Text(
        fr="Le quorum qu’une instance a écrit est compté à chaque réunion qui a décidé, procurations comprises. Une "
        "présence inconnue n’est pas une absence. Ce qu’une réunion ultérieure a décidé de nouveau avec le quorum est "
        "réglé.",
        en="The quorum that a body has written down is counted at each meeting that decided, proxies included. Unknown "
        "presence is not absence. What a later meeting decided again with the quorum is settled.",
    ),
    why=Text(
        fr="Ce qui engage tout le monde se décide à assez de voix autour de la table.",
        en="What binds everybody is decided with enough voices around the table.",
    ),
    limits=Text(
        fr="Départs en cours de séance et votes à distance ne sont lus que s’ils sont consignés. Ce que "
        "vaut en droit une décision sans quorum n’est pas dit.",
        en="Leaving during the meeting and remote votes are read only where they are recorded. What a "
        "decision without a quorum is worth in law is not said.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval décide à plus de la moitié de ses membres ; ils étaient trois sur "
            "quatre.",
            en="Ombreval's steering committee decides with more than half of its members; three of four were there.",
        ),
        *_at_the_committee(Procedure(quorum=_MORE_THAN_HALF), _attended(3)),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval décide à plus de la moitié de ses membres ; ils étaient deux sur "
            "quatre.",
            en="Ombreval's steering committee decides with more than half of its members; two of four were there.",
        ),
        *_at_the_committee(Procedure(quorum=_MORE_THAN_HALF), _attended(2)),
    ),
)
def decided_with_quorum(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the quorum of each meeting that decided."""
    for body, procedure, meetings in written_rules(snapshot):
        if not asks_quorum(procedure):
            continue
        whole = snapshot.council.find(body.id)
        exceptions = [*_exceptions(body, procedure), *_unnamed_deputies(whole)]
        head = _QUORUM.format(body=body.name, threshold=_quorum_words(procedure))
        answers = list(_with_quorum(snapshot, whole, meetings))
        if exceptions:
            answers = [(meeting, answer or None) for meeting, answer in answers]
        unsettled = _not_settled(answers)
        if unsettled:
            again = [it for _, answer, open_ones in unsettled if answer is False for it in open_ones if it.adopted]
            asked = (it for it, answer, _ in unsettled if answer is None)
            undated = dict.fromkeys(seat for it in asked for seat in perhaps_there(snapshot.council, whole, it))
            turns = [_SINCE_WHEN.format(who=named(snapshot, undated))] if undated and not exceptions else []
            yield together(
                body.id,
                paragraph((head, *turns)),
                [
                    Item(
                        answer=answer,
                        name=partial(both, meeting.date.say),
                        ids=(meeting.id,),
                        fill=tuple(exceptions or _who_was_there(snapshot, whole, meeting)),
                    )
                    for meeting, answer, _ in unsettled
                ],
                _WITH_QUORUM,
                partial(_vote_again, snapshot, body, again),
            )


_SINCE_WHEN: Final = Text(
    fr="Rien ne dit depuis quand existent ces places, et le quorum en dépend : {who}.",
    en="Nothing says since when these seats exist, and the quorum turns on it: {who}.",
)
_OWN_RULES: Final = Text(fr="le règlement intérieur de l’instance", en="the body's own rules")


def _exceptions(body: Instance, procedure: Procedure) -> Iterator[Fill]:
    """What would settle whether an exception that a note tells of was used."""
    if may_except(procedure):
        yield Fill(id=body.id, field="procedure", usually_in=_OWN_RULES)


_EARLIER_LIST: Final = Text(
    fr="une liste des membres d’avant la réunion, ou la décision qui les désigne",
    en="a list of members from before the meeting, or the decision that appoints them",
)


def _who_was_there(snapshot: Snapshot, body: Instance, meeting: Meeting) -> Iterator[Fill]:
    """What would settle a quorum: since when the seats are there, which one date on the body may tell; who came."""
    council = snapshot.council
    undated = perhaps_there(council, body, meeting)
    if not undated:
        yield Fill(id=meeting.id, field="attendance", usually_in=_SIGN_IN)
    elif any(own_date(council, fact) for fact in (body, *undated)):
        yield from (Fill(id=seat.id, field="period", usually_in=_EARLIER_LIST) for seat in undated)
    else:
        yield Fill(id=body.id, field="as_of", usually_in=_EARLIER_LIST)


def _unnamed_deputies(body: Instance) -> Iterator[Fill]:
    """The seats that are called a deputy's, and do not say whose."""
    yield from (Fill(id=seat.id, field="deputy_of", usually_in=MEMBERS) for seat in perhaps_deputies(body))


def _not_settled(
    answers: list[tuple[Meeting, bool | None]],
) -> list[tuple[Meeting, bool | None, list[Decision]]]:
    """The meetings, less those without a quorum whose every decision a later one took again with its quorum."""
    unsettled = []
    for number, (meeting, answer) in enumerate(answers):
        again = {it.title for later, kept in answers[number + 1 :] if kept for it in later.decisions}
        left = [it for it in meeting.decisions if it.adopted is not False and it.title not in again]
        if left or answer is not False:
            unsettled.append((meeting, answer, left))
    return unsettled


_BY_MAJORITY: Final = Words(
    kept=Text(fr="Décisions conformes aux voix : {n}.", en="Decisions that follow the votes: {n}."),
    broken=Text(
        fr="Décisions que les voix consignées contredisent : {which}. L’instance peut vouloir les confirmer, ou "
        "corriger le relevé.",
        en="Decisions that the recorded votes contradict: {which}. The body may wish to confirm them, or to correct "
        "the record.",
    ),
    unsaid=Text(
        fr="Décisions dont les voix consignées ne permettent pas de le dire : {n}.",
        en="Decisions of which the recorded votes do not tell: {n}.",
    ),
)


def _by_majority(snapshot: Snapshot, body: Instance, meeting: Meeting) -> Iterator[tuple[Decision, bool | None]]:
    """The decisions of a *meeting* with an outcome and a majority to reach, and whether the votes say the same."""
    for decision in meeting.decisions:
        answer = majority_of(snapshot, body, meeting, decision)
        asked = answer.threshold or (body.procedure and body.procedure.majorities)
        if decision.adopted is None or decision.mode == "consensus" or not asked:
            continue
        if answer.casting:
            yield decision, True  # the votes were equal, so that the outcome is the chair's vote
            continue
        procedure = body.procedure or Procedure()
        tied = answer.in_favour == answer.against and answer.in_favour[0] == answer.in_favour[1]
        if answer.carried is False and decision.adopted and tied and procedure.casting_vote is None:
            yield decision, None  # nobody has written whether the chair's vote decides
            continue
        for_want_of_quorum = not decision.adopted and quorum_of(snapshot, body, meeting).reached is False
        if not (answer.carried and for_want_of_quorum):
            yield decision, None if answer.carried is None else answer.carried == decision.adopted


@rule(
    code="OW-7",
    name=Text(fr="Les décisions suivent la majorité écrite", en="Decisions follow the written majority"),
    what=Text(
        fr="Les voix consignées sont comparées à la majorité qu’une instance, ou la décision elle-même, demande. Une "
        "décision notée adoptée doit l’avoir réunie, une décision notée rejetée non. Un vote inconnu peut être dans "
        "les deux sens ; à égalité, la voix de la présidence peut avoir décidé, tant que rien n’en est écrit. Ce qui "
        "est décidé par consensus n’est pas compté.",
        en="The recorded votes are held against the majority that a body, or the decision itself, asks for. A decision "
        "noted as adopted must have it, one noted as rejected must not. An unknown vote may be either; where votes are "
        "equal the chair's may have decided, as long as nothing is written of it. What is decided by consensus is not "
        "counted.",
    ),
    why=Text(
        fr="Chaque voix compte si le résultat est celui des voix.",
        en="Each vote counts where the result is that of the votes.",
    ),
    limits=Text(
        fr="La règle compte des voix : elle ne dit pas si la décision est valable pour d’autres motifs.",
        en="The rule counts votes: it does not say whether the decision is valid on other grounds.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval décide à plus de la moitié des suffrages exprimés : trois voix "
            "pour, une contre.",
            en="Ombreval's steering committee decides by more than half of the votes cast: three in favour, one "
            "against.",
        ),
        *_at_the_committee(Procedure(majority=_HALF_OF_VOTES), _attended(4, in_favour=3, against=1)),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval décide à plus de la moitié des suffrages exprimés ; une décision "
            "notée adoptée a eu une voix pour et trois contre.",
            en="Ombreval's steering committee decides by more than half of the votes cast; a decision noted as adopted "
            "had one vote in favour and three against.",
        ),
        *_at_the_committee(Procedure(majority=_HALF_OF_VOTES), _attended(4, in_favour=1, against=3)),
    ),
)
def decided_by_majority(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the outcome of each decision against its recorded votes."""
    for body, procedure, meetings in written_rules(snapshot):
        whole = snapshot.council.find(body.id)
        exceptions = list(_exceptions(body, procedure))
        answers = [
            (meeting, decision, (answer or None) if exceptions else answer)
            for meeting in meetings
            for decision, answer in _by_majority(snapshot, whole, meeting)
        ]
        settled = [
            (meeting, decision, answer)
            for number, (meeting, decision, answer) in enumerate(answers)
            if answer is not False
            or not any(kept and later.title == decision.title for _, later, kept in answers[number + 1 :])
        ]
        if settled:
            again = {decision.title: decision for _, decision, answer in settled if answer is False}
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=answer,
                        name=partial(titled, decision, meeting),
                        ids=(meeting.id,),
                        fill=tuple(exceptions or [Fill(id=meeting.id, field="decisions", usually_in=_TALLY)]),
                    )
                    for meeting, decision, answer in settled
                ],
                _BY_MAJORITY,
                partial(_vote_again, snapshot, body, again.values()),
            )


_NOTICE: Final = Text(
    fr="{body} – Délai de convocation écrit, en jours : {n}.", en="{body} – Written notice, in days: {n}."
)


_CALLED: Final = Words(
    kept=Text(fr="Réunions convoquées à temps : {n}.", en="Meetings called in time: {n}."),
    broken=Text(fr="Réunions convoquées plus tard : {which}.", en="Meetings called later than that: {which}."),
    unsaid=Text(
        fr="Réunions dont la convocation n’est pas assez documentée : {n}.",
        en="Meetings of which the call is not documented enough: {n}.",
    ),
)


_CALL: Final = Text(fr="la convocation", en="the call to the meeting")


def _notice(meeting: Meeting) -> tuple[int, int] | None:
    """How many days before it a *meeting* was called, at least and at most."""
    if meeting.called is None:
        return None
    called, day = meeting.called, meeting.date
    return (day.first - called.last).days, (day.last - called.first).days


def _in_time(meeting: Meeting, procedure: Procedure, days: int) -> bool | None:
    """Whether a *meeting* was called in time; ``None`` where a shorter notice may have been allowed for it."""
    notice = _notice(meeting)
    if notice is None:
        return None
    # neither the day of the call nor that of the meeting is a clear day
    low, high = (day - 1 if procedure.notice_clear else day for day in notice)
    if low >= days:
        return True
    if procedure.urgent_notice and meeting.urgent is not False:
        shorter = procedure.urgent_notice_days
        if meeting.urgent and shorter is not None:
            return None if low < shorter <= high else low >= shorter
        return False if shorter is not None and high < shorter else None
    if meeting.second_call_of and procedure.second_call:
        return None
    return False if high < days else None


def _shorter_notice(body: Instance, procedure: Procedure, meetings: list[Meeting]) -> Fix:
    """State together the notice that is kept: the longest that every meeting known to be late had."""
    clear = 1 if procedure.notice_clear else 0
    notices = [notice[0] - clear for meeting in meetings if (notice := _notice(meeting))]
    return _changed(body, procedure, notice_days=min(notices)) if min(notices) > 0 else ()


@rule(
    code="OW-8",
    name=Text(fr="Les réunions sont convoquées à temps", en="Meetings are called in time"),
    what=Text(
        fr="Le délai de convocation qu’une instance a écrit est comparé aux dates de ses convocations.",
        en="The notice that a body has written down is held against the dates on which its meetings were called.",
    ),
    why=Text(
        fr="Se préparer, s’organiser, être accompagné demandent du temps, plus encore à qui vient hors de son travail.",
        en="To prepare, to make arrangements, to come with somebody takes time, the more so outside one's work.",
    ),
    limits=Text(
        fr="L’envoi se lit à sa date, non à sa réception. Une urgence qui n’est pas notée n’est pas vue.",
        en="The call is read by the day on which it went, and not on which it came. An urgency that is "
        "not noted is not seen.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval dit convoquer quinze jours avant ; celui d’octobre 2024 le fut seize "
            "jours avant, les autres un mois.",
            en="Ombreval's steering committee says that it is called fifteen days before; in October 2024 it was, "
            "sixteen days before, and a month before at other times.",
        ),
        *_CALLED_IN_TIME,
        *_at_the_committee(Procedure(notice_days=15), {"called": PartialDate.parse("2024-09-24")}),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval dit convoquer quinze jours avant ; celui d’octobre 2024 le fut huit "
            "jours avant.",
            en="Ombreval's steering committee says that it is called fifteen days before; in October 2024 it was, "
            "eight days before.",
        ),
        *_CALLED_IN_TIME,
        *_at_the_committee(Procedure(notice_days=15), {"called": PartialDate.parse("2024-10-02")}),
    ),
)
def called_in_time(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the notice of each meeting against the one that the body has written down."""
    for body, procedure, meetings in written_rules(snapshot):
        days = procedure.notice_days
        if days is None or not meetings:
            continue
        yield together(
            body.id,
            _NOTICE.format(body=body.name, n=days),
            [
                Item(
                    answer=_in_time(meeting, procedure, days),
                    name=partial(both, meeting.date.say),
                    ids=(meeting.id,),
                    fill=(Fill(id=meeting.id, field="called", usually_in=_CALL),),
                )
                for meeting in meetings
            ],
            _CALLED,
            partial(_shorter_notice, body, procedure, meetings),
        )


_PROXIES: Final = Text(
    fr="{body} – Procurations par personne présente, au plus : {n}.",
    en="{body} – Proxies that one may bear, at most: {n}.",
)


_BORNE: Final = Words(
    kept=Text(fr="Réunions où c’est respecté : {n}.", en="Meetings in which this is kept: {n}."),
    broken=Text(fr="Réunions où il y en eut davantage : {which}.", en="Meetings in which there were more: {which}."),
    unsaid=Text(
        fr="Réunions où qui porte une procuration n’est pas documenté : {n}.",
        en="Meetings in which who bears a proxy is not documented: {n}.",
    ),
)


def _borne(meeting: Meeting) -> tuple[int, int]:
    """The most proxies that one seat bears at a *meeting*, and how many have no documented bearer."""
    represented = {entry for entry in meeting.attendance if entry.presence == "represented"}
    by_bearer = Counter(entry.proxy for entry in represented if entry.proxy)
    return max(by_bearer.values(), default=0), sum(entry.proxy is None for entry in represented)


def _few_enough(meeting: Meeting, most: int) -> bool | None:
    borne, unknown = _borne(meeting)
    if borne > most or (unknown and most == 0):  # where none may be borne, it does not matter by whom
        return False
    return None if unknown else True


@rule(
    code="OW-9",
    name=Text(fr="Nul ne porte plus de procurations qu’il n’est écrit", en="Nobody bears more proxies than is written"),
    what=Text(
        fr="Le nombre de procurations qu’une instance permet à chacun est comparé à celles que ses listes de présence "
        "consignent.",
        en="The number of proxies that a body allows each to bear is held against those that its attendance lists "
        "record.",
    ),
    why=Text(
        fr="Une procuration garde une voix à qui ne peut venir ; beaucoup dans une main en font une seule voix.",
        en="A proxy keeps a voice for those who cannot come; many in one hand make one voice of them.",
    ),
    limits=Text(
        fr="Une procuration donnée et non consignée n’est pas vue.",
        en="A proxy that was given and not recorded is not seen.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval permet une procuration par personne ; la ville en porte une.",
            en="Ombreval's steering committee allows one proxy each; the town bears one.",
        ),
        *_at_the_committee(Procedure(most_proxies=1), _by_proxy("hospital")),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval permet une procuration par personne ; la ville en porte deux.",
            en="Ombreval's steering committee allows one proxy each; the town bears two.",
        ),
        *_at_the_committee(Procedure(most_proxies=1), _by_proxy("hospital", "families")),
    ),
)
def few_proxies(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the proxies of each meeting against what the body has written down."""
    for body, procedure, meetings in written_rules(snapshot):
        most = procedure.most_proxies
        with_proxies = [meeting for meeting in meetings if sum(_borne(meeting))]
        if most is None or not with_proxies:
            continue
        allowed = max(_borne(meeting)[0] for meeting in with_proxies)
        yield together(
            body.id,
            _PROXIES.format(body=body.name, n=most),
            [
                Item(
                    answer=_few_enough(meeting, most),
                    name=partial(both, meeting.date.say),
                    ids=(meeting.id,),
                    fill=(Fill(id=meeting.id, field="attendance", usually_in=_SIGN_IN),),
                )
                for meeting in with_proxies
            ],
            _BORNE,
            partial(_changed, body, procedure, most_proxies=max(allowed, 1)),
        )
