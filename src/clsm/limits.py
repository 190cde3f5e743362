"""How large a file of a stranger may be, and how long reading it may take: what a service sets for itself.

Reading asks for the time between two values, in its own thread: nothing is interrupted from outside, and no other
thread or signal is needed. The limits of a call hold for what this call reads, whatever other threads read meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any, Final, final

import attrs

from clsm.problems import CouncilFileError, Mismatch
from clsm.words import Text

__all__ = ["Limits"]

_A_BOUND: Final = Text(fr="un nombre, 0 ou plus, ou None", en="a number, 0 or more, or None")


def _as_bound(_instance: object, _attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if value is not None and (type(value) not in (int, float) or not value >= 0):
        raise Mismatch("python-type", found=Text.same(repr(value)), wanted=_A_BOUND)


@final
@attrs.frozen(kw_only=True)
class Limits:
    """Bounds on a file whose author is not known, for :func:`clsm.opening.load`.

    ``bytes`` is the longest file that is read, in bytes (in characters where an open file gives text); what is longer
    is refused before any of it is understood. ``seconds`` is the longest that reading may take, waiting for an open
    file included; the time is looked at between values and between blocks of a workbook, so that a single long value
    is read to its end: give both. ``None`` is no bound beside those that every file has.

    Raises :class:`~clsm.problems.Mismatch` for what is no such number.

    >>> import clsm, io
    >>> clsm.load(io.StringIO("clsm: 1"), limits=Limits(bytes=5))
    Traceback (most recent call last):
        ...
    clsm.problems.CouncilFileError: The council file cannot be read: 1 thing to mend.
      - found more than 5 bytes, expected a file within the limit that is set here
    """

    bytes: int | None = attrs.field(default=None, validator=_as_bound)
    seconds: float | None = attrs.field(default=None, validator=_as_bound)


class _OutOfTime(Exception):
    """Reading took longer than it may: no problem of the file at some place in it, and nothing goes on behind it."""


@attrs.frozen
class _Set:
    """What holds for one call."""

    bytes: int | None = None
    until: float | None = None


_set: Final = ContextVar("clsm_limits", default=_Set())  # noqa: B039 (it is frozen)


@contextmanager
def within(limits: Limits, name: str | None) -> Iterator[None]:
    """Hold what is read inside to *limits*; a file *name* that takes longer is refused as a file."""
    until = None if limits.seconds is None else monotonic() + limits.seconds
    before = _set.set(_Set(limits.bytes, until))
    try:
        yield
        ask_time()
    except _OutOfTime:
        raise CouncilFileError([Mismatch("slow-file").at("", file=name)]) from None
    finally:
        _set.reset(before)


def ask_time() -> None:
    """Raise where the time that was set is over; :func:`within` makes a refusal of it."""
    until = _set.get().until
    if until is not None and monotonic() >= until:
        raise _OutOfTime


def longest(usual: int) -> int:
    """How many bytes are read: those that were set, where they are fewer than the *usual*."""
    most = _set.get().bytes
    return usual if most is None else min(usual, most)


def too_long(usual: int, refusal: Mismatch) -> Mismatch:
    """The refusal of a file that is longer than :func:`longest`: the usual *refusal*, where no fewer were set."""
    most = longest(usual)
    return refusal if most == usual else Mismatch("over-limit", most=most)
