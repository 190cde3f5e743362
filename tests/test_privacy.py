"""What looks like a person: met where it is, not met where it is an organisation's, and never told in clear."""

import pickle
import re
import time
from pathlib import Path

import pytest

import clsm
from clsm.privacy import KINDS, Grade, masked, scan
from clsm.privacy.detecting import Field, likenesses
from clsm.problems import CouncilFileError

FOLDER = Path(__file__).parent / "privacy"
HEAD = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"
LISTED = [
    line
    for line in (FOLDER / "organisations_and_places.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FIELDS = {"any": Field(), "organisation": Field(of_organisation=True), "label": Field(spoken=True, label=True)}


def met(words: str, field: Field = FIELDS["any"]) -> set[tuple[Grade, str]]:
    """The grades and kinds of what is met in *words*."""
    return {(likeness.grade, likeness.kind) for likeness in likenesses(words, field)}


def test_the_list_of_real_names_is_long() -> None:
    """Two hundred of them or more, each once."""
    assert len(set(LISTED)) == len(LISTED) >= 200


@pytest.mark.parametrize("field", FIELDS)
def test_no_organisation_and_no_place_is_taken_for_a_person(field: str) -> None:
    """Associations, streets, residences, hospitals: neither alone nor beside an organisation's address."""
    texts = [*LISTED, *(f"{name}, contact@lac.example" for name in LISTED)]
    taken = {
        words: surely for words in texts if (surely := {it for it in met(words, FIELDS[field]) if it[0] != "look"})
    }
    assert taken == {}


@pytest.mark.parametrize("name", clsm.datasets.names())
def test_the_datasets_hold_no_person(name: str) -> None:
    """Not even something to look at."""
    found = scan(clsm.datasets.load(name))
    assert found.traces == found.open == ()
    assert found.texts > 100


def expected() -> list[tuple[str, str]]:
    """What the comments of the file of invented persons say of each of its lines, in its order."""
    text = (FOLDER / "invented_persons.yaml").read_text(encoding="utf-8")
    noted = re.findall(r"  # ((?:certain|likely|look) .*)$", text, re.MULTILINE)
    return [(grade, kind) for line in noted for grade, kind in (pair.split() for pair in line.split(", "))]


def test_invented_persons_are_met() -> None:
    """Each of them, by its grade and its kind, and nothing else in the file."""
    council = clsm.load(FOLDER / "invented_persons.yaml")
    assert sorted((trace.grade, trace.kind) for trace in scan(council).traces) == sorted(expected())


def test_every_kind_is_in_the_file_of_invented_persons() -> None:
    """No kind is promised that no example shows."""
    assert {kind for _, kind in expected()} == set(KINDS)


@pytest.mark.parametrize(
    ("words", "grade", "kind"),
    [
        ("Monsieur De La Fiction", "likely", "titled_name"),
        ("MME EXEMPLE", "likely", "titled_name"),
        ("Cabinet médical Dr Exemple", "likely", "titled_name"),
        ("la place de M. Exemple au comité", "likely", "titled_name"),
        ("Mrs Example rang", "likely", "titled_name"),
        ("M. X", "look", "titled_initial"),
        ("Mevrouw Voorbeeld", "likely", "titled_name"),
        ("De heer Van Voorbeeld", "likely", "titled_name"),
        ("Frau Beispiel", "likely", "titled_name"),
        ("DOCTEUR EXEMPLE", "likely", "titled_name"),
        ("M.Exemple", "likely", "titled_name"),
        ("Mme\nExemple", "likely", "titled_name"),
        ("claire.exemple(at)ville.example", "certain", "email"),
        ("claire.exemple [at] ville.example", "certain", "email"),
        ("06.00.00.00.00", "certain", "telephone"),
        ("0600000000", "certain", "telephone"),
        ("0033 6 00 00 00 00", "certain", "telephone"),
        ("0475/12.34.56", "certain", "telephone"),
        ("+32 (0)475 12 34 56", "certain", "telephone"),
        ("Dr Exemple, 03 20 00 00 00", "certain", "telephone"),
        ("04 75 12 34 56", "look", "telephone"),
        ("+33 (0)3 20 00 00 00", "look", "telephone"),
        ("02/123.45.67", "look", "telephone"),
        ("04/337.11.11", "look", "telephone"),
        ("a.exemple@ville.example", "certain", "email"),
        ("claire-exemple@ville.example", "certain", "email"),
        ("exemple1973@orange.fr", "certain", "email"),
        ("Claire Exemple (contact@ville.example)", "likely", "name_with_email"),
        ("EXEMPLE Claire : contact@ville.example", "likely", "name_with_email"),
        ("1 85 05 2A 006 084 35", "certain", "social_security_number"),
        ("85073003328", "certain", "national_number"),
    ],
)
def test_persons_are_met_in_any_field(words: str, grade: Grade, kind: str) -> None:
    """However they are written."""
    assert (grade, kind) in met(words)


@pytest.mark.parametrize(
    "words",
    [
        "exemple@ville.example",
        "ateliers.peinture@ville.example",
        "1 85 05 78 006 084 37",
        "85.07.30-033.29",
        "Claire Exemple",
        "Un usager bipolaire",
        "Jean",
        "mme la maire",
        "01/02/2020 18 30",
        "3 à 4 par an, 12 000 habitants, 450 000 euros",
    ],
)
def test_what_shows_no_person_is_left(words: str) -> None:
    """A key that is wrong, an address of which nobody knows whose it is, a name in a field that names places."""
    assert met(words) == set()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Claire Exemple et Jean-Marc Fictif", {"bare_name"}),
        ("Présents : FICTIF Jean", {"bare_name"}),
        ("Mme B. est schizophrène", {"titled_initial", "diagnosis"}),
        ("Il a 34 ans et souffre de dépression", {"diagnosis"}),
        ("A service user with schizophrenia", {"diagnosis"}),
        ("Représentant des personnes bipolaires", set()),
        ("Journée sur la schizophrénie", set()),
        ("Rendez-vous à Sainte Claire Deville", set()),
    ],
)
def test_what_a_meeting_may_say_is_to_be_looked_at(words: str, kinds: set[str]) -> None:
    """Names without a title, and diagnoses beside a word for one person: only there, and never more than *look*."""
    assert met(words, Field(spoken=True)) == {("look", kind) for kind in kinds}


def lines(name: str) -> list[str]:
    """The lines of a table of texts."""
    read = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


def test_persons_are_met_however_people_write_them() -> None:
    """Titles of law, church and medicine, short or small, initials, capitals, particles: met, and masked wholly."""
    table = [[cell.strip() for cell in line.split("|")] for line in lines("persons_in_texts.txt")]
    assert len(table) >= 60
    missed = [
        text
        for expected, field, text, secret in table
        if (expected not in {f"{grade} {kind}" for grade, kind in met(text, Field(spoken=field == "spoken"))})
        or secret in masked(text)
    ]
    assert missed == []


@pytest.mark.parametrize("field", FIELDS)
def test_places_brands_and_offices_are_no_persons(field: str) -> None:
    """Streets and schools that bear a title and a name, Monsieur Propre, a justice of the peace."""
    texts = lines("no_persons_in_texts.txt")
    assert len(texts) >= 60
    taken = {
        words: surely for words in texts if (surely := {it for it in met(words, FIELDS[field]) if it[0] != "look"})
    }
    assert taken == {}


def test_a_landline_is_an_organisations_in_its_own_field() -> None:
    """The switchboard of an actor is no person; elsewhere somebody looks; beside a name it is somebody's."""
    assert met("03 20 00 00 00", FIELDS["organisation"]) == set()
    assert met("03 20 00 00 00") == {("look", "telephone")}
    assert ("certain", "telephone") in met("Mme Exemple, 03 20 00 00 00", FIELDS["organisation"])


def test_the_mask_shows_the_first_character() -> None:
    """Overlapping likenesses are masked once."""
    assert masked("Voir Mme Claire Exemple au 06 00 00 00 00, ou la mairie") == "Voir M… au 0…, ou la mairie"
    assert masked("la mairie") == "la mairie"


SECRET = "Exemplaire"
SPOKEN = f"""
actors: [{{id: gem, name: GEM, note: "Voir Mme {SECRET}"}}]
instances:
  - id: body
    name: Body
    kind: bureau
    meetings: [{{id: m, date: 2024-01-01, decisions: [{{title: "Pour Mme {SECRET}", note: "Mme {SECRET}"}}]}}]
"""


def test_nothing_of_a_person_is_told_in_clear() -> None:
    """Not in words, rows, cards, paths, warnings nor their pickles."""
    council = clsm.loads(HEAD + SPOKEN)
    found = scan(council)
    told = [found.explain("fr"), repr(found), found._repr_html_(), str(found.to_rows("fr")), repr(found.traces)]
    told += [trace.explain(lang) for trace in found.traces for lang in ("en", "fr")]
    told += [repr(problem) + problem.message("fr") + str(dict(problem.fields)) for problem in council.warnings]
    told += [repr(likenesses(f"Mme {SECRET}"))]
    assert not any(SECRET in words for words in told)
    assert [trace.path for trace in found.traces] == [
        "actors/gem/note",
        "instances/body/meetings/m/decisions/Pour M…/title",
        "instances/body/meetings/m/decisions/Pour M…/note",
    ]
    assert pickle.loads(pickle.dumps(found)) == found


def test_what_is_refused_tells_no_person() -> None:
    """A value that does not fit is quoted in the message, with whoever is in it masked."""
    with pytest.raises(CouncilFileError) as caught:
        clsm.loads(HEAD + f"as_of: Mme {SECRET}, 06 00 00 00 00\nactors: [{{id: Dr {SECRET}, name: A}}]\n")
    told = caught.value.message("fr") + repr(caught.value.problems) + str(caught.value.to_rows())
    told += str([dict(problem.fields) for problem in caught.value.problems])
    assert SECRET not in told
    assert "06 00" not in told
    assert "'M…, 0…'" in told


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_loading_warns_with_the_place(form: str) -> None:
    """Certain and likely are warnings, each at its line; what is only to be looked at is left to whoever scans."""
    text = HEAD + SPOKEN + "events: [{id: e, name: E, kind: forum, place: '03 20 00 00 00', note: '06 00 00 00 00'}]\n"
    council = clsm.loads(text)
    codes = {problem.path: (problem.code, problem.level) for problem in council.warnings}
    assert codes["actors/gem/note"] == ("person-likely", "warning")
    assert codes["events/e/note"] == ("person-certain", "warning")
    assert "events/e/place" not in codes
    written = clsm.loads(clsm.dumps(council, format="json"), format="json") if form == "json" else council
    lines = {problem.path: problem.line for problem in written.warnings}
    assert 0 < (lines["actors/gem/note"] or 0) < (lines["events/e/note"] or 0)
    assert "enlevez-le du fichier" in council.warnings[0].message("fr")


WAIVER = "waivers: [{{id: w, path: {path}, reason: Nom de scène, period: {{start: 2020-01-01, end: {end}}}}}]\n"


def test_a_waiver_of_the_path_is_told_and_warns_no_more() -> None:
    """The council knows, and says why: the trace stays, with the waiver."""
    text = HEAD + SPOKEN + WAIVER.format(path="actors/gem/note", end="2030-12-31")
    council = clsm.loads(text)
    first, *others = scan(council).traces
    assert first.waiver is not None
    assert first.explain("fr").endswith("vérifié : Nom de scène")
    assert scan(council).open == tuple(others)
    assert scan(council).to_rows()[0]["waiver"] == "w"
    assert "actors/gem/note" not in {problem.path for problem in council.warnings}


def test_a_masked_path_can_be_waived() -> None:
    """A waiver names the path as the scan writes it, so that no name is written to say that there is none."""
    path = "instances/body/meetings/m/decisions/Pour M…/note"
    council = clsm.loads(HEAD + SPOKEN + WAIVER.format(path=path, end="2030-12-31"))
    assert path not in {problem.path for problem in council.warnings}


@pytest.mark.parametrize(("as_of", "covers"), [("2021", True), ("2026-01-01", False)])
def test_a_waiver_covers_as_long_as_it_holds(as_of: str, covers: bool) -> None:
    """One that had ended on the last day that the file documents covers nothing; today's date changes nothing."""
    text = HEAD + f"as_of: {as_of}\nactors: [{{id: gem, name: GEM, note: Mme {SECRET}}}]\n"
    found = scan(clsm.loads(text + WAIVER.format(path="actors/gem/note", end="2025-12-31")))
    assert (found.traces[0].waiver is not None) is covers


def test_without_a_date_a_waiver_covers() -> None:
    """Where nothing is dated, nothing says that it has ended; a waiver of a rule covers no text."""
    text = HEAD + f"actors: [{{id: gem, name: GEM, note: Mme {SECRET}}}]\n"
    of_path = scan(clsm.loads(text + WAIVER.format(path="actors/gem/note", end="2025-12-31")))
    of_rule = scan(clsm.loads(text + WAIVER.format(path="x", end="2025-12-31").replace("path: x", "rule: FR-G2")))
    assert of_path.traces[0].waiver is not None
    assert of_rule.traces[0].waiver is None


def test_the_card_shows_the_surest_first() -> None:
    """At first sight: what is certain, whatever its place in the file."""
    card = scan(clsm.load(FOLDER / "invented_persons.yaml")).card("fr")
    assert card.rows[0]["grade"] == "certain"
    assert card.rows[-1]["grade"] == "à regarder"


def test_the_library_writes_no_log() -> None:
    """No word of a file is in a log, as there is none."""
    source = Path(clsm.__file__).parent
    assert [
        path
        for path in source.rglob("*.py")
        if re.search(r"^\s*(?:import|from) logging", path.read_text("utf-8"), re.M)
    ] == []


def test_a_long_value_is_read_at_once() -> None:
    """Ten times the length takes about ten times as long, also of what begins like an address again and again."""
    for words in ("a.b", "x@", "Mme ", "M.A"):
        taken = []
        for times in (1_000, 10_000):
            began = time.perf_counter()
            likenesses(words * times + "@")
            taken.append(time.perf_counter() - began)
        assert taken[1] < 40 * taken[0] + 0.5, words
