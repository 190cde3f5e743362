"""The rulebooks that come with the library, and those that other packages register."""

from importlib.metadata import entry_points

from clsm.governance.books import (
    fr_funding,
    fr_health_contract,
    fr_instruction_2016,
    fr_law,
    fr_situations,
    fr_territorial_council,
)
from clsm.governance.books.coherence.rulebook import RULEBOOK as COHERENCE
from clsm.governance.books.fr_guide.rulebook import RULEBOOK as FR_GUIDE
from clsm.governance.books.own_word.rulebook import RULEBOOK as OWN_WORD
from clsm.governance.engine.rules import Rule, Rulebook
from clsm.problems import Mismatch, nearest, type_name


def rulebooks() -> tuple[Rulebook, ...]:
    """The built-in rulebooks: the law first, then what instructs, guides and funds, the council's own word last.

    >>> [book.name for book in rulebooks()][:3]
    ['fr-law', 'fr-instruction-2016', 'fr-guide']
    """
    return (
        fr_law.RULEBOOK,
        fr_instruction_2016.RULEBOOK,
        FR_GUIDE,
        fr_situations.RULEBOOK,
        fr_health_contract.RULEBOOK,
        fr_territorial_council.RULEBOOK,
        fr_funding.IDF,
        fr_funding.AURA,
        OWN_WORD,
        COHERENCE,
    )


def find_rule(code: str) -> Rule:
    """The built-in rule that has this *code*, in capital or small letters.

    Raises :class:`~clsm.problems.Mismatch`, a :class:`ValueError`, where there is none.

    >>> find_rule("fr-g2").name.say()
    'Service users and carers take full part in steering'
    """
    known = {rule.code.lower(): rule for book in rulebooks() for rule in book.rules}
    if code.lower() in known:
        return known[code.lower()]
    raise Mismatch("rule-code", found=repr(code), example=next(iter(known.values())).code, near=nearest(code, known))


ENTRY_POINTS = "clsm.rulebooks"
"""The group of entry points under which other packages register their rulebooks."""


def find_rulebook(name: str) -> Rulebook:
    """The rulebook of this *name*: a built-in one, else one that an installed package registers.

    A package names its rulebooks in the entry points of the group ``clsm.rulebooks``; one is loaded only
    when it is asked for. Raises :class:`~clsm.problems.Mismatch` where there is none of that name, or where
    what is registered is not a :class:`Rulebook`.

    >>> find_rulebook("own-word").title.say("fr")
    'La parole du conseil'
    """
    known = {book.name: book for book in rulebooks()}
    if name in known:
        return known[name]
    registered = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in registered:
        names = (*known, *sorted(registered))
        near = nearest(name, names)
        raise Mismatch("rulebook-name", found=repr(name), names=", ".join(names), near=near, field="rulebooks")
    book = registered[name].load()
    if not isinstance(book, Rulebook):
        raise Mismatch("rulebook-class", found=type_name(type(book)), name=name, field="rulebooks")
    return book
