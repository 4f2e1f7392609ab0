"""Which days stand in which calendar: a council's public one, and those of its officers and councillors.

What is published speaks in its published words, which a higher stair knows and hands down as `Published`: a deadline
carries the words of the row it was opened for, and an amendment may be changing those.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Council, Record, User
from deadlines.calendars import ONE_DAY, Entry
from deadlines.models import Deadline, Kind
from deadlines.querysets import DIARY
from duty.regimes import duty_on
from duty.written import in_words

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
# What takes entries out of a public calendar, or gives them other words, without touching the book: acts that everybody
# may see.
PUBLIC_ACTS = ("published", "withdrawn", "removed by law")
# What a public entry shows of its row. Of a thing that was published, the label is not among it.
SHOWN = ("due_on", "contested_until", "explanation", "is_promise", "label")


@dataclass(frozen=True)
class Spoken:
    """A thing as the public knows it: "objective 3, “Safer streets”", its page, and since which edition and when it is
    called so."""

    what: str
    path: str
    edition: int = 0
    changed_at: datetime | None = None


Published = Mapping[tuple[str, int], Spoken]
"""By a deadline's subject: its type and number. What is not in it has not been published, or stands no more."""


def why_no_calendar(council: Council) -> str:
    """Why a council has no public calendar, in a sentence; empty where it has one."""
    if council.is_historical_example:
        return _("This is a historical example, shown as of a day that has passed. It has no dates to come.")
    if not council.is_followed:
        return _("This council is not using this portal, so we cannot say what it owes or by when.")
    return ""


def public_dates(council: Council, published: Published) -> list[Entry]:
    """The days the law sets, and those of what the council has published. No names, no drafts, no diary; and they stay
    as they are when somebody is named, or a draft says something else."""
    rows, changes = dated(council), public_changes(council)
    for row in rows:
        row.changed_at, row.versions = changes.get(row.pk, (None, 0))
    return [*of_public_rows(council, rows, published, reader=None)]


def member_dates(council: Council, published: Published, *, reader: User) -> list[Entry]:
    """What is public, and what of the council's diary stands under the councillor's name: that is the council's own
    affair, and theirs."""
    rows = dated(council)
    entries = [*of_public_rows(council, rows, published, reader=reader)]
    diary = [row for row in rows if row.kind in DIARY and is_theirs(row, reader)]
    return entries + [entry(row, council, what=row.label, path=page_of(council), reader=reader) for row in diary]


def officer_dates(council: Council, *, reader: User) -> list[Entry]:
    """All that the council owes, in the officers' words."""
    home = settings.OFFICERS_HOME.format(slug=council.slug)
    return [entry(row, council, what=row.label, path=row.path or home, reader=reader) for row in dated(council)]


def last_change(council: Council, entries: Iterable[Entry], published: Published) -> datetime | None:
    """When the public calendar with these entries last changed: an entry came or changed, or one went. Nothing that
    is done behind the scenes moves it."""
    public = Q(kind=Kind.STATUTORY)
    for subject_type, number in published:
        public |= Q(subject_type=subject_type, subject_number=number)
    gone = council.deadlines.filter(public, closed_on__isnull=False, events__closed_on__isnull=False)
    of_gone = gone.aggregate(at=Max("events__pgh_created_at"))["at"]
    of_acts = Record.objects.filter(chain=council.slug, event__in=PUBLIC_ACTS).aggregate(at=Max("at"))["at"]
    return max(filter(None, (*(entry.changed_at for entry in entries), of_gone, of_acts)), default=None)


def public_changes(council: Council) -> dict[int, tuple[datetime, int]]:
    """By the key of each open row: when what a public entry shows of it last changed, and how often it had by then. Who
    is named for it, and what it is called while it is being written, is no such change."""
    events = Deadline.pgh_event_model.objects.filter(pgh_obj__council=council, pgh_obj__closed_on=None)  # type: ignore[attr-defined]  # made by pghistory
    shown: dict[int, tuple[Any, ...]] = {}
    changes: dict[int, tuple[datetime, int]] = {}
    for event in events.order_by("pgh_id"):
        stands = tuple(getattr(event, name) for name in (SHOWN if event.kind == Kind.STATUTORY else SHOWN[:-1]))
        if shown.get(event.pgh_obj_id) != stands:
            shown[event.pgh_obj_id] = stands
            changes[event.pgh_obj_id] = event.pgh_created_at, changes.get(event.pgh_obj_id, (None, 0))[1] + 1
    return changes


def dated(council: Council) -> list[Any]:
    """What is open in the book of a council that uses the portal, with how often and when each row last changed."""
    if council.enrolled_on is None:
        return []
    rows = council.deadlines.open().soonest_first()
    return list(rows.annotate(changed_at=Max("events__pgh_created_at"), versions=Count("events")))


def of_public_rows(
    council: Council, rows: Iterable[Any], published: Published, *, reader: User | None
) -> Iterable[Entry]:
    for row in rows:
        spoken = published.get((row.subject_type, row.subject_number)) if row.subject_type else None
        if row.kind == Kind.STATUTORY:
            yield entry(row, council, what=row.label, path=page_of(council), reader=reader)
        elif spoken:
            said = said_of(row, spoken.what)
            yield entry(row, council, what=said, path=spoken.path, reader=reader, worded=spoken)


def entry(
    row: Any,
    council: Council,
    *,
    what: str,
    path: str,
    reader: User | None,
    worded: Spoken | None = None,
) -> Entry:
    """One day. Its name is the row's, so that a day that moves moves the event; a duty that was met closes its row,
    and the next period is another row and another event."""
    changed_at = max(filter(None, (row.changed_at, worded and worded.changed_at)), default=EPOCH)
    versions = row.versions + (worded.edition if worded else 0)
    told = {"what": what, "council": council}
    title = _("Yours, due: %(what)s – %(council)s") if is_theirs(row, reader) else _("Due: %(what)s – %(council)s")
    return Entry(
        uid=f"deadline-{row.pk}@{settings.PUBLIC_HOST}",
        day=row.due_on,
        title=title % told,
        words="\n\n".join(words(row, reader)),
        address=path if "://" in path else settings.PUBLIC_URL + path,
        sequence=sequence(changed_at, versions),
        changed_at=changed_at,
    )


def sequence(changed_at: datetime, versions: int) -> int:
    """A number that grows whenever the entry changes: seconds since 2020, and how often it changed.

    The count alone would fall behind when a backup is restored, and programs would ignore what comes after; the seconds
    alone stand still when two acts begin in one second. The sum stays below the 2,147,483,647 that programs can read
    until the year 2088.
    """
    return int((changed_at - EPOCH).total_seconds()) + versions


def is_theirs(row: Deadline, reader: User | None) -> bool:
    return reader is not None and reader.pk in (row.owner_id, row.sponsor_id)


def page_of(council: Council) -> str:
    """The council's page for everybody: the folder in which its calendar lies."""
    return reverse("council_calendar", args=[council.slug]).rpartition("/")[0] + "/"


# --- In words ---------------------------------------------------------------------------------------------------------


def said_of(row: Deadline, what: str) -> str:
    if row.kind == Kind.MONITORING:
        return _("Check how the plan goes: %(what)s") % {"what": what}
    if row.kind in (Kind.SET_REVIEW, Kind.OBJECTIVE_REVIEW):
        return _("Review of %(what)s") % {"what": what}
    return what


def words(row: Deadline, reader: User | None) -> list[str]:
    """What is said of a day, in paragraphs. The same on every day: a calendar shows itself which day it is."""
    said = [asked_by(row), arguable(row.due_on, row.contested_until), row.explanation]
    if reader is not None and reader.pk == row.owner_id:
        said.append(_("It stands under your name."))
    elif reader is not None and reader.pk == row.sponsor_id:
        said.append(_("You are its member sponsor."))
    return [sentence for sentence in said if sentence]


def asked_by(row: Deadline) -> str:
    if row.is_promise:
        return _("The council set this day itself; it is not statutory.")
    if row.kind != Kind.STATUTORY:
        return ""
    try:
        duty = duty_on(row.duty, row.due_on)
    except LookupError:  # the law has changed since, and the row is of its time
        return _("Asked by law.")
    return f"{duty.rule} " + _("Source: %(citation)s.") % {"citation": duty.citation}


def arguable(due_on: date, until: date | None) -> str:
    if until is None or until <= due_on:
        return ""
    return _("%(safe)s is the safe day. Publishing on %(arguable)s is arguable; from %(late)s it is late.") % {
        "safe": in_words(due_on),
        "arguable": in_words(until),
        "late": in_words(until + ONE_DAY),
    }
