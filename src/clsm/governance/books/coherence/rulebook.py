"""The rulebook ``coherence``: what no text says, but no reader of a record would accept.

A total that is not the sum, a vote by somebody who was away: these contradict themselves in any country.
Nobody fails anything by it; a figure is to be looked up again, and nothing here is mandatory.
"""

from typing import Final

from clsm.governance.books.coherence.dates import (
    called_before_it_met,
    met_once_it_existed,
    met_while_it_existed,
    priorities_within_dates,
)
from clsm.governance.books.coherence.figures import (
    counted_once,
    one_population_a_year,
    payers_are_named,
    totals_are_sums,
)
from clsm.governance.books.coherence.seats import (
    in_one_capacity,
    no_more_votes_than_voters,
    of_its_own_body,
    one_presence,
)
from clsm.governance.books.coherence.votes import acting_there, counts_cover_votes, deciders, voters_have_a_voice
from clsm.governance.engine.rules import Rulebook
from clsm.words import Text

RULEBOOK: Final = Rulebook(
    name="coherence",
    title=Text(fr="La cohérence du dossier", en="The coherence of the record"),
    rules=(
        deciders,
        priorities_within_dates,
        totals_are_sums,
        counted_once,
        voters_have_a_voice,
        acting_there,
        counts_cover_votes,
        met_while_it_existed,
        payers_are_named,
        one_presence,
        of_its_own_body,
        no_more_votes_than_voters,
        in_one_capacity,
        called_before_it_met,
        met_once_it_existed,
        one_population_a_year,
    ),
)
