"""What goes on the one sheet for a committee: chosen by rule from what is documented, never written for a council.

Each function gives more than fits; :mod:`clsm.reports.sheet` keeps the first of each. What settles most questions
comes first, and a decision is proposed only where a dated fact and one text carry it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.entities.references import Reference, reference_id
from clsm.governance import Report, Verdict
from clsm.governance.engine.fixing import in_words as changes_in_words
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.rules import LEVELS, STRENGTHS, Rule
from clsm.governance.reading.endings import has_ended
from clsm.governance.reading.offices import offices
from clsm.planning import calendar
from clsm.quantities import say_number
from clsm.vocabulary import PILLARS
from clsm.words import Plural, Text, both, in_words, listed


@final
@attrs.frozen(kw_only=True)
class Item:
    """One thing on the sheet, and the rule that it rests on; ``None`` where it rests on none."""

    words: Text
    rule: Rule | None = None


# ---- on what the sheet rests

_GIVES: Final = {
    "instances": Text(fr="instances", en="bodies"),
    "seats": Text(fr="membres", en="members"),
    "meetings": Text(fr="réunions", en="meetings"),
    "posts": Text(fr="présidence et coordination", en="chairing and coordination"),
    "agreements": Text(fr="textes et contrats", en="texts and contracts"),
    "programs": Text(fr="actions", en="programs"),
    "budgets": Text(fr="budget", en="budget"),
    "contributions": Text(fr="financement", en="funding"),
    "objectives": Text(fr="objectifs", en="aims"),
    "priorities": Text(fr="priorités", en="priorities"),
    "indicators": Text(fr="chiffres", en="figures"),
    "events": Text(fr="événements", en="events"),
    "ties": Text(fr="liens déclarés", en="declared ties"),
    "actors": Text(fr="partenaires", en="partners"),
}
"""What a source gives, by the collection of the facts that cite it."""

_SOURCE: Final = Text(fr="{title} ({date}) : {gives}.", en="{title} ({date}): {gives}.")
_UNDATED: Final = Text(fr="sans date", en="undated")
_READ_ON: Final = Text(fr="sans date ; page lue : {day}", en="undated; page read: {day}")
_MOST_KINDS: Final = 3
_LONGEST_TITLE: Final = 70


def grounds(today: Snapshot) -> list[Item]:
    """The sources on which most facts rest, each with its date and what it gives."""
    council, given = today.council, defaultdict[str, Counter[str]](Counter)
    for id in council.ids:
        collection = council.path(id).split("/")[-2]
        if collection in _GIVES:
            for source in getattr(council.find(id), "sources", ()):
                given[reference_id(source)][collection] += 1
    ranked = sorted(council.references, key=lambda it: (-given[it.id].total(), it.id))
    return [Item(words=_source(it, given[it.id])) for it in ranked if given[it.id]]


def _source(reference: Reference, given: Counter[str]) -> Text:
    date = reference.as_of or reference.published
    when = both(date.say) if date else _UNDATED
    if date is None and reference.accessed:
        when = _READ_ON.format(day=both(reference.accessed.say))
    gives = listed([_GIVES[name] for name, _ in sorted(given.items(), key=lambda it: (-it[1], it[0]))[:_MOST_KINDS]])
    return _SOURCE.format(title=_short(reference.title), date=when, gives=gives)


def _short(words: Text, most: int = _LONGEST_TITLE) -> Text:
    """*words*, cut after a whole word where they are longer than *most* characters."""
    return both(lambda lang: _cut(words.say(lang), most))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0].rstrip(",;:–( ") + "…"


_NO_MINUTES: Final = Text(fr="Aucun compte rendu de réunion.", en="No minutes of a meeting.")
_OLD: Final = Text(
    fr="L’information la plus ancienne ({date}) est à vérifier avant de décider.",
    en="The oldest information ({date}) is to be checked before deciding.",
)
_SILENT: Final = Text(
    fr="Rien ici ne dit que le conseil n’a pas fait ce que ses sources ne racontent pas.",
    en="Nothing here says that the council has not done what its sources do not tell.",
)


def ground_notes(today: Snapshot, report: Report) -> Iterator[Text]:
    """What to know before reading on: that minutes are missing, that facts are old, that silence is no fact."""
    if not any(body.meetings for body in today.instances):
        yield _NO_MINUTES
    dates = [verdict.last_seen for verdict in report.verdicts if verdict.last_seen]
    if dates:
        yield _OLD.format(date=both(min(dates, key=lambda date: date.last).say))
    elif today.council.last_documented is None:
        yield _SILENT


# ---- what is in place

_DATED: Final = Text(fr="{words} ({date}).", en="{words} ({date}).")
_COORDINATION: Final = Text(fr="Une coordination", en="A coordinator")
_FULL_TIME: Final = Text(fr="Une coordination ({share} équivalent temps plein)", en="A coordinator ({share} full-time)")
_EMPLOYED: Final = Text(fr="{post}, employeur : {employer}", en="{post}, employed by {employer}")
_BODIES: Final = Text(fr="Instances : {names}", en="Bodies: {names}")
_SEATED: Final = Plural(
    Text(fr="{body} : {n} organisation y siège ({names})", en="{body}: {n} organisation sits there ({names})"),
    Text(
        fr="{body} : {n} organisations y siègent, dont {names}",
        en="{body}: {n} organisations sit there, such as {names}",
    ),
)
_TEXT_SINCE: Final = Text(fr="{name}, depuis : {start}", en="{name}, since {start}")
_PROGRAMS: Final = Plural(
    Text(fr="{n} action : {names}", en="{n} program: {names}"),
    Text(fr="{n} actions, dont {names}", en="{n} programs, such as {names}"),
)
_TERRITORY: Final = Plural(
    Text(fr="Territoire : {names}", en="Territory: {names}"), Text(fr="Territoire : {names}", en="Territory: {names}")
)
_PLACES: Final = Plural(
    Text(fr="Territoire : {n} lieu ({names})", en="Territory: {n} place ({names})"),
    Text(fr="Territoire : {n} lieux, dont {names}", en="Territory: {n} places, such as {names}"),
)
_CHAIRED: Final = Text(fr="Présidence : {name}", en="Chaired by: {name}")
_HELD: Final = Plural(
    Text(fr="{n} réunion consignée en {year}", en="{n} meeting recorded in {year}"),
    Text(fr="{n} réunions consignées en {year}", en="{n} meetings recorded in {year}"),
)
_MOST_NAMES: Final = 3
_GUIDING: Final = ("steering_committee", "bureau", "plenary")


_NOT_THERE: Final = frozenset({"drafting", "planned", "announced", "suspended", "ended"})
"""The states of a text and of an action that is not in place."""


def in_place(today: Snapshot) -> list[Item]:
    """What stands on the day, each with the date of its last source: who coordinates, the bodies, texts, actions."""
    return [Item(words=words) for words in _standing(today)]


def _standing(today: Snapshot) -> Iterator[Text]:
    places = [it for it in today.territories if it.id in today.council.perimeter]
    if places:
        words = _TERRITORY if len(places) <= _MOST_NAMES else _PLACES
        yield _when(today, places, words.of(len(places), names=_some([Text.same(it.name) for it in places])))
    yield from _coordination(today)
    bodies = [body for body in today.instances if body.kind != "external" and body.evidence != "announced"]
    if bodies:
        yield _when(today, bodies, _BODIES.format(names=_some([body.name for body in bodies], 4)))
    yield from _seated(today, bodies)
    yield from _text(today)
    programs = [program for program in today.programs if program.state not in _NOT_THERE]
    if programs:
        names = _some([program.name for program in programs])
        yield _when(today, programs, _PROGRAMS.of(len(programs), names=names))
    chairs = [post for post in offices(today, ["president", "chair", "co_president"]) if not post.vacant]
    if chairs:
        names = in_words([both(partial(today.name, post)) for post in chairs[:_MOST_NAMES]])
        yield _when(today, chairs, _CHAIRED.format(name=names))
    yield from _meetings(bodies)


def _coordination(today: Snapshot) -> Iterator[Text]:
    posts = [post for post in offices(today, ["coordinator"]) if not post.vacant]
    for post in posts[:1]:
        words = _COORDINATION
        if post.full_time_equivalent is not None:
            words = _FULL_TIME.format(share=both(partial(say_number, post.full_time_equivalent)))
        if post.employer:
            words = _EMPLOYED.format(post=words, employer=today.council.find(post.employer).name)
        yield _when(today, [post], words)


def _text(today: Snapshot) -> Iterator[Text]:
    """The text of the day with the latest beginning."""
    texts = [text for text in today.agreements if text.id not in today.uncertain and text.state not in _NOT_THERE]
    for text in sorted(texts, key=lambda text: str(text.period.start or text.concluded or ""))[-1:]:
        start = text.period.start or text.concluded
        yield _when(today, [text], _TEXT_SINCE.format(name=text.name, start=both(start.say)) if start else text.name)


def _seated(today: Snapshot, bodies: Iterable[Any]) -> Iterator[Text]:
    """Who sits in the body that guides the council, by the organisations that are named."""
    ranked = sorted((body for body in bodies if body.kind in _GUIDING), key=lambda body: _GUIDING.index(body.kind))
    for body in ranked[:1]:
        holders = dict.fromkeys(seat.holder for seat in body.seats if seat.holder)
        actors = [it for id in holders if (it := today.council.find(id)) in today.council.actors]
        if actors:
            names = _some([Text.same(actor.name) for actor in actors])
            yield _when(today, body.seats, _SEATED.of(len(actors), body=body.name, names=names))


def _meetings(bodies: Iterable[Any]) -> Iterator[Text]:
    held = [it for body in bodies for it in body.meetings if not it.is_off and not it.is_planned]
    if held:
        year = max(meeting.date.year for meeting in held)
        yield Text.same("{words}.").format(words=_HELD.of(sum(it.date.year == year for it in held), year=year))


def _some(names: list[Text], most: int = _MOST_NAMES) -> Text:
    return listed(names[:most]) if len(names) > most else in_words(names)


def _when(today: Snapshot, facts: Iterable[Any], words: Text) -> Text:
    """*words* with the last date at which a source shows any of the *facts*."""
    dates = [date for fact in facts if (date := today.council.last_shown(fact))]
    last = max(dates, key=lambda date: date.last) if dates else None
    return _DATED.format(words=words, date=Text.same(str(last.year)) if last else _UNDATED)


# ---- decisions and questions

_TOPICS: Final = {
    "FR-G1": "pillars",
    "FR-G2": "pillars",
    "FR-L1": "pillars",
    "FR-I7": "pillars",
    "FR-I4": "rhythm",
    "FR-I5": "rhythm",
    "OW-1": "rhythm",
    "FR-I1": "chair",
    "FR-I2": "chair",
    "CS1": "situations",
    "CS2": "situations",
    "CS5": "situations",
    "CS6": "situations",
}
"""Rules that ask of one matter: a sheet asks each matter once. Every other rule is a matter of its own."""

_TO_WRITE: Final = {
    "FR-I8": Text(
        fr="Aucun règlement intérieur n’a été retrouvé. S’il n’y en a pas, en écrire un : qui préside, qui coanime, "
        "qui vote, ce qui reste confidentiel.",
        en="No internal rules have been found. If there are none, write them: who presides, who co-chairs, who votes, "
        "what stays confidential.",
    ),
    "CS1": Text(
        fr="Écrire que l’accord de la personne vient d’abord, et qu’un refus met fin au partage.",
        en="Write that the person’s consent comes first, and that a refusal ends the sharing.",
    ),
}
"""What a committee can write down where a text is not documented, by the rule that asks for it."""

_QUESTIONS: Final = {
    "pillars": Text(
        fr="{focus} : qui parle pour les personnes concernées ? Et pour les aidants ? "
        "Avec quelle place : membre, invité ?",
        en="{focus}: who speaks for people with lived experience? And for carers? With what place: member, guest?",
    ),
    "FR-I8": Text(
        fr="Où sont écrites les règles du conseil : qui préside, qui coanime, qui vote, ce qui reste confidentiel ?",
        en="Where are the council’s rules written: who presides, who co-chairs, who votes, what stays confidential?",
    ),
    "chair": Text(fr="Qui préside, et qui coanime : {focus} ?", en="Who presides, and who co-chairs: {focus}?"),
    "rhythm": Text(fr="Combien de réunions chaque année : {focus} ?", en="How many meetings each year: {focus}?"),
    "situations": Text(
        fr="{focus} : où est-il écrit que l’accord de la personne vient d’abord ?",
        en="{focus}: where is it written that the person’s consent comes first?",
    ),
}
_OTHER_QUESTION: Final = Text(fr="{name} ({focus}) : qu’en est-il ?", en="{name} ({focus}): how is it?")
_WHERE: Final = Text(
    fr="Quel est le territoire : la commune, l’intercommunalité, un secteur de psychiatrie ?",
    en="What is the territory: the town, the group of towns, a psychiatric sector?",
)
_DECISION: Final = Text(
    fr="{name} ({date}). {fact} À décider : {changes}.", en="{name} ({date}). {fact} To decide: {changes}."
)
_WRITING: Final = Text(fr="{name} ({date}). {words}", en="{name} ({date}). {words}")
_OFFER: Final = Text(
    fr="{pillar} ({date}). En invitation, sans place de membre ({body}) : {names}. Proposer une place de membre.",
    en="{pillar} ({date}). Invited, without a member’s place ({body}): {names}. Offer a place as a member.",
)
_LONGEST_FACT: Final = 150
_STRONGEST: Final = tuple(STRENGTHS)


def _topic(verdict: Verdict) -> str:
    return _TOPICS.get(verdict.rule.code, verdict.rule.code)


def _ranked(today: Snapshot, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What is asked of the people concerned and their carers first, of the body that guides, then what binds most."""
    guiding = {body.id: _GUIDING.index(body.kind) for body in today.instances if body.kind in _GUIDING}
    levels = tuple(LEVELS)

    def rank(verdict: Verdict) -> tuple[Any, ...]:
        rule = verdict.rule
        first = _topic(verdict) != "pillars", guiding.get(verdict.focus, len(_GUIDING))
        return *first, _STRONGEST.index(rule.strength), levels.index(rule.level), rule.code

    told = (it for it in verdicts if it.rule.level != "arithmetic" and not it.waiver)
    return sorted(told, key=rank)


def decisions(today: Snapshot, report: Report) -> list[Item]:
    """What a committee could decide: a departure on a dated fact, or a text that nobody has found, each matter once."""
    chosen = dict[str, Item]()
    for verdict in () if has_ended(today) else _ranked(today, report.verdicts):
        date = verdict.last_seen or verdict.presumed_since or _shown(today, verdict)
        if date and (words := _decided(today, verdict, date)):
            chosen.setdefault(_topic(verdict), Item(words=words, rule=verdict.rule))
    return list(chosen.values())


def _decided(today: Snapshot, verdict: Verdict, date: PartialDate) -> Text | None:
    """What a committee could decide of a *verdict*; ``None`` where nothing is for it to decide."""
    name = verdict.rule.name
    if "fail" in (verdict.outcome, verdict.would_be):
        act = next((fix for fix in verdict.fixes if fix.kind == "act" and fix), None)
        changes = changes_in_words(today.council, act, undated=act.day) if act else None
        fact = both(lambda lang: _beginning(verdict.because.say(lang), _LONGEST_FACT))
        return changes and _DECISION.format(name=name, date=both(date.say), fact=fact, changes=changes)
    if verdict.rule.code == "FR-G2" and verdict.outcome == "not_documented":
        return _place_to_offer(today, verdict, date)
    if verdict.outcome == "not_documented" and verdict.rule.code in _TO_WRITE:
        focus = name_of(today.council, verdict.focus) if verdict.path else name
        return _WRITING.format(name=focus, date=both(date.say), words=_TO_WRITE[verdict.rule.code])
    return None


def _place_to_offer(today: Snapshot, verdict: Verdict, date: PartialDate) -> Text | None:
    """A member’s place for a pillar that is only invited to the body; ``None`` where none is."""
    body = today.find(verdict.focus)
    for pillar in ("carers", "people_concerned"):
        seats = [seat for seat in body.seats if pillar in today.pillars(seat)]
        invited = [seat for seat in seats if seat.status.endswith("_invitee")]
        if invited and not any(seat.status == "member" for seat in seats):
            names = in_words([both(partial(today.name, seat)) for seat in invited])
            return _OFFER.format(pillar=PILLARS[pillar], date=both(date.say), body=body.name, names=names)
    return None


def _beginning(words: str, most: int) -> str:
    """As many whole sentences of *words* as fit in *most* characters; the first one cut where it does not."""
    sentences = re.split(r"(?<=[.?!]) ", words)
    kept = [sentence for number, sentence in enumerate(sentences, 1) if len(" ".join(sentences[:number])) <= most]
    return " ".join(kept) or _cut(words, most)


def _shown(today: Snapshot, verdict: Verdict) -> PartialDate | None:
    """The last date at which a source shows what the verdict is about; of the council, any of its facts."""
    council = today.council
    if verdict.path:
        return council.last_shown(council.find(verdict.focus))
    return PartialDate.of(council.last_documented) if council.last_documented else None


def questions(today: Snapshot, report: Report) -> list[Item]:
    """What to ask in session, each matter once: of the body that guides the council where several are open."""
    council, chosen = today.council, dict[str, Item]()
    for verdict in _ranked(today, report.undocumented):
        words = _QUESTIONS.get(_topic(verdict), _OTHER_QUESTION)
        asked = words.format(focus=name_of(council, verdict.focus), name=verdict.rule.name)
        chosen.setdefault(_topic(verdict), Item(words=asked, rule=verdict.rule))
    where = [] if council.perimeter else [Item(words=_WHERE)]
    asked_of = list(chosen.values())
    return [*asked_of[:1], *where, *asked_of[1:]]


_NOT_TOLD: Final = {
    "perimeter": Text(fr="les territoires couverts", en="the territories covered"),
    "seats": Text(fr="les membres", en="the members"),
    "rhythm": Text(fr="le rythme des réunions", en="how often it meets"),
    "coordination": Text(fr="la coordination", en="the coordination"),
    "employer": Text(fr="l’employeur de la coordination", en="who employs the coordinator"),
    "agreements": Text(fr="les textes signés", en="the texts signed"),
    "funding": Text(fr="le financement", en="the funding"),
    "priorities": Text(fr="les priorités", en="the priorities"),
    "programs": Text(fr="les actions", en="the programs"),
}


def not_told(today: Snapshot) -> list[Item]:
    """What no source in the file says, in one line; empty where each is said."""
    bodies = today.instances
    coordinators = [post for post in today.posts if post.function == "coordinator"]
    told = {
        "perimeter": today.council.perimeter,
        "seats": any(body.seats for body in bodies),
        "rhythm": any(body.frequency or body.meetings for body in bodies),
        "coordination": coordinators,
        "employer": not coordinators or any(post.employer for post in coordinators),
        "agreements": today.agreements,
        "funding": today.contributions or today.budgets,
        "priorities": today.priorities or today.objectives,
        "programs": today.programs,
    }
    names = [words for name, words in _NOT_TOLD.items() if not told[name]]
    return [Item(words=_SENTENCE.format(words=in_words(names)))] if names else []


_SENTENCE: Final = Text.same("{words}.")


# ---- papers and dates

_PAPER: Final = Plural(
    Text(fr="{paper} ({n} question).", en="{paper} ({n} question)."),
    Text(fr="{paper} ({n} questions).", en="{paper} ({n} questions)."),
)


def papers(report: Report) -> list[Item]:
    """The papers to find, that which settles most questions first, each with how many it settles."""
    settled = defaultdict[Text, set[tuple[str, str]]](set)
    for verdict in report.undocumented:
        for fill in verdict.fill:
            settled[fill.usually_in].add((verdict.rule.code, verdict.focus))
    ranked = sorted(settled.items(), key=lambda it: (-len(it[1]), it[0].en))
    return [Item(words=_PAPER.of(len(asked), paper=_capital(paper))) for paper, asked in ranked]


def _capital(words: Text) -> Text:
    return Text(fr=words.fr[:1].upper() + words.fr[1:], en=words.en[:1].upper() + words.en[1:])


_ENTRY: Final = Text(fr="{date} : {what}", en="{date}: {what}")
_NONE_DATED: Final = Text(fr="Aucune n’est documentée.", en="None is documented.")
_RHYTHM: Final = Text(fr="Rythme annoncé – {name} : {frequency}.", en="Announced rhythm – {name}: {frequency}.")


def dates(today: Snapshot) -> list[Item]:
    """What comes within a year of the day; where nothing is dated, that and the rhythms that are announced."""
    entries = calendar(today, today.date, today.date.add(years=1)).entries
    # of what comes every week, the first time; an opening says itself what may close it
    told = (entry for entry in reversed(entries) if entry.certain or entry.kind == "opening")
    first = {(entry.of, entry.kind): entry for entry in told}
    if first:
        ahead = sorted(first.values(), key=lambda entry: str(entry.date))
        return [Item(words=_ENTRY.format(date=both(entry.date.say), what=entry.says)) for entry in ahead]
    rhythms = [
        _RHYTHM.format(name=body.name, frequency=both(body.frequency.say)) for body in today.instances if body.frequency
    ]
    return [Item(words=words) for words in (_NONE_DATED, *rhythms)]
