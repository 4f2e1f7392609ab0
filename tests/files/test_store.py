"""The store: whole files or none, never changed, known by their hash."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from files import store
from files.store import DamagedFile

CONTENT = b"%PDF-1.7 a report"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def everything_under(root) -> list[Path]:
    return [path for path in Path(root).rglob("*") if path.is_file()]


def test_what_is_kept_can_be_read_again():
    assert store.read(store.keep(CONTENT)) == CONTENT


def test_a_file_is_named_by_its_hash(settings):
    store.keep(CONTENT)

    assert everything_under(settings.FILES_ROOT) == [
        Path(settings.FILES_ROOT) / "sha256" / SHA256[:2] / SHA256[2:4] / SHA256
    ]


def test_the_same_bytes_kept_twice_are_one_file(settings):
    assert store.keep(CONTENT) == store.keep(CONTENT)
    assert len(everything_under(settings.FILES_ROOT)) == 1


def test_a_kept_file_is_written_by_nobody(settings):
    store.keep(CONTENT)

    assert store.place(SHA256).stat().st_mode & 0o777 == 0o440


def test_nothing_is_kept_can_be_told():
    with pytest.raises(FileNotFoundError):
        store.read(SHA256)


def test_a_damaged_file_is_not_passed_on():
    store.keep(CONTENT)
    store.place(SHA256).chmod(0o600)
    store.place(SHA256).write_bytes(b"something else")

    with pytest.raises(DamagedFile, match="does not match"):
        store.read(SHA256)


def test_keeping_again_what_is_damaged_on_the_disk_is_noticed():
    store.keep(CONTENT)
    store.place(SHA256).chmod(0o600)
    store.place(SHA256).write_bytes(b"something else")

    with pytest.raises(DamagedFile):
        store.keep(CONTENT)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_behind(monkeypatch, settings, call):
    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)

    with pytest.raises(OSError, match="No space left"):
        store.keep(CONTENT)

    assert everything_under(settings.FILES_ROOT) == []


def test_after_a_full_disk_the_next_try_succeeds(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
        with pytest.raises(OSError, match="No space left"):
            store.keep(CONTENT)

    assert store.read(store.keep(CONTENT)) == CONTENT


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "a" * 63, "", "g" * 64])
def test_only_a_hash_names_a_place(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.place(name)
