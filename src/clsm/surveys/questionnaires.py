"""Questionnaires to partners: what respondents are owed first, then three ways to begin, then one answer a partner.

What is said first is that of Regulation (EU) 2016/679, article 13: whoever fills in is a person, even where the
answer is an organisation's. No name of a person is asked. A workbook and a CSV file are filled in by one
organisation each; an XLSForm is for KoBoToolbox and ODK (xlsform.org). All three are read back without a setting.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, get_args

from clsm.council import Snapshot, as_snapshot
from clsm.dates import PartialDate
from clsm.fields import slug
from clsm.problems import Mismatch, choice_of, nearest
from clsm.surveys.names import known_actor, name_key
from clsm.surveys.wording import (
    ANSWER,
    BEGINNING,
    BEGINNINGS,
    DATE,
    DOES_NOT_KNOW,
    FORM,
    KEY,
    LEVELS,
    MARK,
    NO,
    ORGANISATION,
    PARTNER,
    RELATION,
    SURVEY,
    VIEW,
    VIEWS,
    YES,
)
from clsm.vocabulary import LISTS, label
from clsm.words import Lang, Text, both, on_one_line

QuestionnaireLayout = Literal["xlsx", "csv", "xlsform"]

Words = Text | str


def questionnaire(
    snapshot: Snapshot,
    *,
    relation: str,
    controller: Words,
    purpose: Words,
    contact: Words,
    kept_until: "PartialDate | datetime.date | str",
    recipients: Words,
    legal_basis: Words,
    survey: str | None = None,
    asked: Iterable[str] | None = None,
    levels: bool = True,
    lang: Lang = "fr",
    layout: QuestionnaireLayout = "xlsx",
) -> bytes:
    """A questionnaire on one relation between the partners of a council.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    relation : str
        What is asked about, a term of ``tie_relations``.
    controller, purpose, contact, recipients, legal_basis : Text or str
        Who answers for the survey, why it is made, whom to ask and where to take answers back, who reads them, on
        what ground. None may be blank.
    kept_until : date or str
        Until when the answers are kept.
    survey : str, optional
        The id of the survey; by default it is made of the relation and the year.
    asked : iterable of str, optional
        The ids of the partners that are asked, and asked about; by default all that hold a seat on the day, or all
        organisations where nobody holds one.
    levels : bool
        Whether it is asked how close a tie is, or only whether there is one.
    lang : {"fr", "en"}
        The language. An XLSForm has both, and a workbook says in both what respondents are owed, this one first.
    layout : {"xlsx", "csv", "xlsform"}
        A workbook or a CSV file for one organisation each, or a form for KoBoToolbox and ODK. A workbook and a form
        need the extra ``excel``.

    Returns
    -------
    bytes
        The file. The same council and the same words give the same bytes.

    Raises
    ------
    Mismatch
        Where something that respondents are owed is blank, or a term or an id is not known.

    Examples
    --------
    >>> import clsm
    >>> from clsm import surveys
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> form = surveys.questionnaire(
    ...     today,
    ...     relation="knows",
    ...     controller="Ville",
    ...     purpose="Voir qui travaille avec qui",
    ...     contact="clsm@ville.example",
    ...     kept_until="2012-12-31",
    ...     recipients="la coordination du conseil",
    ...     legal_basis="mission d’intérêt public",
    ...     layout="csv",
    ... )
    >>> form.decode("utf-8-sig").splitlines()[0]
    'clsm-questionnaire-1'
    """
    snapshot = as_snapshot(snapshot)
    if layout not in get_args(QuestionnaireLayout):
        options = choice_of(*get_args(QuestionnaireLayout))
        raise Mismatch(
            "option", found=repr(layout), options=options, near=nearest(str(layout), get_args(QuestionnaireLayout))
        )
    if relation not in {
        *LISTS["tie_relations"],
        *(it.id for it in snapshot.council.terms if it.list == "tie_relations"),
    }:
        raise Mismatch(
            "unknown-term", found=repr(relation), list="tie_relations", near=nearest(relation, LISTS["tie_relations"])
        )
    owed = {
        "controller": controller,
        "purpose": purpose,
        "recipients": recipients,
        "legal_basis": legal_basis,
        "kept_until": _until(kept_until),
        "contact": contact,
    }
    words = {name: value if isinstance(value, Text) else Text.same(str(value)) for name, value in owed.items()}
    for name, text in words.items():
        if not (text.fr.strip() and text.en.strip()):
            raise Mismatch("survey-information", name=name)
    form = _Form(
        snapshot=snapshot,
        relation=relation,
        survey=survey or slug(f"{relation}-{snapshot.date.year}"),
        partners=_partners(snapshot, asked),
        information=[_INFORMATION[name].format(words=text) for name, text in words.items()] + list(_PROMISES),
        answers=[NO, *(LEVELS.values() if levels else ()), YES, DOES_NOT_KNOW],
    )
    if layout == "csv":
        return _as_csv(form, lang)
    return _as_workbook(form, lang) if layout == "xlsx" else _as_xlsform(form, lang)


def _until(value: "PartialDate | datetime.date | str") -> Text:
    if isinstance(value, str):
        if not value.strip():
            raise Mismatch("survey-information", name="kept_until")
        value = PartialDate.parse(value)
    date = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return Text(fr=date.say("fr"), en=date.say("en"))


def _partners(snapshot: Snapshot, asked: Iterable[str] | None) -> dict[str, str]:
    """The names of the partners by their ids, in the order of their names; names of two have their id behind."""
    names = {actor.id: actor.name for actor in snapshot.actors}
    if asked is None:
        seated = {id for _, seat in snapshot.seats() for id in (seat.holder, *seat.held_with)}
        ids = [id for id in names if id in seated] or list(names)
    else:
        ids = [known_actor(id, names) for id in asked]
    keys = [name_key(name) for name in names.values()]
    named = {id: names[id] if keys.count(name_key(names[id])) == 1 else f"{names[id]} ({id})" for id in ids}
    return dict(sorted(named.items(), key=lambda it: (name_key(it[1]), it[0])))


class _Form:
    """What a questionnaire holds, whatever its file."""

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        relation: str,
        survey: str,
        partners: Mapping[str, str],
        information: list[Text],
        answers: list[Text],
    ) -> None:
        self.snapshot, self.relation, self.survey = snapshot, relation, survey
        self.partners, self.information, self.answers = partners, information, answers

    @property
    def title(self) -> Text:
        return _TITLE.format(council=self.snapshot.council.name)

    @property
    def question(self) -> Text:
        """The relation as a question: "your organisation knows"."""
        terms = self.snapshot.council.terms
        words = both(lambda lang: label("tie_relations", self.relation, lang=lang, terms=terms))
        return _QUESTION.format(relation=both(lambda lang: words.say(lang)[:1].lower() + words.say(lang)[1:]))

    def fields(self, lang: Lang) -> list[tuple[str, str, list[str]]]:
        """The questions above the partners: label, answer that stands there already, choices."""
        return [
            (SURVEY.say(lang), self.survey, []),
            (RELATION.say(lang), self.relation, []),
            (BEGINNING.say(lang), "", [text.say(lang) for text in BEGINNINGS.values()]),
            (ORGANISATION.say(lang), "", list(self.partners.values())),
            (VIEW.say(lang), "", [text.say(lang) for text in VIEWS.values()]),
            (DATE.say(lang), "", []),
        ]


def _as_csv(form: _Form, lang: Lang) -> bytes:
    rows = [[MARK], [form.title.say(lang)], *([text.say(lang)] for text in form.information), []]
    for field, value, choices in form.fields(lang):
        help_ = " / ".join(choices) if choices and field != ORGANISATION.say(lang) else ""
        rows.append([field, value, help_])
    rows += [[], [form.question.say(lang)], [" / ".join(text.say(lang) for text in form.answers)]]
    rows.append([text.say(lang) for text in (PARTNER, KEY, ANSWER)])
    rows += [[name, id, ""] for id, name in form.partners.items()]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(words: str) -> str:
    """*words* on one line that no spreadsheet computes."""
    line = on_one_line(words)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _workbook(file: io.BytesIO, form: _Form) -> Any:
    """A workbook in which nothing is computed, with the day of the council as its own."""
    import xlsxwriter  # type: ignore[import-untyped]

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    date = form.snapshot.date
    book.set_properties({"created": datetime.datetime(date.year, date.month, date.day), "title": form.title.fr})
    return book


def _as_workbook(form: _Form, lang: Lang) -> bytes:
    file = io.BytesIO()
    book = _workbook(file, form)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
    asked = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
    typed = book.add_format({"bg_color": "#FFF2CC", "border": 1, "border_color": "#BFBFBF", "num_format": "@"})
    grey = book.add_format({"font_color": "#7F7F7F"})
    information, answers, lists = (
        book.add_worksheet(text.say(lang)) for text in (_INFORMATION_SHEET, _ANSWERS_SHEET, _LISTS_SHEET)
    )
    for sheet in (information, answers, lists):
        sheet.fit_to_pages(1, 0)
    information.set_column(0, 0, 80)
    # a wrapped text makes a row higher in Excel only where its height is said
    information.set_row(0, 40)
    information.write_string(0, 0, form.title.say(lang), title)
    # whoever fills it in may read the other language
    languages: tuple[Lang, ...] = ("fr", "en") if lang == "fr" else ("en", "fr")
    sentences = [line for it in languages for line in (*(text.say(it) for text in form.information), "")]
    for row, sentence in enumerate(sentences, 2):
        information.write_string(row, 0, sentence, wrapped)
        information.set_row(row, 15 * (1 + len(sentence) // 80))
    for column, width in enumerate((44, 36, 36)):
        answers.set_column(column, column, width)
    answers.write_string(0, 0, MARK, grey)
    ranges = list[str]()
    choices = [choices for _, _, choices in form.fields(lang)] + [[text.say(lang) for text in form.answers]]
    for column, items in enumerate(choices):
        letter = chr(65 + column)
        for row, item in enumerate(items):
            lists.write_string(row, column, item)
        ranges.append(f"='{_LISTS_SHEET.say(lang)}'!${letter}$1:${letter}${max(1, len(items))}")
    for row, (field, value, items) in enumerate(form.fields(lang), 1):
        answers.write_string(row, 0, field, head)
        answers.write_string(row, 1, value, grey if value else typed)
        if items:
            answers.data_validation(
                row, 1, row, 1, {"validate": "list", "source": ranges[row - 1], "error_type": "warning"}
            )
    first = len(form.fields(lang)) + 3
    answers.write_string(first - 2, 0, form.question.say(lang), asked)
    for column, text in enumerate((PARTNER, KEY, ANSWER)):
        answers.write_string(first - 1, column, text.say(lang), head)
    for row, (id, name) in enumerate(form.partners.items(), first):
        answers.write_string(row, 0, name)
        answers.write_string(row, 1, id, grey)
        answers.write_string(row, 2, "", typed)
    last = first + max(1, len(form.partners)) - 1
    answers.data_validation(first, 2, last, 2, {"validate": "list", "source": ranges[-1], "error_type": "warning"})
    answers.freeze_panes(first, 0)
    information.activate()
    book.close()
    return file.getvalue()


def _as_xlsform(form: _Form, lang: Lang) -> bytes:
    """The three sheets of an XLSForm, with both languages."""
    order: tuple[Lang, ...] = ("fr", "en") if lang == "fr" else ("en", "fr")
    labels = [f"label::{_LANGUAGES[it]}" for it in order]
    asks = f"${{{FORM['beginning']}}} = 'answers'"

    def row(type_: str, name: str, text: Text | None = None, **more: str) -> list[str]:
        labelled = ["", ""] if text is None else [_label(text, it) for it in order]
        return [type_, name, *labelled, *(more.get(it, "") for it in _SURVEY_COLUMNS)]

    survey = [
        ["type", "name", *labels, *_SURVEY_COLUMNS],
        *(row("note", f"clsm_information_{at}", text) for at, text in enumerate(form.information, 1)),
        row("calculate", FORM["survey"], calculation=f"'{form.survey}'"),
        row("calculate", FORM["relation"], calculation=f"'{form.relation}'"),
        row("select_one beginnings", FORM["beginning"], BEGINNING, required="yes"),
        row("select_one partners", FORM["organisation"], ORGANISATION, required="yes", appearance="minimal"),
        row("select_one views", FORM["view"], VIEW, relevant=asks),
        row("begin_group", FORM["ties"], form.question, relevant=asks, appearance="field-list"),
        row("select_one answers", f"{FORM['ties']}_", form.question, appearance="label"),
        *(
            row(
                "select_one answers",
                f"{FORM['ties']}_{id}",
                Text.same(name),
                relevant=f"${{{FORM['organisation']}}} != '{id}'",
                appearance="list-nolabel",
            )
            for id, name in form.partners.items()
        ),
        row("end_group", ""),
    ]
    codes = [(name_code(text), text) for text in form.answers]
    choices = [["list_name", "name", *labels]]
    for list_, items in (
        ("beginnings", list(BEGINNINGS.items())),
        ("partners", [(id, Text.same(name)) for id, name in form.partners.items()]),
        ("views", list(VIEWS.items())),
        ("answers", codes),
    ):
        choices += [[list_, code, *(_label(text, it) for it in order)] for code, text in items]
    settings = [
        ["form_title", "form_id", "version", "default_language"],
        [_label(form.title, lang), form.survey.replace("-", "_"), f"{form.snapshot.date:%Y%m%d}01", _LANGUAGES[lang]],
    ]
    file = io.BytesIO()
    book = _workbook(file, form)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write_string(at, column, cell)
    book.close()
    return file.getvalue()


def _label(text: Text, lang: Lang) -> str:
    """Words that a form shows: what would name a question of the form in them, ``${...}``, names none."""
    return text.say(lang).replace("${", "$ {")


def name_code(answer: Text) -> str:
    """The code of an answer in a form: a level, or a word that is read back."""
    codes = {text: str(level) for level, text in LEVELS.items()} | {NO: "no", YES: "yes", DOES_NOT_KNOW: "nsp"}
    return codes[answer]


_SURVEY_COLUMNS: Final = ("required", "relevant", "appearance", "calculation")
_LANGUAGES: Final[Mapping[Lang, str]] = {"fr": "Français (fr)", "en": "English (en)"}
_TITLE: Final = Text(fr="Enquête auprès des partenaires – {council}", en="Survey of partners – {council}")
_QUESTION: Final = Text(fr="Votre structure {relation} :", en="Your organisation {relation}:")
_INFORMATION_SHEET: Final = Text.same("Information")
_ANSWERS_SHEET: Final = Text(fr="Réponses", en="Answers")
_LISTS_SHEET: Final = Text(fr="Listes", en="Lists")
_INFORMATION: Final[Mapping[str, Text]] = {
    "controller": Text(fr="Responsable de l’enquête : {words}", en="Who is responsible for the survey: {words}"),
    "purpose": Text(fr="Pourquoi elle est menée : {words}", en="Why it is made: {words}"),
    "recipients": Text(
        fr="Qui lira les réponses, structure par structure : {words}",
        en="Who reads the answers, organisation by organisation: {words}",
    ),
    "legal_basis": Text(fr="Base légale : {words}", en="Legal basis: {words}"),
    "kept_until": Text(
        fr="Les réponses sont conservées jusqu’à cette date : {words}", en="The answers are kept until: {words}"
    ),
    "contact": Text(
        fr="Pour une question, pour voir, corriger ou reprendre vos réponses à tout moment : {words}",
        en="For a question, and to see, correct or take back your answers at any time: {words}",
    ),
}
_PROMISES: Final = (
    Text(
        fr="Répondre est libre. Vous pouvez ne pas répondre, ou demander que votre structure ne figure nulle part, "
        "sans dire pourquoi.",
        en="Answering is free. You may decline, or ask that your organisation be shown nowhere, without saying why.",
    ),
    Text(
        fr="« Ne sait pas » est une réponse, et une case vide aussi : ni l’une ni l’autre n’est lue comme un non.",
        en="'Does not know' is an answer, and so is an empty cell: neither is read as a no.",
    ),
    Text(
        fr="N’écrivez le nom d’aucune personne, ni rien sur une personne accompagnée.",
        en="Write the name of no person, and nothing about a person who is supported.",
    ),
    Text(
        fr="Qui n’a pas répondu n’est connu que de qui mène l’enquête : ailleurs, seul leur nombre est dit.",
        en="Who did not answer is known to whoever runs the survey only: elsewhere their number alone is said.",
    ),
    Text(
        fr="Une réclamation peut être adressée à l’autorité de protection des données de votre pays.",
        en="A complaint may be made to the data protection authority of your country.",
    ),
)
