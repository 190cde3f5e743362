"""The examples that readers are told to run do run, and say what the documentation says they say."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(("argument", "told"), [("en", "UNAFAM"), ("fr", "Écart à un repère")])
def test_a_first_look(
    argument: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example runs in both languages; both readings of the fee are printed, and neither is chosen."""
    monkeypatch.setattr("sys.argv", ["first_look.py", argument])
    runpy.run_path(str(EXAMPLES / "first_look.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert told in printed
    assert "33677.20 EUR" in printed
    assert "336.77 EUR" in printed


def test_every_example_is_run() -> None:
    """No example stands in the folder that no test runs."""
    assert {path.name for path in EXAMPLES.glob("*.py")} == {"first_look.py"}
