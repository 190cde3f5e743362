"""A council in the formats that other programs open. Each export tells what it could not say.

>>> import clsm
>>> export = graphml(clsm.datasets.load("seraing").on("2025-12-01"))
>>> export.text.splitlines()[0]
'<?xml version="1.0" encoding="utf-8"?>'

The rules of every export
-------------------------
1. ``losses`` names each thing that the file does not say.
2. What is not documented is left out, never filled in.
3. An edge is a known tie. A pair that the sources leave open is no edge, and the file names it or counts it.
4. No names of persons, no notes; who met to speak of somebody's situation is left out. Of counts of people a file has
   what :mod:`clsm.published` lets everybody read, or none.
5. The same council gives the same bytes, whatever the order of its collections.
6. A function takes a :class:`~clsm.council.Snapshot` where the format tells of a day, and a council where it holds
   the whole history.
"""

from clsm._doors import own_names
from clsm.exports.export import Export, Loss
from clsm.exports.to_data_inclusion import data_inclusion
from clsm.exports.to_gexf import gexf
from clsm.exports.to_graphml import graphml
from clsm.exports.to_hif import hif
from clsm.exports.to_na_matrix import na_matrix
from clsm.exports.to_node_link import node_link
from clsm.exports.to_org import org
from clsm.exports.to_tables import tables

__all__ = ["Export", "Loss", "data_inclusion", "gexf", "graphml", "hif", "na_matrix", "node_link", "org", "tables"]

own_names(__name__)
