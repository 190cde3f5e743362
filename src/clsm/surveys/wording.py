"""The words of a questionnaire, which are read back as they were written, in either language."""

from collections.abc import Mapping
from typing import Final

from clsm.vocabulary import LISTS, OPEN_CELLS
from clsm.words import YES_OR_NO, Text

LEVELS: Final[Mapping[int, Text]] = {
    level: Text.same("{level} – {words}").format(level=level, words=words)
    for level, words in enumerate(LISTS["tie_levels"].values(), 1)
}
"""How close a tie is, as a partner is asked."""

NO: Final = YES_OR_NO[False]
YES: Final = Text(fr="oui, sans préciser", en="yes, without saying how close")
DOES_NOT_KNOW: Final = OPEN_CELLS["does_not_know"]

ANSWERS: Final = "answers"
DECLINES: Final = "declines"
HIDDEN: Final = "hidden"
BEGINNINGS: Final[Mapping[str, Text]] = {
    ANSWERS: Text(fr="je réponds", en="I answer"),
    DECLINES: Text(fr="nous ne souhaitons pas répondre", en="we do not wish to answer"),
    HIDDEN: Text(fr="ne pas nous faire figurer", en="do not show us"),
}
"""The three answers to begin with: none of them has to be explained, and none is silence."""

VIEWS: Final[Mapping[str, Text]] = {
    "own": Text(fr="à mon avis", en="at my view"),
    "organisation": Text(fr="au nom de la structure", en="for the organisation"),
}
"""For whom one speaks."""

BEGINNING: Final = Text(fr="Pour commencer", en="To begin")
ORGANISATION: Final = Text(fr="Votre structure", en="Your organisation")
VIEW: Final = Text(fr="Vous répondez", en="You answer")
DATE: Final = Text(fr="Date de la réponse", en="Date of the answer")
PARTNER: Final = Text(fr="Partenaire", en="Partner")
KEY: Final = Text(fr="Repère", en="Key")
ANSWER: Final = Text(fr="Votre réponse", en="Your answer")
RELATION: Final = Text(fr="Lien demandé", en="Tie asked about")
SURVEY: Final = Text(fr="Enquête", en="Survey")

MARK: Final = "clsm-questionnaire-1"
"""What stands in the first cell of a questionnaire, by which it is known again."""

FORM: Final[Mapping[str, str]] = {
    "beginning": "clsm_beginning",
    "organisation": "clsm_organisation",
    "view": "clsm_view",
    "ties": "clsm_tie",
    "survey": "clsm_survey",
    "relation": "clsm_relation",
}
"""The names of the questions in an XLSForm."""
