"""One question to many councils: on one machine or on a hundred, a row a council, and tables of the whole.

:func:`run` asks, :func:`tabulate` makes tables of the rows, :func:`national_survey` those of the national surveys of
French councils. They measure what files document, not what councils do: a council about which little is written is
no council that does little.
"""

from clsm._doors import own_names
from clsm.studies.national import national_survey
from clsm.studies.running import run
from clsm.studies.tabulating import Tabulation, tabulate

__all__ = ["Tabulation", "national_survey", "run", "tabulate"]

own_names(__name__)
