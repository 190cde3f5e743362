"""YAML as council files use it: no aliases, no tags, no key twice, and every scalar is text.

PyYAML has two parsers, libyaml's where it is built with it, and one in Python, and they differ: in what they
accept, where they notice a mistake and how they word it. The one in Python says what a text is. libyaml reads
the texts that both read the same way, which takes a tenth of the time; what it refuses is read again. The text
is read event by event, so that a hostile file is refused before it grows.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, Final

import yaml

from clsm.files import slips
from clsm.files.converter import council_names, field_names
from clsm.files.trees import MANY, MAX_DEPTH, MAX_KEY, MAX_LENGTH, MAX_VALUES, Tree, TreeBuilder, place_of
from clsm.limits import ask_time
from clsm.problems import Mismatch

_QUICK: Any = getattr(yaml, "CSafeLoader", None)
"""The loader on libyaml, or ``None`` where PyYAML is built without it."""

_UNSURE: Final = re.compile(r"[|>][-+0-9]*#|(?:^|[\s\[{,:-])!|^%", re.MULTILINE)
"""What the two read in different ways: the sign ``#`` right behind ``|`` or ``>``, tags, directives."""

_HIDDEN: Final = {"?": "\ufdd0", "\x85": "\ufdd1", "\u2028": "\ufdd2", "\u2029": "\ufdd3", "\ufeff": "\ufdd4"}
"""Signs that are text in a council file and not to every parser, and what stands for them while it reads.

No council file needs ``?`` before a key, and the others end a line in YAML 1.1 alone. These stand-ins are
noncharacters, which are refused in the text itself.
"""

_SHOWN: Final = str.maketrans({hidden: sign for sign, hidden in _HIDDEN.items()})
_INDENTED_WITH_A_TAB: Final = re.compile(r" *+\t")
_NOTHING: Final = ("~", "null")
_BLOCKS: Final = ("|", ">")
_END_MARK: Final = re.compile(r"^\.\.\.(?!\S)", re.MULTILINE)
_BEHIND: Final = re.compile(r"[^ \t\n][ \t]++#|[\"']#")
_COMMENT: Final = re.compile(r"[ \t]++(#.*)")
_STUCK_COMMENT: Final = re.compile("(#.*)")
_WORD_WITH_A_SIGN: Final = re.compile(r"[ \t]++(#[^\s#].*)")

_RETYPED: Final = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|y|Y|n|N"
)
"""Plain scalars that YAML 1.2, or 1.1 to the letter, takes for something else than text, and PyYAML does not."""


class _Refused(Exception):
    """The text is not read further than this place."""

    def __init__(self, mismatch: Mismatch, place: tuple[int, int]) -> None:
        self.mismatch, self.place = mismatch, place
        super().__init__()


def read(text: str) -> Tree:
    """The tree of *text*; places are known only where something in the text itself is refused."""
    plain = _plain(text)
    # what an escape or a tab stands for is for the slow way to say
    if _QUICK is not None and not _UNSURE.search(plain) and "\\" not in text and "\t" not in text:
        loader = _QUICK(plain)
        try:
            return Tree(root=_root(loader, is_hidden=plain != text), values={}, keys={})
        except (_NotPlain, yaml.YAMLError):
            pass
        finally:
            loader.dispose()
    return read_with_places(text)


def read_with_places(text: str) -> Tree:
    """The tree of *text* with the place of everything; what YAML or the file refuses is in its ``problems``."""
    written = _plain(text)
    text = written.replace("\t", " ")
    if _QUICK is not None and not _UNSURE.search(text):
        try:
            return _tree(lambda builder: _follow(_QUICK(text), builder, written))
        except yaml.YAMLError:
            pass
    return _tree(lambda builder: _follow_in_python(text, builder, written))


def _plain(text: str) -> str:
    """*text* with one way to end a line, and what not every parser reads as text hidden."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign, hidden in _HIDDEN.items():
        text = text.replace(sign, hidden)
    return text


class _NotPlain(Exception):
    """There is something that a council file surely may not hold, or that takes a second look."""


def _root(loader: Any, *, is_hidden: bool) -> Any:
    """The root of what *loader* reads, where it is mappings, lists and text and within all bounds; it knows no places.

    *is_hidden*: signs were hidden in the text, and are shown again.
    """
    next_event, count = loader.get_event, 0
    opened: list[tuple[Any, str | None]] = []
    inner: Any = []
    key: str | None = None
    while (event := next_event()).__class__ is not yaml.StreamEndEvent:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            value: Any = event.value
            if event.implicit[0] and (not value or value in _NOTHING):
                value = None
            elif len(value) > MAX_LENGTH or (not value and event.style in _BLOCKS):
                raise _NotPlain
            elif is_hidden:
                value = value.translate(_SHOWN)
        elif kind in _ENDS:
            if opened:
                inner, key = opened.pop()
            continue
        elif kind in _STARTS:
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.StreamStartEvent or (kind is yaml.DocumentStartEvent and not inner):
            continue
        else:  # an alias, or a second document
            raise _NotPlain
        count += 1
        if not count % MANY:
            ask_time()
        if event.tag is not None or event.anchor is not None or count > MAX_VALUES:
            raise _NotPlain
        if inner.__class__ is list:
            inner.append(value)
        elif key is not None:
            inner[key] = value
            key = None
        elif value.__class__ is not str or not value.isidentifier() or len(value) > MAX_KEY or value in inner:
            raise _NotPlain
        else:
            key = value
            continue
        if kind is not yaml.ScalarEvent:
            if len(opened) == MAX_DEPTH:
                raise _NotPlain
            opened.append((inner, key))
            inner = value
    if len(inner) != 1:  # an empty text
        raise _NotPlain
    return inner[0]


_STARTS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent, yaml.DocumentEndEvent)


def reads(text: str) -> bool:
    """Whether the parser in Python reads *text*, whatever it holds."""
    try:
        for _ in yaml.parse(text.replace("\t", " "), Loader=yaml.SafeLoader):
            ask_time()
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True


def _tree(follow: Callable[[TreeBuilder], None]) -> Tree:
    builder = TreeBuilder(of_yaml=True)
    try:
        follow(builder)
    except _Refused as refusal:
        builder.stop(refusal.mismatch, refusal.place)
    return builder.tree()


def _follow_in_python(text: str, builder: TreeBuilder, written: str) -> None:
    """Read *text* with the parser in Python, whose refusals are told."""
    try:
        loader = yaml.SafeLoader(text)
    except yaml.reader.ReaderError as error:
        mismatch = Mismatch("control-character", character=chr(error.character))
        raise _Refused(mismatch, place_of(text, error.position)) from None
    try:
        _follow(loader, builder, written)
    except yaml.MarkedYAMLError as error:
        names, of_council = field_names(), council_names()
        where = _reason(error), _place(_mark(error))
        slip, place = slips.located(written, *where, names=names, of_council=of_council, reads=reads)
        raise _Refused(slip, place) from None
    except (ValueError, OverflowError):  # Python has no such character, or no such number
        raise _Refused(Mismatch("yaml-syntax"), _place(loader.get_mark())) from None


def _follow(loader: Any, builder: TreeBuilder, written: str) -> None:
    """Give *builder* every event of *loader*, and refuse the first that has no place in a council file.

    *written* is the text with its tabs: a tab parts words as a space does, but says not what belongs to what.
    """
    has_tabs, brackets = "\t" in written, 0
    comments = _lines_with_comments(written)
    try:
        while loader.check_event():
            event = loader.get_event()
            place = _place(event.start_mark)
            if has_tabs:
                if not brackets:
                    _refuse_a_tab_before(event, written)
                brackets += _step_into_brackets(event, brackets)
            try:
                _take(builder, event, place)
            except Mismatch as refusal:
                raise _Refused(refusal, place) from None
            if comments and isinstance(event, yaml.ScalarEvent):
                _tell_a_cut(event, builder, written, comments)
    finally:
        loader.dispose()


def may_hold_comments(text: str) -> bool:
    """Whether a comment may begin behind something else on one of its lines."""
    return _BEHIND.search(text) is not None


def _lines_with_comments(text: str) -> dict[int, int]:
    """The number of each line on which a comment may begin behind something else, and the position of its start."""
    starts, line, seen = dict[int, int](), 0, 0
    for behind in islice(_BEHIND.finditer(text), MAX_VALUES):  # more comments than values: no council file
        line += text.count("\n", seen, behind.end())
        seen = behind.end()
        starts[line] = text.rfind("\n", 0, seen) + 1
    return starts


def _tell_a_cut(event: Any, builder: TreeBuilder, text: str, line_starts: dict[int, int]) -> None:
    """Tell *builder* of a comment on the line on which plain text ends: its author may have meant more text."""
    line, column = event.end_mark.line, event.end_mark.column
    if line not in line_starts:
        return
    form = _COMMENT if event.value else _WORD_WITH_A_SIGN  # an empty field may well have a comment
    if not event.implicit[0]:
        form = _STUCK_COMMENT
    if comment := form.match(text, line_starts[line] + column):
        builder.cut(comment[1].translate(_SHOWN), (line + 1, comment.start(1) - line_starts[line] + 1))


def _refuse_a_tab_before(event: Any, written: str) -> None:
    """Refuse the line on which a value or a key begins, if it is indented with a tab."""
    mark = event.start_mark
    line_start = mark.index - mark.column
    tab = _INDENTED_WITH_A_TAB.match(written, line_start)
    if tab and isinstance(event, yaml.NodeEvent):
        raise _Refused(Mismatch("yaml-tab"), (mark.line + 1, tab.end() - line_start))


def _step_into_brackets(event: Any, brackets: int) -> int:
    """How many levels of brackets and braces, where tabs do no harm, *event* opens (1) or closes (-1)."""
    if isinstance(event, yaml.CollectionStartEvent) and (brackets or event.flow_style):
        return 1
    if isinstance(event, yaml.CollectionEndEvent) and brackets:
        return -1
    return 0


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


REASONS: Final = {
    "mapping values are not allowed": "yaml-colon",
    "could not find expected ':'": "yaml-no-colon",
    "sequence entries are not allowed": "yaml-hyphen",
    "expected <block end>, but found '<scalar>'": "yaml-behind",
    "expected <block end>": "yaml-place",
    "found unexpected end of stream": "yaml-quote",
    "found unexpected document separator": "yaml-quote",
    "expected ',' or": "yaml-bracket",
    "found unknown escape character": "yaml-backslash",
    "expected escape sequence": "yaml-backslash",
    "that cannot start any token": "yaml-first-sign",
    "expected the node content": "yaml-lone-sign",
    "while scanning a block scalar": "yaml-block",
    "while scanning an alias": "yaml-sign",
    "while scanning an anchor": "yaml-sign",
    "while scanning a tag": "yaml-sign",
    "while parsing a tag": "yaml-sign",
    "tag handle": "yaml-sign",
    "directive": "directive",
    "incompatible YAML document": "directive",
    "expected '<document start>'": "yaml-more",
}
"""What PyYAML says of a mistake, or of what it was at, and our own word for it."""


_SIGNS: Final = {"tag": "!", "alias": "*", "anchor": "&"}


def _reason(error: Any) -> Mismatch:
    mistake = f"{error.problem} {error.context}"
    code = next((code for words, code in REASONS.items() if words in mistake), "yaml-syntax")
    fields: dict[str, Any] = {}
    if code == "yaml-bracket":
        opening, closing = ("[", "]") if "or ']'" in mistake else ("{", "}")
        fields = {"opening": opening, "closing": closing, "line": error.context_mark.line + 1}
    elif code == "yaml-sign":
        kind = next(kind for kind in _SIGNS if kind in mistake)
        fields = {"sign": _SIGNS[kind]}
    elif code == "yaml-more" and _END_MARK.search(error.problem_mark.buffer, 0, error.problem_mark.pointer):
        return Mismatch("behind-the-end")
    elif code == "yaml-first-sign":
        fields = {"sign": error.problem_mark.buffer[error.problem_mark.pointer]}
    return Mismatch(code, **fields)


_BEGUN: Final = tuple(
    f"while scanning {what}"
    for what in ("a simple key", "a quoted scalar", "an alias", "an anchor", "a tag", "a block")
)


def _mark(error: Any) -> Any:
    """Where the mistake is: where it was noticed, or where what has no end begins."""
    if error.context and error.context.startswith(_BEGUN):
        return error.context_mark
    return error.problem_mark


def _take(builder: TreeBuilder, event: Any, place: tuple[int, int]) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise Mismatch("alias", name=event.anchor)
    if getattr(event, "anchor", None) is not None:  # the word behind the sign would be lost
        raise Mismatch("yaml-sign", sign="&")
    if (tag := getattr(event, "tag", None)) is not None:
        if tag[0] == "!":
            raise Mismatch("yaml-sign", sign="!")
        written = tag.replace("tag:yaml.org,2002:", "!!").translate(_SHOWN)
        raise Mismatch("tag", tag=written)
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
        is_plain = event.implicit[0]
        if is_plain and not event.value:
            builder.empty(place)
        elif not event.value and event.style in _BLOCKS:
            raise Mismatch("empty-block", sign=event.style)
        elif is_plain and event.value in _NOTHING:
            builder.scalar(None, place)
        else:
            builder.scalar(event.value.translate(_SHOWN), place)


class _Dumper(yaml.SafeDumper):
    """Writes text so that no reader of YAML 1.1 or 1.2 takes it for anything else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_SEPARATORS: Final = re.compile("[\x85\u2028\u2029]")
"""What YAML takes for the end of a line, unless it is written as an escape between double quotes."""


def _text(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    quotes = "'" if _RETYPED.fullmatch(words) else None
    if _SEPARATORS.search(words):
        quotes = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=quotes)


_Dumper.add_representer(str, _text)


def write(data: Any) -> str:
    """*data* (mappings, lists, text and whole numbers) as YAML, with the mark of its end."""
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 110, "explicit_end": True}
    return str(yaml.dump(data, Dumper=_Dumper, **options))


def is_cut_short(text: str) -> bool:
    """Whether *text*, which begins as :func:`write` does, lacks the mark of its end: half a council is YAML too."""
    lines = reversed(text.split("\n")) if text.startswith("clsm: '") else ()
    last = next((line for line in lines if line.strip() and line[0] != "#"), "...")
    return last.rstrip() != "..." and not last.startswith("... ")
