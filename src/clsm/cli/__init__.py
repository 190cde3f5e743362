"""The command ``clsm``: a thin door to the library, for those who do not write Python."""

import codecs
import gc
import io
import sys
from typing import Final

_PLAINER: Final = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "...", "–": "-", "—": "-", "œ": "oe", "Œ": "OE",
    "☐": "[ ]", "→": "->", "\u00a0": " ", "\u202f": " ", "€": "EUR", "×": "x", "≥": ">=", "≤": "<=",
}  # fmt: skip
"""What stands for a sign that a console has no room for; for any other, a question mark."""

_RARELY: Final = 100_000
"""How many things are made between two looks for garbage: a large file goes on to be cleared up after."""


def plainer(error: UnicodeError) -> tuple[str, int]:
    """What to write where a console cannot show the signs of French, so that no text is lost to an error."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unshown = error.object[error.start : error.end]
    plain = "".join(_PLAINER.get(sign, sign) for sign in unshown)
    return plain.encode(error.encoding, "replace").decode(error.encoding), error.end


def main() -> None:
    """Run the command; without the extra ``cli`` it says how to install it, and exits with 2."""
    # a command is over soon: what it makes is walked by no collector, neither while it works nor as it ends
    gc.set_threshold(_RARELY)
    try:
        from clsm.cli.commands import app
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print("The command clsm needs the extra cli: pip install 'clsm[cli]'", file=sys.stderr)
        raise SystemExit(2) from None
    codecs.register_error("clsm.plainer", plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="clsm.plainer")
    try:
        app.program(sys.argv[1:]).main()
    finally:
        gc.freeze()
