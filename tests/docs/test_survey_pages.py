"""The how-to on surveys reads an export into a network, in both languages."""

import doctest
import re

import pytest

from tests.docs.pages import DOCS

PAGES = ("en/howto/survey.md", "fr/howto/survey.md")


def blocks(page: str) -> list[str]:
    """The examples of a page."""
    return re.findall(
        r"^```\{doctest\}\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_run(page: str) -> None:
    """From the first line to the last, with what they show."""
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks(page)), {}, page, page, 0)
    lines = list[str]()
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    outcome = runner.run(examples, out=lines.append)
    assert (outcome.failed, "".join(lines)) == (0, "")
    assert outcome.attempted > 10


@pytest.mark.parametrize("page", PAGES)
def test_an_export_becomes_a_network_in_five_lines(page: str) -> None:
    """As the page says above them."""
    text = (DOCS / page).read_text(encoding="utf-8")
    section = re.split(r"^## .*$", text, flags=re.MULTILINE)[1]
    (code,) = re.findall(r"\{doctest\}\n(.*?)```", section, re.DOTALL)[:1]
    assert code.count(">>> ") == 5
    assert "..." not in code
