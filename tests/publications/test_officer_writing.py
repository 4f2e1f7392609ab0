"""Starting a report and writing its parts, on the page."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from councils.models import Record
from publications import actions
from publications.models import Publication
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
ABOUT = reverse("write_section", args=[*REPORT, "aims"])

START = "/officers/barsetshire/publications/start/equality-information/"


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-01 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def text_of(response):
    return response.content.decode()


# --- Starting ---------------------------------------------------------------------------------------------------------


def test_the_year_just_ended_is_offered_first(officer):
    page = text_of(officer.get(START))

    assert page.index("1 April 2025 to 31 March 2026") < page.index("1 April 2026 to 31 March 2027")
    assert "Calendar year: 1 January 2025 to 31 December 2025" in page


def test_a_report_is_started_for_the_period_chosen(officer):
    response = officer.post(START, {"period": "2025-04-01/2026-03-31"})

    assert response.headers["Location"] == reverse("officer_publication", args=REPORT)
    assert Publication.objects.get().ends_on == date(2026, 3, 31)


def test_a_report_may_cover_other_dates(officer):
    officer.post(
        START,
        {
            "period": "other", "starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2025",
            "ends_on-day": "31", "ends_on-month": "8", "ends_on-year": "2026",
        },
    )  # fmt: skip

    assert (Publication.objects.get().starts_on, Publication.objects.get().period) == (date(2025, 9, 1), "2025-to-2026")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Select the period it is about"),
        ({"period": "1066"}, "Select one of the choices on this page"),
        ({"period": "other"}, "Enter the first day of the period"),
        ({"period": "other", "starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2025"}, "Enter the last"),
        ({"period": "other", "starts_on-day": "31", "starts_on-month": "2", "starts_on-year": "2025"}, "a real date"),
        ({"period": "other", "ends_on-day": "31", "ends_on-month": "2", "ends_on-year": "2025"}, "a real date"),
        (
            {"period": "other", "starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2025",
             "ends_on-day": "1", "ends_on-month": "9", "ends_on-year": "2025"},
            "The last day must be after the first day",
        ),
    ],
)  # fmt: skip
def test_a_period_that_cannot_be_is_refused_beside_its_field(officer, typed, said):
    response = officer.post(START, typed)

    assert response.status_code == 422
    assert said in text_of(response)
    assert not Publication.objects.exists()


def test_dates_typed_beside_a_usual_year_do_not_count(officer):
    officer.post(
        START,
        {"period": "2025-04-01/2026-03-31", "starts_on-day": "99"},
    )

    assert Publication.objects.get().starts_on == date(2025, 4, 1)


def test_a_period_that_has_a_report_says_so_before_and_after(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert "started or published this one already" in text_of(officer.get(START))
    response = officer.post(START, {"period": "2025-04-01/2026-03-31"})

    assert (response.status_code, Publication.objects.count()) == (422, 1)
    assert "already a report for 2025 to 2026" in text_of(response)


def test_a_kind_that_another_nation_makes_cannot_be_started_here(client, db):
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    client.force_login(cast.person("olwen", (gwynedd, "officer")))

    response = client.post(START.replace("barsetshire", "gwynedd"), {"period": "2025-04-01/2026-03-31"})

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-03-31", "1 April 2024 to 31 March 2025"), ("2026-04-01", "1 April 2025 to 31 March 2026")],
)
def test_the_financial_year_turns_on_1_april(officer, today, first):
    with time_machine.travel(f"{today} 12:00 +0100", tick=False):
        page = text_of(officer.get(START))

    assert page.index(first) == min(page.index(words) for words in ("1 April 2024", "1 April 2025"))


# --- Writing ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def about(barsetshire, olivia):
    return stories.draft(barsetshire, olivia).sections.get(key="aims")


def test_a_part_is_saved_and_its_state_shows_on_the_report(officer, about):
    response = officer.post(ABOUT, {"seen": "1", "narrative": "Barsetshire is invented.", "is_done": "on"}, follow=True)

    about.refresh_from_db()
    assert (about.narrative, about.is_done) == ("Barsetshire is invented.", True)
    assert "is saved" in text_of(response)
    assert response.redirect_chain == [(reverse("officer_publication", args=REPORT), 302)]


@pytest.mark.parametrize(
    "words",
    [
        "Y tŷ ar Ynys Môn – pïod, gŵr, ŵyn",
        "“Pasted” from Word… with a non‑breaking hyphen",
        "Fewer than <5 people & 5 < 7, a<b and b>c",
        "A very long text. " * 4000,
    ],
    ids=["Welsh", "Word", "signs", "long"],
)
def test_whatever_is_typed_is_kept_whole(officer, about, words):
    officer.post(ABOUT, {"seen": "1", "narrative": words})

    about.refresh_from_db()
    assert about.narrative == words.strip()


def test_what_is_html_in_a_text_is_shown_as_words(officer, about):
    officer.post(ABOUT, {"seen": "1", "narrative": "<script>alert(1)</script>"})

    for name in ("preview_publication", "check_publication", "officer_publication"):
        assert "<script>alert" not in text_of(officer.get(reverse(name, args=REPORT)))
    assert "<script>alert" not in text_of(officer.get(ABOUT))


def test_a_part_marked_as_finished_has_words(officer, about):
    response = officer.post(ABOUT, {"seen": "1", "narrative": " ", "is_done": "on"})

    assert response.status_code == 422
    assert "Write this part before you mark it as finished" in text_of(response)


def test_a_part_is_written_or_left_out_but_not_both(officer, about):
    gaps = reverse("write_section", args=[*REPORT, "gaps"])

    response = officer.post(gaps, {"seen": "1", "narrative": "Words", "left_out_because": "A reason"})

    assert response.status_code == 422
    assert "Either write this part or leave it out" in text_of(response)
    assert "Words</textarea>" in text_of(response)
    assert "A reason</textarea>" in text_of(response)


def test_a_part_left_out_says_so_on_the_report(officer, about):
    officer.post(reverse("write_section", args=[*REPORT, "gaps"]), {"seen": "1", "left_out_because": "None known"})

    assert "Left out" in text_of(officer.get(reverse("officer_publication", args=REPORT)))


def test_a_part_that_every_council_owes_offers_no_way_out(officer, about):
    assert "leave this part out" not in text_of(officer.get(ABOUT))


def test_a_reason_too_long_for_its_row_is_refused_and_kept(officer, about):
    reason = "y" * 501

    response = officer.post(reverse("write_section", args=[*REPORT, "gaps"]), {"seen": "1", "left_out_because": reason})

    assert response.status_code == 422
    assert "must be 500 characters or fewer" in text_of(response)
    assert reason in text_of(response)


@pytest.mark.parametrize("seen", ["", "x"])
def test_a_form_without_its_version_saves_nothing(officer, about, seen):
    response = officer.post(ABOUT, {"seen": seen, "narrative": "Words"})

    about.refresh_from_db()
    assert (response.status_code, about.narrative) == (422, "")


def test_the_second_of_two_people_sees_both_texts_and_loses_neither(officer, about, olivia):
    actions.write_section(about, seen=1, narrative="The first text", by=cast.person("otto"))

    response = officer.post(ABOUT, {"seen": "1", "narrative": "The second text"})

    page = text_of(response)
    about.refresh_from_db()
    assert (response.status_code, about.narrative) == (409, "The first text")
    assert "The second text</textarea>" in page
    assert "The first text" in page
    assert "Otto saved it on 1 June 2026" in page
    assert 'name="seen" value="2"' in page


def test_saving_after_having_seen_both_is_a_decision(officer, about, olivia):
    actions.write_section(about, seen=1, narrative="The first text", by=olivia)

    officer.post(ABOUT, {"seen": "2", "narrative": "Both texts"})

    about.refresh_from_db()
    assert about.narrative == "Both texts"


def test_a_stale_tick_is_told_in_words(officer, about, olivia):
    actions.write_section(about, seen=1, narrative="Same", is_done=True, by=olivia)

    page = text_of(officer.post(ABOUT, {"seen": "1", "narrative": "Same"}))

    assert "I have finished this part" in page
    assert "Yes" in page


def test_words_that_come_after_the_submit_are_refused_and_stay_in_the_box(officer, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)

    response = officer.post(ABOUT, {"seen": "2", "narrative": "Too late"})

    assert response.status_code == 409
    assert "with the approver" in text_of(response)
    assert "Too late</textarea>" in text_of(response)


def test_a_part_of_a_submitted_report_leads_to_where_it_stands(officer, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)

    assert officer.get(ABOUT).headers["Location"] == reverse("officer_publication", args=REPORT)


def test_the_text_of_the_year_before_lies_beside_the_box(officer, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024, words="What was said then.")
    stories.draft(barsetshire, olivia)

    page = text_of(officer.get(ABOUT))

    assert "What was said then. What we did to meet the three aims" in page


def test_without_a_year_before_nothing_is_offered(officer, about):
    assert "said here" not in text_of(officer.get(ABOUT))


def test_what_fills_itself_is_shown_above_the_box(officer, about):
    page = text_of(officer.get(reverse("write_section", args=[*REPORT, "duty"])))

    assert "bound by the public sector equality duty" in page
    assert "Your own words (optional)" in page


def test_looking_at_a_part_writes_nothing(officer, about):
    before = Record.objects.count()

    officer.get(ABOUT)

    about.refresh_from_db()
    assert (Record.objects.count(), about.version) == (before, 1)
