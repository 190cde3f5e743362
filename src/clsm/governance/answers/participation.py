"""Who can take part in each body, and on what terms.

An answer beside the verdicts and no rule: ``domain.md`` knows no confirmed text that sets these terms,
so nothing here is kept or broken. Each question that no source answers is called not documented, as
somebody who hesitates to come would want to know.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.entities.instances import Instance, Post, Seat
from clsm.entities.procedures import Conditions
from clsm.governance.answers.shared import freshness, limits
from clsm.governance.reading.seats import carries, every, existing, named, sits
from clsm.results import Bounds, Explained, KeyedResult
from clsm.tables import COLUMNS, Row
from clsm.vocabulary import PILLARS, TIMES_OF_DAY, VOICES
from clsm.words import AT_LEAST, FROM_TO, Lang, Text, both, lines, listed, paragraph, set_apart

CONCERNED: Final = ("people_concerned", "carers")
"""Those whom a council is about, and those close to them."""

CHAIRING: Final = frozenset({"president", "co_president", "chair", "rotating_chair", "vice_chair", "co_animator"})
"""The functions by which one chairs a body, alone or with others."""

Places = tuple[int, int | None]
"""How many places, at least and at most; ``None`` where the sources set no limit."""


@final
@attrs.frozen(kw_only=True)
class Terms(Explained):
    """On what terms people take part in one body; ``None`` and ``not_documented`` mean that no source tells.

    ``members`` and ``invited`` say, for the people concerned and for the carers, how many places they have
    as full members and by permanent invitation. ``by_voice`` are the ids of the seats by their voice
    (``deliberative``: they vote; ``consultative``: they speak; ``none``; ``not_documented``).
    ``chaired_by`` are the posts by which people with lived experience or carers chair, alone or with
    others; ``None`` where none is documented. ``open_to`` is who may take part, in the council's words: never
    a seat. ``conditions`` holds the rest. ``certain`` is false where the sources do not say whether the
    body stood on the day.
    """

    snapshot: Snapshot = attrs.field(repr=False)
    body: str
    members: Mapping[str, Places]
    invited: Mapping[str, Places]
    by_voice: Mapping[str, tuple[str, ...]]
    chaired_by: tuple[str, ...] | None
    open_to: tuple[Text, ...]
    # its note is not told unasked, not even by a repr
    conditions: Conditions = attrs.field(repr=False)
    certain: bool

    @property
    def is_told(self) -> bool:
        """Whether a source tells anything of them."""
        places = any(place != (0, None) for pillar in (self.members, self.invited) for place in pillar.values())
        voices = any(voice != "not_documented" for voice, seats in self.by_voice.items() if seats)
        return places or voices or bool(self.chaired_by or self.open_to) or self.conditions != Conditions()

    @property
    def says(self) -> Text:
        """What is documented, then all that is not in one sentence."""
        return paragraph(_sentences(self))


@final
@attrs.frozen(kw_only=True, repr=False)
class Participation(KeyedResult[Terms]):
    """What :func:`participation` answers: a mapping from each body to its terms, in order of ids."""

    bodies: tuple[Terms, ...]

    def __getitem__(self, body: str) -> Terms:
        return {terms.body: terms for terms in self.bodies}[body]

    def __iter__(self) -> Iterator[str]:
        return iter(terms.body for terms in self.bodies)

    def __len__(self) -> int:
        return len(self.bodies)

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the bodies that were read."""
        return tuple(self)

    @property
    def bounds(self) -> Bounds:
        """The places of each pillar as members, in all bodies together; they may be without limit."""
        return {pillar: limits(_added(terms.members[pillar] for terms in self.bodies)) for pillar in CONCERNED}

    @property
    def says(self) -> Text:
        """The terms of each body, a paragraph each."""
        return lines(terms.says for terms in self.bodies) if self.bodies else _NO_BODY

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each body, of plain values; counts of places are the least that is known."""
        return [_row(terms, lang) for terms in self.bodies]


def _least(places: Places) -> int | None:
    """The least that is known; ``None`` where nothing is."""
    return None if places == (0, None) else places[0]


def _added(places: Iterable[Places]) -> Places:
    low, high = 0, 0
    unlimited = False
    for least, most in places:
        low += least
        high += most or 0
        unlimited = unlimited or most is None
    return low, None if unlimited else high


def _row(terms: Terms, lang: Lang) -> Row:
    row: Row = {"body": terms.body}
    for pillar in CONCERNED:
        row[f"{pillar}_members"] = _least(terms.members[pillar])
        row[f"{pillar}_invited"] = _least(terms.invited[pillar])
    row |= {f"voice_{voice}": "; ".join(seats) for voice, seats in terms.by_voice.items()}
    row["chaired_by"] = None if terms.chaired_by is None else "; ".join(terms.chaired_by)
    row |= {name: getattr(terms.conditions, name) for name in _QUESTIONS}
    row["time_of_day"] = terms.conditions.time_of_day
    row["open_to"] = "; ".join(words.say(lang) for words in terms.open_to)
    return row | {"certain": terms.certain, "says": terms.explain(lang)}


def participation(snapshot: Snapshot) -> Participation:
    """Say for each body of the council who can take part, and on what terms.

    Bodies that are only announced and those of partners are left out: the council does not set their
    terms. No rule stands behind the answer, as no confirmed text sets such terms.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day, ``council.on("2011-11-01")``.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> terms = participation(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> committee = terms["steering-committee"]
    >>> committee.members["people_concerned"], committee.invited["carers"]
    ((1, None), (1, None))
    >>> committee.conditions.expenses_paid is None
    True
    """
    snapshot = as_snapshot(snapshot)
    bodies = tuple(_terms(snapshot, body) for body in existing(snapshot) if body.kind != "external")
    return Participation(bodies=bodies)


_NO_BODY: Final = Text(fr="Aucune instance du conseil n’est documentée.", en="No body of the council is documented.")


# ---------------------------------------------------------------- one body

_QUESTIONS: Final[Mapping[str, tuple[Text, Text, Text]]] = {
    "expenses_paid": (
        Text(fr="les frais sont remboursés", en="expenses are paid back"),
        Text(fr="les frais ne sont pas remboursés", en="expenses are not paid back"),
        Text(fr="frais", en="expenses"),
    ),
    "time_paid": (
        Text(fr="qui ne vient pas au titre de son travail est payé", en="those not there for work are paid"),
        Text(fr="qui ne vient pas au titre de son travail n’est pas payé", en="those not there for work are not paid"),
        Text(fr="temps de qui ne vient pas au titre de son travail", en="time of those not there for work"),
    ),
    "preparation": (
        Text(fr="on peut préparer la réunion avec quelqu’un", en="one can prepare the meeting with somebody"),
        Text(fr="la réunion ne se prépare pas avec quelqu’un", en="there is nobody to prepare the meeting with"),
        Text(fr="préparation", en="preparation"),
    ),
    "plain_papers": (
        Text(fr="les documents sont écrits pour tous", en="papers are written for everybody"),
        Text(fr="les documents ne sont pas encore écrits pour tous", en="papers are not written for everybody yet"),
        COLUMNS["plain_papers"],
    ),
    "support": (
        Text(fr="on peut venir accompagné", en="one can come with somebody"),
        Text(fr="on vient seul", en="one comes alone"),
        COLUMNS["support"],
    ),
    "remote": (
        Text(fr="on peut participer à distance", en="one can take part from elsewhere"),
        Text(fr="on participe sur place", en="one takes part on the spot"),
        Text(fr="participation à distance", en="taking part from elsewhere"),
    ),
}
"""What somebody who hesitates to come may ask: the words for yes, for no, and for what is not documented."""

_SHORTLY: Final = {
    "people_concerned": Text(fr="personnes concernées", en="people with lived experience"),
    "carers": Text(fr="aidants", en="carers"),
}
_COUNT: Final = Text.same("{label} ({count})")
_MEMBERS: Final = (
    Text(fr="Places de membre : {places}.", en="Members' places: {places}."),
    Text(fr="places de membre ({who})", en="members' places ({who})"),
)
_INVITED: Final = (
    Text(fr="Invitations permanentes : {places}.", en="Permanent invitations: {places}."),
    Text(fr="invitations permanentes ({who})", en="permanent invitations ({who})"),
)
_VOICES: Final = Text(fr="Voix : {voices}.", en="Voices: {voices}.")
_VOICE: Final = Text(fr="qui parle et qui vote", en="who speaks and who votes")
_CHAIRED: Final = Text(
    fr="À la présidence ou à l’animation, seuls ou avec d’autres : {who}.",
    en="Among those who chair, alone or with others: {who}.",
)
_CHAIR: Final = Text(
    fr="une personne concernée ou un aidant à l’animation",
    en="somebody with lived experience, or a carer, among those who chair",
)
_MAY_COME: Final = Text(fr="Peuvent venir : {who}.", en="May come: {who}.")
_OPEN: Final = COLUMNS["open_to"]
_TERMS: Final = Text(fr="Conditions : {answers}.", en="Terms: {answers}.")
_WHEN: Final = COLUMNS["time_of_day"]
_WHEN_IS: Final = Text(fr="{question} : {answer}", en="{question}: {answer}")
_UNTOLD: Final = Text(fr="Non documenté : {questions}.", en="Not documented: {questions}.")


def _terms(snapshot: Snapshot, body: Instance) -> Terms:
    seats = sorted((seat for seat in body.seats if sits(snapshot, seat) is not False), key=lambda seat: seat.id)
    chairs = tuple(post.id for post in sorted(snapshot.posts, key=lambda post: post.id) if _chairs(post, body))
    return Terms(
        snapshot=snapshot,
        body=body.id,
        members={pillar: _places(snapshot, body, pillar, _MEMBER) for pillar in CONCERNED},
        invited={pillar: _places(snapshot, body, pillar, _INVITEE) for pillar in CONCERNED},
        by_voice={voice: tuple(seat.id for seat in seats if seat.voice == voice) for voice in VOICES},
        chaired_by=chairs or None,
        open_to=body.open_to,
        conditions=body.conditions or Conditions(),
        certain=body.id not in snapshot.uncertain,
    )


_MEMBER: Final = frozenset({"member", "ex_officio"})
_INVITEE: Final = frozenset({"permanent_invitee"})


def _places(snapshot: Snapshot, body: Instance, pillar: str, statuses: frozenset[str]) -> Places:
    """How many places *pillar* has in *body*; an upper limit only where every seat and its count are known."""

    def shows(seat: Seat) -> bool | None:
        status = None if seat.status == "not_documented" else seat.status in statuses
        sure = None if seat.id in snapshot.uncertain else True
        return every(sits(snapshot, seat), status, carries(snapshot, seat, pillar), sure)

    answers = [(seat.count, shows(seat)) for seat in body.seats]
    low = sum(count or 1 for count, answer in answers if answer)
    counts = [count for count, answer in answers if answer is not False]
    if body.composition != "complete" or None in counts:
        return low, None
    return low, sum(count for count in counts if count is not None)


def _chairs(post: Post, body: Instance) -> bool:
    """Whether by *post* somebody with lived experience, or a carer, is said to chair *body*."""
    there = post.body == body.id and post.function in CHAIRING and post.evidence in ("listed", "presence_recorded")
    return there and not post.vacant and not (post.pillars or frozenset()).isdisjoint(CONCERNED)


# ---------------------------------------------------------------- in words


def _sentences(terms: Terms) -> Iterator[Text]:
    """What is documented, then all that is not in one sentence."""
    snapshot = terms.snapshot
    body = snapshot.find(terms.body)
    yield Text.same("{name} –").format(name=body.name)
    untold = list[Text]()
    for places, (known, unknown) in ((terms.members, _MEMBERS), (terms.invited, _INVITED)):
        counted = {PILLARS[pillar]: count for pillar, count in places.items() if count != (0, None)}
        if counted:
            counts = (_COUNT.format(label=who, count=_count(low, high)) for who, (low, high) in counted.items())
            yield known.format(places=set_apart(counts))
        uncounted = [_SHORTLY[pillar] for pillar, count in places.items() if count == (0, None)]
        untold += [unknown.format(who=listed(uncounted))] if uncounted else []
    voices = {voice: ids for voice, ids in terms.by_voice.items() if ids}
    if set(voices) - {"not_documented"}:
        yield _VOICES.format(voices=set_apart(_held(snapshot, VOICES[voice], ids) for voice, ids in voices.items()))
    else:
        untold.append(_VOICE)
    if terms.chaired_by:
        yield _CHAIRED.format(who=named(snapshot, (snapshot.find(id) for id in terms.chaired_by)))
    else:
        untold.append(_CHAIR)
    if terms.open_to:
        yield _MAY_COME.format(who=set_apart(terms.open_to))
    else:
        untold.append(_OPEN)
    answers, unanswered = _answers(terms.conditions)
    if answers:
        yield _TERMS.format(answers=set_apart(answers))
    if untold := [*untold, *unanswered]:
        yield _UNTOLD.format(questions=set_apart(untold))
    yield from freshness(snapshot, body)


def _held(snapshot: Snapshot, what: Text, seats: tuple[str, ...]) -> Text:
    return Text.same("{what} ({who})").format(what=what, who=named(snapshot, (snapshot.find(id) for id in seats)))


def _count(low: int, high: int | None) -> Text:
    if high is None:
        return AT_LEAST.format(low=low)
    return Text.same(str(low)) if high == low else FROM_TO.format(low=low, high=high)


def _answers(conditions: Conditions) -> tuple[list[Text], list[Text]]:
    """What the conditions answer, and what they leave open."""
    answers, untold = list[Text](), list[Text]()
    for name, (yes, no, question) in _QUESTIONS.items():
        answer = getattr(conditions, name)
        if answer is None:
            untold.append(question)
        else:
            answers.append(yes if answer else no)
    if conditions.time_of_day == "not_documented":
        untold.append(_WHEN)
    else:
        moment = TIMES_OF_DAY[conditions.time_of_day]
        answers.append(_WHEN_IS.format(question=_WHEN, answer=both(lambda lang: moment.say(lang).lower())))
    return answers, untold
