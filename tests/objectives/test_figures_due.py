"""When new figures are due: what the book of deadlines holds of a measure, and who reads it."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deadlines import tasks
from deadlines.models import Deadline, Flag, Kind
from objectives import actions, counting, measuring, telling
from objectives.figures_due import expect_figures
from objectives.models import Measure
from tests.objectives.stage import a_measure, a_set, amending, an_objective, published

PUBLISHED = date(2026, 1, 2)
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def on_the_second_of_march():
    with time_machine.travel("2026-03-02 12:00", tick=False):
        yield


@pytest.fixture
def measure(objective, olivia) -> Measure:
    return a_measure(objective, every_months=12, lag_months=4, by=olivia)


@pytest.fixture
def public(draft, measure, olivia) -> Measure:
    """The measure, made public before the portal was used."""
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)
    measure.objective.refresh_from_db()
    measure.objective.objective_set.refresh_from_db()
    return measure


def days(measure: Measure) -> list[tuple[date, date | None]]:
    """Each deadline the measure ever had: its day, and when it was closed."""
    rows = Deadline.objects.filter(kind=Kind.FIGURES, subject_number=measure.pk).order_by("pk")
    return list(rows.values_list("due_on", "closed_on"))


def due(measure: Measure) -> date | None:
    return next((day for day, closed_on in days(measure) if closed_on is None), None)


def figure(measure: Measure, ends_on: date | None, *, by, **told) -> None:
    told = {"value": 3} | told
    measuring.add_reading(measure, period=f"P{ends_on}", ends_on=ends_on, by=by, **told)


# --- The day ---------------------------------------------------------------------------------------------------------


def test_new_figures_of_a_published_measure_are_a_promise_counted_from_the_publication(
    public, barsetshire, olivia, petra
):
    deadline = Deadline.objects.open().about(public).get()

    assert (deadline.council, deadline.kind, deadline.duty) == (barsetshire, Kind.FIGURES, "")
    assert (deadline.label, deadline.due_on, deadline.opened_on) == (
        "New figures: “Falls”",
        date(2027, 5, 2),
        PUBLISHED,
    )
    assert (deadline.is_promise, deadline.notice_days) == (True, 121)
    assert deadline.path == public.objective.get_absolute_url() + "#measures"
    assert deadline.explanation == (
        "This is a measure of objective 1. No figure says yet when its period ended, so this runs from 2 January 2026, "
        "when the set was published. Every year, within 4 months after the period ends: so the next are due by "
        "2 May 2027."
    )


@pytest.mark.parametrize(
    ("ends_on", "told", "expected"),
    [
        (date(2026, 3, 31), {}, date(2027, 7, 31)),
        (date(2025, 10, 31), {}, date(2027, 2, 28)),  # no such day in February: its last
        (date(2026, 3, 31), {"state": "not_collected", "value": None}, date(2027, 7, 31)),
        (date(2026, 3, 31), {"state": "not_yet", "value": None}, date(2027, 5, 2)),
        (None, {}, date(2027, 5, 2)),
    ],
)
def test_the_next_day_is_counted_from_the_newest_period_that_is_answered(public, olivia, ends_on, told, expected):
    figure(public, ends_on, by=olivia, **told)

    assert days(public) == [(expected, None)]


def test_the_day_says_from_which_period_it_is_counted(public, olivia):
    figure(public, date(2026, 3, 31), by=olivia)

    explanation = Deadline.objects.open().about(public).get().explanation
    assert "The newest figures are of the period that ended on 31 March 2026." in explanation


def test_the_day_moves_with_figures_that_come_change_and_go(public, barsetshire, olivia):
    counting.add_readings(
        [(public, {"period": "a", "value": 1, "ends_on": date(2025, 3, 31)}),
         (public, {"period": "b", "value": 1, "ends_on": date(2026, 3, 31)})],
        council=barsetshire, by=olivia,
    )  # fmt: skip
    assert due(public) == date(2027, 7, 31)
    newest = public.readings.get(period="b")
    newest = counting.change_reading(newest, seen=1, ends_on=date(2026, 2, 28), because="w", by=olivia)
    assert due(public) == date(2027, 6, 28)
    counting.remove_reading(newest, because="w", by=olivia)
    assert due(public) == date(2026, 7, 31)


def test_the_same_again_writes_nothing(public, olivia):
    before = Deadline.pgh_event_model.objects.count()

    expect_figures(public, public.objective.objective_set, on=DAY, by=olivia)

    assert Deadline.pgh_event_model.objects.count() == before


def test_the_nightly_job_raises_one_flag_and_tells_it_once(public, objective, olivia, mailoutbox):
    telling.name_told(objective, seen=objective.version, owner_account=olivia, sponsor_account=None, by=olivia)
    with time_machine.travel(f"{date(2027, 5, 2)} 06:00", tick=False):
        tasks.flag_overdue()
        tasks.flag_overdue()
        tasks.send_notices()

    assert [(flag.stage, flag.due_on) for flag in Flag.objects.filter(kind=Kind.FIGURES)] == [
        ("on_the_day", date(2027, 5, 2))
    ]
    [letter] = [each for each in mailoutbox if "New figures" in each.body]
    assert letter.to == [olivia.email]
    assert "New figures: “Falls”" in letter.body
    assert "The council set this day itself; it is not a statutory one." in letter.body


# --- When nothing is owed --------------------------------------------------------------------------------------------


def test_nothing_is_owed_of_a_draft(measure):
    assert days(measure) == []


@pytest.mark.parametrize("told", [{"every_months": None}, {"target_kind": "zero", "target_on": PUBLISHED}])
def test_nothing_is_owed_without_a_rhythm_or_after_the_target_s_day(draft, objective, olivia, told):
    measure = a_measure(objective, **{"every_months": 12} | told, by=olivia)
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)

    assert days(measure) == []


def test_what_is_owed_ends_with_the_figures_of_the_target_s_day(draft, objective, olivia):
    measure = a_measure(objective, every_months=12, target_kind="zero", target_on=date(2027, 3, 31), by=olivia)
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)
    figure(measure, date(2026, 3, 31), by=olivia)
    assert due(measure) == date(2027, 3, 31)

    figure(measure, date(2027, 3, 31), by=olivia)

    assert due(measure) is None


def test_nothing_is_owed_of_a_measure_that_a_newer_one_replaces(draft, measure, olivia):
    newer = a_measure(measure.objective, name="Newer", every_months=6, replaces=measure, by=olivia)
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)

    assert (days(measure), due(newer)) == ([], date(2026, 7, 2))


@pytest.mark.parametrize(("decision", "is_owed"), [("retire", False), ("replace", False), ("keep", True)])
def test_what_is_owed_ends_with_the_objective(public, olivia, decision, is_owed):
    actions.review_objective(public.objective, decided_on=DAY, decision=decision, reason="r", by=olivia)

    assert (due(public) is not None) is is_owed
    if not is_owed:
        assert days(public)[0][1] == DAY


def test_a_set_that_another_replaces_owes_only_what_falls_due_before(public, barsetshire, olivia):
    later = a_measure_due_later(public, olivia)
    newer = a_set(barsetshire, title="Newer", starts_on=date(2027, 6, 1), by=olivia)
    an_objective(newer, by=olivia)
    actions.note_published_elsewhere(newer, on=DAY, by=olivia)

    assert (due(public), due(later)) == (date(2027, 5, 2), None)


def a_measure_due_later(public: Measure, olivia) -> Measure:
    later = a_measure_in_amendment(public, olivia, name="Later", every_months=24)
    actions.submit_set(public.objective.objective_set, by=olivia)
    actions.mark_published(public.objective.objective_set, on=DAY, by=olivia)
    assert due(later) == date(2028, 1, 2)
    return later


def a_measure_in_amendment(public: Measure, olivia, **told) -> Measure:
    actions.amend_set(public.objective.objective_set, by=olivia)
    return a_measure(public.objective, by=olivia, **told)


def test_a_set_that_is_replaced_at_once_owes_nothing_more(public, barsetshire, olivia):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    actions.note_published_elsewhere(newer, on=DAY, by=olivia)

    assert days(public) == [(date(2027, 5, 2), DAY)]
    figure(public, date(2026, 3, 31), by=olivia)
    assert due(public) is None


def test_what_is_owed_goes_with_the_measure(public, olivia):
    actions.amend_set(public.objective.objective_set, by=olivia)

    gone = Measure(pk=public.pk)

    measuring.remove_measure(public, by=olivia)

    assert days(gone) == [(date(2027, 5, 2), DAY)]


# --- Amendments ------------------------------------------------------------------------------------------------------


def test_what_an_amendment_changes_is_promised_once_it_is_published(draft, measure, olivia, petra):
    published(draft, on=PUBLISHED, by=olivia, approver=petra)
    amending(draft, by=olivia)
    measuring.change_measure(measure, seen=1, name="Unpublished words", by=olivia)
    added = a_measure(measure.objective, name="Secret", every_months=1, by=olivia)
    figure(measure, date(2026, 3, 31), by=olivia)
    figure(added, date(2026, 2, 28), by=olivia)

    told = Deadline.objects.open().about(measure).get()
    assert (told.label, told.due_on, days(added)) == ("New figures: “Falls”", date(2027, 7, 31), [])

    actions.submit_set(draft, by=olivia)
    actions.mark_published(draft, on=DAY, by=olivia)

    told.refresh_from_db()
    assert (told.label, due(added)) == ("New figures: “Unpublished words”", date(2026, 3, 28))


# --- People ----------------------------------------------------------------------------------------------------------


def told_of(measure: Measure) -> tuple[object, object]:
    deadline = Deadline.objects.open().about(measure).get()
    return deadline.owner, deadline.sponsor


def test_the_measure_s_own_person_is_told_and_else_the_objective_s(draft, objective, measure, olivia, petra, cora):
    own = a_measure(objective, name="Own", every_months=12, owner_account=petra, by=olivia)
    told = {"owner_account": olivia, "sponsor_account": cora}
    actions.change_objective(objective, seen=1, **told, by=olivia)
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)

    assert (told_of(own), told_of(measure)) == ((petra, cora), (olivia, cora))

    objective.refresh_from_db()
    telling.name_told(objective, seen=objective.version, owner_account=petra, sponsor_account=None, by=olivia)
    assert (told_of(own), told_of(measure)) == ((petra, None), (petra, None))


def test_naming_people_where_nothing_is_owed_is_quiet(objective, olivia, petra):
    telling.name_told(objective, seen=1, owner_account=petra, sponsor_account=None, by=olivia)

    assert not Deadline.objects.filter(kind=Kind.FIGURES).exists()


def test_nobody_is_told_who_has_no_role_any_more(draft, objective, measure, olivia, petra, cora):
    actions.change_objective(objective, seen=1, owner_account=petra, sponsor_account=cora, by=olivia)
    petra.memberships.all().delete()
    cora.memberships.all().delete()
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)

    assert told_of(measure) == (None, None)


# --- How many statements ---------------------------------------------------------------------------------------------


def test_publishing_asks_the_same_at_2_and_at_20_measures(draft, objective, measure, olivia):
    def asked() -> int:
        draft.refresh_from_db()
        actions.amend_set(draft, by=olivia)
        actions.submit_set(draft, by=olivia)
        with CaptureQueriesContext(connection) as queries:
            actions.mark_published(draft, on=DAY, by=olivia)
        return len(queries)

    a_measure(objective, name="Two", every_months=1, by=olivia)
    actions.note_published_elsewhere(draft, on=PUBLISHED, by=olivia)
    few = asked()
    Measure.objects.update(every_months=6)
    Measure.objects.bulk_create(
        [Measure(objective=objective, name=f"M{n}", position=n, every_months=3) for n in range(3, 21)]
    )

    assert abs(asked() - few) <= 2  # what is opened, and what moves, is one statement each
    assert Deadline.objects.open().filter(kind=Kind.FIGURES).count() == 20


# --- Who reads it ----------------------------------------------------------------------------------------------------


def words_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


@pytest.fixture
def soon(draft, objective, olivia, petra) -> Deadline:
    """Due in eighteen days, and Olivia's."""
    measure = a_measure(objective, every_months=12, owner_account=olivia, by=olivia)
    figure(measure, date(2025, 3, 20), by=olivia)
    published(draft, on=DAY, by=olivia, approver=petra)
    return Deadline.objects.open().about(measure).get()


def test_an_officer_reads_of_it_under_yours_and_as_a_promise(officer, soon):
    home = words_of(officer.get("/officers/barsetshire/"))
    page = words_of(officer.get(f"/officers/barsetshire/dates/{soon.pk}/?published_on=x"))

    assert "New figures: “Falls”" in home
    assert "By 20 March 2026 · our own promise" in home
    assert "Enter them by" in page
    assert "New figures of a measure, the council’s own promise" in page
    assert "Named at the objective itself." in page
    assert "statutory" not in page


def test_the_page_of_its_day_says_that_the_next_is_not_counted_from_when_they_come(officer, soon):
    tried = "?asked=yes&published_on-day=10&published_on-month=3&published_on-year=2026"

    page = words_of(officer.get(f"/officers/barsetshire/dates/{soon.pk}/{tried}"))

    assert "The next day is counted from the end of the period that the figures are of" in page


def test_a_councillor_reads_of_it_and_of_a_late_one_as_the_council_s_own_promise(client, cora, soon):
    client.force_login(cora)
    assert "New figures: “Falls” (objective 1) (the council’s own promise)" in words_of(
        client.get("/members/barsetshire/")
    )

    with time_machine.travel("2026-03-25 12:00", tick=False):
        client.force_login(cora)
        late = words_of(client.get("/members/barsetshire/"))
    assert "New figures: “Falls” (objective 1) : due by 20 March 2026, overdue by 5 days" in late


def test_the_public_reads_nothing_of_it(client, soon):
    for page in ("/councils/barsetshire/", "/councils/barsetshire/dates.ics"):
        assert "New figures" not in client.get(page).text
