"""What the pages on networks say of the three councils and of the peers, computed when the pages are built.

A page holds markers, such as ``<!-- network lille-est: observed -->`` or ``<!-- peers: agreement -->``;
Sphinx reads the page with a figure, a sentence or a table in their place. A marker that nothing answers stops
the build.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import clsm
from clsm import network
from clsm.council import Snapshot
from clsm.network import PartnerNetwork
from clsm.network.measures.structural_holes import Holes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DAYS: Final = {"lille-est": "2011-11-01", "metz": "2024-06-01", "seraing": "2020-01-31"}
"""The councils of the page, each on the day on which it is read."""

PEERS: Final = Path(__file__).parent / "_data" / "peers.json"
"""What ``python -m tests.peers.worst --write`` found."""

NONE: Final = "–"


class Read:
    """A council on its day, its network, and that network without the coordinator and the plenary."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.today: Snapshot = clsm.datasets.load(name).on(DAYS[name])
        self.net = PartnerNetwork.from_council(self.today)
        self.smaller = self.net.reduced()

    @cached_property
    def bridges(self) -> network.Bridges:
        """The sole relays."""
        return network.bridges(self.net)

    @cached_property
    def gaps(self) -> network.Gaps:
        """The places to open, and what cannot be said."""
        return network.gaps(self.net)


read = cache(Read)


# ---------------------------------------------------------------- figures and sentences


def relay(body: str) -> Callable[[Read], str]:
    """How many pairs of organisations are in touch only through *body*."""

    def pairs(of: Read) -> str:
        (row,) = (row for row in of.bridges.cutpoints if row.node == body)
        return str(row.pairs_separated)

    return pairs


def seated_in_two(of: Read) -> str:
    """How many organisations are known to sit in more than one body."""
    return str(sum(len(of.net.bodies_of(node.id)) > 1 for node in of.net.organisations))


def same_two(of: Read) -> str:
    """The bodies of those who sit in more than one; refuses to be written where these are not the same for all."""
    ((bodies),) = {seated for node in of.net.organisations if len(seated := of.net.bodies_of(node.id)) > 1}
    return " and ".join(f"“{of.net.label(body)}”" for body in bodies)


FIGURES: Final[Mapping[str, Callable[[Read], str]]] = {
    "organisations": lambda of: str(of.net.basis.organisations),
    "unnamed": lambda of: str(of.net.basis.unnamed),
    "body count": lambda of: str(of.net.basis.instances),
    "complete": lambda of: str(dict(of.net.basis.compositions).get("complete", 0)),
    "ties": lambda of: str(of.net.basis.ties),
    "unknown": lambda of: str(of.net.basis.unknown_pairs),
    "observed": lambda of: quoted(of.net.basis.explain()),
    "access": lambda of: quoted(network.access(of.net).explain()),
    "bridges": lambda of: quoted(of.bridges.explain()),
    "gaps": lambda of: quoted(of.gaps.explain()),
    "load": lambda of: quoted(network.load(of.net).explain()),
    "introductions": lambda of: quoted(network.introductions(of.net).explain()),
    "declared": lambda of: quoted(PartnerNetwork.from_ties(of.today).basis.explain()),
    "committee pairs": relay("steering-committee"),
    "committee": lambda of: str(len(of.net.seated_in("steering-committee"))),
    "bureau": lambda of: str(len(of.net.seated_in("bureau"))),
    "apartment": lambda of: str(len(of.net.seated_in("apartment-commission"))),
    "seated in two": seated_in_two,
    "same two": same_two,
    "sector pairs": lambda of: str(len(of.gaps.sector_pairs)),
    "open to": lambda of: str(sum(len(body.open_to) for body in of.today.instances)),
}


def quoted(sentences: str) -> str:
    """*sentences* of an answer as a quotation."""
    return f"> {sentences}"


# ---------------------------------------------------------------- tables of a council


def rows(head: Iterable[object], body: Iterable[Iterable[object]]) -> str:
    """A Markdown table; ``None`` is a dash."""

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(NONE if cell is None else str(cell).replace("|", "\\|") for cell in cells) + " |"

    titles = list(head)
    return "\n".join([line(titles), "|---" * len(titles) + "|", *map(line, body)])


def figure(value: float | None) -> str | None:
    """A figure with two decimals."""
    return None if value is None else f"{value:.2f}"


def span(limits: tuple[float, float] | None) -> str | None:
    """What a figure can be at least and at most."""
    return None if limits is None else f"{limits[0]:.2f} to {limits[1]:.2f}"


def bodies(of: Read) -> str:
    """The bodies, how far their seats are known, and how many known seats they have."""
    found = (
        (
            of.net.label(node.id),
            of.net.term("compositions", node.composition or "not_documented").say("en"),
            len(of.net.seated_in(node.id)),
            sum(body == node.id for _, body in of.net.unknown),
        )
        for node in of.net.instances
    )
    return rows(
        ("body", "its list of seats", "organisations seen there", "organisations of which it cannot be said"), found
    )


def both_ways(of: Read) -> str:
    """The main figures with and without the coordinator and the plenary, side by side."""
    columns = [counts(of.net, of.bridges, of.gaps)]
    if of.bridges.without_coordinator_and_plenary and of.gaps.without_coordinator_and_plenary and of.smaller:
        columns.append(
            counts(of.smaller, of.bridges.without_coordinator_and_plenary, of.gaps.without_coordinator_and_plenary)
        )
    head = ("", "as documented", "without the coordinator and the plenary")[: 1 + len(columns)]
    return rows(head, ((what, *(column[what] for column in columns)) for what in columns[0]))


def counts(net: PartnerNetwork, relays: network.Bridges, found: network.Gaps) -> dict[str, object]:
    """The main figures of a network."""
    limits = {**dict(relays.bounds or ()), **dict(found.bounds or ())}
    return {
        "organisations": net.basis.organisations,
        "bodies": net.basis.instances,
        "known seats": net.basis.ties,
        "pairs of an organisation and a body of which the sources do not tell": net.basis.unknown_pairs,
        "sole relays on the documented seats": sum(row.observed for row in relays.cutpoints),
        "of these, certain": sum(row.certain for row in relays.cutpoints),
        "sole relays, at least and at most": at_least_and_most(limits["cutpoints"]),
        "pairs of sectors seen together in no body": len(found.sector_pairs),
        "pairs of sectors that never meet, at least and at most": at_least_and_most(limits["sector_pairs"]),
        "partners that no meeting reaches, at least and at most": at_least_and_most(limits["not_reached"]),
        "questions that stay open": len(found.cannot_be_said),
    }


def at_least_and_most(limits: tuple[float, float] | None) -> str:
    """Two bounds in words; none is said while a body may be missing."""
    return "none, as a body may be missing" if limits is None else "{} to {}".format(*limits)


def relays(of: Read) -> str:
    """The sole relays on the documented seats."""
    found = (
        (of.net.label(row.node), row.pairs_separated, "certain" if row.certain else "possible")
        for row in of.bridges.cutpoints
        if row.observed
    )
    return rows(
        ("sole relay on the documented seats", "pairs in touch only through it", "whatever is not known"), found
    )


def projections(of: Read) -> str:
    """The organisations alone, tied where they meet: what can be said of that network, and what cannot."""

    def column(**asked: Any) -> dict[str, object]:
        net = of.net.projected(**asked)
        whole, gathered, parted = network.density(net), network.centralization(net), network.fragmentation(net)
        return {
            "tied pairs": net.basis.ties,
            "pairs known not to meet": net.n * (net.n - 1) // 2 - net.basis.ties - net.basis.unknown_pairs,
            "pairs of which it cannot be said": net.basis.unknown_pairs,
            "density, at least and at most": span(whole.bounds["density"]),
            "degree centralization, at least and at most": span(gathered.bounds["degree"]),
            "share of pairs that no path joins, at least and at most": span(parted.bounds["components"]),
        }

    columns = [column(), column(programs=True)]
    head = ("", "by bodies", "by bodies and programs")
    return rows(head, ((what, *(found[what] for found in columns)) for what in columns[0]))


def holes_by_seats(of: Read) -> str:
    """Effective size and constraint of the projection, of those who sit in the same bodies."""
    found = network.structural_holes(of.net.projected())
    alike: dict[tuple[str, ...], list[Holes]] = defaultdict(list)
    for node in of.net.organisations:
        # a fellowship that keeps its anonymity has no row, and nobody is measured without a seat
        if node.id in found and (seats := of.net.bodies_of(node.id)):
            alike[seats].append(found[node.id])

    def one(values: Iterable[float | None]) -> str:
        told = sorted({figure(value) or NONE for value in values})
        return " to ".join(dict.fromkeys((told[0], told[-1])))

    return rows(
        ("known seats in", "organisations", "contacts", "effective size", "constraint"),
        (
            (
                " and ".join(map(of.net.label, seats)),
                len(group),
                " to ".join(dict.fromkeys(str(f(one.contacts for one in group)) for f in (min, max))),
                one(each.effective_size for each in group),
                one(each.constraint for each in group),
            )
            for seats, group in sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
        ),
    )


def roles(of: Read) -> str:
    """Brokerage in the projection, by role."""
    found = network.brokerage(of.net.projected(), permutations=0).network
    names = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
    told = ((name, getattr(found, name)) for name in names)
    return rows(
        ("role", "cases", "expected if ties fell anywhere", "z"),
        ((name, role.count, figure(role.expected), figure(role.z)) for name, role in told),
    )


TABLES: Final[Mapping[str, Callable[[Read], str]]] = {
    "bodies": bodies,
    "both ways": both_ways,
    "relays": relays,
    "projections": projections,
    "holes": holes_by_seats,
    "roles": roles,
}


def side_by_side() -> str:
    """What can be read of each council."""
    found = []
    for name, day in DAYS.items():
        of = read(name)
        cells = of.net.basis.organisations * of.net.basis.instances
        known = cells - of.net.basis.unknown_pairs
        found.append(
            (
                of.today.council.name.en,
                day,
                of.net.basis.organisations,
                of.net.basis.instances,
                of.net.basis.ties,
                f"{known} of {cells}",
                f"{known / cells:.0%}",
            )
        )
    head = ("council", "on", "organisations", "bodies", "known seats", "pairs that the sources settle", "share")
    return rows(head, found)


# ---------------------------------------------------------------- what the peers say


@cache
def kept() -> dict[str, list[dict[str, Any]]]:
    """The comparisons that were kept."""
    told: dict[str, list[dict[str, Any]]] = json.loads(PEERS.read_text(encoding="utf-8"))
    return told


def agreement() -> str:
    """The worst difference of each measure with each peer."""
    head = ("measure", "peer", "networks", "values", "worst relative difference")
    return rows(head, (line.values() for line in sorted(kept()["agreement"], key=lambda line: line["measure"])))


def defects() -> str:
    """Where we differ on purpose, as the peers' values show it."""

    def ratio(row: Mapping[str, Any]) -> str | None:
        if row["least"] is None:
            return None
        ends = dict.fromkeys((f"{row['least']:.3f}", f"{row['most']:.3f}"))
        return " to ".join(ends)

    return rows(
        ("peer", "what", "compared", "differ", "ours over theirs, where they differ"),
        ((row["peer"], row["what"], row["compared"], row["differ"], ratio(row)) for row in kept()["defects"]),
    )


ALONE: Final[Mapping[str, Callable[[], str]]] = {
    "network: side by side": side_by_side,
    "peers: agreement": agreement,
    "peers: defects": defects,
}


# ---------------------------------------------------------------- in the pages

_MARKER: Final = re.compile(r"<!-- ((?:network|peers)[^>]*?) -->")
_COUNCIL: Final = re.compile(r"network ([a-z-]+): (.+)")


def answer(asked: str) -> str:
    """What stands in the place of the marker *asked*; raises :class:`KeyError` where nothing answers it."""
    if asked in ALONE:
        return ALONE[asked]()
    if (told := _COUNCIL.fullmatch(asked)) and told[1] in DAYS:
        return {**FIGURES, **TABLES}[told[2]](read(told[1]))
    raise KeyError(f"no figure, sentence or table answers {asked!r}")


def fill(_app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put what was computed in the place of the markers of a page."""
    source[0] = _MARKER.sub(lambda marker: answer(marker[1]), source[0])


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
