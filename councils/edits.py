"""Two people, one text: a save made from an older version is stopped and loses neither text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db import models

from councils.models import Council

Row = TypeVar("Row", bound=models.Model)


class StaleEdit(Exception):
    """Somebody saved since the page was opened. `current` is the row as it stands now, unchanged."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("Somebody else saved this while you were editing it.")
        self.current = current


def plain(value: Any) -> Any:
    """The value as JSON can hold it: a row, as of a person who was named, by what it calls itself."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | models.Model) else value


def held(council: Council) -> Council:
    """The council as it stands, kept from other actions until commit.

    Every action about a council holds it first, before the rows it changes and before the record: whoever takes these
    locks in one order never waits for somebody who waits for them. Rows that only point at the council may still come.
    """
    return Council.objects.select_for_update(no_key=True).get(pk=council.pk)


def latest(row: Row, *, seen: int | None = None) -> Row:
    """The row as it stands, locked until commit. Raises StaleEdit when its version is not the one that was `seen`."""
    current = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    if seen is not None and current.version != seen:  # type: ignore[attr-defined]  # every row edited so has a version
        raise StaleEdit(current)
    return current


def rewrite(row: models.Model, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the changes to a locked row and count its version up; gives what differed, before and after.

    Nothing is written, and both are empty, when nothing differs.
    """
    differing = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not differing:
        return {}, {}
    before = {name: plain(getattr(row, name)) for name in differing}
    for name, value in differing.items():
        setattr(row, name, value)
    row.version += 1  # type: ignore[attr-defined]  # as above
    row.save(update_fields=[*differing, "version"])
    return before, {name: plain(value) for name, value in differing.items()}
