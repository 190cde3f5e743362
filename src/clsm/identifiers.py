"""Public identifiers of places and organisations, checked as far as their makers allow.

COG is INSEE's code of a French commune (five characters, leading zeros kept), NIS Statbel's code
of a Belgian one. SIREN and SIRET numbers and the Belgian enterprise number (BCE) carry check
digits, verified by python-stdnum. FINESS (health and social establishments) and RNA
(associations) are checked for their form only: no official text gives a check digit. A letter
stands second in codes of Corsica (``2A``, ``2B``) and in RNA numbers from overseas (``W9R...``).
Associations of Moselle, Bas-Rhin and Haut-Rhin have no RNA number.
"""

import importlib
import re
from typing import final

import attrs

from clsm.fields import Validator
from clsm.problems import Mismatch

_COUNTY = "(?:[0-9]{2}|2[AB])"
"""The first two characters of a COG code and of a FINESS number."""


def _shaped(pattern: str, expected: str) -> Validator:
    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise Mismatch(found=repr(value), expected=expected, field=attribute.name)

    return validate


def _checked(module_name: str, expected: str) -> Validator:
    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is None:
            return
        # python-stdnum loads ssl and more: only a council that gives numbers waits for it
        from stdnum.exceptions import ValidationError

        module = importlib.import_module(module_name)
        try:
            if module.validate(value) != value:
                raise Mismatch(
                    found=repr(value), expected=expected, hint=f"try {module.compact(value)!r}", field=attribute.name
                )
        except ValidationError as error:
            raise Mismatch(found=repr(value), expected=expected, hint=str(error), field=attribute.name) from None

    return validate


@final
@attrs.frozen(kw_only=True)
class Identifiers:
    """The public identifiers of one place or organisation; ``None`` means not documented.

    A malformed one raises :class:`~clsm.problems.Mismatch`.

    >>> Identifiers(cog="59507", siren="215905076").cog
    '59507'
    >>> Identifiers(siren="215905077")
    Traceback (most recent call last):
        ...
    clsm.problems.Mismatch: siren: found '215905077', expected a SIREN number of nine digits (The number's checksum ...
    """

    cog: str | None = attrs.field(
        default=None, validator=_shaped(rf"{_COUNTY}[0-9]{{3}}", "a commune code of five characters such as 59507")
    )
    region: str | None = attrs.field(
        default=None, validator=_shaped(r"[0-9]{2}", "INSEE's code of a French region, two digits such as 11")
    )
    nis: str | None = attrs.field(default=None, validator=_shaped(r"[0-9]{5}", "a NIS code of five digits"))
    siren: str | None = attrs.field(
        default=None, validator=_checked("stdnum.fr.siren", "a SIREN number of nine digits")
    )
    siret: str | None = attrs.field(
        default=None, validator=_checked("stdnum.fr.siret", "a SIRET number of fourteen digits")
    )
    bce: str | None = attrs.field(
        default=None, validator=_checked("stdnum.be.vat", "a Belgian enterprise number of ten digits")
    )
    finess: str | None = attrs.field(
        default=None, validator=_shaped(rf"{_COUNTY}[0-9]{{7}}", "a FINESS number of nine characters")
    )
    rna: str | None = attrs.field(
        default=None, validator=_shaped(r"W[0-9][0-9A-Z][0-9]{7}", "an RNA number: W and nine characters")
    )
