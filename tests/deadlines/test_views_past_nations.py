"""The table of past publications in Scotland, Wales and Northern Ireland, and before there was a law."""

from datetime import date

import pytest
import time_machine

from deadlines.models import Discharge
from tests import cast
from tests.deadlines.past_stage import ROW, error_beside, known, read, table, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


def enter(client, *, address, **row):
    return client.post(address, table(row | {"label": "Report"}), follow=True)


def at(client, nation: str):
    council = cast.enrolled("elsewhere", nation=nation)
    client.force_login(cast.person("wyn", (council, "officer")))
    return council, "/officers/elsewhere/past/"


def test_a_scottish_publication_is_for_every_listed_body_unless_some_are_unticked(client, db):
    _council, address = at(client, "scotland")
    assert words_of(client.get(address)).count(" checked") == 3 * 5
    report = {"duty": "SCO_MAINSTREAMING", "made_public_on": "28 April 2025", "label": "Report"}
    bodies = {"bodies": ["council", "education_authority", "licensing_board"]}

    client.post(address, table(report | bodies, *[bodies] * 4))
    client.post(address, table(report | {"made_public_on": "2 May 2025", "bodies": ["licensing_board"]}))

    met = Discharge.objects.order_by("made_public_on", "body").values_list("made_public_on", "body")
    assert list(met) == [
        (date(2025, 4, 28), "council"),
        (date(2025, 4, 28), "education_authority"),
        (date(2025, 4, 28), "licensing_board"),
        (date(2025, 5, 2), "licensing_board"),
    ]
    assert "the licensing board" in read(client.get(address))


def test_a_licensing_board_that_employs_nobody_is_left_out_of_a_pay_gap(client, db):
    _council, address = at(client, "scotland")
    gap = {"duty": "SCO_PAY_GAP", "made_public_on": "28 April 2025", "label": "Gap", "cycle": "2025"}

    client.post(address, table(gap | {"bodies": ["council", "education_authority", "licensing_board"]}))
    assert {met.body for met in Discharge.objects.all()} == {"council", "education_authority"}

    answer = client.post(address, table(gap | {"bodies": ["licensing_board"]}))
    assert "This duty is not theirs" in error_beside(answer, "row-1-bodies")
    answer = client.post(address, table(gap))
    assert "Select for whom it was published" in error_beside(answer, "row-1-bodies")


def test_what_is_known_of_one_body_only_names_it(client, db):
    council, address = at(client, "scotland")
    known(council, "SCO_MAINSTREAMING", date(2025, 4, 28), body="licensing_board")

    answer = client.post(
        address,
        table(
            {"duty": "SCO_MAINSTREAMING", "made_public_on": "28 April 2025", "label": "R"}
            | {"bodies": ["council", "licensing_board"]}
        ),
    )

    assert "already known for this duty of the licensing board" in error_beside(answer, "row-1-made_public_on")


def test_a_welsh_report_is_entered_with_its_welsh_day_and_year(client, db):
    _council, address = at(client, "wales")

    shown = read(
        enter(
            client, address=address, duty="WAL_ANNUAL_REPORT", made_public_on="28ain Mawrth 2026", cycle="2024 to 2025"
        )
    )

    assert "Publish your next annual equality report by 31 March 2027." in shown
    assert Discharge.objects.get().cycle == "2024-25"


def test_where_another_law_applies_the_page_says_so_and_takes_nothing(client, db):
    _council, address = at(client, "northern_ireland")

    shown = words_of(client.get(address))
    assert "section 75 of the Northern Ireland Act 1998" in shown
    assert "row-1-duty" not in shown
    assert client.post(address, table(ROW)).status_code == 409
    assert not Discharge.objects.exists()


def test_an_example_of_a_day_before_the_law_is_told_that_no_duty_is_known(client, db):
    council = cast.council("oldshire", shown_as_at=date(2010, 1, 7))
    client.force_login(cast.person("olga", (council, "officer")))

    assert "No duty is known for this day." in words_of(client.get("/officers/oldshire/past/"))
