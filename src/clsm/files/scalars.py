"""What the text of one field means, by the type of the field: yes or no, a number, a date, words in two languages."""

import datetime
import re
from collections.abc import Callable, Container, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from clsm.dates import DATE_FORMS, Frequency, PartialDate, WeeklyOpening, to_hour
from clsm.fields import slug, within_digits
from clsm.files.trees import HARD_SPACES, describe
from clsm.problems import Mismatch
from clsm.quantities import Threshold
from clsm.words import Text, listed


def scalar_readers() -> Mapping[Any, Callable[[Any], Any]]:
    """What reads the text of a field, by the field's type; each raises :class:`~clsm.problems.Mismatch`."""
    return {
        bool: _yes_or_no,
        int: _count,
        Decimal: _decimal,
        PartialDate: _parsed(PartialDate.parse, "date", forms=DATE_FORMS),
        Frequency: _parsed(Frequency.parse, "frequency"),
        WeeklyOpening: _parsed(WeeklyOpening.parse, "opening"),
        Threshold: _parsed(Threshold.parse, "threshold"),
        datetime.time: _parsed(to_hour, "hour"),
        Text: _both_languages,
    }


def _parsed(parse: Callable[[str], Any], code: str, **fields: Any) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise Mismatch(code, found=describe(value), **fields)
        return parse(value)

    return read


def plain_text(value: Any, _: Any = None) -> str:
    """*value* as the text that it is; raises :class:`~clsm.problems.Mismatch` for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise Mismatch("unquoted-text", found=describe(value))
    if isinstance(value, list):
        raise Mismatch("single-text", found=describe(value))
    raise Mismatch("text", found=describe(value))


_NAME_AND_SIGN: Final = re.compile(rf"([a-z_]+)(?:( *:?[{HARD_SPACES}])|( *:)|[ =;])")


def slip_at_a_colon(words: str, names: Container[str]) -> Mismatch | None:
    """What is wrong with *words* that begin with a field, one of these *names*; ``None`` where they do not.

    >>> slip_at_a_colon("start 2019", ("start", "end")).code
    'no-colon'
    """
    match = _NAME_AND_SIGN.match(words)
    if match is None or match[1] not in names:
        return None
    if match[2]:
        return Mismatch("hard-space")
    return Mismatch("no-space-after-colon" if match[3] else "no-colon", name=match[1])


_YES_OR_NO: Final = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _YES_OR_NO:
        return _YES_OR_NO[value.lower()]
    raise Mismatch("yes-or-no", found=describe(value))


def _count(value: Any) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if isinstance(value, str):
        _ask_about_thousands(value)
        raise Mismatch("digits", found=describe(value))
    raise Mismatch("whole-number", found=describe(value))


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise Mismatch("decimal", found=describe(value))
    _ask_about_thousands(value)
    try:
        if _DECIMAL.fullmatch(value):
            return within_digits(Decimal(value))
    except InvalidOperation:
        pass
    raise Mismatch("decimal-digits", found=describe(value))


def _ask_about_thousands(value: str) -> None:
    """Refuse a number whose thousands stand apart, or may: 1.250 is no more than one to some writers."""
    if match := _THOUSANDS.fullmatch(value):
        digits = re.sub("[^-+0-9]", "", match[1]) + (match[3] or "").replace(",", ".")
        decimals = value.replace(",", ".")
        point = decimals.rstrip("0").rstrip(".") if _AMBIGUOUS.fullmatch(decimals) else None
        raise Mismatch("thousands", found=describe(value), digits=digits, point=point)


def written(value: Decimal) -> str:
    """*value* as text, with a fourth digit behind its point where three could be thousands."""
    return f"{value}0" if _AMBIGUOUS.fullmatch(str(value)) else str(value)


_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_DECIMAL: Final = re.compile(r"[-+0-9.]{1,40}([eE][-+]?[0-9]{1,3})?")
_THOUSANDS: Final = re.compile(r"([-+]?[1-9][0-9]{0,2}([ \u00a0\u202f.,'’][0-9]{3})+)([.,][0-9]{1,2})?")
_AMBIGUOUS: Final = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""What is a number of thousands to one writer, and a number with three decimals to another."""


_LANGUAGES: Final = {"fr": "fr", "francais": "fr", "french": "fr", "en": "en", "anglais": "en", "english": "en"}
"""What people call the two languages."""


def _both_languages(value: Any) -> Text:
    if isinstance(value, str):
        return Text.same(value)
    if not isinstance(value, dict):
        raise Mismatch("both-languages", found=describe(value))
    if value.keys() != {"fr", "en"} or not all(isinstance(words, str) for words in value.values()):
        parts = [
            Text(fr="{key} : {words}", en="{key}: {words}").format(key=key, words=describe(words))
            for key, words in value.items()
        ]
        words = listed(parts) if parts else Text(fr="aucun mot", en="no words")
        other = next((key for key in value if key not in ("fr", "en")), None)
        if other is None:
            raise Mismatch("one-language", found=words)
        if slip := slip_at_a_colon(other, ("fr", "en")):  # its words hold another colon
            raise Mismatch(slip.code, field=other, **slip.fields)
        around = other if value[other] is not None and re.fullmatch("[a-z_]+", other) else None
        raise Mismatch("unquoted-words", found=words, near=_LANGUAGES.get(slug(other)), around=around, field=other)
    return Text(fr=value["fr"], en=value["en"])
