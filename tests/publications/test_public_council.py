"""A council's page: what the law asks, what it has done, and never more than is known."""

from datetime import date

import pytest
import time_machine

from councils.models import Council, Headcount
from deadlines import actions as deadlines
from objectives import actions as objectives
from objectives.models import Objective, ObjectiveSet
from publications.models import Document
from tests import cast
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db
NOW = "2026-11-22 12:00"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def page_of(client, council: Council | str) -> str:
    slug = council if isinstance(council, str) else council.slug
    answer = client.get(f"/councils/{slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def met(council: Council, duty: str, on: date, **told) -> None:
    deadlines.discharge(council, duty, made_public_on=on, label="Report", by=cast.STAGE_HAND, **told)


@pytest.fixture
def westminster(db) -> Council:
    """A historical example with a set that has run out by its own day."""
    council = cast.council(
        "westminster-example", name="Westminster City Council", kind="london_borough", shown_as_at=date(2021, 1, 7),
        notice="It shows published documents of their time and says nothing of today.", source="Page of 7 January 2021",
    )  # fmt: skip
    kept = ObjectiveSet.objects.create(
        council=council, slug="of-2016", title="Objectives 2016 to 2020", period_as_written="2016 to 2020",
        starts_on=date(2016, 1, 1), ends_on=date(2020, 12, 31), published_on=date(2017, 1, 31), state="published",
    )  # fmt: skip
    for n in range(1, 7):
        Objective.objects.create(objective_set=kept, position=n, number=n, title=f"Short title {n}")
    return council


# --- Of those who do not use the portal, nothing is said ------------------------------------------------------------

STATUSES = ("Up to date", "Overdue", "Due in", "Due today", "Past the safe day", "None recorded")


def test_a_council_that_is_not_enrolled_has_no_status(client) -> None:
    page = page_of(client, cast.council("silent"))

    assert "This council is not using this portal, so we cannot say." in page
    assert not [status for status in STATUSES if status in page]


def test_an_enrolled_one_has_a_status(client, barsetshire) -> None:
    assert "None recorded" in page_of(client, barsetshire)


@pytest.mark.parametrize(
    ("nation", "duty"), [("wales", "Annual equality report"), ("scotland", "Mainstreaming report")]
)
@pytest.mark.parametrize("is_enrolled", [True, False])
def test_welsh_and_scottish_duties_are_those_of_their_nation(client, nation, duty, is_enrolled) -> None:
    council = (cast.enrolled if is_enrolled else cast.council)("a-council", nation=nation)

    page = page_of(client, council)

    assert (duty in page) is is_enrolled
    assert ("not using this portal" in page) is not is_enrolled
    assert "No duty to publish was in force" not in page
    assert "Gender pay gap service" not in page


def test_duties_without_a_day_of_their_own_are_told_apart(client) -> None:
    page = page_of(client, cast.enrolled("gwent", nation="wales"))

    assert "Duties without a day of their own" in page
    assert "No day is fixed for it." in page


def test_in_northern_ireland_another_law_applies(client) -> None:
    page = page_of(client, cast.council("a-district", nation="northern_ireland"))

    assert "section 75 of the Northern Ireland Act 1998" in page
    assert "not using this portal" not in page


def test_an_abolished_council_leads_to_its_successors(client) -> None:
    after = cast.council("westmorland", name="Westmorland and Furness Council")
    gone = cast.council("cumbria", ended_on=date(2023, 3, 31))
    gone.successors.add(after)

    page = page_of(client, gone)

    assert "Its last day was 31 March 2023." in page
    assert '<a class="govuk-link" href="/councils/westmorland/">Westmorland and Furness Council</a>' in page
    assert 'href="/councils/cumbria/"' in page_of(client, after)


def test_a_joint_body_names_its_members_and_they_name_it(client, barsetshire) -> None:
    joint = cast.council("joint", name="Joint Board", kind="joint_body")
    joint.members.add(barsetshire)

    assert 'href="/councils/barsetshire/"' in page_of(client, joint)
    assert 'href="/councils/joint/"' in page_of(client, barsetshire)


def test_other_names_are_shown_with_what_they_are(client) -> None:
    council = cast.council("ynys-mon", name="Isle of Anglesey County Council", nation="wales")
    council.names.create(name="Cyngor Sir Ynys Môn", folded="cyngor sir ynys mon", sort="welsh")

    assert "Cyngor Sir Ynys Môn (Welsh name)" in page_of(client, council)


def test_an_invented_council_says_so(client) -> None:
    assert "This council is invented." in page_of(client, cast.council("invented", is_fictional=True))


# --- Where a duty stands --------------------------------------------------------------------------------------------


def test_a_duty_shows_when_it_was_met_when_it_is_due_and_why(client, barsetshire, olivia) -> None:
    edition = stage.published_report(barsetshire, olivia)

    page = page_of(client, barsetshire)

    assert f'href="{edition.publication.get_absolute_url()}">10 March 2026' in page
    assert "9 March 2027" in page
    assert "Due in 107 days" in page
    assert "The clock started on 10 March 2026" in page


def test_lateness_is_said_in_neutral_words(client, barsetshire) -> None:
    met(barsetshire, "EQ_INFO", date(2025, 11, 11))

    page = page_of(client, barsetshire)

    assert "Overdue by 12 days" in page
    for harsh in ("breach", "fail", "unlawful"):
        assert harsh not in page


def test_on_a_contested_day_nothing_is_called_late(client, barsetshire) -> None:
    met(barsetshire, "EQ_INFO", date(2025, 11, 22))

    page = page_of(client, barsetshire)

    assert "Past the safe day" in page
    assert "Publishing by the end of 22 November 2026 is arguably in time." in page
    assert "Overdue" not in page


def test_a_withdrawn_discharge_and_one_of_another_day_do_not_count(client, barsetshire) -> None:
    met(barsetshire, "EQ_INFO", date(2026, 5, 5))
    by_mistake = barsetshire.discharges.get()
    deadlines.withdraw_discharge(by_mistake, because="It was another paper.", on=date(2026, 5, 6), by=cast.STAGE_HAND)

    assert "5 May 2026" not in page_of(client, barsetshire)


def test_an_assumed_day_says_that_it_is(client, barsetshire) -> None:
    met(barsetshire, "EQ_INFO", date(2026, 5, 5), is_day_assumed=True)

    assert "5 May 2026 (day assumed)" in page_of(client, barsetshire)


def test_what_was_published_elsewhere_is_a_link_to_there(client, barsetshire) -> None:
    met(barsetshire, "EQ_INFO", date(2026, 5, 5), path="https://www.barsetshire.example/equality?a=1&b=2")

    page = page_of(client, barsetshire)

    assert '<a class="govuk-link" href="https://www.barsetshire.example/equality?a=1&amp;b=2">5 May 2026' in page


@pytest.mark.parametrize(
    ("count", "is_bound", "sentence"),
    [
        (149, False, "With 149 employees, fewer than 150, the information need not cover employees."),
        (149, True, "With fewer than 150 employees, the information need not cover employees."),
        (99, True, "With fewer than 100 employees, the information need not cover employees."),
        (499, True, "With 150 or more employees the information must also cover employees. The number"),
        (150, False, "With 150 employees, the information must also cover employees"),
    ],
)
def test_what_the_size_of_the_council_means_for_staff_figures(client, barsetshire, count, is_bound, sentence) -> None:
    Headcount.objects.create(council=barsetshire, as_at=date(2026, 1, 1), count=count, is_upper_bound=is_bound)

    page = page_of(client, barsetshire)

    assert page.count(sentence) == 1
    if count < 150:
        assert "must also cover employees" not in page


# --- Historical examples answer for their own day -------------------------------------------------------------------


def test_an_example_says_that_it_is_one_and_for_which_day(client, westminster) -> None:
    page = page_of(client, westminster)

    assert "A historical example, shown as at 7 January 2021" in page
    assert "says nothing of today" in page
    assert "Source: Page of 7 January 2021" in page


def test_the_set_of_2016_to_2020_is_overdue_on_7_january_2021(client, westminster) -> None:
    page = page_of(client, westminster)

    assert "Its period ended on 31 December 2020." in page
    assert "It was due for review by 31 December 2020." in page
    assert "Overdue for review by 7 days" in page
    assert page.count("Short title") == 6


def test_what_an_example_s_documents_do_not_say_is_not_held_against_it(client, westminster) -> None:
    page = page_of(client, westminster)

    assert "The documents shown here do not say when this was published." in page
    assert "30 March 2018" not in page


def test_an_example_is_judged_by_what_was_known_on_its_day(client, westminster) -> None:
    met(westminster, "EQ_INFO", date(2020, 6, 1))
    met(westminster, "EQ_INFO", date(2022, 6, 1))

    page = page_of(client, westminster)

    assert "31 May 2021" in page
    assert "2022" not in page


def test_a_small_body_with_nine_summaries_is_never_told_off(client) -> None:
    council = cast.council("london-councils", kind="joint_body", shown_as_at=date(2021, 3, 31))
    Headcount.objects.create(council=council, as_at=date(2012, 1, 1), count=149, is_upper_bound=True)
    for year in range(2011, 2020):
        Document.objects.create(council=council, title="Workforce summary", series="Summaries", period=f"{year}")

    page = page_of(client, council)

    assert "need not cover employees" in page
    assert "The documents shown here state no objectives." in page
    assert "All publications, with 4 more documents" in page
    assert "Overdue" not in page


def test_before_there_was_a_duty_none_is_shown(client) -> None:
    page = page_of(client, cast.council("early", shown_as_at=date(2010, 5, 1)))

    assert "No duty to publish was in force on 1 May 2010." in page


# --- How it answers -------------------------------------------------------------------------------------------------


def test_a_page_needs_as_many_queries_for_twelve_objectives_and_six_reports_as_for_one(
    client, barsetshire, loamshire, olivia, sam, django_assert_max_num_queries
) -> None:
    stage.published_set(barsetshire, olivia, many=1)
    stage.published_set(loamshire, sam, many=12)
    for objective in Objective.objects.filter(objective_set__council=loamshire):
        objectives.note_progress(objective, as_at=date(2026, 5, 1), rag="late", narrative="Slow.", by=sam)
    for year in range(2020, 2026):
        stage.published_report(loamshire, sam, year=year, on=date(year + 1, 5, 1))
    counted = {}
    for slug in ("barsetshire", "loamshire"):
        with django_assert_max_num_queries(20) as caught:
            page_of(client, slug)
        counted[slug] = len(caught)

    assert counted["barsetshire"] == counted["loamshire"]


def test_no_other_verb_and_no_unknown_council(client, barsetshire) -> None:
    assert client.post("/councils/barsetshire/").status_code == 405
    assert client.head("/councils/barsetshire/").status_code == 200
    assert client.get("/councils/nowhere/").status_code == 404
