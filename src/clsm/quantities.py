"""Figures as documented: "about 20", "more than 100", "9 on average", "0.40 centimes per inhabitant".

A figure keeps its qualifier and its words. Where words can be understood in several ways,
every reading is kept and none is chosen. Money is exact: ``Decimal`` in, ``Decimal`` out.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal, cast, final, get_args

import attrs

from clsm.fields import one_of, tuple_of
from clsm.problems import Mismatch
from clsm.words import Lang, Text

Qualifier = Literal["exact", "about", "at_least", "more_than", "mean", "some", "several_years"]

_CENT = Decimal("0.01")
_SAID: dict[Qualifier, Text] = {
    "exact": Text(fr="{value} {unit}", en="{value} {unit}"),
    "about": Text(fr="environ {value} {unit}", en="about {value} {unit}"),
    "at_least": Text(fr="au moins {value} {unit}", en="at least {value} {unit}"),
    "more_than": Text(fr="plus de {value} {unit}", en="more than {value} {unit}"),
    "mean": Text(fr="{value} {unit} en moyenne", en="{value} {unit} on average"),
    "some": Text(fr="quelques {unit}", en="a few {unit}"),
    "several_years": Text(fr="depuis plusieurs années", en="for several years"),
}


def _finite(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if not (isinstance(value, Decimal) and value.is_finite()):
        if isinstance(value, float):
            raise Mismatch("inexact-decimal", found=repr(value), field=attribute.name)
        raise Mismatch("decimal", found=repr(value), field=attribute.name)


@final
@attrs.frozen(kw_only=True)
class Quantity:
    """A figure with what the source says about it.

    ``value=None`` means that no number is given ("a few"); then the qualifier must be
    ``some`` or ``several_years``, and every other qualifier needs a value.

    >>> trained = Quantity(value=Decimal(20), qualifier="about", unit=Text(fr="personnes", en="people"))
    >>> trained.say(), trained.bounds
    ('about 20 people', (None, None))
    """

    value: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(_finite))
    qualifier: Qualifier = attrs.field(default="exact", validator=one_of(get_args(Qualifier)))
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


def say_euros(value: Decimal, lang: Lang = "en") -> str:
    """An amount in euros, as precise as it is given, and never in tenths.

    >>> say_euros(Decimal("33677.20"))
    'EUR 33,677.20'
    """
    tenths = value.as_tuple().exponent == -1
    number = say_number(value.quantize(_CENT) if tenths else value, lang)
    return f"{number}\N{NARROW NO-BREAK SPACE}€" if lang == "fr" else f"EUR {number}"


@final
@attrs.frozen(kw_only=True)
class Reading:
    """One way to understand the words of a rate: ``value`` euros for each unit, and why."""

    value: Decimal = attrs.field(validator=_finite)
    why: Text

    def __attrs_post_init__(self) -> None:
        if self.value < 0:
            raise Mismatch("negative-amount", found=self.value, field="value")


@final
@attrs.frozen(kw_only=True)
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

    def amounts(self, count: int) -> tuple[Decimal, ...]:
        """The amount in euros for *count* units under each reading, to the cent (half a cent goes up)."""
        return tuple((reading.value * count).quantize(_CENT, ROUND_HALF_UP) for reading in self.readings)


_OUT_OF: dict[str, Text] = {
    "members": Text(fr="des membres", en="of the members"),
    "present": Text(fr="des présents", en="of those present"),
    "votes_cast": Text(fr="des suffrages exprimés", en="of the votes cast"),
}
_THRESHOLD = re.compile(
    r"(?P<how>more than|at least|plus de|plus du|au moins) (?:la |le |les )?"
    r"(?P<part>[0-9]{1,3}/[0-9]{1,3}|[0-9]{1,4} ?%|[0-9]{1,4}|half|moitié|tiers|quart)"
    r"(?: (?P<of>(?:of|des) .+))?"
)
_PARTS = {"half": "1/2", "moitié": "1/2", "tiers": "1/3", "quart": "1/4"}


@final
@attrs.frozen(kw_only=True)
class Threshold:
    """How many are needed: for a quorum, or for a decision to be adopted.

    ``part`` is a share of those that ``of`` names, or a plain number where ``of`` is ``None``;
    ``strictly`` says that just as many is not enough. Those present include those represented by a
    proxy; votes cast leave abstentions out.

    >>> half = Threshold.parse("plus de la moitié des membres")
    >>> str(half), half.reached(6, 12), half.reached(7, 12)
    ('more than 1/2 of the members', False, True)
    >>> Threshold.parse("at least 5").reached(6)
    True
    """

    part: Fraction
    strictly: bool = False
    of: Literal["members", "present", "votes_cast"] | None = None

    def __attrs_post_init__(self) -> None:
        most = 1 if self.of else 9999
        if self.part <= 0 or self.part > most or (self.of is None and self.part.denominator != 1):
            raise Mismatch("threshold-share", found=self.part)

    @classmethod
    def parse(cls, text: str) -> "Threshold":
        """Read "more than 1/2 of the members", "at least 5", or the same in French.

        Anything else raises :class:`~clsm.problems.Mismatch`.
        """
        words = " ".join(str(text).lower().split())
        match = _THRESHOLD.fullmatch(words)
        sides = {side.say(lang): name for name, side in _OUT_OF.items() for lang in ("fr", "en")}
        sides |= {words.replace("of the ", "of "): name for words, name in sides.items()}
        of = sides.get(match["of"]) if match and match["of"] else None
        if match is None or (match["of"] and of is None):
            raise Mismatch("threshold", found=repr(text))
        written = _PARTS.get(match["part"], match["part"])
        numerator, _, denominator = written.replace(" ", "").replace("%", "/100").partition("/")
        if denominator and not int(denominator):
            raise Mismatch("share-out-of-zero", found=repr(text))
        part = Fraction(int(numerator), int(denominator or 1))
        return cls(part=part, strictly=match["how"] in ("more than", "plus de", "plus du"), of=cast(Any, of))

    def __str__(self) -> str:
        return self.say("en")

    def say(self, lang: Lang = "en") -> str:
        """The threshold in words, in a form that :meth:`parse` reads back."""
        how = (_MORE_THAN if self.strictly else _AT_LEAST).say(lang)
        return f"{how} {self.part}" + (f" {_OUT_OF[self.of].say(lang)}" if self.of else "")

    def reached(self, count: int, out_of: int | None = None) -> bool | None:
        """Whether *count* is enough; ``None`` where it depends on *out_of*, which is not known."""
        if self.of is None:
            needed = self.part
        elif out_of is None:
            return None
        else:
            needed = self.part * out_of
        return count > needed if self.strictly else count >= needed


_MORE_THAN = Text(fr="plus de", en="more than")
_AT_LEAST = Text(fr="au moins", en="at least")


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
