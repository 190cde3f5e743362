"""Planning: what a council covers, what lies before it, what its year was, and the figures of each kind of action.

:func:`coverage` sets programs against what the council itself expects; :func:`calendar` lays out the time to come
and :func:`to_ical` writes it for any calendar program; :func:`year` is the yearly report. Each kind of action has
arithmetic of its own: :func:`housing`, :func:`workshops`, :func:`situations`, :func:`open_places`, :func:`training`,
:func:`art`, :func:`observatory` and :func:`contract_actions`. :func:`contract` follows one contract from its priorities
to the indicators of its actions, :func:`action_sheet` fills in the sheet of one action, :func:`follow_up` says who does
what by when, :func:`papers` gathers what goes into the papers of a meeting.

Functions take the council on a day and return small frozen results, which explain themselves in French and
English and turn into rows. What is not documented stays so; a sum of which a part is unknown has bounds. Counts
of few people are kept back unless the council asks for its own.
"""

from clsm._doors import own_names
from clsm.counts import Count, Figure
from clsm.planning.actions import ActionSheet, action_sheet, action_sheets
from clsm.planning.answers import ByProgram
from clsm.planning.calendars import Calendar, calendar
from clsm.planning.contract_records import ContractRecord, contract
from clsm.planning.contracts import ContractActions, contract_actions
from clsm.planning.counts import figures, in_year
from clsm.planning.figures_by_kind.collections import ArtFigures, ObservatoryFigures, art, observatory
from clsm.planning.figures_by_kind.housing import Housing, housing
from clsm.planning.figures_by_kind.sessions import (
    OpenPlaceFigures,
    TrainingFigures,
    Workshops,
    open_places,
    training,
    workshops,
)
from clsm.planning.figures_by_kind.situations import Situations, situations
from clsm.planning.follow_ups import FollowUps, follow_up
from clsm.planning.grid import Coverage, coverage
from clsm.planning.holiday_calendars import DaysOff, days_off
from clsm.planning.icalendars import to_ical
from clsm.planning.meeting_papers import Papers, papers
from clsm.planning.years import Year, last_recorded, year

__all__ = [
    "ActionSheet",
    "ArtFigures",
    "ByProgram",
    "Calendar",
    "ContractActions",
    "ContractRecord",
    "Count",
    "Coverage",
    "DaysOff",
    "Figure",
    "FollowUps",
    "Housing",
    "ObservatoryFigures",
    "OpenPlaceFigures",
    "Papers",
    "Situations",
    "TrainingFigures",
    "Workshops",
    "Year",
    "action_sheet",
    "action_sheets",
    "art",
    "calendar",
    "contract",
    "contract_actions",
    "coverage",
    "days_off",
    "figures",
    "follow_up",
    "housing",
    "in_year",
    "last_recorded",
    "observatory",
    "open_places",
    "papers",
    "situations",
    "to_ical",
    "training",
    "workshops",
    "year",
]

own_names(__name__)
