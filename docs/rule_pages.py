"""The catalogue of rules, and what they say of real councils, written when the pages are built.

A page a rule stands in ``docs/en/rules`` and in ``docs/fr/rules``, which no version control keeps. A marker
such as ``<!-- verdicts: metz 2024-06-01 -->`` in a page becomes the verdicts on that council on that day, each
with the lines of ``_data/defences.yaml`` that defend it, or in French of ``_data/defences.fr.yaml``.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from clsm.datasets import load
from clsm.governance import Provision, Rule, Rulebook, check, provisions, rulebooks
from clsm.governance.engine.rules import LEVELS
from clsm.governance.texts.parameters import PARAMETERS
from clsm.quantities import say_number
from clsm.words import Lang, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_DATA: Final = Path(__file__).parent / "_data"
DEFENCES: Final[dict[Lang, Path]] = {"en": _DATA / "defences.yaml", "fr": _DATA / "defences.fr.yaml"}
MARKER: Final = re.compile(r"<!-- verdicts: (?P<name>\S+) (?P<day>\S+)(?: (?P<rules>\d\S+))? -->")
FOLDERS: Final[dict[Lang, str]] = {"en": "en/rules", "fr": "fr/rules"}

_TITLE: Final = Text(fr="Les règles", en="The rules")
_INTRODUCTION: Final = Text(
    fr="Chaque règle dit ce qu’un texte attend d’un conseil, avec quelle force, depuis quand et d’où elle le tient. "
    "`clsm rules CODE --lang fr` affiche la même page. Les exemples sont ceux du conseil d’Ombreval, qui n’existe "
    "pas ; les tests de la bibliothèque les vérifient.",
    en="Each rule says what a text expects of a council, how strongly, since when and on whose word. `clsm rules CODE` "
    "prints the same page. The examples are those of the council of Ombreval, which does not exist; the tests of the "
    "library run them.",
)
_HEAD: Final = Text(
    fr="| Code | Règle | Force | Texte |\n| --- | --- | --- | --- |",
    en="| Code | Rule | Strength | Text |\n| --- | --- | --- | --- |",
)
_ROWS: Final = Text(fr="## Ce que disent les textes, ligne par ligne", en="## What the texts say, row by row")
_ROWS_HEAD: Final = Text(
    fr="| Ligne | Ce qui est dit | Règle, ou pourquoi il n’y en a pas |\n| --- | --- | --- |",
    en="| Row | What is said | Rule, or why there is none |\n| --- | --- | --- |",
)
_NO_TEXT: Final = Text(
    fr="Les règles de `own-word` tiennent à la parole du conseil lui-même, celles de `coherence` à l’arithmétique : "
    "aucun texte extérieur ne les fonde, et elles valent dans tout pays.",
    en="The rules of `own-word` stand on the council's own word, those of `coherence` on arithmetic: no outside text "
    "is behind them, and they hold in any country.",
)
_FIGURES: Final = Text(fr="## Les chiffres que fixent des textes", en="## The figures that texts set")
_FIGURES_HEAD: Final = Text(
    fr="| Chiffre | Valeur | Depuis | Source |\n| --- | --- | --- | --- |",
    en="| Figure | Value | Since | Source |\n| --- | --- | --- | --- |",
)
_ASIDE: Final = Text(fr="### Ce qui ne s’applique pas", en="### What does not apply")
_COLON: Final = Text(fr=" : ", en=": ")
_UNDATED: Final = Text(fr="texte non daté", en="undated text")


def write_pages(folder: Path) -> None:
    """Write both catalogues below *folder*, which holds the trees, and take away pages of rules that are no more."""
    for lang, name in FOLDERS.items():
        pages = {"index.md": _index(lang), **{f"{card.code}.md": card.card(lang) for card in (*_rules(), *_notes())}}
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for page, text in pages.items():
            path = target / page
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        for old in set(target.iterdir()) - {target / page for page in pages}:
            old.unlink()


def _rules() -> Iterator[Rule]:
    return (rule for book in rulebooks() for rule in book.rules)


def _notes() -> Iterator[Provision]:
    """What a text says that is no rule: it has a page too, with the reason."""
    return (row for row in provisions() if not row.rules)


def _index(lang: Lang) -> str:
    parts = [f"# {_TITLE.say(lang)}", _INTRODUCTION.say(lang)]
    parts += [_book(book, lang) for book in rulebooks()]
    parts += [_ROWS.say(lang), _NO_TEXT.say(lang), "\n".join(_provisions(lang))]
    parts += [_FIGURES.say(lang), "\n".join(_figures(lang))]
    tree = "\n".join(card.code for card in (*_rules(), *_notes()))
    parts.append(f"```{{toctree}}\n:hidden:\n\n{tree}\n```")
    return "\n\n".join(parts) + "\n"


def _book(book: Rulebook, lang: Lang) -> str:
    rows = (
        f"| [{rule.code}]({rule.code}.md) | {rule.name.say(lang)} | {rule.strength_in_words.say(lang)} "
        f"| {LEVELS[rule.level].say(lang)} |"
        for rule in book.rules
    )
    return "\n".join((f"## {book.title.say(lang)}\n\n`{book.name}`\n", _HEAD.say(lang), *rows))


def _provisions(lang: Lang) -> Iterator[str]:
    yield _ROWS_HEAD.say(lang)
    for row in provisions():
        held = ", ".join(f"[{code}]({code}.md)" for code in row.rules)
        code = row.code if row.rules else f"[{row.code}]({row.code}.md)"
        yield f"| {code} | {row.says.say(lang)} | {row.why.say(lang) if row.why else held} |"


def _figures(lang: Lang) -> Iterator[str]:
    yield _FIGURES_HEAD.say(lang)
    for figure in PARAMETERS.values():
        for each in figure.values:
            since = each.since.say(lang) if each.since else _UNDATED.say(lang)
            value = f"{say_number(each.value, lang)} {figure.unit.say(lang)}"
            yield f"| {figure.words.say(lang)} | {value} | {since} | {each.source.cite(lang)} |"


def verdicts(name: str, day: str, rules_on: str | None = None, lang: Lang = "en") -> str:
    """Every verdict on a dataset on a day, rule by rule, each rule with why it says so; what does not apply last."""
    key = " ".join(filter(None, (name, day, rules_on)))
    defences = yaml.safe_load(DEFENCES[lang].read_text(encoding="utf-8"))[key]
    report = check(load(name).on(day), rules_on=rules_on)
    given = [verdict for verdict in report.verdicts if verdict.outcome != "not_applicable"]
    parts, colon = [], _COLON.say(lang)
    for rule, said in groupby(given, key=lambda verdict: verdict.rule):
        parts.append(f"### [{rule.code}](../rules/{rule.code}.md) {rule.name.say(lang)}")
        lines = (f"- *{it.outcome_in_words(lang)}*{colon}{report.focus_name(it).say(lang)}" for it in said)
        parts.append("\n".join(lines))
        parts.append(defences[rule.code])
    reasons = sorted(report.not_applicable, key=lambda verdict: verdict.because.say(lang))
    parts.append(_ASIDE.say(lang))
    for because, aside in groupby(reasons, key=lambda verdict: verdict.because):
        parts.append(f"- {', '.join(dict.fromkeys(it.rule.code for it in aside))}{colon}{because.say(lang)}")
    return "\n\n".join(parts)


def fill(app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put the verdicts in the place of their markers."""
    lang = app.config.language
    source[0] = MARKER.sub(lambda match: verdicts(match["name"], match["day"], match["rules"], lang), source[0])


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("builder-inited", lambda app: write_pages(Path(app.confdir)))
    app.connect("source-read", fill)
