"""The public register of corrections, and what the wrong edition says in every form."""

from datetime import date

import pytest

from publications import actions, starting
from publications import actions as publications
from publications.changes import Why
from publications.models import Publication
from tests.publications import public_stage as stage

REGISTER = "/councils/barsetshire/corrections/"
WHY = Why(
    mends_an_error=True, was_wrong="12 people were counted twice.", is_right="The share is 7.9 per cent.",
    because="The payroll file held leavers.", decided_by="Head of policy",
)  # fmt: skip


def page_of(client, address=REGISTER) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def further(edition, by, *, why, on=date(2026, 4, 1)):
    opened = publications.start_correction(edition.publication, what_changes="Two shares are new.", why=why, by=by)
    return stage.publish(publications.submit(opened, on=on, by=by), on=on, by=by)


@pytest.fixture
def report(barsetshire, olivia):
    return stage.published_report(barsetshire, olivia)


def test_without_any_it_says_so(client, barsetshire):
    assert "Nothing has been corrected, withdrawn or removed." in page_of(client)
    assert client.get("/councils/nowhere/corrections/").status_code == 404


def test_a_correction_stands_with_what_was_wrong_what_is_right_and_who_decided(client, report, olivia):
    second = further(report, olivia, why=WHY)

    page = page_of(client)

    for words in (
        "1 April 2026", "12 people were counted twice.", "The share is 7.9 per cent.", "The payroll file held leavers.",
        "Head of policy", report.get_absolute_url(), second.get_absolute_url(), "?from=1&amp;to=2",
    ):  # fmt: skip
        assert words in page


def test_one_of_before_has_its_note_alone(client, report, olivia):
    stage.corrected(report, olivia, what="The headcount was wrong.")

    assert "The headcount was wrong." in page_of(client)


def test_an_update_is_no_correction(client, report, olivia):
    second = further(report, olivia, why=Why(mends_an_error=False, because="New figures."))

    assert "Two shares are new." not in page_of(client)
    wrong = page_of(client, report.get_absolute_url())
    assert "This edition has an error" not in wrong
    assert "updates this one: Two shares are new." in wrong
    assert "What changed: Two shares are new." in page_of(client, second.get_absolute_url())


def test_withdrawals_and_removals_stand_with_their_reasons_newest_first(client, barsetshire, report, olivia):
    publications.withdraw(report, because="It named a person.", on=date(2026, 5, 5), by=olivia)
    older = stage.published_report(barsetshire, olivia, year=2024, on=date(2025, 3, 11))
    publications.remove_by_law(older, because="By order of the court.", on=date(2026, 6, 6), by=olivia)

    page = page_of(client)

    assert page.index("By order of the court.") < page.index("It named a person.")
    assert older.get_absolute_url() not in page
    assert report.get_absolute_url() in page


def test_what_a_removed_correction_said_is_removed_with_it(client, report, olivia):
    second = further(report, olivia, why=WHY)
    publications.remove_by_law(second, because="By order of the court.", on=date(2026, 6, 6), by=olivia)

    page = page_of(client)

    assert "12 people were counted twice." not in page
    assert "Edition 1.1, which was removed by law" in page


def test_the_wrong_one_s_removal_takes_its_link_away(client, report, olivia):
    further(report, olivia, why=WHY)
    publications.remove_by_law(report, because="By order of the court.", on=date(2026, 6, 6), by=olivia)

    page = page_of(client)

    assert "Edition 1.0, which was removed by law" in page
    assert "?from=1" not in page


def test_the_lists_lead_to_it(client, report):
    for address in ("/councils/barsetshire/", "/councils/barsetshire/publications/"):
        assert REGISTER in page_of(client, address)


def test_the_wrong_edition_says_what_is_right_and_leads_to_it(client, report, olivia):
    further(report, olivia, why=WHY)

    page = page_of(client, report.get_absolute_url())

    assert "This edition has an error. There is a newer edition" in page
    assert "<strong>What was wrong:</strong> 12 people were counted twice." in page
    assert "<strong>What is right:</strong> The share is 7.9 per cent." in page


@pytest.mark.parametrize("ending", ["/", ".json", ".csv", ".html", ".pdf", ".sha256"])
def test_every_form_of_the_wrong_edition_names_the_next_and_the_newest(client, report, olivia, ending):
    stage.drawn(report)
    second = further(report, olivia, why=WHY)
    third = further(second, olivia, why=WHY, on=date(2026, 5, 1))
    old, next_one, newest = (each.get_absolute_url()[:-1] + ending for each in (report, second, third))

    link = client.get(old)["Link"]

    assert f'<{next_one}>; rel="successor-version"' in link
    assert f'<{newest}>; rel="latest-version"' in link
    assert "Link" not in client.get(third.get_absolute_url())


def test_a_later_edition_that_does_not_stand_is_not_named(client, report, olivia):
    second = further(report, olivia, why=WHY)
    publications.withdraw(second, because="Wrong too.", on=date(2026, 5, 5), by=olivia)

    assert "Link" not in client.get(report.get_absolute_url())
    assert client.get(second.get_absolute_url())["X-Withdrawn-On"] == "2026-05-05"
    assert ": Equality information 2025 to 2026</span></a>, withdrawn on 5 May 2026" in page_of(client)


def test_it_asks_as_few_queries_for_many_as_for_one(client, report, olivia, django_assert_num_queries):
    latest = further(report, olivia, why=WHY)
    with django_assert_num_queries(2):
        page_of(client)
    for month in range(5, 8):
        latest = further(latest, olivia, why=WHY, on=date(2026, month, 1))
    with django_assert_num_queries(2):
        page_of(client)


# --- The report of the next period ------------------------------------------------------------------------------------


def of_year(council, by, year):
    return stage.published_report(council, by, year=year, on=date(year + 1, 3, 10))


def test_the_next_report_takes_the_place_of_this_one(client, barsetshire, olivia):
    oldest, newer, newest = (of_year(barsetshire, olivia, year) for year in (2023, 2024, 2025))

    page = page_of(client, oldest.get_absolute_url())

    assert newer.passport["supersedes"] == {
        "title": "Equality information 2023 to 2024",
        "path": oldest.get_absolute_url(),
        "published_on": "2024-03-10",
    }
    assert "Takes the place of" in page_of(client, newer.get_absolute_url())
    assert "Compare the editions" in page_of(client, newer.get_absolute_url())
    assert oldest.passport["supersedes"] is None
    assert "Its place was taken on 10 March 2025 by" in page
    assert "A newer document was published on 10 March 2026" in page
    assert newest.publication.get_absolute_url() in page
    assert "A newer document" not in page_of(client, newest.get_absolute_url())


def test_a_withdrawn_report_takes_nothing_s_place(client, barsetshire, olivia):
    oldest, newer = (of_year(barsetshire, olivia, year) for year in (2023, 2024))
    assert "A newer document" in page_of(client, oldest.get_absolute_url())
    publications.withdraw(newer, because="Wrong.", on=date(2025, 3, 12), by=olivia)

    assert "A newer document" not in page_of(client, oldest.get_absolute_url())
    third = of_year(barsetshire, olivia, 2025)
    assert third.passport["supersedes"]["path"] == oldest.get_absolute_url()


def test_a_set_takes_the_place_of_the_set_before_it(client, barsetshire, olivia):
    old = stage.published_set(barsetshire, olivia, title="Old objectives", on=date(2022, 2, 2))
    new = stage.published_set(barsetshire, olivia, title="New objectives", on=date(2026, 2, 2))

    assert new.passport["supersedes"]["title"] == "Old objectives"
    assert "A newer document was published on 2 February 2026" in page_of(client, old.get_absolute_url())


def test_what_a_correction_may_come_to_replace_is_not_told_before_it_is_published(client, barsetshire, olivia, petra):
    def policy(title, **told):
        made = starting.start_document(barsetshire, "policy", title=title, on=date(2026, 6, 1), by=olivia)
        for section in made.sections.all():
            actions.write_section(section, seen=1, narrative="Words.", is_done=True, by=olivia)
        starting.change_about(Publication.objects.get(pk=made.pk), seen=1, owner="Head of Policy", by=olivia, **told)
        return again(made)

    def again(made):
        publication = actions.submit(Publication.objects.get(pk=made.pk), on=date(2026, 6, 1), by=olivia)
        actions.approve(publication, agreed_digest=publication.digest, by=petra)
        return actions.publish(publication, on=date(2026, 6, 10), by=olivia)

    day = {"review_on": date(2029, 3, 31)}
    first, second = policy("First", **day), policy("Second", **day)
    opened = actions.start_correction(second.publication, what_changes="It replaces the first.", by=olivia)
    starting.change_about(opened, seen=opened.version, supersedes=first.publication, title="Not told yet", by=olivia)

    assert "A newer document" not in page_of(client, first.get_absolute_url())

    assert again(opened).snapshot["supersedes"] == ["First", first.publication.get_absolute_url()]
    assert "A newer document" in page_of(client, first.get_absolute_url())
    back = actions.start_correction(Publication.objects.get(pk=opened.pk), what_changes="It does not.", by=olivia)
    starting.change_about(back, seen=back.version, supersedes=None, by=olivia)
    assert "A newer document" in page_of(client, first.get_absolute_url())
