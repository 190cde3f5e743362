"""The documentation as it was built, opened in a browser."""

from pathlib import Path

import pytest

from tests import tools
from tests.browsing import barriers, opened


@pytest.mark.browser
@pytest.mark.reads("CLSM_HTML")
@pytest.mark.parametrize("page", tools.files("CLSM_HTML", "**/index.html"), ids=str)
def test_first_pages_open_without_an_error(page: Path, tmp_path: Path) -> None:
    """The first page of each part has its heading, and its scripts run to their end."""
    shown = opened(page, tmp_path / "profile")
    assert shown.console == []
    assert "<h1>" in shown.html


READ_MOST = (
    "index",
    "tutorial/your-council",
    "howto/network",
    "explanation/data-protection",
    "rules/index",
    "glossary",
)


@pytest.mark.browser
@pytest.mark.axe
@pytest.mark.reads("CLSM_HTML")
@pytest.mark.parametrize("page", tools.files("CLSM_HTML", *(f"??/{name}.html" for name in READ_MOST)), ids=str)
def test_nobody_is_kept_out(page: Path, tmp_path: Path) -> None:
    """axe-core finds nothing serious on the pages that are read most."""
    assert barriers(page, tmp_path / "profile", lightest="serious") == []
