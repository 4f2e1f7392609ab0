"""A document that was started for the wrong period, and is brought to the right one before anything is published."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from councils.edits import StaleEdit
from councils.models import Record
from deadlines.models import Deadline
from deadlines.models import Kind as Awaited
from duty.cycles import cycle_named
from duty.regimes import duty_on
from objectives.refusals import AlreadyThere
from publications import actions, contributing, starting
from publications.lifecycle import NotAllowedNow
from publications.models import Kind, Publication
from tests import cast
from tests.publications import stories

TODAY = date(2026, 6, 10)
OTHER_YEAR = {"starts_on": date(2024, 4, 1), "ends_on": date(2025, 3, 31)}


@pytest.fixture
def draft(barsetshire, olivia):
    return stories.written(barsetshire, olivia)


def changed(publication, by, *, seen=1, **covers):
    return starting.change_period(publication, seen=seen, by=by, **covers or OTHER_YEAR)


def records():
    return Record.objects.filter(event="period changed")


# --- The verb ---------------------------------------------------------------------------------------------------------


def test_the_period_the_address_and_the_usual_title_change_and_the_parts_stay(draft, olivia):
    words = list(draft.sections.order_by("position").values_list("key", "narrative", "is_done"))

    moved = changed(draft, olivia)

    assert (moved.pk, moved.period, moved.title) == (draft.pk, "2024-to-2025", "Equality information 2024 to 2025")
    assert (moved.starts_on, moved.ends_on) == (date(2024, 4, 1), date(2025, 3, 31))
    assert list(moved.sections.order_by("position").values_list("key", "narrative", "is_done")) == words
    assert moved.claims.get().duty == "EQ_INFO"
    told = records().get()
    assert (told.before["period"], told.after["period"]) == ("2025-to-2026", "2024-to-2025")


def test_a_title_of_one_s_own_stays(draft, olivia):
    starting.change_about(draft, seen=1, title="Fair for everybody", by=olivia)

    assert changed(draft, olivia, seen=2).title == "Fair for everybody"


def test_the_same_period_writes_nothing(draft, olivia):
    same = changed(draft, olivia, starts_on=draft.starts_on, ends_on=draft.ends_on)

    assert (same.version, records().count()) == (1, 0)


def test_a_period_that_has_a_document_is_refused(draft, barsetshire, olivia):
    stories.draft(barsetshire, olivia, year=2024)

    with pytest.raises(AlreadyThere, match="already a report for 2024 to 2025"):
        changed(draft, olivia)

    draft.refresh_from_db()
    assert draft.period == "2025-to-2026"


def test_another_council_s_document_of_the_period_is_not_in_the_way(draft, loamshire, sam, olivia):
    stories.draft(loamshire, sam, year=2024)

    assert changed(draft, olivia).period == "2024-to-2025"


def test_a_reporting_year_is_changed_in_what_it_meets_too(db):
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    olwen = cast.person("olwen", (gwynedd, "officer"))
    duty = duty_on("WAL_ANNUAL_REPORT", TODAY)
    told = {"on": TODAY, "by": olwen, "cycle": cycle_named(duty, "2025-26")}
    report = starting.start_document(gwynedd, Kind.ANNUAL_REPORT, **told)

    moved = starting.change_period(report, seen=1, by=olwen, cycle=cycle_named(duty, "2024-25"))

    assert (moved.period, moved.title) == ("2024-25", "Annual equality report 2024-25")
    assert set(moved.claims.values_list("duty", "cycle")) == {
        ("WAL_ANNUAL_REPORT", "2024-25"),
        ("WAL_EMPLOYMENT_INFO", "2024-25"),
    }


def test_whoever_is_asked_for_a_part_is_led_to_the_new_address(draft, olivia):
    asked = contributing.ask(
        draft.sections.get(key="aims"), person=olivia, wanted="Words", due_on=date(2026, 7, 1), on=TODAY, by=olivia
    )

    changed(draft, olivia)

    day = Deadline.objects.open().get(kind=Awaited.CONTRIBUTION)
    asked = type(asked).objects.get(pk=asked.pk)
    assert day.path == contributing.page_of(asked)
    assert "/2024-to-2025/" in day.path
    assert "2024 to 2025" in day.label
    assert (day.owner, day.due_on) == (olivia, date(2026, 7, 1))


def test_nobody_is_overtaken(draft, olivia):
    starting.change_about(draft, seen=1, owner="Head of Policy and Law", by=olivia)

    with pytest.raises(StaleEdit):
        changed(draft, olivia)


def test_what_is_no_draft_or_was_published_keeps_its_period(barsetshire, olivia, petra):
    submitted = stories.submitted(barsetshire, olivia)
    with pytest.raises(NotAllowedNow, match="Nothing in it can change"):
        changed(submitted, olivia, seen=submitted.version)
    actions.approve(submitted, agreed_digest=submitted.digest, by=petra)
    actions.publish(submitted, on=TODAY, by=petra)
    opened = actions.start_correction(submitted, what_changes="The year.", by=olivia)

    with pytest.raises(NotAllowedNow, match="It was published for this period"):
        changed(opened, olivia, seen=opened.version)


# --- The page ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def officer(client, barsetshire, olivia):
    client.force_login(olivia)
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        yield client


def at(name, period="2025-to-2026", kind="equality-information"):
    return reverse(name, args=["barsetshire", kind, period])


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_the_hub_and_the_page_about_it_lead_to_the_period_and_the_answer_to_the_new_address(officer, draft):
    link = f'href="{at("change_period")}"'
    assert "1 April 2025 to 31 March 2026" in text_of(officer.get(at("officer_publication")))
    assert link in text_of(officer.get(at("officer_publication")))
    assert link in text_of(officer.get(at("about_document")))
    page = text_of(officer.get(at("change_period")))
    assert 'value="2025-04-01/2026-03-31" checked' in page
    assert "You have started or published this one already." not in page

    answer = officer.post(at("change_period"), {"seen": "1", "period": "2024-04-01/2025-03-31"}, follow=True)

    assert answer.redirect_chain == [(at("officer_publication", "2024-to-2025"), 302)]
    assert "The period is changed. What is written has stayed." in text_of(answer)
    assert officer.get(at("officer_publication")).status_code == 404


def test_other_dates_stand_in_the_form_as_they_are(officer, barsetshire, olivia, draft):
    starting.change_period(draft, seen=1, by=olivia, starts_on=date(2025, 9, 1), ends_on=date(2026, 8, 31))

    page = text_of(officer.get(at("change_period")))

    assert 'value="other" checked' in page
    assert 'value="9"' in page


def test_a_period_that_is_taken_is_refused_beside_the_field(officer, barsetshire, olivia, draft):
    stories.draft(barsetshire, olivia, year=2024)

    page = text_of(officer.post(at("change_period"), {"seen": "1", "period": "2024-04-01/2025-03-31"}), 422)

    assert 'id="id_period-error"' in page or 'id="id_period_error"' in page
    assert "There is already a report for 2024 to 2025." in page
    assert Publication.objects.get(pk=draft.pk).period == "2025-to-2026"


def test_nothing_chosen_is_said_and_an_older_page_is_stopped(officer, olivia, draft):
    assert "Select the period it is about" in text_of(officer.post(at("change_period"), {"seen": "1"}), 422)
    starting.change_about(draft, seen=1, owner="Somebody else", by=olivia)

    page = text_of(officer.post(at("change_period"), {"seen": "1", "period": "2024-04-01/2025-03-31"}), 409)

    assert "Somebody saved this meanwhile" in page
    assert 'name="seen" value="2"' in page
    assert 'value="2024-04-01/2025-03-31" checked' in page


def test_what_is_under_way_or_was_published_offers_no_other_period(officer, barsetshire, olivia, petra):
    submitted = stories.submitted(barsetshire, olivia)
    assert at("change_period") not in text_of(officer.get(at("officer_publication")))
    assert officer.get(at("change_period")).status_code == 302
    typed = {"seen": str(submitted.version), "period": "2024-04-01/2025-03-31"}
    assert "Nothing in it can change" in text_of(officer.post(at("change_period"), typed), 409)
    actions.approve(submitted, agreed_digest=submitted.digest, by=petra)
    actions.publish(submitted, on=TODAY, by=petra)
    actions.start_correction(submitted, what_changes="The year.", by=olivia)

    assert at("change_period") not in text_of(officer.get(at("officer_publication")))
    assert at("change_period") not in text_of(officer.get(at("about_document")))


def test_what_has_no_period_has_no_such_page(officer, barsetshire, olivia, petra):
    policy = starting.start_document(barsetshire, Kind.POLICY, title="Dignity", on=TODAY, by=olivia)
    edition = stories.published_set(barsetshire, olivia, petra)

    assert officer.get(at("change_period", policy.period, "policy")).status_code == 404
    assert officer.get(at("change_period", edition.publication.period, "equality-objectives")).status_code == 404
    assert "Covers" not in text_of(officer.get(at("officer_publication", policy.period, "policy")))


def test_a_snapshot_is_about_one_day(officer, barsetshire, olivia):
    year = cycle_named(duty_on("GPG", TODAY), "2026-27")
    gaps = starting.start_document(barsetshire, Kind.PAY_GAP, cycle=year, on=TODAY, by=olivia)

    about = text_of(officer.get(at("about_document", gaps.period, "gender-pay-gap")))

    assert "It is about 31 March 2026." in about
    assert "31 March 2026 to 31 March 2026" not in text_of(
        officer.get(at("officer_publication", gaps.period, "gender-pay-gap"))
    )
