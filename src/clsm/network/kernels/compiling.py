"""One source for a loop, compiled where numba is installed and interpreted where it is not.

A kernel is a plain function over flat sequences of integers and floats. For the two ways to agree bit for
bit it uses no ``**`` (``x * x`` rounds the same both ways), no unsigned integers, and bit sets in words of
at most 62 bits; it allocates nothing, its buffers are passed in.
"""

import importlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast, overload

import numpy as np
import numpy.typing as npt

Integers = list[int]
"""What a kernel may rely on in a sequence of integers: what a list offers. Compiled, it is an int64 array."""

Numbers = list[float]
"""The same for floats; compiled, a float64 array."""

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


@cache
def numba() -> Any:
    """The package numba, imported when it is first asked for; ``None`` where it cannot be imported.

    It takes longer to import than all else together, so it waits for the first kernel.
    """
    try:
        package = importlib.import_module("numba")
    except ImportError:
        return None
    _give_compiled_code_its_own(package)
    return package


def compiled() -> bool:
    """Whether kernels are compiled."""
    return numba() is not None


def kernel(function: AnyFunction) -> AnyFunction:
    """*function*, compiled at its first call where numba is installed; the machine code is kept on disk."""
    if not compiled():
        return function
    try:
        quick = numba().njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder to keep it in: neither the package's own nor the user's can be written
        return cast(AnyFunction, numba().njit(nogil=True)(function))
    _forget_what_cannot_be_read(quick._cache)
    return cast(AnyFunction, quick)


def _forget_what_cannot_be_read(kept: Any) -> None:
    """Compile again what is *kept* on disk and cannot be read.

    A full disk cuts a file short. And numba reads the names of our classes before it asks whether a file is stale:
    after an upgrade, one of them may be gone.
    """
    load = kept.load_overload

    def load_or_forget(*signature: Any) -> Any:
        try:
            return load(*signature)
        except Exception:  # whatever pickle or LLVM makes of damaged bytes
            kept.flush()
            return None  # as where nothing is kept

    kept.load_overload = load_or_forget


@overload
def feed(array: npt.NDArray[np.int64]) -> Integers: ...
@overload
def feed(array: npt.NDArray[np.float64]) -> Numbers: ...
def feed(array: npt.NDArray[Any]) -> Any:
    """*array* as kernels read it fastest: itself where they are compiled, a list where they are interpreted.

    It serves as a buffer too: ``np.asarray(buffer)`` is then what the kernel wrote.
    """
    return array if compiled() else array.tolist()


def bit_count(word: int) -> int:
    """How many bits of *word*, at least 0 and under 2 to the power of 62, are set.

    >>> bit_count(0b1011)
    3
    """
    return word.bit_count()


def low_index(word: int) -> int:
    """The position of the lowest bit that is set in *word*, which has at least one and is under 2 to the power of 62.

    >>> low_index(0b1000)
    3
    """
    return (word & -word).bit_length() - 1


def _give_compiled_code_its_own(numba: Any) -> None:
    """In compiled kernels, :func:`bit_count` and :func:`low_index` are one instruction of the machine each."""
    extending, integer = importlib.import_module("numba.extending"), numba.types.int64

    @extending.intrinsic  # type: ignore[untyped-decorator]
    def ones(typing: Any, word: Any) -> Any:
        return integer(integer), lambda context, builder, signature, words: builder.ctpop(words[0])

    @extending.intrinsic  # type: ignore[untyped-decorator]
    def zeros_below(typing: Any, word: Any) -> Any:
        def write(context: Any, builder: Any, signature: Any, words: Any) -> Any:
            never_zero = context.get_constant(numba.types.boolean, True)
            return builder.cttz(words[0], never_zero)

        return integer(integer), write

    extending.overload(bit_count)(lambda word: lambda word: ones(word))
    extending.overload(low_index)(lambda word: lambda word: zeros_below(word))
