"""The command in two languages: its help, its refusals, its ends, and what a shell completes."""

import locale
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner, Result

from clsm.cli.commands import app
from clsm.cli.spoken import Command, Group, language
from clsm.words import Lang, Text
from tests.command import run


@pytest.mark.parametrize(
    ("arguments", "set_to", "spoken"),
    [
        (("check", "--lang", "fr"), {"CLSM_LANG": "en"}, "fr"),
        (("check", "--lang=fr"), {}, "fr"),
        (("check",), {"CLSM_LANG": "fr", "LC_ALL": "en_GB.UTF-8"}, "fr"),
        (("check",), {"LC_ALL": "fr_BE.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        (("check",), {"LANG": "fr_FR.UTF-8"}, "fr"),
        (("check",), {"LANG": "nl_BE.UTF-8"}, "en"),
        (("check",), {}, "fr"),
    ],
)
def test_the_language_is_the_one_asked_for(
    arguments: tuple[str, ...], set_to: dict[str, str], spoken: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the option, else by ``CLSM_LANG``, else by the locale: that of the system where no variable names one."""
    for name in ("CLSM_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda: ("French_France", "1252"))
    assert language(arguments) == spoken


def test_help_is_in_the_language_asked_for() -> None:
    """Of the program, of a group, of a command; nothing of click's own English is left in French."""
    for arguments, words in (
        ((), "Conseils locaux de santé mentale"),
        (("survey",), "Une enquête auprès des partenaires"),
        (("export",), "le dossier à créer. (à donner)"),
    ):
        french = (
            run(*arguments, "--help", "--lang", "fr") if arguments != ("survey",) else _in_french("survey", "--help")
        )
        assert french.exit_code == 0
        assert words in " ".join(french.stdout.split())
        assert "Usage :" in french.stdout
        for english in ("Usage:", "Options:", "Commands:", "Show this", "required"):
            assert english not in french.stdout
    assert "the folder to make. (required)" in " ".join(run("export", "--help").stdout.split())


def _in_french(*arguments: str) -> Result:
    return CliRunner().invoke(app.program(["--lang", "fr"]), arguments, prog_name="clsm")


def test_alone_a_group_prints_its_help_and_ends_with_2() -> None:
    """Nothing was asked."""
    for arguments, words in (((), "Commands:"), (("survey",), "A survey of partners")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout, words in result.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("arguments", "en", "fr"),
    [
        ("chek metz", "There is no command 'chek': check, ", "Il n’y a pas de commande 'chek' : check, "),
        ("chek metz", "Did you mean 'check'?", "Vouliez-vous dire 'check' ?"),
        ("xyz", "There is no command 'xyz'", "Il n’y a pas de commande 'xyz'"),
        ("check metz --formt text", "no option --formt. Did you mean '--format'?", "Il n’y a pas d’option --formt."),
        ("check metz --format", "--format expects a value.", "--format attend une valeur."),
        ("check --help=3", "--help expects no value.", "--help n’attend pas de valeur."),
        ("check metz --shape=yes", "--shape expects no value.", "--shape n’attend pas de valeur."),
        ("check metz --format xml", "'--format' expects one of these words: text, json.", "attend un de ces mots"),
        ("year metz --year soon", "'--year' expects a whole number.", "'--year' attend un nombre entier."),
        ("check", "'FILE' is missing.", "Il manque 'FILE'."),
        ("export metz --to hif", "'--output' / '-o' is missing.", "Il manque '--output' / '-o'."),
        ("check metz a b", "Nothing more is expected, and not: a b.", "Rien n’est attendu après, et non : a b."),
    ],
)
def test_a_slip_of_the_command_is_said_in_either_language(arguments: str, en: str, fr: str) -> None:
    """With 2, on the error stream, and with the help to look at."""
    for result, words in ((run(*arguments.split()), en), (_in_french(*arguments.split()), fr)):
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in result.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert "clsm check --help" in run("check").stderr


def _program(raised: BaseException) -> Group:
    def fail() -> NoReturn:
        raise raised

    words = Text.same("tried")
    return Group("tried", words, {"fail": Command("fail", fail, words, ())})


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (ZeroDivisionError(), 70, "clsm made a mistake, and it is none of yours."),
        (ModuleNotFoundError(name="other"), 70, "ModuleNotFoundError"),
        (ModuleNotFoundError(name="docx"), 2, "pip install 'clsm[word]'"),
        (KeyboardInterrupt(), 130, ""),
        (click.UsageError("What else click refuses"), 2, "What else click refuses"),
        (
            click.UsageError("What else", ctx=click.Context(click.Command("x"), info_name="x")),
            2,
            "What else\nSee: x --help",
        ),
    ],
)
def test_how_the_program_ends(raised: BaseException, code: int, words: str) -> None:
    """With 70 for a fault of ours, as 1 is for a rule that is broken; with 2 for what can be mended."""
    result = CliRunner().invoke(_program(raised).program(["fail"]), ["fail"])
    assert (result.exit_code, words in result.stderr) == (code, True)
    assert ("Traceback" in result.stderr) == (code == 70)


@pytest.mark.parametrize(
    ("words", "at", "completed"),
    [
        ("clsm cove", 1, {"coverage"}),
        ("clsm xyz ", 2, {"clsm"}),
        ("clsm survey r", 2, {"read"}),
        ("clsm check --pres", 2, {"--presume-for-good"}),
        ("clsm check metz --format j", 4, {"json"}),
        ("clsm check lil", 2, {"lil", "lille-est"}),
        ("clsm --version check lil", 3, {"lil", "lille-est"}),
    ],
)
def test_a_shell_completes(words: str, at: int, completed: set[str]) -> None:
    """Commands, options, their words, files, and the names of datasets."""
    environment = {"_CLSM_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    result = CliRunner(env=environment).invoke(app.program([]), prog_name="clsm")
    assert {line.split(",")[1] for line in result.stdout.splitlines()} >= completed - {"clsm"}
