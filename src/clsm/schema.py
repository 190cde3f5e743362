"""The JSON Schema of council files, made from the entities themselves.

It describes JSON, and what :func:`clsm.files.dumps` writes: what it refuses, :func:`clsm.files.loads` refuses
too. A schema looks at one value at a time; what it cannot say is for the loader to check: that a
day is in the calendar, that an end comes after its start, that every id named is somebody's.
"""

import copy
import datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

import attrs

from clsm.council import Council
from clsm.dates import OPEN, Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.colleges import College, Limit, PromisedOffice
from clsm.entities.instances import Seat
from clsm.entities.members import Membership
from clsm.fields import DERIVED, IN_LIST, REFERS_TO, AtLeast, OneOf, SetOf, id_or_derived, own_validator
from clsm.files.trees import FORMAT
from clsm.programs import DETAILS
from clsm.quantities import Quantity, Rate, Threshold
from clsm.vocabulary import LISTS, Term
from clsm.words import Text

__all__ = ["Schema", "json_schema"]

Schema = dict[str, Any]

_NULL: Final[Schema] = {"type": "null"}
_TEXT: Final[Schema] = {"type": ["string", "number"]}  # a number is read as the text that it is written with
_TERM: Final[Schema] = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_DATE: Final = "(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

_YES_OR_NO: Final = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Uu][Ii]|[Nn][Oo][Nn])$"
"""The words in any case: the regular expressions of JSON Schema have no sign for that."""

_DECIMAL_FORM: Final = (
    r"^(?![-+]?[1-9][0-9]{0,2}(\.[0-9]{3})+$)(?!([-+.]*[0-9]){29})"
    r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?$"
)
"""Neither thousands behind a point, which are no decimals, nor more than 28 digits."""

_SCALARS: Final[dict[str, Schema]] = {
    "id": {
        "description": "Small letters without accents, digits and hyphens.",
        "anyOf": [{"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}, {"type": "integer", "minimum": 0}],
    },
    "source": {
        "description": "The id of a reference, with the place inside it behind a #: slides#slide 5.",
        "anyOf": [{"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*(#|$)"}, {"type": "integer", "minimum": 0}],
    },
    "date": {
        "description": "As much as is known: 1977, 2010-01 or 2011-11-01.",
        "anyOf": [{"type": "string", "pattern": f"^{_DATE}$"}, {"type": "integer", "minimum": 1000, "maximum": 9999}],
    },
    "whole": {
        "description": "A whole number, in digits.",
        "anyOf": [{"type": "string", "pattern": "^-?[0-9]{1,18}$"}, {"type": "integer"}],
    },
    "decimal": {
        "description": "A decimal number, written as text: '1250.50'.",
        "anyOf": [
            {"type": "string", "pattern": _DECIMAL_FORM, "maxLength": 45},
            {"type": "number"},
        ],
    },
    "yes_or_no": {
        "description": "Yes or no; not documented where it is left out.",
        "anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _YES_OR_NO}],
    },
    "threshold": {
        "description": "How many: 'more than 1/2 of the members', 'au moins 5', or any words of the source.",
        "type": "string",
    },
    "frequency": {
        "description": "How often: '3 to 4 a year', 'tous les 3 mois', or any words of the source.",
        "type": "string",
    },
    "hour": {
        "description": "An hour of the day: 14:30 or 14h30.",
        "type": "string",
        "pattern": "^ *[0-9]{1,2} ?[hH:] ?([0-9]{2})? *$",
    },
    "opening": {"description": "Every week: 'Tuesday 16:30-19:00' or 'mardi 16:30-19:00'.", "type": "string"},
    "text": {
        "description": "Words for both languages, or words in each.",
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": {"fr": _TEXT, "en": _TEXT},
                "required": ["fr", "en"],
                "additionalProperties": False,
            },
        ],
    },
}
_NAMES: Final[dict[Any, str]] = {
    int: "whole", Decimal: "decimal", PartialDate: "date", Frequency: "frequency", WeeklyOpening: "opening",
    Text: "text", Threshold: "threshold", bool: "yes_or_no", datetime.time: "hour",
}  # fmt: skip

_OWN: Final[dict[tuple[type, str], Schema]] = {
    (Council, "jurisdiction"): {"type": "string", "pattern": "^[A-Z]{2}$"},
    (Term, "list"): {"enum": [name for name, words in LISTS.items() if words.open]},
    (Term, "id"): _TERM,
}
"""The fields whose validators are theirs alone."""


def _has(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": _NULL}}}


def _no(name: str) -> Schema:
    return {"not": _has(name)}


def _several(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"type": "array", "minItems": 1}}}


_TOGETHER: Final[dict[type, Schema]] = {
    Period: {"not": {"allOf": [_has("end"), _has("ended_by")]}},
    Rate: {"properties": {"readings": {"minItems": 1}}},
    Quantity: {
        "if": {"required": ["qualifier"], "properties": {"qualifier": {"enum": ["some", "several_years"]}}},
        "then": {"not": _has("value")},
        "else": _has("value"),
    },
    Seat: {
        "anyOf": [_has("holder"), _has("label")],
        "not": {
            "anyOf": [{"allOf": [_has("holder"), _has("sector")]}, {"allOf": [_several("held_with"), _no("holder")]}]
        },
    },
    Membership: {
        "anyOf": [_has("actor"), _has("label")],
        "not": {"allOf": [_has("actor"), _has("sector")]},
    },
    College: {"anyOf": [_has("name"), _several("pillars"), _several("sectors")]},
    Limit: {
        "anyOf": [_has("at_least"), _has("at_most")],
        "if": _has("territory_kind"),
        "then": {"properties": {"per": {"const": "territory"}}},
    },
    PromisedOffice: {"properties": {"functions": {"minItems": 1}, "pillars": {"minItems": 1}}},
    Term: {"if": _has("pillars"), "then": {"properties": {"list": {"const": "sectors"}}}},
}
"""What the fields of one entity ask of each other."""


def json_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a council file, as a new dictionary.

    ``$defs`` holds one definition for each entity, described by the first line of its docstring, one
    for each list of words, and one for each kind of scalar.

    >>> schema = json_schema()
    >>> schema["$defs"]["Actor"]["required"]
    ['id', 'name']
    >>> schema["$defs"]["Actor"]["properties"]["id"]
    {'$ref': '#/$defs/id'}
    """
    definitions = dict(_SCALARS)
    _define(Council, definitions)
    council = definitions["Council"]
    version = {"description": "The version of the format.", "enum": [FORMAT, int(FORMAT)]}
    council["properties"] = {"clsm": version, **council["properties"]}
    council["required"] = ["clsm", *council["required"]]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A council file of clsm, format {FORMAT}",
        "$ref": "#/$defs/Council",
        "$defs": definitions,
    }
    return copy.deepcopy(schema)  # who changes it changes none of the parts kept above


def _define(cls: Any, definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of an entity, which is made at its first use."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # holds its place while its fields are described
        fields = attrs.fields(cls)
        definitions[cls.__name__] = {
            "description": cls.__doc__.partition("\n")[0],
            "type": "object",
            "properties": {field.name: _property(cls, field, definitions) for field in fields},
            "required": [field.name for field in fields if field.default is attrs.NOTHING],
            "additionalProperties": False,
            **({"allOf": [_TOGETHER[cls]]} if cls in _TOGETHER else {}),
        }
    return _ref(cls.__name__)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _property(cls: type, field: "attrs.Attribute[Any]", definitions: dict[str, Schema]) -> Schema:
    schema = _value(cls, field, definitions)
    return schema if field.default is attrs.NOTHING else {"anyOf": [schema, _NULL]}


def _value(cls: type, field: "attrs.Attribute[Any]", definitions: dict[str, Schema]) -> Schema:
    if field.name == "details":
        return {"anyOf": [_define(kind, definitions) for kind in DETAILS.values()]}
    kinds = [kind for kind in _members(field.type) if kind is not NoneType]
    several = get_origin(kinds[0]) in (tuple, frozenset)
    kind = get_args(kinds[0])[0] if several else kinds[0]
    item = _item(cls, field, kind, definitions)
    if len(kinds) > 1:
        item = {"anyOf": [item, {"const": OPEN}]}
    return {"type": "array", "items": item} if several else item


def _members(kind: Any) -> tuple[Any, ...]:
    is_union = isinstance(kind, UnionType) or (get_origin(kind) is not None and NoneType in get_args(kind))
    return get_args(kind) if is_union else (kind,)


def _item(cls: type, field: "attrs.Attribute[Any]", kind: Any, definitions: dict[str, Schema]) -> Schema:
    validator: Any = own_validator(field)
    if collections := field.metadata.get(REFERS_TO):
        return _ref("source" if "references" in collections else "id")
    if name := field.metadata.get(IN_LIST):
        return _terms(name, definitions)
    if (cls, field.name) in _OWN:
        return _OWN[cls, field.name]
    if field.name == "id":
        return _ref("id") if validator is not id_or_derived else {"anyOf": [_ref("id"), {"const": DERIVED}]}
    if isinstance(validator, OneOf | SetOf):
        return {"enum": list(validator.choices)}
    if isinstance(validator, AtLeast):
        return {**_ref("whole"), "minimum": validator.lowest}  # asked of numbers only
    if kind in _NAMES:
        return _ref(_NAMES[kind])
    return _define(kind, definitions) if attrs.has(kind) else _TEXT


def _terms(name: str, definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of a list of words; an open one proposes its own and accepts others."""
    listed: Schema = {"enum": list(dict.fromkeys([*LISTS[name], "not_documented"]))}
    definitions[name] = {"anyOf": [listed, _TERM]} if LISTS[name].open else listed
    return _ref(name)
