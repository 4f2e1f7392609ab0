"""The public calculator as a page: two steps, one address, no cookie, and errors that lose nothing."""

import re
from datetime import UTC, date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.http import HttpResponse
from django.utils.html import strip_tags

from deadlines.when_views import kept_until_midnight

ON = "on=2026-11-22"
LONDON = ZoneInfo("Europe/London")


def words(answer: HttpResponse) -> str:
    """What the page says, without its marks."""
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(strip_tags(main)).split())


def ask(client, asked: str) -> str:
    answer = client.get(f"/when/?{asked}")
    assert answer.status_code == 200, answer.get("Location") or words(answer)
    return words(answer)


# --- Its manners ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/when/", f"/when/?nation=england&{ON}", f"/when/dates.ics?nation=england&{ON}"])
def test_it_needs_no_database_sets_no_cookie_and_may_be_kept(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"].startswith("public, max-age=0, s-maxage=")
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/when/", "/when/dates.ics"])
def test_it_takes_no_posts(client, address):
    assert client.post(address, {"nation": "england"}).status_code == 405


def test_a_page_holds_no_token_and_its_form_asks_by_its_address(client):
    page = client.get(f"/when/?nation=england&{ON}").content.decode()

    assert "csrfmiddlewaretoken" not in page
    assert '<form action="/when/" method="get"' in page
    assert "post" not in page.lower().split("</head>")[1]


def kept(now: datetime) -> dict[str, int]:
    rules = kept_until_midnight(HttpResponse(), now=now)["Cache-Control"].split(", ")
    return {name: int(seconds) for name, _, seconds in (rule.partition("=") for rule in rules) if seconds}


def test_at_noon_an_answer_is_kept_like_any_public_page():
    rules = kept(datetime(2026, 11, 22, 12, tzinfo=LONDON))

    assert (rules["max-age"], rules["s-maxage"], rules["stale-while-revalidate"]) == (0, 60, 60)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2026, 11, 22, 12, tzinfo=LONDON), 12 * 3600),
        (datetime(2026, 3, 29, 0, 30, tzinfo=LONDON), 22.5 * 3600),  # the clocks go forward in this night
        (datetime(2026, 10, 25, 0, 30, tzinfo=LONDON), 24.5 * 3600),  # and back in this one
        (datetime(2026, 7, 1, 22, 59, 30, tzinfo=UTC), 30),  # half a minute to midnight in London
        (datetime(2026, 7, 1, 22, 59, 59, 900000, tzinfo=UTC), 0),
    ],
)
def test_no_cache_shows_an_answer_after_midnight_in_london(now, left):
    rules = kept(now)

    assert rules["s-maxage"] + rules["stale-if-error"] == left
    assert rules["s-maxage"] + rules["stale-while-revalidate"] <= left


def test_a_mistake_and_a_detour_are_kept_by_nobody(client):
    assert "no-store" in client.get("/when/?nation=england&employees=x")["Cache-Control"]
    assert "no-store" in client.get("/when/?nation=england&employees=")["Cache-Control"]


# --- Mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("employees=12", "Select where the council is"),
        ("nation=", "Select where the council is"),
        ("nation=france", "Select where the council is"),
        ("nation=england&employees=-5", "Number of employees must be 1 or more"),
        ("nation=england&employees=many", "Number of employees must be a whole number, like 1,200"),
        ("nation=england&employees=99999999", "Number of employees must be 1,000,000 or fewer"),
        ("nation=england&eq_info=2026-02-31", "The day of the last publication (equality information) must be a real"),
        ("nation=england&eq_info-day=3", "(equality information) must include a month and year"),
        ("nation=england&eq_info=banana", "(equality information) must include a month and year"),
        (f"nation=england&{ON}&eq_info=2026-11-23", "must be on or before 22 November 2026"),
        ("nation=england&eq_info=2011-09-09", "must be on or after 10 September 2011"),
        ("nation=wales&wal_sep=2011-04-05", "must be on or after 6 April 2011"),
        ("nation=scotland&sco_outcomes=2012-05-26", "must be on or after 27 May 2012"),
        ("nation=england&eq_info=never&eq_info-day=1&eq_info-month=2&eq_info-year=2025", "or tick the box under it"),
        ("nation=england&gpg=2099-00", "Select one of the choices on this page"),
        ("nation=england&gpg=banana", "Select one of the choices on this page"),
        ("nation=england&on=2010-12-31", "The day to ask about must be on or after 1 January 2011"),
        ("nation=england&on=2061-01-01", "The day to ask about must be on or before 31 December 2060"),
        (f"nation=england&{ON}&planned=2026-11-21", "must be on or after 22 November 2026"),
        ("nation=england&began=2023-04-01&eq_info=2022-03-30", "on or after 1 April 2023, the council’s first day"),
    ],
)
def test_a_mistake_is_told_in_words_beside_its_question(client, asked, told):
    answer = client.get(f"/when/?{asked}")

    assert answer.status_code == 422
    assert words(answer).count(told) == 2  # in the summary and beside the question
    assert "<title>Error: " in answer.content.decode()


def test_after_a_mistake_everything_typed_is_still_there(client):
    sent = {
        "nation": "wales",
        "employees": "twelve",
        "began-day": "1",
        "began-month": "4",
        "began-year": "1996",
        "wal_sep-day": "31",
        "wal_sep-month": "2",
        "wal_sep-year": "2024",
        "wal_objectives_review-never": "on",
        "wal_annual_report": "earlier",
    }

    page = client.get("/when/", sent).content.decode()

    assert 'value="wales" checked' in page
    for name, typed in sent.items():
        if name not in ("nation", "wal_objectives_review-never", "wal_annual_report"):
            assert re.search(rf'name="{name}"[^>]* value="{typed}"', page), name
    assert 'value="earlier" checked' in page
    assert 'name="wal_objectives_review-never" type="checkbox" value="on" checked' in page
    assert '<details class="govuk-details" open>' in page  # the first day is folded away only where it is not used


def test_a_mistake_in_the_address_of_the_calendar_is_answered_by_the_page(client):
    answer = client.get("/when/dates.ics?nation=england&eq_info=2026-02-31")

    assert answer.status_code == 422
    assert "must be a real date" in words(answer)


# --- What it says -----------------------------------------------------------------------------------------------------


def test_the_first_sentence_is_the_next_day(client):
    said = ask(client, f"nation=england&employees=1200&{ON}&eq_info=2026-03-30&eq_objectives=2024-01-09")

    assert "The next day is 29 March 2027: equality information." in said
    assert said.index("The next day is") < said.index("How we worked out this date")


def test_each_day_explains_itself_with_its_rule_and_where_to_read_it(client):
    answer = client.get(f"/when/?nation=england&{ON}&eq_info=2026-03-30")

    said = words(answer)
    assert "The clock started on 30 March 2026, when the last publication was made public." in said
    assert (
        "29 March 2027 is the safe day; publishing on 30 March 2027 is arguable; from 31 March 2027 it is late." in said
    )
    assert "How sure we are" in said
    assert 'href="https://www.legislation.gov.uk/uksi/2017/353/regulation/4"' in answer.content.decode()


def test_publishing_early_is_told_to_pull_the_cycle_forward(client):
    said = ask(client, "nation=england&on=2026-11-22&planned=2027-03-11&eq_info=2026-03-30")

    assert "What follows from publishing on 11 March 2027" in said
    assert "The next falls due on 10 March 2028." in said
    assert "publishing early pulls the cycle forward by 18 days" in said


def test_never_and_not_sure_are_two_different_answers(client):
    never = ask(client, f"nation=england&{ON}&eq_info=never&eq_objectives=2026-01-01")
    unsure = ask(client, f"nation=england&{ON}&eq_objectives=2026-01-01")

    assert "Equality information: first due by 30 March 2018 and never published." in never
    assert "30 March 2018" not in unsure
    assert "It depends on the day of the last publication, which you did not say." in unsure
    assert "How to find out when something was published" in unsure
    assert "If you publish on 22 November 2026, the next falls due on 21 November 2027" in unsure


def test_saying_never_is_one_click_away(client):
    page = client.get(f"/when/?nation=england&{ON}&eq_objectives=2026-01-01").content.decode()
    assert f'href="?nation=england&amp;{ON}&amp;eq_objectives=2026-01-01&amp;eq_info=never"' in page

    followed = client.get(f"/when/?nation=england&{ON}&eq_objectives=2026-01-01&eq_info=never", follow=True)
    assert "first due by 30 March 2018" in words(followed)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2027-03-29", "Equality information: due today, 29 March 2027."),
        ("2027-03-30", "Equality information: the safe day was 29 March 2027, and publishing today is still arguable."),
        ("2027-03-31", "Equality information: due by 29 March 2027, 2 days ago."),
    ],
)
def test_on_its_day_after_it_and_on_the_arguable_day_between(client, on, told):
    said = ask(client, f"nation=england&on={on}&eq_info=2026-03-30")

    assert told in said
    assert "breach" not in said.lower()


def test_a_parish_is_told_of_the_general_duty_only(client):
    said = ask(client, f"nation=parish&employees=400&{ON}")

    assert "Parish and town councils are bound by the general duty." in said
    assert "Schedule 2" in said
    assert "Publish by" not in said
    assert "Equality action plan" not in said
    assert "Accessibility statement" in said


def test_northern_ireland_is_told_of_section_75(client):
    said = ask(client, f"nation=northern_ireland&{ON}")

    assert "Another law does: section 75 of the Northern Ireland Act 1998." in said
    assert "Publish by" not in said


def test_a_small_council_sees_what_does_not_apply_and_why(client):
    said = ask(client, f"nation=england&employees=120&{ON}&eq_info=2026-03-30")

    assert "Gender pay gap: The duty binds councils with 250 or more employees" in said
    assert "The duty to publish stays" in said


def test_a_council_that_has_not_begun_owes_nothing_yet(client):
    said = ask(client, f"nation=england&began=2028-04-01&{ON}")
    first_day = ask(client, "nation=england&began=2028-04-01&on=2028-04-01&eq_info=never&eq_objectives=never")

    assert "This council begins on 1 April 2028." in said
    assert "Publish by" not in said
    assert "The law gives no first date. Publish as soon as it can be done." in first_day


def test_another_day_is_said_in_words_with_a_way_back_to_today(client):
    said = ask(client, "nation=england&on=2015-01-05&eq_info=2014-02-01")

    assert "As of 5 January 2015, as you asked. As of today" in said
    assert "Specific Duties) Regulations 2011" in said  # the law of that day


def test_a_day_before_all_regulations_has_no_duty(client):
    assert "On 1 February 2011 no regulations asked councils there to publish yet." in ask(
        client, "nation=england&on=2011-02-01"
    )


def test_what_is_no_equality_duty_stands_apart(client):
    said = ask(client, f"nation=england&employees=900&{ON}&eq_info=2026-03-30&access_statement=2026-05-05")

    apart = said.index("Beside the equality duties")
    assert said.index("Accessibility statement", apart) > apart
    assert "5 May 2027" in said[apart:]
    assert "Equality action plan" in said[apart:]


# --- The calendar -----------------------------------------------------------------------------------------------------


def days_of(answer: HttpResponse) -> dict[date, str]:
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return {event.decoded("DTSTART"): str(event["SUMMARY"]) for event in events}


def test_the_calendar_holds_every_day_to_come_and_no_day_that_has_passed(client):
    answer = client.get(f"/when/dates.ics?nation=england&{ON}&eq_info=2026-03-30&eq_objectives=2022-01-01&gpg=2025-26")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert days_of(answer) == {
        date(2027, 3, 29): "Equality information: last safe day",
        date(2027, 3, 30): "Gender pay gap, 2026-27: last day",
    }


def test_an_event_leads_back_to_the_answer_and_says_nothing_that_is_wrong_tomorrow(client, settings):
    settings.PUBLIC_URL = "https://equality.example"
    asked = f"nation=wales&{ON}&wal_objectives_review=2024-04-01&wal_sep=2024-04-01"
    (event, *_others) = icalendar.Calendar.from_ical(client.get(f"/when/dates.ics?{asked}").content).walk("VEVENT")

    assert str(event["URL"]) == f"https://equality.example/when/?{asked}"
    assert str(event["UID"]).endswith("@equality.example")
    assert "22 November 2026" not in str(event["DESCRIPTION"])


def test_what_is_no_law_is_named_so_in_the_calendar(client):
    answer = client.get(f"/when/dates.ics?nation=wales&{ON}&wal_sep=2024-04-01&access_statement=2026-05-05")

    titles = set(days_of(answer).values())
    assert {"Strategic Equality Plan: customary day", "Accessibility statement: yearly review"} <= titles


def test_the_page_offers_the_calendar_of_what_it_shows(client):
    page = client.get(f"/when/?nation=england&{ON}&eq_info=2026-03-30").content.decode()

    link = f'href="/when/dates.ics?nation=england&amp;{ON}&amp;eq_info=2026-03-30"'
    assert link in page
    assert 'href="/when/dates.ics' not in client.get(f"/when/?nation=parish&{ON}").content.decode()


# --- The way here -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_front_page_and_every_foot_lead_here(client):
    assert 'href="/when/">Work out the days' in client.get("/").content.decode()
    assert 'href="/when/"' in client.get("/about/").content.decode()
