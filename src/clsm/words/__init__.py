"""Words in two languages: what is said, counted and joined.

Everything that a reader may see is a :class:`Text`, which holds the same words in French and in English.
A :class:`Plural` says how many; :func:`in_words`, :func:`paragraph` and the functions beside them put texts
together. These modules import nothing of the library.
"""

from clsm._doors import own_names
from clsm.words.counting import AT_LEAST, AT_MOST, FROM_TO, Plural
from clsm.words.folding import unquoted
from clsm.words.joining import LONGEST_LIST, OTHERS, SEMICOLON, flat, in_words, lines, listed, paragraph, set_apart
from clsm.words.language import NOT_DOCUMENTED, YES_OR_NO, Lang, Text, both, on_one_line
from clsm.words.quoting import read_quoting, say_quoting, written_quoting
from clsm.words.rhythms import RhythmUnit, SpokenRhythm, spoken_rhythm
from clsm.words.shares import ShareBase, SpokenShare, spoken_share

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "FROM_TO",
    "LONGEST_LIST",
    "NOT_DOCUMENTED",
    "OTHERS",
    "SEMICOLON",
    "YES_OR_NO",
    "Lang",
    "Plural",
    "RhythmUnit",
    "ShareBase",
    "SpokenRhythm",
    "SpokenShare",
    "Text",
    "both",
    "flat",
    "in_words",
    "lines",
    "listed",
    "on_one_line",
    "paragraph",
    "read_quoting",
    "say_quoting",
    "set_apart",
    "spoken_rhythm",
    "spoken_share",
    "unquoted",
    "written_quoting",
]

own_names(__name__)
