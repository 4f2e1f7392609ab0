"""The address of the public calculator: tidy, fit to be passed on, and never a way to break the page."""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest

from tests.deadlines.test_when import ON, words

# --- Its address ------------------------------------------------------------------------------------------------------


def test_an_empty_page_asks_where_the_council_is_and_complains_of_nothing(client):
    for address in ("/when/", "/when/?utm_source=letter"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Where is the council?" in words(answer)
        assert "There is a problem" not in words(answer)


def test_what_a_form_sends_becomes_an_address_with_only_what_was_filled_in(client):
    sent = {
        "nation": "england",
        "employees": "1,200",
        **{
            f"{day}-{part}": ""
            for day in ("began", "on", "planned", "eq_objectives")
            for part in ("day", "month", "year")
        },
        "eq_info-day": "30",
        "eq_info-month": "March",
        "eq_info-year": "2026",
        "eq_objectives-never": "on",
        "gpg": "unsure",
        "unknown": "key",
    }

    answer = client.get("/when/", sent)

    assert answer.status_code == 302
    assert answer["Location"] == "/when/?nation=england&employees=1200&eq_info=2026-03-30&eq_objectives=never"
    assert client.get(answer["Location"]).status_code == 200


def test_a_form_without_any_answer_leads_past_the_questions(client):
    sent = {"nation": "england", "eq_info-day": "", "eq_info-month": "", "eq_info-year": "", "gpg": "unsure"}

    assert client.get("/when/", sent)["Location"] == "/when/?nation=england#days"


@pytest.mark.parametrize("typed", ["Northern Ireland", "northern-ireland", "NORTHERN_IRELAND"])
def test_a_nation_may_be_written_as_people_do(client, typed):
    assert client.get("/when/", {"nation": typed})["Location"] == "/when/?nation=northern_ireland"


def test_the_page_shows_its_own_address_and_is_not_for_search_engines(client, settings):
    settings.PUBLIC_URL = "https://equality.example"
    answer = client.get("/when/?nation=wales&wal_sep=2024-04-01")

    assert "https://equality.example/when/?nation=wales&wal_sep=2024-04-01" in words(answer)
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_an_address_made_years_ago_still_says_what_it_said(client):
    page = client.get(f"/when/?nation=england&{ON}&gpg=2021-22").content.decode()

    assert re.search(r'value="2021-22" checked', page)
    assert "2022-23, 2023-24, 2024-25" in page  # missed since


@pytest.mark.parametrize("written", ["2025/26", "2025-2026", "2025–26"])
def test_a_reporting_year_may_be_written_as_people_do(client, written):
    asked = {"nation": "england", "gpg": written}

    assert client.get("/when/", asked)["Location"] == "/when/?nation=england&gpg=2025-26"


# --- What else comes in by an address ---------------------------------------------------------------------------------

ODD = [
    "",
    "0",
    "-1",
    "x" * 10_000,
    "\x00",
    "٣",
    "²",
    "9" * 5_000,
    "2026-02-31",
    "never",
    "unsure",
    "<b>",
    "%",
    "0000-00-00",
    "á",
]


@pytest.mark.parametrize("name", ["nation", "employees", "on", "eq_info", "eq_info-never", "eq_info-day", "gpg"])
def test_no_address_however_odd_breaks_the_page_or_leads_in_a_circle(client, name):
    for odd in ODD:
        asked = {"nation": "england", "on": "2026-11-22", name: [odd, odd]}
        answer = client.get("/when/", asked)
        if answer.status_code == 302:
            answer = client.get(f"/when/?{urlsplit(answer['Location']).query}")
        assert answer.status_code in (200, 422), odd
        assert "<b>" not in answer.content.decode()
    assert client.get("/when/dates.ics", asked).status_code in (200, 422)


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern_ireland", "parish"])
def test_every_nation_answers_for_fifty_years(client, nation):
    on = date(2011, 1, 1)
    while on < date(2061, 1, 1):
        assert client.get(f"/when/?nation={nation}&on={on}").status_code == 200, on
        on = (on + timedelta(days=577)).replace(day=1)
