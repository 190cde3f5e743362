"""How far ``clsm`` is from its peers: every comparison, measure by measure, and the worst difference of each.

    CLSM_PEERS=FOLDER python -m tests.peers.worst [--write]

Prints the Markdown table of the documentation; ``--write`` keeps it in ``docs/_data/peers.json``, from
which the pages are made where the peers' files are not at hand. Only differences are kept, nothing of
the peers' data. A difference is divided by the larger of the two values. The peers' files give twelve or
thirteen digits, the exact moments of a whole network about ten: what is left is their rounding.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from clsm.network import (
    PartnerNetwork,
    TieNetwork,
    bridges,
    brokerage,
    centralization,
    co_membership,
    compare,
    core_periphery,
    density,
    ei_index,
    fragmentation,
    key_players,
    mixing,
    multiplexity,
    structural_holes,
)
from tests.peers import reading

KEPT: Final = Path(__file__).parents[2] / "docs" / "_data" / "peers.json"

ROLES: Final = {
    "w_I": "coordinator",
    "w_O": "itinerant",
    "b_IO": "representative",
    "b_OI": "gatekeeper",
    "b_O": "liaison",
    "t": "total",
}
"""The columns of R sna, by the role that each is."""


class Compared(NamedTuple):
    """One value of a peer beside ours; of sets and counts, 1 where they are the same."""

    measure: str
    peer: str
    network: str
    ours: float | None
    theirs: float

    @property
    def difference(self) -> float:
        """How far apart the two are; infinite where we have none."""
        if self.ours is None:
            return math.inf
        return abs(self.ours - self.theirs) / (max(abs(self.ours), abs(self.theirs)) or 1.0)


class Case(NamedTuple):
    """A network under one reading, and what the peers have for it."""

    name: str
    variant: str
    net: TieNetwork
    told: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The network and the variant."""
        return f"{self.name}/{self.variant}"


def cases() -> Iterator[Case]:
    """Every one-mode network, under each of its readings."""
    for name, variant in reading.variants():
        yield Case(name, variant, reading.network(name, variant), reading.reference(name)["variants"][variant])


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not math.isnan(value)


def _same(ours: object, theirs: object) -> tuple[float, float]:
    """Two sets, lists or counts: alike or not."""
    return (1.0 if ours == theirs else 0.0), 1.0


# ---------------------------------------------------------------- where we agree


def cohesion(case: Case) -> Iterator[Compared]:
    """Density, centralization, E-I, assortativity, mixing."""
    told, net = case.told, case.net
    yield Compared("density", "R sna", case.label, density(net).value, told["density"])
    found, sna = centralization(net), told["centralization_sna"]
    for theirs, ours in {
        "degree": "degree",
        "freeman": "degree",
        "indegree": "in_degree",
        "outdegree": "out_degree",
        "betweenness": "betweenness",
        "closeness": "closeness",
    }.items():
        # where some reach not all, we have no closeness: among the differences on purpose
        if theirs in sna and (value := getattr(found, ours)) is not None:
            yield Compared(f"centralization: {ours.replace('_', '-')}", "R sna", case.label, value, sna[theirs])
    igraph = told["centralization_igraph"]["degree_loopsFALSE"]
    yield Compared("centralization: degree", "R igraph, loops=FALSE", case.label, found.degree, igraph)
    sectors = told.get("segregation") or {}
    if "ei_netseg" in sectors:
        measured, mixed = ei_index(net, permutations=0), mixing(net, permutations=0)
        yield Compared("E-I index", "R netseg", case.label, measured.index, sectors["ei_netseg"])
        golden = reading.reference("golden_summary")
        newman = golden.get("values", golden)[case.label]["assortativity_newman_igraph"]
        yield Compared("assortativity", "R igraph", case.label, mixed.assortativity, newman)
        if "xUCINET_grouphomophily" in sectors:
            expected = sectors["xUCINET_grouphomophily"]["ExpectEI"]
            yield Compared("E-I index: expected", "xUCINET", case.label, measured.expected, expected)
        table = sectors["mixing_netseg"]
        for row, counts in zip(table["rows"], table["values"], strict=True):
            for column, count in zip(table["cols"], counts, strict=True):
                # netseg writes an undirected table above the diagonal
                if net.oriented or count:
                    yield Compared("mixing: ties", "R netseg", case.label, mixed.counts[row, column], count)


def holes(case: Case) -> Iterator[Compared]:
    """Constraint, effective size, both models, directed and weighted."""

    def each(measure: str, peer: str, found: Any, which: str, values: Mapping[str, Any]) -> Iterator[Compared]:
        for actor, value in values.items():
            ours = getattr(found[actor], which)
            # who has no tie: nan, or 0, there; None here
            if _number(value) and not (ours is None and value == 0):
                yield Compared(measure, peer, case.label, ours, value)

    told, whole = case.told, structural_holes(case.net)
    if told.get("constraint_igraph"):
        kind = "directed" if case.net.oriented else "undirected"
        yield from each(f"constraint, {kind}", "igraph", whole, "constraint", told["constraint_igraph"])
    if told.get("constraint_igraph_weighted"):
        weighted = reading.network(case.name, case.variant, weight=reading.reference(case.name)["weight_attribute"])
        values = told["constraint_igraph_weighted"]
        yield from each("constraint, weighted", "igraph", structural_holes(weighted), "constraint", values)
    if told.get("xUCINET_union"):
        union = case.net.reading("any") if case.net.oriented else case.net
        whole, ego, values = structural_holes(union), structural_holes(union, model="ego"), told["xUCINET_union"]
        yield from each("effective size", "xUCINET", whole, "effective_size", values["effective_size"])
        yield from each("constraint, whole model", "xUCINET", whole, "constraint", values["constraint_whole"])
        yield from each("constraint, ego model", "xUCINET", ego, "constraint", values["constraint_ego"])


def roles(case: Case) -> Iterator[Compared]:
    """Brokerage counts, expected, sd and z, of each actor and of the whole network."""
    sna = case.told.get("brokerage_sna")
    if not sna:
        return
    found = brokerage(case.net, permutations=0)

    def table(measure: str, peer: str, what: str, values: Mapping[str, Any]) -> Iterator[Compared]:
        ids = values.get("rows") or values["ids"]
        for actor, row in zip(ids, values["values"], strict=True):
            yield from one(measure, peer, what, found[actor], dict(zip(values["cols"], row, strict=True)))

    def one(measure: str, peer: str, what: str, ours: Any, values: Mapping[str, Any]) -> Iterator[Compared]:
        for column, value in values.items():
            role = getattr(ours, ROLES[column])
            # an sd of 0, where nothing can be divided by it
            if _number(value) and not (what == "z" and role.z is None):
                yield Compared(measure, peer, case.label, getattr(role, what), value)

    yield from table("brokerage: count", "R sna", "count", sna["raw"])
    yield from table("brokerage: expected", "R sna", "expected", sna["expected"])
    if case.variant == "directed":
        yield from table("brokerage: sd, directed", "R sna", "sd", sna["sd"])
        yield from table("brokerage: z, directed", "R sna", "z", sna["z"])
    exact = reading.reference("gould_fernandez_exact_moments")["values"].get(case.label, {})
    if "node_level" in exact:
        table_of = exact["node_level"]
        for what in ("sd", "z"):
            values = {**table_of, "values": table_of[f"{what}_bernoulli_graph"]}
            yield from table(f"brokerage: {what}, undirected", "exact enumeration", what, values)
    if "graph_level" in exact:
        whole = exact["graph_level"]
        for what, key in (("expected", "exp"), ("sd", "sd_exact"), ("z", "z_exact")):
            name = f"brokerage of the network: {what}"
            yield from one(name, "exact enumeration", what, found.network, whole[key])


def relays(case: Case) -> Iterator[Compared]:
    """Cutpoints, bridges, blocks, local bridges with span."""
    found = bridges(case.net, effort=None)
    told = case.told
    points = {row.node for row in found.cutpoints}
    yield Compared("cutpoints", "R sna, igraph", case.label, *_same(points, set(told["cutpoints_union"])))
    ties = {frozenset(tie.ends) for tie in found.ties}
    theirs = {frozenset(map(str, pair)) for pair in told["bridges_igraph"]}
    yield Compared("bridges", "R igraph", case.label, *_same(ties, theirs))
    sizes = told["biconnected"]["component_sizes"]
    blocks = sorted([sizes] if isinstance(sizes, int) else sizes)
    yield Compared("blocks: sizes", "R igraph", case.label, *_same(sorted(map(len, found.blocks)), blocks))
    local = reading.reference("local_bridges")["values"].get(case.label)
    if local:
        count = local["n_local_bridges"]
        yield Compared("local bridges: count", "networkx", case.label, len(found.local), count)
        spans = {frozenset(row.ends): row.span for row in found.local}
        for a, b, span in local["local_bridges_span_null_is_inf"]:
            ours = spans.get(frozenset((a, b)), 0)
            yield Compared("local bridges: span", "networkx", case.label, *_same(ours, span))


def players(case: Case) -> Iterator[Compared]:
    """Fragmentation, with everybody and without each; key players, the values and the optimal sets."""
    told = case.told.get("keyplayer")
    # nobody enumerates the sets of a thousand health departments
    if not told or case.net.n > 100:
        return
    found = fragmentation(case.net)
    yield Compared("fragmentation F", "R keyplayer", case.label, found.components, told["fragment_none"]["F"])
    yield Compared("fragmentation DF", "R keyplayer", case.label, found.distance, told["fragment_none"]["DF"])
    for actor, value in told["fragment_single"].items():
        ours = found[actor].distance
        yield Compared("fragmentation DF without each", "R keyplayer", case.label, ours, value)
    for row in filter(None, told["kpp_neg"]):
        best = key_players(case.net, row["k"])
        yield Compared("key players, fragment: value", "exhaustive search", case.label, best.value, row["DF_max"])
        sets = _same({frozenset(s) for s in best.sets}, {frozenset(s) for s in row["DF_sets"]})
        yield Compared("key players, fragment: sets", "exhaustive search", case.label, *sets)
    for label, row in told["kpp_pos"].items():
        if row:
            best = key_players(case.net, row["k"], "reach", m=row.get("m"))
            value = row["DR" if label.startswith("dR") else "reached_incl_S"]
            yield Compared("key players, reach: value", "exhaustive search", case.label, best.value, value)
            number = len(best.sets)
            yield Compared("key players, reach: sets", "exhaustive search", case.label, number, row["n_optimal"])


def cores() -> Iterator[Compared]:
    """Core and periphery: the best fit, and how many cores have it."""
    for label, told in reading.reference("core_periphery_exact")["results"].items():
        net = reading.network(*label.split("/"))
        for model in ("A", "B"):
            best, row = core_periphery(net, model, exact=True), told[f"model{model}"]
            yield Compared(f"core–periphery {model}: fit", "exhaustive search", label, best.fit, row["r_max"])
            number = len(best.optima)
            yield Compared(f"core–periphery {model}: optima", "exhaustive search", label, number, row["n_optima"])


def relations() -> Iterator[Compared]:
    """Two relations side by side: stable, new and dissolved ties, Jaccard, correlation; overlap of cliques."""
    told = reading.reference("qap_multiplex")
    for kind in ("binary", "valued"):
        for pair in told[kind]:
            names = [name.removesuffix("]").partition("[")[::2] for name in pair["pair"]]
            nets = [reading.network(name, "directed", weight=weight or None) for name, weight in names]
            found, label = compare(*nets, weights=kind == "valued", permutations=0), " + ".join(pair["pair"])
            for ours, theirs in (("stable", "N11"), ("dissolved", "N10"), ("new", "N01")):
                number = len(getattr(found, ours))
                yield Compared("two relations: stable, new, dissolved", "R sna", label, number, pair[theirs])
            yield Compared("two relations: Jaccard", "R sna", label, found.jaccard, pair["jaccard"])
            yield Compared("two relations: correlation", "R sna", label, found.correlation, pair["gcor"])


def two_mode() -> Iterator[Compared]:
    """Organisations × bodies: cutpoints, ties, shared bodies, and the constraint in the projection."""
    for name in reading.names():
        told = reading.reference(name)
        if "articulation_points" not in told:
            continue
        net = PartnerNetwork.from_networkx(reading.graph(name), two_mode="bipartite")
        found = bridges(net)
        points = {row.node for row in found.cutpoints}
        yield Compared("two-mode: cutpoints", "R igraph", name, *_same(points, set(told["articulation_points"])))
        ties = {frozenset(tie.ends) for tie in found.ties}
        theirs = {frozenset(map(str, pair)) for pair in told["bridges"]}
        yield Compared("two-mode: bridges", "R igraph", name, *_same(ties, theirs))
        shared, rows = co_membership(net), told["projection_rows"]
        for a, b in combinations(range(len(rows["ids"])), 2):
            pair = rows["ids"][a], rows["ids"][b]
            number = shared[pair].shared if pair in shared or pair[::-1] in shared else 0
            yield Compared("two-mode: shared bodies", "R (BBᵀ)", name, number, rows["crossproduct"][a][b])
        projected = net.projected(plenary="keep")
        for weighted in (False, True):
            key = f"igraph_constraint_projection_rows_{'weighted' if weighted else 'unweighted'}"
            flat = attrs.evolve(projected, weight=projected.weight * 0 + 1, projection=None)
            holed = structural_holes(projected if weighted else flat)
            for actor, value in told.get(key, {}).items():
                if _number(value):
                    yield Compared(
                        "two-mode: constraint in the projection", "igraph", name, holed[actor].constraint, value
                    )


def everything() -> Iterator[Compared]:
    """Every comparison."""
    for case in cases():
        for measured in (cohesion, holes, roles, relays, players):
            yield from measured(case)
    yield from cores()
    yield from relations()
    yield from two_mode()


class Line(NamedTuple):
    """A line of the table; ``worst`` has one significant figure."""

    measure: str
    peer: str
    networks: int
    values: int
    worst: str


def table() -> list[Line]:
    """The worst difference of each measure with each peer, over all networks."""
    kept: dict[tuple[str, str], list[Compared]] = defaultdict(list)
    for one in everything():
        kept[one.measure, one.peer].append(one)
    return [
        Line(measure, peer, len({one.network for one in found}), len(found), rounded(max(o.difference for o in found)))
        for (measure, peer), found in kept.items()
    ]


def rounded(value: float) -> str:
    """*value* to one significant figure; 0 where there is no difference at all."""
    return f"{value:.0e}" if value else "0"


# ---------------------------------------------------------------- where we differ on purpose


class Defect(NamedTuple):
    """What a peer does otherwise: in how many of the values compared, and the range of ours over theirs."""

    peer: str
    what: str
    compared: int
    differ: int
    least: float | None
    most: float | None


def _ratios(peer: str, what: str, pairs: list[tuple[float, float]]) -> Defect:
    """*pairs* of ours and theirs."""
    apart = [ours / theirs for ours, theirs in pairs if abs(ours - theirs) > 1e-9 * max(abs(ours), 1.0)]
    least, most = (round(min(apart), 3), round(max(apart), 3)) if apart else (None, None)
    return Defect(peer, what, len(pairs), len(apart), least, most)


def defects() -> list[Defect]:
    """The differences on purpose that the peers' files show, counted."""
    single: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    whole: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    loops, closeness, strong, holes = [], [], [], []
    for case in cases():
        told, found = case.told, centralization(case.net)
        if found.degree is not None:
            loops.append((found.degree, told["centralization_igraph"]["degree_loopsTRUE_default"]))
        if "closeness" in told["centralization_sna"]:
            closeness.append(found.closeness is None)
        if "cutpoints_digraph_strong" in told:
            strong.append(set(told["cutpoints_digraph_strong"]) != set(told["cutpoints_union"]))
        union = case.net.reading("any") if case.net.oriented else case.net
        if told.get("influenceR_union"):
            ours = structural_holes(union)
            values = told["influenceR_union"]["constraint"]
            holes += [
                (ours[actor].constraint or 0.0, value)
                for actor, value in values.items()
                if _number(value) and ours[actor].constraint is not None
            ]
        if told.get("brokerage_sna"):
            brokers, sna = brokerage(case.net, permutations=0), told["brokerage_sna"]
            for actor, row in zip(sna["sd"]["rows"], sna["sd"]["values"], strict=True):
                for column, value in zip(sna["sd"]["cols"], row, strict=True):
                    sd = getattr(brokers[actor], ROLES[column]).sd
                    if value and sd:
                        single[case.net.oriented].append((sd, value))
            graph = reading.reference("gould_fernandez_exact_moments")["values"].get(case.label, {}).get("graph_level")
            for column, value in (graph or {}).get("sd_sna", {}).items():
                whole[case.net.oriented].append((getattr(brokers.network, ROLES[column]).sd or 0.0, value))
    cpnet = [
        (told["modelA"]["r_max"], told["cpnet_BE_best_r_modelA"])
        for told in reading.reference("core_periphery_exact")["results"].values()
    ]
    pairs = cliques()
    return [
        _ratios("R sna", "brokerage: sd of an actor, directed", single[True]),
        _ratios("R sna", "brokerage: sd of an actor, undirected", single[False]),
        _ratios("R sna", "brokerage: sd of the network, directed", whole[True]),
        _ratios("R sna", "brokerage: sd of the network, undirected", whole[False]),
        Defect(
            "R sna", "closeness centralization where some do not reach all", len(closeness), sum(closeness), None, None
        ),
        Defect("R sna", "cutpoints of directed ties (strong components)", len(strong), sum(strong), None, None),
        Defect("R sna", "co-membership in cliques of two", *pairs, None, None),
        _ratios("R igraph", "degree centralization by default (loops=TRUE)", loops),
        _ratios("influenceR", "constraint", holes),
        _ratios("cpnet", "core–periphery A: best fit found", cpnet),
    ]


def cliques() -> tuple[int, int]:
    """In how many of three relations sna counts co-members that a clique of three or more does not have."""
    names = ("tc_contact", "tc_collaboration", "tc_dissemination")
    met = {}
    for name in names:
        counts = reading.reference(name)["variants"]["undirected"]["cliques"]["comembership"]
        met[name] = {(a, b) for a in range(len(counts)) for b in range(a) if counts[a][b]}
    found = multiplexity({name: reading.network(name) for name in names}).clique_overlap
    apart = set[str]()
    for (one, other), value in found.items():
        theirs = len(met[one] & met[other]) / len(met[one] | met[other])
        if abs((value or 0.0) - theirs) > 1e-9:
            apart |= {one, other}
    return len(names), len(apart & {"tc_dissemination"})


# ---------------------------------------------------------------- what is kept


def found_now() -> dict[str, Any]:
    """The tables as they are kept."""
    return {
        "agreement": [line._asdict() for line in table()],
        "defects": [defect._asdict() for defect in defects()],
    }


def kept() -> dict[str, Any]:
    """The tables that were kept."""
    told: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return told


def main() -> None:
    """Print the table; keep it where ``--write`` is given."""
    now = found_now()
    if "--write" in sys.argv:
        KEPT.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("| measure | peer | networks | values | worst relative difference |\n|---|---|---|---|---|")
    for line in now["agreement"]:
        print("| " + " | ".join(map(str, line.values())) + " |")
    print("\n| peer | what | compared | differ | ours / theirs |\n|---|---|---|---|---|")
    for row in now["defects"]:
        print("| " + " | ".join(map(str, row.values())) + " |")


if __name__ == "__main__":
    main()
