"""The kinds of problem: each has one code, is said in both languages, and is met somewhere."""

import ast
import datetime
import errno
import io
import os
import stat
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib.metadata import EntryPoint
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs
import networkx as nx
import pytest

import clsm
from clsm import (
    Council,
    CouncilFileError,
    Instance,
    Meeting,
    Mismatch,
    PartialDate,
    Period,
    Program,
    Snapshot,
    Territory,
    WeeklyOpening,
    datasets,
    exports,
    files,
    governance,
    network,
    planning,
    reports,
    sheets,
    studies,
    synthetic,
    workbook,
)
from clsm.council import body_in
from clsm.dates import Frequency, to_day
from clsm.disclosure import ALL, protect
from clsm.entities.colleges import College, Limit
from clsm.entities.territories import total_population
from clsm.entities.ties import Survey
from clsm.files import MAX_BYTES, trees, yaml_text
from clsm.governance.books import catalogue
from clsm.governance.books.fr_law import RULEBOOK
from clsm.network import Expectation, PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.marginal import Effects
from clsm.pictures import Line
from clsm.problem_kinds import KINDS
from clsm.programs.housing import HousingScheme
from clsm.quantities import Quantity, Threshold, apportion
from clsm.sheets import parts
from clsm.words import Text
from tests.spreadsheets import ods, xlsx, zipped
from tests.surveys import refusals
from tests.workbooks import REST, computed, given_back, lose, paste_copy, put, too_large

ROOT: Final = Path(__file__).parents[1]
MALFORMED: Final = sorted(path for path in (ROOT / "tests" / "malformed").iterdir() if path.suffix != ".txt")
METZ: Final = datasets.load("metz")
TODAY: Final = METZ.on("2020-01-01")
LILLE: Final = datasets.load("lille-est").on("2011-11-01")
HEAD: Final = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"
PLACES: Final = {
    "lille": Territory(id="lille", name="Lille", members=("shared",)),
    "hellemmes": Territory(id="hellemmes", name="Hellemmes", parent="lille"),
    "ronchin": Territory(id="ronchin", name="Ronchin", members=("shared",)),
    "shared": Territory(id="shared", name="Shared"),
}


def council(**fields: Any) -> Council:
    """A council that has hardly anything."""
    return Council(id="there", name=Text.same("There"), jurisdiction="FR", **fields)


def tied(n: int = 3, **options: Any) -> TieNetwork:
    """Organisations in a row."""
    return TieNetwork.from_arrays([f"a{at}" for at in range(n)], range(n - 1), range(1, n), **options)


def silent() -> TieNetwork:
    """Two organisations, one of which did not answer."""
    return TieNetwork.from_arrays(["gem", "town"], [0], [1], answered=[True, False])


def seated() -> PartnerNetwork:
    """Two organisations in one body."""
    return PartnerNetwork.from_networkx(seats(("gem", "b"), ("town", "b")), two_mode="bipartite")


def seats(*edges: tuple[str, str], **modes: Any) -> "nx.Graph[Any]":
    """A graph whose nodes are organisations (0) except ``b`` (1) and where *modes* says otherwise."""
    graph: nx.Graph[Any] = nx.Graph(edges)
    for node in graph:
        graph.nodes[node]["bipartite"] = modes.get(node, int(node == "b"))
    return graph


def weighted(**attributes: Any) -> "nx.Graph[Any]":
    """Two tied organisations, their tie with *attributes*."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", answered=True)
    graph.add_edge("a", "c", **attributes)
    return graph


def expected(**who: Any) -> Expectation:
    """Somebody is expected in the body."""
    return Expectation(body="b", because=Text.same("The guide expects it."), **who)


def wrong_entry_point() -> object:
    """A rulebook that an installed package registered, and that is none."""
    point = EntryPoint(name="wrong", value="clsm.governance.books.examples:COUNCIL", group="clsm.rulebooks")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(catalogue, "entry_points", lambda group: [point])
        return governance.check(TODAY, ["wrong"])


def one_meeting() -> Snapshot:
    """A council whose committee met once and decided nothing."""
    met_once = Meeting(id="first", date=PartialDate.parse("2011-05-02"))
    committee = Instance(id="committee", name=Text.same("C"), kind="plenary", meetings=(met_once,))
    return council(instances=(committee,)).on("2011-11-01")


def spreadsheet(content: bytes, name: str = "council.xlsx") -> object:
    """What reading a spreadsheet leaves to look at."""
    stream = io.BytesIO(content)
    stream.name = name
    return sheets.read(stream)


def written_over(change: Callable[[Path, pytest.MonkeyPatch], object]) -> None:
    """A council file is written a second time, after it was changed."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        path = Path(folder, "council.yaml")
        files.dump(METZ, path)
        change(path, patched)
        files.dump(METZ, path)


def given_a_second_name(path: Path, _: pytest.MonkeyPatch) -> None:
    """The file has a second name."""
    os.link(path, path.with_name("other.yaml"))


def given_to_another(path: Path, patched: pytest.MonkeyPatch) -> None:
    """The file is of somebody else, to whom nothing can be given."""
    status = list(path.stat())
    status[stat.ST_UID] += 1
    real = os.stat
    patched.setattr(os, "stat", lambda name, **o: os.stat_result(status) if name == str(path) else real(name, **o))
    patched.setattr(os, "chown", raises(PermissionError(errno.EPERM, "no")))


def raises(error: Exception) -> Callable[..., Any]:
    """A function that raises *error*."""

    def fail(*_: Any) -> None:
        raise error

    return fail


def opened_in_latin_1() -> object:
    """A text file whose letters are not those that were written."""
    with open(ROOT / "README.md", encoding="latin-1") as file:
        return clsm.load(file)


def resumed_otherwise() -> object:
    """A study goes on in the journal of another."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "rows.csv"
        (Path(folder) / "rows.csv.journal").write_text("{}\n", encoding="utf-8")
        return list(studies.run([], [], out=out))


CALLS: Final[dict[str, Callable[[], object]]] = {
    **refusals.CALLS,
    "study-file": lambda: list(studies.run([], [], out="rows.txt")),
    "study-resumed": resumed_otherwise,
    "french-directory": lambda: exports.data_inclusion(datasets.load("seraing").on("2020-01-31"), source="a"),
    "colour": lambda: Line(start=(0, 0), end=(1, 1), colour="red"),
    "times": lambda: network.timeline(council(), days=["2011-11-01"]),
    "waves": lambda: network.timeline(datasets.load("lille-est"), waves=["epsm", "epsm"]),
    "edge-rows": lambda: network.PartnerNetwork.from_edges([{"origin": "gem"}], directed=True),
    "rating-rows": lambda: network.trust_and_value([{"rater": "gem"}], ()),
    "workbook-name": lambda: workbook.write(METZ, "conseil.ods"),
    "large-workbook": too_large,
    "no-workbook": lambda: given_back(lose("Conseil")),
    "no-rest": lambda: given_back(lose(REST)),
    "changed-rest": lambda: given_back(put(REST, "C6", "{")),
    "sheet-removed": lambda: given_back(lose("Réunions")),
    "row-removed": lambda: given_back(lambda book: book["Places"].delete_rows(5)),
    "missing-column": lambda: given_back(put("Partenaires", "B3", "?")),
    "unknown-column": lambda: given_back(put("Partenaires", "P3", "Téléphone")),
    "unknown-sheet": lambda: given_back(lambda book: book["Conseil"].parent.copy_worksheet(book["Conseil"])),
    "key-twice": lambda: given_back(paste_copy),
    "needed-cell": lambda: given_back(put("Partenaires", "Nom", None)),
    "unknown-name": lambda: given_back(put("Places", "Instance", "Bureau")),
    "ambiguous-name": lambda: given_back(
        lambda book: [
            put("Partenaires", "Nom", "GEM Les Étoiles")(book),
            put("Places", "Partenaire ou fonction", "gem les étoiles")(book),
        ]
    ),
    "unknown-choice": lambda: given_back(put("Instances", "Composition connue ?", "Presque")),
    "new-word": lambda: given_back(put("Partenaires", "Secteur", "Librairies")),
    "cell-date": lambda: given_back(put("Places", "Depuis", "un jour")),
    "date-without-format": lambda: given_back(put("Places", "Depuis", 40831)),
    "year-as-date": lambda: given_back(put("Places", "Depuis", datetime.date(1905, 5, 30))),
    "first-of-month": lambda: given_back(put("Places", "Depuis", datetime.date(2010, 1, 1))),
    "cell-yes-no": lambda: given_back(put("Places", "Vacant", "peut-être")),
    "cell-number": lambda: given_back(put("Places", "Nombre", "beaucoup")),
    "cell-identifier": lambda: given_back(put("Partenaires", "Numéros (SIRET, FINESS, BCE)", "12")),
    "error-cell": lambda: given_back(put("Places", "Libellé", "=1/0")),
    "computed-cell": computed,
    "detail-replaced": lambda: given_back(put("Territoires", "Habitants, par année", "9000"), of=METZ),
    "old-translation": lambda: given_back(put("Instances", "Nom", "Autre"), of=METZ),
    "other-base": lambda: given_back(put("Partenaires", "Nom", "?"), base=METZ),
    "no-levels": lambda: tied().at_least(2),
    "long-spreadsheet": lambda: spreadsheet(bytes(parts.MAX_BYTES + 1)),
    "packed-spreadsheet": lambda: spreadsheet(xlsx("", more={"xl/media": "0" * 6_000_000})),
    "large-spreadsheet": lambda: spreadsheet(ods("</table:table><table:table>" * 250)),
    "far-cell": lambda: spreadsheet(xlsx('<row r="20001"><c><v>1</v></c></row>')),
    "damaged-spreadsheet": lambda: spreadsheet(b"PK\x03\x04"),
    "encrypted-spreadsheet": lambda: spreadsheet(zipped({"encrypted-package": "?"})),
    "not-a-spreadsheet": lambda: spreadsheet(b"<html>"),
    "macros": lambda: spreadsheet(xlsx("", more={"xl/vbaProject.bin": "?"})),
    "links": lambda: spreadsheet(ods("<table:table-source/>")),
    "other-ending": lambda: spreadsheet(xlsx(""), "council.ods"),
    "long-file": lambda: files.loads("#" * (MAX_BYTES + 1)),
    "over-limit": lambda: clsm.load(MALFORMED[0], limits=clsm.Limits(bytes=5)),
    "slow-file": lambda: clsm.load(io.StringIO(HEAD), limits=clsm.Limits(seconds=0)),
    "no-file": lambda: clsm.load(ROOT),
    "opened-otherwise": opened_in_latin_1,
    "no-target": lambda: files.dump(METZ, ROOT),
    "several-names": lambda: written_over(given_a_second_name),
    "other-owner": lambda: written_over(given_to_another),
    "cut-file": lambda: files.loads(files.dumps(METZ).removesuffix("...\n")),
    "cut-text": lambda: files.loads(HEAD + "note: behind the sign «\u00a0 # »\n"),
    "many-values": lambda: files.loads(f"[{'0,' * trees.MAX_VALUES}0]", format="json"),
    "long-value": lambda: files.loads(HEAD + f"note: {'n' * (trees.MAX_LENGTH + 1)}"),
    "whole-number": lambda: files.loads(HEAD + "indicators: [{id: a, name: A, year: [1]}]"),
    "decimal": lambda: files.loads(HEAD + "posts: [{id: a, function: coordinator, full_time_equivalent: [1]}]"),
    "person-certain": lambda: files.loads(HEAD + "note: 06 00 00 00 00"),
    "person-likely": lambda: files.loads(HEAD + "note: Mme Exemple"),
    "known-term": lambda: files.loads(HEAD + "terms: [{list: sectors, id: municipality, label: Town}]"),
    "country": lambda: Council(id="there", name=Text.same("There"), jurisdiction="fr"),
    "empty-name": lambda: files.loads(HEAD + "actors: [{id: a, name: ' '}]"),
    "python-type": lambda: council(actors=["gem"]),
    "inexact-decimal": lambda: Quantity(value=0.5, unit=Text.same("places")),  # type: ignore[arg-type]
    "limit-of-territories": lambda: Limit(per="organisation", at_most=1, territory_kind="region"),
    "share-of-members": lambda: College(
        id="c", pillars=frozenset({"carers"}), share=Threshold.parse("half of the votes cast")
    ),
    "part-of-a-body": lambda: body_in("actors/gem"),
    "source-words": lambda: Frequency(words=""),
    "frequency-unit": lambda: Frequency(low=1, high=1),
    "frequency-or-more": lambda: Frequency(low=1, high=1, unit="year", or_more=True),
    "more-than-all": lambda: Threshold(part=Fraction(1), of="members", strictly=True),
    "one-more": lambda: Threshold(part=Fraction(5), plus_one=True),
    "whole-day": lambda: to_day("2011-11"),
    "day-with-time": lambda: to_day(datetime.datetime(2011, 11, 1)),
    "day-value": lambda: to_day(2011),  # type: ignore[arg-type]
    "calendar-day": lambda: PartialDate(year=2011, month=13),
    "period-edge": lambda: Period(start="2011"),  # type: ignore[arg-type]
    "period-end": lambda: Period(end="2011"),  # type: ignore[arg-type]
    "weekday": lambda: WeeklyOpening(weekday=7, start=datetime.time(9), end=datetime.time(10)),
    "unasked-answers": lambda: Survey(
        id="s", name=Text.same("S"), relation="knows", asked=("gem",), answered=("town",)
    ),
    "details-class": lambda: Program(
        id="p",
        name=Text.same("P"),
        kind="training",
        details=HousingScheme(),
    ),
    "details-unwanted": lambda: Program(id="p", name=Text.same("P"), kind="cafe", details=HousingScheme()),
    "territory-twice": lambda: total_population(PLACES, ["lille", "lille"], 2022),
    "territory-overlap": lambda: total_population(PLACES, ["lille", "hellemmes"], 2022),
    "territory-share": lambda: total_population(PLACES, ["lille", "ronchin"], 2022),
    "option": lambda: tied().reading("confirmd"),  # type: ignore[arg-type]
    "format-name": lambda: files.loads(HEAD, format="toml"),  # type: ignore[arg-type]
    "dataset-name": lambda: datasets.load("lile-est"),
    "table-total": lambda: protect({("north", ALL): 12}),
    "table-count": lambda: protect({("north", "2024"): -1}),
    "whole-cents": lambda: apportion(Decimal("0.001"), {"a": 1}),
    "weight": lambda: apportion(Decimal("1.00"), {"a": -1}),
    "no-weight": lambda: apportion(Decimal("1.00"), {}),
    "year": lambda: planning.year(TODAY, 0),
    "calendar-country": lambda: planning.to_ical(
        planning.calendar(attrs.evolve(council(), jurisdiction="NL"), "2020-01-01", "2020-02-01")
    ),
    "time-zone": lambda: planning.to_ical(planning.calendar(METZ, "2020-01-01", "2020-02-01"), zone="Europe/Lille"),
    "alarm-days": lambda: planning.to_ical(planning.calendar(METZ, "2020-01-01", "2020-02-01"), alarm_days=-1),
    "html-name": lambda: reports.page(TODAY, class_prefix="a b"),
    "section-name": lambda: reports.text(TODAY, only=["netwrk"]),
    "rule-without-reference": lambda: attrs.evolve(RULEBOOK.rules[0], sources=()),
    "repeated-rule-code": lambda: attrs.evolve(RULEBOOK, rules=(RULEBOOK.rules[0], RULEBOOK.rules[0])),
    "rule-code": lambda: governance.find_rule("FR-L9"),
    "rulebook-list": lambda: governance.check(TODAY, "fr-law"),
    "rulebook-name": lambda: governance.check(TODAY, ["fr-lau"]),
    "rulebook-class": wrong_entry_point,
    "contribution-id": lambda: governance.apportionment(LILLE, "membership-fees", Decimal("1.00")),
    "vintages": lambda: governance.funding(LILLE, vintages="2022"),  # type: ignore[arg-type]
    "territory-id": lambda: governance.funding(LILLE, vintages={"lile": 2022}),
    "agreement-kind": lambda: governance.signatories(LILLE, kind="cheque"),
    "agreement-amount": lambda: governance.signatories(LILLE, amount=Decimal(-1)),
    "agreement-id": lambda: planning.contract(LILLE, "epsm"),
    "program-id": lambda: planning.action_sheet(LILLE, "epsm"),
    "body-id": lambda: planning.papers(LILLE, "epsm"),
    "meeting-id": lambda: governance.quorum(LILLE, "epsm"),
    "decision-title": lambda: governance.majority(one_meeting(), "first", "Nothing was decided"),
    "nothing-to-confirm": lambda: governance.confirm(one_meeting(), "first"),
    "election-day": lambda: governance.after_election(council().on("1999-01-01")),
    "undated-council": lambda: governance.history(council()),
    "pillar": lambda: network.access(seated(), "electd"),
    "permutations": lambda: network.brokerage(tied(), permutations=-1),
    "draws": lambda: network.stress(tied(), draws=0),
    "exact-core": lambda: network.core_periphery(tied(28), exact=True),
    "network-id": lambda: network.gaps(seated(), [expected(actor="twon")]),
    "no-subject": expected,
    "several-subjects": lambda: expected(actor="town", sector="x"),
    "two-mode-graph": lambda: PartnerNetwork.from_networkx(seated().to_networkx()),
    "one-mode-graph": lambda: PartnerNetwork.from_networkx(silent().to_networkx(), two_mode="bipartite"),
    "graph-lost": lambda: PartnerNetwork.from_networkx(nx.Graph(unknown_pairs=1)),
    "graph-edited": lambda: PartnerNetwork.from_networkx(silent().to_networkx().to_undirected()),
    "graph-twice": lambda: PartnerNetwork.from_networkx(
        nx.disjoint_union(silent().to_networkx(), silent().to_networkx())
    ),
    "missing-node": lambda: PartnerNetwork.from_networkx(nx.Graph([("a", float("nan"))])),
    "same-node-text": lambda: PartnerNetwork.from_networkx(nx.Graph([(1, "1")])),
    "node-attribute": lambda: PartnerNetwork.from_networkx(weighted(), answered="answerd"),
    "edge-attribute": lambda: PartnerNetwork.from_networkx(weighted(weight=1), weight="wieght"),
    "answered-value": lambda: PartnerNetwork.from_networkx(weighted(), answered={"a": "perhaps"}),
    "unknown-answers": lambda: PartnerNetwork.from_networkx(weighted(), answered={"z"}),
    "graph-weights": lambda: PartnerNetwork.from_networkx(weighted(weight=-1), weight="weight"),
    "node-without-mode": lambda: PartnerNetwork.from_networkx(seats(("a", "b"), a=None), two_mode="bipartite"),
    "several-modes": lambda: PartnerNetwork.from_networkx(seats(("a", "b"), ("c", "b"), c=2), two_mode="bipartite"),
    "one-mode-edges": lambda: PartnerNetwork.from_networkx(seats(("a", "c"), ("a", "b")), two_mode="bipartite"),
    "two-mode-weight": lambda: PartnerNetwork.from_networkx(  # type: ignore[call-overload]
        seats(("a", "b")), two_mode="bipartite", weight="w"
    ),
    "same-organisation": lambda: network.introduce(tied(), "a0", "a0"),
    "introductions": lambda: network.introductions(tied(), at_most=-1),
    "reach-distance": lambda: network.key_players(tied(5), 1, m=2),
    "large-network": lambda: network.key_players(tied(2001), 1),
    "set-size": lambda: network.key_players(tied(4), 5, aim="reach"),
    "set-size-left": lambda: network.key_players(tied(5), 4),
    "small-network": lambda: network.key_players(tied(2), 1),
    "many-pairs": lambda: Effects.of(TieNetwork.from_arrays([f"a{at}" for at in range(5000)], [], [])).search(
        "all", room=None
    ),
    "sector-name": lambda: network.introductions(tied(), between=("v", "w")),
    "two-sectors": lambda: network.introductions(tied(), between=()),  # type: ignore[arg-type]
    "two-readings": lambda: network.compare(tied(directed=True), tied(directed=True).reading("any")),
    "single-relation": lambda: network.multiplexity({"meets": tied()}),
    "several-readings": lambda: network.multiplexity(
        {"meets": tied(directed=True), "funds": tied(directed=True).reading("confirmed")}
    ),
    "leaver": lambda: network.stress(tied(), {"the mayor": "a9"}),
    "no-leaver": lambda: network.stress(tied(), {"nobody": []}),
    "repeated-ids": lambda: TieNetwork.from_arrays(["a", "a"], [], []),
    "tie-ends": lambda: TieNetwork.from_arrays(["a"], [0], [1]),
    "tie-weights": lambda: TieNetwork.from_arrays(["a", "b"], [0], [1], [-1.0]),
    "tie-sum": lambda: TieNetwork.from_arrays(["a", "b"], [0, 0], [1, 1], [1e308, 1e308]),
    "council-count": lambda: list(synthetic.nation(1, councils=-1)),
    "organisation-count": lambda: synthetic.council(1, organisations=1),
    "year-count": lambda: synthetic.council(1, years=0),
    "unknown-share": lambda: synthetic.council(1, unknown=2),
}
"""How each kind of problem is met that no file of ``tests/malformed`` holds."""


def met(call: Callable[[], object]) -> set[str]:
    """The codes with which *call* is refused, or that it leaves to look at."""
    try:
        value = call()
    except CouncilFileError as error:
        return {problem.code for problem in error.problems}
    except Mismatch as error:
        return {error.code}
    return {problem.code for name in ("warnings", "problems") for problem in getattr(value, name, ())}


@pytest.mark.parametrize("code", CALLS)
def test_a_kind_that_no_malformed_file_holds_is_met(code: str) -> None:
    """What is given to a function is refused with its own code."""
    assert code in met(CALLS[code])


def test_every_kind_is_met() -> None:
    """In a malformed file, or in a call; none is in the table for nothing."""
    in_files = set[str]().union(*(met(partial(clsm.load, path)) for path in MALFORMED))
    assert KINDS.keys() - in_files - CALLS.keys() == set()


RAISING: Final = ("Mismatch", "_parsed", "_no_such", "_unfit")
"""The functions that are given a code."""


def test_the_source_raises_what_the_table_holds() -> None:
    """Each code that is written in the source has its kind, and each kind is written somewhere."""
    written = set[str]()
    for path in (ROOT / "src" / "clsm").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in (
                "Mismatch",
                "_parsed",
                "_no_such",
                "_unfit",
            ):
                codes = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
                written.update(code for code in codes if isinstance(code, str))
    assert written.union(yaml_text.REASONS.values()) == KINDS.keys()


@pytest.mark.parametrize("code", KINDS)
def test_both_languages_say_the_same_fields(code: str) -> None:
    """What one language names, the other names too; the apostrophe of French is ’."""
    kind = KINDS[code]
    for text in (kind.found, kind.expected, *kind.hints):
        french, english = ({name for _, name, _, _ in Formatter().parse(words) if name} for words in (text.fr, text.en))
        assert french == english
        assert "'" not in text.fr
        assert text.fr
        assert text.en


def test_codes_are_words() -> None:
    """Small letters and hyphens, one kind each, under its own code."""
    assert all(code.replace("-", "").isalpha() and code == code.lower() for code in KINDS)
    assert all(kind.code == code for code, kind in KINDS.items())


def test_no_code_stands_twice() -> None:
    """A second kind of the same code would hide the first."""
    source = ast.parse((ROOT / "src" / "clsm" / "problem_kinds.py").read_text(encoding="utf-8"))
    kinds = [node for node in ast.walk(source) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Kind"]
    assert len(kinds) == len(KINDS)
