"""The tables of the file format and of the lists of words, made from the entities when the pages are built.

A page holds a marker, a line such as ``<!-- the file format -->``; Sphinx reads the page with the tables in
its place, so that they never say anything else than the code does.
"""

import ast
import datetime
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import attrs

from clsm import vocabulary
from clsm.council import COLLECTIONS, Council
from clsm.dates import Frequency, PartialDate, WeeklyOpening
from clsm.entities.instances import Seat
from clsm.fields import IN_LIST, REFERS_TO, own_validator
from clsm.problems import Mismatch
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold
from clsm.vocabulary import LISTS, Term
from clsm.words import Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LISTS_PAGE: Final = "vocabulary-lists.md"
_IMPOSSIBLE: Final = "\x00"
"""A text that nothing accepts: what refuses it says what it expects, in the words of the loader's messages."""

_SCALARS: Final[dict[Any, str]] = {
    str: "text",
    int: "a whole number",
    bool: "`true` or `false`",
    Decimal: "a decimal number such as 1250.50",
    datetime.time: "an hour such as 14:30",
    Text: "text, or text in both languages",
}
_PARSED: Final = (PartialDate, Frequency, WeeklyOpening, Threshold)
_NESTED: Final = {"seats": "seat", "meetings": "meeting", "colleges": "college"}
"""Where the collections of a body are described."""


def file_format() -> str:
    """The tables of every entity that a file can hold, as MyST Markdown."""
    fields = {field.name: field for field in attrs.fields(Council)}
    collected = [(name, get_args(fields[name].type)[0]) for name in (*COLLECTIONS, "terms")]
    own = [("the file", Council), *collected]
    parts = sorted(_parts(cls for _, cls in own) - {cls for _, cls in own}, key=lambda cls: cls.__name__)
    anchors = {cls: name.replace(" ", "-") for name, cls in own} | {cls: cls.__name__.lower() for cls in parts}
    sections = [_section("The file", Council, anchors)]
    sections += [_section(f"`{name}`", cls, anchors) for name, cls in collected]
    sections += [_section(cls.__name__, cls, anchors) for cls in parts]
    return "\n".join(sections)


def vocabulary_lists() -> str:
    """Every list with the French and English labels of its terms, as MyST Markdown."""
    documented = dict(_documented(vocabulary))
    lines: list[str] = []
    for name, words in LISTS.items():
        about = _plain(documented[name.upper()])
        kind = "Open: a council may add its own terms." if words.open else "Closed: nothing else is accepted."
        lines += [f"## `{name}`", "", f"{about} {kind}", "", "| to write | French | English |", "|---|---|---|"]
        lines += [f"| `{id}` | {_cell(label.fr)} | {_cell(label.en)} |" for id, label in words.items()]
        lines.append("")
    return "\n".join(lines)


def _documented(module: Any) -> Iterator[tuple[str, str]]:
    """The constants of *module* that have a docstring, each with it, its lines made one."""
    for constant, words in pairwise(ast.parse(inspect.getsource(module)).body):
        match constant, words:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())


def _parts(classes: Iterable[Any]) -> set[Any]:
    """Every entity that *classes* are made of, themselves included."""
    found, waiting = set[Any](), list(classes)
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [kind for field in attrs.fields(cls) for kind in _kinds(field.type) if _is_entity(kind)]
    return found


def _kinds(kind: Any) -> list[Any]:
    """The classes that a type is made of, out of its unions and collections."""
    if get_origin(kind) is Literal:
        return []
    return [inner for part in get_args(kind) for inner in _kinds(part)] or [kind]


def _is_entity(kind: Any) -> bool:
    return attrs.has(kind) and kind not in (Text, *_PARSED)


def _section(title: str, cls: Any, anchors: dict[Any, str]) -> str:
    about = f"{_first_sentence(cls)} See {{py:class}}`~{cls.__module__}.{cls.__name__}`."
    rows = [
        f"| `{field.name}` | {_cell(_takes(field, anchors))} | {_cell(_left_out(cls, field))} |"
        for field in attrs.fields(cls)
    ]
    if cls is Council:
        rows.insert(0, "| `clsm` | the version of the file format: `1` | **required** |")
    return "\n".join(
        [f"## {title}", "", about, "", "| field | what it takes | if left out |", "|---|---|---|", *rows, ""]
    )


def _first_sentence(cls: Any) -> str:
    paragraph = (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")
    return _plain(re.split(r"(?<=\.)\s", paragraph)[0])


def _plain(words: str) -> str:
    """Words of a docstring without the roles of reStructuredText."""
    return re.sub(r":[\w:]+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", words).replace("``", "`")


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _takes(field: "attrs.Attribute[Any]", anchors: dict[Any, str]) -> str:
    """What *field* takes, in words."""
    whole = [
        kind for kind in (get_args(field.type) if _is_union(field.type) else (field.type,)) if kind is not NoneType
    ]
    many = get_origin(whole[0]) in (tuple, frozenset)
    kinds = [get_args(whole[0])[0]] if many else whole
    if field == attrs.fields(Term).list:  # its validator would name them all
        one = f"the name of an open list of [the lists of words]({LISTS_PAGE})"
    elif field == attrs.fields(Program).details:  # its kind says which
        kinds_of = (f"[{cls.__name__}](#{anchors[cls]}) for `{kind}`" for kind, cls in DETAILS.items())
        return f"the fields of {_either(kinds_of)}; nothing for other kinds"
    elif field.metadata.get(REFERS_TO) == ("anything",):
        one = "the id of anything in the file, or the council's own"
    elif collections := field.metadata.get(REFERS_TO):
        one = f"the id of one of the {_either(f'[`{name}`](#{_NESTED.get(name, name)})' for name in collections)}"
        if "references" in collections:
            one += ", a place in it behind a `#`"
    elif name := field.metadata.get(IN_LIST):
        one = f"a term of [`{name}`]({LISTS_PAGE}#{name})"
    elif choices := _choices(field):
        one = _one_of(choices)
    else:
        one = _either(_kind(kind, field, anchors) for kind in kinds)
    if not many:
        return one
    return f"a list; each item has {one}" if one.startswith("the fields") else f"a list; each item is {one}"


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType) or NoneType in get_args(kind)


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _choices(field: "attrs.Attribute[Any]") -> tuple[str, ...]:
    """What a closed list accepts, as its validator says."""
    return tuple(getattr(_validator(field), "choices", ()))


def _validator(field: "attrs.Attribute[Any]") -> Any:
    """The validator of *field*, out of the one that lets ``None`` through."""
    validator = own_validator(field)
    return getattr(validator, "validator", validator)


def _one_of(choices: tuple[str, ...]) -> str:
    named = next((name for name, words in LISTS.items() if tuple(words) == choices), None)
    words = ", ".join(f"`{choice}`" for choice in choices)
    return f"one of [`{named}`]({LISTS_PAGE}#{named}): {words}" if named else f"one of {words}"


def _kind(kind: Any, field: "attrs.Attribute[Any]", anchors: dict[Any, str]) -> str:
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind)) if len(get_args(kind)) > 1 else f"`{get_args(kind)[0]}`"
    if kind in _PARSED:
        return _expected(kind.parse)
    if _is_entity(kind):
        return f"the fields of [{kind.__name__}](#{anchors[kind]})"
    validator = _validator(field)
    if hasattr(validator, "lowest"):
        return f"{_SCALARS[kind]}, {validator.lowest} or more"
    if kind in (str, Decimal) and validator is not None:
        return _expected(lambda text: validator(None, field, text)) or _SCALARS[kind]
    return _SCALARS[kind]


def _expected(read: Callable[[str], object]) -> str:
    """What *read* says that it expects; nothing where it takes any text."""
    try:
        read(_IMPOSSIBLE)
    except Mismatch as refused:
        return refused.expected.en
    return ""


def _left_out(cls: Any, field: "attrs.Attribute[Any]") -> str:
    """What *field* stands for where it is not written: nothing, as a rule."""
    if (cls, field.name) == (Seat, "pillars"):
        return "the default of the holder’s sector"
    if field.default is attrs.NOTHING:
        return "**required**"
    if isinstance(field.default, Text):
        return f"“{field.default.fr}”, “{field.default.en}”"
    if isinstance(field.default, str | int):
        return f"`{field.default}`" if field.default else "made from the others"
    return "–"


_MARKERS: Final = {"<!-- the file format -->": file_format, "<!-- the lists of words -->": vocabulary_lists}


def fill(_app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put the tables in the place of the markers of a page."""
    for marker, tables in _MARKERS.items():
        if marker in source[0]:
            source[0] = source[0].replace(marker, tables())


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
