"""Partner surveys: questionnaires out, answers read into ties whose silences are kept.

:func:`questionnaire` makes a form that says first what respondents are owed; :func:`read` turns what survey tools
export into a :class:`SurveyReading`, whose ``changes`` a council takes; :func:`guess` proposes how a file is to be
read, and :func:`withdraw` takes the answers of an organisation out again. A blank, a "does not know", a silence, a
refusal and a question that was not asked are all different, and none of them is a "no".

What stands about persons in a file, names, addresses, telephones, is not read.
"""

from clsm._doors import own_names
from clsm.surveys.gathering import Unmatched
from clsm.surveys.guessing import Met, Proposal, guess
from clsm.surveys.questionnaires import questionnaire
from clsm.surveys.reading import read
from clsm.surveys.readings import Cell, Confirmation, Rating, Response, SurveyReading
from clsm.surveys.withdrawing import withdraw

__all__ = [
    "Cell",
    "Confirmation",
    "Met",
    "Proposal",
    "Rating",
    "Response",
    "SurveyReading",
    "Unmatched",
    "guess",
    "questionnaire",
    "read",
    "withdraw",
]

own_names(__name__)
