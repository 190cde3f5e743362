"""A kernel loaded twice, interpreted and compiled, so that tests compare the two bit for bit.

``.py_func`` of a compiled function would still call compiled functions: here the whole package of kernels
is imported afresh with numba out of reach, under its real files, so that coverage counts its lines.
"""

import importlib
import sys
from functools import cache
from types import ModuleType

import pytest

import clsm.network

KERNELS = "clsm.network.kernels"


@cache
def interpreted(name: str) -> ModuleType:
    """The module *name* of ``clsm.network.kernels`` as it is where numba is not installed."""
    hidden = {module: sys.modules.pop(module) for module in list(sys.modules) if module.startswith(KERNELS)}
    had, package = hasattr(clsm.network, "kernels"), getattr(clsm.network, "kernels", None)
    numba = sys.modules.get("numba")
    sys.modules["numba"] = None  # type: ignore[assignment]
    try:
        importlib.import_module(f"{KERNELS}.compiling").compiled()
        return importlib.import_module(f"{KERNELS}.{name}")
    finally:
        for module in [module for module in sys.modules if module.startswith(KERNELS)]:
            del sys.modules[module]
        sys.modules.update(hidden)
        if had:
            vars(clsm.network)["kernels"] = package
        del sys.modules["numba"]
        if numba is not None:
            sys.modules["numba"] = numba


def compiled(name: str) -> ModuleType:
    """The module *name* of ``clsm.network.kernels``, compiled; a test that asks for it is skipped without numba."""
    pytest.importorskip("numba", reason="numba is not installed: there is nothing compiled to compare with")
    return importlib.import_module(f"{KERNELS}.{name}")


def both(name: str) -> tuple[ModuleType, ModuleType]:
    """The module *name* of ``clsm.network.kernels``, interpreted and compiled.

    >>> plain, fast = both("compiling")
    >>> plain.compiled(), fast.compiled()
    (False, True)
    """
    return interpreted(name), compiled(name)
