"""Where a slip of the hand is, in a YAML text that a parser gives up further on.

A parser sees that a quote has no end where the next quote begins, or where the text ends; whoever wrote it needs the
line of the first one. The lines up to the place of the parser are looked at for what coordinators often do. A quote
or a bracket counts as a slip only where its own part of the text, read alone, is refused, and is read once the line
is mended.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from clsm.files.trees import HARD_SPACES
from clsm.problems import Mismatch

Place = tuple[int, int]

MOST_LINES: Final = 20_000
"""The most lines, before the place of the parser, that are looked at."""

_LONGEST_TEXT: Final = 2_000_000
_MOST_READ_AGAIN: Final = 300_000
"""The most characters of a text that is looked at, and of its parts that are read again."""

_STARTS: Final = r"(?:^ *(?:- +)*|[{,] *)"
_HARD: Final = re.compile(
    rf"^ *(?:- *)*([{HARD_SPACES}])|{_STARTS}[a-z_]+ *([{HARD_SPACES}])[ {HARD_SPACES}]*:"
    rf"|{_STARTS}[a-z_]+ *:([{HARD_SPACES}])"
)
_NO_SPACE: Final = re.compile(rf"{_STARTS}([a-z_]+) *:(?=[^\s:/,\]}}])")
_HEAD: Final = re.compile(r" *(?:- +)*(?:(?:\"[^\"\\]*\"|'[^']*'|[^\s\"'#\[{][^\"'#]*?):(?= |$))? *")
_FIRST_COLON: Final = re.compile(r" *(?:- +)*[^\s:#][^:#]*:")
_WORD: Final = re.compile(r" *(?:- +)*([a-z_]+)(?:[^\w\s:'’-][^:]*| +[^:\s][^:]*)?$")
_KEY: Final = re.compile(r"([^\s#\"'{\[-][^:#]*?) *:(?: +([^ #])|$)")
_FAR_HYPHEN: Final = re.compile(r"( *)-(?: {2,}| +-[- ]* )(?=\S)")
_OPENS: Final = re.compile(r":(?: +#.*)?$")
_QUOTED: Final = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"'), "'": re.compile(r"'(?:[^']|'')*+'")}
_CLOSED_BY: Final = {"[": "]", "{": "}"}
_BEHIND: Final = re.compile(r" *([,\]}])")
_AFTER_A_QUOTE: Final = re.compile(r"\s*(?:$|[,\]}]|:(?:\s|$)|(?<=\s)#)")


def located(
    text: str,
    mismatch: Mismatch,
    place: Place,
    *,
    names: frozenset[str],
    of_council: frozenset[str],
    reads: Callable[[str], bool],
) -> tuple[Mismatch, Place]:
    """The slip that made a parser refuse *text* with *mismatch* at *place*, and its own place.

    What was given is given back where no slip is found. *names* are those of all fields, *of_council* those of a
    council; *reads* says whether a part of the text can be read.
    """
    if len(text) > _LONGEST_TEXT:
        return mismatch, place
    lines = text.split("\n")
    last, read_again, passed, open_to = min(place[0], len(lines)), 0, 0, 0
    for number in range(max(0, last - MOST_LINES), last):
        line = lines[number]
        if number < passed:
            continue
        if match := _HARD.search(line):
            at = next(at for at in match.regs[1:] if at[0] >= 0)[0]
            return Mismatch("hard-space"), (number + 1, at + 1)
        if (match := _NO_SPACE.search(line)) and match[1] in names:
            return Mismatch("no-space-after-colon", name=match[1]), (number + 1, match.end() + 1)
        unended = [it for it in _unended(line) if number >= open_to or it[0].code != "sign-behind"]
        part = _part(lines, number) if unended else []
        if unended and unended[-1][0].code == "open-bracket":
            open_to = number + len(part)
        read_again += sum(map(len, part))
        if read_again > _MOST_READ_AGAIN:
            break
        if unended and reads("\n".join(part)):
            passed = number + len(part)
            continue
        for slip, column, mended in unended:
            if reads("\n".join([mended, *part[1:]])) or (slip.code == "open-bracket" and _is_open(part)):
                return slip, (number + 1, column)
    return _misplaced(lines, mismatch, place, names, of_council)


def _is_open(part: list[str]) -> bool:
    """Whether a bracket of the first line is still open at the end of its *part*, comments left out."""
    joined = " ".join(re.sub(r"(?<= )#.*", "", line) for line in part)
    return any(slip.code == "open-bracket" for slip, _, _ in _unended(joined))


def _unended(line: str) -> Iterator[tuple[Mismatch, int, str]]:
    """What begins on a *line* and does not end there, or what stands behind what has ended.

    Each with its column, and the line as it may have been meant.
    """
    head = _HEAD.match(line)[0]  # type: ignore[index]
    at, value_begins = len(head), True
    brackets = list[tuple[str, int]]()
    while at < len(line):
        sign = line[at]
        if value_begins and sign in _QUOTED:
            quoted = _QUOTED[sign].match(line, at)
            if quoted is None:
                yield Mismatch("yaml-quote"), at + 1, f"{head}x"
                return
            at, value_begins = quoted.end(), False
            if not brackets and (behind := _BEHIND.match(line, at)):
                yield Mismatch("sign-behind", sign=behind[1]), behind.start(1) + 1, f"{head}x"
                return
            if not _AFTER_A_QUOTE.match(line, at):
                yield Mismatch("yaml-behind"), at + 1, f"{head}x"
                return
            continue
        if value_begins and sign in "[{":
            brackets.append((sign, at))
        elif brackets and sign in "]}":
            if _CLOSED_BY[brackets.pop()[0]] != sign:  # the parser tells which of the two is wrong
                return
            value_begins = False
            if not brackets and (behind := _BEHIND.match(line, at + 1)):
                yield Mismatch("sign-behind", sign=behind[1]), behind.start(1) + 1, f"{head}x"
                return
        elif sign == "#" and line[at - 1 : at] in ("", " "):
            if brackets:
                yield Mismatch("comment-in-brackets"), at + 1, f"{line[:at]}x{line[at + 1 :]}"
            break
        elif brackets and (sign == "," or line[at : at + 2] == ": "):
            value_begins = True
        elif sign != " ":
            value_begins = False
        at += 1
    if brackets:
        opening, column = brackets[-1]
        yield Mismatch("open-bracket", opening=opening, closing=_CLOSED_BY[opening]), column + 1, f"{head}x"


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip(" ")[0] == "#"


def _part(lines: list[str], number: int) -> list[str]:
    """The line of this *number* and those below it that belong to it."""
    indentation, end = _indentation(lines[number]), number + 1
    closed = tuple(" " * indentation + sign for sign in "]}")  # a bracket may be closed in the column of its field
    while end < len(lines) and (
        _is_empty(lines[end]) or _indentation(lines[end]) > indentation or lines[end].startswith(closed)
    ):
        end += 1
    return lines[number:end]


_OF_PLACE: Final = ("yaml-place", "yaml-hyphen", "yaml-colon", "yaml-no-colon", "yaml-behind")
"""What a parser says where something stands in the wrong column, or lacks its hyphen or its colon."""


def _misplaced(
    lines: list[str], mismatch: Mismatch, place: Place, names: frozenset[str], of_council: frozenset[str]
) -> tuple[Mismatch, Place]:
    """Whether a hyphen or a colon was forgotten, or a field stands in a column of its own, above the *place*."""
    number = place[0] - 1
    if number >= len(lines) or mismatch.code not in _OF_PLACE:
        return mismatch, place
    line = lines[number]
    if line.startswith("{", _indentation(line)) and line[0] == " ":
        return Mismatch("no-hyphen"), _start(lines, number)
    if mismatch.code == "yaml-no-colon":
        return mismatch, place
    if tab := re.match(" *\t", line):
        return Mismatch("yaml-tab"), (number + 1, tab.end())
    above = [at for at in range(max(0, number - MOST_LINES), number) if not _is_empty(lines[at])]
    first = next((at for at in reversed(above) if line[0] == " " and lines[at][0] != " "), None)
    key = None if first is None else _KEY.match(lines[first])
    if key and key[1] not in of_council and (key[1] in names or key[2]):
        return Mismatch("yaml-place"), _start(lines, first or 0)  # it fell out of where it belongs
    in_a_list = line.lstrip(" ").startswith("- ")
    if in_a_list and line[0] == " ":
        first = next((at for at in reversed(above) if _indentation(lines[at]) < _indentation(line)), -1) + 1
        first = next(at for at in (*above, number) if at >= first)
        if first < number and not lines[first].lstrip(" ").startswith("-"):
            return Mismatch("no-hyphen"), _start(lines, first)
    elif not in_a_list:
        if slip := _beside(lines, number, above, names):
            return slip
        if mismatch.code == "yaml-colon" and _FIRST_COLON.fullmatch(line[: place[1]]) and above:
            return Mismatch("yaml-place"), _start(lines, number)
    return mismatch, place


def _beside(lines: list[str], number: int, above: list[int], names: frozenset[str]) -> tuple[Mismatch, Place] | None:
    """What is wrong with the nearest line *above*, to which the line of this *number* does not fit."""
    indentation = _indentation(lines[number])
    near = next((at for at in reversed(above) if _indentation(lines[at]) <= indentation + 1), None)
    if near is None:
        return None
    outer = next((at for at in reversed(above) if _indentation(lines[at]) < indentation), near)
    for at in (near, outer):
        if (word := _WORD.match(lines[at])) and word[1] in names:
            return Mismatch("no-colon", name=word[1]), (at + 1, word.end(1) + 1)
    if (far := _FAR_HYPHEN.match(lines[above[-1]])) and len(far[1]) + 2 == indentation:
        return Mismatch("yaml-place"), (above[-1] + 1, far.end() + 1)
    if _indentation(lines[near]) == indentation and lines[near].lstrip(" ").startswith("- "):
        before, here = _KEY.match(lines[near].lstrip(" -")), _KEY.match(lines[number].lstrip(" "))
        same = not (before and here) or before[1] == here[1]  # the first field of the next thing, or one that fell out
        return Mismatch("no-hyphen" if same else "yaml-place"), _start(lines, number)
    parent = next(
        (at for at in reversed(above) if at < near and _indentation(lines[at]) < _indentation(lines[near])), None
    )
    if parent is None or _next(above, parent) != near or not _OPENS.search(lines[parent]):
        return None
    step = indentation - _indentation(lines[near])
    opens = near == above[-1] and _OPENS.search(lines[near])  # what is refused is the first thing below it
    if step == 2 and not lines[near].lstrip(" ").startswith("-") and not opens:
        return Mismatch("no-hyphen"), _start(lines, near)
    if abs(step) == 1 and (_indentation(lines[near]) - _indentation(lines[parent])) % 2:
        return Mismatch("yaml-place"), _start(lines, near)
    return None


def _next(above: list[int], number: int) -> int | None:
    return next((at for at in above if at > number), None)


def _start(lines: list[str], number: int) -> Place:
    """The place of the first sign of a line."""
    return number + 1, _indentation(lines[number]) + 1
