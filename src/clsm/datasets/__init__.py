"""Real councils, ready to load, each fact with its source.

``lille-est``
    The intercommunal council for health, mental health and citizenship of the eastern suburbs of
    Lille (CISSMC, six communes): its bodies, seats, posts, funding, actions and their figures as they
    stood in autumn 2011, the association of 1977 that it grew from, its later poles and health
    contracts. From the council's own slides, undated, which name October 2011 at the latest, and from
    two pages of its association, one undated, one of 2019 or later; completed by articles of La Voix
    du Nord (2012), Maires de France (2020) and 20 Minutes (2018), by INSEE's codes and populations in
    Etalab's "découpage administratif" and by Wikipédia.

``metz``
    The local mental-health council of the Metz area, as an undated page of the hospital EPSM Metz-Jury
    presents it: its purpose and objectives, its steering committee, plenary and project groups, who may
    take part. No member, no rhythm and no list of communes is documented, and none is filled in;
    populations are those of INSEE in Etalab's "découpage administratif" and of Wikipédia.

``seraing``
    The territorial grouping for mental health in Seraing, Belgium (GTSMS): its meetings, the coordination
    of situations S’Ariane, the Café Bavard and its announced steering committee, what it has in writing,
    what it expects and what is difficult. From its own page, undated, and its charter of January 2020;
    completed by a page of the CEMEA, by Wikipédia and by the CRISP (2012). No French text applies to it.

A dataset is a council file like any other: what a source leaves open is left open, and the notes
say so. Nobody is named in it. What it says was last seen on ``council.last_documented``; where no source
is dated, as in Metz, that is ``None``, and whoever reads the council chooses the day.

>>> council = load("lille-est")
>>> str(council.last_documented)
'2019-12-31'
"""

from importlib import resources

from clsm import files
from clsm.council import Council
from clsm.problems import Mismatch, nearest

__all__ = ["load", "names"]

_SUFFIX = ".yaml"


def names() -> tuple[str, ...]:
    """The names of the datasets, in alphabetical order.

    >>> "lille-est" in names()
    True
    """
    found = (file.name for file in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def load(name: str) -> Council:
    """Load the dataset called *name*, one of :func:`names`.

    Raises :class:`~clsm.problems.Mismatch` (a :class:`ValueError`) for any other name.

    >>> load("lile-est")
    Traceback (most recent call last):
        ...
    clsm.problems.Mismatch: found 'lile-est', expected the name of a dataset: ... (did you mean 'lille-est'?)
    """
    known = names()
    if name not in known:
        raise Mismatch("dataset-name", found=repr(name), names=", ".join(known), near=nearest(str(name), known))
    text = resources.files(__name__).joinpath(name + _SUFFIX).read_text(encoding="utf-8")
    return files.loads(text, format="yaml")
