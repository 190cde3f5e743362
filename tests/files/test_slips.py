"""Slips of the hand, each put on random lines of real files, are told on the line where they were made."""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import attrs
import pytest
import yaml

import clsm
from clsm import datasets
from clsm.files import slips, yaml_text
from clsm.problems import Mismatch

FOLDER: Final = Path(datasets.__file__).parent
FIELD: Final = re.compile(r"( *(?:- +)*)([a-z_]+): (\S.*)")
SPACES: Final = "\u00a0\u202f"


@attrs.frozen
class Slip:
    """What a hand does to a line: ``found`` in it, and put in its place."""

    found: str
    put: str | Callable[[str], str]
    told_as: tuple[str, ...]

    def may_be_on(self, line: str) -> bool:
        """Whether it can be made on this line."""
        return not line.lstrip().startswith("#") and re.fullmatch(self.found, line) is not None

    def made_on(self, line: str) -> str:
        """The line with the slip."""
        match = re.fullmatch(self.found, line)
        assert match
        return match.expand(self.put) if isinstance(self.put, str) else self.put(line)


PLAIN: Final = r"""( *(?:- +)*[a-z_]+: )([^"'\[{|>&*!#](?:(?! #).)*)"""
SIGNS: Final = {
    **dict.fromkeys("@%`", ("yaml-first-sign",)),
    **dict.fromkeys(",]}", ("yaml-lone-sign",)),
    **dict.fromkeys("&!", ("yaml-sign",)),
    "*": ("yaml-sign", "alias"),
    ">": ("yaml-block",),
    "|": ("yaml-block",),
}
SLIPS: Final = {
    "a quote that is opened only": Slip(PLAIN, r'\1"\2', ("yaml-quote",)),
    "an apostrophe that is opened only": Slip(
        PLAIN, lambda line: re.sub(r"^( *(?:- +)*[a-z_]+: )(.*)", r"\1'\2", line.replace("'", "’")), ("yaml-quote",)
    ),
    "a quote that is not closed": Slip(r'(.*: "[^"]*)"', r"\1", ("yaml-quote",)),
    "a bracket that is not closed": Slip(r"( *(?:- +)*[a-z_]+: \[.*)\]", r"\1", ("open-bracket",)),
    "a brace that is not closed": Slip(r"( *- \{.*)\}", r"\1", ("open-bracket",)),
    "a comment in braces": Slip(r"( *- \{.*)\}", r"\1 #2}", ("comment-in-brackets", "open-bracket")),
    "no space behind the colon": Slip(r"( *(?:- +)*[a-z_]+:) ([^{\[|>/].*)", r"\1\2", ("no-space-after-colon",)),
    "a space before the colon, none behind": Slip(
        r"( *(?:- +)*[a-z_]+): ([^{\[|>/].*)", r"\1 :\2", ("no-space-after-colon",)
    ),
    "an equals sign for a colon": Slip(PLAIN, lambda line: line.replace(":", " =", 1), ("yaml-no-colon", "no-colon")),
    "a comma behind a quote": Slip(r'( *(?:- +)*[a-z_]+: "[^"]*")', r"\1,", ("sign-behind",)),
    "a brace too many": Slip(r"( *- \{.*\})", r"\1}", ("sign-behind",)),
    "no colon": Slip(r"( *(?:- +)*[a-z_]+): ([^{\[].*)", r"\1 \2", ("no-colon", "yaml-no-colon")),
    "a colon in a name": Slip(PLAIN, r"\1\2 : suite", ("yaml-colon",)),
    "words behind a quote": Slip(r'(.*: "[^"]*")', r"\1 asbl", ("yaml-behind",)),
    "an apostrophe between apostrophes": Slip(PLAIN, r"\1'L'\2'", ("yaml-behind",)),
    "a tab": Slip(r"  ( *[a-z_]+: .*)", r"\t\1", ("yaml-tab",)),
    "a no-break space before the colon": Slip(r"( *(?:- +)*[a-z_]+)(: .*)", "\\1\u00a0\\2", ("hard-space",)),
    "a no-break space behind the colon": Slip(r"( *(?:- +)*[a-z_]+:) (.*)", "\\1\u202f\\2", ("hard-space",)),
    "a field too far right": Slip(r"( +)([a-z_]+: .*)", r"\1 \2", ("yaml-place",)),
    "a field too far left": Slip(r" ( +)([a-z_]+: .*)", r"\1\2", ("yaml-place",)),
    "no hyphen": Slip(r"( *)- ([a-z_]+:.*)", r"\1\2", ("no-hyphen", "yaml-place", "fields-for-a-list")),
    **{f"{sign} before a value": Slip(PLAIN, rf"\1{sign} \2", told_as) for sign, told_as in SIGNS.items()},
    **{f"{sign} and a value": Slip(PLAIN, rf"\1{sign}\2", SIGNS[sign]) for sign in "@%&*!`,]}"},
}
"""What is told of each on its line. A hyphen replaced by a space may make two things one, so that no parser sees it."""


def texts(names: tuple[str, ...]) -> list[str]:
    """Datasets as a person wrote them, and as the library writes them."""
    by_hand = [(FOLDER / f"{name}.yaml").read_text(encoding="utf-8") for name in names]
    return [*by_hand, *(clsm.dumps(datasets.load(name)) for name in names)]


@cache
def further_lines(text: str) -> frozenset[int]:
    """The lines on which a text goes on that began further up: there, a slip is a part of it."""
    scalars = (token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken))
    return frozenset(at for it in scalars for at in range(it.start_mark.line + 1, it.end_mark.line + 1))


def must_be_told(name: str, sources: list[str], seed: str, times: int) -> None:
    """Put one slip on random lines, and look at the first problem."""
    slip, chance = SLIPS[name], random.Random(seed)
    where = [
        (text, at)
        for text in sources
        for at, line in enumerate(text.split("\n"))
        if slip.may_be_on(line) and at not in further_lines(text)
    ]
    assert where
    for text, at in chance.sample(where, min(times, len(where))):
        lines = text.split("\n")
        lines[at] = slip.made_on(lines[at])
        try:
            again = clsm.loads("\n".join(lines))
        except clsm.CouncilFileError as error:
            first = error.problems[0]
        else:  # the only field of a thing may stand in any column
            assert again == clsm.loads(text), lines[at - 1 : at + 2]
            continue
        assert (first.line, first.code in slip.told_as) == (at + 1, True), (lines[at - 1 : at + 2], str(first))
        assert first.column is not None
        assert first.column <= len(lines[at]) + 1


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_on_its_line(name: str) -> None:
    """On a few lines of three small files."""
    must_be_told(name, texts(("metz", "aurillac", "seraing")), name, 5)


@pytest.mark.deep
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_on_its_line_anywhere(name: str) -> None:
    """On many lines of all datasets, others each time."""
    must_be_told(name, texts(tuple(datasets.names())), str(random.random()), 100)


HEAD: Final = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("note:\n  fr: a\n   en: b\n", (7, 4)),
        ("note:\n   fr: a\n  en: b\n", (6, 4)),
        ("note:\n   fr: >-\n     long\n  en: b\n", (6, 4)),
        ("note: a\n  b: c\n", (6, 3)),
        ("actors:\n    id: a\n    name: A\n    - id: b\n", (6, 5)),
        ("actors:\n  # who\n    id: a\n  - id: b\n", (7, 5)),
        ("actors: [{id: a, name: A},\n  {id: b, name: 'B', }\n", (5, 9)),
        ("actors: [{id: a, # who\n  name: A}, {id: b\n", (5, 10)),
        ('note: "a\\"\nb: c\n', (5, 7)),
        ("- a\nnote: b\n", (5, 1)),
        ("actors:\n  -  id: a\n    name: A\n", (6, 6)),
        ("actors:\n  - - id: a\n    name: A\n", (6, 7)),
        ("actors:\n  - id： a\n    name: A\n", (6, 7)),
        ("actors:\n  - id: a\n  name: A\n", (7, 3)),
        ("actors:\n  - {id: a, name: A}\n  {id: b, name: B}\n", (7, 3)),
        ("actors:\n  - {id: a, name: A}\n    {id: b, name: B}\n", (7, 5)),
        ("note: a\n{id: b, name: B}\n", (6, 1)),
        ("terms:\n    label:\n        fr: a\n      list: sectors\n", (6, 5)),
        ("note:\n  fr >-\n    long\n    more: text\n  en: b\n", (6, 5)),
        ("indicators:\n  - id: i\n    quantity:\n      unit:\n        fr: a : b\n        en: c\n", (9, 15)),
        ("actors:\n  - id: a\n    note:\n      fr: a\nen: b\n    name: A\n", (9, 1)),
        ("actors:\n  - id: a\n    name: A\nTo do: ask\n  - id: b\n", (8, 1)),
        ('actors: [\n  {id: "a", name: "A"},\n  {id: "b", name: "B"} x\n]\n', (7, 24)),
    ],
)
def test_a_slip_of_several_lines_is_told_where_it_begins(text: str, place: tuple[int, int]) -> None:
    """Comments and long values between do not hide it."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        clsm.loads(HEAD + text)
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == place


def test_quotes_and_brackets_over_several_lines_are_no_slips() -> None:
    """What ends further down is not told in place of the slip below it."""
    text = HEAD + 'note: "a\n  b"\nactors: [\n  {id: a, name: "A"}, # one\n  {id: b,\n  name: B}]\nobjectives: @x\n'
    with pytest.raises(clsm.CouncilFileError) as caught:
        clsm.loads(text)
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(11, "yaml-first-sign")]


def test_what_is_too_long_to_look_at_is_told_where_the_parser_is() -> None:
    """Looking for a slip never takes long, whatever the text."""
    where = Mismatch("yaml-syntax"), (3, 1)
    names = frozenset({"note"})
    for text in ("x" * 3_000_000, 'a: "' + "x" * 400_000 + "\nb:\nc", "a"):
        assert slips.located(text, *where, names=names, of_council=names, reads=yaml_text.reads) == where


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("note: le signe «\u00a0 # ».\n", [("note", 5, 19)]),
        ("note: a\n  b #c\n", [("note", 6, 5)]),
        ("note: #1 of all\n", [("note", 5, 7)]),
        ("note: 'a'#b\n", [("note", 5, 10)]),
        ("actors: [{id: a, name: A, aliases: [x, y #2\n  ]}]\n", [("actors/a/aliases/y", 5, 42)]),
        ("references: [{id: r, title: R}]\nsources:\n  - r #slide 5\n", [("sources/r", 7, 7)]),
        ("note: # to fill in\n", []),
        ("note: 'a' # said by all\n", []),
        ("note: a#b\n", []),
        ("as_of: 2011 # the slides\nperimeter: [] # nowhere\n", []),
        ("actors: # who\n  - {id: a, name: A, sector: municipality} # the town\n", []),
        ("territories: [{id: t, name: T, kind: commune # a town\n}]\n", []),
        ('{"note" # a comment behind a key\n: x}\n', None),
    ],
)
def test_a_text_cut_at_a_sign_is_told(text: str, places: list[tuple[str, int, int]] | None) -> None:
    """Where a comment begins behind words; not behind what can hold no such sign, nor behind an empty field."""
    if places is None:
        assert not yaml_text.read_with_places(text).cuts
        return
    warned = clsm.loads(HEAD + text).warnings
    assert [(problem.path, problem.line, problem.column) for problem in warned] == places
    assert {problem.code for problem in warned} <= {"cut-text"}


@pytest.mark.parametrize(("text", "place"), [("  a: b\n   c: d\n", (2, 4)), ("  a: b\n c: d\n", (2, 2))])
def test_a_text_that_never_comes_to_its_margin_is_told_where_the_parser_is(text: str, place: tuple[int, int]) -> None:
    """There is no field of a council to look for."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        clsm.loads(text)
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == place


def test_a_slip_on_the_first_line_has_nothing_above_to_look_at() -> None:
    """It is told where the parser is."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        clsm.loads("name: Here: there\n")
    assert [(problem.code, problem.line, problem.column) for problem in caught.value.problems] == [
        ("yaml-colon", 1, 11)
    ]
