"""What an answer about gaps is made of: places, pairs of sectors, partners, and what cannot be said.

Each stands against an expectation that somebody has stated, or on what was observed, and is worded as a place
to open or a tie to build, never as somebody's failing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final, Literal, final

import attrs

from clsm.fields import one_of
from clsm.network.answers import NetworkResult, RowsOf, names_of
from clsm.network.gap_finding.introductions import Introduction
from clsm.network.measures.mixing import ThinPair
from clsm.network.networks.nodes import Sitting
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import CANNOT_BE_SAID
from clsm.network.tables import SectorPairKey, pair_name
from clsm.problems import Mismatch
from clsm.results import Explained
from clsm.tables import Row
from clsm.vocabulary import PILLARS
from clsm.words import SEMICOLON, Lang, Plural, Text, flat, in_words, listed, paragraph


@final
@attrs.frozen(kw_only=True)
class Expectation:
    """Who is expected in a body, and who says so.

    ``body`` is the id of a body; exactly one of ``pillar``, ``sector`` and ``actor`` says who is
    expected there, ``as_member`` whether an invitation is not enough. ``because`` is the reason in
    words, ``sources`` where it is written (references of the council, or anything a reader can find).
    ``label`` is what readers see in place of the pillar's, the sector's or the actor's own name.

    Raises
    ------
    clsm.problems.Mismatch
        Unless exactly one of ``pillar``, ``sector`` and ``actor`` is given; for a pillar that is not one.

    Examples
    --------
    >>> from clsm import Text
    >>> carers = Expectation(
    ...     body="steering-committee",
    ...     pillar="carers",
    ...     because=Text(fr="Le règlement intérieur le prévoit.", en="The internal rules provide for it."),
    ... )
    >>> carers.as_member
    True
    """

    body: str
    pillar: str | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(PILLARS)))
    sector: str | None = None
    actor: str | None = None
    as_member: bool = True
    because: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    sources: tuple[str, ...] = ()
    label: Text | None = None

    def __attrs_post_init__(self) -> None:
        subjects = {"pillar": self.pillar, "sector": self.sector, "actor": self.actor}
        named = [name for name, id in subjects.items() if id is not None]
        if not named:
            raise Mismatch("no-subject")
        if len(named) > 1:
            raise Mismatch("several-subjects", found=in_words([Text.same(name) for name in named]))


def filled(net: PartnerNetwork, words: Text, expectation: Expectation, **more: Text) -> Text:
    """*words* with the body, whom it is about, and why that is expected."""
    if expectation.label is not None:
        whom = expectation.label
    elif expectation.actor is not None:
        whom = net.name(expectation.actor)
    elif expectation.sector is not None:
        whom = net.term("sectors", expectation.sector)
    else:
        whom = net.term("pillars", str(expectation.pillar))
    return words.format(body=net.name(expectation.body), whom=whom, because=expectation.because, **more)


_BY_INVITATION: Final = Text(
    fr="Présence par invitation permanente : {names}.", en="Present by permanent invitation: {names}."
)


def _by_invitation(invited: Sequence[Sitting]) -> Text:
    if not invited:
        return Text.same("")
    return _BY_INVITATION.format(names=in_words([seat.name for seat in invited]))


# ---------------------------------------------------------------- what is found


PlaceStanding = Literal["expected", "announced", "vacant"]
"""Why a place is open."""


@final
@attrs.frozen(kw_only=True)
class Place(Explained):
    """A place to open: somebody is expected in a body and does not sit there.

    ``standing`` is ``"expected"`` by a rule or a list; ``"announced"`` where the council itself says that it will
    open the place; ``"vacant"`` where the place is part of the composition and nobody holds it. ``invited`` are
    the ids of those who come by permanent invitation where a member is expected. ``evidence`` are the ids of the
    seats that were read:
    those of the invited, else the body's.
    """

    expectation: Expectation
    standing: PlaceStanding
    invited: tuple[str, ...]
    evidence: tuple[str, ...]
    _invitations: tuple[Sitting, ...] = attrs.field(repr=False)
    _net: PartnerNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """Which place, for whom and why, and who comes by invitation."""
        words = _PLACES[self.standing]
        if self.standing == "expected" and self.expectation.as_member:
            words = _PLACE_AS_MEMBER
        return paragraph([filled(self._net, words, self.expectation), _by_invitation(self._invitations)])


_PLACES: Final[Mapping[PlaceStanding, Text]] = {
    "expected": Text(fr="Place à ouvrir – {body} : {whom}. {because}", en="Place to open – {body}: {whom}. {because}"),
    "announced": Text(
        fr="Place annoncée, à ouvrir – {body} : {whom}. {because}",
        en="Place announced, to open – {body}: {whom}. {because}",
    ),
    "vacant": Text(
        fr="Place vacante, à pourvoir – {body} : {whom}. {because}",
        en="Vacant place, to be filled – {body}: {whom}. {because}",
    ),
}
_PLACE_AS_MEMBER: Final = Text(
    fr="Place à ouvrir, comme membre – {body} : {whom}. {because}",
    en="Place to open, as a member – {body}: {whom}. {because}",
)


@final
@attrs.frozen(kw_only=True)
class SectorPair(Explained):
    """Two sectors that both sit in the council and meet in none of its bodies, on the known ties.

    ``certain``: in no body do the sources leave open that they meet.
    """

    sectors: tuple[str, str]
    certain: bool
    evidence: tuple[str, ...]
    _net: PartnerNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """The tie to build, or to check."""
        words = _TO_BUILD if self.certain else _TO_CHECK
        return words.format(pair=listed([self._net.term("sectors", sector) for sector in self.sectors], SEMICOLON))


_TO_BUILD: Final = Text(
    fr="Lien à créer : aucune instance ne réunit ces deux secteurs : {pair}.",
    en="Tie to build: no body brings these two sectors together: {pair}.",
)
_TO_CHECK: Final = Text(
    fr="Lien à vérifier : rien de documenté ne réunit ces deux secteurs : {pair}.",
    en="Tie to check: nothing documented brings these two sectors together: {pair}.",
)


@final
@attrs.frozen(kw_only=True)
class NotReached(Explained):
    """A partner that no meeting reaches: it sits in no documented body, and the sources leave no seat of its open.

    Between organisations: one that surely has no tie.
    """

    node: str
    evidence: tuple[str, ...]
    _net: PartnerNetwork | TieNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """Who is not reached, and by what."""
        words = _NO_MEETING if isinstance(self._net, PartnerNetwork) else _NO_TIE
        return words.format(name=self._net.name(self.node))


_NO_MEETING: Final = Text(
    fr="{name} : partenaire que nos réunions ne rejoignent pas.", en="{name}: a partner our meetings do not reach."
)
_NO_TIE: Final = Text(
    fr="{name} : partenaire qu’aucun lien ne rejoint.",
    en="{name}: a partner that no tie reaches.",
)


# ---------------------------------------------------------------- what cannot be said

Reason = Literal[
    "composition", "body", "seats", "claimed", "no_bodies", "perhaps_seated", "perhaps_tied", "not_observed"
]
"""Why a question stays open.

Of an expectation: the composition is not known completely; the body may not have stood on the day; it depends on
seats of which the sources do not tell all; the council claims it without a stated seat; a network of ties has no
bodies. Of a partner: it may have a seat, or a tie. Of pairs of sectors: nothing was observed between them.
"""


@final
@attrs.frozen(kw_only=True)
class Unsaid(Explained):
    """A question that the sources do not settle, and why.

    ``expectation`` is the one that cannot be judged, ``None`` where the question is whether meetings, or
    ties, reach the partners in ``nodes``, or the two sectors of each of ``sector_pairs`` each other.
    ``reason`` is why. ``evidence`` are the seats that leave it open.
    """

    reason: Reason
    expectation: Expectation | None = None
    nodes: tuple[str, ...] = ()
    sector_pairs: tuple[SectorPairKey, ...] = ()
    evidence: tuple[str, ...] = ()
    _doubtful: tuple[Sitting, ...] = attrs.field(default=(), repr=False)
    _invitations: tuple[Sitting, ...] = attrs.field(default=(), repr=False)
    _net: PartnerNetwork | TieNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """The question, and why it cannot be answered."""
        words = _REASONS[self.reason]
        if isinstance(self._net, TieNetwork):
            return self._among_ties(words, self._net)
        if self.expectation is not None:
            doubtful = in_words([seat.name for seat in self._doubtful])
            question = filled(self._net, words, self.expectation, doubtful=doubtful)
            return paragraph([question, _by_invitation(self._invitations)])
        bodies = [self._net.name(body) for organisation, body in self._net.unknown if organisation in self.nodes]
        return words.format(name=self._net.name(self.nodes[0]), bodies=in_words(bodies, either=True))

    def _among_ties(self, words: Text, net: TieNetwork) -> Text:
        if self.expectation is not None:
            return words.format(body=self.expectation.body, because=self.expectation.because)
        if self.sector_pairs:
            pairs = in_words([pair_name(pair, directed=net.oriented) for pair in self.sector_pairs])
            return _NOT_OBSERVED.of(len(self.sector_pairs), pairs=pairs)
        return words.format(name=net.name(self.nodes[0]))


_NOT_OBSERVED: Final = Plural(
    Text(
        fr="{n} paire de secteurs : on ne peut pas dire s’il y a un lien, car rien n’y a été observé ({pairs}).",
        en="{n} pair of sectors: whether there is a tie cannot be said, as nothing was observed ({pairs}).",
    ),
    Text(
        fr="{n} paires de secteurs : on ne peut pas dire s’il y a un lien, car rien n’y a été observé ({pairs}).",
        en="{n} pairs of sectors: whether there is a tie cannot be said, as nothing was observed ({pairs}).",
    ),
)
_REASONS: Final[Mapping[Reason, Text]] = {
    "composition": Text(
        fr="{body} – {whom} : on ne peut pas le dire, car la composition n’est pas connue en entier. {because}",
        en="{body} – {whom}: cannot be said, as the composition is not known completely. {because}",
    ),
    "body": Text(
        fr="{body} – {whom} : on ne peut pas le dire, car cette instance n’existait peut-être pas ce jour-là. "
        "{because}",
        en="{body} – {whom}: cannot be said, as this body may not have stood on that day. {because}",
    ),
    "seats": Text(
        fr="{body} – {whom} : on ne peut pas le dire, car cela dépend de sièges dont les sources ne disent pas "
        "tout : {doubtful}. {because}",
        en="{body} – {whom}: cannot be said, as it depends on seats of which the sources do not tell all: "
        "{doubtful}. {because}",
    ),
    "claimed": Text(
        fr="{body} – {whom} : on ne peut pas le dire, car cette participation est affirmée sans siège précis.",
        en="{body} – {whom}: cannot be said, as this participation is claimed without a stated seat.",
    ),
    "no_bodies": Text(
        fr="{body} : on ne peut pas le dire, car ce réseau dit qui est lié à qui, non qui siège où. {because}",
        en="{body}: cannot be said, as this network tells who is tied to whom, not who sits where. {because}",
    ),
    "perhaps_seated": Text(
        fr="{name} : aucun siège documenté, mais les sources n’excluent pas qu’il y en ait un ({bodies}).",
        en="{name}: no documented seat, but the sources do not rule one out ({bodies}).",
    ),
    "perhaps_tied": Text(
        fr="{name} : aucun lien connu, mais tout n’a pas été dit : on ne peut pas dire que personne ne le rejoint.",
        en="{name}: no known tie, but not everything was told: whether a tie reaches it cannot be said.",
    ),
    "not_observed": _NOT_OBSERVED.many,
}


GAPS: Final = Text(fr="Places à ouvrir et liens à créer", en="Places to open and ties to build")

# ---------------------------------------------------------------- rows

GapFinding = Place | SectorPair | ThinPair | NotReached | Unsaid | Introduction
_KINDS: Final = {
    Place: "place",
    SectorPair: "sector_pair",
    ThinPair: "sector_pair",
    NotReached: "not_reached",
    Unsaid: "cannot_be_said",
    Introduction: "introduction",
}


_KIND_WORDS: Final[Mapping[type[GapFinding], Text]] = {
    Place: Text(fr="place à ouvrir", en="place to open"),
    SectorPair: Text(fr="lien à créer", en="tie to build"),
    ThinPair: Text(fr="liens à créer", en="ties to build"),
    NotReached: Text(fr="non rejoint", en="not reached"),
    Unsaid: CANNOT_BE_SAID,
    Introduction: Text(fr="mise en contact", en="introduction"),
}


def gap_card_row(net: PartnerNetwork | TieNetwork, finding: GapFinding, lang: Lang) -> Row:
    """A finding as a card shows it: what it is, and about what body, sectors or partners."""
    kind = _KIND_WORDS[type(finding)]
    if isinstance(finding, SectorPair) and not finding.certain:
        kind = _PAIR_TO_CHECK
    ids, names = _about(net, finding, lang)
    return {"finding": kind.say(lang), "nodes": ids, "names": names}


_PAIR_TO_CHECK: Final = Text(fr="lien à vérifier", en="tie to check")


def _about(net: PartnerNetwork | TieNetwork, finding: GapFinding, lang: Lang) -> tuple[str, str]:
    """The ids and the names of what a finding is about."""
    if isinstance(finding, Place | Unsaid) and finding.expectation is not None:
        body = finding.expectation.body
        return body, net.label(body, lang) if body in net else ""
    if isinstance(finding, SectorPair):
        return flat(finding.sectors), flat(finding._net.term("sectors", id).say(lang) for id in finding.sectors)
    pairs = finding.sector_pairs if isinstance(finding, Unsaid) else ()
    if isinstance(finding, ThinPair):
        pairs = (finding.sectors,)
    if pairs:
        return flat(map(" – ".join, pairs)), flat(pair_name(pair, directed=False).say(lang) for pair in pairs)
    nodes = _nodes(finding)
    return flat(nodes), names_of(net, nodes, lang)


def gap_row(
    net: PartnerNetwork | TieNetwork, finding: GapFinding, lang: Lang, *, everything: bool, evidence: bool
) -> Row:
    """A finding as a row, with the same columns for each kind; *everything*: with coordinator and plenary."""
    nodes = _nodes(finding)
    row: Row = {
        "finding": _KINDS[type(finding)],
        "with_coordinator_and_plenary": everything,
        **_expectation_columns(net, finding, lang),
        "sectors": None,
        "nodes": flat(nodes),
        "names": names_of(net, nodes, lang),
        "certain": _is_certain(net, finding),
        "says": finding.explain(lang),
    }
    if isinstance(finding, SectorPair | ThinPair):
        row |= {"sectors": flat(finding.sectors), "certain": finding.certain}
    if evidence:
        # between organisations the ties are what was told: they stand on no seat
        row["evidence"] = "" if isinstance(finding, ThinPair | Introduction) else flat(finding.evidence)
    return row


def _is_certain(net: PartnerNetwork | TieNetwork, finding: GapFinding) -> bool:
    """Whether nothing that is unknown changes it; who is reached nowhere may be in a body that no source names."""
    if isinstance(finding, NotReached) and isinstance(net, PartnerNetwork):
        return net.places_complete
    return not isinstance(finding, Unsaid)


def _expectation_columns(net: PartnerNetwork | TieNetwork, finding: GapFinding, lang: Lang) -> Row:
    """Who is expected where, and who says so; ``None`` where the finding is about no expectation."""
    expectation = finding.expectation if isinstance(finding, Place | Unsaid) else None
    if expectation is None:
        return dict.fromkeys(("body", "body_name", "expected", "because", "sources"))
    body = expectation.body
    return {
        "body": body,
        "body_name": net.label(body, lang) if body in net else None,
        "expected": str(expectation.pillar or expectation.sector or expectation.actor),
        "because": expectation.because.say(lang),
        "sources": flat(expectation.sources),
    }


def _nodes(finding: GapFinding) -> tuple[str, ...]:
    if isinstance(finding, Place):
        return finding.invited
    if isinstance(finding, Unsaid):
        return finding.nodes
    if isinstance(finding, Introduction):
        return finding.ends
    return (finding.node,) if isinstance(finding, NotReached) else ()


def unsaid_summary(unsaid: tuple[Unsaid, ...]) -> Iterator[Text]:
    """How many questions stay open."""
    if unsaid:
        yield Plural(
            Text(
                fr="{n} question reste ouverte : les sources n’y répondent pas.",
                en="{n} question stays open: the sources do not answer it.",
            ),
            Text(
                fr="{n} questions restent ouvertes : les sources n’y répondent pas.",
                en="{n} questions stay open: the sources do not answer them.",
            ),
        ).of(len(unsaid))


class GapAnswer(NetworkResult):
    """What is missing in a network: places, pairs of sectors, partners, what stays open, introductions."""

    __slots__ = ()

    TITLE: ClassVar[Text] = GAPS

    places: tuple[Place, ...]
    sector_pairs: tuple[Any, ...]
    not_reached: tuple[NotReached, ...]
    cannot_be_said: tuple[Unsaid, ...]
    introductions: tuple[Introduction, ...]
    without_coordinator_and_plenary: "GapAnswer | None"
    _net: Any

    def to_rows(self, lang: Lang = "en", *, evidence: bool = False) -> list[Row]:
        """One row for each finding, the reading without coordinator and plenary included.

        With *evidence*, the ids of the seats that it stands on too; ties stand on none.
        """
        rows = self._rows(lang, everything=True, evidence=evidence)
        smaller = self.without_coordinator_and_plenary
        if smaller:
            rows += smaller._rows(lang, everything=False, evidence=evidence)
        return rows

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        return RowsOf(self._findings, partial(gap_card_row, self._net, lang=lang))

    def _rows(self, lang: Lang, *, everything: bool, evidence: bool) -> list[Row]:
        return [
            gap_row(self._net, finding, lang, everything=everything, evidence=evidence) for finding in self._findings
        ]

    @property
    def _findings(self) -> tuple[GapFinding, ...]:
        return (*self.places, *self.sector_pairs, *self.not_reached, *self.cannot_be_said, *self.introductions)
