"""Figures as documented: "about 20", "more than 100", "9 on average", "0.40 centimes per inhabitant".

A figure keeps its qualifier and its words. Where words can be understood in several ways,
every reading is kept and none is chosen. Money is exact: ``Decimal`` in, ``Decimal`` out.
"""

import decimal
import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import wraps
from typing import Any, Final, Literal, ParamSpec, TypeVar, cast, final

import attrs

from clsm.fields import frozen, must_be_words, one_of, tuple_of
from clsm.problems import Mismatch
from clsm.words import Lang, ShareBase, Text, read_quoting, say_quoting, spoken_share, unquoted, written_quoting

Qualifier = Literal["exact", "about", "at_least", "more_than", "mean", "some", "several_years"]

_CENT = Decimal("0.01")

_EXACT: Final = decimal.Context(prec=100, traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow])
"""More digits than any sum of money or people has."""

P = ParamSpec("P")
R = TypeVar("R")


def exact(function: Callable[P, R]) -> Callable[P, R]:
    """Make *function* count with all digits, whatever the decimal context of the application is.

    >>> with decimal.localcontext(prec=2):
    ...     exact(lambda: Decimal("1234.56") + Decimal("0.01"))()
    Decimal('1234.57')
    """

    @wraps(function)
    def counted(*arguments: P.args, **named: P.kwargs) -> R:
        with decimal.localcontext(_EXACT):
            return function(*arguments, **named)

    return counted


_SAID: dict[Qualifier, Text] = {
    "exact": Text(fr="{value} {unit}", en="{value} {unit}"),
    "about": Text(fr="environ {value} {unit}", en="about {value} {unit}"),
    "at_least": Text(fr="au moins {value} {unit}", en="at least {value} {unit}"),
    "more_than": Text(fr="plus de {value} {unit}", en="more than {value} {unit}"),
    "mean": Text(fr="{value} {unit} en moyenne", en="{value} {unit} on average"),
    "some": Text(fr="quelques {unit}", en="a few {unit}"),
    "several_years": Text(fr="depuis plusieurs années", en="for several years"),
}

_CALLED: Final[dict[Qualifier, Text]] = {
    qualifier: said.format(value="12", unit=Text(fr="unités", en="units")) for qualifier, said in _SAID.items()
}
"""What each qualifier is called in a list to choose from: an example."""


def _finite(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if not (isinstance(value, Decimal) and value.is_finite()):
        if isinstance(value, float):
            raise Mismatch("inexact-decimal", found=repr(value), field=attribute.name)
        raise Mismatch("decimal", found=repr(value), field=attribute.name)


@final
@frozen(kw_only=True)
class Quantity:
    """A figure with what the source says about it.

    ``value=None`` means that no number is given ("a few"); then the qualifier must be
    ``some`` or ``several_years``, and every other qualifier needs a value.

    >>> trained = Quantity(value=Decimal(20), qualifier="about", unit=Text(fr="personnes", en="people"))
    >>> trained.say(), trained.bounds
    ('about 20 people', (None, None))
    """

    value: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(_finite))
    qualifier: Qualifier = attrs.field(default="exact", validator=one_of(_CALLED))
    unit: Text

    def __attrs_post_init__(self) -> None:
        without = self.qualifier in ("some", "several_years")
        fields = {"qualifier": self.qualifier, "some": "some", "several": "several_years"}
        if self.value is None and not without:
            raise Mismatch("value-missing", **fields)
        if self.value is not None and without:
            raise Mismatch("value-unwanted", value=self.value, **fields)

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and highest that the figure can be; ``None`` where the source sets no limit.

        "More than 100" has 100 as its lower limit, not reached; a mean bounds nothing but itself.
        """
        if self.qualifier in ("exact", "mean"):
            return self.value, self.value
        return (self.value if self.qualifier in ("at_least", "more_than") else None), None

    def say(self, lang: Lang = "en") -> str:
        """The figure in words."""
        value = "" if self.value is None else say_number(self.value, lang)
        return _SAID[self.qualifier].format(value=value, unit=self.unit).say(lang)


def say_number(value: Decimal | int, lang: Lang = "en") -> str:
    """A number with the thousands apart and the decimal sign of *lang*.

    >>> say_number(84193), say_number(Decimal("336.77"), "fr")
    ('84,193', '336,77')
    """
    words = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if lang == "fr":
        return words.translate({ord(","): "\N{NARROW NO-BREAK SPACE}", ord("."): ","})
    return words


@exact
def say_euros(value: Decimal, lang: Lang = "en") -> str:
    """An amount in euros, as precise as it is given, and never in tenths.

    >>> say_euros(Decimal("33677.20"))
    'EUR 33,677.20'
    """
    tenths = value.as_tuple().exponent == -1
    number = say_number(value.quantize(_CENT) if tenths else value, lang)
    return f"{number}\N{NARROW NO-BREAK SPACE}€" if lang == "fr" else f"EUR {number}"


@final
@frozen(kw_only=True)
class Reading:
    """One way to understand the words of a rate: ``value`` euros for each unit, and why."""

    value: Decimal = attrs.field(validator=_finite)
    why: Text

    def __attrs_post_init__(self) -> None:
        if self.value < 0:
            raise Mismatch("negative-amount", found=self.value, field="value")


@final
@frozen(kw_only=True)
class Rate:
    """A rate in the literal words of its source, with every reading that the words allow.

    ``readings`` has one member where the words are clear and several where they are not; the
    library never chooses among them.

    >>> rate = Rate(
    ...     words="0.40 centimes/habitant",
    ...     readings=(
    ...         Reading(value=Decimal("0.40"), why=Text(fr="40 centimes", en="40 cents")),
    ...         Reading(value=Decimal("0.0040"), why=Text(fr="0,40 centime", en="0.40 of a cent")),
    ...     ),
    ... )
    >>> rate.is_ambiguous, [str(amount) for amount in rate.amounts(84193)]
    (True, ['33677.20', '336.77'])
    """

    words: str
    readings: tuple[Reading, ...] = attrs.field(validator=tuple_of(Reading))
    per: Text = Text(fr="habitant", en="inhabitant")

    def __attrs_post_init__(self) -> None:
        if not self.readings:
            raise Mismatch("rate-without-reading", field="readings")

    @property
    def is_ambiguous(self) -> bool:
        """Whether the words allow more than one reading."""
        return len(self.readings) > 1

    @exact
    def amounts(self, count: int) -> tuple[Decimal, ...]:
        """The amount in euros for *count* units under each reading, to the cent (half a cent goes up)."""
        return tuple((reading.value * count).quantize(_CENT, ROUND_HALF_UP) for reading in self.readings)


_OUT_OF: Final[dict[ShareBase, Text]] = {
    "members": Text(fr="des membres", en="of the members"),
    "seats": Text(fr="des sièges", en="of the seats"),
    "in_office": Text(fr="des membres en exercice", en="of the members in office"),
    "appointed": Text(fr="des membres nommés", en="of the appointed members"),
    "present": Text(fr="des présents", en="of those present"),
    "present_or_represented": Text(fr="des présents ou représentés", en="of those present or represented"),
    "votes_cast": Text(fr="des suffrages exprimés", en="of the votes cast"),
    "not_documented": Text.same(""),
}
_MORE_THAN: Final = Text(fr="plus de", en="more than")
_AT_LEAST: Final = Text(fr="au moins", en="at least")
_ALL: Final = Text(fr="la totalité", en="all")
_UNANIMITY: Final = Text(fr="unanimité", en="unanimity")


@final
@attrs.frozen(kw_only=True)
class Threshold:
    """How many are needed: for a quorum, or for a decision to be adopted.

    ``part`` is a share of those that ``of`` names, or a plain number where ``of`` is ``None``;
    ``strictly`` says that just as many is not enough, ``plus_one`` that one more than the share is needed.
    ``of`` names the members (without saying which), all seats, the members in office, those appointed, those
    present, those present or represented, or the votes cast, which leave abstentions out; it is
    ``not_documented`` where the words tell a share alone ("an absolute majority").

    ``words`` are the source's own, in either language; ``None`` where the plain English form is what it says.
    Words that cannot be read in one way alone ("a qualified majority") leave ``part`` ``None``: the figure is
    *not documented*, and the words are kept.

    >>> half = Threshold.parse("plus de la moitié des membres")
    >>> str(half), half.reached(6, 12), half.reached(7, 12)
    ('more than 1/2 of the members', False, True)
    >>> Threshold.parse("at least 5").reached(6)
    True
    >>> Threshold.parse("une majorité qualifiée").part is None
    True
    """

    part: Fraction | None = None
    strictly: bool = False
    of: ShareBase | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(_OUT_OF)))
    plus_one: bool = False
    words: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.words is not None:
            must_be_words(self.words)
        figures = (self.part, self.strictly, self.of, self.plus_one)
        if self.words is not None and figures == (None, False, None, False):
            return
        most = 1 if self.of else 9999
        is_share = isinstance(self.part, Fraction) and 0 < self.part <= most
        if not is_share or (self.of is None and cast(Fraction, self.part).denominator != 1):
            raise Mismatch("threshold-share", found=self.part)
        if self.of and self.part == 1 and (self.strictly or self.plus_one):
            raise Mismatch("more-than-all")
        if self.plus_one and (self.strictly or self.of is None):
            raise Mismatch("one-more", field="plus_one")

    @classmethod
    def parse(cls, text: str) -> "Threshold":
        """Read how many from the words of a source, in French or English, which are kept.

        "more than 1/2 of the members", "au moins 5", "un tiers des membres en exercice", "half plus one",
        "majorité absolue" are read. Other words are kept without a figure. A figure of one's own goes before the
        words, which then stand between quotation marks: ``at least 5 ("of whom one elected official")``. A share
        that cannot be, and text without a word or a figure, raise :class:`~clsm.problems.Mismatch`.
        """
        plain, quoted = unquoted(text) if isinstance(text, str) else ("", None)
        if quoted is None and not re.search(r"[^\W_]", plain):
            raise Mismatch("threshold", found=repr(text))
        return read_quoting(cls, text, spoken_share)

    @property
    def plain(self) -> "Threshold | None":
        """The same without the words of its source; ``None`` where they leave the figure not documented.

        >>> Threshold.parse("un tiers des membres").plain == Threshold.parse("at least 1/3 of the members")
        True
        """
        return None if self.part is None else attrs.evolve(self, words=None)

    @property
    def written(self) -> str:
        """The threshold as a file holds it, in the words of its source, in a form that :meth:`parse` reads back."""
        return written_quoting(self)

    def __str__(self) -> str:
        return self.say("en")

    def say(self, lang: Lang = "en") -> str:
        """The threshold in words, in a form that :meth:`parse` reads back.

        The words of the source stand between quotation marks where the figure does not say all that they do.
        """
        return say_quoting(self, self._counted, spoken_share, lang)

    def _counted(self, lang: Lang) -> str:
        if self.of == "not_documented" and self.part == 1:
            return _UNANIMITY.say(lang)
        if self.of and self.part == 1:
            how = _ALL.say(lang)
        else:
            how = f"{(_MORE_THAN if self.strictly else _AT_LEAST).say(lang)} {self.part}"
        base = _OUT_OF[self.of].say(lang) if self.of else ""
        one_more = " plus 1" if self.plus_one else ""
        return " ".join(word for word in (how, base) if word) + one_more

    def reached(self, count: int, out_of: int | None = None) -> bool | None:
        """Whether *count* is enough; ``None`` where the figure is not documented, or *out_of*, on which it depends.

        One more than half of an odd number is read in two ways: 4 of 7 leaves it open.
        """
        if self.part is None:
            return None
        if self.of is None:
            needed = self.part
        elif out_of is None:
            return None
        else:
            needed = self.part * out_of
        if not self.plus_one:
            return count > needed if self.strictly else count >= needed
        if count >= needed + 1:
            return True
        return None if count >= math.floor(needed) + 1 else False


@exact
def apportion(total: Decimal, weights: Mapping[str, int]) -> dict[str, Decimal]:
    """Share *total* euros in proportion to *weights*, to the cent, by largest remainder (Hamilton's method).

    The parts always add up to *total*, and each is less than a cent away from its exact share.
    The cents left over go to the largest remainders; equal remainders are served in the order
    of the keys, so that the result does not depend on the order of the mapping.

    Raises :class:`~clsm.problems.Mismatch` for a total that is not a whole number of cents of 0
    or more, for a weight that is not a whole number of 0 or more, and where no weight is
    above 0.

    >>> {town: str(part) for town, part in apportion(Decimal("100.00"), {"a": 1, "b": 1, "c": 1}).items()}
    {'a': '33.34', 'b': '33.33', 'c': '33.33'}
    """
    cents = Fraction(total) * 100 if isinstance(total, Decimal) and total.is_finite() else Fraction(-1)
    if cents < 0 or cents.denominator != 1:
        raise Mismatch("whole-cents", found=repr(total))
    for key, weight in weights.items():
        if type(weight) is not int or weight < 0:
            raise Mismatch("weight", weight=weight, key=key)
    whole = sum(weights.values())
    if whole == 0:
        raise Mismatch("no-weight")
    parts = {key: divmod(cents.numerator * weights[key], whole) for key in sorted(weights)}
    left = cents.numerator - sum(quotient for quotient, _ in parts.values())
    served = set(sorted(parts, key=lambda key: (-parts[key][1], key))[:left])
    # through text: Decimal arithmetic would round to the precision of the caller's context
    return {key: Decimal(f"{quotient + (key in served)}E-2") for key, (quotient, _) in parts.items()}
