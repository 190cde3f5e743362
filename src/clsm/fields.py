"""What the fields of entities share: ids, closed lists, references to others.

A field that names another entity, or a term of an open vocabulary, says so in its metadata;
the council reads it there when it checks that everything named exists.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Final

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


def slug(words: str) -> str:
    """An id made of *words*; accents are taken off, everything else that an id cannot hold becomes a hyphen.

    >>> slug("L’hôpital de Mons-en-Barœul")
    'l-hopital-de-mons-en-baroeul'
    """
    plain = unicodedata.normalize("NFKD", words.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")


def one_of(choices: Iterable[str]) -> Validator:
    """A validator for a closed list: the value is one of *choices*."""
    known = tuple(choices)

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value not in known:
            hint = did_you_mean(str(value), known)
            raise Mismatch(found=repr(value), expected=f"one of {', '.join(known)}", hint=hint, field=attribute.name)

    return validate


def set_of(choices: Iterable[str]) -> Validator:
    """A validator for a frozenset whose members are each one of *choices*; ``None`` is accepted."""
    member = one_of(choices)

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None and not isinstance(value, frozenset):
            raise Mismatch(found=f"a {type(value).__name__}", expected="a frozenset", field=attribute.name)
        for word in sorted(value or (), key=str):
            member(instance, attribute, word)

    return validate


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


def at_least(lowest: int) -> Validator:
    """A validator for a count: *lowest* or more, or ``None`` where it is not documented."""

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: int | None) -> None:
        if value is not None and (type(value) is not int or value < lowest):
            raise Mismatch(found=repr(value), expected=f"a whole number, {lowest} or more", field=attribute.name)

    return validate
