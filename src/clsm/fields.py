"""What the fields of entities share: ids, closed lists, references to others.

A field that names another entity, or a term of an open vocabulary, says so in its metadata;
the council reads it there when it checks that everything named exists. What a closed list
or a count accepts can be read from its validator, as the JSON Schema does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from clsm.problems import Mismatch, nearest, type_name

REFERS_TO: Final = "clsm.refers_to"
IN_LIST: Final = "clsm.in_list"

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


if TYPE_CHECKING:
    from attrs import frozen as frozen
else:

    def frozen(*, kw_only: bool) -> Callable[[type], type]:
        """Make a frozen attrs class, as :func:`attrs.frozen` does, with one ``repr`` that all entities share.

        attrs writes and compiles a ``repr`` for each class, which is a tenth of the time of ``import clsm``.
        """

        def made(cls: type) -> type:
            cls.__repr__ = _written_out
            return attrs.frozen(cls, kw_only=kw_only)

        return made


def _written_out(entity: Any) -> str:
    """The class and every field, as attrs writes them."""
    shown = (field for field in attrs.fields(type(entity)) if field.repr)
    values = (f"{field.name}={getattr(entity, field.name)!r}" for field in shown)
    return f"{type(entity).__qualname__}({', '.join(values)})"


def refers_to(*collections: str) -> dict[str, Any]:
    """Metadata: the field holds ids of entities in one of these *collections* of the council."""
    return {REFERS_TO: collections}


def in_list(name: str) -> dict[str, Any]:
    """Metadata: the field holds terms of this open vocabulary list."""
    return {IN_LIST: name}


def as_identifier(_instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Validate an id: small letters, digits and hyphens, beginning with a letter or a digit."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        better = slug(value) if isinstance(value, str) else ""
        raise Mismatch("id", found=repr(value), better=better or None, field=attribute.name)


DERIVED: Final = ""
"""The id of a seat, a meeting or a college before its body gives it one."""


def id_or_derived(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Validate an id, or :data:`DERIVED` where none is written."""
    if value != DERIVED:
        as_identifier(instance, attribute, value)


def in_order(low: int | None, high: int | None) -> None:
    """Refuse a least that is more than the most; ``None`` sets no limit."""
    if low is not None and high is not None and low > high:
        raise Mismatch("least-and-most", low=low, high=high)


def slug(words: str) -> str:
    """An id made of *words*; accents are taken off, everything else that an id cannot hold becomes a hyphen.

    >>> slug("L’hôpital de Mons-en-Barœul")
    'l-hopital-de-mons-en-baroeul'
    """
    plain = unicodedata.normalize("NFKD", words.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")


@final
@attrs.frozen
class OneOf:
    """A validator for a closed list: the value is one of ``choices``."""

    choices: tuple[str, ...]

    def __call__(self, _instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value not in self.choices:
            choices, near = ", ".join(self.choices), nearest(str(value), self.choices)
            raise Mismatch("closed-list", found=repr(value), choices=choices, near=near, field=attribute.name)


@final
@attrs.frozen
class SetOf:
    """A validator for a frozenset whose members are each one of ``choices``; ``None`` is accepted."""

    choices: tuple[str, ...]

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value is not None and not isinstance(value, frozenset):
            found, wanted = type_name(type(value)), type_name(frozenset)
            raise Mismatch("python-type", found=found, wanted=wanted, field=attribute.name)
        for word in sorted(value or (), key=str):
            OneOf(self.choices)(instance, attribute, word)


@final
@attrs.frozen
class AtLeast:
    """A validator for a count: ``lowest`` or more, or ``None`` where it is not documented."""

    lowest: int

    def __call__(self, _instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value is not None and (type(value) is not int or value < self.lowest):
            raise Mismatch("count", found=repr(value), lowest=self.lowest, field=attribute.name)


def one_of(choices: Iterable[str]) -> OneOf:
    """A validator for a closed list: the value is one of *choices*."""
    return OneOf(tuple(choices))


def set_of(choices: Iterable[str]) -> SetOf:
    """A validator for a frozenset whose members are each one of *choices*; ``None`` is accepted."""
    return SetOf(tuple(choices))


def at_least(lowest: int) -> AtLeast:
    """A validator for a count: *lowest* or more, or ``None`` where it is not documented."""
    return AtLeast(lowest)


def must_be_words(value: Any) -> None:
    """Refuse what cannot stand as the words of a source: none at all, a line break, spaces around or two in a row."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise Mismatch("source-words", found=repr(value), field="words")


def amount(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Validate an amount in euros: a Decimal of 0 or more."""
    if not (isinstance(value, Decimal) and value.is_finite() and value >= 0):
        raise Mismatch("euro-amount", found=str(value), field=attribute.name)


def part_of_one(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Validate a share: a Decimal from 0 to 1."""
    if not (isinstance(value, Decimal) and value.is_finite() and 0 <= value <= 1):
        raise Mismatch("share-of-one", found=str(value), field=attribute.name)


def tuple_of(member: type) -> Validator:
    """A validator for a tuple of *member*: a list would make the entity change under its reader."""

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not isinstance(value, tuple):
            found, wanted = type_name(type(value)), type_name(tuple)
            raise Mismatch("python-type", found=found, wanted=wanted, field=attribute.name)
        for item in value:
            if not isinstance(item, member):
                found, wanted = type_name(type(item)), type_name(member)
                raise Mismatch("python-type", found=found, wanted=wanted, field=attribute.name)

    return validate
