"""Makes libraries that `./start` unpacked into `var/libraries` findable in a process that was started without it."""

import ctypes
import os
from pathlib import Path


def load_unpacked(folder: Path) -> list[str]:
    """Load what lies there, so that a later search by name finds it; returns the names.

    Only where the machine has no Pango and nobody could install it. `./start` sets LD_LIBRARY_PATH, which a process
    can only be given at its start: `manage.py` in a second terminal was not.
    """
    waiting = sorted(path for path in folder.glob("**/lib/*-linux-*/*.so.*") if not path.is_symlink())
    if not waiting or str(folder) in os.environ.get("LD_LIBRARY_PATH", ""):
        return []
    loaded: list[str] = []
    while waiting:  # a library loads when those it needs are there, so each round finds some
        still = [path for path in waiting if not _loads(path)]
        loaded += [path.name for path in waiting if path not in still]
        if len(still) == len(waiting):
            break
        waiting = still
    return loaded


def _loads(path: Path) -> bool:
    try:
        ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
