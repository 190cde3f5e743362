"""Loading without the cyclic garbage collector, which would walk again and again what is not garbage yet.

How often the collector runs is a setting of the whole process, so that loads of several threads share one pause: the
first one in remembers the setting, the last one out puts it back. Whether it runs at all is left to others: what
they enable or disable meanwhile stays so.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0
_before = (0, 0, 0)
_NEVER = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing is collected inside by itself; afterwards, whatever happened, it is as often as before.

    >>> before = gc.get_threshold()
    >>> with collector_paused():
    ...     gc.get_threshold()[0]
    0
    >>> gc.get_threshold() == before
    True
    """
    global _inside, _before
    with _lock:
        if _inside == 0:
            _before = gc.get_threshold()
            gc.set_threshold(_NEVER, *_before[1:])
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            # another setting that was made meanwhile stays
            if _inside == 0 and gc.get_threshold() == (_NEVER, *_before[1:]):
                gc.set_threshold(*_before)
