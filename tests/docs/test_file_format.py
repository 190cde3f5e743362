"""The reference of the file format is made from the entities, and forgets none of them."""

import re
import runpy
from typing import Any

import attrs
import pytest
import yaml

from clsm import Actor, Council, Instance, Meeting, Seat
from clsm.council import COLLECTIONS
from clsm.dates import Period
from clsm.vocabulary import LISTS
from tests.docs.pages import DOCS, an_app


@pytest.fixture(scope="module")
def made() -> Any:
    """The module that makes the tables."""
    return runpy.run_path(str(DOCS / "file_format.py"))


@pytest.fixture(scope="module")
def sections(made: Any) -> dict[str, str]:
    """The sections of the page by their headings."""
    parts = re.split(r"^## `?(.*?)`?$", made["file_format"]("en"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(
    ("heading", "entity"),
    [("The file", Council), ("actors", Actor), ("instances", Instance), ("Seat", Seat), ("Meeting", Meeting)],
)
def test_every_field_has_its_row(sections: dict[str, str], heading: str, entity: Any) -> None:
    """The rows of an entity are its fields, in their order."""
    rows = re.findall(r"^\| `(\w+)` \|", sections[heading], flags=re.MULTILINE)
    own = ["clsm"] if entity is Council else []
    assert rows == own + [field.name for field in attrs.fields(entity)]


def test_every_collection_has_its_section(sections: dict[str, str]) -> None:
    """So do the terms of a council, and what entities are made of."""
    assert {*COLLECTIONS, "terms", "Seat", "Meeting", "Period", "Population", "Reading", "Identifiers"} <= set(sections)
    assert "From a start to an end" in sections[Period.__name__]


def test_a_row_says_what_the_field_takes(sections: dict[str, str]) -> None:
    """In the words of the loader, with links to the other sections and to the lists of words."""
    for heading, row in [
        ("The file", "| `jurisdiction` | a country as two capitals: FR, BE | **required** |"),
        ("actors", "| `sector` | a term of [`sectors`](vocabulary-lists.md#sectors) | `not_documented` |"),
        ("posts", "| `full_time_equivalent` | a decimal from 0 to 1 | – |"),
        ("terms", "| `list` | the name of an open list of [the lists of words](vocabulary-lists.md) | **required** |"),
        ("Population", "| `count` | a whole number, 0 or more | **required** |"),
        ("Period", "| `end` | a date written 1977, 2010-01 or 2011-11-01 or `open` | – |"),
        ("Rate", "| `readings` | a list; each item has the fields of [Reading](#reading) | **required** |"),
        ("posts", "`carers`, `none`, `not_documented` | – |"),
        ("Seat", "`carers`, `none`, `not_documented` | the default of the holder’s sector |"),
        ("programs", "| `details` | the fields of [ArtCollection](#artcollection) for `art_collection`, "),
        ("programs", "or [WorkshopSeries](#workshopseries) for `workshop_series`; nothing for other kinds | – |"),
        ("programs", "| `tallies` | a list; each item has the fields of [Tally](#tally) | – |"),
        ("HousingScheme", "| `rent_by` | one of [`rent_payers`](vocabulary-lists.md#rent_payers): `tenant`, "),
        ("HousingPlaces", "| `kind` | a term of [`housing_kinds`](vocabulary-lists.md#housing_kinds) | **required** |"),
        ("Tally", "| `count` | a whole number, 0 or more | – |"),
        ("Seat", "| `holder` | the id of one of the [`actors`](#actors) or [`posts`](#posts) | – |"),
    ]:
        assert row in sections[heading]


def test_every_link_leads_to_a_section(made: Any, sections: dict[str, str]) -> None:
    """A link inside the page names one of its headings, a link to the lists one of theirs."""
    text = made["file_format"]("en")
    assert set(re.findall(r"\(#([^)]+)\)", text)) <= {heading.lower() for heading in sections}
    assert set(re.findall(r"vocabulary-lists\.md#([^)]+)\)", text)) <= set(LISTS)


@pytest.mark.parametrize(("lang", "opened"), [("en", "Open: "), ("fr", "Ouverte : ")])
def test_every_term_has_its_row(made: Any, lang: str, opened: str) -> None:
    """Each list says whether it is open, and gives each term with both its labels."""
    text = made["vocabulary_lists"](lang)
    for name, words in LISTS.items():
        _, _, section = text.partition(f"## `{name}`\n")
        section, _, _ = section.partition("\n## ")
        assert (opened in section) is words.open
        assert re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE) == list(words)
        assert all(f"| {label.fr} | {label.en} |" in section for label in words.values())


def test_rows_in_french_are_those_in_english(made: Any) -> None:
    """The same fields in the same order, each with what it is called, in French words."""
    pages = [made["file_format"](lang) for lang in ("en", "fr")]
    rows = [re.findall(r"^\| `(\w+)`", page, flags=re.MULTILINE) for page in pages]
    assert rows[0] == rows[1]
    for row in (
        "| `jurisdiction`<br>Pays | un pays en deux majuscules : FR, BE | **obligatoire** |",
        "| `readings`<br>Lectures possibles | une liste ; chaque élément a les champs de [Reading](#reading) | **obl",
        "| `count`<br>Nombre | un nombre entier, au moins 0 | **obligatoire** |",
    ):
        assert row in pages[1]
    headings = re.findall(r"^## `?(.*?)`?$", pages[1], flags=re.MULTILINE)
    assert set(re.findall(r"\(#([^)]+)\)", pages[1])) <= {heading.lower() for heading in headings}
    for words in (" the ", " or ", "a list", "one of"):
        assert words not in pages[1]


def test_each_list_is_introduced_in_french(made: Any) -> None:
    """No list is missing, and none is told that is no more."""
    assert set(yaml.safe_load(made["_LISTS_IN_FRENCH"].read_text(encoding="utf-8"))) == set(LISTS)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("page", ["file-format", "vocabulary-lists"])
def test_the_page_asks_for_its_tables(made: Any, page: str, lang: str) -> None:
    """The page holds the marker, which the build replaces by the tables; other pages stay as they are."""
    source = [(DOCS / lang / "reference" / f"{page}.md").read_text(encoding="utf-8")]
    made["fill"](an_app(lang), page, source)
    assert "<!--" not in source[0]
    assert "|---|---|---|" in source[0]
    made["fill"](an_app(lang), "index", other := ["# A page"])
    assert other == ["# A page"]
