"""The content-addressed store: a file is named by its SHA-256, written whole or not at all, and never changed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class DamagedFile(Exception):
    """What is on the disk is not what its name promises."""


def place(sha256: str) -> Path:
    """Where the file of this hash stands (or would)."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a SHA-256 in lower-case hexadecimal")
    return Path(settings.FILES_ROOT) / "sha256" / sha256[:2] / sha256[2:4] / sha256


def keep(content: bytes) -> str:
    """Write the bytes durably and return their SHA-256. They are read back and checked before this returns.

    Keeping the same bytes twice is one file. Raises OSError (a full disk, say) and then leaves nothing behind.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    final = place(sha256)
    if not final.exists():
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=final.parent, prefix=".arriving-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o440)
            os.replace(name, final)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        folder = os.open(final.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    read(sha256)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of the file. Raises FileNotFoundError, or DamagedFile when they no longer match their name."""
    content = place(sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFile(f"{sha256} does not match its content")
    return content
