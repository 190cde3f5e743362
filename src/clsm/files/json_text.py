"""JSON council files: the same tree as YAML gives, every number left as text.

The standard library reads the text; the places of its values are sought in a second scan, and
only when there is a problem to place.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final, final

from clsm.files.trees import (
    MANY,
    MAX_DEPTH,
    MAX_KEY,
    MAX_LENGTH,
    MAX_VALUES,
    Tree,
    TreeBuilder,
    describe,
    place_of,
)
from clsm.limits import ask_time
from clsm.problems import Mismatch
from clsm.words import Text

# possessive: a text that is not JSON is scanned once, whatever it holds
_TOKEN: Final = re.compile(r'[\[\]{}:,]|"(?:[^"\\]++|\\.)*+"?|[^ \t\r\n\[\]{}:,"]++', re.DOTALL)
_TEXT: Final = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+"')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_END: Final = Text(fr="la fin du texte", en="the end of the text")
_CONSTANTS: Final = {"true": True, "false": False, "null": None}


class _Unwritten(ValueError):
    """A mapping has a key twice, or a number is none: what JSON has no words for."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    ask_time()
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _Unwritten
    return mapping


def _refuse(token: str) -> None:
    """Refuse NaN and Infinity, which Python reads as JSON."""
    raise _Unwritten(token)


def _loads(text: str, pairs: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse, object_pairs_hook=pairs)


def read(text: str) -> Tree:
    """The tree of *text*; places are known only where something in the text itself is refused.

    How deep it is, and how long its keys are, is for :func:`read_with_places` to say: no council that was read has
    either.
    """
    try:
        # escapes may hide what no text holds: there, each value is looked at
        if ("\\" not in text or "\\u" not in text) and (_surely_in_bounds(text) or _beyond_bounds(text) is None):
            return Tree(root=_loads(text, _once), values={}, keys={})
    except (json.JSONDecodeError, _Unwritten, RecursionError):
        pass
    return read_with_places(text)


def read_with_places(text: str) -> Tree:
    """The tree of *text* with the place of everything; what is refused is in its ``problems``."""
    builder = TreeBuilder()
    if beyond := _beyond_bounds(text):
        mismatch, position = beyond
        builder.stop(mismatch, place_of(text, position))
        return builder.tree()
    line, line_start, seen = 1, 0, 0
    grammar, before = _Grammar(), None
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        line_start = max(line_start, text.rfind("\n", seen, match.start()) + 1)
        seen = match.start()
        place = (line, seen - line_start + 1)
        token = match[0]
        try:
            grammar.take(token)
            _take(builder, token, place)
        except Mismatch as refusal:
            builder.stop(refusal, place if before is None else _slip(refusal, text, before, match))
            return builder.tree()
        before = match
    try:
        grammar.take("")
    except Mismatch as refusal:
        builder.stop(refusal, place_of(text, len(text)))
    return builder.tree()


def _slip(refusal: Mismatch, text: str, before: "re.Match[str]", token: "re.Match[str]") -> tuple[int, int]:
    """Where the slip is that *refusal* tells at *token*: a comma too many or too few belongs to the token *before*."""
    if refusal.code == "json-comma":
        return place_of(text, before.start())
    if refusal.code in ("json-list", "json-mapping") and token[0][0] in '"[{':
        return place_of(text, before.end())
    return place_of(text, token.start())


@final
class _Grammar:
    """What may come next in a JSON text, so that a mistake is told in our words, whatever the Python."""

    def __init__(self) -> None:
        self._next = "value"
        self._open: list[str] = []
        self._may_close = False

    def take(self, token: str) -> None:
        """Go on by one *token*, ``""`` at the end; a :class:`~clsm.problems.Mismatch` refuses one that does not fit."""
        may_close, self._may_close = self._may_close, False
        if may_close and token == self._open[-1]:
            self._close()
        elif self._next == "value":
            self._take_value(token)
        elif self._next == "key":
            if token == "}":
                raise _unfit("json-comma", token)
            if token[:1] != '"':
                raise _unfit("json-key", token)
            _must_be_text(token)
            self._next = "colon"
        elif self._next == "colon":
            if token != ":":
                raise _unfit("json-colon", token)
            self._next = "value"
        elif not self._open:
            if token:
                raise _unfit("json-more", token)
        elif token == ",":
            self._next = "value" if self._open[-1] == "]" else "key"
        elif token == self._open[-1]:
            self._close()
        elif self._open[-1] == "]":
            raise _unfit("json-list", token)
        else:
            raise _unfit("json-mapping", token)

    def _take_value(self, token: str) -> None:
        if token and token in "[{":
            self._open.append("]" if token == "[" else "}")
            self._next = "value" if token == "[" else "key"
            self._may_close = True
            return
        if token[:1] == '"':
            _must_be_text(token)
        elif not (_NUMBER.fullmatch(token) or token in _CONSTANTS):
            if token == "]" and self._open[-1:] == ["]"]:
                raise _unfit("json-comma", token)
            raise _unfit("json-value", token)
        self._next = "more"

    def _close(self) -> None:
        self._open.pop()
        self._next = "more"


def _unfit(code: str, token: str) -> Mismatch:
    return Mismatch(code, found=describe(token) if token else _END)


def _must_be_text(token: str) -> None:
    """Refuse what begins with a quote and is no text between two."""
    if not _TEXT.fullmatch(token):
        if len(token) > 1 and token[-1] == '"':
            raise Mismatch("json-text")
        raise Mismatch("json-quote")


def _surely_in_bounds(text: str) -> bool:
    """Whether a look at the whole text is enough to say that it goes beyond no bound; if not, it is scanned.

    A value comes after each comma, after each colon and first in each list or mapping: there are no more of them
    than of these characters, in a string or not. A value beyond its length leaves a stretch of half that length
    without a quote.
    """
    if sum(map(text.count, "{[,:")) + 1 > MAX_VALUES:
        return False
    plain = text.replace("\\\\", "..").replace('\\"', "..") if "\\" in text else text
    half = MAX_LENGTH // 2
    return all(plain.find('"', start, start + half) >= 0 for start in range(0, len(plain) - half, half))


def _beyond_bounds(text: str) -> tuple[Mismatch, int] | None:
    """What bound *text* goes beyond, and at which position, found before anything is built of it."""
    depth = count = length = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if not count % MANY:
            ask_time()
        if token == ":" and length > MAX_KEY:
            return Mismatch("long-key", most=MAX_KEY), match.start()
        length = len(token) - 2 if token[0] == '"' else len(token)
        depth += (token in "{[") - (token in "}]")
        count += token not in ":,}]"
        if depth > MAX_DEPTH:
            return Mismatch("deep-file", most=MAX_DEPTH), match.start()
        if count > MAX_VALUES:
            return Mismatch("many-values", most=MAX_VALUES), match.start()
        if length > MAX_LENGTH:
            return Mismatch("long-value", most=MAX_LENGTH), match.start()
    return None


def _take(builder: TreeBuilder, token: str, place: tuple[int, int]) -> None:
    if token in "{[":
        builder.begin({} if token == "{" else [], place)
    elif token in "}]":
        builder.end()
    elif token[0] == '"':
        builder.scalar(json.loads(token), place)
    elif token not in ":,":
        builder.scalar(_CONSTANTS.get(token, token), place)


def write(data: Any) -> str:
    """*data* (mappings, lists, text and whole numbers) as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
