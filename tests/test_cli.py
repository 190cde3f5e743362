"""The command: what it prints, how it ends, and what it says when it cannot."""

import builtins
import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm import cli
from clsm.cli import plainer
from clsm.governance.books.examples import COUNCIL
from tests.command import run

HEAD = "clsm: 1\nid: there\nname: {fr: Là-bas, en: There}\njurisdiction: BE\n"


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """The command is alone in its process; here, the collector runs again as it did."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.parametrize("command", ["report", "network", "check"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_command_speaks_both_languages(command: str, lang: str) -> None:
    """Text in the language asked for, and nothing of the other language's headings."""
    result = run(command, "lille-est", "--lang", lang)
    body = {"en": "Intercommunal steering committee", "fr": "Comité de pilotage intercommunal"}
    assert body[lang] in result.stdout
    assert body["fr" if lang == "en" else "en"] not in result.stdout


@pytest.mark.parametrize("command", ["report", "network", "check"])
def test_each_command_gives_json(command: str) -> None:
    """JSON for programs: rows of plain values."""
    rows = json.loads(run(command, "lille-est", "--format", "json").stdout)
    assert rows


def test_the_report_is_of_the_last_documented_day() -> None:
    """Without a day, the council is shown as its sources last show it, never as of today."""
    assert "On 31 July 2020, the last day that its sources document." in run("report", "lille-est", "--full").stdout
    later = run("report", "lille-est", "--full", "--on", "2021-12-31").stdout
    assert "On 31 December 2021. Its sources end on 31 July 2020" in later


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("as_of: 2011\n", 0),
        (
            "instances: [{id: b, name: B, kind: bureau, as_of: 2011, frequency: yearly,"
            " recorded: {start: 2010-01-01, end: 2010-12-31}, meetings: [{date: 2009-05-01}]}]\n",
            1,
        ),
        ("instances: [{id: b, name: B, kind: bureau, as_of: 2011, frequency: yearly}]\n", 3),
        ("as_of: soon\n", 2),
    ],
)
def test_check_ends_with_what_it_found(tmp_path: Path, body: str, code: int) -> None:
    """0: nothing that binds is broken or unknown; 1: broken; 3: only unknown; 2: the file cannot be read."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    assert run("check", path).exit_code == code
    assert run("report", path).exit_code == (2 if code == 2 else 0)


def test_check_can_use_the_texts_of_another_day() -> None:
    """The same seats may be held against a text that came later."""
    then = ("check", "lille-est", "--on", "2011-11-01")
    assert "FR-G2" not in run(*then).stdout.split("Not applicable")[0]
    later = run(*then, "--rules-on", "2017-12-31").stdout
    assert "UNAFAM" in later[later.index("FR-G2") :].split("FR-G")[1]


def test_a_file_wins_over_a_dataset_of_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's own file is read, and the command says so."""
    (tmp_path / "lille-est").write_text(HEAD + "as_of: 2011\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("report", "lille-est")
    assert result.stdout.startswith("There\n")
    assert "Reading the file lille-est, not the dataset" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", "lile-est"), "no file 'lile-est' here, and no dataset of that name: the datasets are aurillac, "),
        (("report", "lile-est"), "Did you mean 'lille-est'?"),
        (("report", "xyz"), "no file 'xyz' here"),
        (("report", "lille-est", "--on", "autumn"), "found 'autumn', expected a date written"),
        (("check", "lille-est", "--rules-on", "soon"), "found 'soon', expected a date written"),
        (("rules", "FR-L9"), "FR-L"),
        (("year", "xyz"), "no file 'xyz' here"),
        (("year", "lille-est", "--on", "autumn"), "found 'autumn', expected a date written"),
        (("year", "lille-est", "--year", "0"), "expected a year from 1 to 9999"),
        (("year", "lille-est", "--year", "10000"), "expected a year from 1 to 9999"),
        (("calendar", "xyz", "--from", "2020-01-01", "--to", "2020-12-31"), "no file 'xyz' here"),
        (("calendar", "metz", "--from", "2021-01-01", "--to", "2020-12-31"), "expected an end after the start"),
        (("calendar", "metz", "--from", "soon", "--to", "2020-12-31"), "found 'soon', expected a date written"),
        (("report", "."), ". cannot be read: 1 thing to mend.\n  - .: found a folder"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(arguments: tuple[str, ...], told: str) -> None:
    """A mistake ends with 2 and a sentence on the error stream, never with a traceback."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "lile-est"), "Il n’y a ici aucun fichier 'lile-est', et aucun jeu de données de ce nom"),
        (("network", "lile-est"), "Vouliez-vous dire 'lille-est' ?"),
        (("report", "lille-est", "--on", "autumn"), "trouvé : 'autumn', attendu : une date écrite comme 1977"),
        (("check", "lille-est", "--rules-on", "soon"), "trouvé : 'soon', attendu : une date"),
        (("rules", "FR-L9"), "attendu : le code d’une règle"),
        (("year", "lille-est", "--year", "0"), "attendu : une année de 1 à 9999"),
        (("calendar", "metz", "--from", "2021-01-01", "--to", "2020-12-31"), "attendu : une fin après le début"),
        (("report", "."), ". ne peut pas être lu : 1 chose à corriger.\n  - . – trouvé : un dossier"),
    ],
)
def test_a_mistake_is_said_in_the_language_asked_for(arguments: tuple[str, ...], words: str) -> None:
    """Whoever asks for French is told in French what was wrong, of a file as of an option."""
    result = run(*arguments, "--lang", "fr")
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_bad_file_is_told_in_french(tmp_path: Path) -> None:
    """All problems of the file, and that nothing in a good one is dated."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD + "as_of: soon\n", encoding="utf-8")
    assert f"{path} ne peut pas être lu : 1 chose à corriger." in run("check", path, "--lang", "fr").stderr
    path.write_text(HEAD, encoding="utf-8")
    told = f"Aucune source de {path} n’est datée : le conseil est lu à la date d’aujourd’hui"
    assert told in run("network", path, "--lang", "fr").stderr


def test_a_bad_file_is_told_with_its_places(tmp_path: Path) -> None:
    """All problems of the file are printed, each with its line."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD + "as_of: soon\ncarrier: [a]\n", encoding="utf-8")
    result = run("check", path)
    assert f"{path}:5:8: as_of: found 'soon'" in result.stderr
    assert f"{path}:6:10: carrier: found a list" in result.stderr


def test_a_file_that_documents_no_day_is_read_on_today(tmp_path: Path) -> None:
    """And whoever reads is told so."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8")
    result = run("network", path)
    assert result.exit_code == 0
    assert f"No source in {path} is dated: the council is read on today, " in result.stderr
    assert run("check", path).exit_code in (0, 3)
    assert "On 1 November 2011. No source has a date." in run("report", path, "--full", "--on", "2011-11-01").stdout


def test_a_sheet_of_a_council_without_dates_is_of_today(tmp_path: Path) -> None:
    """Its first lines say so."""
    shown = run("report", "metz", "--lang", "fr").stdout
    assert "Lue le " in shown
    assert "d’après des sources sans date" in " ".join(shown.split())


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".json", ".docx"])
def test_the_sheet_is_written_by_the_ending_of_its_file(tmp_path: Path, ending: str) -> None:
    """Always in UTF-8, and said on the error stream."""
    path = tmp_path / f"sheet{ending}"
    result = run("report", "lille-est", "--lang", "fr", "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Écrit" in result.stderr
    content = path.read_bytes()
    assert content.startswith(b"PK") if ending == ".docx" else "Proposé par" in content.decode("utf-8")


def test_the_whole_report_is_written_as_text_or_json(tmp_path: Path) -> None:
    """Another form is refused with the forms that there are."""
    for ending in (".txt", ".json", ".html"):
        assert run("report", "lille-est", "--full", "-o", tmp_path / f"whole{ending}").exit_code == 0
    assert "the sheet of one page" in run("report", "lille-est", "--full", "-o", "a.md").stderr
    assert ".txt, .md, .html, .json, .docx" in run("report", "lille-est", "-o", "a.pdf").stderr
    lost = run("report", "lille-est", "-o", tmp_path / "nowhere" / "a.html")
    assert (lost.exit_code, "cannot be written" in lost.stderr) == (2, True)


def test_a_sheet_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its package, the form is asked for by name."""
    monkeypatch.setitem(sys.modules, "docx", None)
    assert "pip install 'clsm[word]'" in run("report", "lille-est", "-o", tmp_path / "a.docx").stderr


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_no_console_stops_the_sheet(encoding: str) -> None:
    """What a console has no room for is written with plainer signs."""
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-c", "from clsm.cli import main; main()", "report", "metz", "--lang", "fr"]
    made = subprocess.run(command, env=environment, capture_output=True, timeout=120)
    assert made.returncode == 0, made.stderr
    assert "[ ] " in made.stdout.decode(encoding)


def test_only_what_cannot_be_written_is_made_plainer() -> None:
    """Another mistake of a text is not hidden."""
    assert plainer(UnicodeEncodeError("ascii", "l’œil ☃", 1, 7, "no room")) == ("'oeil ?", 7)
    with pytest.raises(UnicodeDecodeError):
        plainer(UnicodeDecodeError("ascii", b"\xff", 0, 1, "no room"))


def test_the_report_of_a_year() -> None:
    """The year of the day by default; a year that has passed is told from its own last day, in either language."""
    assert run("year", "lille-est").stdout.splitlines()[0].endswith("– activity report 2020")
    then = run("year", "lille-est", "--year", "2011", "--lang", "fr")
    assert then.exit_code == 0
    council = clsm.datasets.load("lille-est")
    on_its_last_day = clsm.planning.year(council.on("2011-12-31"), 2011)
    assert then.stdout == f"{on_its_last_day.explain('fr')}\n"
    rows = json.loads(run("year", "lille-est", "--year", "2011", "--on", "2011-11-01", "--format", "json").stdout)
    assert rows == clsm.planning.year(council.on("2011-11-01"), 2011).to_rows()
    # a year that is still to come is read on the last documented day
    later = run("year", "seraing", "--year", "2030").stdout
    assert later.rstrip() == clsm.planning.year(clsm.datasets.load("seraing").on("2020-01-31"), 2030).explain()


def test_the_report_of_a_year_that_no_source_tells_is_of_this_year(tmp_path: Path) -> None:
    """As every other command does."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8")
    result = run("year", path)
    assert result.exit_code == 0
    assert "is dated: the council is read on today, " in result.stderr
    assert run("year", path, "--on", "2011-11-01").stdout.startswith("There – activity report 2011\n")


SPRING = ("calendar", "seraing", "--from", "2020-03-24", "--to", "2020-04-05")


def test_the_calendar() -> None:
    """Text in either language and rows for programs: what is dated, then what is to be set."""
    assert run(*SPRING).stdout.startswith("24 March 2020 – Café Bavard")
    european = ("calendar", "seraing", "--from", "24/03/2020", "--to", "5/4/2020")
    assert run(*european).stdout == run(*SPRING).stdout
    assert "À fixer – " in run(*SPRING, "--lang", "fr").stdout
    rows = json.loads(run(*SPRING, "--format", "json").stdout)
    assert [row["begins"] for row in rows][:2] == ["16:30", "16:30"]
    # twelve months from the first day, which is today where none is given; to the end of the last year there is
    a_year = run("calendar", "seraing", "--from", "2020-03-24").stdout
    assert a_year == run("calendar", "seraing", "--from", "2020-03-24", "--to", "2021-03-23").stdout
    today = str(clsm.dates.Day.today())
    assert run("calendar", "seraing").stdout == run("calendar", "seraing", "--from", today).stdout
    assert run("calendar", "metz", "--from", "9999-02-01").exit_code == 0


def test_the_calendar_as_an_icalendar_file() -> None:
    """The bytes that the library writes, and nothing after them, for a redirection to a file."""
    result = run(*SPRING, "--format", "ical", "--lang", "fr")
    seraing, spring = clsm.datasets.load("seraing"), ("2020-03-24", "2020-04-05")
    found = clsm.planning.calendar(seraing, *spring, holidays=clsm.planning.days_off(seraing, *spring))
    assert result.stdout_bytes == clsm.planning.to_ical(found, lang="fr")
    assert "TZID=Indian/Reunion" in run(*SPRING, "--format", "ical", "--zone", "Indian/Reunion").stdout
    assert result.stdout.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("missing", ["icalendar", "another"])
def test_without_the_extra_the_calendar_says_what_to_install(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """Only the absence of icalendar is explained away."""

    def absent(*_: object, **__: object) -> bytes:
        raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)

    monkeypatch.setattr(clsm.planning, "to_ical", absent)
    result = run(*SPRING, "--format", "ical")
    if missing == "icalendar":
        assert result.exit_code == 2
        assert "pip install 'clsm[calendar]'" in result.stderr
    else:
        assert result.exit_code == 70


def test_without_the_extra_the_calendar_is_sure_of_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is printed all the same, and a line beside it says what would tell more."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    result = run(*SPRING, "--lang", "fr")
    assert "Café Bavard. Sous réserve des vacances scolaires et des jours fériés." in result.stdout
    assert "pip install 'clsm[calendar]'" in result.stderr


def test_rules_lists_every_rule_and_prints_the_page_of_one() -> None:
    """The catalogue on the command line is that of the library."""
    codes = [row["code"] for row in json.loads(run("rules", "--format", "json").stdout)]
    assert codes == [rule.code for book in clsm.governance.rulebooks() for rule in book.rules]
    listed = run("rules", "--lang", "fr").stdout
    for code in codes:
        assert code in listed
        assert run("rules", code).stdout.startswith(f"# {code}")
    assert json.loads(run("rules", "FR-L1", "--format", "json").stdout)["code"] == "FR-L1"


def test_schema_prints_the_json_schema() -> None:
    """What editors need, whole, on standard output."""
    assert json.loads(run("schema").stdout) == clsm.schema.json_schema()


def test_new_prints_a_file_to_fill_in() -> None:
    """Without a name, the template goes to standard output and nothing else does."""
    result = run("new")
    assert result.exit_code == 0
    assert result.stdout == clsm.files.template()


def test_new_writes_a_file_on_which_every_command_works(tmp_path: Path) -> None:
    """The file is the template, and its report is there at once."""
    path = tmp_path / "council.yaml"
    result = run("new", path)
    assert result.exit_code == 0
    assert f"clsm report {path}" in result.stderr
    assert path.read_bytes().decode("utf-8") == clsm.files.template()
    assert run("report", path).exit_code == 0
    assert run("check", path).exit_code in (0, 1, 3)


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    """A file that exists is somebody's work; a folder that does not is said."""
    path = tmp_path / "council.yaml"
    path.write_text("mine", encoding="utf-8")
    result = run("new", path)
    assert result.exit_code == 2
    assert "already, and it is left as it is: give another name" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    nowhere = run("new", tmp_path / "nowhere" / "council.yaml")
    assert nowhere.exit_code == 2
    assert "cannot be written: does the folder exist" in nowhere.stderr


def test_the_version_is_told() -> None:
    """``clsm --version`` prints the version of the package and stops."""
    from importlib.metadata import version

    assert run("--version").stdout == f"{version('clsm')}\n"


def test_without_click_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The library works without the extra; the command says which one it needs."""
    real = builtins.__import__

    def without_click(name: str, *rest: Any, **more: Any) -> Any:
        if name == "clsm.cli.commands":
            raise ModuleNotFoundError("No module named 'click'", name="click")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_click)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert "pip install 'clsm[cli]'" in capsys.readouterr().err


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the absence of the extra is explained away."""
    real = builtins.__import__

    def broken(name: str, *rest: Any, **more: Any) -> Any:
        if name == "clsm.cli.commands":
            raise ModuleNotFoundError("No module named 'yaml'", name="yaml")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(ModuleNotFoundError, match="yaml"):
        cli.main()


def test_main_runs_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The console script is this function."""
    monkeypatch.setattr("sys.argv", ["clsm", "rules"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 0
    assert "FR-L1" in capsys.readouterr().out


def test_what_looks_like_a_person_is_said_beside_what_is_printed(tmp_path: Path) -> None:
    """A warning goes to the error stream, masked, and the command goes on."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD + "as_of: 2011\nnote: Mme Exemple\n", encoding="utf-8")
    result = run("report", path, "--lang", "fr")
    assert result.exit_code == 0
    assert "note – trouvé : M… (civilité ou titre suivi d’un nom, 11 caractères)" in result.stderr
    assert "Exemple" not in result.output


def written(tmp_path: Path) -> Path:
    """The council of the examples, as a file."""
    path = tmp_path / "council.yaml"
    path.write_text(clsm.files.dumps(COUNCIL, format="yaml"), encoding="utf-8")
    return path


def test_check_asks_the_rules_that_are_named(tmp_path: Path) -> None:
    """By code, by rulebook, and without some."""
    path = written(tmp_path)
    rows = json.loads(run("check", path, "--select", "FR-G", "--ignore", "FR-G2", "--format", "json").stdout)
    codes = {row["code"] for row in rows}
    assert "FR-G1" in codes
    assert all(code.startswith("FR-G") and code != "FR-G2" for code in codes)
    own = json.loads(run("check", path, "--rulebook", "own-word", "--format", "json").stdout)
    assert {row["rulebook"] for row in own} == {"own-word"}
    wrong = run("check", path, "--select", "FR-Q1")
    assert wrong.exit_code == 2
    assert "the code of a rule" in wrong.output


def test_check_can_presume_for_good(tmp_path: Path) -> None:
    """A list of 2025 judged in 2035 is to be confirmed, unless what was last known is taken as still so."""
    path = written(tmp_path)
    assert run("check", path, "--on", "2035-01-01").exit_code == 3
    asked = ("check", path, "--on", "2035-01-01", "--select", "FR-G2")
    assert "When last seen" in run(*asked).stdout
    assert "When last seen" not in run(*asked, "--presume-for-good").stdout


def test_the_shape_of_a_file_is_for_hooks(tmp_path: Path) -> None:
    """It loads and does not contradict itself: nothing is printed; else what contradicts is."""
    path = written(tmp_path)
    assert (run("check", path, "--shape").exit_code, run("check", path, "--shape").stdout) == (0, "")
    rule = clsm.governance.find_rule("CO-2")
    assert rule.breaks
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(clsm.files.dumps(rule.breaks.snapshot().council, format="yaml"), encoding="utf-8")
    broken = run("check", wrong, "--shape")
    assert (broken.exit_code, "CO-2" in broken.stdout) == (1, True)
    (tmp_path / "no.yaml").write_text("clsm: 1", encoding="utf-8")
    assert run("check", tmp_path / "no.yaml", "--shape").exit_code == 2


def test_a_list_is_confirmed_without_retyping_it(tmp_path: Path) -> None:
    """The changes are printed; the file stays as it is, and a new one has them."""
    path, new = written(tmp_path), tmp_path / "new.yaml"
    before = path.read_bytes()
    told = run("confirm", path, "committee", "--on", "2026-04-02", "-o", new)
    assert (told.exit_code, "Confirmed on 2 April 2026: Steering committee" in told.stdout) == (0, True)
    assert path.read_bytes() == before
    assert str(clsm.files.load(new).find("committee").as_of) == "2026-04-02"
    again = run("confirm", path, "committee", "--on", "2026-04-02", "-o", new, "--lang", "fr")
    assert (again.exit_code, "existe déjà" in again.output) == (2, True)
    nowhere = run("confirm", path, "committee", "--on", "2026-04-02", "-o", tmp_path / "no" / "new.json")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)


def test_what_cannot_be_confirmed_is_said(tmp_path: Path) -> None:
    """An unknown id, a day that is none, nothing at all; an election lists what to ask."""
    path = written(tmp_path)
    for arguments, words in (
        (("comittee", "--on", "2026-04-02"), "has the id 'comittee': the bodies of that day are committee,"),
        (("committee", "--on", "soon"), "found 'soon'"),
        (("committee",), "clsm confirm council.yaml committee --on 2026-04-02"),
        (("plenary-2024-11-21", "--on", "2026-04-02"), "which can be confirmed"),
    ):
        told = run("confirm", path, *arguments)
        assert (told.exit_code, words in told.output) == (2, True)
    listed = run("confirm", path, "--after-election", "2026-03-22", "--lang", "fr")
    assert (listed.exit_code, "À confirmer après l’élection du 22 mars 2026" in listed.stdout) == (0, True)


def test_rules_as_json_are_the_whole_card() -> None:
    """What a rule asks, why, since when and on whose word; its editions where it has some."""
    rows = {row["code"]: row for row in json.loads(run("rules", "--format", "json", "--lang", "fr").stdout)}
    assert all(
        row["what"] and row["why"] and row["sources"] and row["keeps"] and row["breaks"] for row in rows.values()
    )
    assert rows["FR-I4"]["editions"][0]["applies_until"]
    one = json.loads(run("rules", "FR-I4", "--format", "json", "--lang", "fr").stdout)
    assert one == rows["FR-I4"] | {"page": one["page"]}
    assert json.loads(run("rules", "FR-L2", "--format", "json").stdout)["code"] == "FR-L2"


def test_words_prints_the_lists_and_the_words_of_one() -> None:
    """In either language, as text and as rows; a list that is not there is told."""
    assert run("words").stdout.splitlines()[0].split() == ["pillars", "6", "words,", "closed"]
    assert "Consultative" in run("words", "voices", "--lang", "fr").stdout
    assert json.loads(run("words", "voices", "--format", "json").stdout)[0]["id"] == "deliberative"
    wrong = run("words", "voics", "--lang", "fr")
    assert wrong.exit_code == 2
    assert "vouliez-vous dire 'voices' ?" in wrong.stderr


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not read it is told, and asked for nothing else."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(clsm, "load", refuse)
    result = run("check", path)
    assert (result.exit_code, "are you allowed to open it" in result.stderr) == (2, True)


def test_a_day_of_a_check_that_is_none() -> None:
    """It is told what was found."""
    assert "found 'autumn'" in run("check", "lille-est", "--on", "autumn").stderr


def test_another_package_that_is_missing_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the package that writes workbooks is asked for by name."""

    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="other")

    monkeypatch.setattr(clsm.workbook, "write", fail)
    assert run("new", tmp_path / "council.xlsx").exit_code == 70


def test_a_stream_that_is_none_of_the_system_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook gives one of its own."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setattr(sys, "argv", ["clsm", "--version"])
    with pytest.raises(SystemExit):
        cli.main()
    assert written.getvalue().strip() == clsm.__version__


def test_a_contract_and_its_actions(tmp_path: Path) -> None:
    """By id, or all of the day; to read, or in a file of any form."""
    whole = run("contract", "lille-est", "--on", "2019-12-31", "--lang", "fr").stdout
    one = run("contract", "lille-est", "health-contract-2019", "--on", "2019-12-31", "--lang", "fr").stdout
    assert "actions documentées : 1" in whole
    assert "Non documenté – Accompagner le vieillissement : Actions" in one
    rows = json.loads(run("actions", "seraing", "cafe-bavard", "--format", "json").stdout)
    assert {row["program"] for row in rows} == {"cafe-bavard"}
    assert "S’Ariane" in run("actions", "seraing").stdout
    for ending in (".txt", ".md", ".html", ".docx", ".json"):
        for arguments in (("contract", "lille-est", "health-contract-2019"), ("actions", "seraing")):
            target = tmp_path / f"{arguments[0]}{ending}"
            assert run(*arguments, "-o", target).exit_code == 0
            assert target.stat().st_size > 500


def test_what_is_no_contract_and_no_action_is_said(tmp_path: Path) -> None:
    """In a sentence, with 2: nothing has the id, or something else has it; a form that there is not."""
    assert "n’a l’identifiant 'nope'" in run("contract", "lille-est", "nope", "--lang", "fr").stderr
    other = run("actions", "lille-est", "health-contract-2019")
    assert (other.exit_code, "the id of a program" in other.stderr) == (2, True)
    assert ".docx" in run("actions", "seraing", "-o", tmp_path / "sheets.pdf").stderr


def test_the_papers_of_a_meeting(tmp_path: Path) -> None:
    """To read, or to print; of a body of the day, on a day that is given."""
    asked = ("papers", "lille-est", "steering-committee", "--for", "15/09/2020")
    assert "Feuille de présence" in run(*asked, "--lang", "fr").stdout
    assert len(json.loads(run(*asked, "--format", "json").stdout)) == 17
    for ending in (".txt", ".md", ".html", ".docx", ".json"):
        target = tmp_path / f"papers{ending}"
        assert run(*asked, "-o", target).exit_code == 0
        assert target.stat().st_size > 1000
    unknown = run("papers", "lille-est", "nobody", "--for", "2020-09-15")
    assert (unknown.exit_code, "steering-committee" in unknown.stderr) == (2, True)
    assert "the id of a body" in run("papers", "lille-est", "epsm", "--for", "2020-09-15").stderr
    assert run("papers", "lille-est", "steering-committee").exit_code == 2
