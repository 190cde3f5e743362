"""The subcommands: check, report, export, network, year, calendar, rules, words, schema, new, survey."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

# doors are touched by their command: a check waits for no network and no page
import clsm
from clsm.cli.spoken import DATE, MEANT, Group, Stop, argument, option, write
from clsm.council import Council, Snapshot
from clsm.dates import Day, say_day, to_day
from clsm.problems import Mismatch, nearest
from clsm.published import marked
from clsm.tables import cell
from clsm.words import Lang, Text, both, listed, on_one_line

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
_NO_DATE: Final = Text(
    fr="Aucune source de {source} n’est datée : le conseil est lu à la date d’aujourd’hui, le {day} (un autre jour : "
    "--on).",
    en="No source in {source} is dated: the council is read on today, {day} (another day: --on).",
)
_FILL_IN: Final = Text(
    fr="Écrit : {file}. Remplissez-le, puis : clsm report {file} --lang fr",
    en="Written: {file}. Fill it in, then: clsm report {file}",
)
_WRITTEN: Final = Text(fr="Écrit : {file}", en="Written: {file}")
_NO_PAIR: Final = Text(
    fr="{option} attend deux côtés autour d’un signe =, et non : {words}",
    en="{option} expects two sides around a sign =, and not: {words}",
)
_SILENT: Final = Text(fr="N’ont pas répondu : {names}", en="Did not answer: {names}")


def _files_and_datasets(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    names = [CompletionItem(name) for name in clsm.datasets.names() if name.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *names]


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(clsm.__version__)
        ctx.exit()


_LANG_HELP: Final = Text(
    fr="La langue de ce qui est affiché ; sans elle, celle de CLSM_LANG ou de l’ordinateur.",
    en="The language of what is printed; by default that of CLSM_LANG or of the computer.",
)


def _lang(lang: Lang, **more: Any) -> click.Parameter:
    return option("--lang", help=_LANG_HELP, type=click.Choice(["en", "fr"]), default=lang, **more)(lang)


_FILE: Final = argument(
    "file",
    help=Text(
        fr="Le fichier d’un conseil (YAML, JSON, xlsx ou ods), ou le nom d’un jeu de données.",
        en="A council file (YAML, JSON, xlsx or ods), or the name of a dataset.",
    ),
    metavar="FILE",
    shell_complete=_files_and_datasets,
)
_FORMAT: Final = option(
    "--format",
    help=Text(fr="Du texte à lire, ou du JSON pour des programmes.", en="Text to read, or JSON for programs."),
    type=click.Choice(["text", "json"]),
    default="text",
)
_ON: Final = option(
    "--on",
    help=Text(
        fr="Le jour à regarder ; sans lui, le dernier documenté.",
        en="The day to look at; by default the last one documented.",
    ),
    type=DATE,
)
_SHOW_SMALL: Final = option(
    "--show-small",
    help=Text(
        fr="Montrer les petits effectifs de personnes : pour l’exemplaire du conseil, qui n’est pas à publier.",
        en="Show small counts of people: for the council's own copy, which is not for publication.",
    ),
    is_flag=True,
)
_OUTPUT: Final = option(
    "-o",
    "--output",
    help=Text(
        fr="L’écrire dans ce fichier : .txt, .md, .html, .json ou .docx.",
        en="Write it to this file: .txt, .md, .html, .json or .docx.",
    ),
    metavar="FILE",
)
_RULES_ON: Final = option(
    "--rules-on",
    help=Text(
        fr="Prendre les textes en vigueur ce jour-là, et non le jour regardé.",
        en="Use the texts in force on this day instead of the day looked at.",
    ),
    type=DATE,
)
_INTO: Final = Text(fr="Le fichier à écrire.", en="The file to write.")

app: Final = Group(
    "clsm",
    Text(
        fr="Conseils locaux de santé mentale : leur gouvernance vérifiée, leur réseau de partenaires lu.",
        en="Local mental-health councils: their governance checked, their partner network read.",
    ),
    parameters=(
        option(
            "--version",
            help=Text(fr="Afficher la version et s’arrêter.", en="Print the version and stop."),
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
        ),
        partial(_lang, expose_value=False),
    ),
)
"""The program; ``app.commands`` has its commands by name."""


def _council(source: str, lang: Lang) -> Council:
    """The council of a file or a dataset; what its loading warned of is said beside what is printed."""
    names = clsm.datasets.names()
    if not Path(source).exists():
        if source in names:
            return clsm.datasets.load(source)
        message = _NO_SOURCE.format(source=source, names=", ".join(names))
        near = nearest(source, names)
        raise Stop(message if near is None else listed([message, MEANT.format(near=near)], Text.same("")))
    if source in names:
        write(_FILE_FIRST.format(source=source).say(lang), err=True)
    try:
        council = clsm.load(source)
    except OSError:
        raise Stop(_NOT_OPENED.format(file=source)) from None
    for warning in council.warnings:
        write(warning.message(lang), err=True)
    return council


def _last(council: Council, source: str, lang: Lang) -> Day:
    """The last day that the council documents; where there is none today, which is said beside what is printed."""
    if council.last_documented is not None:
        return council.last_documented
    today = Day.today()
    write(_NO_DATE.format(source=source, day=both(partial(say_day, today))).say(lang), err=True)
    return today


def _snapshot(source: str, day: str | None, *, lang: Lang) -> Snapshot:
    """The council of a file or a dataset on a day, by default the last one that it documents."""
    council = _council(source, lang)
    return council.on(day or _last(council, source, lang))


def _warn_of(show_small: bool, lang: Lang) -> None:
    """Say beside what is printed, in whatever format, that it is not for publication."""
    for mark in marked(show_small):
        click.echo(mark.say(lang), err=True)


def _print(format: str, *, text: Callable[[], str], data: Callable[[], Any]) -> None:
    if format == "text":
        write(text().rstrip())
    else:
        click.echo(_as_json(data()))


def _as_json(data: Any) -> str:
    """*data* as JSON, in which what a terminal obeys is escaped, and read back as it was."""
    return "".join(map(_escaped, json.dumps(data, ensure_ascii=False, indent=2)))


def _escaped(character: str) -> str:
    return character if character == "\n" or on_one_line(character) == character else json.dumps(character)[1:-1]


@contextmanager
def _writing(path: str, lang: Lang, *, over: bool = False, told: Text = _WRITTEN) -> Iterator[Path]:
    """Write to *path*, which must not exist yet unless *over* is true; what keeps it from that ends with 2."""
    if not over and Path(path).exists():
        raise Stop(_ALREADY.format(file=path))
    try:
        yield Path(path)
    except OSError:
        raise Stop(_NOT_WRITTEN.format(file=path)) from None
    write(told.format(file=on_one_line(path)).say(lang), err=True)


@app.command(
    "check",
    Text(
        fr="""Vérifier un conseil d’après les règles de son pays et sa propre parole.

        Finit par 0 si aucune règle qui oblige n’est enfreinte ni sans documents, par 1 si l’une est enfreinte, par 3 si
        aucune ne l’est mais que l’une ne peut pas être dite, et par 2 si le conseil ne peut pas être lu. Avec --shape,
        par 0 si rien ne se contredit, et par 1 sinon.
        """,
        en="""Check a council against the rules of its country and its own word.

        Ends with 0 where no rule that binds is broken or undocumented, with 1 where one is broken, with 3 where none is
        broken but one cannot be said, and with 2 where the council cannot be read. With --shape, with 0 where nothing
        contradicts itself, and with 1 where something does.
        """,
    ),
    _FILE,
    _ON,
    _RULES_ON,
    option(
        "--select",
        help=Text(
            fr="Ne poser que cette règle (FR-G1) ou celles-ci (FR-G) ; peut être redonné.",
            en="Ask only this rule (FR-G1) or these (FR-G); may be given again.",
        ),
        metavar="CODE",
        multiple=True,
    ),
    option(
        "--ignore",
        help=Text(fr="Laisser cette règle ; peut être redonné.", en="Leave out this rule; may be given again."),
        metavar="CODE",
        multiple=True,
    ),
    option(
        "--rulebook",
        "rulebooks",
        help=Text(
            fr="Poser ce recueil de règles et non tous ; peut être redonné.",
            en="Ask this rulebook instead of all; may be given again.",
        ),
        metavar="NAME",
        multiple=True,
    ),
    option(
        "--presume-for-good",
        help=Text(
            fr="Tenir pour toujours vrai ce qui a été su en dernier, si ancien soit-il.",
            en="Take what was last known as still so, however long ago.",
        ),
        is_flag=True,
    ),
    option(
        "--shape",
        help=Text(
            fr="Seulement si le fichier se charge et ne se contredit pas : pour des crochets.",
            en="Only whether the file loads and does not contradict itself: for hooks.",
        ),
        is_flag=True,
    ),
    _lang,
    _FORMAT,
)
def check(
    file: str,
    on: str | None,
    rules_on: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    rulebooks: Sequence[str],
    presume_for_good: bool,
    shape: bool,
    lang: Lang,
    format: str,
) -> int:
    """Check a council, and end with what was found."""
    if shape:
        council = _council(file, lang)
        report = clsm.governance.check(council.on(on or council.last_documented or Day.today()), ["coherence"])
        if report.failed:
            _print(format, text=lambda: report.to_text(lang), data=lambda: report.to_rows(lang))
        return int(bool(report.failed))
    kept: dict[str, Any] = {"presume_for": None} if presume_for_good else {}
    report = clsm.governance.check(
        _snapshot(file, on, lang=lang),
        rulebooks or None,
        rules_on=rules_on,
        select=select or None,
        ignore=ignore,
        **kept,
    )
    _print(format, text=lambda: report.to_text(lang), data=lambda: report.to_rows(lang))
    return {True: 0, False: 1, None: 3}[report.conforms]


_SINCE_WHEN: Final = Text(
    fr="Donnez deux fichiers du même conseil, ou un seul avec --since, un jour à comparer au dernier documenté.",
    en="Give two files of the same council, or one with --since, a day to compare with the last documented one.",
)


@app.command(
    "diff",
    Text(
        fr="Afficher ce qui a changé : dans le dossier, dans ce que disent les textes, parmi les partenaires.",
        en="Print what has changed: in the file, in what the texts say, among the partners.",
    ),
    _FILE,
    argument(
        "newer",
        help=Text(fr="Un fichier plus récent du même conseil.", en="A newer file of the same council."),
        metavar="[NEWER]",
        required=False,
    ),
    option(
        "--since",
        help=Text(
            fr="Comparer ce jour au dernier documenté, dans un même fichier.",
            en="Compare this day with the last documented one, in one file.",
        ),
        metavar="DATE",
    ),
    _lang,
    _FORMAT,
)
def diff(file: str, newer: str | None, since: str | None, lang: Lang, format: str) -> None:
    """Print what changed from one file, or one day, to another."""
    if (newer is None) == (since is None):
        raise Stop(_SINCE_WHEN)
    answer = clsm.reports.compare(_snapshot(file, since, lang=lang), _snapshot(newer or file, None, lang=lang))
    _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))


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


@app.command(
    "confirm",
    Text(
        fr="""Confirmer une liste de membres sans la retaper, ou lister ce qu’une élection laisse à confirmer.

        Affiche ce qui change. Le fichier lui-même n’est jamais modifié : avec -o, un nouveau est écrit.
        """,
        en="""Confirm a list of members without retyping it, or list what an election leaves to confirm.

        Prints what changes. The file itself is never written: with -o a new one is.
        """,
    ),
    _FILE,
    argument(
        "body",
        help=Text(
            fr="L’identifiant d’une instance, d’une fonction ou d’un texte qui vaut encore.",
            en="The id of a body, an office or a text that is still so.",
        ),
        metavar="[BODY]",
        required=False,
    ),
    option(
        "--on",
        help=Text(fr="Le jour où cela a été vu ainsi.", en="The day on which it was seen to be so."),
        type=DATE,
    ),
    option(
        "--after-election",
        help=Text(
            fr="Lister les sièges et les fonctions à confirmer après elle.",
            en="List the seats and offices to confirm after it.",
        ),
        type=DATE,
    ),
    option(
        "-o",
        "--output",
        help=Text(
            fr="Écrire le fichier qui en résulte, sous un nouveau nom.",
            en="Write the file that results, under a new name.",
        ),
        metavar="NEW",
    ),
    _lang,
    _FORMAT,
)
def confirm(
    file: str, body: str | None, on: str | None, after_election: str | None, output: str | None, lang: Lang, format: str
) -> None:
    """Print what a confirmation changes, or what there is to confirm."""
    council = _council(file, lang)
    if after_election is not None:
        listed_places = clsm.governance.after_election(council.on(on or after_election), after_election)
        _print(format, text=lambda: listed_places.explain(lang), data=lambda: listed_places.to_rows(lang))
        return
    if body is None or on is None:
        raise Stop(_BODY_OR_ELECTION)
    snapshot = council.on(on)
    try:
        answer = clsm.governance.confirm(snapshot, body)
    except KeyError:
        bodies = ", ".join(sorted(body.id for body in snapshot.instances))
        raise Stop(_NO_SUCH_ID.format(day=on, id=body, bodies=bodies)) from None
    _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))
    if output is not None:
        with _writing(output, lang):
            clsm.dump(answer.confirmed, output)


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


@app.command(
    "report",
    Text(
        fr="Afficher une feuille à apporter à un comité ; avec --full, tout ce qui est su, règles et réseau compris.",
        en="Print one sheet to bring to a committee; with --full, all that is known, with rules and network.",
    ),
    _FILE,
    option(
        "--on",
        help=Text(
            fr="Le jour à regarder ; sans lui, le dernier documenté, et aujourd’hui s’il n’y en a pas.",
            en="The day to look at; by default the last one documented, without one today.",
        ),
        type=DATE,
    ),
    option(
        "--full",
        help=Text(
            fr="Le rapport entier et non la feuille d’une page.",
            en="The whole report instead of the sheet of one page.",
        ),
        is_flag=True,
    ),
    option(
        "--notes",
        help=Text(
            fr="Le rapport entier avec les notes du fichier, qui sinon y restent.",
            en="The whole report with the notes of the file, which stay in it otherwise.",
        ),
        is_flag=True,
    ),
    _OUTPUT,
    _RULES_ON,
    option(
        "--easy",
        help=Text(
            fr="Une feuille facile à lire : moins de mots, plus gros.",
            en="A sheet that is easy to read: less, and larger.",
        ),
        is_flag=True,
    ),
    _lang,
    _FORMAT,
    _SHOW_SMALL,
)
def report(
    file: str,
    on: str | None,
    full: bool,
    notes: bool,
    output: str | None,
    rules_on: str | None,
    easy: bool,
    lang: Lang,
    format: str,
    show_small: bool,
) -> None:
    """Print or write the sheet, or the whole report."""
    council = _council(file, lang)
    snapshot = council.on(on or council.last_documented or Day.today())
    _warn_of(show_small, lang)
    if full or notes or show_small:
        whole = partial(clsm.reports.text, snapshot, lang=lang, notes=notes, show_small=show_small)
        rows = partial(clsm.reports.to_rows, snapshot, lang=lang, notes=notes, show_small=show_small)
        made: dict[str, Callable[[], Any]] = {".txt": whole, ".json": lambda: _as_json(rows())}
        if not (notes or show_small):
            made[".html"] = partial(clsm.reports.page, snapshot, lang=lang)
    else:
        sheet = clsm.reports.brief(snapshot, lang=lang, rules_on=rules_on, easy=easy)
        made = {
            ".txt": sheet.to_text,
            ".md": sheet.to_markdown,
            ".html": sheet.to_html,
            ".json": lambda: _as_json(sheet.to_rows()),
            ".docx": sheet.to_docx,
        }
    if output is None:
        write(made[".txt"]().rstrip()) if format == "text" else click.echo(made[".json"]())
        return
    _save(output, made, lang=lang)


def _save(output: str, made: Mapping[str, Callable[[], Any]], *, lang: Lang) -> None:
    """Write the file *output* in the form that its ending names."""
    ending = Path(output).suffix.lower()
    if ending not in made:
        message = _NO_WHOLE if ending in _REPORTS else _NO_ENDING
        raise Stop(message.format(file=output, endings=", ".join(_REPORTS)))
    with _writing(output, lang, over=True) as path:
        content = made[ending]()
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


@app.command(
    "network",
    Text(
        fr="Afficher les places à ouvrir, qui atteint ceux qui décident, les seuls relais, et qui ne se rencontre pas.",
        en="Print places to open, who reaches the deciders, the sole relays, and who meets nowhere.",
    ),
    _FILE,
    _ON,
    _lang,
    _FORMAT,
)
def network(file: str, on: str | None, lang: Lang, format: str) -> None:
    """Print what the network says."""
    parts, snapshot = ("places", "network"), _snapshot(file, on, lang=lang)
    _print(
        format,
        text=lambda: clsm.reports.text(snapshot, lang=lang, only=parts),
        data=lambda: clsm.reports.to_rows(snapshot, lang=lang, only=parts),
    )


def _answer(ask: Callable[[Snapshot], Any], file: str, *, on: str | None, lang: Lang, format: str) -> None:
    """Print what *ask* answers of the council on a day."""
    answer = ask(_snapshot(file, on, lang=lang))
    _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))


@app.command(
    "coverage",
    Text(
        fr="Afficher ce que le conseil attend de lui-même, par thème et par lieu, et quels programmes y répondent.",
        en="Print what the council expects of itself, theme by theme and place by place, and which programs answer it.",
    ),
    _FILE,
    _ON,
    _lang,
    _FORMAT,
)
def coverage(**asked: Any) -> None:
    """Print what is covered."""
    _answer(clsm.planning.coverage, **asked)


@app.command(
    "contract",
    Text(
        fr="Afficher un contrat, de ses priorités aux indicateurs de ses actions ; sans identifiant, chacun en bref.",
        en="Print a contract from its priorities to the indicators of its actions; without an id, each in short.",
    ),
    _FILE,
    argument(
        "id",
        help=Text(
            fr="L’identifiant d’un contrat, d’une convention ou d’un autre texte.",
            en="The id of a contract, a convention or another text.",
        ),
        metavar="[ID]",
        required=False,
    ),
    _ON,
    _OUTPUT,
    _lang,
    _FORMAT,
)
def contract(id: str | None, **asked: Any) -> None:
    """Print or write a contract, or each."""
    ask = clsm.planning.contract_actions if id is None else partial(clsm.planning.contract, agreement=id)
    _pages(ask, partial(clsm.reports.contract, agreement=id), id=id, **asked)


@app.command(
    "actions",
    Text(
        fr="Afficher la fiche d’une action, avec ce qui n’est pas documenté ; sans identifiant, celles du jour.",
        en="Print the sheet of an action, with what is not documented; without an id, those of the day.",
    ),
    _FILE,
    argument(
        "id", help=Text(fr="L’identifiant d’une action.", en="The id of an action."), metavar="[ID]", required=False
    ),
    _ON,
    _OUTPUT,
    _lang,
    _FORMAT,
)
def actions(id: str | None, **asked: Any) -> None:
    """Print or write the sheet of an action, or of each."""
    ask = clsm.planning.action_sheets if id is None else partial(clsm.planning.action_sheet, program=id)
    _pages(ask, partial(clsm.reports.actions, program=id), id=id, **asked)


@app.command(
    "papers",
    Text(
        fr="Afficher les papiers d’une réunion : convocation, feuille de présence, liste à confirmer, compte rendu.",
        en="Print the papers of a meeting: notice, attendance sheet, list to confirm, form for the minutes.",
    ),
    _FILE,
    argument("body", help=Text(fr="L’identifiant d’une instance.", en="The id of a body."), metavar="BODY"),
    option(
        "--for",
        "day",
        help=Text(fr="Le jour de la réunion.", en="The day of the meeting."),
        required=True,
        type=DATE,
    ),
    _OUTPUT,
    _lang,
    _FORMAT,
)
def papers(file: str, body: str, day: str, output: str | None, lang: Lang, format: str) -> None:
    """Print or write the papers of a meeting."""
    snapshot = _council(file, lang).on(day)
    try:
        rows = clsm.planning.papers(snapshot, body).to_rows(lang)
    except KeyError:
        bodies = ", ".join(sorted(it.id for it in snapshot.instances))
        raise Stop(_NO_SUCH_ID.format(day=day, id=body, bodies=bodies)) from None
    made = clsm.reports.papers(snapshot, body, lang=lang)
    if output is None:
        _print(format, text=made.to_text, data=lambda: rows)
    else:
        _save(output, _forms(made, rows=rows), lang=lang)


def _pages(
    ask: Callable[[Snapshot], Any],
    make: Callable[..., "clsm.reports.Document"],
    *,
    id: str | None,
    file: str,
    on: str | None,
    output: str | None,
    lang: Lang,
    format: str,
) -> None:
    """Print what *ask* answers of the council on a day, or write the pages that *make* makes of it."""
    snapshot = _snapshot(file, on, lang=lang)
    try:
        answer = ask(snapshot)
    except KeyError:
        raise Stop(_NOTHING_CALLED.format(id=id)) from None
    if output is None:
        _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))
    else:
        made = make(snapshot, lang=lang)
        _save(output, _forms(made, rows=answer.to_rows(lang)), lang=lang)


def _forms(made: "clsm.reports.Document", *, rows: Any) -> dict[str, Callable[[], Any]]:
    """The forms of a document by the ending of their files."""
    return {
        ".txt": made.to_text,
        ".md": made.to_markdown,
        ".html": made.to_html,
        ".docx": made.to_docx,
        ".json": lambda: _as_json(rows),
    }


_NOTHING_CALLED: Final = Text(
    fr="Rien dans ce conseil n’a l’identifiant {id!r}.", en="Nothing in this council has the id {id!r}."
)


@app.command(
    "decisions",
    Text(
        fr="Afficher qui fait quoi et pour quand : ce que les instances ont décidé, ce que les actions prévoient.",
        en="Print who does what by when: what bodies decided and what actions plan.",
    ),
    _FILE,
    _ON,
    _lang,
    _FORMAT,
)
def decisions(**asked: Any) -> None:
    """Print what is to be followed up."""
    _answer(clsm.planning.follow_up, **asked)


@app.command(
    "year",
    Text(
        fr="Afficher le rapport d’activité d’une année : réunions, ce qui s’est tenu, pour qui, et les indicateurs.",
        en="Print the activity report of a year: what met, what was held, for whom, and how the indicators stand.",
    ),
    _FILE,
    option(
        "--year",
        help=Text(
            fr="L’année dont il est question ; sans elle, la dernière qui a été consignée.",
            en="The year to report on; by default the last one recorded.",
        ),
        type=int,
        metavar="YEAR",
    ),
    option(
        "--on",
        help=Text(
            fr="Le jour à regarder ; sans lui, le dernier de l’année, ou le dernier documenté.",
            en="The day to look at; by default the year's last, or the last one documented.",
        ),
        type=DATE,
    ),
    _OUTPUT,
    _lang,
    _FORMAT,
    _SHOW_SMALL,
)
def year(
    file: str, year: int | None, on: str | None, output: str | None, lang: Lang, format: str, show_small: bool
) -> None:
    """Print or write the report of a year."""
    council = _council(file, lang)
    if on is None:
        last = _last(council, file, lang)
        asked = clsm.planning.last_recorded(council.on(last)) if year is None else year
        # what has ended since then was part of its year
        snapshot = council.on(Day(asked, 12, 31) if asked and 0 < asked < last.year else last)
    else:
        snapshot = council.on(on)
    answer = clsm.planning.year(snapshot, year, show_small=show_small)
    _warn_of(show_small, lang)
    if output is not None:
        made = clsm.reports.year(snapshot, answer.year, lang=lang, show_small=show_small)
        _save(output, _forms(made, rows=answer.to_rows(lang)), lang=lang)
        return
    _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))


def _in_a_year(first: Day) -> Day:
    """The last day of twelve months; of the last year there is, its end."""
    return first.add(years=1).subtract(days=1) if first.year < 9999 else Day(9999, 12, 31)


@app.command(
    "calendar",
    Text(
        fr="Afficher séances, ouvertures, réunions et échéances, sur douze mois sinon, et ce qui est à fixer.",
        en="Print sessions, openings, meetings and deadlines, by default of twelve months, and what is to be set.",
    ),
    _FILE,
    option(
        "--from",
        "start",
        help=Text(fr="Le premier jour ; sans lui, aujourd’hui.", en="The first day; by default today."),
        type=DATE,
    ),
    option(
        "--to",
        "end",
        help=Text(
            fr="Le dernier jour, compris ; sans lui, douze mois après le premier.",
            en="The last day, included; by default twelve months from the first.",
        ),
        type=DATE,
    ),
    _lang,
    option(
        "--format",
        help=Text(
            fr="Du texte à lire, du JSON pour des programmes, ou ical pour un agenda.",
            en="Text to read, JSON for programs, or ical for a calendar program.",
        ),
        type=click.Choice(["text", "json", "ical"]),
        default="text",
    ),
    option(
        "--zone",
        help=Text(
            fr="Le fuseau horaire des heures, comme Indian/Reunion, pour ical ; sans lui, celui des lieux.",
            en="The time zone of the hours, such as Indian/Reunion, for ical; by default that of the places.",
        ),
        metavar="NAME",
    ),
    option(
        "-o",
        "--output",
        help=Text(
            fr="L’écrire dans ce fichier : .ics pour un agenda, .txt, .md, .html, .json ou .docx.",
            en="Write it to this file: .ics for a calendar program, .txt, .md, .html, .json or .docx.",
        ),
        metavar="FILE",
    ),
    _SHOW_SMALL,
)
def calendar(
    file: str,
    start: str | None,
    end: str | None,
    lang: Lang,
    format: str,
    zone: str | None,
    output: str | None,
    show_small: bool,
) -> None:
    """Print or write what is dated and what is to be set."""
    council = _council(file, lang)
    _warn_of(show_small, lang)
    first = to_day(start or Day.today())
    last = to_day(end) if end else _in_a_year(first)
    holidays = _days_off(council, first, last, lang=lang)
    answer = clsm.planning.calendar(council, first, last, holidays=holidays, show_small=show_small)
    as_ical = partial(clsm.planning.to_ical, answer, lang=lang, zone=zone)
    if output is not None:
        made = clsm.reports.calendar(council, first, last, holidays=holidays, lang=lang, show_small=show_small)
        _save(output, _forms(made, rows=answer.to_rows(lang)) | {".ics": as_ical}, lang=lang)
        return
    if format == "ical":
        click.echo(as_ical(), nl=False)
        return
    _print(format, text=lambda: answer.explain(lang), data=lambda: answer.to_rows(lang))


_NO_HOLIDAYS: Final = Text(
    fr="Les vacances et les jours fériés ne sont pas connus ici : pip install 'clsm[calendar]' les apporte.",
    en="School and public holidays are not known here: pip install 'clsm[calendar]' brings them.",
)


def _days_off(council: Council, first: Day, last: Day, *, lang: Lang) -> "clsm.planning.DaysOff | None":
    """The holidays of a council; ``None``, and a word of it, without the extra ``calendar``."""
    try:
        return clsm.planning.days_off(council, first, last)
    except ModuleNotFoundError:
        write(_NO_HOLIDAYS.say(lang), err=True)
        return None


@app.command(
    "rules",
    Text(
        fr="Lister les règles fournies, ou afficher la page de l’une.",
        en="List the built-in rules, or print the page of one.",
    ),
    argument(
        "code",
        help=Text(
            fr="Le code d’une règle ou d’une note, pour en afficher la page.",
            en="The code of one rule or note, to print its page.",
        ),
        metavar="[CODE]",
        required=False,
    ),
    _lang,
    _FORMAT,
)
def rules(code: str | None, lang: Lang, format: str) -> None:
    """Print the catalogue, or one page of it."""
    if code is not None:
        entry = _rule_or_note(code)
        card = entry.to_dict(lang) if isinstance(entry, clsm.governance.Rule) else {"code": entry.code}
        _print(format, text=lambda: entry.card(lang), data=lambda: card | {"page": entry.card(lang)})
        return
    rows = [rule.to_dict(lang) for book in clsm.governance.rulebooks() for rule in book.rules]
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


@app.command(
    "words",
    Text(
        fr="Afficher les listes de mots que prennent les champs d’un fichier de conseil, ou les mots de l’une.",
        en="Print the lists of words that the fields of a council file take, or the words of one.",
    ),
    argument(
        "name",
        help=Text(fr="Le nom d’une liste, pour en afficher les mots.", en="The name of one list, to print its words."),
        metavar="[LIST]",
        required=False,
    ),
    _lang,
    _FORMAT,
)
def words(name: str | None, lang: Lang, format: str) -> None:
    """Print the lists, or the words of one."""
    rows = clsm.vocabulary.list_rows(name, lang)
    width = max(len(row["id"]) for row in rows)
    _print(format, text=lambda: "\n".join(f"{row['id']:<{width}}  {row['label']}" for row in rows), data=lambda: rows)


OF_A_DAY: Final[Mapping[str, Callable[[Snapshot, Lang], "clsm.exports.Export"]]] = {
    "graphml": lambda snapshot, lang: clsm.exports.graphml(snapshot, lang=lang),
    "node-link": lambda snapshot, lang: clsm.exports.node_link(snapshot, lang=lang),
    "gexf": lambda snapshot, lang: clsm.exports.gexf(snapshot, lang=lang),
    "na-matrix": lambda snapshot, lang: clsm.exports.na_matrix(snapshot),
    "hif": lambda snapshot, lang: clsm.exports.hif(snapshot, lang=lang),
}
"""The formats of other programs that tell of a day, and what writes each."""

EXPORTS: Final = (*OF_A_DAY, "data-inclusion", "org", "tables")
"""The formats of other programs."""

_WHOLE_HISTORY: Final = Text(
    fr="Le format {to} contient toute l’histoire du conseil : ôtez --on.",
    en="The format {to} holds the whole history of the council: leave out --on.",
)


@app.command(
    "export",
    Text(
        fr="Écrire un conseil dans un format d’autres programmes, et dire ce qui n’y est pas ; un fichier qui existe "
        "reste tel quel.",
        en="Write a council in a format of other programs, and say what is not in it; a file that exists is left as it "
        "is.",
    ),
    _FILE,
    option("--to", help=Text(fr="Le format.", en="The format."), type=click.Choice(EXPORTS), required=True),
    option(
        "--output",
        "-o",
        help=Text(
            fr="Le fichier à écrire ; pour tables, le dossier à créer.",
            en="The file to write; for tables, the folder to make.",
        ),
        metavar="FILE",
        required=True,
    ),
    _ON,
    option(
        "--source",
        help=Text(
            fr="Pour data-inclusion : le nom du producteur ; sans lui, l’identifiant du conseil.",
            en="For data-inclusion: the name of the producer; by default the id of the council.",
        ),
        metavar="NAME",
    ),
    option(
        "--updated",
        help=Text(
            fr="Pour data-inclusion : le jour de mise à jour de ce qu’aucune source ne montre un jour précis.",
            en="For data-inclusion: the day of the update of what no source shows on a full day.",
        ),
        metavar="DATE",
    ),
    _lang,
)
def export(
    file: str, to: str, output: str, on: str | None, source: str | None, updated: str | None, lang: Lang
) -> None:
    """Write a file for other programs, and say what it lacks."""
    if to in ("org", "tables") and on is not None:
        raise Stop(_WHOLE_HISTORY.format(to=to))
    if to == "tables":
        council = _council(file, lang)
        with _writing(output, lang) as path:
            exported = clsm.exports.tables(council, path)
    else:
        if to == "org":
            exported = clsm.exports.org(_council(file, lang))
        elif to == "data-inclusion":
            today = _snapshot(file, on, lang=lang)
            exported = clsm.exports.data_inclusion(today, source=source or today.council.id, updated=updated)
        else:
            exported = OF_A_DAY[to](_snapshot(file, on, lang=lang), lang)
        with _writing(output, lang) as path:
            path.write_bytes(exported.text.encode("utf-8"))
    write(exported.explain(lang), err=True)


@app.command(
    "schema",
    Text(
        fr="Afficher le schéma JSON des fichiers de conseils, pour des éditeurs et d’autres programmes.",
        en="Print the JSON Schema of council files, for editors and other programs.",
    ),
    _lang,
)
def schema(lang: Lang) -> None:
    """Print the schema, its titles and labels in one language."""
    click.echo(_as_json(clsm.schema.json_schema(lang)))


@app.command(
    "new",
    Text(
        fr="Écrire un fichier de conseil ou un classeur à remplir ; un fichier qui existe reste tel quel.",
        en="Write a council file or a workbook to fill in; a file that exists is left as it is.",
    ),
    argument(
        "file",
        help=Text(
            fr="Le fichier à écrire : YAML, JSON ou xlsx ; sans lui, il est affiché.",
            en="The file to write: YAML, JSON or xlsx; without one, it is printed.",
        ),
        metavar="[FILE]",
        required=False,
    ),
    option(
        "--like",
        help=Text(
            fr="Partir des instances et des fonctions d’un jeu de données, sans personne dedans.",
            en="Begin with the bodies and offices of a dataset, and nobody in them.",
        ),
        metavar="NAME",
    ),
    _lang,
)
def new(file: str | None, like: str | None, lang: Lang) -> None:
    """Write or print a file to fill in."""
    model = clsm.datasets.like(like) if like is not None else None
    if file is None:
        click.echo(clsm.files.template() if model is None else clsm.dumps(model), nl=False)
        return
    with _writing(file, lang, told=_FILL_IN) as path:
        if clsm.sheets.is_spreadsheet(file):
            clsm.workbook.write(model, file, lang=lang)
        elif model is not None:
            clsm.dump(model, file)
        else:
            path.write_bytes(clsm.files.template().encode("utf-8"))


surveys: Final = Group(
    "survey",
    Text(
        fr="Une enquête auprès des partenaires : le questionnaire, et ce qui a été répondu.",
        en="A survey of partners: the questionnaire, and what was answered.",
    ),
)
app.commands["survey"] = surveys


@surveys.command(
    "new",
    Text(
        fr="Écrire un questionnaire pour les partenaires d’un conseil ; un fichier qui existe reste tel quel.",
        en="Write a questionnaire for the partners of a council; a file that exists is left as it is.",
    ),
    _FILE,
    option("--output", "-o", help=_INTO, metavar="FILE", required=True),
    option(
        "--relation",
        help=Text(
            fr="Ce qui est demandé : voir clsm.vocabulary, tie_relations.",
            en="What is asked about: see clsm.vocabulary, tie_relations.",
        ),
        required=True,
    ),
    option("--controller", help=Text(fr="Qui répond de l’enquête.", en="Who answers for the survey."), required=True),
    option("--purpose", help=Text(fr="Pourquoi elle est faite.", en="Why it is made."), required=True),
    option(
        "--contact",
        help=Text(
            fr="À qui demander, et où reprendre ses réponses.", en="Whom to ask, and where to take answers back."
        ),
        required=True,
    ),
    option(
        "--kept-until",
        help=Text(fr="Jusqu’à quand les réponses sont gardées.", en="Until when answers are kept."),
        type=DATE,
        required=True,
    ),
    option("--recipients", help=Text(fr="Qui lit les réponses.", en="Who reads the answers."), required=True),
    option(
        "--legal-basis",
        help=Text(fr="À quel titre elles sont lues.", en="On what ground they are read."),
        required=True,
    ),
    option("--survey", help=Text(fr="L’identifiant de l’enquête.", en="The id of the survey."), metavar="ID"),
    option(
        "--layout",
        help=Text(fr="Un classeur, un fichier CSV, un formulaire.", en="A workbook, a CSV file, a form."),
        type=click.Choice(["xlsx", "csv", "xlsform"]),
        default="xlsx",
    ),
    _ON,
    _lang,
)
def survey_new(file: str, output: str, on: str | None, lang: Lang, **asked: Any) -> None:
    """Write a questionnaire."""
    content = clsm.surveys.questionnaire(_snapshot(file, on, lang=lang), lang=lang, **asked)
    with _writing(output, lang) as path:
        path.write_bytes(content)


@surveys.command(
    "read",
    Text(
        fr="""Afficher ce qui a été répondu, case par case ; avec -o, écrire le conseil avec les réponses.

        Finit par 0 si tout a été lu, par 1 s’il reste quelque chose à regarder, et par 2 si le fichier ne peut pas être
        lu.
        """,
        en="""Print what was answered, cell by cell; with -o, write the council with the answers in it.

        Ends with 0 where all was read, with 1 where something is left to look at, and with 2 where the file cannot be
        read.
        """,
    ),
    _FILE,
    argument(
        "answers",
        help=Text(fr="Les fichiers d’une enquête.", en="The files of one survey."),
        metavar="ANSWERS...",
        nargs=-1,
        required=True,
    ),
    option("--survey", help=Text(fr="L’enquête, connue ou nouvelle.", en="The survey, known or new."), metavar="ID"),
    option(
        "--relation",
        help=Text(fr="Ce qu’une nouvelle enquête a demandé.", en="What a new survey asked about."),
    ),
    option("--layout", help=Text(fr="Comment le fichier est disposé.", en="How the file is laid out.")),
    option("--sheet", help=Text(fr="La feuille d’un classeur.", en="The sheet of a workbook.")),
    option("--respondent", help=Text(fr="Qui répond.", en="Who answers."), metavar="HEADING"),
    option("--partner", help=Text(fr="Au sujet de qui.", en="About whom."), metavar="HEADING"),
    option("--question", help=Text(fr="La question lue.", en="The question read."), metavar="HEADING"),
    option("--level", help=Text(fr="À quel point ils sont proches.", en="How close they are."), metavar="HEADING"),
    option("--contact", help=Text(fr="À quel rythme ils se parlent.", en="How often they speak."), metavar="HEADING"),
    option(
        "--value",
        help=Text(
            fr="Comme Souvent=3, Jamais=no, 99=unknown ; peut être redonné.",
            en="As Souvent=3, Jamais=no, 99=unknown; may be given again.",
        ),
        metavar="WORDS=MEANING",
        multiple=True,
    ),
    option(
        "--match",
        help=Text(
            fr="Qui est désigné par un nom, comme G.E.M.=gem ; peut être redonné.",
            en="Who is meant by a name, as G.E.M.=gem; may be given again.",
        ),
        metavar="NAME=ID",
        multiple=True,
    ),
    option(
        "--asked",
        help=Text(fr="Qui a été interrogé, avec des virgules.", en="Who was asked, with commas."),
        metavar="IDS",
    ),
    option("--answered", help=Text(fr="Qui a répondu.", en="Who answered."), metavar="IDS"),
    option(
        "--complete",
        help=Text(fr="Qui a nommé tous ses partenaires.", en="Who named all their partners."),
        metavar="IDS",
    ),
    option(
        "--at-most",
        help=Text(fr="Combien de partenaires on pouvait nommer.", en="How many partners one could name."),
        type=click.IntRange(min=1),
        metavar="NUMBER",
    ),
    option("--as-of", help=Text(fr="Le jour des réponses.", en="The day of the answers."), type=DATE),
    option(
        "--silent",
        help=Text(
            fr="Nommer ceux qui n’ont pas répondu : pour qui mène l’enquête, et personne d’autre.",
            en="Name those who did not answer: for whoever runs the survey, nobody else.",
        ),
        is_flag=True,
    ),
    option("--output", "-o", help=_INTO, metavar="FILE"),
    _ON,
    _lang,
    _FORMAT,
)
def survey_read(
    file: str,
    answers: Sequence[str],
    value: Sequence[str],
    match: Sequence[str],
    asked: str | None,
    answered: str | None,
    complete: str | None,
    silent: bool,
    output: str | None,
    on: str | None,
    lang: Lang,
    format: str,
    **known: Any,
) -> int:
    """Print what was answered."""
    snapshot = _snapshot(file, on, lang=lang)
    try:
        reading = clsm.surveys.read(
            list(answers),
            snapshot,
            values={words: _meaning(said) for words, said in _pairs(value, "--value")},
            matches=dict(_pairs(match, "--match")),
            asked=_ids(asked),
            answered=_ids(answered),
            complete=_ids(complete) or (),
            **known,
        )
    except OSError:
        raise Stop(_NOT_OPENED.format(file=", ".join(answers))) from None
    _print(
        format,
        text=lambda: _answers_page(reading, lang, silent=silent),
        data=lambda: reading.to_rows(lang, silent=silent),
    )
    if output is not None:
        with _writing(output, lang):
            clsm.dump(snapshot.council.apply(*reading.changes), output)
    return int(any(problem.level == "error" for problem in reading.problems))


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


def _pairs(texts: Sequence[str], option: str) -> list[tuple[str, str]]:
    pairs = [text.rpartition("=") for text in texts]
    for words, mark, said in pairs:
        if not (words and mark and said):
            raise Stop(_NO_PAIR.format(option=option, words=on_one_line(said)))
    return [(words, said) for words, _, said in pairs]


def _meaning(words: str) -> Any:
    return int(words) if words.isdecimal() and len(words) < 3 else words


def _ids(words: str | None) -> list[str] | None:
    return None if words is None else [id.strip() for id in words.split(",") if id.strip()]
