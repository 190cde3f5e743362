"""The figures of the pages on networks are computed when the pages are built, and every marker has an answer."""

import re
import runpy
from typing import Any

import pytest

from clsm import datasets, network
from tests.docs.pages import DOCS, an_app
from tests.peers import worst

PAGES = [f"{lang}/explanation/{page}.md" for page in ("three-networks", "measures") for lang in ("en", "fr")]


@pytest.fixture(scope="module")
def made() -> Any:
    """The module that answers the markers."""
    return runpy.run_path(str(DOCS / "network_pages.py"))


@pytest.mark.parametrize("page", PAGES)
def test_every_marker_is_answered(made: Any, page: str) -> None:
    """No marker stays in a page as it is built, and no answer is empty."""
    source = [(DOCS / page).read_text(encoding="utf-8")]
    markers = re.findall(r"<!-- (.+?) -->", source[0])
    assert markers
    assert all(made["answer"](marker, page[:2]).strip("> ") for marker in markers)
    made["fill"](an_app(page[:2]), page, source)
    assert "<!--" not in source[0]


def test_twins_hold_the_same_figures(made: Any) -> None:
    """What is asked of the library is the same in both languages, in the same places."""
    for page in PAGES[::2]:
        texts = [(DOCS / lang / page[3:]).read_text(encoding="utf-8") for lang in ("en", "fr")]
        asked = [sorted(re.findall(r"<!-- (.+?) -->", text)) for text in texts]
        assert asked[0] == asked[1]
    tables = [made["answer"]("network lille-est: both ways", lang).splitlines() for lang in ("en", "fr")]
    assert [re.findall(r"\d+", row) for row in tables[0]] == [re.findall(r"\d+", row) for row in tables[1]]


@pytest.mark.parametrize(
    "marker", ["network lille-est: nothing", "network nowhere: observed", "peers: nothing", "network: nothing"]
)
def test_a_marker_that_nothing_answers_stops_the_build(made: Any, marker: str) -> None:
    """A figure that is not there is an error, not a gap in a sentence."""
    with pytest.raises(KeyError, match="nothing" if "nothing" in marker else "nowhere"):
        made["fill"](an_app("en"), "page", [f"<!-- {marker} -->"])


def test_other_pages_stay_as_they_are(made: Any) -> None:
    """Nothing but the markers is touched."""
    made["fill"](an_app("en"), "index", source := ["# A page <!-- the file format -->"])
    assert source == ["# A page <!-- the file format -->"]


def test_figures_are_those_of_the_library(made: Any) -> None:
    """A figure of the page is what the library answers to the same question."""
    net = network.PartnerNetwork.from_council(datasets.load("lille-est").on(made["DAYS"]["lille-est"]))
    assert made["answer"]("network lille-est: unknown", "en") == str(net.basis.unknown_pairs)
    assert made["answer"]("network lille-est: bridges", "en") == f"> {network.bridges(net).explain()}"
    committee = {row.node: row.pairs_separated for row in network.bridges(net).cutpoints}["steering-committee"]
    assert made["answer"]("network lille-est: committee pairs", "en") == str(committee)
    assert f"| {committee} | possible |" in made["answer"]("network lille-est: relays", "en")


@pytest.mark.parametrize("page", PAGES[:2])
def test_prose_of_the_three_networks_holds_no_figure_of_its_own(page: str) -> None:
    """Figures stand in markers and in examples that are run; outside them there are dates and plain words."""
    text = (DOCS / page).read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$|<!-- .+? -->|^#.*$|`[^`]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    # "density ... is 1 by construction", "near 1", "below 0", "give 0", 1/(k − 1)
    assert set(re.findall(r"\d[\d.,]*\d|\d", prose)) <= {"0", "1"}


def test_without_coordinator_and_plenary_stands_beside(made: Any) -> None:
    """Both columns are there where the network holds either, and one where it holds neither."""
    head = {name: made["answer"](f"network {name}: both ways", "en").splitlines()[0] for name in made["DAYS"]}
    assert "without the coordinator" in head["lille-est"]
    assert "without the coordinator" in head["metz"]
    assert "without the coordinator" not in head["seraing"]


def test_the_table_of_peers_is_the_one_that_was_kept(made: Any) -> None:
    """Every line of the file that was kept is a row of the page, and no difference is above 1e-9."""
    kept = worst.kept()
    rows = made["answer"]("peers: agreement", "en").splitlines()[2:]
    assert len(rows) == len(kept["agreement"]) > 40
    assert all(float(line["worst"]) <= 1e-9 for line in kept["agreement"])
    assert len(made["answer"]("peers: defects", "en").splitlines()) == 2 + len(kept["defects"])
