"""A council's network over time: who came and left, which ties are new, which are gone, and what cannot be said.

A difference between two days has one of two grounds. Something happened: a date says that a seat, a body or a partner
began or ended between them. Or a source came to speak, or no longer does: then the files differ, and perhaps nothing
else. The two are counted apart.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import ClassVar, Final, Literal, NamedTuple, final

import attrs

from clsm.council import Council, Snapshot, speaks_of_situations
from clsm.dates import say_day
from clsm.entities.ties import Survey
from clsm.network.answers import NetworkResult
from clsm.network.measures.centralization import centralization
from clsm.network.measures.density import density
from clsm.network.measures.fragmentation import fragmentation
from clsm.network.networks.nodes import Basis
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieBasis
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import A_FELLOWSHIP
from clsm.network.tables import Table
from clsm.problems import Mismatch
from clsm.results import Bounds
from clsm.tables import Row, data_frame
from clsm.words import Lang, Plural, Text, both, flat, paragraph

Change = Literal["new", "gone", "shown", "no_longer_shown", "stable", "cannot_be_said"]
"""A difference: of fact (``new``, ``gone``) or of source (``shown``, ``no_longer_shown``); or none, or not known."""

Of = Literal["organisation", "body", "tie"]

_OF_FACT: Final = ("new", "gone")
_OF_SOURCE: Final = ("shown", "no_longer_shown")

_CHANGES: Final[Mapping[tuple[bool | None, bool | None], Change]] = {
    (True, True): "stable",
    (False, True): "new",
    (True, False): "gone",
    (None, True): "shown",
    (True, None): "no_longer_shown",
    (None, None): "cannot_be_said",
    (None, False): "cannot_be_said",
    (False, None): "cannot_be_said",
}
"""By whether something is there at the first time and at the second, ``None`` where it is not known."""


@final
@attrs.frozen(kw_only=True)
class Difference:
    """What became of one organisation, body or tie between two times; ``ids`` are its own, or its two ends'."""

    before: str
    after: str
    of: Of
    ids: tuple[str, ...]
    change: Change

    @property
    def ground(self) -> Literal["fact", "source"] | None:
        """Whether a *fact* or a *source* is new; ``None`` where nothing differs, or nobody can say."""
        return "fact" if self.change in _OF_FACT else "source" if self.change in _OF_SOURCE else None


@final
@attrs.frozen(kw_only=True)
class IndexAt:
    """One index at one time, with its bounds; ``None`` where it has no value, or no bound is computed.

    Bounds are over what the sources leave open of the bodies and partners that are documented.

    ``by_fact`` and ``by_source`` split the difference of a count from the time before; ``None`` for an index that is
    no count, and at the first time.
    """

    when: str
    index: str
    value: float | None
    bounds: tuple[float, float] | None
    by_fact: int | None = None
    by_source: int | None = None


@final
@attrs.frozen(kw_only=True)
class _Moment:
    """What is there at one time: true, or ``None`` where it is not known; what is in no table is known not to be."""

    when: str
    words: Text
    there: Mapping[Of, Mapping[tuple[str, ...], bool | None]]
    indices: tuple[IndexAt, ...]
    names: Mapping[str, Text]
    net: PartnerNetwork | TieNetwork

    def has(self, of: Of, ids: tuple[str, ...]) -> bool | None:
        """Whether *ids* are there."""
        return self.there[of].get(ids, False)


@final
@attrs.frozen(kw_only=True, repr=False)
class Timeline(NetworkResult):
    """What :func:`timeline` answers.

    Attributes
    ----------
    times : tuple of str
        The days, as ISO text, or the ids of the waves.
    differences : tuple of Difference
        Between each time and the next, of organisations, bodies and ties.
    indices : tuple of IndexAt
        Each index at each time, with its bounds.
    common : tuple of str or None
        With waves, those who answered each of them: the indices are of the ties among these. ``None`` with days.
    left_out : int
        Bodies that speak of situations, of which no date is told.
    reading, basis, bounds
        Of the last network; ``bases`` of all.
    """

    TITLE: ClassVar[Text] = Text(fr="Le réseau au fil du temps", en="The network over time")
    CALLS: ClassVar[tuple[str, ...]] = (".differences", ".indices", ".to_frames()")

    times: tuple[str, ...]
    differences: tuple[Difference, ...]
    indices: tuple[IndexAt, ...]
    common: tuple[str, ...] | None
    left_out: int
    reading: str
    basis: Basis | TieBasis
    bases: tuple[Basis | TieBasis, ...]
    bounds: Bounds
    _names: Mapping[str, Text]
    _times_in_words: Mapping[str, Text]
    _hidden: frozenset[str]

    @property
    def says(self) -> Text:
        """Between each two times, what is new by fact and what by source, and what cannot be said."""
        return paragraph(_sentences(self))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each index at each time."""
        rows: list[Row] = []
        for at in self.indices:
            low, high = at.bounds or (None, None)
            words = _INDICES[at.index].say(lang)
            row: Row = {"when": at.when, "index": at.index, "says": words, "value": at.value, "low": low, "high": high}
            rows.append(row | {"by_fact": at.by_fact, "by_source": at.by_source})
        return rows

    def changes(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation, body or tie and each two times, the stable ones too.

        Fellowships that keep anonymity are left out, unless :func:`timeline` was asked for them.
        """
        return [
            {
                "before": difference.before,
                "after": difference.after,
                "of": difference.of,
                "ids": flat(difference.ids),
                "names": flat(self._name(id).say(lang) for id in difference.ids),
                "change": difference.change,
                "says": _WORDS[difference.change].say(lang),
            }
            for difference in self.differences
            if self._hidden.isdisjoint(difference.ids)
        ]

    def to_frames(self, lang: Lang = "en") -> "TimelineFrames":
        """Both tables as data frames, a row for each observation; needs the extra ``pandas``."""
        return TimelineFrames(data_frame(self.to_rows(lang)), data_frame(self.changes(lang)))

    def counted(self, of: Of, change: Change, before: str, after: str) -> int:
        """How many of one kind changed in one way between two times that follow each other."""
        wanted = (before, after, of, change)
        return sum((it.before, it.after, it.of, it.change) == wanted for it in self.differences)

    def _name(self, id: str) -> Text:
        return A_FELLOWSHIP if id in self._hidden else self._names[id]


class TimelineFrames(NamedTuple):
    """Indices and changes, each a pandas ``DataFrame``."""

    indices: object
    changes: object


def timeline(
    council: Council,
    *,
    days: Sequence["str | datetime.date"] | None = None,
    waves: Sequence[str] | None = None,
    include_fellowships: bool = False,
) -> Timeline:
    """Follow the network of a council through days, or through the waves of a survey.

    On *days* it is who sits where; bodies that speak of situations are left out, and counted, as none of their dates
    is told. In *waves* it is who says that they are tied to whom; who answered one wave and not another would make
    ties come and go, so the indices are of those who answered all.

    A tie is *new* or *gone* where dates, or both waves, say so; it is *shown* or *no longer shown* where at one of
    the two times no source tells. The count of ties changes by the first for a new fact, by the second for a new
    source. What is known at neither time cannot be said.

    Parameters
    ----------
    council : clsm.Council
        The whole council, not one of its days.
    days : sequence of str or datetime.date, optional
        In the order of time.
    waves : sequence of str, optional
        The ids of surveys of one relation, in the order of time. Either these or days.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity are among the changes that are named.

    Returns
    -------
    Timeline

    Raises
    ------
    clsm.problems.Mismatch
        For days and waves together or neither, fewer than two, days out of order, waves of two relations, or an id
        that is no survey's.
    TypeError
        For a Snapshot, which is one day.

    Examples
    --------
    >>> import clsm
    >>> answer = timeline(clsm.datasets.load("lille-est"), days=["1977-06-01", "2011-11-01"])
    >>> answer.times
    ('1977-06-01', '2011-11-01')
    """
    if not isinstance(council, Council):
        raise TypeError(f"a council is followed over time, not a {type(council).__name__}: give the Council itself")
    given = days if waves is None else waves
    if given is None or (days is not None and waves is not None) or len(given) < 2:
        raise Mismatch("times", field="days")
    common: tuple[str, ...] | None = None
    left_out = 0
    if waves is None:
        snapshots = [council.on(day) for day in days or ()]
        if any(before.date >= after.date for before, after in pairwise(snapshots)):
            raise Mismatch("times", field="days")
        left_out = sum(map(speaks_of_situations, council.instances))
        moments = [_on_day(snapshot) for snapshot in snapshots]
    else:
        nets = _waves(council, waves)
        common = tuple(id for id in nets[0].ids if all(id in net and not net.silent[net.position(id)] for net in nets))
        moments = [_in_wave(council.find(wave), net, common) for wave, net in zip(waves, nets, strict=True)]
    differences = tuple(it for before, after in pairwise(moments) for it in _differences(before, after))
    names = {id: name for moment in moments for id, name in moment.names.items()}
    hidden = frozenset[str]().union(*(moment.net.fellowships for moment in moments))
    last = moments[-1].net
    return Timeline(
        times=tuple(moment.when for moment in moments),
        differences=differences,
        indices=tuple(_with_grounds(moments, differences)),
        common=common,
        left_out=left_out,
        reading="two_mode" if isinstance(last, PartnerNetwork) else last.read_as,
        basis=last.basis,
        bases=tuple(moment.net.basis for moment in moments),
        bounds=Table({at.index: at.bounds for at in moments[-1].indices}),
        names=names,
        times_in_words={moment.when: moment.words for moment in moments},
        hidden=frozenset() if include_fellowships else hidden,
    )


def _on_day(snapshot: Snapshot) -> _Moment:
    """Who sits where on a day; each organisation, body and pair there, not known, or (left out) not there."""
    discreet = {body.id for body in snapshot.instances if speaks_of_situations(body)}
    whole = PartnerNetwork.from_council(snapshot)
    # whoever is named nowhere but in a body that is left out is left out with it
    alone = {node.id for node in whole.organisations if not node.named and {*whole.bodies_of(node.id)} & discreet}
    out = discreet | alone
    net = attrs.evolve(
        whole,
        nodes=tuple(node for node in whole.nodes if node.id not in out),
        seats=tuple(seat for seat in whole.seats if not out & {seat.body, seat.holder}),
        links=tuple(link for link in whole.links if out.isdisjoint(link.ends)),
        unknown=tuple(pair for pair in whole.unknown if out.isdisjoint(pair)),
    )
    doubtful = {*snapshot.uncertain}
    organisations, bodies = net.organisations, net.instances
    there: dict[Of, Mapping[tuple[str, ...], bool | None]] = {
        "organisation": {(node.id,): None if node.id in doubtful else True for node in organisations},
        "body": {(node.id,): True if node.settled else None for node in bodies},
        "tie": {**dict.fromkeys(net.unknown, None), **dict.fromkeys(net.known, True)},
    }
    when = str(snapshot.date)
    counts = (_count(when, name, there[of]) for name, of in _COUNTS)
    pairs = len(organisations) * len(bodies)
    ties, unknown = len(net.known), len(net.unknown)
    observed = pairs - unknown
    seated = IndexAt(
        when=when,
        index="seat_density",
        value=ties / observed if observed else None,
        bounds=(ties / pairs, (ties + unknown) / pairs) if pairs else None,
    )
    names = {node.id: node.name for node in net.nodes}
    # where no body is documented, nobody can say that nobody met
    together = _one_mode_indices(when, net.projected()) if bodies else ()
    indices = (*counts, seated, *together)
    day = both(partial(say_day, snapshot.date))
    return _Moment(when=when, words=day, there=there, indices=indices, names=names, net=net)


def _waves(council: Council, ids: Sequence[str]) -> list[TieNetwork]:
    surveys = [council.find(id) for id in ids]
    if not all(isinstance(survey, Survey) for survey in surveys) or len({it.relation for it in surveys}) > 1:
        raise Mismatch("waves", field="waves")
    nets = list[TieNetwork]()
    for survey in surveys:
        ends = (survey.period.end, survey.period.start, survey.as_of)
        dates = [end.last for end in ends if end is not None and not isinstance(end, str)]
        day = dates[0] if dates else council.last_documented
        if day is None:
            raise Mismatch("waves", field="waves")
        alone = attrs.evolve(
            council, surveys=(survey,), ties=tuple(tie for tie in council.ties if tie.survey == survey.id)
        )
        nets.append(PartnerNetwork.from_ties(alone.on(day), relation=survey.relation))
    return nets


def _in_wave(survey: Survey, net: TieNetwork, common: tuple[str, ...]) -> _Moment:
    """Who is tied to whom in a wave; the indices are of those who answered each wave."""
    known, unknown = (
        {(net.ids[a], net.ids[b]) for a, b in zip(*(ends.tolist() for ends in columns), strict=True)}
        for columns in (net.tied_cells[:2], net.silence.ends)
    )
    there: dict[Of, Mapping[tuple[str, ...], bool | None]] = {
        "organisation": {(id,): True for id in net.ids},
        "body": {},
        "tie": {**dict.fromkeys(unknown, None), **dict.fromkeys(known, True)},
    }
    counts = (_count(survey.id, name, there[of]) for name, of in _COUNTS if of != "body")
    shared = net.without(*(id for id in net.ids if id not in {*common}))
    names = dict(zip(net.ids, net.names, strict=True))
    indices = (*counts, *_one_mode_indices(survey.id, shared))
    return _Moment(when=survey.id, words=survey.name, there=there, indices=indices, names=names, net=net)


_COUNTS: Final[tuple[tuple[str, Of], ...]] = (("organisations", "organisation"), ("bodies", "body"), ("ties", "tie"))


def _count(when: str, name: str, there: Mapping[tuple[str, ...], bool | None]) -> IndexAt:
    known = sum(it is True for it in there.values())
    return IndexAt(when=when, index=name, value=known, bounds=(known, len(there)))


def _one_mode_indices(when: str, net: TieNetwork) -> Iterator[IndexAt]:
    dense, central, parts = density(net), centralization(net, paths=False), fragmentation(net)
    yield IndexAt(when=when, index="density", value=dense.value, bounds=dense.bounds["density"])
    yield IndexAt(when=when, index="degree_centralization", value=central.degree, bounds=central.bounds["degree"])
    limits = parts.bounds.get("components")
    yield IndexAt(when=when, index="fragmentation", value=parts.components, bounds=limits)


def _differences(before: _Moment, after: _Moment) -> Iterator[Difference]:
    """What became of each thing that is known to be there at one of two times."""
    for of in before.there:
        for ids in sorted(before.there[of].keys() | after.there[of].keys()):
            first, second = before.has(of, ids), after.has(of, ids)
            if of == "tie":
                first, second = _seen(before, ids, first), _seen(after, ids, second)
            change = _CHANGES[first, second]
            # of what is known at neither time there is nothing to tell, but that it cannot be said
            yield Difference(before=before.when, after=after.when, of=of, ids=ids, change=change)


def _seen(moment: _Moment, ids: tuple[str, ...], there: bool | None) -> bool | None:
    """Whether a tie is there, where an end that is not of the network may be so for want of a source.

    An organisation that nobody names is known by its seat alone: without it, its pair with a body whose seats are
    not all known is open too. In a wave, whoever is not in the network was not asked.
    """
    if there is not False:
        return there
    if isinstance(moment.net, TieNetwork):
        return None if any(id not in moment.net for id in ids) else False
    organisation, body = ids
    if organisation in moment.net or body not in moment.net:
        return False
    return False if moment.net.node(body).composition == "complete" else None


def _with_grounds(moments: Sequence[_Moment], differences: Sequence[Difference]) -> Iterator[IndexAt]:
    """Each index, a count with what changed it since the time before."""
    steps = {"new": (1, 0), "gone": (-1, 0), "shown": (0, 1), "no_longer_shown": (0, -1)}
    for at, moment in enumerate(moments):
        for index in moment.indices:
            of = dict(_COUNTS).get(index.index)
            if of is None or not at:
                yield index
                continue
            changed = [
                steps[it.change] for it in differences if (it.after, it.of) == (moment.when, of) and it.change in steps
            ]
            yield attrs.evolve(
                index, by_fact=sum(fact for fact, _ in changed), by_source=sum(source for _, source in changed)
            )


# ---------------------------------------------------------------- in words

_INDICES: Final[Mapping[str, Text]] = {
    "organisations": Text(fr="organisations", en="organisations"),
    "bodies": Text(fr="instances", en="bodies"),
    "ties": Text(fr="liens", en="ties"),
    "seat_density": Text(fr="part des couples observés qui siègent", en="share of observed pairs that sit"),
    "density": Text(fr="densité", en="density"),
    "degree_centralization": Text(fr="centralisation de degré", en="degree centralization"),
    "fragmentation": Text(fr="fragmentation", en="fragmentation"),
}
_WORDS: Final[Mapping[Change, Text]] = {
    "stable": Text(fr="aux deux moments", en="at both times"),
    "new": Text(fr="arrivé entre les deux", en="began between them"),
    "gone": Text(fr="fini entre les deux", en="ended between them"),
    "shown": Text(
        fr="montré au second moment, inconnu au premier", en="shown at the second time, unknown at the first"
    ),
    "no_longer_shown": Text(
        fr="montré au premier moment, inconnu au second", en="shown at the first time, unknown at the second"
    ),
    "cannot_be_said": Text(fr="on ne peut pas dire", en="nobody can say"),
}
_STEP: Final = Text(
    fr="De {before} à {after}, liens. Par un fait nouveau, en plus : {new}, en moins : {gone}. Par une source "
    "seulement, en plus : {shown}, en moins : {no_longer_shown}. Sans changement : {stable}. Ne peut pas être dit : "
    "{cannot_be_said}.",
    en="From {before} to {after}, ties. By a new fact, more: {new}, fewer: {gone}. By a source alone, more: {shown}, "
    "fewer: {no_longer_shown}. Unchanged: {stable}. Cannot be said: {cannot_be_said}.",
)
_CAME: Final = Text(
    fr="Organisations arrivées : {new}, parties : {gone}, que les sources ne montrent que depuis : {shown}.",
    en="Organisations that came: {new}, that left: {gone}, that sources show only since: {shown}.",
)
_COMMON: Final = Plural(
    Text(
        fr="Les indices portent sur {n} organisation, qui a répondu à chaque vague.",
        en="Indices are of {n} organisation, which answered each wave.",
    ),
    Text(
        fr="Les indices portent sur les {n} organisations qui ont répondu à chaque vague.",
        en="Indices are of the {n} organisations that answered each wave.",
    ),
)
_LEFT_OUT: Final = Plural(
    Text(
        fr="{n} instance, où l’on parle de situations, est laissée de côté : aucune de ses dates n’est dite.",
        en="{n} body that speaks of situations is left out: none of its dates is told.",
    ),
    Text(
        fr="{n} instances, où l’on parle de situations, sont laissées de côté : aucune de leurs dates n’est dite.",
        en="{n} bodies that speak of situations are left out: none of their dates is told.",
    ),
)


def _sentences(answer: Timeline) -> Iterator[Text]:
    for before, after in pairwise(answer.times):
        counts = {change: answer.counted("tie", change, before, after) for change in _WORDS}
        yield _STEP.format(before=answer._times_in_words[before], after=answer._times_in_words[after], **counts)
        came = {change: answer.counted("organisation", change, before, after) for change in _WORDS}
        yield _CAME.format(**came)
    if answer.common is not None:
        yield _COMMON.of(len(answer.common))
    if answer.left_out:
        yield _LEFT_OUT.of(answer.left_out)
