"""What a text holds before anybody knows what it means: mappings, lists and text, each with its place.

YAML and JSON both come down to the same tree, in which every scalar is text: what it is (a
number, a date, "no") is for the field to say. Depth, size and lengths are bounded, so that no
file can exhaust the machine.
"""

import re
from functools import reduce
from operator import getitem
from typing import Any, Final, final

import attrs

from clsm.council import NESTED, natural_name
from clsm.entities.instances import numbered, seat_id, twin_key, who_in_id
from clsm.fields import slug, unsound
from clsm.limits import ask_time
from clsm.privacy import masked
from clsm.problems import Mismatch, Problem
from clsm.words import Text

FORMAT: Final = "1"
"""The version of the file format, in the field ``clsm`` of every file."""

HARD_SPACES: Final = "\u00a0\u2007\u2009\u202f\u3000"
"""Spaces that people cannot tell from a space, and YAML does."""

_COLON_IN_A_NAME: Final = re.compile(r"([a-z_]+):(?!//)")

MAX_DEPTH: Final = 24
"""More levels than any council file has."""

MAX_VALUES: Final = 250_000
"""The most keys and values of one file, all levels together."""

MAX_LENGTH: Final = 100_000
"""The most characters of one value."""

MAX_KEY: Final = 200
"""The most characters of one key."""

MANY: Final = 500
"""After so many values the time is looked at: each time would be felt."""

Step = str | int
"""A key of a mapping, or a position in a list."""


@final
@attrs.frozen(kw_only=True)
class Tree:
    """The root of a text, the line and column of each of its values and keys, and what was refused on the way.

    Lines and columns count from 1. ``keys`` holds where a value's key stands. ``whole`` is false
    where the text could not be read to its end. ``cuts`` holds the values behind which a comment begins on their
    own line, each with its place and with the comment. ``paths`` names steps by ids.
    """

    root: Any
    values: dict[tuple[Step, ...], tuple[int, int]]
    keys: dict[tuple[Step, ...], tuple[int, int]]
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    cuts: dict[tuple[Step, ...], tuple[str, tuple[int, int]]] = attrs.field(factory=dict)
    paths: "Paths" = attrs.field(
        default=attrs.Factory(lambda tree: Paths(tree.root), takes_self=True), eq=False, repr=False
    )

    def place(
        self, steps: tuple[Step, ...], *, at_key: bool = False, word: Any = None
    ) -> tuple[int | None, int | None]:
        """The line and column of *steps*, or of the nearest place above that is in the text.

        Where a list stands there, it is that of the *word* in it.
        """
        if isinstance(word, str) and isinstance(words := value_at(self.root, steps), list) and word in words:
            steps = (*steps, words.index(word))
        places = self.keys if at_key else self.values
        nearest = next((steps[:size] for size in range(len(steps), -1, -1) if steps[:size] in places), ())
        return places.get(nearest, (None, None))

    def problem(self, mismatch: Mismatch, steps: tuple[Step, ...], *, at_key: bool = False) -> Problem:
        """*mismatch* as a :class:`~clsm.problems.Problem` at *steps*, its words not too long to be read."""
        line, column = self.place(steps, at_key=at_key, word=mismatch.fields.get("word"))
        return readable(mismatch.at(self.paths.path(steps), line=line, column=column))


@final
class TreeBuilder:
    """Builds a :class:`Tree` from what a reader meets, in order."""

    def __init__(self, *, of_yaml: bool = False) -> None:
        self._of_yaml = of_yaml
        self.started = False
        self._whole = True
        self._count = 0
        self._root: Any = None
        self._values: dict[tuple[Step, ...], tuple[int, int]] = {}
        self._keys: dict[tuple[Step, ...], tuple[int, int]] = {}
        self._cuts: dict[tuple[Step, ...], tuple[str, tuple[int, int]]] = {}
        self._latest: tuple[Step, ...] | None = None
        self._refused: list[tuple[Mismatch, tuple[Step, ...], tuple[int, int]]] = []
        self._open: list[_Open] = []

    def begin(self, container: Any, place: tuple[int, int]) -> None:
        """A mapping or a list begins; a :class:`~clsm.problems.Mismatch` refuses one too deep, or one as a key."""
        if len(self._open) == MAX_DEPTH:
            raise Mismatch("deep-file", most=MAX_DEPTH)
        self._one_more()
        if self._open and self._open[-1].wants_key:
            raise Mismatch("key-name", found=describe(container))
        self._open.append(_Open(container, self._put(container, place)))

    def end(self) -> None:
        """The innermost mapping or list ends."""
        self._open.pop()

    def scalar(self, value: str | bool | None, place: tuple[int, int]) -> None:
        """A key or a value; a :class:`~clsm.problems.Mismatch` refuses one too long, or one that is not all text."""
        self._one_more()
        is_key = bool(self._open) and self._open[-1].wants_key
        if isinstance(value, str):
            _must_be_sound(value, is_key)
        if not is_key:
            self._put(value, place)
            return
        inner, self._latest = self._open[-1], None
        key = "" if value is None else str(value)
        if self._of_yaml and (colon := _COLON_IN_A_NAME.match(key)):
            if key[colon.end() : colon.end() + 1] in tuple(HARD_SPACES):
                raise Mismatch("hard-space")
            raise Mismatch("no-space-after-colon", name=colon[1])
        if key[:1] in tuple(HARD_SPACES):  # it stands elsewhere than it seems
            raise Mismatch("hard-space")
        if key != (bare := key.rstrip(HARD_SPACES + " ")):
            key = bare
            self._refused.append((Mismatch("hard-space"), (*inner.steps, key), (place[0], place[1] + len(key))))
        steps = (*inner.steps, key)
        inner.key = key
        inner.repeated = key in inner.container
        if inner.repeated:
            # the first field of a thing comes again where the next thing of its list lacks its hyphen
            begins = self._of_yaml and steps[-2:-1] != () and isinstance(steps[-2], int)
            begins = begins and key == next(iter(inner.container))
            twice = Mismatch("repeated-key", key=key, first=key if begins else None)
            self._refused.append((twice, steps, place))
        else:
            self._keys.setdefault(steps, place)  # below a field that comes twice, the first one is kept

    def empty(self, place: tuple[int, int]) -> None:
        """A value that is left empty: it stands where its key does, or at *place*; an empty text begins at 1:1."""
        if not self._open:
            place = (1, 1)
        elif (key := self._open[-1].key) is not None:
            place = self._keys[(*self._open[-1].steps, key)]
        self.scalar(None, place)

    def cut(self, comment: str, place: tuple[int, int]) -> None:
        """A *comment* begins behind the latest value, if that is a value and no key."""
        if self._latest is not None:
            self._cuts[self._latest] = comment, place

    def stop(self, mismatch: Mismatch, place: tuple[int, int]) -> None:
        """Keep what is refused, and that the text was not read further."""
        self._refused.append((mismatch, (), place))
        self._whole = False

    def tree(self) -> Tree:
        """What was built."""
        paths = Paths(self._root)
        problems = tuple(
            readable(mismatch.at(paths.path(steps), line=line, column=column))
            for mismatch, steps, (line, column) in self._refused[:1000]
        )
        return Tree(
            root=self._root,
            values=self._values,
            keys=self._keys,
            problems=problems,
            whole=self._whole,
            cuts=self._cuts,
            paths=paths,
        )

    def _one_more(self) -> None:
        self._count += 1
        if not self._count % MANY:
            ask_time()
        if self._count > MAX_VALUES:
            raise Mismatch("many-values", most=MAX_VALUES)

    def _put(self, value: Any, place: tuple[int, int]) -> tuple[Step, ...]:
        """Put *value* where it belongs, and give its steps; a value of a repeated key is put nowhere."""
        self.started = True
        if not self._open:
            self._root, self._latest = value, ()
            self._values[()] = place
            return ()
        inner = self._open[-1]
        if isinstance(inner.container, list):
            steps: tuple[Step, ...] = (*inner.steps, len(inner.container))
            inner.container.append(value)
        else:
            steps = (*inner.steps, inner.key or "")
            if not inner.repeated:
                inner.container[inner.key] = value
            inner.key = None
        self._values.setdefault(steps, place)
        self._latest = steps
        return steps


@final
@attrs.define
class _Open:
    """A mapping or a list that is being read."""

    container: Any
    steps: tuple[Step, ...]
    key: str | None = None
    repeated: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


def _must_be_sound(words: str, is_key: bool) -> None:
    if is_key and len(words) > MAX_KEY:
        raise Mismatch("long-key", most=MAX_KEY)
    if len(words) > MAX_LENGTH:
        raise Mismatch("long-value", most=MAX_LENGTH)
    if refusal := unsound(words):
        raise refusal[0]


def place_of(text: str, position: int) -> tuple[int, int]:
    """The line and the column of a position in *text*."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


@final
class Paths:
    """The steps of a tree as paths, positions replaced by the ids of what stands there; each list is named once."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._named: dict[int, list[str]] = {}

    def path(self, steps: tuple[Step, ...]) -> str:
        """The path of *steps*, ``?`` for what has no name."""
        names, node, body = list[str](), self._root, None
        for number, step in enumerate(steps):
            if isinstance(step, int):
                inside = isinstance(node, list) and step < len(node)
                names.append(self._names(str(steps[number - 1]), node, body)[step] if inside else "?")
            else:
                inside = isinstance(node, dict) and step in node
                names.append(step)
            body, node = node, node[step] if inside else None
        return "/".join(names)

    def all(self) -> dict[str, tuple[Step, ...]]:
        """Every path by ids below the root, with its steps; of two places with one path, the later one."""
        places: dict[str, tuple[Step, ...]] = {}
        waiting: list[tuple[Any, Any, str, tuple[Step, ...]]] = [(self._root, None, "", ())]
        while waiting:
            node, body, path, steps = waiting.pop()
            places.setdefault(path, steps)
            above = f"{path}/" if steps else ""
            if isinstance(node, dict):
                waiting.extend((value, node, f"{above}{name}", (*steps, name)) for name, value in node.items())
            elif isinstance(node, list):
                names = self._names(str(steps[-1]) if steps else "", node, body)
                waiting.extend((node[at], node, f"{above}{name}", (*steps, at)) for at, name in enumerate(names))
        return places

    def _names(self, collection: str, items: list[Any], body: Any) -> list[str]:
        if id(items) not in self._named:
            self._named[id(items)] = _names_in(collection, items, body)
        return self._named[id(items)]


def _names_in(collection: str, items: list[Any], body: Any) -> list[str]:
    """What the *items* of a *collection* of *body* are called in a path; a derived id with twins is numbered."""
    owner = body.get("id") if isinstance(body, dict) else None
    written = [_written_name(collection, item) for item in items]
    names = [name or "?" for name in written]
    if collection not in NESTED or not isinstance(owner, str):
        return names
    twins = dict[str, list[int]]()
    for at, item in enumerate(items):
        if isinstance(item, dict):
            derived = derived_in_file(collection, item, owner)
            if item.get("id") in (None, derived):
                twins.setdefault(derived, []).append(at)
            names[at] = written[at] or derived
    for derived, places in twins.items():
        if len(places) > 1:
            for number, at in enumerate(sorted(places, key=lambda at: _content(items[at])), 1):
                names[at] = written[at] or numbered(derived, number)
    return names


def _written_name(collection: str, item: Any) -> str | None:
    """What an *item* is called by what is written; ``None`` where that is nothing."""
    if not isinstance(item, dict):
        return item if isinstance(item, str) else None
    written = natural_name(collection, item.get)
    if isinstance(written, dict):
        written = written.get("en")
    if isinstance(written, list):
        written = "-".join(map(str, written)) or None
    return written if isinstance(written, str) else None


def _content(item: dict[str, Any]) -> tuple[str, ...]:
    return twin_key(lambda name: _as_text(item.get(name)))


def _as_text(value: Any) -> Any:
    """A value of a tree as an entity would have it: words in both languages as a text."""
    if isinstance(value, dict):
        return Text(fr=str(value.get("fr")), en=str(value.get("en")))
    return value


def derived_in_file(collection: str, item: dict[str, Any], owner: str) -> str:
    """The id that the body *owner* gives an item, before twins are numbered."""
    if collection == "meetings":
        return f"{owner}-{item.get('date', '?')}"
    if collection == "colleges":
        whose = _names(item, "pillars", ordered=True) or _names(item, "sectors")
        return "-".join([owner, "college", *map(slug, whose)])
    period = item.get("period")
    start = period.get("start") if isinstance(period, dict) else None
    pillars, holder, sector = frozenset(_names(item, "pillars")), item.get("holder"), item.get("sector")
    who = who_in_id(str(holder) if holder else None, pillars, str(sector) if sector else None)
    status, deputy = str(item.get("status") or "not_documented"), item.get("deputy_of") is not None
    return seat_id(owner, who, status, str(start or ""), deputy=deputy)


def _names(item: dict[str, Any], field: str, *, ordered: bool = False) -> list[str]:
    """The words of a list of *item*; none where it is no list."""
    value = item.get(field)
    words = [str(word) for word in value] if isinstance(value, list) else []
    return sorted(words) if ordered else words


def value_at(root: Any, steps: tuple[Step, ...]) -> Any:
    """What stands at *steps* below *root*."""
    return reduce(getitem, steps, root)


def shortened(words: str, most: int) -> str:
    """*words*, cut where they are longer than *most* characters."""
    return words if len(words) <= most else words[: most - 3] + "..."


def readable(problem: Problem) -> Problem:
    """*problem*, its words cut where they are longer than anybody reads, and what looks like a person masked.

    Where somebody is met in what was found, no hint is given, as it would be made of the same words.
    """
    beginning = _cut(problem.found, 200)
    shown = Text(fr=masked(beginning.fr), en=masked(beginning.en))
    hint = _cut(problem.hint, 1000) if problem.hint and shown == beginning else None
    fields = {
        name: masked(shortened(value, 1000)) if isinstance(value, str) else value
        for name, value in problem.fields.items()
        if shown == beginning or name == "found"
    }
    path = "/".join(shortened(part, 200) for part in problem.path.split("/"))
    return attrs.evolve(problem, path=masked(path), found=shown, hint=hint, fields=fields)


def _cut(text: Text, most: int) -> Text:
    return Text(fr=shortened(text.fr, most), en=shortened(text.en, most))


def describe(value: Any) -> Text:
    """A value of a tree in words, for a message."""
    if value is None:
        return Text(fr="rien", en="nothing")
    if isinstance(value, bool):
        return Text.same("true" if value else "false")
    if isinstance(value, str):
        return Text.same(repr(shortened(value, 80)))
    if isinstance(value, list):
        return Text(fr="une liste", en="a list")
    return Text(fr="un ensemble de champs", en="a mapping of fields")
