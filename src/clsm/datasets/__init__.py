"""Real councils, ready to load, each fact with its source.

``aurillac``
    The local mental-health council of the Aurillac basin, the Carladès and the Châtaigneraie (Cantal), as
    an undated page of the regional health agency announces it: its territory, the carrier that is planned,
    its steering committee and how that is tied to the health contract.

``lille-est``
    The intercommunal council for health, mental health and citizenship of the eastern suburbs of
    Lille (CISSMC, six communes): its bodies, seats, posts, funding, actions and their figures as they
    stood in autumn 2011, the association of 1977 that it grew from, its later poles and health
    contracts. From the council's own slides, undated, which name October 2011 at the latest, and from
    two pages of its association, one undated, one of 2019 or later; completed by articles of La Voix
    du Nord (2012), Maires de France (2020), which stands beside what it contradicts, and 20 Minutes (2018),
    by INSEE's codes and populations in Etalab's "découpage administratif" and by Wikipédia.

``metz``
    The local mental-health council of the Metz area, as an undated page of the hospital EPSM Metz-Jury
    presents it: its purpose and objectives, its steering committee, plenary and project groups, who may
    take part. No member, no rhythm and no list of communes is documented, and none is filled in;
    populations are those of INSEE in Etalab's "découpage administratif" and of Wikipédia.

``namur``
    The Réseau Santé Namur, one of the Belgian networks called 107: its function committees and who they
    designate, its promoters, kinds of members, zone and tools. From its own page, undated, its report of
    2011 and the review Focales (June 2015), each read in an excerpt.

``rennes``
    The local mental-health council of Rennes, created in 2010: who sits in its steering committee, what
    its yearly assembly brings together, its charter and a health contract. From La Gazette Santé-Social
    (30 November 2017) in an excerpt, and from the first pages of the charter and of the contract of 2013.

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
'2020-07-31'
"""

from importlib import resources

from clsm import files
from clsm.council import Council
from clsm.entities.instances import Instance, Post
from clsm.problems import Mismatch, nearest
from clsm.words import Text

__all__ = ["like", "load", "names"]

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


def like(name: str) -> Council:
    """A council to fill in, with the bodies and the offices of the dataset called *name*, and nobody in them.

    What a body is called, its kind, its functions and where it belongs are those of the dataset; no partner, no
    date and no source is, so that nothing of one council is said of another. Raises what :func:`load` does.

    >>> [body.id for body in like("rennes").instances]
    ['wide-assembly', 'steering-committee']
    """
    model = load(name)
    bodies = tuple(
        Instance(id=body.id, name=body.name, kind=body.kind, functions=body.functions, part_of=body.part_of)
        for body in model.instances
    )
    posts = tuple(Post(id=post.id, function=post.function, body=post.body) for post in model.posts)
    words = {*(body.kind for body in bodies), *(post.function for post in posts)}.union(
        *(it.functions for it in bodies)
    )
    return Council(
        id="my-council",
        name=_OURS,
        jurisdiction=model.jurisdiction,
        kind=model.kind,
        terms=tuple(term for term in model.terms if term.id in words),
        instances=bodies,
        posts=posts,
    )


_OURS = Text(fr="Notre conseil", en="Our council")
