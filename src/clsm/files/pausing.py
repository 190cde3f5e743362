"""Loading without the cyclic garbage collector, which would walk again and again what is not garbage yet.

Whether the collector runs is a setting of the whole process, so that loads of several threads share one pause:
the first one in remembers the caller's state, the last one out puts it back.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0
_was_running = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing is collected inside; afterwards, whatever happened, the collector runs if it ran before.

    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    global _inside, _was_running
    with _lock:
        if _inside == 0:
            _was_running = gc.isenabled()
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if _inside == 0 and _was_running:
                gc.enable()
