"""What a report says of a council itself: who it is, who sits where, who pays, where that comes from."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import say_day
from clsm.entities.actors import Actor, ActorEvent
from clsm.entities.funding import Budget, Contribution
from clsm.entities.instances import Instance, Post
from clsm.entities.territories import Population, Territory
from clsm.governance import Report, Verdict, check, rulebooks
from clsm.network import PartnerNetwork
from clsm.published import Ledger
from clsm.quantities import Rate, say_euros, say_number
from clsm.vocabulary import INSTANCE_KINDS, SEAT_STATUSES, label
from clsm.words import NOT_DOCUMENTED, SEMICOLON, Lang, Text

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
    """Writes about one snapshot in one language."""

    snapshot: Snapshot
    lang: Lang
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
        last = max(rule.applies_from.last for book in rulebooks() for rule in book.rules if rule.applies_from)
        if self.snapshot.date >= last:
            return ()
        waiting = {verdict.rule.code for verdict in self.report.not_applicable}
        then = check(self.snapshot, rules_on=last)
        verdicts = (*then.failed, *then.undocumented, *then.passed)
        return tuple(verdict for verdict in verdicts if verdict.rule.code in waiting)

    @cached_property
    def net(self) -> PartnerNetwork:
        """The partner network of the day."""
        return PartnerNetwork.from_council(self.snapshot)

    def section(self, title: Text, lines: Iterable[IndentedLine]) -> Section:
        """A section of these lines."""
        return Section(
            title=self.set(title.say(self.lang)), lines=tuple((level, self.set(words)) for level, words in lines)
        )

    def set(self, words: str) -> str:
        """*words* as French typography sets them: the apostrophe, and spaces that no line may break at."""
        if self.lang == "en":
            return words
        return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", words.replace("'", "’"))

    def say(self, text: Text, **values: object) -> str:
        """*text* with its fields filled."""
        return text.format(**values).say(self.lang)

    def pair(self, name: str, words: str) -> str:
        """A name and what is said of it, with the colon of the language."""
        return f"{name}{_COLON.say(self.lang)}{words}"

    def listed(self, names: Iterable[str]) -> str:
        """Names that may hold commas, with a semicolon between them."""
        return SEMICOLON.say(self.lang).join(names)

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
    return snapshot.council.name.say(writer.lang), words


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
    if council.open_to:
        yield 0, _may_take_part(writer, council.open_to)
    if council.note:
        yield 0, writer.pair(writer.say(_NOTE), council.note.say(writer.lang))


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
    """The figure of the year nearest to *year*, the earlier of two; ``None`` where there is none."""
    return min(place.populations, key=lambda figure: (abs(figure.year - year), figure.year), default=None)


def _place(writer: Writer, place: Territory) -> str:
    figure = _nearest(place, writer.snapshot.date.year)
    if figure is None:
        words = Text(fr="{name} (population non documentée)", en="{name} (population not documented)")
        return writer.say(words, name=place.name)
    words = Text(fr="{name} ({count} hab. en {year})", en="{name} ({count} inhabitants in {year})")
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
    return writer.pair(writer.term("post_functions", post.function), holder)


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
    for status in SEAT_STATUSES:
        names = [
            writer.doubt(seat, writer.snapshot.name(seat, writer.lang)) for seat in body.seats if seat.status == status
        ]
        if names:
            yield 2, writer.pair(f"{writer.term('seat_statuses', status)} ({len(names)})", ", ".join(names))
    if body.open_to:
        yield 1, _may_take_part(writer, body.open_to)
    for post in writer.snapshot.posts:
        if post.body == body.id:
            yield 1, _post(writer, post)
    if body.note:
        yield 1, writer.pair(writer.say(_NOTE), body.note.say(writer.lang))


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
    if contribution.note and not payers:
        yield 1, writer.pair(writer.say(_NOTE), contribution.note.say(writer.lang))
    if contribution.rate:
        yield from _rate(writer, contribution.rate)
    for payer in contribution.payers:
        if payer.note:
            yield 1, writer.pair(council.find(payer.actor).name, payer.note.say(writer.lang))


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
