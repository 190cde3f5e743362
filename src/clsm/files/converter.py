"""From trees of text to a council and back.

One converter, built once. It is strict where cattrs is lenient: a field says what its text must
be, and nothing is guessed. Every problem of shape is gathered before any is told.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, Final, Literal, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from clsm.council import NESTED, Council
from clsm.dates import DATE_FORMS, OPEN, Frequency, PartialDate, WeeklyOpening, to_hour
from clsm.entities.instances import Instance, has_derived_id
from clsm.fields import own_validator, within_digits
from clsm.files.trees import Step, describe
from clsm.problems import CouncilError, Mismatch, nearest
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold
from clsm.words import Text, listed
from clsm.words.entity_words import OF_ENTITY

FORMAT: Final = "1"
"""The version of the file format, in the field ``clsm`` of every file."""

_FORMS_OR_OPEN: Final = Text(fr="{forms}, ou {open!r}", en="{forms}, or {open!r}").format(forms=DATE_FORMS, open=OPEN)


@attrs.frozen(kw_only=True)
class Refusal:
    """A mismatch and the steps that lead to it; ``at_key`` where the name of the field is at fault."""

    steps: tuple[Step, ...]
    mismatch: Mismatch
    at_key: bool = False


class ShapeError(Exception):
    """The tree has not the shape of a council."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        self.refusals = refusals
        super().__init__(f"{len(refusals)} refusals")


def to_council(root: Any) -> Council:
    """The council in the tree *root*; raises :class:`ShapeError`, or :class:`~clsm.problems.CouncilError`."""
    if not isinstance(root, dict):
        raise ShapeError((Refusal(steps=(), mismatch=Mismatch("council-fields", found=describe(root))),))
    refusals = list(_wrong_version(root))
    try:
        council = _converter().structure({key: value for key, value in root.items() if key != "clsm"}, Council)
    except ClassValidationError as error:
        try:
            refusals.extend(_refusals(error, ()))
        except CouncilError:
            if not refusals:
                raise
    if refusals:
        raise ShapeError(tuple(refusals))
    return council


def from_council(council: Council) -> dict[str, Any]:
    """*council* as mappings, lists, text and whole numbers, what has its default left out."""
    return {"clsm": FORMAT, **_converter().unstructure(council)}


def _wrong_version(root: dict[str, Any]) -> Iterator[Refusal]:
    version = root.get("clsm")
    if version == FORMAT:
        return
    if isinstance(version, str) and re.fullmatch("[0-9]{1,18}", version) and int(version) > int(FORMAT):
        mismatch = Mismatch("newer-format", found=describe(version), version=FORMAT)
    else:
        mismatch = Mismatch("format-version", found=describe(version), version=FORMAT, line=f"clsm: {FORMAT!r}")
    yield Refusal(steps=("clsm",), mismatch=mismatch)


def _refusals(error: BaseException, steps: tuple[Step, ...]) -> Iterator[Refusal]:
    """What is wrong in a tree of cattrs errors; an error that is not about the file is raised again."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            step: Any = note.name if isinstance(note, AttributeValidationNote) else note.index
            yield from _refusals(inner, (*steps, step))
        for inner in others:
            yield from _refusals(inner, steps)
    elif isinstance(error, ForbiddenExtraKeysError):
        names = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            of_entity, near = OF_ENTITY[error.cl.__name__], nearest(key, names)
            mismatch = Mismatch("unknown-field", name=key, of_entity=of_entity, names=", ".join(names), near=near)
            yield Refusal(steps=(*steps, key), mismatch=mismatch, at_key=True)
    elif isinstance(error, KeyError):
        yield Refusal(steps=steps, mismatch=Mismatch("missing-field", name=steps[-1]))
    elif isinstance(error, Mismatch):
        at_end = error.field is None or (error.field,) == steps[-1:]
        yield Refusal(steps=steps if at_end else (*steps, error.field or ""), mismatch=error)
    else:
        raise error


@cache
def _converter() -> cattrs.Converter:
    """The one converter."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True, omit_if_default=True)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _entity_hook(converter, cls))
    converter.register_structure_hook_factory(_is_union, lambda union: _union_hook(converter, union))
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(converter, kind))
    converter.register_structure_hook_func(_is_literal, _ignoring_kind(_text))  # the field's validator has the list
    for kind, read in scalar_readers().items():
        converter.register_structure_hook(kind, _ignoring_kind(read))
    converter.register_structure_hook(str, _text)  # the most frequent by far
    converter.register_unstructure_hook_factory(
        attrs.has, lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )
    for written in (PartialDate, WeeklyOpening):
        converter.register_unstructure_hook(written, str)
    converter.register_unstructure_hook(Decimal, _written)
    for worded in (Frequency, Threshold):
        converter.register_unstructure_hook(worded, lambda value: value.written)
    converter.register_unstructure_hook(
        Text, lambda text: text.fr if text.fr == text.en else {"fr": text.fr, "en": text.en}
    )
    converter.register_unstructure_hook(datetime.time, lambda hour: f"{hour:%H:%M}")
    converter.register_unstructure_hook_func(_is_set, sorted)
    whole_body = make_dict_unstructure_fn(Instance, converter, _cattrs_omit_if_default=True)
    converter.register_unstructure_hook(Instance, lambda body: _without_derived_ids(body, whole_body(body)))
    return converter


@cache
def scalar_readers() -> Mapping[Any, Callable[[Any], Any]]:
    """What reads the text of a field, by the field's type; each raises :class:`~clsm.problems.Mismatch`."""
    return {
        bool: _yes_or_no,
        int: _count,
        Decimal: _decimal,
        PartialDate: _parsed(PartialDate.parse, "date", forms=DATE_FORMS),
        Frequency: _parsed(Frequency.parse, "frequency"),
        WeeklyOpening: _parsed(WeeklyOpening.parse, "opening"),
        Threshold: _parsed(Threshold.parse, "threshold"),
        datetime.time: _parsed(to_hour, "hour"),
        Text: _both_languages,
    }


def _ignoring_kind(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: read(value)


def _parsed(parse: Callable[[str], Any], code: str, **fields: Any) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise Mismatch(code, found=describe(value), **fields)
        return parse(value)

    return read


def _without_derived_ids(body: Instance, fields: dict[str, Any]) -> dict[str, Any]:
    for name in NESTED:
        for fact, written in zip(getattr(body, name), fields.get(name, ()), strict=True):
            if has_derived_id(body.id, fact):
                del written["id"]
    return fields


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType) or (get_origin(kind) is not None and NoneType in get_args(kind))


def _is_literal(kind: Any) -> bool:
    return bool(get_origin(kind) in (Literal,))


def _is_set(kind: Any) -> bool:
    return bool(get_origin(kind) in (frozenset,))


def _is_list(kind: Any) -> bool:
    return bool(get_origin(kind) in (tuple, frozenset))


def _entity_hook(converter: cattrs.Converter, cls: Any) -> Callable[[Any, Any], Any]:
    fields: dict[str, Any] = {
        field.name: override(struct_hook=_field_hook(converter, field)) for field in attrs.fields(cls)
    }
    if cls is Program:
        fields["details"] = override(struct_hook=lambda value, _: _details(converter, *value))
    build = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **fields
    )

    def structure(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict):
            names, of_entity = ", ".join(fields), OF_ENTITY[cls.__name__]
            raise Mismatch("entity-fields", found=describe(value), of_entity=of_entity, names=names)
        documented = value
        if None in value.values():
            documented = {key: inner for key, inner in value.items() if inner is not None or key not in fields}
        if cls is Program and "details" in documented:
            # the class of the details is that of the kind, which their hook is given beside them
            documented = {**documented, "details": (documented.get("kind"), documented["details"])}
        return build(documented, kind)

    return structure


def _details(converter: cattrs.Converter, kind: Any, value: Any) -> Any:
    """The details of a program, which its *kind* gives their fields."""
    if kind not in DETAILS:
        near = nearest(str(kind), DETAILS)
        kinds = ", ".join(DETAILS)
        raise Mismatch("kind-without-details", found=describe(value), kind=describe(kind), kinds=kinds, near=near)
    return converter.structure(value, DETAILS[kind])


def _field_hook(converter: cattrs.Converter, field: "attrs.Attribute[Any]") -> Callable[[Any, Any], Any]:
    """Read one field and validate it at once, so that the problems of all fields are told together."""
    # looked up once for each field: no entity holds its own kind, so that this ends
    kind, check = cast(Any, field.type), own_validator(field)
    read = converter.get_structure_hook(kind)
    if check is None:
        return read

    def structure(value: Any, _: Any) -> Any:
        read_value = read(value, kind)
        check(None, field, read_value)
        return read_value

    return structure


def _union_hook(converter: cattrs.Converter, union: Any) -> Callable[[Any, Any], Any]:
    kinds = [kind for kind in get_args(union) if kind is not NoneType]
    may_be_open = any(get_args(kind) == (OPEN,) for kind in kinds)
    read = converter.get_structure_hook(kinds[0])

    def structure(value: Any, _: Any) -> Any:
        if may_be_open and value == OPEN:
            return OPEN
        try:
            return read(value, kinds[0])
        except Mismatch as error:
            if may_be_open:
                raise Mismatch(error.code, **(error.fields | {"forms": _FORMS_OR_OPEN})) from None
            raise

    return structure


def _list_hook(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    collection = cast(Any, get_origin(kind))
    items: Any = GenericAlias(list, get_args(kind)[:1])
    of_text = get_args(kind)[0] is str
    read = converter.get_structure_hook(items)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            if isinstance(value, str):
                raise Mismatch("bare-list", found=describe(value))
            raise Mismatch("list", found=describe(value))
        if of_text and {str}.issuperset(map(type, value)):  # most lists are names of others
            return collection(value)
        return collection(read(value, items))

    return structure


def _text(value: Any, _: Any = None) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise Mismatch("unquoted-text", found=describe(value))
    if isinstance(value, list):
        raise Mismatch("single-text", found=describe(value))
    raise Mismatch("text", found=describe(value))


_YES_OR_NO: Final = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _YES_OR_NO:
        return _YES_OR_NO[value.lower()]
    raise Mismatch("yes-or-no", found=describe(value))


def _count(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    if isinstance(value, str):
        _ask_about_thousands(value)
        raise Mismatch("digits", found=describe(value))
    raise Mismatch("whole-number", found=describe(value))


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise Mismatch("decimal", found=describe(value))
    _ask_about_thousands(value)
    try:
        if _DECIMAL.fullmatch(value):
            return within_digits(Decimal(value))
    except InvalidOperation:
        pass
    raise Mismatch("decimal-digits", found=describe(value))


def _ask_about_thousands(value: str) -> None:
    """Refuse a number whose thousands stand apart, or may: 1.250 is no more than one to some writers."""
    if match := _THOUSANDS.fullmatch(value):
        digits = re.sub("[^-+0-9]", "", match[1]) + (match[3] or "").replace(",", ".")
        decimals = value.replace(",", ".")
        point = decimals.rstrip("0").rstrip(".") if _AMBIGUOUS.fullmatch(decimals) else None
        raise Mismatch("thousands", found=describe(value), digits=digits, point=point)


def _written(value: Decimal) -> str:
    """*value* as text, with a fourth digit behind its point where three could be thousands."""
    return f"{value}0" if _AMBIGUOUS.fullmatch(str(value)) else str(value)


_DECIMAL: Final = re.compile(r"[-+0-9.]{1,40}([eE][-+]?[0-9]{1,3})?")
_THOUSANDS: Final = re.compile(r"([-+]?[1-9][0-9]{0,2}([ \u00a0\u202f.,'’][0-9]{3})+)([.,][0-9]{1,2})?")
_AMBIGUOUS: Final = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""What is a number of thousands to one writer, and a number with three decimals to another."""


def _both_languages(value: Any) -> Text:
    if isinstance(value, str):
        return Text.same(value)
    if not isinstance(value, dict):
        raise Mismatch("both-languages", found=describe(value))
    if value.keys() != {"fr", "en"} or not all(isinstance(words, str) for words in value.values()):
        parts = [
            Text(fr="{key} : {words}", en="{key}: {words}").format(key=key, words=describe(words))
            for key, words in value.items()
        ]
        words = listed(parts) if parts else Text(fr="aucun mot", en="no words")
        if value.keys() - {"fr", "en"}:
            raise Mismatch("unquoted-words", found=words)
        raise Mismatch("one-language", found=words)
    return Text(fr=value["fr"], en=value["en"])
