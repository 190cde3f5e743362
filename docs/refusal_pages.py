"""The tables of what the reader refuses, made from the catalogue of problems when the pages are built.

A page holds the marker ``<!-- what the reader refuses -->``; Sphinx reads the page with the tables, in the language
of its tree, in its place.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clsm import problem_kinds
from clsm.problem_kinds import Kind
from clsm.words import Lang, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MARKER: Final = "<!-- what the reader refuses -->"

_FIELD: Final = re.compile(r"\{[^{}]*\}")

GROUPS: Final[tuple[tuple[Text, Text, tuple[Kind, ...]], ...]] = (
    (
        Text(fr="Le fichier et son texte", en="The file and its text"),
        Text(
            fr="Deux lecteurs doivent lire la même chose dans un même fichier. Ce que deux programmes liraient "
            "autrement, ce qui cacherait une partie d’un texte et ce qui pourrait occuper toute la mémoire est refusé.",
            en="Two readers must read the same in one file. What two programs would read in different ways, what would "
            "hide a part of a text, and what could fill the memory is refused.",
        ),
        problem_kinds._TEXT_KINDS,
    ),
    (
        Text(fr="Les champs et leurs valeurs", en="Fields and their values"),
        Text(
            fr="Une valeur n’est jamais devinée : un champ que personne ne lirait, ou un nombre qui en serait deux, "
            "changerait le sens du fichier sans que personne le voie.",
            en="A value is never guessed: a field that nobody would read, or a number that could be two, would change "
            "what the file means without anybody seeing it.",
        ),
        (*problem_kinds._FILE_KINDS, *problem_kinds._FIELD_KINDS, *problem_kinds._DATE_KINDS),
    ),
    (
        Text(fr="Le conseil entier", en="The council as a whole"),
        Text(
            fr="Ce qui est nommé doit exister, une seule fois, et les mots sur lesquels les règles s’appuient doivent "
            "être ceux des listes.",
            en="What is named must be there, once, and the words that rules reason on must be those of the lists.",
        ),
        (*problem_kinds._COUNCIL_KINDS, *problem_kinds._ENTITY_KINDS),
    ),
)
"""What is refused, and why, before it is said kind by kind."""

_HEADINGS: Final = Text(
    fr="| Code | Ce qui est trouvé | Ce qui est attendu | Que faire |",
    en="| Code | What is found | What is expected | What to do |",
)
_WARNING: Final = Text(fr="avertissement", en="warning")


def tables(lang: Lang) -> str:
    """The kinds of problem group by group, as MyST Markdown in *lang*."""
    lines = list[str]()
    for title, why, kinds in GROUPS:
        lines += [f"## {title.say(lang)}", "", why.say(lang), "", _HEADINGS.say(lang), "|---|---|---|---|"]
        lines += [_row(kind, lang) for kind in kinds] + [""]
    return "\n".join(lines)


def _row(kind: Kind, lang: Lang) -> str:
    code = f"`{kind.code}`" + (f" ({_WARNING.say(lang)})" if kind.level == "warning" else "")
    hints = "<br>".join(_plain(hint, lang) for hint in kind.hints) or "–"
    return f"| {code} | {_plain(kind.found, lang)} | {_plain(kind.expected, lang)} | {hints} |"


def _plain(words: Text, lang: Lang) -> str:
    """The words of a template, with ``…`` for what is filled in, and nothing that Markdown would obey."""
    shown = _FIELD.sub("…", words.say(lang).replace("{{", "\0").replace("}}", "\1"))
    shown = shown.replace("\0", "{").replace("\1", "}")
    return re.sub(r"([\\|*_<>\[\]`#&~])", r"\\\1", shown)


def fill(app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put the tables in the place of the marker of a page."""
    if MARKER in source[0]:
        source[0] = source[0].replace(MARKER, tables("fr" if Path(app.srcdir).name == "fr" else "en"))


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
