"""Run a page of the documentation: its blocks build one file, its commands must print what it shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs

from tests import command

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```(yaml|diff|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def an_app(language: str) -> Any:
    """What the builders of pages read of Sphinx: the language of the tree."""
    return SimpleNamespace(config=SimpleNamespace(language=language))


@attrs.frozen
class Shown:
    """A command of a page: its arguments, what the page says that it prints, and what it does print."""

    arguments: tuple[str, ...]
    expected: str
    printed: str


def follow(page: str, file: Path) -> Iterator[Shown]:
    """Follow *page* with the file that it writes, from a blank one, and give each command as it is run.

    A ``yaml`` block is added at the end of the file, a ``diff`` block replaces lines, a ``console`` block
    holds one command behind ``$ clsm`` and what it prints. A block begins with words: a browser does not show
    the blank lines before them, and line numbers would be others for its reader.
    """
    file.write_text("", encoding="utf-8")
    for kind, block in _BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        if block.startswith("\n"):
            raise ValueError(f"{page} has a block that begins with a blank line")
        text = file.read_text(encoding="utf-8")
        if kind == "yaml":
            file.write_text(text + block, encoding="utf-8")
        elif kind == "diff":
            old, new = (
                "".join(f"{line[1:]}\n" for line in block.splitlines() if line.startswith(sign)) for sign in "-+"
            )
            if text.count(old) != 1:
                raise ValueError(f"{page} replaces lines that its file holds {text.count(old)} times:\n{old}")
            file.write_text(text.replace(old, new), encoding="utf-8")
        else:
            line, _, expected = block.partition("\n")
            prompt, name, *arguments = line.split()
            if (prompt, name) != ("$", "clsm"):
                raise ValueError(f"{page} shows another command than clsm: {line}")
            yield Shown(tuple(arguments), expected, command.run(*arguments).output)


def fits(expected: str, printed: str) -> bool:
    """Whether *printed* is *expected*, word for word; a line of three points stands for any lines, or none.

    The spaces of French before a colon or inside a number do not break; pages are written with plain ones.
    """
    lines = (r"(?:.*\n)*" if line == "..." else re.escape(f"{line}\n") for line in expected.splitlines())
    return (
        re.fullmatch("".join(lines), re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", printed)) is not None
    )
