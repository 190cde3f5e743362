"""What a report finds: what the rules say, the places to open, what the partner network rests on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Final

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import say_day, to_day
from clsm.entities.instances import Seat
from clsm.entities.references import Reference
from clsm.governance import Verdict, participation
from clsm.governance.engine.fixing import field_name, in_words
from clsm.governance.engine.report import HELP, said_once
from clsm.governance.engine.verdicts import FILL
from clsm.governance.reading.seats import FOUR_PILLARS
from clsm.network import Expectation, PartnerNetwork, access, bridges, gaps
from clsm.network.gap_finding.gap_findings import Place, Unsaid
from clsm.reports.sections import IndentedLine, Section, Writer
from clsm.words import Plural, Text, both, set_apart

WHAT_TEXTS_SAY: Final = Text(fr="Ce que disent les textes", en="What the texts say")
_SET_ASIDE: Final = Text(fr="mis de côté par le conseil", en="set aside by the council")


def in_short(writer: Writer) -> Section:
    """What a reader in a hurry takes along: how the rules turn out, and what would be enough where one is not kept."""
    return writer.section(Text(fr="En bref", en="In short"), _in_short(writer))


def _in_short(writer: Writer) -> Iterator[IndentedLine]:
    report = writer.report
    counted = Counter(verdict.outcome_in_words(writer.lang).lower() for verdict in report.ordered)
    outcomes = [f"{words} ({count})" for words, count in counted.items()]
    yield 0, writer.pair(writer.say(WHAT_TEXTS_SAY), ", ".join(outcomes))
    for verdict in report.failed:
        name = f"{verdict.rule.name.say(writer.lang)} ({report.focus_name(verdict).say(writer.lang)})"
        step = _SET_ASIDE if verdict.waiver else in_words(report.snapshot.council, verdict.fix, undated=verdict.fix.day)
        yield 1, writer.pair(name, writer.say(step)) if step.en else name


def rules_of_the_day(writer: Writer) -> Section:
    """What the texts in force on the day say, and the council's own word."""
    report = writer.report
    title = Text(fr="Ce que disent les textes de ce jour", en="What the texts of that day say")
    verdicts = (*report.failed, *report.undocumented, *report.passed)
    helps = ((0, writer.say(HELP)),) if verdicts else ()
    return writer.section(title, (*helps, *_verdicts(writer, verdicts)))


def later_texts(writer: Writer) -> Section:
    """What the texts that came after the day would say of the same facts."""
    title = Text(
        fr="Ce que diraient de la même situation les textes venus ensuite",
        en="What the texts that came later would say of the same facts",
    )
    return writer.section(title, _verdicts(writer, writer.later))


def _verdicts(writer: Writer, verdicts: Iterable[Verdict]) -> Iterator[IndentedLine]:
    """What is said in full; several questions that one rule leaves open stand together, in one line."""
    verdicts = tuple(verdicts)
    yield from ((0, sentence.say(writer.lang)) for sentence in said_once(verdicts))
    for outcome, alike in groupby(verdicts, key=lambda verdict: verdict.outcome_in_words(writer.lang)):
        yield 0, outcome
        for rule, group in groupby(alike, key=lambda verdict: verdict.rule):
            of_rule = list(group)
            heading = f"{rule.code} {rule.name.say(writer.lang)}"
            if len(of_rule) > 1 and of_rule[0].outcome == "not_documented":
                yield from _open_questions(writer, of_rule, heading=heading)
                continue
            for verdict in of_rule:
                yield 1, writer.pair(heading, verdict.reason(writer.lang))
                if step := verdict.next_step(writer.snapshot.council, writer.lang, keys=False):
                    yield 2, step


def _open_questions(writer: Writer, verdicts: Iterable[Verdict], *, heading: str) -> Iterator[IndentedLine]:
    """What one rule leaves open of several bodies or seats: of which, and what would answer it."""
    verdicts = list(verdicts)
    names = set_apart(writer.report.focus_name(verdict) for verdict in verdicts)
    yield 1, writer.pair(heading, names.say(writer.lang))
    fills = [fill for verdict in verdicts for fill in verdict.fill]
    fields = set_apart(field_name(field) for field in dict.fromkeys(fill.field for fill in fills))
    papers = set_apart(dict.fromkeys(fill.usually_in for fill in fills))
    yield 2, writer.say(FILL, fields=fields, papers=papers)


def conditions(writer: Writer) -> Section:
    """Who can take part, and on what terms: an answer beside the verdicts, which no text judges."""
    answer = participation(writer.snapshot)
    lines = [(0, terms.explain(writer.lang)) for terms in answer.bodies if terms.is_told]
    if silent := [writer.snapshot.council.find(terms.body).name for terms in answer.bodies if not terms.is_told]:
        lines.append((0, writer.say(_UNTOLD, names=set_apart(silent))))
    return writer.section(
        Text(fr="Qui peut prendre part, et à quelles conditions", en="Who can take part, and on what terms"), lines
    )


_UNTOLD: Final = Text(fr="Rien n’en est documenté : {names}.", en="Nothing of it is documented: {names}.")


def texts(writer: Writer) -> Section:
    """The texts that the rules come from, each once, with the codes of the rules."""
    codes = defaultdict[Reference, list[str]](list)
    applied = (verdict for verdict in writer.report.verdicts if verdict.outcome != "not_applicable")
    for verdict in (*applied, *writer.later):
        for source in verdict.rule.sources:
            if verdict.rule.code not in codes[source]:
                codes[source].append(verdict.rule.code)
    lines = ((0, f"{', '.join(of_source)} – {source.cite(writer.lang)}") for source, of_source in codes.items())
    return writer.section(Text(fr="Les textes de ces règles", en="The texts of these rules"), lines)


def places_to_open(writer: Writer) -> Section:
    """The places that a rule expects and that nobody holds yet, and what cannot be said of them."""
    absences = gaps(writer.net, expecting=expectations(writer))
    open_questions = (unsaid for unsaid in absences.cannot_be_said if unsaid.expectation)
    answers: tuple[Place | Unsaid, ...] = (*absences.places, *open_questions)
    title = Text(fr="Des places à ouvrir", en="Places to open")
    return writer.section(title, ((0, answer.explain(writer.lang)) for answer in answers))


def expectations(writer: Writer) -> Iterator[Expectation]:
    """What the rules that are not kept expect, of the day and later: whom, in which body, on whose word."""
    snapshot = writer.snapshot
    later = (verdict for verdict in writer.later if verdict.outcome == "fail")
    for verdict in (*writer.report.failed, *later):
        because = Text.same("{name} ({code}).").format(name=verdict.rule.name, code=verdict.rule.code)
        sources = tuple(source.title.en for source in verdict.rule.sources)
        for body, seat in _seats_to_open(snapshot, verdict):
            for pillar in sorted(snapshot.pillars(seat) & set(FOUR_PILLARS)):
                yield Expectation(body=body, pillar=pillar, because=because, sources=sources)


def _seats_to_open(snapshot: Snapshot, verdict: Verdict) -> list[tuple[str, Seat]]:
    """The seats that would fix a verdict, each with the id of its body."""
    added = [(str(it.to), it.entity) for it in verdict.fix if isinstance(it, Add) and isinstance(it.entity, Seat)]
    seats = {seat.id: (body.id, seat) for body, seat in snapshot.seats()}
    return added + [seats[it.id] for it in verdict.fix if isinstance(it, Replace) and it.id in seats]


def partner_network(writer: Writer) -> Section:
    """Who reaches the deciders, what the network rests on, who meets nowhere, what cannot be said."""
    title = Text(fr="Ce que montre le réseau des partenaires", en="What the partner network shows")
    return writer.section(title, _network(writer))


_FIRST_QUESTION: Final = Text(
    fr="Les personnes concernées rejoignent-elles les décideurs sans passer par la psychiatrie ou les mairies ?",
    en="Do people with lived experience reach the deciders without going through psychiatry or the town halls?",
)


_SEATLESS: Final = Text(
    fr="Sans siège documenté, mais aucune source ne l’exclut : {names}",
    en="Without a documented seat, but no source rules one out: {names}",
)


def _network(writer: Writer) -> Iterator[IndentedLine]:
    lang, net = writer.lang, writer.net
    yield 0, net.basis.explain(lang)
    yield 0, _FIRST_QUESTION.say(lang)
    yield 1, access(net).explain(lang)
    rests_on = bridges(net)
    yield 0, rests_on.explain(lang)
    known = [relay for relay in rests_on.cutpoints if relay.observed]
    yield from ((1, relay.explain(lang)) for relay in known)
    yield from ((1, place.explain(lang)) for place in rests_on.meeting_places)
    yield from ((0, words) for words in _met(writer))
    absences = gaps(net, expecting=())
    yield 0, absences.explain(lang)
    yield from _apart(writer, [pair.sectors for pair in absences.sector_pairs if pair.certain], words=_TO_BUILD)
    yield from _apart(writer, [pair.sectors for pair in absences.sector_pairs if not pair.certain], words=_TO_CHECK)
    yield from ((1, partner.explain(lang)) for partner in absences.not_reached)
    if seatless := [net.label(id, lang) for unsaid in absences.cannot_be_said for id in unsaid.nodes]:
        yield 1, writer.say(_SEATLESS, names=writer.listed(seatless))


_MET: Final = Plural(
    Text(
        fr="D’après les présences du {start} au {end}, {n} paire d’organisations s’est trouvée aux mêmes réunions, "
        "deux fois ou plus : {pairs}.",
        en="By attendance from {start} to {end}, {n} pair of organisations was at the same meetings, twice or more: "
        "{pairs}.",
    ),
    Text(
        fr="D’après les présences du {start} au {end}, {n} paires d’organisations se sont trouvées aux mêmes réunions, "
        "deux fois ou plus : {pairs}.",
        en="By attendance from {start} to {end}, {n} pairs of organisations were at the same meetings, twice or more: "
        "{pairs}.",
    ),
)


def _met(writer: Writer) -> Iterator[str]:
    """Who was at the same meetings in the year up to the day; nothing where no attendance shows anybody twice."""
    end = to_day(writer.snapshot.date)
    start = end.subtract(years=1).add(days=1)
    met = PartnerNetwork.from_meetings(writer.snapshot, start, end)
    low, high, _ = met.pairs
    hidden = met.fellowships
    pairs = [
        Text.same("{a} – {b}").format(a=met.name(met.ids[a]), b=met.name(met.ids[b]))
        for a, b in zip(low.tolist(), high.tolist(), strict=True)
        if hidden.isdisjoint((met.ids[a], met.ids[b]))
    ]
    if pairs:
        days = {name: both(partial(say_day, day)) for name, day in (("start", start), ("end", end))}
        yield _MET.of(len(pairs), pairs=set_apart(pairs), **days).say(writer.lang)


_TO_BUILD: Final = Text(
    fr="Liens à créer, que rien ne permet encore : entre {some} – et {others}",
    en="Ties to build, which nothing offers yet: between {some} – and {others}",
)
_TO_CHECK: Final = Text(
    fr="Liens à vérifier, que rien de documenté ne montre : entre {some} – et {others}",
    en="Ties to check, which nothing documented shows: between {some} – and {others}",
)


def _apart(writer: Writer, pairs: Iterable[tuple[str, str]], *, words: Text) -> Iterator[IndentedLine]:
    """The pairs of sectors, those that are apart from the same others on one line; each pair once."""
    apart_from = defaultdict[str, set[str]](set)
    for first, second in pairs:
        apart_from[first].add(second)
        apart_from[second].add(first)
    alike = defaultdict[frozenset[str], list[str]](list)
    for sector in sorted(apart_from):
        alike[frozenset(apart_from[sector])].append(sector)
    written = set[str]()
    # the largest groups first: each pair is written with the group that says most at once
    for others, sectors in sorted(alike.items(), key=lambda group: (-len(group[0]), group[1])):
        if left := sorted(others - written):
            some = writer.listed(writer.term("sectors", sector) for sector in sectors)
            rest = writer.listed(writer.term("sectors", sector) for sector in left)
            yield 1, writer.say(words, some=some, others=rest)
        written.update(sectors)
