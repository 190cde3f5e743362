"""What changed between two states of a council, in words: in its file, in what the texts say, in its network.

Two files of the same council, or two days of one file. Bodies that speak of situations are told as others may know
them, and neither free words nor counts of people are repeated: only that they changed.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, cast, final

import attrs

from clsm import governance
from clsm.changes import Add, Remove, Replace, diff
from clsm.council import Council, Snapshot, as_snapshot
from clsm.dates import Frequency, PartialDate, Period, say_day
from clsm.entities.instances import Seat
from clsm.fields import IN_LIST, OneOf, own_validator
from clsm.governance import ReportChanges, check
from clsm.governance.engine.fixing import name_of
from clsm.network import PartnerNetwork, bridges
from clsm.quantities import Threshold
from clsm.reports.findings import WHAT_TEXTS_SAY
from clsm.results import Result
from clsm.tables import Row
from clsm.vocabulary import label
from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Plural, Text, both, lines, listed, set_apart
from clsm.words.format_words import OF_ENTITY, field_title

_TITLE: Final = Text(
    fr="{name} : ce qui a changé entre le {before} et le {after}",
    en="{name}: what changed between {before} and {after}",
)
_SECTIONS: Final[dict[str, Text]] = {
    "added": Text(fr="Nouveau dans le dossier", en="New in the file"),
    "removed": Text(fr="N’est plus dans le dossier", en="No longer in the file"),
    "changed": Text(fr="Modifié dans le dossier", en="Changed in the file"),
    "texts": WHAT_TEXTS_SAY,
    "network": Text(fr="Les partenaires, dans les instances", en="The partners, in the bodies"),
}
_NOTHING: Final = Text(fr="Rien n’a changé.", en="Nothing has changed.")
_OF_KIND: Final = Text(fr="{kind} : {name}", en="{kind}: {name}")
_IN_BODY: Final = Text.same("{name} ({body})")
_FROM_TO: Final = Text(fr="{field} ({before} → {after})", en="{field} ({before} → {after})")
_FROM_UNTIL: Final = Text.same("{start} – {end}")
_ASKED: Final = Plural(
    Text(
        fr="{n} question de plus, à laquelle les sources ne répondent pas.",
        en="{n} more question, which the sources do not answer.",
    ),
    Text(
        fr="{n} questions de plus, auxquelles les sources ne répondent pas.",
        en="{n} more questions, which the sources do not answer.",
    ),
)
_OPEN: Final = Text(fr="en cours", en="going on")
_CAME: Final = Text(fr="Y siègent désormais : {names}.", en="Sit there now: {names}.")
_LEFT: Final = Text(
    fr="N’y siègent plus, d’après le dossier : {names}.", en="No longer sit there, by the file: {names}."
)
_RELAYS: Final = Text(
    fr="D’autres ne se croisent plus que par : {names}.", en="Others now meet through these alone: {names}."
)
_SHARED: Final = Text(
    fr="Ne sont plus le seul lien entre d’autres : {names}.", en="No longer the only link between others: {names}."
)
_UNKNOWN: Final = Text(
    fr="Couples d’une organisation et d’une instance dont on ne sait rien : {before}, puis {after}.",
    en="Pairs of an organisation and a body of which nothing is known: {before}, then {after}.",
)


@final
@attrs.frozen(kw_only=True, repr=False)
class CouncilComparison(Result):
    """What changed from *before* to *after*: lines of text under each heading.

    ``lines`` holds the lines by section: ``added``, ``removed``, ``changed``, ``texts``, ``network``. A section
    without a line is empty. ``verdicts`` are the verdicts that changed.
    """

    title: Text
    lines: dict[str, tuple[Text, ...]]
    verdicts: ReportChanges

    @property
    def says(self) -> Text:
        """All that changed, a heading over each part."""
        parts = [self.title]
        for section, told in self.lines.items():
            if told:
                parts += [Text.same(""), _SECTIONS[section], *(Text.same("– {line}").format(line=it) for it in told)]
        return lines(parts if len(parts) > 1 else [self.title, Text.same(""), _NOTHING])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary a line: ``section`` (a key of ``lines``) and ``text``."""
        return [{"section": section, "text": it.say(lang)} for section, told in self.lines.items() for it in told]


def compare(before: Snapshot, after: Snapshot) -> CouncilComparison:
    """What changed since the last committee: two days of one council, or two files of it.

    The changes of the file are those that :func:`clsm.changes.diff` finds, in words; it has them as values.
    Each state is held against the texts of its own day.

    >>> import clsm
    >>> council = clsm.datasets.load("lille-est")
    >>> gem = council.apply(clsm.Replace("steering-committee-unafam-permanent-invitee", status="member"))
    >>> told = compare(council.on("2011-11-01"), gem.on("2011-11-01"))
    >>> [line.en for line in told.lines["changed"]]
    ['Seat: UNAFAM (Intercommunal steering committee): Status (Permanent invitee → Member)']

    Raises
    ------
    TypeError
        For a council without a day.
    """
    then, now = as_snapshot(before).outside, as_snapshot(after).outside
    changes = tuple(_same_places(then.council, diff(then.council, now.council)))
    verdicts = governance.compare(check(then), check(now))
    told = {
        "added": tuple(_named(now.council, it.entity, it.to) for it in changes if isinstance(it, Add)),
        "removed": tuple(_by_id(then.council, it.id) for it in changes if isinstance(it, Remove)),
        "changed": tuple(_replaced(then.council, now.council, it) for it in changes if isinstance(it, Replace)),
        "texts": tuple(_texts(verdicts)),
        "network": tuple(_network(PartnerNetwork.from_council(then), PartnerNetwork.from_council(now))),
    }
    title = _TITLE.format(
        name=now.council.name,
        before=both(lambda lang: say_day(then.date, lang)),
        after=both(lambda lang: say_day(now.date, lang)),
    )
    return CouncilComparison(title=title, lines=told, verdicts=verdicts)


def _same_places(before: Council, changes: Iterable[Add | Remove | Replace]) -> Iterator[Add | Remove | Replace]:
    """The changes; a seat that the same holder has as something else is one change, though its derived id is new."""
    changes = list(changes)
    gone = {it.id: before.find(it.id) for it in changes if isinstance(it, Remove)}
    was = {(before.body_of(id).id, seat.holder): seat for id, seat in gone.items() if isinstance(seat, Seat)}
    now = {
        seat.id: it
        for it in changes
        if isinstance(it, Add) and isinstance(it.entity, Seat) and it.entity.holder
        if (seat := was.get((str(it.to), it.entity.holder)))
    }
    for it in changes:
        if isinstance(it, Remove) and it.id in now:
            new, old = now[it.id].entity, gone[it.id]
            names = [field.name for field in attrs.fields(Seat) if field.name != "id"]
            yield Replace(it.id, **{n: getattr(new, n) for n in names if getattr(new, n) != getattr(old, n)})
        elif it not in now.values():
            yield it


def _texts(verdicts: ReportChanges) -> Iterator[Text]:
    """What turned, a line each; what the texts now ask and the sources do not tell is counted."""
    asked = 0
    for change in verdicts.changed:
        before, after = (it.outcome if it else "not_applicable" for it in (change.before, change.after))
        if (before, after) == ("not_applicable", "not_documented"):
            asked += 1
        elif before != after:
            yield both(change.headline)
    if asked:
        yield _ASKED.of(asked)


def _by_id(council: Council, id: str) -> Text:
    if id == council.id:
        return _named(council, council, None)
    _, holder, *nested = council.path(id).split("/")
    return _named(council, council.find(id), holder if nested else None)


def _named(council: Council, fact: Any, body: str | None) -> Text:
    """What a fact is and how it is called, with its body where it has one."""
    name = name_of(council, fact.id)
    if body is not None:
        name = _IN_BODY.format(name=name, body=council.find(body).name)
    return _OF_KIND.format(kind=OF_ENTITY[type(fact).__name__], name=name)


def _replaced(before: Council, after: Council, change: Replace) -> Text:
    old = before if change.id == before.id else before.find(change.id)
    fields = set_apart(
        _field(before, after, old, field, value)
        for field, value in change.fields
        if not (field == "id" and value == change.id)
    )
    return _OF_KIND.format(kind=_by_id(before, change.id), name=fields)


def _field(before: Council, after: Council, old: Any, name: str, value: Any) -> Text:
    """The title of a field that changed; its old and new value too, where neither is free words or a count."""
    title = field_title(type(old).__name__, name)
    words = [
        _value(council, attrs.fields_dict(type(old))[name], it)
        for council, it in ((before, getattr(old, name)), (after, value))
    ]
    if None in words:
        return title
    return _FROM_TO.format(field=title, before=words[0], after=words[1])


def _value(council: Council, field: "attrs.Attribute[Any]", value: Any) -> Text | None:
    """What a value is in words; ``None`` where words or counts are not repeated."""
    if value is None:
        return NOT_DOCUMENTED
    if isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, Period):
        return _FROM_UNTIL.format(start=_end(value.start), end=_end(value.end))
    if isinstance(value, PartialDate | Frequency | Threshold):
        return both(value.say)
    return _word(council, field, value) if isinstance(value, str) else None


def _word(council: Council, field: "attrs.Attribute[Any]", value: str) -> Text | None:
    validator = own_validator(field)
    if name := field.metadata.get(IN_LIST):
        return both(lambda lang: label(name, value, lang=lang, terms=council.terms))
    if isinstance(validator, OneOf):
        words: Any = validator.words
        return cast(Text, words[value])
    return name_of(council, value) if value in council.ids else None


def _end(end: Any) -> Text:
    if end is None:
        return Text.same("…")
    return both(end.say) if isinstance(end, PartialDate) else _OPEN


def _network(before: PartnerNetwork, after: PartnerNetwork) -> Iterator[Text]:
    """Who came and left, who alone connects others, and how much is unknown."""

    def named(net: PartnerNetwork, ids: Iterable[str]) -> Text:
        return listed(net.name(id) for id in sorted(ids) if id not in net.fellowships)

    then, now = ({organisation for organisation, _ in net.known} for net in (before, after))
    alone_then, alone_now = ({relay.node for relay in bridges(net).cutpoints} for net in (before, after))
    for template, net, ids in (
        (_CAME, after, now - then),
        (_LEFT, before, then - now),
        (_RELAYS, after, alone_now - alone_then),
        (_SHARED, after, {id for id in alone_then - alone_now if id in after}),
    ):
        names = named(net, ids)
        if names.en:
            yield template.format(names=names)
    if len(before.unknown) != len(after.unknown):
        yield _UNKNOWN.format(before=len(before.unknown), after=len(after.unknown))
