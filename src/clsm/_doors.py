"""Doors: packages whose public names come from modules inside them."""

import sys
from types import FunctionType
from typing import Final

VERSION: Final = "0.1.0"
"""The version of the library; under the doors, so that what is made inside can say by which it was made."""


def own_names(door: str) -> None:
    """Show, document and pickle every public class and function of the package *door* under the name that callers use.

    A type alias is left alone: it belongs to ``typing``, which hands the same object to whoever writes the same one.
    """
    package = sys.modules[door]
    for name in package.__all__:
        public = getattr(package, name)
        # what a decorator made of a function, a rule or a pass, has a qualified name too
        if isinstance(public, type | FunctionType) or hasattr(public, "__wrapped__"):
            public.__module__ = door
