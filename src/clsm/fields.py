"""What the fields of entities share: ids, closed lists, references to others.

A field that names another entity, or a term of an open vocabulary, says so in its metadata;
the council reads it there when it checks that everything named exists. What a closed list
or a count accepts can be read from its validator, as the JSON Schema does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final, final

import attrs

from clsm.problems import Mismatch, did_you_mean

REFERS_TO: Final = "clsm.refers_to"
IN_LIST: Final = "clsm.in_list"

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def refers_to(*collections: str) -> dict[str, Any]:
    """Metadata: the field holds ids of entities in one of these *collections* of the council."""
    return {REFERS_TO: collections}


def in_list(name: str) -> dict[str, Any]:
    """Metadata: the field holds terms of this open vocabulary list."""
    return {IN_LIST: name}


def as_identifier(_instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Validate an id: small letters, digits and hyphens, beginning with a letter or a digit."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise Mismatch(
            found=repr(value),
            expected="an id of small letters without accents, digits and hyphens",
            hint=f"try {slug(value)!r}" if isinstance(value, str) and slug(value) else None,
            field=attribute.name,
        )


DERIVED: Final = ""
"""The id of a seat, a meeting or a college before its body gives it one."""


def id_or_derived(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Validate an id, or :data:`DERIVED` where none is written."""
    if value != DERIVED:
        as_identifier(instance, attribute, value)


def in_order(low: int | None, high: int | None) -> None:
    """Refuse a least that is more than the most; ``None`` sets no limit."""
    if low is not None and high is not None and low > high:
        raise Mismatch(found=f"at least {low}, at most {high}", expected="a least that is no more than the most")


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
            hint, expected = did_you_mean(str(value), self.choices), f"one of {', '.join(self.choices)}"
            raise Mismatch(found=repr(value), expected=expected, hint=hint, field=attribute.name)


@final
@attrs.frozen
class SetOf:
    """A validator for a frozenset whose members are each one of ``choices``; ``None`` is accepted."""

    choices: tuple[str, ...]

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value is not None and not isinstance(value, frozenset):
            raise Mismatch(found=f"a {type(value).__name__}", expected="a frozenset", field=attribute.name)
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
            expected = f"a whole number, {self.lowest} or more"
            raise Mismatch(found=repr(value), expected=expected, field=attribute.name)


def one_of(choices: Iterable[str]) -> OneOf:
    """A validator for a closed list: the value is one of *choices*."""
    return OneOf(tuple(choices))


def set_of(choices: Iterable[str]) -> SetOf:
    """A validator for a frozenset whose members are each one of *choices*; ``None`` is accepted."""
    return SetOf(tuple(choices))


def at_least(lowest: int) -> AtLeast:
    """A validator for a count: *lowest* or more, or ``None`` where it is not documented."""
    return AtLeast(lowest)


def amount(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Validate an amount in euros: a Decimal of 0 or more."""
    if not (isinstance(value, Decimal) and value.is_finite() and value >= 0):
        raise Mismatch(found=str(value), expected="an amount in euros, 0 or more", field=attribute.name)


def part_of_one(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Validate a share: a Decimal from 0 to 1."""
    if not (isinstance(value, Decimal) and value.is_finite() and 0 <= value <= 1):
        raise Mismatch(found=str(value), expected="a decimal from 0 to 1", field=attribute.name)


def tuple_of(member: type) -> Validator:
    """A validator for a tuple of *member*: a list would make the entity change under its reader."""

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not isinstance(value, tuple):
            raise Mismatch(found=f"a {type(value).__name__}", expected="a tuple", field=attribute.name)
        for item in value:
            if not isinstance(item, member):
                found = f"a {type(item).__name__}"
                raise Mismatch(found=found, expected=f"a {member.__name__}", field=attribute.name)

    return validate
