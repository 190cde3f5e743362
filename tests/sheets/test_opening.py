"""Hostile and broken spreadsheets are refused in a sentence, in bounded memory; what can be read is read."""

import datetime
import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from clsm import CouncilFileError, sheets
from clsm.sheets import cells, parts, xlsx
from tests.spreadsheets import TYPES, ods, relations, said, zipped
from tests.spreadsheets import xlsx as workbook
from tests.tools import files

MANY: Final = 30_000_000
DTD: Final = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zeros(n: int) -> str:
    """A comment of many bytes, which pack to nearly nothing."""
    return f"<!--{'0' * n}-->"


def locked(content: bytes) -> bytes:
    """A zipped file that says of its parts that they are under a password."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


def directory(size: int) -> bytes:
    """The end of a zipped file that announces a list of parts of so many bytes."""
    return b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 9, 9, size, 0, 0)


REFUSED: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "far.xlsx": ("far-cell", lambda: workbook(said("a") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "wide.ods": (
        "far-cell",
        lambda: ods(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated='
            '"16384" office:value-type="float" office:value="1"/></table:table-row>'
        ),
    ),
    "repeated.ods": (
        "large-spreadsheet",
        lambda: ods(
            '<table:table-row table:number-rows-repeated="20000"><table:table-cell table:number-columns-repeated="500"'
            ' office:value-type="float" office:value="1"/></table:table-row>'
        ),
    ),
    "bomb.xlsx": ("packed-spreadsheet", lambda: workbook(said("a"), more={"xl/media/big": zeros(MANY)})),
    "long.xlsx": ("long-spreadsheet", lambda: b"PK\x03\x04" + bytes(parts.MAX_BYTES)),
    "comment.xlsx": ("damaged-spreadsheet", lambda: workbook(zeros(4_900_000))),
    "dtd.xlsx": (
        "damaged-spreadsheet",
        lambda: zipped({"[Content_Types].xml": TYPES, "_rels/.rels": f"{DTD}<a>&c;</a>"}),
    ),
    "deep.xlsx": ("damaged-spreadsheet", lambda: workbook("<row>" * 100_000)),
    "long_text.xlsx": ("long-value", lambda: workbook(said("a" * (cells.MAX_LENGTH + 1)))),
    "strings.xlsx": ("large-spreadsheet", lambda: workbook(said("a"), strings="<si/>" * (cells.MAX_CELLS + 1))),
    "sheets.ods": ("large-spreadsheet", lambda: ods("</table:table><table:table>" * cells.MAX_SHEETS)),
    "directory.xlsx": ("damaged-spreadsheet", lambda: directory(900_000_000)),
    "zip64.xlsx": ("damaged-spreadsheet", lambda: b"PK\x03\x04PK\x06\x07" + bytes(60)),
    "cut.xlsx": ("damaged-spreadsheet", lambda: workbook(said("a"))[:-40]),
    "no_book.xlsx": ("damaged-spreadsheet", lambda: zipped({"[Content_Types].xml": TYPES})),
    "no_sheet.xlsx": ("damaged-spreadsheet", lambda: workbook("", more={"xl/_rels/workbook.xml.rels": relations()})),
    "no_content.ods": ("encrypted-spreadsheet", lambda: zipped({"mimetype": "encrypted", "encrypted-package": "x"})),
    "password.ods": (
        "encrypted-spreadsheet",
        lambda: ods(
            "",
            parts={
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                "<m:encryption-data/></m:manifest>"
            },
        ),
    ),
    "password.xlsx": ("encrypted-spreadsheet", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "locked.xlsx": ("encrypted-spreadsheet", lambda: locked(workbook(said("a")))),
    "old.xls": ("not-a-spreadsheet", lambda: OLE),
    "page.xls": ("not-a-spreadsheet", lambda: b"<html><table><tr><td>1</td></tr></table></html>"),
    "flat.fods": ("not-a-spreadsheet", lambda: b'<?xml version="1.0"?><office:document/>'),
    "answers.xlsx": ("not-a-spreadsheet", lambda: "id;nom\n1;GEM\n".encode("cp1252")),
    "picture.xlsx": ("not-a-spreadsheet", lambda: b"\x89PNG\r\n\x1a\n\0\0\0"),
    "empty.xlsx": ("not-a-spreadsheet", lambda: b""),
    "binary.xlsb": ("not-a-spreadsheet", lambda: zipped({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"\0"})),
    "letter.ods": (
        "not-a-spreadsheet",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
    ),
    "letter.xlsx": ("not-a-spreadsheet", lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>"})),
    "archive.xlsx": ("not-a-spreadsheet", lambda: zipped({"notes.txt": "a"})),
}
"""What is refused, by its name, with the code of the refusal."""

CHILD: Final = """
import json, re, sys
from clsm import CouncilFileError, sheets
def most():
    return int(re.search("VmHWM:[^0-9]*([0-9]+)", open("/proc/self/status").read())[1]) / 1024
before = most()
try:
    sheets.read(sys.argv[1])
    problems = []
except CouncilFileError as error:
    problems = [(problem.code, problem.message("fr"), problem.message("en")) for problem in error.problems]
print(json.dumps([problems, most() - before]))
"""


def read_apart(content: bytes, name: str, folder: Path) -> tuple[list[list[str]], float]:
    """What a process of its own says of a file, and how many megabytes it took to read it."""
    path = folder / name
    path.write_bytes(content)
    process = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert process.returncode == 0, process.stderr
    problems, megabytes = json.loads(process.stdout)
    return problems, megabytes


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_in_memory_is_refused_as_one_on_a_disk(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file counts, and not where it comes from."""
    monkeypatch.setattr(cells, "MAX_CELLS", 900)
    monkeypatch.setattr(xlsx, "MAX_CELLS", 900)
    code, content = REFUSED[name]
    with pytest.raises(CouncilFileError) as caught:
        read(content(), name)
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [(code, name)]


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_a_sentence_and_takes_little(name: str, tmp_path: Path) -> None:
    """One problem in both languages, and less than 200 MB, whatever the file asks for."""
    code, content = REFUSED[name]
    problems, megabytes = read_apart(content(), name, tmp_path)
    assert [problem[0] for problem in problems] == [code]
    assert problems[0][1] != problems[0][2]
    assert megabytes < 200


def read(content: bytes, name: str | None = None) -> sheets.Spreadsheet:
    """The sheets of a file in memory."""
    stream = io.BytesIO(content)
    if name:
        stream.name = name
    return sheets.read(stream)


LINKED: Final = relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "externalLink", "links/1.xml"))
ELSEWHERE: Final = (
    "<table:table-row><table:table-cell table:formula=\"of:=['file:///a.ods'#Feuille.A1]\" "
    'office:value-type="float" office:value="1"/></table:table-row>'
)


@pytest.mark.parametrize(
    ("content", "name", "codes"),
    [
        (lambda: workbook(said("a"), more={"xl/vbaProject.bin": b"\0"}), "council.xlsm", ["macros"]),
        (lambda: ods("", parts={"Basic/script-lc.xml": "<a/>"}), "council.ods", ["macros"]),
        (lambda: workbook("<row/>", more={"xl/_rels/workbook.xml.rels": LINKED}), "council.xlsx", ["links"]),
        (lambda: ods("<table:table-source/>"), "council.ods", ["links"]),
        (lambda: ods(ELSEWHERE), "council.ods", ["links"]),
        (lambda: workbook(said("a")), "council.ods", ["other-ending"]),
        (lambda: ods(""), "council.XLS", ["other-ending"]),
        (lambda: ods(""), "council", []),
        (lambda: ods(""), None, []),
    ],
)
def test_what_is_read_with_a_word(content: Callable[[], bytes], name: str | None, codes: list[str]) -> None:
    """Macros and links are told and left alone; a name that hides the kind is told, and the kind counts."""
    assert [warning.code for warning in read(content(), name).warnings] == codes


def test_what_is_unpacked_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is named by two sheets is no longer than what the file declares; elements are counted as well."""
    twice = "<sheets>" + '<sheet name="a" r:id="r1"/>' * 9 + "</sheets>"
    with pytest.raises(CouncilFileError, match="unpacks"):
        read(workbook(said("a" * 9999), book=twice))
    monkeypatch.setattr(parts, "_MAX_ELEMENTS", 9)
    with pytest.raises(CouncilFileError, match="unpacks"):
        read(workbook("<row/>" * 9))


def test_a_part_that_does_not_hold_what_it_declares_is_damage() -> None:
    """Whichever part it is; one that says of what kind the file is may lack altogether."""
    content = bytearray(ods(""))
    packed = content.index(b"mimetype") + len("mimetype")
    content[packed : packed + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(CouncilFileError, match="damaged"):
        read(bytes(content))
    assert read(zipped({"content.xml": zipfile_part(ods(""))})).kind == "ods"


def zipfile_part(content: bytes) -> bytes:
    """The part ``content.xml`` of an ods file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("content.xml")


def test_a_file_is_known_by_its_name_or_by_its_first_bytes() -> None:
    """What :func:`clsm.load` hands over."""
    assert [sheets.is_spreadsheet(name) for name in ("a.XLSX", "a.ods", "a.xls", "a.yaml", None)] == [
        *(True, True, True, False, False)
    ]
    assert sheets.is_spreadsheet("a.yaml", OLE)


def test_text_is_no_spreadsheet() -> None:
    """A file opened as text is refused as one, and a path that leads nowhere is an error of the machine."""
    with pytest.raises(CouncilFileError, match="a text"):
        sheets.read(io.StringIO("a"))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="nowhere"):
        sheets.read("nowhere.xlsx")


def kept(content: bytes) -> dict[str, tuple[str, str, bool]]:
    """The cells of the only sheet: kind, text, and whether a formula made it."""
    return {
        cell.position: (cell.kind, cell.text, cell.computed) for row in read(content).sheets[0].rows for cell in row
    }


STYLES: Final = (
    '<numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>'
)
"""Styles 1, a day; 2, a month; 3, an hour."""


def test_each_kind_of_cell_of_an_xlsx_file_is_read() -> None:
    """Texts of both kinds, numbers, dates as they are shown, hours, errors, formulas without a result."""
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>L’</t></r><rPh><t>x</t></rPh>'
        '<r><t xml:space="preserve">eau </t></r></is></c><c t="str"><f>A1</f><v>a_x000D_b_xD800_</v></c></row>'
        '<row><c><v>1977</v></c><c s="1"><v>40831</v></c><c s="2"><v>40179</v></c><c s="3"><v>0.6875</v></c>'
        '<c s="1"><v>40831.5</v></c><c s="1"><v>1</v></c><c s="1"><v>1E+9</v></c></row>'
        '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>1/0</f></c><c><f>A3</f><v>5</v></c>'
        '<c t="d"><v>2011-11-01</v></c><c t="d"><v>soon</v></c><c><v>many</v></c><c t="s"><v>7</v></c><c s="99"/>'
        '<c s="99"><v>1e999</v></c><c t="str"><f>A1</f><v></v></c></row><row r="x"><c r="?"><v>1</v></c></row>'
    )
    strings = "<si><t>Lille</t><rPh><t>riru</t></rPh></si>"
    assert kept(workbook(rows, styles=STYLES, strings=strings)) == {
        "B2": ("text", "Lille", False),
        "C2": ("text", "L’eau ", False),
        "D2": ("text", "a\rb_xD800_", True),
        "A3": ("number", "1977", False),
        "B3": ("date", "2011-10-15", False),
        "C3": ("date", "2010-01", False),
        "D3": ("time", "16:30", False),
        "E3": ("date", "2011-10-15", False),
        "F3": ("date", "1900-01-01", False),
        "G3": ("number", "1000000000", False),
        "A4": ("yes_or_no", "true", False),
        "B4": ("error", "#N/A", False),
        "C4": ("error", "", True),
        "D4": ("number", "5", True),
        "E4": ("date", "2011-11-01", False),
        "F4": ("text", "soon", False),
        "G4": ("text", "many", False),
        "J4": ("text", "1e999", False),
        "A5": ("number", "1", False),
    }


def test_days_may_be_counted_from_1904() -> None:
    """Old files of a Macintosh begin later."""
    rows = '<row><c s="1"><v>39369</v></c></row>'
    assert kept(workbook(rows, styles=STYLES, book='<workbookPr date1904="1"/>'))["A1"] == ("date", "2011-10-15", False)


def test_each_kind_of_cell_of_an_ods_file_is_read() -> None:
    """Texts with their blanks and lines, numbers, dates as they are shown, hours, errors; comments are none of it."""
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>'
        '<number:date-style style:name="N2"><number:year/></number:date-style>'
        '<number:date-style style:name="N3"><number:day/><number:month/></number:date-style>'
        + "".join(f'<style:style style:name="ce{n}" style:data-style-name="N{n}"/>' for n in (1, 2, 3))
        + '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    )
    cell = "<table:table-cell {0}>{1}</table:table-cell>"
    words = (
        "<office:annotation><text:p>note</text:p></office:annotation><text:p>L’<text:span>eau</text:span>\n  vive"
        '<text:s text:c="2"/>!<text:tab/><text:line-break/>.</text:p><text:p>b</text:p>'
    )
    date = 'office:value-type="date" office:date-value="2010-01-01" table:style-name="{}"'
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>'
        "</table:table-row><table:tracked-changes><table:table-cell/></table:tracked-changes><table:table-row>"
        + cell.format('office:value-type="string"', words)
        + cell.format('office:value-type="float" office:value="1977" table:number-columns-repeated="2"', "")
        + "".join(cell.format(date.format(style), "") for style in ("ce1", "ce2", "ce3", "none"))
        + cell.format('office:value-type="time" office:time-value="PT16H30M00S"', "")
        + cell.format('office:value-type="time" office:time-value="PT99H30M00S"', "<text:p>99:30</text:p>")
        + cell.format('office:value-type="boolean" office:boolean-value="false"', "")
        + "</table:table-row><table:table-row>"
        + cell.format('table:formula="of:=1/0" calcext:value-type="error"', "<text:p>#DIV/0!</text:p>")
        + cell.format('table:formula="of:=1/0" office:value-type="string"', "<text:p>Err:502</text:p>")
        + cell.format('table:formula="of:=1"', "")
        + cell.format('table:formula="of:=1" office:value-type="float" office:value="1"', "")
        + cell.format('office:value-type="float" office:value="many"', "<text:p>many</text:p>")
        + cell.format('table:number-columns-spanned="2"', "<text:p>merged</text:p>")
        + "<table:covered-table-cell/></table:table-row>"
    )
    content = ods(rows, styles=styles)
    assert kept(content) == {
        "A3": ("text", "L’eau vive  !\t\n.\nb", False),
        "B3": ("number", "1977", False),
        "C3": ("number", "1977", False),
        "D3": ("date", "2010-01", False),
        "E3": ("date", "2010", False),
        "F3": ("date", "2010-01-01", False),
        "G3": ("date", "2010-01-01", False),
        "H3": ("time", "16:30", False),
        "I3": ("text", "99:30", False),
        "J3": ("yes_or_no", "false", False),
        "A4": ("error", "#DIV/0!", True),
        "B4": ("error", "Err:502", True),
        "C4": ("error", "", True),
        "D4": ("number", "1", True),
        "E4": ("text", "many", False),
        "F4": ("text", "merged", False),
    }
    assert read(content).sheets[0].hidden
    assert read(content).sheets[0].merged == ((4, 6, 4, 7),)


def test_cells_drawn_as_one_are_known_and_others_are_blank() -> None:
    """A heading over several columns says over which; a cell that holds nothing is there to be asked."""
    after = '<mergeCells><mergeCell ref="B1:D1"/><mergeCell ref="?"/></mergeCells>'
    book = '<sheets><sheet name="Graphique" state="veryHidden"/></sheets>'
    content = workbook('<row><c r="B1" t="inlineStr"><is><t>a</t></is></c></row>', after=after, book=book)
    (sheet,) = read(content)
    assert sheet.merged == ((1, 2, 1, 4),)
    assert (sheet.at(1, 2).text, sheet.at(9, 9).kind, sheet.at(9, 9).text) == ("a", "blank", "")


@pytest.mark.reads("CLSM_SAMPLES")
@pytest.mark.parametrize("name", ["messy_matrix.ods", "messy_matrix.xlsx", "kumu.xlsx", "date_cells.xlsx"])
def test_calamine_reads_the_same(name: str) -> None:
    """Another reader finds the same sheets, and the same values in the same cells; it hides what is an error."""
    calamine = pytest.importorskip("python_calamine")

    def plain(value: Any) -> Any:
        if isinstance(value, datetime.datetime) and value.time() == datetime.time():
            return value.date()
        return float(value) if isinstance(value, bool | int) else value

    (path,) = files("CLSM_SAMPLES", f"*/{name}")
    theirs = calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    ours = sheets.read(path).sheets
    assert [sheet.name for sheet in ours] == theirs.sheet_names
    for sheet in ours:
        rows = theirs.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        read_there = {(y, x): plain(v) for y, row in enumerate(rows, 1) for x, v in enumerate(row, 1) if v != ""}
        assert read_there == {at: plain(cell.value) for at, cell in sheet.cells.items() if cell.kind != "error"}


def test_names_of_cells() -> None:
    """From numbers and back, to the last cell that programs know."""
    for row, column in ((1, 1), (9, 26), (9, 27), (3, 702), (3, 703), (1048576, 16384)):
        assert cells.place(cells.position(row, column)) == (row, column)
