"""What is said when something given to the library is not what it should be.

A :class:`Mismatch` is one value that does not fit, raised where it was met. A
:class:`Problem` is the same thing with its place in a council; loading a file gathers every
problem of a round into one :class:`CouncilFileError`, so that nobody mends a file one line at
a time. Each has a code of :data:`clsm.problem_kinds.KINDS`, which says it in French and in English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from clsm.words import Lang, Text, on_one_line
from clsm.words.counting import Plural
from clsm.words.joining import NEAR, in_words

if TYPE_CHECKING:
    from clsm.problem_kinds import Kind, ProblemLevel

__all__ = ["CouncilError", "CouncilFileError", "Mismatch", "Problem"]


def _kind(code: str) -> "Kind":
    # some two hundred of them: only a refusal waits for their sentences
    from clsm.problem_kinds import KINDS

    return KINDS[code]


@final
class Mismatch(ValueError):
    """One value is not what was expected.

    ``code`` is that of its kind in :data:`~clsm.problem_kinds.KINDS`, and ``fields`` fill the kind's
    sentences; a :class:`~clsm.words.Text` among them is said in each language. ``field`` names the
    field of an entity, or the argument, when it is known. ``found``, ``expected`` and ``hint`` are short
    texts in both languages; ``hint`` is ``None`` where nothing better can be proposed.

    >>> error = Mismatch("closed-list", found="'loud'", choices="deliberative, consultative", near=None)
    >>> str(error)
    "found 'loud', expected one of deliberative, consultative"
    >>> error.message("fr")
    "trouvé : 'loud', attendu : une valeur parmi deliberative, consultative"
    """

    def __init__(self, code: str, *, field: str | None = None, **fields: Any) -> None:
        self.code, self.field, self.fields = code, field, fields
        super().__init__(code)

    @property
    def found(self) -> Text:
        """What was met."""
        return _kind(self.code).found.format(**self.fields)

    @property
    def expected(self) -> Text:
        """What would be accepted."""
        return _kind(self.code).expected.format(**self.fields)

    @property
    def hint(self) -> Text | None:
        """What to do; ``None`` where nothing better can be proposed."""
        return _kind(self.code).hint(self.fields)

    def message(self, lang: Lang = "en") -> str:
        """The whole sentence in *lang*."""
        hint = f" ({self.hint.say(lang)})" if self.hint else ""
        return f"{_LEAD.format(place=self.field).say(lang) if self.field else ''}{_sentence(self, lang)}{hint}"

    def at(self, path: str, **place: Any) -> "Problem":
        """Make a :class:`Problem` of it, at a *path* of a council and at a *place* of a file (``file``, ``line``, ...).

        >>> print(Mismatch("circle", found="c in c").at("instances/c/part_of", line=9, column=45))
        9:45: instances/c/part_of: found c in c, expected no circle
        """
        return Problem(
            code=self.code,
            level=_kind(self.code).level,
            path=path,
            found=self.found,
            expected=self.expected,
            hint=self.hint,
            fields=self.fields,
            **place,
        )

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[Any, ...]:
        return _mismatch, (self.code, self.field, self.fields)


def _mismatch(code: str, field: str | None, fields: dict[str, Any]) -> Mismatch:
    return Mismatch(code, field=field, **fields)


@final
@attrs.frozen(kw_only=True)
class Problem:
    """One thing to mend, and where.

    ``code`` is stable, and ``level`` is that of its kind in :data:`~clsm.problem_kinds.KINDS`: an *error* refuses
    what was given, a *warning* stands beside the council. ``file`` is ``None`` for text given directly; ``line``
    and ``column`` count from 1 and are ``None`` where there is no text; ``sheet`` and ``cell`` (``B7``) are
    ``None`` where there is no workbook. ``path`` leads from the council to the place by ids, as in
    ``instances/steering-committee/seats/steering-committee-epsm-member/status``. ``found``, ``expected`` and
    ``hint`` are said in both languages; ``hint`` is ``None`` where nothing better can be proposed. ``fields`` are
    what fills the sentences of the kind, for a program that has its own.

    >>> problem = Mismatch("missing-field", name="id").at("actors/gem", file="council.yaml", line=3, column=5)
    >>> print(problem.message("fr"))
    council.yaml:3:5: actors/gem – trouvé : rien, attendu : le champ 'id', qui est nécessaire
    """

    code: str
    level: "ProblemLevel" = "error"
    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    path: str = ""
    found: Text
    expected: Text
    hint: Text | None = None
    fields: Mapping[str, Any] = attrs.field(factory=dict, hash=False, repr=False)

    def message(self, lang: Lang = "en") -> str:
        """The place, then the sentence in *lang*."""
        spot = [self.file, self.sheet, self.cell, self.line, self.column]
        where = ":".join(str(part) for part in spot if part is not None)
        place = on_one_line(": ".join(part for part in (where, self.path) if part))
        hint = _HINT.format(hint=self.hint).say(lang) if self.hint else ""
        return f"{_LEAD.format(place=place).say(lang) if place else ''}{_sentence(self, lang)}{hint}"

    def to_row(self, lang: Lang = "en") -> dict[str, str | int | None]:
        """Its code, its level, its place and its words in *lang*, each under its name."""
        names = [field.name for field in attrs.fields(Problem) if field.name != "fields"]
        values = {name: getattr(self, name) for name in names}
        return {name: value.say(lang) if isinstance(value, Text) else value for name, value in values.items()}

    def __str__(self) -> str:
        return self.message()


_LEAD: Final = Text(fr="{place} – ", en="{place}: ")
_SENTENCE: Final = Text(fr="trouvé : {found}, attendu : {expected}", en="found {found}, expected {expected}")
_HINT: Final = Text(fr=" ; {hint}", en="; {hint}")


def _sentence(problem: Mismatch | Problem, lang: Lang) -> str:
    return _SENTENCE.format(found=problem.found, expected=problem.expected).say(lang)


class CouncilError(ValueError):
    """A council cannot be built: two entities share an id, or something named is not there.

    ``problems`` is a tuple of :class:`Problem`, all those of the round together.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def _opening(self) -> Text:
        return Text(fr="Ce conseil n’est pas cohérent", en="This council does not hold together")

    def message(self, lang: Lang = "en") -> str:
        """All of it in *lang*: a first line with the number of problems, then a line for each problem.

        >>> problem = Mismatch("circle", found="c in c").at("instances/c/part_of")
        >>> print(CouncilError([problem]).message("fr").splitlines()[0])
        Ce conseil n’est pas cohérent : 1 chose à corriger.
        """
        first = _THINGS.of(len(self.problems), opening=self._opening())
        return "\n  - ".join([first.say(lang), *(problem.message(lang) for problem in self.problems)])

    def to_rows(self, lang: Lang = "en") -> list[dict[str, str | int | None]]:
        """One dictionary a problem, its words in *lang*, with the names of the fields of :class:`Problem` as keys."""
        return [problem.to_row(lang) for problem in self.problems]

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


_THINGS: Final = Plural(
    Text(fr="{opening} : {n} chose à corriger.", en="{opening}: {n} thing to mend."),
    Text(fr="{opening} : {n} choses à corriger.", en="{opening}: {n} things to mend."),
)


@final
class CouncilFileError(CouncilError):
    """A council file cannot be read as it stands; nothing was loaded and nothing was changed.

    ``problems`` holds every problem of the round: first all those of shape (a field that does
    not exist, a date that is none), then, when the shape is sound, all those of reference (an
    id that nobody has). The error is a :class:`ValueError` and can be pickled.
    """

    def _opening(self) -> Text:
        files = sorted({problem.file for problem in self.problems if problem.file})
        if not files:
            return Text(fr="Le fichier du conseil ne peut pas être lu", en="The council file cannot be read")
        verb = "ne peut pas être lu" if len(files) == 1 else "ne peuvent pas être lus"
        return Text(fr=f"{', '.join(files)} {verb}", en=f"{', '.join(files)} cannot be read")


_MOST_CHOICES: Final = 500


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that *word* may be a slip of the keyboard for, whatever its case; ``None`` where there is none.

    A choice that only looks alike, and may well mean the opposite, is none: each part of the word must be near a part
    of the choice. ``None`` too where there are more than 500 choices: each would have to be compared. A
    :class:`~clsm.vocabulary.Vocabulary` knows what people call its words too.

    >>> nearest("plenery", ["plenary", "bureau"])
    'plenary'
    >>> nearest("at_most", ["at_least"]) is None
    True
    """
    if not isinstance(word, str):
        return None
    meant: Any = getattr(choices, "meant", None)
    if meant is not None and (called := meant(word)):
        return str(called)
    return _nearest(word, tuple(choices))


@lru_cache(1024)  # one mistake is often made all over a file
def _nearest(word: str, choices: tuple[str, ...]) -> str | None:
    # only a mistake waits for it to load
    import difflib

    folded = {choice.casefold(): choice for choice in choices}
    if len(folded) > _MOST_CHOICES:
        return None
    near = difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.65)
    meant = [choice for choice in near if _may_be(word.casefold(), choice)]
    whole = [choice for choice in meant if len(_PART.findall(choice)) == len(_PART.findall(word))]
    if not whole and sum(_may_be(word.casefold(), choice) for choice in folded) != 1:
        return None  # one part of a word may be a part of several
    return folded[(whole or meant)[0]] if meant else None


_PART: Final = re.compile(r"[^\W_]+")
_TURNING: Final = frozenset(
    ("no", "non", "not", "un", "sans", "without", "hors", "anti", "ex", "former", "ancien", "vice", "deputy", "co")
)
"""Parts of a word that make another of it, or its opposite."""


def _may_be(word: str, choice: str) -> bool:
    """Whether each part of *word* is near a part of *choice*, and none that turns it is left over."""
    parts, left = _PART.findall(word), _PART.findall(choice)
    if len(parts) == 1 and len(left) > 1 and _is_slip(word, "".join(left)):
        return True
    if len(word) > 3 and word[0] == choice[:1] and _distance(word, choice) == 1:
        return True
    for part in parts:
        near = next((other for other in left if _is_slip(part, other)), None)
        if near is None and not part.isdigit():
            return False
        if near is not None:
            left.remove(near)
    return _TURNING.isdisjoint(left)


def _is_slip(part: str, other: str) -> bool:
    """Whether a letter or two that are missing, too many, changed or swapped make the one of the other."""
    if part == other:
        return True
    short, long = sorted((part, other), key=len)
    lacks_the_first = len(short) > 2 and long[1:] == short and long[0] != "a"  # atypical is not typical
    begins = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if begins > 3 and 5 * begins >= 3 * len(long):  # another form of the word
        return True
    begins_alike = part[0] == other[0] or part[:2] == other[1::-1]
    most = 0 if len(short) < 3 else 1 if len(short) < 6 else 2
    return lacks_the_first or (begins_alike and _distance(part, other) <= most)


def _distance(part: str, other: str) -> int:
    """The letters to add, take off, change or swap with the next, at least."""
    above, row = list[int](), list(range(len(other) + 1))
    for at, letter in enumerate(part):
        before, above, row = above, row, [at + 1]
        for place, wanted in enumerate(other):
            row.append(min(row[-1] + 1, above[place + 1] + 1, above[place] + (letter != wanted)))
            if at and place and (letter, part[at - 1]) == (other[place - 1], wanted):
                row[-1] = min(row[-1], before[place - 1] + 1)
    return row[-1]


def did_you_mean(word: str, choices: Iterable[str]) -> Text | None:
    """A question that proposes the choice nearest to *word*; ``None`` when none is near.

    >>> did_you_mean("plenery", ["plenary", "bureau"]).say("fr")
    "vouliez-vous dire 'plenary' ?"
    """
    near = nearest(word, choices)
    return NEAR.format(near=near) if near else None


def choice_of(*options: str) -> Text:
    """A few *options*, as something that is expected.

    >>> choice_of("reported", "any", "confirmed").say("fr")
    "'reported', 'any' ou 'confirmed'"
    """
    return in_words([Text.same(repr(option)) for option in options], either=True)


_FRENCH_TYPES: Final = {
    "str": "un texte",
    "int": "un nombre entier",
    "float": "un nombre à virgule flottante",
    "bool": "un booléen",
    "list": "une liste",
    "tuple": "un tuple",
    "set": "un ensemble",
    "frozenset": "un frozenset",
    "dict": "un dictionnaire",
}


def type_name(kind: type) -> Text:
    """A class of Python in words, for whoever calls the library.

    >>> type_name(list)
    Text(fr='une liste', en='a list')
    >>> type_name(Text).say("fr")
    'un objet Text'
    """
    name = kind.__name__
    return Text(fr=_FRENCH_TYPES.get(name, f"un objet {name}"), en=f"a {name}")
