"""Which parser of PyYAML reads, for the tests that run with both."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import yaml

from clsm.files import yaml_text

PARSERS = ("libyaml", "python")


@contextmanager
def reading_by(parser: str) -> Iterator[None]:
    """Inside, YAML is read with libyaml first, or by the parser in Python alone; outside, nothing changes."""
    if parser == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML is built without libyaml here")
    with pytest.MonkeyPatch.context() as patch:
        if parser == "python":
            patch.setattr(yaml_text, "_QUICK", None)
        yield
