"""Public identifiers of places and organisations, checked as far as their makers allow.

COG is INSEE's code of a French commune (five characters, leading zeros kept), NIS Statbel's code
of a Belgian one. SIREN and SIRET numbers and the Belgian enterprise number (BCE) carry check
digits, verified by python-stdnum. FINESS (health and social establishments) and RNA
(associations) are checked for their form only: no official text gives a check digit. A letter
stands second in codes of Corsica (``2A``, ``2B``) and in RNA numbers from overseas (``W9R...``).
Associations of Moselle, Bas-Rhin and Haut-Rhin have no RNA number.

The region of a French place follows from the code of its commune or département, as the regions have stood
since 1 January 2016.
"""

import importlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, final

import attrs

from clsm.fields import Validator, frozen
from clsm.problems import Mismatch
from clsm.words import Text

_COUNTY = "(?:[0-9]{2}|2[AB])"
"""The first two characters of a COG code and of a FINESS number."""


REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "01": "Guadeloupe",
        "02": "Martinique",
        "03": "Guyane",
        "04": "La Réunion",
        "06": "Mayotte",
        "11": "Île-de-France",
        "24": "Centre-Val de Loire",
        "27": "Bourgogne-Franche-Comté",
        "28": "Normandie",
        "32": "Hauts-de-France",
        "44": "Grand Est",
        "52": "Pays de la Loire",
        "53": "Bretagne",
        "75": "Nouvelle-Aquitaine",
        "76": "Occitanie",
        "84": "Auvergne-Rhône-Alpes",
        "93": "Provence-Alpes-Côte d’Azur",
        "94": "Corse",
    }
)
"""The French regions by INSEE's codes."""

_COUNTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "01": "971",
        "02": "972",
        "03": "973",
        "04": "974",
        "06": "976",
        "11": "75 77 78 91 92 93 94 95",
        "24": "18 28 36 37 41 45",
        "27": "21 25 39 58 70 71 89 90",
        "28": "14 27 50 61 76",
        "32": "02 59 60 62 80",
        "44": "08 10 51 52 54 55 57 67 68 88",
        "52": "44 49 53 72 85",
        "53": "22 29 35 56",
        "75": "16 17 19 23 24 33 40 47 64 79 86 87",
        "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
        "84": "01 03 07 15 26 38 42 43 63 69 73 74",
        "93": "04 05 06 13 83 84",
        "94": "2A 2B",
    }
)
_REGION_OF: Final = {county: region for region, counties in _COUNTIES.items() for county in counties.split()}


def region_named(words: str) -> str | None:
    """INSEE's code of the French region whose name is in *words*; ``None`` where there is none, or several.

    >>> region_named("ARS Auvergne-Rhône-Alpes"), region_named("Agence régionale de santé")
    ('84', None)
    """
    plain = f" {_plain(words)} "
    codes = [code for code, name in REGIONS.items() if f" {_plain(name)} " in plain]
    return codes[0] if len(codes) == 1 else None


def _plain(words: str) -> str:
    bare = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", words.casefold()))
    return " ".join(re.findall("[a-z0-9]+", bare))


def _shaped(pattern: str, form: Text) -> Validator:
    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise Mismatch("identifier-form", found=repr(value), form=form, field=attribute.name)

    return validate


def _adds_up(digits: str) -> bool:
    """Whether the Luhn sum of *digits* is a multiple of ten, as in every SIREN and nearly every SIRET number."""
    doubled = "".join(str(2 * int(digit)) for digit in digits[-2::-2])
    return sum(map(int, digits[-1::-2] + doubled)) % 10 == 0


_LA_POSTE: Final = "356000000"
"""The SIREN number whose SIRET numbers have another sum."""


def _is_siren(digits: str) -> bool:
    return len(digits) == 9 and _adds_up(digits)


def _is_siret(digits: str) -> bool:
    return len(digits) == 14 and _is_siren(digits[:9]) and _adds_up(digits) and digits[:9] != _LA_POSTE


def _is_bce(digits: str) -> bool:
    return len(digits) == 10 and digits[0] in "01" and int(digits[:8]) % 97 == 97 - int(digits[8:])


def _checked(module_name: str, right: Callable[[str], bool], form: Text) -> Validator:
    """The validator of a number with check digits; what is not plainly *right* is for python-stdnum to judge."""

    def validate(_instance: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        # python-stdnum loads ssl and more, which takes as long as attrs, cattrs and a council together
        if value is None or (isinstance(value, str) and re.fullmatch("[0-9]+", value) and right(value)):
            return
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
@frozen(kw_only=True)
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
    county: str | None = attrs.field(
        default=None,
        validator=_shaped(
            f"{_COUNTY}|97[0-9]",
            Text(
                fr="le code INSEE d’un département, comme 59, 2A ou 974",
                en="INSEE's code of a département, such as 59, 2A or 974",
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
            "stdnum.fr.siren",
            _is_siren,
            Text(fr="un numéro SIREN de neuf chiffres", en="a SIREN number of nine digits"),
        ),
    )
    siret: str | None = attrs.field(
        default=None,
        validator=_checked(
            "stdnum.fr.siret",
            _is_siret,
            Text(fr="un numéro SIRET de quatorze chiffres", en="a SIRET number of fourteen digits"),
        ),
    )
    bce: str | None = attrs.field(
        default=None,
        validator=_checked(
            "stdnum.be.vat",
            _is_bce,
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

    @property
    def in_region(self) -> str | None:
        """INSEE's code of the region, as written, else that of the département or of the commune.

        ``None`` where none of them is documented.

        >>> Identifiers(cog="35238").in_region, Identifiers(cog="97411").in_region
        ('53', '04')
        """
        code = self.county or self.cog or ""
        return self.region or _REGION_OF.get(code[:3]) or _REGION_OF.get(code[:2])
