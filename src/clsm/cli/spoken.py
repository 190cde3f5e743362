"""Commands whose help and refusals are said in French or in English: click's, without its English sentences."""

import locale
import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, TypeVar, final

import attrs
import click

from clsm.problems import CouncilFileError, Mismatch, nearest
from clsm.words import Lang, Text, listed, on_one_line

Parameter = Callable[[Lang], click.Parameter]
"""An option or an argument, made in a language."""

_Run = TypeVar("_Run", bound=Callable[..., int | None])

_USAGE: Final = Text(fr="Usage : ", en="Usage: ")
_ARGUMENTS: Final = Text(fr="Arguments ", en="Arguments")
_OPTIONS: Final = Text(fr="Options ", en="Options")
_COMMANDS: Final = Text(fr="Commandes ", en="Commands")
_HELP: Final = Text(fr="Afficher cette aide et s’arrêter.", en="Show this help and stop.")
_REQUIRED: Final = Text(fr="(à donner)", en="(required)")
_SEE_HELP: Final = Text(fr="Voir : {command} --help", en="See: {command} --help")
_NO_COMMAND: Final = Text(
    fr="Il n’y a pas de commande {word!r} : {names}.", en="There is no command {word!r}: {names}."
)
_NO_OPTION: Final = Text(fr="Il n’y a pas d’option {word}.", en="There is no option {word}.")
MEANT: Final = Text(fr=" Vouliez-vous dire {near!r} ?", en=" Did you mean {near!r}?")
_TOO_MANY: Final = Text(
    fr="Rien n’est attendu après, et non : {words}.", en="Nothing more is expected, and not: {words}."
)
_MISSING: Final = Text(fr="Il manque {name}.", en="{name} is missing.")
_NO_VALUE: Final = Text(fr="{name} attend une valeur.", en="{name} expects a value.")
_A_FLAG: Final = Text(fr="{name} n’attend pas de valeur.", en="{name} expects no value.")
_NO_CHOICE: Final = Text(fr="{name} attend un de ces mots : {words}.", en="{name} expects one of these words: {words}.")
_NO_NUMBER: Final = Text(fr="{name} attend un nombre entier.", en="{name} expects a whole number.")
_NO_PACKAGE: Final = Text(
    fr="Cette forme demande un paquet de plus : pip install 'clsm[{extra}]'.",
    en="This form needs one more package: pip install 'clsm[{extra}]'.",
)
_OUR_FAULT: Final = Text(
    fr="clsm s’est trompé, et ce n’est pas de votre faute. Les lignes au-dessus disent où : joignez-les à votre "
    "message, sans ce qu’elles citeraient de votre fichier.",
    en="clsm made a mistake, and it is none of yours. The lines above say where: send them with your message, without "
    "what they may quote of your file.",
)

_EXTRAS: Final = {"docx": "word", "icalendar": "calendar", "jinja2": "page", "xlsxwriter": "excel"}
"""The extra that brings each package that a command may miss."""


def language(arguments: Sequence[str]) -> Lang:
    """The language asked for: by ``--lang``, else by ``CLSM_LANG``, else by the locale; English for any other.

    It is looked for before anything is read, as help and refusals are said in it too.
    """
    asked = [word for before, word in pairwise(arguments) if before == "--lang"]
    asked += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    told = map(os.environ.get, ("CLSM_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next(filter(None, (*asked, *told, locale.getlocale()[0])), "")
    return "fr" if first.lower().startswith("fr") else "en"


def write(words: str, *, err: bool = False) -> None:
    """Write *words*, of which a terminal shows everything and obeys only the ends of lines."""
    click.echo("\n".join(on_one_line(line) for line in words.split("\n")), err=err)


class Stop(Exception):
    """A sentence that ends a command with 2."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(words.en)

    def message(self, lang: Lang) -> str:
        """The sentence."""
        return self.words.say(lang)


class _Date(click.types.StringParamType):
    """A date as council files write it; with the day first, 01/09/2026 is 2026-09-01, and other words stay."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        match = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", value)
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else value


DATE: Final = _Date()
"""What an option that takes a date is."""


class _Option(click.Option):
    def get_help_extra(self, ctx: click.Context) -> Any:
        # its help says so, in its language
        return {name: extra for name, extra in super().get_help_extra(ctx).items() if name != "required"}


class _Argument(click.Argument):
    def __init__(self, name: str, *, help: str, **more: Any) -> None:
        super().__init__([name], **more)
        self.words = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        return self.make_metavar(ctx), self.words


def option(*names: str, help: Text, **more: Any) -> Parameter:
    """An option of a command; what *more* says is as in ``click.Option``."""

    def made(lang: Lang) -> click.Option:
        said = (help, _REQUIRED) if more.get("required") else (help,)
        return _Option(names, help=" ".join(words.say(lang) for words in said), **more)

    return made


def argument(name: str, *, help: Text, **more: Any) -> Parameter:
    """What a command is given by its place; what *more* says is as in ``click.Argument``."""
    return lambda lang: _Argument(name, help=help.say(lang), **more)


class _Spoken(click.Command):
    """A command in one language."""

    def __init__(self, name: str, lang: Lang, **more: Any) -> None:
        self.lang = lang
        super().__init__(name, **more)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            # a misused option does not say of which command it is
            error.ctx = ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option:
        shown = super().get_help_option(ctx)
        assert shown is not None, "every command has its help"
        shown.help = _HELP.say(self.lang)
        return shown

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE.say(self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, kind in ((_ARGUMENTS, click.Argument), (_OPTIONS, click.Option)):
            parameters = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, kind)]
            if rows := [row for parameter in parameters if (row := parameter.get_help_record(ctx))]:
                with formatter.section(title.say(self.lang)):
                    formatter.write_dl(rows)


class _Command(_Spoken):
    """One command."""

    def invoke(self, ctx: click.Context) -> Any:
        # click's own refusal of what is too much is in English
        if ctx.args:
            raise Stop(_TOO_MANY.format(words=" ".join(ctx.args)))
        return super().invoke(ctx)


class _Group(_Spoken, click.Group):
    """Commands under one name; alone, it prints its help and ends with 2."""

    def __init__(self, name: str, lang: Lang, commands: "Mapping[str, Command | Group]", **more: Any) -> None:
        self.spoken = commands
        super().__init__(name, lang, invoke_without_command=True, callback=_help_alone, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.spoken)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self.spoken[cmd_name].made(self.lang) if cmd_name in self.spoken else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.spoken and not ctx.resilient_parsing:
            raise Stop(_near(_NO_COMMAND.format(word=args[0], names=", ".join(self.spoken)), args[0], self.spoken))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(_COMMANDS.say(self.lang)):
            formatter.write_dl(
                [(name, command.made(self.lang).get_short_help_str(200)) for name, command in self.spoken.items()]
            )


@click.pass_context
def _help_alone(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


class _Program(_Group):
    """The program itself, which says how it ends."""

    def main(self, *args: Any, **more: Any) -> Any:
        """Run, and exit: with what the command says, with 2 for what cannot be read, with 70 for a fault of ours."""
        try:
            raise SystemExit(super().main(*args, **(more | {"standalone_mode": False})) or 0)
        except click.Abort:
            raise SystemExit(130) from None
        except (Stop, Mismatch, CouncilFileError) as error:
            write(error.message(self.lang), err=True)
        except click.UsageError as error:
            write(_refusal(error).say(self.lang), err=True)
        except Exception as error:
            extra = _EXTRAS.get(error.name or "") if isinstance(error, ModuleNotFoundError) else None
            if extra is None:
                traceback.print_exc()
                write(_OUR_FAULT.say(self.lang), err=True)
                raise SystemExit(70) from None
            write(_NO_PACKAGE.format(extra=extra).say(self.lang), err=True)
        raise SystemExit(2)


def _near(message: Text, word: str, choices: Iterable[str]) -> Text:
    """The *message*, with the choice that was perhaps meant."""
    near = nearest(word, choices)
    return message if near is None else listed([message, MEANT.format(near=near)], Text.same(""))


def _refusal(error: click.UsageError) -> Text:
    """What click refuses, in our words; in its own where we have none."""
    assert error.ctx is not None, "click names the command in all that it refuses"
    options = {name: parameter for parameter in error.ctx.command.get_params(error.ctx) for name in parameter.opts}
    see_help = _SEE_HELP.format(command=error.ctx.command_path)
    if isinstance(error, click.NoSuchOption):
        refused = _near(_NO_OPTION.format(word=error.option_name), error.option_name, options)
    elif isinstance(error, click.BadOptionUsage):
        flag = getattr(options[error.option_name], "is_flag", False)
        refused = (_A_FLAG if flag else _NO_VALUE).format(name=error.option_name)
    elif isinstance(error, click.MissingParameter) and error.param:
        refused = _MISSING.format(name=error.param.get_error_hint(error.ctx))
    elif isinstance(error, click.BadParameter) and error.param:
        name, kind = error.param.get_error_hint(error.ctx), error.param.type
        words = ", ".join(kind.choices) if isinstance(kind, click.Choice) else None
        refused = _NO_NUMBER.format(name=name) if words is None else _NO_CHOICE.format(name=name, words=words)
    else:
        refused = Text.same(error.format_message())
    return listed([refused, see_help], Text.same("\n"))


@final
@attrs.frozen
class Command:
    """What a command does and how it is called, in both languages."""

    name: str
    run: Callable[..., int | None]
    help: Text
    parameters: tuple[Parameter, ...]

    def made(self, lang: Lang) -> click.Command:
        """The command in a language."""
        return _Command(
            self.name,
            lang,
            callback=self.run,
            params=[parameter(lang) for parameter in self.parameters],
            help=self.help.say(lang),
            # what is too much is refused by the command, in its language
            context_settings={"allow_extra_args": True},
        )


@final
@attrs.frozen
class Group:
    """Commands under one name, in both languages."""

    name: str
    help: Text
    commands: dict[str, "Command | Group"] = attrs.field(factory=dict)
    parameters: tuple[Parameter, ...] = ()

    def made(self, lang: Lang, kind: type[_Group] = _Group) -> click.Group:
        """The group in a language."""
        return kind(
            self.name,
            lang,
            self.commands,
            params=[parameter(lang) for parameter in self.parameters],
            help=self.help.say(lang),
        )

    def program(self, arguments: Sequence[str]) -> click.Group:
        """The program in the language that *arguments* or the environment ask for."""
        return self.made(language(arguments), _Program)

    def command(self, name: str, help: Text, *parameters: Parameter) -> Callable[[_Run], _Run]:
        """Make a function the command *name* of the group: what it returns is how the program ends, ``None`` is 0."""

        def add(run: _Run) -> _Run:
            self.commands[name] = Command(name, run, help, parameters)
            return run

        return add
