"""Planning: what a council covers, what lies before it, what its year was, and the figures of each kind of action.

:func:`coverage` sets programs against what the council itself expects; :func:`calendar` lays out the time to come
and :func:`to_ical` writes it for any calendar program; :func:`year` is the yearly report. Each kind of action has
arithmetic of its own: :func:`housing`, :func:`workshops`, :func:`situations`, :func:`open_places`, :func:`training`,
:func:`art`, :func:`observatory` and :func:`contract_actions`.

Functions take the council on a day and return small frozen results, which explain themselves in French and
English and turn into rows. What is not documented stays so; a sum of which a part is unknown has bounds. Counts
of few people are kept back unless the council asks for its own.
"""

from clsm.planning.answers import Answer, ByProgram, Stated
from clsm.planning.calendars import Calendar, Entry, ToBeSet, calendar
from clsm.planning.contracts import Action, Contract, ContractActions, StepState, contract_actions
from clsm.planning.counts import Count, Figure, figures, in_year
from clsm.planning.figures_by_kind.art import ArtFigures, art
from clsm.planning.figures_by_kind.housing import Convention, Housing, Month, Places, housing
from clsm.planning.figures_by_kind.observatory import DataFigure, ObservatoryFigures, observatory
from clsm.planning.figures_by_kind.open_places import OpenPlaceFigures, open_places
from clsm.planning.figures_by_kind.situations import Goals, Situations, situations
from clsm.planning.figures_by_kind.training import TrainingFigures, training
from clsm.planning.figures_by_kind.workshops import Reach, Workshops, workshops
from clsm.planning.grid import Cell, Coverage, Filling, coverage
from clsm.planning.icalendars import to_ical
from clsm.planning.years import Line, Year, year

__all__ = [
    "Action",
    "Answer",
    "ArtFigures",
    "ByProgram",
    "Calendar",
    "Cell",
    "Contract",
    "ContractActions",
    "Convention",
    "Count",
    "Coverage",
    "DataFigure",
    "Entry",
    "Figure",
    "Filling",
    "Goals",
    "Housing",
    "Line",
    "Month",
    "ObservatoryFigures",
    "OpenPlaceFigures",
    "Places",
    "Reach",
    "Situations",
    "Stated",
    "StepState",
    "ToBeSet",
    "TrainingFigures",
    "Workshops",
    "Year",
    "art",
    "calendar",
    "contract_actions",
    "coverage",
    "figures",
    "housing",
    "in_year",
    "observatory",
    "open_places",
    "situations",
    "to_ical",
    "training",
    "workshops",
    "year",
]

for _name in __all__:
    # shown, documented and pickled under the name that callers import it by
    globals()[_name].__module__ = __name__
