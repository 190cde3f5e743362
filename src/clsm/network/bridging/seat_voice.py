"""The words of a two-mode network, for what the meeting of organisations in bodies rests on."""

from collections.abc import Iterator, Mapping
from typing import Final, final

import attrs

from clsm.network.bridging.relays import ALONE, SOLE_RELAY, BridgingTie, LocalBridge, Relay
from clsm.network.networks.nodes import Relation
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.phrases import ORGANISATIONS
from clsm.words import Plural, Text, in_words, paragraph


@final
@attrs.frozen(kw_only=True, eq=False)
class SeatVoice:
    """The :class:`~clsm.network.bridging.relays.NetworkVoice` of organisations × bodies: ties stand on seats."""

    net: PartnerNetwork
    hidden: frozenset[str]

    def name(self, id: str) -> Text:
        """What readers see for an organisation or a body."""
        return self.net.name(id)

    def could_share(self, at: int) -> tuple[str, ...]:
        """For an organisation, those that already sit in one of its bodies; for a body, the others; else nothing."""
        node = self.net.nodes[at]
        if node.mode in ("program", "agreement"):
            return ()
        if node.mode != "organisation":
            return tuple(other.id for other in self.net.nodes if other.mode == node.mode and other.id != node.id)
        beside = {id for body in self.net.bodies_of(node.id) for id in self.net.seated_in(body)}
        return tuple(sorted(beside - self.hidden - {node.id}))

    def evidence(self, at: int, other: int | None = None) -> tuple[str, ...]:
        """The ids of the seats, of what may be named."""
        id = self.net.nodes[at].id
        if other is not None:
            return self.net.evidence([(id, self.net.nodes[other].id)])
        return self.net.evidence(tie for tie in self.net.known if id in tie and tie[0] not in self.hidden)

    def says_relay(self, relay: Relay, aside: tuple[str, ...]) -> Text:
        """A sole relay, whom it alone puts in touch, and what could share its load."""
        if not relay.observed:
            return Text(
                fr="{name} : relais unique ou non, selon des sièges que les sources laissent ouverts.",
                en="{name}: a sole relay or not, depending on seats that the sources leave open.",
            ).format(name=self.net.name(relay.node))
        says = _organisation_says if relay.mode == "organisation" else _body_says
        doubt = Text(
            fr="Cela vaut pour ce qui est documenté ; un siège ou une instance qui ne l’est pas offre peut-être déjà "
            "un autre chemin.",
            en="This holds on what is documented; a seat or a body that is not may already offer another path.",
        )
        return paragraph([*says(self.net, relay, list(aside)), *([] if relay.certain else [doubt])])

    def says_tie(self, tie: BridgingTie) -> Text:
        """A seat that alone joins two sides."""
        near, far = tie.sizes
        return _tie_words(tie, near, far).format(
            it=_THIS_SEAT if self.net.node(tie.ends[1]).mode == "instance" else _THIS_PART,
            who=self.net.name(tie.ends[0]),
            where=self.net.name(tie.ends[1]),
            near=ORGANISATIONS.of(near),
            far=ORGANISATIONS.of(far),
        )

    def says_local(self, local: LocalBridge) -> Text:
        """A seat without which the way round is long, or there is none."""
        if local.span is None:
            says = Text(
                fr="{who} – {where} : sans {it}, aucun chemin ne les relie.",
                en="{who} – {where}: without {it}, no path joins them.",
            )
        else:
            says = Text(
                fr="{who} – {where} : sans {it}, le chemin le plus court passe par {n} autres organisations.",
                en="{who} – {where}: without {it}, the shortest path leads through {n} other organisations.",
            )
        # a path of odd length from an organisation to a body: half of its inner nodes are organisations
        return says.format(
            who=self.net.name(local.ends[0]),
            where=self.net.name(local.ends[1]),
            n=((local.span or 0) - 1) // 2,
            it=_THIS_SEAT if self.net.node(local.ends[1]).mode == "instance" else _THIS_PART,
        )


def _body_says(net: PartnerNetwork, relay: Relay, aside: list[str]) -> Iterator[Text]:
    yield SOLE_RELAY.format(name=net.name(relay.node))
    yield _ONLY_THERE[net.relations].of(relay.pairs_separated)
    if aside:
        yield ALONE.format(names=in_words([net.name(id) for id in aside]))
    if relay.could_share:
        yield Text(
            fr="Pour partager cette charge : un siège de plus ailleurs ({bodies}).",
            en="To share this load: a further seat elsewhere ({bodies}).",
        ).format(bodies=in_words([net.name(body) for body in relay.could_share], either=True))
    else:
        yield Text(
            fr="Pour partager cette charge : une deuxième instance où certaines se retrouvent.",
            en="To share this load: a second body in which some of them meet.",
        )


ONLY_MEETING: Final = Plural(
    Text(
        fr="{name} ({n} paire d’organisations qui ne se croise que par là)",
        en="{name} ({n} pair of organisations that meets only through it)",
    ),
    Text(
        fr="{name} ({n} paires d’organisations qui ne se croisent que par là)",
        en="{name} ({n} pairs of organisations that meet only through it)",
    ),
)
"""The first relay of a list says what its figure counts."""


def _only_there(fr: str, en: str) -> Plural:
    """How many pairs meet only through a relay, among what was read."""
    return Plural(
        Text(
            fr=f"{fr}{{n}} paire d’organisations ne se croise, directement ou par d’autres, que par ce relais.",
            en=f"{en}{{n}} pair of organisations meets, directly or through others, only through this relay.",
        ),
        Text(
            fr=f"{fr}{{n}} paires d’organisations ne se croisent, directement ou par d’autres, que par ce relais.",
            en=f"{en}{{n}} pairs of organisations meet, directly or through others, only through this relay.",
        ),
    )


_ONLY_THERE: Final[Mapping[tuple[Relation, ...], Plural]] = {
    (): _only_there("", ""),
    ("seats",): _only_there("Parmi les instances, ", "Among the bodies, "),
    ("actions",): _only_there("Parmi les actions et les textes, ", "Among programs and texts, "),
    ("seats", "actions"): _only_there(
        "Parmi les instances, les actions et les textes, ", "Among bodies, programs and texts, "
    ),
}


def _organisation_says(net: PartnerNetwork, relay: Relay, aside: list[str]) -> Iterator[Text]:
    bodies = net.bodies_of(relay.node)
    yield Text(fr="Relais unique : {name}, entre {where}.", en="Sole relay: {name}, between {where}.").format(
        name=net.name(relay.node), where=in_words([net.name(body) for body in bodies])
    )
    if relay.pairs_separated:
        yield _ONLY_THERE[net.relations].of(relay.pairs_separated)
    share = Text(
        fr="Pour partager cette charge : une deuxième organisation présente dans les deux ({beside}).",
        en="To share this load: a second organisation that sits in both ({beside}).",
    )
    if len(bodies) > 2:
        share = Text(
            fr="Pour partager cette charge : une autre organisation présente dans plusieurs d’entre elles ({beside}).",
            en="To share this load: another organisation that sits in several of them ({beside}).",
        )
    yield share.format(
        beside=Plural(
            Text(fr="{n} siège déjà dans l’une d’elles", en="{n} already sits in one of them"),
            Text(fr="{n} siègent déjà dans l’une d’elles", en="{n} already sit in one of them"),
        ).of(len(relay.could_share))
    )


def _tie_words(tie: BridgingTie, near: int, far: int) -> Text:
    if not tie.observed:
        return Text(
            fr="{who} – {where} : les sources ne disent pas si {it} existe ; cela relierait ce que rien d’autre ne "
            "relie.",
            en="{who} – {where}: the sources do not tell whether {it} exists; it would join what nothing else joins.",
        )
    if far == 0:
        return Text(fr="{where} : sur les documents, {who} seulement.", en="{where}: as documented, {who} only.")
    if near > 1:
        return Text(
            fr="{who} – {where} : {it} est le seul lien documenté entre {near} et {far}.",
            en="{who} – {where}: {it} is the only documented tie between {near} and {far}.",
        )
    if tie.certain:
        return Text(
            fr="{who} ne rencontre d’autres partenaires que là : {where}.",
            en="{who} meets other partners only there: {where}.",
        )
    return Text(
        fr="{who} – {where} : d’après ce qui est documenté, cette organisation n’en rencontre d’autres que là.",
        en="{who} – {where}: as far as is documented, this organisation meets others only there.",
    )


_THIS_SEAT: Final = Text(fr="ce siège", en="this seat")
_THIS_PART: Final = Text(fr="cette participation", en="this participation")
