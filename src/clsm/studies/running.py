"""Many councils at once: paths go out to workers, rows come back in the order of the paths.

Any :class:`concurrent.futures.Executor` does the work: processes of one machine, or the executor of a Dask cluster.
"""

import datetime
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from itertools import islice
from typing import Final

from clsm._doors import VERSION
from clsm.council import Snapshot
from clsm.dates import to_day
from clsm.problems import Mismatch
from clsm.studies.asking import Question, answer, as_source, name_of, title
from clsm.studies.keeping import Journal
from clsm.tables import Row
from clsm.words import Lang

AHEAD: Final = 64
"""How many councils are out with the workers at once: memory does not grow with the number of councils."""


def run(
    sources: "Iterable[str | os.PathLike[str] | Snapshot]",
    ask: Iterable[Question],
    *,
    on: "str | datetime.date | None" = None,
    executor: Executor | None = None,
    out: "str | os.PathLike[str] | None" = None,
    progress: "Callable[[int, int | None], object] | None" = None,
    lang: Lang = "en",
) -> Iterator[Row]:
    """Ask the same of many councils: a row for each, in the order of *sources*, as soon as it is known.

    Each row has ``source`` (the path, or the council and its day), ``council`` (its id), ``day`` (on which it was
    looked at) and ``problems`` (a list of sentences, empty where all went well), then the columns of the questions.
    A file that cannot be read, a council without a day and a question that raises are problems of their row, and
    stop nothing. What a question does not know is ``None``: *not documented*.

    Nothing is asked before the rows are read: ``list(run(...))``, or a loop.

    Parameters
    ----------
    sources : iterable of path or clsm.council.Snapshot
        The councils. To other processes, paths are sent and not what is in them: that is several times faster.
    ask : iterable of callable
        Functions of a Snapshot that give plain values by column. For other processes they must stand in a module.
    on : str or date, optional
        The day on which all are looked at; by default each on its last documented one, which its row tells.
    executor : concurrent.futures.Executor, optional
        Who works; by default this process.
    out : path, optional
        A file to write, ``.csv``, ``.jsonl`` or ``.parquet`` (which needs pyarrow). It is there when all is asked.
        Until then what is known is in a journal beside it, ``NAME.journal``: the same call goes on from there,
        after whatever stopped it. A file that was changed in between is not read again.
    progress : callable, optional
        Called with the number of rows known and that of all, ``None`` where *sources* have no length.
    lang : {"en", "fr"}
        The language of the problems.

    Raises
    ------
    TypeError
        For something that is no path and no Snapshot.
    FileExistsError
        Where *out* is there already.
    clsm.problems.Mismatch
        For a file of another kind, and for a journal of other questions, councils or days.

    Examples
    --------
    >>> import clsm
    >>> days = [clsm.datasets.load(name).on("2020-01-01") for name in ("seraing", "lille-est")]
    >>> def bodies(today):
    ...     return {"bodies": len(today.instances)}
    >>> [(row["council"], row["bodies"]) for row in run(days, [bodies])]
    [('seraing', 5), ('lille-est', 14)]
    """
    questions = tuple(ask)
    day = None if on is None else to_day(on).isoformat()
    total = len(sources) if isinstance(sources, Sequence) else None
    waiting_for = map(as_source, sources)
    with ExitStack() as stack:
        journal = None
        done = 0
        if out is not None:
            about = {"clsm": VERSION, "ask": [title(question) for question in questions], "on": day, "lang": lang}
            journal = Journal(out, about)
            stack.callback(journal.close)
            for row in journal.rows():
                source = next(waiting_for, None)
                if source is None or name_of(source) != row["source"]:
                    raise Mismatch("study-resumed", file=str(journal.path))
                done += 1
                _tell(progress, done, total)
                yield row
        for row in _rows(waiting_for, (questions, day, lang), executor):
            if journal is not None:
                journal.add(row)
            done += 1
            _tell(progress, done, total)
            yield row
        if journal is not None:
            journal.finish()


def _tell(progress: "Callable[[int, int | None], object] | None", done: int, total: int | None) -> None:
    if progress is not None:
        progress(done, total)


def _rows(
    sources: "Iterator[str | os.PathLike[str] | Snapshot]",
    asked: tuple[Sequence[Question], str | None, Lang],
    executor: Executor | None,
) -> Iterator[Row]:
    """The rows in order; only so many are out at once as keep the workers busy."""
    if executor is None:
        yield from (answer(source, *asked) for source in sources)
        return
    out: deque[Future[Row]] = deque()
    try:
        for source in islice(sources, AHEAD):
            out.append(executor.submit(answer, source, *asked))
        while out:
            row = out.popleft().result()
            for source in islice(sources, 1):
                out.append(executor.submit(answer, source, *asked))
            yield row
    finally:
        for future in out:
            future.cancel()
