"""Files that were damaged in any way are read, or refused in our words; what is read has lost nothing in silence.

``.ci/run`` looks for a minute, ``.ci/deep`` for an hour; Hypothesis keeps what it finds and tries it first next time.
"""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Council, datasets, files
from clsm.files import json_text, yaml_text
from clsm.schema import json_schema
from clsm.words import Text
from tests.parsing import PARSERS, reading_by

VALIDATOR: Final = jsonschema.Draft202012Validator(json_schema())
SIGNS: Final = [
    *["#", " #", ":", ": ", "- ", "'", '"', "[", "]", "{", "}", "&a ", "*a", "!x ", "|", ">", "\t", "\u00a0", "\x85"],
    *["\u2028", "\n", "\r", "...\n", "---\n", "%", "@", "`", "?", ",", "\\", "\0", "~", "null", "<<: ", "NaN", "1.250"],
]
Format = Literal["yaml", "json"]


@cache
def sources() -> tuple[tuple[bytes, Format], ...]:
    """Small real councils as a person wrote them, and as the library writes them in both formats."""
    folder = Path(datasets.__file__).parent
    contents: list[tuple[bytes, Format]] = []
    for name in ("metz", "aurillac"):
        council = datasets.load(name)
        contents.append(((folder / f"{name}.yaml").read_bytes(), "yaml"))
        contents.append((files.dumps(council).encode(), "yaml"))
        contents.append((files.dumps(council, format="json").encode(), "json"))
    return tuple(contents)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, Format]:
    """A file in which bytes or lines were put in, taken out, or moved, up to three times."""
    content, format = draw(st.sampled_from(sources()))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        how = draw(st.sampled_from(["put in", "take out", "cut", "take a line", "repeat a line", "move a line"]))
        lines = content.split(b"\n")
        number = draw(st.integers(0, len(lines) - 1))
        if how == "put in":
            content = content[:at] + draw(st.sampled_from(SIGNS)).encode() + content[at:]
        elif how == "take out":
            content = content[:at] + content[at + draw(st.sampled_from([1, 2, 5, 40])) :]
        elif how == "cut":
            content = content[:at]
        else:
            line = lines[number] if how == "repeat a line" else lines.pop(number)
            if how != "take a line":
                lines.insert(draw(st.integers(0, len(lines))), line)
            content = b"\n".join(lines)
    return content, format


def outcome(content: bytes, format: Format) -> tuple[Council | None, tuple[clsm.Problem, ...]]:
    """The council, where it is read, and what is told of it."""
    try:
        council = files.load(io.BytesIO(content), format=format)
    except clsm.CouncilFileError as error:
        refused = error
    else:
        return council, council.warnings
    assert refused.message("fr") != refused.message("en")
    return None, refused.problems


def tree_of(content: bytes, format: Format) -> Any:
    """What a parser makes of a text."""
    return (yaml_text if format == "yaml" else json_text).read(content.decode("utf-8-sig")).root


@given(damaged())
def test_a_damaged_file_is_read_or_refused_by_both_parsers_alike(file: tuple[bytes, Format]) -> None:
    """Never with an error that is not ours; what is read, the schema accepts, and it comes back from a file."""
    content, format = file
    outcomes = []
    for parser in PARSERS if format == "yaml" else PARSERS[:1]:
        with reading_by(parser):
            outcomes.append(outcome(content, format))
    assert outcomes.count(outcomes[0]) == len(outcomes)
    council, told = outcomes[0]
    if council is None:
        assert told
    else:
        VALIDATOR.validate(tree_of(content, format))
        assert files.loads(files.dumps(council)) == council


def leaves(value: Any) -> int:
    """How many values a tree holds."""
    if isinstance(value, dict):
        return sum(map(leaves, value.values()))
    return sum(map(leaves, value)) if isinstance(value, list) else value is not None


@given(st.integers(0, 5), st.integers(0, 200_000), st.integers(0, 7))
def test_a_bit_that_flips_loses_no_value_in_silence(which: int, at: int, bit: int) -> None:
    """The file is refused, or something is warned of, or every value is still there."""
    content, format = sources()[which]
    flipped = bytearray(content)
    flipped[at % len(content)] ^= 1 << bit
    council, told = outcome(bytes(flipped), format)
    if council is not None and not told:
        assert leaves(tree_of(bytes(flipped), format)) >= leaves(tree_of(content, format))


def test_a_file_of_ours_that_was_cut_is_told() -> None:
    """At the end of any line."""
    lines = files.dumps(datasets.load("aurillac")).splitlines(keepends=True)
    for size in range(4, len(lines), 3):
        assert outcome("".join(lines[:size]).encode(), "yaml")[1], size


def block(start: int) -> str:
    """Every character of a block of 4,096 that a text may hold, each between letters."""
    points = (point for point in range(start, start + 4096) if point and not 0xD800 <= point <= 0xDFFF)
    return " ".join(f"a{chr(point)}b" for point in points if not 0xFDD0 <= point <= 0xFDEF)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_every_character_comes_back(format: Format) -> None:
    """Control characters, separators and those that show nothing too, alone and between others."""
    blocks = [block(start) for start in (*range(0, 0x12000, 4096), 0x1F000, 0xE0000, 0x10F000)]
    alone = [*range(1, 0x20), 0x7F, *range(0x80, 0xA1), 0xAD, 0x200B, 0x2028, 0x2029, 0xFEFF, 0xFFFE]
    for words in (*filter(None, blocks), *(f"{chr(point)}x{chr(point)}" for point in alone)):
        council = Council(id="here", name=Text.same(words), jurisdiction="FR")
        assert files.loads(files.dumps(council, format=format), format=format) == council


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_json_holds_no_number_that_is_none(number: str) -> None:
    """Python writes them, and no other reader of JSON takes them."""
    text = json.dumps({"clsm": "1", "id": "here", "name": float(number), "jurisdiction": "FR"})
    with pytest.raises(clsm.CouncilFileError, match="expected a value"):
        files.loads(text, format="json")


@pytest.mark.parametrize("word", ["Oui", "YES", "True", "non", "FALSE", "nO", "maybe", "ouii", "o ui", ""])
def test_yes_and_no_are_words_in_any_case_to_schema_and_reader(word: str) -> None:
    """Neither takes what the other refuses."""
    agreement = {"id": "a", "name": "A", "kind": "charter", "tacit_renewal": word}
    tree = {"clsm": "1", "id": "here", "name": "Here", "jurisdiction": "FR", "agreements": [agreement]}
    council, _ = outcome(json.dumps(tree).encode(), "json")
    assert (council is not None) is VALIDATOR.is_valid(tree) is (word not in ("maybe", "ouii", "o ui", ""))
