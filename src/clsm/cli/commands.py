"""The subcommands: check, report, network, rules, schema, new."""

import json
from collections.abc import Callable
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from clsm import datasets, files, governance, reports
from clsm import schema as json_schema
from clsm.council import Snapshot
from clsm.language import Lang
from clsm.problems import CouncilFileError, Mismatch, did_you_mean

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


class Format(StrEnum):
    """The forms of what is printed."""

    TEXT = "text"
    JSON = "json"


File = Annotated[str, typer.Argument(help="A council file (YAML or JSON), or the name of a dataset.", metavar="FILE")]
Lang_ = Annotated[Language, typer.Option("--lang", help="The language of what is printed.")]
Format_ = Annotated[Format, typer.Option("--format", help="Text to read, or JSON for programs.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day to look at; by default the last one documented.")
]
RulesOn = Annotated[
    str | None,
    typer.Option("--rules-on", metavar="DATE", help="Use the texts in force on this day instead of the day looked at."),
]


def _stop(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(2)


def _snapshot(source: str, day: str | None) -> Snapshot:
    """The council of a file or a dataset on a day; what cannot be read is said, and ends the command with 2."""
    try:
        if Path(source).exists():
            if source in datasets.names():
                typer.echo(f"Reading the file {source}, not the dataset of the same name.", err=True)
            council = files.load(source)
        elif source in datasets.names():
            council = datasets.load(source)
        else:
            hint = did_you_mean(source, datasets.names())
            raise _stop(
                f"There is no file {source!r} here, and no dataset of that name: the datasets are "
                f"{', '.join(datasets.names())}." + (f" {hint.capitalize()}" if hint else "")
            )
        when = day or council.last_documented
        if when is None:
            raise _stop(f"Nothing in {source} says when it was last true: give a day, as in --on 2011-11-01.")
        return council.on(when)
    except (CouncilFileError, Mismatch, OSError) as error:
        raise _stop(str(error)) from None


def _print(format: Format, text: Callable[[], str], data: Callable[[], Any]) -> None:
    typer.echo(text().rstrip() if format is Format.TEXT else json.dumps(data(), ensure_ascii=False, indent=2))


@app.callback(invoke_without_command=True)
def _main(show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if show_version:
        typer.echo(version("clsm"))
        raise typer.Exit


@app.command()
def check(
    file: File,
    on: On = None,
    rules_on: RulesOn = None,
    lang: Lang_ = Language.EN,
    format: Format_ = Format.TEXT,
) -> None:
    """Check a council against the rules of its country and its own word.

    Ends with 0 where no rule that binds is broken or undocumented, with 1 where one is broken,
    with 3 where none is broken but one cannot be said, and with 2 where the council cannot be read.
    """
    language = _lang(lang)
    try:
        report = governance.check(_snapshot(file, on), rules_on=rules_on)
    except Mismatch as error:
        raise _stop(str(error)) from None
    _print(format, lambda: report.to_text(lang=language), lambda: report.to_rows(lang=language))
    raise typer.Exit({True: 0, False: 1, None: 3}[report.conforms])


@app.command()
def report(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = Format.TEXT) -> None:
    """Print who a council is, its bodies and seats, what the rules say, places to open, bridges, sources."""
    today, language = _snapshot(file, on), _lang(lang)
    _print(format, lambda: reports.text(today, lang=language), lambda: reports.to_rows(today, lang=language))


@app.command()
def network(file: File, on: On = None, lang: Lang_ = Language.EN, format: Format_ = Format.TEXT) -> None:
    """Print places to open, who reaches the deciders, the sole relays, and who meets nowhere."""
    today, language, parts = _snapshot(file, on), _lang(lang), ("places", "network")
    _print(
        format,
        lambda: reports.text(today, lang=language, only=parts),
        lambda: reports.to_rows(today, lang=language, only=parts),
    )


@app.command()
def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="The code of one rule or note, to print its page.")
    ] = None,
    lang: Lang_ = Language.EN,
    format: Format_ = Format.TEXT,
) -> None:
    """List the built-in rules, or print the page of one."""
    language = _lang(lang)
    if code is not None:
        try:
            found = _rule_or_note(code)
        except Mismatch as error:
            raise _stop(str(error)) from None
        _print(format, lambda: found.card(language), lambda: {"code": found.code, "page": found.card(language)})
        return
    rows = [
        {"code": rule.code, "rulebook": book.name, "strength": rule.strength, "name": rule.name.say(language)}
        for book in governance.rulebooks()
        for rule in book.rules
    ]
    _print(format, lambda: "\n".join(f"{row['code']:<8} {row['name']}" for row in rows), lambda: rows)


def _rule_or_note(code: str) -> governance.Rule | governance.Provision:
    """The rule that has this *code*, else what a text says under it that is no rule."""
    try:
        return governance.find_rule(code)
    except Mismatch:
        try:
            return governance.find_provision(code)
        except KeyError:
            pass
        raise


@app.command()
def schema() -> None:
    """Print the JSON Schema of council files, for editors and other programs."""
    _print(Format.JSON, str, json_schema.json_schema)


@app.command()
def new(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The file to write; without one, it is printed.")
    ] = None,
) -> None:
    """Write a council file to fill in; a file that exists is left as it is."""
    if file is None:
        typer.echo(files.template(), nl=False)
        return
    try:
        with open(file, "x", encoding="utf-8", newline="\n") as target:
            target.write(files.template())
    except FileExistsError:
        raise _stop(f"There is a file {file} already, and it is left as it is: give another name.") from None
    except OSError as error:
        raise _stop(str(error)) from None
    typer.echo(f"Written: {file}. Fill it in, then: clsm report {file}", err=True)


def _lang(language: Language) -> Lang:
    return "fr" if language is Language.FR else "en"
