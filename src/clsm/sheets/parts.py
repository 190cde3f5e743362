"""The gate: the parts of a zipped file, each read as a stream of XML events within fixed bounds.

What a file declares of itself is checked, and what comes out of it is counted: neither alone is enough. No
part may name another by a DTD, which is how a few bytes become gigabytes or another file of the machine.
"""

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final, Protocol
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from clsm.limits import ask_time
from clsm.problems import Mismatch

MAX_BYTES: Final = 20_000_000
"""The longest file that is opened."""

MAX_UNPACKED: Final = 200_000_000
"""The most bytes of all parts together."""

MAX_RATIO: Final = 200
"""How many times longer the parts may be than the file, where they are long at all."""

_SHORT: Final = 5_000_000
"""Parts that are no longer together are read however well they are packed."""

_MAX_ELEMENTS: Final = 4_000_000
_MAX_DIRECTORY: Final = 1_000_000
"""The longest list of parts: each entry of it costs memory before anything is read."""

_CHUNK: Final = 1 << 16
_MAX_SILENT: Final = 64
"""So many chunks without an event are one name or one comment that does not end."""

_END, _END_64, _RECORD = b"PK\x05\x06", b"PK\x06\x07", 22


class Reader(Protocol):
    """What is told of one part as it is read; names of elements and attributes have lost their addresses."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, words: str) -> None:
        """Some text, which may come in pieces."""


class Package:
    """A zipped file whose parts are read one after the other."""

    def __init__(self, content: bytes) -> None:
        _must_list_few_parts(content)
        try:
            self._zip = ZipFile(BytesIO(content))
        except _DAMAGE:
            raise Mismatch("damaged-spreadsheet") from None
        infos = self._zip.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise Mismatch("encrypted-spreadsheet")
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MAX_UNPACKED or unpacked > max(_SHORT, MAX_RATIO * len(content)):
            raise _unpacks_to_more()
        # parts are named without regard to case
        self.names: Final = {info.filename.replace("\\", "/").casefold(): info.filename for info in infos}
        self._bytes_left, self._elements_left = unpacked, _MAX_ELEMENTS

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self.names

    def start_of(self, part: str, length: int) -> bytes:
        """The first bytes of a part; none where it is not there."""
        if part not in self:
            return b""
        try:
            with self._zip.open(self.names[part.casefold()]) as stream:
                return stream.read(length)
        except _DAMAGE:
            raise Mismatch("damaged-spreadsheet") from None

    def read(self, part: str, reader: Reader, *, short: Callable[[str], str]) -> None:
        """Tell *reader* what is in a *part*; *short* makes a short name of an address and a name."""
        parser, names = expat.ParserCreate(namespace_separator=" "), dict[str, str]()
        events = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal events
            events += 1
            self._elements_left -= 1
            if self._elements_left < 0:
                raise _unpacks_to_more()
            for key in (name, *attributes):
                if key not in names:
                    names[key] = short(key)
            reader.start(names[name], {names[key]: value for key, value in attributes.items()})

        def end(name: str) -> None:
            nonlocal events
            events += 1
            reader.end(names[name])

        def text(words: str) -> None:
            nonlocal events
            events += 1
            reader.text(words)

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.StartDoctypeDeclHandler = _refuse_dtd
        parser.buffer_text = True
        try:
            with self._zip.open(self.names[part.casefold()]) as stream:
                silent = 0
                while chunk := stream.read(_CHUNK):
                    ask_time()
                    self._bytes_left -= len(chunk)
                    if self._bytes_left < 0:
                        raise _unpacks_to_more()
                    before = events
                    parser.Parse(chunk, False)
                    silent = 0 if events > before else silent + 1
                    if silent > _MAX_SILENT:
                        raise Mismatch("damaged-spreadsheet")
                parser.Parse(b"", True)
        except _DAMAGE:
            raise Mismatch("damaged-spreadsheet") from None


_DAMAGE: Final[tuple[type[Exception], ...]] = (
    BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError, zlib.error,
    expat.ExpatError,
)  # fmt: skip
"""What the libraries of zipped files and of XML raise for one that is broken."""


def _refuse_dtd(*_: Any) -> None:
    raise Mismatch("damaged-spreadsheet")


def _unpacks_to_more() -> Mismatch:
    return Mismatch("packed-spreadsheet", most=MAX_UNPACKED // 1_000_000, ratio=MAX_RATIO)


def _must_list_few_parts(content: bytes) -> None:
    """Refuse a long list of parts before it is read: its length stands in the record at the end."""
    tail = content[-(1 << 16) - _RECORD :]
    if _END_64 in tail:
        raise Mismatch("damaged-spreadsheet")
    at = tail.find(_END)
    while at >= 0:
        if int.from_bytes(tail[at + 12 : at + 16], "little") > _MAX_DIRECTORY:
            raise Mismatch("damaged-spreadsheet")
        at = tail.find(_END, at + 1)
