"""Dumps: keep what is in memory out of the files that a crash leaves behind.

    keep_memory_private    → what now holds, by name

It does not wipe memory, and it does not help against somebody who controls the running machine.
"""

from __future__ import annotations

import ctypes
import sys

_NOT_DUMPABLE = 4  #: PR_SET_DUMPABLE in linux/prctl.h


def keep_memory_private() -> tuple[str, ...]:
    """Forbid core files, and on Linux other programs' reading of our memory, as far as possible.

    Gives the names of what now holds: ``no_core_file``, ``not_dumpable``. Where the system offers
    neither (Windows), it gives nothing, so that nothing is promised.
    """
    return (*_no_core_file(), *_not_dumpable())


def _no_core_file() -> tuple[str, ...]:
    if sys.platform == "win32":
        return ()
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return ("no_core_file",) if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0) else ()


def _not_dumpable() -> tuple[str, ...]:
    if sys.platform != "linux":
        return ()
    refused = ctypes.CDLL(None, use_errno=True).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    return () if refused else ("not_dumpable",)
