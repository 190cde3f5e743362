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
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import attrs
import yaml

from clsm import vocabulary
from clsm.council import COLLECTIONS, Council
from clsm.dates import Frequency, PartialDate, WeeklyOpening
from clsm.entities.instances import Seat
from clsm.fields import IN_LIST, REFERS_TO, own_validator
from clsm.problems import Mismatch
from clsm.programs import DETAILS, Program
from clsm.quantities import Threshold
from clsm.vocabulary import LISTS, Term
from clsm.words import Lang, Text
from clsm.words.format_words import ABOUT, OF_ENTITY, field_title

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LISTS_PAGE: Final = "vocabulary-lists.md"
_IMPOSSIBLE: Final = "\x00"
"""A text that nothing accepts: what refuses it says what it expects, in the words of the loader's messages."""

_SCALARS: Final[dict[Any, Text]] = {
    str: Text(fr="du texte", en="text"),
    int: Text(fr="un nombre entier", en="a whole number"),
    bool: Text(fr="`true` ou `false`", en="`true` or `false`"),
    Decimal: Text(fr="un nombre décimal, comme 1250.50", en="a decimal number such as 1250.50"),
    datetime.time: Text(fr="une heure, comme 14:30", en="an hour such as 14:30"),
    Text: Text(fr="du texte, ou du texte dans les deux langues", en="text, or text in both languages"),
}
_PARSED: Final = (PartialDate, Frequency, WeeklyOpening, Threshold)
_NESTED: Final = {"seats": "seat", "meetings": "meeting", "colleges": "college"}
"""Where the collections of a body are described."""
_LISTS_IN_FRENCH: Final = Path(__file__).parent / "_data" / "lists.yaml"

_THE_FILE: Final = Text(fr="Le fichier", en="The file")
_HEAD: Final = Text(
    fr="| champ | ce qu’il accepte | s’il manque |\n|---|---|---|",
    en="| field | what it takes | if left out |\n|---|---|---|",
)
_TERMS_HEAD: Final = Text(
    fr="| à écrire | français | anglais |\n|---|---|---|",
    en="| to write | French | English |\n|---|---|---|",
)
_OPEN: Final = Text(
    fr="Ouverte : un conseil peut y ajouter ses propres mots.", en="Open: a council may add its own terms."
)
_CLOSED: Final = Text(fr="Fermée : rien d’autre n’est accepté.", en="Closed: nothing else is accepted.")
_VERSION: Final = Text(fr="la version du format : `1`", en="the version of the file format: `1`")
_REQUIRED: Final = Text(fr="**obligatoire**", en="**required**")
_FROM_THE_SECTOR: Final = Text(
    fr="la valeur par défaut du secteur du titulaire", en="the default of the holder’s sector"
)
_FROM_THE_OTHERS: Final = Text(fr="déduit des autres champs", en="made from the others")
_BOTH: Final = Text(fr="« {fr} », « {en} »", en="“{fr}”, “{en}”")
_SEE: Final = Text(fr="Voir {cls}.", en="See {cls}.")
_OR: Final = Text(fr=" ou ", en=" or ")
_LIST_NAME: Final = Text(
    fr=f"le nom d’une liste ouverte parmi [les listes de mots]({LISTS_PAGE})",
    en=f"the name of an open list of [the lists of words]({LISTS_PAGE})",
)
_FIELDS_OF: Final = Text(fr="les champs de {it}", en="the fields of {it}")
_FOR: Final = Text(fr="{it} pour `{kind}`", en="{it} for `{kind}`")
_NOTHING_ELSE: Final = Text(fr="{it} ; rien pour les autres types", en="{it}; nothing for other kinds")
_ANY_ID: Final = Text(
    fr="l’identifiant d’une chose quelconque du fichier, ou celui du conseil",
    en="the id of anything in the file, or the council's own",
)
_ID_OF: Final = Text(fr="l’identifiant d’un élément de {it}", en="the id of one of the {it}")
_PLACE_IN_IT: Final = Text(fr="{it}, puis, derrière un `#`, l’endroit où lire", en="{it}, a place in it behind a `#`")
_TERM_OF: Final = Text(fr="un terme de {it}", en="a term of {it}")
_ONE_OF: Final = Text(fr="au choix : {words}", en="one of {words}")
_ONE_OF_LIST: Final = Text(fr="un terme de {it} : {words}", en="one of {it}: {words}")
_MANY_WITH: Final = Text(fr="une liste ; chaque élément a {it}", en="a list; each item has {it}")
_MANY: Final = Text(fr="une liste ; chaque élément est {it}", en="a list; each item is {it}")
_OR_MORE: Final = Text(fr="{it}, au moins {lowest}", en="{it}, {lowest} or more")


def file_format(lang: Lang) -> str:
    """The tables of every entity that a file can hold, as MyST Markdown."""
    fields = {field.name: field for field in attrs.fields(Council)}
    collected = [(name, get_args(fields[name].type)[0]) for name in (*COLLECTIONS, "terms")]
    own = [(_THE_FILE.say(lang).lower(), Council), *collected]
    parts = sorted(_parts(cls for _, cls in own) - {cls for _, cls in own}, key=lambda cls: cls.__name__)
    anchors = {cls: name.replace(" ", "-") for name, cls in own} | {cls: cls.__name__.lower() for cls in parts}
    sections = [_section(_THE_FILE.say(lang), Council, anchors, lang)]
    sections += [_section(f"`{name}`", cls, anchors, lang) for name, cls in collected]
    sections += [_section(cls.__name__, cls, anchors, lang) for cls in parts]
    return "\n".join(sections)


def vocabulary_lists(lang: Lang) -> str:
    """Every list with the French and English labels of its terms, as MyST Markdown."""
    in_english = {name.lower(): _plain(words) for name, words in _documented(vocabulary)}
    abouts = yaml.safe_load(_LISTS_IN_FRENCH.read_text(encoding="utf-8")) if lang == "fr" else in_english
    lines: list[str] = []
    for name, words in LISTS.items():
        kind = _OPEN if words.open else _CLOSED
        lines += [f"## `{name}`", "", f"{abouts[name]} {kind.say(lang)}", "", _TERMS_HEAD.say(lang)]
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


def _section(title: str, cls: Any, anchors: dict[Any, str], lang: Lang) -> str:
    see = _SEE.say(lang).format(cls=f"{{py:class}}`~{cls.__module__}.{cls.__name__}`")
    about = f"{_about(cls, lang)} {see}"
    rows = [
        f"| {_named(cls, field.name, lang)} | {_cell(takes)} | {_cell(_left_out(cls, field, lang))} |"
        for field in attrs.fields(cls)
        for takes in [_takes(field, anchors, lang)]
    ]
    if cls is Council:
        rows.insert(0, f"| {_named(cls, 'clsm', lang)} | {_VERSION.say(lang)} | {_REQUIRED.say(lang)} |")
    return "\n".join([f"## {title}", "", about, "", _HEAD.say(lang), *rows, ""])


def _named(cls: Any, field: str, lang: Lang) -> str:
    """The name of a field; in French what it is called too, as names are English."""
    return f"`{field}`<br>{field_title(cls.__name__, field).fr}" if lang == "fr" else f"`{field}`"


def _about(cls: Any, lang: Lang) -> str:
    """What an entity is: in French also what it is called; in English the first sentence of its docstring."""
    if lang == "fr":
        return f"**{OF_ENTITY[cls.__name__].fr}.** {ABOUT[cls.__name__]}"
    paragraph = (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")
    return _plain(re.split(r"(?<=\.)\s", paragraph)[0])


def _plain(words: str) -> str:
    """Words of a docstring without the roles of reStructuredText."""
    return re.sub(r":[\w:]+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", words).replace("``", "`")


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _takes(field: "attrs.Attribute[Any]", anchors: dict[Any, str], lang: Lang) -> str:
    """What *field* takes, in words."""
    whole = [
        kind for kind in (get_args(field.type) if _is_union(field.type) else (field.type,)) if kind is not NoneType
    ]
    many = get_origin(whole[0]) in (tuple, frozenset)
    kinds = [get_args(whole[0])[0]] if many else whole
    if field == attrs.fields(Term).list:  # its validator would name them all
        one = _LIST_NAME.say(lang)
    elif field == attrs.fields(Program).details:  # its kind says which
        kinds_of = (
            _FOR.say(lang).format(it=f"[{cls.__name__}](#{anchors[cls]})", kind=kind) for kind, cls in DETAILS.items()
        )
        return _NOTHING_ELSE.say(lang).format(it=_FIELDS_OF.say(lang).format(it=_either(kinds_of, lang)))
    elif field.metadata.get(REFERS_TO) == ("anything",):
        one = _ANY_ID.say(lang)
    elif collections := field.metadata.get(REFERS_TO):
        links = (f"[`{name}`](#{_NESTED.get(name, name)})" for name in collections)
        one = _ID_OF.say(lang).format(it=_either(links, lang))
        if "references" in collections:
            one = _PLACE_IN_IT.say(lang).format(it=one)
    elif name := field.metadata.get(IN_LIST):
        one = _TERM_OF.say(lang).format(it=f"[`{name}`]({LISTS_PAGE}#{name})")
    elif choices := _choices(field):
        one = _one_of(choices, lang)
    else:
        one = _either((_kind(kind, field, anchors, lang) for kind in kinds), lang)
    if not many:
        return one
    has_fields = one.startswith(_FIELDS_OF.say(lang).format(it=""))
    return (_MANY_WITH if has_fields else _MANY).say(lang).format(it=one)


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType) or NoneType in get_args(kind)


def _either(words: Iterable[str], lang: Lang) -> str:
    *others, last = words
    return f"{', '.join(others)}{_OR.say(lang)}{last}" if others else last


def _choices(field: "attrs.Attribute[Any]") -> tuple[str, ...]:
    """What a closed list accepts, as its validator says."""
    return tuple(getattr(_validator(field), "choices", ()))


def _validator(field: "attrs.Attribute[Any]") -> Any:
    """The validator of *field*, out of the one that lets ``None`` through."""
    validator = own_validator(field)
    return getattr(validator, "validator", validator)


def _one_of(choices: tuple[str, ...], lang: Lang) -> str:
    named = next((name for name, words in LISTS.items() if tuple(words) == choices), None)
    words = ", ".join(f"`{choice}`" for choice in choices)
    if named is None:
        return _ONE_OF.say(lang).format(words=words)
    return _ONE_OF_LIST.say(lang).format(it=f"[`{named}`]({LISTS_PAGE}#{named})", words=words)


def _kind(kind: Any, field: "attrs.Attribute[Any]", anchors: dict[Any, str], lang: Lang) -> str:
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind), lang) if len(get_args(kind)) > 1 else f"`{get_args(kind)[0]}`"
    if kind in _PARSED:
        return _expected(kind.parse, lang)
    if _is_entity(kind):
        return _FIELDS_OF.say(lang).format(it=f"[{kind.__name__}](#{anchors[kind]})")
    validator = _validator(field)
    if hasattr(validator, "lowest"):
        return _OR_MORE.say(lang).format(it=_SCALARS[kind].say(lang), lowest=validator.lowest)
    if kind in (str, Decimal) and validator is not None:
        return _expected(lambda text: validator(None, field, text), lang) or _SCALARS[kind].say(lang)
    return _SCALARS[kind].say(lang)


def _expected(read: Callable[[str], object], lang: Lang) -> str:
    """What *read* says that it expects; nothing where it takes any text."""
    try:
        read(_IMPOSSIBLE)
    except Mismatch as refused:
        return refused.expected.say(lang)
    return ""


def _left_out(cls: Any, field: "attrs.Attribute[Any]", lang: Lang) -> str:
    """What *field* stands for where it is not written: nothing, as a rule."""
    if (cls, field.name) == (Seat, "pillars"):
        return _FROM_THE_SECTOR.say(lang)
    if field.default is attrs.NOTHING:
        return _REQUIRED.say(lang)
    if isinstance(field.default, Text):
        return _BOTH.say(lang).format(fr=field.default.fr, en=field.default.en)
    if isinstance(field.default, str | int):
        return f"`{field.default}`" if field.default else _FROM_THE_OTHERS.say(lang)
    return "–"


_MARKERS: Final = {"<!-- the file format -->": file_format, "<!-- the lists of words -->": vocabulary_lists}


def fill(app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put the tables in the place of the markers of a page."""
    for marker, tables in _MARKERS.items():
        if marker in source[0]:
            source[0] = source[0].replace(marker, tables(app.config.language))


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
