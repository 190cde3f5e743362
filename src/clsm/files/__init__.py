"""Council files, in YAML and in JSON: read with every problem told, written so that they read back the same.

A file holds the fields of one :class:`~clsm.council.Council`; a scalar is text until its field says
what it is, so that ``16:30``, ``01004`` and ``no`` arrive as written. The field ``clsm`` carries the
version of the format.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal

import attrs

from clsm.council import Council
from clsm.files import converter, json_text, yaml_text
from clsm.files.trees import Tree, all_paths
from clsm.problems import CouncilError, CouncilFileError, Mismatch, Problem

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
    clsm.problems.CouncilFileError: The council file cannot be read: 2 things to mend.
      - 1:1: name: found nothing, expected the field 'name', which is needed
      - 1:21: nmae: found the field 'nmae', expected a field of a council; did you mean 'name'?
    """
    return _read(text, format, None)


def load(source: "str | os.PathLike[str] | IO[Any]", *, format: Format | None = None) -> Council:
    """Read a council from a path or an open file.

    *format* is ``None`` to go by the name: JSON for ``.json``, YAML for everything else. Raises
    :class:`~clsm.problems.CouncilFileError` as :func:`loads` does, and :class:`OSError` where
    the file cannot be opened.
    """
    if isinstance(source, str | os.PathLike):
        name: str | None = os.fspath(source)
        content: Any = Path(source).read_bytes()
    else:
        name = str(getattr(source, "name", "")) or None
        content = source.read()
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            found, expected = f"a byte that is not UTF-8, at position {error.start}", "text in UTF-8"
            hint = "save the file again with the encoding UTF-8"
            raise CouncilFileError([Problem(path="", found=found, expected=expected, hint=hint, file=name)]) from None
    return _read(content, format or _by_name(name), name)


def dumps(council: Council, *, format: Format = "yaml") -> str:
    """*council* as text that :func:`loads` reads back to an equal council.

    Fields that have their default, and ids that are derived, are left out.

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

    The text is written beside the file, which it then replaces: a failure leaves the old one whole.
    """
    text = dumps(council, format=format or _by_name(os.fspath(target)))
    path = Path(target)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _by_name(name: str | None) -> Format:
    return "json" if name and name.lower().endswith(".json") else "yaml"


def _known(format: str) -> str:
    if format not in ("yaml", "json"):
        raise Mismatch(found=repr(format), expected="the format 'yaml' or 'json'")
    return format


def _read(text: str, format: Format, file: str | None) -> Council:
    tree = yaml_text.read(text) if _known(format) == "yaml" else json_text.read(text)
    problems = list(tree.problems)
    try:
        if tree.whole:
            council = converter.to_council(tree.root)
    except (converter.ShapeError, CouncilError) as error:
        if not tree.values:
            tree = json_text.read_with_places(text)
        problems.extend(_placed(tree, error))
    if problems:
        problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
        raise CouncilFileError(attrs.evolve(problem, file=file) for problem in problems) from None
    return council


def _placed(tree: Tree, error: "converter.ShapeError | CouncilError") -> Iterator[Problem]:
    if isinstance(error, converter.ShapeError):
        for refusal in error.refusals:
            mismatch = refusal.mismatch
            words = {"found": mismatch.found, "expected": mismatch.expected, "hint": mismatch.hint}
            yield tree.problem(refusal.steps, at_key=refusal.at_key, **words)
        return
    known = all_paths(tree.root)
    for problem in error.problems:
        parts = problem.path.split("/")
        nearest = next(
            known["/".join(parts[:size])] for size in range(len(parts), -1, -1) if "/".join(parts[:size]) in known
        )
        placed = tree.problem(nearest, found=problem.found, expected=problem.expected, hint=problem.hint)
        yield attrs.evolve(placed, path=problem.path)
