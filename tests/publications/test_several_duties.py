"""One document that meets several duties of several bodies, and one duty met by several documents: their days through
corrections, withdrawals, removals and successors."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from deadlines import actions as deadlines
from deadlines.models import Deadline
from duty.cycles import cycle_named
from duty.regimes import duty_on
from publications import actions, starting
from publications.checks import findings
from publications.models import Kind, Publication
from publications.steps import outlooks
from tests import cast
from tests.publications import stories

IN_TIME, LATE = date(2026, 3, 10), date(2026, 4, 20)
BODIES = ("council", "education_authority", "licensing_board")


def written(publication, by):
    for section in publication.sections.all():
        actions.write_section(section, seen=section.version, narrative="Words.", is_done=True, by=by)
    return publication


def made_public(publication, by, approver, *, on):
    publication = actions.submit(Publication.objects.get(pk=publication.pk), on=on, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)


def again(edition, by, approver, *, on):
    opened = actions.start_correction(edition.publication, what_changes="A word.", by=by)
    return made_public(opened, by, approver, on=on)


def never_met(edition, by, *, on):
    actions.withdraw(edition, because="The wrong file.", on=on, by=by, met_the_duty=False)


def headlines(edition):
    return {met["name"]: (met["headline"], met["next_due_on"]) for met in edition.passport["duties"]}


def open_days(council, *codes):
    rows = Deadline.objects.open().statutory().filter(council=council, duty__in=codes)
    return {(row.duty, row.body, row.cycle): row.due_on for row in rows}


# --- One document, several duties and bodies --------------------------------------------------------------------------


@pytest.fixture
def moray(db):
    return cast.enrolled("moray", nation="scotland")


def test_each_body_s_day_follows_its_document_through_a_withdrawal_and_a_new_edition(moray, olivia, petra):
    code = "SCO_MAINSTREAMING"
    for body, day in zip(BODIES, (20, 20, 1), strict=True):
        day = date(2024, 3, day)
        deadlines.enter_past(moray, code, made_public_on=day, label="The last one", body=body, by=olivia)
    two_years = {"starts_on": date(2024, 4, 1), "ends_on": date(2026, 3, 31)}
    report = starting.start_document(moray, Kind.MAINSTREAMING, **two_years, on=IN_TIME, by=olivia)
    before = open_days(moray, code)
    (outlook,) = [each for each in outlooks(report, moray, on=IN_TIME) if each.duty.code == code]
    assert outlook.standing.due_on == date(2026, 2, 28)  # of the body that has waited longest

    edition = made_public(written(report, olivia), olivia, petra, on=IN_TIME)
    told = [met["headline"] for met in edition.passport["duties"] if met["code"] == code]
    assert told == ["Published on time", "Published on time", "Published 10 days late"]
    assert open_days(moray, code) == {(code, body, ""): date(2028, 3, 9) for body in BODIES}

    never_met(edition, petra, on=date(2026, 3, 12))
    assert open_days(moray, code) == before

    mended = again(edition, olivia, petra, on=LATE)
    told = [met["headline"] for met in mended.passport["duties"] if met["code"] == code]
    assert told == ["Published 32 days late", "Published 32 days late", "Published 51 days late"]
    assert open_days(moray, code) == {(code, body, ""): date(2028, 4, 19) for body in BODIES}


@pytest.mark.parametrize(
    ("year", "on", "pay_gap", "next_due_on"),
    [
        (2025, IN_TIME, "2025-26", date(2027, 3, 30)),
        (2024, date(2026, 6, 10), "2025-26", date(2027, 3, 30)),
        (2022, date(2026, 6, 10), "2023-24", date(2026, 3, 30)),
        (2025, date(2026, 6, 10), "2026-27", date(2026, 3, 30)),
    ],
    ids=["in time", "late", "years late", "with the next figures"],
)
def test_a_pay_gap_in_a_report_is_for_the_year_that_the_report_can_tell_of(
    barsetshire, olivia, petra, year, on, pay_gap, next_due_on
):
    report = stories.written(barsetshire, olivia, year=year)
    both = [("EQ_INFO", "council"), ("GPG", "council")]
    report = starting.change_about(report, seen=report.version, claims=both, by=olivia)
    told = [(each.name, each.standing.headline, each.next_due_on) for each in outlooks(report, barsetshire, on=on)]

    edition = made_public(report, olivia, petra, on=on)

    met = edition.passport["duties"][1]
    assert told[1] == (met["name"], met["headline"], date.fromisoformat(met["next_due_on"]))
    assert met["name"] == f"Gender pay gap {pay_gap}"
    assert ("late" in met["headline"]) is (on > IN_TIME and pay_gap != "2026-27")
    assert (barsetshire.discharges.get(duty="GPG").cycle, met["next_due_on"]) == (pay_gap, next_due_on.isoformat())


def test_who_publishes_reads_which_year_it_is_for_and_that_an_earlier_one_is_owed(client, barsetshire, olivia, petra):
    report = stories.written(barsetshire, olivia)
    report = starting.change_about(report, seen=report.version, claims=[("GPG", "council")], by=olivia)
    report = actions.submit(report, on=date(2026, 6, 10), by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)
    client.force_login(olivia)

    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
        page = client.get(reverse("publish_publication", args=["barsetshire", report.kind_in_address, report.period]))

    assert "It meets the duty “Gender pay gap 2026-27”" in page.content.decode()
    assert "An earlier reporting year is still owed: its day is <strong>30 March 2026" in page.content.decode()


# --- Several documents, each with its duty ----------------------------------------------------------------------------


@pytest.fixture
def gwynedd(db):
    return cast.enrolled("gwynedd", nation="wales")


def test_of_two_documents_one_is_late_and_the_other_in_time(gwynedd, olivia, petra):
    report_code, staff_code = "WAL_ANNUAL_REPORT", "WAL_EMPLOYMENT_INFO"
    told = {"on": IN_TIME, "by": olivia, "cycle": cycle_named(duty_on(report_code, IN_TIME), "2024-25")}
    report = starting.start_document(gwynedd, Kind.ANNUAL_REPORT, **told)
    report = starting.change_about(report, seen=1, claims=[(report_code, "council")], by=olivia)
    staff = starting.start_document(gwynedd, Kind.WORKFORCE, **told)

    first = made_public(written(report, olivia), olivia, petra, on=IN_TIME)
    second = made_public(written(staff, olivia), olivia, petra, on=LATE)

    assert headlines(first) == {"Annual equality report 2024-25": ("Published on time", "2027-03-31")}
    assert headlines(second) == {"Employment information 2024-25": ("Published 20 days late", "2027-03-31")}
    both = {(code, "council", "2025-26"): date(2027, 3, 31) for code in (report_code, staff_code)}
    assert open_days(gwynedd, report_code, staff_code) == both

    never_met(second, petra, on=date(2026, 4, 22))
    assert open_days(gwynedd, report_code)[report_code, "council", "2025-26"] == date(2027, 3, 31)
    assert open_days(gwynedd, staff_code)[staff_code, "council", "2024-25"] == date(2026, 3, 31)

    mended = again(second, olivia, petra, on=date(2026, 5, 2))
    assert headlines(mended) == {"Employment information 2024-25": ("Published 32 days late", "2027-03-31")}
    actions.remove_by_law(mended, because="A court’s order", on=date(2026, 6, 1), by=petra)
    assert open_days(gwynedd, report_code, staff_code) == both


# --- One duty, several documents --------------------------------------------------------------------------------------


def test_of_two_parts_the_one_that_moves_the_day_does_so_whatever_becomes_of_the_other(barsetshire, olivia, petra):
    whole = stories.written(barsetshire, olivia)
    part = starting.start_document(
        barsetshire, Kind.WORKFORCE, starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31), on=IN_TIME, by=olivia
    )
    part = starting.change_about(part, seen=1, claims=[("EQ_INFO", "council")], is_part=True, by=olivia)
    moved = {("EQ_INFO", "council", ""): date(2027, 3, 9)}

    made_public(whole, olivia, petra, on=IN_TIME)
    late = made_public(written(part, olivia), olivia, petra, on=LATE)

    assert (headlines(late), open_days(barsetshire, "EQ_INFO")) == ({}, moved)
    corrected = again(late, olivia, petra, on=date(2026, 5, 1))
    actions.withdraw(corrected, because="Wrong", on=date(2026, 5, 2), by=petra)
    mended = again(corrected, olivia, petra, on=date(2026, 5, 3))
    actions.remove_by_law(mended, because="A court’s order", on=date(2026, 6, 1), by=petra)
    assert open_days(barsetshire, "EQ_INFO") == moved


def test_a_successor_moves_the_day_and_its_withdrawal_gives_it_back_to_the_one_before(barsetshire, olivia, petra):
    older = made_public(stories.written(barsetshire, olivia, year=2024), olivia, petra, on=IN_TIME)
    draft = stories.written(barsetshire, olivia)
    starting.change_about(draft, seen=draft.version, supersedes=older.publication, by=olivia)
    newer = made_public(draft, olivia, petra, on=LATE)
    assert open_days(barsetshire, "EQ_INFO") == {("EQ_INFO", "council", ""): date(2027, 4, 19)}

    never_met(newer, petra, on=date(2026, 4, 22))
    assert open_days(barsetshire, "EQ_INFO") == {("EQ_INFO", "council", ""): date(2027, 3, 9)}

    never_met(older, petra, on=date(2026, 4, 23))
    mended = again(newer, olivia, petra, on=date(2026, 4, 24))
    assert open_days(barsetshire, "EQ_INFO") == {("EQ_INFO", "council", ""): date(2027, 4, 23)}
    assert headlines(mended)["Equality information"][0] == "First publication that this portal knows of"


def test_parts_that_leave_the_day_to_each_other_are_told_so(barsetshire, olivia, petra):
    year = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31), "on": IN_TIME, "by": olivia}
    one = stories.written(barsetshire, olivia)
    other = starting.start_document(barsetshire, Kind.WORKFORCE, **year)
    for part in (one, other):
        starting.change_about(part, seen=part.version, claims=[("EQ_INFO", "council")], is_part=True, by=olivia)

    def left(publication):
        publication = Publication.objects.get(pk=publication.pk)
        return [each.sentence for each in findings(publication, on=IN_TIME) if each.rule == "day-left-to-nobody"]

    assert "“Equality information” together with other documents, but no other one" in left(one)[0]
    assert len(left(other)) == 1
    one = Publication.objects.get(pk=one.pk)
    one = starting.change_about(one, seen=one.version, claims=[("EQ_INFO", "council")], is_part=False, by=olivia)
    assert (left(one), left(other)) == ([], [])

    made_public(one, olivia, petra, on=IN_TIME)
    assert left(other) == []
    Publication.objects.filter(pk=one.pk).update(ends_on=date(2025, 3, 31))
    assert len(left(other)) == 1
    published = made_public(written(other, olivia), olivia, petra, on=LATE)
    assert left(actions.start_correction(published.publication, what_changes="A word.", by=olivia)) == []
