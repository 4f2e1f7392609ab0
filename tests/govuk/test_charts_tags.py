"""Charts in a template: on a page, on paper, on a card."""

from html import unescape

import pytest

from govuk.charts import Chart
from govuk.pdf import pdf
from tests.govuk.charts_sample import bars, hard, line, progress, years
from tests.govuk.charts_seen import root, words
from tests.govuk.page import Elements, draw
from tests.verapdf import validate

REPORT = """{% extends "layouts/print.html" %}{% load charts %}{% block title %}Charts{% endblock %}{% block content %}
<h1>Charts</h1><section class="report-section"><h2>All</h2>
{% for chart in charts %}{% chart_printed chart %}{% endfor %}
</section>{% endblock %}"""


def page(chart: Chart, options: str = "") -> str:
    return draw(f"{{% load charts %}}{{% chart chart {options} %}}", chart=chart)


def test_a_chart_on_a_page_comes_wide_and_narrow_with_its_figures_folded() -> None:
    html = page(line(), 'csv="/figures.csv"')
    found = Elements(html)

    assert [svg["width"] for svg in found.all("svg")] == ["640", "320"]
    assert len(found.all("figcaption")) == 1
    assert "open" not in found.all("details")[0].attributes
    assert "Figures of this chart" in html
    assert "2025 to 2026" in html
    assert found.all("a", href="/figures.csv")
    assert "Download these figures (CSV)" in html


def test_a_chart_without_a_file_links_to_none_and_can_stand_open() -> None:
    found = Elements(page(progress(), "open=True"))

    assert "open" in found.all("details")[0].attributes
    assert [link["href"] for link in found.all("a")] == ["/1/", "/2/", "/3/", "/5/"]


def test_what_the_numbers_of_the_breaks_mean_stands_under_the_picture() -> None:
    html = page(line(periods=years(8, broken=(2,))))

    assert "<li>1. Break before 2020 to 2021: the definition of the measure changed</li>" in html
    assert "portal-chart__notes" not in page(bars())


def test_two_charts_on_a_page_share_no_ids() -> None:
    html = page(line()) + page(line())

    assert [element["id"] for element in Elements(html) if element["id"]] == []


def test_a_printed_chart_stands_over_its_table() -> None:
    html = draw("{% load charts %}{% chart_printed chart %}", chart=line())
    found = Elements(html)

    assert len(found.all("svg")) == 1
    assert not found.all("details")
    assert len(found.all("th", scope="row")) == 10  # eight years, baseline and target
    assert len(found.all("td", **{"class": "numeric"})) == 10


def test_a_printed_chart_of_many_rows_comes_in_pieces_under_one_title() -> None:
    found = Elements(draw("{% load charts %}{% chart_printed chart %}", chart=progress(40)))

    assert len(found.all("svg")) == 3
    assert len(found.all("figcaption")) == 1
    assert len(found.all("th", scope="row")) == 40


@pytest.mark.parametrize("name", ["ordinary", "three series", "all missing", "bars", "long unit"])
def test_a_card_has_the_course_and_the_last_figure(name: str) -> None:
    chart = hard()[name]
    svg = draw("{% load charts %}{% small_chart chart %}", chart=chart)

    assert root(svg)[0].text == chart.title
    assert root(svg).attrib["height"] in {"40", "58"}
    assert len(words(svg)) == {"three series": 3}.get(name, 1)


def test_a_card_shows_the_figure_the_chart_ends_with() -> None:
    assert words(line().small) == ["38.75%"]
    assert words(hard()["all missing"].small) == ["no figures"]


def test_what_people_wrote_is_escaped_in_tables_and_lists() -> None:
    html = page(line(1, periods=years(1, broken=(0,)), suffix="<b>")) + draw(
        "{% load charts %}{% chart_printed chart %}", chart=line(1, suffix="<b>")
    )

    assert "<b>" not in html
    assert "<b>" in unescape(html)


@pytest.mark.slow
def test_all_charts_together_make_an_accessible_pdf(tmp_path) -> None:
    file = tmp_path / "charts.pdf"
    drawn = draw(REPORT, charts=list(hard().values()))
    file.write_bytes(pdf(drawn, identifier=b"x", address="https://equality.example/"))

    assert validate(file).passed, validate(file)
