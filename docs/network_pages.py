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
from clsm.dates import say_day
from clsm.network import PartnerNetwork
from clsm.network.measures.brokerage import ROLE_WORDS
from clsm.network.measures.structural_holes import Holes
from clsm.words import Lang

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


# ---------------------------------------------------------------- words

FRENCH: Final[Mapping[str, str]] = {
    " and ": " et ",
    " to ": " à ",
    # the councils
    "council": "conseil",
    "on": "lu au",
    "organisations": "organisations",
    "bodies": "instances",
    "known seats": "sièges connus",
    "pairs that the sources settle": "paires que les sources tranchent",
    "share": "part",
    "{} of {}": "{} sur {}",
    "body": "instance",
    "its list of seats": "la liste de ses sièges",
    "organisations seen there": "organisations que l’on y voit",
    "organisations of which it cannot be said": "organisations dont on ne peut pas le dire",
    "as documented": "tel que documenté",
    "without the coordinator and the plenary": "sans la coordination ni l’assemblée plénière",
    "pairs of an organisation and a body of which the sources do not tell": "paires d’une organisation et d’une "
    "instance dont les sources ne disent rien",
    "sole relays on the documented seats": "relais uniques d’après les sièges documentés",
    "of these, certain": "parmi eux, certains",
    "sole relays, at least and at most": "relais uniques, au moins et au plus",
    "pairs of sectors seen together in no body": "paires de secteurs qu’aucune instance documentée ne réunit",
    "pairs of sectors that never meet, at least and at most": "paires de secteurs qui ne se rencontrent jamais, au "
    "moins et au plus",
    "partners that no meeting reaches, at least and at most": "partenaires que nos réunions ne rejoignent pas, au "
    "moins et au plus",
    "questions that stay open": "questions qui restent ouvertes",
    "none, as a body may be missing": "aucune borne : une instance manque peut-être",
    "sole relay on the documented seats": "relais unique d’après les sièges documentés",
    "pairs in touch only through it": "paires en contact par lui seul",
    "whatever is not known": "quoi que l’on ignore",
    "certain": "certain",
    "possible": "possible",
    "tied pairs": "paires liées",
    "pairs known not to meet": "paires dont on sait qu’elles ne se rencontrent pas",
    "pairs of which it cannot be said": "paires dont on ne peut pas le dire",
    "density, at least and at most": "densité, au moins et au plus",
    "degree centralization, at least and at most": "centralisation de degré, au moins et au plus",
    "share of pairs that no path joins, at least and at most": "part des paires qu’aucun chemin ne relie, au moins "
    "et au plus",
    "by bodies": "par les instances",
    "by bodies and programs": "par les instances et les actions",
    "known seats in": "sièges connus dans",
    "contacts": "contacts",
    "effective size": "taille effective",
    "constraint": "contrainte",
    "role": "rôle",
    "cases": "occurrences",
    "expected if ties fell anywhere": "attendu si les liens tombaient n’importe où",
    "z": "z",
    # the peers
    "measure": "mesure",
    "peer": "outil",
    "networks": "réseaux",
    "values": "valeurs",
    "worst relative difference": "plus grand écart relatif",
    "what": "quoi",
    "compared": "comparées",
    "differ": "diffèrent",
    "ours over theirs, where they differ": "notre valeur divisée par la leur, là où elles diffèrent",
    "exact enumeration": "énumération exacte",
    "exhaustive search": "recherche exhaustive",
    "E-I index": "indice E-I",
    "E-I index: expected": "indice E-I : valeur attendue",
    "assortativity": "assortativité",
    "blocks: sizes": "blocs : tailles",
    "bridges": "ponts",
    "brokerage of the network: expected": "intermédiaires, réseau entier : valeur attendue",
    "brokerage of the network: sd": "intermédiaires, réseau entier : écart-type",
    "brokerage of the network: z": "intermédiaires, réseau entier : z",
    "brokerage: count": "intermédiaires : nombre",
    "brokerage: expected": "intermédiaires : valeur attendue",
    "brokerage: sd, directed": "intermédiaires : écart-type, liens orientés",
    "brokerage: sd, undirected": "intermédiaires : écart-type, liens non orientés",
    "brokerage: z, directed": "intermédiaires : z, liens orientés",
    "brokerage: z, undirected": "intermédiaires : z, liens non orientés",
    "centralization: betweenness": "centralisation : intermédiarité",
    "centralization: closeness": "centralisation : proximité",
    "centralization: degree": "centralisation : degré",
    "centralization: in-degree": "centralisation : degré entrant",
    "centralization: out-degree": "centralisation : degré sortant",
    "constraint, directed": "contrainte, liens orientés",
    "constraint, ego model": "contrainte, modèle de l’ego",
    "constraint, undirected": "contrainte, liens non orientés",
    "constraint, weighted": "contrainte, liens pondérés",
    "constraint, whole model": "contrainte, modèle entier",
    "core–periphery A: fit": "noyau et périphérie, A : ajustement",
    "core–periphery A: optima": "noyau et périphérie, A : optimums",
    "core–periphery B: fit": "noyau et périphérie, B : ajustement",
    "core–periphery B: optima": "noyau et périphérie, B : optimums",
    "cutpoints": "relais uniques",
    "density": "densité",
    "fragmentation DF": "fragmentation DF",
    "fragmentation DF without each": "fragmentation DF sans chacun",
    "fragmentation F": "fragmentation F",
    "key players, fragment: sets": "appuis du réseau, fragmentation : ensembles",
    "key players, fragment: value": "appuis du réseau, fragmentation : valeur",
    "key players, reach: sets": "appuis du réseau, portée : ensembles",
    "key players, reach: value": "appuis du réseau, portée : valeur",
    "local bridges: count": "ponts locaux : nombre",
    "local bridges: span": "ponts locaux : détour",
    "mixing: ties": "liens entre secteurs : nombre",
    "two relations: Jaccard": "deux relations : Jaccard",
    "two relations: correlation": "deux relations : corrélation",
    "two relations: stable, new, dissolved": "deux relations : liens restés, nouveaux, disparus",
    "two-mode: bridges": "deux modes : ponts",
    "two-mode: constraint in the projection": "deux modes : contrainte dans la projection",
    "two-mode: cutpoints": "deux modes : relais uniques",
    "two-mode: shared bodies": "deux modes : instances partagées",
    "brokerage: sd of an actor, directed": "intermédiaires : écart-type d’un acteur, liens orientés",
    "brokerage: sd of an actor, undirected": "intermédiaires : écart-type d’un acteur, liens non orientés",
    "brokerage: sd of the network, directed": "intermédiaires : écart-type du réseau, liens orientés",
    "brokerage: sd of the network, undirected": "intermédiaires : écart-type du réseau, liens non orientés",
    "closeness centralization where some do not reach all": "centralisation de proximité, là où certains ne rejoignent "
    "pas tous les autres",
    "cutpoints of directed ties (strong components)": "relais uniques de liens orientés (composantes fortes)",
    "co-membership in cliques of two": "cliques communes, celles de deux comprises",
    "degree centralization by default (loops=TRUE)": "centralisation de degré sans réglage (loops=TRUE)",
    "core–periphery A: best fit found": "noyau et périphérie, A : meilleur ajustement trouvé",
}
"""What the tables say, in French. Names of tools stay as they are."""


def say(words: str, lang: Lang) -> str:
    """*words* of a table in *lang*; raises :class:`KeyError` where they have no French."""
    return FRENCH[words] if lang == "fr" else words


def decimal(number: str, lang: Lang) -> str:
    """A number as *lang* writes it."""
    return number.replace(".", ",") if lang == "fr" else number


# ---------------------------------------------------------------- figures and sentences


def relay(body: str) -> Callable[[Read, Lang], str]:
    """How many pairs of organisations are in touch only through *body*."""

    def pairs(of: Read, _lang: Lang) -> str:
        (row,) = (row for row in of.bridges.cutpoints if row.node == body)
        return str(row.pairs_separated)

    return pairs


def seated_in_two(of: Read, _lang: Lang) -> str:
    """How many organisations are known to sit in more than one body."""
    return str(sum(len(of.net.bodies_of(node.id)) > 1 for node in of.net.organisations))


def same_two(of: Read, lang: Lang) -> str:
    """The bodies of those who sit in more than one; refuses to be written where these are not the same for all."""
    ((bodies),) = {seated for node in of.net.organisations if len(seated := of.net.bodies_of(node.id)) > 1}
    quotes = "« {} »" if lang == "fr" else "“{}”"
    return say(" and ", lang).join(quotes.format(of.net.label(body, lang)) for body in bodies)


FIGURES: Final[Mapping[str, Callable[[Read, Lang], str]]] = {
    "organisations": lambda of, _: str(of.net.basis.organisations),
    "unnamed": lambda of, _: str(of.net.basis.unnamed),
    "body count": lambda of, _: str(of.net.basis.instances),
    "complete": lambda of, _: str(dict(of.net.basis.compositions).get("complete", 0)),
    "ties": lambda of, _: str(of.net.basis.ties),
    "unknown": lambda of, _: str(of.net.basis.unknown_pairs),
    "observed": lambda of, lang: quoted(of.net.basis.explain(lang)),
    "access": lambda of, lang: quoted(network.access(of.net).explain(lang)),
    "bridges": lambda of, lang: quoted(of.bridges.explain(lang)),
    "gaps": lambda of, lang: quoted(of.gaps.explain(lang)),
    "load": lambda of, lang: quoted(network.load(of.net).explain(lang)),
    "introductions": lambda of, lang: quoted(network.introductions(of.net).explain(lang)),
    "declared": lambda of, lang: quoted(PartnerNetwork.from_ties(of.today).basis.explain(lang)),
    "committee pairs": relay("steering-committee"),
    "committee": lambda of, _: str(len(of.net.seated_in("steering-committee"))),
    "bureau": lambda of, _: str(len(of.net.seated_in("bureau"))),
    "apartment": lambda of, _: str(len(of.net.seated_in("apartment-commission"))),
    "seated in two": seated_in_two,
    "same two": same_two,
    "sector pairs": lambda of, _: str(len(of.gaps.sector_pairs)),
    "open to": lambda of, _: str(sum(len(body.open_to) for body in of.today.instances)),
}


def quoted(sentences: str) -> str:
    """*sentences* of an answer as a quotation."""
    return f"> {sentences}"


# ---------------------------------------------------------------- tables of a council


def rows(head: Iterable[str], body: Iterable[Iterable[object]], lang: Lang) -> str:
    """A Markdown table, its head in *lang*; ``None`` is a dash."""

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(NONE if cell is None else str(cell).replace("|", "\\|") for cell in cells) + " |"

    titles = [say(title, lang) if title else "" for title in head]
    return "\n".join([line(titles), "|---" * len(titles) + "|", *map(line, body)])


def figure(value: float | None, lang: Lang) -> str | None:
    """A figure with two decimals."""
    return None if value is None else decimal(f"{value:.2f}", lang)


def span(limits: tuple[float, float] | None, lang: Lang) -> str | None:
    """What a figure can be at least and at most."""
    return None if limits is None else say(" to ", lang).join(decimal(f"{limit:.2f}", lang) for limit in limits)


def bodies(of: Read, lang: Lang) -> str:
    """The bodies, how far their seats are known, and how many known seats they have."""
    found = (
        (
            of.net.label(node.id, lang),
            of.net.term("compositions", node.composition or "not_documented").say(lang),
            len(of.net.seated_in(node.id)),
            sum(body == node.id for _, body in of.net.unknown),
        )
        for node in of.net.instances
    )
    head = ("body", "its list of seats", "organisations seen there", "organisations of which it cannot be said")
    return rows(head, found, lang)


def both_ways(of: Read, lang: Lang) -> str:
    """The main figures with and without the coordinator and the plenary, side by side."""
    columns = [counts(of.net, of.bridges, of.gaps, lang)]
    if of.bridges.without_coordinator_and_plenary and of.gaps.without_coordinator_and_plenary and of.smaller:
        without = (of.bridges.without_coordinator_and_plenary, of.gaps.without_coordinator_and_plenary)
        columns.append(counts(of.smaller, *without, lang))
    head = ("", "as documented", "without the coordinator and the plenary")[: 1 + len(columns)]
    return rows(head, ((say(what, lang), *(column[what] for column in columns)) for what in columns[0]), lang)


def counts(net: PartnerNetwork, relays: network.Bridges, found: network.Gaps, lang: Lang) -> dict[str, object]:
    """The main figures of a network."""
    limits = {**dict(relays.bounds or ()), **dict(found.bounds or ())}
    return {
        "organisations": net.basis.organisations,
        "bodies": net.basis.instances,
        "known seats": net.basis.ties,
        "pairs of an organisation and a body of which the sources do not tell": net.basis.unknown_pairs,
        "sole relays on the documented seats": sum(row.observed for row in relays.cutpoints),
        "of these, certain": sum(row.certain for row in relays.cutpoints),
        "sole relays, at least and at most": at_least_and_most(limits["cutpoints"], lang),
        "pairs of sectors seen together in no body": len(found.sector_pairs),
        "pairs of sectors that never meet, at least and at most": at_least_and_most(limits["sector_pairs"], lang),
        "partners that no meeting reaches, at least and at most": at_least_and_most(limits["not_reached"], lang),
        "questions that stay open": len(found.cannot_be_said),
    }


def at_least_and_most(limits: tuple[float, float] | None, lang: Lang) -> str:
    """Two bounds in words; none is said while a body may be missing."""
    return say("none, as a body may be missing", lang) if limits is None else say(" to ", lang).join(map(str, limits))


def relays(of: Read, lang: Lang) -> str:
    """The sole relays on the documented seats."""
    found = (
        (of.net.label(row.node, lang), row.pairs_separated, say("certain" if row.certain else "possible", lang))
        for row in of.bridges.cutpoints
        if row.observed
    )
    head = ("sole relay on the documented seats", "pairs in touch only through it", "whatever is not known")
    return rows(head, found, lang)


def projections(of: Read, lang: Lang) -> str:
    """The organisations alone, tied where they meet: what can be said of that network, and what cannot."""

    def column(**asked: Any) -> dict[str, object]:
        net = of.net.projected(**asked)
        whole, gathered, parted = network.density(net), network.centralization(net), network.fragmentation(net)
        return {
            "tied pairs": net.basis.ties,
            "pairs known not to meet": net.n * (net.n - 1) // 2 - net.basis.ties - net.basis.unknown_pairs,
            "pairs of which it cannot be said": net.basis.unknown_pairs,
            "density, at least and at most": span(whole.bounds["density"], lang),
            "degree centralization, at least and at most": span(gathered.bounds["degree"], lang),
            "share of pairs that no path joins, at least and at most": span(parted.bounds["components"], lang),
        }

    columns = [column(), column(programs=True)]
    head = ("", "by bodies", "by bodies and programs")
    return rows(head, ((say(what, lang), *(found[what] for found in columns)) for what in columns[0]), lang)


def holes_by_seats(of: Read, lang: Lang) -> str:
    """Effective size and constraint of the projection, of those who sit in the same bodies."""
    found = network.structural_holes(of.net.projected())
    alike: dict[tuple[str, ...], list[Holes]] = defaultdict(list)
    for node in of.net.organisations:
        # a fellowship that keeps its anonymity has no row, and nobody is measured without a seat
        if node.id in found and (seats := of.net.bodies_of(node.id)):
            alike[seats].append(found[node.id])

    def one(values: Iterable[float | None]) -> str:
        told = sorted({figure(value, lang) or NONE for value in values})
        return say(" to ", lang).join(dict.fromkeys((told[0], told[-1])))

    return rows(
        ("known seats in", "organisations", "contacts", "effective size", "constraint"),
        (
            (
                say(" and ", lang).join(of.net.label(body, lang) for body in seats),
                len(group),
                say(" to ", lang).join(dict.fromkeys(str(f(one.contacts for one in group)) for f in (min, max))),
                one(each.effective_size for each in group),
                one(each.constraint for each in group),
            )
            for seats, group in sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
        ),
        lang,
    )


def roles(of: Read, lang: Lang) -> str:
    """Brokerage in the projection, by role."""
    found = network.brokerage(of.net.projected(), permutations=0).network
    names = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
    told = ((name, getattr(found, name)) for name in names)
    return rows(
        ("role", "cases", "expected if ties fell anywhere", "z"),
        (
            (ROLE_WORDS[name].say(lang), role.count, figure(role.expected, lang), figure(role.z, lang))
            for name, role in told
        ),
        lang,
    )


TABLES: Final[Mapping[str, Callable[[Read, Lang], str]]] = {
    "bodies": bodies,
    "both ways": both_ways,
    "relays": relays,
    "projections": projections,
    "holes": holes_by_seats,
    "roles": roles,
}


def side_by_side(lang: Lang) -> str:
    """What can be read of each council."""
    found = []
    for name in DAYS:
        of = read(name)
        cells = of.net.basis.organisations * of.net.basis.instances
        known = cells - of.net.basis.unknown_pairs
        found.append(
            (
                of.today.council.name.say(lang),
                say_day(of.today.date, lang),
                of.net.basis.organisations,
                of.net.basis.instances,
                of.net.basis.ties,
                say("{} of {}", lang).format(known, cells),
                f"{known / cells:.0%}".replace("%", "\N{NARROW NO-BREAK SPACE}%" if lang == "fr" else "%"),
            )
        )
    head = ("council", "on", "organisations", "bodies", "known seats", "pairs that the sources settle", "share")
    return rows(head, found, lang)


# ---------------------------------------------------------------- what the peers say


@cache
def kept() -> dict[str, list[dict[str, Any]]]:
    """The comparisons that were kept."""
    told: dict[str, list[dict[str, Any]]] = json.loads(PEERS.read_text(encoding="utf-8"))
    return told


def agreement(lang: Lang) -> str:
    """The worst difference of each measure with each peer."""
    head = ("measure", "peer", "networks", "values", "worst relative difference")
    found = sorted(kept()["agreement"], key=lambda line: str(line["measure"]))
    told = ({**line, "measure": say(line["measure"], lang), "peer": tool(line["peer"], lang)} for line in found)
    return rows(head, (line.values() for line in told), lang)


def tool(peer: str, lang: Lang) -> str:
    """The name of a peer, or in *lang* what was computed where there is none."""
    return FRENCH.get(peer, peer) if lang == "fr" else peer


def defects(lang: Lang) -> str:
    """Where we differ on purpose, as the peers' values show it."""

    def ratio(row: Mapping[str, Any]) -> str | None:
        if row["least"] is None:
            return None
        ends = dict.fromkeys(decimal(f"{row[end]:.3f}", lang) for end in ("least", "most"))
        return say(" to ", lang).join(ends)

    return rows(
        ("peer", "what", "compared", "differ", "ours over theirs, where they differ"),
        (
            (row["peer"], say(row["what"], lang), row["compared"], row["differ"], ratio(row))
            for row in kept()["defects"]
        ),
        lang,
    )


ALONE: Final[Mapping[str, Callable[[Lang], str]]] = {
    "network: side by side": side_by_side,
    "peers: agreement": agreement,
    "peers: defects": defects,
}


# ---------------------------------------------------------------- in the pages

_MARKER: Final = re.compile(r"<!-- ((?:network|peers)[^>]*?) -->")
_COUNCIL: Final = re.compile(r"network ([a-z-]+): (.+)")


def answer(asked: str, lang: Lang) -> str:
    """What stands in *lang* in the place of the marker *asked*; raises :class:`KeyError` where nothing answers it."""
    if asked in ALONE:
        return ALONE[asked](lang)
    if (told := _COUNCIL.fullmatch(asked)) and told[1] in DAYS:
        return {**FIGURES, **TABLES}[told[2]](read(told[1]), lang)
    raise KeyError(f"no figure, sentence or table answers {asked!r}")


def fill(app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put what was computed in the place of the markers of a page."""
    source[0] = _MARKER.sub(lambda marker: answer(marker[1], app.config.language), source[0])


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
