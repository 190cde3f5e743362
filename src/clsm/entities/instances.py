"""The bodies of a council, who sits in them and in which colleges, who holds an office, when they met.

An *instance* (from the French) is a body: plenary, steering committee, bureau, commission. A
seat belongs to an organisation, an office, a profession or a category, never to a named person: a
person's seat can reveal their health.
"""

import copy
import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, final

import attrs

from clsm.dates import Frequency, PartialDate, Period
from clsm.entities.colleges import Appointment, College, Limit, PromisedOffice
from clsm.entities.procedures import Conditions, Procedure
from clsm.entities.sharing import Sharing
from clsm.fields import (
    DERIVED,
    amount,
    as_identifier,
    at_least,
    frozen,
    id_or_derived,
    in_list,
    in_order,
    one_of,
    part_of_one,
    refers_to,
    set_of,
    slug,
    tuple_of,
)
from clsm.problems import Mismatch
from clsm.quantities import Threshold
from clsm.vocabulary import (
    AGENDA_PURPOSES,
    COMPOSITIONS,
    DECISION_MODES,
    EVIDENCE,
    FOLLOW_UP_STATES,
    HOLDER_KINDS,
    MEETING_MODES,
    MEETING_STATES,
    PILLARS,
    PRESENCES,
    SEAT_STATUSES,
    VOICES,
    VOTE_CHOICES,
)
from clsm.words import Text


@final
@frozen(kw_only=True)
class Seat:
    """A place in a body: who holds it, as what, and on what evidence.

    ``holder`` is the id of an actor or of a post; ``None`` where the source names nobody, and
    then ``label`` says who is meant ("a general practitioner") and ``sector`` where they work.
    ``held_with`` are the ids of the actors that hold the same seat together with the holder.
    ``pillars`` is a set, as one seat may speak for several; ``None`` leaves it to the default
    of the holder's sector. ``count`` is how many people sit, ``None`` where it is not documented.
    ``vacant`` says that a source shows the place to be empty. ``deputy_of`` is the id of the seat for which
    this one stands when its holder is away: the two are counted once. ``college`` is the id of the college
    of the body to which it belongs, ``territory`` that of the place for which it sits. ``appointment`` says
    who gives the place, ``None`` where that is as for the college or the body, or not documented.
    ``presumed_same_as`` are ids of actors or seats that may be the same holder: flagged, never merged.

    An ``id`` need not be written: the body derives it from itself, the holder (where nobody is named the
    pillars, the sector, or "seat"), the status and the start, so that another source of the same fact finds
    the same seat. Words never become part of it, as they may tell of a person. Seats that would have the
    same one are numbered: whoever names one of them writes an id.

    >>> committee = Instance(
    ...     id="committee",
    ...     name=Text.same("Committee"),
    ...     kind="steering_committee",
    ...     seats=(Seat(holder="epsm", status="member"),),
    ... )
    >>> committee.seats[0].id
    'committee-epsm-member'
    """

    id: str = attrs.field(default=DERIVED, validator=id_or_derived)
    holder: str | None = attrs.field(default=None, metadata=refers_to("actors", "posts"))
    held_with: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    label: Text | None = None
    holder_kind: str = attrs.field(default="organisation", validator=one_of(HOLDER_KINDS))
    sector: str | None = attrs.field(default=None, metadata=in_list("sectors"))
    status: str = attrs.field(default="not_documented", validator=one_of(SEAT_STATUSES))
    evidence: str = attrs.field(default="listed", validator=one_of(EVIDENCE))
    voice: str = attrs.field(default="not_documented", validator=one_of(VOICES))
    count: int | None = attrs.field(default=None, validator=at_least(1))
    vacant: bool = False
    deputy_of: str | None = attrs.field(default=None, metadata=refers_to("seats"))
    college: str | None = attrs.field(default=None, metadata=refers_to("colleges"))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    appointment: Appointment | None = None
    presumed_same_as: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "seats"))
    pillars: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.holder is None and self.label is None:
            raise Mismatch("seat-without-holder")
        if self.holder is not None and self.sector is not None:
            raise Mismatch("seat-with-sector")
        if self.held_with and self.holder is None:
            raise Mismatch("held-with-nobody", field="held_with")
        if self.deputy_of is not None and self.deputy_of == self.id:
            raise Mismatch("own-deputy", field="deputy_of")


@final
@frozen(kw_only=True)
class Attendance:
    """Whether the holder of the seat whose id is ``seat`` was at a meeting.

    ``proxy`` is the id of the seat that stood for it, where it was ``represented``. A seat without an
    entry was not there if the meeting's attendance is ``complete``; otherwise nothing is known of it.
    ``people`` is how many came of the several who sit on the seat, ``None`` where that is not documented.
    """

    seat: str = attrs.field(metadata=refers_to("seats"))
    presence: str = attrs.field(validator=one_of(PRESENCES))
    people: int | None = attrs.field(default=None, validator=at_least(1))
    proxy: str | None = attrs.field(default=None, metadata=refers_to("seats"))

    def __attrs_post_init__(self) -> None:
        if self.proxy is not None and self.presence != "represented":
            raise Mismatch("presence-with-proxy", presence=self.presence, field="presence")
        if self.proxy == self.seat:
            raise Mismatch("own-proxy", field="proxy")


@final
@frozen(kw_only=True)
class Vote:
    """How the seat whose id is ``seat`` voted."""

    seat: str = attrs.field(metadata=refers_to("seats"))
    choice: str = attrs.field(default="not_documented", validator=one_of(VOTE_CHOICES))


@final
@frozen(kw_only=True)
class FollowUp:
    """What became of a decision, as seen on a ``date``."""

    date: PartialDate
    state: str = attrs.field(default="not_documented", validator=one_of(FOLLOW_UP_STATES))
    words: Text | None = None


@final
@frozen(kw_only=True)
class AgendaItem:
    """A matter on the agenda of a meeting; ``number`` is the one that it has there, ``None`` where it has none."""

    number: int | None = attrs.field(default=None, validator=at_least(1))
    title: Text
    purpose: str = attrs.field(default="not_documented", validator=one_of(AGENDA_PURPOSES))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Decision:
    """What a body decided in a meeting, and how.

    ``item`` is the number of the matter on the agenda that led to it, ``about`` its subject where rules of
    procedure tell subjects apart. ``secret``: the vote was by secret ballot. ``entrusted_to`` are the ids of
    those who are to carry it out (actors, posts, bodies), ``due`` by when, ``done`` when they had; ``follow_up``
    what was seen of it in between.

    ``adopted`` is ``None`` where the outcome is not documented; so are ``in_favour``, ``against`` and
    ``abstentions``, which count votes. ``votes`` are those known seat by seat, all or some.
    ``majority`` is the one that this decision needs, ``None`` for that of the body's own rules.
    """

    title: Text
    item: int | None = attrs.field(default=None, validator=at_least(1))
    about: str | None = attrs.field(default=None, metadata=in_list("decision_subjects"))
    mode: str = attrs.field(default="not_documented", validator=one_of(DECISION_MODES))
    secret: bool | None = None
    adopted: bool | None = None
    in_favour: int | None = attrs.field(default=None, validator=at_least(0))
    against: int | None = attrs.field(default=None, validator=at_least(0))
    abstentions: int | None = attrs.field(default=None, validator=at_least(0))
    votes: tuple[Vote, ...] = attrs.field(default=(), validator=tuple_of(Vote), eq=frozenset)
    majority: Threshold | None = None
    entrusted_to: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "posts", "instances"))
    due: PartialDate | None = None
    done: PartialDate | None = None
    follow_up: tuple[FollowUp, ...] = attrs.field(default=(), validator=tuple_of(FollowUp))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Meeting:
    """One meeting of a body. Its ``id`` need not be written: it is derived from the body and the date.

    ``state`` says how far it has come; where it is not documented, a meeting whose date is past was held. One
    that is ``cancelled`` or ``put_off`` was not, whatever its date; ``put_off_to`` is the new one. ``revision``
    counts how often its announcement has changed.

    ``called`` is when those invited were told of it, ``urgent``: in an emergency; ``second_call_of`` is the id of
    the meeting that had no quorum. ``starts`` and ``ends`` are hours in local time, ``mode`` is how people meet.
    ``agenda`` is what it was to speak of, ``papers`` are ids of the references sent for it, ``papers_sent`` when.

    ``attendance_list`` says how far ``attendance`` is known: only where it is ``complete`` was a seat without an
    entry not there. ``minutes_drawn_up``, ``minutes_sent`` and ``minutes_approved`` are the days of its minutes.
    ``None``: not documented.

    A new date without ``put_off``, an end before the start, and a decision on an item that is not on the agenda
    raise :class:`~clsm.problems.Mismatch`.

    >>> Meeting(date=PartialDate(year=2024), state="cancelled").is_off
    True
    """

    id: str = attrs.field(default=DERIVED, validator=id_or_derived)
    date: PartialDate
    state: str = attrs.field(default="not_documented", validator=one_of(MEETING_STATES))
    put_off_to: PartialDate | None = None
    revision: int | None = attrs.field(default=None, validator=at_least(0))
    called: PartialDate | None = None
    urgent: bool | None = None
    second_call_of: str | None = attrs.field(default=None, metadata=refers_to("meetings"))
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    place: Text | None = None
    mode: str = attrs.field(default="not_documented", validator=one_of(MEETING_MODES))
    agenda: tuple[AgendaItem, ...] = attrs.field(default=(), validator=tuple_of(AgendaItem))
    papers: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    papers_sent: PartialDate | None = None
    attendance_list: str = attrs.field(default="not_documented", validator=one_of(COMPOSITIONS))
    attendance: tuple[Attendance, ...] = attrs.field(
        default=(), validator=tuple_of(Attendance), eq=frozenset, repr=False
    )
    decisions: tuple[Decision, ...] = attrs.field(default=(), validator=tuple_of(Decision))
    minutes_drawn_up: PartialDate | None = None
    minutes_sent: PartialDate | None = None
    minutes_approved: PartialDate | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.put_off_to is not None and self.state != "put_off":
            raise Mismatch("new-date", state=repr(self.state), field="state")
        if self.starts is not None and self.ends is not None and self.ends <= self.starts:
            raise Mismatch("opening-hours", end=f"{self.ends:%H:%M}", start=f"{self.starts:%H:%M}", field="ends")
        items = {item.number for item in self.agenda}
        if unknown := sorted({it.item for it in self.decisions if it.item is not None and it.item not in items}):
            raise Mismatch("agenda-item", number=unknown[0], field="decisions")

    @property
    def is_off(self) -> bool:
        """Whether it is known that the meeting was not held on its date, as it was cancelled or put off."""
        return self.state in ("cancelled", "put_off")

    @property
    def is_planned(self) -> bool:
        """Whether all that is known is that the meeting was to be held; a promise is no record."""
        return self.state == "planned"


def seat_id(body: str, who: str, status: str, start: str = "", *, deputy: bool = False) -> str:
    """The id of a seat of *body* for which none is written; a status that is not documented is left out of it.

    *who* is the holder, else the pillars or the sector; without any it is a "seat".

    >>> seat_id("plenary", "residents", "permanent_invitee")
    'plenary-residents-permanent-invitee'
    >>> seat_id("plenary", "gem", "member", "2020", deputy=True)
    'plenary-gem-member-deputy-2020'
    """
    capacity = "" if status == "not_documented" else slug(status)
    return "-".join(part for part in (body, slug(who) or "seat", capacity, "deputy" if deputy else "", start) if part)


def who_in_id(holder: str | None, pillars: "frozenset[str] | None", sector: str | None) -> str:
    """What stands for the holder of a seat in its id, never its label.

    >>> who_in_id(None, frozenset({"people_concerned", "carers"}), "local_association")
    'carers-people_concerned'
    """
    known = sorted((pillars or frozenset()) - {"none", "not_documented"})
    return holder or "-".join(known) or sector or ""


def derived_id(body: str, fact: "Seat | Meeting | College") -> str:
    """The id of a seat, a meeting or a college of *body* for which none is written, before twins are numbered."""
    if isinstance(fact, Meeting):
        return f"{body}-{fact.date}"
    if isinstance(fact, College):
        whose = sorted(fact.pillars or ()) or list(fact.sectors)
        return "-".join([body, "college", *map(slug, whose)])
    who = who_in_id(fact.holder, fact.pillars, fact.sector)
    return seat_id(body, who, fact.status, str(fact.period.start or ""), deputy=fact.deputy_of is not None)


def numbered(id: str, number: int) -> str:
    """The id of one of several that would have the same: no id that is written looks like it by chance.

    >>> numbered("plenary-seat", 2)
    'plenary-seat--2'
    """
    return f"{id}--{number}"


def is_numbered(body: str, fact: "Seat | Meeting | College") -> bool:
    """Whether the id of *fact* is one that was numbered, which nothing else may name."""
    # without the two hyphens there is nothing to work out
    return "--" in fact.id and _is_numbered(fact.id, derived_id(body, fact))


def _is_numbered(id: str, wanted: str) -> bool:
    before, dashes, number = id.rpartition("--")
    return bool(dashes) and number.isdecimal() and before == wanted


def has_derived_id(body: str, fact: "Seat | Meeting | College") -> bool:
    """Whether *body* gave *fact* its id, so that none need be written."""
    wanted = derived_id(body, fact)
    return fact.id in (DERIVED, wanted) or _is_numbered(fact.id, wanted)


_TELLING: Final = ("label", "name", "note", "college", "territory", "voice", "evidence", "count", "called", "place")
"""The fields that tell twins apart."""


def twin_key(value_of: Callable[[str], Any]) -> tuple[str, ...]:
    """By what those that would have one id are put in order: their content, never their place.

    *value_of* gives the value of a field, as an entity or as a file has it.
    """
    return tuple(_as_words(value_of(name)) for name in _TELLING)


def _as_words(value: Any) -> str:
    if isinstance(value, Text):
        return f"{value.en}\n{value.fr}"
    return "" if value is None else str(value)


def _content(fact: Any) -> tuple[str, ...]:
    defaults = {field.name: field.default for field in attrs.fields(type(fact))}

    def written(name: str) -> Any:
        value = getattr(fact, name, None)
        return None if value == defaults.get(name) else value

    return twin_key(written)


def ids_given(body: str, facts: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    """Those of the *facts* of a body to which it gives an id, with that id; those that would share one are numbered.

    Where each has an id already they keep it: on a day on which one of two twins sits, it is called as ever.
    """
    if all(fact.id != DERIVED for fact in facts):
        return
    twins: dict[str, list[Any]] = {}
    for fact in facts:
        wanted = derived_id(body, fact)
        if fact.id in (DERIVED, wanted) or _is_numbered(fact.id, wanted):
            twins.setdefault(wanted, []).append(fact)
    for wanted, same in twins.items():
        if len(same) == 1:
            yield same[0], wanted
        else:
            yield from ((fact, numbered(wanted, number)) for number, fact in enumerate(sorted(same, key=_content), 1))


def _with_ids(body: str, facts: tuple[Any, ...]) -> tuple[Any, ...]:
    """The *facts* of a body, each with its id."""
    given = {id(fact): _with_id(fact, own) for fact, own in ids_given(body, facts)}
    return tuple(given.get(id(fact), fact) for fact in facts) if given else facts


def _with_id(fact: Any, id: str) -> Any:
    """The same *fact* with this *id*: its other fields were checked when it was made."""
    as_identifier(fact, attrs.fields(type(fact)).id, id)
    other = copy.copy(fact)
    object.__setattr__(other, "id", id)
    return other


@final
@frozen(kw_only=True)
class Instance:
    """A body of the council: what it is for, who sits in it, how often it says it meets.

    ``composition`` says how far the list of ``seats`` is known. Only where it is ``complete`` does
    a missing seat mean anything; with ``partial``, ``described_only`` (the source describes who
    sits without listing them) and ``not_documented``, absence cannot be said. ``open_to`` is who
    *may* take part, in words: it is never read as a seat. ``recorded`` is the time of which
    every meeting is in ``meetings``; ``None`` means that no such time is documented, so that a
    meeting not found may have been held. ``part_of`` is the id of the body that it belongs to,
    ``host`` that of the partner whose body it is, where the council only sits in it. ``evidence``
    says on what the body itself stands: one that is only ``announced`` is not there yet, so that it
    owes no meeting and nobody meets in it. ``procedure`` is what it has written down of its own working,
    ``conditions`` on what terms people take part; ``None`` where nothing of it is documented.

    ``seats_at_least`` and ``seats_at_most`` are how many people it is to have in all (the same where its size is
    fixed), ``colleges`` the places that belong together, ``limits`` what holds across them, ``offices`` those
    promised to a pillar, ``appointment`` how its places are given; ``None`` and empty: nothing is written.
    ``based_on`` are the law, ordinance, resolution, agreement or guide that it rests on, ids of references and
    agreements. ``set_up_by`` is the id of the body or actor that created it, ``advises`` are those to whom it
    gives advice. ``shares_members_with`` are bodies whose members sit in it too, ``shared`` other councils
    whose body it is as well. ``care_functions`` are those of the Belgian reform that it brings together.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("instance_kinds"))
    functions: tuple[str, ...] = attrs.field(default=(), metadata=in_list("instance_functions"))
    part_of: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    host: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    evidence: str = attrs.field(default="listed", validator=one_of(EVIDENCE))
    composition: str = attrs.field(default="not_documented", validator=one_of(COMPOSITIONS))
    open_to: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    frequency: Frequency | None = None
    procedure: Procedure | None = None
    conditions: Conditions | None = None
    places: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    seats_at_least: int | None = attrs.field(default=None, validator=at_least(1))
    seats_at_most: int | None = attrs.field(default=None, validator=at_least(1))
    colleges: tuple[College, ...] = attrs.field(default=(), validator=tuple_of(College), eq=frozenset)
    limits: tuple[Limit, ...] = attrs.field(default=(), validator=tuple_of(Limit))
    offices: tuple[PromisedOffice, ...] = attrs.field(default=(), validator=tuple_of(PromisedOffice))
    appointment: Appointment | None = None
    based_on: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references", "agreements"))
    set_up_by: str | None = attrs.field(default=None, metadata=refers_to("instances", "actors"))
    advises: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "posts", "instances"))
    shares_members_with: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("instances"))
    shared: tuple[Sharing, ...] = attrs.field(default=(), validator=tuple_of(Sharing))
    care_functions: tuple[str, ...] = attrs.field(default=(), metadata=in_list("care_functions"))
    seats: tuple[Seat, ...] = attrs.field(default=(), validator=tuple_of(Seat), eq=frozenset)
    meetings: tuple[Meeting, ...] = attrs.field(default=(), validator=tuple_of(Meeting), eq=frozenset, repr=False)
    recorded: Period | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.seats_at_least, self.seats_at_most)
        for name in ("seats", "meetings", "colleges"):
            object.__setattr__(self, name, _with_ids(self.id, getattr(self, name)))


@final
@frozen(kw_only=True)
class Post:
    """An office in the council or in one of its bodies: president, chair, coordinator, signatory.

    ``body`` is the id of the body, ``None`` for the council as a whole. ``holder`` is the id of an
    actor (the town whose mayor presides), ``label`` words for the office or category that
    holds it. ``pillars``: what the source says that the holder stands for, ``None`` where it does
    not say. ``employer`` is the id of an actor; ``full_time_equivalent`` is between 0 and 1. ``follows``
    is the id of the post that came before it in the same office, ``vacant`` that a source says that
    nobody holds it. ``rank`` is 1 for a first vice-chair, 2 for a second. ``appointment`` says who gives
    the office. ``shared`` are the councils that share it, as two may share a coordinator. ``signs`` are the
    kinds of agreement that it may sign, ``signs_up_to`` euros at most (``None``: not documented), and
    ``delegated_by`` is the id of the post that gave it that power.
    """

    id: str = attrs.field(validator=as_identifier)
    function: str = attrs.field(metadata=in_list("post_functions"))
    body: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    holder: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    label: Text | None = None
    holder_kind: str = attrs.field(default="office", validator=one_of(HOLDER_KINDS))
    pillars: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))
    employer: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    full_time_equivalent: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(part_of_one))
    follows: str | None = attrs.field(default=None, metadata=refers_to("posts"))
    vacant: bool = False
    rank: int | None = attrs.field(default=None, validator=at_least(1))
    appointment: Appointment | None = None
    shared: tuple[Sharing, ...] = attrs.field(default=(), validator=tuple_of(Sharing))
    delegated_by: str | None = attrs.field(default=None, metadata=refers_to("posts"))
    signs: tuple[str, ...] = attrs.field(default=(), metadata=in_list("agreement_kinds"))
    signs_up_to: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(amount))
    evidence: str = attrs.field(default="listed", validator=one_of(EVIDENCE))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.vacant and (self.holder is not None or self.label is not None):
            raise Mismatch("vacant-post", field="vacant")
