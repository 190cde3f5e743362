"""The rulebook ``fr-guide``: what the guidance of the national resource centre for councils proposes.

Guidance binds nobody. A council may well have its reasons to do otherwise; a difference is called
that, and the words name the body that could open a place.
"""

from typing import Final

from clsm.governance.books.fr_guide.carrying import carried_together, coordinator_employed_locally
from clsm.governance.books.fr_guide.composition import (
    coordinator_at_each_table,
    four_pillars,
    full_part,
    workshop_is_a_member,
)
from clsm.governance.books.fr_guide.working import (
    co_animated_by_psychiatry,
    groups_meet,
    roadmap,
    working_groups,
    yearly_plenary,
    yearly_steering,
)
from clsm.governance.engine.rules import Rulebook
from clsm.words import Text

RULEBOOK: Final = Rulebook(
    name="fr-guide",
    title=Text(fr="Les repères du centre national de ressources", en="Guidance of the national resource centre"),
    council_kinds=frozenset({"clsm"}),
    rules=(
        four_pillars,
        coordinator_at_each_table,
        full_part,
        workshop_is_a_member,
        roadmap,
        co_animated_by_psychiatry,
        yearly_plenary,
        yearly_steering,
        working_groups,
        groups_meet,
        coordinator_employed_locally,
        carried_together,
    ),
)
