"""Changes in words: what would fix a failed rule, and what would settle a question.

The words name the body that could open a place, the text to write, the meeting to hold. They are
proposals to a council, and never blame a partner.
"""

import datetime
from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Council
from clsm.dates import Frequency, PartialDate, Period
from clsm.entities.instances import Instance, Meeting, Post, Seat
from clsm.entities.procedures import Procedure
from clsm.quantities import Threshold
from clsm.vocabulary import AGREEMENT_KINDS, INSTANCE_KINDS, SEAT_STATUSES, label
from clsm.words import Plural, Text, both, listed, set_apart

_SEAT: Final = Plural(
    Text(fr="ouvrir une place ({body}) : {who}", en="open a seat ({body}): {who}"),
    Text(fr="ouvrir {n} places ({body}) : {who}", en="open {n} seats ({body}): {who}"),
)
_MEETING: Final = Text(fr="réunir l’instance le {day} : {body}", en="hold a meeting on {day}: {body}")
_MEETING_TO_DATE: Final = Text(fr="réunir l’instance : {body}", en="hold a meeting of: {body}")
_POST: Final = Text(fr="confier la fonction « {function} » : {who}", en="give the office “{function}”: {who}")
_POST_SHARED: Final = Text(
    fr="partager la fonction « {function} », aussi avec : {who}", en="share the office “{function}”, also with: {who}"
)
_POST_AGAIN: Final = Text(
    fr="élire, ou renouveler, à la fonction « {function} »", en="elect, or renew, in the office “{function}”"
)
_WRITE: Final = Text(fr="mettre par écrit : {name}", en="put in writing: {name}")
_CREATE: Final = Text(fr="créer : {name}", en="set up: {name}")
_ADD: Final = Text(fr="ajouter au dossier : {name}", en="add to the file: {name}")
_STATUS: Final = Text(
    fr="proposer le statut « {status} » ({body}) : {who}", en="offer the status “{status}” ({body}): {who}"
)
_FREE: Final = Text(fr="déclarer la place libre ({body}) : {who}", en="declare the seat free ({body}): {who}")
_TAKE: Final = Text(fr="pourvoir la place ({body}) : {who}", en="fill the seat ({body}): {who}")
_APPOINT: Final = Text(fr="désigner, ou renouveler ({body}) : {who}", en="appoint, or renew ({body}): {who}")
_REMOVE: Final = Text(fr="retirer du dossier : {name}", en="take out of the file: {name}")
_FIELD: Final = Text(fr="{name} : {fields}", en="{name}: {fields}")

_FIELDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "adopted": Text(fr="issue de la décision", en="outcome of the decision"),
        "agreements": Text(fr="textes et conventions", en="texts and agreements"),
        "budgets": Text(fr="budgets", en="budgets"),
        "contributions": Text(fr="contributions", en="contributions"),
        "employer": Text(fr="employeur", en="employer"),
        "evidence": Text(fr="ce qui atteste la place", en="what shows the seat"),
        "instances": Text(fr="instances", en="bodies"),
        "priorities": Text(fr="priorités", en="priorities"),
        "programs": Text(fr="actions", en="programs"),
        "sector": Text(fr="secteur", en="sector"),
        "amount": Text(fr="montant", en="amount"),
        "articulation": Text(fr="lien avec le conseil", en="tie with the council"),
        "attendance": Text(fr="présences", en="attendance"),
        "as_of": Text(fr="dernière date où une source le montre", en="last date at which a source shows it"),
        "attendance_list": Text(fr="étendue de la liste de présence", en="how far attendance is known"),
        "chaired_by": Text(fr="qui préside", en="who chairs"),
        "count": Text(fr="nombre de personnes", en="how many people"),
        "of": Text(fr="ce qui est concerné", en="what it is about"),
        "posts": Text(fr="fonctions", en="offices"),
        "called": Text(fr="date de convocation", en="when it was called"),
        "colleges": Text(fr="collèges", en="colleges"),
        "concluded": Text(fr="date de conclusion", en="when it was concluded"),
        "composition": Text(fr="étendue de la composition connue", en="how far the composition is known"),
        "decisions": Text(fr="décisions", en="decisions"),
        "details": Text(fr="fonctionnement", en="how it works"),
        "expenses": Text(fr="total des dépenses", en="total of expenses"),
        "frequency": Text(fr="rythme indiqué", en="stated rhythm"),
        "functions": Text(fr="rôle de l’instance", en="what the body does"),
        "held": Text(fr="dates tenues", en="days on which it took place"),
        "income": Text(fr="total des recettes", en="total of income"),
        "lines": Text(fr="lignes du budget", en="lines of the budget"),
        "meetings": Text(fr="réunions", en="meetings"),
        "openings": Text(fr="horaires d’ouverture", en="opening hours"),
        "parties": Text(fr="signataires", en="parties"),
        "payers": Text(fr="contributeurs", en="payers"),
        "payments": Text(fr="versements", en="payments"),
        "period": Text(fr="dates de début et de fin", en="dates of its beginning and end"),
        "perimeter": Text(fr="territoires couverts", en="territories covered"),
        "pillars": Text(fr="pilier représenté", en="pillar that it stands for"),
        "procedure": Text(fr="règles écrites", en="written rules"),
        "recorded": Text(fr="période entièrement consignée", en="time that is fully recorded"),
        "seats": Text(fr="membres", en="members"),
        "state": Text(fr="état d’avancement", en="how far it has come"),
        "status": Text(fr="statut de la place", en="status of the seat"),
        "territories": Text(fr="territoires", en="territories"),
        "voice": Text(fr="voix", en="voice"),
        "at_most": Text(fr="nombre de places, au plus", en="how many seats, at most"),
        "deputy_of": Text(fr="qui est suppléé", en="whose deputy it is"),
        "full_time_equivalent": Text(fr="temps de travail", en="working time"),
        "holder": Text(fr="qui l’exerce", en="who holds it"),
        "kind": Text(fr="nature", en="kind"),
        "limits": Text(fr="limites écrites", en="written limits"),
        "mental_health_part": Text(fr="volet santé mentale", en="mental-health part"),
        "minutes_approved": Text(fr="approbation du compte rendu", en="when the minutes were approved"),
        "minutes_drawn_up": Text(fr="rédaction du compte rendu", en="when the minutes were drawn up"),
        "minutes_sent": Text(fr="envoi du compte rendu", en="when the minutes were sent"),
        "charter_signed": Text(fr="signature de la charte", en="signing of the charter"),
        "minutes": Text(fr="règles du compte rendu", en="rules on minutes"),
        "most_proxies": Text(fr="procurations par personne, au plus", en="proxies that one may bear, at most"),
        "notice_days": Text(fr="délai de convocation, en jours", en="notice, in days"),
        "notice_papers": Text(fr="documents joints à la convocation", en="papers with the call"),
        "proxy_after_deputy": Text(fr="procuration après la suppléance", en="proxy after the deputy"),
        "proxy_for_chair": Text(fr="procuration de la présidence", en="proxy of the chair"),
        "proxy_meetings": Text(fr="durée d’une procuration, en réunions", en="meetings for which a proxy holds"),
        "papers_sent": Text(fr="envoi des documents", en="when the papers were sent"),
        "parent": Text(fr="territoire dont il fait partie", en="territory of which it is a part"),
        "populations": Text(fr="populations", en="populations"),
        "recognitions": Text(fr="agréments et reconnaissances", en="approvals and recognitions"),
        "seats_at_most": Text(fr="nombre de membres, au plus", en="how many members, at most"),
        "share": Text(fr="part des membres", en="share of the members"),
    }
)  # fmt: skip
"""Fields of council files, as readers would call them; others are called as they are in the file."""


def field_name(field: str) -> Text:
    """What readers call a *field* of a council file."""
    return _FIELDS.get(field, Text.same(f"`{field}`"))


def keyed(field: str) -> Text:
    """The same, with its key in the file for whoever fills it in."""
    return Text.same("{field} [{key}]").format(field=field_name(field), key=field)


def in_words(
    council: Council, changes: Iterable[Add | Replace | Remove], *, undated: datetime.date | None = None
) -> Text:
    """What the *changes* come down to, with a semicolon between them.

    The day *undated* is not said: it stands for the one on which something will be decided.
    """
    blank, together = PartialDate.of(undated) if undated else None, tuple(changes)
    new = (change.entity for change in together if isinstance(change, Add))
    followed = {getattr(entity, "follows", None) for entity in new}
    # that an office ends for who follows in it goes without saying
    told = (change for change in together if isinstance(change, Add) or change.id not in followed)
    return set_apart(
        _seats(council, body, list(some)) if body else _together(some, council, blank)
        for body, some in groupby(told, key=_opens_in)
    )


def _together(changes: Iterable[Add | Replace | Remove], council: Council, blank: PartialDate | None) -> Text:
    return set_apart(_one(council, change, blank) for change in changes)


def _opens_in(change: Add | Replace | Remove) -> str | None:
    """The body in which *change* opens a seat."""
    return change.to if isinstance(change, Add) and isinstance(change.entity, Seat) else None


def _seats(council: Council, body: str, opened: list[Any]) -> Text:
    """The seats opened in one *body*, said together."""
    who = listed(_called(council, change.entity) for change in opened)
    return _SEAT.of(len(opened), body=council.find(body).name, who=who)


def name_of(council: Council, id: str) -> Text:
    """What readers call the entity with this *id*; the council for its own."""
    if id == council.id:
        return council.name
    return _called(council, council.find(id))


def _called(council: Council, fact: Any) -> Text:
    if isinstance(fact, Seat | Post):
        if fact.holder and not fact.label:
            return name_of(council, fact.holder)
        return fact.label or _function(council, cast(Post, fact))
    if isinstance(fact, Meeting):
        return both(fact.date.say)
    words = getattr(fact, "name", None) or getattr(fact, "words", None) or getattr(fact, "title", None) or fact.id
    return words if isinstance(words, Text) else Text.same(str(words))


def _function(council: Council, post: Post) -> Text:
    return both(lambda lang: label("post_functions", post.function, lang=lang, terms=council.terms))


def _one(council: Council, change: Add | Replace | Remove, blank: PartialDate | None) -> Text:
    if isinstance(change, Add):
        return _added(council, change, blank)
    name = name_of(council, change.id)
    if isinstance(change, Remove):
        return _REMOVE.format(name=name)
    fact = council.find(change.id) if change.id != council.id else council
    changed = {field: value for field, value in change.fields if (field, value) != ("id", change.id)}
    if isinstance(fact, Seat):
        body = council.body_of(fact.id).name
        if "status" in changed:
            return _STATUS.format(status=SEAT_STATUSES[changed["status"]], body=body, who=name)
        if "vacant" in changed:
            return (_FREE if changed["vacant"] else _TAKE).format(body=body, who=name)
        if "period" in changed:
            return _APPOINT.format(body=body, who=name)
    if isinstance(changed.get("procedure"), Procedure):
        changed |= _clauses(cast(Instance, fact).procedure, changed.pop("procedure"))
    return _FIELD.format(name=name, fields=set_apart(_value(council, *pair, blank) for pair in changed.items()))


def _clauses(before: Procedure | None, after: Procedure) -> dict[str, Any]:
    """The written rules that are others than *before*, by field."""
    written = before or Procedure()
    fields = (it.name for it in attrs.fields(Procedure))
    return {name: getattr(after, name) for name in fields if getattr(after, name) != getattr(written, name)}


def _value(council: Council, field: str, value: Any, blank: PartialDate | None) -> Text:
    """A changed field; its value too, where that is something that words can hold."""
    if isinstance(value, Period):
        ends = [_BLANK if end in (None, blank) else _date(end) for end in (value.start, value.end)]
        words = Text.same("{start} – {end}").format(start=ends[0], end=ends[1])
    elif isinstance(value, Text):
        words = value
    elif isinstance(value, str) and value in council.ids:
        words = name_of(council, value)
    elif isinstance(value, int) and not isinstance(value, bool):
        words = Text.same(str(value))
    elif isinstance(value, Frequency | PartialDate | Threshold):
        words = both(value.say)
    else:
        return field_name(field)
    return Text.same("{field} ({value})").format(field=field_name(field), value=words)


def _date(end: Any) -> Text:
    return both(end.say) if isinstance(end, PartialDate) else Text(fr="sans terme", en="open")


_BLANK: Final = Text.same("…")


def _added(council: Council, change: Add, blank: PartialDate | None) -> Text:
    fact, body = change.entity, None if change.to is None else council.find(change.to).name
    if isinstance(fact, Meeting):
        if fact.date == blank:
            return _MEETING_TO_DATE.format(body=body)
        return _MEETING.format(day=both(fact.date.say), body=body)
    if isinstance(fact, Post):
        before = council.find(fact.follows) if fact.follows else None
        if before and before.holder and before.holder == fact.holder:
            return _POST_AGAIN.format(function=_function(council, fact))
        others = (it for it in council.posts if it.body == fact.body and it.function == fact.function and not it.vacant)
        words = _POST_SHARED if before is None and any(others) else _POST
        return words.format(function=_function(council, fact), who=_called(council, fact))
    if isinstance(fact, Instance):
        return _CREATE.format(name=INSTANCE_KINDS.get(fact.kind, fact.name))
    kind = AGREEMENT_KINDS.get(getattr(fact, "kind", ""), None)
    return _WRITE.format(name=kind) if kind else _ADD.format(name=_called(council, fact))
