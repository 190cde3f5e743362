"""What the outcomes are called: only a text that binds is failed, from guidance one departs, conditions are met."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from clsm.governance.engine.rules import Outcome, Rule
from clsm.words import Text

_OUTCOMES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "pass": Text(fr="Respecté", en="Kept"),
        "fail": Text(fr="Non respecté", en="Fails"),
        "not_documented": Text(fr="Non documenté", en="Not documented"),
        "not_applicable": Text(fr="Sans objet", en="Not applicable"),
        "error": Text(fr="Règle en erreur", en="Rule in error"),
    }
)
_DEPARTS: Final = Text(fr="Écart à un repère", en="Departs from guidance")
_CONDITION: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "pass": Text(fr="Condition remplie", en="Condition met"),
        "fail": Text(fr="Condition non remplie", en="Condition not met"),
    }
)
_CONTRADICTS: Final = Text(fr="Le dossier se contredit", en="The record contradicts itself")
BINDING: Final = frozenset({"law", "decree", "funder", "local"})
"""The levels of text that one can fail; from the others one departs, and a record may contradict itself."""


def in_words(rule: Rule, outcome: Outcome) -> Text:
    """What an *outcome* of *rule* is called."""
    if outcome == "fail" and rule.level not in BINDING:
        return _CONTRADICTS if rule.level == "arithmetic" else _DEPARTS
    return _CONDITION.get(outcome, _OUTCOMES[outcome]) if rule.is_condition else _OUTCOMES[outcome]
