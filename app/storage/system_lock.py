"""The operating system's lock on a file: it ends with the process, however that ends.

`filelock` knows every system and every odd file system, and takes as long to import as a fifth of
the start; where `flock` is there it is asked itself, and `filelock` is asked about the rest.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LetGo = Callable[[], None]
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)


def take_lock(path: Path) -> LetGo | None:
    """Lock this file, and give what lets it go; None while another process has it.

    Raises `OSError` when the file cannot be made or opened.
    """
    if fcntl is None:
        return _take_otherwise(path)
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        found = os.fstat(descriptor)
    except OSError as trouble:
        os.close(descriptor)
        if trouble.errno in _TAKEN:
            return None
        if trouble.errno == errno.ENOSYS:  # a file system without it
            return _take_otherwise(path)
        raise
    if found.st_nlink == 0 or found.st_uid != os.getuid():  # just taken away, or somebody else's
        os.close(descriptor)
        return _take_otherwise(path)
    return lambda: os.close(descriptor)  # closing lets go: nothing else has this descriptor


def _take_otherwise(path: Path) -> LetGo | None:
    from filelock import FileLock, Timeout

    lock = FileLock(path, thread_local=False)  # a worker may open the file and the window close it
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock.release
