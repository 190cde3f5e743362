"""The papers of a meeting to print and to fill in: notice, attendance sheet, list to confirm, form for minutes.

Nobody's name stands on them: names are written by hand and stay on paper. What comes back goes into the council's
file by hand or through the workbook.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from clsm.council import Snapshot
from clsm.dates import say_day
from clsm.entities.instances import AgendaItem
from clsm.entities.references import reference_id
from clsm.planning import Papers
from clsm.planning import papers as gathered
from clsm.planning.answers import names, say_date, term
from clsm.planning.meeting_papers import CALL_BY, STAYS, Place
from clsm.quantities import exact
from clsm.reports.documents import BLANK, Block, Document, Leaf, Part, Pen
from clsm.tables import COLUMNS
from clsm.vocabulary import AGENDA_PURPOSES, COMPOSITIONS, MEETING_MODES
from clsm.words import YES_OR_NO, Lang, Text, both, listed

_PAPERS: Final = Text(fr="Papiers de réunion : {body}, {day}", en="Papers for a meeting: {body}, {day}")


@exact
def papers(snapshot: Snapshot, body: str, *, lang: Lang = "en") -> Document:
    """The papers of the meeting of a body on the day of *snapshot*: four sheets to print and to fill in.

    A notice with agenda, an attendance sheet with the seats of the body and blank names, the list of members to
    confirm, and a form for the minutes. What is refused is refused as by :func:`clsm.planning.papers`. Of a body that
    speaks of situations nothing of its meetings is told, and nothing that is said there is to be written down.

    >>> import clsm
    >>> made = papers(clsm.datasets.load("lille-est").on("2020-09-15"), "steering-committee", lang="en")
    >>> [leaf.title.partition(":")[0] for leaf in made.leaves]
    ['Notice of meeting', 'Attendance sheet', 'List to confirm', 'Minutes']
    """
    asked, pen = gathered(snapshot, body), Pen(lang=lang)
    council = asked.snapshot.council
    return Document(
        title=pen.say(_PAPERS.format(body=asked.body.name, day=_day(asked))),
        council=pen.say(council.name),
        lang=lang,
        leaves=(_convocation(asked, pen), _attendance(asked, pen), _to_confirm(asked, pen), _minutes(asked, pen)),
    )


def _day(asked: Papers) -> Text:
    return both(partial(say_day, asked.snapshot.date))


def _title(sheet: Text, asked: Papers) -> Text:
    return _OF.format(sheet=sheet, body=asked.body.name)


_OF: Final = Text(fr="{sheet} : {body}", en="{sheet}: {body}")
_SAID: Final = Text(fr="{what} : {said}", en="{what}: {said}")
_DAY: Final = Text(fr="Jour", en="Day")
_PLACE: Final = Text(fr="Lieu", en="Place")
_CHAIR: Final = Text(fr="Présidence de séance", en="Chaired by")
_BLANK: Final = Text.same(BLANK)


def _fields(pen: Pen, rows: Iterable[tuple[Text, Text]]) -> Block:
    return pen.grid(((_WHAT, 25), (_TO_KNOW, 75)), rows)


_WHAT: Final = Text(fr="Quoi", en="What")
_TO_KNOW: Final = Text(fr="À savoir ou à remplir", en="To know or to fill in")

# ---------------------------------------------------------------- convocation

_CONVOCATION: Final = Text(fr="Convocation", en="Notice of meeting")
_HOURS: Final = Text.same("{start} – {end}")
_ANSWERS: Final = (
    Text(fr="Nous viendrons ; à combien : {blank}", en="We shall come; how many of us: {blank}"),
    Text(fr="Nous serons représentés par : {blank}", en="We shall be represented by: {blank}"),
    Text(fr="Nous ne viendrons pas cette fois", en="We shall not come this time"),
    Text(
        fr="Pour venir, il nous faudrait (accès, trajet, accompagnement, horaire, papiers lisibles) : {blank}",
        en="To come, we would need (access, travel, somebody with us, hours, readable papers): {blank}",
    ),
    Text(fr="Nous voudrions parler de : {blank}", en="We would like to speak of: {blank}"),
)
_CONDITIONS: Final = {
    "expenses_paid": Text(fr="Frais remboursés", en="Expenses paid back"),
    "time_paid": Text(
        fr="Temps payé à qui ne vient pas pour son travail", en="Time paid for those not there as part of their work"
    ),
    "preparation": Text(fr="Préparer la réunion avec quelqu’un", en="Preparing the meeting with somebody"),
    "plain_papers": Text(fr="Papiers écrits pour tout le monde", en="Papers written for everybody"),
    "support": Text(fr="Venir avec quelqu’un", en="Coming with somebody"),
    "remote": Text(fr="Participer à distance", en="Taking part from elsewhere"),
}
_SECOND: Final = Text(
    fr="Cette réunion est convoquée une seconde fois, après celle du {date}.",
    en="This meeting is called a second time, after that of {date}.",
)
_SAME_AGENDA: Final = Text(fr="Elle ne décide que sur le même ordre du jour.", en="It decides on the same agenda only.")
_NO_QUORUM: Final = Text(fr="Aucun quorum n’y est nécessaire.", en="No quorum is needed at it.")
_QUORUM: Final = Text(fr="Quorum : {threshold}", en="Quorum: {threshold}")
_MAJORITY: Final = Text(fr="Majorité : {threshold}", en="Majority: {threshold}")
_PROXIES: Final = Text(fr="Pouvoirs par personne, au plus : {n}", en="Proxies a person, at most: {n}")
_CONFIDENTIAL: Final = Text(fr="Ce qui se dit ici reste ici.", en="What is said here stays here.")
_NO_RULE: Final = Text(
    fr="Quorum, majorité et pouvoirs ne sont pas documentés.", en="Quorum, majority and proxies are not documented."
)
_CALLED: Final = Text(fr="Envoyée le", en="Called on")
_REPLY: Final = Text(fr="Réponse à, avant le", en="Reply to, before")


def _convocation(asked: Papers, pen: Pen) -> Leaf:
    meeting = asked.meeting
    hours = _BLANK
    if meeting and meeting.starts:
        hours = Text.same(f"{meeting.starts:%H:%M}")
        if meeting.ends:
            hours = _HOURS.format(start=hours, end=f"{meeting.ends:%H:%M}")
    mode = MEETING_MODES[meeting.mode] if meeting and meeting.mode != "not_documented" else _BLANK
    called = CALL_BY.format(day=both(partial(say_day, asked.call_by))) if asked.call_by else Text.same("")
    rows = (
        (_DAY, _day(asked)),
        (Text(fr="Heure", en="Hour"), hours),
        (_PLACE, meeting.place if meeting and meeting.place else _BLANK),
        (Text(fr="Comment", en="How"), mode),
        (_CALLED, listed((_BLANK, called), Text.same(" "))),
        (Text(fr="Envoyée par", en="Called by"), _BLANK),
        (_REPLY, _BLANK),
    )
    agenda = pen.grid(
        ((COLUMNS["number"], 8), (_SUBJECT, 52), (_FOR, 18), (_WHO_PRESENTS, 22)),
        (_item(item) for item in asked.agenda),
        blanks=2 if asked.agenda else 5,
    )
    # what somebody would like to speak of may be a situation
    answers = _ANSWERS[:-1] if asked.private else _ANSWERS
    parts = [
        pen.part("", _fields(pen, rows), *([pen.paragraph(STAYS)] if asked.private else [])),
        pen.part(Text(fr="Ordre du jour", en="Agenda"), *_without_situations(asked, pen), agenda),
        pen.part(Text(fr="À proposer, d’après le fichier", en="To propose, from the file"),
                 pen.points(asked.proposed, boxes=True)),
        pen.part(Text(fr="Documents joints", en="Papers sent with it"), pen.points(_joined(asked))),
        pen.part(Text(fr="Pour prendre part", en="To take part"), pen.points(_conditions(asked))),
        *(() if asked.private else (pen.part(_RULES, pen.points(_rules(asked))),)),
        pen.part(Text(fr="Réponse", en="Reply"), pen.points((it.format(blank=BLANK) for it in answers), boxes=True)),
    ]  # fmt: skip
    return pen.leaf(_title(_CONVOCATION, asked), *parts)


_RULES: Final = Text(fr="Les règles de cette instance", en="The rules of this body")
_SUBJECT: Final = Text(fr="Sujet", en="Subject")
_FOR: Final = Text(fr="Pour", en="For")
_WHO_PRESENTS: Final = Text(fr="Qui présente", en="Who presents")


def _without_situations(asked: Papers, pen: Pen) -> list[Block]:
    """That no situation is to be written down, where they are spoken of."""
    return [pen.paragraph(_NO_SITUATION)] if asked.private else []


def _item(item: AgendaItem) -> tuple[Text, ...]:
    purpose = Text.same("") if item.purpose == "not_documented" else AGENDA_PURPOSES[item.purpose]
    return Text.same(str(item.number or "")), item.title, purpose, Text.same("")


def _joined(asked: Papers) -> list[Text]:
    ids = asked.meeting.papers if asked.meeting else ()
    return [asked.snapshot.council.find(reference_id(id)).title for id in ids] or [_BLANK]


def _conditions(asked: Papers) -> list[Text]:
    terms = asked.body.conditions
    return [_SAID.format(what=what, said=YES_OR_NO[getattr(terms, it, None)]) for it, what in _CONDITIONS.items()]


def _rules(asked: Papers) -> list[Text]:
    """Quorum, majority, proxies, as the body has written them down; on a second call, what it says of that."""
    procedure, council = asked.body.procedure, asked.snapshot.council
    told = list[Text]()
    again = asked.meeting.second_call_of if asked.meeting else None
    if again:
        told.append(_SECOND.format(date=say_date(council.find(again).date)))
    if procedure:
        second = procedure.second_call if again else None
        thresholds = [procedure.quorum, *(step.quorum for step in procedure.quorum_steps)]
        if second and second.without_quorum:
            thresholds = []
            told.append(_NO_QUORUM)
        if second and second.same_agenda:
            told.append(_SAME_AGENDA)
        told += [_QUORUM.format(threshold=both(it.say)) for it in thresholds if it]
        if procedure.majority:
            told.append(_MAJORITY.format(threshold=both(procedure.majority.say)))
        if procedure.most_proxies is not None:
            told.append(_PROXIES.format(n=procedure.most_proxies))
        if procedure.confidential:
            told.append(_CONFIDENTIAL)
    return told or [_NO_RULE]


# ---------------------------------------------------------------- attendance

_ATTENDANCE: Final = Text(fr="Feuille de présence", en="Attendance sheet")
_NAMES_ON_PAPER: Final = Text(
    fr="Les noms s’écrivent ici et restent sur le papier : le fichier du conseil n’en contient aucun. Une ligne vide "
    "est pour qui vient sans place. P : présence ; R : représentation, par qui ; E : absence excusée.",
    en="Names are written here and stay on paper: the council’s file holds none. An empty line is for whoever comes "
    "without a seat. P: present; R: represented, by whom; E: excused.",
)
_SEAT: Final = Text(fr="Place", en="Seat")
_NAME: Final = Text(fr="Nom, fonction", en="Name, office")
_PRESENCE: Final = Text.same("P / R / E")
_SIGNATURE: Final = Text.same("Signature")
_DEPUTY_OF: Final = Text(fr="{status} du n° {number}", en="{status} of no. {number}")
_VACANT: Final = Text(fr="{who} (place vacante)", en="{who} (vacant)")
_NO_SEAT: Final = Text(
    fr="Aucune place n’est documentée : inscrivez ci-dessous qui siège, au titre de quoi.",
    en="No seat is documented: write below who sits, and for whom.",
)


def _attendance(asked: Papers, pen: Pen) -> Leaf:
    rows = [row for place in asked.invited for row in _to_sign(place)]
    grid = pen.grid(
        ((COLUMNS["number"], 7), (_SEAT, 28), (COLUMNS["status"], 14), (_NAME, 22), (_PRESENCE, 11), (_SIGNATURE, 18)),
        rows,
        blanks=6 if rows else 20,
    )
    words = [STAYS] if asked.private else []
    words += [_NAMES_ON_PAPER, *([] if rows else [_NO_SEAT])]
    return pen.leaf(_title(_ATTENDANCE, asked), pen.part(_day(asked), *map(pen.paragraph, words), grid))


_MOST_LINES: Final = 12
"""As many lines as a seat on which many people sit has at most."""


def _to_sign(place: Place) -> list[tuple[Text, ...]]:
    """A line for each of those who sit on a place."""
    status = _DEPUTY_OF.format(status=place.status, number=place.deputy_of) if place.deputy_of else place.status
    blank = Text.same("")
    row = (Text.same(str(place.number)), _who(place), status, blank, blank, blank)
    return [row] * min(place.people, _MOST_LINES)


def _who(place: Place) -> Text:
    return _VACANT.format(who=place.who) if place.vacant else place.who


# ---------------------------------------------------------------- the list to confirm

_LIST: Final = Text(fr="Liste à confirmer", en="List to confirm")
_HOW_FAR: Final = Text(
    fr="Composition de l’instance dans le fichier : {composition}. Cochez ce qui est toujours vrai ; sinon, écrivez ce "
    "qui a changé et depuis quand. Une place appartient à une organisation ou à une fonction, jamais à une personne.",
    en="The composition of the body in the file: {composition}. Tick what is still so; otherwise write what has "
    "changed, and since when. A seat belongs to an organisation or an office, never to a person.",
)
_STILL: Final = Text(fr="Toujours ainsi", en="Still so")
_CHANGED: Final = Text(fr="Sinon, quoi, depuis quand", en="If not, what, since when")
_FIRST: Final = Text(fr="{date} – d’abord", en="{date} – first")
_AT_ONCE: Final = Text(
    fr="Pour tout confirmer d’un coup : clsm confirm FICHIER {body} --on {day}",
    en="To confirm everything at once: clsm confirm FILE {body} --on {day}",
)
_OLDEST: Final = Text(
    fr="« D’abord » : vu il y a si longtemps qu’on ne peut plus le présumer.",
    en="“First”: seen so long ago that it can no longer be presumed.",
)


def _to_confirm(asked: Papers, pen: Pen) -> Leaf:
    grid = pen.grid(
        (
            *((COLUMNS["number"], 7), (_SEAT, 28), (COLUMNS["status"], 15)),
            *((COLUMNS["last_seen"], 19), (_STILL, 10), (_CHANGED, 21)),
        ),
        map(_seen, asked.to_confirm),
        blanks=4,
    )  # fmt: skip
    composition = COMPOSITIONS[asked.body.composition]
    told = [
        _HOW_FAR.format(composition=Text(fr=composition.fr.lower(), en=composition.en.lower())),
        *([_OLDEST] if any(place.to_check for place in asked.to_confirm) else []),
    ]
    once = pen.paragraph(_AT_ONCE.format(body=asked.body.id, day=asked.snapshot.date))
    return pen.leaf(_title(_LIST, asked), pen.part(_day(asked), *map(pen.paragraph, told), grid, once))


def _seen(place: Place) -> tuple[Text, ...]:
    seen = say_date(place.last_seen)
    number, blank = Text.same(str(place.number)), Text.same("")
    return (
        number,
        _who(place),
        place.status,
        _FIRST.format(date=seen) if place.to_check else seen,
        Text.same("☐"),
        blank,
    )


# ---------------------------------------------------------------- minutes

_MINUTES: Final = Text(fr="Compte rendu", en="Minutes")
_NO_SITUATION: Final = Text(
    fr="Aucune situation ne s’écrit ici : ni nom, ni initiales, ni adresse, ni histoire, ni nombre d’une séance. Seul "
    "le fonctionnement de l’instance s’y note.",
    en="No situation is written here: no name, no initials, no address, no story, no count of one meeting. Only how "
    "the body works is noted.",
)
_COUNTED: Final = (
    Text(fr="Présentes", en="Present"),
    Text(fr="Représentées", en="Represented"),
    Text(fr="Excusées", en="Excused"),
    Text(fr="Absentes", en="Absent"),
)
_PLACES: Final = Text(fr="Places", en="Seats")
_REACHED: Final = Text(fr="Quorum atteint", en="Quorum reached")
_PREVIOUS: Final = Text(fr="Compte rendu du {date}", en="Minutes of {date}")
_APPROVED: Final = (
    Text(fr="approuvé", en="approved"),
    Text(fr="approuvé avec ces corrections : {blank}", en="approved with these corrections: {blank}"),
)
_INTERESTS: Final = Text(
    fr="Qui a un intérêt dans un point le dit et n’y prend pas part ; points concernés : {blank}",
    en="Whoever has an interest in a matter says so and takes no part in it; matters: {blank}",
)
_ASKED: Final = Text(fr="Les règles demandent d’y noter : {contents}.", en="The rules ask to note: {contents}.")
_SENT: Final = Text(fr="À envoyer sous {n} jours.", en="To be sent within {n} days.")
_BACK: Final = Text(
    fr="Dans le classeur : feuilles « Réunions » et « Présences ». Dans le fichier : la réunion du {day} sous "
    "l’instance « {body} », avec attendance, et decisions (title, entrusted_to, due).",
    en="In the workbook: the sheets “Meetings” and “Attendance”. In the file: the meeting of {day} under the body "
    "“{body}”, with attendance, and decisions (title, entrusted_to, due).",
)
_BACK_PRIVATE: Final = Text(
    fr="Rien de cette feuille ne va dans le fichier : seuls des nombres d’une année entière y entrent, dans l’action.",
    en="Nothing of this sheet goes into the file: only numbers of a whole year go there, with the action.",
)
_DONE: Final = Text(fr="Faite / en cours / abandonnée", en="Done / under way / dropped")


def _minutes(asked: Papers, pen: Pen) -> Leaf:
    rows = (
        (_DAY, _day(asked)),
        (Text(fr="De, à", en="From, to"), _BLANK),
        (_PLACE, _BLANK),
        (_CHAIR, _BLANK),
        (Text(fr="Secrétariat de séance", en="Minutes taken by"), _BLANK),
    )
    middle = [] if asked.private else _said(asked, pen)
    signatures = pen.grid(((_CHAIR, 50), (Text(fr="Secrétariat", en="Secretary"), 50)), blanks=1)
    back = _BACK_PRIVATE if asked.private else _BACK.format(day=asked.snapshot.date, body=asked.body.id)
    return pen.leaf(
        _title(_MINUTES, asked),
        pen.part("", _fields(pen, rows), *_without_situations(asked, pen)),
        *middle,
        pen.part(Text(fr="Décisions", en="Decisions"), _decisions(pen)),
        pen.part(Text(fr="Prochaine réunion", en="Next meeting"), pen.paragraph(_BLANK)),
        pen.part(Text(fr="Signatures", en="Signatures"), signatures),
        pen.part(Text(fr="Pour le fichier du conseil", en="For the council’s file"), pen.paragraph(back)),
    )


def _said(asked: Papers, pen: Pen) -> list[Part]:
    """Who was there, the previous minutes, what was said and what became of earlier decisions."""
    procedure, council = asked.body.procedure, asked.snapshot.council
    places = sum(place.deputy_of is None for place in asked.invited)
    counts = pen.grid(
        ((_PLACES, 20), *((words, 16) for words in _COUNTED), (_REACHED, 16)),
        [(Text.same(str(places or "")), *(Text.same(""),) * (len(_COUNTED) + 1))],
    )
    parts = [pen.part(Text(fr="Présences", en="Attendance"), counts)]
    if asked.previous and asked.to_approve:
        heading = _PREVIOUS.format(date=say_date(asked.previous.date))
        parts.append(pen.part(heading, pen.points((it.format(blank=BLANK) for it in _APPROVED), boxes=True)))
    rules = list[Text]()
    if procedure and procedure.interests_declared:
        rules.append(_INTERESTS.format(blank=BLANK))
    if procedure and procedure.minutes and procedure.minutes.holds:
        contents = listed(term(council, "minutes_contents", id=it) for it in procedure.minutes.holds)
        rules.append(_ASKED.format(contents=contents))
    if procedure and procedure.minutes and procedure.minutes.sent_days is not None:
        rules.append(_SENT.format(n=procedure.minutes.sent_days))
    items = pen.grid(
        ((COLUMNS["number"], 8), (_SUBJECT, 32), (Text(fr="Ce qui s’est dit", en="What was said"), 60)),
        ((Text.same(str(item.number or "")), item.title, Text.same("")) for item in asked.agenda),
        blanks=2 if asked.agenda else 4,
    )
    parts.append(pen.part(Text(fr="Points", en="Matters"), *map(pen.paragraph, rules), items))
    if asked.open:
        followed = pen.grid(
            ((COLUMNS["decision"], 36), (COLUMNS["who"], 22), (_BY_WHEN, 17), (_DONE, 25)),
            ((task.what, names(council, task.who), say_date(task.due), Text.same("")) for task in asked.open),
        )
        parts.append(pen.part(Text(fr="Suites des décisions", en="Decisions followed up"), followed))
    return parts


def _decisions(pen: Pen) -> Block:
    return pen.grid(
        (
            *((Text(fr="Point", en="Item"), 8), (COLUMNS["decision"], 32), (_HOW, 16), (_VOTES, 14)),
            *((COLUMNS["who"], 16), (_BY_WHEN, 14)),
        ),
        blanks=6,
    )


_HOW: Final = Text(fr="Vote, consensus", en="Vote, consensus")
_BY_WHEN: Final = Text(fr="Pour quand", en="By when")
_VOTES: Final = Text(fr="Pour, contre, abst.", en="For, against, abst.")
