"""From trees of text to a council and back.

One converter, built once. It is strict where cattrs is lenient: a field says what its text must
be, and nothing is guessed. Every problem of shape is gathered before any is told.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Final, Literal, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from clsm.council import NESTED, Council, unknown_term
from clsm.dates import DATE_FORMS, OPEN, Frequency, PartialDate, WeeklyOpening
from clsm.entities.instances import Instance, has_derived_id
from clsm.fields import IN_LIST, kinds_in, own_validator, slug
from clsm.files import readers
from clsm.files.scalars import plain_text, scalar_readers, slip_at_a_colon, written
from clsm.files.trees import FORMAT, Step, describe, value_at
from clsm.limits import ask_time
from clsm.problems import CouncilError, Mismatch, nearest
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold
from clsm.vocabulary import LISTS
from clsm.words import Text
from clsm.words.entity_words import FIELDS_AS_CALLED, OF_ENTITY

_FORMS_OR_OPEN: Final = Text(fr="{forms}, ou {open!r}", en="{forms}, or {open!r}").format(forms=DATE_FORMS, open=OPEN)


_GOING_ON: Final = frozenset(
    ("open", "ouvert", "ouverte", "en-cours", "en-vigueur", "actuel", "aujourd-hui", "a-ce-jour", "ongoing", "present")
)
"""What people write for an end that has not come."""

MOST_PROBLEMS: Final = 1000
"""The most problems of one file that are told."""


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
            refusals.extend(islice(_refusals(error, (), root), MOST_PROBLEMS))
            # words of a council that stand under another name would all be told as unknown
            if not any(refusal.mismatch.fields.get("near") == "terms" for refusal in refusals):
                refusals.extend(islice(_unknown_words(root, Council, (), root), MOST_PROBLEMS))
        except CouncilError:
            if not refusals:
                raise
    if refusals:
        raise ShapeError(tuple(refusals))
    return council


def from_council(council: Council) -> dict[str, Any]:
    """*council* as mappings, lists, text and whole numbers, what has its default left out."""
    return {"clsm": FORMAT, **_converter().unstructure(council)}


@cache
def field_names() -> frozenset[str]:
    """The names of all fields that a council file may have, whatever holds them."""
    entities, waiting = set[Any](), list[Any]([Council, *DETAILS.values()])
    while waiting:
        entity = waiting.pop()
        entities.add(entity)
        inside = {kind for field in attrs.fields(entity) for kind in kinds_in(field.type)}
        waiting.extend(kind for kind in inside - entities if attrs.has(kind) and kind is not Text)
    return frozenset({"clsm", "fr", "en", *(field.name for entity in entities for field in attrs.fields(entity))})


@cache
def council_names() -> frozenset[str]:
    """The names of the fields that stand furthest left, those of a council."""
    return frozenset({"clsm", *(field.name for field in attrs.fields(Council))})


def _wrong_version(root: dict[str, Any]) -> Iterator[Refusal]:
    version = root.get("clsm")
    if version == FORMAT:
        return
    if isinstance(version, str) and re.fullmatch("[0-9]{1,18}", version) and int(version) > int(FORMAT):
        mismatch = Mismatch("newer-format", found=describe(version), version=FORMAT)
    else:
        mismatch = Mismatch("format-version", found=describe(version), version=FORMAT, line=f"clsm: {FORMAT!r}")
    yield Refusal(steps=("clsm",), mismatch=mismatch)


def _refusals(error: BaseException, steps: tuple[Step, ...], root: Any) -> Iterator[Refusal]:
    """What is wrong in a tree of cattrs errors; an error that is not about the file is raised again."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        unknown = [refusal for inner in others for refusal in _refusals(inner, steps, root)]
        meant = {refusal.mismatch.fields.get("near") or refusal.mismatch.fields.get("name") for refusal in unknown}
        for inner, note in noted:
            step: Any = note.name if isinstance(note, AttributeValidationNote) else note.index
            if not (isinstance(inner, KeyError) and step in meant):  # it is there, under another name
                yield from _refusals(inner, (*steps, step), root)
        yield from unknown
    elif isinstance(error, ForbiddenExtraKeysError):
        entity = value_at(root, steps)
        for key in sorted(error.extra_fields):
            yield Refusal(steps=(*steps, key), mismatch=_unknown_field(key, entity[key], error.cl), at_key=True)
    elif isinstance(error, KeyError):
        yield Refusal(steps=steps, mismatch=Mismatch("missing-field", name=steps[-1]))
    elif isinstance(error, Mismatch):
        at_end = error.field is None or (error.field,) == steps[-1:]
        at_key = error.field is not None and error.code in _AT_KEYS
        yield Refusal(steps=steps if at_end else (*steps, error.field or ""), mismatch=error, at_key=at_key)
    else:
        raise error


_AT_KEYS: Final = ("no-colon", "no-space-after-colon", "hard-space", "unquoted-words")
"""What is wrong with the name of a field, where a field is named."""


def _unknown_field(key: str, value: Any, cls: Any) -> Mismatch:
    names = [field.name for field in attrs.fields(cls)]
    if slip := slip_at_a_colon(key, names):  # its value holds another colon
        return slip
    of_entity, near, known = OF_ENTITY[cls.__name__], _field_meant(key, names), ", ".join(names)
    part = known if value is None else None  # what stands behind a comma has no value
    return Mismatch("unknown-field", name=key, of_entity=of_entity, names=known, near=near, part=part)


def _field_meant(key: str, names: list[str]) -> str | None:
    """Which of the *names* the field is that somebody called *key*, in French or with a slip of the keyboard."""
    return next((name for name in FIELDS_AS_CALLED.get(slug(key), ()) if name in names), None) or nearest(key, names)


def _unknown_words(value: Any, kind: Any, steps: tuple[Step, ...], root: dict[str, Any]) -> Iterator[Refusal]:
    """The words outside the lists of the library and of the council, told with what else has not the shape."""
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _unknown_words(item, kind, (*steps, position), root)
    elif isinstance(value, dict):
        lists, holding = _worded(kind)
        for name, inner in value.items():
            if list_name := lists.get(name):
                for word in inner if isinstance(inner, list) else [inner]:
                    if isinstance(word, str) and word not in LISTS[list_name] and word != "not_documented":
                        own = _own_terms(root, list_name)
                        if word not in own:
                            yield Refusal(steps=(*steps, name), mismatch=unknown_term(word, list_name, own))
            held = DETAILS.get(str(value.get("kind"))) if name == "details" else holding.get(name)
            if held is not None:
                yield from _unknown_words(inner, held, (*steps, name), root)


@cache
def _worded(kind: Any) -> tuple[dict[str, str], dict[str, Any]]:
    """The lists that fields of *kind* take their words from, and the classes of entities that fields hold."""
    lists = {field.name: field.metadata[IN_LIST] for field in attrs.fields(kind) if IN_LIST in field.metadata}
    holding = {
        field.name: inner
        for field in attrs.fields(kind)
        # the outermost wins
        for inner in reversed([*kinds_in(field.type)])
        if attrs.has(inner) and inner.__name__ in OF_ENTITY
    }
    return lists, holding


def _own_terms(root: dict[str, Any], name: str) -> list[str]:
    """The ids of the terms that a council adds to the list *name*."""
    terms = root.get("terms")
    rows = [term for term in terms if isinstance(term, dict)] if isinstance(terms, list) else []
    return [str(term.get("id")) for term in rows if term.get("list") == name]


@cache
def _converter() -> cattrs.Converter:
    """The one converter."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True, omit_if_default=True)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _entity_hook(converter, cls))
    converter.register_structure_hook_factory(_is_union, lambda union: _union_hook(converter, union))
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(converter, kind))
    # the field's validator has the list
    converter.register_structure_hook_func(_is_literal, _ignoring_kind(plain_text))
    for kind, read in scalar_readers().items():
        converter.register_structure_hook(kind, _ignoring_kind(read))
    converter.register_structure_hook(str, plain_text)  # the most frequent by far
    converter.register_unstructure_hook_factory(
        attrs.has, lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )
    for kind in (PartialDate, WeeklyOpening):
        converter.register_unstructure_hook(kind, str)
    converter.register_unstructure_hook(Decimal, written)
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
def _ignoring_kind(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: read(value)


def _without_derived_ids(body: Instance, fields: dict[str, Any]) -> dict[str, Any]:
    for name in NESTED:
        for fact, inner in zip(getattr(body, name), fields.get(name, ()), strict=True):
            if has_derived_id(body.id, fact):
                del inner["id"]
    return fields


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType) or (get_origin(kind) is not None and NoneType in get_args(kind))


def _is_literal(kind: Any) -> bool:
    return bool(get_origin(kind) in (Literal,))


def _is_set(kind: Any) -> bool:
    return bool(get_origin(kind) in (frozenset,))


def _is_list(kind: Any) -> bool:
    return bool(get_origin(kind) in (tuple, frozenset))


_SENTENCE: Final = re.compile(r"\w+(?: [^\W_]\w*){2,}")
"""Words that may begin with the name of a field by chance."""


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
        ask_time()
        # most of a file is right even where something is not, and what is right is read the quick way
        if (entity := readers.entity_of(cls, value)) is not None:
            return entity
        if isinstance(value, str) and not _SENTENCE.fullmatch(value) and (slip := slip_at_a_colon(value, fields)):
            raise slip
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
                goes_on = isinstance(value, str) and slug(value) in _GOING_ON
                better = OPEN if goes_on else error.fields.get("better")
                raise Mismatch(error.code, **(error.fields | {"forms": _FORMS_OR_OPEN, "better": better})) from None
            raise

    return structure


def _list_hook(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    collection = cast(Any, get_origin(kind))
    item_kind: Any = get_args(kind)[0]
    read = converter.get_structure_hook(item_kind)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            if isinstance(value, str):
                raise Mismatch("bare-list", found=describe(value))
            if isinstance(value, dict):
                raise Mismatch("fields-for-a-list", found=describe(value))
            raise Mismatch("list", found=describe(value))
        if item_kind is str and {str}.issuperset(map(type, value)):  # most lists are names of others
            return collection(value)
        things, errors, told = list[Any](), list[Exception](), 0
        for position, item in enumerate(value):
            try:
                things.append(read(item, item_kind))
            except (ValueError, ExceptionGroup) as error:
                error.add_note(IterableValidationNote("", position, item_kind))
                errors.append(error)
                told += _size(error)
            if told >= MOST_PROBLEMS:  # each error keeps all that led to it: a hundred thousand fill the memory
                break
        if errors:
            raise IterableValidationError("a list", errors, collection)
        return collection(things)

    return structure


def _size(error: Exception) -> int:
    """How many problems *error* holds, at least."""
    return sum(map(_size, error.exceptions)) if isinstance(error, ExceptionGroup) else 1
