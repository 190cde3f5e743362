"""Every text of a council read for what looks like a person, each with its path."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final, final

import attrs

from clsm.cards import Card
from clsm.council import Council, natural_name
from clsm.entities.actors import Actor
from clsm.entities.agreements import Signature
from clsm.entities.instances import Meeting, Post, Seat
from clsm.entities.members import Membership
from clsm.entities.references import Reference
from clsm.entities.waivers import Waiver
from clsm.fields import IN_LIST, REFERS_TO, OneOf, SetOf, kinds_in, own_validator
from clsm.identifiers import Identifiers
from clsm.privacy.detecting import ANY_FIELD, Field, Grade, likenesses, masked
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, listed, paragraph

GRADES: Final[dict[Grade, Text]] = {
    "certain": Text(fr="certain", en="certain"),
    "likely": Text(fr="probable", en="likely"),
    "look": Text(fr="à regarder", en="to look at"),
}
"""The grades, the surest first."""

KINDS: Final = {
    "social_security_number": Text(fr="numéro de sécurité sociale", en="French social-security number"),
    "national_number": Text(fr="numéro national belge", en="Belgian national number"),
    "email": Text(fr="adresse électronique d’une personne", en="e-mail address of a person"),
    "telephone": Text(fr="numéro de téléphone", en="telephone number"),
    "titled_name": Text(fr="civilité ou titre suivi d’un nom", en="title and name"),
    "name_with_email": Text(fr="nom à côté d’une adresse électronique", en="name beside an e-mail address"),
    "titled_initial": Text(fr="civilité ou titre suivi d’une initiale", en="title and initial"),
    "bare_name": Text(fr="prénom et nom", en="given name and surname"),
    "diagnosis": Text(
        fr="diagnostic à côté de ce qui désigne une personne", en="diagnosis beside a word for one person"
    ),
}
"""What a trace may be."""

_TRACE: Final = Text(
    fr="{path} : {mask} ({kind}, {length} caractères)", en="{path}: {mask} ({kind}, {length} characters)"
)
_WAIVED: Final = Text(fr="{trace} ; vérifié : {reason}", en="{trace}; checked: {reason}")


@final
@attrs.frozen(kw_only=True)
class Trace:
    """Something in one field that looks like a person.

    Attributes
    ----------
    grade : str
        ``certain``, ``likely`` or ``look``.
    kind : str
        What it looks like, a key of ``clsm.privacy.scanning.KINDS``.
    path : str
        Where it stands, by ids, as :attr:`Problem.path <clsm.problems.Problem.path>` writes it. What looks like a
        person in the path itself, as in the title of a decision, is masked too.
    mask : str
        Its first character, followed by an ellipsis.
    length : int
        How many characters it has.
    waiver : Waiver or None
        The waiver by which the council says that nobody is meant there; ``None`` where there is none.
    """

    grade: Grade
    kind: str
    path: str
    mask: str
    length: int
    waiver: Waiver | None = None

    @property
    def says(self) -> Text:
        """Where to look, in both languages."""
        trace = _TRACE.format(path=self.path, mask=self.mask, kind=KINDS[self.kind], length=self.length)
        return _WAIVED.format(trace=trace, reason=self.waiver.reason) if self.waiver else trace

    def explain(self, lang: Lang = "en") -> str:
        """Where to look."""
        return self.says.say(lang)


_COUNTED: Final[dict[Grade, Plural]] = {
    "certain": Plural(
        Text(fr="{n} trace certaine", en="{n} certain"), Text(fr="{n} traces certaines", en="{n} certain")
    ),
    "likely": Plural(Text(fr="{n} probable", en="{n} likely"), Text(fr="{n} probables", en="{n} likely")),
    "look": Plural(Text(fr="{n} à regarder", en="{n} to look at"), Text(fr="{n} à regarder", en="{n} to look at")),
}
_SUMMARY: Final = Plural(
    Text(
        fr="{n} texte lu, à la recherche de ce qui désigne une personne : {counts}.",
        en="{n} text read for what looks like a person: {counts}.",
    ),
    Text(
        fr="{n} textes lus, à la recherche de ce qui désigne une personne : {counts}.",
        en="{n} texts read for what looks like a person: {counts}.",
    ),
)
_LIMITS: Final = Text(
    fr="Un nom seul, un surnom ou une histoire que des voisins reconnaîtraient ne se voient pas ainsi : relisez.",
    en="A surname alone, a nickname or a story that neighbours would recognise is not seen this way: read it over.",
)


@final
@attrs.frozen(kw_only=True, repr=False)
class Scan(Result):
    """What :func:`scan` answers: the traces, and how many texts were read.

    Attributes
    ----------
    traces : tuple of Trace
        In the order of the file; those that a waiver covers are kept, with it.
    texts : int
        How many texts were read, those of the two languages each for itself.
    """

    traces: tuple[Trace, ...]
    texts: int

    @property
    def open(self) -> tuple[Trace, ...]:
        """The traces that no waiver covers."""
        return tuple(trace for trace in self.traces if trace.waiver is None)

    @property
    def says(self) -> Text:
        """How many traces of each grade, and what cannot be seen this way."""
        count = Counter(trace.grade for trace in self.traces)
        counts = listed(_COUNTED[grade].of(count[grade]) for grade in GRADES)
        return paragraph([_SUMMARY.of(self.texts, counts=counts), _LIMITS])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each trace; ``waiver`` is the id of the waiver, ``None`` where there is none."""
        return [
            {
                "grade": GRADES[trace.grade].say(lang),
                "path": trace.path,
                "mask": trace.mask,
                "kind": KINDS[trace.kind].say(lang),
                "length": trace.length,
                "waiver": trace.waiver.id if trace.waiver else None,
            }
            for trace in self.traces
        ]

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: the surest traces first."""
        ranked = sorted(self.traces, key=lambda trace: list(GRADES).index(trace.grade))
        calls = (".traces", ".open", ".to_rows()")
        rows = attrs.evolve(self, traces=tuple(ranked)).to_rows(lang)
        return Card(title="Scan", sentences=(self.explain(lang),), rows=rows, calls=calls, lang=lang)


def scan(council: Council) -> Scan:
    """Look for what looks like a person in every text of *council*, notes and ids included.

    Nothing of a text is in the answer but its path and, of what was met, the first character, the kind and the
    length.

    >>> import clsm
    >>> council = clsm.loads('''
    ... clsm: 1
    ... id: there
    ... name: There
    ... jurisdiction: FR
    ... actors: [{id: gem, name: GEM, note: "Appeler Mme Exemple, le soir"}]
    ... ''')
    >>> for trace in clsm.privacy.scan(council).traces:
    ...     print(trace.grade, trace.explain())
    likely actors/gem/note: M… (title and name, 11 characters)
    """
    traces = list[Trace]()
    read = 0
    waivers = {waiver.path: waiver for waiver in council.waivers if _still_covers(waiver, council)}
    for place, field, texts in _texts(council, None):
        read += len(texts)
        met = {(it.grade, it.kind, it.words): it for words in texts for it in likenesses(words, field)}
        if not met:
            continue
        path = _path(place)
        for likeness in met.values():
            traces.append(
                Trace(
                    grade=likeness.grade,
                    kind=likeness.kind,
                    path=path,
                    mask=likeness.mask,
                    length=len(likeness.words),
                    waiver=waivers.get(path),
                )
            )
    return Scan(traces=tuple(traces), texts=read)


def _still_covers(waiver: Waiver, council: Council) -> bool:
    """Whether *waiver* is about a path and had not ended on the last day that the council documents.

    A file read twice says the same twice, whatever the day on which it is read.
    """
    if waiver.path is None:
        return False
    return council.last_documented is None or waiver.period.contains(council.last_documented) is not False


# ------------------------------------------------------------ every text of a council

_Place = tuple[Any, str, Any] | None
"""Where something stands: the place of what holds it, the field, and itself where the field holds several."""

_FIELDS: Final = {
    Actor: Field(of_organisation=True),
    Reference: Field(of_organisation=True),
    Seat: Field(spoken=True, label=True),
    Post: Field(spoken=True, label=True),
    Meeting: Field(spoken=True),
    Membership: Field(spoken=True, label=True),
    Signature: Field(spoken=True, label=True),
}
"""What is known of the texts of an entity, by its class, and of those of its parts: decisions, an actor's history."""


def _texts(entity: Any, place: _Place, inherited: Field = ANY_FIELD) -> Iterator[tuple[_Place, Field, tuple[str, ...]]]:
    """Every text below *entity*, in its languages, with its place."""
    cls: Any = type(entity)
    field = _FIELDS.get(cls, inherited)
    for name, holds_texts in _reading(cls):
        value = getattr(entity, name)
        if value is None or value == ():
            continue
        if holds_texts:
            yield (place, name, None), field, tuple(_words(value))
        elif isinstance(value, tuple):
            for item in value:
                yield from _texts(item, (place, name, item), field)
        elif attrs.has(type(value)):
            yield from _texts(value, (place, name, None), field)


def _words(value: Any) -> Iterator[str]:
    """The words of a text, in each language once, or of several."""
    for text in value if isinstance(value, tuple) else (value,):
        yield from dict.fromkeys((text.fr, text.en)) if isinstance(text, Text) else (text,)


@cache
def _reading(cls: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold texts (true), and those that may hold entities with texts."""
    fields = []
    for field in attrs.fields(cls):
        kinds = set(kinds_in(field.type))
        names_another = REFERS_TO in field.metadata or IN_LIST in field.metadata
        # a validator that lets None pass holds the one of the words
        own = own_validator(field)
        if names_another or isinstance(getattr(own, "validator", own), OneOf | SetOf):
            continue
        if kinds & {str, Text}:
            fields.append((field.name, True))
        elif any(attrs.has(kind) and kind is not Identifiers for kind in kinds):
            fields.append((field.name, False))
    return tuple(fields)


def _path(place: _Place) -> str:
    """*place* by ids; what looks like a person in it is masked."""
    if place is None:
        return ""
    above, name, item = place
    path = f"{_path(above)}/{name}".lstrip("/")
    if item is None:
        return path
    key = natural_name(name, partial(getattr, item))
    return f"{path}/{masked(key.en if isinstance(key, Text) else str(key))}"
