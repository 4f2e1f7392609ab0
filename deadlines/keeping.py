"""What may be done to what a council keeps by its own hand: how it works towards a day, whom a day is brought to, and
its diary. The only place these are written."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import StaleEdit, held, latest, plain, rewrite
from councils.models import Council, User
from councils.people_form import people_who
from councils.record import Actor, act, record
from councils.roles import Can
from deadlines import actions
from deadlines.diary import comes_round, explained, is_promise, label_of
from deadlines.models import Arrangements, Deadline, DiaryEntry, Kind
from duty.written import in_words
from govuk.quotes import in_quotes


class NotThatDay(NotPossible):
    """A thing was not done on that day, as far as is known here; said beside the box of the day."""

    field = "done_on"


def arrangements_of(council: Council) -> Arrangements:
    """How the council works towards a day; the usual lengths where it has said nothing yet."""
    return Arrangements.objects.filter(council=council).select_related("sponsor").first() or Arrangements(
        council=council
    )


@act
def arrange(council: Council, *, seen: int, by: Actor, **changes: Any) -> Arrangements:
    """Set how the council works towards a day. Raises StaleEdit when another save came between."""
    council = held(council)
    present, _is_new = Arrangements.objects.get_or_create(council=council)
    arrangements = latest(present, seen=seen)
    before, now = rewrite(arrangements, **changes)
    if now:
        record("arrangements changed", by=by, council=council, of=arrangements, before=before, after=now)
    return arrangements


# --- Who is told of a day ---------------------------------------------------------------------------------------------


def people_of(deadline: Deadline) -> str:
    """Who is named for a day, as a form carries it: what the person saw who changes it."""
    return f"{deadline.owner_id or 'nobody'} {deadline.sponsor_id or 'nobody'}"


@act
def name_people(
    deadline: Deadline, *, owner: User | None, sponsor: User | None, by: Actor, seen: str | None = None
) -> Deadline:
    """Name who answers for a day, of every listed body that owes it by then, and the councillor to whom a long delay is
    brought. Whoever comes after them is told only of what is new. The same people twice, as by a double click, is once.

    Raises NotPossible for a day that is closed, and for people who may not see it; and StaleEdit when others are named
    by now than those who were `seen`.
    """
    council = held(deadline.council)
    deadline = Deadline.objects.select_for_update(no_key=True).get(pk=deadline.pk)
    if deadline.closed_on is not None:
        raise NotPossible(_("This date is closed, so nobody is told of it any more."))
    must_hold(council, Can.SEE_DRAFTS, owner)
    must_hold(council, Can.SEE_DASHBOARD, sponsor)
    named = {"owner": owner, "sponsor": sponsor}
    before = {name: plain(getattr(deadline, name)) for name in named if getattr(deadline, name) != named[name]}
    if not before:
        return deadline
    if seen is not None and seen != people_of(deadline):
        raise StaleEdit(deadline)
    for each in (deadline, *sisters(deadline)):
        each.owner, each.sponsor = owner, sponsor
        each.save(update_fields=["owner", "sponsor"])
    if entry := entry_behind(deadline):
        rewrite(latest(entry), owner=owner)
    now = {name: plain(named[name]) for name in before}
    record("people of a date named", by=by, council=council, of=deadline, before=before, after=now)
    return deadline


def sisters(deadline: Deadline) -> list[Deadline]:
    """The same day of the same duty, owed by the council's other listed bodies: one document answers for them all."""
    if deadline.kind != Kind.STATUTORY:
        return []
    alike = Deadline.objects.open().filter(
        council=deadline.council, kind=Kind.STATUTORY, duty=deadline.duty, cycle=deadline.cycle, due_on=deadline.due_on
    )
    return list(alike.exclude(pk=deadline.pk).select_for_update(no_key=True))


def must_hold(council: Council, can: Can, person: User | None) -> None:
    if person is not None and person not in people_who(council, can):
        raise NotPossible(_("%(person)s has no role at this council that lets them see it.") % {"person": person})


def entry_behind(deadline: Deadline) -> DiaryEntry | None:
    """The diary's entry that the day is about, if it is about one."""
    if deadline.subject_type != DiaryEntry._meta.label_lower:
        return None
    return DiaryEntry.objects.filter(pk=deadline.subject_number).first()


# --- The diary --------------------------------------------------------------------------------------------------------


def expected(entry: DiaryEntry) -> Deadline | None:
    """The open day of an entry; none once it has ended."""
    return Deadline.objects.open().about(entry).filter(council=entry.council_id, kind=entry.kind).first()


def expect_it(entry: DiaryEntry, *, council: Council, since: date | None, due_on: date, by: Actor) -> Deadline:
    """Open, or move, the day of an entry; whoever a delay is brought to stays."""
    before = Deadline.objects.about(entry).filter(council=council).order_by("-pk").first()
    deadline = actions.expect(
        entry,
        council=council,
        kind=entry.kind,
        label=label_of(entry)[:300],
        path=reverse("diary_entry", args=[council.slug, entry.pk]),
        opened_on=since,
        due_on=due_on,
        explanation=explained(entry, since=since, due_on=due_on),
        is_promise=is_promise(entry.kind),
        sponsor=before.sponsor if before else None,
        by=by,
    )
    deadline.owner = entry.owner  # perhaps nobody any more
    if entry.kind == Kind.COMPLIANCE_NOTICE:
        # There are four weeks: people hear of it from the first day, not only in the last quarter of the time.
        deadline.notice_days = actions.LONGEST_NOTICE
    deadline.save(update_fields=["owner", "notice_days"])
    return deadline


@act
def enter(
    council: Council, *, kind: str, title: str, due_on: date, by: Actor, since: date | None = None, **told: Any
) -> DiaryEntry:
    """Enter something with a day. `since` is the day it was last done, or a notice received; `told` are any of its
    other columns. The same entry twice, as by a double click, is one; raises NotPossible for another open one of its
    title."""
    council = held(council)
    must_hold(council, Can.SEE_DRAFTS, told.get("owner"))
    told = {"last_done_on": None if kind == Kind.COMPLIANCE_NOTICE else since} | told
    if known := council.diary.filter(kind=kind, title=title, ended_on=None).first():
        present = expected(known)
        same = present and (present.due_on, present.opened_on) == (due_on, since)
        if same and all(getattr(known, name) == value for name, value in told.items()):
            return known
        raise NotPossible(
            _("%(title)s is in the diary already. Change that entry instead.") % {"title": in_quotes(title)}
        )
    entry = DiaryEntry.objects.create(council=council, kind=kind, title=title, **told)
    expect_it(entry, council=council, since=since, due_on=due_on, by=by)
    now = {"kind": kind, "title": title, "due_on": due_on.isoformat()}
    record("diary entry made", by=by, council=council, of=entry, after=now)
    return entry


@act
def change_entry(
    entry: DiaryEntry, *, seen: int, due_on: date, by: Actor, since: date | None = None, **changes: Any
) -> DiaryEntry:
    """Change what an entry says, or its day. Raises StaleEdit when another save came between, and NotPossible for one
    that has ended."""
    council = held(entry.council)
    entry = latest(entry, seen=seen)
    must_be_open(entry)
    if changes.get("owner") != entry.owner:
        must_hold(council, Can.SEE_DRAFTS, changes.get("owner"))
    if entry.kind != Kind.COMPLIANCE_NOTICE:
        changes["last_done_on"] = since
    before, now = rewrite(entry, **changes)
    present = expected(entry)
    moved = {"due_on": due_on, "since": since}
    stood = {"due_on": present and present.due_on, "since": present and present.opened_on}
    for name in moved:
        if moved[name] != stood[name]:
            before[name], now[name] = plain(stood[name]), plain(moved[name])
    if not now:
        return entry
    if now.keys() <= moved.keys():  # no column of its own changed, and the older version must still be stopped
        entry.version += 1
        entry.save(update_fields=["version"])
    expect_it(entry, council=council, since=since, due_on=due_on, by=by)
    record("diary entry changed", by=by, council=council, of=entry, before=before, after=now)
    return entry


@act
def note_done(entry: DiaryEntry, *, done_on: date, by: Actor) -> DiaryEntry:
    """Note that it was done. If it comes round, the next day is opened, so many months on; if not, the entry ends. The
    same note twice is one. Raises NotThatDay for a day on or before the last time, and NotPossible for one that has
    ended."""
    council = held(entry.council)
    entry = latest(entry)
    if entry.last_done_on == done_on and (entry.ended_on == done_on or entry.every_months):
        return entry
    must_be_open(entry)
    present = expected(entry)
    since = present.opened_on if present else entry.last_done_on
    if since and (done_on < since or (done_on == since and entry.kind != Kind.COMPLIANCE_NOTICE)):
        raise NotThatDay(_("The day must be after %(day)s, the last one noted.") % {"day": in_words(since)})
    actions.close(entry, kind=entry.kind, on=done_on, by=by)
    if entry.every_months:
        rewrite(entry, last_done_on=done_on)
        due_on = comes_round(done_on, entry.every_months)
        expect_it(entry, council=council, since=done_on, due_on=due_on, by=by)
    else:
        rewrite(entry, last_done_on=done_on, ended_on=done_on, ended_because=_("Done."))
    record("diary entry done", by=by, council=council, of=entry, after={"on": done_on.isoformat()})
    return entry


@act
def end_entry(entry: DiaryEntry, *, because: str, on: date, by: Actor) -> DiaryEntry:
    """It is owed no more. The entry stays, with the reason. Twice for one reason is once; raises NotPossible for one
    that ended otherwise."""
    council = held(entry.council)
    entry = latest(entry)
    if entry.ended_on is not None and entry.ended_because == because:
        return entry
    must_be_open(entry)
    actions.close(entry, kind=entry.kind, on=on, by=by)
    rewrite(entry, ended_on=on, ended_because=because)
    record("diary entry ended", by=by, council=council, of=entry, after={"because": because})
    return entry


def must_be_open(entry: DiaryEntry) -> None:
    if entry.ended_on is not None:
        raise NotPossible(
            _("%(title)s ended on %(day)s.") % {"title": in_quotes(entry.title), "day": in_words(entry.ended_on)}
        )
