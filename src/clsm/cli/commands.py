"""The subcommands: check, report, export, network, year, calendar, rules, words, schema, new, survey."""

import json
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

import typer

# doors are touched by their command: a check waits for no network and no page
import clsm
from clsm.council import Council, Snapshot
from clsm.dates import Day, to_day
from clsm.problems import CouncilFileError, Mismatch, nearest
from clsm.published import marked
from clsm.tables import cell
from clsm.words import Lang, Text, listed, on_one_line

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Local mental-health councils: their governance checked, their partner network read.",
)


class Language(StrEnum):
    """The languages of what is printed."""

    EN = "en"
    FR = "fr"


class PrintFormat(StrEnum):
    """The forms of what is printed."""

    TEXT = "text"
    JSON = "json"


class CalendarFormat(StrEnum):
    """The forms of a calendar."""

    TEXT = "text"
    JSON = "json"
    ICAL = "ical"


File = Annotated[
    str, typer.Argument(help="A council file (YAML, JSON, xlsx or ods), or the name of a dataset.", metavar="FILE")
]
Lang_ = Annotated[Language, typer.Option("--lang", help="The language of what is printed.")]
Format_ = Annotated[PrintFormat, typer.Option("--format", help="Text to read, or JSON for programs.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day to look at; by default the last one documented.")
]
ShowSmall = Annotated[
    bool,
    typer.Option(
        "--show-small", help="Show small counts of people: for the council's own copy, which is not for publication."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODE", help="Ask only this rule (FR-G1) or these (FR-G); may be given again."),
]
RulesOn = Annotated[
    str | None,
    typer.Option("--rules-on", metavar="DATE", help="Use the texts in force on this day instead of the day looked at."),
]


def _stop(message: Text, lang: Lang) -> typer.Exit:
    _write(message.say(lang), err=True)
    return typer.Exit(2)


def _refused(error: Mismatch | CouncilFileError, lang: Lang) -> typer.Exit:
    _write(error.message(lang), err=True)
    return typer.Exit(2)


def _write(words: str, *, err: bool = False) -> None:
    """Write *words*, of which a terminal shows everything and obeys only the ends of lines."""
    typer.echo("\n".join(on_one_line(line) for line in words.split("\n")), err=err)


_NOT_OPENED: Final = Text(
    fr="{file} ne peut pas être ouvert : est-ce bien un fichier, et avez-vous le droit de l’ouvrir ?",
    en="{file} cannot be opened: is it a file, and are you allowed to open it?",
)
_NOT_WRITTEN: Final = Text(
    fr="{file} ne peut pas être écrit : le dossier existe-t-il, et avez-vous le droit d’y écrire ?",
    en="{file} cannot be written: does the folder exist, and are you allowed to write there?",
)
_ALREADY: Final = Text(
    fr="Le fichier {file} existe déjà, et reste tel quel : donnez un autre nom.",
    en="There is a file {file} already, and it is left as it is: give another name.",
)
_FILE_FIRST: Final = Text(
    fr="Le fichier {source} est lu, et non le jeu de données du même nom.",
    en="Reading the file {source}, not the dataset of the same name.",
)
_NO_SOURCE: Final = Text(
    fr="Il n’y a ici aucun fichier {source!r}, et aucun jeu de données de ce nom : les jeux de données sont {names}.",
    en="There is no file {source!r} here, and no dataset of that name: the datasets are {names}.",
)
_NEAR_SOURCE: Final = Text(fr=" Vouliez-vous dire {near!r} ?", en=" Did you mean {near!r}?")
_NO_DATE: Final = Text(
    fr="Rien dans {source} ne dit à quel jour cela valait encore : donnez un jour, comme --on 2011-11-01.",
    en="Nothing in {source} says when it was last true: give a day, as in --on 2011-11-01.",
)
_FILL_IN: Final = Text(
    fr="Écrit : {file}. Remplissez-le, puis : clsm report {file} --lang fr",
    en="Written: {file}. Fill it in, then: clsm report {file}",
)
_NO_XLSXWRITER: Final = Text(
    fr="Pour écrire un classeur, il faut le paquet XlsxWriter : pip install 'clsm[excel]'.",
    en="A workbook needs the package XlsxWriter: pip install 'clsm[excel]'.",
)
_NO_ICALENDAR: Final = Text(
    fr="Un fichier iCalendar demande le paquet icalendar : pip install 'clsm[ical]'.",
    en="An iCalendar file needs the package icalendar: pip install 'clsm[ical]'.",
)

_NO_WRITER: Final = Text(
    fr="Un classeur demande le paquet XlsxWriter : pip install 'clsm[excel]'.",
    en="A workbook needs the package XlsxWriter: pip install 'clsm[excel]'.",
)
_WRITTEN: Final = Text(fr="Écrit : {file}", en="Written: {file}")
_NO_PAIR: Final = Text(
    fr="{option} attend deux côtés autour d’un signe =, et non : {words}",
    en="{option} expects two sides around a sign =, and not: {words}",
)
_SILENT: Final = Text(fr="N’ont pas répondu : {names}", en="Did not answer: {names}")


def _council(source: str, lang: Lang) -> Council:
    """The council of a file or a dataset; what cannot be read is said, and ends the command with 2."""
    try:
        if Path(source).exists():
            if source in clsm.datasets.names():
                _write(_FILE_FIRST.format(source=source).say(lang), err=True)
            council = clsm.load(source)
            for warning in council.warnings:
                _write(warning.message(lang), err=True)
            return council
        if source in clsm.datasets.names():
            return clsm.datasets.load(source)
    except CouncilFileError as error:
        raise _refused(error, lang) from None
    except OSError:
        raise _stop(_NOT_OPENED.format(file=source), lang) from None
    message = _NO_SOURCE.format(source=source, names=", ".join(clsm.datasets.names()))
    if near := nearest(source, clsm.datasets.names()):
        message = listed([message, _NEAR_SOURCE.format(near=near)], Text.same(""))
    raise _stop(message, lang)


def _last(council: Council, source: str, *, lang: Lang) -> Day:
    """The last day that the council documents; where there is none, the command ends with 2."""
    if council.last_documented is None:
        raise _stop(_NO_DATE.format(source=source), lang)
    return council.last_documented


def _snapshot(source: str, day: str | None, *, lang: Lang) -> Snapshot:
    """The council of a file or a dataset on a day, by default the last one that it documents."""
    council = _council(source, lang)
    try:
        return council.on(day or _last(council, source, lang=lang))
    except Mismatch as error:
        raise _refused(error, lang) from None


def _warn_of(show_small: bool, lang: Lang) -> None:
    """Say beside what is printed, in whatever format, that it is not for publication."""
    for mark in marked(show_small):
        typer.echo(mark.say(lang), err=True)


def _print(format: PrintFormat, *, text: Callable[[], str], data: Callable[[], Any]) -> None:
    if format is PrintFormat.TEXT:
        _write(text().rstrip())
        return
    typer.echo(_as_json(data()))


def _as_json(data: Any) -> str:
    """*data* as JSON, in which what a terminal obeys is escaped, and read back as it was."""
    return "".join(map(_escaped, json.dumps(data, ensure_ascii=False, indent=2)))


def _escaped(character: str) -> str:
    return character if character == "\n" or on_one_line(character) == character else json.dumps(character)[1:-1]


@app.callback(invoke_without_command=True)
def _main(show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if show_version:
        typer.echo(clsm.__version__)
        raise typer.Exit


@app.command()
def check(
    file: File,
    on: On = None,
    rules_on: RulesOn = None,
    select: Select = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="Leave out this rule; may be given again.")
    ] = None,
    rulebooks: Annotated[
        list[str] | None,
        typer.Option("--rulebook", metavar="NAME", help="Ask this rulebook instead of all; may be given again."),
    ] = None,
    presume_for_good: Annotated[
        bool, typer.Option("--presume-for-good", help="Take what was last known as still so, however long ago.")
    ] = False,
    shape: Annotated[
        bool,
        typer.Option("--shape", help="Only whether the file loads and does not contradict itself: for hooks."),
    ] = False,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
) -> None:
    """Check a council against the rules of its country and its own word.

    Ends with 0 where no rule that binds is broken or undocumented, with 1 where one is broken,
    with 3 where none is broken but one cannot be said, and with 2 where the council cannot be read.
    With --shape, with 0 where nothing contradicts itself, and with 1 where something does.
    """
    language = _lang(lang)
    if shape:
        council = _council(file, language)
        report = clsm.governance.check(council.on(on or council.last_documented or Day.today()), ["coherence"])
        if report.failed:
            _print(format, text=lambda: report.to_text(language), data=lambda: report.to_rows(language))
        raise typer.Exit(int(bool(report.failed)))
    kept: dict[str, Any] = {"presume_for": None} if presume_for_good else {}
    try:
        report = clsm.governance.check(
            _snapshot(file, on, lang=language),
            rulebooks or None,
            rules_on=rules_on,
            select=select or None,
            ignore=ignore or (),
            **kept,
        )
    except Mismatch as error:
        raise _refused(error, language) from None
    _print(format, text=lambda: report.to_text(lang=language), data=lambda: report.to_rows(lang=language))
    raise typer.Exit({True: 0, False: 1, None: 3}[report.conforms])


_NO_SUCH_ID: Final = Text(
    fr="Rien au {day} n’a l’identifiant {id!r} : les instances de ce jour sont {bodies}.",
    en="Nothing on {day} has the id {id!r}: the bodies of that day are {bodies}.",
)
_BODY_OR_ELECTION: Final = Text(
    fr="Donnez ce qui est à confirmer et son jour, comme : clsm confirm conseil.yaml comite --on 2026-04-02 ; ou une "
    "élection, comme --after-election 2026-03-22.",
    en="Give what is to be confirmed and its day, as in: clsm confirm council.yaml committee --on 2026-04-02; or an "
    "election, as in --after-election 2026-03-22.",
)


@app.command()
def confirm(
    file: File,
    body: Annotated[
        str | None, typer.Argument(metavar="BODY", help="The id of a body, an office or a text that is still so.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which it was seen to be so.")
    ] = None,
    after_election: Annotated[
        str | None,
        typer.Option("--after-election", metavar="DATE", help="List the seats and offices to confirm after it."),
    ] = None,
    out: Annotated[
        str | None, typer.Option("-o", "--output", metavar="NEW", help="Write the file that results, under a new name.")
    ] = None,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
) -> None:
    """Confirm a list of members without retyping it, or list what an election leaves to confirm.

    Prints what changes. The file itself is never written: with -o a new one is.
    """
    language = _lang(lang)
    council = _council(file, language)
    if after_election is None and (body is None or on is None):
        raise _stop(_BODY_OR_ELECTION, language)
    try:
        if after_election is not None:
            listed_places = clsm.governance.after_election(council.on(on or after_election), after_election)
            _print(format, text=lambda: listed_places.explain(language), data=lambda: listed_places.to_rows(language))
            return
        snapshot = council.on(str(on))
        answer = clsm.governance.confirm(snapshot, str(body))
    except Mismatch as error:
        raise _refused(error, language) from None
    except KeyError:
        bodies = ", ".join(sorted(body.id for body in snapshot.instances))
        raise _stop(_NO_SUCH_ID.format(day=on, id=body, bodies=bodies), language) from None
    _print(format, text=lambda: answer.explain(language), data=lambda: answer.to_rows(language))
    if out is not None:
        _write_new(
            out, clsm.files.dumps(answer.confirmed, format="json" if out.endswith(".json") else "yaml"), language
        )


def _write_new(path: str, text: str, lang: Lang) -> None:
    """Write *text* under a name that no file has yet."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError:
        raise _stop(_ALREADY.format(file=path), lang) from None
    except OSError:
        raise _stop(_NOT_WRITTEN.format(file=path), lang) from None
    _write(_WRITTEN.format(file=on_one_line(path)).say(lang), err=True)


_REPORTS: Final = (".txt", ".md", ".html", ".json", ".docx")
"""The endings by which a report is written to a file."""

_NO_ENDING: Final = Text(
    fr="{file} : un rapport s’écrit dans un fichier dont le nom finit par {endings}.",
    en="{file}: a report is written to a file whose name ends in {endings}.",
)
_NO_WHOLE: Final = Text(
    fr="{file} : le rapport entier s’écrit en .txt, en .json ou, sans notes ni petits effectifs, en .html ; sans "
    "--full, la feuille d’une page s’écrit aussi en .md et .docx.",
    en="{file}: the whole report is written as .txt, .json or, without notes and small counts, .html; without "
    "--full, the sheet of one page also as .md and .docx.",
)
_NO_PAGES: Final = Text(
    fr="Cette forme demande un paquet de plus : pip install 'clsm[page,word]'.",
    en="This form needs one more package: pip install 'clsm[page,word]'.",
)


@app.command()
def report(
    file: File,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="The day to look at; by default the last one documented, without one today."
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="The whole report instead of the sheet of one page.")] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="The whole report with the notes of the file, which stay in it otherwise.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write it to this file: .txt, .md, .html, .json or .docx."),
    ] = None,
    rules_on: RulesOn = None,
    easy: Annotated[bool, typer.Option("--easy", help="A sheet that is easy to read: less, and larger.")] = False,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
    show_small: ShowSmall = False,
) -> None:
    """Print one sheet to bring to a committee; with --full, all that is known and what the rules and network say."""
    language = _lang(lang)
    council = _council(file, language)
    try:
        snapshot = council.on(on or council.last_documented or Day.today())
        _warn_of(show_small, language)
        if full or notes or show_small:
            whole = partial(clsm.reports.text, snapshot, lang=language, notes=notes, show_small=show_small)
            rows = partial(clsm.reports.to_rows, snapshot, lang=language, notes=notes, show_small=show_small)
            made: dict[str, Callable[[], Any]] = {".txt": whole, ".json": lambda: _as_json(rows())}
            if not (notes or show_small):
                made[".html"] = partial(clsm.reports.page, snapshot, lang=language)
        else:
            sheet = clsm.reports.brief(snapshot, lang=language, rules_on=rules_on, easy=easy)
            made = {
                ".txt": sheet.to_text,
                ".md": sheet.to_markdown,
                ".html": sheet.to_html,
                ".json": lambda: _as_json(sheet.to_rows()),
                ".docx": sheet.to_docx,
            }
    except Mismatch as error:
        raise _refused(error, language) from None
    if output is None:
        _write(made[".txt"]().rstrip()) if format is PrintFormat.TEXT else typer.echo(made[".json"]())
        return
    ending = Path(output).suffix.lower()
    if ending not in made:
        message = _NO_WHOLE if ending in _REPORTS else _NO_ENDING
        raise _stop(message.format(file=output, endings=", ".join(_REPORTS)), language)
    _save(output, made[ending], lang=language)


def _save(output: str, make: Callable[[], str | bytes], *, lang: Lang) -> None:
    """Write what *make* gives to the file *output*; what keeps it from being written ends the command with 2."""
    try:
        written = make()
        Path(output).write_bytes(written if isinstance(written, bytes) else written.encode("utf-8"))
    except ModuleNotFoundError:
        raise _stop(_NO_PAGES, lang) from None
    except OSError:
        raise _stop(_NOT_WRITTEN.format(file=output), lang) from None
    _write(_WRITTEN.format(file=output).say(lang), err=True)


@app.command()
def network(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = PrintFormat.TEXT) -> None:
    """Print places to open, who reaches the deciders, the sole relays, and who meets nowhere."""
    language, parts = _lang(lang), ("places", "network")
    snapshot = _snapshot(file, on, lang=language)
    _print(
        format,
        text=lambda: clsm.reports.text(snapshot, lang=language, only=parts),
        data=lambda: clsm.reports.to_rows(snapshot, lang=language, only=parts),
    )


@app.command()
def coverage(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = PrintFormat.TEXT) -> None:
    """Print what the council expects of itself, theme by theme and place by place, and which programs answer it."""
    _answer(clsm.planning.coverage, file, on=on, lang=lang, format=format)


@app.command()
def contract(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = PrintFormat.TEXT) -> None:
    """Print each contract with its priorities, its actions and their steps."""
    _answer(clsm.planning.contract_actions, file, on=on, lang=lang, format=format)


@app.command()
def decisions(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = PrintFormat.TEXT) -> None:
    """Print who does what by when: what bodies decided and what actions plan."""
    _answer(clsm.planning.follow_up, file, on=on, lang=lang, format=format)


def _answer(ask: Callable[[Snapshot], Any], file: str, *, on: str | None, lang: Language, format: PrintFormat) -> None:
    """Print what *ask* answers of the council on a day."""
    language = _lang(lang)
    answer = ask(_snapshot(file, on, lang=language))
    _print(format, text=lambda: answer.explain(language), data=lambda: answer.to_rows(language))


@app.command()
def year(
    file: File,
    year: Annotated[
        int | None, typer.Option("--year", help="The year to report on; by default the last one recorded.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="The day to look at; by default the year's last, or the last one documented."
        ),
    ] = None,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
    show_small: ShowSmall = False,
) -> None:
    """Print the activity report of a year: what met, what was held, for whom, and how the indicators stand."""
    language = _lang(lang)
    council = _council(file, language)
    try:
        if on is None:
            last = _last(council, file, lang=language)
            asked = clsm.planning.last_recorded(council.on(last)) if year is None else year
            # what has ended since then was part of its year
            snapshot = council.on(Day(asked, 12, 31) if asked and 0 < asked < last.year else last)
        else:
            snapshot = council.on(on)
        answer = clsm.planning.year(snapshot, year, show_small=show_small)
    except Mismatch as error:
        raise _refused(error, language) from None
    _warn_of(show_small, language)
    _print(format, text=lambda: answer.explain(language), data=lambda: answer.to_rows(language))


def _in_a_year(first: Day) -> Day:
    """The last day of twelve months; of the last year there is, its end."""
    return first.add(years=1).subtract(days=1) if first.year < 9999 else Day(9999, 12, 31)


@app.command()
def calendar(
    file: File,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day; by default today.")
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="The last day, included; by default twelve months from the first."),
    ] = None,
    lang: Lang_ = Language.EN,
    format: Annotated[
        CalendarFormat,
        typer.Option("--format", help="Text to read, JSON for programs, or ical for a calendar program."),
    ] = CalendarFormat.TEXT,
    show_small: ShowSmall = False,
) -> None:
    """Print sessions, openings, meetings and deadlines of a time, by default twelve months, and what is to be set."""
    language = _lang(lang)
    council = _council(file, language)
    _warn_of(show_small, language)
    try:
        first = to_day(start or Day.today())
        answer = clsm.planning.calendar(council, first, end or _in_a_year(first), show_small=show_small)
        if format is CalendarFormat.ICAL:
            typer.echo(clsm.planning.to_ical(answer, lang=language), nl=False)
            return
    except Mismatch as error:
        raise _refused(error, language) from None
    except ModuleNotFoundError as error:
        if error.name != "icalendar":
            raise
        raise _stop(_NO_ICALENDAR, language) from None
    _print(PrintFormat(format.value), text=lambda: answer.explain(language), data=lambda: answer.to_rows(language))


@app.command()
def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="The code of one rule or note, to print its page.")
    ] = None,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
) -> None:
    """List the built-in rules, or print the page of one."""
    language = _lang(lang)
    if code is not None:
        try:
            entry = _rule_or_note(code)
        except Mismatch as error:
            raise _refused(error, language) from None
        card = entry.to_dict(language) if isinstance(entry, clsm.governance.Rule) else {"code": entry.code}
        _print(format, text=lambda: entry.card(language), data=lambda: card | {"page": entry.card(language)})
        return
    rows = [rule.to_dict(language) for book in clsm.governance.rulebooks() for rule in book.rules]
    _print(format, text=lambda: "\n".join(f"{row['code']:<8} {row['name']}" for row in rows), data=lambda: rows)


def _rule_or_note(code: str) -> "clsm.governance.Rule | clsm.governance.Provision":
    """The rule that has this *code*, else what a text says under it that is no rule."""
    try:
        return clsm.governance.find_rule(code)
    except Mismatch:
        try:
            return clsm.governance.find_provision(code)
        except KeyError:
            pass
        raise


@app.command()
def words(
    name: Annotated[
        str | None, typer.Argument(metavar="LIST", help="The name of one list, to print its words.")
    ] = None,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
) -> None:
    """Print the lists of words that the fields of a council file take, or the words of one."""
    language = _lang(lang)
    try:
        rows = clsm.vocabulary.list_rows(name, language)
    except Mismatch as error:
        raise _refused(error, language) from None
    width = max(len(row["id"]) for row in rows)
    _print(format, text=lambda: "\n".join(f"{row['id']:<{width}}  {row['label']}" for row in rows), data=lambda: rows)


class ExportFormat(StrEnum):
    """The formats of other programs."""

    GRAPHML = "graphml"
    NODE_LINK = "node-link"
    GEXF = "gexf"
    NA_MATRIX = "na-matrix"
    HIF = "hif"


@app.command()
def export(
    file: File,
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    on: On = None,
    lang: Lang_ = Language.EN,
) -> None:
    """Write a council in a format of other programs, and say what is not in it; a file that exists is left as it is."""
    language = _lang(lang)
    exports = clsm.exports
    writers: dict[ExportFormat, Callable[[Snapshot], clsm.exports.Export]] = {
        ExportFormat.GRAPHML: partial(exports.graphml, lang=language),
        ExportFormat.NODE_LINK: partial(exports.node_link, lang=language),
        ExportFormat.GEXF: partial(exports.gexf, lang=language),
        ExportFormat.NA_MATRIX: exports.na_matrix,
        ExportFormat.HIF: partial(exports.hif, lang=language),
    }
    exported = writers[to](_snapshot(file, on, lang=language))
    try:
        with open(output, "x", encoding="utf-8", newline="\n") as target:
            target.write(exported.text)
    except FileExistsError:
        raise _stop(_ALREADY.format(file=output), language) from None
    except OSError:
        raise _stop(_NOT_WRITTEN.format(file=output), language) from None
    _write(_WRITTEN.format(file=output).say(language), err=True)
    _write(exported.explain(language), err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of council files, for editors and other programs."""
    _print(PrintFormat.JSON, text=str, data=clsm.schema.json_schema)


@app.command()
def new(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="The file to write: YAML, JSON or xlsx; without one, it is printed."),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like", metavar="NAME", help="Begin with the bodies and offices of a dataset, and nobody in them."
        ),
    ] = None,
    lang: Lang_ = Language.EN,
) -> None:
    """Write a council file or a workbook to fill in; a file that exists is left as it is."""
    language = _lang(lang)
    try:
        model = clsm.datasets.like(like) if like is not None else None
    except Mismatch as error:
        raise _refused(error, language) from None
    if file is None:
        typer.echo(clsm.files.template() if model is None else clsm.dumps(model), nl=False)
        return
    if Path(file).exists():
        raise _stop(_ALREADY.format(file=file), language)
    try:
        _write_model(file, model, language)
    except OSError:
        raise _stop(_NOT_WRITTEN.format(file=file), language) from None
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise _stop(_NO_XLSXWRITER, language) from None
    except Mismatch as error:
        raise _refused(error, language) from None
    _write(_FILL_IN.format(file=on_one_line(file)).say(language), err=True)


def _write_model(file: str, model: Council | None, lang: Lang) -> None:
    """Write a file to fill in: a workbook, or a council file."""
    if clsm.sheets.is_spreadsheet(file):
        clsm.workbook.write(model, file, lang=lang)
    elif model is not None:
        clsm.dump(model, file)
    else:
        with open(file, "x", encoding="utf-8", newline="\n") as target:
            target.write(clsm.files.template())


def _lang(language: Language) -> Lang:
    return "fr" if language is Language.FR else "en"


surveys = typer.Typer(no_args_is_help=True, help="A survey of partners: the questionnaire, and what was answered.")
app.add_typer(surveys, name="survey")


class FormLayout(StrEnum):
    """The files of a questionnaire."""

    XLSX = "xlsx"
    CSV = "csv"
    XLSFORM = "xlsform"


Written = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]


@surveys.command("new")
def survey_new(
    file: File,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    relation: Annotated[
        str, typer.Option("--relation", help="What is asked about: see clsm.vocabulary, tie_relations.")
    ],
    controller: Annotated[str, typer.Option("--controller", help="Who answers for the survey.")],
    purpose: Annotated[str, typer.Option("--purpose", help="Why it is made.")],
    contact: Annotated[str, typer.Option("--contact", help="Whom to ask, and where to take answers back.")],
    kept_until: Annotated[str, typer.Option("--kept-until", metavar="DATE", help="Until when answers are kept.")],
    recipients: Annotated[str, typer.Option("--recipients", help="Who reads the answers.")],
    legal_basis: Annotated[str, typer.Option("--legal-basis", help="On what ground they are read.")],
    survey: Annotated[str | None, typer.Option("--survey", metavar="ID", help="The id of the survey.")] = None,
    layout: Annotated[FormLayout, typer.Option("--layout", help="A workbook, a CSV file, a form.")] = FormLayout.XLSX,
    on: On = None,
    lang: Lang_ = Language.FR,
) -> None:
    """Write a questionnaire for the partners of a council; a file that exists is left as it is."""
    language = _lang(lang)
    try:
        content = clsm.surveys.questionnaire(
            _snapshot(file, on, lang=language),
            relation=relation,
            controller=controller,
            purpose=purpose,
            contact=contact,
            kept_until=kept_until,
            recipients=recipients,
            legal_basis=legal_basis,
            survey=survey,
            lang=language,
            layout=layout.value,
        )
    except Mismatch as error:
        raise _refused(error, language) from None
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise _stop(_NO_WRITER, language) from None
    try:
        with open(output, "xb") as target:
            target.write(content)
    except FileExistsError:
        raise _stop(_ALREADY.format(file=output), language) from None
    except OSError:
        raise _stop(_NOT_WRITTEN.format(file=output), language) from None
    _write(_WRITTEN.format(file=output).say(language), err=True)


@surveys.command("read")
def survey_read(
    file: File,
    answers: Annotated[list[str], typer.Argument(metavar="ANSWERS...", help="The files of one survey.")],
    survey: Annotated[str | None, typer.Option("--survey", metavar="ID", help="The survey, known or new.")] = None,
    relation: Annotated[str | None, typer.Option("--relation", help="What a new survey asked about.")] = None,
    layout: Annotated[str | None, typer.Option("--layout", help="How the file is laid out.")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook.")] = None,
    respondent: Annotated[str | None, typer.Option("--respondent", metavar="HEADING", help="Who answers.")] = None,
    partner: Annotated[str | None, typer.Option("--partner", metavar="HEADING", help="About whom.")] = None,
    question: Annotated[str | None, typer.Option("--question", metavar="HEADING", help="The question read.")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="HEADING", help="How close they are.")] = None,
    value: Annotated[
        list[str] | None, typer.Option("--value", metavar="WORDS=MEANING", help="As Souvent=3, Jamais=no, 99=unknown.")
    ] = None,
    match: Annotated[
        list[str] | None, typer.Option("--match", metavar="NAME=ID", help="Who is meant by a name, as G.E.M.=gem.")
    ] = None,
    asked: Annotated[str | None, typer.Option("--asked", metavar="IDS", help="Who was asked, with commas.")] = None,
    answered: Annotated[str | None, typer.Option("--answered", metavar="IDS", help="Who answered.")] = None,
    complete: Annotated[
        str | None, typer.Option("--complete", metavar="IDS", help="Who named all their partners.")
    ] = None,
    at_most: Annotated[int | None, typer.Option("--at-most", min=1, help="How many partners one could name.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day of the answers.")] = None,
    silent: Annotated[
        bool, typer.Option("--silent", help="Name those who did not answer: for whoever runs the survey, nobody else.")
    ] = False,
    output: Written = None,
    on: On = None,
    lang: Lang_ = Language.EN,
    format: Format_ = PrintFormat.TEXT,
) -> None:
    """Print what was answered, cell by cell; with -o, write the council with the answers in it.

    Ends with 0 where all was read, with 1 where something is left to look at, and with 2 where the file cannot be read.
    """
    language = _lang(lang)
    snapshot = _snapshot(file, on, lang=language)
    try:
        reading = clsm.surveys.read(
            answers,
            snapshot,
            survey=survey,
            relation=relation,
            layout=layout,
            sheet=sheet,
            respondent=respondent,
            partner=partner,
            question=question,
            level=level,
            values={words: _meaning(said) for words, said in _pairs(value, "--value", language)},
            matches=dict(_pairs(match, "--match", language)),
            asked=_ids(asked),
            answered=_ids(answered),
            complete=_ids(complete) or (),
            at_most=at_most,
            as_of=as_of,
        )
    except (Mismatch, CouncilFileError) as error:
        raise _refused(error, language) from None
    except OSError:
        raise _stop(_NOT_OPENED.format(file=", ".join(answers)), language) from None
    _print(
        format,
        text=lambda: _answers_page(reading, language, silent=silent),
        data=lambda: reading.to_rows(language, silent=silent),
    )
    if output is not None:
        if Path(output).exists():
            raise _stop(_ALREADY.format(file=output), language)
        try:
            clsm.dump(snapshot.council.apply(*reading.changes), output)
        except OSError:
            raise _stop(_NOT_WRITTEN.format(file=output), language) from None
        _write(_WRITTEN.format(file=output).say(language), err=True)
    raise typer.Exit(1 if any(problem.level == "error" for problem in reading.problems) else 0)


def _answers_page(reading: "clsm.surveys.SurveyReading", lang: Lang, *, silent: bool) -> str:
    """The reading as a page: its words, its problems, a line a cell."""
    parts = [reading.explain(lang), *(problem.message(lang) for problem in reading.problems)]
    if silent and reading.response.silent:
        parts.append(_SILENT.format(names=", ".join(reading.response.silent)).say(lang))
    parts.append("")
    for row in reading.to_rows(lang, silent=silent):
        value = row["answer"] if row["intensity"] is None else f"{row['answer']} {row['intensity']}"
        why = "" if row["why"] is None else f" ({row['why']})"
        source = "" if not row["where"] else f"  [{row['where']}: {cell(row['written'], lang)}]"
        parts.append(f"{row['by']} → {row['about']}: {value}{why}{source}")
    return "\n".join(parts)


def _pairs(texts: list[str] | None, option: str, lang: Lang) -> list[tuple[str, str]]:
    pairs = [text.rpartition("=") for text in texts or ()]
    for words, mark, said in pairs:
        if not (words and mark and said):
            raise _stop(_NO_PAIR.format(option=option, words=on_one_line(said)), lang)
    return [(words, said) for words, _, said in pairs]


def _meaning(words: str) -> Any:
    return int(words) if words.isdecimal() and len(words) < 3 else words


def _ids(words: str | None) -> list[str] | None:
    return None if words is None else [id.strip() for id in words.split(",") if id.strip()]
