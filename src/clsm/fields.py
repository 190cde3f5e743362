"""What the fields of entities share: ids, closed lists, references to others.

A field that names another entity, or a term of an open vocabulary, says so in its metadata;
the council reads it there when it checks that everything named exists. What a closed list
or a count accepts can be read from its validator, as the JSON Schema does.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, cast, final, get_args, get_origin

import attrs

from clsm.problems import Mismatch, choice_of, nearest, type_name
from clsm.words import Text

REFERS_TO: Final = "clsm.refers_to"
IN_LIST: Final = "clsm.in_list"

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


if TYPE_CHECKING:
    from attrs import frozen as frozen
else:

    def frozen(*, kw_only: bool) -> Callable[[type], type]:
        """Make a frozen attrs class, as :func:`attrs.frozen` does, whose fields check their types by name.

        All such classes share one way to be written, compared and hashed: attrs writes and compiles its own for
        each class, which is a fifth of the time of ``import clsm``.
        """

        def made(cls: type) -> type:
            if cls.__repr__ is object.__repr__:  # one that shows itself as a card keeps to it
                cls.__repr__ = _written_out
            entity = attrs.frozen(cls, kw_only=kw_only, repr=False, eq=False, field_transformer=_typed)
            entity.__eq__, entity.__hash__ = _compared(entity)
            return entity

        return made


def _compared(cls: Any) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    """How two of a class are compared, and how one is hashed: by its fields, each by the key that it asks for."""
    fields = [field for field in attrs.fields(cls) if field.eq]
    keys = [field.eq_key or _itself for field in fields]
    plain = attrgetter("__class__", *(field.name for field in fields))

    def by_keys(entity: Any) -> Any:
        return tuple(key(value) for key, value in zip((_itself, *keys), plain(entity), strict=True))

    values = by_keys if set(keys) > {_itself} else plain

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is cls else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


def _itself(value: Any) -> Any:
    return value


def _typed(_cls: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """The *fields*, each of which reads text where its type can be read from text, and checks its type."""
    for field in fields:
        # nobody else holds them yet: a copy of each would be a twentieth of the time of ``import clsm``
        object.__setattr__(field, "converter", field.converter or _reader(cast(Hashable, field.type)))
        object.__setattr__(field, "validator", Checked(field.validator))
    return fields


@cache  # attrs looks at the signature of each
def _reader(kind: Hashable) -> Any:
    """What reads text for a field of this type; ``None`` where text is no way to write it."""
    options = get_args(kind) or (kind,)
    readable = [option for option in options if hasattr(option, "parse")]
    if len(readable) != 1 or any(isinstance(option, str) for option in options):
        return None

    def read(value: Any, field: "attrs.Attribute[Any]") -> Any:
        if not isinstance(value, str):
            return value
        try:
            return readable[0].parse(value)
        except Mismatch as refusal:
            raise Mismatch(refusal.code, field=field.name, **refusal.fields) from None

    return attrs.Converter(read, takes_field=True)


@final
@attrs.frozen
class Checked:
    """A validator that checks the type of a field by its annotation, and ``own``: what else the field asks."""

    own: Validator | None

    def __call__(self, instance: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        wrong = misfit(value, attribute.type)
        if self.own is not None:
            try:
                self.own(instance, attribute, value)
            except Mismatch:
                raise
            except Exception:
                # a check that expects the right type may fail on another in its own way
                if wrong is None:
                    raise
        if wrong is not None:
            found, wanted = type_name(type(wrong[0])), wrong[1]
            raise Mismatch("python-type", found=found, wanted=wanted, field=attribute.name)
        if isinstance(value, Decimal) and value.is_finite():
            within_digits(value, field=attribute.name)
        for words in _words_of(value):
            if refusal := unsound(words, field=attribute.name):
                raise refusal[0]


def own_validator(field: "attrs.Attribute[Any]") -> Validator | None:
    """What a field asks beside its type; ``None`` where it asks nothing."""
    validator = field.validator
    return validator.own if isinstance(validator, Checked) else validator


def _words_of(value: Any) -> Iterator[str]:
    """The text in the value of a field, that of its members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield value.fr
        yield value.en
    elif isinstance(value, tuple):
        for member in value:
            if isinstance(member, str | Text):
                yield from _words_of(member)


_UNSOUND: Final = re.compile("[\0\ud800-\udfff\ufdd0-\ufdef]")
"""NUL, halves of characters, and what Unicode calls noncharacters: YAML's reader puts those to its own use."""

_LONG: Final = 10_000
"""The length from which a text is looked at as bytes first."""


def unsound(words: str, *, field: str | None = None) -> tuple[Mismatch, int] | None:
    """The first character of *words* that no text holds, and its position."""
    if len(words) > _LONG and _is_surely_sound(words):
        return None
    if match := _UNSOUND.search(words):
        if match[0] == "\0":
            return Mismatch("nul-character", field=field), match.start()
        if match[0] >= "\ufdd0":
            return Mismatch("noncharacter", character=match[0], field=field), match.start()
        return Mismatch("half-character", character=match[0], field=field), match.start()
    return None


def _is_surely_sound(words: str) -> bool:
    """Whether the bytes of a long text are enough to say so: looking for bytes takes a tenth of the time."""
    try:
        encoded = words.encode()
    except UnicodeEncodeError:  # half a character
        return False
    # one byte is looked for a hundred times faster than two, which begin U+FDC0 to U+FDFF
    return b"\0" not in encoded and (b"\xef" not in encoded or b"\xef\xb7" not in encoded)


def misfit(value: Any, kind: Any) -> tuple[Any, Text] | None:
    """What in *value* is not of the type *kind*, and what was expected there; ``None`` where all of it is.

    >>> misfit(("a", 3), tuple[str, ...])[0]
    3
    >>> misfit(None, str | None) is None
    True
    """
    return _check_of(kind)(value)


Check = Callable[[Any], "tuple[Any, Text] | None"]


@cache
def _check_of(kind: Any) -> Check:
    """The check for one type, made once: a class, a literal, a union, a tuple or a set of one type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return lambda value: None if isinstance(value, str) and value in inner else (value, choice_of(*inner))
    if origin in (Union, UnionType):
        return _of_union(inner)
    if origin in (tuple, frozenset):
        return _of_members(origin, _check_of(inner[0]))
    if kind is None or kind is NoneType:
        return lambda value: None if value is None else (value, Text.same("None"))
    if isinstance(kind, type) and kind not in (object, Any):
        # bool is an int to Python, and never to a reader
        exact = kind in (int, float)
        return lambda value: (
            None if (type(value) is kind if exact else isinstance(value, kind)) else (value, type_name(kind))
        )
    return lambda value: None


def _of_union(kinds: tuple[Any, ...]) -> Check:
    checks = [_check_of(kind) for kind in kinds]

    def check(value: Any) -> tuple[Any, Text] | None:
        wrong = None
        for option in checks:
            outcome = option(value)
            if outcome is None:
                return None
            wrong = wrong or outcome
        return wrong

    return check


def _of_members(container: type[tuple[Any, ...]] | type[frozenset[Any]], check_member: Check) -> Check:
    def check(value: Any) -> tuple[Any, Text] | None:
        if not isinstance(value, container):
            return value, type_name(container)
        return next((wrong for member in value if (wrong := check_member(member))), None)

    return check


def _written_out(entity: Any) -> str:
    """The class and every field, as attrs writes them."""
    shown = (field for field in attrs.fields(type(entity)) if field.repr)
    values = (f"{field.name}={getattr(entity, field.name)!r}" for field in shown)
    return f"{type(entity).__qualname__}({', '.join(values)})"


def kinds_in(annotation: Any) -> Iterator[Any]:
    """The type of a field, and every type inside it."""
    yield annotation
    for inner in get_args(annotation):
        yield from kinds_in(inner)


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


@lru_cache(maxsize=4096)  # the holders of seats come again and again
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
    """A validator for a closed list: the value is one of ``choices``; ``words`` know what people call them."""

    choices: tuple[str, ...]
    words: Iterable[str] = attrs.field(default=(), eq=False, repr=False)

    def __call__(self, _instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value not in self.choices:
            choices, near = ", ".join(self.choices), nearest(str(value), self.words or self.choices)
            raise Mismatch("closed-list", found=repr(value), choices=choices, near=near, field=attribute.name)


@final
@attrs.frozen
class SetOf:
    """A validator for a frozenset whose members are each one of ``choices``; ``None`` is accepted."""

    choices: tuple[str, ...]
    words: Iterable[str] = attrs.field(default=(), eq=False, repr=False)

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        """Raise :class:`~clsm.problems.Mismatch` for a *value* that is not accepted."""
        if value is not None and not isinstance(value, frozenset):
            found, wanted = type_name(type(value)), type_name(frozenset)
            raise Mismatch("python-type", found=found, wanted=wanted, field=attribute.name)
        for word in sorted(value or (), key=str):
            OneOf(self.choices, self.words)(instance, attribute, word)


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
    return OneOf(tuple(choices), choices)


def set_of(choices: Iterable[str]) -> SetOf:
    """A validator for a frozenset whose members are each one of *choices*; ``None`` is accepted."""
    return SetOf(tuple(choices), choices)


def at_least(lowest: int) -> AtLeast:
    """A validator for a count: *lowest* or more, or ``None`` where it is not documented."""
    return AtLeast(lowest)


def as_proper_name(_instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Validate a proper name: some words."""
    if not value.strip():
        raise Mismatch("empty-name", found=repr(value), field=attribute.name)


def must_be_words(value: Any) -> None:
    """Refuse what cannot stand as the words of a source: none at all, a line break, spaces around or two in a row."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise Mismatch("source-words", found=repr(value), field="words")


MAX_DIGITS: Final = 28
"""The most digits of a number, written out, the usual precision of Decimal, beyond which sums would be rounded."""


def within_digits(value: Decimal, *, field: str | None = None) -> Decimal:
    """*value*; a :class:`~clsm.problems.Mismatch` refuses one that has more than :data:`MAX_DIGITS` digits."""
    _, digits, exponent = value.as_tuple()
    if isinstance(exponent, int) and max(len(digits) + exponent, 1) + max(-exponent, 0) > MAX_DIGITS:
        raise Mismatch("many-digits", found=f"{value:.40}"[:40], most=MAX_DIGITS, field=field)
    return value


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
