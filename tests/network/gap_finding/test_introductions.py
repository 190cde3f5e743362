from collections.abc import Sequence

import attrs
import pytest

from clsm import Mismatch, Text
from clsm.network import PartnerNetwork, gaps
from clsm.network.gap_finding.introductions import Introductions, introductions
from clsm.network.networks.concerns import Concern
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from tests.network.small import body, network

HOUSING, YOUNG, HERE = ("theme", "homes"), ("public", "young"), ("territory", "lille")


def ties(
    *pairs: str,
    ids: str,
    concerns: dict[str, Sequence[Concern]] | None = None,
    sectors: dict[str, str] | None = None,
    silent: str = "",
) -> TieNetwork:
    """A network of organisations with one letter each; who works on what."""
    return TieNetwork.from_arrays(
        list(ids),
        [ids.index(pair[0]) for pair in pairs],
        [ids.index(pair[1]) for pair in pairs],
        directed=False,
        names=[Text.same(id.upper()) for id in ids],
        sectors=[(sectors or {}).get(id) for id in ids],
        concerns=[frozenset((concerns or {}).get(id, ())) for id in ids],
        answered=[id not in silent for id in ids] if silent else None,
        roles=["coordinator" if id == "z" else None for id in ids],
    )


def ends(found: Introductions) -> list[str]:
    """Who is put in touch with whom."""
    return ["".join(one.ends) for one in found.rows]


def test_something_shared_comes_first() -> None:
    """Only pairs that share a theme, a public or a territory, whatever the others would bring."""
    net = ties("ab", "bc", "cd", ids="abcd", concerns={"a": [HOUSING, HERE], "c": [HOUSING, HERE], "d": [YOUNG]})
    found = introductions(net)
    (one,) = found.rows
    assert (one.ends, one.shares, one.go_betweens) == (("a", "c"), (HOUSING, HERE), ("b",))
    assert (one.gain.cutpoints_removed, one.gain.relieved, one.gain.fragmentation) == (1, ("b",), 0.0)
    assert (found.absent, found.unsaid, found.bounds) == (1, 0, {"absent": (1, 1)})
    assert (found.reading, found.among, found.basis) == ("reported", "shared", net.basis)
    assert ends(introductions(net, among="acquainted")) == ["ac", "bd"]
    assert ends(introductions(net, among="all")) == ["ad", "ac", "bd"]
    assert ends(introductions(net, among="all", at_most=1)) == ["ad"]
    assert introductions(net, among="all", at_most=0).absent == 3
    assert len(introductions(net, among="all", at_most=None).rows) == 3
    with pytest.raises(Mismatch, match="found -1, expected 0 introductions or more"):
        introductions(net, at_most=-1)


def test_a_smallest_set_between_two_sectors() -> None:
    """The first introduction between two sectors ties them."""
    sectors = {"a": "x", "b": "y", "c": "y", "d": "w"}
    net = ties("bc", "cd", ids="abcde", sectors=sectors)
    assert ends(introductions(net, among="all", across_sectors=True)) == ["bd", "ac", "ab", "ad"]
    assert ends(introductions(net, among="all", between=("w", "x"))) == ["ad"]
    with pytest.raises(Mismatch, match="found 'v', expected a sector of this network"):
        introductions(net, between=("w", "v"))
    with pytest.raises(Mismatch, match="found x, x, expected two different sectors"):
        introductions(net, between=("x", "x"))


def test_words() -> None:
    """What they share, who could put them in touch, what it changes; never a figure about anybody."""
    both = [HOUSING, HERE]
    net = ties("ab", "bc", ids="abcd", concerns={"a": both, "c": [*both, YOUNG], "d": [YOUNG]})
    joined, relieved = introductions(net).rows[1], introductions(net).rows[0]
    assert relieved.explain() == (
        "A and C have no known tie, and share: homes; lille. They could be put in touch by B. That would take load "
        "off B, no longer a sole relay."
    )
    assert relieved.explain("fr").endswith(
        "Pourraient les mettre en contact : B. La charge de B serait partagée : ce relais ne serait plus seul."
    )
    assert joined.explain() == (
        "C and D have no known tie, and share: young. Nobody knows both yet. 3 pairs of organisations that no path "
        "joins could reach each other."
    )
    assert introductions(net).explain() == (
        "2 pairs of partners share a theme, a public or a territory without a known tie. To begin with: A and C; C and "
        "D. In order, each effect only deciding where those before are equal: sole relays that would be so no longer, "
        "pairs that a path would join, nearness between sectors, constraint at both ends. Read: the ties as given, "
        "without a direction."
    )
    long = ties("ab", "bc", "cd", ids="abcd", concerns={"a": [HOUSING], "d": [HOUSING]})
    assert (
        introductions(long)
        .rows[0]
        .explain("fr")
        .endswith("La charge de B et C serait partagée : ces 2 relais ne seraient plus seuls.")
    )
    square = ties("ab", "bc", "cd", "da", ids="abcd", sectors=dict(zip("abcd", "xyxy", strict=True)))
    assert introductions(square, among="all").rows[0].explain("fr") == (
        "A et C n’ont pas de lien connu. Pourraient les mettre en contact : B ou D."
    )
    two = ties("ab", "bc", "cd", "da", ids="abcd", sectors=dict(zip("abcd", "xxyy", strict=True)))
    assert "Partners of different sectors would be nearer" in introductions(two, among="all").rows[0].explain()
    nothing = introductions(ties("ab", ids="abc"))
    assert nothing.explain() == (
        "What partners work on is not documented: no introduction is proposed. Read: the ties as given, without a "
        "direction."
    )


def test_what_is_not_known_is_not_proposed() -> None:
    """A silent partner's ties are unknown: the pair is counted, and proposed nowhere."""
    net = ties("ab", ids="abc", concerns={id: [HOUSING] for id in "abc"}, silent="c")
    found = introductions(net)
    assert (found.rows, found.absent, found.unsaid, found.bounds) == ((), 0, 2, {"absent": (0, 2)})
    assert "Of 2 more pairs, whether they are tied is not known: they are not proposed." in found.explain()
    assert gaps(net).introductions == ()


def test_fellowships_are_not_named() -> None:
    """Neither as an end nor as a go-between nor as the one relieved, unless asked for."""
    net = ties(
        "ab", "bc", ids="abcd", concerns={id: [HOUSING] for id in "abcd"}, sectors={"b": FELLOWSHIP, "d": FELLOWSHIP}
    )
    (one,) = introductions(net).rows
    assert (one.ends, one.go_betweens, one.gain.relieved) == (("a", "c"), (), ())
    assert one.explain().endswith("That would take load off a self-help fellowship, no longer a sole relay.")
    assert ends(introductions(net, include_fellowships=True)) == ["ac", "ad", "cd", "bd"]
    assert introductions(net, include_fellowships=True).rows[0].go_betweens == ("b",)


def test_rows() -> None:
    """Each effect has its column."""
    net = ties("ab", "bc", ids="abc", concerns={id: [HOUSING] for id in "ac"})
    found = introductions(net)
    (row,) = found.to_rows("fr")
    assert row | {"says": ""} == {
        "pair": "a; c",
        "names": "A; C",
        "shares": "theme homes",
        "go_betweens": "b",
        "go_between_names": "B",
        "cutpoints_removed": 1,
        "cutpoints_added": 0,
        "relieved": "b",
        "relieved_names": "B",
        "pairs_joined": 0,
        "fragmentation": 0.0,
        "cross_sector": 0.0,
        "constraint_first": 0.125,
        "constraint_second": 0.125,
        "distance": pytest.approx(-1 / 6),
        "cross_sector_distance": None,
        "says": "",
    }
    assert len(found.to_pandas()) == 1
    assert "<table>" in found._repr_html_()


def test_organisations_and_bodies() -> None:
    """Those who share something and meet in no body but the plenary, in the words of the council."""
    net = network(
        body("housing", "town", "landlord"),
        body("culture", "town", "gem"),
        body("plenary", "town", "landlord", "gem", kind="plenary"),
    )
    shared = frozenset({HOUSING})
    nodes = tuple(attrs.evolve(node, concerns=shared) if node.id in ("gem", "landlord") else node for node in net.nodes)
    net = attrs.evolve(net, nodes=nodes)
    found = gaps(net)
    (one,) = found.introductions
    assert (one.ends, one.go_betweens, one.gain.relieved) == (("gem", "landlord"), ("town",), ("town",))
    assert one.explain() == (
        "GEM and LANDLORD meet in no body, and share: homes. They could be put in touch by TOWN. That would take load "
        "off TOWN, no longer a sole relay."
    )
    assert "1 pair of partners shares a theme, a public or a territory without meeting in any body." in found.explain()
    assert found.without_coordinator_and_plenary is not None
    assert found.without_coordinator_and_plenary.introductions == found.introductions
    assert found.to_rows()[-1]["finding"] == "introduction"
    assert found.to_rows()[-1]["nodes"] == "gem; landlord"
    together = introductions(net, among="all")
    assert (
        together.rows[0]
        .explain("fr")
        .startswith("GEM et LANDLORD ne se retrouvent dans aucune instance, et ont en commun : homes. Pourraient")
    )
    assert isinstance(net, PartnerNetwork)
    assert gaps(net, at_most=0).introductions == ()


@pytest.mark.parametrize("n", range(3))
def test_few_organisations(n: int) -> None:
    """None, one, two: an answer all the same."""
    net = ties(ids="abc"[:n], concerns={id: [HOUSING] for id in "abc"})
    found = introductions(net)
    assert len(found.rows) == n * (n - 1) // 2
    assert "nan" not in str(found.to_rows()) + found.explain()
    if n == 2:
        assert found.rows[0].gain.constraint == (None, None)
        assert found.rows[0].gain.fragmentation == found.rows[0].gain.distance == -1


def test_what_is_no_network() -> None:
    """A graph is read first."""
    with pytest.raises(TypeError, match="a one-mode network is needed"):
        introductions("net")  # type: ignore[arg-type]
