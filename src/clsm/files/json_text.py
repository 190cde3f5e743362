"""JSON council files: the same tree as YAML gives, every number left as text.

The standard library reads the text; the places of its values are sought in a second scan, and
only when there is a problem to place.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from clsm.files.trees import (
    MAX_DEPTH,
    MAX_KEY,
    MAX_LENGTH,
    MAX_VALUES,
    Tree,
    TreeBuilder,
    place_of,
)
from clsm.problems import Mismatch

# possessive: a text that is not JSON is scanned once, whatever it holds
_TOKEN: Final = re.compile(r'[\[\]{}:,]|"(?:[^"\\]++|\\.)*+"?|[^\s\[\]{}:,"]++', re.DOTALL)
_NO_BRACKETS: Final = re.compile(r"[^\[\]{}]+")
_CONSTANTS: Final = {"true": True, "false": False, "null": None}


class _Repeated(Exception):
    """A mapping has a key twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _Repeated
    return mapping


def _loads(text: str, pairs: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=pairs)


def read(text: str) -> Tree:
    """The tree of *text*; places are known only where something in the text itself is refused."""
    try:
        # escapes may hide what no text holds: there, each value is looked at
        if "\\u" not in text and (_surely_in_bounds(text) or _beyond_bounds(text) is None):
            return Tree(root=_loads(text, _once), values={}, keys={})
    except (json.JSONDecodeError, _Repeated):
        pass
    return read_with_places(text)


def read_with_places(text: str) -> Tree:
    """The tree of *text* with the place of everything; what is refused is in its ``problems``."""
    builder = TreeBuilder()
    if beyond := _beyond_bounds(text):
        mismatch, position = beyond
        builder.stop(mismatch, place_of(text, position))
        return builder.tree()
    try:
        _loads(text, dict)
    except json.JSONDecodeError as error:
        builder.stop(Mismatch("json-syntax", words=error.msg), (error.lineno, error.colno))
        return builder.tree()
    line, line_start, seen = 1, 0, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        line_start = max(line_start, text.rfind("\n", seen, match.start()) + 1)
        seen = match.start()
        place = (line, seen - line_start + 1)
        token = match[0]
        try:
            _take(builder, token, place)
        except Mismatch as refusal:
            builder.stop(refusal, place)
            break
    return builder.tree()


def _surely_in_bounds(text: str) -> bool:
    """Whether a look at the whole text is enough to say that it goes beyond no bound; if not, it is scanned.

    Once escaped quotes are covered, what stands between two quotes is by turns around a string and in it. A
    value comes after each comma, after each colon and first in each list or mapping. Where the text is not
    JSON, this holds up to the place where reading it stops.
    """
    plain = text.replace("\\\\", "..").replace('\\"', "..") if "\\" in text else text
    if plain.count('"') > 2 * MAX_VALUES:  # cutting it up would fill the memory
        return False
    parts = plain.split('"')
    if max(map(len, parts)) > MAX_LENGTH:
        return False
    long = [at for at, part in enumerate(parts) if len(part) > MAX_KEY]
    if any(at % 2 and parts[at + 1].lstrip()[:1] == ":" for at in long if at + 1 < len(parts)):
        return False
    around = "".join(parts[::2])
    if sum(map(around.count, "{[,:")) + 1 > MAX_VALUES:
        return False
    brackets = _NO_BRACKETS.sub("", around)
    for _ in range(MAX_DEPTH):  # each time, the innermost level goes
        brackets = brackets.replace("{}", "").replace("[]", "")
    return not brackets


def _beyond_bounds(text: str) -> tuple[Mismatch, int] | None:
    """What bound *text* goes beyond, and at which position, found before anything is built of it."""
    depth = count = length = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
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
