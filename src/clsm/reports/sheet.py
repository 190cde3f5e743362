"""One sheet to bring to a committee: on what it rests, what is in place, what could be decided, what to find.

:func:`brief` chooses and cuts until everything stands on one page of A4; :class:`Brief` prints it as text, Markdown,
HTML or a Word document. What is chosen is in :mod:`clsm.reports.choosing`.
"""

import datetime
import io
import re
import textwrap
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import Any, Final, Literal, final

import attrs

from clsm.ageing import PRESUME_FOR
from clsm.council import Snapshot, as_snapshot
from clsm.dates import say_day
from clsm.governance import PresumeFor, check
from clsm.governance.engine.report import HELP
from clsm.governance.engine.rules import LEVELS, Rule
from clsm.governance.reading.contracts import AGENCY
from clsm.network import PartnerNetwork
from clsm.pictures import Picture
from clsm.quantities import exact
from clsm.reports import choosing
from clsm.reports.choosing import Item
from clsm.reports.meeting_picture import bodies_in_common
from clsm.reports.rendering import french_spaces, rendered
from clsm.words import Lang, Text, on_one_line

MOST_WORDS: Final = 420
"""As many as stand on a page of A4 beside a picture, in letters of 11 points."""

Mark = Literal["dash", "number", "box"]
_MARKS: Final = {"dash": "– ", "box": "☐ "}


@final
@attrs.frozen(kw_only=True)
class Part:
    """A part of the sheet: its heading, what is marked one by one, and what is said below."""

    name: str
    heading: str
    items: tuple[str, ...]
    mark: Mark = "dash"
    notes: tuple[str, ...] = ()

    def marked(self) -> Iterator[str]:
        """Each thing with its mark."""
        for number, words in enumerate(self.items, 1):
            yield _MARKS.get(self.mark, f"{number}. ") + words


@final
@attrs.frozen(kw_only=True)
class Brief:
    """One sheet of A4 for a committee, in one language; see :func:`brief`.

    ``parts`` come in the order of the sheet, ``picture`` is ``None`` where no tie is known, ``closing`` are its last
    sentences and ``footnotes`` the texts that it names by a letter.
    """

    title: str
    subtitle: str
    lang: Lang
    easy: bool
    parts: tuple[Part, ...]
    picture: Picture | None = attrs.field(repr=False)
    closing: str
    footnotes: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words stand on the sheet, footnotes included."""
        return sum(bool(re.search(r"\w", word)) for word in self.to_text().split())

    def to_text(self) -> str:
        """The sheet as plain text, the picture in its sentence."""
        written = [*_wrapped(self.title), *_wrapped(self.subtitle)]
        for part in self.parts:
            written += ["", part.heading]
            for line in part.marked():
                written += _wrapped(line, "  ")
            for note in part.notes:
                written += _wrapped(note)
        if self.picture:
            written += ["", *_wrapped(self.picture.title)]
        written += ["", *_wrapped(self.closing), *(line for note in self.footnotes for line in _wrapped(note))]
        return "\n".join(written) + "\n"

    def to_markdown(self) -> str:
        """The sheet in Markdown, the picture in its sentence."""
        written = [f"# {_plain(self.title)}", "", _plain(self.subtitle)]
        for part in self.parts:
            signs = {"number": "1. ", "box": "- [ ] "}
            written += ["", f"## {_plain(part.heading)}", ""]
            written += [signs.get(part.mark, "- ") + _plain(words) for words in part.items]
            written += [line for note in part.notes for line in ("", _plain(note))]
        if self.picture:
            written += ["", f"*{_plain(self.picture.title)}*"]
        written += ["", _plain(self.closing), "", *(f"{_plain(note)}  " for note in self.footnotes)]
        return "\n".join(written) + "\n"

    def to_html(self) -> str:
        """The sheet as one file of HTML that prints on one page of A4; needs the extra ``page``."""
        return rendered("brief.html", brief=self, drawn=self.picture.to_svg() if self.picture else "")

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_docx(self) -> bytes:
        """The sheet as a Word document; needs the extra ``word``."""
        import docx
        from docx.shared import Cm, Pt

        document = docx.Document()
        page = document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.6)
        style = document.styles["Normal"]
        style.font.name, style.font.size = "Liberation Sans", Pt(14 if self.easy else 10)
        style.paragraph_format.space_after = Pt(1)
        about = document.core_properties
        about.title, about.author, about.language = self.title, "", self.lang
        document.add_paragraph().add_run(self.title).bold = True
        document.add_paragraph(self.subtitle)
        for part in self.parts:
            document.add_paragraph().add_run(part.heading).bold = True
            for line in (*part.marked(), *part.notes):
                document.add_paragraph(line)
        for line in (*([self.picture.title] if self.picture else []), self.closing, *self.footnotes):
            document.add_paragraph(line)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    def to_rows(self) -> list[dict[str, Any]]:
        """One row for each thing on the sheet: its ``part``, its ``number`` from 1, and its ``text``."""
        return [
            {"part": part.name, "number": number, "text": words}
            for part in self.parts
            for number, words in enumerate((*part.items, *part.notes), 1)
        ]


def _wrapped(words: str, later: str = "") -> list[str]:
    return textwrap.wrap(words, 92, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)


def _plain(words: str) -> str:
    """*words* with what Markdown would obey escaped."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", words)


# ---- making it

_GROUNDS: Final = Text(fr="Sur quoi cette feuille repose", en="What this sheet rests on")
_IN_PLACE: Final = Text(
    fr="Ce qui est en place (entre parenthèses, l’année de l’information)",
    en="What is in place (in brackets, the year of the information)",
)
_DECISIONS: Final = Text(fr="Décisions possibles", en="Possible decisions")
_IF_STILL: Final = Text(
    fr="Décisions possibles, si la situation est toujours celle-là",
    en="Possible decisions, if things are still so",
)
_QUESTIONS: Final = Text(
    fr="Questions à poser en séance (aucune décision ne peut être proposée d’après ces sources)",
    en="Questions to ask in session (from these sources no decision can be proposed)",
)
_NOT_TOLD: Final = Text(fr="Ce que les sources ne disent pas", en="What the sources do not say")
_PAPERS: Final = Text(
    fr="Les papiers à retrouver, le plus utile d’abord", en="The papers to find, the most useful first"
)
_DATES: Final = Text(fr="Dates à venir", en="Dates ahead")
_PROPOSED: Final = Text(fr="Proposé par : ………………", en="Proposed by: ………………")
_FOR: Final = Text(fr="Feuille pour le comité de pilotage", en="A sheet for the steering committee")
_FOR_ALL: Final = Text(fr="Feuille pour une réunion du conseil", en="A sheet for a meeting of the council")
_SHOWN: Final = Text(
    fr="{sheet}. Ce que les sources montrent, jusqu’au {day}.", en="{sheet}. What the sources show, up to {day}."
)
_READ: Final = Text(
    fr="{sheet}. Lue le {day}, d’après des sources sans date.", en="{sheet}. Read on {day}, from undated sources."
)
_NO_DUTY: Final = Text(
    fr="Aucune loi n’oblige à créer un tel conseil.", en="No law obliges anybody to create such a council."
)
_NOTE: Final = Text(fr="[{letter}] {code}, {level}{date}.", en="[{letter}] {code}, {level}{date}.")

_MOST: Final = {"grounds": 4, "in_place": 5, "decisions": 3, "questions": 3, "papers": 4, "dates": 4}
_MOST_EASY: Final = {"grounds": 2, "in_place": 3, "decisions": 2, "questions": 2, "papers": 2, "dates": 2}
_FIRST_CUT: Final = ("dates", "grounds", "papers", "in_place", "questions", "decisions")
"""Of which part something is left out first, where the sheet is too long."""


@exact
def brief(
    snapshot: Snapshot,
    *,
    lang: Lang = "en",
    rules_on: str | datetime.date | None = None,
    presume_for: PresumeFor | None = PRESUME_FOR,
    easy: bool = False,
) -> Brief:
    """One sheet of A4 on a council on a day, to bring to its committee.

    It says on what it rests, what is in place, up to three decisions that a dated fact and one text carry (three
    questions where no dated fact allows one), which papers to find first, and the dates ahead, in at most 420 words.
    *rules_on* and *presume_for* as for :func:`clsm.governance.check`. With *easy*, less is said, in larger letters, and
    acronyms are spelled out. A council without a day raises :class:`TypeError`.

    >>> import clsm
    >>> sheet = brief(clsm.datasets.load("lille-est").on("2020-07-31"), lang="fr")
    >>> [part.name for part in sheet.parts]
    ['grounds', 'in_place', 'decisions', 'papers', 'dates']
    >>> sheet.words <= 420
    True
    """
    today = as_snapshot(snapshot).outside
    report = check(today, rules_on=rules_on, presume_for=presume_for)
    decided = choosing.decisions(today, report)
    chosen = {
        "grounds": choosing.grounds(today),
        "in_place": choosing.in_place(today),
        "not_told": [] if decided else choosing.not_told(today),
        "decisions": decided,
        "questions": [] if decided else choosing.questions(today, report),
        "papers": choosing.papers(report),
        "dates": choosing.dates(today),
    }
    most = dict(_MOST_EASY if easy else _MOST)
    is_aged = any(verdict.last_seen for verdict in report.verdicts)
    notes = list(choosing.ground_notes(today, report))
    drawn = bodies_in_common(PartnerNetwork.from_council(today), lang)

    def sheet() -> Brief:
        kept = {name: items[: most.get(name, 1)] for name, items in chosen.items()}
        return _sheet(today, kept, notes=notes, is_aged=is_aged, drawn=drawn, lang=lang, easy=easy)

    made = sheet()
    while made.words > MOST_WORDS:
        # the longest part that may still be cut; one thing stays in each
        name = next(it for it in _FIRST_CUT if min(most[it], len(chosen[it])) > 1)
        most[name] = min(most[name], len(chosen[name])) - 1
        made = sheet()
    return made


def _sheet(
    today: Snapshot,
    kept: dict[str, list[Item]],
    *,
    notes: list[Text],
    is_aged: bool,
    drawn: Picture | None,
    lang: Lang,
    easy: bool,
) -> Brief:
    council = today.council
    rules = list(dict.fromkeys(it.rule for name in ("decisions", "questions") for it in kept[name] if it.rule))
    letters = dict(zip(rules, ascii_lowercase, strict=False))

    def said(item: Item) -> str:
        words = item.words.say(lang)
        if item.rule:
            words += f" [{letters[item.rule]}]"
        return words

    spelled = set[str]()

    def set_in(words: str) -> str:
        line = french_spaces(on_one_line(words), lang)
        return _spelled_out(line, spelled, lang) if easy else line

    def part(name: str, heading: Text, mark: Mark = "dash", notes: Iterable[Text] = ()) -> Iterator[Part]:
        lines = tuple(map(said, kept[name]))
        if name == "decisions":
            lines = tuple(f"{line}  {_PROPOSED.say(lang)}" for line in lines)
        if lines:
            yield Part(
                name=name,
                heading=set_in(heading.say(lang)),
                items=tuple(map(set_in, lines)),
                mark=mark,
                notes=tuple(set_in(note.say(lang)) for note in notes),
            )

    is_steered = any(body.kind == "steering_committee" for body in today.instances)
    last = council.last_documented
    opening = _SHOWN if last else _READ
    day = say_day(min(last, today.date) if last else today.date, lang)
    closing = [HELP]
    if council.jurisdiction == "FR" and council.kind in ("clsm", "not_documented"):
        closing.insert(0, _NO_DUTY)
    return Brief(
        title=set_in(council.name.say(lang)),
        subtitle=set_in(opening.format(sheet=_FOR if is_steered else _FOR_ALL, day=day).say(lang)),
        lang=lang,
        easy=easy,
        parts=(
            *part("grounds", _GROUNDS, notes=notes),
            *part("in_place", _IN_PLACE),
            *part("not_told", _NOT_TOLD),
            *part("decisions", _IF_STILL if is_aged else _DECISIONS, "number"),
            *part("questions", _QUESTIONS, "number"),
            *part("papers", _PAPERS, "box"),
            *part("dates", _DATES),
        ),
        picture=drawn,
        closing=set_in(" ".join(sentence.say(lang) for sentence in closing)),
        footnotes=tuple(french_spaces(_footnote(letter, rule, lang), lang) for rule, letter in letters.items()),
    )


def _footnote(letter: str, rule: Rule, lang: Lang) -> str:
    published = rule.sources[0].published if rule.sources else None
    date = f", {published.say(lang)}" if published else ""
    return _NOTE.format(letter=letter, code=rule.code, level=LEVELS[rule.level], date=date).say(lang)


_ACRONYMS: Final = {
    "ARS": AGENCY.label,
    "CLS": Text(fr="contrat local de santé", en="local health contract"),
    "CLSM": Text(fr="conseil local de santé mentale", en="local mental-health council"),
    "EPSM": Text(fr="hôpital psychiatrique public", en="public psychiatric hospital"),
    "GEM": Text(fr="groupe d’entraide mutuelle", en="mutual-support group"),
    "PTSM": Text(fr="projet territorial de santé mentale", en="territorial mental-health project"),
    "UNAFAM": Text(fr="union des familles et amis de malades", en="union of families and friends of patients"),
    "CCAS": Text(fr="centre communal d’action sociale", en="town social-service centre"),
}
_ACRONYM: Final = re.compile(rf"\b({'|'.join(_ACRONYMS)})\b(?! \()")


def _spelled_out(words: str, spelled: set[str], lang: Lang) -> str:
    """*words* with each acronym spelled out where it comes for the first time; *spelled* are those that have come."""

    def spell(match: re.Match[str]) -> str:
        if match[1] in spelled:
            return match[1]
        spelled.add(match[1])
        return f"{match[1]} ({_ACRONYMS[match[1]].say(lang)})"

    return _ACRONYM.sub(spell, words)
