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
from clsm.words import Text

_COUNTY = "(?:[0-9]{2}|2[AB])"
"""The first two characters of a COG code and of a FINESS number."""


def _shaped(pattern: str, form: Text) -> Validator:
    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise Mismatch("identifier-form", found=repr(value), form=form, field=attribute.name)

    return validate


def _checked(module_name: str, form: Text) -> Validator:
    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is None:
            return
        # python-stdnum loads ssl and more: only a council that gives numbers waits for it
        from stdnum.exceptions import InvalidChecksum, ValidationError

        module = importlib.import_module(module_name)
        try:
            if module.validate(value) != value:
                better = module.compact(value)
                raise Mismatch("identifier-spelling", found=repr(value), form=form, better=better, field=attribute.name)
        except InvalidChecksum:
            raise Mismatch("identifier-check-digit", found=repr(value), form=form, field=attribute.name) from None
        except ValidationError:
            raise Mismatch("identifier-form", found=repr(value), form=form, field=attribute.name) from None

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
    clsm.problems.Mismatch: siren: found '215905077', expected a SIREN number of nine digits (its check digits ...
    """

    cog: str | None = attrs.field(
        default=None,
        validator=_shaped(
            rf"{_COUNTY}[0-9]{{3}}",
            Text(
                fr="un code de commune de cinq caractères comme 59507",
                en="a commune code of five characters such as 59507",
            ),
        ),
    )
    region: str | None = attrs.field(
        default=None,
        validator=_shaped(
            r"[0-9]{2}",
            Text(
                fr="le code INSEE d’une région française, deux chiffres comme 11",
                en="INSEE's code of a French region, two digits such as 11",
            ),
        ),
    )
    nis: str | None = attrs.field(
        default=None,
        validator=_shaped(r"[0-9]{5}", Text(fr="un code INS de cinq chiffres", en="a NIS code of five digits")),
    )
    siren: str | None = attrs.field(
        default=None,
        validator=_checked(
            "stdnum.fr.siren", Text(fr="un numéro SIREN de neuf chiffres", en="a SIREN number of nine digits")
        ),
    )
    siret: str | None = attrs.field(
        default=None,
        validator=_checked(
            "stdnum.fr.siret", Text(fr="un numéro SIRET de quatorze chiffres", en="a SIRET number of fourteen digits")
        ),
    )
    bce: str | None = attrs.field(
        default=None,
        validator=_checked(
            "stdnum.be.vat",
            Text(fr="un numéro d’entreprise belge de dix chiffres", en="a Belgian enterprise number of ten digits"),
        ),
    )
    finess: str | None = attrs.field(
        default=None,
        validator=_shaped(
            rf"{_COUNTY}[0-9]{{7}}",
            Text(fr="un numéro FINESS de neuf caractères", en="a FINESS number of nine characters"),
        ),
    )
    rna: str | None = attrs.field(
        default=None,
        validator=_shaped(
            r"W[0-9][0-9A-Z][0-9]{7}",
            Text(fr="un numéro RNA : W et neuf caractères", en="an RNA number: W and nine characters"),
        ),
    )
