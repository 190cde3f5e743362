"""Council files, in YAML and in JSON: read with every problem told, written so that they read back the same.

A file holds the fields of one :class:`~clsm.council.Council`; a scalar is text until its field says
what it is, so that ``16:30``, ``01004`` and ``no`` arrive as written. The field ``clsm`` carries the
version of the format. :func:`clsm.schema.json_schema` describes what a file may hold, and
:func:`template` is one to fill in.

No file can exhaust the machine. One of more than 16 million bytes is not read on; 24 levels, 250,000
keys and values, 200 characters of a key and 100,000 of a value are the most that are read. Aliases, tags,
directives, a key twice, half characters and the character NUL are refused.
"""

import importlib.resources
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, Literal

import attrs

from clsm.council import Council, attach_warnings
from clsm.fields import unsound
from clsm.files import converter, json_text, readers, yaml_text
from clsm.files.pausing import collector_paused
from clsm.files.trees import Tree, TreeBuilder, all_paths, place_of, readable
from clsm.privacy import KINDS, scan
from clsm.problems import CouncilError, CouncilFileError, Mismatch, Problem, choice_of, type_name
from clsm.vocabulary import LISTS

Format = Literal["yaml", "json"]

MAX_BYTES: Final = 16_000_000
"""The longest file that is read, more than a hundred times the longest council file known."""


def loads(text: str, *, format: Format = "yaml") -> Council:
    """Read a council from *text*.

    Raises :class:`~clsm.problems.CouncilFileError` with every problem of the round, each with its
    line, column and path: first those of shape, then, when the shape is sound, those of
    reference.

    >>> loads("{clsm: 1, id: here, name: Here, jurisdiction: FR}").id
    'here'
    >>> loads("{clsm: 1, id: here, nmae: Here, jurisdiction: FR}")
    Traceback (most recent call last):
        ...
    clsm.problems.CouncilFileError: The council file cannot be read: 2 things to mend.
      - 1:1: name: found nothing, expected the field 'name', which is needed
      - 1:21: nmae: found the field 'nmae', expected a field of a council; did you mean 'name'?
    """
    return _read(text, format, None)


def load(source: "str | os.PathLike[str] | IO[Any]", *, format: Format | None = None) -> Council:
    """Read a council from a path or an open file.

    *format* is ``None`` to go by the name: JSON for ``.json``, YAML for everything else. Raises
    :class:`~clsm.problems.CouncilFileError` as :func:`loads` does, and :class:`OSError` where
    the file cannot be opened. What does not keep the council from being read is in its
    :attr:`~clsm.council.Council.warnings`.
    """
    if isinstance(source, str | os.PathLike):
        name: str | None = os.fspath(source)
        with open(source, "rb") as file:
            content: Any = file.read(MAX_BYTES + 1)
    else:
        name = str(getattr(source, "name", "")) or None
        content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:  # told before a byte of it is looked at: the cut may be inside a character
        raise CouncilFileError([attrs.evolve(_TOO_LONG, file=name)])
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CouncilFileError([Mismatch("encoding", position=error.start).at("", file=name)]) from None
    return _read(content, format or _by_name(name), name)


def dumps(council: Council, *, format: Format = "yaml") -> str:
    """*council* as text that :func:`loads` reads back to an equal council.

    Fields that have their default, and ids that are derived, are left out. It is the file itself, with every small
    count and every note, and no publication.

    >>> council = loads("{clsm: 1, id: here, name: Here, jurisdiction: FR}")
    >>> print(dumps(council), end="")
    clsm: '1'
    id: here
    name: Here
    jurisdiction: FR
    """
    if not isinstance(council, Council):
        raise TypeError(f"only a Council is written to a file, not a {type(council).__name__}")
    written = converter.from_council(council)
    return yaml_text.write(written) if _known(format) == "yaml" else json_text.write(written)


def dump(council: Council, target: "str | os.PathLike[str]", *, format: Format | None = None) -> None:
    """Write *council* to a file; *format* is ``None`` to go by the name.

    It is the file itself, with every small count and every note, and no publication.
    The text is written beside the file, which it then replaces: a failure leaves the old one whole,
    and nothing beside it. A file that is replaced keeps its permissions, and a symbolic link stays
    one: the file that it leads to is replaced.
    """
    text = dumps(council, format=format or _by_name(os.fspath(target)))
    path = Path(os.path.realpath(target))
    beside = path.with_name(f".clsm-{secrets.token_hex(8)}")
    try:
        with open(beside, "x", encoding="utf-8", newline="\n") as file:
            if path.exists():
                shutil.copymode(path, beside)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def locate(text: str, path: str, *, format: Format = "yaml") -> tuple[int, int] | None:
    r"""Where the entity or the field at *path* stands in *text*: its line and column, from 1.

    *path* is made of ids, as :attr:`Problem.path <clsm.problems.Problem.path>` is; ``""`` is the
    council. ``None`` where nothing stands there. A text that cannot be read to its end is
    searched as far as it can be read, so that an editor finds its way in a file that is being typed.

    >>> text = "clsm: 1\nid: here\nactors:\n  - id: gem\n    name: GEM\n"
    >>> locate(text, "actors/gem"), locate(text, "actors/gem/name"), locate(text, "actors/epsm")
    ((4, 5), (5, 11), None)
    """
    tree = _tree(text, format)
    if format == "json" and tree.whole:
        tree = json_text.read_with_places(text.removeprefix(_BOM))
    steps = all_paths(tree.root).get(path)
    return None if steps is None else tree.values.get(steps)


def template() -> str:
    """A council file to fill in, in YAML, which loads as it stands.

    What most councils begin with is there; the other collections stand in comments, one example each.

    >>> loads(template()).id
    'my-council'
    """
    return importlib.resources.files("clsm.files").joinpath("template.yaml").read_text(encoding="utf-8")


_BOM: Final = "\ufeff"
_TOO_LONG: Final = Mismatch("long-file", most=MAX_BYTES).at("")


def _by_name(name: str | None) -> Format:
    return "json" if name and name.lower().endswith(".json") else "yaml"


def _known(format: str) -> str:
    if format not in ("yaml", "json"):
        raise Mismatch("format-name", found=repr(format), options=choice_of("yaml", "json"))
    return format


def _tree(text: str, format: Format) -> Tree:
    """The tree of *text*, which is empty where the text cannot be read at all."""
    read = yaml_text.read if _known(format) == "yaml" else json_text.read
    if not isinstance(text, str):
        raise Mismatch("python-type", found=type_name(type(text)), wanted=type_name(str))
    if len(text) > MAX_BYTES:
        return Tree(root=None, values={}, keys={}, problems=(_TOO_LONG,), whole=False)
    if refusal := unsound(text):
        builder = TreeBuilder()
        builder.stop(refusal[0], place_of(text, refusal[1]))
        return builder.tree()
    return read(text.removeprefix(_BOM))


@collector_paused()
def _read(text: str, format: Format, file: str | None) -> Council:
    tree = _tree(text, format)
    council = readers.council_of(tree.root) if tree.whole else None
    if council is None and tree.whole and not tree.values:
        tree = json_text.measured(tree, text.removeprefix(_BOM))
    problems = list(tree.problems)
    try:
        if council is None and tree.whole:
            # the quick way says nothing of what is wrong: the converter does
            council = converter.to_council(tree.root)
    except (converter.ShapeError, CouncilError) as error:
        problems.extend(_placed(_with_places(tree, text), error))
    if errors := [problem for problem in problems if problem.level == "error"]:
        raise CouncilFileError(_in_order(errors, file)) from None
    assert council is not None  # what is not read has an error that says why
    attach_warnings(council, lambda council: _in_order([*problems, *_warnings(council, text, format)], file))
    return council


def _in_order(problems: list[Problem], file: str | None) -> list[Problem]:
    """The *problems* of a *file*, as they come in it."""
    ordered = sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return [attrs.evolve(problem, file=file) for problem in ordered]


def _warnings(council: Council, text: str, format: Format) -> Iterator[Problem]:
    """What does not keep a council from being read, each at its place in *text*."""
    doubts, persons = tuple(_doubts(council)), tuple(_persons(council))
    if doubts or persons:
        placed = _with_places(_tree(text, format), text)
        yield from (placed.problem(doubt.mismatch, doubt.steps) for doubt in doubts)
        yield from _at_their_places(placed, persons)


def _with_places(tree: Tree, text: str) -> Tree:
    """*tree*, read again where its places are not known: JSON is read without them as long as all is well."""
    return tree if tree.values else json_text.read_with_places(text.removeprefix(_BOM))


def _doubts(council: Council) -> Iterator[converter.Refusal]:
    """What does not keep a council from being read, and may not be what its author meant."""
    for position, term in enumerate(council.terms):
        if term.id in LISTS[term.list]:
            mismatch = Mismatch("known-term", id=term.id, list=term.list)
            yield converter.Refusal(steps=("terms", position), mismatch=mismatch)


def _persons(council: Council) -> Iterator[Problem]:
    """What looks like a person, certainly or likely, and is not set aside by the council."""
    for trace in scan(council).open:
        shown: dict[str, Any] = {"mask": trace.mask, "kind": KINDS[trace.kind], "length": trace.length}
        if trace.grade == "certain":
            yield Mismatch("person-certain", **shown).at(trace.path)
        elif trace.grade == "likely":
            yield Mismatch("person-likely", **shown).at(trace.path)


def _placed(tree: Tree, error: "converter.ShapeError | CouncilError") -> Iterator[Problem]:
    if isinstance(error, converter.ShapeError):
        for refusal in error.refusals:
            yield tree.problem(refusal.mismatch, refusal.steps, at_key=refusal.at_key)
        return
    yield from _at_their_places(tree, error.problems)


def _at_their_places(tree: Tree, problems: Iterable[Problem]) -> Iterator[Problem]:
    """*problems* that know their path, each with the line and the column of the nearest place above it."""
    known = all_paths(tree.root)
    for problem in problems:
        parts = problem.path.split("/")
        nearest = next(
            known["/".join(parts[:size])] for size in range(len(parts), -1, -1) if "/".join(parts[:size]) in known
        )
        line, column = tree.place(nearest)
        yield readable(attrs.evolve(problem, line=line, column=column))
