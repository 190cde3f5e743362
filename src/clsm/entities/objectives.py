"""What a council says of itself: what it is for, what comes first, what is difficult, what it holds to."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, frozen, in_list, refers_to, tuple_of
from clsm.words import Text


@final
@frozen(kw_only=True)
class Axis:
    """A line of work under which a council groups its themes.

    An axis has no members and meets nobody: a group that meets is an
    :class:`~clsm.entities.instances.Instance`.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None


@final
@frozen(kw_only=True)
class Target:
    """Whom something is for: a population, where, and within which wider one it is the focus.

    "Everybody, with a focus on young people" is two targets: the general population, and young people
    with ``focus_of`` the general population. ``territory`` is the id of a place, ``None`` for the
    whole of the council.
    """

    population: str = attrs.field(metadata=in_list("populations"))
    focus_of: str | None = attrs.field(default=None, metadata=in_list("populations"))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))


@final
@frozen(kw_only=True)
class Objective:
    """What a council, a body or a program says that it is for.

    ``of`` is the id of the body or program whose objective it is, ``None`` for the council.
    """

    id: str = attrs.field(validator=as_identifier)
    words: Text
    of: str | None = attrs.field(default=None, metadata=refers_to("instances", "programs", "agreements"))
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    targets: tuple[Target, ...] = attrs.field(default=(), validator=tuple_of(Target))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None


@final
@frozen(kw_only=True)
class Priority:
    """What is to come first during a period: a theme of a health contract, the aim of a year.

    ``of`` is the id of the agreement, body or program that sets it, ``None`` for the council.
    """

    id: str = attrs.field(validator=as_identifier)
    words: Text
    of: str | None = attrs.field(default=None, metadata=refers_to("instances", "programs", "agreements"))
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    targets: tuple[Target, ...] = attrs.field(default=(), validator=tuple_of(Target))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None


@final
@frozen(kw_only=True)
class Difficulty:
    """A difficulty that the council itself names, and the remedies that it names for it.

    It is never an assessment by the library, and names no partner.
    """

    id: str = attrs.field(validator=as_identifier)
    words: Text
    remedies: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    of: str | None = attrs.field(default=None, metadata=refers_to("instances", "programs", "agreements"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None


@final
@frozen(kw_only=True)
class Statement:
    """What a source says of the council that no other field holds: a principle, a method, a stated role.

    ``kind`` is a term of the open list ``statement_kinds``; ``about`` are the ids of the actors, bodies
    and others that it speaks of. ``words`` are ours: a source is not quoted at length. ``contradicts`` are the
    ids of what another source says otherwise, the council's own for what it says of itself: both stand, each
    with its source.

    >>> later = Statement(
    ...     id="founded-in-2011",
    ...     kind="claim",
    ...     words=Text(fr="Créé en 2011.", en="Founded in 2011."),
    ...     contradicts=("our-council",),
    ... )
    >>> later.contradicts
    ('our-council',)
    """

    id: str = attrs.field(validator=as_identifier)
    kind: str = attrs.field(metadata=in_list("statement_kinds"))
    words: Text
    about: tuple[str, ...] = attrs.field(
        default=(), metadata=refers_to("actors", "instances", "posts", "programs", "agreements", "territories", "axes")
    )
    contradicts: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("anything"))
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
