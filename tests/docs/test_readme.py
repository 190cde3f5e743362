"""Both READMEs print what they show, lead to pages that exist, and say the same commands."""

import doctest
import re
from pathlib import Path

import pytest

from tests.docs.pages import fits, follow

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.fr.md")


@pytest.mark.parametrize("name", READMES)
def test_commands_print_what_is_shown(name: str, tmp_path: Path) -> None:
    """Word for word; three points stand for the rest of a sheet."""
    shown = list(follow(f"../{name}", tmp_path / "council.yaml"))
    assert len(shown) == 2
    for command in shown:
        assert fits(command.expected, command.printed), command.printed


@pytest.mark.parametrize("name", READMES)
def test_python_gives_what_is_shown(name: str) -> None:
    """The block is a session, run line by line."""
    (block,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL | re.M)
    session = doctest.DocTestParser().get_doctest(block, {}, name, name, 0)
    assert len(session.examples) == 9
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session).failed == 0


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """Pages and pictures are files of the repository."""
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
