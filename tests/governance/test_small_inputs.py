"""The small inputs that real councils led to, with the rules of 1 January 2026 and without ageing.

Each is read as it stands: a clause that the file tells in a note, or does not tell at all, is a question and never
a failure.
"""

import pytest

import clsm
from clsm import network
from clsm.governance import Verdict, check
from tests import tools

PATHS = {path.stem.split("-")[0]: path for path in tools.files("CLSM_CASES", "councils/small/*.yaml")}
reads_cases = pytest.mark.reads("CLSM_CASES")


def asked(number: str, code: str, about: str | None = None) -> list[Verdict]:
    """What a rule says of one of the inputs on its last documented day."""
    council = clsm.load(PATHS[number])
    assert council.last_documented
    report = check(council.on(council.last_documented), rules_on="2026-01-01", presume_for=None)
    return [it for it in report.verdicts if it.rule.code == code and about in (None, it.focus)]


@reads_cases
@pytest.mark.parametrize(
    ("number", "code", "focus", "outcome", "words"),
    [
        ("01", "FR-G1", "copil", "pass", "la place d’une commune ou d’une intercommunalité compte"),
        ("02", "FR-G1", "copil", "fail", "Une place pourrait être ouverte pour : Aidants, proches, familles."),
        ("02", "FR-G2", "copil", "fail", "Une place pourrait être ouverte pour : Aidants, proches, familles."),
        ("06", "OW-5", "c", "not_applicable", "Rien de ce qui est documenté"),
        ("06", "OW-10", "c", "not_applicable", "Rien de ce qui est documenté"),
        ("08f", "OW-6", "copil", "not_documented", "Quorum écrit"),
        ("08f", "OW-7", "copil", "pass", ""),
        ("09", "FR-I9", "c", "not_documented", "avec son employeur (Syndicat mixte du SCoT)"),
        ("12", "FR-P1", "c", "not_documented", "rien n’est encore signé"),
        ("16", "OW-7", "copil", "not_documented", ""),
        ("17b", "OW-6", "copil", "not_documented", "Quorum écrit"),
        ("20", "FR-G1", "copil", "fail", "Une place pourrait être ouverte pour : Aidants, proches, familles."),
    ],
)
def test_each_input_gives_what_it_should(number: str, code: str, focus: str, outcome: str, words: str) -> None:
    """The outcome, and the words that tell why."""
    (verdict,) = asked(number, code, focus)
    assert verdict.outcome == outcome
    assert words in verdict.message("fr")


@reads_cases
def test_nobody_proposes_an_elected_official_for_a_cell() -> None:
    """Of the four bodies of that council, the working group alone is asked for the four pillars."""
    assert [verdict.focus for verdict in asked("03", "FR-G1")] == ["gt"]


@reads_cases
def test_the_only_body_documented_is_not_certain() -> None:
    """A relay on one documented body holds on what is documented, and others may bring them together."""
    council = clsm.load(PATHS["10"])
    assert council.last_documented
    net = network.PartnerNetwork.from_council(council.on(council.last_documented))
    bridges = network.bridges(net)
    assert not any(point.certain for point in bridges.cutpoints)
    assert "d’autres instances peuvent les réunir" in bridges.explain("fr")


@reads_cases
def test_who_met_twice_in_an_open_group_is_said() -> None:
    """Of three partners without a standing seat two met twice, by attendance, and the third was there once."""
    council = clsm.load(PATHS["23"])
    assert council.last_documented
    page = clsm.reports.text(council.on(council.last_documented), lang="fr", only=["places", "network"])
    said = " ".join(page.split())
    assert "aux mêmes réunions, deux fois ou plus : Bailleur – CH." in said
    assert "nos réunions les voient sur invitation ou quand elles sont ouvertes : Bailleur, CH et GEM." in said
    assert "les sièges ne disent pas qui rencontre qui" in said
