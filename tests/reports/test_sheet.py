"""One sheet for a committee: what is on it, that it fits, and how it is written."""

import io
import re
from typing import Any

import docx
import pytest

import clsm
from clsm import Council, reports, synthetic
from clsm.reports import Brief
from clsm.reports.sheet import MOST_WORDS
from clsm.words import Lang
from tests.browsing import pages_of

HEAD = "clsm: 1\nid: there\nname: {fr: Là-bas, en: There}\njurisdiction: FR\n"
BLAME = re.compile(r"\b(faute|coupable|manquement|défaillan\w*|échec|fault|guilty|failure|failing)\b", re.IGNORECASE)


def brief(name: str, day: str = "2026-11-30", **options: Any) -> Brief:
    """The sheet of a dataset in French."""
    return reports.brief(clsm.datasets.load(name).on(day), **({"lang": "fr"} | options))


def part(sheet: Brief, name: str) -> tuple[str, ...]:
    """What stands in the part of that name."""
    (found,) = (it for it in sheet.parts if it.name == name)
    return found.items


def of(text: str, day: str = "2025-06-01", lang: Lang = "en") -> Brief:
    """The sheet of a council file."""
    return reports.brief(clsm.loads(HEAD + text).on(day), lang=lang)


def test_lille_est_could_decide_three_things() -> None:
    """Each on a dated fact and one text, with a blank for who proposes it; the oldest information is to be checked."""
    sheet = brief("lille-est")
    first, second, third = part(sheet, "decisions")
    assert first.startswith("Aidants, proches, familles (octobre 2011).")
    assert "UNAFAM. Proposer une place de membre. [a]  Proposé par" in first.replace("\N{NO-BREAK SPACE}", " ")
    assert "Aucun règlement intérieur" in second + third
    headings = [it.heading for it in sheet.parts]
    assert "Décisions possibles, si la situation est toujours celle-là" in headings
    assert "(octobre 2011) est à vérifier" in " ".join(sheet.parts[0].notes)
    assert len(sheet.footnotes) == 3
    assert all(note.startswith(f"[{letter}] ") for note, letter in zip(sheet.footnotes, "abc", strict=True))


def test_of_metz_only_questions_can_be_asked() -> None:
    """One undated page allows no decision: who speaks for the people concerned comes first, then where."""
    sheet = brief("metz")
    first, second, third = part(sheet, "questions")
    assert "qui parle pour les personnes concernées" in first
    assert second.startswith("Quel est le territoire")
    assert "Qui préside" in third
    assert "le financement" in part(sheet, "not_told")[0]
    assert sheet.picture is None
    assert "d’après des sources sans date" in sheet.subtitle


@pytest.mark.parametrize("name", clsm.datasets.names())
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("easy", [False, True])
def test_every_dataset_fits_on_its_sheet(name: str, lang: Lang, *, easy: bool) -> None:
    """Never empty, never too long, without blame, and each letter named once below."""
    fits(brief(name, lang=lang, easy=easy))


@pytest.mark.parametrize("seed", range(12))
def test_every_council_fits_on_its_sheet(seed: int) -> None:
    """Synthetic councils of all sizes; one of sixty organisations too."""
    council: Council = synthetic.council(seed, organisations=60 if seed % 3 == 0 else 5 + seed)
    day = council.last_documented or "2026-01-01"
    fits(reports.brief(council.on(day), lang="fr" if seed % 2 else "en"))


def fits(sheet: Brief) -> None:
    """Whether a sheet keeps what is promised of all sheets."""
    assert sheet.words <= MOST_WORDS
    assert {"grounds", "in_place"} & {it.name for it in sheet.parts}
    assert all(it.items for it in sheet.parts)
    text = sheet.to_text()
    assert not BLAME.search(text)
    letters = re.findall(r"\[([a-z])\]", " ".join(words for it in sheet.parts for words in it.items))
    assert sorted(set(letters)) == [note[1] for note in sheet.footnotes]
    most = {"decisions": 3, "questions": 3, "in_place": 5, "papers": 4}
    assert all(len(it.items) <= most.get(it.name, 4) for it in sheet.parts)
    assert sum(it.name in ("decisions", "questions") for it in sheet.parts) <= 1


LONG = f"{{fr: Un nom {'très ' * 60}long, en: A name {'so ' * 60}long}}"


def test_what_is_too_long_is_cut_from_the_end_of_each_part() -> None:
    """One thing stays in each part, and what settles most questions is kept."""
    bodies = "".join(
        f"- {{id: b{n}, name: {LONG}, kind: plenary, frequency: yearly, sources: [r{n}], as_of: 2025}}\n"
        for n in range(9)
    )
    references = "".join(f"- {{id: r{n}, title: {LONG}, as_of: 2025}}\n" for n in range(9))
    sheet = of(f"references:\n{references}instances:\n{bodies}", lang="fr")
    fits(sheet)
    assert len(part(sheet, "dates")) < 4


IN_PLACE = """
as_of: 2025-01-01
perimeter: [a, b, c, d]
territories: [{id: a, name: Aville}, {id: b, name: Beville}, {id: c, name: Ceville}, {id: d, name: Deville}]
references: [{id: page, title: {fr: Page, en: Page}, accessed: 2025-02}]
actors: [{id: town, name: Aville, sector: municipality}]
posts:
- {id: work, function: coordinator, employer: town, full_time_equivalent: 0.5, as_of: 2025}
- {id: head, function: president, holder: town, as_of: 2024}
agreements:
- {id: contract, name: {fr: Convention, en: Agreement}, kind: convention, period: {start: 2023-04}, as_of: 2023}
instances:
- id: bureau
  name: {fr: Bureau, en: Bureau}
  kind: bureau
  seats: [{holder: town, status: member, sources: [page]}]
  meetings: [{date: 2025-03-01}]
"""


@pytest.mark.parametrize(
    "told",
    [
        "Territory: 4 places, such as Aville, Beville, Ceville (2025).",
        "A coordinator (0.5 full-time), employed by Aville (2025).",
        "Bureau: 1 organisation sits there (Aville) (2025).",
        "Agreement, since April 2023 (2023).",
    ],
)
def test_what_is_in_place_has_its_year(told: str) -> None:
    """The territory, who coordinates, the bodies, who sits, the last text, each with the year of its last source."""
    assert told in part(of(IN_PLACE), "in_place")


def test_what_is_left_is_told_where_there_is_room() -> None:
    """Who presides and what was held, where nothing else fills the five places."""
    text = IN_PLACE.replace("perimeter: [a, b, c, d]\n", "").replace(IN_PLACE[IN_PLACE.index("agreements") :], "")
    held = (
        "instances: [{id: group, name: B, kind: working_group, meetings: [{date: 2025-03-01}, {date: 2024-03-01}]}]\n"
    )
    items = part(of(text + held), "in_place")
    assert "Chaired by: Aville (2024)." in items
    assert "1 meeting recorded in 2025." in items


def test_a_page_without_a_date_says_when_it_was_read() -> None:
    """It shows that the page said so on that day, not that it was so."""
    assert part(of(IN_PLACE), "grounds") == ("Page (undated; page read: February 2025): members.",)


def test_dates_ahead_are_given_once_each() -> None:
    """Of what comes every week, the first time."""
    assert part(brief("seraing", day="2020-02-01"), "dates")[0].startswith("4 février 2020")


def test_acronyms_are_spelled_out_once_where_it_is_to_be_easy() -> None:
    """In larger letters, with less on the sheet."""
    sheet = brief("lille-est", easy=True)
    text = " ".join(sheet.to_text().split())
    assert text.count("union des familles et amis de malades") == 1
    assert len(part(sheet, "decisions")) == 2
    assert '<body class="easy">' in sheet.to_html()


def test_a_later_text_is_used_when_asked_for() -> None:
    """The facts of 2011, with the rules of the day or of a later one."""
    then = {note.split()[1] for note in brief("lille-est", day="2011-10-31").footnotes}
    later = {note.split()[1] for note in brief("lille-est", day="2011-10-31", rules_on="2026-01-01").footnotes}
    assert later - then


def test_each_form_has_the_same_words() -> None:
    """Text, Markdown, HTML, Word and rows."""
    sheet = brief("lille-est")
    words = part(sheet, "decisions")[0]
    document = docx.Document(io.BytesIO(sheet.to_docx()))
    assert any(words in paragraph.text for paragraph in document.paragraphs)
    assert words in sheet.to_html()
    assert sheet.to_html() == sheet._repr_html_()
    assert words in [row["text"] for row in sheet.to_rows()]
    assert words.replace("[", r"\[").replace("]", r"\]") in sheet.to_markdown()
    plain = " ".join(sheet.to_text().split())
    assert " ".join(words.split()) in plain
    assert sheet.picture is not None
    assert sheet.picture.title in " ".join(sheet.to_markdown().split())
    undrawn = brief("metz")
    assert "<svg" not in undrawn.to_html()
    assert "<figure>" not in undrawn.to_html()
    docx.Document(io.BytesIO(undrawn.to_docx()))
    assert undrawn.to_markdown().startswith("# Conseil local")


def test_names_are_escaped() -> None:
    """No name begins a tag or an emphasis."""
    sheet = of("as_of: 2025\ninstances: [{id: b, name: '<b>*B*</b>', kind: bureau}]\n")
    assert "<b>" not in sheet.to_html()
    assert r"\<b\>\*B\*" in sheet.to_markdown()


@pytest.mark.browser
@pytest.mark.parametrize("name", clsm.datasets.names())
def test_the_sheet_prints_on_one_page(name: str, tmp_path: Any) -> None:
    """A4, eleven points, with its picture."""
    path = tmp_path / "sheet.html"
    path.write_text(brief(name).to_html(), encoding="utf-8")
    assert pages_of(path, tmp_path) == 1
