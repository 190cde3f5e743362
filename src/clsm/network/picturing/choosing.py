"""Which picture is made of what: one function, by the kind of thing that it is given."""

from typing import Literal

import attrs

from clsm.council import Council
from clsm.network.measures.ego_networks import EgoNetwork
from clsm.network.measures.mixing import Mixing
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.picturing.mixing_maps import mixing_map
from clsm.network.picturing.rings import by_sector, of_one
from clsm.network.picturing.seats import bodies_and_partners, seats_as_what
from clsm.network.picturing.waves import before_and_after
from clsm.network.picturing.years import over_the_years
from clsm.pictures import Picture
from clsm.problems import Mismatch, choice_of, nearest
from clsm.words import Lang

SeatKind = Literal["bodies", "seats"]


def picture(
    subject: PartnerNetwork | TieNetwork | EgoNetwork | Mixing | Council,
    *,
    kind: SeatKind = "bodies",
    after: TieNetwork | None = None,
    lang: Lang = "en",
    include_fellowships: bool = False,
) -> Picture:
    """A picture of a network or of an answer about one.

    Unknown ties are dashed; where they are so many that they would hide the others, a broken ring says at whom they
    are, and the key how many. Sectors differ by shape, fill and colour, so that grey is enough.

    Parameters
    ----------
    subject : PartnerNetwork, TieNetwork, EgoNetwork, Mixing or Council
        Who sits where; who is tied to whom; what ``ego`` or ``mixing`` answered; a council over all its years, its
        bodies, partners and texts.
    kind : {"bodies", "seats"}
        Of who sits where: bodies beside organisations with lines between them, or a table that says as what each sits.
    after : TieNetwork, optional
        A later network of the same organisations, drawn beside the first.
    lang : str
        The language of the title, the names and the key.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity are named.

    Returns
    -------
    clsm.pictures.Picture
        ``to_svg()`` without any package, ``draw(ax=None)`` with the extra ``plot``.

    Raises
    ------
    TypeError
        For anything else, with what a picture is made of.
    clsm.problems.Mismatch
        For another kind, or two networks that are read in two ways.

    Examples
    --------
    >>> import clsm
    >>> net = PartnerNetwork.from_council(clsm.datasets.load("metz").on("2026-11-01"))
    >>> picture(net, lang="fr").title.startswith("Qui siège où au 1er novembre 2026, parmi les instances :")
    True
    """
    if kind not in ("bodies", "seats"):
        kinds = ("bodies", "seats")
        raise Mismatch("option", found=repr(kind), options=choice_of(*kinds), near=nearest(str(kind), kinds))
    shown = subject._net if isinstance(subject, EgoNetwork) else subject
    hidden = frozenset[str]()
    if not include_fellowships and isinstance(shown, PartnerNetwork | TieNetwork):
        hidden = shown.fellowships | (after.fellowships if after is not None else frozenset())
    if isinstance(subject, PartnerNetwork):
        return (seats_as_what if kind == "seats" else bodies_and_partners)(_seats_alone(subject), lang, hidden)
    if isinstance(subject, EgoNetwork):
        return of_one(subject, lang, hidden)
    if isinstance(subject, Mixing):
        return mixing_map(subject, lang)
    if isinstance(subject, TieNetwork):
        return by_sector(subject, lang, hidden) if after is None else before_and_after(subject, after, lang, hidden)
    if isinstance(subject, Council):
        return over_the_years(subject, lang, include_fellowships=include_fellowships)
    raise TypeError(
        "a picture is made of a PartnerNetwork, a TieNetwork, a Council, or what network.ego or network.mixing "
        f"answered, not of a {type(subject).__name__}"
    )


def _seats_alone(net: PartnerNetwork) -> PartnerNetwork:
    """Who sits where, without the actions and texts that the network may read too."""
    shown = {node.id for node in (*net.organisations, *net.instances)}
    return attrs.evolve(
        net,
        nodes=tuple(node for node in net.nodes if node.id in shown),
        links=tuple(link for link in net.links if shown.issuperset(link.ends)),
        unknown=tuple(pair for pair in net.unknown if shown.issuperset(pair)),
    )
