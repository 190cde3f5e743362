"""A new content in the place of a file, whole or not at all, whatever stops the writer.

It is written beside the file, which it then replaces. What a file has beside its content is kept: its owner, its
permissions and attributes, its other names, a symbolic link that leads to it. Where it cannot be kept, nothing is
written, and the reason is told.
"""

import errno
import importlib
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from clsm.files.reading import kind_of_file
from clsm.problems import Mismatch
from clsm.words import Text

_locks: Any = importlib.import_module("fcntl") if os.name == "posix" else None
"""Locks on open files; elsewhere none is needed, as an open file can be neither replaced nor taken away."""


def replace(target: str, content: bytes) -> None:
    """Write *content* in the place of the file *target*.

    Raises :class:`~clsm.problems.Mismatch` for what is no file, or has something that would be lost, and
    :class:`OSError` that names *target* where it cannot be written.
    """
    try:
        _replace(target, content)
    except OSError as error:
        if error.errno is None:
            raise
        raise type(error)(error.errno, error.strerror, target) from None


def _replace(target: str, content: bytes) -> None:
    path = Path(os.path.realpath(target))
    before = _status(target)
    _clean(path.parent)
    file, beside, lock = _open_beside(path)
    try:
        with file:
            if before:
                _keep(path, before, beside)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _status(target: str) -> os.stat_result | None:
    """What the system knows of the file to be replaced; ``None`` where there is none."""
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Mismatch("no-target", found=_LOOP) from None
        raise
    if kind := kind_of_file(status.st_mode):
        raise Mismatch("no-target", found=kind)
    if status.st_nlink > 1:
        raise Mismatch("several-names", count=status.st_nlink)
    return status


_LOOP: Final = Text(fr="un lien qui mène à lui-même", en="a link that leads to itself")


def _open_beside(path: Path) -> tuple[IO[bytes], Path, int | None]:
    """A new file beside *path*, and what keeps it locked, so that nobody takes it for left behind."""
    while True:
        beside = path.with_name(f".clsm-{secrets.token_hex(8)}")
        file = open(beside, "xb")  # noqa: SIM115
        if not _locks:
            return file, beside, None
        lock = os.dup(file.fileno())
        with suppress(OSError):  # some network drives know no locks
            _locks.flock(lock, _locks.LOCK_EX)
        if os.fstat(lock).st_nlink:
            return file, beside, lock
        # somebody cleaned up in this very moment, and took it away
        file.close()
        os.close(lock)


def _keep(path: Path, before: os.stat_result, beside: Path) -> None:
    """Give the new file what the old one has beside its content."""
    mine = os.stat(beside)
    if (mine.st_uid, mine.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.chown(beside, before.st_uid, before.st_gid)
        except PermissionError:
            raise Mismatch("other-owner") from None
    shutil.copymode(path, beside)
    for name in getattr(os, "listxattr", lambda _: ())(path):
        with suppress(OSError):  # what only the system sets, it sets again
            os.setxattr(beside, name, os.getxattr(path, name))


_LEFT_BEHIND: Final = re.compile(r"\.clsm-[0-9a-f]{16}")


def _clean(folder: Path) -> None:
    """Take away what a writer that was killed has left behind: what nobody holds locked."""
    if not _locks:
        return
    with suppress(OSError):  # a folder that can be written may be closed to readers
        for left in (entry for entry in os.listdir(folder) if _LEFT_BEHIND.fullmatch(entry)):
            with suppress(OSError), open(folder / left, "rb+") as file:
                _locks.flock(file, _locks.LOCK_EX | _locks.LOCK_NB)
                os.unlink(folder / left)
