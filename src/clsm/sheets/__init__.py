"""The cells of a spreadsheet, xlsx or ods, behind a gate: no file can exhaust the machine or run anything.

:func:`read` looks at size, kind and compression before it opens anything, then reads the parts that it needs
as a stream and keeps the cells that hold something, wherever they stand. No part of a file decides how much
memory is asked for: a cell in ``XFD1048576`` is refused by its name. Macros, links and formulas are never
followed; what they left in the cells is read and told.

Nothing but the standard library reads here. ECMA-376 parts 1 and 2 (xlsx) and OASIS OpenDocument 1.3 part 3
(ods) say what stands where.

>>> position(7, 3)
'C7'
"""

from clsm._doors import own_names
from clsm.sheets.cells import Cell, Sheet, Spreadsheet, position
from clsm.sheets.opening import is_spreadsheet, read

__all__ = ["Cell", "Sheet", "Spreadsheet", "is_spreadsheet", "position", "read"]

own_names("clsm.sheets")
