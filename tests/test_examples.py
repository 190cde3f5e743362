"""The examples that readers are told to run do run, and say what the documentation says they say."""

import runpy
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("argument", "told"), [("en", "are unknown, not absent"), ("fr", "sont inconnus, non pas absents")]
)
def test_a_partner_network(
    argument: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example runs in both languages; the silence of one partner leaves ties unknown under each reading."""
    monkeypatch.setattr("sys.argv", ["partner_network.py", argument])
    runpy.run_path(str(EXAMPLES / "partner_network.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert told in printed
    assert all(f"[{kind}]" in printed for kind in ("reported", "any", "confirmed"))
    assert "any - confirmed = 2" in printed


@pytest.mark.parametrize(("argument", "told"), [("en", "activity report 2024"), ("fr", "rapport d’activité 2024")])
def test_a_year(argument: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The example runs in both languages: a report of the year, then the head of its calendar file."""
    monkeypatch.setattr("sys.argv", ["year.py", argument])
    runpy.run_path(str(EXAMPLES / "year.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert told in printed
    head = printed.splitlines()[-5:]
    assert head[0] == "BEGIN:VCALENDAR"
    assert any(line.startswith("PRODID:-//clsm//planning") for line in head)


COUNCIL = """clsm: 1
id: there
name: Là-bas & <b>ici</b>
jurisdiction: FR
as_of: 2026-03
"""


@pytest.fixture
def browser() -> Any:
    """A visitor of the page of ``web_form.py``."""
    return runpy.run_path(str(EXAMPLES / "web_form.py"))["app"].test_client()


def test_the_form_opens_empty(browser: Any) -> None:
    """Before anything is pasted there is nothing to mend and no report."""
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "<textarea" in answer.text
    assert "To mend" not in answer.text
    assert "<pre" not in answer.text


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "What the texts of that day say"), ("fr", "Ce que disent les textes")]
)
def test_the_form_shows_the_report(browser: Any, lang: str, told: str) -> None:
    """A file that loads gives its report in the language asked for; what was pasted stays text."""
    answer = browser.post("/", data={"text": COUNCIL, "lang": lang})
    assert answer.status_code == 200
    assert told in answer.text
    assert answer.text.count("Là-bas &amp; &lt;b&gt;ici&lt;/b&gt;") >= 2  # in the text area and in the report
    assert "<b>" not in answer.text


def test_the_form_shows_each_problem_beside_its_line(browser: Any) -> None:
    """Every problem stands in the row of its line, and nothing pasted reaches the page as HTML."""
    text = COUNCIL.replace("\n", "\r\n").replace("2026-03", "soon") + "<script>alert(1)</script>: no"
    answer = browser.post("/", data={"text": text, "lang": "en"})
    assert answer.status_code == 422
    rows = answer.text.split("<tr")
    (date,) = [row for row in rows if "<td>5</td>" in row]
    assert "as_of: soon" in date
    assert "expected a date written 1977, 2010-01 or 2011-11-01" in date
    (script,) = [row for row in rows if "<td>6</td>" in row]
    assert "expected a field of a council" in script
    assert "<script" not in answer.text
    assert sum("mend" in row.partition(">")[0] for row in rows) == 2


def test_the_form_shows_a_problem_of_the_whole_file(browser: Any) -> None:
    """Nothing pasted is a problem too, and so is a file whose day nobody can tell."""
    assert "To mend: 1" in browser.post("/", data={"text": ""}).text
    undated = browser.post("/", data={"text": COUNCIL.replace("as_of: 2026-03", "")})
    assert (undated.status_code, "add a line as_of" in undated.text) == (422, True)


def test_the_form_refuses_what_is_too_long(browser: Any) -> None:
    """A text far longer than a council file is refused without being read, with a sentence."""
    answer = browser.post("/", data={"text": "x" * 600_000})
    assert answer.status_code == 413
    assert "is not read here" in answer.text


def test_every_example_is_run() -> None:
    """No example stands in the folder that no test runs."""
    assert {path.name for path in EXAMPLES.glob("*.py")} == {
        "first_look.py",
        "partner_network.py",
        "web_form.py",
        "year.py",
    }
