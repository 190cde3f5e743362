"""The two parsers of PyYAML read any text to the same tree, or refuse it with the same words at the same place."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clsm.files import yaml_text
from clsm.files.trees import Tree
from tests.parsing import reading_by

MALFORMED: Final = Path(__file__).parents[1] / "malformed"
LINES: Final = sorted(
    {
        line
        for path in MALFORMED.glob("*.yaml")
        for line in path.read_bytes().decode("utf-8", "ignore").splitlines()
        if len(line) < 200
    }
)
SIGNS: Final = [
    *":,-[]{}#&*!|>'\"%@`\\\n\t ~=<?.09axé\u2028\u2029\x85\r\ufeff\x07",
    *["  ", "\n  ", "\n\t", "\r\n", "\n\n", ": ", "- ", "? ", "---\n", "...\n", "\n---", "%YAML 1.1\n", "%TAG ! x\n"],
    *["\\u12", "\\x4", "\\'", "\\/", "\\U0010FFFF", "\\UFFFFFFFF", "\\ud83d", "!!str ", "!a ", "&a ", "*a", "|+\n"],
    *["|2\n", ">-\n", "|#", " #", "key: ", "<<: ", "- - ", "-\n", ":\n", "[a, {b: c}]", "{a: b ?, c: d}", "'x'", '"x"'],
]


def read_by(parser: str, text: str) -> Tree:
    """The tree of *text* with one parser."""
    with reading_by(parser):
        return yaml_text.read_with_places(text)


@given(st.lists(st.sampled_from(LINES) | st.sampled_from(SIGNS), max_size=8).map("".join))
@example("{a: Who? , b: Who ?}")
@example("a: Who\n  ? me\n? b\n: c\n")
@example("a:\tb\t\n")
@example("a:\n\t b: c\n")
@example("{\n\ta:\n, b: \t}")
@example("[a:, b:c, d:]")
@example("a: |#b\n  c\n")
@example("# nothing\n\n---")
@example("---\na: b\n---")
@example("a: !b\n}")
@example("%TAG ! a,%00:\n---\na: b")
@example("a\u2028b\x85c: d\ufeffe\n")
@example("'a\\'b'")
@example('"\\\'"')
def test_both_parsers_read_the_same(text: str) -> None:
    """What is read, where each value stands, and the one thing that is refused do not depend on the machine."""
    tree = read_by("libyaml", text)
    assert tree == read_by("python", text)
    quick = yaml_text.read(text)
    assert (quick.root, quick.whole, quick.problems) == (tree.root, tree.whole, tree.problems)


@pytest.mark.parametrize(
    "point", [*range(0x20), 0x7F, 0x80, 0x85, 0xA0, 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0x1FFFE, 0x10FFFF]
)
def test_both_parsers_know_the_same_characters(point: int) -> None:
    """A character that one of them has no room for is refused with both."""
    text = f"a: b{chr(point)}c\n"
    assert read_by("libyaml", text) == read_by("python", text)
