"""Files of two network programs: UCINET's DL and Pajek's net. Neither holds a missing value, nor who was asked.

DL is described in UCINET's help (analytictech.com/ucinet/help), Pajek's format in its reference manual. A zero in
them may be a no or a silence: only the caller can say who answered.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from clsm.problems import CouncilFileError, Mismatch, nearest
from clsm.surveys.gathering import AnswerRow, Gathering, Raw, shown
from clsm.surveys.grids import MAX_CELLS, Where
from clsm.surveys.verdicts import number
from clsm.words import flat


class Arc(NamedTuple):
    """One tie as written: the labels of its ends, its value, the line of the file, and its relation where named."""

    origin: str
    target: str
    value: str
    line: int
    relation: str = ""


def read_network_file(name: str | None, text: str, gathering: Gathering) -> None:
    """Read a DL or a Pajek file into *gathering*."""
    try:
        labels, arcs = _pajek(text) if text.lstrip().startswith("*") else _dl(text)
    except _Unreadable as stop:
        raise CouncilFileError([stop.mismatch.at("", file=name, line=stop.line)]) from None
    where = Where(name, None, 1)
    ids = {label: gathering.id_of(label, where) for label in labels}
    gathering.target(id for id in ids.values() if id is not None)
    for arc in _of_relation(arcs, gathering.options.question):
        by, about = ids.get(arc.origin), ids.get(arc.target)
        # a zero may be a silence: whoever calls says whose list is complete
        if by is not None and about is not None and number(arc.value) != 0:
            raw = Raw(arc.value, "weight", Where(name, None, arc.line))
            gathering.rows.append(AnswerRow(by=by, where=raw.where, cells=((about, raw),)))


def _of_relation(arcs: list[Arc], asked: str | None) -> list[Arc]:
    relations = list(dict.fromkeys(arc.relation for arc in arcs))
    if asked is None and len(relations) > 1:
        raise Mismatch("survey-question", found=flat(repr(shown(it)) for it in relations))
    if asked is not None and len(relations) > 1 and asked not in relations:
        raise Mismatch("survey-column", found=repr(asked), near=nearest(asked, relations))
    return [arc for arc in arcs if asked is None or len(relations) < 2 or arc.relation == asked]


class _Unreadable(Exception):
    def __init__(self, mismatch: Mismatch, line: int) -> None:
        self.mismatch, self.line = mismatch, line
        super().__init__()


class _Token(NamedTuple):
    text: str
    line: int


_TOKEN: Final = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|([^\s,"\']+)')
_MOST_NODES: Final = 500


def _tokens(text: str, first: int = 1) -> Iterator[_Token]:
    for line, words in enumerate(text.splitlines(), first):
        for match in _TOKEN.finditer(words):
            yield _Token(next(group for group in match.groups() if group is not None), line)


# ------------------------------------------------------------ Pajek


def _pajek(text: str) -> tuple[list[str], list[Arc]]:
    labels, arcs, section, relation, row = dict[int, str](), list[Arc](), "", "", 0
    lines = text.splitlines()
    for at, words in enumerate(lines, 1):
        tokens = list(_tokens(words, at))
        if not tokens or words.lstrip().startswith("%"):
            continue
        if words.lstrip().startswith("*"):
            section, row = tokens[0].text.lower(), 0
            named = re.search(r':\s*[0-9]+\s*(?:"([^"]*)")?', words)
            relation = (named[1] or named[0].strip(": ")) if named else ""
        elif section == "*vertices":
            node = _node(tokens[0], None)
            if len(labels) == _MOST_NODES:
                raise _Unreadable(Mismatch("survey-network-size", most=_MOST_NODES), at)
            labels[node] = tokens[1].text if len(tokens) > 1 else tokens[0].text
        else:
            row += 1
            arcs += _pajek_arcs(section, tokens, labels, row, relation)
    return list(labels.values()), arcs


def _pajek_arcs(section: str, tokens: list[_Token], labels: dict[int, str], row: int, relation: str) -> list[Arc]:
    line = tokens[0].line
    if section in ("*arcs", "*edges"):
        if len(tokens) < 2:
            raise _Unreadable(Mismatch("survey-network-line", found=repr(tokens[0].text)), line)
        a, b = (labels[_node(token, labels)] for token in tokens[:2])
        value = tokens[2].text if len(tokens) > 2 else "1"
        pairs = [(a, b, value), (b, a, value)] if section == "*edges" else [(a, b, value)]
        # without values, a line says that there is a tie and not how close it is
        return [Arc(*pair, line, relation) for pair in pairs]
    if section in ("*arcslist", "*edgeslist"):
        ends = [labels[_node(token, labels)] for token in tokens]
        pairs = [(ends[0], end, "1") for end in ends[1:]]
        back = [(end, ends[0], "1") for end in ends[1:]] if section == "*edgeslist" else []
        return [Arc(*pair, line, relation) for pair in [*pairs, *back]]
    if section == "*matrix":
        names = list(labels.values())
        if row > len(names) or len(tokens) != len(names):
            raise _Unreadable(Mismatch("survey-network-cells", cells=len(tokens), expected=len(names)), line)
        return [Arc(names[row - 1], names[at], token.text, line, relation) for at, token in enumerate(tokens)]
    raise _Unreadable(Mismatch("survey-network-format", found=repr(shown(section)), name="Pajek"), line)


def _node(token: _Token, labels: dict[int, str] | None) -> int:
    value = number(token.text)
    if value is None or (labels is not None and value not in labels):
        raise _Unreadable(Mismatch("survey-network-line", found=repr(shown(token.text))), token.line)
    return int(value)


# ------------------------------------------------------------ DL


_DL_HEAD: Final = re.compile(
    r"\b(n|nr|nc|nm)\s*=\s*([0-9]{1,6})|format\s*=\s*([a-z]+[0-9]?)|diagonal\s*=\s*(present|absent)"
    r"|((?:row|column|col|matrix)?\s*labels)\s*(embedded)?\s*:?|\b(data)\s*:",
    re.IGNORECASE,
)


def _dl(text: str) -> tuple[list[str], list[Arc]]:
    sizes, form, labels, diagonal, embedded, start = (
        dict[str, int](),
        "fullmatrix",
        dict[str, list[str]](),
        True,
        False,
        0,
    )
    matches = list(_DL_HEAD.finditer(text[: 20 * MAX_CELLS]))
    data = next((match for match in matches if match[7]), None)
    if data is None:
        raise _Unreadable(Mismatch("survey-no-data"), 1)
    heads = [match for match in matches if match.end() <= data.end()]
    for at, match in enumerate(heads):
        if match[1]:
            sizes[match[1].lower()] = int(match[2])
        elif match[3]:
            form = match[3].lower()
        elif match[4]:
            diagonal = match[4].lower() == "present"
        elif match[5] and match[6]:
            embedded = True
        elif match[5]:
            kind = match[5].lower().split()[0]
            labels[kind] = [token.text for token in _tokens(text[match.end() : heads[at + 1].start()])]
    start = data.end()
    tokens = list(_tokens(text[start:], text.count("\n", 0, start) + 1))
    n = sizes.get("n") or sizes.get("nr") or 0
    if sizes.get("nr", n) != sizes.get("nc", n):
        raise _Unreadable(Mismatch("survey-network-format", found=repr("nr, nc"), name="UCINET"), 1)
    if not 0 < n <= _MOST_NODES:
        raise _Unreadable(Mismatch("survey-network-size", most=_MOST_NODES), 1)
    names = labels.get("labels") or labels.get("row") or labels.get("column") or labels.get("col") or []
    if embedded and form == "fullmatrix":
        names, tokens = _embedded(tokens, n)
    relations = labels.get("matrix") or [str(at) for at in range(1, sizes.get("nm", 1) + 1)]
    if form in ("edgelist1", "nodelist1"):
        return _dl_list(text[start:], text.count("\n", 0, start) + 1, names, form, embedded)
    names = names or [str(at) for at in range(1, n + 1)]
    pairs = _dl_pairs(form, n, diagonal)
    if pairs is None:
        raise _Unreadable(Mismatch("survey-network-format", found=repr(form), name="UCINET"), 1)
    if len(names) != n or len(tokens) != len(pairs) * len(relations):
        expected = len(pairs) * len(relations)
        raise _Unreadable(
            Mismatch("survey-network-cells", cells=len(tokens), expected=expected), tokens[-1].line if tokens else 1
        )
    arcs = list[Arc]()
    for at, token in enumerate(tokens):
        a, b = pairs[at % len(pairs)]
        relation = relations[at // len(pairs)] if len(relations) > 1 else ""
        arcs.append(Arc(names[a], names[b], token.text, token.line, relation))
        if form != "fullmatrix" and a != b:
            arcs.append(Arc(names[b], names[a], token.text, token.line, relation))
    return names, arcs


def _embedded(tokens: list[_Token], n: int) -> tuple[list[str], list[_Token]]:
    """Labels that stand above the columns and before each row."""
    names, left = [token.text for token in tokens[:n]], tokens[n:]
    return names, [token for at, token in enumerate(left) if at % (n + 1)]


def _dl_pairs(form: str, n: int, diagonal: bool) -> list[tuple[int, int]] | None:
    """The pairs that the numbers of a matrix are about, in their order; ``None`` for a form that is not read."""
    kept = [(a, b) for a in range(n) for b in range(n) if diagonal or a != b]
    if form in ("fullmatrix", "fm"):
        return kept
    if form == "lowerhalf":
        return [(a, b) for a, b in kept if b <= a]
    return [(a, b) for a, b in kept if b >= a] if form == "upperhalf" else None


def _dl_list(data: str, first: int, names: list[str], form: str, embedded: bool) -> tuple[list[str], list[Arc]]:
    """Ties one by one, or the partners of each: the ends are labels, or numbers of them."""
    met, arcs = dict.fromkeys(names), list[Arc]()

    def label(token: _Token) -> str:
        value = number(token.text)
        if not embedded and value is not None and value.is_integer():
            if not 1 <= value <= max(len(names), _MOST_NODES) or (names and value > len(names)):
                raise _Unreadable(Mismatch("survey-network-line", found=repr(token.text)), token.line)
            return names[int(value) - 1] if names else token.text
        return token.text

    for at, words in enumerate(data.splitlines(), first):
        tokens = list(_tokens(words, at))
        if not tokens:
            continue
        ends = tokens[:2] if form == "edgelist1" else tokens
        if len(ends) < 2 and form == "edgelist1":
            raise _Unreadable(Mismatch("survey-network-line", found=repr(shown(tokens[0].text))), at)
        origin, *others = (label(token) for token in ends)
        met |= dict.fromkeys((origin, *others))
        value = tokens[2].text if form == "edgelist1" and len(tokens) > 2 else "1"
        arcs += [Arc(origin, other, value, at) for other in others]
    return list(met), arcs
