"""The rulebooks that come with the library."""

from clsm.governance import fr_guide, fr_instruction_2016, fr_law, own_word
from clsm.governance.rules import Rule, Rulebook
from clsm.problems import Mismatch, did_you_mean


def rulebooks() -> tuple[Rulebook, ...]:
    """The built-in rulebooks, the law first and the council's own word last.

    >>> [book.name for book in rulebooks()]
    ['fr-law', 'fr-instruction-2016', 'fr-guide', 'own-word']
    """
    return (fr_law.RULEBOOK, fr_instruction_2016.RULEBOOK, fr_guide.RULEBOOK, own_word.RULEBOOK)


def find_rule(code: str) -> Rule:
    """The built-in rule that has this *code*, in capital or small letters.

    Raises :class:`~clsm.problems.Mismatch`, a :class:`ValueError`, where there is none.

    >>> find_rule("fr-g2").name.say()
    'Service users and carers take full part in steering'
    """
    known = {rule.code.lower(): rule for book in rulebooks() for rule in book.rules}
    if code.lower() in known:
        return known[code.lower()]
    codes = ", ".join(rule.code for rule in known.values())
    raise Mismatch(found=repr(code), expected=f"the code of a rule: {codes}", hint=did_you_mean(code, known))
