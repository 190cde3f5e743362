"""Names for ids: how a cell names a partner or a body, and which one a cell means."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from clsm.fields import slug
from clsm.problems import Mismatch, nearest
from clsm.words import Lang, Text, in_words


def in_language(words: Any, lang: Lang) -> str:
    """A text of a council file in one language."""
    return str(words[lang]) if isinstance(words, dict) else str(words or "")


def print_of(words: str) -> str:
    """A short print of the words of a cell: enough to see a change, too little to work out the words.

    Blanks around, and what LibreOffice makes of tabs and of ends of lines, change nothing.
    """
    plain = re.sub("\r\n?", "\n", words).replace("\t", " ").strip()
    return hashlib.blake2s(plain.encode("utf-8"), digest_size=3).hexdigest() if plain else ""


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """*words* as they are compared: without capitals, accents and signs; as they are where nothing else is left.

    >>> folded("G.E.M. Les Étoiles")
    'g-e-m-les-etoiles'
    """
    return slug(words) or words


class Names:
    """The names of what a council holds, by collection and id; the first one is shown, all are understood."""

    def __init__(self, sheets: Mapping[str, Text]) -> None:
        self._sheets: Final = sheets
        self._names: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        self._folds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._written: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.as_written = False
        """Whether the cells that are read were not touched: they mean what they meant when they were written."""

    def add(self, collection: str, id: str, names: Iterable[str]) -> None:
        """Name what has this id; what it was called before is forgotten."""
        folds = self._folds[collection]
        for name in self._names[collection].get(id, ()):
            folds[folded(name)].discard(id)
        self._names[collection][id] = tuple(filter(None, names))
        for name in self._names[collection][id]:
            folds[folded(name)].add(id)

    def add_print(self, collection: str, id: str, print: str) -> None:
        """Say by which name something was meant when the workbook was written: a print of it is known."""
        if print:
            self._written[collection][print].add(id)

    def knows(self, id: str, collections: Iterable[str]) -> bool:
        """Whether something of these collections has this id."""
        return any(id in self._names[name] for name in collections)

    def shown(self, id: str, collections: tuple[str, ...], *, among_others: bool = False) -> str:
        """How a cell names what has this *id*: by its name where nothing else has it, else with the id behind.

        *among_others*: the cell holds several, set apart by semicolons.
        """
        names = next((self._names[name][id] for name in collections if id in self._names[name]), ())
        if not names:
            return ""
        if among_others and re.search("[;\n]", names[0]):
            return id
        if self._meant(names[0], collections) == {id}:
            return names[0]
        return f"{names[0]} ({id})"

    def find(self, words: str, collections: tuple[str, ...]) -> str:
        """The id that *words* mean; :class:`~clsm.problems.Mismatch` where that is nobody, or several."""
        written = {id for name in collections for id in self._written[name].get(print_of(words), ())}
        ids = self._meant(words, collections)
        if self.as_written and len(written) == 1:
            return written.pop()
        if len(ids) == 1:
            return ids.pop()
        if collections == ("meetings",) and not ids and ", " in words:
            body, _, date = words.rpartition(", ")
            return self.find(f"{self.shown(self.find(body, ('instances',)), ('instances',))}, {date}", ("meetings", ""))
        if ids:
            several = ", ".join(sorted(f"{words} ({id})" for id in ids))
            raise Mismatch("ambiguous-name", found=repr(words), several=several)
        known = [name for collection in collections for names in self._names[collection].values() for name in names]
        where = in_words([self._sheets[name.split("/")[0]] for name in collections if name], either=True)
        raise Mismatch("unknown-name", found=repr(words), sheets=where, near=nearest_name(words, known))

    def _meant(self, words: str, collections: tuple[str, ...]) -> set[str]:
        behind = re.search(r"\(([a-z0-9-]+)\)$", words)
        for id in (words, behind[1] if behind else ""):
            if self.knows(id, collections):
                return {id}
        return {id for name in collections for id in self._folds[name].get(folded(words), ())}


def nearest_name(words: str, names: Iterable[str]) -> str | None:
    """The name that somebody may have meant: one with the same words, else one that is spelled nearly so.

    >>> nearest_name("GEM les Etoile", ["GEM Les Étoiles", "EPSM du Val"]), nearest_name("EPSM", ["EPSM du Val"])
    ('GEM Les Étoiles', 'EPSM du Val')
    """
    folds = {folded(name): name for name in names}
    wanted = set(folded(words).split("-"))
    holding = [name for fold, name in folds.items() if wanted <= set(fold.split("-"))]
    return holding[0] if len(holding) == 1 else folds.get(nearest(folded(words), folds) or "")
