"""Entering a council's past sends no old mail."""

import re
from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.utils.timezone import get_current_timezone

from deadlines import flags, notices
from deadlines.models import Flag
from tests.deadlines.past_stage import ROW, table

pytestmark = pytest.mark.django_db
PAST = "/officers/barsetshire/past/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def in_the_morning(day: date) -> None:
    flags.raise_flags(on=day)
    notices.send_new(now=datetime(day.year, day.month, day.day, 6, tzinfo=get_current_timezone()))


def test_ten_years_of_history_send_no_old_mail(officer, barsetshire, olivia):
    in_the_morning(date(2026, 6, 1))
    mail.outbox.clear()
    Flag.objects.all().delete()
    late = [ROW | {"made_public_on": f"{3 + year % 5 * 5} April {year}"} for year in range(2016, 2026)]  # mostly late
    objectives = ROW | {"duty": "EQ_OBJECTIVES", "made_public_on": "1 May 2025"}
    gaps = [
        {"duty": "GPG", "made_public_on": f"12 April {year + 1}", "cycle": f"{year}-{year - 1999}", "label": "Gap"}
        for year in range(2017, 2026)
    ]

    officer.post(PAST, table(*late, objectives, *gaps, count=20))
    for day in range(2, 5):
        in_the_morning(date(2026, 6, day))

    # Of all those years one day is overdue now: that of the information of 3 April 2025.
    assert set(Flag.objects.values_list("duty", "due_on", "stage")) == {("EQ_INFO", date(2026, 4, 2), "overdue")}
    [letter] = mail.outbox
    assert letter.to == [olivia.email]
    assert "one thing of Barsetshire County Council" in letter.body
    assert re.findall(r"by (\d+ \w+ 20\d\d)", letter.body) == ["2 April 2026"]


def test_a_history_in_time_sends_nothing_at_all(officer, barsetshire):
    everything = [
        ROW,
        ROW | {"duty": "EQ_OBJECTIVES"},
        {"duty": "GPG", "made_public_on": "12 March 2026", "cycle": "2025-26", "label": "Gap"},
    ]
    officer.post(PAST, table(*everything))

    in_the_morning(date(2026, 6, 2))

    assert (Flag.objects.count(), mail.outbox) == (0, [])
