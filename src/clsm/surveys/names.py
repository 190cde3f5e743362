"""The names of partners as survey tools and people write them, and the organisations of a council that they are.

A name is an organisation's only where it is the same after folding; what is merely near is proposed, never taken.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.problems import Mismatch, nearest

MOST_SUGGESTIONS: Final = 3
_LONG: Final = 200
_LONGEST_LIST: Final = 3_000
_SIGNS: Final = str.maketrans({"œ": "oe", "æ": "ae", "&": " et "})


def name_key(words: str) -> str:
    """*words* as names are compared: no capitals, accents or punctuation, the letters of initials together.

    >>> name_key("C.C.A.S de Valmont"), name_key("GEM Les Étoiles "), name_key("Familles & Psy")
    ('ccas de valmont', 'gem les etoiles', 'familles et psy')
    """
    return _short_key(words) if len(words) < _LONG else _key(words)


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_SIGNS))
    plain = re.sub(r"[\W_]+", " ", re.sub("[\u0300-\u036f]", "", plain)).strip()
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", plain)


# a file says the same few names again and again
_short_key: Final = lru_cache(maxsize=4_096)(_key)


@final
@attrs.frozen
class Roster:
    """The organisations of a day by all that they may be called; ``shared`` are the names that several have."""

    names: Mapping[str, str]
    by_key: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, snapshot: Snapshot, matches: Mapping[str, str]) -> "Roster":
        """Those of *snapshot*; *matches* says what a name stands for where nothing else does.

        Raises :class:`~clsm.problems.Mismatch` where *matches* names an organisation that the day does not have.
        """
        names = {actor.id: actor.name for actor in snapshot.actors}
        for id in matches.values():
            known_actor(id, names)
        owners = dict[str, list[str]]()
        for actor in snapshot.actors:
            for words in {name_key(it) for it in (actor.id, actor.name, *actor.aliases, f"{actor.name} {actor.id}")}:
                owners.setdefault(words, []).append(actor.id)
        by_key = {key: ids[0] for key, ids in owners.items() if len(ids) == 1}
        # an id is one organisation's, whatever others are called
        by_key |= {name_key(id): id for id in names} | {name_key(words): id for words, id in matches.items()}
        shared = {key: tuple(ids) for key, ids in owners.items() if key not in by_key}
        return cls(names, by_key, shared)

    def id_of(self, words: str) -> str | None:
        """The organisation that *words* name; ``None`` where none or several are called so."""
        return self.by_key.get(name_key(words))

    def suggestions(self, words: str) -> tuple[str, ...]:
        """At most three organisations that *words* may have meant: none of them is taken without being asked for."""
        key = name_key(words)
        if key in self.shared:
            return self.shared[key][:MOST_SUGGESTIONS]
        if len(key) < 2:
            return ()
        parts = set(key.split())
        near = dict[str, float]()
        matcher = difflib.SequenceMatcher(None, "", key)
        for other, id in self.by_key.items():
            matcher.set_seq1(other)
            # the quick ratios are never below the exact one, which is slow
            alike = min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= 0.6 and matcher.ratio() >= 0.6
            others = set(other.split())
            if alike or parts <= others or (others and others <= parts) or other.startswith(key):
                near[id] = max(near.get(id, 0), matcher.quick_ratio())
        return tuple(sorted(near, key=lambda id: (-near[id], id))[:MOST_SUGGESTIONS])

    def split(self, words: str) -> tuple[tuple[str, ...], str]:
        """The organisations that a cell with several names holds, and what of it names none.

        The longest known names are taken first, so that a comma inside a name parts nothing.

        >>> roster = Roster({}, {"ville de valmont": "ville", "ccas": "ccas", "epsm": "epsm"}, {})
        >>> roster.split("CCAS; Ville de Valmont, EPSM")
        (('ccas', 'ville', 'epsm'), '')
        """
        if (whole := self.id_of(words)) is not None:
            return (whole,), ""
        for marks in (r"[;\n]", r"[;\n/]", r"[;\n,]"):
            parts = [part for part in re.split(marks, words) if part.strip()]
            ids = [self.id_of(part) for part in parts]
            if parts and None not in ids:
                return tuple(dict.fromkeys(id for id in ids if id)), ""
        if len(words) > _LONGEST_LIST:
            return (), words
        left = f" {name_key(words)} "
        met = dict[str, int]()
        for key in sorted(self.by_key, key=len, reverse=True):
            if f" {key} " in left:
                met.setdefault(self.by_key[key], left.index(f" {key} "))
                left = left.replace(f" {key} ", f" {' ' * len(key)} ", 1)
        return tuple(sorted(met, key=lambda id: met[id])), " ".join(left.split())


def known_actor(id: str, known: Iterable[str]) -> str:
    """*id*, where an organisation of the day has it; raises :class:`~clsm.problems.Mismatch` elsewhere."""
    if id not in known:
        raise Mismatch("survey-actor", found=repr(id), near=nearest(str(id), known))
    return id
