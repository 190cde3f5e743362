"""Who holds an office and until when: terms, renewals, vacancies, several offices in one hand, power to sign.

These are facts for a council to use, never a judgement: that one organisation holds several places
says who carries the work. What no source tells stays unknown, and is called so.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import OPEN, Day, PartialDate
from clsm.entities.actors import Actor
from clsm.entities.instances import Post, Seat
from clsm.entities.procedures import Procedure
from clsm.governance.answers.shared import euros, freshness
from clsm.governance.engine.words import day_in_words
from clsm.governance.reading.seats import every, existing
from clsm.problems import Mismatch, nearest
from clsm.results import Explained, Result
from clsm.tables import Row
from clsm.vocabulary import AGREEMENT_KINDS, label
from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text, both, lines, paragraph, set_apart

# ---------------------------------------------------------------- results


@final
@attrs.frozen(kw_only=True)
class Mandate(Explained):
    """One office on the day, and how long it lasts.

    ``ends`` is the end that a source gives (``"open"``: none); ``due`` the one that follows from the
    start and the ``office_years`` of the body's own rules; ``over`` whether that one has passed; ``None`` is
    not documented, or left open by imprecise dates. ``renewals`` are the times that the same holder
    followed itself, at least and at most (``None``: what came before is not documented), ``allowed`` how
    many the body's own rules provide for.
    """

    post: str
    function: str
    body: str | None
    holder: str | None
    begins: PartialDate | None
    ends: PartialDate | str | None
    due: PartialDate | None
    over: bool | None
    renewals: tuple[int, int | None]
    allowed: int | None
    announced: bool
    certain: bool
    says: Text = attrs.field(repr=False)

    def row(self, lang: Lang) -> Row:
        """The office among the rows of all offices; of the renewals, those that are documented."""
        return _row(
            "mandate",
            self.post,
            says=self.explain(lang),
            body=self.body,
            holder=self.holder,
            begins=self.begins,
            ends=self.ends,
            due=self.due,
            over=self.over,
            renewals=self.renewals[0],
            certain=self.certain,
        )


@final
@attrs.frozen(kw_only=True)
class Vacancy(Explained):
    """An office that nobody holds: a source says so, or it ended and no one is documented after.

    ``stated`` is true in the first case; in the second, somebody may hold it whom no source names.
    """

    post: str
    function: str
    body: str | None
    stated: bool
    since: PartialDate | None
    certain: bool
    says: Text = attrs.field(repr=False)

    def row(self, lang: Lang) -> Row:
        """The vacancy among the rows of all offices."""
        return _row(
            "vacancy", self.post, says=self.explain(lang), body=self.body, since=self.since, certain=self.certain
        )


@final
@attrs.frozen(kw_only=True)
class Together(Explained):
    """One organisation that holds several posts or seats on the day. A fact, never a failing.

    ``certain`` is false where fewer than two of them surely stood on the day.
    """

    holder: str
    posts: tuple[str, ...]
    seats: tuple[str, ...]
    certain: bool
    says: Text = attrs.field(repr=False)

    def row(self, lang: Lang) -> Row:
        """What it holds, among the rows of all offices."""
        places = "; ".join((*self.posts, *self.seats))
        return _row("together", places, says=self.explain(lang), holder=self.holder, certain=self.certain)


@final
@attrs.frozen(kw_only=True)
class Signatory(Explained):
    """Whether one post holds power to sign on the day, for what, up to how much, and who gave it.

    ``answer`` is ``None`` where the sources do not settle it. ``by`` is the post that delegated the power;
    it holds only while that one is in office.
    """

    post: str
    by: str | None
    kinds: tuple[str, ...]
    up_to: Decimal | None
    answer: bool | None
    says: Text = attrs.field(repr=False)

    def row(self, lang: Lang) -> Row:
        """The delegated power among the rows of all offices."""
        return _row("delegation", self.post, says=self.explain(lang), by=self.by, answer=self.answer)


def _row(
    finding: str,
    places: str,
    *,
    says: str,
    body: str | None = None,
    holder: str | None = None,
    by: str | None = None,
    begins: PartialDate | None = None,
    ends: PartialDate | str | None = None,
    due: PartialDate | None = None,
    over: bool | None = None,
    renewals: int | None = None,
    since: PartialDate | None = None,
    answer: bool | None = None,
    certain: bool | None = None,
) -> Row:
    """A row of the answer: the same keys for the four kinds of finding, dates as text."""
    return {
        "finding": finding,
        "places": places,
        "body": body,
        "holder": holder,
        "by": by,
        "begins": _plain(begins),
        "ends": _plain(ends),
        "due": _plain(due),
        "over": over,
        "renewals": renewals,
        "since": _plain(since),
        "answer": answer,
        "certain": certain,
        "says": says,
    }


def _plain(date: PartialDate | str | None) -> str | None:
    return None if date is None else str(date)


@final
@attrs.frozen(kw_only=True, repr=False)
class Signatories(Result):
    """What :func:`signatories` answers: every post of the day that a source connects with signing.

    ``may_sign`` are those that surely may, ``unsettled`` those of which it cannot be said.
    """

    kind: str | None
    amount: Decimal | None
    posts: tuple[Signatory, ...]

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the posts that were read."""
        return tuple(power.post for power in self.posts)

    @property
    def says(self) -> Text:
        """Who may sign, a post a line."""
        return lines(power.says for power in self.posts) if self.posts else _NOBODY_SIGNS

    @property
    def may_sign(self) -> tuple[Signatory, ...]:
        """Those that surely may."""
        return tuple(power for power in self.posts if power.answer)

    @property
    def unsettled(self) -> tuple[Signatory, ...]:
        """Those of which the sources do not settle it."""
        return tuple(power for power in self.posts if power.answer is None)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each post."""
        return [
            {
                "post": power.post,
                "by": power.by,
                "kinds": "; ".join(power.kinds),
                "up_to": None if power.up_to is None else f"{power.up_to:f}",
                "answer": power.answer,
                "says": power.explain(lang),
            }
            for power in self.posts
        ]


@final
@attrs.frozen(kw_only=True, repr=False)
class Mandates(Result):
    """What :func:`mandates` answers. ``basis`` are the ids of the posts that were read."""

    terms: tuple[Mandate, ...]
    vacancies: tuple[Vacancy, ...]
    together: tuple[Together, ...]
    delegations: tuple[Signatory, ...]
    basis: tuple[str, ...]

    @property
    def says(self) -> Text:
        """One finding a line, first the terms, then vacancies, several places in one hand, and delegations."""
        return lines(finding.says for finding in self._findings) if self._findings else _NO_OFFICE

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each finding, of plain values."""
        return [finding.row(lang) for finding in self._findings]

    @property
    def _findings(self) -> tuple[Mandate | Vacancy | Together | Signatory, ...]:
        return (*self.terms, *self.vacancies, *self.together, *self.delegations)


_NO_OFFICE: Final = Text(fr="Aucune fonction n’est documentée.", en="No office is documented.")


# ---------------------------------------------------------------- the question


def mandates(snapshot: Snapshot) -> Mandates:
    """Read the offices of a council on a day: terms, vacancies, several in one hand, delegations of signature.

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
    >>> offices = mandates(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> [(mandate.function, mandate.due) for mandate in offices.terms if mandate.post == "president"]
    [('president', None)]
    >>> [hand.holder for hand in offices.together if hand.posts]
    ['mons-en-baroeul', 'ronchin']
    """
    snapshot = as_snapshot(snapshot)
    posts = sorted(snapshot.posts, key=lambda post: post.id)
    return Mandates(
        terms=tuple(_mandate(snapshot, post) for post in posts if not post.vacant),
        vacancies=tuple(_vacancies(snapshot)),
        together=tuple(_together(snapshot)),
        delegations=tuple(_signatory(snapshot, post) for post in posts if post.delegated_by),
        basis=tuple(post.id for post in posts),
    )


# ---------------------------------------------------------------- terms

_OFFICE: Final = Text.same("{function} ({where})")
_HELD: Final = Text(fr="{office} – {who}. Début : {begins}.", en="{office} – {who}. Beginning: {begins}.")
_ENDS: Final = Text(fr="Fin : {end}.", en="End: {end}.")
_DUE: Final = Text(
    fr="Fin d’après les règles de l’instance ({years} ans) : {due}.",
    en="End by the body's own rules ({years} years): {due}.",
)
_OVER: Final = Text(
    fr="Ce terme était passé au {day} ; ce qui a suivi n’est pas documenté.",
    en="That term had passed by {day}; what followed is not documented.",
)
_WITHOUT_TERM: Final = Text(fr="sans terme", en="without a term")
_RENEWED: Final = Text(fr="Renouvellements documentés : {n}{allowed}.", en="Documented renewals: {n}{allowed}.")
_ALLOWED: Final = Text(fr=" (règles de l’instance : {n})", en=" (the body's own rules: {n})")
_ANNOUNCED: Final = Text(fr="Annonce : pas encore en fonction.", en="Announced, not in office yet.")


def _office(snapshot: Snapshot, post: Post) -> Text:
    """The function and the body, if any, in which it is held; that may be gone by the day."""
    terms = snapshot.council.terms
    function = both(lambda lang: label("post_functions", post.function, lang=lang, terms=terms))
    return _OFFICE.format(function=function, where=snapshot.council.find(post.body).name) if post.body else function


def _who(snapshot: Snapshot, post: Post) -> Text:
    return both(lambda lang: snapshot.name(post, lang)) if post.holder or post.label else NOT_DOCUMENTED


def _say(date: PartialDate | None) -> Text:
    return both(date.say) if date else NOT_DOCUMENTED


def _procedure(snapshot: Snapshot, post: Post) -> Procedure:
    """What the post's body has written; nothing, where it has not, or the post is of the whole council."""
    body = snapshot.find(post.body) if post.body else None
    return (body and body.procedure) or Procedure()


def _mandate(snapshot: Snapshot, post: Post) -> Mandate:
    procedure = _procedure(snapshot, post)
    start, years = post.period.start, procedure.office_years
    due = start.later(years) if start and years else None
    over = _is_over(due, snapshot.date)
    renewals = _renewals(snapshot, post)
    return Mandate(
        post=post.id,
        function=post.function,
        body=post.body,
        holder=post.holder,
        begins=post.period.start,
        ends=post.period.end,
        due=due,
        over=over,
        renewals=renewals,
        allowed=procedure.office_renewals,
        announced=post.evidence == "announced",
        certain=post.id not in snapshot.uncertain,
        says=paragraph(_term_words(snapshot, post, procedure=procedure, due=due, over=over, renewed=renewals[0])),
    )


def _is_over(due: PartialDate | None, day: Day) -> bool | None:
    """Whether a term that ends at *due* is over on the *day*; its last day still belongs to it."""
    if due is None:
        return None
    if due.last < day:
        return True
    is_exact = due.first == due.last
    # where an imprecise date holds the day, the end may lie before it or after
    return False if is_exact or day < due.first else None


def _term_words(
    snapshot: Snapshot,
    post: Post,
    *,
    procedure: Procedure,
    due: PartialDate | None,
    over: bool | None,
    renewed: int,
) -> Iterator[Text]:
    yield _HELD.format(office=_office(snapshot, post), who=_who(snapshot, post), begins=_say(post.period.start))
    end = post.period.end
    if end is not None or due is None:
        dated = _say(end if isinstance(end, PartialDate) else None)
        yield _ENDS.format(end=_WITHOUT_TERM if end == OPEN else dated)
    if due:
        yield _DUE.format(years=procedure.office_years, due=both(due.say))
    if over:
        yield _OVER.format(day=day_in_words(snapshot.date))
    if renewed:
        allowed = Text.same("") if procedure.office_renewals is None else _ALLOWED.format(n=procedure.office_renewals)
        yield _RENEWED.format(n=renewed, allowed=allowed)
    if post.evidence == "announced":
        yield _ANNOUNCED
    yield from freshness(snapshot, post)


def _renewals(snapshot: Snapshot, post: Post) -> tuple[int, int | None]:
    """How often the holder of *post* followed itself, at least and at most."""
    seen, times = {post.id}, 0
    while post.follows is not None and post.follows not in seen and post.holder is not None:
        earlier = snapshot.council.find(post.follows)
        if earlier.vacant or earlier.holder not in (None, post.holder):
            return times, times
        if earlier.holder is None:
            return times, None
        seen.add(earlier.id)
        times, post = times + 1, earlier
    return times, None


# ---------------------------------------------------------------- vacancies

_VACANT: Final = Text(fr="{office} – sans titulaire.", en="{office} – vacant.")
_VACANT_SINCE: Final = Text(fr="{office} – sans titulaire, depuis : {since}.", en="{office} – vacant, since: {since}.")
_ENDED: Final = Text(
    fr="{office} – a pris fin ({end}) ; personne n’est documenté à sa suite.",
    en="{office} – came to an end ({end}); nobody is documented after it.",
)


def _vacancies(snapshot: Snapshot) -> Iterator[Vacancy]:
    """The offices that a source calls vacant, then those that ended and have no documented follower."""
    for post in sorted(snapshot.posts, key=lambda post: post.id):
        if post.vacant:
            since = post.period.start
            sentence = _VACANT_SINCE if since else _VACANT
            vacant = sentence.format(office=_office(snapshot, post), since=_say(since))
            says = paragraph((vacant, *freshness(snapshot, post)))
            yield _vacancy(snapshot, post, stated=True, since=since, says=says)
    followed = {post.follows for post in snapshot.council.posts}
    filled = {(post.function, post.body) for post in snapshot.posts}
    bodies = {None, *(body.id for body in snapshot.instances)}
    for post in sorted(snapshot.council.posts, key=lambda post: post.id):
        end = post.period.end or post.period.ended_by
        if not isinstance(end, PartialDate) or end.last >= snapshot.date:
            continue
        if post.id not in followed and post.body in bodies and (post.function, post.body) not in filled:
            says = _ENDED.format(office=_office(snapshot, post), end=both(end.say))
            yield _vacancy(snapshot, post, stated=False, since=end, says=says)


def _vacancy(snapshot: Snapshot, post: Post, *, stated: bool, since: PartialDate | None, says: Text) -> Vacancy:
    return Vacancy(
        post=post.id,
        function=post.function,
        body=post.body,
        stated=stated,
        since=since,
        certain=stated and post.id not in snapshot.uncertain,
        says=says,
    )


# ---------------------------------------------------------------- several in one hand

_HOLDS: Final = Text(
    fr="{holder} tient plusieurs places ou fonctions : {places}.",
    en="{holder} holds several places or offices: {places}.",
)


def _together(snapshot: Snapshot) -> Iterator[Together]:
    """Each actor that holds several posts or seats, by id; what is only announced is not held yet."""
    held = dict[str, list[Post | Seat]]()
    for post in sorted(snapshot.posts, key=lambda post: post.id):
        if post.holder and post.evidence != "announced":
            held.setdefault(post.holder, []).append(post)
    where = dict[str, Text]()
    for body in existing(snapshot):
        for seat in sorted(body.seats, key=lambda seat: seat.id):
            holder = snapshot.council.find(seat.holder) if seat.holder else None
            # a seat that goes with an office is no second place
            if isinstance(holder, Actor) and seat.evidence != "announced":
                held.setdefault(holder.id, []).append(seat)
                where[seat.id] = body.name
    for id in sorted(held):
        places = held[id]
        if len(places) > 1:
            names = (_office(snapshot, place) if isinstance(place, Post) else where[place.id] for place in places)
            yield Together(
                holder=id,
                posts=tuple(place.id for place in places if isinstance(place, Post)),
                seats=tuple(place.id for place in places if isinstance(place, Seat)),
                certain=sum(place.id not in snapshot.uncertain for place in places) > 1,
                says=_HOLDS.format(holder=snapshot.council.find(id).name, places=set_apart(names)),
            )


# ---------------------------------------------------------------- power to sign

_SIGNS: Final = Text(
    fr="{office} – {who}. Peut signer : {answer}. Textes : {kinds}. Plafond : {limit}. Pouvoir donné par : {by}.",
    en="{office} – {who}. May sign: {answer}. Texts: {kinds}. Limit: {limit}. Power given by: {by}.",
)
_BY_IS_GONE: Final = Text(
    fr="Qui a donné ce pouvoir n’est plus en fonction : il ne vaut plus.",
    en="Whoever gave this power is no longer in office: it no longer holds.",
)
_BY_IS_OPEN: Final = Text(
    fr="Que la fonction qui a donné ce pouvoir soit tenue ce jour-là ne peut être dit.",
    en="Whether the office that gave this power was held on that day cannot be said.",
)
_NOBODY_SIGNS: Final = Text(
    fr="Qui peut signer pour le conseil n’est pas documenté.",
    en="Who may sign on the council's behalf is not documented.",
)


def signatories(snapshot: Snapshot, kind: str | None = None, amount: Decimal | None = None) -> Signatories:
    """Say who holds power to sign on the day.

    Asked are the posts of the day whose function is to sign, or of which a source says what they sign,
    up to how much, or who delegated it to them. No power is taken for granted: that a president may
    sign is unknown until a source says so. A delegation holds only while its delegator is in office.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    kind : str, optional
        A kind of agreement, a key of :data:`clsm.vocabulary.AGREEMENT_KINDS` or a term of the council's own.
        A post of which it is not documented what it signs then leaves the question open.
    amount : decimal.Decimal, optional
        The euros to commit. A post without a documented limit then leaves the question open.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For a *kind* that is none, or an *amount* that is not a Decimal of 0 or more.

    Examples
    --------
    >>> import clsm
    >>> powers = signatories(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> [(power.post, power.answer) for power in powers.posts]
    [('housing-subgroup-signatory', False)]
    """
    snapshot = as_snapshot(snapshot)
    own = {term.id for term in snapshot.council.terms if term.list == "agreement_kinds"}
    if kind is not None and kind not in (known := {*AGREEMENT_KINDS, *own}):
        raise Mismatch("agreement-kind", found=repr(kind), near=nearest(kind, known), field="kind")
    if amount is not None and not (isinstance(amount, Decimal) and amount.is_finite() and amount >= 0):
        raise Mismatch("agreement-amount", found=repr(amount), field="amount")
    asked = [
        post
        for post in sorted(snapshot.posts, key=lambda post: post.id)
        if post.function == "signatory" or post.signs or post.signs_up_to is not None or post.delegated_by
    ]
    posts = tuple(_signatory(snapshot, post, kind=kind, amount=amount) for post in asked)
    return Signatories(kind=kind, amount=amount, posts=posts)


def _signatory(snapshot: Snapshot, post: Post, *, kind: str | None = None, amount: Decimal | None = None) -> Signatory:
    delegated = _delegation_holds(snapshot, post, {post.id})
    answer = every(_in_office(snapshot, post), delegated, _covers(post, kind), _reaches(post, amount))
    kinds = (_kind(snapshot, id) for id in post.signs)
    by = snapshot.council.find(post.delegated_by) if post.delegated_by else None
    power = _SIGNS.format(
        office=_office(snapshot, post),
        who=_who(snapshot, post),
        answer=YES_OR_NO[answer],
        kinds=set_apart(kinds) if post.signs else NOT_DOCUMENTED,
        limit=NOT_DOCUMENTED if post.signs_up_to is None else euros(post.signs_up_to),
        by=_office(snapshot, by) if by else NOT_DOCUMENTED,
    )
    sentences = [power]
    if delegated is False:
        sentences.append(_BY_IS_GONE)
    elif delegated is None:
        sentences.append(_BY_IS_OPEN)
    if post.evidence == "announced":
        sentences.append(_ANNOUNCED)
    return Signatory(
        post=post.id,
        by=post.delegated_by,
        kinds=post.signs,
        up_to=post.signs_up_to,
        answer=answer,
        says=paragraph((*sentences, *freshness(snapshot, post))),
    )


def _kind(snapshot: Snapshot, id: str) -> Text:
    return both(lambda lang: label("agreement_kinds", id, lang=lang, terms=snapshot.council.terms))


def _in_office(snapshot: Snapshot, post: Post) -> bool | None:
    """Whether somebody holds *post* on the day."""
    if post.vacant or post.evidence == "announced" or post.id not in {other.id for other in snapshot.posts}:
        return False
    return None if post.id in snapshot.uncertain or post.evidence == "claimed" else True


def _delegation_holds(snapshot: Snapshot, post: Post, seen: Iterable[str]) -> bool | None:
    """Whether those who gave *post* its power, one after the other, are in office; a circle settles nothing."""
    if post.delegated_by is None:
        return True
    if post.delegated_by in seen:
        return None
    by = snapshot.council.find(post.delegated_by)
    return every(_in_office(snapshot, by), _delegation_holds(snapshot, by, {*seen, by.id}))


def _covers(post: Post, kind: str | None) -> bool | None:
    if kind is None or kind in post.signs:
        return True
    return None if not post.signs or "not_documented" in post.signs else False


def _reaches(post: Post, amount: Decimal | None) -> bool | None:
    if amount is None:
        return True
    return None if post.signs_up_to is None else amount <= post.signs_up_to
