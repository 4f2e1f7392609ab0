"""What was posted, kept outside the database: one small file for each reader, a line for each thing they were told.

The ledger of notices says the same. But a backup that is restored forgets what was sent after it was made, and a crash
can come between the mail server's "yes" and the commit. Neither tells anybody twice while these files stand: they
belong with the published files, and are not to be rolled back with the database.

Nothing in them can be read: addresses and things are hashed together with the identity of the database.
"""

import hashlib
import os
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min

from councils.models import User
from deadlines.models import Flag

# Longer than the longest stage lasts: after that no flag is left that could be told again.
KEPT = timedelta(days=400)


def portal() -> str:
    """Tells this database from any other that ever used the same folder, and not from its own backup."""
    first = MigrationRecorder(connection).migration_qs.aggregate(first=Min("applied"))["first"]
    return first.isoformat() if first else ""


def sealed(*words: object) -> str:
    return hashlib.sha256("\n".join(str(word) for word in words).encode()).hexdigest()


def address(flag: Flag, person: User) -> str:
    """What was told to whom, without the numbers of rows that a restored database gives anew."""
    deadline = flag.deadline
    thing = (flag.council.slug, flag.body, flag.kind, flag.duty, deadline.cycle, flag.subject_type, flag.subject_number)
    return sealed(person.email, *thing, flag.due_on.isoformat(), flag.stage, flag.week)


class Envelopes:
    """The files of one database. A reader's file is read and written by one process at a time: whoever sends holds the
    reader."""

    def __init__(self) -> None:
        self.portal = portal()

    def file_of(self, person: User) -> Path:
        name = sealed(self.portal, person.email)
        return Path(settings.FILES_ROOT) / "told" / name[:2] / name

    def posted(self, person: User) -> dict[str, datetime]:
        """What the person was told, and when. A line that a crash cut off counts for nothing."""
        try:
            lines = self.file_of(person).read_text().splitlines()
        except FileNotFoundError:
            return {}
        found = {}
        for line in lines:
            told, _space, at = line.partition(" ")
            try:
                when = datetime.fromisoformat(at)
            except ValueError:
                continue
            if when.tzinfo is not None:
                found[told] = when
        return found

    def keep(self, person: User, told: Collection[str], *, at: datetime) -> None:
        """Note durably that the mail server took these. Old lines go when they are the first."""
        file = self.file_of(person)
        new = "".join(f"{one} {at.isoformat()}\n" for one in told)
        before = self.posted(person)
        if before and min(before.values()) < at - KEPT:
            recent = "".join(f"{one} {when.isoformat()}\n" for one, when in before.items() if when >= at - KEPT)
            _write(file.with_suffix(".new"), "wb", recent + new)
            file.with_suffix(".new").replace(file)
            _sync(file.parent)
            return
        is_new = not file.exists()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, "ab", f"{_ending(file)}{new}")
        if is_new:
            _sync(file.parent)


def throw_away_old(*, now: datetime) -> int:
    """Remove the files of those who were told nothing for a long time; gives how many."""
    old = [
        file
        for file in (Path(settings.FILES_ROOT) / "told").glob("*/*")
        if datetime.fromtimestamp(file.stat().st_mtime, tz=now.tzinfo) < now - KEPT
    ]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _ending(file: Path) -> str:
    """What ends a line that a crash cut off."""
    try:
        with file.open("rb") as before:
            before.seek(-1, os.SEEK_END)
            return "" if before.read(1) == b"\n" else "\n"
    except OSError:  # it is not there, or empty
        return ""


def _write(file: Path, mode: str, text: str) -> None:
    with open(file, mode, opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
        opened.write(text.encode())
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
