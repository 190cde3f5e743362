"""The canary: a word of its own in each text field of a council, and the outputs in which it may be met.

``privacy/where_texts_appear.txt`` is the table: a line for each field that may hold a text, with the groups of
outputs in which it may appear. Everywhere else it never does. A new field or a new output without its line
fails here.
"""

import contextlib
import inspect
import io
import itertools
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

import clsm
from clsm import exports, governance, network, planning, privacy, reports, studies, surveys, workbook
from clsm.cli.commands import EXPORTS, app
from clsm.cli.spoken import Command, Group
from clsm.identifiers import Identifiers
from clsm.network import PartnerNetwork
from clsm.privacy.scanning import _reading
from clsm.studies.national import national
from clsm.words import Lang, Text
from tests.command import run
from tests.invented import doors

FOLDER: Final = Path(__file__).parent / "privacy"

DAY: Final = "2024-12-31"

SPEAK_OF_SITUATIONS: Final = ("cell", "allocation", "concerting", "hearing")
"""The bodies of the council whose meetings are about situations of persons."""

SHORT_SCALARS: Final = {"Council.jurisdiction", "Term.list", "Waiver.rule", "Waiver.path"}
"""Codes, names of lists and paths: words of the library, not of people."""


# ---------------------------------------------------------------- the council and its canaries


def kinds_of(annotation: Any) -> Iterator[Any]:
    """An annotation and everything in it."""
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from kinds_of(inner)


@cache
def entities(root: Any = clsm.Council) -> tuple[Any, ...]:
    """Every class of which a council may be made."""
    waiting, known = list[Any]([root]), dict[Any, None]()
    while waiting:
        cls = waiting.pop()
        if cls not in known:
            known[cls] = None
            waiting += [kind for field in attrs.fields(cls) for kind in kinds_of(field.type) if attrs.has(kind)]
    return tuple(known)


@cache
def text_fields(root: Any = clsm.Council) -> tuple[str, ...]:
    """Every field of every entity that may hold words of people's own; ids, which are no words, are not among them."""
    worded = [cls for cls in entities(root) if cls not in (Text, Identifiers)]
    fields = [f"{cls.__name__}.{name}" for cls in worded for name, texts in _reading(cls) if texts]
    return tuple(sorted(name for name in fields if not name.endswith(".id") and name not in SHORT_SCALARS))


def places() -> tuple[str, ...]:
    """Every field, and every field in a body that speaks of situations."""
    return (*text_fields(), *(f"{name} (situations)" for name in text_fields()))


def canary(field: str) -> str:
    """A word that stands nowhere else."""
    letters = "abcdefghij"
    return "Qx" + "".join(letters[int(digit)] for digit in f"{places().index(field):03}") + "xq"


def filled(entity: Any, first: set[str], *, word: Callable[[str], str] = canary, suffix: str = "") -> Any:
    """*entity* with the *word* of each field in it: where it has words, and once where it might have some."""
    if isinstance(entity, tuple):
        return tuple(filled(item, first, word=word, suffix=suffix) for item in entity)
    cls: Any = type(entity)
    if not attrs.has(cls) or cls is Text:
        return entity
    if getattr(entity, "id", None) in SPEAK_OF_SITUATIONS:
        suffix = " (situations)"
    changed = dict[str, Any]()
    for name, texts in _reading(cls):
        value, field = getattr(entity, name), f"{cls.__name__}.{name}"
        if not texts:
            changed[name] = filled(value, first, word=word, suffix=suffix)
        elif field in text_fields() and (value or f"{field}{suffix}" not in first):
            first.add(f"{field}{suffix}")
            annotation = next(item.type for item in attrs.fields(cls) if item.name == name)
            changed[name] = of_type(annotation, word(f"{field}{suffix}"))
    return attrs.evolve(entity, **changed)


def of_type(annotation: Any, word: str) -> Any:
    """*word* as a field of this type holds it."""
    kinds = set(kinds_of(annotation))
    value: Any = Text.same(word) if Text in kinds else word
    several = any(getattr(kind, "__origin__", None) is tuple for kind in kinds)
    return (value,) if several else value


@cache
def council() -> clsm.Council:
    """The council that holds at least one of everything, each text field with its word."""
    return filled(clsm.load(FOLDER / "full_council.yaml"), set())  # type: ignore[no-any-return]


# ---------------------------------------------------------------- what comes out

Output = Callable[[clsm.Snapshot, PartnerNetwork], Any]


def projected(net: PartnerNetwork) -> Any:
    """Who sits with whom."""
    return net.projected(weights="count")


def in_both(write: Callable[..., exports.Export], today: clsm.Snapshot) -> list[tuple[exports.Export, str]]:
    """An export and its text, which its card does not show, in both languages."""
    return [(export, export.text) for export in (write(today, lang=lang) for lang in ("en", "fr"))]


def in_tables(today: clsm.Snapshot) -> Any:
    """The tables of a council and what they do not say, as they are and for Excel."""
    with tempfile.TemporaryDirectory() as folder:
        made = [exports.tables(today.council, Path(folder) / name, excel=name == "b") for name in ("a", "b")]
        return made, [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.*"))]


def in_both_directions(today: clsm.Snapshot) -> list[reports.CouncilComparison]:
    """What came since the council was an empty file, and what would be gone if it were one again."""
    council = today.council
    empty = clsm.Council(id=council.id, name=clsm.Text.same("Empty"), jurisdiction=council.jurisdiction)
    return [reports.compare(empty.on(DAY), today), reports.compare(today, empty.on(DAY))]


def meetings(today: clsm.Snapshot) -> list[tuple[clsm.Snapshot, str]]:
    """The bodies of the council, each on the day of its meeting."""
    return [(today.on(day), body) for day, body in (("2024-03-01", "committee"), ("2024-04-01", "cell"))]


def in_all_forms(make: Callable[..., reports.Document], *asked: Any) -> list[Any]:
    """A document in both languages, in every form."""
    made = [make(*asked, lang=lang) for lang in ("en", "fr")]
    return [(it.to_text(), it.to_markdown(), it.to_html(), it.to_docx(), it.to_rows()) for it in made]


OWED: Final[dict[str, str]] = {
    **{name: f"{name} of the survey" for name in ("controller", "purpose", "contact", "recipients", "legal_basis")},
    "kept_until": "2025-12-31",
    "relation": "knows",
}
"""What those who answer a survey are told first; it is no part of a council."""

ANSWERS: Final = "organisation,town,gem,unheard\ntown,,often,x\ngem,never,,\nunheard,often,,\n"
"""Answers of two organisations and of one that the council does not have."""

COUNTED: Final = ("people", "people_trained", "situations", "goals_reached", "visits")

OUTPUTS: Final[dict[str, dict[str, Output]]] = {
    "report": {
        "reports.text": lambda today, _: [reports.text(today, lang=lang) for lang in ("en", "fr")],
        "reports.to_rows": lambda today, _: [reports.to_rows(today, lang=lang) for lang in ("en", "fr")],
        "report --full": lambda today, _: command(today, "report", "--full"),
        "report": lambda today, _: command(today, "report"),
        "reports.page": lambda today, _: [reports.page(today, lang=lang) for lang in ("en", "fr")],
        "cards": lambda today, _: [it._repr_html_() for it in (today, today.council)],
        "reports.brief": lambda today, _: [
            (sheet.to_text(), sheet.to_markdown(), sheet.to_html(), sheet.to_docx(), sheet.to_rows())
            for sheet in (reports.brief(today, lang=lang, easy=easy) for lang in ("en", "fr") for easy in (False, True))
        ],
        "reports.compare": lambda today, _: in_both_directions(today),
        "diff": lambda today, _: command(today, "diff", "--since", "2023-01-01"),
    },
    "notes": {
        "reports.text(notes)": lambda today, _: reports.text(today, notes=True),
        "reports.to_rows(notes)": lambda today, _: reports.to_rows(today, notes=True),
        "report --notes": lambda today, _: command(today, "report", "--notes"),
    },
    "check": {
        "governance.check": lambda today, _: (governance.check(today), governance.check(today).to_json()),
        "governance.compare": lambda today, _: governance.compare(
            governance.check(today), governance.check(today.on("2023-01-01"))
        ),
        # of the year of the meetings: half of the time of all outputs would go into what was before
        "governance.history": lambda today, _: governance.history(today.council, since="2024-01-01"),
        "governance.to_json_ld": lambda today, _: governance.to_json_ld(governance.check(today)),
        "check": lambda today, _: command(today, "check"),
    },
    "answers": {
        "governance.apportionment": lambda today, _: governance.apportionment(today, "fee", Decimal(8000)),
        "governance.attendance": lambda today, _: governance.attendance(today),
        "governance.after_election": lambda today, _: governance.after_election(today, "2024-03-22"),
        "governance.confirm": lambda today, _: governance.confirm(today, "committee"),
        "confirm": lambda today, _: [
            command(today, "confirm", "committee", "--on", "2024-06-01"),
            command(today, "confirm", "--after-election", "2024-03-22"),
        ],
        "governance.following": lambda today, _: governance.following(today),
        "governance.funding": lambda today, _: governance.funding(today),
        "governance.majority": lambda today, _: governance.majority(today, "committee-2024", canary("Decision.title")),
        "governance.mandates": lambda today, _: governance.mandates(today),
        "governance.participation": lambda today, _: governance.participation(today),
        "governance.quorum": lambda today, _: governance.quorum(today, "committee-2024"),
        "governance.signatories": lambda today, _: governance.signatories(today),
    },
    "network": {
        "network.access": lambda _, net: network.access(net),
        "network.bridges": lambda _, net: (network.bridges(net), network.bridges(projected(net))),
        "network.brokerage": lambda _, net: network.brokerage(projected(net), permutations=10),
        "network.centrality": lambda _, net: network.centrality(projected(net)),
        "network.centralization": lambda _, net: network.centralization(projected(net)),
        "network.co_membership": lambda _, net: network.co_membership(net),
        "network.compare": lambda _, net: network.compare(projected(net), projected(net), permutations=10),
        "network.core_periphery": lambda _, net: network.core_periphery(projected(net)),
        "network.density": lambda _, net: network.density(projected(net)),
        "network.dual_projection": lambda _, net: network.dual_projection(net),
        "network.ego": lambda _, net: network.ego(projected(net), "town"),
        "network.ei_index": lambda _, net: network.ei_index(projected(net), permutations=10),
        "network.fragmentation": lambda _, net: network.fragmentation(projected(net)),
        "network.gaps": lambda _, net: (network.gaps(net, expecting=()), network.gaps(projected(net), expecting=())),
        "network.introduce": lambda _, net: network.introduce(net, "town", "alone"),
        "network.introductions": lambda _, net: network.introductions(net),
        "network.introductions_to_share": lambda _, net: network.introductions_to_share(net, "town"),
        "network.key_players": lambda _, net: network.key_players(projected(net)),
        "network.load": lambda _, net: network.load(net),
        "network.mixing": lambda _, net: network.mixing(projected(net), permutations=10),
        "network.multiplexity": lambda _, net: network.multiplexity({"a": projected(net), "b": projected(net)}),
        "network.picture": lambda _, net: [
            network.picture(subject, lang=lang).to_svg()
            for subject in (net, projected(net), network.ego(projected(net), "town"))
            for lang in ("en", "fr")
        ],
        "network.resources": lambda today, _: network.resources(today),
        "network.timeline": lambda today, _: network.timeline(today.council, days=["2023-01-01", "2024-12-31"]),
        "network.trust_and_value": lambda today, _: network.trust_and_value([], today.actors),
        "network.stress": lambda _, net: network.stress(projected(net), {"leaves": "town"}),
        "network.structural_holes": lambda _, net: network.structural_holes(projected(net)),
        "network.two_mode": lambda _, net: network.two_mode(net),
        "network.PartnerNetwork": lambda today, net: [
            (it, it.basis, it.to_networkx().nodes(data=True), *map(str, it.to_frames()))
            for it in (
                net,
                PartnerNetwork.from_council(today, relations=("seats", "actions")),
                PartnerNetwork.from_meetings(today, "2024-01-01", "2024-12-31"),
                PartnerNetwork.from_ties(today),
            )
        ],
        "network": lambda today, _: command(today, "network"),
    },
    "exports": {
        "exports.graphml": lambda today, _: in_both(exports.graphml, today),
        "exports.gexf": lambda today, _: in_both(exports.gexf, today),
        "exports.hif": lambda today, _: in_both(exports.hif, today),
        "exports.na_matrix": lambda today, _: (export := exports.na_matrix(today), export.text),
        "exports.node_link": lambda today, _: in_both(exports.node_link, today),
        "exports.data_inclusion": lambda today, _: (
            export := exports.data_inclusion(today, source="us", updated="2024-12-31"),
            export.text,
        ),
        "exports.org": lambda today, _: (export := exports.org(today.council), export.text),
        "exports.tables": lambda today, _: in_tables(today),
        "export": lambda today, _: [exported(today, to) for to in EXPORTS],
    },
    "planning": {
        "planning.art": lambda today, _: planning.art(today),
        "planning.action_sheet": lambda today, _: [planning.action_sheet(today, it.id) for it in today.programs],
        "planning.action_sheets": lambda today, _: planning.action_sheets(today),
        "planning.contract": lambda today, _: planning.contract(today, "contract"),
        "planning.contract_actions": lambda today, _: planning.contract_actions(today),
        "planning.coverage": lambda today, _: planning.coverage(today),
        "planning.figures": lambda today, _: [planning.figures(today, it.id) for it in today.programs],
        "planning.follow_up": lambda today, _: planning.follow_up(today),
        "planning.housing": lambda today, _: planning.housing(today),
        "planning.in_year": lambda today, _: [
            planning.in_year(today, it.id, what, 2024) for it in today.programs for what in COUNTED
        ],
        "planning.last_recorded": lambda today, _: planning.last_recorded(today),
        "planning.observatory": lambda today, _: planning.observatory(today),
        "planning.open_places": lambda today, _: planning.open_places(today, "2024-01-01", "2024-12-31"),
        "planning.situations": lambda today, _: planning.situations(today),
        "planning.training": lambda today, _: planning.training(today),
        "planning.workshops": lambda today, _: planning.workshops(today),
        "planning.year": lambda today, _: [planning.year(today, year) for year in (2023, 2024, 2025)],
        "year": lambda today, _: command(today, "year"),
        "coverage": lambda today, _: command(today, "coverage"),
        "reports.actions": lambda today, _: in_all_forms(reports.actions, today),
        "reports.contract": lambda today, _: in_all_forms(reports.contract, today),
        "reports.year": lambda today, _: in_all_forms(partial(reports.year, year=2024), today),
        "actions": lambda today, _: command(today, "actions"),
        "contract": lambda today, _: [command(today, "contract"), command(today, "contract", "contract")],
        "decisions": lambda today, _: command(today, "decisions"),
    },
    "papers": {
        "planning.papers": lambda today, _: [planning.papers(it, body) for it, body in meetings(today)],
        "reports.papers": lambda today, _: [in_all_forms(reports.papers, it, body) for it, body in meetings(today)],
        "papers": lambda today, _: [
            command(today, "papers", body, "--for", str(it.date)) for it, body in meetings(today)
        ],
    },
    "diary": {
        "planning.calendar": lambda today, _: planning.calendar(today, "2024-01-01", "2025-12-31"),
        "reports.calendar": lambda today, _: in_all_forms(
            partial(reports.calendar, start="2024-01-01", end="2025-12-31"), today
        ),
        "planning.to_ical": lambda today, _: [
            planning.to_ical(planning.calendar(today, "2024-01-01", "2025-12-31"), lang=lang) for lang in ("en", "fr")
        ],
        "calendar": lambda today, _: command(
            today, "calendar", "--from", "2024-01-01", "--to", "2025-12-31", forms=("ical",)
        ),
    },
    "studies": {
        "studies.run": lambda today, _: [json.dumps(row) for row in studies.run([today], [])],
        "studies.tabulate": lambda today, _: studies.tabulate([*studies.run([today], [national])], own=["full"]),
        "studies.national_survey": lambda today, _: studies.national_survey([today], own=["full"]),
    },
    "workbook": {
        "workbook.write": lambda today, _: [written(today.council, lang, sharing=True) for lang in ("en", "fr")],
    },
    "survey": {
        "surveys.questionnaire": lambda today, _: [
            surveys.questionnaire(today, **OWED, lang=lang, layout=layout)  # type: ignore[arg-type]
            for lang, layout in (("en", "xlsx"), ("fr", "csv"), ("fr", "xlsform"))
        ],
        "surveys.guess": lambda today, _: surveys.guess(io.StringIO(ANSWERS), today),
        "surveys.read": lambda today, _: (
            reading := surveys.read(io.StringIO(ANSWERS), today, survey="other", relation="knows"),
            [problem.message(lang) for problem in reading.problems for lang in ("en", "fr")],
        ),
        "survey new": lambda today, _: asked(today),
        "survey read": lambda today, _: answered(today),
    },
    "scan": {
        "privacy.scan": lambda today, _: privacy.scan(today.council),
        "privacy.masked": lambda *_: "",
        "warnings": lambda today, _: [item.message() for item in clsm.loads(clsm.dumps(today.council)).warnings],
    },
}
"""What the library gives of a council, by groups that a line of the table names. Each is read in every form it has."""

THE_FILE_ITSELF: Final = {
    *("clsm.dump", "clsm.dumps", "files.dump", "files.dumps"),
    # values of changes, which a council takes
    *("clsm.diff", "surveys.withdraw"),
}
"""What gives the file, or a part of it, with all that is in it: it is no publication, and says so."""

NOT_OF_A_COUNCIL: Final = {
    # what makes a council, or reads one
    *("clsm.from_frames", "clsm.load", "clsm.loads", "files.load", "files.loads", "files.locate", "files.template"),
    *("datasets.like", "datasets.load", "datasets.names", "sheets.is_spreadsheet", "sheets.position", "sheets.read"),
    *("synthetic.council", "synthetic.nation", "synthetic.year", "workbook.read"),
    # what takes values that a caller gives
    *("clsm.apportion", "clsm.total_population", "disclosure.final", "disclosure.is_small", "disclosure.protect"),
    # what the library holds itself
    "schema.json_schema",
    *("governance.find_provision", "governance.find_rule", "governance.find_rulebook", "governance.rulebooks"),
    *("governance.rule", "rules", "schema", "new", "words"),
    # published calendars, looked up by the public codes of places
    "planning.days_off",
}


@cache
def text_of(council: clsm.Council) -> str:
    """The file of a council, written once for all commands."""
    return clsm.dumps(council)


def command(today: clsm.Snapshot, name: str, *options: str, forms: tuple[str, ...] = ()) -> str:
    """What a command of ``clsm`` prints of the council, on both streams, in every language and form."""
    printed = list[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "council.yaml"
        path.write_text(text_of(today.council), encoding="utf-8")
        for lang, form in itertools.product(("en", "fr"), ("text", "json", *forms)):
            result = run(name, path, *options, "--lang", lang, "--format", form)
            assert result.exit_code in (0, 1, 3), result.output
            printed.append(result.output)
    return "\n".join(printed)


def exported(today: clsm.Snapshot, to: str) -> str:
    """What ``clsm export`` writes of the council, and what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "council.yaml", Path(folder) / "exported"
        path.write_text(text_of(today.council), encoding="utf-8")
        result = run("export", path, "--to", to, "-o", output)
        assert result.exit_code == 0, result.output
        files = sorted(output.iterdir()) if output.is_dir() else [output]
        return result.output.replace(folder, "") + "".join(file.read_text(encoding="utf-8") for file in files)


def asked(today: clsm.Snapshot) -> str:
    """What ``clsm survey new`` prints, and the questionnaire that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "council.yaml", Path(folder) / "asked.csv"
        path.write_text(text_of(today.council), encoding="utf-8")
        told = [word for name, words in OWED.items() for word in (f"--{name.replace('_', '-')}", words)]
        result = run("survey", "new", path, "-o", output, "--layout", "csv", *told)
        assert result.exit_code == 0, result.output
        return result.output.replace(folder, "") + output.read_text(encoding="utf-8")


def answered(today: clsm.Snapshot) -> str:
    """What ``clsm survey read`` prints of answers."""
    printed = ""
    with tempfile.TemporaryDirectory() as folder:
        path, answers = Path(folder) / "council.yaml", Path(folder) / "answers.csv"
        path.write_text(text_of(today.council), encoding="utf-8")
        answers.write_text(ANSWERS, encoding="utf-8")
        for form, lang in itertools.product(("text", "json"), ("en", "fr")):
            how = ("--survey", "other", "--relation", "knows", "--format", form, "--lang", lang)
            result = run("survey", "read", path, answers, *how)
            assert result.exit_code in (0, 1), result.output
            printed += result.output.replace(folder, "")
    return printed


def written(council: clsm.Council, lang: Lang, *, sharing: bool) -> bytes:
    """A workbook of a council, as it may be mailed or as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "council.xlsx"
        workbook.write(council, path, lang=lang, sharing=sharing)
        return path.read_bytes()


def opened(file: bytes) -> Iterator[str]:
    """The texts of a file; of an archive, the name and the texts of each file in it."""
    if zipfile.is_zipfile(io.BytesIO(file)):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for name in archive.namelist():
                yield name
                yield from opened(archive.read(name))
    else:
        yield file.decode("utf-8", errors="replace")


def in_every_form(answer: Any) -> Iterator[str]:
    """An answer as words, rows, ``repr`` and HTML, wherever it has them."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, bytes):
        yield from opened(answer)
    elif isinstance(answer, list | tuple):
        for item in answer:
            yield from in_every_form(item)
    else:
        yield repr(answer)
        for name, lang in itertools.product(("explain", "to_rows", "to_text", "to_json"), ("en", "fr")):
            if form := getattr(answer, name, None):
                written = form(lang=lang) if "lang" in inspect.signature(form).parameters else form()
                yield written if isinstance(written, str) else json.dumps(written, ensure_ascii=False, default=str)
        if hasattr(answer, "_repr_html_"):
            yield answer._repr_html_()
        with contextlib.suppress(AttributeError):
            yield from answer.to_pandas().astype(str).to_string().splitlines()


@cache
def met() -> dict[str, dict[str, set[str]]]:
    """The fields whose word is met, by group and by output."""
    words = {canary(field).casefold(): field for field in places()}
    any_word = re.compile("|".join(words))
    outputs = as_it_is(DAY)
    return {
        group: {name: {words[word] for word in any_word.findall(outputs[name].casefold())} for name in names}
        for group, names in OUTPUTS.items()
    }


# ---------------------------------------------------------------- the table


def table() -> dict[str, set[str]]:
    """The groups of outputs in which each field may appear, as the file says."""
    lines = (FOLDER / "where_texts_appear.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("  ", 1) for line in lines if line and not line.startswith("#"))
    return {field: set(groups.split()) - {"never"} for field, groups in rows}


def without_a_line(root: Any = clsm.Council) -> set[str]:
    """The fields for words that have no line, and the lines of which there is no field."""
    return {field for field in table() if not field.endswith(" (situations)")} ^ set(text_fields(root))


def test_every_field_that_may_hold_a_text_has_its_line() -> None:
    """A new field says where its words may appear, and a field that is gone leaves no line."""
    assert without_a_line() == set()
    assert set().union(*table().values()) <= set(OUTPUTS)


def test_every_field_holds_its_word() -> None:
    """The council of the test has a place for each: what is not in the file itself could not be met outside."""
    written = clsm.dumps(council())
    assert [field for field in text_fields() if canary(field) not in written] == []


def test_the_file_itself_holds_every_word_and_says_that_it_is_one() -> None:
    """Frames and a workbook that is not made for sharing lose nothing; the workbook says so to whoever opens it."""
    whole = "\n".join(in_every_form([written(council(), "fr", sharing=False)]))
    frames = "\n".join(frame.to_json(force_ascii=False) for frame in council().to_frames().values())
    for file in (whole, frames, clsm.dumps(council(), format="json")):
        assert [field for field in text_fields() if canary(field) not in file] == []
    assert "à ne pas diffuser" in whole
    assert "not for publication" in "\n".join(in_every_form([written(council(), "en", sharing=False)]))


def leaks(group: str) -> dict[str, set[str]]:
    """The fields that outputs of a group tell though no line allows it."""
    allowed = {
        field for field, groups in table().items() if group in groups or (group == "notes" and "report" in groups)
    }
    return {name: fields - allowed for name, fields in met()[group].items() if fields - allowed}


@pytest.mark.parametrize("group", OUTPUTS)
def test_no_text_appears_where_it_may_not(group: str) -> None:
    """Notes only where they are asked for; what was said in a meeting nowhere; the rest where its line says."""
    assert leaks(group) == {}


def test_no_line_allows_more_than_what_is_told() -> None:
    """Every line is needed: a text that no longer appears somewhere is not allowed there either."""
    shown = {group: set().union(*fields.values()) for group, fields in met().items()}
    unneeded = [(field, group) for field, groups in table().items() for group in groups if field not in shown[group]]
    assert unneeded == []


def functions() -> set[str]:
    """Every function that a user of the library may call, by its door."""
    found = set[str]()
    for name in clsm.__all__:
        it = getattr(clsm, name)
        if inspect.isfunction(it):
            found.add(f"clsm.{name}")
        elif inspect.ismodule(it):
            public = getattr(it, "__all__", [inner for inner in vars(it) if not inner.startswith("_")])
            found |= {f"{name}.{inner}" for inner in public if inspect.isfunction(getattr(it, inner))}
    return found - {"clsm.check"}


def commands(group: Group) -> set[str]:
    """Every command, those of groups after the name of theirs."""
    found = set[str]()
    for name, it in group.commands.items():
        found |= {f"{name} {inner}" for inner in commands(it)} if isinstance(it, Group) else {name}
    return found


def unread() -> set[str]:
    """The functions and commands that no one has said how to read for canaries, nor that they tell of no council."""
    known = set().union(*OUTPUTS.values()) | NOT_OF_A_COUNCIL | THE_FILE_ITSELF
    return (functions() | commands(app)) - known


def test_every_output_is_read() -> None:
    """A new function of a door or a new command is read for canaries, or is known to hold nothing of a council."""
    assert unread() == set()


def test_a_new_output_without_its_line_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard bites: a function in a door, one at the top, a command and a command of a group, made up for this."""

    def telling() -> None: ...

    monkeypatch.setattr(planning, "telling", telling, raising=False)
    monkeypatch.setattr(planning, "__all__", [*planning.__all__, "telling"])
    monkeypatch.setattr(clsm, "tell", telling, raising=False)
    monkeypatch.setattr(clsm, "__all__", [*clsm.__all__, "tell"])
    assert unread() == {"planning.telling", "clsm.tell"}
    group = app.commands["survey"]
    assert isinstance(group, Group)
    for commands_ in (app.commands, group.commands):
        monkeypatch.setitem(commands_, "tell", Command("tell", telling, Text.same("Tell"), ()))
    assert unread() == {"planning.telling", "clsm.tell", "tell", "survey tell"}
    with pytest.raises(AssertionError):
        test_every_output_is_read()


def test_an_output_that_tells_a_note_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table bites: an output that gives the file away is seen by each field that it may not show."""
    told = as_it_is(DAY) | {"dummy": clsm.dumps(council())}
    monkeypatch.setitem(OUTPUTS, "planning", {"dummy": lambda today, _: clsm.dumps(today.council)})
    monkeypatch.setitem(globals(), "as_it_is", lambda day: told)
    monkeypatch.setitem(globals(), "met", met.__wrapped__)
    assert {"Council.note", "Meeting.note", "Actor.aliases"} <= leaks("planning")["dummy"]
    with pytest.raises(AssertionError):
        test_no_text_appears_where_it_may_not("planning")


@attrs.frozen(kw_only=True)
class NewEntity:
    """An entity that is in no council, with a field for words and one for a number."""

    said: str | None = None
    people: int | None = None


@attrs.frozen(kw_only=True)
class NewCouncil:
    """A council that would hold it."""

    council: clsm.Council
    more: tuple[NewEntity, ...] = ()


def test_a_new_field_without_its_line_fails() -> None:
    """The guards bite: a field for words and a field for a number, in an entity made up for this."""
    assert without_a_line(NewCouncil) == {"NewEntity.said"}
    assert uncounted(NewCouncil) == {"NewEntity.people"}


def test_notes_are_met_where_they_are_asked_for() -> None:
    """The canary sings: a note that a report tells is met."""
    for output in met()["notes"].values():
        assert {"Council.note", "Instance.note", "Payer.note"} <= output


# ---------------------------------------------------------------- what is no word: small counts, days, who came


# the council as it stands and one changed copy are read on two days, once for all tests


def said(council: clsm.Council, day: str, *, commands: bool) -> dict[str, str]:
    """Everything that each output says of a council on a day, the ``repr`` of all that is in it among them."""
    today = council.on(day)
    net = PartnerNetwork.from_council(today)
    told = {
        name: "\n".join(in_every_form(output(today, net)))
        for outputs in OUTPUTS.values()
        for name, output in outputs.items()
        if commands or "." in name
    }
    return told | {"repr": repr((council, council.instances, council.programs, council.indicators, today))}


@cache
def as_it_is(day: str) -> dict[str, str]:
    """What is said of the council of the test."""
    return said(council(), day, commands=day == DAY)


def differences(other: clsm.Council) -> set[tuple[str, str]]:
    """The outputs, and the days, that tell another file from that of the test; commands take the day by themselves."""
    return {
        (name, day)
        for day in (DAY, "2024-06-01")
        for name, words in said(other, day, commands=day == DAY).items()
        if words != as_it_is(day)[name]
    }


def changed(entity: Any, field: str, change: Callable[[Any], Any]) -> Any:
    """*entity* with a *field*, "Class.name", put through *change* wherever it stands in it."""
    if isinstance(entity, tuple):
        return tuple(changed(item, field, change) for item in entity)
    cls: Any = type(entity)
    if not attrs.has(cls) or cls in (Text, Identifiers):
        return entity
    new = dict[str, Any]()
    for name in (item.name for item in attrs.fields(cls)):
        value = getattr(entity, name)
        now = change(value) if f"{cls.__name__}.{name}" == field else changed(value, field, change)
        if now is not value and now != value:
            new[name] = now
    return attrs.evolve(entity, **new) if new else entity


def numbers() -> dict[str, str]:
    """What each field that may hold a number counts, as the file says."""
    lines = (FOLDER / "what_numbers_count.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))


PERSONS: Final = tuple(field for field, counts in numbers().items() if counts == "persons")


def fewer(value: Any) -> Any:
    """One less than a small count, and any other number as it is."""
    if isinstance(value, clsm.Quantity):
        return attrs.evolve(value, value=fewer(value.value))
    return value - 1 if value is not None and 1 < value < 11 else value


def uncounted(root: Any = clsm.Council) -> set[str]:
    """The fields for numbers that have no line, and the lines of which there is no field."""
    return set(numbers()) ^ {
        f"{cls.__name__}.{field.name}"
        for cls in entities(root)
        if cls not in (clsm.PartialDate, clsm.Quantity, clsm.Frequency, clsm.Threshold, clsm.WeeklyOpening)
        for field in attrs.fields(cls)
        if {int, Decimal, clsm.Quantity}.intersection(kinds_of(field.type))
    }


def test_every_field_that_may_hold_a_number_has_its_line() -> None:
    """A new field says whether it counts persons; the ones that do hold a small count in the file of the test."""
    assert uncounted() == set()
    assert set(numbers().values()) == {"persons", "things"}


@pytest.mark.parametrize("field", PERSONS)
def test_the_councils_own_copy_tells_each_small_count(field: str) -> None:
    """The canary sings: another small count makes another file and another page of the council's own copy."""
    files = [council(), changed(council(), field, fewer)]
    assert clsm.dumps(files[0]) != clsm.dumps(files[1])
    pages = [
        (
            reports.text(it.on(DAY), only=("figures",), show_small=True),
            *(str(answer.to_rows()) for answer in doors(it.on(DAY), show_small=True)),
        )
        for it in files
    ]
    assert pages[0] != pages[1]


MEETINGS: Final[dict[str, Callable[[clsm.Meeting], clsm.Meeting]]] = {
    "another day": lambda it: attrs.evolve(it, date=clsm.PartialDate.parse("2024-09-17")),
    "nobody came": lambda it: attrs.evolve(it, attendance=()),
    "no list": lambda it: attrs.evolve(it, attendance_list="not_documented"),
    "votes": lambda it: attrs.evolve(it, decisions=tuple(attrs.evolve(each, in_favour=4) for each in it.decisions)),
    "called": lambda it: attrs.evolve(it, called=clsm.PartialDate.parse("2024-02-02"), urgent=True),
}


def test_no_output_tells_a_small_count_nor_who_met_on_situations_nor_when() -> None:
    """With other small counts in the file, and other meetings and days of a cell, every output says the same."""
    other = council()
    for field in PERSONS:
        before, other = other, changed(other, field, fewer)
        assert clsm.dumps(before) != clsm.dumps(other)
    for change in MEETINGS.values():
        for id in SPEAK_OF_SITUATIONS:
            meetings = tuple(map(change, other.find(id).meetings))
            before, other = other, other.apply(clsm.Replace(id, meetings=meetings))
            assert clsm.dumps(before) != clsm.dumps(other)
    other = other.apply(clsm.Replace("situations", held=(clsm.PartialDate.parse("2024-09-17"),)))
    assert differences(other) == set()


@pytest.mark.parametrize("id", SPEAK_OF_SITUATIONS)
def test_answers_on_a_meeting_on_situations_say_that_nothing_is_told(id: str) -> None:
    """The quorum and the votes of such a meeting read as unknown, with the reason."""
    today = council().on(DAY)
    title = council().find(f"{id}-2024").decisions[0].title.en
    quorum, majority = governance.quorum(today, f"{id}-2024"), governance.majority(today, f"{id}-2024", title)
    assert (quorum.reached, quorum.present[0], majority.carried) == (None, 0, None)
    for answer in (quorum, majority, governance.attendance(today, id)):
        assert "stays in the body" in answer.explain()
    with pytest.raises(clsm.Mismatch) as caught:
        governance.majority(today, f"{id}-2024", f"{title}x")
    assert title not in str(caught.value).replace(f"{title}x", "")
