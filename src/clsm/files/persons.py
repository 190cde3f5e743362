"""What looks like a person in a council that was read, as problems to look at."""

from collections.abc import Iterator
from typing import Any

from clsm.council import Council
from clsm.privacy import KINDS, scan
from clsm.problems import Mismatch, Problem


def persons_in(council: Council) -> Iterator[Problem]:
    """What looks like a person, certainly or likely, and is not set aside by the council."""
    for trace in scan(council).open:
        shown: dict[str, Any] = {"mask": trace.mask, "kind": KINDS[trace.kind], "length": trace.length}
        if trace.grade == "certain":
            yield Mismatch("person-certain", **shown).at(trace.path)
        elif trace.grade == "likely":
            yield Mismatch("person-likely", **shown).at(trace.path)
