"""The command ``clsm``, run inside the test."""

from click.testing import CliRunner, Result

from clsm.cli.commands import app


def run(*arguments: object) -> Result:
    """What the command prints with these arguments, on both streams, and how it ends."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(app.program(words), words, prog_name="clsm")
