"""YAML as council files use it: no aliases, no tags, no key twice, and every scalar is text.

The C parser of PyYAML is used where it is built. The text is read event by event, so that a
hostile file is refused before it grows.
"""

import re
from typing import Any, Final

import yaml

from clsm.files.trees import Tree, TreeBuilder, place_of
from clsm.problems import Mismatch

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING: Final = ("", "~", "null")

_RETYPED: Final = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|y|Y|n|N"
)
"""Plain scalars that YAML 1.2, or 1.1 to the letter, takes for something else than text, and PyYAML does not."""


def read(text: str) -> Tree:
    """The tree of *text*; what YAML or the council file refuses is in its ``problems``."""
    builder = TreeBuilder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            _take(builder, event)
    except Mismatch as refusal:
        builder.stop(refusal, _place(event.start_mark))
    except yaml.MarkedYAMLError as error:
        mismatch = Mismatch("yaml-syntax", words=error.problem)
        if "\t" in _line(text, error.problem_mark):
            mismatch = Mismatch("yaml-tab", words=error.problem)
        builder.stop(mismatch, _place(error.problem_mark))
    except yaml.reader.ReaderError as error:
        mismatch = Mismatch("control-character", character=chr(error.character))
        builder.stop(mismatch, place_of(text, error.position))
    return builder.tree()


def _line(text: str, mark: Any) -> str:
    return text.splitlines()[mark.line] if mark.line < text.count("\n") else ""


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _take(builder: TreeBuilder, event: Any) -> None:
    place = _place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        raise Mismatch("alias", name=event.anchor)
    if (tag := getattr(event, "tag", None)) is not None:
        raise Mismatch("tag", tag=tag.replace("tag:yaml.org,2002:", "!!"))
    if isinstance(event, yaml.DocumentStartEvent):
        if event.version or event.tags:
            raise Mismatch("directive")
        if builder.started:
            raise Mismatch("second-document")
    if isinstance(event, yaml.MappingStartEvent):
        builder.begin({}, place)
    elif isinstance(event, yaml.SequenceStartEvent):
        builder.begin([], place)
    elif isinstance(event, yaml.CollectionEndEvent):
        builder.end()
    elif isinstance(event, yaml.ScalarEvent):
        nothing = event.implicit[0] and event.value in _NOTHING
        builder.scalar(None if nothing else event.value, place)


class _Dumper(yaml.SafeDumper):
    """Writes text so that no reader of YAML 1.1 or 1.2 takes it for anything else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    quotes = "'" if _RETYPED.fullmatch(words) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=quotes)


_Dumper.add_representer(str, _text)


def write(data: Any) -> str:
    """*data* (mappings, lists, text and whole numbers) as YAML."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))
