"""Every page about a council's dates, its arrangements and its diary, at desk and phone width, through axe."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from councils.models import Council
from deadlines import actions, keeping
from deadlines.models import Deadline, Flag, Kind, Notice
from tests.browser.eyes import Visitor

OWN = "/officers/barsetshire"


@pytest.fixture
def book(barsetshire, olivia, petra, cora, ada) -> Council:
    """Something of every sort: due by law, overdue by promise, a notice, and a letter that was refused."""
    on = localdate()
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=on - timedelta(days=40), label="Last year", by=olivia)
    keeping.enter(
        barsetshire, kind=Kind.OWN_PROMISE, title="Adroddiad blynyddol i’r Cabinet ar amcanion cydraddoldeb",
        since=date(2025, 3, 31), every_months=12, due_on=on - timedelta(days=20), owner=petra,
        source="Cabinet, 12 May 2025, https://www.barsetshire.example/cabinet/2025-05-12/minutes/14", by=olivia,
    )  # fmt: skip
    keeping.enter(
        barsetshire, kind=Kind.COMPLIANCE_NOTICE, title="Information 2025 to 2026", since=on,
        due_on=on + timedelta(days=27), by=olivia,
    )  # fmt: skip
    late = Deadline.objects.open().get(kind=Kind.OWN_PROMISE)
    keeping.name_people(late, owner=petra, sponsor=cora, by=olivia)
    for week in (1, 2):
        flag = Flag.objects.create(
            council=barsetshire, body=late.body, kind=late.kind, due_on=late.due_on, stage="overdue", week=week,
            deadline=late, raised_on=late.due_on + timedelta(days=7 * week - 6),
        )  # fmt: skip
        Notice.objects.create(flag=flag, recipient=petra, sent_at="2026-05-30T06:00:00Z", attempts=1)
        Notice.objects.create(flag=flag, recipient=olivia, attempts=3, last_error="550 5.1.1 no such mailbox here")
    return barsetshire


def pages(council: Council) -> list[str]:
    late = Deadline.objects.open().get(kind=Kind.OWN_PROMISE)
    notice = Deadline.objects.open().get(kind=Kind.COMPLIANCE_NOTICE)
    law = Deadline.objects.open().get(duty="EQ_INFO")
    tried = "?asked=yes&published_on-day=1&published_on-month=2&published_on-year=2027&steps=cabinet&steps=publication"
    wrong = "?asked=yes&published_on-day=31&published_on-month=2&published_on-year=2027&steps=dancing"
    entry = late.subject_number
    return [
        *(f"{OWN}/dates/{show}" for show in ("", "?show=law", "?show=mine")),
        *(f"{OWN}/dates/{law.pk}/{query}" for query in ("", tried, wrong)),
        f"{OWN}/dates/{late.pk}/",
        f"{OWN}/dates/{late.pk}/people/",
        f"{OWN}/dates/{notice.pk}/",
        f"{OWN}/arrangements/",
        f"{OWN}/diary/",
        *(f"{OWN}/diary/add/{kind}/" for kind in ("document-review", "accessibility", "compliance-notice")),
        *(f"{OWN}/diary/{entry}/{page}" for page in ("", "change/", "done/", "end/")),
    ]


def test_nothing_is_wrong_with_the_pages_about_dates(visitor: Visitor, book):
    visitor.signs_in("olivia@example.org")
    for address in pages(book):
        visitor.looks_at(address)

    visitor.finds_nothing_wrong()


def test_a_promise_is_entered_and_done_without_a_mouse(visitor: Visitor, book):
    visitor.signs_in("olivia@example.org").looks_at(f"{OWN}/diary/").follows("A promise of our own")
    visitor.types("What did the council promise?", "Report to scrutiny").follows("Add it to the diary")
    visitor.looks_at().reads("Enter the day by which it is due, or both the last time")
    last = localdate() - timedelta(days=30)
    visitor.types("Day", str(last.day)).types("Month", str(last.month)).types("Year", str(last.year))
    visitor.types("How often does it come round?", "6")
    visitor.follows("Add it to the diary").looks_at().reads("is in the diary. It is due by")
    visitor.follows("Note it as done").follows("Note it").looks_at().reads("Noted as done.")

    visitor.finds_nothing_wrong()


def test_another_day_is_tried_without_a_mouse(visitor: Visitor, book):
    visitor.signs_in("olivia@example.org").looks_at(f"{OWN}/dates/?show=law").follows("Equality information")
    tomorrow = localdate() + timedelta(days=1)
    visitor.types("Day", str(tomorrow.day)).types("Month", str(tomorrow.month)).types("Year", str(tomorrow.year))
    visitor.follows("Work it out").looks_at().reads("publishing early pulls the cycle forward")

    visitor.finds_nothing_wrong()
