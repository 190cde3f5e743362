"""Who says that they work with whom, and who was asked."""

from decimal import Decimal
from typing import final

import attrs

from clsm.dates import Frequency, PartialDate, Period
from clsm.fields import as_identifier, at_least, frozen, in_list, one_of, refers_to, tuple_of
from clsm.problems import Mismatch
from clsm.vocabulary import OPEN_CELLS, RATINGS
from clsm.words import Text


@final
@frozen(kw_only=True)
class OpenCell:
    """What ``by``, who answered, left open about ``about``, and why: neither a tie nor the absence of one."""

    by: str = attrs.field(metadata=refers_to("actors"))
    about: str = attrs.field(metadata=refers_to("actors", "posts"))
    why: str = attrs.field(default="left_blank", validator=one_of(OPEN_CELLS))


@final
@frozen(kw_only=True)
class TrustSummary:
    """The mean ``score`` that partners gave one another ``on`` trust or value, from 1, not at all, to 4, a great deal.

    It is of at least five ``organisations``, each rated by at least five ``raters``: ``raters`` is the number of
    those of the organisation that has the fewest. Less would tell of somebody, and raises
    :class:`~clsm.problems.Mismatch`. Who rated whom is in no council file.
    """

    on: str = attrs.field(validator=one_of(RATINGS))
    score: Decimal
    raters: int = attrs.field(validator=at_least(5))
    organisations: int = attrs.field(validator=at_least(5))

    def __attrs_post_init__(self) -> None:
        if not (isinstance(self.score, Decimal) and self.score.is_finite() and 1 <= self.score <= 4):
            raise Mismatch("rating-score", found=str(self.score), field="score")


@final
@frozen(kw_only=True)
class Survey:
    """A round of questions to partners about their ties.

    Whoever was ``asked`` and has not ``answered`` is silent: their ties are unknown, not absent. Some
    ``declined``, which is their right and an answer of its own. ``left_open`` are the cells that those who
    answered left open. ``at_most`` is how many partners they could name, ``None`` where there was no limit or
    none is documented. ``ratings`` are means over all of them.

    Somebody who answered or declined without being asked, or did both, and an open cell of somebody who did not
    answer raise :class:`~clsm.problems.Mismatch`.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    relation: str = attrs.field(metadata=in_list("tie_relations"))
    asked: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    answered: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    declined: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    left_open: tuple[OpenCell, ...] = attrs.field(default=(), validator=tuple_of(OpenCell))
    at_most: int | None = attrs.field(default=None, validator=at_least(1))
    ratings: tuple[TrustSummary, ...] = attrs.field(default=(), validator=tuple_of(TrustSummary))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if unasked := sorted(set(self.answered) - set(self.asked)):
            raise Mismatch("unasked-answers", names=", ".join(unasked), field="answered")
        if others := sorted(set(self.declined) - (set(self.asked) - set(self.answered))):
            raise Mismatch("declined", names=", ".join(others), field="declined")
        if silent := sorted({cell.by for cell in self.left_open} - set(self.answered)):
            raise Mismatch("left-open", names=", ".join(silent), field="left_open")


@final
@frozen(kw_only=True)
class Tie:
    """One actor or post that is said to work with another.

    ``origin`` and ``target`` are ids; the tie goes from the one to the other. ``told_by`` is the id of
    the actor that says so, ``None`` where it is a document that does; a third party that says so is no word of
    either. ``level`` is how close it is: 1 awareness, 2 cooperation, 3 coordination, 4 integration; ``contact``
    is how often they meet or speak, which is another question. ``None``: not documented.
    """

    id: str = attrs.field(validator=as_identifier)
    origin: str = attrs.field(metadata=refers_to("actors", "posts"))
    target: str = attrs.field(metadata=refers_to("actors", "posts"))
    relation: str = attrs.field(metadata=in_list("tie_relations"))
    told_by: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    survey: str | None = attrs.field(default=None, metadata=refers_to("surveys"))
    level: int | None = None
    contact: Frequency | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.level is not None and self.level not in range(1, 5):
            raise Mismatch("tie-level", found=self.level, field="level")
        if self.origin == self.target:
            raise Mismatch("self-tie", id=self.origin, field="target")
