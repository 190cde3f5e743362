"""What is said when something given to the library is not what it should be.

A :class:`Mismatch` is one value that does not fit, raised where it was met. A
:class:`Problem` is the same thing with its place in a council; loading a file gathers every
problem of a round into one :class:`CouncilFileError`, so that nobody mends a file one line at
a time.
"""

import difflib
from collections.abc import Iterable
from typing import Any, Final, final

import attrs


@final
class Mismatch(ValueError):
    """One value is not what was expected.

    ``found``, ``expected`` and ``hint`` are short English phrases; ``field`` names the field
    when it is known. ``hint`` is ``None`` where nothing better can be proposed.

    >>> str(Mismatch(found="'Tuesday'", expected="a date such as 2011-10-15"))
    "found 'Tuesday', expected a date such as 2011-10-15"
    """

    def __init__(self, *, found: str, expected: str, hint: str | None = None, field: str | None = None) -> None:
        self.found, self.expected, self.hint, self.field = found, expected, hint, field
        place = f"{field}: " if field else ""
        super().__init__(f"{place}found {found}, expected {expected}" + (f" ({hint})" if hint else ""))

    def __reduce__(self) -> tuple[Any, ...]:
        return _mismatch, (self.found, self.expected, self.hint, self.field)


def _mismatch(found: str, expected: str, hint: str | None, field: str | None) -> Mismatch:
    return Mismatch(found=found, expected=expected, hint=hint, field=field)


@final
@attrs.frozen(kw_only=True)
class Problem:
    """One thing to mend, and where.

    ``file`` is ``None`` for text given directly; ``line`` and ``column`` count from 1 and are
    ``None`` where there is no file. ``path`` leads from the council to the place by ids, as in
    ``instances/steering-committee/seats/steering-committee-epsm-member/status``.
    """

    path: str
    found: str
    expected: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        place = ": ".join(part for part in (where, self.path) if part)
        lead = f"{place}: " if place else ""
        return f"{lead}found {self.found}, expected {self.expected}" + (f"; {self.hint}" if self.hint else "")


class CouncilError(ValueError):
    """A council cannot be built: two entities share an id, or something named is not there.

    ``problems`` is a tuple of :class:`Problem`, all those of the round together.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        things = "1 thing" if count == 1 else f"{count} things"
        lines = "".join(f"\n  - {problem}" for problem in self.problems)
        super().__init__(f"{self._opening()}: {things} to mend.{lines}")

    def _opening(self) -> str:
        return "This council does not hold together"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)

    def to_rows(self) -> list[dict[str, Any]]:
        """One dictionary a problem, with the fields of :class:`Problem` as keys."""
        return [attrs.asdict(problem) for problem in self.problems]


@final
class CouncilFileError(CouncilError):
    """A council file cannot be read as it stands; nothing was loaded and nothing was changed.

    ``problems`` holds every problem of the round: first all those of shape (a field that does
    not exist, a date that is none), then, when the shape is sound, all those of reference (an
    id that nobody has). The error is a :class:`ValueError` and can be pickled.
    """

    def _opening(self) -> str:
        files = {problem.file for problem in self.problems if problem.file}
        return f"{', '.join(sorted(files)) or 'The council file'} cannot be read"


_MOST_CHOICES: Final = 500


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """``"did you mean 'plenary'?"`` for the choice nearest to *word*, whatever its case; ``None`` when none is near.

    ``None`` too where there are more than 500 choices: each would have to be compared.
    """
    folded = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.65) if len(folded) <= _MOST_CHOICES else []
    return f"did you mean {folded[near[0]]!r}?" if near else None
