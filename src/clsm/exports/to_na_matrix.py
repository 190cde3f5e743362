"""A matrix of organisations by bodies, as CSV: 1 for a known tie, 0 for a known absence, NA where it is not known.

For statnet, whose networks hold missing ties. Not for igraph: ``graph_from_incidence_matrix`` makes a tie of each
``NA`` without a warning; give it the file of :func:`~clsm.exports.graphml`.
"""

import csv
import io
from typing import Final

from clsm.council import COLLECTIONS, Snapshot, as_snapshot
from clsm.exports.export import Export
from clsm.exports.graphs import losses_of
from clsm.network import PartnerNetwork


def na_matrix(snapshot: Snapshot) -> Export:
    """Write who sits in which body on a day as a matrix of 1, 0 and NA.

    Rows are organisations and columns bodies, by id, sorted. In R::

        m <- as.matrix(read.csv("council.csv", row.names = 1, check.names = FALSE))
        network::network(m, matrix.type = "bipartite", bipartite = nrow(m), directed = FALSE, ignore.eval = TRUE)

    Without ``matrix.type`` it refuses a matrix in which everything is missing; it always refuses one without a body.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day, ``council.on("2011-11-01")``.

    Raises
    ------
    TypeError
        For a council without a day.

    References
    ----------
    Butts, *network: A Package for Managing Relational Data in R*, Journal of Statistical Software 24(2), 2008.

    Examples
    --------
    >>> import clsm
    >>> print(na_matrix(clsm.datasets.load("rennes").on("2025-12-01")).text[:46].rstrip())
    id,steering-committee,wide-assembly
    city,1,NA
    """
    shown = as_snapshot(snapshot).outside
    net = PartnerNetwork.from_council(shown)
    bodies = [body.id for body in net.instances]
    cells = dict.fromkeys(net.known, "1") | dict.fromkeys(net.unknown, "NA")
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["id", *bodies])
    table.writerows(
        [organisation.id, *(cells.get((organisation.id, body), "0") for body in bodies)]
        for organisation in net.organisations
    )
    return Export(text=text.getvalue(), losses=losses_of(shown, net, _CARRIED, says_unknown=True))


_CARRIED: Final = {
    "Council": set(COLLECTIONS),
    "Actor": {"id"},
    "Instance": {"id", "seats"},
    "Post": {"id"},
    "Seat": {"holder", "held_with"},
}
"""The matrix has ids and ties alone."""
