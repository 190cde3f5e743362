"""What in one text looks like a person, and how sure that is."""

import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Final, Literal, final

import attrs

from clsm.privacy import lists

Grade = Literal["certain", "likely", "look"]
"""How sure it is that something is a person's: it is, it most often is, somebody has to look."""


@final
@attrs.frozen(kw_only=True)
class Likeness:
    """Something in a text that looks like a person, from ``start`` to ``end``; it does not show what."""

    grade: Grade
    kind: str
    start: int
    end: int
    words: str = attrs.field(repr=False)

    @property
    def mask(self) -> str:
        """The first character, and no more."""
        return f"{self.words[0]}…"


@final
@attrs.frozen(kw_only=True)
class Field:
    """What is known of the field that a text stands in.

    ``of_organisation``: a landline in it is an organisation's. ``spoken``: it may tell what was said of somebody,
    as a label, a meeting and a decision do. ``label``: it says who holds a seat or an office.
    """

    of_organisation: bool = False
    spoken: bool = False
    label: bool = False


ANY_FIELD: Final = Field()
"""A text of which nothing is known, such as a value in a message."""


def likenesses(words: str, field: Field = ANY_FIELD) -> list[Likeness]:
    """Everything in *words* that looks like a person, in no promised order.

    >>> [(likeness.grade, likeness.kind) for likeness in likenesses("Mme Exemple, 06 00 00 00 00")]
    [('likely', 'titled_name'), ('certain', 'telephone')]
    >>> likenesses("12 rue du Docteur Roux, contact@ville.example")
    []
    """
    words = unicodedata.normalize("NFC", words)
    titled = list(_titled(words, field)) if _PERHAPS_A_TITLE.search(words) else []
    found = [*titled, *(_numbers(words, field, beside_name=bool(titled)) if _DIGITS.search(words) else ())]
    emails = list(re.finditer(_EMAIL, words)) if _PERHAPS_AN_EMAIL.search(words) else []
    found += [email for match in emails if (email := _email(match)) is not None]
    if emails or field.spoken:
        bare = list(_bare_names(words))
        if emails:
            found += [attrs.evolve(name, grade="likely", kind="name_with_email") for name in bare]
        else:
            found += bare
    if field.spoken:
        found += _diagnoses(words, field, named=bool(found))
    return found


def masked(words: str) -> str:
    """*words* with everything that looks like a person reduced to its first character.

    >>> masked("found 'Mme Exemple'")
    "found 'M…'"
    """
    words, plain, reached = unicodedata.normalize("NFC", words), "", 0
    for likeness in sorted(likenesses(words, Field(spoken=True)), key=lambda likeness: likeness.start):
        if likeness.start >= reached:
            plain += words[reached : likeness.start] + likeness.mask
            reached = likeness.end
    return plain + words[reached:]


def _likeness(grade: Grade, kind: str, match: "re.Match[str]") -> Likeness:
    return Likeness(grade=grade, kind=kind, start=match.start(), end=match.end(), words=match[0])


def _any_of(words: Iterable[str]) -> str:
    # the longest first: "sociale" before "social"
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _folded(words: str) -> str:
    """*words* in small letters without accents, as the lists hold them."""
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", words.casefold()))


# What is read over every text of a file is compiled here; all else when a text first needs it.

# ------------------------------------------------------------ titles and names

# every capital of the Latin letters, those of other languages too: a name may come from anywhere
_CAPITAL: Final = "".join(filter(str.isupper, map(chr, range(0x250))))
_SPACE: Final = r"[\s\u200b\u2060]+"
_ANY_SPACE: Final = r"[\s\u200b\u2060]*"
_NAME_WORD: Final = rf"(?:[{_CAPITAL}][’'](?=[{_CAPITAL}]))?[{_CAPITAL}]\w+(?:[-’']\w+)*"
_PARTICLE: Final = (
    rf"(?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]e|[Ll]a|[Dd]a|[Dd]os|[Dd]as|[Dd]i|[Vv]ande?|[Vv]on|[Vv]er|[Dd]en|[Dd]er|[Tt]en|"
    rf"[Tt]er|[’']t|[Bb]en|[Ee]l|[Aa]l|[Oo]uld){_SPACE}|[DLdl][’'])"
)
_INITIALS: Final = rf"(?:(?:[{_CAPITAL}]\.-?){{1,3}}{_ANY_SPACE}|[{_CAPITAL}]{_SPACE})"
_AND: Final = rf"(?:,|{_SPACE}(?:et|and|en|und|&)){_SPACE}"


def _one_of(titles: Iterable[str]) -> str:
    """An expression for one of *titles*, those of one first letter together: where none begins, little is tried."""
    groups = groupby(sorted(set(titles)), key=lambda title: title[0])
    return "|".join(f"{letter}(?:{'|'.join(re.escape(it[1:]) for it in group)})" for letter, group in groups)


def _written(titles: Iterable[str]) -> tuple[str, ...]:
    """Whole words as they may be written: small, with a capital, in capitals."""
    return tuple(form for title in titles for form in (title, title.capitalize(), title.upper()))


_OFFICE_TITLES: Final = _written(lists.OFFICE_TITLES)
_BROTHERS: Final = _written(lists.RELIGIOUS_TITLES)
_TEACHERS: Final = _written(lists.TEACHERS)
_DOCTORS: Final = (*_TEACHERS, *lists.SHORT_DOCTORS)
_CIVIL: Final = (*_written(lists.CIVILITIES), *lists.SHORT_CIVILITIES)
_TITLE: Final = _one_of((*_CIVIL, *_DOCTORS, *lists.SHORT_TITLES, *_BROTHERS, *_OFFICE_TITLES))
_SMALL_TITLE: Final = _one_of(lists.SMALL_TITLES)
_START: Final = r"(?<![\w.-])"
_POINTED: Final = r"(?:M|Mr|Mme|Mlle|Me|Dr|Pr)\."

# read over every text of a file
_PERHAPS_A_TITLE: Final = re.compile(rf"{_START}(?:(?:{_TITLE}|{_SMALL_TITLE})[.*_]*{_SPACE}|{_POINTED}[{_CAPITAL}])")
_NAME: Final = rf"(?:{_PARTICLE}){{0,3}}{_NAME_WORD}"
_TITLED_NAME: Final = (
    rf"{_START}(?P<title>(?:{_TITLE})(?=[*_]*{_SPACE})|{_POINTED}(?=[{_CAPITAL}]\w{{2}}))[*_«“\"\s\u200b\u2060]*"
    rf"(?!(?:Mme|Mlle|M\.|(?:{_one_of(_written(lists.CIVILITIES))})\b))"
    rf"(?P<name>{_INITIALS}?{_NAME}(?:{_SPACE}{_NAME}){{0,2}})"
)
_AFTER_PLURAL: Final = rf"(?:{_AND}{_NAME}){{1,9}}"
_TITLED_INITIAL: Final = rf"{_START}(?:{_TITLE}|mme|mlle){_SPACE}[{_CAPITAL}](?:\.|(?![\w’'-]))"
_SMALL_WORD: Final = r"(?P<name>[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*)"
_SMALL_NAME: Final = rf"{_START}(?:{_SMALL_TITLE})\.?{_SPACE}{_SMALL_WORD}"
_WRITTEN_SMALL: Final = rf"{_START}(?:Mr|Mme|Mlle|Dr|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle){_SPACE}{_SMALL_WORD}"
_OFFICE_BETWEEN: Final = (
    rf"{_START}(?:{_one_of(_CIVIL)}){_SPACE}(?:[Ll][ea]{_SPACE}|[Ll][’'])(?P<offices>(?:[\w-]+{_SPACE}){{1,5}}?)"
    rf"(?P<name>(?P<given>{_NAME_WORD}){_SPACE}{_NAME})"
)
_FIRST_WORD: Final = rf"^{_INITIALS}?(?:{_PARTICLE}|(?:DE|DU|DES|LE|LA){_SPACE}|L[’'])*(?P<word>[\w’'-]+)"
_BEGINS_LIKE_A_FIELD: Final = rf"(?:[Dd](?:e|u|es|e la|e l[’'])|[Ll]a|[Ll]e){_SPACE}|[Dd][’']"
_NO_CIVILITY: Final = rf"(?i)(?:\d|[&+]|\b(?:{'|'.join(lists.BEFORE_A_LETTER)})){_ANY_SPACE}$"

_BETWEEN: Final = (
    rf"(?:{_SPACE}(?:{_any_of(lists.PLACE_ADJECTIVES)})){{0,2}}(?:{_SPACE}|-)?"
    rf"(?:(?:du|de la|de l’|de l'|des|de|d’|d'|of|le|la|les|l’|l'){_ANY_SPACE})?"
)


def _after(*places: Iterable[str], ahead: str = r"\b") -> str:
    return rf"(?i){ahead}(?:{_any_of(chain(*places))}){_BETWEEN}$"


_AFTER_PLACE: Final = _after(lists.NAMED_PLACES)
# "au cours de", "de passage", "sur place" are no places
_AFTER_PASSAGE: Final = _after(lists.PLACES_OR_NOT, ahead=r"(?<!\ben )(?<!\bau )(?<!\bde )\b")
_AFTER_DOCTORS_PLACE: Final = _after(lists.PLACES_OF_DOCTORS, ahead=r"(?<!\bsur )\b")
_AFTER_SERVICE: Final = _after(lists.SERVICES, lists.PLACES_OF_DOCTORS, lists.BODIES_NAMED_AFTER)
_AFTER_BODY: Final = (
    r"(?i)\b(?:"
    rf"{_any_of((*lists.NAMED_PLACES, *lists.PLACES_OR_NOT, *lists.PLACES_OF_DOCTORS, *lists.BODIES_NAMED_AFTER))}"
    rf"|sainte?|ste?){_BETWEEN}(?:(?:docteur|professeur|dr|pr|abbé|père|sœur|colonel|capitaine){_SPACE})?$"
)
_AFTER_ASSOCIATION: Final = _after(("association", "amis", "café", "compagnie"))
_BEFORE: Final = 60
"""How far before a name the place called after it is looked for."""


def _titled(words: str, field: Field) -> Iterator[Likeness]:
    """Titles with a name, or with an initial."""
    for match in re.finditer(_TITLED_NAME, words):
        if not _is_office(match) and not _is_place(words, match):
            end = match.end()
            if match["title"].casefold() in lists.PLURALS and (plural := re.compile(_AFTER_PLURAL).match(words, end)):
                end = plural.end()
            yield Likeness(
                grade="likely", kind="titled_name", start=match.start(), end=end, words=words[match.start() : end]
            )
    for match in re.finditer(_OFFICE_BETWEEN, words):
        offices = _folded(match["offices"]).split()
        if _folded(match["given"]).split("-")[0] in lists.GIVEN_NAMES and lists.OFFICES.issuperset(offices):
            yield _likeness("likely", "titled_name", match)
    no_names = lists.NO_NAMES | lists.OFFICES | lists.CHARACTERS
    for pattern in (_SMALL_NAME, _WRITTEN_SMALL) if field.spoken else (_SMALL_NAME,):
        for match in re.finditer(pattern, words):
            if match["name"].islower() and _folded(match["name"]) not in no_names:
                yield _likeness("likely" if pattern is _SMALL_NAME else "look", "titled_name", match)
    yield from (_likeness("look", "titled_initial", match) for match in re.finditer(_TITLED_INITIAL, words))


def _is_office(match: "re.Match[str]") -> bool:
    """Whether what follows a title is an office, a brand, the field of somebody's work, and no name."""
    title, name = match["title"], match["name"]
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    if title in ("M", "Me") and re.search(_NO_CIVILITY, before):
        return True
    if title.casefold() in lists.OF_A_FIELD and re.match(_BEGINS_LIKE_A_FIELD, name):
        return True
    first = re.match(_FIRST_WORD, name)
    word = re.sub("^(?:vice|sous|ex|co)-", "", _folded(first["word"] if first else name))
    return word in lists.OFFICES or word in lists.CHARACTERS


def _is_place(words: str, match: "re.Match[str]") -> bool:
    """Whether a street, a school or a hospital is called by the title and the name."""
    before, title = words[max(0, match.start() - _BEFORE) : match.start()], match["title"]
    if re.search(_AFTER_PLACE, before) or re.search(_AFTER_PASSAGE, before):
        return True
    if title.casefold() in ("madame", "monsieur"):
        return re.search(_AFTER_ASSOCIATION, before) is not None
    if title in lists.SHORT_DOCTORS:
        return re.search(_AFTER_DOCTORS_PLACE, before) is not None
    return title in (*_TEACHERS, *_BROTHERS, *_OFFICE_TITLES) and re.search(_AFTER_SERVICE, before) is not None


_WORD: Final = rf"(?<![\w-]){_NAME_WORD}"
_SURNAME_AFTER: Final = rf"{_SPACE}(?:{_NAME}|[{_CAPITAL}]\.)"
_SURNAME_BEFORE: Final = rf"(?<![\w-])[{_CAPITAL}]{{2,}}(?:[-’' ][{_CAPITAL}]{{2,}})*{_SPACE}$"
_INITIAL_AND_NAME: Final = (
    rf"(?<![\w.’'-])(?!M\.)[{_CAPITAL}]\.(?:-[{_CAPITAL}]\.)?{_ANY_SPACE}(?P<name>{_NAME})(?![\w.’'-])"
)


def _bare_names(words: str) -> Iterator[Likeness]:
    """Given names with a surname after them, or in capitals before them, where nothing is called by them."""
    taken = 0
    for given in re.finditer(_WORD, words):
        if given.start() < taken or _folded(given[0]).split("-")[0] not in lists.GIVEN_NAMES:
            continue
        before = words[max(0, given.start() - _BEFORE) : given.start()]
        surname = re.compile(_SURNAME_AFTER).match(words, given.end())
        capitals = re.search(_SURNAME_BEFORE, before)
        if re.search(_AFTER_BODY, before) or (surname is None) == (capitals is None):
            # with capitals before and a surname after, the capitals are an organisation's: ESAT Jean Monnet
            continue
        start = given.start() - (len(capitals[0]) if capitals else 0)
        taken = surname.end() if surname else given.end()
        yield Likeness(grade="look", kind="bare_name", start=start, end=taken, words=words[start:taken])
    for match in re.finditer(_INITIAL_AND_NAME, words):
        before = words[max(0, match.start() - _BEFORE) : match.start()]
        if not _PERHAPS_A_TITLE.search(before[-12:]) and not re.search(_AFTER_BODY, before):
            yield _likeness("look", "bare_name", match)


# ------------------------------------------------------------ addresses and numbers

_AT: Final = r"(?:@|\s?[\[(](?:at|arobase)[\])]\s?)"
_EMAIL: Final = rf"(?<![\w.+-])(?P<local>[\w.+-]++){_AT}(?P<domain>[\w-]+(?:\.[\w-]+)+)"
_PERHAPS_AN_EMAIL: Final = re.compile(_AT)


def _email(match: "re.Match[str]") -> Likeness | None:
    """An e-mail address that is a person's; ``None`` for an organisation's, and where nothing shows whose it is."""
    parts = [part for part in re.split(r"[._+\d-]+", _folded(match["local"])) if part]
    if any(part in lists.ORGANISATION_WORDS for part in parts):
        return None
    if match["domain"].lower() in lists.PUBLIC_PROVIDERS:
        return _likeness("certain", "email", match)
    if len(parts) > 1 and any(part in lists.GIVEN_NAMES or len(part) == 1 for part in parts):
        return _likeness("certain", "email", match)
    return None


_GAP: Final = "[ .\u00a0\u202f/-]"
_DIGITS: Final = re.compile(rf"\d(?:{_GAP}?\d){{7}}")
_SECURITY_NUMBER: Final = (
    rf"(?<!\d)[1-478]{_GAP}?\d\d{_GAP}?\d\d{_GAP}?\d[\dABab]{_GAP}?\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d\d(?!\d)"
)
_NATIONAL_NUMBER: Final = r"(?<!\d)\d\d[ .]?\d\d[ .]?\d\d[ .-]?\d{3}[ .]?\d\d(?!\d)"
_FRENCH: Final = rf"(?:(?:\+|00)33{_GAP}?(?:\(0\){_GAP}?)?|0)"
_BELGIAN: Final = rf"(?:\+|00)32{_GAP}?(?:\(0\){_GAP}?)?"
_LAST_SIX: Final = rf"(?:\d\d{_GAP}?\d\d{_GAP}?\d\d|\d{{3}}{_GAP}?\d{{3}})(?!\d)"
# 0475 and its six digits stand apart in Belgium: in France, 04 75 is a landline of the Drôme
_MOBILE: Final = (
    rf"(?<![\d.+/])(?:{_FRENCH}[67](?:{_GAP}?\d\d){{4}}(?!\d)"
    rf"|{_BELGIAN}4[5-9]\d{_GAP}?{_LAST_SIX}|04[5-9]\d{_GAP}{_LAST_SIX})"
)
_A_DATE: Final = r"\d\d[ ./-]\d\d[ ./-](?:19|20)\d\d"
# French ones in pairs, Belgian ones with their zone apart: the numbers of establishments and firms are neither
_LANDLINE: Final = (
    rf"(?<![\d.+/])(?!{_A_DATE})(?:{_FRENCH}[1-589](?:{_GAP}?\d\d){{4}}"
    rf"|(?:0|{_BELGIAN})(?:[1-9]{_GAP}\d{{3}}|[1-9]\d{_GAP}\d\d){_GAP}?\d\d{_GAP}?\d\d)(?!\d)"
)


def _numbers(words: str, field: Field, *, beside_name: bool) -> Iterator[Likeness]:
    """Numbers of persons, and telephones; of two in the same place, the first kind."""
    own_numbers = [
        _likeness("certain", kind, match)
        for pattern, module, kind in (
            (_SECURITY_NUMBER, "stdnum.fr.nir", "social_security_number"),
            (_NATIONAL_NUMBER, "stdnum.be.nn", "national_number"),
        )
        for match in re.finditer(pattern, words)
        # loaded where a number has its form, which is rare: it loads ssl and more
        if importlib.import_module(module).is_valid(re.sub("[^0-9AB]", "", match[0].upper()))
    ]
    yield from own_numbers
    mobiles = [_likeness("certain", "telephone", match) for match in re.finditer(_MOBILE, words)]
    mobiles = [mobile for mobile in mobiles if not _is_within(mobile, own_numbers)]
    yield from mobiles
    if field.of_organisation and not beside_name:
        return
    grade: Grade = "certain" if beside_name else "look"
    landlines = (_likeness(grade, "telephone", match) for match in re.finditer(_LANDLINE, words))
    yield from (landline for landline in landlines if not _is_within(landline, (*own_numbers, *mobiles)))


def _is_within(likeness: Likeness, others: Iterable[Likeness]) -> bool:
    """Whether *likeness* shares a character with one of the *others*."""
    return any(likeness.start < other.end and other.start < likeness.end for other in others)


# ------------------------------------------------------------ diagnoses

_DIAGNOSIS: Final = rf"(?i)\b(?:{'|'.join(lists.DIAGNOSES)})\b"
_ONE_PERSON: Final = rf"(?i)\b(?:{'|'.join(lists.ONE_PERSON)})"
_ONE_SEAT: Final = rf"(?i)\b(?:{'|'.join(lists.ONE_SEAT)})\b"


def _diagnoses(words: str, field: Field, *, named: bool) -> Iterator[Likeness]:
    """Diagnoses beside a word for one person, or beside what was already met of one."""
    first = re.search(_DIAGNOSIS, words)
    if first is None:
        return
    if named or re.search(_ONE_PERSON, words) or (field.label and re.search(_ONE_SEAT, words)):
        yield _likeness("look", "diagnosis", first)
