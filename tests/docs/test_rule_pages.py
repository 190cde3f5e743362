"""The catalogue of rules in the documentation, and the page that defends the verdicts on real councils."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import clsm
from clsm.governance import provisions, rulebooks
from clsm.words import Lang
from tests.docs.pages import an_app

DOCS = Path(__file__).parents[2] / "docs"


def module() -> Any:
    """The extension of Sphinx that writes the pages."""
    spec = importlib.util.spec_from_file_location("rule_pages", DOCS / "rule_pages.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


PAGES = module()
FOLDERS: dict[Lang, str] = {"en": "en/rules", "fr": "fr/rules"}
DEFENCES = {lang: yaml.safe_load(path.read_text(encoding="utf-8")) for lang, path in PAGES.DEFENCES.items()}
COUNCILS, IN_FRENCH = (
    PAGES.MARKER.findall((DOCS / lang / "explanation" / "three-councils.md").read_text(encoding="utf-8"))
    for lang in FOLDERS
)


def test_every_rule_has_a_page_in_each_language(tmp_path: Path) -> None:
    """With its title; what is left of a rule that is no more goes away."""
    gone = tmp_path / "en" / "rules" / "FR-X1.md"
    gone.parent.mkdir(parents=True)
    gone.write_text("gone")
    PAGES.write_pages(tmp_path)
    PAGES.write_pages(tmp_path)
    assert not gone.exists()
    for book in rulebooks():
        for rule in book.rules:
            for lang, folder in FOLDERS.items():
                page = (tmp_path / folder / f"{rule.code}.md").read_text(encoding="utf-8")
                assert page.startswith(f"# {rule.code} · {rule.name.say(lang)}\n")
                index = (tmp_path / folder / "index.md").read_text(encoding="utf-8")
                assert f"| [{rule.code}]({rule.code}.md) | {rule.name.say(lang)} |" in index
                assert f"\n{rule.code}\n" in index


def test_what_is_no_rule_has_a_page_too(tmp_path: Path) -> None:
    """The one that the command prints, with the reason."""
    PAGES.write_pages(tmp_path)
    for row in provisions():
        if not row.rules:
            page = (tmp_path / "fr" / "rules" / f"{row.code}.md").read_text(encoding="utf-8")
            assert page.startswith(row.card("fr"))


@pytest.mark.parametrize(("name", "day", "rules_on"), COUNCILS)
def test_every_verdict_on_a_real_council_is_defended(name: str, day: str, rules_on: str) -> None:
    """No verdict without its reasons, and no reasons without a verdict."""
    report = clsm.check(clsm.datasets.load(name).on(day), rules_on=rules_on or None)
    given = {verdict.rule.code for verdict in report.verdicts if verdict.outcome != "not_applicable"}
    for lang in FOLDERS:
        assert set(DEFENCES[lang][" ".join((name, day, rules_on)).strip()]) == given
        page = PAGES.verdicts(name, day, rules_on or None, lang)
        for verdict in report.verdicts:
            assert verdict.rule.code in page
        assert len(re.findall("^- [*]", page, re.MULTILINE)) == len(report.verdicts) - len(report.not_applicable)


def test_every_dataset_is_defended() -> None:
    """All of those that come with the library, the one with most of them also by the rules of 2026."""
    assert {name for name, _, _ in COUNCILS} == set(clsm.datasets.names())
    assert ("lille-est", "2020-07-31", "2026-01-01") in COUNCILS


def test_all_that_is_defended_is_on_the_page() -> None:
    """One section for each council and day."""
    assert COUNCILS == IN_FRENCH
    for defences in DEFENCES.values():
        assert {" ".join(parts).strip() for parts in COUNCILS} == set(defences)
    source = ["before <!-- verdicts: seraing 2020-01-31 --> after"]
    PAGES.fill(an_app("fr"), "page", source)
    assert source[0].startswith("before ### [OW-1](../rules/OW-1.md)")
    assert "### Ce qui ne s’applique pas" in source[0]
