"""One question to many councils: on one machine or on a hundred, a row a council, and tables of the whole.

:func:`run` asks. It measures what files document, not what councils do: a council about which little is written
is no council that does little.
"""

from clsm._doors import own_names
from clsm.studies.running import run

__all__ = ["run"]

own_names(__name__)
