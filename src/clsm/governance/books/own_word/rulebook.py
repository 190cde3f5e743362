"""The rulebook ``own-word``: what a council says of itself, held against its own record.

No text from outside is behind these rules, and they hold in any country. What is only announced is
not yet owed, nor is a procedure whose text is still being written. A meeting held before its text began
is not held against it.
"""

from typing import Final

from clsm.governance.books.own_word.colleges import places_promised
from clsm.governance.books.own_word.conduct import (
    absences_followed,
    charter_is_there,
    members_within_term,
    papers_in_time,
    proxies_on_terms,
)
from clsm.governance.books.own_word.decisions import (
    called_in_time,
    decided_by_majority,
    decided_with_quorum,
    few_proxies,
)
from clsm.governance.books.own_word.places import chaired_as_written, mandates_within_term
from clsm.governance.books.own_word.rhythms import as_often_as_it_says, open_as_stated
from clsm.governance.engine.rules import Rulebook
from clsm.words import Text

RULEBOOK: Final = Rulebook(
    name="own-word",
    title=Text(fr="La parole du conseil", en="The council's own word"),
    rules=(
        as_often_as_it_says,
        open_as_stated,
        places_promised,
        chaired_as_written,
        mandates_within_term,
        decided_with_quorum,
        decided_by_majority,
        called_in_time,
        few_proxies,
        members_within_term,
        absences_followed,
        papers_in_time,
        charter_is_there,
        proxies_on_terms,
    ),
)
