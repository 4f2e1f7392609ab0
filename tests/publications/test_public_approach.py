"""What everybody may read of a council's approach: the newest words, and every version for ever."""

from datetime import date

import pytest
import time_machine

from tests import cast
from tests.councils import approach_stage as stage
from tests.councils.approach_stage import FIRST, REPLACED, SECOND
from tests.deadlines.dates_stage import words_of

pytestmark = pytest.mark.django_db
PAGE = "/councils/barsetshire/approach/"
LONG = "\n\n".join(f"Paragraph {number}. " + "We go on listening. " * 10 for number in range(1, 9))


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def replaced(barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)
    return stage.published(barsetshire, olivia, petra, SECOND, on=REPLACED)


def test_a_council_s_page_shows_its_words_after_the_duties(client, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)

    shown = words_of(client.get("/councils/barsetshire/"))

    assert "In the council’s words since 3 March 2026" in shown
    assert shown.index('id="duties"') < shown.index("<li>to residents</li>") < shown.index('id="objectives"')
    assert "Earlier versions" not in shown
    assert "Read all of our approach" not in shown


def test_long_words_begin_there_and_lead_to_the_whole(client, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra, LONG)

    shown = words_of(client.get("/councils/barsetshire/"))

    assert "Paragraph 2" in shown
    assert "Paragraph 3" not in shown
    assert f'<a class="govuk-link" href="{PAGE}">Read all of our approach</a>' in shown
    assert "Paragraph 8" in words_of(client.get(PAGE))


def test_without_words_there_is_no_section_and_no_page(client, barsetshire, olivia):
    stage.submitted(barsetshire, olivia)

    for slug in (
        "barsetshire",
        cast.council("silent").slug,
        cast.council("example", shown_as_at=date(2021, 1, 7)).slug,
    ):
        assert "Our approach" not in words_of(client.get(f"/councils/{slug}/"))
        assert client.get(f"/councils/{slug}/approach/").status_code == 404
    assert client.get(f"{PAGE}1/").status_code == 404
    assert client.get("/councils/nowhere/approach/").status_code == 404


def test_earlier_versions_are_one_link_away(client, replaced):
    shown = words_of(client.get("/councils/barsetshire/"))
    assert f'href="{PAGE}#versions">Earlier versions' in shown
    assert "In the council’s words since 4 May 2026" in shown

    shown = words_of(client.get(PAGE))

    assert SECOND in shown
    assert f'href="{PAGE}1/"' in shown
    assert f'href="{PAGE}2/"' in shown
    assert "Published on 3 March 2026, agreed by Petra" in shown


def test_an_earlier_version_says_that_it_was_replaced(client, replaced):
    shown = words_of(client.get(f"{PAGE}1/"))

    assert "<li>to residents</li>" in shown
    assert "from 3 March 2026 until a newer version replaced them on 4 May 2026" in shown
    assert f'href="{PAGE}"' in shown
    assert "Version 1, on this page" in shown
    assert "replaced them" not in words_of(client.get(f"{PAGE}2/"))
    assert client.get(f"{PAGE}3/").status_code == 404


def test_each_version_has_the_day_of_the_one_that_came_next(client, barsetshire, olivia, petra, replaced):
    stage.published(barsetshire, olivia, petra, "A third.", on=date(2026, 5, 20))

    assert "replaced them on 4 May 2026" in words_of(client.get(f"{PAGE}1/"))
    assert "replaced them on 20 May 2026" in words_of(client.get(f"{PAGE}2/"))


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}1/"])
def test_the_pages_may_be_kept_and_set_no_cookie(client, replaced, address):
    answer = client.get(address)

    assert "s-maxage=60" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(("address", "queries"), [(PAGE, 2), (f"{PAGE}1/", 2)])
def test_the_number_of_queries_does_not_grow_with_the_versions(
    client, barsetshire, olivia, petra, address, queries, django_assert_num_queries
):
    stage.published(barsetshire, olivia, petra)
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(8):
        stage.published(barsetshire, olivia, petra, f"{FIRST} {number}")
    with django_assert_num_queries(queries):
        client.get(address)


def test_what_people_write_never_becomes_markup(client, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra, "<script>alert(1)</script> [x](javascript:alert(1))")

    assert "<script>alert" not in words_of(client.get(PAGE))
