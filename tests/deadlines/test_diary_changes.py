"""What is done with an entry of the diary: noted as done, moved, ended, each once."""

import re
from datetime import date

import pytest
import time_machine

from councils.edits import StaleEdit
from councils.models import Record
from deadlines import keeping
from deadlines.models import Deadline, Kind
from tests.deadlines.dates_stage import day, error_beside, page_of, words_of
from tests.govuk.page import broken_error_links

pytestmark = pytest.mark.django_db
DIARY = "/officers/barsetshire/diary/"
TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def policy(barsetshire, olivia):
    """Looked at every year, last on 31 March 2026."""
    return keeping.enter(
        barsetshire, kind=Kind.DOCUMENT_REVIEW, title="Equality policy", since=date(2026, 3, 31), every_months=12,
        due_on=date(2027, 3, 31), owner=olivia, by=olivia,
    )  # fmt: skip


@pytest.fixture
def notice(barsetshire, olivia):
    return keeping.enter(
        barsetshire, kind=Kind.COMPLIANCE_NOTICE, title="Information", since=date(2026, 5, 30),
        due_on=date(2026, 6, 26), by=olivia,
    )  # fmt: skip


def typed(since: date | None = None, due_on: date | None = None, **more) -> dict[str, object]:
    return (
        {"title": "Adroddiad i’r Cabinet", "source": "", "owner": ""}
        | day("since", since)
        | day("due_on", due_on)
        | more
    )


def open_days(entry) -> list[date]:
    return list(Deadline.objects.open().about(entry).values_list("due_on", flat=True))


# --- Done -------------------------------------------------------------------------------------------------------------


def done_on(client, entry, value: date):
    return client.post(page_of(entry, "diary_entry_done"), day("done_on", value), follow=True)


def test_what_comes_round_is_closed_and_opened_again_from_the_day_it_was_done(officer, policy, cora, olivia):
    keeping.name_people(keeping.expected(policy), owner=olivia, sponsor=cora, by=olivia)

    shown = words_of(done_on(officer, policy, date(2026, 5, 31)))

    assert open_days(policy) == [date(2027, 5, 31)]
    first, second = Deadline.objects.about(policy).order_by("pk")
    assert first.closed_on == date(2026, 5, 31)
    assert (second.owner, second.sponsor) == (olivia, cora)
    assert "It is due by 31 May 2027." in shown
    assert Record.objects.get(event="diary entry done").after == {"on": "2026-05-31"}


def test_what_is_done_once_ends_with_it(officer, notice):
    shown = words_of(done_on(officer, notice, date(2026, 6, 1)))

    notice.refresh_from_db()
    assert (notice.ended_on, notice.ended_because) == (date(2026, 6, 1), "Done.")
    assert open_days(notice) == []
    assert "Nothing more is due." in shown


def test_a_notice_may_be_answered_on_the_day_it_came(notice, olivia):
    keeping.note_done(notice, done_on=date(2026, 5, 30), by=olivia)

    assert open_days(notice) == []


@pytest.mark.parametrize("which", ["policy", "notice"])
def test_noting_it_twice_does_it_once(officer, request, which):
    entry = request.getfixturevalue(which)
    for _ in range(2):
        assert done_on(officer, entry, date(2026, 6, 1)).status_code == 200

    assert Record.objects.filter(event="diary entry done").count() == 1
    assert Deadline.objects.about(entry).count() == (2 if which == "policy" else 1)


@pytest.mark.parametrize(
    ("value", "status", "says"),
    [
        (date(2026, 6, 2), 422, "must be on or before 1 June 2026"),
        (date(2026, 3, 30), 409, "The day must be after 31 March 2026, the last one noted."),
    ],
)
def test_a_day_to_come_or_before_the_last_time_is_refused(officer, policy, value, status, says):
    answer = done_on(officer, policy, value)

    assert answer.status_code == status
    assert says in error_beside(answer, "done_on")
    assert not [link for link in broken_error_links(answer.content.decode()) if link != "#main-content"]
    assert open_days(policy) == [date(2027, 3, 31)]


def test_nothing_can_be_done_with_what_has_ended(officer, policy, olivia):
    keeping.end_entry(policy, because="Replaced.", on=TODAY, by=olivia)

    assert done_on(officer, policy, date(2026, 5, 31)).status_code == 409
    for name in ("diary_entry_done", "change_diary_entry", "end_diary_entry"):
        answer = officer.get(page_of(policy, name))
        assert answer.status_code == 409
        assert "This entry has ended" in words_of(answer)
    with pytest.raises(keeping.NotPossible, match="ended on 1 June 2026"):
        keeping.change_entry(policy, seen=2, due_on=TODAY, title="T", owner=None, by=olivia)


# --- Changing and ending ----------------------------------------------------------------------------------------------


def change(client, entry, *, seen=1, **told):
    return client.post(
        page_of(entry, "change_diary_entry"),
        typed(**{"since": date(2026, 3, 31), "title": "Equality policy", "every_months": "12"} | told) | {"seen": seen},
        follow=True,
    )


def test_another_interval_moves_the_day_that_was_counted(officer, policy):
    shown = words_of(officer.get(page_of(policy, "change_diary_entry")))
    assert re.search(r'name="due_on-day"[^>]* value=""', shown)

    shown = words_of(change(officer, policy, every_months="6"))

    assert open_days(policy) == [date(2026, 9, 30)]
    assert "It is due by 30 September 2026." in shown
    told = Record.objects.get(event="diary entry changed")
    assert (told.before["due_on"], told.after["due_on"]) == ("2027-03-31", "2026-09-30")


def test_a_day_that_the_council_set_stands_in_its_box_and_can_be_moved(officer, policy):
    change(officer, policy, due_on=date(2026, 12, 1))
    assert re.search(r'name="due_on-day"[^>]* value="1"', words_of(officer.get(page_of(policy, "change_diary_entry"))))

    change(officer, policy, seen=2, due_on=date(2026, 12, 2))

    assert open_days(policy) == [date(2026, 12, 2)]


def test_nobody_answers_any_more_when_nobody_is_chosen(officer, policy):
    change(officer, policy, owner="")

    assert keeping.expected(policy).owner is None


def test_a_notice_s_day_of_receipt_can_be_put_right(officer, notice):
    shown = words_of(change(officer, notice, since=date(2026, 5, 29), title="Information"))

    assert open_days(notice) == [date(2026, 6, 25)]
    assert "29 May 2026" in shown
    notice.refresh_from_db()
    assert notice.last_done_on is None


def test_a_day_moved_alone_stops_an_older_save(policy, olivia, petra):
    told = {"title": "Equality policy", "owner": olivia, "since": date(2026, 3, 31), "every_months": 12, "source": ""}
    keeping.change_entry(policy, seen=1, due_on=date(2027, 1, 31), by=petra, **told)

    with pytest.raises(StaleEdit):
        keeping.change_entry(policy, seen=1, due_on=date(2027, 2, 28), by=olivia, **told)
    assert open_days(policy) == [date(2027, 1, 31)]


def test_saving_what_stands_changes_nothing(policy, olivia):
    told = {"title": "Equality policy", "owner": olivia, "since": date(2026, 3, 31), "every_months": 12, "source": ""}

    keeping.change_entry(policy, seen=1, due_on=date(2027, 3, 31), by=olivia, **told)

    policy.refresh_from_db()
    assert policy.version == 1
    assert not Record.objects.filter(event="diary entry changed").exists()


def test_a_second_save_is_stopped_shows_both_texts_and_loses_neither(officer, policy, olivia, petra):
    told = {"owner": olivia, "since": date(2026, 3, 31), "every_months": 12, "source": ""}
    keeping.change_entry(policy, seen=1, due_on=date(2027, 3, 31), title="Theirs", by=petra, **told)

    stopped = change(officer, policy, title="Ein polisi")

    assert stopped.status_code == 409
    shown = words_of(stopped)
    assert "Petra saved it on" in shown
    assert "Theirs" in shown
    assert 'value="Ein polisi"' in shown
    policy.refresh_from_db()
    assert policy.title == "Theirs"


def test_what_is_owed_no_more_is_ended_with_the_reason_and_stays(officer, policy):
    address = page_of(policy, "end_diary_entry")
    assert "Enter why it is owed no more" in words_of(officer.post(address, {"because": " "}))

    shown = words_of(officer.post(address, {"because": "Replaced by the strategy."}, follow=True))

    policy.refresh_from_db()
    assert (policy.ended_on, policy.ended_because) == (TODAY, "Replaced by the strategy.")
    assert open_days(policy) == []
    assert "Replaced by the strategy." in shown
    assert "Equality policy" in words_of(officer.get(DIARY))


def test_ending_it_twice_ends_it_once_and_another_reason_is_refused(policy, olivia):
    for _ in range(2):
        keeping.end_entry(policy, because="Replaced.", on=TODAY, by=olivia)

    assert Record.objects.filter(event="diary entry ended").count() == 1
    with pytest.raises(keeping.NotPossible):
        keeping.end_entry(policy, because="Another.", on=TODAY, by=olivia)
