import pytest

from clsm import Text
from clsm.network import Expectation, gaps
from clsm.network.gap_finding.tie_gaps import TieGaps
from clsm.network.measures.mixing import mixing
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from tests.network.gap_finding.test_introductions import HOUSING, ties

SECTORS = {"a": "school", "b": "ward", "c": "ward", "d": "town", "z": "town"}


def test_gaps_among_organisations() -> None:
    """Thin sector pairs are those of mixing; who has no tie; who could be introduced to whom."""
    net = ties("ab", "bc", "bz", ids="abcdz", sectors=SECTORS, concerns={"a": [HOUSING], "c": [HOUSING]})
    found = gaps(net)
    assert isinstance(found, TieGaps)
    assert (found.places, found.cannot_be_said) == ((), ())
    assert found.sector_pairs == mixing(net).thin_pairs()
    assert [pair.sectors for pair in found.sector_pairs] == [("school", "town")]
    assert [(one.node, one.evidence) for one in found.not_reached] == [("d", ())]
    assert [one.ends for one in found.introductions] == [("a", "c")]
    assert found.bounds == {"sector_pairs": (1, 1), "not_reached": (1, 1), "introductions": (1, 1)}
    assert (found.reading, found.basis) == ("reported", net.basis)
    assert found.explain() == (
        "1 pair of sectors has no known tie, for which chance is enough: school – town. Partners that no tie reaches, "
        "whichever side tells it: D. 1 pair of partners shares a theme, a public or a territory without a known tie. "
        "To begin with: A and C. "
        "Read: the ties as given, without a direction."
    )
    assert found.explain("fr").startswith(
        "1 paire de secteurs est sans lien connu, ce que le hasard suffit à expliquer"
    )
    assert [pair.p for pair in gaps(net, permutations=0).sector_pairs] == [None]
    rest = found.without_coordinator_and_plenary
    assert rest is not None
    assert rest.basis.organisations == 4
    assert rest.without_coordinator_and_plenary is None


def test_rows() -> None:
    """One row a finding, with the columns of the two-mode answer."""
    net = ties("ab", "bc", "bz", ids="abcdz", sectors=SECTORS, concerns={"a": [HOUSING], "c": [HOUSING]})
    found = gaps(net)
    rows = found.to_rows("fr")
    assert [(row["finding"], row["sectors"], row["nodes"]) for row in rows if row["with_coordinator_and_plenary"]] == [
        ("sector_pair", "school; town", ""),
        ("not_reached", None, "d"),
        ("introduction", None, "a; c"),
    ]
    assert len({tuple(row) for row in rows}) == 1
    assert len(found.to_pandas()) == len(rows) == 7
    assert "<table>" in found._repr_html_()


def test_what_cannot_be_said() -> None:
    """Somebody silent is not said to be alone; sectors that nobody answered for, and expectations of bodies."""
    net = ties("ab", ids="abcd", sectors=SECTORS, silent="cd")
    found = gaps(net)
    assert found.not_reached == ()
    assert [unsaid.nodes for unsaid in found.cannot_be_said] == [(), ("c",), ("d",)]
    assert found.cannot_be_said[0].explain() == (
        "2 pairs of sectors: whether there is a tie cannot be said, as nothing was observed (school – town and town – "
        "ward)."
    )
    assert found.cannot_be_said[1].explain("fr").startswith("C : aucun lien connu, mais tout n’a pas été dit")
    assert found.bounds == {"sector_pairs": (0, 2), "not_reached": (0, 2), "introductions": (0, 0)}
    assert "Of the pairs of sectors that were observed, none is without a tie" in found.explain()
    assert "3 questions stay open" in found.explain()
    nobody = gaps(ties(ids="ab", sectors=SECTORS, silent="ab"))
    assert nobody.explain().startswith("Nothing was observed between sectors: which are thinly tied cannot be said.")
    because = Text(fr="Le guide l’attend.", en="The guide expects it.")
    (unsaid,) = gaps(
        ties("ab", ids="ab"), [Expectation(body="plenary", pillar="carers", because=because)]
    ).cannot_be_said
    assert unsaid.explain() == (
        "plenary: cannot be said, as this network tells who is tied to whom, not who sits where. The guide expects it."
    )
    directed = TieNetwork.from_arrays(["a", "b"], [0], [1], sectors=["x", "y"], answered=[True, False])
    assert gaps(directed).cannot_be_said[0].explain("fr").endswith("rien n’y a été observé (de y à x).")


def test_no_sector_and_nothing_at_all() -> None:
    """Without two known sectors, which are thinly tied cannot be said; none, one, two organisations."""
    found = gaps(ties("ab", ids="abc", sectors={"a": "school"}))
    assert found.explain().startswith(
        "Fewer than two sectors are known: which are thinly tied cannot be said. 2 organisations whose sector is not "
        "known are left out there. Partners that no tie reaches, whichever side tells it: C."
    )
    for n in range(3):
        alone = gaps(ties(ids="abc"[:n]))
        assert len(alone.not_reached) == n
        assert "nan" not in str(alone.to_rows()) + alone.explain()


def test_fellowships_are_not_named() -> None:
    """Neither alone nor as a sector, unless asked for."""
    net = ties(ids="ab", sectors={"a": FELLOWSHIP, "b": "town"})
    found, asked = gaps(net), gaps(net, include_fellowships=True)
    assert (found.sector_pairs, [one.node for one in found.not_reached]) == ((), ["b"])
    assert (len(asked.sector_pairs), [one.node for one in asked.not_reached]) == (1, ["a", "b"])


def test_what_is_no_network() -> None:
    """A graph is read first."""
    with pytest.raises(TypeError, match="a one-mode network is needed"):
        gaps("net")  # type: ignore[call-overload]
