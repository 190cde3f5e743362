"""Every page of the documentation has its twin, and each is made so that a reader can go from one to the other."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import DOCS


@pytest.fixture
def twins(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module that knows the two trees."""
    yield from imported("twins", monkeypatch)


@pytest.fixture
def site_check(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module that checks what was built."""
    yield from imported("site_check", monkeypatch)


def imported(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A module of ``docs/``, where the build finds it too."""
    monkeypatch.syspath_prepend(str(DOCS))
    yield __import__(name)
    for module in ("twins", "site_check"):
        sys.modules.pop(module, None)


def write(folder: Path, **pages: str) -> Path:
    """Pages by tree and name, such as ``en_index``."""
    for key, text in pages.items():
        language, _, name = key.partition("_")
        path = folder / language / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_every_page_has_its_twin(twins: Any) -> None:
    """Or is made from docstrings."""
    assert twins.problems() == []
    assert {"index", "glossary", "tutorial/your-council"} <= twins.pages("fr") & twins.pages("en")


def test_a_page_without_a_twin_is_named(twins: Any, tmp_path: Path) -> None:
    """In either tree."""
    docs = write(tmp_path, en_index="# One", fr_index="# Un", en_alone="# Alone", fr_seul="# Seul")
    assert twins.problems(docs) == [
        "docs/fr/seul.md has no twin docs/en/seul.md",
        "docs/en/alone.md has no twin docs/fr/alone.md",
    ]


def test_a_page_made_from_docstrings_needs_no_twin(twins: Any, tmp_path: Path) -> None:
    """Its words are those of the code, which is in English."""
    docs = write(tmp_path, en_clsm="# clsm\n```{eval-rst}\n.. automodule:: clsm\n```\n", fr_index="", en_index="")
    assert twins.problems(docs) == []


def test_a_page_without_a_twin_leads_to_the_nearest_first_page(twins: Any, tmp_path: Path) -> None:
    """To that of its folder where there is one, else to the first page of all."""
    docs = write(tmp_path, fr_index="")
    (docs / "fr" / "reference").mkdir()
    (docs / "fr" / "reference" / "index.md").write_text("")
    led_to = [twins.nearest(page, "en", docs) for page in ("index", "reference/tables", "howto/year", "search")]
    assert led_to == ["index", "reference/index", "index", "search"]


PAGE = """<!doctype html><html lang="{own}"><head>
<link rel="alternate" hreflang="{own}" href="../{own}/index.html">
<link rel="alternate" hreflang="{other}" href="../{other}/index.html"></head>
<body><nav class="language-switch"><a href="../{other}/index.html">x</a></nav>
<article><h1 id="top">Title</h1><a href="#top">up</a> Search <a href="https://example.org/gone">out</a></article>
</body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two trees of one page each, as they should be."""
    for own, other, stemmer in (("en", "fr", "EnglishStemmer"), ("fr", "en", "FrenchStemmer")):
        static = tmp_path / own / "_static"
        static.mkdir(parents=True)
        (static / "language_data.js").write_text(f"var {stemmer} = 1;")
        (tmp_path / own / "index.html").write_text(PAGE.format(own=own, other=other))
    return tmp_path


def test_pages_as_they_should_be_have_no_problem(site_check: Any, site: Path) -> None:
    """Links to other sites are not followed, and the words of an article are its own affair."""
    assert site_check.problems(site) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('<html lang="fr">', '<html lang="en">', ["its language is 'en', not 'fr'"]),
        ('<html lang="fr">', "<html>", ["its language is None, not 'fr'"]),
        (
            '<nav class="language-switch"><a href="../en/index.html">x</a></nav>',
            "",
            ["it has 0 links to the other language, not one", "its switch does not lead to its twin"],
        ),
        ('<a href="../en/index.html">', '<a href="index.html">', ["its switch does not lead to its twin"]),
        ('hreflang="en"', 'hreflang="de"', ["its hreflang links do not name itself and its twin"]),
        ('<a href="#top">', '<a href="#bottom">', ["the link to '#bottom' leads nowhere"]),
        ('<a href="#top">', '<a href="more.html">', ["the link to 'more.html' leads nowhere"]),
        ('<a href="#top">', '<img src="x.png">', ["the link to 'x.png' leads nowhere"]),
        ("</body>", "Back to top</body>", ["'Back to top' is in English"]),
        ("</body>", '<b aria-label="Toggle it">x</b></body>', ["'Toggle it' is in English"]),
    ],
)
def test_what_is_wrong_with_a_page_is_named(
    site_check: Any, site: Path, old: str, new: str, expected: list[str]
) -> None:
    """One flaw, one sentence, under the page that has it."""
    page = site / "fr" / "index.html"
    text = page.read_text()
    assert text.count(old) == 1
    page.write_text(text.replace(old, new))
    assert site_check.problems(site) == [f"fr/index.html: {line}" for line in expected]


def test_a_link_past_a_twin_is_named(site_check: Any, site: Path) -> None:
    """A page links to the other language only where its own has no such page."""
    more = PAGE.format(own="fr", other="en").replace("index.html", "more.html")
    (site / "fr" / "more.html").write_text(more.replace("#top", "../en/index.html"))
    (site / "en" / "more.html").write_text(PAGE.format(own="en", other="fr").replace("index.html", "more.html"))
    assert site_check.problems(site) == [
        "fr/more.html: the link to '../en/index.html' leaves the language: the page exists in its own"
    ]


def test_the_search_has_the_stemmer_of_its_language(site_check: Any, site: Path) -> None:
    """English endings find nothing in French."""
    (site / "fr" / "_static" / "language_data.js").write_text("var EnglishStemmer = 1;")
    assert site_check.problems(site) == ["fr: the search does not use FrenchStemmer"]


def test_a_tree_without_pages_is_named(site_check: Any, site: Path) -> None:
    """A build that wrote nothing does not pass."""
    (site / "fr" / "index.html").unlink()
    (site / "en" / "index.html").unlink()
    assert site_check.problems(site) == ["en: no page was built", "fr: no page was built"]
