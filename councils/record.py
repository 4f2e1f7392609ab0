"""Writing the record of acts, and checking that nobody has tampered with it."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import connection, models, transaction
from django.utils import timezone

from councils.models import Council, Record, User

Given = ParamSpec("Given")
Gives = TypeVar("Gives")
PLATFORM = "platform"


@dataclass(frozen=True)
class SystemActor:
    """The portal itself, acting by its schedule or by a command. Named, so that the record always says who."""

    name: str
    pk: None = None

    def __str__(self) -> str:
        return self.name


Actor = User | SystemActor
MORNING_JOB = SystemActor("The morning job")
COMMAND_LINE = SystemActor("The command line")
EXAMPLE = SystemActor("The example loader")


def person(by: Actor) -> User | None:
    """The account behind an act, for columns that refer to one; None when the portal itself acted."""
    return by if isinstance(by, User) else None


def act(verb: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """Mark a verb: it runs in one transaction, and the row history names it and its actor beside every row it
    changes.
    """

    @wraps(verb)
    def acted(*args: Given.args, **kwargs: Given.kwargs) -> Gives:
        by = kwargs["by"]
        with transaction.atomic(), pghistory.context(verb=verb.__name__, by=str(by), by_number=getattr(by, "pk", None)):
            return verb(*args, **kwargs)

    return acted


def facts(row: Record) -> str:
    """The canonical text that is hashed."""
    names = [field.name for field in Record._meta.concrete_fields if field.name not in ("id", "hash")]
    told = {name: getattr(row, name) for name in names} | {"at": row.at.astimezone(UTC).isoformat()}
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(row: Record) -> str:
    return hashlib.sha256(facts(row).encode()).hexdigest()


def record(
    event: str,
    *,
    by: Actor,
    of: models.Model,
    council: Council | None = None,
    before: dict | None = None,
    after: dict | None = None,
) -> Record:
    """Append one act to the council's chain (or the platform's). Call it inside the action's transaction.

    `before` and `after` hold plain JSON values. An advisory lock keeps two writers of one chain apart until commit.
    """
    chain = council.slug if council else PLATFORM
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"record:{chain}"])
    last = Record.objects.filter(chain=chain).order_by("-number").first()
    row = Record(
        chain=chain,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        event=event,
        council_name=council.name if council else "",
        by_number=by.pk,
        by_name=str(by),
        subject_type=of._meta.label_lower,
        subject_number=of.pk,
        subject_label=str(of)[:500],
        before=before,
        after=after,
        previous_hash=last.hash if last else "",
    )
    row.hash = digest(row)
    row.save(force_insert=True)
    return row


def head(council: Council) -> str:
    """The newest hash of the council's chain, which each published report prints: an anchor outside the database."""
    last = Record.objects.filter(chain=council.slug).order_by("-number").first()
    return last.hash if last else ""


def faults() -> Iterator[str]:
    """Each row whose hash, number or link to the one before does not hold, as a sentence. Nothing when all is well."""
    chain, number, previous = "", 0, ""
    for row in Record.objects.order_by("chain", "number").iterator():
        if row.chain != chain:
            chain, number, previous = row.chain, 0, ""
        number += 1
        if row.number != number:
            yield f"{chain}: number {number} is missing, found {row.number}"
            number = row.number
        elif row.previous_hash != previous:
            yield f"{chain} {row.number}: does not follow the row before it"
        if digest(row) != row.hash:
            yield f"{chain} {row.number}: was changed after it was written"
        previous = row.hash
