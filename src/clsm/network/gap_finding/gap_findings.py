"""What an answer about gaps is made of: places, pairs of sectors, partners, and what cannot be said.

Each stands against an expectation that somebody has stated, or on what was observed, and is worded as a place
to open or a tie to build, never as somebody's failing.
"""

from collections.abc import Iterator
from typing import Final, final

import attrs

from clsm.fields import one_of
from clsm.network.gap_finding.introductions import Introduction
from clsm.network.measures.mixing import ThinPair
from clsm.problems import Mismatch
from clsm.tables import Row
from clsm.vocabulary import PILLARS
from clsm.words import Lang, Plural, Text, flat, in_words


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
        given = [name for name in ("pillar", "sector", "actor") if getattr(self, name) is not None]
        if len(given) != 1:
            if not given:
                raise Mismatch("no-subject")
            raise Mismatch("several-subjects", found=in_words([Text.same(name) for name in given]))


@final
@attrs.frozen(kw_only=True)
class Place:
    """A place to open: somebody is expected in a body and does not sit there.

    ``invited`` are the ids of those who come by permanent invitation where a member is expected.
    ``evidence`` are the ids of the seats that were read: those of the invited, else the body's.
    """

    expectation: Expectation
    invited: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class SectorPair:
    """Two sectors that both sit in the council and meet in none of its bodies, on the known ties.

    ``certain``: in no body do the sources leave open that they meet.
    """

    sectors: tuple[str, str]
    certain: bool
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class NotReached:
    """A partner that no meeting reaches: it sits in no body, and the sources leave no seat of its open.

    Between organisations: one that surely has no tie.
    """

    node: str
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class Unsaid:
    """A question that the sources do not settle, and why.

    ``expectation`` is the one that cannot be judged, ``None`` where the question is whether meetings, or
    ties, reach the partners in ``nodes``, or two sectors each other. ``evidence`` are the seats that leave it open.
    """

    expectation: Expectation | None
    nodes: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The question, and why it cannot be answered, in words."""
        return self.says.say(lang)


Finding = Place | SectorPair | ThinPair | NotReached | Unsaid | Introduction
_NAMES: Final = {
    Place: "place",
    SectorPair: "sector_pair",
    ThinPair: "sector_pair",
    NotReached: "not_reached",
    Unsaid: "cannot_be_said",
    Introduction: "introduction",
}


def row(finding: Finding, lang: Lang, *, everything: bool) -> Row:
    """A finding as a row, with the same columns for each kind."""
    expectation = finding.expectation if isinstance(finding, Place | Unsaid) else None
    return {
        "finding": _NAMES[type(finding)],
        "with_coordinator_and_plenary": everything,
        "body": expectation.body if expectation else None,
        "expected": _whom(expectation) if expectation else None,
        "sectors": flat(finding.sectors) if isinstance(finding, SectorPair | ThinPair) else None,
        "nodes": flat(_nodes(finding)),
        "certain": finding.certain if isinstance(finding, SectorPair | ThinPair) else not isinstance(finding, Unsaid),
        "because": expectation.because.say(lang) if expectation else None,
        "sources": flat(expectation.sources) if expectation else None,
        # between organisations the ties are what was told: they stand on no seat
        "evidence": "" if isinstance(finding, ThinPair | Introduction) else flat(finding.evidence),
        "says": finding.explain(lang),
    }


def _nodes(finding: Finding) -> tuple[str, ...]:
    if isinstance(finding, Place):
        return finding.invited
    if isinstance(finding, Unsaid):
        return finding.nodes
    if isinstance(finding, Introduction):
        return finding.ends
    return (finding.node,) if isinstance(finding, NotReached) else ()


def _whom(expectation: Expectation) -> str:
    return str(expectation.pillar or expectation.sector or expectation.actor)


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
