"""What a report says of a council's work: what it is for, what it does, what it has signed, what it finds difficult."""

from collections.abc import Iterator
from typing import Final

from clsm.counts import HIDDEN
from clsm.dates import OPEN, Period
from clsm.entities.agreements import Agreement, Signature
from clsm.entities.indicators import Indicator
from clsm.entities.objectives import Objective, Priority
from clsm.programs import Program
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.quantities import say_number
from clsm.reports.sections import IndentedLine, Section, Writer
from clsm.words import NOT_DOCUMENTED, Text

_STATEMENTS: Final = ("claim", "stated_role", "stated_strength", "expected_outcome", "evaluation")
"""The kinds of statement that tell a reader how the council works; principles and definitions stay in the file."""


def aims(writer: Writer) -> Section:
    """The objectives and priorities of the council itself."""
    return writer.section(Text(fr="Ce qu’il vise", en="What it is for"), ((0, line) for line in _aims(writer, None)))


def _aims(writer: Writer, of: str | None) -> Iterator[str]:
    yield from (_aim(writer, aim) for aim in writer.snapshot.objectives if aim.of == of)
    yield from (_aim(writer, aim) for aim in writer.snapshot.priorities if aim.of == of)


def _aim(writer: Writer, aim: Objective | Priority) -> str:
    words = writer.doubt(aim, aim.words.say(writer.lang))
    time = _time(writer, aim.period)
    return f"{words} ({time})" if time else words


def _time(writer: Writer, period: Period) -> str:
    """A period in words; an end that is not documented is left out."""
    if period.start is None:
        return ""
    start = period.start.say(writer.lang)
    if period.end is None or period.end == OPEN:
        return writer.say(Text(fr="depuis {start}", en="since {start}"), start=start)
    if period.end == period.start:
        return start
    return writer.say(Text(fr="{start} à {end}", en="{start} to {end}"), start=start, end=period.end.say(writer.lang))


def programs(writer: Writer) -> Section:
    """What the council does, action by action."""
    lines = (line for program in writer.snapshot.programs for line in _program(writer, program))
    return writer.section(Text(fr="Ses actions", en="What it does"), lines)


def _program(writer: Writer, program: Program) -> Iterator[IndentedLine]:
    snapshot, council = writer.snapshot, writer.snapshot.council
    kind, state = writer.term("program_kinds", program.kind), writer.term("program_states", program.state).lower()
    name = program.name.say(writer.lang)
    if program.state == "not_documented":
        state = writer.say(Text(fr="état d’avancement non documenté", en="progress not documented"))
    yield 0, writer.pair(name, writer.seen(program, f"{kind}, {state}"))
    if program.targets:
        targets = (writer.term("populations", target.population) for target in program.targets)
        yield 1, writer.pair(writer.say(Text(fr="Pour", en="For")), writer.listed(targets))
    partners = [council.find(id).name for id in program.partners]
    partners += [words.say(writer.lang) for words in program.partner_categories]
    if partners:
        yield 1, writer.pair(writer.say(Text(fr="Avec", en="With")), writer.listed(partners))
    for opening in program.openings:
        yield 1, writer.pair(writer.say(Text(fr="Ouverture", en="Open")), opening.say(writer.lang))
    if isinstance(program.details, HousingScheme):
        yield from ((1, _places(writer, row)) for row in program.details.stock)
    for figure in snapshot.indicators:
        if figure.of == program.id:
            yield 1, _figure(writer, figure)


_COUNTED: Final = {
    "places": Text(fr="{n} places", en="{n} places"),
    "dwellings": Text(fr="{n} logements", en="{n} dwellings"),
    "allowed": Text(fr="{n} places permises", en="{n} places allowed"),
}


def _places(writer: Writer, row: HousingPlaces) -> str:
    """One row of a stock: places, dwellings and what is allowed are three figures."""
    kind = row.name.say(writer.lang) if row.name else writer.term("housing_kinds", row.kind)
    counts = {name: getattr(row, name) for name in _COUNTED}
    words = [
        writer.say(_COUNTED[name], n=say_number(count, writer.lang))
        for name, count in counts.items()
        if count is not None
    ]
    line = writer.pair(kind, writer.listed(words) or writer.say(NOT_DOCUMENTED))
    shown = writer.snapshot.council.last_shown(row)
    return f"{line} ({shown.say(writer.lang)})" if shown else line


def _figure(writer: Writer, figure: Indicator) -> str:
    shown = writer.snapshot.council.last_shown(figure)
    words = writer.say(Text(fr="aucun chiffre", en="no figure"))
    if figure.id in writer.ledger.unsaid:
        words = writer.say(HIDDEN)
    elif figure.quantity:
        words = figure.quantity.say(writer.lang)
    line = writer.pair(figure.name.say(writer.lang), words)
    sources = (source.title.say(writer.lang) for source in writer.snapshot.sources(figure))
    remarks = [shown.say(writer.lang)] if shown else []
    if _is_disputed(writer, figure):
        remarks.extend(sources)
    return f"{line} ({', '.join(remarks)})" if remarks else line


def _is_disputed(writer: Writer, figure: Indicator) -> bool:
    """Whether another source gives another figure of the same thing: then each is said with its own."""
    unsaid = writer.ledger.unsaid
    if figure.what is None or figure.id in unsaid:
        return False
    same = (it for it in writer.snapshot.indicators if _subject(it) == _subject(figure) and it.id not in unsaid)
    return any(other.quantity != figure.quantity for other in same)


def _subject(figure: Indicator) -> tuple[object, ...]:
    return figure.what, figure.of, figure.territory, figure.year


def agreements(writer: Writer) -> Section:
    """What the partners have put in writing, and the priorities of each text."""
    lines = (line for agreement in writer.snapshot.agreements for line in _agreement(writer, agreement))
    return writer.section(Text(fr="Ses textes et contrats", en="Its texts and contracts"), lines)


def _agreement(writer: Writer, agreement: Agreement) -> Iterator[IndentedLine]:
    snapshot = writer.snapshot
    name = agreement.name.say(writer.lang)
    time = _time(writer, agreement.period)
    state = writer.term("agreement_states", agreement.state).lower()
    if agreement.state == "not_documented":
        state = writer.say(Text(fr="état non documenté", en="state not documented"))
    yield 0, writer.pair(f"{name} ({time})" if time else name, writer.seen(agreement, state))
    parties = [snapshot.council.find(id).name for id in agreement.parties]
    if parties:
        yield 1, writer.pair(writer.say(Text(fr="Parties", en="Parties")), writer.listed(parties))
    if agreement.signatures:
        names = writer.listed(_signature(writer, signature) for signature in agreement.signatures)
        yield 1, writer.pair(writer.say(Text(fr="Signatures", en="Signatures")), names)
    yield from ((1, line) for line in _aims(writer, agreement.id))


def _signature(writer: Writer, signature: Signature) -> str:
    """For whom a text is signed, by which office, by what right, and when."""
    party = signature.label.say(writer.lang) if signature.label else writer.name(signature.party or "")
    told = [signature.by.say(writer.lang)] if signature.by else []
    told += [writer.name(id) for id in (signature.post, signature.under) if id]
    told += [signature.authorised_by.say(writer.lang)] if signature.authorised_by else []
    told += [signature.date.say(writer.lang)] if signature.date else []
    return f"{party} ({', '.join(told)})" if told else party


def figures(writer: Writer) -> Section:
    """The figures that the sources state of the council itself, each with its date."""
    own = (figure for figure in writer.snapshot.indicators if figure.of is None)
    return writer.section(
        Text(fr="Des chiffres indiqués", en="Figures as stated"), ((0, _figure(writer, it)) for it in own)
    )


def events(writer: Writer) -> Section:
    """What has happened, in the order of its dates; what has no date comes last."""
    dated = sorted(writer.snapshot.events, key=lambda event: (event.date is None, str(event.date), event.id))
    undated = Text(fr="date non documentée", en="date not documented")
    lines = list[IndentedLine]()
    for event in dated:
        date = event.date.say(writer.lang) if event.date else writer.say(undated)
        lines.append((0, writer.pair(date, event.name.say(writer.lang))))
    return writer.section(Text(fr="Ce qui s’est passé", en="What has happened"), lines)


def difficulties(writer: Writer) -> Section:
    """What the council itself finds difficult, and what it does about it."""
    remedy = writer.say(Text(fr="Réponse", en="Remedy"))
    lines = list[IndentedLine]()
    for difficulty in writer.snapshot.difficulties:
        lines.append((0, writer.doubt(difficulty, difficulty.words.say(writer.lang))))
        lines += [(1, writer.pair(remedy, words.say(writer.lang))) for words in difficulty.remedies]
    return writer.section(Text(fr="Ce qu’il trouve difficile", en="What it finds difficult"), lines)


def statements(writer: Writer) -> Section:
    """What its sources affirm of the way it works, which no other field shows."""
    lines = (
        (0, writer.pair(writer.term("statement_kinds", it.kind), writer.doubt(it, it.words.say(writer.lang))))
        for kind in _STATEMENTS
        for it in writer.snapshot.statements
        if it.kind == kind
    )
    return writer.section(Text(fr="Ce que disent ses sources", en="What its sources say of it"), lines)
