"""Spreadsheets made by hand, part by part, as programs write them and as nobody should."""

import io
import zipfile
from typing import Final
from xml.sax.saxutils import escape

TYPES: Final = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zipped file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def relations(*links: tuple[str, str, str]) -> str:
    """A part that leads to others: their ids, the last words of their kinds, their names."""
    rows = "".join(
        f'<Relationship Id="{id}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for id, kind, target in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def worksheet(rows: str, after: str = "") -> str:
    """A sheet of an xlsx file."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx(
    rows: str,
    *,
    after: str = "",
    styles: str = "",
    strings: str = "",
    book: str = "",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """An xlsx file with one sheet, « Feuille », of these *rows* (the XML of them)."""
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{book}'
        '<sheets><sheet name="Feuille" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "styles", "styles.xml"),
            ("r3", "sharedStrings", "/xl/sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows, after),
    }
    if styles:
        written["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    if strings:
        written["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    return zipped(written | (more or {}))


def said(text: str, at: str = "A1") -> str:
    """A row with one text."""
    return f'<row><c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c></row>'


def ods(table: str, *, styles: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """An ods file with one sheet, « Feuille », of these rows (the XML of them)."""
    names = "".join(
        f' xmlns:{name}="{_ODF}:{address}:1.0"'
        for name, address in (
            *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing")),
            ("number", "datastyle"),
        )
    )
    calc = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content{names}{calc}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Feuille" table:style-name="ta1">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **(parts or {})}
    )
