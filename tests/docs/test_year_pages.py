"""The year plans of the three councils are computed when the pages are built, and every marker has an answer."""

import re
import runpy
from typing import Any

import attrs
import pytest

import clsm
from clsm import planning
from clsm.words import Lang
from tests.docs.pages import DOCS, an_app

LANGUAGES: tuple[Lang, ...] = ("en", "fr")
PAGES = {lang: DOCS / lang / "explanation" / "three-years.md" for lang in LANGUAGES}


@pytest.fixture(scope="module")
def made() -> Any:
    """The module that answers the markers."""
    return runpy.run_path(str(DOCS / "year_pages.py"))


def told(made: Any, council: str, asked: str, lang: Lang = "en") -> str:
    """What stands in the place of a marker."""
    found: str = made["answer"](council, asked, lang)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_marker_is_answered(made: Any, lang: Lang) -> None:
    """No marker stays in the page as it is built, and no answer is empty."""
    source = [PAGES[lang].read_text(encoding="utf-8")]
    markers = re.findall(r"<!-- year (.+?): (.+?) -->", source[0])
    assert {council for council, _ in markers} == set(made["PLANS"])
    assert all(told(made, council, asked, lang).strip("> -") for council, asked in markers)
    made["fill"](an_app(lang), "page", source)
    assert "<!--" not in source[0]


@pytest.mark.parametrize(("council", "asked"), [("lille-est", "nothing"), ("nowhere", "report")])
def test_a_marker_that_nothing_answers_stops_the_build(made: Any, council: str, asked: str) -> None:
    """What is not there is an error, not a gap in a sentence."""
    with pytest.raises(KeyError, match=f"nothing answers '{asked}' of '{council}'"):
        made["fill"](an_app("en"), "page", [f"<!-- year {council}: {asked} -->"])


def test_other_pages_stay_as_they_are(made: Any) -> None:
    """Nothing but the markers is touched."""
    made["fill"](an_app("en"), "index", source := ["# A page <!-- network lille-est: observed -->"])
    assert source == ["# A page <!-- network lille-est: observed -->"]


def test_twins_hold_the_same_figures() -> None:
    """What is asked of the library is the same in both languages, in the same places."""
    asked = [re.findall(r"<!-- (.+?) -->", page.read_text(encoding="utf-8")) for page in PAGES.values()]
    assert asked[0] == asked[1]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("council", ["lille-est", "metz", "seraing"])
def test_every_figure_of_the_sources_is_told_by_an_answer(made: Any, council: str, lang: Lang) -> None:
    """Each indicator of the file is a row, in the words of the answer that tells it, later ones included."""
    whole = clsm.datasets.load(council)
    table = told(made, council, "figures", lang)
    for figure in whole.indicators:
        assert figure.name.say(lang) in table
        if figure.quantity:
            assert figure.quantity.say(lang) in table
    for program in whole.programs:
        for stock in getattr(program.details, "stock", ()):
            for number in {stock.places, stock.dwellings} - {None}:
                assert re.search(rf"(places|dwellings|logements) ?: {number}\b", table)


def test_a_figure_that_no_answer_tells_stops_the_build(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page cannot lose a figure in silence."""
    real = planning.year

    def silent(*given: Any) -> planning.Year:
        return attrs.evolve(real(*given), lines=())

    monkeypatch.setattr(planning, "year", silent)
    plan = made["Plan"]("lille-est")
    with pytest.raises(LookupError, match="no answer tells the figure 'coordinator-time-2020'"):
        made["figures"](plan, "en")


def test_figures_are_those_of_the_library(made: Any) -> None:
    """What the page says is what the library answers to the same question."""
    day, reported, ahead = made["PLANS"]["lille-est"]
    today = clsm.datasets.load("lille-est").on(day)
    assert told(made, "lille-est", "open count") == str(len(planning.coverage(today).to_open))
    asked = [cell for cell in planning.coverage(today).cells if cell.expected_by]
    counts = re.findall(r"(?<=\| )\d+(?= \|)", told(made, "lille-est", "expected"))
    assert sum(map(int, counts)) == len(asked)
    for line in planning.year(today, reported).explain().splitlines():
        assert line in told(made, "lille-est", "report")
    for each in planning.calendar(today, f"{ahead}-01-01", f"{ahead}-12-31").to_be_set:
        assert each.says.say() in told(made, "lille-est", "to be set")


def test_a_calendar_tells_once_what_comes_back(made: Any) -> None:
    """The café has a row with its first and last day; a calendar without a day says so."""
    calendar = told(made, "seraing", "calendar")
    opens = "52 days, from 7 January 2020 to 29 December 2020, 16:30 to 19:00"
    assert f"| {opens} | Café Bavard. Unless school or public holidays close it. |" in calendar
    assert "| January 2020 | Beginning of “Charter of the grouping” |" in calendar
    assert told(made, "metz", "calendar") == "> No day of this year is documented."


@pytest.mark.parametrize(
    ("lang", "group"), [("en", "Reflection group on addictions"), ("fr", "Groupe de réflexion sur les addictions")]
)
def test_one_town_is_next_door_in_the_later_contract(made: Any, lang: Lang, group: str) -> None:
    """Mons-en-Barœul works on addictions, which are expected of the whole council."""
    (line, *_) = told(made, "lille-est", "next door", lang).splitlines()
    assert group in line
    assert "(Mons-en-Barœul)" in line


def test_what_the_prose_says_of_the_councils_is_so(made: Any) -> None:
    """Nobody is next door in 2011, or what is there is for others; rhythms have no dates; two councils are as told."""
    lille, metz, seraing = (made["Plan"](name) for name in ("lille-est", "metz", "seraing"))
    near = {(cell.filling.near, cell.theme == "housing") for cell in lille.coverage.to_open}
    assert near == {("nobody", False), ("same_place", True)}
    assert len(lille.calendar.to_be_set) == 3
    assert len(made["to_be_set"](lille, "en").splitlines()) == 3
    assert metz.last is None
    assert metz.today.programs == ()
    assert metz.coverage.expected
    assert metz.coverage.to_open == ()
    assert seraing.last == seraing.today.date
    assert any("s-ariane" in cell.filling.programs for cell in seraing.coverage.to_open)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_prose_holds_no_figure_of_its_own(lang: Lang) -> None:
    """Figures stand in markers; outside them there are plain words, and the dates that a command is given."""
    text = PAGES[lang].read_text(encoding="utf-8")
    prose = re.sub(r"<!-- .+? -->|`[^`]*`|\]\([^)]*\)", "", text)
    assert re.findall(r"\d", prose) == []
