"""What a field of a council file looks like in the cells of a row, and how cells are read back.

A :class:`Field` has one column or two. ``show`` makes the words of its cells from the value in the file, ``read``
makes the value from the cells. Where what is shown does not read back to the value, the value stays in the last
sheet, and an untouched cell means it still: see :mod:`clsm.workbook.plans`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from clsm.dates import OPEN, Frequency
from clsm.fields import slug
from clsm.problems import Mismatch
from clsm.sheets import Cell
from clsm.vocabulary import LISTS
from clsm.words import SEMICOLON, YES_OR_NO, Lang, Text, in_words
from clsm.workbook.names import Names, folded, in_language, nearest_name
from clsm.workbook.typed_dates import shown_date, typed_date

UNKNOWN: Final = frozenset(
    (
        *("non-documente", "non-documentee", "not-documented", "inconnu", "inconnue", "unknown"),
        *("ne-sait-pas", "nsp", "n-a", "na"),
    )
)
"""What people write for what they do not know, folded: it is left out, as a blank cell is."""


@attrs.define
class Desk:
    """What one needs beside a cell: the language, the names, the words of lists."""

    lang: Lang
    names: Names
    terms: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    """The council's own words, by list and id, as its file has them."""
    new_terms: dict[tuple[str, str], tuple[str, str | None]] = attrs.field(factory=dict)
    """Words that are met in cells and that an open list does not have: the words, and what they may have meant."""

    body: str | None = None
    """The body of whose seats a row speaks."""

    def scope(self, collections: tuple[str, ...]) -> tuple[str, ...]:
        """Where a name is looked for: seats are those of the body."""
        return (f"seats/{self.body}",) if collections == ("seats",) else collections

    def words_of(self, name: str) -> dict[str, Text]:
        """The words of a list, the council's own included."""
        own = {
            id: Text(fr=in_language(label, "fr"), en=in_language(label, "en"))
            for id, label in self.terms.get(name, {}).items()
        }
        return {**own, **LISTS[name]}


class CellRefused(Exception):
    """A cell of a row is refused: which one of the field's columns, and why."""

    def __init__(self, column: int, mismatch: Mismatch) -> None:
        self.column, self.mismatch = column, mismatch
        super().__init__(column, mismatch)


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing: blank, or a word for what is unknown."""
    words = cell.text.strip()
    return not words or words == "?" or folded(words) in UNKNOWN


def split(words: str) -> list[str]:
    """Several values of one cell: semicolons and ends of lines set them apart."""
    return [part.strip() for part in re.split("[;\n]", words) if part.strip()]


Show = Callable[[Any, Desk], Sequence[str]]
Read = Callable[[Sequence[Cell], Desk], Any]


@attrs.frozen(kw_only=True)
class Field:
    """One field of an entity and its columns.

    ``key`` is the field in the file; one that begins with ``@`` says where the entity stands. ``headings`` are keys
    of :data:`~clsm.workbook.layout.HEADINGS`. ``choices`` says from which list its cells are chosen: ``list NAME``
    or ``names COLLECTION``. A ``private`` one is left out of what is shared.
    """

    key: str
    headings: tuple[str, ...]
    show: Show
    read: Read
    required: bool = False
    private: bool = False
    several: bool = False
    choices: tuple[str, ...] = ()
    width: int = 18


def _each(read: Callable[[Cell, Desk], Any]) -> Read:
    """Read a field of one cell; a blank one has no value."""

    def from_cells(cells: Sequence[Cell], desk: Desk) -> Any:
        try:
            return None if is_blank(cells[0]) else read(cells[0], desk)
        except Mismatch as mismatch:
            raise CellRefused(0, mismatch) from None

    return from_cells


def _items(read: Callable[[str, Desk], Any]) -> Read:
    """Read a field of one cell that holds several."""
    return _each(lambda cell, desk: [read(part, desk) for part in split(cell.text)])


def _joined(parts: Iterable[str], desk: Desk) -> tuple[str]:
    return (SEMICOLON.say(desk.lang).join(filter(None, parts)),)


def plain(key: str, heading: str, **options: Any) -> Field:
    """A text that is the same in both languages."""
    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, _: (value or "",),
        read=_each(lambda cell, _: cell.text.strip()),
        **options,
    )


def country(key: str, heading: str, **options: Any) -> Field:
    """A country, by its two letters or by name where its texts are known."""
    return attrs.evolve(
        plain(key, heading, **options),
        read=_each(lambda cell, _: _COUNTRIES.get(slug(cell.text), cell.text.strip())),
    )


_COUNTRIES: Final = {"france": "FR", "fr": "FR", "belgique": "BE", "belgium": "BE", "be": "BE"}


def words(key: str, heading: str, **options: Any) -> Field:
    """A text in both languages: that of the workbook, and beside it the other one where it differs."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        own, other = in_language(value, desk.lang), in_language(value, _other(desk.lang))
        return own, "" if other == own else other

    def read(cells: Sequence[Cell], desk: Desk) -> Any:
        own, other = (cell.text.strip() for cell in cells)
        if not own and not other:
            return None
        if not own or not other or own == other:
            return own or other
        return {desk.lang: own, _other(desk.lang): other}

    return Field(key=key, headings=(heading, f"{heading}@"), show=show, read=read, **{"width": 40, **options})


def _other(lang: Lang) -> Lang:
    return "en" if lang == "fr" else "fr"


def texts(key: str, heading: str, **options: Any) -> Field:
    """Several short texts in the language of the workbook."""
    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: _joined((in_language(text, desk.lang) for text in value or ()), desk),
        read=_items(lambda part, _: part),
        several=True,
        **{"width": 30, **options},
    )


def named(key: str, heading: str, *collections: str, several: bool = False, **options: Any) -> Field:
    """One of what the council holds, or several, by name."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        ids = value if several else [value] if value else []
        return _joined((desk.names.shown(id, desk.scope(collections), among_others=several) for id in ids or ()), desk)

    def find(text: str, desk: Desk) -> str:
        return desk.names.find(text, desk.scope(collections))

    return Field(
        key=key,
        headings=(heading,),
        show=show,
        read=_items(find) if several else _each(lambda cell, desk: find(cell.text.strip(), desk)),
        several=several,
        choices=tuple(f"names {name}" for name in collections),
        **{"width": 28, **options},
    )


def listed(key: str, heading: str, name: str, *, several: bool = False, **options: Any) -> Field:
    """One word of a list, or several."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        labels = desk.words_of(name)
        ids = value if several else [value] if value else []
        return _joined((labels[id].say(desk.lang) if id in labels else id for id in ids or ()), desk)

    def find(text: str, desk: Desk) -> str:
        return _term(text, name, desk)

    return Field(
        key=key,
        headings=(heading,),
        show=show,
        read=_items(find) if several else _each(lambda cell, desk: find(cell.text.strip(), desk)),
        several=several,
        choices=(f"list {name}",),
        **{"width": 24, **options},
    )


def chosen(key: str, heading: str, options: Mapping[str, Text], **more: Any) -> Field:
    """One of a few words that no list of the vocabulary has."""

    def read(cell: Cell, desk: Desk) -> str:
        for id, label in options.items():
            if slug(cell.text) in (id, slug(label.fr), slug(label.en)):
                return id
        raise _no_choice(cell.text.strip(), [label.say(desk.lang) for label in options.values()])

    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: (options[value].say(desk.lang) if value else "",),
        read=_each(read),
        choices=("of " + " ".join(options),),
        **more,
    )


def _term(text: str, name: str, desk: Desk) -> str:
    """The id of a word of a list: by id, or by its label in one of the languages; a new one where it is open."""
    labels = desk.words_of(name)
    if text in labels:
        return text
    same = {id for id, label in labels.items() if folded(text) in (folded(label.fr), folded(label.en))}
    if len(same) == 1:
        return same.pop()
    known = [label.say(desk.lang) for label in labels.values()]
    id = re.sub("^[^a-z]+", "", slug(text).replace("-", "_"))
    if not LISTS[name].open or same or not id:
        raise _no_choice(text, known)
    desk.new_terms[name, id] = (text, nearest_name(text, known))
    return id


def _no_choice(words: str, known: Sequence[str]) -> Mismatch:
    choices = in_words([Text.same(repr(word)) for word in known], either=True)
    return Mismatch("unknown-choice", found=repr(words), choices=choices, near=nearest_name(words, known))


def dated(key: str, heading: str, **options: Any) -> Field:
    """A date, as precise as it is known."""
    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: (shown_date(value, desk.lang) if value else "",),
        read=_each(lambda cell, _: typed_date(cell)),
        **{"width": 14, **options},
    )


def several_dates(key: str, heading: str, **options: Any) -> Field:
    """Several dates."""

    def read(cell: Cell, _: Desk) -> list[str]:
        if cell.kind != "text":
            return [typed_date(cell)]
        return [typed_date(attrs.evolve(cell, value=part)) for part in split(cell.text)]

    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: _joined((shown_date(date, desk.lang) for date in value or ()), desk),
        read=_each(read),
        several=True,
        **{"width": 24, **options},
    )


_GOES_ON: Final = Text(fr="en cours", en="ongoing")
_BEFORE: Final = Text(fr="avant {date}", en="by {date}")
_ENDED_BY: Final = re.compile(r"(?:termin[eé]e? |ended )?(?:avant|au plus tard en|by|before) +(.+)", re.IGNORECASE)
_OPEN_WORDS: Final = frozenset(("en-cours", "ongoing", "open", "ouvert", "toujours-en-cours"))


def period(key: str, start: str = "since", end: str = "until", **options: Any) -> Field:
    """From when to when: the end may be « en cours », or only a time by which it had come."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        edges = value or {}
        first, last, by = edges.get("start"), edges.get("end"), edges.get("ended_by")
        ended = _BEFORE.format(date=shown_date(by, desk.lang)).say(desk.lang) if by else ""
        ends = _GOES_ON.say(desk.lang) if last == OPEN else shown_date(last, desk.lang) if last else ended
        return shown_date(first, desk.lang) if first else "", ends

    def read(cells: Sequence[Cell], _: Desk) -> Any:
        edges = dict[str, str]()
        for column, (name, cell) in enumerate(zip(("start", "end"), cells, strict=True)):
            try:
                if not is_blank(cell):
                    edges.update(_edge(name, cell))
            except Mismatch as mismatch:
                raise CellRefused(column, mismatch) from None
        return edges or None

    return Field(key=key, headings=(start, end), show=show, read=read, **{"width": 14, **options})


def _edge(name: str, cell: Cell) -> Iterator[tuple[str, str]]:
    words = cell.text.strip()
    if name == "end" and slug(words) in _OPEN_WORDS:
        yield name, OPEN
    elif name == "end" and (match := _ENDED_BY.fullmatch(words)):
        yield "ended_by", typed_date(attrs.evolve(cell, kind="text", value=match[1]))
    else:
        yield name, typed_date(cell)


_YES: Final = frozenset(("oui", "yes", "true", "vrai", "o", "y"))
_NO: Final = frozenset(("non", "no", "false", "faux", "n"))


def yes_no(key: str, heading: str, **options: Any) -> Field:
    """Yes, no, or nothing said."""

    def read(cell: Cell, _: Desk) -> bool:
        word = slug(cell.text)
        if word not in _YES | _NO:
            raise Mismatch("cell-yes-no", found=repr(cell.text.strip()))
        return word in _YES

    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: ("" if value is None else YES_OR_NO[value].say(desk.lang),),
        read=_each(read),
        choices=("said",),
        **{"width": 10, **options},
    )


def number(key: str, heading: str, **options: Any) -> Field:
    """A number: whole or decimal, as its field asks."""
    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: (_with_sign(value, desk.lang) if value else "",),
        read=_each(lambda cell, _: _number(cell.text)),
        **{"width": 10, **options},
    )


def _with_sign(value: str, lang: Lang) -> str:
    return value.replace(".", ",") if lang == "fr" else value


def _number(text: str) -> str:
    """The digits of a number, whatever sets its thousands and its decimals apart."""
    digits = re.sub(r"(?<=\d)[\s\u00a0\u202f'’](?=\d{3})", "", text.strip()).replace(",", ".")
    if not re.fullmatch(r"[-+]?\d{1,18}(\.\d{1,18})?", digits):
        raise Mismatch("cell-number", found=repr(text.strip()))
    return digits


def rhythm(key: str, heading: str) -> Field:
    """How often, in words."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        return (Frequency.parse(value).say(desk.lang) if value else "",)

    return Field(
        key=key, headings=(heading,), show=show, read=_each(lambda cell, _: " ".join(cell.text.split())), width=22
    )


_SHAPES: Final = (
    ("siret", r"\d{14}"),
    ("siren", r"\d{9}"),
    ("bce", r"[01]\d{9}"),
    ("rna", r"W[0-9][0-9A-Z]\d{7}"),
    ("cog", r"\d[0-9AB]\d{3}"),
)
"""How numbers are told that are written without their name; a name in front settles the others."""


def numbers(key: str, heading: str, **options: Any) -> Field:
    """Public numbers of an organisation or a place: « SIRET 21590507600015 »."""

    def read(part: str, _: Desk) -> tuple[str, str]:
        match = re.fullmatch(r"(?:([A-Za-z]+)[ :]+)?([\w .]+)", part)
        if match is None:
            raise Mismatch("cell-identifier", found=repr(part))
        name, code = (match[1] or "").lower(), re.sub(r"[\s.]", "", match[2])
        fitting = name or next((name for name, shape in _SHAPES if re.fullmatch(shape, code)), None)
        fitting = {"insee": "cog", "ins": "nis", "dept": "county"}.get(fitting or "", fitting)
        if fitting not in _NUMBERS:
            raise Mismatch("cell-identifier", found=repr(part))
        return fitting, code

    return Field(
        key=key,
        headings=(heading,),
        show=lambda value, desk: _joined((f"{name.upper()} {code}" for name, code in (value or {}).items()), desk),
        read=lambda cells, desk: dict(_items(read)(cells, desk) or ()) or None,
        several=True,
        **{"width": 24, **options},
    )


_NUMBERS: Final = ("cog", "county", "region", "nis", "siren", "siret", "bce", "finess", "rna")

_QUALIFIERS: Final = {
    "about": Text(fr="environ {value}", en="about {value}"),
    "at_least": Text(fr="au moins {value}", en="at least {value}"),
    "more_than": Text(fr="plus de {value}", en="more than {value}"),
    "mean": Text(fr="en moyenne {value}", en="on average {value}"),
    "some": Text(fr="quelques", en="a few"),
    "several_years": Text(fr="plusieurs années", en="several years"),
}


def quantity(key: str, value_heading: str, unit_heading: str) -> Field:
    """A figure with its qualifier, and its unit."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        if not value:
            return "", ""
        figure, unit = _with_sign(value.get("value") or "", desk.lang), in_language(value.get("unit"), desk.lang)
        qualifier = _QUALIFIERS.get(value.get("qualifier", "exact"), Text.same("{value}"))
        return qualifier.format(value=figure).say(desk.lang), unit

    def read(cells: Sequence[Cell], _: Desk) -> Any:
        if is_blank(cells[0]):
            if is_blank(cells[1]):
                return None
            raise CellRefused(0, Mismatch("cell-number", found=Text(fr="rien", en="nothing")))
        text = cells[0].text.strip()
        for qualifier, forms in _QUALIFIERS.items():
            for form in (forms.fr, forms.en):
                pattern = re.escape(form).replace(re.escape("{value}"), "(?P<value>.+)")
                if match := re.fullmatch(pattern, text, re.IGNORECASE):
                    figure = match.groupdict().get("value")
                    number = {"value": _figure(figure)} if figure else {}
                    return {"unit": cells[1].text.strip(), **number, "qualifier": qualifier}
        return {"unit": cells[1].text.strip(), "value": _figure(text)}

    return Field(key=key, headings=(value_heading, unit_heading), show=show, read=read, width=14)


def _figure(text: str) -> str:
    try:
        return _number(text)
    except Mismatch as mismatch:
        raise CellRefused(0, mismatch) from None


def sources(private: bool = False) -> Field:
    """The documents that show a fact: their ids in the sheet of sources, each with its place behind a ``#``."""

    def read(part: str, desk: Desk) -> str:
        name, mark, place = part.partition("#")
        return f"{desk.names.find(name.strip(), ('references',))}{mark}{place.strip()}"

    return Field(
        key="sources",
        headings=("sources",),
        show=lambda value, desk: _joined(value or (), desk),
        read=_items(read),
        several=True,
        choices=("names references",),
        width=20,
        private=private,
    )


def publics(key: str, heading: str) -> Field:
    """For whom something is: populations, without where and among whom."""
    words = listed(key, heading, "populations", several=True)

    def read(cells: Sequence[Cell], desk: Desk) -> Any:
        ids = words.read(cells, desk)
        return ids and [{"population": id} for id in ids]

    def show(value: Any, desk: Desk) -> Sequence[str]:
        return words.show([target["population"] for target in value or ()], desk)

    return attrs.evolve(words, show=show, read=read)


def populations(key: str, heading: str) -> Field:
    """How many people live there, each figure with its year: « 2022 : 18310 »."""

    def show(value: Any, desk: Desk) -> Sequence[str]:
        sign = " : " if desk.lang == "fr" else ": "
        return _joined((f"{it.get('year', '?')}{sign}{it['count']}" for it in value or ()), desk)

    def read(part: str, _: Desk) -> dict[str, str]:
        match = re.fullmatch(r"(?:(\d{4}|\?) *: *)?([^:]+)", part)
        if match is None:
            raise Mismatch("cell-number", found=repr(part))
        year = {} if match[1] in (None, "?") else {"year": match[1]}
        return {**year, "count": _number(match[2])}

    return Field(key=key, headings=(heading,), show=show, read=_items(read), several=True, width=30)
