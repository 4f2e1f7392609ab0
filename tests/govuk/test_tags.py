"""Template tags and filters: how dates, numbers, statuses, tables and titles read."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.govuk.page import Elements, draw


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 3, 29), "29 March 2026"),
        (datetime(2026, 3, 31, 23, 30, tzinfo=UTC), "1 April 2026"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_day_reads_as_people_say_it(value: object, shown: str) -> None:
    assert draw("{% load govuk %}{{ value|day }}", value=value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime(2026, 6, 1, 13, 5, tzinfo=UTC), "1 June 2026 at 2:05pm"),
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "1 January 2026 at 12:00am"),
        (None, ""),
    ],
)
def test_a_moment_reads_in_the_time_of_the_portal(value: object, shown: str) -> None:
    assert draw("{% load govuk %}{{ value|moment }}", value=value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1240, "1,240"), (0, "0"), (Decimal("12400.50"), "12,400.50"), (999, "999"), (None, "")]
)
def test_a_number_has_its_thousands_comma(value: object, shown: str) -> None:
    assert draw("{% load govuk %}{{ value|number }}", value=value) == shown


def test_a_status_is_words_on_a_colour() -> None:
    html = draw('{% load govuk %}{% tag "Overdue" "red" %}{% include "components/status_tag.html" with text="Met" %}')

    assert [e["class"] for e in Elements(html).all("strong")] == ["govuk-tag govuk-tag--red", "govuk-tag"]


def test_options_inside_options_are_written_with_two_underscores() -> None:
    html = draw('{% load govuk %}{% govuk "input" id="x" name="x" label__text="Name" attributes__data_kind="y" %}')

    assert Elements(html).all("input", **{"data-kind": "y"})
    assert "Name" in html


def test_a_component_goes_around_html_and_escapes_what_people_typed() -> None:
    html = draw(
        '{% load govuk %}{% govuk_block "details" summaryText="How" %}<p>{{ typed }}</p>{% endgovuk_block %}',
        typed="<script>",
    )

    assert "<p>&lt;script&gt;</p>" in html
    assert Elements(html).all("details")


def test_a_summary_list_says_what_each_link_changes() -> None:
    rows = [("Owner", "<b>Olivia</b>", "/change/", "", "the owner"), ("Due", None)]

    html = draw("{% load govuk %}{% summary_list rows %}", rows=rows)

    assert "&lt;b&gt;Olivia" in html
    assert '<span class="govuk-visually-hidden"> the owner</span>' in html
    assert len(Elements(html).all("a")) == 1


def test_a_table_of_facts_has_headers_both_ways_and_scrolls_by_itself() -> None:
    columns, rows = ["Service", ("Women", "numeric")], [["Libraries & more", 12], ["Planning", None]]

    html = draw('{% include "components/fact_table.html" with caption="Staff <b>" %}', columns=columns, rows=rows)
    page = Elements(html)

    assert page.all("div", role="region", tabindex="0")[0]["aria-label"] == "Staff <b>"
    assert [(e["scope"], e["class"]) for e in page.all("th")] == [
        ("col", "govuk-table__header"),
        ("col", "govuk-table__header govuk-table__header--numeric"),
        ("row", "govuk-table__header"),
        ("row", "govuk-table__header"),
    ]
    assert "Libraries &amp; more" in html
    assert "None" not in html


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        draw('{% load govuk %}{% fact_table "Staff" columns rows %}', columns=["a", "b"], rows=[["1"]])


def test_the_pages_of_a_list_keep_the_question_that_was_asked() -> None:
    request = RequestFactory().get("/councils/?q=a%26b&page=2")
    page = Paginator(range(100), 10).get_page(2)

    drawn = Elements(draw('{% include "components/pagination.html" %}', page=page, request=request))
    links = [e["href"] for e in drawn.all("a")]

    assert links[0] == "?q=a%26b&page=1"
    assert links[-1] == "?q=a%26b&page=3"
    assert len(drawn.all("a", **{"aria-current": "page"})) == 1


def test_a_list_of_one_page_has_no_links() -> None:
    page = Paginator(range(3), 10).get_page(1)

    assert "<nav" not in draw("{% load govuk %}{% page_links page %}", page=page, request=RequestFactory().get("/"))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Objectives – Barsetshire", "Objectives – Barsetshire – PSED Portal"),
        ("\n  Objectives\n  – Barsetshire – PSED Portal\n", "Objectives – Barsetshire – PSED Portal"),
        ("", "PSED Portal"),
    ],
)
def test_a_title_ends_in_the_name_of_the_service_once(written: str, title: str) -> None:
    assert draw("{% load govuk %}{% page_title %}" + written + "{% endpage_title %}") == title


def test_a_stale_save_shows_both_texts_and_loses_nothing() -> None:
    html = draw(
        '{% include "components/stale.html" %}',
        differences=[("Title", "Mine <b>\nagain", "Theirs"), ("Reason", "", "Other")],
        saved_by="Petra",
        saved_at=datetime(2026, 3, 9, 9, 30, tzinfo=UTC),
    )

    assert "Petra saved it on 9 March 2026 at 9:30am." in html
    assert "Mine &lt;b&gt;<br>again" in html
    assert html.count("Your version") == html.count("The version saved since") == 2
    assert "Nothing entered" in html


def test_figures_at_a_glance_are_a_list() -> None:
    tiles = [{"figure": "3", "name": "overdue", "href": "/x/", "tag": "Overdue", "colour": "red", "note": "since May"}]

    html = draw('{% include "components/tiles.html" %}', tiles=tiles)

    assert len(Elements(html).all("li")) == 1
    assert "since May" in html


def test_a_notice_says_what_a_reader_must_know_first() -> None:
    html = draw('{% include "components/notice.html" with title="Example" warning=True %}', text="Invented & old")

    assert "Invented &amp; old" in html
    assert "portal-notice--warning" in html
