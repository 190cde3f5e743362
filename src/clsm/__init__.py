"""Local mental-health councils as typed entities: their governance checked, their partner network read.

Load a council, take it on a day, ask. ``clsm.governance``, ``clsm.network`` and the other
submodules are imported when they are first touched, so that ``import clsm`` stays light.
"""

import importlib
from typing import TYPE_CHECKING, Any, Final

from clsm._doors import VERSION
from clsm.changes import Add, Remove, Replace, diff
from clsm.council import Council, Snapshot
from clsm.dates import Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.actors import Actor, ActorEvent, Recognition
from clsm.entities.agreements import Agreement, Signature
from clsm.entities.colleges import Appointment, College, Limit, PromisedOffice
from clsm.entities.events import Event
from clsm.entities.funding import (
    BroughtResource,
    Budget,
    BudgetLine,
    Contribution,
    Payer,
    Payment,
)
from clsm.entities.indicators import Indicator, Observation
from clsm.entities.instances import (
    AgendaItem,
    Attendance,
    Decision,
    FollowUp,
    Instance,
    Meeting,
    Post,
    Seat,
    Vote,
)
from clsm.entities.members import Membership, Plan
from clsm.entities.objectives import Axis, Difficulty, Objective, Priority, Statement, Target
from clsm.entities.procedures import (
    AbsenceRule,
    Conditions,
    MembersRequest,
    MinutesRules,
    Procedure,
    QuorumPart,
    QuorumStep,
    SecondCall,
    SpecialMajority,
)
from clsm.entities.references import Reference
from clsm.entities.sharing import Sharing
from clsm.entities.territories import Population, Territory, total_population
from clsm.entities.ties import (
    OpenCell,
    Survey,
    Tie,
    TrustSummary,
)
from clsm.entities.waivers import Waiver
from clsm.identifiers import Identifiers
from clsm.problems import CouncilError, CouncilFileError, Mismatch, Problem
from clsm.programs import Program, Step
from clsm.programs.collections import ArtCollection, DataSet, HealthObservatory, InformationResource, Showing
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.programs.sessions import AwarenessEvent, OpenPlace, Session, Training, WorkshopSeries
from clsm.programs.situations import SituationCoordination
from clsm.programs.tallies import Tally
from clsm.quantities import Quantity, Rate, Reading, Threshold, apportion
from clsm.vocabulary import Term
from clsm.words import Text

if TYPE_CHECKING:
    from clsm import (
        datasets,
        disclosure,
        exports,
        files,
        governance,
        network,
        planning,
        reports,
        schema,
        sheets,
        studies,
        surveys,
        synthetic,
        workbook,
    )
    from clsm.files import dumps, loads
    from clsm.frames import from_frames
    from clsm.governance import check
    from clsm.limits import Limits
    from clsm.opening import dump, load

__all__ = [
    "AbsenceRule",
    "Actor",
    "ActorEvent",
    "Add",
    "AgendaItem",
    "Agreement",
    "Appointment",
    "ArtCollection",
    "Attendance",
    "AwarenessEvent",
    "Axis",
    "BroughtResource",
    "Budget",
    "BudgetLine",
    "College",
    "Conditions",
    "Contribution",
    "Council",
    "CouncilError",
    "CouncilFileError",
    "DataSet",
    "Decision",
    "Difficulty",
    "Event",
    "FollowUp",
    "Frequency",
    "HealthObservatory",
    "HousingPlaces",
    "HousingScheme",
    "Identifiers",
    "Indicator",
    "InformationResource",
    "Instance",
    "Limit",
    "Limits",
    "Meeting",
    "MembersRequest",
    "Membership",
    "MinutesRules",
    "Mismatch",
    "Objective",
    "Observation",
    "OpenCell",
    "OpenPlace",
    "PartialDate",
    "Payer",
    "Payment",
    "Period",
    "Plan",
    "Population",
    "Post",
    "Priority",
    "Problem",
    "Procedure",
    "Program",
    "PromisedOffice",
    "Quantity",
    "QuorumPart",
    "QuorumStep",
    "Rate",
    "Reading",
    "Recognition",
    "Reference",
    "Remove",
    "Replace",
    "Seat",
    "SecondCall",
    "Session",
    "Sharing",
    "Showing",
    "Signature",
    "SituationCoordination",
    "Snapshot",
    "SpecialMajority",
    "Statement",
    "Step",
    "Survey",
    "Tally",
    "Target",
    "Term",
    "Territory",
    "Text",
    "Threshold",
    "Tie",
    "Training",
    "TrustSummary",
    "Vote",
    "Waiver",
    "WeeklyOpening",
    "WorkshopSeries",
    "apportion",
    "check",
    "datasets",
    "diff",
    "disclosure",
    "dump",
    "dumps",
    "exports",
    "files",
    "from_frames",
    "governance",
    "load",
    "loads",
    "network",
    "planning",
    "privacy",
    "reports",
    "schema",
    "sheets",
    "studies",
    "surveys",
    "synthetic",
    "total_population",
    "workbook",
]

__version__: Final = VERSION

_SUBMODULES: Final = (
    "datasets",
    "disclosure",
    "exports",
    "files",
    "governance",
    "network",
    "planning",
    "privacy",
    "reports",
    "schema",
    "sheets",
    "studies",
    "surveys",
    "synthetic",
    "workbook",
)
_ON_TOUCH: Final = {
    "Limits": "limits",
    "check": "governance",
    "dump": "opening",
    "dumps": "files",
    "from_frames": "frames",
    "load": "opening",
    "loads": "files",
}
"""Names that come with a submodule when they are first touched."""


def __getattr__(name: str) -> Any:
    if name in _SUBMODULES:
        return importlib.import_module(f"clsm.{name}")
    if name in _ON_TOUCH:
        return getattr(importlib.import_module(f"clsm.{_ON_TOUCH[name]}"), name)
    raise AttributeError(f"module 'clsm' has no attribute {name!r}")
