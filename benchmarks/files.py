"""How long council files take to load and to refuse, against what else there is.

Run with ``python benchmarks/files.py``: it prints a Markdown table of ratios, one row for each thing that
is asked of the library. ``--assert`` ends with 1 where a row is missed. ``--quick`` takes a smaller file.

Only ratios within one run are told: absolute times differ from machine to machine. Each side is timed
several times in turn, and its best time counts. The file is a synthetic council, the largest that the
loader accepts (it reads up to ``MAX_VALUES`` keys and values); a record is one mapping of it.
"""

import argparse
import dataclasses
import functools
import json
import operator
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import attrs
import pydantic
import yaml

import clsm
from clsm import synthetic
from clsm.council import COLLECTIONS, Council
from clsm.dates import Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.instances import DERIVED, Instance, derived_id
from clsm.entities.references import reference_id
from clsm.fields import IN_LIST, REFERS_TO, AtLeast, OneOf, SetOf, as_identifier, own_validator
from clsm.files import converter, json_text
from clsm.files.pausing import collector_paused
from clsm.files.trees import MAX_VALUES
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold
from clsm.vocabulary import LISTS
from clsm.words import Text

# ---------------------------------------------------------------- the same council in pydantic

_PARSED: Final[Mapping[type, Callable[[str], Any]]] = {
    PartialDate: PartialDate.parse,
    Frequency: Frequency.parse,
    WeeklyOpening: WeeklyOpening.parse,
    Threshold: Threshold.parse,
}
"""Values that are written as text: both sides read them with the library's own functions."""

_OWN_CHECKS: Final = ("Survey", "Tie", "Seat", "Attendance", "Session", "HousingPlaces", "Quantity", "Reading", "Post")
"""Classes that check several fields together; the twin runs the same check."""


@functools.cache
def twin(cls: type) -> Any:
    """The pydantic 2 dataclass with the fields, the defaults and the checks of an attrs class."""
    fields: list[Any] = [("clsm", Literal["1"])] if cls is Council else []
    for field in attrs.fields(cls):
        kind = _twin_type(cls, field)
        if field.default is attrs.NOTHING:
            fields.append((field.name, kind))
        elif isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
            made = _twin_factory(field.default.factory)
            fields.append((field.name, kind, dataclasses.field(default_factory=made)))
        else:
            fields.append((field.name, kind, dataclasses.field(default=field.default)))
    names: dict[str, Any] = {}
    if cls is Period:
        names["_last"] = Period._last
    if cls is Period or cls.__name__ in _OWN_CHECKS:
        names["__post_init__"] = cls.__attrs_post_init__  # type: ignore[attr-defined]
    elif cls is Instance:
        names["__post_init__"] = _derive_ids
    elif cls is Program:
        names["__post_init__"] = _read_details
    elif cls is Council:
        names["__post_init__"] = _must_hold_together
    plain = dataclasses.make_dataclass(cls.__name__, fields, kw_only=True, namespace=names)
    config = pydantic.ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    return pydantic.dataclasses.dataclass(config=config)(plain)


def _twin_factory(factory: Any) -> Any:
    return twin(factory) if attrs.has(factory) else factory


def _twin_type(cls: type, field: "attrs.Attribute[Any]") -> Any:
    if cls is Program and field.name == "details":
        return Any
    kind, check = _translated(field.type), own_validator(field)
    if isinstance(check, OneOf):
        return Literal[check.choices]
    if isinstance(check, SetOf):
        return Union[frozenset[Literal[check.choices]], None]  # type: ignore[name-defined]  # noqa: UP007
    if isinstance(check, AtLeast):
        return Union[Annotated[int, pydantic.Field(ge=check.lowest)], None]  # noqa: UP007
    if check is as_identifier or getattr(check, "__name__", "") == "_id_or_derived":
        return Annotated[str, pydantic.StringConstraints(pattern="^[a-z0-9-]*$")]
    if check is None or get_origin(field.type) is tuple:
        return kind
    return Annotated[kind, pydantic.AfterValidator(lambda value: (check(None, field, value), value)[1])]


def _translated(kind: Any) -> Any:
    if kind in _PARSED:
        return Annotated[kind, pydantic.PlainValidator(_PARSED[kind])]
    if kind is Text:
        return Union[str, twin(Text)]  # noqa: UP007
    if attrs.has(kind):
        return twin(kind)
    if isinstance(kind, UnionType) or get_origin(kind) is Union:
        parts = get_args(kind)
        first = [part for part in parts if part is not NoneType]
        # a literal first, so that "open" is not read as a date
        ordered = sorted(first, key=lambda part: not _is_literal(part))
        translated = [_translated(part) for part in (*ordered, *(part for part in parts if part is NoneType))]
        return functools.reduce(operator.or_, translated)
    if get_origin(kind) is tuple:
        return tuple[_translated(get_args(kind)[0]), ...]  # type: ignore[misc]
    return kind


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) in (Literal,)


def _derive_ids(body: Any) -> None:
    for fact in (*body.seats, *body.meetings):
        if fact.id == DERIVED:
            if hasattr(fact, "date"):
                fact.id = f"{body.id}-{fact.date}"
            else:
                fact.id = derived_id(body.id, fact)


@functools.cache
def _details_reader(kind: str) -> "pydantic.TypeAdapter[Any]":
    details: Any = DETAILS[kind]
    return pydantic.TypeAdapter(twin(details))


def _read_details(program: Any) -> None:
    if program.details is not None:
        program.details = _details_reader(program.kind).validate_python(program.details)


@functools.cache
def _to_check(cls: type) -> tuple[tuple[tuple[str, Any, Any], ...], tuple[str, ...]]:
    """The fields of a class that name others or terms, and those that may hold entities."""
    named = tuple(
        (field.name, field.metadata.get(REFERS_TO), field.metadata.get(IN_LIST))
        for field in attrs.fields(cls)
        if field.metadata
    )
    return named, tuple(field.name for field in attrs.fields(cls) if not field.metadata)


def _must_hold_together(council: Any) -> None:
    """What :class:`Council` refuses: an id twice, a name of what is not there, a term that no list has."""
    known = {name: {entity.id for entity in getattr(council, name)} for name in COLLECTIONS}
    known["seats"] = {seat.id for body in council.instances for seat in body.seats}
    every = [entity.id for name in COLLECTIONS for entity in getattr(council, name)]
    every += [fact.id for body in council.instances for fact in (*body.seats, *body.meetings)]
    if len(every) != len(set(every)):
        raise ValueError("an id twice")
    own = {name: {term.id for term in council.terms if term.list == name} for name in LISTS}
    terms = {name: {*LISTS[name], *own[name], "not_documented"} for name in LISTS}

    @functools.cache
    def ids_of(collections: tuple[str, ...]) -> set[str]:
        return set[str]().union(*(known[name] for name in collections))

    waiting: list[Any] = [council]
    while waiting:
        entity = waiting.pop()
        named, inner = _to_check(_ORIGINAL[type(entity).__name__])
        for name, collections, list_name in named:
            value = getattr(entity, name)
            for word in value if isinstance(value, tuple) else () if value is None else (value,):
                allowed = ids_of(collections) if collections else terms[list_name]
                if (reference_id(word) if collections and "references" in collections else word) not in allowed:
                    raise ValueError(f"{word!r} is not there")
        for name in inner:
            value = getattr(entity, name)
            for item in value if isinstance(value, tuple) else (value,):
                if type(item).__name__ in _ORIGINAL and not isinstance(item, PartialDate | WeeklyOpening):
                    waiting.append(item)


def _entities(cls: type, found: dict[str, type]) -> dict[str, type]:
    """The attrs classes below *cls*, by name."""
    if cls.__name__ not in found and attrs.has(cls) and cls is not Text and cls not in _PARSED:
        found[cls.__name__] = cls
        waiting = [field.type for field in attrs.fields(cls)]
        while waiting:
            kind = waiting.pop()
            waiting.extend(get_args(kind))
            if isinstance(kind, type) and attrs.has(kind):
                _entities(kind, found)
    return found


_ORIGINAL: Final = _entities(Council, {})


# ---------------------------------------------------------------- measuring


@dataclasses.dataclass(frozen=True)
class Row:
    """One thing that is asked: how many times something else it takes, and how many it may."""

    what: str
    ratio: float
    most: float
    how: str

    @property
    def kept(self) -> bool:
        """Whether it takes no longer than it may."""
        return self.ratio <= self.most


def best(*works: Callable[[], Any], rounds: int = 5) -> list[float]:
    """The best time of each of *works*, in seconds, taken in turn."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for found, work in zip(times, works, strict=True):
            start = time.perf_counter()
            work()
            found.append(time.perf_counter() - start)
    return [min(found) for found in times]


def records(tree: Any) -> int:
    """How many mappings a tree holds."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return isinstance(tree, dict) + sum(records(value) for value in inner)


def values(tree: Any) -> int:
    """How many keys and values a tree holds, as the loader counts them."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + (len(tree) if isinstance(tree, dict) else 0) + sum(values(value) for value in inner)


def largest(most: int) -> tuple[Council, int]:
    """A synthetic council whose file holds nearly *most* keys and values, and how many it holds."""
    organisations, found = 300, None
    while True:
        council = synthetic.council(1, organisations=organisations, years=6)
        held = values(converter.from_council(council))
        if held <= most:
            found = council, held
            if held > 0.97 * most:
                return found
        organisations = int(organisations * min(3.0, 0.99 * most / held))


def refused(text: str, format: Literal["yaml", "json"]) -> int:
    """How many problems *text* is refused for."""
    try:
        clsm.loads(text, format=format)
    except clsm.CouncilFileError as error:
        return len(error.problems)
    raise AssertionError("a bad file was accepted")


def refused_without_places(text: str) -> int:
    """The same for JSON, before the places of the problems are sought."""
    try:
        with collector_paused():
            converter.to_council(json_text.read(text).root)
    except converter.ShapeError as error:
        return len(error.refusals)
    raise AssertionError("a bad file was accepted")


def rows(most: int) -> Iterator[Row]:
    """Everything that is asked of council files, measured."""
    council, held = largest(most)
    as_json, as_yaml = clsm.dumps(council, format="json"), clsm.dumps(council)
    count = records(json.loads(as_json))
    size = f"{count:,} records, {held:,} keys and values"
    reader = pydantic.TypeAdapter(twin(Council))
    assert len(reader.validate_json(as_json).ties) == len(council.ties)
    for word, wrong in (
        ('"presence": "present"', '"presence": "presnt"'),
        ('"id": "synthetic-survey"', '"id": "lost"'),
    ):
        try:
            reader.validate_json(as_json.replace(word, wrong, 1))
        except pydantic.ValidationError:
            continue
        raise AssertionError(f"the twin accepts {wrong}")
    bare, ours, theirs = best(
        lambda: json.loads(as_json), lambda: clsm.loads(as_json, format="json"), lambda: reader.validate_json(as_json)
    )
    yield Row("JSON: loading ÷ pydantic 2 dataclasses", ours / theirs, 1, f"the same checks, references too; {size}")
    yield Row("JSON: loading ÷ bare json.loads", ours / bare, 7, f"{ours / count * 1e6:.1f} µs a record; {size}")

    peer, ours_yaml = best(lambda: yaml.load(as_yaml, Loader=yaml.CSafeLoader), lambda: clsm.loads(as_yaml), rounds=3)
    yield Row("YAML: loading ÷ yaml.load with CSafeLoader", ours_yaml / peer, 0.6, size)

    bad_json = as_json.replace('"presence": "present"', '"presence": "presnt"')
    bad_yaml = as_yaml.replace("presence: present", "presence: presnt")
    problems = refused(bad_yaml, "yaml")
    assert problems == refused(bad_json, "json") == refused_without_places(bad_json)

    def refused_by_them() -> None:
        try:
            reader.validate_json(bad_json)
        except pydantic.ValidationError:
            return
        raise AssertionError("the twin accepts a bad file")

    yaml_refused, json_refused, json_placed, theirs_refused = best(
        lambda: refused(bad_yaml, "yaml"),
        lambda: refused_without_places(bad_json),
        lambda: refused(bad_json, "json"),
        refused_by_them,
        rounds=3,
    )
    told = f"{problems:,} problems in {count:,} records"
    with_places = f"{told}; {json_placed / theirs_refused:.1f} with places, YAML {yaml_refused / theirs_refused:.1f}"
    yield Row("JSON: refusing before places ÷ pydantic’s refusal", json_refused / theirs_refused, 3, with_places)


def main() -> int:
    """Print the table; 1 where ``--assert`` is given and a row is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assert", action="store_true", dest="asserted", help="end with 1 where a row is missed")
    parser.add_argument("--quick", action="store_true", help="a file of 30,000 keys and values")
    given = parser.parse_args()
    print("| what | ratio | at most | kept | how |\n|---|---:|---:|---|---|")
    missed = 0
    for row in rows(30_000 if given.quick else MAX_VALUES):
        missed += not row.kept
        print(f"| {row.what} | {row.ratio:.2f} | {row.most} | {'yes' if row.kept else 'NO'} | {row.how} |", flush=True)
    return 1 if missed and given.asserted else 0


if __name__ == "__main__":
    sys.exit(main())
