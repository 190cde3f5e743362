"""What readers see of a council changes only on purpose: with ``pytest --golden``, in a commit that says why."""

import decimal

import pytest

from tests.golden import FOLDER, texts


def test_readers_see_what_they_saw(request: pytest.FixtureRequest) -> None:
    """Every text is, to the letter, the one that is kept; no kept text is without its origin."""
    made = dict(texts())
    if request.config.getoption("--golden"):
        for name, text in made.items():
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8")
    kept = {file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.txt")}
    assert made == kept


def test_figures_do_not_follow_the_decimal_context_of_an_application() -> None:
    """Whoever embeds the library may count with few digits: money stays exact."""
    with decimal.localcontext(prec=3):
        made = dict(texts())
    assert made == dict(texts())
