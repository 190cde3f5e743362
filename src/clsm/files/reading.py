"""The text that stands in a path or an open file, or one sentence on why there is none.

Nothing is waited for: a pipe, a device or a folder is no council file, and is never opened to be read. What is
clearly no text (a Word document, a PDF, an archive) is called by its name, and text in another encoding is told
with its line, the encoding that it seems to have, and how to save it again.
"""

import os
import stat
from typing import IO, Any, Final

from clsm.files.trees import place_of
from clsm.limits import ask_time, longest, too_long
from clsm.problems import CouncilFileError, Mismatch, type_name
from clsm.words import Text

MAX_BYTES: Final = 16_000_000
"""The longest file that is read, more than a hundred times the longest council file known."""

Source = str | os.PathLike[str] | IO[Any]


def text_of(source: Source) -> tuple[str, str | None]:
    """The text of a path or an open file, and its name, ``None`` where it has none.

    Raises :class:`~clsm.problems.CouncilFileError` for what is no council file, and :class:`OSError` where a path
    cannot be opened.
    """
    if isinstance(source, str | os.PathLike) and not isinstance(os.fspath(source), bytes):
        name: str | None = os.fspath(source)
        content: Any = _bytes_at(os.fspath(source))
    elif callable(getattr(source, "read", None)):
        name = str(getattr(source, "name", "")) or None
        content = _whole(source, name)
    else:
        raise Mismatch("python-type", found=type_name(type(source)), wanted=_PATH_OR_FILE)
    if len(content) > longest(MAX_BYTES):  # told before a byte of it is looked at: the cut may be inside a character
        raise _refusal(too_long(MAX_BYTES, Mismatch("long-file", most=MAX_BYTES)), name)
    return content if isinstance(content, str) else _decoded(content, name), name


_PATH_OR_FILE: Final = Text(fr="un chemin, ou un fichier ouvert", en="a path, or an open file")


def _refusal(mismatch: Mismatch, name: str | None, **place: Any) -> CouncilFileError:
    return CouncilFileError([mismatch.at("", file=name, **place)])


def kind_of_file(mode: int) -> Text | None:
    """What the *mode* of a path says that it is, where that is no file; ``None`` for a file."""
    return next((words for is_one, words in _NO_FILES if is_one(mode)), None)


_DEVICE: Final = Text(fr="un périphérique", en="a device")
_NO_FILES: Final = (
    (stat.S_ISDIR, Text(fr="un dossier", en="a folder")),
    (stat.S_ISFIFO, Text(fr="un tube, qui attend qu’un programme y écrive", en="a pipe, which waits for a program")),
    (stat.S_ISCHR, _DEVICE),
    (stat.S_ISBLK, _DEVICE),
    (stat.S_ISSOCK, Text(fr="une connexion entre programmes", en="a socket between programs")),
)


def _bytes_at(path: str) -> bytes:
    if kind := kind_of_file(os.stat(path).st_mode):
        raise _refusal(Mismatch("no-file", found=kind), path)
    with open(path, "rb") as file:
        return file.read(longest(MAX_BYTES) + 1)


def _whole(source: Any, name: str | None) -> Any:
    """What an open file holds up to the bound; one read may give less than there is."""
    for option, harmless in _HARMLESS.items():
        value = getattr(source, option, None)
        if isinstance(value, str) and value.lower().replace("_", "-") not in harmless:
            raise _refusal(Mismatch("opened-otherwise", option=f"{option}={value!r}"), name)
    parts, length, most = list[Any](), 0, longest(MAX_BYTES)
    while length <= most:
        ask_time()
        try:
            part = source.read(most + 1 - length)
        except UnicodeDecodeError as error:
            # which part of the file was being read is not known
            raise _refusal(_why_not_utf8(error), name) from None
        if not isinstance(part, bytes | bytearray | memoryview | str):
            raise Mismatch("python-type", found=type_name(type(part)), wanted=_TEXT_OR_BYTES)
        parts.append(part if isinstance(part, str) else bytes(part))
        length += len(part)
        if not part:
            break
    return type(parts[0])().join(parts)


_HARMLESS: Final = {
    "encoding": ("utf-8", "utf8", "utf-8-sig"),
    "errors": ("strict", "surrogateescape", "surrogatepass"),  # what these let through is refused as half a character
}
"""How a text file may have been opened: otherwise its letters are others, or lost, and nobody sees it."""

_TEXT_OR_BYTES: Final = Text(fr="un fichier qui donne du texte ou des octets", en="a file that gives text or bytes")


def _decoded(content: bytes, name: str | None) -> str:
    if kind := _no_text(content):
        raise _refusal(Mismatch("no-text", found=kind), name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = "" if _wide(content) else content[: error.start].decode("utf-8-sig")
        line, column = place_of(before, len(before))
        raise _refusal(_why_not_utf8(error), name, line=line, column=column) from None


def _no_text(content: bytes) -> Text | None:
    """What *content* is, where it is clearly no text."""
    # what is made of words may stand behind spaces, in capitals or not
    begins = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, words in _NO_TEXTS:
        if content.startswith(beginning) or (beginning[:1] in b"<%" and begins.startswith(beginning.lower())):
            return words
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return _DATA if 20 * controls > len(sample) and not _wide(content) else None


_SAMPLE: Final = 10_000
_CONTROLS: Final = bytes({*range(32), 127} - {9, 10, 12, 13, 27})
"""Bytes that no text of any encoding of one byte a letter holds but by accident."""

_DATA: Final = Text(fr="des données qui ne sont pas du texte", en="data that are no text")
_PICTURE: Final = Text(fr="une image", en="a picture")
_ZIPPED: Final = Text(
    fr="un fichier Word, Excel ou LibreOffice, ou une archive zip",
    en="a Word, Excel or LibreOffice file, or a zip archive",
)
_WEB_PAGE: Final = Text(fr="une page internet", en="a web page")
_NO_TEXTS: Final = (
    *((beginning, _ZIPPED) for beginning in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")),
    (b"\xd0\xcf\x11\xe0", Text(fr="un ancien fichier Word ou Excel", en="an old Word or Excel file")),
    (b"{\\rtf", Text(fr="un document RTF", en="an RTF document")),
    (b"%!PS", Text(fr="un document PostScript", en="a PostScript document")),
    (b"%PDF", Text(fr="un document PDF", en="a PDF document")),
    (b"\x1f\x8b", Text(fr="une archive gzip", en="a gzip archive")),
    (b"7z\xbc\xaf", Text(fr="une archive 7z", en="a 7z archive")),
    (b"Rar!", Text(fr="une archive RAR", en="a RAR archive")),
    (b"BZh", Text(fr="une archive bzip2", en="a bzip2 archive")),
    (b"\xfd7zXZ", Text(fr="une archive xz", en="an xz archive")),
    (b"\x28\xb5\x2f\xfd", Text(fr="une archive zstd", en="a zstd archive")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"<!DOCTYPE html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"<?xml", Text(fr="un document XML", en="an XML document")),
    (b"SQLite format 3", Text(fr="une base de données", en="a database")),
)
"""How files begin that are no text of ours, and what they are."""


def _why_not_utf8(error: UnicodeDecodeError) -> Mismatch:
    """What is wrong with bytes that are not UTF-8: damaged, cut short, or of another encoding, which is named."""
    content = bytes(error.object)
    if encoding := _wide(content):
        return Mismatch("encoding", encoding=encoding)
    beyond = [sign for sign in content.decode("utf-8", "replace") if sign > "\x7f"]
    if 2 * beyond.count("\ufffd") < len(beyond):  # most of it is UTF-8
        return Mismatch("cut-character") if error.end == len(content) else Mismatch("damaged-character")
    sample = content[error.start : error.start + 10_000]
    return Mismatch("encoding", encoding=_ENCODINGS[max(_ENCODINGS, key=lambda name: _letters(sample, name))])


def _wide(content: bytes) -> str | None:
    """The encoding of two or four bytes a letter that *content* is in; ``None`` for any other."""
    sample = content[:_SAMPLE]
    parts = [sample[at::4] for at in range(4)]
    zeros = tuple(bool(part) and 5 * part.count(0) > 4 * len(part) for part in parts)
    return _WIDE.get(zeros) or ("UTF-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else None)


_WIDE: Final[dict[tuple[bool, ...], str]] = {
    (False, True, False, True): "UTF-16",
    (True, False, True, False): "UTF-16",
    (False, True, True, True): "UTF-32",
    (True, True, True, False): "UTF-32",
}
"""Which bytes of four are zero in nearly all of a text, and what that shows."""

_ENCODINGS: Final = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS 850"}
_FRENCH: Final = frozenset("éèàêçîôûïëüùœâÉÈÀÊÇ’«»–€\xa0")


def _letters(content: bytes, encoding: str) -> int:
    """How many French letters and signs *content* has beyond ASCII in *encoding*, less all others."""
    beyond = [sign for sign in content.decode(encoding, "replace") if sign > "\x7f"]
    return sum(1 if sign in _FRENCH else -1 for sign in beyond)
