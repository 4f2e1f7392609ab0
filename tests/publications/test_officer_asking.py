"""Who is asked for a part and what they may do on its pages; and what of a part the public reads."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from publications import actions, building, contributing
from publications.models import Answered
from tests import cast
from tests.publications import stories
from tests.publications.building_stage import a_file, at, cells, part, table, text_of

REPORT = ("barsetshire", "equality-information", "2025-to-2026")


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-01 10:00 +0100", tick=False):
        yield


@pytest.fixture
def report(barsetshire, olivia):
    return stories.draft(barsetshire, olivia)


@pytest.fixture
def section(report):
    return part(report)


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def con(barsetshire):
    return cast.person("con", (barsetshire, "contributor"))


def day(name, year, month, number):
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def test_an_officer_asks_and_takes_back(officer, section, con):
    wrong = officer.post(at("ask_for_part"), {"wanted": "", "person": ""} | day("due_on", 2026, 5, 1))
    assert wrong.status_code == 422
    for said in ("Select who is asked", "Enter what is wanted", "must be on or after 1 June 2026"):
        assert said in text_of(wrong)
    typed = {"person": con.pk, "wanted": "The figures"} | day("due_on", 2026, 7, 1)
    assert "Con is asked" in text_of(officer.post(at("ask_for_part"), typed, follow=True))
    hub = text_of(officer.get(reverse("officer_publication", args=REPORT)))
    assert "Con is asked, by 1 July 2026" in hub
    assert "1 is with others" in hub

    asked = section.contributions.get()
    assert "The figures" in text_of(officer.get(at("contribution", asked.pk)))
    assert officer.post(at("contribution", asked.pk), {"state": "done"}).status_code == 302
    officer.post(at("take_back", asked.pk))
    officer.post(at("take_back", asked.pk))
    asked.refresh_from_db()
    assert asked.state == Answered.TAKEN_BACK


def test_a_contributor_writes_the_part_they_are_asked_for_and_no_other(client, report, section, con, olivia):
    told = {"wanted": "The figures", "due_on": date(2026, 7, 1), "on": date(2026, 6, 1)}
    asked = contributing.ask(section, person=con, **told, by=olivia)
    client.force_login(con)
    yours = text_of(client.get("/officers/barsetshire/"))
    assert at("contribution", asked.pk) in yours

    page = text_of(client.get(at("write_section")))
    assert "I have finished this part" not in page
    assert "Who was asked" not in page
    receipt = client.post(at("write_section"), {"seen": 1, "narrative": "We trained 40.", "is_done": "on"}, follow=True)
    assert receipt.redirect_chain[-1][0] == at("contribution", asked.pk)
    assert "is saved, and Olivia can read it" in text_of(receipt)
    assert "Nothing is public until it has been approved" in text_of(receipt)
    section.refresh_from_db()
    assert (section.narrative, section.is_done) == ("We trained 40.", False)
    assert client.post(at("add_table"), cells()).status_code == 302
    assert client.get(at("write_section", key="people")).status_code == 403
    assert client.post(at("add_link", key="people"), {"text": "x", "address": "https://x.org"}).status_code == 403
    assert client.get(at("choose_measures")).status_code == 403


def test_a_contributor_answers_and_may_write_no_more(client, section, con, olivia):
    told = {"wanted": "The figures", "due_on": date(2026, 7, 1), "on": date(2026, 6, 1)}
    asked = contributing.ask(section, person=con, **told, by=olivia)
    client.force_login(con)
    assert client.post(at("contribution", asked.pk)).status_code == 422
    assert "Enter why you cannot" in text_of(client.post(at("contribution", asked.pk), {"state": "cannot"}))
    thanks = client.post(at("contribution", asked.pk), {"state": "done", "because": ""}, follow=True)

    assert "Thank you" in text_of(thanks)
    assert "There is nothing more for you to do here" in text_of(thanks)
    assert client.get(at("write_section")).status_code == 403
    assert client.post(at("contribution", asked.pk), {"state": "unchanged"}).status_code == 409


def test_nobody_reads_what_a_colleague_was_asked(client, barsetshire, section, con, olivia):
    told = {"wanted": "The figures", "due_on": date(2026, 7, 1), "on": date(2026, 6, 1)}
    asked = contributing.ask(section, person=con, **told, by=olivia)
    client.force_login(cast.person("cleo", (barsetshire, "contributor")))

    assert client.get(at("contribution", asked.pk)).status_code == 404


# --- In public --------------------------------------------------------------------------------------------------------


def test_what_goes_with_a_part_is_public_with_its_edition_and_gone_with_it(client, barsetshire, olivia, petra):
    report = stories.written(barsetshire, olivia)
    table(part(report), olivia)
    building.add_link(part(report), text="Minutes of Cabinet", address="https://example.org/1", by=olivia)
    file = building.add_file(part(report), title="All tables", accepted=a_file(), by=olivia)
    report = actions.submit(report, on=date(2026, 6, 1), by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)
    edition = actions.publish(report, on=date(2026, 6, 1), by=olivia)

    page = text_of(client.get(edition.get_absolute_url()))
    place = f"{edition.get_absolute_url()}files/{file.sha256[:12]}/"
    assert "Minutes of Cabinet" in page
    assert f"{place}All%20tables.txt" in page
    read = client.get(f"{place}All tables.txt")
    assert (read.status_code, read.content) == (200, b"Everything we counted.")
    assert "attachment" in read["Content-Disposition"]
    assert client.get(f"{place}Other.txt").status_code == 404
    assert client.get(f"{edition.get_absolute_url()}files/{'0' * 12}/All tables.txt").status_code == 404
    told = client.get(f"{edition.get_absolute_url().rstrip('/')}.csv").content.decode("utf-8-sig")
    assert "Employees by sex" in told
    assert "1240" in told

    actions.remove_by_law(edition, because="A court ordered it.", on=date(2026, 6, 2), by=olivia)
    assert client.get(f"{place}All tables.txt").status_code == 410
