import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import pytest

from clsm import Text, datasets
from clsm.governance.texts.provisions import provisions
from clsm.vocabulary import LISTS

SOURCES = Path(__file__).parents[1] / "src" / "clsm"

Placed = tuple[str, Text]
"""A text, and where it stands."""


def template(node: ast.expr | None) -> str | None:
    """The words of a literal, with a field for what an f-string puts in; ``None`` for any other expression."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (
            part.value if isinstance(part, ast.Constant) else "{" + ast.unparse(part)[3:-2] for part in node.values
        )
        return "".join(map(str, parts))
    return None


def in_code() -> Iterator[Placed]:
    """Every text that the source code spells out."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Text":
                words = {keyword.arg: template(keyword.value) for keyword in node.keywords}
                fr, en = words.get("fr"), words.get("en")
                if fr is not None and en is not None:
                    yield f"{path.relative_to(SOURCES)}:{node.lineno}", Text(fr=fr, en=en)


def inside(thing: Any, place: str) -> Iterator[Placed]:
    """Every text that entities hold, at any depth."""
    if isinstance(thing, Text):
        yield place, thing
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            yield from inside(getattr(thing, field.name), f"{place}/{field.name}")
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from inside(value, f"{place}/{key}")
    elif isinstance(thing, tuple | frozenset):
        for part in thing:
            yield from inside(part, place)


def in_template() -> Iterator[Placed]:
    """The texts of the file that councils fill in, also those behind a mark of comment."""
    text = resources.files("clsm.files").joinpath("template.yaml").read_text(encoding="utf-8")
    for fr, en in re.findall(r"fr: ([^,}\n]+)(?:\n#? *|, )en: ([^,}\n]+)", text):
        yield "files/template.yaml", Text(fr=fr, en=en)


CODE = tuple(in_code())
KEPT = (*inside(dict(LISTS), "vocabulary"), *inside(provisions(), "provisions"), *in_template())
COUNCILS = tuple(text for name in datasets.names() for text in inside(datasets.load(name), name))
EVERY = (*CODE, *KEPT, *COUNCILS)


def fields(words: str) -> set[str]:
    """The names of what is to be filled in."""
    return set(re.findall(r"\{(\w*)(?:!r)?\}", words))


def places(texts: Iterator[Placed]) -> list[str]:
    """Where texts stand, with their French words."""
    return [f"{place}: {text.fr}" for place, text in texts]


@pytest.mark.parametrize(
    "kept",
    [
        Text(fr="non documenté", en="not documented"),
        Text(fr="{n} lien", en="{n} tie"),
        LISTS["pillars"]["carers"],
        provisions()[0].says,
        datasets.load("metz").name,
        Text(fr="Notre conseil", en="Our council"),
    ],
)
def test_texts_are_looked_for_everywhere(kept: Text) -> None:
    """In code, in plurals, in the lists, in what the texts say, in the councils, in the file to fill in."""
    assert kept in {text for _, text in EVERY}


def test_both_languages_have_the_same_fields() -> None:
    """What is filled in for one reader is filled in for the other."""
    assert places((place, text) for place, text in CODE if fields(text.fr) != fields(text.en)) == []


def test_french_has_one_apostrophe() -> None:
    """It is ’ wherever a letter is left out."""
    assert places((place, text) for place, text in EVERY if re.search(r"\w'\w", text.fr)) == []


def test_french_has_a_space_at_its_marks() -> None:
    """One plain space before ``: ; ? ! »`` and behind ``«``; what shows a text makes it one that no line breaks at.

    A time, an address, a mark alone in brackets, and the ``!r`` of a field are no sentences.
    """
    tight = re.compile(r"(?<![ (])[:;?!»](?!//|\d|r\})|  [:;?!»]|«(?! \S|$)")
    assert tight.findall("oui: non  ! «mot » http://a 16:30 (?) {x!r}") == [":", "  !", "«"]
    assert places((place, text) for place, text in EVERY if tight.search(text.fr)) == []


def test_no_sentence_is_written_twice() -> None:
    """Each has one home, from which others take it: so a correction reaches every reader.

    A council's file is somebody else's writing, a council that does not exist has the names that councils
    have, and two lists may hold the same term.
    """
    homes = defaultdict(set)
    for place, text in CODE:
        if len(text.fr) > 12 and not place.startswith("synthetic"):
            homes[text].add(place)
    assert {text.fr: sorted(where) for text, where in homes.items() if len(where) > 1} == {}
