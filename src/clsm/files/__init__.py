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
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final, Literal

import attrs

from clsm.council import Council, attach_warnings
from clsm.dates import Frequency
from clsm.fields import IN_LIST, REFERS_TO, OneOf, SetOf, kinds_in, own_validator, unsound
from clsm.files import converter, json_text, readers, yaml_text
from clsm.files.pausing import collector_paused
from clsm.files.persons import persons_in
from clsm.files.reading import MAX_BYTES as MAX_BYTES
from clsm.files.reading import text_of
from clsm.files.trees import Step, Tree, TreeBuilder, describe, place_of, readable, shortened, value_at
from clsm.files.writing import replace
from clsm.identifiers import Identifiers
from clsm.problems import CouncilError, CouncilFileError, Mismatch, Problem, choice_of, type_name
from clsm.quantities import Threshold
from clsm.vocabulary import LISTS
from clsm.words import Text

__all__ = ["MAX_BYTES", "Format", "dump", "dumps", "load", "loads", "locate", "template"]

Format = Literal["yaml", "json"]


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
    clsm.problems.CouncilFileError: The council file cannot be read: 1 thing to mend.
      - 1:21: nmae: found the field 'nmae', expected a field of a council; did you mean 'name'?
    """
    return _read(text, format, None)


def load(source: "str | os.PathLike[str] | IO[Any]", *, format: Format | None = None) -> Council:
    """Read a council from a path or an open file.

    *format* is ``None`` to go by the name: JSON for ``.json``, YAML for everything else. Raises
    :class:`~clsm.problems.CouncilFileError` as :func:`loads` does, and for what is no text in UTF-8 (a folder, a
    pipe, a Word document); :class:`OSError` where the file cannot be opened. What does not keep the council from
    being read is in its :attr:`~clsm.council.Council.warnings`.
    """
    content, name = text_of(source)
    return _read(content, format or _by_name(name), name)


def dumps(council: Council, *, format: Format = "yaml") -> str:
    """*council* as text that :func:`loads` reads back to an equal council.

    Fields that have their default, and ids that are derived, are left out. It is the file itself, with every small
    count and every note, and no publication.

    >>> council = loads("{clsm: 1, id: here, name: Here, jurisdiction: FR}")
    >>> dumps(council).splitlines()
    ["clsm: '1'", 'id: here', 'name: Here', 'jurisdiction: FR', '...']
    """
    if not isinstance(council, Council):
        raise TypeError(f"only a Council is written to a file, not a {type(council).__name__}")
    written = converter.from_council(council)
    return yaml_text.write(written) if _known(format) == "yaml" else json_text.write(written)


def dump(council: Council, target: "str | os.PathLike[str]", *, format: Format | None = None) -> None:
    """Write *council* to a file; *format* is ``None`` to go by the name.

    It is the file itself, with every small count and every note, and no publication.
    The text is written beside the file, which it then replaces: a failure leaves the old one whole, and what a
    writer that was killed has left behind is cleared away. A file that is replaced keeps its owner and its
    permissions, and a symbolic link stays one: the file that it leads to is replaced.

    Raises :class:`~clsm.problems.Mismatch` for a folder, a device, a pipe or a link that leads to itself, and where
    the owner or the other names of the file (hard links) would be lost; :class:`OSError`, which names *target*,
    where it cannot be written.
    """
    name = os.fsdecode(target)
    replace(name, dumps(council, format=format or _by_name(name)).encode("utf-8"))


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
    tree = _with_places(tree, text, format)
    steps = tree.paths.all().get(path)
    return None if steps is None else tree.values.get(steps)


def template() -> str:
    """A council file to fill in, in YAML, which loads as it stands.

    What most councils begin with is there; the other collections stand in comments, one example each.

    >>> loads(template()).id
    'my-council'
    """
    return importlib.resources.files("clsm.files").joinpath("template.yaml").read_text(encoding="utf-8")


_BOM: Final = "\ufeff"
_TEXT: Final = Text(
    fr="du texte : décodez les octets, ou donnez le fichier à clsm.load",
    en="text: decode the bytes, or give the file to clsm.load",
)


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
        raise Mismatch("python-type", found=type_name(type(text)), wanted=_TEXT)
    if len(text) > MAX_BYTES:
        return Tree(
            root=None, values={}, keys={}, problems=(Mismatch("long-file", most=MAX_BYTES).at(""),), whole=False
        )
    if refusal := unsound(text):
        builder = TreeBuilder()
        builder.stop(refusal[0], place_of(text, refusal[1]))
        return builder.tree()
    return read(text.removeprefix(_BOM))


@collector_paused()
def _read(text: str, format: Format, file: str | None) -> Council:
    tree = _tree(text, format)
    council = readers.council_of(tree.root) if tree.whole else None
    if council is None:
        # the quick way says nothing of what is wrong: the slow one does
        tree = _with_places(tree, text, format)
    problems = list(tree.problems)
    try:
        if council is None and tree.whole:
            council = converter.to_council(tree.root)
    except converter.ShapeError as error:
        problems.extend(tree.problem(it.mismatch, it.steps, at_key=it.at_key) for it in error.refusals)
    except CouncilError as error:
        # what is named may well stand in what could not be read
        if not tree.problems:
            problems.extend(_at_their_places(tree, error.problems))
    if errors := [problem for problem in problems if problem.level == "error"]:
        raise CouncilFileError(_in_order(errors, file)[: converter.MOST_PROBLEMS]) from None
    assert council is not None  # what is not read has an error that says why
    attach_warnings(council, lambda council: _in_order([*problems, *_warnings(council, text, format)], file))
    return council


def _in_order(problems: list[Problem], file: str | None) -> list[Problem]:
    """The *problems* of a *file*, as they come in it."""
    ordered = sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return [attrs.evolve(problem, file=file) for problem in ordered]


def _warnings(council: Council, text: str, format: Format) -> Iterator[Problem]:
    """What does not keep a council from being read, each at its place in *text*."""
    doubts, persons = tuple(_doubts(council)), tuple(persons_in(council))
    if doubts or persons or (format == "yaml" and yaml_text.may_hold_comments(text)):
        placed = _with_places(_tree(text, format), text, format)
        yield from (placed.problem(doubt.mismatch, doubt.steps) for doubt in doubts)
        yield from _cuts(council, placed)
        yield from _at_their_places(placed, persons)
    if format == "yaml" and yaml_text.is_cut_short(text.removeprefix(_BOM)):
        yield Mismatch("cut-file").at("", line=text.rstrip().count("\n") + 1, column=1)


def _with_places(tree: Tree, text: str, format: Format) -> Tree:
    """*tree*, read again where its places are not known: a text is read without them as long as all is well."""
    if tree.values or not tree.whole:
        return tree
    read = yaml_text.read_with_places if format == "yaml" else json_text.read_with_places
    return read(text.removeprefix(_BOM))


def _doubts(council: Council) -> Iterator[converter.Refusal]:
    """What does not keep a council from being read, and may not be what its author meant."""
    for position, term in enumerate(council.terms):
        if term.id in LISTS[term.list]:
            mismatch = Mismatch("known-term", id=term.id, list=term.list)
            yield converter.Refusal(steps=("terms", position), mismatch=mismatch)


def _cuts(council: Council, tree: Tree) -> Iterator[Problem]:
    """Where a text ends at a sign ``#`` that its author may have meant as a part of it, and where the file may end."""
    for steps, (comment, (line, column)) in tree.cuts.items():
        if _may_go_on(council, steps):
            mismatch = Mismatch("cut-text", found=describe(value_at(tree.root, steps)), comment=shortened(comment, 80))
            yield attrs.evolve(tree.problem(mismatch, steps), line=line, column=column)


_NO_WORDS: Final = ("id", "jurisdiction", "list", "url", "rule", "path")
"""Fields whose text has a form of its own, in which no space and sign ``#`` can be."""


def _may_go_on(council: Council, steps: tuple[Step, ...]) -> bool:
    """Whether the field at *steps* holds words, or a source with a place in it: what a sign ``#`` may be part of."""
    if steps == ("clsm",):
        return False  # the version of the format, which is no field of the council
    entity: Any = council
    for step in steps:
        if isinstance(step, int) and isinstance(entity, tuple):
            entity = entity[step]
        elif attrs.has(type(entity)) and not isinstance(entity, Text):
            holder, field = type(entity), attrs.fields_dict(type(entity))[str(step)]
            entity = getattr(entity, field.name)
    check: Any = own_validator(field)
    is_listed = IN_LIST in field.metadata or isinstance(getattr(check, "validator", check), OneOf | SetOf)
    if REFERS_TO in field.metadata or is_listed:
        return "references" in field.metadata.get(REFERS_TO, ())
    is_text = not {str, Text, Frequency, Threshold}.isdisjoint(kinds_in(field.type))
    return is_text and holder is not Identifiers and field.name not in _NO_WORDS


def _at_their_places(tree: Tree, problems: Iterable[Problem]) -> Iterator[Problem]:
    """*problems* that know their path, each with the line and the column of the nearest place above it."""
    known = tree.paths.all()
    for problem in problems:
        parts = problem.path.split("/")
        nearest = next(
            known["/".join(parts[:size])] for size in range(len(parts), -1, -1) if "/".join(parts[:size]) in known
        )
        line, column = tree.place(nearest, word=problem.fields.get("word"))
        yield readable(attrs.evolve(problem, line=line, column=column))
