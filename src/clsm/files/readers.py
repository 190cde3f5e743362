"""A quick way from a tree of text to a council: a function made for each class, with its checks inlined.

It succeeds only where the converter would, and says nothing of what is wrong: whatever it gives up is read again
by the converter, which alone speaks. What the quick way trusts, it has checked itself, so that it fills the slots
of an entity without asking each field again.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, cast, get_args, get_origin

import attrs

from clsm.council import NESTED, Council
from clsm.dates import OPEN, Frequency, PartialDate, WeeklyOpening
from clsm.entities.instances import Instance, ids_given
from clsm.fields import AtLeast, OneOf, SetOf, as_identifier, id_or_derived, own_validator
from clsm.files.scalars import scalar_readers
from clsm.files.trees import FORMAT
from clsm.problems import CouncilError, Mismatch
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold

Read = Callable[[Any], Any]

_MANY: Final = 4096
"""How many words of one kind are remembered: dates and rhythms come again and again."""

_REMEMBERED: Final = (PartialDate, Frequency, WeeklyOpening, Threshold)


class Unfit(Exception):
    """The tree is not what a class needs; the converter says why."""


def council_of(root: Any) -> Council | None:
    """The council in the tree *root*; ``None`` where it is to be read by the converter."""
    if root.__class__ is not dict or root.get("clsm") != FORMAT:
        return None
    return cast("Council | None", entity_of(Council, {key: value for key, value in root.items() if key != "clsm"}))


def entity_of(cls: Any, tree: Any) -> Any:
    """The entity of *cls* in *tree*; ``None`` where it is to be read by the converter."""
    try:
        return _reader(cls)(tree)
    except (Unfit, Mismatch, CouncilError, TypeError):
        # a TypeError comes from a list where text was remembered: no list can be looked up
        return None


@cache
def _reader(cls: Any) -> Read:
    """The function that reads one entity of *cls*, or raises."""
    code = _Code()
    lines = [
        "if tree.__class__ is not dict: raise Unfit",
        f"if not {code.name(frozenset(field.name for field in attrs.fields(cls)))}.issuperset(tree): raise Unfit",
        "get = tree.get",
    ]
    for field in attrs.fields(cls):
        lines += _lines_of(code, cls, field)
    lines.append(f"entity = {code.name(object.__new__)}({code.name(cls)})")
    for field in attrs.fields(cls):
        # an entity is frozen: only its slots can be filled
        lines.append(f"{code.name(getattr(cls, field.name).__set__)}(entity, {field.name}_)")
    if cls is Instance:
        # nobody else holds its seats and meetings yet: they need not be copied to be given an id
        give, is_id, set_id = code.name(ids_given), code.name(_IS_ID), code.name(object.__setattr__)
        for name in NESTED:
            lines += [
                f"for fact, id in {give}(id_, {name}_):",
                f"    if not {is_id}(id): raise Unfit",
                f"    {set_id}(fact, 'id', id)",
            ]
    if hasattr(cls, "__attrs_post_init__"):
        lines.append("entity.__attrs_post_init__()")
    lines.append("return entity")
    return code.made(cls.__name__, lines)


class _Code:
    """The source of one function, and what its names stand for."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {"Unfit": Unfit, "OPEN": OPEN}

    def name(self, value: Any) -> str:
        """A name of the source that stands for *value*."""
        name = f"given_{len(self._names)}"
        self._names[name] = value
        return name

    def made(self, of: str, lines: list[str]) -> Read:
        """The function of one argument, ``tree``, with these *lines*."""
        source = "def read(tree):\n" + "".join(f"    {line}\n" for line in lines)
        exec(compile(source, f"<reader of {of}>", "exec"), self._names)
        read: Read = self._names["read"]
        return read


def _lines_of(code: _Code, cls: type, field: "attrs.Attribute[Any]") -> Iterator[str]:
    """The lines that read one field into a variable, its default where it is absent."""
    target = f"{field.name}_"
    yield f"value = get({field.name!r})"
    if field.default is attrs.NOTHING:
        yield "if value is None: raise Unfit"
        yield "if True:"
    else:
        default: Any = field.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            # what it makes is frozen: all that have none can share it
            yield f"if value is None: {target} = {code.name(default.factory())}"
        else:
            yield f"if value is None: {target} = {code.name(default)}"
        yield "else:"
    kind, may_be_open = _stripped(field.type)
    if may_be_open:
        yield f"    if value == OPEN: {target} = OPEN"
        yield f"    else: {target} = {code.name(_read_by(kind))}(value)"
        return
    if cls is Program and field.name == "details":
        # the kind of a program, which is read before, gives its details their fields
        yield f"    {target} = {code.name(_details)}(kind_, value)"
        return
    if _is_text(kind):
        yield "    if value.__class__ is not str: raise Unfit"
        yield f"    {target} = value"
    else:
        yield f"    {target} = {code.name(_read_by(kind))}(value)"
    yield from (f"    {line}" for line in _checks(code, field, target))


def _stripped(kind: Any) -> tuple[Any, bool]:
    """The type of a field without ``None``, and whether "open" may stand in its place."""
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        options = [option for option in get_args(kind) if option is not NoneType]
        return options[0], any(get_args(option) == (OPEN,) for option in options)
    return kind, False


def _is_text(kind: Any) -> bool:
    return kind is str or get_origin(kind) is Literal


@cache
def _read_by(kind: Any) -> Read:
    """What reads a value of this type that is not plain text."""
    readers = scalar_readers()
    if kind in _REMEMBERED:
        return lru_cache(_MANY)(readers[kind])
    if kind in readers:
        return readers[kind]
    container = get_origin(kind)
    if container in (tuple, frozenset):
        return _list_reader(container, get_args(kind)[0])
    return _reader(kind)


def _list_reader(container: Any, kind: Any) -> Read:
    if _is_text(kind):

        def read_texts(value: Any) -> Any:
            if value.__class__ is not list or not {str}.issuperset(map(type, value)):
                raise Unfit
            return container(value)

        return read_texts

    def read(value: Any) -> Any:
        if value.__class__ is not list:
            raise Unfit
        # made when the first list comes: a small file waits for no class that it does not hold
        read_one = _read_by(kind)
        return container([read_one(item) for item in value])

    return read


def _details(kind: str, value: Any) -> Any:
    if kind not in DETAILS:
        raise Unfit
    fields_of: Any = DETAILS[kind]
    return _reader(fields_of)(value)


_IS_ID: Final = re.compile("[a-z0-9][a-z0-9-]*").fullmatch


def _checks(code: _Code, field: "attrs.Attribute[Any]", target: str) -> Iterator[str]:
    """What the field asks beside its type, in a line where there is one for it."""
    check = own_validator(field)
    if check is None:
        return
    if isinstance(check, OneOf):
        yield f"if {target} not in {code.name(frozenset(check.choices))}: raise Unfit"
    elif isinstance(check, SetOf):
        yield f"if not {code.name(frozenset(check.choices))}.issuperset({target}): raise Unfit"
    elif isinstance(check, AtLeast):
        yield f"if {target} < {check.lowest}: raise Unfit"
    elif check is as_identifier:
        yield f"if not {code.name(_IS_ID)}({target}): raise Unfit"
    elif check is id_or_derived:
        yield f"if {target} and not {code.name(_IS_ID)}({target}): raise Unfit"
    else:
        yield f"{code.name(check)}(None, {code.name(field)}, {target})"
