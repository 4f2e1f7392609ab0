"""A council's promise to look at how its plan goes every so many months: expected, kept, and expected again."""

from datetime import date

from django.utils.translation import gettext as _

from councils.edits import held, latest
from councils.record import Actor, act, record
from deadlines import actions as deadlines
from deadlines.models import Deadline, Kind
from deadlines.querysets import DeadlineQuerySet
from duty.intervals import last_day_of_months, number_in_words
from duty.written import in_words
from govuk.quotes import in_quotes
from objectives.lifecycle import NotAllowedNow
from objectives.models import ObjectiveSet
from objectives.refusals import AlreadyThere


def plan_checks(objective_set: ObjectiveSet) -> DeadlineQuerySet:
    """The days by which the council promised to look at how the set goes: the open one, and those it kept."""
    return objective_set.council.deadlines.about(objective_set).filter(kind=Kind.MONITORING)


def plan_check(objective_set: ObjectiveSet) -> Deadline | None:
    """The check of the plan that is expected next."""
    return plan_checks(objective_set).open().first()


def expect_plan_check(objective_set: ObjectiveSet, *, since: date, by: Actor) -> None:
    """Open the deadline of the next check, so many months on from a day; one that is open runs on from its own day. A
    set that names no interval owes no check."""
    months = objective_set.monitored_every_months
    if not months:
        deadlines.close(objective_set, kind=Kind.MONITORING, on=since, by=by)
        return
    present = plan_check(objective_set)
    since = (present and present.opened_on) or since
    before = plan_checks(objective_set).select_related("owner", "sponsor").order_by("-pk").first()
    deadlines.expect(
        objective_set,
        council=objective_set.council,
        kind=Kind.MONITORING,
        label=f"Check the plan of {in_quotes(objective_set.title)}"[:300],
        path=objective_set.get_absolute_url(),
        opened_on=since,
        due_on=last_day_of_months(since, months),
        explanation=f"The council said it would look at how its plan goes every {number_in_words(months, 'month')}, "
        f"counted from {in_words(since)}.",
        is_promise=True,
        owner=before.owner if before else None,  # whoever was named for the last check is told of the next
        sponsor=before.sponsor if before else None,
        by=by,
    )


@act
def note_plan_checked(objective_set: ObjectiveSet, *, on: date, note: str, by: Actor) -> ObjectiveSet:
    """Note that the council looked at how the set goes, as it promised to do every so many months; from that day the
    next months run. The same check twice is one. Raises NotAllowedNow where no check is expected, and AlreadyThere for
    a day that is not after the one from which these months ran."""
    held(objective_set.council)
    objective_set = latest(objective_set)
    if plan_checks(objective_set).filter(closed_on=on).exists():
        return objective_set
    expected = plan_check(objective_set)
    if expected is None or not objective_set.monitored_every_months:
        raise NotAllowedNow(_("No check of the plan is expected for this set."))
    if expected.opened_on and on <= expected.opened_on:
        raise AlreadyThere(
            _("The day must be after %(day)s, from which the present months run.")
            % {"day": in_words(expected.opened_on)}
        )
    deadlines.close(objective_set, kind=Kind.MONITORING, on=on, by=by)
    expect_plan_check(objective_set, since=on, by=by)
    told = {"on": on.isoformat(), "note": note}
    record("plan checked", by=by, council=objective_set.council, of=objective_set, after=told)
    return objective_set
