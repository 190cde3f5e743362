"""The command ``clsm``: a thin door to the library, for those who do not write Python."""

import sys


def main() -> None:
    """Run the command; without the extra ``cli`` it says how to install it, and exits with 2."""
    try:
        from clsm.cli.commands import app
    except ModuleNotFoundError as error:
        if error.name != "typer":
            raise
        print("The command clsm needs the extra cli: pip install 'clsm[cli]'", file=sys.stderr)
        raise SystemExit(2) from None
    app()
