"""A date that councils keep by custom: told as one, never as overdue, never in red."""

import re
from datetime import date

import pytest
import time_machine

from deadlines import actions, keeping
from deadlines.dates import BY_CUSTOM, BY_LAW, Dated
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Kind
from tests import cast
from tests.deadlines.dates_stage import page_of, words_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
LIST = "/officers/gwent/dates/"


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-22 12:00Z", tick=False):
        yield


@pytest.fixture
def gwent(db):
    return cast.enrolled("gwent", nation="wales")


@pytest.fixture
def officer(client, gwent):
    client.force_login(cast.person("owain", (gwent, "officer")))
    return client


@pytest.fixture
def plan(gwent):
    """The Strategic Equality Plan, made on 30 March 2020: by custom the next came by 29 March 2024."""
    actions.enter_past(gwent, "WAL_SEP", made_public_on=date(2020, 3, 30), label="Plan", by=cast.STAGE_HAND)
    return Deadline.objects.open().get(council=gwent, duty="WAL_SEP")


def test_its_page_says_by_custom_and_nothing_of_overdue(officer, plan):
    raise_flags(on=TODAY)

    shown = words_of(officer.get(page_of(plan, "date")))

    assert '<span class="govuk-caption-l">By custom</span>' in shown
    assert '<strong class="govuk-tag govuk-tag--orange">' in shown
    assert "968 days past the customary day" in shown
    assert "A duty whose day is a custom, not one that the law sets: Make and publish a plan" in shown
    main = re.search(r"<main.*</main>", shown)[0]
    for word in ("overdue", "statutory duty", "by law", "govuk-tag--red"):
        assert word not in main.lower(), word


def test_the_list_tells_it_from_what_the_law_asks(officer, plan):
    shown = words_of(officer.get(LIST))

    assert re.search(rf'date-{plan.pk}-hint" class="[^"]+">(.*?)</div>', shown)[1] == "29 March 2024 · by custom"
    assert "968 days past the customary day" in shown
    assert plan.label not in words_of(officer.get(f"{LIST}?show=law"))


def test_the_officers_home_speaks_in_the_same_words(officer, plan):
    raise_flags(on=TODAY)

    shown = words_of(officer.get("/officers/gwent/"))

    assert re.search(r"968 days past the customary day ?</strong> ?</dd>", shown)  # no word of a flag after it


def test_its_first_date_is_the_law_s_own(officer, gwent):
    first = Deadline.objects.open().get(council=gwent, duty="WAL_SEP")

    assert (Dated(first, TODAY).by_law, Dated(first, TODAY).by_custom) == (True, False)
    assert first.label in words_of(officer.get(f"{LIST}?show=law"))


def test_each_date_is_chosen_as_it_is_told(gwent, plan):
    keeping.enter(gwent, kind=Kind.OWN_PROMISE, title="Report", due_on=date(2026, 12, 1), by=cast.STAGE_HAND)
    rows = Deadline.objects.open().filter(council=gwent)

    for row in rows:
        assert rows.filter(BY_LAW, pk=row.pk).exists() == Dated(row, TODAY).by_law
        assert rows.filter(BY_CUSTOM, pk=row.pk).exists() == Dated(row, TODAY).by_custom
    assert list(rows.filter(BY_CUSTOM)) == [plan]
