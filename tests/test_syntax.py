"""Mistakes of YAML and JSON: whatever a parser says of them, readers get our own words."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clsm.files import json_text, yaml_text


def test_words_of_a_parser_that_are_new_are_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later PyYAML may say things in other words: then the text is not YAML, and no more is said."""

    def fail(loader: Any) -> Any:
        raise yaml.scanner.ScannerError("while dreaming", loader.get_mark(), "saw sheep", loader.get_mark())

    monkeypatch.setattr(yaml_text, "_QUICK", None)
    monkeypatch.setattr(yaml.SafeLoader, "get_event", fail)
    (problem,) = yaml_text.read("a: b").problems
    assert str(problem) == "1:1: found text that is not YAML, expected YAML"


@given(st.text(st.sampled_from('{}[]:,"\\ \n\t01.-+eEutrfalsn\xa0\x0b'), max_size=12))
def test_json_is_what_python_says_it_is(text: str) -> None:
    """The walk that finds our words refuses what Python's reader refuses, and nothing else, whatever its version."""
    try:
        json_text._loads(text, dict)
    except ValueError:
        assert not json_text.read_with_places(text).whole
    else:
        assert json_text.read_with_places(text).whole
