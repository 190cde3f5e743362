"""What a report says of a council itself: who it is, who sits where, who pays, where that comes from."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import say_day
from clsm.entities.actors import Actor, ActorEvent
from clsm.entities.colleges import Appointment
from clsm.entities.funding import Budget, Contribution
from clsm.entities.instances import Instance, Post, Seat
from clsm.entities.members import Membership, Plan
from clsm.entities.references import Reference, reference_id
from clsm.entities.territories import Population, Territory
from clsm.governance import Report, Verdict, check, rulebooks
from clsm.governance.engine.fixing import name_of
from clsm.governance.reading.colleges import written_places
from clsm.network import PartnerNetwork
from clsm.published import Ledger
from clsm.quantities import Rate, say_euros, say_number
from clsm.reports.rendering import french_spaces
from clsm.vocabulary import INSTANCE_KINDS, SEAT_STATUSES, label
from clsm.words import NOT_DOCUMENTED, SEMICOLON, Lang, Text, on_one_line

IndentedLine = tuple[int, str]
"""How far a line is set in (0 for the outermost), and its words."""


@final
@attrs.frozen(kw_only=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[IndentedLine, ...]


@final
@attrs.frozen(kw_only=True)
class Writer:
    """Writes about one snapshot in one language; the notes of the file only where ``notes`` asks for them."""

    snapshot: Snapshot
    lang: Lang
    notes: bool = False
    show_small: bool = False

    @cached_property
    def ledger(self) -> Ledger:
        """What may be said of the people that the council counts."""
        return Ledger.of(self.snapshot.council, show_small=self.show_small)

    @cached_property
    def report(self) -> Report:
        """What the rules in force on the day say."""
        return check(self.snapshot)

    @cached_property
    def later(self) -> tuple[Verdict, ...]:
        """The verdicts of the built-in rules that were not in force yet on the day, as if they had been."""
        last = max(rule.first_day for book in rulebooks() for rule in book.rules if rule.first_day)
        if self.snapshot.date >= last:
            return ()
        waiting = {verdict.rule.code for verdict in self.report.not_applicable}
        then = check(self.snapshot, rules_on=last)
        verdicts = (*then.failed, *then.undocumented, *then.passed)
        return tuple(verdict for verdict in verdicts if verdict.rule.code in waiting)

    @cached_property
    def net(self) -> PartnerNetwork:
        """The partner network of the day."""
        return PartnerNetwork.from_council(self.snapshot, relations=("seats", "actions"))

    def section(self, title: Text, lines: Iterable[IndentedLine]) -> Section:
        """A section of these lines."""
        return Section(
            title=self.set(title.say(self.lang)), lines=tuple((level, self.set(words)) for level, words in lines)
        )

    def set(self, words: str) -> str:
        """*words* on one line, as French typography sets them: the apostrophe, and spaces that no line may break at."""
        return french_spaces(on_one_line(words), self.lang)

    def say(self, text: Text, **values: object) -> str:
        """*text* with its fields filled."""
        return text.format(**values).say(self.lang)

    def pair(self, name: str, words: str) -> str:
        """A name and what is said of it, with the colon of the language."""
        return f"{name}{_COLON.say(self.lang)}{words}"

    def listed(self, names: Iterable[str]) -> str:
        """Names that may hold commas, with a semicolon between them."""
        return SEMICOLON.say(self.lang).join(names)

    def note(self, level: int, note: Text | None, name: str | None = None) -> Iterator[IndentedLine]:
        """A *note* of the file under its *name*, where there is one and notes are asked for."""
        if note and self.notes:
            yield level, self.pair(name or self.say(_NOTE), note.say(self.lang))

    def doubt(self, fact: Any, words: str) -> str:
        """*words*, followed by a mark where it is uncertain that *fact* stood on the day."""
        return f"{words} (?)" if fact.id in self.snapshot.uncertain else words

    def seen(self, fact: Any, words: str) -> str:
        """The same, followed by the last date that a source shows where *fact* is only presumed since."""
        last = self.snapshot.council.last_shown(fact)
        if fact.id not in self.snapshot.presumed or last is None:
            return self.doubt(fact, words)
        shown = Text(fr="{words} ; dernière trace : {date}", en="{words}; last seen in {date}")
        return self.say(shown, words=words, date=last.say(self.lang))

    def name(self, id: str) -> str:
        """What readers call the entity with this *id*."""
        return name_of(self.snapshot.council, id).say(self.lang)

    def term(self, list_name: str, id: str) -> str:
        """The label of a term, the council's own ones included."""
        return label(list_name, id, lang=self.lang, terms=self.snapshot.council.terms)

    def terms(self, list_name: str, ids: Iterable[str]) -> str:
        """Several labels in a row."""
        return ", ".join(self.term(list_name, id).lower() for id in ids)


_COLON: Final = Text(fr=" : ", en=": ")
_NOTE: Final = Text(fr="À noter", en="Note")


def opening(writer: Writer) -> tuple[str, str]:
    """The title of the report, and what its day stands on."""
    snapshot, last = writer.snapshot, writer.snapshot.council.last_documented
    if last is None:
        ground = Text(fr="Au {day}. Aucune source n’est datée.", en="On {day}. No source has a date.")
    elif last == snapshot.date:
        ground = Text(
            fr="Au {day}, dernier jour que ses sources documentent.",
            en="On {day}, the last day that its sources document.",
        )
    elif last < snapshot.date:
        ground = Text(
            fr="Au {day}. Ses sources s’arrêtent au {last} : la suite est présumée.",
            en="On {day}. Its sources end on {last}: what holds since is presumed.",
        )
    else:
        ground = Text(fr="Au {day}. Ses sources vont jusqu’au {last}.", en="On {day}. Its sources go up to {last}.")
    day, last_day = say_day(snapshot.date, writer.lang), say_day(last or snapshot.date, writer.lang)
    words = writer.say(ground, day=day, last=last_day)
    if snapshot.uncertain:
        words += writer.say(_UNCERTAIN)
    return on_one_line(snapshot.council.name.say(writer.lang)), words


_UNCERTAIN: Final = Text(
    fr=" « (?) » signale ce dont les sources ne permettent pas de dire si cela valait ce jour-là ; ce qu’elles "
    "montraient avant, sans en dire la fin, est présumé.",
    en=" “(?)” stands behind what the sources leave open for that day; what they showed before, without saying that it "
    "ended, is presumed.",
)


def identity(writer: Writer) -> Section:
    """Who carries the council, where it is, who presides and who coordinates."""
    return writer.section(Text(fr="Qui est ce conseil", en="Who this council is"), _identity(writer))


def _identity(writer: Writer) -> Iterator[IndentedLine]:
    snapshot, council = writer.snapshot, writer.snapshot.council
    yield from _nature(writer)
    if council.carrier:
        carrier = council.find(council.carrier)
        start = carrier.lifetime.start
        since = Text(fr="{name}, depuis {start}", en="{name}, since {start}") if start else Text.same("{name}")
        words = writer.say(since, name=carrier.name, start=start.say(writer.lang) if start else "")
        yield 0, writer.pair(writer.say(Text(fr="Porté par", en="Carried by")), words)
    for actor in snapshot.actors:
        for event in actor.history:
            if event.other is not None and event.other == council.carrier:
                yield 0, _event(writer, actor, event=event)
    if council.perimeter:
        places = ", ".join(_place(writer, council.find(id)) for id in council.perimeter)
        yield 0, writer.pair(writer.say(Text(fr="Territoire", en="Territory")), places)
    if whole := _whole(snapshot):
        yield 0, _place(writer, whole)
    for post in snapshot.posts:
        if post.body is None:
            yield 0, _post(writer, post)
    yield from _belonging(writer)
    if council.open_to:
        yield 0, _may_take_part(writer, council.open_to)
    if council.planned:
        yield 0, writer.pair(writer.say(_PLANNED), _plan(writer, council.planned))
    yield from writer.note(0, council.note)


_KIND: Final = Text(fr="Type de conseil", en="Kind of council")
_LEGAL_FORM: Final = Text(fr="Forme juridique", en="Legal form")
_BASED_ON: Final = Text(fr="Repose sur", en="Rests on")
_PLANNED: Final = Text(fr="Prévu, pas encore en place", en="Planned, not in place yet")
_CARRIED_BY: Final = Text(fr="porté par {name}", en="carried by {name}")
_EXTENDED_TO: Final = Text(fr="étendu à {names}", en="extended to {names}")
_BEGINNINGS: Final = {
    "initiated_by": Text(fr="À l’initiative de", en="Initiated by"),
    "promoters": Text(fr="Promoteurs", en="Promoters"),
    "follows": Text(fr="Prend la suite de", en="Follows"),
}


def _nature(writer: Writer) -> Iterator[IndentedLine]:
    """What the council is, and in law, where a source says so."""
    council = writer.snapshot.council
    for words, list_name, id in (
        (_KIND, "council_kinds", council.kind),
        (_LEGAL_FORM, "legal_forms", council.legal_form),
    ):
        if id != "not_documented":
            yield 0, writer.pair(writer.say(words), writer.term(list_name, id))
    if council.based_on:
        yield 0, writer.pair(writer.say(_BASED_ON), writer.listed(_texts(writer, council.based_on)))
    for name, words in _BEGINNINGS.items():
        if ids := getattr(council, name):
            names = (council.find(id).name for id in ids)
            yield 0, writer.pair(writer.say(words), writer.listed(names))


def _texts(writer: Writer, ids: Iterable[str]) -> Iterator[str]:
    """The references and agreements of these *ids*, with the place inside them where one is given."""
    for source in ids:
        text = writer.snapshot.council.find(reference_id(source))
        name = (text.title if isinstance(text, Reference) else text.name).say(writer.lang)
        place = source.partition("#")[2]
        yield f"{name}, {place}" if place else name


def _belonging(writer: Writer) -> Iterator[IndentedLine]:
    """Who belongs to the council itself, by kind of member."""
    by_kind: dict[str, list[str]] = {}
    for member in writer.snapshot.council.members:
        if member.period.contains(writer.snapshot.date) is not False:
            by_kind.setdefault(member.kind, []).append(_member(writer, member))
    for kind in sorted(by_kind):
        yield 0, writer.pair(writer.term("membership_kinds", kind), writer.listed(sorted(by_kind[kind])))


def _member(writer: Writer, member: Membership) -> str:
    if member.actor and not member.label:
        name = str(writer.snapshot.council.find(member.actor).name)
    else:
        name = member.label.say(writer.lang) if member.label else ""
    return f"{name} ({say_number(member.count, writer.lang)})" if member.count else name


def _plan(writer: Writer, plan: Plan) -> str:
    council = writer.snapshot.council
    told = [writer.say(_CARRIED_BY, name=council.find(plan.carrier).name)] if plan.carrier else []
    if plan.perimeter:
        told.append(writer.say(_EXTENDED_TO, names=", ".join(council.find(id).name for id in plan.perimeter)))
    if plan.note and writer.notes:
        told.append(plan.note.say(writer.lang))
    return writer.listed(told) or writer.say(NOT_DOCUMENTED)


_TO_CARRIER: Final = {
    "forerunner_of": Text(fr="À son origine", en="Grew out of"),
    "merged_into": Text(fr="A fusionné avec elle", en="Merged into it"),
    "succeeded_by": Text(fr="Lui a laissé la place", en="Succeeded"),
}


def _event(writer: Writer, actor: Actor, *, event: ActorEvent) -> str:
    """What happened between *actor* and the carrier of the council."""
    undated = Text(fr="à une date non documentée", en="at a time that is not documented")
    when = event.date.say(writer.lang) if event.date else writer.say(undated)
    kind = _TO_CARRIER.get(event.kind)
    return writer.pair(writer.say(kind) if kind else writer.term("actor_events", event.kind), f"{actor.name} ({when})")


def _whole(snapshot: Snapshot) -> Territory | None:
    """The territory that is made of just the places that the council covers, such as its psychiatric sector."""
    perimeter = set(snapshot.council.perimeter)
    return next((place for place in snapshot.territories if place.members and set(place.members) == perimeter), None)


def _nearest(place: Territory, year: int) -> Population | None:
    """The figure of the year nearest to *year*, the earlier of two, else one without a year; ``None`` without any."""
    whole = [figure for figure in place.populations if figure.is_whole]
    dated = {figure.year: figure for figure in reversed(whole) if figure.year is not None}
    if dated:
        return dated[min(dated, key=lambda other: (abs(other - year), other))]
    return whole[0] if whole else None


def _place(writer: Writer, place: Territory) -> str:
    figure = _nearest(place, writer.snapshot.date.year)
    if figure is None:
        words = Text(fr="{name} (population non documentée)", en="{name} (population not documented)")
        return writer.say(words, name=place.name)
    words = Text(fr="{name} ({count} hab. en {year})", en="{name} ({count} inhabitants in {year})")
    if figure.year is None:
        words = Text(fr="{name} ({count} hab.)", en="{name} ({count} inhabitants)")
    return writer.say(words, name=place.name, count=say_number(figure.count, writer.lang), year=figure.year)


def _post(writer: Writer, post: Post) -> str:
    council = writer.snapshot.council
    if post.label:
        holder = post.label.say(writer.lang)
    elif post.holder:
        holder = council.find(post.holder).name
    else:
        holder = writer.say(Text(fr="un poste existe", en="there is one"))
    if post.function == "coordinator" and post.employer is None:
        holder += writer.say(Text(fr=", employeur non documenté", en=", employer not documented"))
    elif post.employer:
        name = council.find(post.employer).name
        holder += writer.say(Text(fr=", employeur : {name}", en=", employed by {name}"), name=name)
    if post.full_time_equivalent is not None:
        holder += writer.say(_FULL_TIME, n=say_number(post.full_time_equivalent, writer.lang))
    holder += "".join(_shared(writer, post))
    if post.appointment:
        holder += f", {_given(writer, post.appointment)}"
    function = writer.term("post_functions", post.function)
    return writer.pair(f"{function} ({post.rank})" if post.rank else function, holder)


_FULL_TIME: Final = Text(fr=", {n} ETP", en=", {n} full-time equivalent")
_SHARED: Final = Text(fr=", en commun avec {name}", en=", shared with {name}")


def bodies(writer: Writer) -> Section:
    """Each body: what it is for, how often it meets, who sits."""
    order = {kind: rank for rank, kind in enumerate(INSTANCE_KINDS)}
    ranked = sorted(writer.snapshot.instances, key=lambda body: (order.get(body.kind, len(order)), body.id))
    lines = (line for body in ranked for line in _body(writer, body))
    return writer.section(Text(fr="Ses instances et leurs sièges", en="Its bodies and their seats"), lines)


def _body(writer: Writer, body: Instance) -> Iterator[IndentedLine]:
    silent = Text(fr="fréquence non documentée", en="frequency not documented")
    often = body.frequency.say(writer.lang) if body.frequency else writer.say(silent)
    if body.evidence == "announced":
        often += writer.say(Text(fr=" ; instance annoncée, qui n’existe pas encore", en="; announced, not there yet"))
    yield 0, f"{body.name.say(writer.lang)} ({often})"
    if body.functions:
        yield 1, writer.pair(writer.say(Text(fr="Rôle", en="Role")), writer.terms("instance_functions", body.functions))
    composition = writer.term("compositions", body.composition).lower()
    yield 1, writer.pair(writer.say(Text(fr="Composition", en="Composition")), composition)
    if written := [words.say(writer.lang) for words in written_places(writer.snapshot, body)]:
        yield 1, writer.pair(writer.say(_WRITTEN), writer.listed(written))
    held = [seat for seat in body.seats if not seat.vacant and not seat.deputy_of]
    for status in SEAT_STATUSES:
        seats = [seat for seat in held if seat.status == status]
        if seats:
            people = sum(seat.count or 1 for seat in seats)
            names = ", ".join(_seat(writer, seat) for seat in seats)
            yield 2, writer.pair(f"{writer.term('seat_statuses', status)} ({people})", names)
    if vacant := [_seat(writer, seat) for seat in body.seats if seat.vacant]:
        yield 2, writer.pair(writer.say(_VACANT), ", ".join(vacant))
    if deputies := [_deputy(writer, seat) for seat in body.seats if seat.deputy_of]:
        yield 2, writer.pair(writer.say(_DEPUTIES), ", ".join(deputies))
    if body.open_to:
        yield 1, _may_take_part(writer, body.open_to)
    for post in writer.snapshot.posts:
        if post.body == body.id:
            yield 1, _post(writer, post)
    yield from _ties_of(writer, body)
    yield from writer.note(1, body.note)


_BODY_TIES: Final = {
    "set_up_by": Text(fr="Créée par", en="Set up by"),
    "advises": Text(fr="Donne son avis à", en="Advises"),
    "shares_members_with": Text(fr="Des membres en commun avec", en="Shares members with"),
}
_APPOINTED: Final = Text(fr="Places données", en="Places given")


def _ties_of(writer: Writer, body: Instance) -> Iterator[IndentedLine]:
    """By whom a body was set up and its places are given, whom it advises, with whom it is shared."""
    for field, words in _BODY_TIES.items():
        value = getattr(body, field)
        if ids := (value,) if isinstance(value, str) else value:
            yield 1, writer.pair(writer.say(words), writer.listed(writer.name(id) for id in ids))
    if body.appointment:
        yield 1, writer.pair(writer.say(_APPOINTED), _given(writer, body.appointment))
    if body.shared:
        yield 1, writer.pair(writer.say(Text(fr="En commun", en="Shared")), "".join(_shared(writer, body)).lstrip(", "))


_GIVEN_BY: Final = Text(fr="par {names}", en="by {names}")
_PROPOSED_BY: Final = Text(fr="sur proposition de {names}", en="on the proposal of {names}")


def _given(writer: Writer, appointment: Appointment) -> str:
    """How places or an office are given, by whom, and on whose proposal."""
    told = [] if appointment.mode == "not_documented" else [writer.term("appointment_modes", appointment.mode).lower()]
    for ids, words in ((appointment.by, _GIVEN_BY), (appointment.proposed_by, _PROPOSED_BY)):
        if ids:
            told.append(writer.say(words, names=writer.listed(writer.name(id) for id in ids)))
    told += [words.say(writer.lang) for words in appointment.criteria]
    return ", ".join(told) or writer.say(NOT_DOCUMENTED)


def _shared(writer: Writer, fact: Post | Instance) -> Iterator[str]:
    """With which councils it is shared, each with its part where that is documented."""
    for other in fact.shared:
        yield writer.say(_SHARED, name=writer.name(other.council))
        if other.share is not None:
            # written by its digits, whatever the precision of the caller's decimal context
            percent = Decimal(f"{other.share:%}".removesuffix("%"))
            yield f" ({say_number(percent, writer.lang)} %)"


_WRITTEN: Final = Text(fr="Places prévues par ses textes", en="Places as it has written them")
_VACANT: Final = Text(fr="Places vacantes", en="Vacant places")
_DEPUTIES: Final = Text(fr="Suppléances", en="Deputies")
_FOR: Final = Text(fr="{name} (pour {full})", en="{name} (for {full})")


def _seat(writer: Writer, seat: Seat) -> str:
    """Who sits, how many of them where that is more than one, and in which college."""
    name = writer.snapshot.name(seat, writer.lang)
    college = writer.snapshot.college(seat)
    told = [college.name.say(writer.lang)] if college and college.name else []
    told += [str(seat.count)] if seat.count and seat.count > 1 else []
    return writer.doubt(seat, f"{name} ({', '.join(told)})" if told else name)


def _deputy(writer: Writer, seat: Seat) -> str:
    full = writer.snapshot.council.find(seat.deputy_of or "")
    name, whose = (writer.snapshot.name(place, writer.lang) for place in (seat, full))
    return name if name == whose else writer.say(_FOR, name=name, full=whose)


def _may_take_part(writer: Writer, open_to: Iterable[Text]) -> str:
    # as written: they hold names and initials
    words = writer.listed(text.say(writer.lang) for text in open_to)
    return writer.pair(writer.say(Text(fr="Peuvent y participer", en="Who may take part")), words)


def axes(writer: Writer) -> Section:
    """The lines of work under which the council groups its themes."""
    lines = (
        (0, writer.pair(axis.name.say(writer.lang), writer.terms("themes", axis.themes)))
        for axis in writer.snapshot.axes
    )
    return writer.section(Text(fr="Ses axes de travail", en="Its lines of work"), lines)


def funding(writer: Writer) -> Section:
    """Who pays, on what basis, what each reading of a rate comes to, and the budgets that have begun by the day."""
    snapshot = writer.snapshot
    lines = [line for contribution in snapshot.contributions for line in _contribution(writer, contribution)]
    for budget in snapshot.council.budgets:
        if budget.period.start is None or budget.period.start.first <= snapshot.date:
            lines += _budget(writer, budget)
    return writer.section(Text(fr="Son financement", en="Its funding"), lines)


_TOTALS: Final = {
    "income": Text(fr="Recettes indiquées", en="Stated income"),
    "expenses": Text(fr="Dépenses indiquées", en="Stated expenses"),
}


def _budget(writer: Writer, budget: Budget) -> Iterator[IndentedLine]:
    yield 0, budget.name.say(writer.lang)
    for line in budget.lines:
        amount = say_euros(line.amount, writer.lang) if line.amount is not None else writer.say(NOT_DOCUMENTED)
        side = writer.term("budget_sides", line.side)
        yield 1, writer.pair(f"{side}, {line.name.say(writer.lang)}", amount)
    for side, words in _TOTALS.items():
        if (total := getattr(budget, side)) is not None:
            yield 1, writer.pair(writer.say(words), say_euros(total, writer.lang))


def _contribution(writer: Writer, contribution: Contribution) -> Iterator[IndentedLine]:
    council = writer.snapshot.council
    payers = ", ".join(council.find(payer.actor).name for payer in contribution.payers)
    name = contribution.name.say(writer.lang)
    if contribution.basis != "not_documented":
        name = f"{name} ({writer.term('money_bases', contribution.basis).lower()})"
    yield 0, writer.pair(name, payers) if payers else name
    if not payers:
        yield from writer.note(1, contribution.note)
    if contribution.rate:
        yield from _rate(writer, contribution.rate)
    for payer in contribution.payers:
        yield from writer.note(1, payer.note, council.find(payer.actor).name)


def _rate(writer: Writer, rate: Rate) -> Iterator[IndentedLine]:
    words = Text(fr="Taux écrit « {words} »", en="Rate written “{words}”")
    if rate.is_ambiguous:
        words = Text(
            fr="Taux écrit « {words} », qui se lit de {count} façons ; la source ne tranche pas",
            en="Rate written “{words}”, which can be read in {count} ways; the source does not say which",
        )
    yield 1, writer.say(words, words=rate.words, count=len(rate.readings))
    whole = _whole(writer.snapshot)
    figure = _nearest(whole, writer.snapshot.date.year) if whole else None
    totals = rate.amounts(figure.count) if figure else (None,) * len(rate.readings)
    for reading, total in zip(rate.readings, totals, strict=True):
        line = writer.pair(
            f"{say_euros(reading.value, writer.lang)} / {rate.per.say(writer.lang)}", reading.why.say(writer.lang)
        )
        if figure and whole and total is not None:
            on = Text(fr="{line} ; soit {total} pour {count} habitants", en="{line}; {total} for {count} inhabitants")
            count = say_number(figure.count, writer.lang)
            line = writer.say(on, line=line, total=say_euros(total, writer.lang), count=count)
        yield 2, line


def sources(writer: Writer) -> Section:
    """The references of the council, and the last date that each shows."""
    shown = Text(fr="{cited} ; dernière date montrée : {date}", en="{cited}; last date shown: {date}")
    lines = []
    for reference in writer.snapshot.council.references:
        cited = reference.cite(writer.lang)
        if reference.as_of:
            cited = writer.say(shown, cited=cited, date=reference.as_of.say(writer.lang))
        lines.append((0, cited))
    return writer.section(Text(fr="Ses sources", en="Its sources"), lines)
