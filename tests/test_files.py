"""Council files: what is refused and how it is said, what is kept as written, what is never lost."""

import io
import json
import pickle
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast, get_args, get_origin

import attrs
import pytest
import yaml

import clsm
from clsm.council import COLLECTIONS, NESTED
from clsm.fields import IN_LIST, REFERS_TO
from clsm.files import MAX_BYTES, Format, dump, dumps, json_text, load, loads, locate, template, trees
from clsm.files.converter import field_names
from clsm.programs import DETAILS
from clsm.schema import json_schema
from clsm.words import Lang
from clsm.words.entity_words import FIELDS_AS_CALLED

MALFORMED = sorted(path for path in (Path(__file__).parent / "malformed").iterdir() if path.suffix != ".txt")
MESSAGES: Final[dict[Lang, str]] = {"en": ".txt", "fr": ".fr.txt"}
"""Where the message about a malformed file stands, behind its name."""

HEAD = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("lang", MESSAGES)
@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.name)
def test_a_malformed_file_gets_its_exact_message(path: Path, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of mistake is told with its line, column, path, what was found and what was expected."""
    monkeypatch.chdir(path.parent)
    with pytest.raises(clsm.CouncilFileError) as caught:
        load(path.name)
    assert f"{caught.value.message(lang)}\n" == Path(f"{path}{MESSAGES[lang]}").read_text(encoding="utf-8")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("path", [path for path in MALFORMED if path.suffix == ".yaml"], ids=lambda path: path.name)
def test_every_problem_stands_where_it_says(path: Path) -> None:
    """The line and column of a problem exist in the file, so that an editor can go there."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        load(path)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    for problem in caught.value.problems:
        assert problem.file == str(path)
        if problem.line is not None:
            assert problem.column is not None
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def naming_fields(entity: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field below *entity* that names another entity or a word of a list, by the fields that lead there."""
    for field in attrs.fields(entity):
        here = (*above, field.name)
        inner = next(iter(get_args(field.type)), None)
        if field.metadata.keys() & {REFERS_TO, IN_LIST}:
            yield here
        elif get_origin(field.type) is tuple and attrs.has(cast(type, inner)):
            yield from naming_fields(inner, here)


def test_every_field_that_names_something_has_a_malformed_file() -> None:
    """A new reference, or a new list of words, asks for a file that gets it wrong."""
    told = set()
    for path in MALFORMED:
        for line in Path(f"{path}.txt").read_text(encoding="utf-8").splitlines():
            if match := re.search(r":[0-9]+: (\S.*): found .*, expected (the id of one|a term of the) ", line):
                told.add(tuple(match[1].split("/")[::2]))
    assert set(naming_fields(clsm.Council)) - told == set()


def test_every_field_of_details_that_names_something_has_a_malformed_file() -> None:
    """As above, for what only programs of one kind have: each kind, each row, each field."""
    told = set()
    for path in MALFORMED:
        for line in Path(f"{path}.txt").read_text(encoding="utf-8").splitlines():
            if match := re.search(
                r": programs/[^/]+/details/(\S.*): found .*, expected (the id of one|a term of)", line
            ):
                told.add(tuple(match[1].split("/")[::2]))
    assert {name for entity in DETAILS.values() for name in naming_fields(entity)} - told == set()


def test_every_entity_has_malformed_files() -> None:
    """Of each, a field that nobody knows, a field that is missing, and words where its fields should be."""
    told = "".join(Path(f"{path}.txt").read_text(encoding="utf-8") for path in MALFORMED)
    needed = set(re.findall("the field '([a-z_]+)', which is needed", told))
    for name, entity in json_schema()["$defs"].items():
        if name[0].isupper():
            words = re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
            assert re.search(f"expected a field of (an? )?{words};", told), name
            assert name == "Council" or re.search(f"expected the fields of (an? )?{words};", told), name
            assert set(entity["required"]) <= needed | {"clsm"}, name


def test_shape_is_told_before_reference() -> None:
    """While a date is no date, nothing is said of ids that nobody has: mending one does not hide the other."""
    text = HEAD + "carrier: nobody\nas_of: {}\n"
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text.format("soon"))
    assert [problem.path for problem in caught.value.problems] == ["as_of"]
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text.format("2011"))
    assert [problem.path for problem in caught.value.problems] == ["carrier"]


def test_a_section_that_comes_twice_is_told_without_what_it_hides() -> None:
    """What others name may well stand in the one that was not read."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(HEAD + "perimeter: [town]\nterritories: []\nterritories:\n  - {id: town, name: T, kind: commune}\n")
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("repeated-key", 7)]


def test_a_wrong_version_hides_no_reference() -> None:
    """A file of an unknown version is told so, and nothing else that its version may allow."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads("clsm: one\nid: there\nname: There\njurisdiction: FR\ncarrier: nobody\n")
    assert [problem.path for problem in caught.value.problems] == ["clsm"]


def test_the_error_is_a_value_error_that_survives_pickling() -> None:
    """A worker process can send the error home, every problem whole."""
    with pytest.raises(ValueError, match="cannot be read") as caught:
        loads(HEAD + "as_of: soon\ncarrier: [x]\n")
    error: Any = caught.value
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is clsm.CouncilFileError
    assert again.problems == error.problems
    assert [row["found"] for row in again.to_rows()] == ["'soon'", "a list"]


@pytest.mark.usefixtures("parser")
def test_a_scalar_is_text_until_its_field_says_what_it_is() -> None:
    """What YAML would take for a number, a time or a truth value arrives as written."""
    words = ["16:30", "01004", "59E21", "no", "on", "0x1F", "1_000", "2011-10-01", "true", ".5", "12e3", "y", "=", "<<"]
    council = loads(HEAD + "actors:\n  - id: a\n    name: No\n    aliases: [" + ", ".join(words) + "]\n")
    assert council.actors[0].aliases == tuple(words)
    assert loads(dumps(council)) == council


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_what_is_dumped_is_plain_text_to_other_readers(format: Format) -> None:
    """A reader of YAML 1.1 or of JSON finds text where the council holds text."""
    words = (
        "0o17",
        "1e3",
        "16:30",
        "no",
        "~",
        "null",
        "",
        "2011-10",
        "1977",
        " space ",
        "é\u2028 \u0085 \U0001f600",
        "#x",
        "y",
    )
    council = loads(HEAD).apply(clsm.Add(clsm.Actor(id="a", name="A", aliases=words)))
    text = dumps(council, format=format)
    read = yaml.safe_load(text) if format == "yaml" else json.loads(text)
    assert read["actors"][0]["aliases"] == list(words)
    assert loads(text, format=format) == council


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_plain_value_is_absent_and_a_quoted_one_is_text(nothing: str) -> None:
    """A field left empty is not documented; quotes make it text."""
    assert loads(HEAD + f"carrier: {nothing}\n").carrier is None
    assert loads(HEAD + f"note: '{nothing}'\n").note == clsm.Text.same(nothing)


def test_an_end_is_a_date_or_open() -> None:
    """``open`` is the one word that an end may be: known to go on."""
    council = loads(HEAD + "period: {start: 2010, end: open}\n")
    assert council.period.contains("2030-01-01") is True
    assert loads(dumps(council)) == council


def test_derived_ids_are_left_out_and_written_ones_kept() -> None:
    """Writing adds no noise: an id that derives itself is not written, one that somebody chose is."""
    text = HEAD + "instances:\n  - id: b\n    name: B\n    kind: bureau\n    seats:\n"
    text += "      - {label: A resident, status: member}\n      - {id: mine, label: A neighbour}\n"
    text += "    meetings:\n      - date: 2011-05-02\n"
    council = loads(text)
    assert [seat.id for seat in council.instances[0].seats] == ["b-seat-member", "mine"]
    assert council.find("b-2011-05-02").date == clsm.PartialDate(year=2011, month=5, day=2)
    assert "b-seat-member" not in dumps(council)
    assert "b-2011-05-02" not in dumps(council)
    assert "id: mine" in dumps(council)
    assert loads(dumps(council)) == council


def test_load_takes_paths_and_open_files(tmp_path: Path) -> None:
    """A path, a text file, a binary file with a byte-order mark: the same council."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8-sig")
    council = loads(HEAD)
    assert load(path) == load(str(path)) == council
    with path.open("rb") as binary:
        assert load(binary) == council
    assert load(io.StringIO(HEAD)) == council
    assert load(io.StringIO(dumps(council, format="json")), format="json") == council


def test_the_name_tells_the_format(tmp_path: Path) -> None:
    """A file called .json is JSON; any other name is YAML."""
    council = loads(HEAD)
    for name, opening in (("council.json", "{"), ("council.yaml", "clsm"), ("council", "clsm")):
        dump(council, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)
        assert load(tmp_path / name) == council


def test_an_unknown_format_is_refused() -> None:
    """Only the two formats exist, for reading and for writing."""
    for call in (lambda: loads(HEAD, format="toml"), lambda: dumps(loads(HEAD), format="toml")):  # type: ignore[arg-type]
        with pytest.raises(clsm.Mismatch, match="'yaml' or 'json'"):
            call()


def test_only_a_council_is_dumped() -> None:
    """A snapshot has lost what was not there on its day: it is not written."""
    with pytest.raises(TypeError, match="only a Council is written to a file, not a Snapshot"):
        dumps(loads(HEAD).on("2011-11-01"))  # type: ignore[arg-type]


def test_a_missing_file_is_the_usual_error(tmp_path: Path) -> None:
    """Callers catch what they always catch."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere.yaml")


# ---------------------------------------------------------------- files that mean harm

DEEP = "more than 24 levels"
LONG = "a value of more than 100000 characters"
LONG_KEY = "a key of more than 200 characters"


def refused(text: str, format: Format) -> str:
    """The one sentence with which *text* is refused, having taken little memory beyond the text."""
    tracemalloc.start()
    try:
        with pytest.raises(clsm.CouncilFileError) as caught:
            loads(text, format=format)
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()
    (problem,) = caught.value.problems
    assert len(str(problem)) < 1000
    return problem.found.en


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("format", "text", "found"),
    [
        ("yaml", "[" * 15_000_000, DEEP),
        ("json", "[" * 15_000_000, DEEP),
        ("json", '{"a":' * 2_000_000, DEEP),
        ("yaml", "{" * 15_000_000, "a mapping of fields as a key"),
        ("yaml", "- " * 7_000_000, DEEP),
        ("yaml", "? " * 60_000, LONG),
        ("yaml", "[" * 1_000_000 + "]" * 1_000_000, DEEP),
        ("json", "[" * 1_000_000 + "]" * 1_000_000, DEEP),
        ("yaml", HEAD + "note: " + "x" * 150_000, LONG),
        ("json", '{"note": "' + "x" * 10_000_000 + '"}', LONG),
        ("json", '{"note": ' + "9" * 10_000_000 + "}", LONG),
        ("yaml", HEAD + "x" * 1000 + ": 1\n", LONG_KEY),
        ("yaml", HEAD + "x" * 20_000 + ": 1\n", "a line without a colon"),
        ("json", '{"' + "x" * 90_000 + '": 1}', LONG_KEY),
        ("json", '"' + '\\"' * 7_000_000, LONG),
        ("yaml", "&x [" + "*x," * 1_000_000 + "]", "the sign & before a value"),
        ("yaml", "[" + "*x," * 1_000_000 + "]", "the alias *x"),
        ("yaml", HEAD + "note: !" + "x" * 20_000 + " y\n", "the sign ! before a value"),
        ("yaml", HEAD + "note: !!" + "x" * 20_000 + " y\n", "the tag !!" + "x" * 187 + "..."),
        ("yaml", "clsm: " + "9" * 5000 + HEAD[7:], "'" + "9" * 77 + "...'"),
        ("yaml", " " * MAX_BYTES + " ", "more than 16000000 bytes"),
        ("json", " " * MAX_BYTES + " ", "more than 16000000 bytes"),
        ("yaml", HEAD + "note: \ud83d\n", "half a character, '\\ud83d'"),
        ("json", '{"note": "\ude00"}', "half a character, '\\ude00'"),
        ("yaml", HEAD.replace("\n", "\n\0"), "the character NUL, which no text holds"),
        ("yaml", HEAD + 'note: "a\\0b"\n', "the character NUL, which no text holds"),
    ],
)
def test_a_hostile_text_is_refused_with_one_sentence(format: Format, text: str, found: str) -> None:
    """Brackets by the million, endless words, aliases, tags: refused before they fill the memory."""
    assert refused(text, format) == found


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("yaml", "[" + "[]," * 1_000_000 + "]"),
        ("json", "[" + "[]," * 1_000_000 + "[]]"),
        ("yaml", "[" * 10 + "x," * 1_000_000 + "]" * 10),
        ("yaml", "a: 1\n" * 1_000_000),
        ("json", "[" + '"",' * 1_000_000 + '""]'),
        ("json", '"' * 10_000_000),
    ],
)
def test_keys_and_values_are_counted(format: Format, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million brackets, properly closed, are read as far as the bound; here it is lower, to be met sooner."""
    for module in (trees, json_text):
        monkeypatch.setattr(module, "MAX_VALUES", 2_000)
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text, format=format)
    assert caught.value.problems[-1].found.en == "more than 2000 keys and values"


def test_a_file_that_is_too_long_is_not_read_on(tmp_path: Path) -> None:
    """A gigabyte is refused after its first 16 million bytes, whatever comes behind; 50 MB of brackets are too long."""
    path = tmp_path / "endless.yaml"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # takes no room on the disk
    brackets = io.BytesIO(b"[" * 50_000_000)
    tracemalloc.start()
    for source in (path, brackets):
        with pytest.raises(clsm.CouncilFileError, match="found more than 16000000 bytes, expected a council file"):
            load(source)
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_a_longest_file_is_read(tmp_path: Path) -> None:
    """The bound is on the far side of the last byte."""
    path = tmp_path / "long.yaml"
    path.write_text(HEAD + "#" * (MAX_BYTES - len(HEAD)), encoding="utf-8")
    assert load(path).id == "there"


def test_half_characters_that_make_whole_ones_are_read() -> None:
    """JSON writes a character beyond the first 65,536 as two halves."""
    text = json.dumps({"clsm": "1", "id": "there", "name": "\U0001f600 É", "jurisdiction": "FR"})
    assert "\\ud83d\\ude00" in text
    assert loads(text, format="json").name.en == "\U0001f600 É"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_byte_order_mark_is_passed_over(format: Format) -> None:
    """Editors on Windows put one before the text."""
    text = "\ufeff" + dumps(loads(HEAD), format=format)
    assert loads(text, format=format) == loads(HEAD)
    assert load(io.BytesIO(text.encode()), format=format) == loads(HEAD)
    assert locate(text, "jurisdiction", format=format) is not None


def test_many_problems_of_reference_are_told_in_bounded_time() -> None:
    """A file in which nothing that is named is there tells its first thousand problems, and ends."""
    names = [f"actor{number}" for number in range(800)]
    actors = "".join(f"  - {{id: {name}, name: A, presumed_same_as: [{name}x, {name}y]}}\n" for name in names)
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(HEAD + "actors:\n" + actors)
    assert len(caught.value.problems) == 1000


def test_a_long_line_of_parents_is_followed_once() -> None:
    """Two thousand places, each inside the next, the last inside the first: one circle, found at once."""
    places = "".join(f"  - {{id: p{n}, name: P, parent: p{(n + 1) % 2000}}}\n" for n in range(2000))
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(HEAD + "territories:\n" + places)
    (problem,) = caught.value.problems
    assert problem.path == "territories/p0/parent"
    assert problem.found.en.startswith("p0 in p1 in p2")


# ---------------------------------------------------------------- where things stand


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_every_entity_and_field_is_located_by_its_path(format: Format) -> None:
    """What has an id stands where its path says, seats and meetings without a written id too."""
    council = loads(re.sub(r"^# ", "", template(), flags=re.MULTILINE))
    text = dumps(council, format=format)
    lines = text.splitlines()
    assert locate(text, "", format=format) == (1, 1)
    for collection in COLLECTIONS:
        for entity in getattr(council, collection):
            nested = [fact.id for name in NESTED for fact in getattr(entity, name, ())]
            for id in (entity.id, *nested):
                line, column = locate(text, council.path(id), format=format) or (0, 0)
                assert re.match(r"\{|\w", lines[line - 1][column - 1 :])
            line, column = locate(text, f"{council.path(entity.id)}/id", format=format) or (0, 0)
            assert entity.id in lines[line - 1][column - 1 :]


@pytest.mark.usefixtures("parser")
def test_a_problem_is_located_where_it_was_told() -> None:
    """An editor that keeps a problem's path finds its place again after other lines have moved."""
    text = HEAD + "actors:\n  - {id: gem, name: GEM, territory: town}\n"
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text)
    (problem,) = caught.value.problems
    assert locate(text, problem.path) == (problem.line, problem.column)
    assert locate("# moved\n" + text, problem.path) == (7, problem.column)


@pytest.mark.usefixtures("parser")
def test_what_is_not_there_has_no_place() -> None:
    """An unknown id, a field that is not written, a position instead of an id: ``None``."""
    text = HEAD + "actors:\n  - {id: gem, name: GEM}\n"
    for path in ("actors/epsm", "actors/gem/sector", "actors/0", "actors/gem/", "/"):
        assert locate(text, path) is None


@pytest.mark.usefixtures("parser")
def test_a_broken_text_is_located_as_far_as_it_is_read() -> None:
    """While somebody types, what stands above keeps its place."""
    assert locate(HEAD + "actors: [{id: gem}, {id: ep", "actors/gem") == (5, 10)
    assert locate('{"clsm": "1", "id": ', "clsm", format="json") == (1, 10)
    assert locate("[" * 100, "", format="json") is None
    assert locate(" " * MAX_BYTES + " ", "clsm") is None
    with pytest.raises(clsm.Mismatch, match="'yaml' or 'json'"):
        locate(HEAD, "clsm", format="toml")  # type: ignore[arg-type]


# ---------------------------------------------------------------- a file to fill in


def test_the_template_loads_as_it_stands_and_its_report_runs() -> None:
    """Before a coordinator has changed a word, every command works on it."""
    council = loads(template())
    assert council.last_documented is not None
    today = council.on(council.last_documented)
    for lang in ("en", "fr"):
        assert clsm.reports.text(today, lang=lang)
    assert clsm.check(today).to_rows()


@pytest.mark.usefixtures("parser")
def test_the_template_shows_every_collection_and_its_examples_load() -> None:
    """With every comment taken off, it holds one example at least of each, and loads."""
    council = loads(re.sub(r"^# ", "", template(), flags=re.MULTILINE))
    for name in (*COLLECTIONS, "terms", "perimeter", "sources"):
        assert getattr(council, name), name
    assert [name for body in council.instances for name in NESTED if getattr(body, name)]
    assert loads(dumps(council)) == council


def test_the_comments_of_the_template_are_notes_or_examples() -> None:
    """Two signs for a note, one for an example to take off: no line is anything else, or too long to read."""
    for line in template().splitlines():
        assert not line.startswith("#") or re.match(r"## \S|# +\S", line), line
        assert len(line) <= 110


OWN_TERMS = (
    HEAD
    + """terms:
  - {list: sectors, id: municipality, label: The town}
  - {list: sectors, id: observatory, label: The observatory}
  - {list: themes, id: housing, label: A home}
"""
)


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_what_may_not_be_meant_stands_beside_the_council(format: Format, tmp_path: Path) -> None:
    """A term of one's own that a list of the library hides is no error: it is a warning, with its place."""
    path = tmp_path / f"council.{format}"
    path.write_text(OWN_TERMS if format == "yaml" else json.dumps(yaml.safe_load(OWN_TERMS) | {"clsm": "1"}, indent=1))
    council = load(path)
    assert [(problem.code, problem.level, problem.path) for problem in council.warnings] == [
        ("known-term", "warning", "terms/municipality"),
        ("known-term", "warning", "terms/housing"),
    ]
    assert [(problem.file, problem.line) for problem in council.warnings] == [
        (str(path), {"yaml": 6, "json": 7}[format]),
        (str(path), {"yaml": 8, "json": 17}[format]),
    ]
    words = "'municipality', que la liste 'sectors' contient déjà"
    assert words in council.warnings[0].message("fr")


def test_warnings_are_no_part_of_the_council(capsys: pytest.CaptureFixture[str]) -> None:
    """They are not compared, written, shown or printed, and a council that is changed has none."""
    warned = loads(OWN_TERMS)
    plain = clsm.Council(id=warned.id, name=warned.name, jurisdiction=warned.jurisdiction, terms=warned.terms)
    assert warned.warnings
    assert plain.warnings == warned.apply().warnings == pickle.loads(pickle.dumps(warned)).warnings == ()
    assert warned == plain
    assert hash(warned) == hash(plain)
    assert repr(warned) == repr(plain)
    assert dumps(warned) == dumps(plain)
    assert [problem.path for problem in loads(dumps(warned)).warnings] == ["terms/municipality", "terms/housing"]
    assert "warnings" not in json.dumps(json_schema())
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_refused_has_no_warnings() -> None:
    """What is to be mended is told alone, and counted alone."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(OWN_TERMS + "carrier: nobody\n")
    assert {problem.level for problem in caught.value.problems} == {"error"}


@pytest.mark.parametrize("name", clsm.datasets.names())
def test_the_datasets_have_no_warnings(name: str) -> None:
    """What we publish is as we meant it."""
    assert clsm.datasets.load(name).warnings == ()


def test_twins_are_found_where_they_stand() -> None:
    """Seats that would have one id are told apart by their words, in a file and in the council made of it."""
    seats = """
      - {label: {fr: Zoé, en: Zebra}, status: member}
      - {label: {fr: Arbre, en: Apple}, status: member, territory: nowhere}
      - {label: Middle, status: member, count: 2}
"""
    text = HEAD + "instances:\n  - id: b\n    name: B\n    kind: bureau\n    seats:" + seats
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text)
    (problem,) = caught.value.problems
    assert problem.path == "instances/b/seats/b-seat-member--1/territory"
    assert text.splitlines()[(problem.line or 0) - 1].startswith("      - {label: {fr: Arbre")
    council = loads(text.replace(", territory: nowhere", ""))
    for seat in council.instances[0].seats:
        assert seat.label is not None
        place = locate(text.replace(", territory: nowhere", ""), f"instances/b/seats/{seat.id}")
        assert place is not None
        assert seat.label.en in text.splitlines()[place[0] - 1]
    assert loads(dumps(council)) == council


@pytest.mark.parametrize("format", ["yaml", "json"])
@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_every_separator_comes_back(format: Format, mark: str) -> None:
    """A separator within, before or after words is read as it was written, and nothing beside it."""
    for words in (f"a{mark}b", f"{mark}a", f"a{mark}", f"a {mark} b", f"a\n{mark}b"):
        council = clsm.Council(id="here", name=clsm.Text.same(words), jurisdiction="FR")
        assert clsm.loads(clsm.dumps(council, format=format), format=format) == council


@pytest.mark.parametrize("format", ["yaml", "json"])
@pytest.mark.parametrize("row", [{"colour": "x"}, {"sector": "x"}, {"as_of": "x"}, {}, 3])
def test_at_most_a_thousand_problems_are_told(row: Any, format: Format) -> None:
    """Of shape, of words, of references or of the text: a long list of the same mistake is not printed whole."""
    rows = (
        [{"id": f"a{n}", "name": "A", **row} if row else {"name": "A"} for n in range(3000)] if row != 3 else [3] * 3000
    )
    text = json.dumps({"clsm": "1", "id": "there", "name": "There", "jurisdiction": "FR", "actors": rows})
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text, format=format)
    assert len(caught.value.problems) == 1000
    assert len(str(caught.value)) < 1_000_000


def test_a_file_of_problems_takes_little_memory_and_time() -> None:
    """A hundred thousand of them are not gathered to tell a thousand; seats of one body are named once."""
    head = {"clsm": "1", "id": "there", "name": "There", "jurisdiction": "FR"}
    seats = [{"holder": f"h{number}"} for number in range(1500)]
    body = {"id": "b", "name": "B", "kind": "bureau", "seats": seats}
    texts = [json.dumps({**head, "actors": [3] * 10_000}), json.dumps({**head, "instances": [body]})]
    tracemalloc.start()
    for text in texts:
        with pytest.raises(clsm.CouncilFileError) as caught:
            loads(text, format="json")
        assert len(caught.value.problems) == 1000
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_name_without_end_does_not_fill_the_message() -> None:
    """An id that is as long as a value may be is cut in every path."""
    rows = [{"id": f"{'a' * 50_000}{number}", "name": "A", "as_of": "soon"} for number in range(100)]
    text = json.dumps({"clsm": "1", "id": "there", "name": "There", "jurisdiction": "FR", "actors": rows})
    for broken in (text, text.replace('"soon"', '"2011"').replace('"name": "A"', '"name": "A", "territory": "t"')):
        with pytest.raises(clsm.CouncilFileError) as caught:
            loads(broken, format="json")
        assert len(caught.value.problems) == 100
        assert len(str(caught.value)) < 100_000


def test_at_most_a_thousand_keys_twice_are_told() -> None:
    """They are met while the text is read."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(HEAD + "id: there\n" * 3000)
    assert len(caught.value.problems) == 1000


def test_what_fields_are_called_leads_to_fields_that_exist() -> None:
    """None leads nowhere."""
    assert {name for names in FIELDS_AS_CALLED.values() for name in names} - field_names() == set()


def test_a_cut_is_told_in_one_language_and_never_at_a_key() -> None:
    """Words in both languages are told apart; a comment behind a key cuts nothing."""
    head = "clsm: 1\nid: here\nname:\n  fr: Conseil # un\n  en: Council\njurisdiction: FR\n"
    assert [(it.code, it.path) for it in loads(head).warnings] == [("cut-text", "name/fr")]
    flow = "{clsm: 1, id: here, name: Here, jurisdiction: FR, note #no\n}"
    assert loads(flow).warnings == ()


def test_an_open_end_beside_a_slip_is_no_slip() -> None:
    """Only the start is told."""
    text = "clsm: 1\nid: here\nname: Here\njurisdiction: FR\nperiod: {start: soon, end: open}\n"
    with pytest.raises(clsm.CouncilFileError) as refused:
        loads(text)
    assert [problem.path for problem in refused.value.problems] == ["period/start"]
