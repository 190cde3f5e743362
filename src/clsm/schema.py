"""The JSON Schema of council files, made from the entities themselves.

It describes JSON, and what :func:`clsm.files.dumps` writes: what it refuses, :func:`clsm.files.loads` refuses
too. A schema looks at one value at a time; what it cannot say is for the loader to check: that a
day is in the calendar, that an end comes after its start, that every id named is somebody's.
"""

import datetime
from collections.abc import Mapping
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
from clsm.words import NOT_DOCUMENTED, Lang, Text
from clsm.words.format_words import ABOUT, OF_ENTITY, field_title

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
        "description": Text(
            fr="Minuscules sans accent, chiffres et traits d’union.",
            en="Small letters without accents, digits and hyphens.",
        ),
        "anyOf": [{"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}, {"type": "integer", "minimum": 0}],
    },
    "source": {
        "description": Text(
            fr="L’identifiant d’une source, puis l’endroit après un # : diapos#page 5.",
            en="The id of a reference, with the place inside it behind a #: slides#slide 5.",
        ),
        "examples": ["report-2011#page 4"],
        "anyOf": [{"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*(#|$)"}, {"type": "integer", "minimum": 0}],
    },
    "date": {
        "description": Text(
            fr="Ce que l’on sait : 1977, 2010-01 ou 2011-11-01.", en="As much as is known: 1977, 2010-01 or 2011-11-01."
        ),
        "examples": ["2011-11-01"],
        "anyOf": [{"type": "string", "pattern": f"^{_DATE}$"}, {"type": "integer", "minimum": 1000, "maximum": 9999}],
    },
    "whole": {
        "description": Text(fr="Un nombre entier, en chiffres.", en="A whole number, in digits."),
        "anyOf": [{"type": "string", "pattern": "^-?[0-9]{1,18}$"}, {"type": "integer"}],
    },
    "decimal": {
        "description": Text(
            fr="Un nombre décimal, écrit comme un texte : '1250.50'.",
            en="A decimal number, written as text: '1250.50'.",
        ),
        "examples": ["1250.50"],
        "anyOf": [
            {"type": "string", "pattern": _DECIMAL_FORM, "maxLength": 45},
            {"type": "number"},
        ],
    },
    "yes_or_no": {
        "description": Text(
            fr="Oui ou non ; non documenté si rien n’est écrit.", en="Yes or no; not documented where it is left out."
        ),
        "anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _YES_OR_NO}],
    },
    "threshold": {
        "description": Text(
            fr="Combien : « plus de la moitié des membres », « au moins 5 », ou les mots de la source.",
            en="How many: 'more than 1/2 of the members', 'au moins 5', or any words of the source.",
        ),
        "examples": [Text(fr="plus de 1/2 des membres", en="more than 1/2 of the members")],
        "type": "string",
    },
    "frequency": {
        "description": Text(
            fr="Tous les combien : « 3 à 4 par an », « tous les 3 mois », ou les mots de la source.",
            en="How often: '3 to 4 a year', 'tous les 3 mois', or any words of the source.",
        ),
        "examples": [Text(fr="3 à 4 par an", en="3 to 4 a year")],
        "type": "string",
    },
    "hour": {
        "description": Text(fr="Une heure de la journée : 14:30 ou 14h30.", en="An hour of the day: 14:30 or 14h30."),
        "examples": ["14:30"],
        "type": "string",
        "pattern": "^ *[0-9]{1,2} ?[hH:] ?([0-9]{2})? *$",
    },
    "opening": {
        "description": Text(
            fr="Chaque semaine : « mardi 16:30-19:00 ».", en="Every week: 'Tuesday 16:30-19:00' or 'mardi 16:30-19:00'."
        ),
        "examples": [Text(fr="mardi 16:30-19:00", en="Tuesday 16:30-19:00")],
        "type": "string",
    },
    "text": {
        "description": Text(
            fr="Des mots pour les deux langues, ou des mots dans chacune.",
            en="Words for both languages, or words in each.",
        ),
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


def json_schema(lang: Lang = "en") -> Schema:
    """The JSON Schema (draft 2020-12) of a council file, as a new dictionary.

    ``$defs`` holds one definition for each entity, one for each list of words, and one for each kind of scalar.
    Titles, descriptions, examples and the labels of words are in the language *lang*, so that a form made from
    the schema can be read; what a file may hold does not depend on it.

    >>> schema = json_schema()
    >>> schema["$defs"]["Actor"]["required"]
    ['id', 'name']
    >>> schema["$defs"]["Actor"]["properties"]["id"]
    {'title': 'Id', '$ref': '#/$defs/id'}
    >>> json_schema("fr")["$defs"]["Tie"]["properties"]["target"]["title"]
    'Organisation nommée'
    """
    definitions = dict(_SCALARS)
    _define(Council, definitions)
    council = definitions["Council"]
    version = {"title": field_title("Council", "clsm"), "enum": [FORMAT, int(FORMAT)]}
    council["properties"] = {"clsm": version, **council["properties"]}
    council["required"] = ["clsm", *council["required"]]
    title = Text(fr=f"Un fichier de conseil de clsm, format {FORMAT}", en=f"A council file of clsm, format {FORMAT}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:clsm:council-file:{FORMAT}",
        "title": title,
        "$ref": "#/$defs/Council",
        "$defs": definitions,
    }
    return dict(_said(schema, lang))


def _said(part: Any, lang: Lang) -> Any:
    """A copy of *part* with its texts in one language."""
    if isinstance(part, Text):
        return part.say(lang)
    if isinstance(part, Mapping):
        return {key: _said(value, lang) for key, value in part.items()}
    return [_said(value, lang) for value in part] if isinstance(part, list) else part


def _define(cls: Any, definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of an entity, which is made at its first use."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # holds its place while its fields are described
        fields = attrs.fields(cls)
        definitions[cls.__name__] = {
            "title": OF_ENTITY[cls.__name__],
            "description": Text(fr=ABOUT[cls.__name__], en=cls.__doc__.partition("\n")[0].replace("``", "")),
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
    may_be_left_out = field.default is not attrs.NOTHING
    return {
        "title": field_title(cls.__name__, field.name),
        **({"anyOf": [schema, _NULL]} if may_be_left_out else schema),
    }


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
        words: Any = validator.words  # in every field of a file, a list with its labels
        return _one_of(words)
    if isinstance(validator, AtLeast):
        return {**_ref("whole"), "minimum": validator.lowest}  # asked of numbers only
    if kind in _NAMES:
        return _ref(_NAMES[kind])
    return _define(kind, definitions) if attrs.has(kind) else _TEXT


def _terms(name: str, definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of a list of words; an open one proposes its own and accepts others."""
    listed = _one_of({**LISTS[name], "not_documented": LISTS[name].get("not_documented", NOT_DOCUMENTED)})
    definitions[name] = {"anyOf": [listed, _TERM]} if LISTS[name].open else listed
    return _ref(name)


def _one_of(words: Mapping[str, Text]) -> Schema:
    """One of several words, each with its label, as forms and editors read it."""
    return {"oneOf": [{"const": id, "title": label} for id, label in words.items()]}
